using System.Net;
using MicPortal.Domain.Access;
using MicPortal.Domain.Organisations;
using MicPortal.TestSupport;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace MicPortal.IntegrationTests.AccessRequests;

public sealed class AccessRequestTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private static readonly (string, string?)[] Asked = [("Post", "International relations"), ("Proof", "Switchboard +258 1, second floor")];

    [Fact]
    public async Task Somebody_asks_the_administrator_accepts_and_the_link_opens_the_account()
    {
        var town = await portal.CreateMunicipality("Askingtown", Side.South);
        await Ask(town, "office@askingtown.example");
        await Ask(town, "office@askingtown.example");
        var admin = await portal.SignIn(await portal.CreateAdministrator());

        var list = await admin.Page("/access-requests");
        Assert.Single(list.Document.QuerySelectorAll("tbody tr"), row => row.TextContent.Contains("Askingtown", StringComparison.Ordinal));
        var page = await admin.Page($"/access-requests/{await IdOf("office@askingtown.example")}");
        Assert.Contains("Switchboard +258 1", page.Text, StringComparison.Ordinal);
        var accepted = await (await page.Post($"{page.Response.RequestMessage!.RequestUri!.AbsolutePath}/acceptances")).Follow();

        Assert.Equal("The request is accepted. Hand over the link below.", accepted.Message);
        var set = await (await portal.Anonymous().Page(new Uri(accepted.One("code.link").TextContent).PathAndQuery)).Post("/account/set-password", ("Password", "A sentence of my own, 1975"));
        Assert.Equal("/account/sign-in", set.Location);
        var officer = await portal.SignIn("office@askingtown.example", "A sentence of my own, 1975");
        Assert.Equal(HttpStatusCode.OK, (await officer.Page("/south")).Status);
        var stored = await portal.InDatabase(db => db.Users.SingleAsync(user => user.Email == "office@askingtown.example"));
        Assert.Equal((UserRole.Officer, town.Id, "International relations"), (stored.Role, stored.OrganisationId, stored.Post));
        var again = await (await page.Post($"{page.Response.RequestMessage.RequestUri.AbsolutePath}/acceptances")).Follow();
        Assert.Contains("This request has been decided already", again.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lost_link_is_made_anew_and_a_second_request_makes_no_second_account()
    {
        var town = await portal.CreateMunicipality("Losttown");
        await Ask(town, "first@losttown.example");
        await Ask(town, "second@losttown.example");
        var admin = await portal.SignIn(await portal.CreateAdministrator());
        var (first, second) = ($"/access-requests/{await IdOf("first@losttown.example")}", $"/access-requests/{await IdOf("second@losttown.example")}");
        var open = await admin.Page(second);
        await (await admin.Page(first)).Post($"{first}/acceptances");

        var page = await admin.Page(second);
        Assert.Contains("Losttown uses the portal already: its officers make accounts for their colleagues. Refuse the request", page.One(".next").TextContent, StringComparison.Ordinal);
        Assert.Equal((false, true), (page.Actions().Contains($"{second}/acceptances"), page.Actions().Contains($"{second}/refusals")));
        var refused = await (await open.Post($"{second}/acceptances")).Follow();
        Assert.Contains("This municipality uses the portal already", refused.Text, StringComparison.Ordinal);
        Assert.Equal(AccessRequestStatus.Waiting, (await portal.InDatabase(db => db.AccessRequests.SingleAsync(request => request.Email == "second@losttown.example"))).Status);
        await admin.Page(first);
        var again = await (await (await admin.Page(first)).Post($"{first}/links")).Follow();
        var set = await (await portal.Anonymous().Page(new Uri(again.One("code.link").TextContent).PathAndQuery)).Post("/account/set-password", ("Password", "A sentence of my own, 1975"));

        Assert.Equal("/account/sign-in", set.Location);
        Assert.DoesNotContain($"{first}/links", (await admin.Page(first)).Actions());
        Assert.Single(await portal.InDatabase(db => db.Users.Where(user => user.OrganisationId == town.Id).ToListAsync()));
    }

    [Fact]
    public async Task Sent_twice_at_once_it_is_one_request()
    {
        var town = await portal.CreateMunicipality("Twicetown");
        var form = await Visitor().Page($"/municipalities/{town.Id}/access-requests/new");

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => form.Post($"/municipalities/{town.Id}/access-requests", [.. Asked, ("Email", "office@twicetown.example")])));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Redirect, answer.Status));
        Assert.Equal(1, await portal.InDatabase(db => db.AccessRequests.CountAsync(request => request.MunicipalityId == town.Id)));
    }

    [Fact]
    public async Task An_association_of_the_country_decides_and_one_of_another_country_sees_nothing()
    {
        var town = await portal.CreateMunicipality("Belgiantown");
        var (national, foreign) = (await portal.SignIn(await portal.CreateUser(await portal.CreateAssociation())), await portal.SignIn("staff@clgf.example"));
        await Ask(town, "office@belgiantown.example");
        var url = $"/access-requests/{await IdOf("office@belgiantown.example")}";

        Assert.Equal(HttpStatusCode.NotFound, (await foreign.Page(url)).Status);
        Assert.DoesNotContain("Belgiantown", (await foreign.Page("/access-requests")).Text, StringComparison.Ordinal);
        var page = await national.Page(url);
        Assert.Equal(["Enter your reason"], (await page.Post($"{url}/refusals")).Errors);
        var refused = await (await page.Post($"{url}/refusals", ("Reason", "The switchboard knows nobody of this name"))).Follow();

        Assert.Contains("Refused on 24 November 2026.", refused.Text, StringComparison.Ordinal);
        Assert.Equal(AccessRequestStatus.Refused, (await portal.InDatabase(db => db.AccessRequests.SingleAsync(request => request.Email == "office@belgiantown.example"))).Status);
        Assert.False(await portal.InDatabase(db => db.Users.AnyAsync(user => user.Email == "office@belgiantown.example")));
    }

    [Fact]
    public async Task What_waits_for_a_decision_stands_in_the_workspace_and_an_account_that_nobody_opened_in_the_list()
    {
        var town = await portal.CreateMunicipality("Waitingtown");
        var association = await portal.CreateAssociation();
        var (national, foreign) = (await portal.SignIn(await portal.CreateUser(association)), await portal.SignIn("staff@mdp.example"));
        await Ask(town, "office@waitingtown.example");
        var url = $"/access-requests/{await IdOf("office@waitingtown.example")}";

        var work = await national.Page("/association");
        Assert.Contains("Somebody asks for the first account of Waitingtown (Belgium)", work.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Nothing waits for you.", work.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Waitingtown", (await foreign.Page("/association")).Text, StringComparison.Ordinal);
        var page = await national.Page(work.One($".todo a[href='{url}']").GetAttribute("href")!);
        Assert.NotNull((await (await page.Post($"{url}/acceptances")).Follow()).Document.QuerySelector("code.link"));

        Assert.Null((await national.Page("/association")).Document.QuerySelector($".todo a[href='{url}']"));
        var list = await national.Page("/access-requests");
        Assert.Contains("Accepted, and the account not opened yet", list.Text, StringComparison.Ordinal);
        Assert.Equal("Waitingtown", list.One($"a[href='{url}']").TextContent);
        var link = new Uri((await (await (await national.Page(url)).Post($"{url}/links")).Follow()).One("code.link").TextContent);
        await (await portal.Anonymous().Page(link.PathAndQuery)).Post("/account/set-password", ("Password", "A sentence of my own, 1975"));
        Assert.Null((await national.Page("/access-requests")).Document.QuerySelector($"a[href='{url}']"));
    }

    [Fact]
    public async Task Who_decides_is_not_asked_whether_it_is_their_municipality()
    {
        var town = await portal.CreateMunicipality("Nobodytown");
        var (staff, admin) = (await portal.SignIn(await portal.CreateUser(await portal.CreateAssociation())), await portal.SignIn(await portal.CreateAdministrator()));
        foreach (var client in new[] { staff, admin })
        {
            Assert.DoesNotContain("This is my municipality", (await client.Page($"/municipalities/{town.Id}")).Text, StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.Forbidden, (await client.Page($"/municipalities/{town.Id}/access-requests/new")).Status);
        }

        Assert.NotNull((await admin.Page($"/municipalities/{town.Id}")).Document.QuerySelector($"a[href='/admin/users/new?organisation={town.Id}']"));
        Assert.Equal(0, await portal.InDatabase(db => db.AccessRequests.CountAsync(request => request.MunicipalityId == town.Id)));
    }

    [Fact]
    public async Task What_is_missing_is_said_and_a_town_with_users_sends_to_its_officers()
    {
        var (empty, used) = (await portal.CreateMunicipality("Emptytown"), await portal.CreateMunicipality("Usedtown"));
        await portal.CreateUser(used);
        var url = $"/municipalities/{empty.Id}/access-requests";
        var visitor = Visitor();

        Assert.Contains("This is my municipality", (await visitor.Page($"/municipalities/{empty.Id}")).Text, StringComparison.Ordinal);
        var form = await visitor.Page($"{url}/new");
        var missing = await form.Post(url, ("Email", "nobody"), ("Proof", "<script>alert(1)</script>"));
        Assert.Equal(["Enter the post", "Enter an e-mail address, such as name@town.example"], missing.Errors);
        Assert.Equal("<script>alert(1)</script>", missing.Value("Proof"));
        Assert.DoesNotContain("This is my municipality", (await visitor.Page($"/municipalities/{used.Id}")).Text, StringComparison.Ordinal);
        Assert.Contains("Usedtown uses the portal already", (await visitor.Page($"/municipalities/{used.Id}/access-requests/new")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Page("/municipalities/99999999/access-requests/new")).Status);
    }

    [Fact]
    public async Task The_eleventh_request_of_one_address_in_an_hour_is_too_many()
    {
        var town = await portal.CreateMunicipality();
        var visitor = Visitor();
        var url = $"/municipalities/{town.Id}/access-requests";
        var form = await visitor.Page($"{url}/new");
        for (var number = 1; number <= 10; number++)
        {
            Assert.Equal(HttpStatusCode.Redirect, (await form.Post(url, [.. Asked, ("Email", $"office{number}@many.example")])).Status);
        }

        var refused = await form.Post(url, [.. Asked, ("Email", "office11@many.example")]);

        Assert.Equal((HttpStatusCode.TooManyRequests, "office11@many.example"), (refused.Status, refused.Value("Email")));
        Assert.Contains("send it again later", Assert.Single(refused.Errors), StringComparison.Ordinal);
        var elsewhere = await (await Visitor().Page($"{url}/new")).Post(url, [.. Asked, ("Email", "office12@many.example")]);
        Assert.Equal(HttpStatusCode.Redirect, elsewhere.Status);
    }

    private static int visitors;

    private HttpClient Visitor()
    {
        var client = portal.Anonymous();
        client.DefaultRequestHeaders.Add(RemoteAddress.Header, $"10.9.0.{Interlocked.Increment(ref visitors)}");
        return client;
    }

    private async Task Ask(Municipality town, string email)
    {
        var form = await Visitor().Page($"/municipalities/{town.Id}/access-requests/new");
        var sent = await (await form.Post($"/municipalities/{town.Id}/access-requests", [.. Asked, ("Email", email)])).Follow();
        Assert.Contains("Your request is sent.", sent.Message, StringComparison.Ordinal);
    }

    private Task<int> IdOf(string email) => portal.InDatabase(db => db.AccessRequests.Where(request => request.Email == email).Select(request => request.Id).SingleAsync());
}
