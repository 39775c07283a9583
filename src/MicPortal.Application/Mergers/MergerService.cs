using MicPortal.Application.Data;
using MicPortal.Application.History;
using MicPortal.Domain.Access;
using MicPortal.Domain.Common;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Partnerships;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Application.Mergers;

/// <summary>
/// Municipalities that become one, or were one and entered twice: what the former ones had is their successor's, in one
/// transaction (decision 19 says what passes on, and what stays). Saves.
/// </summary>
public sealed class MergerService(MicPortalDbContext db, TimeProvider clock)
{
    /// <summary>Runs in the caller's transaction, or in one of its own.</summary>
    public async Task<Municipality> Merge(Merger merger, Actor by, CancellationToken cancel, DateTime? when = null)
    {
        var at = when ?? clock.GetUtcNow().UtcDateTime;
        var ids = merger.Municipalities.Distinct().ToList();
        var towns = await db.Municipalities.Where(town => ids.Contains(town.Id)).OrderBy(town => town.Id).ToListAsync(cancel);
        if (towns.Count < 2 || towns.Count != ids.Count)
        {
            throw new DomainException("Mergers.Errors.Two");
        }

        await using var transaction = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancel) : null;
        var associations = await AssociationsOfAll(ids, cancel);
        var successor = towns.Find(town => town.Id == merger.SuccessorId);
        if (successor is null)
        {
            successor = Municipality.Form(merger.NewName ?? throw new DomainException("Mergers.Errors.SuccessorMissing") { Field = "Successor" }, towns, by, at);
            db.Add(successor);
            await db.SaveChangesAsync(cancel);
        }

        foreach (var former in towns.Where(town => town != successor))
        {
            former.BeSucceeded(successor, merger.On, merger.Reason, by, at);
            await PassJointRecords(successor, former, by, at, cancel);
            await PassMemberships(successor, former, associations, by, at, cancel);
            await PassRecords(successor, former, by, at, cancel);
            await PassUsers(successor, former, by, at, cancel);
            // The next of them meets what this one has passed on.
            await db.SaveChangesAsync(cancel);
        }

        if (transaction is not null)
        {
            await transaction.CommitAsync(cancel);
        }

