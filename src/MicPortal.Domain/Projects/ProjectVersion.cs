using MicPortal.Domain.Access;
using MicPortal.Domain.Plans;

namespace MicPortal.Domain.Projects;

/// <summary>One plan of a project.</summary>
public sealed class ProjectVersion : PlanVersion<ProjectPlan, ProjectParty, ProjectEndorsement>
{
    private ProjectVersion()
    {
    }

    internal ProjectVersion(int number, ProjectPlan plan, Actor by, DateTime at)
        : base(number, plan, by, at)
    {
    }

    public int ProjectId { get; private set; }
}

/// <summary>A party's approval of one plan, by an officer: a plan needs no decision of a council.</summary>
public sealed class ProjectEndorsement : PlanEndorsement<ProjectParty>
{
    private ProjectEndorsement()
    {
    }

    internal ProjectEndorsement(ProjectParty party, Actor by, DateTime at)
        : base(party, by, at)
    {
    }
}
