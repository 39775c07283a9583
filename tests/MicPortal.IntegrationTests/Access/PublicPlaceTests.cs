using System.Globalization;
using System.Net;
using MicPortal.Application.Data;
using MicPortal.Domain.Agreements;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Partnerships;
using MicPortal.TestSupport;
using Xunit;

namespace MicPortal.IntegrationTests.Access;

/// <summary>Every place where everyone could come upon a partnership or its agreement, at each level that its parties agree on.</summary>
public sealed class PublicPlaceTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private static readonly string[] OfExistence =
    [
        "association's figure", "association's list", "choice of countries", "country's list", "figure on the first page", "figures of confirmed on the first page", "map", "municipalities with partnerships",
        "municipality's figure", "municipality's page", "newest on the first page", "page", "search", "stage's list", "theme's list", "members' figure",
    ];

    private static readonly string[] OfAgreement = ["agreement", "agreement in its partnership", "kind's list", "summary"];

    // Countries without any partnership in the reference data.
    [Theory]
    [InlineData("AD", Publication.Agreement, Publication.Agreement)]
    [InlineData("AG", Publication.Agreement, Publication.Existence)]
    [InlineData("AI", Publication.Existence, Publication.Agreement)]
    [InlineData("AS", Publication.Agreement, Publication.Nothing)]
    [InlineData("AW", Publication.Nothing, Publication.Agreement)]
    [InlineData("BB", Publication.Existence, Publication.Existence)]
    public async Task A_partnership_is_seen_exactly_where_its_least_open_party_lets_it(string country, Publication one, Publication other)
    {
        var scene = await Scene.Create(portal, country);
        await scene.Publish(one, other);

        Publication level = (Publication)Math.Min((int)one, (int)other);
        string[] expected = [.. level >= Publication.Existence ? OfExistence : [], .. level == Publication.Agreement ? OfAgreement : []];
        Assert.Equal(expected.Order(StringComparer.Ordinal), await scene.Seen());
    }

    [Fact]
    public async Task One_that_is_closed_is_gone_from_every_place_and_back_when_it_is_opened_again()
    {
        var scene = await Scene.Create(portal, "BH");
        await scene.Publish(Publication.Agreement, Publication.Agreement);
        Assert.Equal(OfExistence.Concat(OfAgreement).Order(StringComparer.Ordinal), await scene.Seen());

        await scene.Publish(Publication.Agreement, Publication.Nothing);
        Assert.Equal([], await scene.Seen());

        await scene.Publish(Publication.Agreement, Publication.Existence);
        Assert.Equal(OfExistence.Order(StringComparer.Ordinal), await scene.Seen());
    }

    [Fact]
    public async Task An_imported_record_to_which_a_party_objects_is_gone_from_every_place()
    {
        var (first, second) = (await portal.CreateMunicipality("Imported One", country: "BM"), await portal.CreateMunicipality("Imported Two", Side.South, "BM"));
        var partnership = await portal.ImportPartnership(first, second);
        var nobody = portal.Anonymous();
        string[] places = ["/partnerships?country=BM", "/partnerships?confirmation=imported&country=BM", "/partnerships?q=imported+one", $"/municipalities/{first.Id}"];
        Assert.All(await Texts(nobody, places), text => Assert.Contains("Imported Two", text, StringComparison.Ordinal));
        portal.Clock.Advance(Kept.Lifetime);
        var before = Figures(await nobody.Page("/"));

        await portal.Change(partnership, (record, at) => record.Publish(Publication.Nothing, null, PortalFixture.OfficerOf(second), at));
        portal.Clock.Advance(Kept.Lifetime);

        Assert.All(await Texts(nobody, places), text => Assert.DoesNotContain("Imported Two", text, StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.NotFound, (await nobody.Page($"/partnerships/{partnership.Id}")).Status);
        var after = Figures(await nobody.Page("/"));
        Assert.Equal([before[0] - 1, before[3] - 1], [after[0], after[3]]);
    }

    private static async Task<IReadOnlyList<string>> Texts(HttpClient client, IEnumerable<string> urls)
    {
        List<string> texts = [];
        foreach (var url in urls)
        {
            texts.Add((await client.Page(url)).Text);
        }

        return texts;
    }

    private static List<int> Figures(PortalPage page) =>
        [.. page.Document.QuerySelectorAll(".figures b").Select(figure => int.Parse(figure.TextContent, NumberStyles.AllowThousands, CultureInfo.InvariantCulture))];

    /// <summary>A confirmed partnership with a signed agreement and its scan, the only one of its country.</summary>
    private sealed class Scene(PortalFixture portal, string country, Municipality first, Municipality second, Association association, Partnership partnership, Agreement agreement, int document, List<int> figures, int curves)
    {
        private readonly string name = $"Seen of {country}";

        public static async Task<Scene> Create(PortalFixture portal, string country)
        {
            var first = await portal.CreateMunicipality($"Seen of {country}", country: country);
            var second = await portal.CreateMunicipality($"Beside of {country}", Side.South, country);
            await portal.InDatabase(db =>
            {
                db.Attach(second);
                // A place of its own, or the curve is one that is drawn already.
                db.Entry(second).Property(town => town.Longitude).CurrentValue = 60 + (country[0] - 'A') + ((country[1] - 'A') * 3);
                return PortalFixture.SaveImport(db);
            });
            var association = await portal.CreateAssociation(null, first);
            portal.Clock.Advance(Kept.Lifetime);
            var (figures, curves) = (Figures(await portal.Anonymous().Page("/")), await Curves(portal));
            var partnership = await portal.CreatePartnership([first, second], themes: ["civil-protection"]);
            var agreement = await portal.CreateAgreement(partnership, AgreementStatus.Signed, PortalFixture.Content($"Signed in {country}"));
            return new Scene(portal, country, first, second, association, partnership, agreement, await portal.AddDocument(agreement.Id, first.Id), figures, curves);
        }

        public async Task Publish(Publication one, Publication other)
        {
            await portal.Change(partnership, (record, at) =>
            {
                record.Publish(one, null, PortalFixture.OfficerOf(first), at);
                record.Publish(other, null, PortalFixture.OfficerOf(second), at);
            });
            portal.Clock.Advance(Kept.Lifetime);
        }

        /// <summary>The places where one of the public finds it. A document it finds nowhere.</summary>
        public async Task<IEnumerable<string>> Seen()
        {
            var client = portal.Anonymous();
            var home = await client.Page("/");
            var record = await client.Page($"/partnerships/{partnership.Id}");
            Assert.NotEqual(HttpStatusCode.OK, (await client.Page($"/agreements/{agreement.Id}/documents/{document}")).Status);
            Assert.NotEqual(HttpStatusCode.OK, (await client.Page($"/partnerships/{partnership.Id}/history")).Status);
            return new (string Place, bool IsSeen)[]
            {
                ("page", record.Status == HttpStatusCode.OK),
                ("search", await Lists(client, $"/partnerships?q=seen+of+{country}")),
                ("country's list", await Lists(client, $"/partnerships?country={country}")),
                ("theme's list", await Lists(client, $"/partnerships?theme=civil-protection&country={country}")),
                ("stage's list", await Lists(client, $"/partnerships?stage=active&country={country}")),
                ("association's list", await Lists(client, $"/partnerships?association={association.Id}")),
                ("kind's list", await Lists(client, $"/partnerships?kind=twinning&country={country}")),
                ("choice of countries", (await client.Page("/partnerships")).Document.QuerySelector($"option[value='{country}']") is not null),
                ("municipality's page", (await client.Page($"/municipalities/{second.Id}")).Document.QuerySelector($"tbody a[href='/partnerships/{partnership.Id}']") is not null),
                ("municipality's figure", (await client.Page($"/municipalities?q=seen+of+{country}")).One("tbody td[data-label='Partnerships']").TextContent == "1"),
                ("municipalities with partnerships", (await client.Page($"/municipalities?q=seen+of+{country}&partnerships=yes")).Document.QuerySelector("tbody tr") is not null),
                ("association's figure", (await client.Page($"/associations/{association.Id}")).One("dl a[href^='/partnerships']").TextContent.StartsWith('1')),
                ("members' figure", (await client.Page($"/associations/{association.Id}")).One("tbody td[data-label='Partnerships']").TextContent == "1"),
                ("newest on the first page", home.Text.Contains(name, StringComparison.Ordinal)),
                ("figure on the first page", Figures(home)[0] == figures[0] + 1),
                ("figures of confirmed on the first page", Figures(home)[2] == figures[2] + 1),
                ("map", await Curves(portal) == curves + 1),
                ("agreement in its partnership", record.Text.Contains($"Signed in {country}", StringComparison.Ordinal)),
                ("agreement", (await client.Page($"/agreements/{agreement.Id}")).Status == HttpStatusCode.OK),
                ("summary", (await client.Page($"/agreements/{agreement.Id}/summary")).Status == HttpStatusCode.OK),
            }.Where(place => place.IsSeen).Select(place => place.Place).Order(StringComparer.Ordinal);
        }

        private async Task<bool> Lists(HttpClient client, string url) => (await client.Page(url)).Text.Contains(name, StringComparison.Ordinal);

        private static async Task<int> Curves(PortalFixture portal) => (await portal.Anonymous().GetStringAsync("/map.svg")).Count(letter => letter == 'q');
    }
}
