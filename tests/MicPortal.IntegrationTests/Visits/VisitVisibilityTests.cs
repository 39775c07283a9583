using MicPortal.Application.Visits;
using MicPortal.Domain.Access;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Visits;
using MicPortal.TestSupport;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace MicPortal.IntegrationTests.Visits;

/// <summary>What a query lets somebody see and what the rule says are the same, for every state of a visit and everyone who can ask.</summary>
public sealed class VisitVisibilityTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Visits_are_visible_in_SQL_exactly_where_the_rule_lets_them_be()
    {
        var (first, second, third) = (await portal.CreateMunicipality(), await portal.CreateMunicipality(side: Side.South), await portal.CreateMunicipality());
        var (accepted, other) = (await portal.CreateAssociation(null, first), await portal.CreateAssociation(null, third));
        // The third is a party of the partnership and of none of its visits.
        var partnership = await portal.CreatePartnership([first, second, third]);
        var elsewhere = await portal.CreatePartnership([first, second]);
        var rows = new List<Visit>();
        foreach (var status in Enum.GetValues<VisitStatus>())
        {
            rows.Add(await portal.CreateVisit(partnership, status));
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
            var visible = await portal.InDatabase(db => db.Visits.VisibleTo(actor).Where(visit => visit.PartnershipId == partnership.Id).Select(visit => visit.Id).ToListAsync());
            foreach (var row in rows)
            {
                var standing = new VisitStanding(row.Status, partnership.Id, row.AgreedAt is not null, true, false, false, false, [new(first.Id, false), new(second.Id, false)], hasParty);
                Assert.True(VisitAccess.CanView(standing, actor) == visible.Contains(row.Id), $"{actor}, {row.Status}");
                compared++;
            }
        }

        Assert.Equal(askers.Length * rows.Count, compared);
    }
}
