using MicPortal.Application.Data;
using MicPortal.Application.Lists;
using MicPortal.Application.Partnerships;
using MicPortal.Application.Plans;
using MicPortal.Domain.Access;
using MicPortal.Domain.Common;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Partnerships;
using MicPortal.Domain.Strategies;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Application.Strategies;

/// <summary>What the pages about joint strategies show.</summary>
public sealed class StrategyQueries(MicPortalDbContext db)
{
    /// <param name="now">Of what the reader has left only the title orders it.</param>
    private static ListSort<Strategy>[] Sorts(IQueryable<int> now) =>
    [
        ListSort<Strategy>.By("from", strategy => now.Contains(strategy.Id) ? strategy.FromYear : (int?)null, strategy => strategy.Id, descendsFirst: true),
        ListSort<Strategy>.By("title", strategy => strategy.SortTitle, strategy => strategy.Id),
    ];

    /// <summary>A page of the strategies that the actor may see.</summary>
    public Task<Page<StrategyRow>> List(StrategyFilter filter, PageRequest request, Actor actor, DateOnly today, CancellationToken cancel)
    {
        var now = Now(actor, today);
        return Filtered(filter, actor, today).ReadPage(Sorts(now), request, ids => Rows(db.Strategies.Where(strategy => ids.Contains(strategy.Id)), now, actor), cancel);
    }

    /// <summary>All of them by title, for a file; at most as many as a list counts.</summary>
    public Task<List<StrategyRow>> Export(StrategyFilter filter, Actor actor, DateOnly today, CancellationToken cancel) =>
        Rows(Filtered(filter, actor, today).OrderBy(strategy => strategy.SortTitle).ThenBy(strategy => strategy.Id).Take(PageRequest.CountLimit), Now(actor, today), actor).AsSingleQuery().ToListAsync(cancel);

    /// <summary>Of one partnership, the latest years first, and what the reader has left last; at most as many as a page shows.</summary>
    public Task<List<StrategyRow>> OfPartnership(int partnershipId, Actor actor, CancellationToken cancel)
    {
        var now = db.StrategyPlaces().ReadToday(db, partnershipId, actor);
        return Rows(db.Strategies.VisibleTo(actor).Where(strategy => strategy.PartnershipId == partnershipId)
            .OrderBy(strategy => !now.Contains(strategy.Id) ? 2 : strategy.TakenBackAt != null ? 1 : 0).ThenByDescending(strategy => now.Contains(strategy.Id) ? strategy.FromYear : 0).ThenByDescending(strategy => strategy.Id).Take(PageRequest.Size), now, actor).AsSingleQuery().ToListAsync(cancel);
    }

    /// <summary>Of one partnership, those that all their parties endorsed, each with who takes part in it.</summary>
    public Task<List<StandingStrategy>> Standing(int partnershipId, Actor actor, CancellationToken cancel) =>
        db.Strategies.VisibleTo(actor).Where(strategy => strategy.PartnershipId == partnershipId && strategy.AgreedVersionNumber != null).OrderBy(strategy => strategy.FromYear).ThenBy(strategy => strategy.Id)
            .Select(strategy => new StandingStrategy(strategy.Id, strategy.Title, strategy.Language, strategy.FromYear, strategy.UntilYear, strategy.Parties.Select(party => party.OrganisationId).ToList())).AsSingleQuery().ToListAsync(cancel);

    /// <summary>The act with which a text was given up, or with it the whole strategy; null where it was not, or the actor is no party, or had left before.</summary>
    public Task<StrategyGivenUp?> GivenUp(int id, int versionNumber, Actor actor, CancellationToken cancel)
    {
        var (own, left) = (actor.PartyId, db.PartiesThatLeft());
        var strategies = db.Strategies.Where(strategy => strategy.Id == id && strategy.Parties.Any(party => party.OrganisationId == own));
        return db.AuditEntries.Where(entry => entry.RecordKind == nameof(Strategy) && entry.RecordId == id && (entry.Act == ActName.StrategyDeclined || entry.Act == ActName.StrategyTakenBack)
                && !left.Any(place => place.PartnershipId == entry.PartnershipId && place.OrganisationId == own && place.LeftAt < entry.At)
                && strategies.Any(strategy => strategy.TakenBackAt != null || (entry.Version == versionNumber && strategy.Versions.Any(version => version.Number == versionNumber && version.TakenBackAt != null))))
            .OrderByDescending(entry => entry.At).ThenByDescending(entry => entry.Sequence).Select(entry => new StrategyGivenUp(entry.Act, entry.Organisation!.Name)).FirstOrDefaultAsync(cancel);
    }

