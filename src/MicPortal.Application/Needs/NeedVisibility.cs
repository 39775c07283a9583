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
}
