using MicPortal.Application.Data;
using MicPortal.Application.Lists;
using MicPortal.Application.Partnerships;
using MicPortal.Domain.Agreements;
using MicPortal.Domain.Common;
using MicPortal.Domain.Partnerships;
using MicPortal.Domain.Strategies;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Application.Mergers;

/// <summary>
/// Partnerships that may be one, entered twice: the same parties are in both now. For administrators, who see the parties and what they
/// answered, how much each record has, and beyond that what everyone sees.
/// </summary>
public sealed class DuplicatePartnershipQueries(MicPortalDbContext db)
{
    private static readonly ListSort<Partnership>[] Sorts = [ListSort<Partnership>.By("name", partnership => partnership.SortName, partnership => partnership.Id)];

    /// <summary>A page of the later record of each pair, with the earlier ones beside it.</summary>
    public Task<Page<DuplicatePartnershipRow>> List(PageRequest request, CancellationToken cancel)
    {
        // Found once, in the index of the present parties, and not asked of each partnership in the order of the list.
        var found = Pairs.Select(pair => pair.Later.Id);
        return db.Partnerships.Where(partnership => found.Contains(partnership.Id)).ReadPage(Sorts, request, ids => Pairs.Where(pair => ids.Contains(pair.Later.Id))
            .OrderBy(pair => pair.Earlier.Id).ThenBy(pair => pair.Later.Id).Select(pair => new DuplicatePartnershipRow
            {
                Id = pair.Later.Id,
                OtherId = pair.Earlier.Id,
                Origin = pair.Later.Origin,
                OtherOrigin = pair.Earlier.Origin,
                OpenedAt = pair.Later.OpenedAt,
                OtherOpenedAt = pair.Earlier.OpenedAt,
                IsDemo = pair.Later.IsDemo,
                OtherIsDemo = pair.Earlier.IsDemo,
                Parties = pair.Later.Parties.Where(party => party.Answer == PartyAnswer.None || party.Answer == PartyAnswer.Accepted)
                    .OrderBy(party => party.Organisation!.SortName).Select(party => party.Organisation!.Name).ToList(),
            }).AsSingleQuery(), cancel);
    }

    /// <summary>Of these partnerships, by the order of their ids.</summary>
    public Task<List<DuplicatePartnershipPart>> Parts(IReadOnlyCollection<int> ids, DateOnly today, CancellationToken cancel)
    {
        var dormant = db.Partnerships.In(PartnershipState.Dormant, today, db);
        return db.Partnerships.Where(partnership => ids.Contains(partnership.Id)).OrderBy(partnership => partnership.Id).Select(partnership => new DuplicatePartnershipPart
        {
            Id = partnership.Id,
            SuccessorId = partnership.SuccessorId,
            PresentParties = partnership.PresentParties,
            Stage = partnership.Stage,
            IsDormant = dormant.Any(one => one.Id == partnership.Id),
            Origin = partnership.Origin,
            SourceId = partnership.SourceId,
            ReportedBy = partnership.ReportedBy!.Name,
            OpenedAt = partnership.OpenedAt,
            IsDemo = partnership.IsDemo,
            AnyFirstContact = partnership.FirstContact,
            AnyThemes = partnership.Themes.OrderBy(theme => theme.Code).Select(theme => theme.Code).ToList(),
            Parties = partnership.Parties.Where(party => ids.Contains(party.PartnershipId)).OrderBy(party => party.Organisation!.SortName)
                .Select(party => new DuplicatePartnershipParty(party.OrganisationId, party.Organisation!.Name, party.Answer, party.Publication, party.PublicationSaidAt != null, party.Path != null, party.FormerNames)).ToList(),
            Agreements = db.Agreements.Count(agreement => agreement.PartnershipId == partnership.Id && agreement.InForceAt != null),
            OpenAgreements = db.Agreements.Count(agreement => agreement.PartnershipId == partnership.Id && agreement.InForceAt == null && agreement.Status != AgreementStatus.Declined && agreement.Status != AgreementStatus.TakenBack),
            DeclinedAgreements = db.Agreements.Count(agreement => agreement.PartnershipId == partnership.Id && agreement.InForceAt == null && agreement.Status == AgreementStatus.Declined),
            TakenBackPapers = db.Agreements.Count(agreement => agreement.PartnershipId == partnership.Id && agreement.Status == AgreementStatus.TakenBack),
            Projects = db.Projects.Count(project => project.PartnershipId == partnership.Id),
            Strategies = db.Strategies.Count(strategy => strategy.PartnershipId == partnership.Id),
            OpenStrategies = db.Strategies.Where(strategy => strategy.PartnershipId == partnership.Id && strategy.TakenBackAt == null).OrderBy(strategy => strategy.FromYear).ThenBy(strategy => strategy.Id)
                .Select(strategy => new DuplicateStrategy(strategy.FromYear, strategy.UntilYear, strategy.AgreedVersionNumber != null)).ToList(),
            Visits = db.Visits.Count(visit => visit.PartnershipId == partnership.Id),
            WorkingGroups = db.WorkingGroups.Count(group => group.PartnershipId == partnership.Id),
            Needs = db.Needs.Count(need => need.PartnershipId == partnership.Id),
            Documents = db.Agreements.Where(agreement => agreement.PartnershipId == partnership.Id).SelectMany(agreement => agreement.Documents).Count(),
            Statements = partnership.Statements.Count,
            Invitations = partnership.Invitations.Count(invitation => invitation.JoinedAt == null && invitation.RefusedAt == null),
            Mandates = db.Mandates.Count(mandate => mandate.RevokedAt == null && mandate.Partnerships.Any(one => one.PartnershipId == partnership.Id)),
        }).AsSplitQuery().ToListAsync(cancel);
    }

