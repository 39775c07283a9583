using MicPortal.Application.History;
using MicPortal.Domain.Agreements;
using MicPortal.IntegrationTests.Agreements;
using MicPortal.TestSupport;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace MicPortal.IntegrationTests.Partnerships;

public sealed class HistoryTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Theory]
    [InlineData("en", "The latest 50 are shown. Show the whole history")]
    [InlineData("fr", "Les 50 derniers événements sont affichés. Afficher tout l’historique")]
    public async Task A_long_history_says_that_it_is_cut_and_is_shown_whole_on_demand(string language, string sentence)
    {
        var towns = await TwoTowns.Of(portal);
        var agreement = await towns.Agreement(AgreementStatus.Proposed);
        var officer = await towns.Officer(towns.One);
        var urls = new[] { $"/partnerships/{towns.Partnership.Id}", $"/agreements/{agreement.Id}" };
        await officer.Page($"{urls[0]}?lang={language}");
        Assert.All(await Task.WhenAll(urls.Select(url => officer.Page(url))), page => Assert.Empty(page.Document.QuerySelectorAll(".time ~ p a")));

        await Revise(agreement.Id, times: TimelineQueries.Latest);

        foreach (var url in urls)
        {
            var page = await officer.Page(url);
            Assert.Equal(TimelineQueries.Latest, page.Document.QuerySelectorAll(".time li").Length);
            Assert.Equal(sentence, page.One(".time + p").TextContent);
            Assert.Equal("?history=all#history", page.One(".time + p a").GetAttribute("href"));
            Assert.NotNull(page.Document.QuerySelector("h2#history"));

            var whole = await officer.Page($"{url}?history=all");
            // Drafted and proposed; on the page of the partnership also opened and accepted.
            Assert.Equal(TimelineQueries.Latest + (url == urls[0] ? 4 : 2), whole.Document.QuerySelectorAll(".time li").Length);
            Assert.Null(whole.Document.QuerySelector(".time + p"));
        }
    }

    private Task Revise(int id, int times) => portal.InDatabase(async db =>
    {
        var agreement = await db.Agreements.Include(one => one.Parties).Include(one => one.Versions).ThenInclude(version => version.Texts).ThenInclude(text => text.Contributions)
            .AsSplitQuery().SingleAsync(one => one.Id == id);
        for (var number = 1; number <= times; number++)
        {
            agreement.Revise(PortalFixture.Content($"Title {number}"), new(null, Domain.Access.UserRole.Officer, agreement.DraftingOrganisationId), portal.Now);
        }

        await db.SaveChangesAsync();
    });
}
