using MicPortal.Application.Data;
using MicPortal.Application.Partnerships;
using MicPortal.Domain.Access;
using MicPortal.Domain.Common;
using MicPortal.Domain.Mandates;
using MicPortal.Domain.Partnerships;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Application.Mandates;

public sealed class MandateQueries(MicPortalDbContext db)
{
    public const int MostRead = 100;

    /// <summary>Those of the actor's own organisation, given or held: in force and to come first, then the newest. An organisation has a handful.</summary>
    public async Task<List<MandateRow>> List(Actor actor, DateOnly today, CancellationToken cancel) =>
        await WithRecords(await Rows(db.Mandates.OfSide(actor).OrderByDescending(mandate => mandate.RevokedAt == null && (mandate.Until == null || mandate.Until >= PartialDate.From(today)))
            .ThenByDescending(mandate => mandate.Id).Take(MostRead)).ToListAsync(cancel), actor, today, cancel);

    /// <summary>Null for who is on neither side.</summary>
    public async Task<MandateRow?> Details(int id, Actor actor, DateOnly today, CancellationToken cancel) =>
        (await WithRecords(await Rows(db.Mandates.OfSide(actor).Where(mandate => mandate.Id == id)).ToListAsync(cancel), actor, today, cancel)).SingleOrDefault();

    /// <summary>
    /// The mandate under which staff of this association act on a partnership, an agreement, a project, a visit or a strategy; null where they have none, or where the
    /// association is a party itself. It names one partnership, and the municipality is a party to it.
    /// </summary>
    public Task<MandateHeld?> Held(int associationId, int? partnershipId, int? agreementId, int? projectId, int? visitId, int? strategyId, DateOnly today, CancellationToken cancel) =>
        Held(db.Mandates.Where(Mandate.InForceOn(today)), associationId, partnershipId, agreementId, projectId, visitId, strategyId).FirstOrDefaultAsync(cancel);

    /// <summary>
    /// One that the association had for this record and that is not in force, the latest; null where there was none. After a merger the successor is the
    /// party, and the mandate is still the former municipality's.
    /// </summary>
    public Task<MandateHeld?> FormerlyHeld(int associationId, int? partnershipId, int? agreementId, int? projectId, int? visitId, int? strategyId, CancellationToken cancel) =>
        (from mandate in db.Mandates
         from named in mandate.Partnerships
         where mandate.AssociationId == associationId
             && (partnershipId == null || named.PartnershipId == partnershipId)
             && (agreementId == null || db.Agreements.Any(agreement => agreement.Id == agreementId && agreement.PartnershipId == named.PartnershipId
                 && (mandate.Municipality!.SuccessorId != null || agreement.Parties.Any(party => party.OrganisationId == mandate.MunicipalityId))))
             && (projectId == null || db.Projects.Any(project => project.Id == projectId && project.PartnershipId == named.PartnershipId
                 && (mandate.Municipality!.SuccessorId != null || project.Parties.Any(party => party.OrganisationId == mandate.MunicipalityId))))
             && (visitId == null || db.Visits.Any(visit => visit.Id == visitId && visit.PartnershipId == named.PartnershipId
                 && (mandate.Municipality!.SuccessorId != null || visit.Parties.Any(party => party.OrganisationId == mandate.MunicipalityId))))
             && (strategyId == null || db.Strategies.Any(strategy => strategy.Id == strategyId && strategy.PartnershipId == named.PartnershipId
                 && (mandate.Municipality!.SuccessorId != null || strategy.Parties.Any(party => party.OrganisationId == mandate.MunicipalityId))))
         orderby mandate.Id descending
         select new MandateHeld(mandate.Id, mandate.MunicipalityId, mandate.Municipality!.Name, named.PartnershipId, mandate.Binds, mandate.From)).FirstOrDefaultAsync(cancel);

    /// <summary>The municipality's partnerships that it can put under a mandate, with the names of the others.</summary>
    public Task<List<MandateRecord>> Choices(int municipalityId, CancellationToken cancel)
    {
        var takingPart = PartnershipParty.TakingPart;
        return Records(db.Partnerships.Where(partnership => partnership.Stage != PartnershipStage.Ended
            && partnership.Parties.AsQueryable().Where(takingPart).Any(party => party.OrganisationId == municipalityId)), municipalityId)
            .ToListAsync(cancel);
    }