    /// <summary>Everything that the strategy's page shows; null when the actor may not see it.</summary>
    public async Task<StrategyDetails?> Details(int id, Actor actor, DateOnly today, CancellationToken cancel)
    {
        var (own, counts) = (actor.PartyId, Membership.CountsFor(actor.AssociationId ?? 0));
        var (mandates, joint, taken) = (db.Mandates, db.Partnerships.JointRecordsOf(actor), db.StrategiesWithTakenYears());
        var record = await db.Strategies.VisibleTo(actor).Where(strategy => strategy.Id == id).Select(strategy => new
        {
            strategy.PartnershipId,
            strategy.ConcurrencyToken,
            strategy.IsDemo,
            strategy.CurrentVersionNumber,
            strategy.AgreedVersionNumber,
            strategy.AgreedAt,
            strategy.ProposedByOrganisationId,
            strategy.TakenBackAt,
            strategy.TakeBackReason,
            strategy.DeclinedByOrganisationId,
            PartnershipEndedAt = strategy.Partnership!.EndedAt,
            strategy.Partnership.FirstContact,
            IsJointRecord = joint.Any(one => one.Id == strategy.PartnershipId),
            ActorsAssociationHasParty = strategy.Parties.Any(party => party.Organisation!.Memberships.AsQueryable().Any(counts)),
            Parties = strategy.Parties.OrderByDescending(party => party.OrganisationId == own).ThenBy(party => party.Organisation!.SortName).Select(party => new StrategyPartyDetails(
                party.OrganisationId, party.Organisation!.Name, party.Organisation.CountryCode, party.Organisation is Municipality, party.Organisation.Memberships.AsQueryable().Any(counts))
            {
                DecidingBodyTerm = party.Organisation is Municipality ? ((Municipality)party.Organisation).DecidingBodyTerm : null,
                HeadTerm = party.Organisation is Municipality ? ((Municipality)party.Organisation).HeadTerm : null,
                DeclinedVersionNumber = party.DeclinedVersionNumber,
                DeclinedAt = party.DeclinedAt,
                DeclineReason = party.DeclineReason,
                EndedPriorities = db.Priorities.Where(priority => priority.MunicipalityId == party.OrganisationId && priority.EndedAt != null).Select(priority => priority.Id).ToList(),
            }).ToList(),
            Places = strategy.Partnership.Parties.OrderBy(place => place.Organisation!.SortName).Select(place => new { Place = new PartyPlace(place.OrganisationId, place.Answer, place.EndedOn, place.LeftAt), place.Organisation!.Name }).ToList(),
            YearsAreTaken = taken.Any(one => one == strategy.Id),
        }).AsSingleQuery().SingleOrDefaultAsync(cancel);
        if (record is null)
        {
            return null;
        }

        var places = new PlanPlaces([.. record.Places.Select(one => one.Place)], record.PartnershipEndedAt);
        var isParty = record.Parties.Exists(party => actor.ActsFor(party.OrganisationId, record.PartnershipId));
        // Before all had endorsed a text an association reads nothing through its members. Having left itself, it reads through them what they read, and not as a party.
        var until = places.ReadsUntil([.. record.Parties.Where(party => (isParty && party.OrganisationId == own) || (record.AgreedVersionNumber is not null && party.IsMemberOfActorsAssociation && places.HasSeen(party.OrganisationId, record.AgreedAt))).Select(party => party.OrganisationId)]);
        // As a party it reads what waited while it was one.
        var (asParty, asPartyUntil) = (isParty && (until is not null || !places.HasLeft(own)), places.Left(own)?.LeftAt);
        var versions = await db.Set<StrategyVersion>().Where(version => version.StrategyId == id && ((asParty && (asPartyUntil == null || version.WrittenAt <= asPartyUntil)) || (version.AgreedAt != null && (until == null || version.AgreedAt <= until))) && (until == null || version.WrittenAt <= until)).OrderBy(version => version.Number).Select(version => new StrategyVersionDetails
        {
            Number = version.Number,
            Plan = version.Plan,
            WrittenAt = version.WrittenAt,
            WrittenByOrganisationId = version.WrittenByOrganisationId,
            WrittenUnderMandateOf = mandates.Where(mandate => mandate.Id == version.WrittenUnderMandateId).Select(mandate => mandate.Association!.Name).FirstOrDefault(),
            AgreedOn = until == null || version.AgreedAt <= until ? version.AgreedOn : null,
            TakenBackAt = until == null || version.TakenBackAt <= until ? version.TakenBackAt : null,
            Endorsements = version.Endorsements.Where(endorsement => until == null || endorsement.EndorsedAt <= until).OrderBy(endorsement => endorsement.Id).Select(endorsement => new StrategyEndorsementDetails(
                endorsement.Party.OrganisationId, endorsement.EndorsedAt, endorsement.DecidedBy, endorsement.Reference, endorsement.DecidedOn,
                until == null || endorsement.WithdrawnAt <= until ? endorsement.WithdrawnAt : null, until == null || endorsement.WithdrawnAt <= until ? endorsement.WithdrawalReason : null)).ToList(),
        }).AsSingleQuery().ToListAsync(cancel);
        versions.FindAll(version => version.AgreedOn is null).ForEach(version => version.Endorsements.RemoveAll(endorsement => endorsement.EndorsedAt > asPartyUntil));
        var takenBackAt = until is null || record.TakenBackAt <= until ? record.TakenBackAt : null;
        var agreed = until is null ? versions.Find(version => version.Number == record.AgreedVersionNumber) : versions.FindLast(version => version.AgreedOn is not null);
        // An association reads what all endorsed, and not what is in front of the parties; and between the two queries a version may have come.
        var inFront = until is null || takenBackAt is not null ? versions.Find(version => version.Number == record.CurrentVersionNumber) ?? agreed : versions.FindLast(version => version.TakenBackAt is null);
        if (inFront is not { } current)
        {
            return null;
        }

        var standing = agreed ?? current;
        List<StrategyNewcomer> newcomers = until is not null || record.PartnershipEndedAt is not null || takenBackAt is not null ? []
            : [.. record.Places.Where(one => one.Place.Answer == PartyAnswer.Accepted && !record.Parties.Exists(party => party.OrganisationId == one.Place.OrganisationId)).Select(one => new StrategyNewcomer(one.Place.OrganisationId, one.Name))];
        return new StrategyDetails
        {
            Id = id,
            PartnershipId = record.PartnershipId,
            Title = standing.Plan.Title,
            Language = standing.Plan.Language,
            FromYear = standing.Plan.FromYear,
            UntilYear = standing.Plan.UntilYear,
            IsDemo = record.IsDemo,
            IsAgreed = agreed is not null,
            ChangedTextWaits = agreed is not null && current.Number != agreed.Number,
            TakenBackAt = takenBackAt,
            ConcurrencyToken = record.ConcurrencyToken,
            TakeBackReason = takenBackAt is null ? null : record.TakeBackReason,
            DeclinedByOrganisationId = takenBackAt is null ? null : record.DeclinedByOrganisationId,
            FirstContact = record.FirstContact,
            IsJointRecord = record.IsJointRecord,
            ProposedByOrganisationId = record.ProposedByOrganisationId,
            PartnershipGoesOn = record.PartnershipEndedAt is null,
            Places = places,
            ReadsUntil = until,
            Versions = versions,
            Current = current,
            Agreed = agreed,
            EndorsedBefore = versions.FindLast(version => version.Number < current.Number && version.EndorsementOf(own) is not null),
            Parties = record.Parties,
            Newcomers = newcomers,
            Standing = new StrategyStanding(
                record.PartnershipId,
                takenBackAt is not null,
                agreed is not null,
                current == agreed,
                agreed is null ? record.ProposedByOrganisationId : current.WrittenByOrganisationId,
                [.. record.Parties.Select(party => party.Standing(current.EndorsementOf(party.OrganisationId) is not null, current.Number, places, until))],
                record.ActorsAssociationHasParty,
                record.PartnershipEndedAt is null)
            {
                WrittenById = current.WrittenByOrganisationId,
                IsOver = agreed is not null && standing.Plan.UntilYear < today.Year,
                YearsAreTaken = record.YearsAreTaken && record.AgreedVersionNumber != record.CurrentVersionNumber,
                HasNewcomers = newcomers.Count > 0,
            },
        };
    }

