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

    public bool IsParty => standing.PartyOf(Actor) is not null;

    public bool HasLeft => standing.PartyOf(Actor) is { HasLeft: true };

    public bool CanEdit => ProjectAccess.CanEdit(standing, Actor);

    public bool CanEndorse => ProjectAccess.CanEndorse(standing, Actor);

    public bool CanWithdrawEndorsement => ProjectAccess.CanWithdrawEndorsement(standing, Actor);

    public bool CanBegin => ProjectAccess.CanBegin(standing, Actor);

    public bool CanCorrectBeginning => ProjectAccess.CanCorrectBeginning(standing, Actor);

    public bool CanComplete => ProjectAccess.CanComplete(standing, Actor);

    public bool CanCancel => ProjectAccess.CanCancel(standing, Actor);

    public bool CanReport => ProjectAccess.CanReport(standing, Actor);

    /// <summary>Milestones of which nobody has said that they are reached.</summary>
    public IReadOnlyList<Milestone> Unreached => [.. Project.Agreed?.Plan.Milestones.Where(milestone => !Project.Reached.Any(one => one.MilestoneKey == milestone.Key)) ?? []];

    /// <summary>What the current plan lacks, before anybody can approve it.</summary>
    public IReadOnlyList<string> Missing => standing.HasEnded ? [] : [.. Project.Current.Plan.Missing(Project.Parties.Select(party => party.OrganisationId).Where(id => !Project.Places.HasLeft(id)))];

    /// <summary>The parties' own words are read by the parties, and by an association of who wrote them.</summary>
    public bool SeesOwnWordsOf(int? organisationId) => IsParty || Project.Parties.Any(party => party.OrganisationId == organisationId && party.IsMemberOfActorsAssociation);

    public Timeline History => Timeline with { Entries = [.. Timeline.Entries.Select(entry => SeesOwnWordsOf(entry.OrganisationId) ? entry : entry.WithoutOwnWords())] };

    /// <summary>The plan from which the changes are shown: the one by which the work goes on, while another is in front of the parties.</summary>
    public ProjectVersionDetails? Before => Project.Agreed is { } agreed && agreed.Number != Project.Current.Number ? agreed : null;
}

/// <summary>A plan to be read.</summary>
public sealed record ProjectVersionText(ProjectDetails Project, ProjectVersionDetails Version, Actor Actor)
{
    public ProjectPlan Plan => Version.Plan;
}

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
