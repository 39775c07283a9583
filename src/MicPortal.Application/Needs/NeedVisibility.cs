using MicPortal.Domain.Access;
using MicPortal.Domain.Needs;

namespace MicPortal.Application.Needs;

public static class NeedVisibility
{
    /// <summary><see cref="NeedAccess.CanView"/> as SQL; a test proves that the two agree.</summary>
    public static IQueryable<Need> VisibleTo(this IQueryable<Need> needs, Actor actor)
    {
        var (organisationId, only) = (actor.PartyId, actor.MandatedPartnershipId);
        return needs.Where(need => (only == null || need.PartnershipId == only)
            && organisationId != 0 && (need.OrganisationId == organisationId || need.Addressees.Any(one => one.OrganisationId == organisationId)));
    }

    /// <summary>Those that stand so: <see cref="NeedInBrief.State"/> as SQL.</summary>
    public static IQueryable<Need> In(this IQueryable<Need> needs, NeedState state) => state switch
    {
        NeedState.Withdrawn => needs.Where(need => need.WithdrawnAt != null),
        NeedState.WaitsForAsker => needs.Where(need => need.ClosedAt == null && need.Addressees.Any(one => one.Answer == NeedAnswer.Reframed && one.AgreedAt == null)),
        NeedState.Waiting => needs.Where(need => need.ClosedAt == null && !need.Addressees.Any(one => one.Answer == NeedAnswer.Reframed && one.AgreedAt == null)),
        NeedState.Accepted => needs.Where(need => need.ClosedAt != null && need.WithdrawnAt == null && need.Addressees.Any(one => one.Answer == NeedAnswer.Accepted || one.AgreedAt != null)),
        _ => needs.Where(need => need.ClosedAt != null && need.WithdrawnAt == null && !need.Addressees.Any(one => one.Answer == NeedAnswer.Accepted || one.AgreedAt != null)),
    };
}