    /// <param name="now">Ids of those that the reader reads as they are today.</param>
    internal static System.Linq.Expressions.Expression<Func<Strategy, StrategyInBrief>> Brief(MicPortalDbContext db, IQueryable<int> now, Actor actor)
    {
        var (own, read, left) = (actor.PartyId, db.StrategyTextsRead(actor), db.PartiesThatLeft());
        return strategy => new StrategyInBrief
        {
            Left = now.Contains(strategy.Id) ? null : strategy.Parties.Any(party => party.OrganisationId == own) ? LeftReader.Own : LeftReader.Member,
            Id = strategy.Id,
            PartnershipId = strategy.PartnershipId,
            Title = strategy.Title,
            Language = strategy.Language,
            FromYear = now.Contains(strategy.Id) ? strategy.FromYear : read.Where(version => version.StrategyId == strategy.Id).Select(version => version.FromYear).FirstOrDefault(),
            UntilYear = now.Contains(strategy.Id) ? strategy.UntilYear : read.Where(version => version.StrategyId == strategy.Id).Select(version => version.UntilYear).FirstOrDefault(),
            IsDemo = strategy.IsDemo,
            IsAgreed = strategy.AgreedVersionNumber != null,
            ChangedTextWaits = strategy.AgreedVersionNumber != null && strategy.AgreedVersionNumber != strategy.CurrentVersionNumber && strategy.Partnership!.Stage != PartnershipStage.Ended
                && strategy.Parties.Count(party => !left.Any(place => place.PartnershipId == strategy.PartnershipId && place.OrganisationId == party.OrganisationId)) > 1,
            TakenBackAt = strategy.TakenBackAt,
            PartnershipGoesOn = strategy.Partnership!.Stage != PartnershipStage.Ended,
        };
    }

