using MicPortal.Domain.Access;
using MicPortal.Domain.Common;

namespace MicPortal.Domain.Projects;

/// <summary>
/// What became of the plan. Nobody approves it: each side says what it spent, measured and did, in its own words, and the
/// other reads it. Also after the end, when the last accounts come in.
/// </summary>
public sealed partial class Project
{
    /// <summary>So many times what a line has is mostly a slip of the decimals: who records it is asked.</summary>
    public const int Absurd = 10;

    /// <summary>Who records on the same line for the same day again within so many minutes has mostly gone back to put the amount right: it is asked.</summary>
    public const int MinutesToCorrect = 10;

    private readonly List<ProgressNote> notes = [];
    private readonly List<ProjectSpending> spendings = [];
    private readonly List<IndicatorValue> values = [];
    private readonly List<MilestoneReached> reached = [];

    public IReadOnlyCollection<ProgressNote> Notes => notes;

    public IReadOnlyCollection<ProjectSpending> Spendings => spendings;

    public IReadOnlyCollection<IndicatorValue> Values => values;

    public IReadOnlyCollection<MilestoneReached> Reached => reached;

    public void Note(string text, string language, Actor by, DateTime at)
    {
        RequireWork(by);
        notes.Add(new ProgressNote(text, language, by, at));
        Record(ActName.ProjectNoted, by, at);
    }

    /// <summary>More than the line has is taken, because it was spent; the page says so.</summary>
    /// <param name="line">Of the plan that all approved last.</param>
    /// <param name="isSure">Also where it makes more than <see cref="Absurd"/> times what the line has, or beside what is <see cref="RecordedAlready"/>.</param>
    public void Spend(int line, Money amount, PartialDate on, string? text, Actor by, DateTime at, bool isSure = false)
    {
        RequireWork(by);
        var planned = AgreedVersion!.Plan.Lines.FirstOrDefault(one => one.Key == line) ?? throw new DomainException("Projects.Errors.LineUnknown") { Field = "Line" };
        if (amount.Currency != planned.Amount.Currency || amount.Minor <= 0)
        {
            throw new DomainException("Projects.Errors.SpendingAmount", planned.Amount.Currency) { Field = "Amount" };
        }

        GuardPast(on, at);
        if (AgreedVersion.Plan.SpentTooEarly(planned, on, BegunOn) is { } early)
        {
            throw early;
        }

        if (!isSure)
        {
            RequireNone(Doubts(planned, amount, on, by, at));
        }

        spendings.Add(new ProjectSpending(planned, amount, on, text, by, at));
        Record(ActName.ProjectSpent, by, at, word: planned.Text);
    }

    /// <summary>On the line for the day: the same amount by the same side, or another one by the same person a moment ago; null: neither.</summary>
    public ProjectSpending? RecordedAlready(int line, Money amount, PartialDate on, Actor by, DateTime at) =>
        spendings.Where(one => !one.IsGone && (one.OrganisationId, one.LineKey, one.On) == (by.OrganisationId, line, on) && (one.Amount == amount || (one.UserId == by.UserId && one.WrittenAt > at.AddMinutes(-MinutesToCorrect))))
            .MaxBy(one => (one.Amount == amount, one.WrittenAt));

    private IEnumerable<DomainException> Doubts(BudgetLine planned, Money amount, PartialDate on, Actor by, DateTime at)
    {
        if (SpentOn(planned.Key) + amount.Minor > planned.Amount.Minor * Absurd)
        {
            yield return new DomainException("Projects.Errors.SpendingAbsurd", Absurd) { Field = "Anyway" };
        }

        if (RecordedAlready(planned.Key, amount, on, by, at) is { } already)
        {
            yield return new DomainException(already.Amount == amount ? "Projects.Errors.SpendingTwice" : "Projects.Errors.SpendingCorrected") { Field = "Anyway" };
        }
    }

    public void Measure(int indicator, decimal value, PeopleCount? people, PartialDate on, Actor by, DateTime at)
    {
        RequireWork(by);
        var measured = AgreedVersion!.Plan.Indicators.FirstOrDefault(one => one.Key == indicator) ?? throw new DomainException("Projects.Errors.IndicatorUnknown") { Field = "Indicator" };
        people?.Wrong().Guard();
        GuardPast(on, at);
        GuardLongBefore(on, AgreedVersion!.Plan.Start, BegunOn);
        values.Add(new IndicatorValue(indicator, value, people, on, by, at));
        // A later plan may leave the indicator out, and with it the page its values: the history keeps what was measured.
        Record(ActName.ProjectMeasured, by, at, word: measured.Name);
    }

