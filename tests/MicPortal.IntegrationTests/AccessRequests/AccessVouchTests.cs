using System.Net;
using MicPortal.Domain.Access;
using MicPortal.Domain.Common;
using MicPortal.Domain.Organisations;
using MicPortal.TestSupport;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace MicPortal.IntegrationTests.AccessRequests;

public sealed class AccessVouchTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_partner_passes_on_the_address_and_vouches_and_who_decides_reads_it()
    {
        var (own, silent) = (await portal.CreateMunicipality("Ourtown"), await portal.CreateMunicipality("Silenttown", Side.South));
        var partnership = await portal.CreatePartnership([own, silent], accepted: false);
        var officer = await portal.SignIn(await portal.CreateUser(own));
        Assert.EndsWith($"/municipalities/{silent.Id}/access-requests/new", (await officer.Page($"/partnerships/{partnership.Id}")).One("a.address").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("first account", (await officer.Page("/north")).Text, StringComparison.Ordinal);

        var request = await portal.CreateAccessRequest(silent);
        var url = $"/access-requests/{request.Id}/vouches";
        var work = await officer.Page("/north");
        var row = work.Document.QuerySelectorAll(".todo li").Single(item => item.QuerySelector("a")!.GetAttribute("href") == $"{url}/new");
        Assert.Equal("Do you know them? Somebody asks for the first account of Silenttown (Mozambique)", row.QuerySelector("a")!.TextContent);
        var page = await officer.Page($"{url}/new");
        Assert.Contains(request.Post, page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(request.Email, work.Html + page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain(request.Proof, work.Html + page.Html, StringComparison.Ordinal);
        Assert.Equal(["Say in a sentence how you know who asks"], (await page.Post(url)).Errors);

        var done = await page.Post(url, ("Text", "Our counterpart since 2019"));
        Assert.Equal("/my-work", done.Location);
        Assert.DoesNotContain("first account", (await officer.Page("/north")).Text, StringComparison.Ordinal);
        Assert.Contains("Our counterpart since 2019", (await officer.Page($"{url}/new")).Text, StringComparison.Ordinal);
        var decides = await (await portal.SignIn(await portal.CreateAdministrator())).Page($"/access-requests/{request.Id}");
        Assert.Contains("Ourtown, ", decides.Text, StringComparison.Ordinal);
        Assert.Contains($"{portal.Today:d MMMM yyyy}: “Our counterpart since 2019”", decides.Text, StringComparison.Ordinal);
        // It decides nothing.
        Assert.Equal(AccessRequestStatus.Waiting, await portal.InDatabase(db => db.AccessRequests.Where(one => one.Id == request.Id).Select(one => one.Status).SingleAsync()));
        Assert.Equal([own.Id], await portal.InDatabase(db => db.AccessRequests.Where(one => one.Id == request.Id).SelectMany(one => one.Vouches).Select(vouch => vouch.OrganisationId).ToListAsync()));
    }

    [Fact]
    public async Task Nobody_but_an_officer_of_a_partner_sees_it_and_only_while_it_waits()
    {
        var (own, silent, asked) = (await portal.CreateMunicipality(), await portal.CreateMunicipality(side: Side.South), await portal.CreateMunicipality());
        await portal.CreatePartnership([own, silent]);
        // It has been named as a partner, and has not said that it is one.
        await portal.CreatePartnership([silent, asked], accepted: false);
        var request = await portal.CreateAccessRequest(silent);
        var url = $"/access-requests/{request.Id}/vouches/new";
        async Task<HttpStatusCode> For(PortalUserOf user) => (await (await portal.SignIn(await portal.CreateUser(user.Town, user.Role))).Page(url)).Status;

        Assert.Equal(HttpStatusCode.OK, await For(new(own, UserRole.Officer)));
        Assert.Equal(HttpStatusCode.Forbidden, await For(new(own, UserRole.MayorsOffice)));
        Assert.Equal(HttpStatusCode.NotFound, await For(new(asked, UserRole.Officer)));
        // Whoever only now says that they are partners was none when the request came.
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        var late = await portal.CreateMunicipality();
        await portal.CreatePartnership([late, silent], accepted: false);
        Assert.Equal(HttpStatusCode.NotFound, await For(new(late, UserRole.Officer)));
        Assert.DoesNotContain("first account", (await (await portal.SignIn(await portal.CreateUser(late))).Page("/north")).Text, StringComparison.Ordinal);
        portal.Clock.Advance(TimeSpan.FromDays(AccessRequest.LifetimeDays));
        Assert.Equal(HttpStatusCode.NotFound, await For(new(own, UserRole.Officer)));
    }

    [Fact]
    public void One_partner_vouches_once_and_only_while_the_request_waits()
    {
        var request = AccessRequest.Ask(1, "Officer", "office@town.example", "Telephone", portal.Now);
        var partner = new Actor(1, UserRole.Officer, 2);
        request.Vouch("We know this post", partner, portal.Now);

        Assert.Equal("AccessRequests.Errors.Vouched", Assert.Throws<DomainException>(() => request.Vouch("Again", partner, portal.Now)).Key);
        Assert.Equal([(ActName.AccessAsked, null), (ActName.AccessVouched, "We know this post")], request.Acts.Select(act => (act.Name, act.Word)));
        request.Refuse("No", Actor.Portal, portal.Now);
        Assert.Equal("AccessRequests.Errors.Decided", Assert.Throws<DomainException>(() => request.Vouch("Late", new Actor(1, UserRole.Officer, 3), portal.Now)).Key);
    }

    private sealed record PortalUserOf(Municipality Town, UserRole Role);
}
