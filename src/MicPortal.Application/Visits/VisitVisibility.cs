using MicPortal.Application.Data;
using MicPortal.Application.Plans;
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
            // What became theirs to show when its members had left is not for an association.
            || (visit.AgreedAt != null && visit.Parties.Any(party => party.Organisation!.Memberships.AsQueryable().Any(counts)
                && !visit.Partnership!.Parties.Any(place => place.OrganisationId == party.OrganisationId && place.LeftAt < visit.AgreedAt && (visit.Partnership.EndedAt == null || place.LeftAt < visit.Partnership.EndedAt)))));
    }

    internal static IQueryable<PlanPlace> VisitPlaces(this MicPortalDbContext db) =>
        from party in db.Set<VisitParty>()
        join visit in db.Visits on party.VisitId equals visit.Id
        select new PlanPlace { RecordId = visit.Id, PartnershipId = visit.PartnershipId, OrganisationId = party.OrganisationId, AgreedAt = visit.AgreedAt };

    /// <summary>Those of a list: <see cref="ListedPlans"/>.</summary>
    internal static IQueryable<Visit> VisitsListedFor(this MicPortalDbContext db, Actor actor, DateOnly today)
    {
        var ids = db.VisitPlaces().ListedFor(db, actor, today);
        return db.Visits.Where(visit => ids.Contains(visit.Id));
    }
}