    /// <summary>Once; whichever side says it first.</summary>
    public void Reach(int milestone, PartialDate on, Actor by, DateTime at)
    {
        RequireWork(by);
        var planned = AgreedVersion!.Plan.Milestones.FirstOrDefault(one => one.Key == milestone) ?? throw new DomainException("Projects.Errors.MilestoneUnknown") { Field = "Milestone" };
        if (HasReached(milestone))
        {
            throw new DomainException("Projects.Errors.MilestoneReached") { Field = "Milestone" };
        }

        GuardPast(on, at);
        GuardLongBefore(on, AgreedVersion!.Plan.Start, BegunOn);
        reached.Add(new MilestoneReached(milestone, on, by, at));
        Record(ActName.ProjectMilestoneReached, by, at, word: planned.Text);
    }

    public void TakeBackSpending(int id, Actor by, DateTime at) =>
        TakeBack(spendings, id, ActName.ProjectSpendingTakenBack, by, at, spending => PlanAt(spending.WrittenAt)?.Lines.FirstOrDefault(one => one.Key == spending.LineKey)?.Text);

    public void TakeBackValue(int id, Actor by, DateTime at) =>
        TakeBack(values, id, ActName.ProjectValueTakenBack, by, at, value => PlanAt(value.WrittenAt)?.Indicators.FirstOrDefault(one => one.Key == value.IndicatorKey)?.Name);

    /// <summary>The milestone can be reached again.</summary>
    public void TakeBackMilestone(int id, Actor by, DateTime at) =>
        TakeBack(reached, id, ActName.ProjectMilestoneTakenBack, by, at, one => PlanAt(one.WrittenAt)?.Milestones.FirstOrDefault(milestone => milestone.Key == one.MilestoneKey)?.Text);

    /// <summary>Against which something was reported then. Needs all plans that all approved.</summary>
    private ProjectPlan? PlanAt(DateTime at) => Versions.Where(version => version.AgreedAt <= at).MaxBy(version => version.Number)?.Plan;

    public void TakeBackNote(int id, Actor by, DateTime at) => TakeBack(notes, id, ActName.ProjectNoteTakenBack, by, at);

    /// <summary>Of a line of any version, what both sides have spent and not taken back.</summary>
    public long SpentOn(int line) => spendings.Where(one => one.LineKey == line && !one.IsGone).Sum(one => one.Amount.Minor);

    /// <summary>What was spent, measured or reached stays what it was: its line keeps its currency, its indicator its unit, its milestone its words.</summary>
    private IEnumerable<DomainException> AgainstOutcome(ProjectPlan plan)
    {
        var before = CurrentVersion.Plan;
        foreach (var (index, line) in plan.Lines.Index())
        {
            if (before.Lines.FirstOrDefault(one => one.Key == line.Key) is { } spent && spent.Amount.Currency != line.Amount.Currency && SpentOn(line.Key) > 0)
            {
                yield return new DomainException("Projects.Errors.CurrencySpent", spent.Amount.Currency) { Field = $"Lines[{index}].Currency" };
            }
        }

        foreach (var (index, indicator) in plan.Indicators.Index())
        {
            if (before.Indicators.FirstOrDefault(one => one.Key == indicator.Key) is { } measured && measured.Unit != indicator.Unit && values.Exists(one => one.IndicatorKey == indicator.Key && !one.IsGone))
            {
                yield return new DomainException("Projects.Errors.UnitMeasured", measured.Unit ?? "–") { Field = $"Indicators[{index}].Unit" };
            }
        }

        foreach (var (index, milestone) in plan.Milestones.Index())
        {
            if (before.Milestones.FirstOrDefault(one => one.Key == milestone.Key) is { } said && said.Text != milestone.Text && HasReached(milestone.Key))
            {
                yield return new DomainException("Projects.Errors.WordsReached", said.Text) { Field = $"Milestones[{index}].Text" };
            }
        }
    }

    /// <summary>What was taken back says nothing.</summary>
    private bool IsReportedAfter(PartialDate day) =>
        spendings.Exists(one => !one.IsGone && day.CertainlyBefore(one.On)) || values.Exists(one => !one.IsGone && day.CertainlyBefore(one.On)) || reached.Exists(one => !one.IsGone && day.CertainlyBefore(one.On));

    private bool HasReached(int milestone) => reached.Exists(one => one.MilestoneKey == milestone && !one.IsGone);

