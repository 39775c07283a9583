using MicPortal.Domain.Access;
using MicPortal.Domain.Common;

namespace MicPortal.Domain.Visits;

/// <summary>What came of it: each side's own part of the report, which the other cannot change or hold up, and what both will do.</summary>
public sealed partial class Visit
{
    public const int MostFollowUps = 30;

    /// <summary>After so many months each side is asked again what it learned.</summary>
    public static readonly IReadOnlyList<int> LearningMonths = [3, 12];

    /// <summary>Of <see cref="LearningMonths"/>, those that have passed since the visit's last day.</summary>
    public static IEnumerable<int> LearningMonthsDue(PartialDate end, DateOnly today) => LearningMonths.Where(months => end.Latest.AddMonths(months) <= today);

    private readonly List<VisitReport> reports = [];
    private readonly List<VisitLearning> learnings = [];
    private readonly List<VisitFollowUp> followUps = [];

    public IReadOnlyCollection<VisitReport> Reports => reports;

    public IReadOnlyCollection<VisitLearning> Learnings => learnings;

    public IReadOnlyCollection<VisitFollowUp> FollowUps => followUps;

    /// <summary>The party files its part, or writes it anew.</summary>
    /// <returns>Whether it says anything new.</returns>
    public bool Report(ReportContent content, Actor by, DateTime at)
    {
        RequireBegun(by, at);
        content.Count.Wrong().Guard();
        if (OwnReport(by) is { } own)
        {
            if (own.Content == content)
            {
                return false;
            }

            own.Change(content, by, at);
            Record(ActName.VisitReportChanged, by, at);
            return true;
        }

        reports.Add(new VisitReport(content, by, at));
        Record(ActName.VisitReported, by, at);
        return true;
    }

    /// <summary>Filed on the wrong visit, or before there was anything to report: the part is due again, and what was filed stays readable as taken back.</summary>
    public void TakeBackReport(string reason, Actor by, DateTime at)
    {
        RequireBegun(by, at);
        var own = OwnReport(by) ?? throw new DomainException("Visits.Errors.ReportGone");
        own.TakeBack(reason, at);
        Record(ActName.VisitReportTakenBack, by, at, word: reason);
    }

    public void AddFollowUp(string text, string post, int organisationId, PartialDate due, Actor by, DateTime at)
    {
        RequireBegun(by, at);
        if (followUps.Count(one => !one.IsGone) >= MostFollowUps)
        {
            throw new DomainException("Visits.Errors.TooManyFollowUps", MostFollowUps);
        }

        GuardFollowUp(organisationId, due, at, null);
        followUps.Add(new VisitFollowUp(text, post, organisationId, due, at));
        Record(ActName.VisitFollowUpAdded, by, at, word: text);
    }

    /// <summary>Either side; what has the same words stays as it was.</summary>
    public void ChangeFollowUp(int id, string text, string post, int organisationId, PartialDate due, Actor by, DateTime at)
    {
        RequireBegun(by, at);
        var followUp = FollowUp(id);
        GuardFollowUp(organisationId, due, at, followUp);
        var named = followUp.Text;
        if ((followUp.Text, followUp.Post, followUp.OrganisationId, followUp.Due) != (text, post, organisationId, due))
        {
            followUp.Change(text, post, organisationId, due, at);
        }

        Record(ActName.VisitFollowUpChanged, by, at, word: named);
    }

    /// <summary>Either side; the row stays.</summary>
    public void RemoveFollowUp(int id, Actor by, DateTime at)
    {
        RequireBegun(by, at);
        var followUp = FollowUp(id);
        followUp.Remove(at);
        Record(ActName.VisitFollowUpRemoved, by, at, word: followUp.Text);
    }

    /// <summary>Whichever side says so.</summary>
    public void FinishFollowUp(int id, Actor by, DateTime at)
    {
        RequireBegun(by, at);
        var followUp = FollowUp(id);
        if (followUp.DoneAt is null)
        {
            followUp.Finish(at);
            Record(ActName.VisitFollowUpDone, by, at, word: followUp.Text);
        }
    }

    /// <summary>It was said to be done by mistake; whichever side says so.</summary>
    public void ReopenFollowUp(int id, Actor by, DateTime at)
    {
        RequireBegun(by, at);
        var followUp = FollowUp(id);
        if (followUp.DoneAt is not null)
        {
            followUp.Reopen(at);
            Record(ActName.VisitFollowUpReopened, by, at, word: followUp.Text);
        }
    }

    private VisitFollowUp FollowUp(int id) => followUps.SingleOrDefault(one => one.Id == id && !one.IsGone) ?? throw new DomainException("Visits.Errors.FollowUpUnknown");

