using MicPortal.Application.History;
using MicPortal.Application.Projects;
using MicPortal.Domain.Access;
using MicPortal.Domain.Projects;

namespace MicPortal.Web.Models.Projects;

/// <summary>A project's page, and what its reader may do there.</summary>
public sealed record ProjectPage(ProjectDetails Project, Timeline Timeline, Actor Actor)
{
    private readonly ProjectStanding standing = Project.Standing;

    /// <summary>Null where there has been no plan by which to work.</summary>
    public ProjectReports? Reports { get; init; }

    /// <summary>The plan, with what was reported.</summary>
    public ProjectVersionText Text => new(Project, Project.ShownVersion, Actor) { Reports = Reports };

    public bool IsParty => standing.PartyOf(Actor) is not null;

    public bool HasLeft => standing.PartyOf(Actor) is { HasLeft: true };

    public bool CanEdit => ProjectAccess.CanEdit(standing, Actor);

    public bool CanEndorse => ProjectAccess.CanEndorse(standing, Actor);

    public bool IsAsked => standing.IsAsked(Actor);

    public bool CanDecline => ProjectAccess.CanDecline(standing, Actor);

    public bool CanApproveAfterAll => standing.CanApproveAfterAll(Actor);

    public bool CanWithdrawEndorsement => ProjectAccess.CanWithdrawEndorsement(standing, Actor);

    public bool CanBegin => ProjectAccess.CanBegin(standing, Actor);

    public bool CanCorrectDays => ProjectAccess.CanCorrectDays(standing, Actor);

    public bool CanTakeBackCompletion => ProjectAccess.CanTakeBackCompletion(standing, Actor);

    public bool CanComplete => ProjectAccess.CanComplete(standing, Actor);

    public bool CanCancel => ProjectAccess.CanCancel(standing, Actor);

    public bool CanReport => ProjectAccess.CanReport(standing, Actor);

    /// <summary>What the current plan lacks, before anybody can approve it.</summary>
    public IReadOnlyList<string> Missing => standing.HasEnded || Project.WaitedNumber is not null ? [] : [.. Project.Current.Plan.Missing(Project.Parties.Select(party => party.OrganisationId).Where(id => !Project.Places.HasLeft(id)))];

    /// <summary>The parties' own words are read by the parties, and by an association of who wrote them.</summary>
    public bool SeesOwnWordsOf(int? organisationId) => IsParty || Project.Parties.Any(party => party.OrganisationId == organisationId && party.IsMemberOfActorsAssociation);

    public Timeline History => Timeline with { Entries = [.. Timeline.Entries.Select(entry => SeesOwnWordsOf(entry.OrganisationId) ? entry : entry.WithoutOwnWords())] };

    /// <summary>The plan from which the changes are shown: the one by which the work goes on, while another is in front of the parties.</summary>
    public ProjectVersionDetails? Before => Project.ChangedPlanWaits ? Project.Agreed : null;
}

/// <summary>A plan to be read.</summary>
public sealed record ProjectVersionText(ProjectDetails Project, ProjectVersionDetails Version, Actor Actor)
{
    public ProjectPlan Plan => Version.Plan;

    /// <summary>Null where the plan alone is shown.</summary>
    public ProjectReports? Reports { get; init; }

    public bool CanTakeBack(int organisationId, DateTime? takenBackAt) => Reports is not null && takenBackAt is null && organisationId == Actor.OrganisationId && ProjectAccess.CanReport(Project.Standing, Actor);
}

/// <summary>A button for what the reader's organisation reported.</summary>
/// <param name="Name">For who does not see which it stands beside.</param>
public sealed record ReportToTakeBack(string Url, string Name);

/// <summary>What a plan says of one party's priorities.</summary>
/// <param name="Priority">Null where the party has not said.</param>
public sealed record PriorityInPlan(ProjectDetails Project, ProjectVersionDetails Version, ServedPriority? Priority)
{
    /// <summary>The municipality has taken it off its list.</summary>
    public bool IsOffList => Priority?.PriorityId is { } id && Version.EndedPriorities.Contains(id);
}

/// <summary>What changed from one plan to another.</summary>
public sealed record ProjectChanges(ProjectDetails Project, ProjectVersionDetails Before, ProjectVersionDetails After)
{
    public IReadOnlyList<ProjectDifference> Differences => ProjectDifference.Between(Before.Plan, After.Plan);
}
