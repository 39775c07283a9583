using MicPortal.Domain.Access;
using MicPortal.Domain.Common;
using MicPortal.Domain.Mandates;

namespace MicPortal.Domain.Agreements;

/// <summary>One party's approval of one version. It binds the municipality, not the person.</summary>
public sealed class AgreementEndorsement
{
    private readonly List<AgreementDecision> decisions = [];

    private AgreementEndorsement()
    {
    }

    internal AgreementEndorsement(AgreementParty party, IEnumerable<DecisionTaken> taken, Actor by, DateTime at)
    {
        AgreementParty = party;
        EndorsedAt = at;
        UserId = by.UserId;
        Role = by.Role;
        MandateId = by.MandateId;
        decisions.AddRange(taken.Select(decision => new AgreementDecision(decision)));
    }

    /// <summary>An approval of the version before, which holds for a correction of it.</summary>
    internal AgreementEndorsement(AgreementEndorsement kept, int keptFrom)
    {
        AgreementParty = kept.AgreementParty;
        EndorsedAt = kept.EndorsedAt;
        UserId = kept.UserId;
        Role = kept.Role;
        MandateId = kept.MandateId;
        KeptFromNumber = kept.KeptFromNumber ?? keptFrom;
        decisions.AddRange(kept.Decisions.Select(decision => new AgreementDecision(new DecisionTaken(decision.Body, decision.Reference, decision.Date))));
    }

    public int Id { get; private set; }

    public int AgreementVersionId { get; private set; }

    public int AgreementPartyId { get; private set; }

    public AgreementParty AgreementParty { get; private set; } = null!;

    /// <summary>UTC.</summary>
    public DateTime EndorsedAt { get; private set; }

    public int? UserId { get; private set; }

    public UserRole Role { get; private set; }

    public int? MandateId { get; private set; }

    /// <summary>For queries.</summary>
    public Mandate? Mandate { get; private set; }

    /// <summary>The version that was approved, which has only been corrected since; null where this very one was.</summary>
    public int? KeptFromNumber { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime? WithdrawnAt { get; private set; }

    public string? WithdrawalReason { get; private set; }

    public IReadOnlyCollection<AgreementDecision> Decisions => decisions;

    internal void Withdraw(string reason, DateTime at)
    {
        WithdrawnAt = at;
        WithdrawalReason = reason;
    }
}

/// <summary>The decision of a body of the municipality on which its endorsement rests.</summary>
/// <param name="Reference">The body's own number or title of it.</param>
public sealed record DecisionTaken(DecidingBody Body, string Reference, PartialDate Date)
{
    public const int ReferenceLimit = 100;
}

public sealed class AgreementDecision
{
    private AgreementDecision()
    {
    }

    internal AgreementDecision(DecisionTaken taken)
    {
        Body = taken.Body;
        Reference = taken.Reference;
        Date = taken.Date;
    }

    public int Id { get; private set; }

    public int AgreementEndorsementId { get; private set; }

    public DecidingBody Body { get; private set; }

    public string Reference { get; private set; } = "";

    public PartialDate Date { get; private set; }
}

public enum DecidingBody
{
    Council,

    /// <summary>The executive or the administration: college, giunta, cabinet.</summary>
    Executive,

    SupervisingAuthority,
}
