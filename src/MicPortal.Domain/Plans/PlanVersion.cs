using MicPortal.Domain.Access;

namespace MicPortal.Domain.Plans;

/// <summary>One plan with its author and time. It never changes; a change makes the next one.</summary>
public abstract class PlanVersion<TPlan, TParty, TEndorsement>
    where TPlan : IPlan<TPlan>
    where TParty : PlanParty
    where TEndorsement : PlanEndorsement<TParty>
{
    private readonly List<TEndorsement> endorsements = [];

    protected PlanVersion()
    {
    }

    protected PlanVersion(int number, TPlan plan, Actor by, DateTime at)
    {
        (Number, Plan) = (number, plan);
        (WrittenAt, WrittenByUserId, WrittenByOrganisationId, WrittenUnderMandateId) = (at, by.UserId, by.OrganisationId, by.MandateId);
    }

    public int Id { get; private set; }

    /// <summary>From 1.</summary>
    public int Number { get; private set; }

    public TPlan Plan { get; private set; } = default!;

    /// <summary>UTC.</summary>
    public DateTime WrittenAt { get; private set; }

    public int? WrittenByUserId { get; private set; }

    /// <summary>UTC; when all had approved it. Null until then.</summary>
    public DateTime? AgreedAt { get; private set; }

    public int? WrittenByOrganisationId { get; private set; }

    public int? WrittenUnderMandateId { get; private set; }

    public IReadOnlyCollection<TEndorsement> Endorsements => endorsements;

    /// <summary>What a party has approved and not withdrawn.</summary>
    public TEndorsement? EndorsementOf(TParty party) => endorsements.Find(endorsement => endorsement.Party == party && endorsement.WithdrawnAt is null);

    internal void Add(TEndorsement endorsement)
    {
        Require(EndorsementOf(endorsement.Party) is null, "Plans.Errors.AlreadyEndorsed");
        endorsements.Add(endorsement);
    }

    internal void ComeIntoForce(DateTime at) => AgreedAt = at;

    internal virtual void Pass(Func<int, int> passed)
    {
        WrittenByOrganisationId = WrittenByOrganisationId is { } id ? passed(id) : null;
        Plan = Plan.Pass(passed);
    }
}

/// <summary>A party's approval of one plan.</summary>
public abstract class PlanEndorsement<TParty>
    where TParty : PlanParty
{
    protected PlanEndorsement()
    {
    }

    protected PlanEndorsement(TParty party, Actor by, DateTime at)
    {
        Party = party;
        (EndorsedAt, UserId, Role, MandateId) = (at, by.UserId, by.Role, by.MandateId);
    }

    public int Id { get; private set; }

    public int VersionId { get; private set; }

    public int PartyId { get; private set; }

    public TParty Party { get; private set; } = null!;

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
