using MicPortal.Application.Data;
using MicPortal.Application.Mandates;
using MicPortal.Domain.Access;
using MicPortal.Domain.Mandates;
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

    /// <summary>Those of a list: what the actor may see, and what the mandates in force let its association read. They are found by their parties, so that others' visits cost nothing.</summary>
    internal static IQueryable<Visit> VisitsListedFor(this MicPortalDbContext db, Actor actor, DateOnly today)
    {
        var (organisationId, association) = (actor.ActingFor, actor.AssociationId ?? 0);
        var ids = db.Set<VisitParty>().Where(party => party.OrganisationId == organisationId).Select(party => party.VisitId);
        if (association != 0)
        {
            var members = db.Memberships.Where(Membership.CountsFor(association)).Select(membership => membership.MunicipalityId);
            ids = ids
                .Concat(from party in db.Set<VisitParty>()
                        join visit in db.Visits on party.VisitId equals visit.Id
                        where members.Contains(party.OrganisationId) && visit.AgreedAt != null
                        select visit.Id)
                .Concat(from held in db.ActedFor(db.Mandates.Where(Mandate.InForceOn(today)), association)
                        join visit in db.Visits on held.Party.PartnershipId equals visit.PartnershipId
                        where visit.Parties.Any(party => party.OrganisationId == held.Party.OrganisationId)
                        select visit.Id);
        }

        return db.Visits.Where(visit => ids.Contains(visit.Id));
    }
}
