using MicPortal.Application.Projects;
using MicPortal.Application.Strategies;
using MicPortal.Application.Visits;
using MicPortal.Domain.Access;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Projects;
using MicPortal.Domain.Strategies;
using MicPortal.Domain.Visits;
using MicPortal.TestSupport;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace MicPortal.IntegrationTests.Lists;

/// <summary>What the lists of projects, visits and strategies hold, and the countries that they offer.</summary>
public sealed class ListedTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Theory]
    [InlineData("/projects")]
    [InlineData("/visits")]
    [InlineData("/strategies")]
    public async Task Who_holds_a_mandate_finds_what_it_lets_read_and_no_more(string list)
    {
        var (town, partner, other) = (await portal.CreateMunicipality(), await portal.CreateMunicipality(side: Side.South), await portal.CreateMunicipality(country: "FR"));
        var (under, elsewhere) = (await portal.CreatePartnership([town, partner]), await portal.CreatePartnership([town, other]));
        foreach (var (partnership, title) in new[] { (under, "Under the mandate"), (elsewhere, "Elsewhere") })
        {
            await portal.CreateProject(partnership, plan: PortalFixture.Plan(partnership, title));
            await portal.CreateVisit(partnership, plan: portal.VisitPlan(partnership, title));
            await portal.CreateStrategy(partnership, title: title);
        }

        var agency = await portal.CreateAssociation();
        var mandate = await portal.CreateMandate(town, agency, on: under);
        var staff = await portal.SignIn(await portal.CreateUser(agency));

        var page = await staff.Page(list);
        Assert.Equal(["Under the mandate"], page.Document.QuerySelectorAll($"tbody th a[href^='{list}/']").Select(one => one.TextContent));
        Assert.Equal(["", "BE", "MZ"], Countries(page));
        var file = await staff.GetStringAsync($"{list}.csv", TestContext.Current.CancellationToken);
        Assert.Contains("Under the mandate", file, StringComparison.Ordinal);
        Assert.DoesNotContain("Elsewhere", file, StringComparison.Ordinal);

        Assert.Equal(["", "BE", "FR", "MZ"], Countries(await (await portal.SignIn(await portal.CreateUser(town))).Page(list)));
        await portal.Revoke(mandate);
        Assert.Empty((await staff.Page(list)).Document.QuerySelectorAll("tbody th a"));
    }

    [Fact]
    public async Task A_list_holds_what_may_be_read_for_everyone_who_can_ask()
    {
        var (first, second, third) = (await portal.CreateMunicipality(), await portal.CreateMunicipality(side: Side.South), await portal.CreateMunicipality());
        var (member, stranger) = (await portal.CreateAssociation(null, first), await portal.CreateAssociation(null, third));
        var partnership = await portal.CreatePartnership([first, second]);
        foreach (var status in Enum.GetValues<ProjectStatus>())
        {
            await portal.CreateProject(partnership, status);
        }

        foreach (var status in Enum.GetValues<VisitStatus>())
        {
            await portal.CreateVisit(partnership, status);
        }

        foreach (var state in Enum.GetValues<StrategyState>())
        {
            await portal.CreateStrategy(partnership, state);
        }

        var (found, askers) = (0, new[]
        {
            Actor.Anonymous, PortalFixture.OfficerOf(first), PortalFixture.MayorsOfficeOf(second), PortalFixture.OfficerOf(third), new Actor(1, UserRole.AssociationStaff, member.Id), new Actor(1, UserRole.AssociationStaff, stranger.Id), new Actor(1, UserRole.Administrator, null),
        });
        foreach (var actor in askers)
        {
            await portal.InDatabase(async db =>
            {
                var (projects, visits, strategies) = (await new ProjectQueries(db).Export(new ProjectFilter(null, null, null, null, null), actor, portal.Today, CancellationToken.None), await new VisitQueries(db).Export(new VisitFilter(null, null, null, null, null, false, null), actor, portal.Today, CancellationToken.None), await new StrategyQueries(db).Export(new StrategyFilter(), actor, portal.Today, CancellationToken.None));
                Assert.Equal(await db.Projects.VisibleTo(actor).Select(one => one.Id).Order().ToListAsync(), projects.Select(one => one.Row.Id).Order());
                Assert.Equal(await db.Visits.VisibleTo(actor).Select(one => one.Id).Order().ToListAsync(), visits.Select(one => one.Id).Order());
                Assert.Equal(await db.Strategies.VisibleTo(actor).Select(one => one.Id).Order().ToListAsync(), strategies.Select(one => one.Id).Order());
                found += projects.Count + visits.Count + strategies.Count;
            });
        }

        Assert.True(found > 0);
    }

    private static IEnumerable<string?> Countries(PortalPage page) => page.Document.QuerySelectorAll("select[name=country] option").Select(option => option.GetAttribute("value")).Order(StringComparer.Ordinal);
}
