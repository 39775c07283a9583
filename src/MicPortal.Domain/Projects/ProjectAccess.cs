using MicPortal.Domain.Access;
using MicPortal.Domain.Plans;

namespace MicPortal.Domain.Projects;

/// <summary>What decides who may do what with a project. The entity and one SQL projection provide it.</summary>
/// <param name="IsAgreed">There is a plan that all parties have approved.</param>
/// <param name="CurrentIsAgreed">The current plan is that one.</param>
/// <param name="ActorsAssociationHasParty">The actor's association has one of the project's parties as accepted member.</param>
public sealed record ProjectStanding(
    ProjectStatus Status,
    int PartnershipId,
    bool IsAgreed,
    bool CurrentIsAgreed,
    bool IsComplete,
    IReadOnlyList<PlanPartyStanding> Parties,
    bool ActorsAssociationHasParty,
    bool PartnershipGoesOn = true) : PlanStanding(PartnershipId, Parties, PartnershipGoesOn)
{
    public bool HasEnded => Status is ProjectStatus.Completed or ProjectStatus.Cancelled;

    protected override bool MayApprove(Actor actor) => ProjectAccess.CanEndorse(this, actor);
}

public static class ProjectAccess
{
    /// <summary>Its parties from the first idea on; an association of theirs once there is a plan that all approved.</summary>
    public static bool CanView(ProjectStanding standing, Actor actor) =>
        standing.PartyOf(actor) is not null || (standing.ActorsAssociationHasParty && standing.IsAgreed);

    /// <summary>Of the plan, which another has to approve.</summary>
    public static bool CanEdit(ProjectStanding standing, Actor actor) => GoesOnFor(standing, actor) && !standing.IsLeftAlone;

    /// <summary>An officer of each side; a plan is no matter of the council, and the mayor's office may all the same.</summary>
    public static bool CanEndorse(ProjectStanding standing, Actor actor) =>
        actor.Binds && !standing.HasEnded && standing is { PartnershipGoesOn: true, IsComplete: true, IsLeftAlone: false } && standing.PartyOf(actor) is { HasAccepted: true, HasEndorsed: false };

    public static bool CanDecline(ProjectStanding standing, Actor actor) => standing.MayDecline(actor);

    public static bool CanWithdrawEndorsement(ProjectStanding standing, Actor actor) =>
        actor.Binds && !standing.HasEnded && standing is { CurrentIsAgreed: false, PartnershipGoesOn: true } && standing.PartyOf(actor) is { HasEndorsed: true, HasLeft: false };

    public static bool CanBegin(ProjectStanding standing, Actor actor) => GoesOnFor(standing, actor) && standing.Status == ProjectStatus.Planned;

    /// <summary>Also after the work is completed.</summary>
    public static bool CanCorrectDays(ProjectStanding standing, Actor actor) => standing.Status is (ProjectStatus.Running or ProjectStatus.Completed) && TakesPart(standing, actor);

    public static bool CanTakeBackCompletion(ProjectStanding standing, Actor actor) => actor.Binds && standing.Status == ProjectStatus.Completed && TakesPart(standing, actor);

    public static bool CanComplete(ProjectStanding standing, Actor actor) => actor.Binds && GoesOnFor(standing, actor) && standing.Status == ProjectStatus.Running;

    /// <summary>Also where the partnership has ended meanwhile. There is no way back, so it is for who can bind the town.</summary>
    public static bool CanCancel(ProjectStanding standing, Actor actor) =>
        actor is { Writes: true, Binds: true } && !standing.HasEnded && standing.PartyOf(actor) is { HasLeft: false };

    /// <summary>Spending, values, notes: also after the end.</summary>
    public static bool CanReport(ProjectStanding standing, Actor actor) => actor.Writes && standing.IsAgreed && standing.PartyOf(actor) is { HasLeft: false };

    private static bool GoesOnFor(ProjectStanding standing, Actor actor) => !standing.HasEnded && TakesPart(standing, actor);

    private static bool TakesPart(ProjectStanding standing, Actor actor) => actor.Writes && standing.PartnershipGoesOn && standing.PartyOf(actor) is { HasAccepted: true };
}
