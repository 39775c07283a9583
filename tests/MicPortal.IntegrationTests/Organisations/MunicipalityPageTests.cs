using System.Net;
using MicPortal.Domain.Access;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Partnerships;
using MicPortal.TestSupport;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace MicPortal.IntegrationTests.Organisations;

public sealed class MunicipalityPageTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task An_unknown_id_and_the_id_of_an_association_are_not_found()
    {
        var association = await portal.CreateAssociation();

        Assert.Equal(HttpStatusCode.NotFound, (await portal.Anonymous().Page("/municipalities/99999999")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await portal.Anonymous().Page($"/municipalities/{association.Id}")).Status);
    }

    [Fact]
    public async Task A_place_says_where_it_comes_from_and_that_nobody_has_completed_it()
    {
        var place = await portal.InDatabase(db => db.Municipalities.FirstAsync(one => one.IsPlace && one.Population != null && one.SourceId!.StartsWith("geonames:")));

        var page = await portal.Anonymous().Page($"/municipalities/{place.Id}");

        Assert.Equal(place.Name, page.Heading);
        Assert.Contains("A populated place from GeoNames: its municipality has not completed this record yet.", page.Text, StringComparison.Ordinal);
        Assert.Contains("from GeoNames, about 2018 to 2021 or older", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_completed_record_shows_what_the_municipality_says_of_itself()
    {
        var town = await Completed(new MunicipalityProfile
        {
            Name = "Port Amelia",
            LocalName = "Porto Amélia",
            FormerNames = "Pampira",
            Population = 200_529,
            Website = "https://pemba.example/?a=1&b=2",
            Languages = ["pt", "sw"],
            HeadTerm = "Presidente do Conselho Municipal",
            DecidingBodyTerm = "Assembleia Municipal",
        });

        var page = await portal.Anonymous().Page($"/municipalities/{town.Id}");

        Assert.Contains("200,529 as the municipality says", page.Text, StringComparison.Ordinal);
        Assert.Contains("Portuguese and Swahili", page.Text, StringComparison.Ordinal);
        Assert.Contains("Pampira", page.Text, StringComparison.Ordinal);
        Assert.Equal("pt", page.Document.QuerySelectorAll("dd").Single(cell => cell.TextContent == "Presidente do Conselho Municipal").GetAttribute("lang"));
        Assert.Equal("https://pemba.example/?a=1&b=2", page.One("a[rel='noopener nofollow']").GetAttribute("href"));
        Assert.DoesNotContain("GeoNames", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Markup_in_a_text_is_shown_as_text_and_an_address_that_is_no_website_is_no_link()
    {
        const string attack = "<script>alert(1)</script>";
        var town = await Completed(new MunicipalityProfile { Name = $"Town {attack}", HeadTerm = attack, Website = "javascript:alert(1)" });

        var page = await portal.Anonymous().Page($"/municipalities/{town.Id}");

        Assert.Equal($"Town {attack}", page.Heading);
        Assert.DoesNotContain("javascript:", page.Html, StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll("main script"));
    }

    [Fact]
    public async Task Everyone_sees_published_partnerships_and_a_party_its_own()
    {
        var town = await portal.CreateMunicipality();
        var known = await portal.CreateMunicipality("Known Partner", Side.South);
        var secret = await portal.CreateMunicipality("Secret Partner", Side.South);
        await portal.CreatePartnership([town, known], publication: Publication.Existence);
        await portal.CreatePartnership([town, secret]);

        var stranger = await portal.Anonymous().Page($"/municipalities/{town.Id}");
        var officer = await (await portal.SignIn(await portal.CreateUser(town))).Page($"/municipalities/{town.Id}");

        Assert.Equal("1 partnership", stranger.One("caption").TextContent);
        Assert.Contains("Known Partner", stranger.Text, StringComparison.Ordinal);
        Assert.Contains("Active", stranger.One("tbody .tag").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Secret Partner", stranger.Html, StringComparison.Ordinal);
        Assert.Equal("2 partnerships", officer.One("caption").TextContent);
    }

    [Fact]
    public async Task Without_partnerships_it_leads_to_others_in_the_country()
    {
        var town = await portal.CreateMunicipality(side: Side.South);

        Assert.Equal("/municipalities?partnerships=yes&country=MZ", (await portal.Anonymous().Page($"/municipalities/{town.Id}")).One(".empty a").GetAttribute("href"));
    }

    [Fact]
    public async Task Its_own_officer_alone_is_led_to_the_form()
    {
        var town = await portal.CreateMunicipality();
        var edit = $"/municipalities/{town.Id}/edit";

        Assert.Contains(edit, await Html(await portal.CreateUser(town)), StringComparison.Ordinal);
        Assert.DoesNotContain(edit, await Html(await portal.CreateUser(town, UserRole.MayorsOffice)), StringComparison.Ordinal);
        Assert.DoesNotContain(edit, await Html(await portal.CreateUser(await portal.CreateMunicipality())), StringComparison.Ordinal);
        Assert.DoesNotContain(edit, (await portal.Anonymous().Page($"/municipalities/{town.Id}")).Html, StringComparison.Ordinal);

        async Task<string> Html(Application.Identity.PortalUser user) => (await (await portal.SignIn(user)).Page($"/municipalities/{town.Id}")).Html;
    }

    [Fact]
    public async Task The_page_takes_at_most_eight_commands()
    {
        var pemba = await portal.InDatabase(db => db.Municipalities.Where(one => one.IsDemo && one.Name == "Pemba").Select(one => one.Id).SingleAsync());
        var client = await portal.SignIn("officer@pemba.example");

        // What the portal reads once for all pages, it has read then.
        await client.Page($"/municipalities/{pemba}");
        Assert.InRange((await portal.Commands.Of(() => client.Page($"/municipalities/{pemba}"))).Count, 1, 8);
    }

    private async Task<Municipality> Completed(MunicipalityProfile profile)
    {
        var town = await portal.CreateMunicipality(side: Side.South);
        await portal.InDatabase(async db =>
        {
            var stored = await db.Municipalities.SingleAsync(one => one.Id == town.Id);
            stored.Complete(profile, PortalFixture.OfficerOf(town), portal.Now);
            await db.SaveChangesAsync();
        });
        return town;
    }
}
