using System.Net;
using MicPortal.Domain.Agreements;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Partnerships;
using MicPortal.TestSupport;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace MicPortal.IntegrationTests.Partnerships;

public sealed class PartnershipListTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_page_says_which_of_the_rows_it_shows()
    {
        var anyone = portal.Anonymous();
        var first = await anyone.Page("/partnerships");
        var second = await anyone.Page(first.One("nav.pages [rel=next]").GetAttribute("href")!);
        var last = await anyone.Page(first.One("nav.pages a:last-child").GetAttribute("href")!);
        var count = first.One("caption").TextContent.Split(' ')[0];
        var number = int.Parse(count, System.Globalization.NumberStyles.AllowThousands, System.Globalization.CultureInfo.InvariantCulture);

        Assert.Equal($"Rows 1 to 20 of {count}", first.One("nav.pages + p").TextContent);
        Assert.Equal($"20 rows of {count}", second.One("nav.pages + p").TextContent);
        Assert.Equal(FormattableString.Invariant($"Rows {number - last.Document.QuerySelectorAll("tbody tr").Length + 1:N0} to {number:N0} of {number:N0}"), last.One("nav.pages + p").TextContent);
    }

    [Fact]
    public async Task The_readers_own_town_stands_first_in_lists_and_crumbs_as_on_the_page()
    {
        var (first, last) = (await portal.CreateMunicipality("Aardtown-in-order"), await portal.CreateMunicipality("Zeetown-in-order", Side.South));
        var partnership = await portal.CreatePartnership([first, last]);
        var project = await portal.CreateProject(partnership);
        var stakeholder = await portal.CreateStakeholder(last);
        await portal.CreateRole(partnership, stakeholder);

        foreach (var (town, names) in new[] { (first, "Aardtown-in-order and Zeetown-in-order"), (last, "Zeetown-in-order and Aardtown-in-order") })
        {
            var reader = await portal.SignIn(await portal.CreateUser(town));
            Assert.Equal(names, (await reader.Page($"/partnerships/{partnership.Id}")).One("h1 span").TextContent);
            foreach (var place in new[] { "/partnerships?q=in-order", $"/partnerships/{partnership.Id}/history", $"/projects/{project.Id}/history", $"/stakeholders/{stakeholder.Id}", $"/partnerships/{partnership.Id}/mirrors" })
            {
                Assert.Contains((await reader.Page(place)).Document.QuerySelectorAll("main a"), link => link.TextContent.Trim() == names);
            }
        }
    }

    [Fact]
    public async Task The_name_of_either_town_and_of_either_country_finds_it()
    {
        var (one, other) = (await portal.CreateMunicipality("Ærøskøbing-on-test"), await portal.CreateMunicipality("Çankaya-on-test", Side.South));
        var partnership = await portal.ImportPartnership(one, other);

        foreach (var text in new[] { "aeroskobing-on-test", "CANKAYA-ON" })
        {
            Assert.Equal([partnership.Id], Ids(await portal.Anonymous().Page($"/partnerships?q={text}")));
        }

        Assert.Equal([partnership.Id], Ids(await portal.Anonymous().Page("/partnerships?q=aeroskobing-on-test+and+%C3%87ankaya-on-test")));
        Assert.Empty(Ids(await portal.Anonymous().Page("/partnerships?q=aeroskobing-on-test+pemba")));
        // A town and the other's country.
        Assert.Equal([(await Records.Of(portal)).Id("pemba-reggio")], Ids(await portal.Anonymous().Page("/partnerships?q=pemba+italy")));
        Assert.Equal([(await Records.Of(portal)).Id("pemba-reggio")], Ids(await portal.Anonymous().Page("/partnerships?q=sanitation+pemba+italy")));
        Assert.Empty(Ids(await portal.Anonymous().Page("/partnerships?q=waste+pemba+italy")));
        var byCountry = await portal.Anonymous().Page("/partnerships?q=mozambique");
        var expected = await portal.InDatabase(db => db.Partnerships.CountAsync(known => known.Parties.Any(party => party.Organisation!.CountryCode == "MZ") && known.Parties.All(party => party.Publication != Publication.Nothing)));
        Assert.StartsWith($"{expected} partnerships", byCountry.One("caption").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_filter_leaves_what_it_names()
    {
        var (one, other) = (await portal.CreateMunicipality("Filterville"), await portal.CreateMunicipality("Siebstadt", Side.South));
        var active = await portal.CreatePartnership([one, other], publication: Publication.Agreement, themes: "culture");
        var imported = await portal.ImportPartnership(one, other);
        await portal.CreateAgreement(active, AgreementStatus.Signed);

        Assert.Equal([active.Id, imported.Id], Ids(await portal.Anonymous().Page("/partnerships?q=filterville")).Order());
        Assert.Equal([active.Id], Ids(await portal.Anonymous().Page("/partnerships?q=filterville&stage=active")));
        Assert.Equal([active.Id], Ids(await portal.Anonymous().Page("/partnerships?q=filterville&theme=culture")));
        Assert.Equal([active.Id], Ids(await portal.Anonymous().Page("/partnerships?q=filterville&confirmation=confirmed")));
        Assert.Equal([imported.Id], Ids(await portal.Anonymous().Page("/partnerships?q=filterville&confirmation=imported")));
        var kind = (await portal.ReadAgreement((await portal.InDatabase(db => db.Agreements.SingleAsync(agreement => agreement.PartnershipId == active.Id))).Id)).CurrentVersion.Kind;
        Assert.Equal([active.Id], Ids(await portal.Anonymous().Page($"/partnerships?q=filterville&kind={kind}")));
        Assert.Equal([active.Id, imported.Id], Ids(await portal.Anonymous().Page($"/partnerships?q=filterville&country={one.CountryCode}")).Order());
        var none = await portal.Anonymous().Page("/partnerships?q=filterville&stage=ended");
        Assert.Equal(HttpStatusCode.OK, none.Status);
        Assert.NotNull(none.One(".empty"));
    }

    [Fact]
    public async Task Pages_follow_each_other_and_end_where_the_list_ends()
    {
        var first = await portal.Anonymous().Page("/partnerships?country=MZ&sort=name");
        var seen = new List<int>(Ids(first));
        var page = first;
        while (page.Document.QuerySelector("a[rel=next]") is { } next)
        {
            page = await portal.Anonymous().Page(next.GetAttribute("href")!);
            seen.AddRange(Ids(page));
        }

        var expected = await portal.InDatabase(db => db.Partnerships
            .Where(known => known.Parties.Any(party => party.Organisation!.CountryCode == "MZ") && known.Parties.All(party => party.Publication != Publication.Nothing))
            .OrderBy(known => known.SortName).ThenBy(known => known.Id).Select(known => known.Id).ToListAsync());
        Assert.True(expected.Count > 20, "The data hold more than one page of Mozambique.");
        Assert.Equal(expected, seen);
    }

    private static List<int> Ids(PortalPage page) =>
        [.. page.Document.QuerySelectorAll("main table tbody tr").Select(row => int.Parse(row.QuerySelector("a[href^='/partnerships/']")!.GetAttribute("href")!.Split('/')[^1], System.Globalization.CultureInfo.InvariantCulture))];
}
