using MicPortal.Domain.Access;
using MicPortal.Domain.Common;
using MicPortal.Domain.Partnerships;
using MicPortal.Domain.Plans;

namespace MicPortal.Domain.Projects;

/// <summary>
/// Joint work under a partnership. It begins as an idea that its parties see at once; an officer of each approves one and
/// the same plan, and a changed plan is approved again while the work goes on by the one before.
/// </summary>
public sealed partial class Project : PlannedRecord<ProjectPlan, ProjectParty, ProjectVersion, ProjectEndorsement>
{
    public const int ReasonLimit = PlanParty.ReasonLimit;
    public const int CodesLimit = 500;
    public const int SearchTextLimit = 2000;

    private Project()
    {
    }

    public ProjectStatus Status { get; private set; }

    /// <summary>The current plan lacks nothing that its approval needs.</summary>
    public bool IsComplete { get; private set; }

    /// <summary>The day on which the work began, as its parties say.</summary>
    public PartialDate? BegunOn { get; private set; }

    public string? CancelReason { get; private set; }

    /// <summary>The day on which it was completed or cancelled, as its parties say.</summary>
    public PartialDate? EndedOn { get; private set; }

    /// <summary>Of the plan that stands, for lists: the one that all approved; while there is none, the current one.</summary>
    public string Title { get; private set; } = "";

    /// <summary>Folded, by which lists are ordered and searched.</summary>
    public string SortTitle { get; private set; } = "";

    /// <summary><see cref="ProjectPlan.Codes"/> of the plan that stands, each between blanks, for lists: " health 12220 p7 ".</summary>
    public string Codes { get; private set; } = "";

    /// <summary>Folded: title and priorities of the plan that stands, in which lists search.</summary>
    public string SearchText { get; private set; } = "";

    /// <summary>Of the plan that stands.</summary>
    public PartialDate? Start { get; private set; }

    /// <summary>Of the plan that stands.</summary>
    public PartialDate? End { get; private set; }

    /// <summary>From which on keys are free: a key that was spent on or measured by is never another's. Of a project that is loaded as its acts need it.</summary>
    public int NextKey => Versions.SelectMany(version => version.Plan.Keys).Concat(spendings.Select(spending => spending.LineKey)).Concat(values.Select(value => value.IndicatorKey))
        .Concat(reached.Select(one => one.MilestoneKey)).DefaultIfEmpty().Max() + 1;

    public bool HasEnded => Status is ProjectStatus.Completed or ProjectStatus.Cancelled;

    /// <summary>An idea of one party, which the others read at once.</summary>
    public static Project Open(Partnership partnership, IReadOnlyCollection<int> organisationIds, ProjectPlan plan, Actor by, DateTime at)
    {
        var project = new Project();
        project.OpenUnder(partnership, organisationIds, id => new ProjectParty(id), by);
        project.Write(plan, partnership.FirstContact, by, at);
        project.Record(ActName.ProjectOpened, by, at, 1);
        return project;
    }

    /// <summary>Any party changes the plan: a new version, which asks all again. Without a real difference nothing happens.</summary>
    /// <returns>Whether there is a new version.</returns>
    public bool Revise(ProjectPlan plan, PartialDate? firstContact, Actor by, DateTime at)
    {
        PartyOf(by);
        RequireOpen();
        RequireOthers();
        if (ProjectDifference.Between(CurrentVersion.Plan, plan).Count == 0)
        {
            return false;
        }

        RequireNone(plan.OfLeft(CurrentVersion.Plan, HasLeft));
        RequireNone(AgainstOutcome(plan));
        Write(plan, firstContact, by, at);
        Record(ActName.ProjectRevised, by, at, CurrentVersionNumber);
        return true;
    }

    /// <summary>The party approves the plan in front of it. When the last one does, it is the plan by which the work goes on.</summary>
    /// <param name="afterDecline">Who approves knows of it, where its own organisation had declined this version.</param>
    public void Endorse(int versionNumber, Actor by, DateTime at, bool afterDecline = true)
    {
        by.RequireBinding();
        var party = PartyOf(by);
        RequireOpen();
        Require(versionNumber != CurrentVersionNumber || IsComplete, "Projects.Errors.PlanIncomplete");
        var all = Approve(versionNumber, new ProjectEndorsement(party, by, at), at, afterDecline);
        Record(ActName.ProjectEndorsed, by, at, CurrentVersionNumber);
        if (all)
        {
            BeAgreed();
        }
    }

