using System.Globalization;
using MicPortal.Domain.Common;
using MicPortal.Domain.Partnerships;
using MicPortal.Domain.Plans;

namespace MicPortal.Domain.Projects;

/// <summary>The whole plan that a party approves, as one version. Spending, progress notes and what the indicators became stand outside it.</summary>
public sealed record ProjectPlan : IPlan<ProjectPlan>
{
    public const int TitleLimit = 200;
    public const int TextLimit = 4000;
    public const int ShortTextLimit = 500;
    public const int MostLines = 60;
    public const int MostIndicators = 20;
    public const int MostMilestones = 30;
    public const int MostMeetings = 10;

    /// <summary>The parties may have met, a value may have been measured, a milestone reached, the work itself begun so many years before its day in the plan.</summary>
    public const int YearsBefore = 5;

    public const int MostSectors = 5;
    public const int MostGoals = 5;

    /// <summary>Before the id of a priority.</summary>
    public const string PriorityCode = "p";

    public const string AwarenessCode = "awareness";

    /// <summary>Of a plan that serves no party's priority, as each says.</summary>
    public const string NoPriorityCode = "nopriority";

    /// <summary>More people than one town has.</summary>
    public const int MostBeneficiaries = 50_000_000;

    /// <summary>An earlier start is a slip of the finger.</summary>
    public const int EarliestYear = 1900;

    /// <summary>From its start to its end.</summary>
    public const int MostYears = 50;

    public required string Title { get; init; }

    /// <summary>ISO 639-1: in which its texts are written.</summary>
    public required string Language { get; init; }

    public string? Objectives { get; init; }

    public IReadOnlyList<ProjectApproach> Approaches { get; init; } = [];

    /// <summary>Of <see cref="Theme"/>.</summary>
    public IReadOnlyList<string> Themes { get; init; } = [];

    /// <summary>OECD DAC CRS codes of five digits.</summary>
    public IReadOnlyList<string> Sectors { get; init; } = [];

    /// <summary>SDGs: 1 to 17.</summary>
    public IReadOnlyList<int> Goals { get; init; } = [];

    /// <summary>What is to change between council and administration (seed: the internal dimension of local governance).</summary>
    public string? InternalGovernance { get; init; }

    /// <summary>What is to change between government and citizens (seed: the external dimension).</summary>
    public string? ExternalGovernance { get; init; }

    /// <summary>What each party says of its own priorities.</summary>
    public IReadOnlyList<ServedPriority> Priorities { get; init; } = [];

    /// <summary>How it was drawn up jointly.</summary>
    public IReadOnlyList<PlanningMeeting> Meetings { get; init; } = [];

    /// <summary>How the results last.</summary>
    public string? Sustainability { get; init; }

    public string? Beneficiaries { get; init; }

    public int? BeneficiaryCount { get; init; }

    public BeneficiaryReach? Reach { get; init; }

    public IReadOnlyList<ProjectMarker> Markers { get; init; } = [];

    public PartialDate? Start { get; init; }

    public PartialDate? End { get; init; }

    /// <summary>ISO 4217: in which the whole is reckoned. Null where no money is planned.</summary>
    public string? Currency { get; init; }

    public IReadOnlyList<StaffTime> StaffTimes { get; init; } = [];

    public IReadOnlyList<BudgetLine> Lines { get; init; } = [];

    public IReadOnlyList<Indicator> Indicators { get; init; } = [];

    public IReadOnlyList<Milestone> Milestones { get; init; } = [];

    /// <summary>Of its lines, indicators and milestones.</summary>
    public IEnumerable<int> Keys => Lines.Select(line => line.Key).Concat(Indicators.Select(indicator => indicator.Key)).Concat(Milestones.Select(milestone => milestone.Key));

    public bool ServesPriorityOf(IReadOnlyCollection<int> organisationIds) => Priorities.Any(served => organisationIds.Contains(served.OrganisationId) && served.Named.Any());