        return successor;
    }

    /// <summary>That all of them have accepted, each for itself: the successor is a member without being asked.</summary>
    private Task<List<int>> AssociationsOfAll(IReadOnlyCollection<int> ids, CancellationToken cancel) =>
        db.Memberships.Where(Membership.Counts).Where(membership => ids.Contains(membership.MunicipalityId))
            .GroupBy(membership => membership.AssociationId).Where(group => group.Count() == ids.Count).Select(group => group.Key).ToListAsync(cancel);

    private async Task PassJointRecords(Municipality successor, Municipality former, Actor by, DateTime at, CancellationToken cancel)
    {
        var own = db.Set<PartnershipParty>().Where(party => party.OrganisationId == former.Id).Select(party => party.PartnershipId);
        var invited = db.Set<PartnershipInvitation>().Where(invitation => invitation.OrganisationId == former.Id).Select(invitation => invitation.PartnershipId);
        var partnerships = await db.Partnerships.Where(partnership => partnership.SuccessorId == null && (own.Contains(partnership.Id) || invited.Contains(partnership.Id)))
            .Include(partnership => partnership.Parties).ThenInclude(party => party.Organisation)
            .Include(partnership => partnership.Statements)
            .Include(partnership => partnership.Invitations).ThenInclude(invitation => invitation.Consents)
            .AsSplitQuery().ToListAsync(cancel);
        foreach (var partnership in partnerships)
        {
            partnership.PassTo(successor, former, [.. partnership.Parties.Select(party => party.Organisation!), successor], by, at);
        }

        var passed = partnerships.Where(partnership => partnership.Parties.All(party => party.OrganisationId != former.Id)).Select(partnership => partnership.Id).ToList();
        var agreements = await db.Agreements.Where(agreement => passed.Contains(agreement.PartnershipId) && agreement.Parties.Any(party => party.OrganisationId == former.Id))
            .Include(agreement => agreement.Parties).ThenInclude(party => party.Signature)
            .Include(agreement => agreement.Terminations).Include(agreement => agreement.Statements)
            .Include(agreement => agreement.Remarks).ThenInclude(remark => remark.Answers)
            .Include(agreement => agreement.Documents)
            .Include(agreement => agreement.Reviews)
            .Include(agreement => agreement.Versions).ThenInclude(version => version.Texts).ThenInclude(text => text.Contributions)
            .AsSplitQuery().ToListAsync(cancel);
        foreach (var agreement in agreements)
        {
            agreement.PassTo(successor, former, by, at);
        }
    }

    /// <summary>
    /// A membership lets an association read: the successor is listed in the former one's place, and accepts for itself, unless all of
    /// those that became one had accepted. Where it is listed already, that stays as it is.
    /// </summary>
    private async Task PassMemberships(Municipality successor, Municipality former, IReadOnlyCollection<int> associations, Actor by, DateTime at, CancellationToken cancel)
    {
        var listed = await db.Memberships.Where(membership => membership.MunicipalityId == successor.Id && membership.EndedAt == null).Select(membership => membership.AssociationId).ToListAsync(cancel);
        foreach (var membership in await db.Memberships.Where(membership => membership.MunicipalityId == former.Id && membership.EndedAt == null).ToListAsync(cancel))
        {
            membership.End(by, at);
            if (listed.Contains(membership.AssociationId))
            {
                continue;
            }

            var next = Membership.List(membership.AssociationId, successor.Id, by, at, membership.Since);
            if (associations.Contains(membership.AssociationId))
            {
                next.Accept(by, at);
            }

            db.Add(next);
        }
    }

    private async Task PassRecords(Municipality successor, Municipality former, Actor by, DateTime at, CancellationToken cancel)
    {
        (await db.FollowUps.Where(followUp => followUp.MunicipalityId == former.Id).ToListAsync(cancel)).ForEach(followUp => followUp.PassTo(successor, former, by, at));
        (await db.Positions.Where(position => position.MunicipalityId == former.Id && position.EndedAt == null).ToListAsync(cancel)).ForEach(position => position.PassTo(successor, former, by, at));
        (await db.Interests.Where(interest => interest.MunicipalityId == former.Id && interest.EndedAt == null).ToListAsync(cancel)).ForEach(interest => interest.PassTo(successor, former, by, at));
        (await db.AccessRequests.Where(request => request.MunicipalityId == former.Id && request.Status == AccessRequestStatus.Waiting).ToListAsync(cancel)).ForEach(request => request.PassTo(successor, former, by, at));
        // Whom it lets act for it, the successor says anew.
        (await db.Mandates.Where(mandate => mandate.MunicipalityId == former.Id && mandate.RevokedAt == null).ToListAsync(cancel)).ForEach(mandate => mandate.Revoke(Succession.Word(former, successor), by, at));
        var open = await db.ContactRequests.Where(request => request.ClosedAt == null && (request.FromMunicipalityId == successor.Id || request.ToMunicipalityId == successor.Id))
            .Select(request => request.FromMunicipalityId == successor.Id ? request.ToMunicipalityId : request.FromMunicipalityId).ToListAsync(cancel);
        foreach (var request in await db.ContactRequests.Where(request => request.FromMunicipalityId == former.Id || request.ToMunicipalityId == former.Id).ToListAsync(cancel))
        {
            request.PassTo(successor, former, open.Contains(request.FromMunicipalityId == former.Id ? request.ToMunicipalityId : request.FromMunicipalityId), by, at);
        }
    }

    /// <summary>Whose account is in use works for the successor, after signing in again; who has left stays where they were.</summary>
    private async Task PassUsers(Municipality successor, Municipality former, Actor by, DateTime at, CancellationToken cancel)
    {
        var users = db.Users.Where(user => user.OrganisationId == former.Id && user.DisabledAt == null);
        var ids = await users.Select(user => user.Id).ToListAsync(cancel);
        await db.Sessions.Where(session => ids.Contains(session.UserId) && session.EndedAt == null).ExecuteUpdateAsync(set => set.SetProperty(session => session.EndedAt, at), cancel);
        await users.ExecuteUpdateAsync(set => set.SetProperty(user => user.OrganisationId, (int?)successor.Id), cancel);
        db.AuditEntries.AddRange(ids.Select(id => new AuditEntry
        {
            At = at,
            Act = ActName.UserMoved,
            RecordKind = "User",
            RecordId = id,
            UserId = by.UserId,
            Role = by.Role,
            OrganisationId = by.OrganisationId,
            Word = Succession.Word(former, successor),
        }));
    }
}

/// <param name="Municipalities">All of them, also the one that goes on.</param>
/// <param name="SuccessorId">The one of them that goes on; null where a new one is formed.</param>
/// <param name="On">Null: they were one, entered twice.</param>
public sealed record Merger(IReadOnlyCollection<int> Municipalities, int? SuccessorId, string? NewName, PartialDate? On, string Reason);
