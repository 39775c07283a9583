using MicPortal.Domain.Access;

namespace MicPortal.Domain.Visits;

/// <summary>One plan of a visit with its author and time. It never changes; a change makes the next one.</summary>
public sealed class VisitVersion
{
    private readonly List<VisitEndorsement> endorsements = [];

    private VisitVersion()
    {
    }

    internal VisitVersion(int number, VisitPlan plan, Actor by, DateTime at)
    {
        (Number, Plan) = (number, plan);
        (WrittenAt, WrittenByUserId, WrittenByOrganisationId, WrittenUnderMandateId) = (at, by.UserId, by.OrganisationId, by.MandateId);
    }

    public int Id { get; private set; }

    public int VisitId { get; private set; }

    /// <summary>From 1.</summary>
    public int Number { get; private set; }

    public VisitPlan Plan { get; private set; } = null!;

    /// <summary>UTC.</summary>
    public DateTime WrittenAt { get; private set; }

    public int? WrittenByUserId { get; private set; }

    public int? WrittenByOrganisationId { get; private set; }

    public int? WrittenUnderMandateId { get; private set; }

    public IReadOnlyCollection<VisitEndorsement> Endorsements => endorsements;

    /// <summary>What a party has approved and not withdrawn.</summary>
    public VisitEndorsement? EndorsementOf(VisitParty party) => endorsements.SingleOrDefault(endorsement => endorsement.VisitParty == party && endorsement.WithdrawnAt is null);

    internal void Add(VisitEndorsement endorsement) => endorsements.Add(endorsement);

    internal void Pass(Func<int, int> passed)
    {
        WrittenByOrganisationId = WrittenByOrganisationId is { } id ? passed(id) : null;
        Plan = Plan.Pass(passed);
    }
}

/// <summary>A party's approval of one plan, by an officer: a plan needs no decision of a council.</summary>
public sealed class VisitEndorsement
{
    private VisitEndorsement()
    {
    }

    internal VisitEndorsement(VisitParty party, Actor by, DateTime at)
    {
        VisitParty = party;
        (EndorsedAt, UserId, Role, MandateId) = (at, by.UserId, by.Role, by.MandateId);
    }

    public int Id { get; private set; }

    public int VisitVersionId { get; private set; }

    public int VisitPartyId { get; private set; }

    public VisitParty VisitParty { get; private set; } = null!;

    /// <summary>UTC.</summary>
    public DateTime EndorsedAt { get; private set; }

    public int? UserId { get; private set; }

    public UserRole Role { get; private set; }

    public int? MandateId { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime? WithdrawnAt { get; private set; }

    public string? WithdrawalReason { get; private set; }

    internal void Withdraw(string reason, DateTime at) => (WithdrawnAt, WithdrawalReason) = (at, reason);
}
