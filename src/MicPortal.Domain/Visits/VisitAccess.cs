using MicPortal.Domain.Access;
using MicPortal.Domain.Plans;

namespace MicPortal.Domain.Visits;

/// <summary>What decides who may do what with a visit. The entity and one SQL projection provide it.</summary>
/// <param name="WasAgreed">There was a plan that all parties had approved.</param>
/// <param name="CurrentIsAgreed">The current plan is that one.</param>
/// <param name="HasBegun">The first day of the agreed plan has come.</param>
/// <param name="IsOver">Its last day has passed.</param>
/// <param name="IsReported">A party has filed its part or said what it learned, and not taken it back.</param>
/// <param name="ActorsAssociationHasParty">The actor's association has one of the visit's parties as accepted member.</param>
public sealed record VisitStanding(
    VisitStatus Status,
    int PartnershipId,
    bool WasAgreed,
    bool CurrentIsAgreed,
    bool HasBegun,
    bool IsOver,
    bool IsReported,
    IReadOnlyList<PlanPartyStanding> Parties,
    bool ActorsAssociationHasParty,
    bool PartnershipGoesOn = true) : PlanStanding(PartnershipId, Parties, PartnershipGoesOn)
{
    /// <summary>Who hosts by the current plan has left: nobody travels there.</summary>
    public bool HostHasLeft { get; init; }

    /// <summary>The last day of the plan that stands has passed, be it agreed or not.</summary>
    public bool DaysArePast { get; init; }

    protected override bool MayApprove(Actor actor) => VisitAccess.CanEndorse(this, actor);
}

public static class VisitAccess
{
    /// <summary>Its parties from the first plan on; an association of theirs once there was a plan that all approved.</summary>
    public static bool CanView(VisitStanding standing, Actor actor) =>
        standing.PartyOf(actor) is not null || (standing.ActorsAssociationHasParty && standing.WasAgreed);

    public static bool CanEdit(VisitStanding standing, Actor actor) => CanArrange(standing, actor) && standing is { IsOver: false, IsLeftAlone: false };

    /// <summary>A postponed visit needs new days first.</summary>
    public static bool CanEditCosts(VisitStanding standing, Actor actor) => CanEdit(standing, actor) && standing.Status != VisitStatus.Postponed;

    /// <summary>Who takes part and what is done when: also after the last day, when what happened is put right.</summary>
    public static bool CanArrange(VisitStanding standing, Actor actor) =>
        actor.Writes && standing.Status != VisitStatus.Cancelled && standing.PartnershipGoesOn && standing.PartyOf(actor) is { HasAccepted: true };

    /// <summary>An officer of each side, or its mayor's office. Who is back approves also what stands without it, before it is over.</summary>
    public static bool CanEndorse(VisitStanding standing, Actor actor) =>
        actor.Binds && standing is not { CurrentIsAgreed: true, IsOver: true } && standing.Status is (VisitStatus.Planning or VisitStatus.Agreed) && standing is { PartnershipGoesOn: true, HostHasLeft: false, IsLeftAlone: false } && standing.PartyOf(actor) is { HasAccepted: true, HasEndorsed: false };

    public static bool CanDecline(VisitStanding standing, Actor actor) => standing.MayDecline(actor);

    public static bool CanWithdrawEndorsement(VisitStanding standing, Actor actor) =>
        actor.Binds && standing.Status is (VisitStatus.Planning or VisitStatus.Agreed) && standing is { CurrentIsAgreed: false, PartnershipGoesOn: true } && standing.PartyOf(actor) is { HasEndorsed: true, HasLeft: false };

    /// <summary>Also where the partnership has ended meanwhile. There is no way back, so it is for who can bind the town.</summary>
    public static bool CanCancel(VisitStanding standing, Actor actor) => actor.Binds && CanCallOff(standing, actor);

    /// <summary>Before its days are over, or past without an agreement; after them it did not take place, or the report says what was different. Once the partnership has ended nobody can say new days.</summary>
    public static bool CanPostpone(VisitStanding standing, Actor actor) => CanCallOff(standing, actor) && standing is { PartnershipGoesOn: true, IsLeftAlone: false } && standing.Status != VisitStatus.Postponed && standing is { IsOver: false, DaysArePast: false };

    /// <summary>What all have approved, nobody calls off without being able to bind its town.</summary>
    private static bool CanCallOff(VisitStanding standing, Actor actor) =>
        actor.Writes && standing.Status != VisitStatus.Cancelled && !standing.IsReported && standing.PartyOf(actor) is { HasLeft: false } && (actor.Binds || !standing.WasAgreed);

    /// <summary>Reports and what follows: from the first day on, also where the partnership has ended meanwhile.</summary>
    public static bool CanReport(VisitStanding standing, Actor actor) =>
        actor.Writes && standing.Status == VisitStatus.Agreed && standing.HasBegun && standing.PartyOf(actor) is { HasLeft: false };
}
