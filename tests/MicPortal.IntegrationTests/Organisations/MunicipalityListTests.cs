using System.Globalization;
using System.Net;
using MicPortal.Domain.Common;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Partnerships;
using MicPortal.TestSupport;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace MicPortal.IntegrationTests.Organisations;

public sealed class MunicipalityListTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Any_part_of_a_name_finds_it_without_minding_accents_or_case()
    {
        var page = await portal.Anonymous().Page("/municipalities?q=SAO+jose&sort=-population");

        Assert.Equal("São José dos Campos", Names(page)[0]);
        Assert.All(Names(page), name => Assert.Contains("sao jose", FoldedText.Fold(name), StringComparison.Ordinal));
        Assert.Equal("SAO jose", page.Value("q"));
    }

    [Fact]
    public async Task A_former_name_finds_the_municipality()
    {
        Assert.Equal(["Polokwane"], Names(await portal.Anonymous().Page("/municipalities?q=pietersburg")));
    }

    [Theory]
    [InlineData("Ghent", "Gent")]
    [InlineData("anvers", "Antwerpen")]
    [InlineData("LÜTTICH", "Liège")]
    public async Task A_name_in_another_language_finds_the_municipality(string text, string name)
    {
        Assert.Contains(name, Names(await portal.Anonymous().Page($"/municipalities?q={text}")));
    }

    [Fact]
    public async Task Who_searches_for_a_whole_name_finds_it_before_those_that_have_it_within()
    {
        var page = await portal.Anonymous().Page("/municipalities?q=gent");

        Assert.NotEqual("Gent", Names(page)[0]);
        Assert.Contains("With exactly this name, now, before or in another language:", page.Text, StringComparison.Ordinal);
        Assert.StartsWith("Gent Flanders · Belgium", page.One("main li > a[href^='/municipalities/']").ParentElement!.TextContent, StringComparison.Ordinal);

        // It leads the list already, is on a page behind, or is only a part of names.
        await NamesNone("q=gent&sort=-population&country=BE");
        await NamesNone(page.One("[rel=next]").GetAttribute("href")!.Split('?')[1]);
        await NamesNone("q=gen");
        await NamesNone("q=gent&country=IT");

        async Task NamesNone(string query) =>
            Assert.Empty((await portal.Anonymous().Page($"/municipalities?{query}")).Document.QuerySelectorAll("main li > a[href^='/municipalities/']"));
    }

    [Fact]
    public async Task The_whole_name_of_a_country_in_any_language_finds_its_municipalities()
    {
        var expected = await portal.InDatabase(db => db.Municipalities.CountAsync(municipality => municipality.CountryCode == "CI"));

        Assert.Equal(expected, Count(await portal.Anonymous().Page("/municipalities?q=cote+d%27ivoire")));
        Assert.Equal(expected, Count(await portal.Anonymous().Page("/municipalities?q=IVOORKUST")));
    }

    [Fact]
    public async Task Each_filter_leaves_what_it_names()
    {
        var association = await portal.InDatabase(db => db.Associations.SingleAsync(one => one.Abbreviation == "VVSG"));

        await Shows("country=tg", municipality => municipality.CountryCode == "TG");
        await Shows("region=oceania&side=north", municipality => (municipality.CountryCode == "AU" || municipality.CountryCode == "NZ") && municipality.Side == Side.North, atLeast: true);
        await Shows("country=BR&side=north", municipality => municipality.CountryCode == "BR" && municipality.Side == Side.North);
        await Shows("country=BR&side=south", municipality => municipality.CountryCode == "BR" && municipality.Side == Side.South);
        await Shows($"association={association.Id}", municipality => municipality.Memberships.Any(membership => membership.AssociationId == association.Id));
        await Shows("country=MZ&region=europe", municipality => municipality.CountryCode == "none");

        async Task Shows(string query, System.Linq.Expressions.Expression<Func<Municipality, bool>> isMeant, bool atLeast = false)
        {
            var page = await portal.Anonymous().Page($"/municipalities?{query}");
            var expected = await portal.InDatabase(db => db.Municipalities.CountAsync(isMeant));
            if (atLeast)
            {
                Assert.InRange(Count(page), expected, expected + 30);
            }
            else
            {
                Assert.Equal(expected, Count(page));
            }
        }
    }

    [Fact]
    public async Task What_the_address_says_wrongly_is_left_out()
    {
        var page = await portal.Anonymous().Page("/municipalities?q=pemba&region=atlantis&side=east&association=x&partnerships=no&sort=colour&after=%00");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(["Pemba"], Names(page));
    }

    [Fact]
    public async Task Only_partnerships_that_the_reader_may_see_are_counted()
    {
        var town = await portal.CreateMunicipality("Quiet Harbour");
        var secret = await portal.CreatePartnership([town, await portal.CreateMunicipality(side: Side.South)]);

        var stranger = await portal.Anonymous().Page("/municipalities?q=quiet+harbour");
        var officer = await (await portal.SignIn(await portal.CreateUser(town))).Page("/municipalities?q=quiet+harbour");

        Assert.Equal("0", stranger.One("tbody tr td:last-child").TextContent);
        Assert.Equal("1", officer.One("tbody tr td:last-child").TextContent);
        Assert.Empty(Names(await portal.Anonymous().Page("/municipalities?q=quiet+harbour&partnerships=yes")));
        Assert.NotEqual(0, secret.Id);

        await portal.CreatePartnership([town, await portal.CreateMunicipality(side: Side.South)], publication: Publication.Existence);
        Assert.Equal(["Quiet Harbour"], Names(await portal.Anonymous().Page("/municipalities?q=quiet+harbour&partnerships=yes")));
    }

    [Theory]
    [InlineData("q=sao")]
    [InlineData("q=sao&sort=-name")]
    [InlineData("q=sao&sort=population")]
    [InlineData("q=sao&sort=-population")]
    [InlineData("country=CV&sort=population")]
    [InlineData("country=CV&sort=-population")]
    public async Task Next_and_back_show_every_municipality_exactly_once(string query)
    {
        var client = portal.Anonymous();
        var page = await client.Page($"/municipalities?{query}");
        var forwards = Ids(page);
        while (page.Document.QuerySelector("[rel=next]") is { } next)
        {
            page = await client.Page(next.GetAttribute("href")!);
            forwards.AddRange(Ids(page));
        }

        var backwards = Ids(page);
        while (page.Document.QuerySelector("[rel=prev]") is { } previous)
        {
            page = await client.Page(previous.GetAttribute("href")!);
            backwards.InsertRange(0, Ids(page));
        }

        Assert.True(forwards.Count > 20, "The list has one page only.");
        Assert.Equal(Count(page), forwards.Count);
        Assert.Equal(forwards.Count, forwards.Distinct().Count());
        Assert.Equal(forwards, backwards);
    }

    [Fact]
    public async Task A_list_of_thousands_says_so_and_one_without_rows_says_what_to_do()
    {
        Assert.Equal("more than 10,000 municipalities", (await portal.Anonymous().Page("/municipalities")).One("caption").TextContent);

        var empty = await portal.Anonymous().Page("/municipalities?q=xyzzyx");
        Assert.Contains("Try a shorter part of the name", empty.Text, StringComparison.Ordinal);
        Assert.Equal("/municipalities", empty.One(".empty a").GetAttribute("href"));
    }

    [Fact]
    public async Task The_lists_offer_the_countries_that_they_hold_and_the_chosen_one()
    {
        var municipalities = await portal.Anonymous().Page("/municipalities");
        var partnerships = await portal.Anonymous().Page("/partnerships?country=tv");

        Assert.Contains("LI", Offered(municipalities));
        Assert.DoesNotContain("AQ", Offered(municipalities));
        Assert.Contains("MZ", Offered(partnerships));
        Assert.DoesNotContain("LI", Offered(partnerships));
        Assert.Equal("TV", partnerships.Value("country"));

        static List<string?> Offered(PortalPage page) => [.. page.Document.QuerySelectorAll("#filter-country option").Select(option => option.GetAttribute("value"))];
    }

    [Theory]
    [InlineData("/municipalities?q=sao&partnerships=yes&region=americas&side=south")]
    [InlineData("/partnerships?q=pemba")]
    public async Task A_page_of_the_list_takes_at_most_eight_commands(string url)
    {
        var client = await portal.SignIn("officer@pemba.example");
        var commands = await portal.Commands.Of(() => client.Page(url));

        Assert.InRange(commands.Count, 1, 8);
    }

    [Fact]
    public async Task The_list_speaks_French()
    {
        var page = await portal.Anonymous().Page("/municipalities?q=sao+tome&lang=fr");

        Assert.Equal("Municipalités", page.Heading);
        Assert.Contains("Habitants", page.Text, StringComparison.Ordinal);
    }

    private static List<string> Names(PortalPage page) => [.. page.Document.QuerySelectorAll("tbody th a").Select(link => link.TextContent)];

    private static List<string> Ids(PortalPage page) => [.. page.Document.QuerySelectorAll("tbody th a").Select(link => link.GetAttribute("href")!)];

    private static int Count(PortalPage page) =>
        page.Document.QuerySelector("caption") is { } caption ? int.Parse(caption.TextContent.Split(' ')[0], NumberStyles.AllowThousands, CultureInfo.InvariantCulture) : 0;
}