    /// <summary>A party has left the partnership, which goes on: what it says counts no more, and it is not waited for. Needs the plans that stand.</summary>
    public void FollowLeaving(Actor by, DateTime at)
    {
        RequireOpen();
        if (AgreedVersionNumber == CurrentVersionNumber)
        {
            FollowPlaces(by, at);
            return;
        }

        FollowParties();
        if (SettleWithoutParty(IsComplete, by, at))
        {
            BeAgreed();
        }
    }

    /// <summary>Who takes part is not who did: somebody is back, or a successor speaks for two. What the plan lacks depends on it, and who is waited for.</summary>
    public void FollowPlaces(Actor by, DateTime at)
    {
        if (HasEnded)
        {
            return;
        }

        var before = (IsComplete, Codes, SearchText);
        FollowParties();
        if (SettleMeanwhile(IsComplete, by, at))
        {
            BeAgreed();
        }
        else if ((IsComplete, Codes, SearchText) != before)
        {
            Record(ActName.PlanPlacesChanged, by, at, CurrentVersionNumber);
        }
    }

    /// <summary>Until all have approved; after that a changed plan is the way.</summary>
    public void WithdrawEndorsement(string reason, Actor by, DateTime at)
    {
        by.RequireBinding();
        PartyOf(by);
        RequireOpen();
        TakeBackApproval(reason, by, at);
        Record(ActName.ProjectEndorsementWithdrawn, by, at, CurrentVersionNumber, reason);
    }

    /// <summary>A party that is asked will not approve the plan, in front of all or standing without it. Who wants no project at all cancels it.</summary>
    public void Decline(int versionNumber, string reason, Actor by, DateTime at)
    {
        by.RequireBinding();
        RequireOpen();
        Require(versionNumber != CurrentVersionNumber || IsComplete, "Projects.Errors.PlanIncomplete");
        Decline(versionNumber, reason, ActName.ProjectDeclined, by, at);
    }

    /// <summary>The work has begun, by a plan that all approved.</summary>
    public void Begin(PartialDate on, Actor by, DateTime at)
    {
        PartyOf(by);
        Require(Status == ProjectStatus.Planned, "Projects.Errors.NotPlanned");
        GuardBeginning(on, at);
        (Status, BegunOn) = (ProjectStatus.Running, on);
        Record(ActName.ProjectBegun, by, at);
    }

    /// <summary>A party said a wrong day. The history keeps what it was.</summary>
    /// <param name="completed">Of a project that is completed; null of one that goes on.</param>
    /// <param name="isSure">As in <see cref="Complete"/>.</param>
    public void CorrectDays(PartialDate begun, PartialDate? completed, Actor by, DateTime at, bool isSure = false)
    {
        PartyOf(by);
        Require(Status is ProjectStatus.Running or ProjectStatus.Completed, "Projects.Errors.NotRunning");
        Require(completed is null || Status == ProjectStatus.Completed, "Projects.Errors.NotCompleted");
        Require(completed is not null || Status == ProjectStatus.Running, "Dates.Missing", "CompletedOn");
        GuardBeginning(begun, at);
        if (completed is { } last)
        {
            GuardPast(last, at, "CompletedOn");
            Require(!last.CertainlyBefore(begun), "Projects.Errors.BegunAfterCompleted", "On");
        }

        Require((begun, completed) != (BegunOn, EndedOn), "Projects.Errors.SameDays", "On");
        Require(isSure || completed is not { } said || said == EndedOn || !IsReportedAfter(said), "Projects.Errors.ReportedAfter", "Anyway");
        (BegunOn, EndedOn) = (begun, completed);
        Record(ActName.ProjectDaysCorrected, by, at);
    }

