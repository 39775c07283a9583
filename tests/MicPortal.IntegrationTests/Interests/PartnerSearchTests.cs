using System.Net;
using MicPortal.Domain.Organisations;
using MicPortal.TestSupport;
using Xunit;

namespace MicPortal.IntegrationTests.Interests;

public sealed class PartnerSearchTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Each_filter_finds_what_it_says_and_each_row_why_it_was_found()
    {
        var (wells, council) = (await portal.CreateMunicipality("Wellstown", Side.South, "KE", "sw"), await portal.CreateMunicipality("Counciltown", country: "NO", language: "nb"));
        await portal.CreateInterest(wells, InterestKind.Seeks, "water-sanitation", "Zébuwells with the residents");
        await portal.CreateInterest(wells, InterestKind.Offers, "culture", "Zebu market of artisans");
        await portal.CreateInterest(council, InterestKind.Offers, "participation", "Zebu council of the young");

        foreach (var (query, expected) in new (string, string[])[]
        {
            ("q=zebu", ["Counciltown", "Wellstown"]),
            ("q=ZÉBUWELLS", ["Wellstown"]),
            ("q=counciltown", ["Counciltown"]),
            ("q=zebu&kind=offers", ["Counciltown", "Wellstown"]),
            ("q=zebu&kind=seeks", ["Wellstown"]),
            ("q=zebu&theme=participation", ["Counciltown"]),
            ("q=zebu&kind=seeks&theme=culture", []),
            ("q=zebu&language=sw", ["Wellstown"]),
            ("q=zebu&country=no", ["Counciltown"]),
            ("q=zebu&size=under50000", ["Counciltown", "Wellstown"]),
            ("q=zebu&size=million", []),
            ("q=zebu&sort=-name", ["Wellstown", "Counciltown"]),
            ("q=norway&theme=participation", ["Counciltown"]),
            ("q=Norvège&theme=participation", ["Counciltown"]),
            ("q=kenya&kind=seeks&language=sw", ["Wellstown"]),
            ("q=sanitation&language=sw", ["Wellstown"]),
            ("q=sanitation&language=nb", []),
            ("q=%25&language=sw", []),
            ("q=_&language=sw", []),
            ("q=%20&language=sw", ["Wellstown"]),
            ("q=zebu&kind=swaps&size=9&language=xx;&after=%00", []),
            ("q=zebu&kind=swaps&size=9&sort=colour&after=%00", ["Counciltown", "Wellstown"]),
        })
        {
            Assert.Equal((query, string.Join(' ', expected)), (query, string.Join(' ', Names(await portal.Anonymous().Page($"/interests?{query}")))));
        }

        var row = (await portal.Anonymous().Page("/interests?q=zebu&theme=water-sanitation")).One("tbody tr").TextContent;
        Assert.Contains("Seeks: Zébuwells with the residents", row, StringComparison.Ordinal);
        Assert.Contains("water and sanitation", row, StringComparison.Ordinal);
        Assert.Contains("Swahili", row, StringComparison.Ordinal);
        Assert.DoesNotContain("artisans", row, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_theme_is_found_by_its_name_in_the_readers_language()
    {
        var town = await portal.CreateMunicipality("Themeville", Side.South, "KE");
        await portal.CreateInterest(town, InterestKind.Seeks, "water-sanitation", "Wells with the residents");

        Assert.Contains("Themeville", Names(await portal.Anonymous().Page("/interests?q=assainissement&country=ke&lang=fr")));
        Assert.DoesNotContain("Themeville", Names(await portal.Anonymous().Page("/interests?q=assainissement&country=ke&lang=en")));
    }

    [Fact]
    public async Task Where_one_offers_what_the_other_seeks_the_row_says_so()
    {
        var (own, other) = (await portal.CreateMunicipality(), await portal.CreateMunicipality(side: Side.South));
        await portal.CreateInterest(own, InterestKind.Offers, "mobility", "Okapi buses");
        await portal.CreateInterest(other, InterestKind.Seeks, "mobility", "Okapi cycle lanes");
        await portal.CreateInterest(other, InterestKind.Offers, "mobility", "Okapi ferries");

        var officer = await (await portal.SignIn(await portal.CreateUser(own))).Page("/interests?q=okapi");
        var stranger = await portal.Anonymous().Page("/interests?q=okapi");

        Assert.Single(officer.Document.QuerySelectorAll(".tag"));
        Assert.Contains("Okapi cycle lanes · mobility you offer this", officer.Text, StringComparison.Ordinal);
        Assert.Contains("your municipality", officer.Text, StringComparison.Ordinal);
        Assert.Empty(stranger.Document.QuerySelectorAll(".tag"));
    }

    [Fact]
    public async Task Lines_that_do_not_stand_on_the_row_are_counted_and_every_municipality_is_shown_once()
    {
        for (var number = 0; number < 25; number++)
        {
            var town = await portal.CreateMunicipality($"Quagga {number:00}");
            for (var line = 0; line < (number == 0 ? 5 : 1); line++)
            {
                await portal.CreateInterest(town, title: $"Quaggaline {line}");
            }
        }

        var first = await portal.Anonymous().Page("/interests?q=quaggaline");
        var second = await portal.Anonymous().Page(first.One("[rel=next]").GetAttribute("href")!);

        Assert.Equal("25 municipalities", first.One("caption").TextContent);
        Assert.Equal(Enumerable.Range(0, 25).Select(number => $"Quagga {number:00}"), Names(first).Concat(Names(second)));
        Assert.Contains("and 2 more", first.One("tbody tr").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_found_says_what_to_do()
    {
        var page = await portal.Anonymous().Page("/interests?q=xyzzy");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("Leave out a filter, or search for the theme alone.", page.One(".empty").TextContent, StringComparison.Ordinal);
        Assert.Equal("/interests", page.One(".empty a").GetAttribute("href"));
    }

    private static List<string> Names(PortalPage page) => [.. page.Document.QuerySelectorAll("tbody th a").Select(link => link.TextContent)];
}
