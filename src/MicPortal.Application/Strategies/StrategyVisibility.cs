using MicPortal.Domain.Access;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Partnerships;
using MicPortal.Domain.Strategies;

namespace MicPortal.Application.Strategies;

public static class StrategyVisibility
{
    /// <summary><see cref="StrategyAccess.CanView"/> as SQL; a test proves that the two agree.</summary>
    public static IQueryable<Strategy> VisibleTo(this IQueryable<Strategy> strategies, Actor actor)
    {
        var (organisationId, only) = (actor.PartyId, actor.MandatedPartnershipId);
        var counts = Membership.CountsFor(actor.AssociationId ?? 0);
        return strategies.Where(strategy =>
            ((only == null || strategy.PartnershipId == only) && strategy.Parties.Any(party => party.OrganisationId == organisationId))
            || (strategy.AgreedVersionNumber != null && strategy.Parties.Any(party => party.Organisation!.Memberships.AsQueryable().Any(counts))));
    }

    /// <summary>Those that stand so in the year: <see cref="StrategyInBrief.StateIn"/> as SQL.</summary>
    public static IQueryable<Strategy> In(this IQueryable<Strategy> strategies, StrategyState state, int year) => state switch
    {
        StrategyState.TakenBack => strategies.Where(strategy => strategy.TakenBackAt != null),
        StrategyState.Proposed => strategies.Where(strategy => strategy.TakenBackAt == null && strategy.AgreedVersionNumber == null && strategy.Partnership!.Stage != PartnershipStage.Ended),
        StrategyState.Coming => strategies.Where(strategy => strategy.AgreedVersionNumber != null && strategy.FromYear > year && strategy.Partnership!.Stage != PartnershipStage.Ended),
        StrategyState.Past => strategies.Where(strategy => strategy.AgreedVersionNumber != null && strategy.UntilYear < year),
        StrategyState.Ended => strategies.Where(strategy => strategy.TakenBackAt == null && (strategy.AgreedVersionNumber == null || strategy.UntilYear >= year) && strategy.Partnership!.Stage == PartnershipStage.Ended),
        _ => strategies.Where(strategy => strategy.AgreedVersionNumber != null && strategy.FromYear <= year && strategy.UntilYear >= year && strategy.Partnership!.Stage != PartnershipStage.Ended),
    };
}
