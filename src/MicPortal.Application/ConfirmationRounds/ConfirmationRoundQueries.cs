using MicPortal.Application.Data;
using MicPortal.Application.Lists;
using MicPortal.Application.Partnerships;
using MicPortal.Domain.Access;
using MicPortal.Domain.Common;
using MicPortal.Domain.ConfirmationRounds;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Partnerships;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Application.ConfirmationRounds;

/// <summary>
/// The confirmation rounds of an association. While one is open its rows are the accepted partnerships of its accepted
/// members as they stand; a closed one shows what was found when it was closed.
/// </summary>
public sealed class ConfirmationRoundQueries(MicPortalDbContext db)
{
    /// <summary>A print shows so many rows at most.</summary>
    public const int MostPrinted = 2000;

    private static readonly ListSort<ConfirmationRound>[] Sorts =
    [
        ListSort<ConfirmationRound>.By("opened", round => round.OpenedAt, round => round.Id, descendsFirst: true),
    ];

    public Task<Page<RoundRow>> List(int associationId, PageRequest request, CancellationToken cancel) =>
        db.ConfirmationRounds.Where(round => round.AssociationId == associationId)
            .ReadPage(Sorts, request, ids => Rows(db.ConfirmationRounds.Where(round => ids.Contains(round.Id)), associationId), cancel);

    /// <summary>Null for another association's.</summary>
    public Task<RoundRow?> Round(int id, int associationId, CancellationToken cancel) =>
        Rows(db.ConfirmationRounds.Where(round => round.Id == id && round.AssociationId == associationId), associationId).SingleOrDefaultAsync(cancel);

    public Task<bool> HasOpen(int associationId, CancellationToken cancel) =>
        db.ConfirmationRounds.AnyAsync(round => round.AssociationId == associationId && round.ClosedAt == null, cancel);

    /// <summary>The open one, as the workspace tells of it; null where none is.</summary>
    public Task<OpenRound?> Open(int associationId, CancellationToken cancel) =>
        db.ConfirmationRounds.Where(round => round.AssociationId == associationId && round.ClosedAt == null).Select(round => new OpenRound(
            round.Id, round.Deadline, Asked(associationId).Count(), Asked(associationId).Count(party => party.ConfirmedAt >= round.CountsFrom))).SingleOrDefaultAsync(cancel);

    /// <summary>How many partnerships a round would ask about.</summary>
    public Task<int> CountAsked(int associationId, CancellationToken cancel) => Asked(associationId).CountAsync(cancel);

    /// <param name="confirmed">Only those that have confirmed, or only the silent; null for all.</param>
    public Task<Page<RoundPartnership>> Partnerships(RoundRow round, bool? confirmed, PageRequest request, Actor actor, CancellationToken cancel)
    {
        var countsFrom = round.CountsFrom;
        if (round.ClosedAt is null)
        {
            ListSort<PartnershipParty>[] sorts =
            [
                ListSort<PartnershipParty>.By("name", party => party.Organisation!.SortName, party => party.Id),
                ListSort<PartnershipParty>.By("confirmed", party => party.ConfirmedAt >= countsFrom ? party.ConfirmedAt : null, party => party.Id, descendsFirst: true),
            ];
            return Asked(round.AssociationId).Where(party => confirmed == null || (party.ConfirmedAt >= countsFrom) == confirmed)
                .ReadPage(sorts, request, ids => AskedRows(Asked(round.AssociationId).Where(party => ids.Contains(party.Id)), countsFrom, actor), cancel);
        }

        ListSort<ConfirmationRoundResult>[] ofResults =
        [
            ListSort<ConfirmationRoundResult>.By("name", result => db.Organisations.Single(town => town.Id == result.MunicipalityId).SortName, result => result.Id),
            ListSort<ConfirmationRoundResult>.By("confirmed", result => result.ConfirmedAt, result => result.Id, descendsFirst: true),
        ];
        return Results(round.Id).Where(result => confirmed == null || (result.ConfirmedAt != null) == confirmed)
            .ReadPage(ofResults, request, ids => ResultRows(Results(round.Id).Where(result => ids.Contains(result.Id)), actor), cancel);
    }

