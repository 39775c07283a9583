using MicPortal.Domain.Access;
using MicPortal.Domain.Plans;

namespace MicPortal.Domain.Visits;

/// <summary>One plan of a visit.</summary>
public sealed class VisitVersion : PlanVersion<VisitPlan, VisitParty, VisitEndorsement>
{
    private VisitVersion()
    {
    }

    internal VisitVersion(int number, VisitPlan plan, Actor by, DateTime at)
        : base(number, plan, by, at)
    {
        HostId = plan.HostId;
    }

    public int VisitId { get; private set; }

    /// <summary>Of its plan, for queries.</summary>
    public int HostId { get; private set; }

    internal override void Pass(Func<int, int> passed)
    {
        base.Pass(passed);
        HostId = Plan.HostId;
    }
}

/// <summary>A party's approval of one plan, by an officer: a plan needs no decision of a council.</summary>
public sealed class VisitEndorsement : PlanEndorsement<VisitParty>
{
    private VisitEndorsement()
    {
    }

    internal VisitEndorsement(VisitParty party, Actor by, DateTime at)
        : base(party, by, at)
    {
    }
}
