using System.Net;
using MicPortal.Application.Identity;
using MicPortal.Application.Submissions;
using MicPortal.Domain.Agreements;
using MicPortal.Domain.Organisations;
using MicPortal.TestSupport;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace MicPortal.IntegrationTests.Forms;

/// <summary>A long form that its user leaves is kept for them alone, until it is sent, thrown away or a month old.</summary>
public sealed class KeptFormTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Theory]
    [InlineData("/partnerships/{partnership}/agreements/new", "/partnerships/{partnership}/agreements", "Texts[0].Purpose")]
    [InlineData("/partnerships/{partnership}/paper-agreements/new", "/partnerships/{partnership}/paper-agreements", "Texts[0].Purpose")]
    [InlineData("/agreements/{draft}/edit", "/agreements/{draft}/edit", "Texts[0].Purpose")]
    [InlineData("/agreements/{proposed}/edit", "/agreements/{proposed}/edit", "Texts[0].Purpose")]
    [InlineData("/partnerships/new?with={other}", "/partnerships?with={other}", "Vision")]
    [InlineData("/partnerships/{partnership}/edit", "/partnerships/{partnership}/edit", "Vision")]
    [InlineData("/partnerships/{asked}/acceptances/new", "/partnerships/{asked}/acceptances", "Vision")]
    [InlineData("/municipalities/{own}/edit", "/municipalities/{own}/edit", "FormerNames")]
    public async Task Each_long_form_is_kept_by_its_button_and_gone_on_with(string page, string action, string field)
    {
        var (own, other) = (await portal.CreateMunicipality(), await portal.CreateMunicipality(side: Side.South));
        var partnership = await portal.CreatePartnership([own, other]);
        (page, action) = (await Named(page), await Named(action));
        var user = await portal.CreateUser(own);
        var client = await portal.SignIn(user);
        var form = await client.Page(page);
        Assert.Equal(action, form.One("form[data-keep]").GetAttribute("action"));

        var kept = await Keep(form, action, "later", (field, "Half a sentence"));

        Assert.Equal(action, kept.Location);
        var left = await ToTheForm(kept);
        Assert.Equal("Kept until 24 December 2026. You find it in “My work”, or when you open this form again; nobody else sees it.", left.Message);
        Assert.Contains("You left this form on 24 November 2026 at 11:00 without sending it.", left.One("div.next").TextContent, StringComparison.Ordinal);
        Assert.Null(left.Document.QuerySelector($"[name='{field}']"));
        Assert.Equal(left.Heading, (await client.Page(page)).Heading);
        var goOn = await client.Page(left.One("div.next a").GetAttribute("href")!);
        Assert.Equal((HttpStatusCode.OK, "Half a sentence"), (goOn.Status, goOn.Value(field)));
        Assert.Empty(goOn.Errors);
        Assert.Equal(form.Value("FormId"), goOn.Value("FormId"));
        Assert.NotNull(goOn.Document.QuerySelector("form[data-keep] button[name=Keep]"));

        async Task<string> Named(string url) => url
            .Replace("{own}", $"{own.Id}", StringComparison.Ordinal).Replace("{other}", $"{other.Id}", StringComparison.Ordinal).Replace("{partnership}", $"{partnership.Id}", StringComparison.Ordinal)
            .Replace("{draft}", $"{(url.Contains("{draft}", StringComparison.Ordinal) ? await Agreement(AgreementStatus.Draft) : 0)}", StringComparison.Ordinal)
            .Replace("{proposed}", $"{(url.Contains("{proposed}", StringComparison.Ordinal) ? await Agreement(AgreementStatus.Proposed) : 0)}", StringComparison.Ordinal)
            .Replace("{asked}", $"{(url.Contains("{asked}", StringComparison.Ordinal) ? await Asked() : 0)}", StringComparison.Ordinal);

        async Task<int> Agreement(AgreementStatus status) =>
            await portal.InDatabase(db => db.Agreements.Where(agreement => agreement.PartnershipId == partnership.Id).Select(agreement => agreement.Id).FirstOrDefaultAsync()) is not 0 and var made
                ? made : (await portal.CreateAgreement(partnership, status)).Id;

        async Task<int> Asked() =>
            await portal.InDatabase(db => db.Partnerships.Where(one => one.Id > partnership.Id && one.Parties.Any(party => party.OrganisationId == own.Id)).Select(one => one.Id).FirstOrDefaultAsync()) is not 0 and var made
                ? made : (await portal.CreatePartnership([other, own], accepted: false)).Id;
    }

    [Fact]
    public async Task The_script_keeps_quietly_and_the_last_state_counts()
    {
        await using var portal = new PortalFixture();
        var (user, client, url) = await Officer(portal);
        var form = await client.Page(url);

        var first = await Keep(form, url, "quietly", ("HeadTerm", "Mai"));
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        var second = await Keep(form, url, "quietly", ("HeadTerm", "Maire"));

        Assert.Equal((HttpStatusCode.NoContent, ""), (first.Status, first.Html));
        Assert.Equal(HttpStatusCode.NoContent, second.Status);
        var kept = await portal.InDatabase(db => db.KeptForms.SingleAsync(one => one.UserId == user.Id));
        Assert.Equal((url, portal.Now), (kept.Address, kept.KeptAt));
        Assert.Contains("\"HeadTerm\":[\"Maire\"]", kept.Fields, StringComparison.Ordinal);
        Assert.DoesNotContain("RequestVerificationToken", kept.Fields, StringComparison.Ordinal);
        Assert.Null((await client.Page(url)).Message);
        Assert.Equal("Maire", (await client.Page($"{url}?kept=true&lang=en")).Value("HeadTerm"));
        Assert.Equal(0, await portal.InDatabase(db => db.AuditEntries.CountAsync(entry => entry.UserId == user.Id)));
    }

    [Fact]
    public async Task What_was_kept_is_thrown_away_by_its_button()
    {
        var (user, client, url) = await Officer();
        var left = await ToTheForm(await Keep(await client.Page(url), url, "later", ("HeadTerm", "Maire")));

        var thrown = await ToTheForm(await left.Send(url, [.. left.Fields(url), ("Keep", left.One("div.next button").GetAttribute("value")!)]));

        Assert.Equal("What you had typed is thrown away.", thrown.Message);
        Assert.Equal("", thrown.Value("HeadTerm"));
        Assert.False(await IsKept(user));
    }

    [Fact]
    public async Task Keeping_and_throwing_away_at_once_are_both_answered()
    {
        var (user, client, url) = await Officer();
        var form = await client.Page(url);

        var answers = await Task.WhenAll(Enumerable.Range(0, 24).Select(turn => Keep(form, url, turn % 2 == 0 ? "quietly" : "no", ("HeadTerm", $"Maire {turn}"))));

        Assert.All(answers, answer => Assert.True((int)answer.Status < 400, $"{answer.Status}"));
        await Keep(form, url, "quietly", ("HeadTerm", "Maire"));
        Assert.True(await IsKept(user));
    }

    [Fact]
    public async Task It_is_erased_when_the_form_is_sent_and_a_late_line_does_not_bring_it_back()
    {
        var (user, client, url) = await Officer();
        var form = await client.Page(url);
        await Keep(form, url, "quietly", ("HeadTerm", "Mai"));

        Assert.Equal(HttpStatusCode.BadRequest, (await form.Post(url, ("Population", "many"))).Status);
        Assert.True(await IsKept(user));
        Assert.Equal(HttpStatusCode.Redirect, (await form.Post(url, ("HeadTerm", "Maire"))).Status);
        Assert.False(await IsKept(user));
        await Keep(form, url, "quietly", ("HeadTerm", "Mair"));

        Assert.Equal("Maire", (await client.Page(url)).Value("HeadTerm"));
        Assert.Equal("Maire", (await client.Page($"{url}?kept=true")).Value("HeadTerm"));
    }

    [Fact]
    public async Task Its_user_finds_it_from_the_workspace_goes_on_with_it_or_throws_it_away()
    {
        await using var portal = new PortalFixture();
        var (_, client, url) = await Officer(portal);
        await Keep(await client.Page(url), url, "quietly", ("HeadTerm", "The first burgomaster of the three villages"));

        var list = await client.Page((await client.Page("/north")).One("a[href='/kept-forms']").GetAttribute("href")!);
        var row = list.One("ul.todo li");
        Assert.Contains("left on 24 November 2026 at 11:00", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("The first burgomaster of the three villages", row.TextContent, StringComparison.Ordinal);
        Assert.StartsWith((await client.Page(url)).Heading, row.TextContent.Trim(), StringComparison.Ordinal);
        var french = await client.Page("/kept-forms?lang=fr");
        Assert.StartsWith((await client.Page(url)).Heading, french.One("ul.todo li").TextContent.Trim(), StringComparison.Ordinal);
        Assert.NotEqual(row.QuerySelector("span")!.TextContent, french.One("ul.todo li span").TextContent);
        await client.Page("/kept-forms?lang=en");
        Assert.Equal("The first burgomaster of the three villages", (await client.Page(row.QuerySelector("a")!.GetAttribute("href")!)).Value("HeadTerm"));
        Assert.Contains("You have sent everything", (await (await portal.SignIn(await portal.CreateUser(await portal.CreateMunicipality()))).Page("/kept-forms")).Text, StringComparison.Ordinal);

        var gone = await (await list.Post("/kept-forms/deletions")).Follow();
        Assert.Equal("What you had typed is thrown away.", gone.Message);
        Assert.Contains("You have sent everything", gone.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("acceptances", "/acceptances/new", "Vision")]
    [InlineData("agreements", "/agreements/new", "Texts[0].Purpose")]
    public async Task Where_the_form_cannot_be_opened_any_more_what_was_kept_can_be_read(string below, string page, string field)
    {
        var (own, other) = (await portal.CreateMunicipality(), await portal.CreateMunicipality(side: Side.South));
        var partnership = await portal.CreatePartnership([other, own], accepted: below == "agreements");
        var (client, url) = (await portal.SignIn(await portal.CreateUser(own)), $"/partnerships/{partnership.Id}/{below}");
        await Keep(await client.Page($"/partnerships/{partnership.Id}{page}"), url, "quietly", (field, "Words that took an hour"));
        if (below == "agreements")
        {
            await portal.Change(partnership, (one, at) => one.EndPart(Domain.Common.PartialDate.FromYear(2026), "No more", PortalFixture.OfficerOf(other), at));
        }
        else
        {
            await portal.Change(partnership, (one, at) => one.Accept(PortalFixture.Part(), PortalFixture.Facts(), PortalFixture.OfficerOf(own), at));
        }

        var answer = await client.Page($"{url}?kept=true");

        Assert.Equal((HttpStatusCode.Forbidden, "This cannot be sent any more"), (answer.Status, answer.Heading));
        Assert.Contains("Words that took an hour", answer.Document.QuerySelectorAll("main blockquote").Select(text => text.TextContent));
        // The record as it is now, then what else lies about unsent.
        Assert.Equal([$"/partnerships/{partnership.Id}", "/kept-forms"], answer.Document.QuerySelectorAll("main > p a").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public async Task A_colleague_sees_nothing_of_it()
    {
        var town = await portal.CreateMunicipality();
        var url = $"/municipalities/{town.Id}/edit";
        await Keep(await (await portal.SignIn(await portal.CreateUser(town))).Page(url), url, "later", ("HeadTerm", "Maire"));

        var colleague = await portal.SignIn(await portal.CreateUser(town));

        Assert.Equal("", (await colleague.Page(url)).Value("HeadTerm"));
        Assert.Equal("", (await colleague.Page($"{url}?kept=true")).Value("HeadTerm"));
    }

    [Fact]
    public async Task A_form_that_is_older_than_the_record_meets_the_conflict_like_any_other()
    {
        var town = await portal.CreateMunicipality();
        var url = $"/municipalities/{town.Id}/edit";
        var client = await portal.SignIn(await portal.CreateUser(town));
        await Keep(await client.Page(url), url, "later", ("HeadTerm", "Bourgmestre"), ("FormerNames", "Typed at length"));
        await (await (await portal.SignIn(await portal.CreateUser(town))).Page(url)).Post(url, ("HeadTerm", "Burgemeester"));

        var conflict = await (await client.Page($"{url}?kept=true")).Post(url);

        Assert.Equal(HttpStatusCode.Conflict, conflict.Status);
        Assert.Contains("Burgemeester", conflict.One("table").TextContent, StringComparison.Ordinal);
        Assert.Equal("Typed at length", conflict.Value("FormerNames"));
        Assert.Equal($"/municipalities/{town.Id}", (await conflict.Post(url)).Location);
    }

    [Fact]
    public async Task After_thirty_days_it_is_not_offered_and_then_erased()
    {
        await using var portal = new PortalFixture();
        var town = await portal.CreateMunicipality();
        var user = await portal.CreateUser(town);
        var url = $"/municipalities/{town.Id}/edit";
        await Keep(await (await portal.SignIn(user)).Page(url), url, "later", ("HeadTerm", "Maire"));

        portal.Clock.Advance(TimeSpan.FromDays(KeptForm.LifetimeDays) - TimeSpan.FromMinutes(1));
        var client = await portal.SignIn(user);
        Assert.NotNull((await client.Page(url)).Document.QuerySelector(".next"));
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("", (await client.Page(url)).Value("HeadTerm"));

        var other = await portal.CreateMunicipality();
        await Keep(await (await portal.SignIn(await portal.CreateUser(other))).Page($"/municipalities/{other.Id}/edit"), $"/municipalities/{other.Id}/edit", "later");
        Assert.False(await portal.InDatabase(db => db.KeptForms.AnyAsync(form => form.UserId == user.Id)));
    }

    [Fact]
    public async Task What_is_too_long_to_be_kept_is_said_and_stays_in_the_form()
    {
        var (user, client, url) = await Officer();
        var form = await client.Page(url);
        var most = new string('é', (KeptForm.MostBytes / 2) - 1_000);

        var refused = await Keep(form, url, "later", ("FormerNames", most + new string('x', 2_000)));

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Equal(["This is too long to be kept for later (64 KB at most). Send it, or copy it first."], refused.Errors);
        Assert.StartsWith(most, refused.Value("FormerNames"), StringComparison.Ordinal);
        Assert.Equal("1", refused.One("form[data-keep]").GetAttribute("data-keep"));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await Keep(form, url, "quietly", ("FormerNames", most + new string('x', 2_000)))).Status);
        Assert.False(await IsKept(user));
        Assert.Equal(HttpStatusCode.Redirect, (await Keep(form, url, "later", ("FormerNames", most))).Status);
        Assert.Equal(most, (await client.Page($"{url}?kept=true")).Value("FormerNames"));
    }

    [Fact]
    public async Task Forms_for_two_partners_are_two_forms()
    {
        var (own, one, other) = (await portal.CreateMunicipality(), await portal.CreateMunicipality("Onetown"), await portal.CreateMunicipality("Othertown"));
        var client = await portal.SignIn(await portal.CreateUser(own));
        foreach (var partner in new[] { one, other })
        {
            var url = $"/partnerships?with={partner.Id}";
            await Keep(await client.Page($"/partnerships/new?with={partner.Id}"), url, "quietly", ("Vision", $"With {partner.Name}"));
        }

        var form = await client.Page($"/partnerships?with={one.Id}&kept=true");

        Assert.Equal(("With Onetown", $"{one.Id}"), (form.Value("Vision"), form.Value("With")));
        Assert.Equal("Open a partnership with Onetown", form.Heading);
        Assert.Equal("With Othertown", (await client.Page($"/partnerships?with={other.Id}&kept=true")).Value("Vision"));
    }

    [Fact]
    public async Task Agreements_of_two_partnerships_are_told_apart_by_their_titles()
    {
        var (own, one, other) = (await portal.CreateMunicipality(), await portal.CreateMunicipality("Firstpartner"), await portal.CreateMunicipality("Secondpartner"));
        var client = await portal.SignIn(await portal.CreateUser(own));
        foreach (var partner in new[] { one, other })
        {
            var url = $"/partnerships/{(await portal.CreatePartnership([own, partner])).Id}/paper-agreements";
            await Keep(await client.Page($"{url}/new"), url, "quietly", ("Texts[0].Purpose", "Half a sentence"));
        }

        var rows = (await client.Page("/kept-forms")).Document.QuerySelectorAll("ul.todo li > div > span").Select(title => title.TextContent).Order(StringComparer.Ordinal);

        Assert.Equal(["Record an agreement signed on paper: Firstpartner", "Record an agreement signed on paper: Secondpartner"], rows);
    }

    [Fact]
    public async Task Nobody_keeps_without_a_token_or_more_than_fifty()
    {
        var (user, client, url) = await Officer();
        var form = await client.Page(url);
        await portal.InDatabase(db =>
        {
            db.KeptForms.AddRange(Enumerable.Range(1, KeptForm.MostPerUser).Select(number => new KeptForm { UserId = user.Id, Address = $"/agreements/{number}/edit", Fields = "{}", KeptAt = portal.Now.AddMinutes(-number) }));
            return db.SaveChangesAsync();
        });

        var refused = await form.Send(url, [.. form.Fields(url).Where(field => field.Name != "__RequestVerificationToken"), ("Keep", "quietly")]);
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        await Keep(form, url, "quietly");

        var kept = await portal.InDatabase(db => db.KeptForms.Where(one => one.UserId == user.Id).Select(one => one.Address).ToListAsync());
        Assert.Equal(KeptForm.MostPerUser, kept.Count);
        Assert.Contains(url, kept);
        Assert.DoesNotContain($"/agreements/{KeptForm.MostPerUser}/edit", kept);
    }

    [Fact]
    public async Task The_script_of_a_page_whose_sign_in_has_ended_gets_no_page()
    {
        var (user, client, url) = await Officer();
        var form = await client.Page(url);
        await portal.InDatabase(db => db.Sessions.Where(session => session.UserId == user.Id).ExecuteUpdateAsync(set => set.SetProperty(session => session.EndedAt, portal.Now)));

        var quiet = await Keep(form, url, "quietly", ("HeadTerm", "Maire"));
        var signIn = await Keep(form, url, "later", ("HeadTerm", "Maire"));

        Assert.Equal((HttpStatusCode.Unauthorized, ""), (quiet.Status, quiet.Html));
        var back = await (await signIn.Post("/account/sign-in", ("Email", user.Email), ("Password", PortalFixture.Password))).Follow();
        Assert.Equal("Maire", back.Value("HeadTerm"));
    }

    [Fact]
    public async Task In_French_too()
    {
        var (_, client, url) = await Officer();
        client.DefaultRequestHeaders.Add("Accept-Language", "fr");

        var left = await ToTheForm(await Keep(await client.Page(url), url, "later", ("HeadTerm", "Maire")));

        Assert.Equal("Gardé jusqu’au 24 décembre 2026. Vous le retrouvez dans « Mon espace », ou en rouvrant ce formulaire ; personne d’autre ne le voit.", left.Message);
        Assert.Contains("Vous avez quitté ce formulaire le 24 novembre 2026 à 11\u00A0h\u00A000 sans l’envoyer.", left.One("div.next").TextContent, StringComparison.Ordinal);
    }

    private Task<(PortalUser User, HttpClient Client, string Url)> Officer() => Officer(portal);

    private static async Task<(PortalUser User, HttpClient Client, string Url)> Officer(PortalFixture portal)
    {
        var town = await portal.CreateMunicipality();
        var user = await portal.CreateUser(town);
        return (user, await portal.SignIn(user), $"/municipalities/{town.Id}/edit");
    }

    /// <summary>As the button of the form does, or its script.</summary>
    private static Task<PortalPage> Keep(PortalPage form, string action, string how, params (string Name, string Value)[] typed) =>
        form.Send(action, [.. form.Fields(action).Where(field => typed.All(change => change.Name != field.Name)), .. typed, ("Keep", how)]);

    private static async Task<PortalPage> ToTheForm(PortalPage answer)
    {
        var page = await answer.Follow();
        return page.Location is null ? page : await page.Follow();
    }

    private Task<bool> IsKept(PortalUser user) => portal.InDatabase(db => db.KeptForms.AnyAsync(form => form.UserId == user.Id));
}