    /// <summary>What a party reported by mistake; it stays readable as taken back.</summary>
    private void TakeBack<TReport>(List<TReport> reports, int id, ActName act, Actor by, DateTime at, Func<TReport, string?>? word = null)
        where TReport : ProjectReport
    {
        PartyOf(by);
        var report = reports.SingleOrDefault(one => one.Id == id && one.OrganisationId == by.OrganisationId && !one.IsGone) ?? throw new DomainException("Projects.Errors.ReportUnknown");
        report.TakeBack(at);
        Record(act, by, at, word: word?.Invoke(report));
    }

    /// <summary>What came before the work may be told, not what is years away from it.</summary>
    private static void GuardLongBefore(PartialDate on, params IEnumerable<PartialDate?> work)
    {
        if (ProjectPlan.LongBefore(on, work.OfType<PartialDate>().Order().FirstOrDefault(), "On") is { } wrong)
        {
            throw wrong;
        }
    }

    private void RequireWork(Actor by)
    {
        PartyOf(by);
        Require(AgreedVersionNumber is not null, "Projects.Errors.NotPlanned");
    }
}

/// <summary>How many took part, and who.</summary>
public sealed record PeopleCount(int All, int? Women, int? Men, int? Youth)
{
    public const int Most = ProjectPlan.MostBeneficiaries;

    /// <summary>None of the parts, nor women and men together, is more than the whole.</summary>
    public IEnumerable<DomainException> Wrong() => [.. Counted.Wrong(All, (nameof(Women), Women), (nameof(Men), Men)), .. Counted.Wrong(All, (nameof(Youth), Youth))];
}

/// <summary>What one side says of the work.</summary>
public abstract class ProjectReport : IGone
{
    private protected ProjectReport()
    {
    }

    private protected ProjectReport(Actor by, DateTime at) => (OrganisationId, UserId, MandateId, WrittenAt) = (by.OrganisationId!.Value, by.UserId, by.MandateId, at);

    public int Id { get; private set; }

    public int ProjectId { get; private set; }

    public int OrganisationId { get; private set; }

    public int? UserId { get; private set; }

    public int? MandateId { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime WrittenAt { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime? TakenBackAt { get; private set; }

    public bool IsGone => TakenBackAt is not null;

    internal void TakeBack(DateTime at) => TakenBackAt = at;

    internal void Pass(Func<int, int> passed) => OrganisationId = passed(OrganisationId);
}

/// <summary>How the work goes.</summary>
public sealed class ProgressNote : ProjectReport
{
    public const int TextLimit = 4000;

    private ProgressNote()
    {
    }

    internal ProgressNote(string text, string language, Actor by, DateTime at)
        : base(by, at) => (Text, Language) = (text, language);

    public string Text { get; private set; } = "";

    /// <summary>ISO 639-1.</summary>
    public string Language { get; private set; } = "";
}

/// <summary>Money that one side has spent on a line of the budget.</summary>
public sealed class ProjectSpending : ProjectReport
{
    public const int TextLimit = 200;

    private ProjectSpending()
    {
    }

    internal ProjectSpending(BudgetLine line, Money amount, PartialDate on, string? text, Actor by, DateTime at)
        : base(by, at) => (LineKey, Category, Minor, Currency, On, Text) = (line.Key, line.Category, amount.Minor, amount.Currency, on, text);

    public int LineKey { get; private set; }

    /// <summary>Of the line as it was then: the history names it by that, whatever a later plan has.</summary>
    public BudgetCategory Category { get; private set; }

    /// <summary>In the minor unit.</summary>
    public long Minor { get; private set; }

    /// <summary>ISO 4217; the line's.</summary>
    public string Currency { get; private set; } = "";

    public Money Amount => new(Minor, Currency);

    public PartialDate On { get; private set; }

    public string? Text { get; private set; }
}

/// <summary>What an indicator was on a day.</summary>
public sealed class IndicatorValue : ProjectReport
{
    private IndicatorValue()
    {
    }

    internal IndicatorValue(int indicator, decimal value, PeopleCount? people, PartialDate on, Actor by, DateTime at)
        : base(by, at)
    {
        (IndicatorKey, Value, On) = (indicator, value, on);
        (People, Women, Men, Youth) = (people?.All, people?.Women, people?.Men, people?.Youth);
    }

    public int IndicatorKey { get; private set; }

    public decimal Value { get; private set; }

    public int? People { get; private set; }

    public int? Women { get; private set; }

    public int? Men { get; private set; }

    public int? Youth { get; private set; }

    public PartialDate On { get; private set; }
}

public sealed class MilestoneReached : ProjectReport
{
    private MilestoneReached()
    {
    }

    internal MilestoneReached(int milestone, PartialDate on, Actor by, DateTime at)
        : base(by, at) => (MilestoneKey, On) = (milestone, on);

    public int MilestoneKey { get; private set; }

    public PartialDate On { get; private set; }
}