    /// <summary>All rows on one page, by the member's name.</summary>
    public Task<List<RoundPartnership>> ToPrint(RoundRow round, Actor actor, CancellationToken cancel) =>
        (round.ClosedAt is null ? AskedRows(Asked(round.AssociationId), round.CountsFrom, actor) : ResultRows(Results(round.Id), actor))
            .OrderBy(row => row.SortName).ThenBy(row => row.Id).Take(MostPrinted).ToListAsync(cancel);

    /// <summary>What a round that is closed now keeps.</summary>
    public Task<List<ConfirmationFound>> Found(int associationId, DateTime countsFrom, CancellationToken cancel) =>
        Asked(associationId).Select(party => new ConfirmationFound(party.OrganisationId, party.PartnershipId, party.ConfirmedAt >= countsFrom ? party.ConfirmedAt : null, party.ConfirmedAt)).ToListAsync(cancel);

    private IQueryable<RoundRow> Rows(IQueryable<ConfirmationRound> rounds, int associationId)
    {
        var asked = Asked(associationId);
        return rounds.Select(round => new RoundRow
        {
            Id = round.Id,
            AssociationId = round.AssociationId,
            Deadline = round.Deadline,
            Text = round.Text,
            OpenedAt = round.OpenedAt,
            CountsFrom = round.CountsFrom,
            ClosedAt = round.ClosedAt,
            Asked = round.ClosedAt == null ? asked.Count() : round.Results.Count,
            Confirmed = round.ClosedAt == null ? asked.Count(party => party.ConfirmedAt >= round.CountsFrom) : round.Results.Count(result => result.ConfirmedAt != null),
            Members = round.ClosedAt == null
                ? asked.Select(party => party.OrganisationId).Distinct().Count()
                : round.Results.Select(result => result.MunicipalityId).Distinct().Count(),
        });
    }

    /// <summary>What accepted members have accepted and what goes on.</summary>
    private IQueryable<PartnershipParty> Asked(int associationId)
    {
        var members = db.Memberships.Where(Membership.CountsFor(associationId)).Select(member => member.MunicipalityId);
        return db.Set<PartnershipParty>().Where(party => party.Answer == PartyAnswer.Accepted && members.Contains(party.OrganisationId)
            && db.Partnerships.Any(partnership => partnership.Id == party.PartnershipId && partnership.Stage != PartnershipStage.Ended));
    }

    private IQueryable<ConfirmationRoundResult> Results(int roundId) => db.Set<ConfirmationRoundResult>().Where(result => result.ConfirmationRoundId == roundId);

    private IQueryable<RoundPartnership> AskedRows(IQueryable<PartnershipParty> parties, DateTime countsFrom, Actor actor)
    {
        var visible = db.Partnerships.VisibleTo(actor);
        return parties.Select(party => new RoundPartnership
        {
            Id = party.Id,
            MunicipalityId = party.OrganisationId,
            Name = party.Organisation!.Name,
            SortName = party.Organisation.SortName,
            CountryCode = party.Organisation.CountryCode,
            IsOnPortal = db.Users.Any(user => user.OrganisationId == party.OrganisationId && user.DisabledAt == null && user.PasswordHash != null),
            PartnershipId = party.PartnershipId,
            Others = visible.Where(partnership => partnership.Id == party.PartnershipId).SelectMany(partnership => partnership.Parties)
                .Where(other => other.OrganisationId != party.OrganisationId).OrderBy(other => other.Organisation!.SortName).Select(other => other.Organisation!.Name).ToList(),
            ConfirmedAt = party.ConfirmedAt >= countsFrom ? party.ConfirmedAt : null,
            LastConfirmedAt = party.ConfirmedAt,
        });
    }

