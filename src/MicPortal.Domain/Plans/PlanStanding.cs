using MicPortal.Domain.Access;

namespace MicPortal.Domain.Plans;

/// <summary>What decides who may do what with a <see cref="PlannedRecord{TPlan, TParty, TVersion, TEndorsement}"/>. The entity and one SQL projection provide it.</summary>
/// <param name="PartnershipGoesOn">It has not ended.</param>
public abstract record PlanStanding(int PartnershipId, IReadOnlyList<PlanPartyStanding> Parties, bool PartnershipGoesOn)
{
    /// <summary>Of its parties fewer than two still take part: nobody can approve a plan.</summary>
    public bool IsLeftAlone => Parties.Count(party => !party.HasLeft) < 2;

    public PlanPartyStanding? PartyOf(Actor actor) =>
        actor.OrganisationId is { } id && actor.ActsFor(id, PartnershipId) ? Parties.SingleOrDefault(party => party.OrganisationId == id) : null;
}

/// <param name="HasEndorsed">The current plan.</param>
/// <param name="HasAccepted">The partnership.</param>
/// <param name="HasLeft">The partnership, which goes on.</param>
public sealed record PlanPartyStanding(int OrganisationId, bool HasEndorsed, bool HasAccepted = true, bool HasLeft = false)
{
    /// <summary>It does not want the plan that stands without it.</summary>
    public bool HasDeclined { get; init; }
}
