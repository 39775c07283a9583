using MicPortal.Domain.Access;
using MicPortal.Domain.Plans;

namespace MicPortal.Domain.Strategies;

/// <summary>What decides who may do what with a strategy. The entity and one SQL projection provide it.</summary>
/// <param name="IsAgreed">There is a text that all parties have endorsed.</param>
/// <param name="CurrentIsAgreed">The current text is that one.</param>
/// <param name="TakesBackId">Who proposed what is in front of the parties.</param>
/// <param name="ActorsAssociationHasParty">The actor's association has one of the strategy's parties as accepted member.</param>
public sealed record StrategyStanding(
    int PartnershipId,
    bool IsTakenBack,
    bool IsAgreed,
    bool CurrentIsAgreed,
    int? TakesBackId,
    IReadOnlyList<PlanPartyStanding> Parties,
    bool ActorsAssociationHasParty,
    bool PartnershipGoesOn = true) : PlanStanding(PartnershipId, Parties, PartnershipGoesOn)
{
    /// <summary>The years of the text that stands are over.</summary>
    public bool IsOver { get; init; }

    /// <summary>Another strategy holds for some of the current text's years: nobody can approve it as it is.</summary>
    public bool YearsAreTaken { get; init; }

    /// <summary>Others have accepted the partnership, whom a changed text takes in.</summary>
    public bool HasNewcomers { get; init; }

    protected override bool MayApprove(Actor actor) => StrategyAccess.CanEndorse(this, actor);
}

public static class StrategyAccess
{
    /// <summary>Its parties from the proposal on; an association of theirs once there is a text that all endorsed.</summary>
    public static bool CanView(StrategyStanding standing, Actor actor) => standing.PartyOf(actor) is not null || (standing.ActorsAssociationHasParty && standing.IsAgreed);

    /// <summary>Also one party alone, where the changed text takes others in.</summary>
    public static bool CanRevise(StrategyStanding standing, Actor actor) =>
        actor.Writes && standing is { IsTakenBack: false, PartnershipGoesOn: true } and ({ IsLeftAlone: false } or { HasNewcomers: true }) && standing.PartyOf(actor) is { HasAccepted: true };

    /// <summary>The mayor's office, or an officer who records the decision; nobody under a mandate. Who is back approves also what stands without it, before it is over.</summary>
    public static bool CanEndorse(StrategyStanding standing, Actor actor) =>
        IsItself(actor) && standing is not { CurrentIsAgreed: true, IsOver: true } && standing is { IsTakenBack: false, PartnershipGoesOn: true, YearsAreTaken: false, IsLeftAlone: false } && standing.PartyOf(actor) is { HasAccepted: true, HasEndorsed: false };

    public static bool CanWithdrawEndorsement(StrategyStanding standing, Actor actor) =>
        IsItself(actor) && standing is { IsTakenBack: false, CurrentIsAgreed: false, PartnershipGoesOn: true } && standing.PartyOf(actor) is { HasEndorsed: true, HasLeft: false };

    /// <summary>Also where the partnership has ended meanwhile; of what a party wrote that has left, any that remains.</summary>
    public static bool CanTakeBack(StrategyStanding standing, Actor actor) =>
        actor.Writes && standing is { IsTakenBack: false, CurrentIsAgreed: false } && standing.PartyOf(actor) is { HasLeft: false } party
        && (party.OrganisationId == standing.TakesBackId || standing.Parties.Any(writer => writer.OrganisationId == standing.TakesBackId && writer.HasLeft));

    /// <summary>The mayor's office, or an officer, who takes back what its own organisation wrote; nobody under a mandate. Of what stands, who had not approved it.</summary>
    public static bool CanDecline(StrategyStanding standing, Actor actor) =>
        IsItself(actor) && standing is { IsTakenBack: false, PartnershipGoesOn: true } and ({ CurrentIsAgreed: false } or { IsOver: false, IsLeftAlone: false }) && standing.PartyOf(actor) is { HasAccepted: true, HasLeft: false, HasDeclined: false } party
        && (standing.CurrentIsAgreed ? !party.HasEndorsed : !actor.Writes || party.OrganisationId != standing.WrittenById);

    /// <summary>Of the party itself, and of nobody under a mandate.</summary>
    public static bool Decides(StrategyStanding standing, Actor actor) => IsItself(actor) && standing.PartyOf(actor) is not null;

    private static bool IsItself(Actor actor) => actor.Role != UserRole.Mandated;
}
