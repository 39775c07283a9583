using System.Net;
using MicPortal.Domain.Access;
using MicPortal.Domain.Agreements;
using MicPortal.Domain.Common;
using MicPortal.Domain.Organisations;
using MicPortal.TestSupport;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace MicPortal.IntegrationTests.Administration;

public sealed class UserTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const string NewPassword = "A sentence of my own, 1975";

    [Fact]
    public async Task Users_are_found_by_address_organisation_role_and_state_and_are_paged()
    {
        var town = await portal.CreateMunicipality("Übertown");
        var user = await portal.CreateUser(town, post: "International desk");
        await portal.SignIn(user);
        var mayor = await portal.CreateUser(town, UserRole.MayorsOffice);
        await portal.InDatabase(db => db.Users.Where(row => row.Id == mayor.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.DisabledAt, portal.Now)));
        foreach (var _ in Enumerable.Range(0, 20))
        {
            await portal.CreateUser(town);
        }

        var client = await Administrator();
        var rows = new List<string>();
        for (var url = "/admin/users?q=ubertown"; url is not null;)
        {
            var page = await client.Page(url);
            rows.AddRange(page.Document.QuerySelectorAll("tbody tr").Select(row => row.QuerySelector("th a")!.TextContent));
            url = page.Document.QuerySelector("a[rel=next]")?.GetAttribute("href");
        }

        Assert.Equal(22, rows.Distinct().Count());
        var found = await client.Page($"/admin/users?q={user.Email}");
        Assert.Equal([user.Email, "officer", "International desk", "Übertown", "today"], found.Document.QuerySelectorAll("tbody tr th a, tbody tr td").Select(cell => cell.TextContent));
        Assert.Equal("1 account", (await client.Page("/admin/users?q=ubertown&state=ended")).One("caption").TextContent);
        Assert.Equal("1 account", (await client.Page("/admin/users?q=ubertown&role=mayorsoffice")).One("caption").TextContent);
        Assert.Equal("21 accounts", (await client.Page("/admin/users?q=ubertown&state=in-use")).One("caption").TextContent);
        Assert.Contains("No account fits these words and filters.", (await client.Page("/admin/users?q=xyzzy&role=nonsense")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_account_is_made_for_an_organisation_and_its_link_opens_it()
    {
        var town = await portal.CreateMunicipality("Helpedtown", Side.South);
        var client = await Administrator();

        var search = await client.Page("/admin/users/new?q=helpedtown");
        var form = await client.Page(search.One($"a[href='/admin/users/new?organisation={town.Id}']").GetAttribute("href")!);
        var wrong = await form.Post("/admin/users", ("Email", "nobody"), ("Post", ""));
        Assert.Equal(["Enter an e-mail address, such as name@town.example", "Enter the post", "Choose what the account may do"], wrong.Errors);
        Assert.Equal("nobody", wrong.Value("Email"));
        var roleless = await form.Post("/admin/users", ("Email", "desk@helpedtown.example"), ("Post", "International desk"));
        Assert.Equal(["Choose what the account may do"], roleless.Errors);
        var page = await (await form.Post("/admin/users", ("Email", "desk@helpedtown.example"), ("Post", "International desk"), ("Role", nameof(UserRole.Officer)))).Follow();

        Assert.Equal("The account desk@helpedtown.example is made. Hand over the link below.", page.Message);
        await (await portal.Anonymous().Page(new Uri(page.One("code.link").TextContent).PathAndQuery)).Post("/account/set-password", ("Password", NewPassword));
        Assert.Equal(HttpStatusCode.OK, (await (await portal.SignIn("desk@helpedtown.example", NewPassword)).Page("/south")).Status);
        Assert.Null((await client.Page(page.Response.RequestMessage!.RequestUri!.AbsolutePath)).Document.QuerySelector("code.link"));
    }

    [Fact]
    public async Task Staff_and_administrators_have_no_choice_of_roles()
    {
        var association = await portal.CreateAssociation();
        var client = await Administrator();
        var form = await client.Page($"/admin/users/new?organisation={association.Id}");
        Assert.Empty(form.Document.QuerySelectorAll("[name=Role]"));
        await form.Post("/admin/users", ("Email", "staff@helped.example"), ("Post", "Member services"));
        await (await client.Page("/admin/users/new?administrator=true")).Post("/admin/users", ("Email", "second@portal.example"), ("Post", "Administrator"));

        var made = await portal.InDatabase(db => db.Users.Where(user => user.Email == "staff@helped.example" || user.Email == "second@portal.example").OrderBy(user => user.Email).ToListAsync());
        Assert.Equal([(UserRole.Administrator, null), (UserRole.AssociationStaff, (int?)association.Id)], made.Select(user => (user.Role, user.OrganisationId)));
    }

    [Fact]
    public async Task Before_the_last_account_of_a_town_ends_it_is_said_what_waits_and_to_whom_to_hand_over()
    {
        var (town, other) = (await portal.CreateMunicipality("Lasttown"), await portal.CreateMunicipality(side: Side.South));
        var partnership = await portal.CreatePartnership([town, other]);
        await portal.CreateAgreement(partnership, AgreementStatus.Proposed);
        await portal.CreatePartnership([other, town], accepted: false);
        var officer = await portal.CreateUser(town);
        var client = await Administrator();
        var url = $"/admin/users/{officer.Id}";

        PortalPage ending = null!;
        var commands = await portal.Commands.Of(async () => ending = await client.Page($"{url}/endings/new"));
        Assert.InRange(commands.Count, 1, 8);
        Assert.Contains("2 things wait for Lasttown.", ending.Text, StringComparison.Ordinal);
        Assert.Contains("Nobody will be left who can act for Lasttown.", ending.Text, StringComparison.Ordinal);
        Assert.Equal($"/admin/users/new?organisation={town.Id}", ending.One(".next a").GetAttribute("href"));
        var successor = await portal.CreateUser(town);
        ending = await client.Page($"{url}/endings/new");
        Assert.Contains("One colleague can do the same and sees it all:", ending.Text, StringComparison.Ordinal);
        Assert.Equal(["A partnership to answer: 1", "A version to approve: 1"], ending.Document.QuerySelectorAll("main li").Select(item => item.TextContent.Trim()).Where(text => text.Contains(": ", StringComparison.Ordinal)).Order());
        Assert.Contains(ending.Document.QuerySelectorAll("main li a"), link => link.GetAttribute("href") == $"/admin/users/{successor.Id}");
        Assert.Empty(ending.Document.QuerySelectorAll(".next"));
        var theirs = await portal.SignIn(officer);
        var ended = await (await ending.Post($"{url}/endings")).Follow();

        Assert.Equal($"The account {officer.Email} is ended.", ended.Message);
        Assert.Contains("24 November 2026 to 24 November 2026", ended.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await theirs.Page("/north")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await client.Page($"{url}/endings/new")).Status);
        Assert.Single(await portal.InDatabase(db => db.AuditEntries.Where(entry => entry.Act == ActName.UserDisabled && entry.RecordId == officer.Id && entry.Role == UserRole.Administrator).ToListAsync()));
    }

    [Fact]
    public async Task An_administrator_makes_a_link_for_who_lost_theirs_and_cannot_end_the_own_account()
    {
        var officer = await portal.CreateUser(await portal.CreateMunicipality());
        var own = await portal.CreateAdministrator();
        var client = await portal.SignIn(own);

        var page = await (await (await client.Page($"/admin/users/{officer.Id}")).Post($"/admin/users/{officer.Id}/links")).Follow();
        Assert.Equal($"There is a new link for {officer.Email}.", page.Message);
        Assert.Contains("/account/set-password?userId=", page.One("code.link").TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await client.Page($"/admin/users/{own.Id}/endings/new")).Status);
        Assert.DoesNotContain("endings", (await client.Page($"/admin/users/{own.Id}")).Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await client.Page("/admin/users/99999999")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await client.Page("/admin/users/new?organisation=99999999")).Status);
    }

    [Fact]
    public async Task The_time_in_office_is_asked_shown_changed_and_reminded_of()
    {
        var town = await portal.CreateMunicipality("Officetown");
        var client = await Administrator();
        var form = await client.Page($"/admin/users/new?organisation={town.Id}");
        (string, string?)[] account = [("Email", "mayor@officetown.example"), ("Post", "Mayor's office"), ("Role", nameof(UserRole.MayorsOffice))];
        Assert.Equal(["The last day in office lies before the first"], (await form.Post("/admin/users", [.. account, .. Day("OfficeFrom", 2020), .. Day("OfficeUntil", 2019)])).Errors);
        Assert.Equal(["Give the last day in office with day, month and year, or leave it empty"], (await form.Post("/admin/users", [.. account, ("OfficeUntil.Year", "2030")])).Errors);

        var made = await (await form.Post("/admin/users", [.. account, .. Day("OfficeFrom", 2020), .. Day("OfficeUntil", 2030)])).Follow();

        Assert.Contains("4 March 2020 to 4 March 2030", made.Text, StringComparison.Ordinal);
        var user = await portal.InDatabase(db => db.Users.SingleAsync(one => one.Email == "mayor@officetown.example"));
        Assert.DoesNotContain(user.Email!, (await client.Page("/admin/users?state=over&q=officetown")).Text, StringComparison.Ordinal);
        var url = $"/admin/users/{user.Id}/office";
        var office = await client.Page(url);
        Assert.Equal(["Give the first day in office as a date, or leave it empty"], (await office.Post(url, ("OfficeFrom.Month", "13"))).Errors);
        var saved = await (await office.Post(url, [.. Day("OfficeUntil", 2026)])).Follow();

        Assert.Equal("The time in office is saved.", saved.Message);
        Assert.Contains("in office until 4 March 2026", saved.One("h1").TextContent, StringComparison.Ordinal);
        Assert.Contains(user.Email!, (await client.Page("/admin/users?state=over&q=officetown")).Text, StringComparison.Ordinal);
        Assert.Contains("in use although the time in office has ended", (await client.Page("/admin")).One(".next").TextContent, StringComparison.Ordinal);
        Assert.Contains("said how long the time in office", (await client.Page($"/admin/users/{user.Id}/history")).Text, StringComparison.Ordinal);
        // A reminder, and no end.
        Assert.Null(await portal.InDatabase(db => db.Users.Where(one => one.Id == user.Id).Select(one => one.DisabledAt).SingleAsync()));
        await (await (await client.Page($"/admin/users/{user.Id}/endings/new")).Post($"/admin/users/{user.Id}/endings")).Follow();
        Assert.DoesNotContain(user.Email!, (await client.Page("/admin/users?state=over&q=officetown")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await client.Page(url)).Status);

        static (string, string?)[] Day(string field, int year) => [($"{field}.Day", "4"), ($"{field}.Month", "3"), ($"{field}.Year", $"{year}")];
    }

    private async Task<HttpClient> Administrator() => await portal.SignIn(await portal.CreateAdministrator());
}
