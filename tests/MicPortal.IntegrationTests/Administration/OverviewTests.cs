using System.Globalization;
using MicPortal.Domain.Partnerships;
using MicPortal.TestSupport;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace MicPortal.IntegrationTests.Administration;

public sealed class OverviewTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_page_counts_what_the_portal_holds_and_says_that_it_only_shows()
    {
        var client = await portal.SignIn(await portal.CreateAdministrator());
        PortalPage page = null!;
        var commands = await portal.Commands.Of(async () => page = await client.Page("/admin"));

        Assert.InRange(commands.Count, 1, 8);
        Assert.Contains("create-admin", page.One(".lead").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll("main form"));
        var municipalities = await portal.InDatabase(db => db.Municipalities.CountAsync());
        Assert.Contains($"{municipalities:N0}municipalities", page.One(".figures").TextContent, StringComparison.Ordinal);
        var unconfirmed = await portal.InDatabase(db => db.Partnerships.CountAsync(partnership => partnership.Origin == PartnershipOrigin.Imported && partnership.Stage == PartnershipStage.Unconfirmed));
        var imported = page.Document.QuerySelectorAll("table").First().QuerySelectorAll("tbody tr").Single(row => row.QuerySelector("th")!.TextContent == "Imported");
        Assert.Equal($"{unconfirmed:N0}", imported.QuerySelector("td")!.TextContent);
    }

    [Fact]
    public async Task Users_show_their_post_role_organisation_and_last_sign_in_and_are_paged()
    {
        var town = await portal.CreateMunicipality();
        var user = await portal.CreateUser(town, post: "International desk");
        await portal.SignIn(user);
        portal.Clock.Advance(TimeSpan.FromDays(3));
        var disabled = await portal.CreateUser(town);
        await portal.InDatabase(db => db.Users.Where(row => row.Id == disabled.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.DisabledAt, portal.Now)));
        foreach (var _ in Enumerable.Range(0, 20))
        {
            await portal.CreateUser(town);
        }

        var client = await portal.SignIn(await portal.CreateAdministrator());
        var rows = new Dictionary<string, string>();
        for (var url = "/admin"; url is not null;)
        {
            var page = await client.Page(url);
            foreach (var row in page.Document.QuerySelectorAll("table").Last().QuerySelectorAll("tbody tr"))
            {
                rows.Add(row.QuerySelector("th")!.ChildNodes[0].TextContent.Trim(), string.Join(" | ", row.QuerySelectorAll("td").Select(cell => cell.TextContent)) + row.QuerySelector("th .tag")?.TextContent);
            }

            url = page.Document.QuerySelector("a[rel=next]")?.GetAttribute("href");
        }

        Assert.Equal(await portal.InDatabase(db => db.Users.CountAsync()), rows.Count);
        Assert.Equal($"officer | International desk | {town.Name} | 3 days ago", rows[user.Email!]);
        Assert.EndsWith(string.Create(CultureInfo.InvariantCulture, $"neverdisabled since {portal.Today:d MMMM yyyy}"), rows[disabled.Email!], StringComparison.Ordinal);
    }
}