    private IQueryable<RoundPartnership> ResultRows(IQueryable<ConfirmationRoundResult> results, Actor actor)
    {
        var visible = db.Partnerships.VisibleTo(actor);
        return from result in results
               join town in db.Organisations on result.MunicipalityId equals town.Id
               // One that was entered twice is read as the record that goes on.
               join found in db.Partnerships on result.PartnershipId equals found.Id
               join partnership in db.Partnerships on found.SuccessorId ?? found.Id equals partnership.Id
               select new RoundPartnership
               {
                   Id = result.Id,
                   MunicipalityId = town.Id,
                   Name = town.Name,
                   SortName = town.SortName,
                   CountryCode = town.CountryCode,
                   IsOnPortal = db.Users.Any(user => user.OrganisationId == town.Id && user.DisabledAt == null && user.PasswordHash != null),
                   PartnershipId = partnership.Id,
                   Others = visible.Where(record => record.Id == partnership.Id).SelectMany(record => record.Parties)
                       .Where(other => other.OrganisationId != result.MunicipalityId).OrderBy(other => other.Organisation!.SortName).Select(other => other.Organisation!.Name).ToList(),
                   ConfirmedAt = result.ConfirmedAt,
                   LastConfirmedAt = result.LastConfirmedAt,
               };
    }
}

public static class ConfirmationRoundVisibility
{
    /// <summary>The open rounds of the associations of which the organisation has accepted the membership.</summary>
    public static IQueryable<ConfirmationRound> Asking(this IQueryable<ConfirmationRound> rounds, int organisationId, MicPortalDbContext db) =>
        rounds.Where(round => round.ClosedAt == null && db.Memberships.Where(Membership.Counts).Any(member =>
            member.AssociationId == round.AssociationId && member.MunicipalityId == organisationId));
}

/// <param name="Asked">Partnerships.</param>
public sealed record OpenRound(int Id, PartialDate Deadline, int Asked, int Confirmed)
{
    public int Silent => Asked - Confirmed;

    public bool IsOverdue(DateOnly today) => ConfirmationRound.IsOverdue(Deadline, today);
}

/// <summary>A round with its counts.</summary>
public sealed class RoundRow : IListRow
{
    public required int Id { get; init; }

    public required int AssociationId { get; init; }

    public required PartialDate Deadline { get; init; }

    public required string? Text { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime OpenedAt { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime CountsFrom { get; init; }

    /// <summary>UTC; null while it is open.</summary>
    public required DateTime? ClosedAt { get; init; }

    /// <summary>Partnerships, each as often as members of the association are party to it.</summary>
    public required int Asked { get; init; }

    public required int Confirmed { get; init; }

    /// <summary>Those that are asked about any.</summary>
    public required int Members { get; init; }

    public int Silent => Asked - Confirmed;

    public bool IsOverdue(DateOnly today) => ClosedAt is null && ConfirmationRound.IsOverdue(Deadline, today);
}

/// <summary>Where a member stands with one of its partnerships.</summary>
public sealed class RoundPartnership : IListRow
{
    public required int Id { get; init; }

    public required int MunicipalityId { get; init; }

    public required string Name { get; init; }

    public required string SortName { get; init; }

    public required string? CountryCode { get; init; }

    public required bool IsOnPortal { get; init; }

    public required int PartnershipId { get; init; }

    /// <summary>The other parties; none where the association does not see the partnership any more.</summary>
    public required List<string> Others { get; init; }

    /// <summary>UTC; in this round. Null: silent.</summary>
    public required DateTime? ConfirmedAt { get; init; }

    /// <summary>UTC; also from before it.</summary>
    public required DateTime? LastConfirmedAt { get; init; }
}

/// <summary>A round that asks a member about a partnership.</summary>
public sealed record RoundAsks(int RoundId, string Association, PartialDate Deadline, string? Text, DateTime CountsFrom)
{
    public bool IsOverdue(DateOnly today) => ConfirmationRound.IsOverdue(Deadline, today);
}