    /// <summary>Codes of the countries of the parties of what a list shows: what it offers to choose from.</summary>
    public Task<List<string>> Countries(Actor actor, DateOnly today, CancellationToken cancel) =>
        db.StrategiesListedFor(actor, today).SelectMany(strategy => strategy.Parties).Where(party => party.Organisation!.CountryCode != null).Select(party => party.Organisation!.CountryCode!).Distinct().ToListAsync(cancel);

    private IQueryable<Strategy> Filtered(StrategyFilter filter, Actor actor, DateOnly today)
    {
        var strategies = db.StrategiesListedFor(actor, today);
        if (filter.State is { } state)
        {
            var now = Now(actor, today);
            // By what is not told of it nobody finds what they have left.
            strategies = db.Strategies.Where(strategy => now.Contains(strategy.Id)).In(state, today.Year);
        }

        if (filter.Country is { } country)
        {
            strategies = strategies.Where(strategy => strategy.Parties.Any(party => party.Organisation!.CountryCode == country));
        }

        var text = FoldedText.Fold(filter.Text ?? "");
        return text.Length > 0 ? strategies.Where(strategy => strategy.SortTitle.Contains(text) || strategy.Parties.Any(party => party.Organisation!.SearchNames.Contains(text)))
            // Signs alone ("%") are in no title.
            : string.IsNullOrWhiteSpace(filter.Text) ? strategies : strategies.Where(_ => false);
    }

    /// <summary>Ids of those of a list that the actor reads as they are today.</summary>
    private IQueryable<int> Now(Actor actor, DateOnly today) => db.StrategyPlaces().Present(db).ListedFor(db, actor, today);

