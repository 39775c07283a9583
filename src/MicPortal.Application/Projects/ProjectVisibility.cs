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
            || (project.AgreedVersionNumber != null && project.Parties.Any(party => party.Organisation!.Memberships.AsQueryable().Any(counts))));
    }
}
