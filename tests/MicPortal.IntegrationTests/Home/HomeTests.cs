using System.Globalization;
using System.Net;
using System.Xml.Linq;
using MicPortal.Application.Data;
using MicPortal.Application.Partnerships;
using MicPortal.Domain.Access;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Partnerships;
using MicPortal.TestSupport;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace MicPortal.IntegrationTests.Home;

public sealed class HomeTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_figures_are_counted_from_what_everyone_may_see()
    {
        var (partnerships, imported, countries) = await portal.InDatabase(async db =>
        {
            var visible = db.Partnerships.VisibleTo(Actor.Anonymous);
            return (await visible.CountAsync(), await visible.CountAsync(one => one.Stage == PartnershipStage.Unconfirmed),
                await visible.SelectMany(one => one.Parties).Select(party => party.Organisation!.CountryCode).Distinct().CountAsync());
        });

        portal.Clock.Advance(Kept.Lifetime);
        var figures = Figures(await portal.Anonymous().Page("/"));

        Assert.Equal([partnerships, countries, imported], [figures[0], figures[1], figures[3]]);
        Assert.True(figures[2] > 0, "The demo data has partnerships that all parties confirmed.");
    }

    [Fact]
    public async Task A_partnership_that_its_parties_publish_is_named_at_once_and_counted_within_minutes_and_one_that_they_do_not_never()
    {
        portal.Clock.Advance(Kept.Lifetime);
        var before = Figures(await portal.Anonymous().Page("/"));

        await portal.CreatePartnership([await portal.CreateMunicipality("Kept Secret"), await portal.CreateMunicipality(side: Side.South)]);
        portal.Clock.Advance(Kept.Lifetime);
        var secret = await portal.Anonymous().Page("/");
        await portal.CreatePartnership([await portal.CreateMunicipality("Told Everyone"), await portal.CreateMunicipality(side: Side.South)], publication: Publication.Existence);
        var told = await portal.Anonymous().Page("/");
        portal.Clock.Advance(Kept.Lifetime);
        var counted = await portal.Anonymous().Page("/");

        Assert.Equal(before, Figures(secret));
        Assert.DoesNotContain("Kept Secret", secret.Html, StringComparison.Ordinal);
        Assert.Equal(before, Figures(told));
        Assert.Equal([before[0] + 1, before[2] + 1], [Figures(counted)[0], Figures(counted)[2]]);
        Assert.Contains("Told Everyone", told.One("tbody tr").TextContent, StringComparison.Ordinal);
        Assert.Contains("today", told.One("tbody tr").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("fr")]
    public async Task Each_example_finds_something(string language)
    {
        var client = portal.Anonymous();
        var page = await client.Page($"/?lang={language}");
        var examples = page.Document.QuerySelectorAll(".hero .search + p a").Select(link => link.GetAttribute("href")!).ToList();

        Assert.Equal(3, examples.Count);
        foreach (var example in examples)
        {
            Assert.NotEmpty((await client.Page(example)).Document.QuerySelectorAll("tbody tr"));
        }
    }

    [Fact]
    public async Task Who_is_signed_in_is_led_to_their_work()
    {
        var page = await (await portal.SignIn("officer@pemba.example")).Page("/");

        Assert.Equal("/south", page.One(".hero p a").GetAttribute("href"));
        Assert.Null((await portal.Anonymous().Page("/")).Document.QuerySelector("main a[href='/south']"));
    }

    [Fact]
    public async Task The_map_is_a_picture_with_a_text_and_the_list_beside_it()
    {
        var page = await portal.Anonymous().Page("/");
        var image = page.One("img[src='/map.svg']");

        Assert.NotEqual("", image.GetAttribute("alt"));
        Assert.Equal("lazy", image.GetAttribute("loading"));
        Assert.NotNull(page.Document.QuerySelector("img + p a[href='/partnerships']"));
    }

    [Fact]
    public async Task The_map_is_sent_again_only_when_a_partnership_has_changed()
    {
        var client = portal.Anonymous();
        using var first = await client.GetAsync("/map.svg", TestContext.Current.CancellationToken);
        var curves = Curves(await first.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        using var same = await Again(client, first);
        await portal.CreatePartnership([await portal.CreateMunicipality(), await portal.CreateMunicipality(side: Side.South)]);
        portal.Clock.Advance(Kept.Lifetime);
        using var unpublished = await Again(client, first);
        await portal.CreatePartnership([await portal.CreateMunicipality(), await Far()], publication: Publication.Existence);
        using var soon = await Again(client, first);
        portal.Clock.Advance(Kept.Lifetime);
        using var changed = await Again(client, first);

        Assert.Equal("image/svg+xml", first.Content.Headers.ContentType?.MediaType);
        Assert.Equal("public, no-cache", first.Headers.CacheControl?.ToString());
        Assert.Equal(HttpStatusCode.NotModified, same.StatusCode);
        Assert.Equal([HttpStatusCode.NotModified, HttpStatusCode.NotModified], [unpublished.StatusCode, soon.StatusCode]);
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        Assert.Equal(curves + 1, Curves(await changed.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task Towns_on_both_sides_of_the_world_stay_on_the_map()
    {
        var svg = XDocument.Parse(await portal.Anonymous().GetStringAsync("/map.svg", TestContext.Current.CancellationToken));
        var land = svg.Root!.Elements().First().Attribute("d")!.Value;

        // No step of an outline runs across the map, as it would where land crosses the 180th meridian.
        foreach (var ring in land.Split('M', StringSplitOptions.RemoveEmptyEntries))
        {
            var steps = ring[(ring.IndexOf('l', StringComparison.Ordinal) + 1)..].TrimEnd('z').Split(' ').Select(number => int.Parse(number, CultureInfo.InvariantCulture)).ToList();
            Assert.All(steps, step => Assert.InRange(Math.Abs(step), 0, 500));
        }

        Assert.True(land.Count(letter => letter == 'M') > 80, "There is too little land.");
    }

    [Fact]
    public async Task When_all_had_confirmed_does_not_move_with_the_word_of_one()
    {
        var (north, south) = (await portal.CreateMunicipality("Constant town"), await portal.CreateMunicipality(side: Side.South));
        var partnership = await portal.CreatePartnership([north, south], publication: Publication.Existence);
        portal.Clock.Advance(TimeSpan.FromDays(5));
        await portal.Change(partnership, (record, at) => record.Confirm(PortalFixture.OfficerOf(north), at));

        var row = (await portal.Anonymous().Page("/")).Document.QuerySelectorAll("tbody tr").Single(one => one.TextContent.Contains(north.Name, StringComparison.Ordinal));
        Assert.Equal("5 days ago", row.QuerySelectorAll("td").Last().TextContent);
    }

    [Fact]
    public async Task Where_who_runs_the_portal_is_reached_stands_where_somebody_is_told_to_ask()
    {
        Assert.DoesNotContain("Contact:", (await portal.Anonymous().Page("/about")).Text, StringComparison.Ordinal);
        await using var told = portal.WithWebHostBuilder(host => host.UseSetting("Portal:Contact", "help@portal.example"));
        using var client = told.CreateClient();
        var user = await portal.CreateUser(await portal.CreateMunicipality());

        Assert.Equal("help@portal.example", (await client.Page("/about")).One("main a[href^='mailto:']").TextContent);
        var signIn = await client.Page("/account/sign-in");
        Assert.NotNull(signIn.Document.QuerySelector("main a[href='mailto:help@portal.example']"));
        await signIn.Post("/account/sign-in", ("Email", user.Email), ("Password", PortalFixture.Password));
        Assert.NotNull((await client.Page("/admin")).Document.QuerySelector("main a[href='mailto:help@portal.example']"));
        var missing = await client.Page("/nothing-here");
        Assert.Contains("not a record that your account may see", missing.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("sign in", missing.One("main").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_takes_at_most_eight_commands()
    {
        portal.Clock.Advance(Kept.Lifetime);
        var client = await portal.SignIn("officer@pemba.example");

        var (first, second) = (await portal.Commands.Of(() => client.Page("/")), await portal.Commands.Of(() => client.Page("/")));
        Assert.InRange(first.Count, second.Count + 1, 8);
        Assert.DoesNotContain(second, command => command.Contains("COUNT", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_kept_is_made_by_one_reader_while_the_others_get_the_last_one()
    {
        var clock = new FakeTimeProvider();
        var kept = new Kept(clock);
        var slow = new TaskCompletionSource<string>();
        Task<string> Get(Func<Task<string>> make) => kept.Get("figures", make, TestContext.Current.CancellationToken);
        Task<string> Nobody() => throw new InvalidOperationException("Made twice.");

        Assert.Equal("old", await Get(() => Task.FromResult("old")));
        Assert.Equal("old", await Get(Nobody));
        clock.Advance(Kept.Lifetime);
        var maker = Get(() => slow.Task);
        Assert.Equal("old", await Get(Nobody));
        slow.SetResult("new");

        Assert.Equal(["new", "new"], [await maker, await Get(Nobody)]);
        clock.Advance(Kept.Lifetime);
        await Assert.ThrowsAsync<InvalidOperationException>(() => Get(Nobody));
        Assert.Equal("newer", await Get(() => Task.FromResult("newer")));
    }

    [Theory]
    [InlineData("/about?lang=en", "About MIC Portal")]
    [InlineData("/about?lang=fr", "À propos de MIC Portal")]
    [InlineData("/about/sources?lang=en", "Sources and licences")]
    [InlineData("/about/sources?lang=fr", "Sources et licences")]
    public async Task What_the_portal_is_and_builds_on_stands_in_both_languages(string url, string heading)
    {
        var page = await portal.Anonymous().Page(url);

        Assert.Equal(heading, page.Heading);
        Assert.Equal(HttpStatusCode.OK, page.Status);
    }

    [Fact]
    public async Task The_sources_name_everyone_who_asks_to_be_named()
    {
        var text = (await portal.Anonymous().Page("/about/sources")).Text;

        Assert.All(["GeoNames", "CC BY 4.0", "Wikidata", "Statbel", "Unicode", "OECD", "World Bank", "IATI Standard", "Natural Earth", "Apache 2.0"],
            name => Assert.Contains(name, text, StringComparison.Ordinal));
    }

    private async Task<Municipality> Far()
    {
        var far = Municipality.FromPlace($"test:{Guid.NewGuid():N}", "Far Away", "FJ", Side.South, null, -17.5, 178, null, null);
        await portal.InDatabase(db =>
        {
            far.Complete(new MunicipalityProfile { Name = "Far Away" }, Actor.Portal, portal.Now);
            db.Add(far);
            return db.SaveChangesAsync();
        });
        return far;
    }

    private static async Task<HttpResponseMessage> Again(HttpClient client, HttpResponseMessage before)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/map.svg");
        request.Headers.IfNoneMatch.Add(before.Headers.ETag!);
        return await client.SendAsync(request);
    }

    private static int Curves(string svg) => svg.Count(letter => letter == 'q');

    private static List<int> Figures(PortalPage page) =>
        [.. page.Document.QuerySelectorAll(".figures b").Select(figure => int.Parse(figure.TextContent, NumberStyles.AllowThousands, CultureInfo.InvariantCulture))];
}