    /// <summary>Each of the parties says that it serves none of its priorities; where one has said nothing, that is not known.</summary>
    public bool ServesNone(IReadOnlyCollection<int> organisationIds) => !ServesPriorityOf(organisationIds) && organisationIds.All(id => Priorities.Any(served => served.OrganisationId == id));

    /// <summary>By which lists and counts find its project: themes, sectors, <see cref="AwarenessCode"/>, <see cref="NoPriorityCode"/>, and the recorded priorities that it serves, see <see cref="PriorityCode"/>.</summary>
    /// <param name="organisationIds">Who takes part: what others say of their priorities counts nowhere.</param>
    public IEnumerable<string> Codes(IReadOnlyCollection<int> organisationIds) => Themes.Concat(Sectors).Concat(Approaches.Contains(ProjectApproach.Awareness) ? [AwarenessCode] : []).Concat(ServesNone(organisationIds) ? [NoPriorityCode] : [])
        .Concat(Priorities.Where(priority => organisationIds.Contains(priority.OrganisationId)).Select(priority => priority.PriorityId).OfType<int>().Select(id => PriorityCode + id.ToString(CultureInfo.InvariantCulture)));

    /// <summary>
    /// What a party cannot approve without, by the names of the fields. An idea may lack all of it but its title.
    /// </summary>
    public IEnumerable<string> Missing(IEnumerable<int> organisationIds)
    {
        if (string.IsNullOrWhiteSpace(Objectives))
        {
            yield return nameof(Objectives);
        }

        if (Approaches.Count == 0)
        {
            yield return nameof(Approaches);
        }

        if (InternalGovernance is null && ExternalGovernance is null)
        {
            yield return nameof(InternalGovernance);
        }

        if (!organisationIds.All(id => Priorities.Any(priority => priority.OrganisationId == id)))
        {
            yield return nameof(Priorities);
        }

        if (Start is null || End is null)
        {
            yield return nameof(End);
        }

        if (StaffTimes.Count == 0)
        {
            yield return nameof(StaffTimes);
        }
    }

    /// <summary>Throws what is certainly wrong with it for a project of these parties.</summary>
    public void Guard(IReadOnlyCollection<int> organisationIds, PartialDate? firstContact, DateTime at)
    {
        Wrong(Start, End, Approaches, Meetings.Select(meeting => (PartialDate?)meeting.Date), at).Guard();
        if (Start is { } began && firstContact is { } contact && began.CertainlyBefore(contact))
        {
            throw new DomainException("Projects.Errors.BeforePartnership") { Field = nameof(Start) };
        }

        foreach (var (index, meeting) in Meetings.Index())
        {
            if (firstContact is { } met && meeting.Date.CertainlyBefore(met))
            {
                throw new DomainException("Projects.Errors.MeetingBeforePartnership") { Field = $"Meetings[{index}].Date" };
            }
        }

        Require(Meetings.All(meeting => meeting.Present.Keys.All(organisationIds.Contains)), "Plans.Errors.NotAParty");
        Require(Priorities.All(priority => organisationIds.Contains(priority.OrganisationId)), "Plans.Errors.NotAParty");
        Require(StaffTimes.All(time => organisationIds.Contains(time.OrganisationId)), "Plans.Errors.NotAParty");
        Require(Lines.All(line => line.Source != FundSource.OwnBudget || (line.OrganisationId is { } id && organisationIds.Contains(id))), "Projects.Errors.SourceWithoutParty");
        foreach (var (index, line) in Lines.Index())
        {
            if (Currency is null)
            {
                throw new DomainException("Projects.Errors.CurrencyMissing") { Field = nameof(Currency) };
            }

            if (line.Amount.Currency != Currency && line.Rate is null)
            {
                throw new DomainException("Projects.Errors.RateMissing", line.Amount.Currency, Currency) { Field = $"Lines[{index}].Rate" };
            }

            if (line.Rate is { } rate && ExchangeRate.Wrong(rate.Date, $"Lines[{index}].RateDate", at) is { } wrong)
            {
                throw wrong;
            }
        }

        foreach (var (index, milestone) in Milestones.Index())
        {
            if ((Start is { } first && milestone.Date.CertainlyBefore(first)) || (End is { } last && last.CertainlyBefore(milestone.Date)))
            {
                throw new DomainException("Projects.Errors.MilestoneOutside") { Field = $"Milestones[{index}].Date" };
            }
        }

        Require(Milestones.All(milestone => milestone.Responsible.Keys.All(organisationIds.Contains)), "Plans.Errors.NotAParty");
        Unique(Lines.Select(line => line.Key));
        Unique(Indicators.Select(indicator => indicator.Key));
        Unique(Milestones.Select(milestone => milestone.Key));
    }

