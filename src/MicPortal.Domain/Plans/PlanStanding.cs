using MicPortal.Domain.Access;

namespace MicPortal.Domain.Plans;

/// <summary>What decides who may do what with a <see cref="PlannedRecord{TPlan, TParty, TVersion, TEndorsement}"/>. The entity and one SQL projection provide it.</summary>
/// <param name="PartnershipGoesOn">It has not ended.</param>
public abstract record PlanStanding(int PartnershipId, IReadOnlyList<PlanPartyStanding> Parties, bool PartnershipGoesOn)
{
    /// <summary>Of its parties fewer than two still take part: nobody can approve a plan.</summary>
    public bool IsLeftAlone => Parties.Count(party => !party.HasLeft) < 2;

    /// <summary>All have approved the plan in front of the parties.</summary>
    public abstract bool CurrentIsAgreed { get; init; }

    /// <summary>Who wrote the plan in front of the parties.</summary>
    public int? WrittenById { get; init; }

    /// <summary>The party is not asked any more to approve the plan in front of it.</summary>
    public bool IsDeclinedBy(int? organisationId) => Parties.Any(party => party.OrganisationId == organisationId && party is { HasDeclined: true, HasEndorsed: false, HasLeft: false });

    /// <summary>As its rule of access says.</summary>
    protected abstract bool MayApprove(Actor actor);

    /// <summary>Its organisation wrote the plan in front of the parties, and a party does not want it.</summary>
    public bool IsToChange(Actor actor) => !CurrentIsAgreed && actor.OrganisationId is { } id && id == WrittenById && Parties.Any(party => IsDeclinedBy(party.OrganisationId));

    /// <summary>Its organisation has not said that it does not want the plan in front of it, nor has another of what it wrote.</summary>
    public bool IsAsked(Actor actor) => MayApprove(actor) && !IsDeclinedBy(actor.OrganisationId) && !IsToChange(actor);

    /// <summary>What its organisation, or another, did not want.</summary>
    public bool CanApproveAfterAll(Actor actor) => MayApprove(actor) && !IsAsked(actor);

    public PlanPartyStanding? PartyOf(Actor actor) =>
        actor.OrganisationId is { } id && actor.ActsFor(id, PartnershipId) ? Parties.SingleOrDefault(party => party.OrganisationId == id) : null;

    /// <summary>What it may approve, also where its own organisation wrote it.</summary>
    internal bool MayDecline(Actor actor) => MayApprove(actor) && !IsDeclinedBy(actor.OrganisationId);
}

/// <param name="HasEndorsed">The current plan.</param>
/// <param name="HasAccepted">The partnership.</param>
/// <param name="HasLeft">The partnership, which goes on.</param>
public sealed record PlanPartyStanding(int OrganisationId, bool HasEndorsed, bool HasAccepted = true, bool HasLeft = false)
{
    /// <summary>It does not want the current plan.</summary>
    public bool HasDeclined { get; init; }
}
