using System.Net;
using MicPortal.Domain.Access;
using MicPortal.Domain.Common;
using MicPortal.TestSupport;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace MicPortal.IntegrationTests.Account;

public sealed class ColleagueTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const string NewPassword = "A sentence of my own, 1975";

    [Fact]
    public async Task An_officer_makes_the_mayors_office_an_account_and_its_link_sets_the_password_once()
    {
        var officer = await portal.CreateUser(await portal.CreateMunicipality("Colleaguetown"), post: "International relations");
        var client = await portal.SignIn(officer);
        var form = await client.Page("/colleagues/new");

        var list = await (await form.Post("/colleagues", ("Email", "mayor@colleaguetown.example"), ("Post", "Cabinet"), ("Role", nameof(UserRole.MayorsOffice)))).Follow();

        Assert.Equal("The account mayor@colleaguetown.example is made. Hand over the link below.", list.Message);
        Assert.Contains("made by: International relations", list.Text, StringComparison.Ordinal);
        var link = new Uri(list.One("input.address").GetAttribute("value")!).PathAndQuery;
        Assert.Null((await client.Page("/colleagues")).Document.QuerySelector("input.address"));
        var owner = portal.Anonymous();
        var choose = await owner.Page(link);
        Assert.Equal(["Enter at least 12 characters"], (await choose.Post("/account/set-password", ("Password", "short"))).Errors);
        Assert.Equal(["This password is one of the first that would be guessed. Choose another"], (await choose.Post("/account/set-password", ("Password", "password1234"))).Errors);
        var set = await (await choose.Post("/account/set-password", ("Password", NewPassword))).Follow();
        Assert.Equal("Your password is set. Sign in with it.", set.Message);
        Assert.Equal(["This link has been used or has expired. Ask whoever gave it to you for a new one"], (await choose.Post("/account/set-password", ("Password", "Another sentence, 1976"))).Errors);
        var used = await portal.Anonymous().Page(link);
        Assert.Equal("This link cannot be used", used.Heading);
        Assert.Null(used.Document.QuerySelector("input[type=password]"));
        Assert.NotNull(used.Document.QuerySelector("main a[href='/account/sign-in']"));
        var mayor = await portal.SignIn("mayor@colleaguetown.example", NewPassword);
        Assert.Equal(HttpStatusCode.OK, (await mayor.Page("/north")).Status);
        var stored = await portal.InDatabase(db => db.Users.SingleAsync(user => user.Email == "mayor@colleaguetown.example"));
        Assert.Equal((UserRole.MayorsOffice, officer.OrganisationId, (int?)officer.Id, portal.Now), (stored.Role, stored.OrganisationId, stored.CreatedByUserId, stored.CreatedAt));
        Assert.Equal([ActName.UserCreated, ActName.UserLinkMade, ActName.UserPasswordChanged], await portal.InDatabase(db =>
            db.AuditEntries.Where(entry => entry.RecordKind == "User" && entry.RecordId == stored.Id).OrderBy(entry => entry.Sequence).Select(entry => entry.Act).ToListAsync()));
    }

    [Fact]
    public async Task An_approval_tells_who_made_the_account_that_gave_it()
    {
        var towns = await Agreements.TwoTowns.Of(portal);
        var agreement = await towns.Agreement(Domain.Agreements.AgreementStatus.Proposed);
        var client = await portal.SignIn(await portal.CreateUser(towns.Other, post: "International relations"));
        var made = await (await (await client.Page("/colleagues/new")).Post("/colleagues", ("Email", "mayor@betatown.example"), ("Post", "Cabinet"), ("Role", nameof(UserRole.MayorsOffice)))).Follow();
        await (await portal.Anonymous().Page(new Uri(made.One("input.address").GetAttribute("value")!).PathAndQuery)).Post("/account/set-password", ("Password", NewPassword));
        var url = $"/agreements/{agreement.Id}/endorsements";

        await (await (await portal.SignIn("mayor@betatown.example", NewPassword)).Page($"{url}/new")).Post(url);

        Assert.Contains("account made by: International relations, 24 November 2026", (await (await towns.Officer(towns.One)).Page($"/agreements/{agreement.Id}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_link_voids_the_one_before_and_ends_every_session_when_it_is_used()
    {
        var town = await portal.CreateMunicipality();
        var (client, colleague) = (await portal.SignIn(await portal.CreateUser(town)), await portal.CreateUser(town));
        var theirs = await portal.SignIn(colleague);
        var lost = await (await (await client.Page("/colleagues")).Post($"/colleagues/{colleague.Id}/links")).Follow();
        var list = await (await (await client.Page("/colleagues")).Post($"/colleagues/{colleague.Id}/links")).Follow();

        Assert.Empty((await portal.Anonymous().Page(new Uri(lost.One("input.address").GetAttribute("value")!).PathAndQuery)).Document.QuerySelectorAll("[name=Password]"));
        Assert.Equal(HttpStatusCode.OK, (await theirs.Page("/north")).Status);
        Assert.Contains("last link for a password: International relations, 24 November 2026", list.Text, StringComparison.Ordinal);
        var choose = await portal.Anonymous().Page(new Uri(list.One("input.address").GetAttribute("value")!).PathAndQuery);
        Assert.Equal(HttpStatusCode.Redirect, (await choose.Post("/account/set-password", ("Password", NewPassword))).Status);

        Assert.StartsWith("/account/sign-in", (await theirs.Page("/north")).Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_clicks_at_once_make_one_link_and_end_an_account_once()
    {
        var town = await portal.CreateMunicipality();
        var (officer, colleague) = (await portal.CreateUser(town), await portal.CreateUser(town));
        var client = await portal.SignIn(officer);
        var list = await client.Page("/colleagues");
        var confirm = await client.Page($"/colleagues/{colleague.Id}/endings/new");

        var links = (await Task.WhenAll(Enumerable.Range(0, 6).Select(async _ => await (await list.Post($"/colleagues/{colleague.Id}/links")).Follow()))).Select(page => page.Document.QuerySelector("input.address")?.GetAttribute("value")).ToList();

        Assert.Equal(1, await Entries(ActName.UserLinkMade));
        foreach (var link in links.OfType<string>().Distinct())
        {
            Assert.Single((await portal.Anonymous().Page(new Uri(link).PathAndQuery)).Document.QuerySelectorAll("[name=Password]"));
        }

        Assert.NotEmpty(links.OfType<string>());
        // When the link is used, the same click makes no other one.
        var choose = await portal.Anonymous().Page(new Uri(links.OfType<string>().First()).PathAndQuery);
        Assert.Equal(HttpStatusCode.Redirect, (await choose.Post("/account/set-password", ("Password", NewPassword))).Status);
        Assert.Null((await (await list.Post($"/colleagues/{colleague.Id}/links")).Follow()).Document.QuerySelector("input.address"));
        Assert.Equal(1, await Entries(ActName.UserLinkMade));

        Assert.All(await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => confirm.Post($"/colleagues/{colleague.Id}/endings"))), ending => Assert.Equal("/colleagues", ending.Location));
        Assert.Equal(1, await Entries(ActName.UserDisabled));

        Task<int> Entries(ActName act) => portal.InDatabase(db => db.AuditEntries.CountAsync(entry => entry.RecordKind == "User" && entry.RecordId == colleague.Id && entry.Act == act));
    }

    [Fact]
    public async Task An_ended_account_is_out_at_once_and_cannot_be_opened_by_a_link()
    {
        var town = await portal.CreateMunicipality();
        var (officer, colleague) = (await portal.CreateUser(town), await portal.CreateUser(town));
        var (client, theirs) = (await portal.SignIn(officer), await portal.SignIn(colleague));
        var link = new Uri((await (await (await client.Page("/colleagues")).Post($"/colleagues/{colleague.Id}/links")).Follow()).One("input.address").GetAttribute("value")!).PathAndQuery;
        var choose = await portal.Anonymous().Page(link);

        var done = await (await (await client.Page($"/colleagues/{colleague.Id}/endings/new")).Post($"/colleagues/{colleague.Id}/endings")).Follow();

        Assert.Contains("ended on", done.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await theirs.Page("/north")).Status);
        Assert.NotEmpty((await choose.Post("/account/set-password", ("Password", NewPassword))).Errors);
        Assert.Equal("This link cannot be used", (await portal.Anonymous().Page(link)).Heading);
        Assert.Equal(HttpStatusCode.Forbidden, (await client.Page($"/colleagues/{officer.Id}/endings/new")).Status);
    }

    [Fact]
    public async Task What_is_wrong_is_said_at_its_field()
    {
        var officer = await portal.CreateUser(await portal.CreateMunicipality());
        var form = await (await portal.SignIn(officer)).Page("/colleagues/new");

        Assert.Equal(["Enter an e-mail address, such as name@town.example", "Enter the post"], (await form.Post("/colleagues", ("Email", "no address"))).Errors);
        var none = await form.Post("/colleagues", ("Email", "new@test.example"), ("Post", "Cabinet"), ("Role", null));
        Assert.Equal(["Choose what the account may do"], none.Errors);
        var taken = await form.Post("/colleagues", ("Email", officer.Email!.ToUpperInvariant()), ("Post", "Cabinet"));
        Assert.Equal(["There is an account for this address already"], taken.Errors);
        Assert.Equal("Cabinet", taken.Value("Post"));
    }

    [Fact]
    public async Task Another_organisations_accounts_are_not_there_and_a_mayors_office_only_looks()
    {
        var town = await portal.CreateMunicipality();
        var (colleague, stranger) = (await portal.CreateUser(town), await portal.CreateUser(await portal.CreateMunicipality()));
        var (mayor, elsewhere) = (await portal.SignIn(await portal.CreateUser(town, UserRole.MayorsOffice)), await portal.SignIn(stranger));

        var list = await mayor.Page("/colleagues");
        Assert.Contains(colleague.Email!, list.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(stranger.Email!, list.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await mayor.Page("/colleagues/new")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.Page($"/colleagues/{colleague.Id}/endings/new")).Status);
    }

    [Fact]
    public async Task A_password_is_changed_by_who_knows_it_and_every_session_ends()
    {
        var user = await portal.CreateUser(await portal.CreateMunicipality());
        var (client, other) = (await portal.SignIn(user), await portal.SignIn(user));
        var form = await client.Page("/account/password");

        Assert.Equal(["This is not your present password"], (await form.Post("/account/password", ("Present", "wrong"), ("Password", NewPassword))).Errors);
        var done = await (await form.Post("/account/password", ("Present", PortalFixture.Password), ("Password", NewPassword))).Follow();

        Assert.Equal("Your password is changed. Sign in with the new one.", done.Message);
        Assert.Equal(HttpStatusCode.Redirect, (await other.Page("/north")).Status);
        Assert.Equal(HttpStatusCode.OK, (await (await portal.SignIn(user.Email!, NewPassword)).Page("/north")).Status);
    }
}