    /// <summary>What parties that have left would have by it, each at its field: in the parts that are not as they were, and what they never said of their priorities.</summary>
    public IEnumerable<DomainException> OfLeft(ProjectPlan before, Func<int, bool> hasLeft)
    {
        if (Currency != before.Currency || !StaffTimes.SequenceEqual(before.StaffTimes) || !Lines.SequenceEqual(before.Lines))
        {
            foreach (var time in StaffTimes.Where(time => hasLeft(time.OrganisationId)))
            {
                yield return new DomainException("Projects.Errors.DaysOfLeft") { Field = string.Create(CultureInfo.InvariantCulture, $"StaffTimes[{time.OrganisationId}].Days") };
            }

            foreach (var (index, _) in Lines.Index().Where(line => line.Item.OrganisationId is { } id && hasLeft(id)))
            {
                yield return new DomainException("Plans.Errors.LineOfLeft", index + 1) { Field = $"Lines[{index}].Source" };
            }
        }

        if (!Indicators.SequenceEqual(before.Indicators) || !Milestones.SequenceEqual(before.Milestones))
        {
            foreach (var (index, milestone) in Milestones.Index())
            {
                foreach (var id in milestone.Responsible.Keys.Where(hasLeft))
                {
                    yield return new DomainException("Projects.Errors.MilestoneOfLeft", index + 1) { Field = string.Create(CultureInfo.InvariantCulture, $"Milestones[{index}].Responsible[{id}]") };
                }
            }
        }

        if (Priorities.Any(priority => hasLeft(priority.OrganisationId) && !before.Priorities.Contains(priority)))
        {
            yield return new DomainException("Plans.Errors.PartyHasLeft");
        }
    }

    /// <summary>What is certainly wrong with these by themselves, each at its field.</summary>
    /// <param name="meetings">Their dates; null where one is not known.</param>
    public static IEnumerable<DomainException> Wrong(PartialDate? start, PartialDate? end, IReadOnlyCollection<ProjectApproach> approaches, IEnumerable<PartialDate?> meetings, DateTime at)
    {
        if (start is { } first && end is { } last && last.CertainlyBefore(first))
        {
            yield return new DomainException("Projects.Errors.EndBeforeStart") { Field = nameof(End) };
        }

        if (start?.Earliest.Year < EarliestYear)
        {
            yield return new DomainException("Projects.Errors.StartTooEarly", EarliestYear) { Field = nameof(Start) };
        }

        if (start is { } from && end?.Earliest > from.Latest.AddYears(MostYears))
        {
            yield return new DomainException("Projects.Errors.TooLong", MostYears) { Field = nameof(End) };
        }

        if (approaches.Contains(ProjectApproach.SeedMoney) && !approaches.Any(BuildsCapacity))
        {
            yield return new DomainException("Projects.Errors.SeedMoneyAlone") { Field = nameof(Approaches) };
        }

        foreach (var (index, date) in meetings.Index())
        {
            if (date?.IsInFuture(at) == true)
            {
                yield return new DomainException("Projects.Errors.MeetingInFuture") { Field = $"Meetings[{index}].Date" };
            }
            else if (date is { } met && LongBefore(met, start, $"Meetings[{index}].Date") is { } wrong)
            {
                yield return wrong;
            }
        }
    }

    /// <summary>More than <see cref="YearsBefore"/> before the work; null where it is not, or no year is known.</summary>
    internal static DomainException? LongBefore(PartialDate on, PartialDate? work, string field) =>
        on.Year > 0 && work is { Year: > 0 } first && on.Year < first.Year - YearsBefore ? new DomainException("Projects.Errors.LongBefore", YearsBefore) { Field = field } : null;

