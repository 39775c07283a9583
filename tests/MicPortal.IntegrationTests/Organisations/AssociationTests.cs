using System.Net;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Partnerships;
using MicPortal.TestSupport;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace MicPortal.IntegrationTests.Organisations;

public sealed class AssociationTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_list_says_how_many_members_each_has()
    {
        var vvsg = await Vvsg();
        var members = await portal.InDatabase(db => db.Memberships.CountAsync(membership => membership.AssociationId == vvsg.Id));

        var page = await portal.Anonymous().Page("/associations");

        var row = page.Document.QuerySelectorAll("tbody tr").Single(one => one.TextContent.Contains("VVSG", StringComparison.Ordinal));
        Assert.Equal($"{members}", row.QuerySelector(".n")!.TextContent);
        Assert.Contains("Belgium", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("several", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_page_tells_accepted_members_from_listed_ones_and_names_sisters()
    {
        var vvsg = await Vvsg();
        var accepted = await portal.InDatabase(db => db.Memberships.CountAsync(membership => membership.AssociationId == vvsg.Id && membership.AcceptedAt != null));

        var page = await portal.Anonymous().Page($"/associations/{vvsg.Id}");

        Assert.Contains($"of which {accepted} ha", page.Text, StringComparison.Ordinal);
        Assert.Contains("Municipal Development Partnership", page.One("dl").TextContent, StringComparison.Ordinal);
        Assert.Equal(20, page.Document.QuerySelectorAll("tbody tr").Length);
        Assert.NotNull(page.Document.QuerySelector("[rel=next]"));
        Assert.All(page.Document.QuerySelectorAll("tbody td:last-child"), cell => Assert.Contains(cell.TextContent, new[] { "accepted", "listed" }));
    }

    [Fact]
    public async Task It_counts_and_leads_to_the_partnerships_of_its_members_that_are_public()
    {
        var member = await portal.CreateMunicipality();
        var association = await portal.CreateAssociation(members: member);
        await portal.CreatePartnership([member, await portal.CreateMunicipality("Public Partner", Side.South)], publication: Publication.Existence);
        await portal.CreatePartnership([member, await portal.CreateMunicipality("Hidden Partner", Side.South)]);

        var page = await portal.Anonymous().Page($"/associations/{association.Id}");
        var link = page.One($"a[href='/partnerships?association={association.Id}']");
        var list = await portal.Anonymous().Page(link.GetAttribute("href")!);

        Assert.Equal("1 partnership", link.TextContent);
        Assert.Equal("1 partnership", list.One("caption").TextContent);
        Assert.Contains("Public Partner", list.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Hidden Partner", list.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_association_without_members_says_so_and_other_ids_are_not_found()
    {
        var association = await portal.CreateAssociation();
        var municipality = await portal.CreateMunicipality();

        Assert.Contains("has not listed any member yet", (await portal.Anonymous().Page($"/associations/{association.Id}")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await portal.Anonymous().Page($"/associations/{municipality.Id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await portal.Anonymous().Page("/associations/99999999")).Status);
    }

    [Fact]
    public async Task Its_page_takes_at_most_eight_commands()
    {
        var vvsg = await Vvsg();
        var client = await portal.SignIn("staff@vvsg.example");

        Assert.InRange((await portal.Commands.Of(() => client.Page($"/associations/{vvsg.Id}"))).Count, 1, 8);
    }

    private Task<Association> Vvsg() => portal.InDatabase(db => db.Associations.SingleAsync(association => association.Abbreviation == "VVSG"));
}
