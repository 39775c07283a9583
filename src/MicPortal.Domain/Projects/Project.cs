using MicPortal.Domain.Access;
using MicPortal.Domain.Common;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Partnerships;

namespace MicPortal.Domain.Projects;

/// <summary>
/// Joint work under a partnership. It begins as an idea that its parties see at once; an officer of each approves one and
/// the same plan, and a changed plan is approved again while the work goes on by the one before.
/// </summary>
public sealed partial class Project : AggregateRoot
{
    public const int ReasonLimit = 500;
    public const int CodesLimit = 500;

    private readonly List<ProjectParty> parties = [];
    private readonly List<ProjectVersion> versions = [];

    private Project()
    {
    }

    public int PartnershipId { get; private set; }

    /// <summary>For queries.</summary>
    public Partnership? Partnership { get; private set; }

    public ProjectStatus Status { get; private set; }

    public bool IsDemo { get; private set; }

    public int CurrentVersionNumber { get; private set; }

    /// <summary>The current plan lacks nothing that its approval needs.</summary>
    public bool IsComplete { get; private set; }

    /// <summary>The plan that all parties approved last; null while there is none.</summary>
    public int? AgreedVersionNumber { get; private set; }

    /// <summary>UTC; when there was the first one.</summary>
    public DateTime? AgreedAt { get; private set; }

    /// <summary>The day on which the work began, as its parties say.</summary>
    public PartialDate? BegunOn { get; private set; }

    public string? CancelReason { get; private set; }

    /// <summary>The day on which it was completed or cancelled, as its parties say.</summary>
    public PartialDate? EndedOn { get; private set; }

    /// <summary>Of the current version, for lists.</summary>
    public string Title { get; private set; } = "";

    /// <summary>Folded, by which lists are ordered and searched.</summary>
    public string SortTitle { get; private set; } = "";

    /// <summary><see cref="ProjectPlan.Codes"/> of the current version, each between blanks, for lists: " health 12220 p7 ".</summary>
    public string Codes { get; private set; } = "";

    public PartialDate? Start { get; private set; }

    public PartialDate? End { get; private set; }

    public IReadOnlyCollection<ProjectParty> Parties => parties;

    public IReadOnlyCollection<ProjectVersion> Versions => versions;

    public ProjectVersion CurrentVersion => versions.Single(version => version.Number == CurrentVersionNumber);

    public ProjectVersion? AgreedVersion => versions.SingleOrDefault(version => version.Number == AgreedVersionNumber);

    /// <summary>From which on keys are free: a key that was spent on or measured by is never another's. Of a project that is loaded as its acts need it.</summary>
    public int NextKey => versions.SelectMany(version => version.Plan.Keys).Concat(spendings.Select(spending => spending.LineKey)).Concat(values.Select(value => value.IndicatorKey))
        .Concat(reached.Select(one => one.MilestoneKey)).DefaultIfEmpty().Max() + 1;

    public bool HasEnded => Status is ProjectStatus.Completed or ProjectStatus.Cancelled;

    /// <summary>An idea of one party, which the others read at once.</summary>
    public static Project Open(Partnership partnership, IReadOnlyCollection<int> organisationIds, ProjectPlan plan, Actor by, DateTime at)
    {
        if (organisationIds.Distinct().Count() < 2)
        {
            throw new DomainException("Projects.Errors.TwoParties") { Field = "Parties" };
        }

        foreach (var organisationId in organisationIds)
        {
            Require(partnership.Parties.Any(party => party.OrganisationId == organisationId), "Plans.Errors.NotOfPartnership");
            Require(partnership.PartyOf(organisationId).Answer is PartyAnswer.None or PartyAnswer.Accepted, "Projects.Errors.PartyHasLeft");
        }

        var project = new Project { PartnershipId = partnership.Id, IsDemo = partnership.IsDemo };
        project.parties.AddRange(organisationIds.Distinct().Select(id => new ProjectParty(id)));
        project.PartyOf(by);
        project.Write(plan, partnership.FirstContact, by, at);
        project.Record(ActName.ProjectOpened, by, at, 1);
        return project;
    }

    public ProjectParty PartyOf(Actor actor) =>
        parties.SingleOrDefault(party => party.OrganisationId == actor.OrganisationId) ?? throw new DomainException("Projects.Errors.NotAParty");

    /// <summary>Any party changes the plan: a new version, which asks all again. Without a real difference nothing happens.</summary>
    /// <returns>Whether there is a new version.</returns>
    public bool Revise(ProjectPlan plan, PartialDate? firstContact, Actor by, DateTime at)
    {
        PartyOf(by);
        RequireOpen();
        if (ProjectDifference.Between(CurrentVersion.Plan, plan).Count == 0)
        {
            return false;
        }

        Write(plan, firstContact, by, at);
        Record(ActName.ProjectRevised, by, at, CurrentVersionNumber);
        return true;
    }

