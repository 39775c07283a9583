using MicPortal.Application.Data;
using MicPortal.Application.Plans;
using MicPortal.Domain.Access;
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
            // What became theirs to show when its members had left is not for an association.
            || (project.AgreedVersionNumber != null && project.Parties.Any(party => party.Organisation!.Memberships.AsQueryable().Any(counts)
                && !project.Partnership!.Parties.Any(place => place.OrganisationId == party.OrganisationId && place.LeftAt < project.AgreedAt && (project.Partnership.EndedAt == null || place.LeftAt < project.Partnership.EndedAt)))));
    }

    internal static IQueryable<PlanPlace> ProjectPlaces(this MicPortalDbContext db) =>
        from party in db.Set<ProjectParty>()
        join project in db.Projects on party.ProjectId equals project.Id
        select new PlanPlace { RecordId = project.Id, PartnershipId = project.PartnershipId, OrganisationId = party.OrganisationId, AgreedAt = project.AgreedAt };

    /// <summary>Those of a list: <see cref="ListedPlans"/>.</summary>
    internal static IQueryable<Project> ProjectsListedFor(this MicPortalDbContext db, Actor actor, DateOnly today)
    {
        var ids = db.ProjectPlaces().ListedFor(db, actor, today);
        return db.Projects.Where(project => ids.Contains(project.Id));
    }
}