    /// <summary>The plan may have money spent before the work begins, or the work may have begun before its day in the plan; the planning comes before both. Null where it is none of that.</summary>
    public DomainException? SpentTooEarly(BudgetLine line, PartialDate on, PartialDate? begun)
    {
        var meetings = line.Category == BudgetCategory.PlanningMeeting ? Meetings.Select(meeting => (PartialDate?)meeting.Date) : [];
        return meetings.Append(Start).Append(begun).OfType<PartialDate>().All(on.CertainlyBefore) ? new DomainException("Projects.Errors.SpentBeforeStart") { Field = "On" } : null;
    }

    /// <summary>The same plan of other parties.</summary>
    public ProjectPlan Pass(Func<int, int> passed) => this with
    {
        Priorities = [.. Priorities.Select(priority => priority with { OrganisationId = passed(priority.OrganisationId) })],
        Meetings = [.. Meetings.Select(meeting => meeting with { Present = meeting.Present.ToDictionary(pair => passed(pair.Key), pair => pair.Value) })],
        StaffTimes = [.. StaffTimes.Select(time => time with { OrganisationId = passed(time.OrganisationId) })],
        Lines = [.. Lines.Select(line => line with { OrganisationId = line.OrganisationId is { } id ? passed(id) : null })],
        Milestones = [.. Milestones.Select(milestone => milestone with { Responsible = milestone.Responsible.ToDictionary(pair => passed(pair.Key), pair => pair.Value) })],
    };

    /// <summary>What a seed-money contribution must stand beside (seed: capacity-building combined with seed money).</summary>
    public static bool BuildsCapacity(ProjectApproach approach) => approach is ProjectApproach.CapacityBuilding or ProjectApproach.ProcessOfChange or ProjectApproach.TechnicalAssistance;

    private static void Unique(IEnumerable<int> keys)
    {
        var seen = new HashSet<int>();
        Require(keys.All(key => key > 0 && seen.Add(key)), "Plans.Errors.KeyTwice");
    }
}

public enum ProjectApproach
{
    TechnicalAssistance,
    CapacityBuilding,
    ProcessOfChange,

    /// <summary>Beside one of the three before.</summary>
    SeedMoney,
    GoodsTransfer,
    Awareness,
}

/// <summary>What a party says of its local development strategy.</summary>
/// <param name="Priority">In its own words which priority the project serves; null: none, which is shown as such.</param>
/// <param name="PriorityId">The line of its strategy from which the words are, as they were when it was chosen.</param>
public sealed record ServedPriority(int OrganisationId, string? Priority, int? PriorityId = null)
{
    /// <summary>One of the list of its working group, beside that of the strategy.</summary>
    public ServedGroupPriority? Group { get; init; }

    /// <summary>What it names, in words.</summary>
    public IEnumerable<string> Named => new[] { Priority, Group?.Title }.OfType<string>();
}

/// <param name="Title">As the group worded it when it was chosen.</param>
public sealed record ServedGroupPriority(int Id, string Title);

/// <summary>A meeting at which the plan was drawn up.</summary>
/// <param name="Present">How many people of each party, by organisation.</param>
public sealed record PlanningMeeting(PartialDate Date, string Place, IReadOnlyDictionary<int, int> Present)
{
    public const int MostPresent = 500;

    /// <summary>People of at least two parties were there.</summary>
    public bool IsJoint => Present.Count(pair => pair.Value > 0) > 1;

    public bool Equals(PlanningMeeting? other) =>
        other is not null && Date == other.Date && Place == other.Place && Present.Count == other.Present.Count && !Present.Except(other.Present).Any();

    public override int GetHashCode() => HashCode.Combine(Date, Place, Present.Count);
}

/// <summary>How wide a group benefits.</summary>
public enum BeneficiaryReach
{
    Administration,
    Group,
    Neighbourhood,
    Municipality,
    Region,
}