    /// <summary>The party approves the plan in front of it. When the last one does, it is the plan by which the work goes on.</summary>
    public void Endorse(int versionNumber, Actor by, DateTime at)
    {
        by.RequireBinding();
        var party = PartyOf(by);
        RequireOpen();
        RequireCurrent(versionNumber);
        Require(CurrentVersion.EndorsementOf(party) is null, "Plans.Errors.AlreadyEndorsed");
        Require(IsComplete, "Projects.Errors.PlanIncomplete");
        CurrentVersion.Add(new ProjectEndorsement(party, by, at));
        Record(ActName.ProjectEndorsed, by, at, CurrentVersionNumber);
        if (parties.All(one => CurrentVersion.EndorsementOf(one) is not null))
        {
            AgreedVersionNumber = CurrentVersionNumber;
            AgreedAt ??= at;
            Status = Status == ProjectStatus.Idea ? ProjectStatus.Planned : Status;
        }
    }

    /// <summary>Until all have approved; after that a changed plan is the way.</summary>
    public void WithdrawEndorsement(string reason, Actor by, DateTime at)
    {
        by.RequireBinding();
        var party = PartyOf(by);
        RequireOpen();
        var endorsement = CurrentVersion.EndorsementOf(party) ?? throw new DomainException("Plans.Errors.NotEndorsed");
        Require(AgreedVersionNumber != CurrentVersionNumber, "Plans.Errors.AllHaveEndorsed");
        endorsement.Withdraw(reason, at);
        Record(ActName.ProjectEndorsementWithdrawn, by, at, CurrentVersionNumber, reason);
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

    /// <summary>A party said the wrong day. The history keeps what it was.</summary>
    public void CorrectBeginning(PartialDate on, Actor by, DateTime at)
    {
        PartyOf(by);
        Require(Status is ProjectStatus.Running or ProjectStatus.Completed, "Projects.Errors.NotRunning");
        GuardBeginning(on, at);
        if (EndedOn is { } ended && ended.CertainlyBefore(on))
        {
            throw new DomainException("Projects.Errors.BegunAfterCompleted") { Field = "On" };
        }

        if (on == BegunOn)
        {
            throw new DomainException("Projects.Errors.SameBeginning") { Field = "On" };
        }

        BegunOn = on;
        Record(ActName.ProjectBeginningCorrected, by, at);
    }

    public void Complete(PartialDate on, Actor by, DateTime at)
    {
        by.RequireBinding();
        PartyOf(by);
        Require(Status == ProjectStatus.Running, "Projects.Errors.NotRunning");
        GuardPast(on, at);
        if (BegunOn is { } begun && on.CertainlyBefore(begun))
        {
            throw new DomainException("Projects.Errors.CompletedBeforeBegun") { Field = "On" };
        }

        (Status, EndedOn) = (ProjectStatus.Completed, on);
        Record(ActName.ProjectCompleted, by, at);
    }

    /// <summary>An idea is dropped, or planned work is not done or broken off.</summary>
    public void Cancel(string reason, PartialDate on, Actor by, DateTime at)
    {
        PartyOf(by);
        RequireOpen();
        // What all have approved, nobody drops without being able to bind its town.
        if (AgreedVersionNumber is not null)
        {
            by.RequireBinding();
        }

        GuardPast(on, at);
        (Status, CancelReason, EndedOn) = (ProjectStatus.Cancelled, reason, on);
        Record(ActName.ProjectCancelled, by, at, word: reason);
    }

    private void Write(ProjectPlan plan, PartialDate? firstContact, Actor by, DateTime at)
    {
        plan.Guard([.. parties.Select(party => party.OrganisationId)], firstContact, at);
        CurrentVersionNumber++;
        versions.Add(new ProjectVersion(CurrentVersionNumber, plan, by, at));
        (Title, Start, End) = (plan.Title, plan.Start, plan.End);
        IsComplete = !plan.Missing(parties.Select(party => party.OrganisationId)).Any();
        Codes = $" {string.Join(' ', plan.Codes)} ";
        SortTitle = FoldedText.Cut(FoldedText.Fold(plan.Title), ProjectPlan.TitleLimit);
    }

    private void RequireOpen() => Require(!HasEnded, "Projects.Errors.HasEnded");

    private void RequireCurrent(int versionNumber)
    {
        if (versionNumber != CurrentVersionNumber)
        {
            throw new DomainException("Plans.Errors.OldVersion", versionNumber, CurrentVersionNumber);
        }
    }

    private void GuardBeginning(PartialDate on, DateTime at)
    {
        GuardPast(on, at);
        if (Partnership?.FirstContact is { } contact && on.CertainlyBefore(contact))
        {
            throw new DomainException("Projects.Errors.BeforePartnership") { Field = "On" };
        }
    }

    private static void GuardPast(PartialDate on, DateTime at)
    {
        if (on.IsInFuture(at))
        {
            throw new DomainException("Projects.Errors.InFuture") { Field = "On" };
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
public sealed class ProjectParty
{
    private ProjectParty()
    {
    }

    internal ProjectParty(int organisationId) => OrganisationId = organisationId;

    public int Id { get; private set; }

    public int ProjectId { get; private set; }

    public int OrganisationId { get; private set; }

    /// <summary>For queries.</summary>
    public Organisation? Organisation { get; private set; }

    internal void Pass(Func<int, int> passed) => OrganisationId = passed(OrganisationId);
}
