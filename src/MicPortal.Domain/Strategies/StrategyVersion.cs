using MicPortal.Domain.Access;
using MicPortal.Domain.Common;
using MicPortal.Domain.Plans;

namespace MicPortal.Domain.Strategies;

/// <summary>One text of a strategy.</summary>
public sealed class StrategyVersion : PlanVersion<StrategyPlan, StrategyParty, StrategyEndorsement>
{
    private StrategyVersion()
    {
    }

    internal StrategyVersion(int number, StrategyPlan plan, Actor by, DateTime at)
        : base(number, plan, by, at)
    {
        (FromYear, UntilYear) = (plan.FromYear, plan.UntilYear);
    }

    public int StrategyId { get; private set; }

    /// <summary>Of its plan, for queries.</summary>
    public int FromYear { get; private set; }

    /// <summary>Of its plan, for queries.</summary>
    public int UntilYear { get; private set; }

    /// <summary>UTC; of a revision, before all had endorsed it.</summary>
    public DateTime? TakenBackAt { get; private set; }

    /// <summary>The day on which the last party approved it, which is joint work; null until then.</summary>
    public PartialDate? AgreedOn { get; private set; }

    internal void BeTakenBack(DateTime at) => TakenBackAt = at;

    internal void BeAgreed(DateTime at) => AgreedOn = PartialDate.From(DateOnly.FromDateTime(at));
}

/// <summary>A party's approval of one text, and who decided on it. It binds the municipality, not the person.</summary>
public sealed class StrategyEndorsement : PlanEndorsement<StrategyParty>
{
    private StrategyEndorsement()
    {
    }

    internal StrategyEndorsement(StrategyParty party, StrategyDecision decision, Actor by, DateTime at)
        : base(party, by, at)
    {
        (DecidedBy, Reference, DecidedOn) = (decision.By, decision.Reference, decision.On);
    }

    public StrategyDecider DecidedBy { get; private set; }

    /// <summary>The body's own number or title of the decision.</summary>
    public string? Reference { get; private set; }

    public PartialDate DecidedOn { get; private set; }
}

public sealed record StrategyDecision(StrategyDecider By, string? Reference, PartialDate On)
{
    public const int ReferenceLimit = 100;
}

public enum StrategyDecider
{
    Council,

    /// <summary>The executive or the administration: college, giunta, cabinet.</summary>
    Executive,

    /// <summary>Alone, as far as the law of the country lets the head of the municipality.</summary>
    Mayor,

    /// <summary>Of an association.</summary>
    Board,
}

/// <summary>A party of the partnership when the strategy was drafted, or when it was changed.</summary>
public sealed class StrategyParty : PlanParty
{
    private StrategyParty()
    {
    }

    internal StrategyParty(int organisationId)
        : base(organisationId)
    {
    }

    public int StrategyId { get; private set; }
}