    /// <summary>Nobody has a new one for who has left; what it had stays.</summary>
    private void GuardFollowUp(int organisationId, PartialDate due, DateTime at, VisitFollowUp? self)
    {
        if (!IsParty(organisationId))
        {
            throw new DomainException("Plans.Errors.NotAParty") { Field = "OrganisationId" };
        }

        Require(organisationId == self?.OrganisationId || !HasLeft(organisationId), "Plans.Errors.PartyHasLeft", "OrganisationId");
        if (due.CertainlyBefore(AgreedStart!.Value))
        {
            throw new DomainException("Visits.Errors.FollowUpBeforeVisit") { Field = "Due" };
        }

        if (due.CertainlyAfter(DateOnly.FromDateTime(at).AddYears(VisitPlan.MostYearsAhead)))
        {
            throw new DomainException("Visits.Errors.FollowUpTooFarAhead", VisitPlan.MostYearsAhead) { Field = "Due" };
        }
    }

    /// <summary>The party says what it learned, or says it anew.</summary>
    /// <param name="months">Of <see cref="LearningMonths"/>, which have passed since the visit.</param>
    /// <returns>Whether it says anything new.</returns>
    public bool Learn(int months, string text, string language, Actor by, DateTime at)
    {
        RequireBegun(by, at);
        if (!LearningMonthsDue(AgreedEnd!.Value, DateOnly.FromDateTime(at)).Contains(months))
        {
            throw new DomainException("Visits.Errors.LearningTooEarly");
        }

        if (OwnLearning(months, by) is { } own)
        {
            if ((own.Text, own.Language) == (text, language))
            {
                return false;
            }

            own.Change(text, language, by, at);
            Record(ActName.VisitLearningChanged, by, at);
            return true;
        }

        learnings.Add(new VisitLearning(months, text, language, by, at));
        Record(ActName.VisitLearned, by, at);
        return true;
    }

    /// <summary>As <see cref="TakeBackReport"/>.</summary>
    public void TakeBackLearning(int months, string reason, Actor by, DateTime at)
    {
        RequireBegun(by, at);
        var own = OwnLearning(months, by) ?? throw new DomainException("Visits.Errors.LearningGone");
        own.TakeBack(reason, at);
        Record(ActName.VisitLearningTakenBack, by, at, word: reason);
    }

    /// <summary>A party has filed its part or said what it learned, and not taken it back.</summary>
    private bool IsReported => reports.Exists(one => !one.IsGone) || learnings.Exists(one => !one.IsGone);

    private VisitReport? OwnReport(Actor by) => reports.Find(one => one.OrganisationId == by.OrganisationId && !one.IsGone);

    private VisitLearning? OwnLearning(int months, Actor by) => learnings.Find(one => one.OrganisationId == by.OrganisationId && one.Months == months && !one.IsGone);

    /// <summary>From the first day on; also where the partnership has ended meanwhile.</summary>
    private void RequireBegun(Actor by, DateTime at)
    {
        PartyOf(by);
        RequireOpen();
        Require(Status == VisitStatus.Agreed && AgreedStart is { } start && !start.IsInFuture(at), "Visits.Errors.NotBegun");
    }
}

/// <summary>How many people took part for one side, as numbers: by gender, by age, by position. A part that nobody counted is null.</summary>
public sealed record VisitCount
{
    public const int Most = 500;

    public required int All { get; init; }

    public int? Women { get; init; }

    public int? Men { get; init; }

    public int? UnderThirty { get; init; }

    public int? ThirtyToFiftyNine { get; init; }

    public int? SixtyAndOlder { get; init; }

    public int? Councillors { get; init; }

    public int? Officials { get; init; }

    public int? TechnicalStaff { get; init; }

    public int? CivilSociety { get; init; }

    public int? YouthRepresentatives { get; init; }

    public int? Interpreters { get; init; }

    /// <summary>Nobody came, and nothing was counted.</summary>
    public static readonly VisitCount None = new() { All = 0 };

    /// <summary>The groups by the names of their counts, in the order of the form.</summary>
    public IEnumerable<(string Key, int? Number)> Groups() =>
    [
        (nameof(Women), Women), (nameof(Men), Men), (nameof(UnderThirty), UnderThirty), (nameof(ThirtyToFiftyNine), ThirtyToFiftyNine), (nameof(SixtyAndOlder), SixtyAndOlder), (nameof(Councillors), Councillors),
        (nameof(Officials), Officials), (nameof(TechnicalStaff), TechnicalStaff), (nameof(CivilSociety), CivilSociety), (nameof(YouthRepresentatives), YouthRepresentatives), (nameof(Interpreters), Interpreters),
    ];

