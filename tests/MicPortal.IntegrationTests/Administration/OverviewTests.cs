using MicPortal.Application.Partnerships;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Partnerships;
using MicPortal.TestSupport;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace MicPortal.IntegrationTests.Administration;

public sealed class OverviewTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_page_counts_what_the_portal_holds_and_leads_to_what_an_administrator_does()
    {
        await portal.CreateAccessRequest(await portal.CreateMunicipality());
        var waiting = await portal.InDatabase(db => db.AccessRequests.CountAsync(request => request.Status == AccessRequestStatus.Waiting && request.AskedAt > portal.Now.AddDays(-AccessRequest.LifetimeDays)));
        var client = await portal.SignIn(await portal.CreateAdministrator());
        PortalPage page = null!;
        var commands = await portal.Commands.Of(async () => page = await client.Page("/admin"));

        Assert.InRange(commands.Count, 1, 8);
        Assert.Equal(["/access-requests", "/admin/users", "/associations", "/admin/sister-links", "/municipalities", "/admin/mergers", "/admin/duplicates", "/admin/duplicate-partnerships"], page.Document.QuerySelectorAll("main li > a").Select(link => link.GetAttribute("href")));
        Assert.Equal(waiting == 1 ? "1 waits" : $"{waiting} wait", page.One("main li .tag").TextContent);
        var municipalities = await portal.InDatabase(db => db.Municipalities.CountAsync(town => town.SuccessorId == null));
        Assert.Contains($"{municipalities:N0}municipalities", page.One(".figures").TextContent, StringComparison.Ordinal);
        var unconfirmed = await portal.InDatabase(db => db.Partnerships.CountAsync(partnership => partnership.Origin == PartnershipOrigin.Imported && partnership.Stage == PartnershipStage.Unconfirmed));
        var imported = page.Document.QuerySelectorAll("table").First().QuerySelectorAll("tbody tr").Single(row => row.QuerySelector("th")!.TextContent == "Imported");
        Assert.Equal($"{unconfirmed:N0}", imported.QuerySelector("td")!.TextContent);
        var opened = page.Document.QuerySelectorAll("table").First().QuerySelectorAll("tbody tr").Single(row => row.QuerySelector("th")!.TextContent == "Opened by a party");
        foreach (var state in new[] { PartnershipState.Active, PartnershipState.Dormant })
        {
            var number = await portal.InDatabase(db => db.Partnerships.Where(partnership => partnership.SuccessorId == null && partnership.Origin == PartnershipOrigin.Opened).In(state, portal.Today, db).CountAsync());
            Assert.True(number > 0);
            Assert.Equal($"{number:N0}", opened.QuerySelector($"td[data-label='{state}']")!.TextContent);
        }
    }
}
