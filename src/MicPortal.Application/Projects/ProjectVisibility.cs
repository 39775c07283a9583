using MicPortal.Application.Data;
using MicPortal.Application.Mandates;
using MicPortal.Domain.Access;
using MicPortal.Domain.Mandates;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Projects;

namespace MicPortal.Application.Projects;

public static class ProjectVisibility
{
    /// <summary><see cref="ProjectAccess.CanView"/> as SQL; a test proves that the two agree.</summary>
    public static IQueryable<Project> VisibleTo(this IQueryable<Project> projects, Actor actor)
    {
        var (organisationId, only) = (actor.PartyId, actor.MandatedPartnershipId);
        var counts = Membership.CountsFor(actor.AssociationId ?? 0);
        return projects.Where(project =>
            ((only == null || project.PartnershipId == only) && project.Parties.Any(party => party.OrganisationId == organisationId))
            || (project.AgreedVersionNumber != null && project.Parties.Any(party => party.Organisation!.Memberships.AsQueryable().Any(counts))));
    }

    /// <summary>Those of a list: what the actor may see, and what the mandates in force let its association read. They are found by their parties, so that others' projects cost nothing.</summary>
    internal static IQueryable<Project> ProjectsListedFor(this MicPortalDbContext db, Actor actor, DateOnly today)
    {
        var (organisationId, association) = (actor.ActingFor, actor.AssociationId ?? 0);
        var ids = db.Set<ProjectParty>().Where(party => party.OrganisationId == organisationId).Select(party => party.ProjectId);
        if (association != 0)
        {
            var members = db.Memberships.Where(Membership.CountsFor(association)).Select(membership => membership.MunicipalityId);
            ids = ids
                .Concat(from party in db.Set<ProjectParty>()
                        join project in db.Projects on party.ProjectId equals project.Id
                        where members.Contains(party.OrganisationId) && project.AgreedVersionNumber != null
                        select project.Id)
                .Concat(from held in db.ActedFor(db.Mandates.Where(Mandate.InForceOn(today)), association)
                        join project in db.Projects on held.Party.PartnershipId equals project.PartnershipId
                        where project.Parties.Any(party => party.OrganisationId == held.Party.OrganisationId)
                        select project.Id);
        }

        return db.Projects.Where(project => ids.Contains(project.Id));
    }
}