/// <param name="How">By what the marker is met.</param>
public sealed record ProjectMarker(MarkerKind Kind, MarkerWeight Weight, string How);

public enum MarkerKind
{
    Gender,
    Youth,
    Inclusion,
}

/// <summary>As the OECD DAC policy markers weigh: an objective beside others, or the one for which the project exists.</summary>
public enum MarkerWeight
{
    Significant,
    Principal,
}

/// <summary>Staff time that a party gives in kind.</summary>
/// <param name="Days">In hundredths of a day.</param>
/// <param name="DayRate">In the project's currency; null: not put into money.</param>
public sealed record StaffTime(int OrganisationId, int Days, Money? DayRate)
{
    public const int MostDays = 20_000 * 100;

    public Money? Worth => DayRate is { } rate ? new Money((long)decimal.Round(rate.Minor * Days / 100m, MidpointRounding.AwayFromZero), rate.Currency) : null;
}

/// <summary>One line of the budget.</summary>
/// <param name="Key">Stays with the line from version to version, so that spending finds it; from 1.</param>
/// <param name="OrganisationId">Whose own budget it is.</param>
/// <param name="SourceName">Which programme, or who else.</param>
/// <param name="Rate">Into the project's currency, where the line has another.</param>
public sealed record BudgetLine(int Key, BudgetCategory Category, string? Text, Money Amount, FundSource Source, int? OrganisationId, string? SourceName, ExchangeRate? Rate)
{
    /// <summary>Buildings and equipment, which some programmes do not pay.</summary>
    public bool IsCapital => Category is BudgetCategory.Equipment or BudgetCategory.Construction;

    public BudgetUse Use => IsCapital ? BudgetUse.Goods : Category switch
    {
        BudgetCategory.SeedMoney => BudgetUse.SeedMoney,
        BudgetCategory.Other => BudgetUse.Other,
        _ => BudgetUse.Capacity,
    };

    public Money In(string currency) => Amount.Currency == currency ? Amount : Amount.At(Rate!.Rate, currency);
}

/// <param name="Rate">So many of the project's currency for one of the line's.</param>
/// <param name="Source">Who published it.</param>
public sealed record ExchangeRate(decimal Rate, PartialDate Date, string Source)
{
    public const decimal Most = 1_000_000;
    public const int SourceLimit = 100;

    /// <summary>A rate of a day to come; null of any other.</summary>
    public static DomainException? Wrong(PartialDate date, string field, DateTime at) => date.IsInFuture(at) ? new DomainException("Projects.Errors.InFuture") { Field = field } : null;
}

public enum BudgetCategory
{
    PersonnelExchange,
    CouncillorExchange,
    Workshop,
    Consultation,
    Training,
    Consultancy,
    Pilot,
    SeedMoney,
    PlanningMeeting,
    Equipment,
    Construction,
    Other,
}

/// <summary>What money is for, as far as the categories tell: people who learn from each other, things that stay, money that is passed on.</summary>
public enum BudgetUse
{
    Capacity,
    Goods,
    SeedMoney,
    Other,
}

public enum FundSource
{
    OwnBudget,
    Programme,
    Other,
}

/// <summary>What is measured.</summary>
/// <param name="Unit">Of the values: people, per cent, days.</param>
/// <param name="By">When the target is to be reached.</param>
public sealed record Indicator(int Key, string Text, string? Unit, decimal? Baseline, decimal Target, PartialDate? By)
{
    public const decimal Most = 1_000_000_000_000;

    public string Name => Unit is { } unit ? $"{Text} ({unit})" : Text;
}

/// <param name="Responsible">The post on each side, by organisation.</param>
public sealed record Milestone(int Key, string Text, PartialDate Date, IReadOnlyDictionary<int, string> Responsible)
{
    public const int PostLimit = 120;

    public bool Equals(Milestone? other) =>
        other is not null && Key == other.Key && Text == other.Text && Date == other.Date && Responsible.Count == other.Responsible.Count && !Responsible.Except(other.Responsible).Any();

    public override int GetHashCode() => HashCode.Combine(Key, Text, Date);
}