    private IQueryable<StrategyRow> Rows(IQueryable<Strategy> strategies, IQueryable<int> now, Actor actor)
    {
        var (own, ids, read, left) = (actor.PartyId, strategies.Select(strategy => strategy.Id), db.StrategyTextsRead(actor), db.PartiesThatLeft());
        return strategies.Select(strategy => new StrategyRow
        {
            Id = strategy.Id,
            Left = now.Contains(strategy.Id) ? null : strategy.Parties.Any(party => party.OrganisationId == own) ? LeftReader.Own : LeftReader.Member,
            PartnershipId = strategy.PartnershipId,
            Title = strategy.Title,
            Language = strategy.Language,
            FromYear = now.Contains(strategy.Id) ? strategy.FromYear : read.Where(version => version.StrategyId == strategy.Id).Select(version => version.FromYear).FirstOrDefault(),
            UntilYear = now.Contains(strategy.Id) ? strategy.UntilYear : read.Where(version => version.StrategyId == strategy.Id).Select(version => version.UntilYear).FirstOrDefault(),
            IsDemo = strategy.IsDemo,
            IsAgreed = strategy.AgreedVersionNumber != null,
            ChangedTextWaits = strategy.AgreedVersionNumber != null && strategy.AgreedVersionNumber != strategy.CurrentVersionNumber && strategy.Parties.Any(party => party.OrganisationId == own) && strategy.Partnership!.Stage != PartnershipStage.Ended
                && strategy.Parties.Count(party => !left.Any(place => place.PartnershipId == strategy.PartnershipId && place.OrganisationId == party.OrganisationId)) > 1,
            TakenBackAt = strategy.TakenBackAt,
            PartnershipGoesOn = strategy.Partnership!.Stage != PartnershipStage.Ended,
            // The ids once more, or SQLite joins all parties to their organisations first.
            Parties = strategy.Parties.Where(party => ids.Contains(party.StrategyId)).OrderByDescending(party => party.OrganisationId == own).ThenBy(party => party.Organisation!.SortName).Select(party => party.Organisation!.Name).ToList(),
        });
    }
}

/// <param name="Text">Part of the title or of a party's name, as typed.</param>
/// <param name="Country">Of a party.</param>
public sealed record StrategyFilter(string? Text = null, StrategyState? State = null, string? Country = null);

/// <param name="By">Name of the organisation.</param>
public sealed record StrategyGivenUp(ActName Act, string By);

/// <summary>What lists, other pages and its own say of one alike, by the text that stands.</summary>
public class StrategyInBrief
{
    public required int Id { get; init; }

    public required int PartnershipId { get; init; }

    public required string Title { get; init; }

    public required string Language { get; init; }

    /// <summary>0 where the reader, who has left, read none.</summary>
    public required int FromYear { get; init; }

    public required int UntilYear { get; init; }

    public required bool IsDemo { get; init; }

    /// <summary>Null where the reader reads what it says today, and otherwise a list tells nothing beside the title, the parties, and the years as the reader read them last.</summary>
    public LeftReader? Left { get; init; }

    /// <summary>All parties have endorsed a text of it.</summary>
    public required bool IsAgreed { get; init; }

    /// <summary>Beside the one that all endorsed another is in front of the parties; in lists, where they may approve it.</summary>
    public required bool ChangedTextWaits { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime? TakenBackAt { get; init; }

    /// <summary>The partnership has not ended.</summary>
    public required bool PartnershipGoesOn { get; init; }

    public StrategyState StateIn(int year) =>
        TakenBackAt is not null ? StrategyState.TakenBack
        : IsAgreed && UntilYear < year ? StrategyState.Past
        : !PartnershipGoesOn ? StrategyState.Ended
        : !IsAgreed ? StrategyState.Proposed
        : FromYear > year ? StrategyState.Coming
        : StrategyState.InForce;
}

public sealed class StrategyRow : StrategyInBrief, IListRow
{
    public required List<string> Parties { get; init; }
}

public sealed class StrategyDetails : StrategyInBrief
{
    /// <summary>Those that hold for years of the current text.</summary>
    public List<StandingStrategy> TakenBy(IEnumerable<StandingStrategy> standing) =>
        [.. standing.Where(other => other.Id != Id && Current.Plan.Overlaps(new StrategyYears(other.Id, other.Title, other.FromYear, other.UntilYear)))];

    public required Guid ConcurrencyToken { get; init; }

    public required string? TakeBackReason { get; init; }

    /// <summary>Null where who proposed took it back.</summary>
    public required int? DeclinedByOrganisationId { get; init; }