    /// <summary>Every association and agency that has people here, those of which the municipality is a member first.</summary>
    public Task<List<MandateHolder>> Holders(int municipalityId, CancellationToken cancel) => db.Associations
        .Where(association => db.Users.Any(user => user.OrganisationId == association.Id && user.DisabledAt == null))
        .OrderByDescending(association => db.Memberships.Any(member => member.AssociationId == association.Id && member.MunicipalityId == municipalityId && member.AcceptedAt != null && member.EndedAt == null))
        .ThenBy(association => association.SortName)
        .Select(association => new MandateHolder(association.Id, association.Name,
            db.Memberships.Any(member => member.AssociationId == association.Id && member.MunicipalityId == municipalityId && member.AcceptedAt != null && member.EndedAt == null)))
        .ToListAsync(cancel);

    private IQueryable<MandateHeld> Held(IQueryable<Mandate> mandates, int associationId, int? partnershipId, int? agreementId, int? projectId, int? visitId, int? strategyId) =>
        from acting in db.ActedFor(mandates, associationId)
        where (partnershipId == null || acting.Party.PartnershipId == partnershipId)
            // Where the municipality has no part in the agreement, project, visit or strategy, its association reads as before.
            && (agreementId == null || db.Agreements.Any(agreement => agreement.Id == agreementId && agreement.PartnershipId == acting.Party.PartnershipId && agreement.Parties.Any(party => party.OrganisationId == acting.Party.OrganisationId)))
            && (projectId == null || db.Projects.Any(project => project.Id == projectId && project.PartnershipId == acting.Party.PartnershipId && project.Parties.Any(party => party.OrganisationId == acting.Party.OrganisationId)))
            && (visitId == null || db.Visits.Any(visit => visit.Id == visitId && visit.PartnershipId == acting.Party.PartnershipId && visit.Parties.Any(party => party.OrganisationId == acting.Party.OrganisationId)))
            && (strategyId == null || db.Strategies.Any(strategy => strategy.Id == strategyId && strategy.PartnershipId == acting.Party.PartnershipId && strategy.Parties.Any(party => party.OrganisationId == acting.Party.OrganisationId)))
        // The one that allows more, should there be two.
        orderby acting.Mandate.Binds descending, acting.Mandate.Id
        select new MandateHeld(acting.Mandate.Id, acting.Mandate.MunicipalityId, acting.Mandate.Municipality!.Name, acting.Party.PartnershipId, acting.Mandate.Binds, acting.Mandate.From);

    /// <summary>Each record's parties, the one that gave the mandate first. A mandate that is over entitles to nothing: of its records those that the reader sees otherwise.</summary>
    private async Task<List<MandateRow>> WithRecords(List<MandateRow> rows, Actor actor, DateOnly today, CancellationToken cancel)
    {
        var ids = rows.SelectMany(row => row.PartnershipIds).Distinct().ToList();
        if (ids.Count == 0)
        {
            return rows;
        }

        var entitled = rows.Where(row => !row.IsOver(today)).SelectMany(row => row.PartnershipIds).ToHashSet();
        var over = ids.Where(id => !entitled.Contains(id)).ToList();
        if (over.Count > 0)
        {
            var seen = db.Partnerships.VisibleTo(actor);
            var acted = db.ActedFor(db.Mandates.Where(Mandate.InForceOn(today)), actor.ActingFor);
            // One that had been entered twice leads on to the record that goes on.
            entitled.UnionWith(await db.Partnerships.Where(partnership => over.Contains(partnership.Id)
                && (seen.Any(one => one.Id == partnership.Id || one.Id == partnership.SuccessorId) || acted.Any(one => one.Party.PartnershipId == partnership.Id || one.Party.PartnershipId == partnership.SuccessorId)))
                .Select(partnership => partnership.Id).ToListAsync(cancel));
        }

        var parties = (await db.Partnerships.Where(partnership => entitled.Contains(partnership.Id)).SelectMany(partnership => partnership.Parties)
            .OrderBy(party => party.Organisation!.SortName).Select(party => new { party.PartnershipId, party.OrganisationId, party.Organisation!.Name }).ToListAsync(cancel)).ToLookup(party => party.PartnershipId);
        var invited = (await db.OpenInvitations().Where(invitation => ids.Contains(invitation.PartnershipId)).Select(invitation => new { invitation.PartnershipId, invitation.OrganisationId }).ToListAsync(cancel))
            .ToLookup(invitation => invitation.PartnershipId, invitation => invitation.OrganisationId);
        foreach (var row in rows)
        {
            row.Records.AddRange(row.PartnershipIds.Where(entitled.Contains).Order().Select(id => new MandateRecord(id, [.. parties[id].OrderByDescending(party => party.OrganisationId == row.MunicipalityId).Select(party => party.Name)])
            {
                IsSuspended = parties[id].Any(party => party.OrganisationId == row.AssociationId) || invited[id].Contains(row.AssociationId),
            }));
        }

        return rows;
    }