    /// <summary>Whether somebody has said that the two are not the same.</summary>
    public Task<bool> AreToldApart(int one, int other, CancellationToken cancel) =>
        db.PartnershipDifferences.AnyAsync(difference => difference.FirstId == Math.Min(one, other) && difference.SecondId == Math.Max(one, other), cancel);

    /// <summary>One association acts for one party in the one record and for another in the other: it would act for two in one.</summary>
    public Task<bool> HaveOneForTwo(int one, int other, DateOnly today, CancellationToken cancel)
    {
        var day = PartialDate.From(today);
        var mandates = db.Mandates.Where(mandate => mandate.RevokedAt == null && (mandate.Until == null || mandate.Until >= day));
        return (from mine in mandates
                from theirs in mandates
                where mine.AssociationId == theirs.AssociationId && mine.MunicipalityId != theirs.MunicipalityId
                    && mine.Partnerships.Any(named => named.PartnershipId == one) && theirs.Partnerships.Any(named => named.PartnershipId == other)
                select mine.Id).AnyAsync(cancel);
    }

    private IQueryable<DuplicatePartnershipPair> Pairs =>
        from later in db.Partnerships
        join earlier in db.Partnerships on later.PresentParties equals earlier.PresentParties
        where later.PresentParties != null && earlier.PresentParties != null && earlier.Id < later.Id
            && !db.PartnershipDifferences.Any(difference => difference.SecondId == later.Id && difference.FirstId == earlier.Id)
        select new DuplicatePartnershipPair { Later = later, Earlier = earlier };

    private sealed class DuplicatePartnershipPair
    {
        public required Partnership Later { get; init; }

        public required Partnership Earlier { get; init; }
    }
}

/// <summary>Two records that may be one partnership; the id is the later one's.</summary>
public sealed class DuplicatePartnershipRow : IListRow
{
    public required int Id { get; init; }

    public required int OtherId { get; init; }

    public required PartnershipOrigin Origin { get; init; }

    public required PartnershipOrigin OtherOrigin { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime OpenedAt { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime OtherOpenedAt { get; init; }

    public required bool IsDemo { get; init; }

    public required bool OtherIsDemo { get; init; }

    /// <summary>Those that are in it now.</summary>
    public required List<string> Parties { get; init; }
}

/// <summary>One of two records, and how much it has.</summary>
public sealed class DuplicatePartnershipPart
{
    public required int Id { get; init; }

    public required int? SuccessorId { get; init; }

    public required string? PresentParties { get; init; }

    public required PartnershipStage Stage { get; init; }

    public required bool IsDormant { get; init; }

    public PartnershipState State => JointWork.StateOf(Stage, IsDormant);

    public required PartnershipOrigin Origin { get; init; }

    public required string? SourceId { get; init; }

    /// <summary>The association's name.</summary>
    public required string? ReportedBy { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime OpenedAt { get; init; }

    public required bool IsDemo { get; init; }

    public required List<DuplicatePartnershipParty> Parties { get; init; }

    /// <summary>That are, or were, in force.</summary>
    public required int Agreements { get; init; }

    /// <summary>Drafts, proposals, and papers that wait to be confirmed.</summary>
    public required int OpenAgreements { get; init; }

    public required int DeclinedAgreements { get; init; }

    public required int TakenBackPapers { get; init; }

    /// <summary>Also ideas, and what has ended.</summary>
    public required int Projects { get; init; }

    public required int Visits { get; init; }

    public required int Strategies { get; init; }

    /// <summary>Without those that were taken back or declined.</summary>
    public required List<DuplicateStrategy> OpenStrategies { get; init; }

    public required int WorkingGroups { get; init; }
    /// <summary>Also offers.</summary>
    public required int Needs { get; init; }

    public required int Documents { get; init; }

    public required int Statements { get; init; }

    /// <summary>Open ones.</summary>
    public required int Invitations { get; init; }

    public required int Mandates { get; init; }

    /// <summary>A party says that it is not theirs.</summary>
    public bool IsRefused => Parties.Exists(party => party.Answer is PartyAnswer.NotOurs or PartyAnswer.WrongMunicipality);

    /// <summary>How far everyone sees it.</summary>
    public Publication PublishedAs => IsRefused || SuccessorId is not null ? Publication.Nothing : Parties.Min(party => party.Publication);

    public bool IsPublic => PublishedAs != Publication.Nothing;

    /// <summary>Null also where not everyone sees it.</summary>
    public PartialDate? FirstContact => IsPublic ? AnyFirstContact : null;

    /// <summary>None where not everyone sees them.</summary>
    public IReadOnlyList<string> Themes => IsPublic ? AnyThemes : [];

    internal PartialDate? AnyFirstContact { get; init; }

    internal List<string> AnyThemes { get; init; } = [];
}

/// <param name="PublicationIsSaid">By the party; else it is the level that every record begins with.</param>
/// <param name="HasOwnPart">It has said how the partnership came about.</param>
/// <param name="FormerNames">As the record named it, where a merger has put a successor in its place; with | between several.</param>
public sealed record DuplicatePartnershipParty(int OrganisationId, string Name, PartyAnswer Answer, Publication Publication, bool PublicationIsSaid, bool HasOwnPart, string? FormerNames);

/// <summary>Its years alone: titles and texts are the parties'.</summary>
public sealed record DuplicateStrategy(int FromYear, int UntilYear, bool IsAgreed)
{
    /// <summary>Where one of the two is approved: a year has one strategy.</summary>
    public bool IsInWayOf(DuplicateStrategy other) => (IsAgreed || other.IsAgreed) && StrategyYears.Meet(FromYear, UntilYear, other.FromYear, other.UntilYear);
}