    /// <summary>No way of counting gives more than the whole.</summary>
    public IEnumerable<DomainException> Wrong() =>
    [
        .. Counted.Wrong(All, (nameof(Women), Women), (nameof(Men), Men)),
        .. Counted.Wrong(All, (nameof(UnderThirty), UnderThirty), (nameof(ThirtyToFiftyNine), ThirtyToFiftyNine), (nameof(SixtyAndOlder), SixtyAndOlder)),
        .. Counted.Wrong(
            All, (nameof(Councillors), Councillors), (nameof(Officials), Officials), (nameof(TechnicalStaff), TechnicalStaff), (nameof(CivilSociety), CivilSociety),
            (nameof(YouthRepresentatives), YouthRepresentatives), (nameof(Interpreters), Interpreters)),
    ];
}

public sealed record ReportContent(string Language, string Done, string Learned, string? Difficulties, VisitCount Count);

/// <summary>What one side says of the visit, in its own words.</summary>
public abstract class VisitAccount : IGone
{
    private protected VisitAccount()
    {
    }

    private protected VisitAccount(Actor by) => OrganisationId = by.OrganisationId!.Value;

    public int Id { get; private set; }

    public int VisitId { get; private set; }

    public int OrganisationId { get; private set; }

    /// <summary>ISO 639-1.</summary>
    public string Language { get; private set; } = "";

    public int? UserId { get; private set; }

    public int? MandateId { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime? TakenBackAt { get; private set; }

    public string? TakeBackReason { get; private set; }

    public bool IsGone => TakenBackAt is not null;

    internal void TakeBack(string reason, DateTime at) => (TakeBackReason, TakenBackAt) = (reason, at);

    internal void Pass(Func<int, int> passed) => OrganisationId = passed(OrganisationId);

    private protected void WriteBy(Actor by, string language) => (Language, UserId, MandateId) = (language, by.UserId, by.MandateId);
}

/// <summary>One side's part of the report.</summary>
public sealed class VisitReport : VisitAccount
{
    public const int TextLimit = 4000;

    private VisitReport()
    {
    }

    internal VisitReport(ReportContent content, Actor by, DateTime at)
        : base(by)
    {
        FiledAt = at;
        Write(content, by);
    }

    public string Done { get; private set; } = "";

    public string Learned { get; private set; } = "";

    public string? Difficulties { get; private set; }

    public VisitCount Count { get; private set; } = null!;

    /// <summary>UTC.</summary>
    public DateTime FiledAt { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime? ChangedAt { get; private set; }

    internal ReportContent Content => new(Language, Done, Learned, Difficulties, Count);

    internal void Change(ReportContent content, Actor by, DateTime at)
    {
        Write(content, by);
        ChangedAt = at;
    }

    private void Write(ReportContent content, Actor by)
    {
        WriteBy(by, content.Language);
        (Done, Learned, Difficulties, Count) = (content.Done, content.Learned, content.Difficulties, content.Count);
    }
}

/// <summary>What one side says months later.</summary>
public sealed class VisitLearning : VisitAccount
{
    public const int TextLimit = 4000;

    private VisitLearning()
    {
    }

    internal VisitLearning(int months, string text, string language, Actor by, DateTime at)
        : base(by)
    {
        Months = months;
        Change(text, language, by, at);
    }

    /// <summary>After the visit.</summary>
    public int Months { get; private set; }

    public string Text { get; private set; } = "";

    /// <summary>UTC.</summary>
    public DateTime WrittenAt { get; private set; }

    internal void Change(string text, string language, Actor by, DateTime at)
    {
        WriteBy(by, language);
        (Text, WrittenAt) = (text, at);
    }
}

/// <summary>What the parties will do after the visit.</summary>
public sealed class VisitFollowUp : IGone
{
    public const int TextLimit = 500;
    public const int PostLimit = 120;

    private VisitFollowUp()
    {
    }

    internal VisitFollowUp(string text, string post, int organisationId, PartialDate due, DateTime at) => (Text, Post, OrganisationId, Due, AddedAt) = (text, post, organisationId, due, at);

    public int Id { get; private set; }

    public int VisitId { get; private set; }

    public string Text { get; private set; } = "";

    /// <summary>Who is responsible; a post outlives the person in it.</summary>
    public string Post { get; private set; } = "";

    /// <summary>Whose post it is.</summary>
    public int OrganisationId { get; private set; }

    public PartialDate Due { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime AddedAt { get; private set; }

    /// <summary>UTC; null: it stands as it was entered, or done since.</summary>
    public DateTime? ChangedAt { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime? DoneAt { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime? RemovedAt { get; private set; }

    public bool IsGone => RemovedAt is not null;

    internal void Change(string text, string post, int organisationId, PartialDate due, DateTime at) => (Text, Post, OrganisationId, Due, ChangedAt) = (text, post, organisationId, due, at);

    internal void Finish(DateTime at) => DoneAt = at;

    internal void Reopen(DateTime at) => (DoneAt, ChangedAt) = (null, at);

    internal void Remove(DateTime at) => RemovedAt = at;

    internal void Pass(Func<int, int> passed) => OrganisationId = passed(OrganisationId);
}