    /// <param name="isSure">Also where a milestone was reached, a value measured or money spent after that day: the last accounts come in later.</param>
    public void Complete(PartialDate on, Actor by, DateTime at, bool isSure = false)
    {
        by.RequireBinding();
        PartyOf(by);
        Require(Status == ProjectStatus.Running, "Projects.Errors.NotRunning");
        GuardPast(on, at);
        if (BegunOn is { } begun && on.CertainlyBefore(begun))
        {
            throw new DomainException("Projects.Errors.CompletedBeforeBegun") { Field = "On" };
        }

        Require(isSure || !IsReportedAfter(on), "Projects.Errors.ReportedAfter", "Anyway");
        GoBackTo(AgreedVersionNumber!.Value);
        (Status, EndedOn) = (ProjectStatus.Completed, on);
        Record(ActName.ProjectCompleted, by, at);
    }

    /// <summary>It was said by mistake: the work goes on by the plan that stood, and what waited then waits again.</summary>
    public void TakeBackCompletion(string reason, Actor by, DateTime at)
    {
        by.RequireBinding();
        PartyOf(by);
        RequirePartnership();
        Require(Status == ProjectStatus.Completed, "Projects.Errors.NotCompleted");
        GoOnWithLatest();
        (Status, EndedOn) = (ProjectStatus.Running, null);
        Record(ActName.ProjectCompletionTakenBack, by, at, word: reason);
        FollowPlaces(by, at);
    }

    /// <summary>An idea is dropped, or planned work is not done or broken off.</summary>
    public void Cancel(string reason, PartialDate on, Actor by, DateTime at)
    {
        by.RequireBinding();
        PartyOf(by);
        RequireOpen();
        GuardPast(on, at);
        if (BegunOn is { } begun && on.CertainlyBefore(begun))
        {
            throw new DomainException("Projects.Errors.CancelledBeforeBegun") { Field = "On" };
        }

        if (AgreedVersionNumber is { } agreed)
        {
            GoBackTo(agreed);
        }

        (Status, CancelReason, EndedOn) = (ProjectStatus.Cancelled, reason, on);
        Record(ActName.ProjectCancelled, by, at, word: reason);
    }

    private void Write(ProjectPlan plan, PartialDate? firstContact, Actor by, DateTime at)
    {
        plan.Guard(PartyIds, firstContact, at);
        Add(number => new ProjectVersion(number, plan, by, at));
        FollowParties();
    }

    /// <summary>What the plan lacks, and whose priorities lists find it by, depends on who takes part.</summary>
    private void FollowParties()
    {
        IsComplete = !CurrentVersion.Plan.Missing(RemainingIds).Any();
        Stand((AgreedVersion ?? CurrentVersion).Plan);
    }

    private void BeAgreed()
    {
        Status = Status == ProjectStatus.Idea ? ProjectStatus.Planned : Status;
        Stand(CurrentVersion.Plan);
    }

    private void Stand(ProjectPlan plan)
    {
        var remaining = RemainingIds;
        (Title, Start, End) = (plan.Title, plan.Start, plan.End);
        Codes = $" {string.Join(' ', plan.Codes(remaining))} ";
        SortTitle = FoldedText.Cut(FoldedText.Fold(plan.Title), ProjectPlan.TitleLimit);
        SearchText = FoldedText.Cut(FoldedText.Fold(string.Join(' ', plan.Priorities.Where(priority => remaining.Contains(priority.OrganisationId)).SelectMany(priority => priority.Named).Prepend(plan.Title))), SearchTextLimit);
    }

    private void RequireOpen() => Require(!HasEnded, "Projects.Errors.HasEnded");

    private void GuardBeginning(PartialDate on, DateTime at)
    {
        GuardPast(on, at);
        if (Partnership?.FirstContact is { } contact && on.CertainlyBefore(contact))
        {
            throw new DomainException("Projects.Errors.BeforePartnership") { Field = "On" };
        }

        GuardLongBefore(on, AgreedVersion!.Plan.Start);
    }

    private static void GuardPast(PartialDate on, DateTime at, string field = "On")
    {
        if (on.IsInFuture(at))
        {
            throw new DomainException("Projects.Errors.InFuture") { Field = field };
        }
    }
}

public enum ProjectStatus
{
    /// <summary>No plan that all approved.</summary>
    Idea,
    Planned,
    Running,
    Completed,
    Cancelled,
}

/// <summary>A party of the partnership that takes part in the project.</summary>
public sealed class ProjectParty : PlanParty
{
    private ProjectParty()
    {
    }

    internal ProjectParty(int organisationId)
        : base(organisationId)
    {
    }

    public int ProjectId { get; private set; }
}
