using MicPortal.Application.History;
using MicPortal.Application.Lists;
using MicPortal.Application.Mirrors;
using MicPortal.Application.Partnerships;
using MicPortal.Application.Strategies;
using MicPortal.Domain.Access;
using MicPortal.Domain.Projects;
using MicPortal.Domain.Strategies;
using MicPortal.Web.Models.Lists;
using MicPortal.Web.Resources;
using MicPortal.Web.Setup;

namespace MicPortal.Web.Models.Strategies;

/// <summary>A strategy's page, and what its reader may do there.</summary>
public sealed record StrategyPage(StrategyDetails Strategy, Timeline Timeline, Actor Actor)
{
    private readonly StrategyStanding standing = Strategy.Standing;

    /// <summary>Of the partnership, as far as the reader sees them, each with the plan that stands.</summary>
    public IReadOnlyList<MirrorProject> Projects { get; init; } = [];

    /// <summary>Of the partnership, as far as the reader sees them.</summary>
    public IReadOnlyList<StrategyAgreement> Agreements { get; init; } = [];

    /// <summary>Of the partnership, as far as the reader sees them, where another holds for years of the current text.</summary>
    public IReadOnlyList<StandingStrategy> Standing { get; init; } = [];

    public IReadOnlyList<StandingStrategy> TakenBy => Strategy.TakenBy(Standing);

    public bool IsParty => standing.PartyOf(Actor) is not null;

    public bool HasLeft => standing.PartyOf(Actor) is { HasLeft: true };

    public bool CanRevise => StrategyAccess.CanRevise(standing, Actor);

    public bool CanEndorse => StrategyAccess.CanEndorse(standing, Actor);

    public bool CanWithdrawEndorsement => StrategyAccess.CanWithdrawEndorsement(standing, Actor);

    public bool CanTakeBack => StrategyAccess.CanTakeBack(standing, Actor);

    public bool CanDecline => StrategyAccess.CanDecline(standing, Actor);

    public bool IsAsked => standing.IsAsked(Actor);

    public bool CanApproveAfterAll => standing.CanApproveAfterAll(Actor);

    /// <summary>A party's reasons are read by the parties, and by an association of who gave them.</summary>
    public bool SeesOwnWordsOf(int? organisationId) => IsParty || Strategy.Parties.Exists(party => party.OrganisationId == organisationId && party.IsMemberOfActorsAssociation);

    public Timeline History => Timeline with { Entries = [.. Timeline.Entries.Select(entry => SeesOwnWordsOf(entry.OrganisationId) ? entry : entry.WithoutOwnWords())] };

    /// <summary>The text that stands, while another is in front of the parties.</summary>
    public StrategyVersionDetails? Before => Strategy.Agreed is { } agreed && agreed.Number != Strategy.Current.Number ? agreed : null;

    /// <summary>A project that could serve it is one of its municipality's: of two parties both read all of these, of more each its own, and an association not all.</summary>
    public bool ReadsAllOf(StrategyPriority priority) => IsParty && !HasLeft && (Strategy.Parties.Count == 2 || priority.OrganisationId == Actor.OrganisationId);

    /// <summary>What is done, or was, for this line of a party's strategy.</summary>
    public IEnumerable<MirrorProject> Serving(StrategyPriority priority) => Projects.Where(project => project.Status != ProjectStatus.Cancelled && project.Serves(priority.OrganisationId, priority.PriorityId));
}

/// <summary>A text to be read.</summary>
public sealed record StrategyVersionText(StrategyPage Page, StrategyVersionDetails Version)
{
    public StrategyPlan Plan => Version.Plan;

    public IEnumerable<StrategyAgreement> Agreements => Page.Agreements.Where(agreement => Plan.AgreementIds.Contains(agreement.Id));
}

/// <summary>What changed from one text to another.</summary>
public sealed record StrategyChanges(StrategyPage Page, StrategyVersionDetails Before, StrategyVersionDetails After)
{
    public IReadOnlyList<StrategyDifference> Differences => StrategyDifference.Between(Before.Plan, After.Plan);
}

/// <summary>Those of one partnership.</summary>
/// <param name="HasOthers">There is one of other parties, which the reader does not read.</param>
public sealed record PartnershipStrategies(JointRecord Partnership, IReadOnlyList<StrategyRow> Rows, bool CanPropose, bool HasOthers);

/// <summary>The address of the list of strategies; what it does not understand it leaves out.</summary>
public sealed record StrategyListQuery : ListQuery
{
    /// <summary>Any part of a title or of a party's name.</summary>
    public string? Q { get; init; }

    public string? State { get; init; }

    /// <summary>Of a party.</summary>
    public string? Country { get; init; }

    public bool IsFiltered => !string.IsNullOrEmpty(State) || !string.IsNullOrEmpty(Country);

    internal StrategyFilter Filter => new(
        Q,
        Enum.TryParse<StrategyState>(State, ignoreCase: true, out var state) && Enum.IsDefined(state) ? state : null,
        string.IsNullOrEmpty(Country) ? null : Country.ToUpperInvariant());
}

public sealed record StrategyList(StrategyListQuery Query, Page<StrategyRow> Page, ListLinks Links, IReadOnlyList<string> Countries);

/// <summary>The list as a file for spreadsheets.</summary>
public sealed class StrategyCsv(Texts texts, Dates dates, PlanWords plans, PublicAddress address)
{
    public byte[] Of(IEnumerable<StrategyRow> rows) => CsvFile.Of([Heads(), .. rows.Select(Fields)]);

    private IEnumerable<string> Heads() =>
        [texts["Strategies.Strategy"], texts["Agreements.Parties"], texts["Strategies.StateLabel"], texts["Strategies.Section.FromYear"], texts["Strategies.Section.UntilYear"], texts["Members.Csv.Address"]];

    private IEnumerable<string?> Fields(StrategyRow row) =>
    [
        row.Title, string.Join(", ", row.Parties), row.Left is { } left ? plans.Left(left) : texts[$"Strategies.State.{row.StateIn(dates.Today.Year)}"],
        StrategyWords.Year(row.FromYear), StrategyWords.Year(row.UntilYear), address.Of($"/strategies/{row.Id}"),
    ];
}