    /// <summary>The reader reads the joint record of the partnership, and the list of its strategies with that.</summary>
    public required bool IsJointRecord { get; init; }

    /// <summary>Of the partnership.</summary>
    public required PartialDate? FirstContact { get; init; }

    public required int ProposedByOrganisationId { get; init; }

    /// <summary>That the reader may read, the oldest first.</summary>
    public required List<StrategyVersionDetails> Versions { get; init; }

    /// <summary>In front of the parties; for who is none, the one that all endorsed.</summary>
    public required StrategyVersionDetails Current { get; init; }

    /// <summary>The text that all endorsed last; null while there is none.</summary>
    public required StrategyVersionDetails? Agreed { get; init; }

    /// <summary>The latest before the current one that the reader's organisation has endorsed.</summary>
    public required StrategyVersionDetails? EndorsedBefore { get; init; }

    /// <summary>The reader's own first.</summary>
    public required List<StrategyPartyDetails> Parties { get; init; }

    /// <summary>Of those who have accepted the partnership, who is none of its parties; a changed text takes them in.</summary>
    public required List<StrategyNewcomer> Newcomers { get; init; }

    /// <summary>UTC; the reader has left, and reads nothing that came later. Null: all of it.</summary>
    public required DateTime? ReadsUntil { get; init; }

    public required PlanPlaces Places { get; init; }

    public required StrategyStanding Standing { get; init; }

    /// <summary>How all who took part had endorsed the text; null where they had not.</summary>
    public PlanApprovals? ApprovalsOf(StrategyVersionDetails version) =>
        version.AgreedOn is null ? null : PlanApprovals.Of(Parties.Select(party => (party.OrganisationId, party.Name, version.EndorsementOf(party.OrganisationId)?.EndorsedAt)), Places, null);

    /// <summary>"" for an organisation that is none of them.</summary>
    public string NameOf(int? organisationId) => Parties.Find(party => party.OrganisationId == organisationId)?.Name ?? Newcomers.Find(newcomer => newcomer.OrganisationId == organisationId)?.Name ?? "";
}

public sealed record StrategyPartyDetails(int OrganisationId, string Name, string? CountryCode, bool IsMunicipality, bool IsMemberOfActorsAssociation)
    : PlanPartyDetails(OrganisationId, Name, CountryCode, IsMunicipality, IsMemberOfActorsAssociation)
{
    /// <summary>The municipality's own word.</summary>
    public string? DecidingBodyTerm { get; init; }

    /// <summary>The municipality's own word.</summary>
    public string? HeadTerm { get; init; }

    /// <summary>Ids of those that it has taken off its list, which a strategy may name.</summary>
    public List<int> EndedPriorities { get; init; } = [];
}

public sealed record StrategyNewcomer(int OrganisationId, string Name);

public sealed record StandingStrategy(int Id, string Title, string Language, int FromYear, int UntilYear, List<int> PartyIds);

public sealed class StrategyVersionDetails : IPlanVersionDetails
{
    public required int Number { get; init; }

    public required StrategyPlan Plan { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime WrittenAt { get; init; }

    public required int? WrittenByOrganisationId { get; init; }

    /// <summary>The association whose staff wrote it for the party.</summary>
    public required string? WrittenUnderMandateOf { get; init; }

    public required PartialDate? AgreedOn { get; init; }

    /// <summary>UTC; by who wrote it.</summary>
    public required DateTime? TakenBackAt { get; init; }

    /// <summary>Also those that were withdrawn.</summary>
    public required List<StrategyEndorsementDetails> Endorsements { get; init; }

    public StrategyEndorsementDetails? EndorsementOf(int organisationId) => Endorsements.Find(one => one.OrganisationId == organisationId && one.WithdrawnAt is null);

    /// <summary>The last one, where the party has not endorsed again.</summary>
    public StrategyEndorsementDetails? WithdrawalOf(int organisationId) => EndorsementOf(organisationId) is null ? Endorsements.FindLast(one => one.OrganisationId == organisationId) : null;
}

public sealed record StrategyEndorsementDetails(int OrganisationId, DateTime EndorsedAt, StrategyDecider DecidedBy, string? Reference, PartialDate DecidedOn, DateTime? WithdrawnAt, string? WithdrawalReason);