    private static IQueryable<MandateRow> Rows(IQueryable<Mandate> mandates) => mandates.Select(mandate => new MandateRow
    {
        Id = mandate.Id,
        MunicipalityId = mandate.MunicipalityId,
        AssociationId = mandate.AssociationId,
        From = mandate.From,
        Until = mandate.Until,
        Basis = mandate.Basis,
        Binds = mandate.Binds,
        RevokedAt = mandate.RevokedAt,
        RevocationReason = mandate.RevocationReason,
        IsGivenBack = mandate.IsGivenBack,
        Municipality = mandate.Municipality!.Name,
        Association = mandate.Association!.Name,
        PartnershipIds = mandate.Partnerships.Select(one => one.PartnershipId).ToList(),
    }).AsSingleQuery();

    private static IQueryable<MandateRecord> Records(IQueryable<Partnership> partnerships, int municipalityId) => partnerships.OrderBy(partnership => partnership.SortName).ThenBy(partnership => partnership.Id)
        .Select(partnership => new MandateRecord(partnership.Id, partnership.Parties.Where(party => party.OrganisationId != municipalityId).OrderBy(party => party.Organisation!.SortName)
            .Select(party => party.Organisation!.Name).ToList()));
}

public static class MandateVisibility
{
    /// <summary>Those of the actor's own organisation, on either side.</summary>
    public static IQueryable<Mandate> OfSide(this IQueryable<Mandate> mandates, Actor actor)
    {
        var organisationId = actor.ActingFor;
        return mandates.Where(mandate => mandate.MunicipalityId == organisationId || mandate.AssociationId == organisationId);
    }

    /// <summary>As which parties the association acts under these mandates: not where it is a party itself, or is asked to be one: there it acts for itself.</summary>
    public static IQueryable<MandatedParty> ActedFor(this MicPortalDbContext db, IQueryable<Mandate> mandates, int associationId) =>
        from mandate in mandates
        from named in mandate.Partnerships
        join party in db.Set<PartnershipParty>() on new { named.PartnershipId, OrganisationId = mandate.MunicipalityId } equals new { party.PartnershipId, party.OrganisationId }
        join partnership in db.Partnerships on party.PartnershipId equals partnership.Id
        where mandate.AssociationId == associationId && !partnership.Parties.Any(other => other.OrganisationId == associationId)
            && !partnership.Invitations.Any(invitation => invitation.OrganisationId == associationId && invitation.AskedAt != null && invitation.JoinedAt == null && invitation.RefusedAt == null)
        select new MandatedParty { Mandate = mandate, Party = party };

    /// <summary>Of newcomers that are asked and have not answered.</summary>
    public static IQueryable<PartnershipInvitation> OpenInvitations(this MicPortalDbContext db) =>
        db.Set<PartnershipInvitation>().Where(invitation => invitation.AskedAt != null && invitation.JoinedAt == null && invitation.RefusedAt == null);
}

public sealed class MandateRow
{
    public required int Id { get; init; }

    public required int MunicipalityId { get; init; }

    public required int AssociationId { get; init; }

    public required PartialDate From { get; init; }

    public required PartialDate? Until { get; init; }

    public required string Basis { get; init; }

    public required bool Binds { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime? RevokedAt { get; init; }

    public required string? RevocationReason { get; init; }

    public required bool IsGivenBack { get; init; }

    public MandateState StateOn(DateOnly today) => Mandate.StateOn(today, From, Until, RevokedAt);

    public required string Municipality { get; init; }

    public required string Association { get; init; }

    public required List<int> PartnershipIds { get; init; }

    /// <summary>Those that the reader sees.</summary>
    public List<MandateRecord> Records { get; } = [];

    public int Unseen => PartnershipIds.Count - Records.Count;

    public bool IsOver(DateOnly today) => StateOn(today) is MandateState.Revoked or MandateState.Expired;
}

/// <param name="Names">Of its parties.</param>
public sealed record MandateRecord(int PartnershipId, List<string> Names)
{
    /// <summary>The association is a party itself, or is invited to be one: it does not act for another here.</summary>
    public bool IsSuspended { get; init; }
}

/// <param name="IsMembers">The municipality is its accepted member.</param>
public sealed record MandateHolder(int Id, string Name, bool IsMembers);

/// <summary>What lets somebody act for another organisation on one record.</summary>
public sealed record MandateHeld(int Id, int MunicipalityId, string Municipality, int PartnershipId, bool Binds, PartialDate From);

/// <summary>A party for which an association acts.</summary>
public sealed class MandatedParty
{
    public required Mandate Mandate { get; init; }

    public required PartnershipParty Party { get; init; }
}
