using MicPortal.Domain.Access;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Visits;

namespace MicPortal.Application.Visits;

public static class VisitVisibility
{
    /// <summary><see cref="VisitAccess.CanView"/> as SQL; a test proves that the two agree.</summary>
    public static IQueryable<Visit> VisibleTo(this IQueryable<Visit> visits, Actor actor)
    {
        var (organisationId, only) = (actor.PartyId, actor.MandatedPartnershipId);
        var counts = Membership.CountsFor(actor.AssociationId ?? 0);
        return visits.Where(visit =>
            ((only == null || visit.PartnershipId == only) && visit.Parties.Any(party => party.OrganisationId == organisationId))
            || (visit.AgreedAt != null && visit.Parties.Any(party => party.Organisation!.Memberships.AsQueryable().Any(counts))));
    }
}
