using MicPortal.Application.Projects;
using MicPortal.Domain.Access;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Projects;
using MicPortal.TestSupport;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace MicPortal.IntegrationTests.Projects;

/// <summary>What a query lets somebody see and what the rule says are the same, for every state of a project and everyone who can ask.</summary>
public sealed class ProjectVisibilityTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Projects_are_visible_in_SQL_exactly_where_the_rule_lets_them_be()
    {
        var (first, second, third) = (await portal.CreateMunicipality(), await portal.CreateMunicipality(side: Side.South), await portal.CreateMunicipality());
        var (accepted, other) = (await portal.CreateAssociation(null, first), await portal.CreateAssociation(null, third));
        // The third is a party of the partnership and of none of its projects.
        var partnership = await portal.CreatePartnership([first, second, third]);
        var elsewhere = await portal.CreatePartnership([first, second]);
        var rows = new List<Project>();
        foreach (var status in Enum.GetValues<ProjectStatus>())
        {
            rows.Add(await portal.CreateProject(partnership, status));
        }

        (Actor Actor, bool HasParty)[] askers =
        [
            (Actor.Anonymous, false), (PortalFixture.OfficerOf(first), false), (PortalFixture.MayorsOfficeOf(second), false), (PortalFixture.OfficerOf(third), false),
            (new Actor(1, UserRole.AssociationStaff, accepted.Id), true), (new Actor(1, UserRole.AssociationStaff, other.Id), false), (new Actor(1, UserRole.Administrator, null), false),
            (new Actor(1, UserRole.AssociationStaff, other.Id).Under(1, first.Id, partnership.Id, binds: false), false),
            (new Actor(1, UserRole.AssociationStaff, other.Id).Under(1, first.Id, elsewhere.Id, binds: true), false),
        ];
        var compared = 0;
        foreach (var (actor, hasParty) in askers)
        {
            var visible = await portal.InDatabase(db => db.Projects.VisibleTo(actor).Where(project => project.PartnershipId == partnership.Id).Select(project => project.Id).ToListAsync());
            foreach (var row in rows)
            {
                var standing = new ProjectStanding(row.Status, partnership.Id, row.AgreedVersionNumber is not null, true, row.IsComplete, [new(first.Id, false), new(second.Id, false)], hasParty);
                Assert.True(ProjectAccess.CanView(standing, actor) == visible.Contains(row.Id), $"{actor}, {row.Status}");
                compared++;
            }
        }

        Assert.Equal(askers.Length * rows.Count, compared);
    }
}
