using System.Net;
using MicPortal.Application.Identity;
using MicPortal.Domain.Agreements;
using MicPortal.Domain.Partnerships;
using MicPortal.IntegrationTests.Agreements;
using MicPortal.TestSupport;
using MicPortal.Web.Forms;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace MicPortal.IntegrationTests.Forms;

/// <summary>What is sent after a sign-in has ended is not lost, and never sent by itself.</summary>
public sealed class ExpiredSignInTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const string Token = "__RequestVerificationToken";

    [Theory]
    [InlineData("over")]
    [InlineData("ended")]
    [InlineData("signed out in another window")]
    [InlineData("password changed")]
    public async Task A_form_comes_back_as_it_was_filled_in_and_is_sent_once_by_its_user(string how)
    {
        var scene = await Draft();
        await End(scene, how);

        var signIn = await scene.Form.Post(scene.Url, scene.Typed);

        Assert.Equal((HttpStatusCode.Unauthorized, "Sign in"), (signIn.Status, signIn.Heading));
        Assert.Equal("Your sign-in has ended. Sign in again: your form comes back as you filled it in, and you send it then.", signIn.One(".lead").TextContent);
        Assert.DoesNotContain("Jumelage", signIn.Html, StringComparison.Ordinal);
        var answer = await SignIn(signIn, scene.User);
        Assert.Equal($"{scene.Url}?kept=true", answer.Location);
        var form = await answer.Follow();
        Assert.Contains("Here is what you typed on 24 November 2026 at 11:00. It is not sent yet.", form.Text, StringComparison.Ordinal);
        Assert.Equal("Draft an agreement", form.Heading);
        Assert.Empty(form.Errors);
        Assert.All(scene.Typed, field => Assert.Contains((field.Name, field.Value!), form.Fields(scene.Url)));
        Assert.Equal(0, await scene.Stored(portal));

        var sent = await form.Post(scene.Url);

        Assert.Equal("The draft is saved. Propose it when it is ready.", (await sent.Follow()).Message);
        Assert.Equal(sent.Location, (await form.Post(scene.Url)).Location);
        Assert.Equal(1, await scene.Stored(portal));
        Assert.False(await IsKept(scene.User));
    }

    [Fact]
    public async Task Short_forms_come_back_too_with_what_was_wrong_in_them()
    {
        var town = await portal.CreateMunicipality();
        var asked = await portal.CreatePartnership([await portal.CreateMunicipality(), town], accepted: false);
        var (url, page) = ($"/partnerships/{asked.Id}/answer", $"/partnerships/{asked.Id}/answer?lang=en");
        var user = await portal.CreateUser(town);
        var form = await (await portal.SignIn(user)).Page(page);
        await EndSessions(user);

        var back = await (await SignIn(await form.Post(page, ("Answer", nameof(PartyAnswer.Ended)), ("Ended.Year", "nineteen"), ("Word", "A\u0007B")), user)).Follow();

        Assert.Equal((HttpStatusCode.OK, 0), (back.Status, back.Errors.Count));
        Assert.Equal("nineteen", back.Value("Ended.Year"));
        Assert.Equal(nameof(PartyAnswer.Ended), back.Value("Answer"));
        Assert.Equal($"{url}?kept=true", back.Response.RequestMessage!.RequestUri!.PathAndQuery);
        var wrong = await back.Post($"{url}?kept=true", ("Word", ""));
        Assert.Equal((HttpStatusCode.BadRequest, "nineteen"), (wrong.Status, wrong.Value("Ended.Year")));
        Assert.Equal(HttpStatusCode.Redirect, (await wrong.Post($"{url}?kept=true", ("Ended.Year", "2019"))).Status);
        Assert.False(await IsKept(user));
    }

    [Fact]
    public async Task A_file_is_to_be_chosen_again()
    {
        var towns = await TwoTowns.Of(portal);
        var agreement = await towns.Agreement(AgreementStatus.Proposed);
        var user = await portal.CreateUser(towns.One);
        var url = $"/agreements/{agreement.Id}/documents";
        var form = await (await portal.SignIn(user)).Page($"{url}/new");
        Assert.DoesNotContain("Choose the file again", form.Text, StringComparison.Ordinal);
        await EndSessions(user);

        var filled = await (await SignIn(await form.Upload(url, ("a.pdf", SampleFiles.Pdf()), "application/pdf", ("Kind", "FullText")), user)).Follow();

        Assert.Contains("Here is what you typed", filled.Text, StringComparison.Ordinal);
        Assert.Contains("Choose the file again: the browser has not kept it.", filled.One("#File-hint").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("again", (await (await portal.SignIn(user)).Page($"{url}/new")).One("#File-hint").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_is_shown_at_the_address_that_it_is_sent_to()
    {
        var actions = portal.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(endpoint => (Route: endpoint.RoutePattern.RawText!.TrimEnd('/'), Action: endpoint.Metadata.GetMetadata<ControllerActionDescriptor>(), endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods, IsPublic: endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null))
            .Where(endpoint => endpoint.Action is not null).ToList();
        var forms = actions.Where(endpoint => endpoint.HttpMethods?.Contains("POST") == true && !endpoint.IsPublic && FormOf(endpoint.Action!.ControllerTypeInfo) is not null).ToList();

        Assert.True(forms.Count > 10);
        Assert.All(forms, form => Assert.Contains(actions, other => other.Route == form.Route && other.HttpMethods!.Contains("GET") && other.Action!.ControllerTypeInfo == form.Action!.ControllerTypeInfo));

        static Type? FormOf(Type? type) => type is null || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(FormController<>)) ? type : FormOf(type.BaseType);
    }

    [Fact]
    public async Task Another_user_gets_their_own_work_and_nothing_of_the_form()
    {
        var scene = await Draft();
        var other = await portal.CreateUser(scene.Town);
        await EndSessions(scene.User);

        var answer = await SignIn(await scene.Form.Post(scene.Url, scene.Typed), other);

        Assert.Equal("/my-work", answer.Location);
        var theirs = await scene.Client.Page($"{scene.Url}?kept=true");
        Assert.Equal((HttpStatusCode.OK, ""), (theirs.Status, theirs.Value("Texts[0].Title")));
        Assert.False(await IsKept(scene.User) || await IsKept(other));
    }

    [Theory]
    [InlineData("changed")]
    [InlineData("nonsense")]
    [InlineData("too old")]
    [InlineData("another browser")]
    [InlineData("foreign address")]
    public async Task What_the_portal_did_not_make_for_this_browser_a_short_while_ago_is_nothing(string what)
    {
        await using var portal = new PortalFixture();
        var scene = await Draft(portal);
        await EndSessions(scene.User, portal);
        var signIn = await scene.Form.Post(scene.Url, scene.Typed);
        var carried = signIn.Value("Carried")!;
        switch (what)
        {
            case "changed":
                carried = carried[..^9] + (carried[^9] == 'A' ? 'B' : 'A') + carried[^8..];
                break;
            case "nonsense":
                carried = "/partnerships%";
                break;
            case "too old":
                portal.Clock.Advance(InterruptedPosts.Lifetime);
                break;
            case "another browser":
                signIn = await portal.Anonymous().Page("/account/sign-in");
                break;
            default:
                using (var scope = portal.Services.CreateScope())
                {
                    var posts = scope.ServiceProvider.GetRequiredService<InterruptedPosts>();
                    carried = posts.Protect(posts.Read(carried)! with { Address = "https://elsewhere.example/" });
                }

                break;
        }

        var answer = await signIn.Send("/account/sign-in", [(Token, signIn.Value(Token)!), ("Email", scene.User.Email!), ("Password", PortalFixture.Password), ("Carried", carried)]);

        Assert.Equal("/my-work", answer.Location);
        Assert.False(await IsKept(scene.User, portal));
    }

    [Fact]
    public async Task A_strangers_page_can_fill_no_form_and_ask_for_no_button()
    {
        var scene = await Draft();
        var draft = (await portal.CreateAgreement(scene.Partnership)).Id;
        foreach (var url in new[] { scene.Url, $"/agreements/{draft}/proposals" })
        {
            // Another site's page brings no cookie; one that could would still have no token that was made for the user.
            var client = portal.Anonymous();
            var without = await (await portal.Anonymous().Page("/about")).Send(url, [("Kind", "Twinning"), (Token, scene.Form.Value(Token)!)]);
            var page = await client.Page("/account/sign-in");
            var with = await page.Send(url, [("Kind", "Twinning"), (Token, page.Value(Token)!)]);

            Assert.Equal("/account/sign-in", without.Location);
            Assert.Equal(HttpStatusCode.Unauthorized, with.Status);
            Assert.Equal("/my-work", (await SignIn(with, scene.User)).Location);
            Assert.Empty((await client.Page($"/agreements/{draft}")).Errors);
            Assert.False(await IsKept(scene.User));
        }
    }

    [Fact]
    public async Task A_form_that_is_too_long_is_said_to_be_lost_before_the_sign_in()
    {
        var scene = await Draft();
        await EndSessions(scene.User);

        var signIn = await scene.Form.Post(scene.Url, [.. scene.Typed, ("Texts[0].FullText", new string('x', 64 * 1024))]);
        var answer = await SignIn(signIn, scene.User);

        Assert.Equal(HttpStatusCode.Unauthorized, signIn.Status);
        Assert.Contains("what you typed is too long to be kept here (64 KB at most). Before you sign in, go back in your browser and copy it.", signIn.Text, StringComparison.Ordinal);
        Assert.True(signIn.Html.Length < 10_000);
        Assert.Equal(scene.Url, answer.Location);
        Assert.Equal("", (await answer.Follow()).Value("Texts[0].Title"));
    }

    [Fact]
    public async Task A_button_is_to_be_pressed_again()
    {
        var town = await portal.CreateMunicipality();
        var draft = await portal.CreateAgreement(await portal.CreatePartnership([town, await portal.CreateMunicipality()]));
        var user = await portal.CreateUser(town);
        var page = await (await portal.SignIn(user)).Page($"/agreements/{draft.Id}");
        await EndSessions(user);

        var signIn = await page.Post($"/agreements/{draft.Id}/proposals");
        var answer = await SignIn(signIn, user);

        Assert.Contains("Your sign-in has ended, so nothing was done. Sign in, then do it again.", signIn.Text, StringComparison.Ordinal);
        Assert.Equal($"/agreements/{draft.Id}", answer.Location);
        var record = await answer.Follow();
        Assert.Equal(["Your sign-in had ended, so nothing was done. Press the button again."], record.Errors);
        Assert.Equal(AgreementStatus.Draft, (await portal.ReadAgreement(draft.Id)).Status);
        Assert.NotNull((await (await record.Post($"/agreements/{draft.Id}/proposals")).Follow()).Message);
        Assert.Equal(AgreementStatus.Proposed, (await portal.ReadAgreement(draft.Id)).Status);
    }

    [Fact]
    public async Task Passwords_are_carried_nowhere()
    {
        var user = await portal.CreateUser(await portal.CreateMunicipality());
        var form = await (await portal.SignIn(user)).Page("/account/password");
        await EndSessions(user);

        var signIn = await form.Post("/account/password", ("Present", PortalFixture.Password), ("Password", "six geese a-laying"));

        Assert.Contains("nothing was done", signIn.Text, StringComparison.Ordinal);
        using (var scope = portal.Services.CreateScope())
        {
            Assert.Null(scope.ServiceProvider.GetRequiredService<InterruptedPosts>().Read(signIn.Value("Carried"))!.Fields);
        }

        var answer = await SignIn(signIn, user);
        Assert.Equal("/account/password", answer.Location);
        var again = await answer.Follow();
        Assert.Equal(("", ""), (again.Value("Present"), again.Value("Password")));
        Assert.False(await IsKept(user));
    }

    [Fact]
    public async Task A_wrong_password_and_an_empty_form_lose_nothing()
    {
        var scene = await Draft();
        await EndSessions(scene.User);
        var signIn = await scene.Form.Post(scene.Url, scene.Typed);

        var empty = await signIn.Post("/account/sign-in");
        var wrong = await empty.Post("/account/sign-in", ("Email", scene.User.Email), ("Password", "not the password"));

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest), (empty.Status, wrong.Status));
        Assert.Contains("your form comes back", wrong.Text, StringComparison.Ordinal);
        Assert.Equal("Jumelage", (await (await SignIn(wrong, scene.User)).Follow()).Value("Texts[0].Title"));
    }

    [Fact]
    public async Task In_French_too()
    {
        var scene = await Draft();
        scene.Client.DefaultRequestHeaders.Add("Accept-Language", "fr");
        await EndSessions(scene.User);

        var signIn = await scene.Form.Post(scene.Url, scene.Typed);
        var form = await (await SignIn(signIn, scene.User)).Follow();

        Assert.Contains("Votre connexion a pris fin. Connectez-vous de nouveau : votre formulaire revient tel que vous l’avez rempli", signIn.Text, StringComparison.Ordinal);
        Assert.Contains("Voici ce que vous aviez saisi le 24 novembre 2026 à 11 h 00. Ce n’est pas encore envoyé.", form.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_nobody_can_read_leads_to_the_sign_in()
    {
        var client = portal.Anonymous();
        await client.Page("/account/sign-in");
        using var content = new StringContent(string.Join('&', Enumerable.Range(0, 3_000).Select(number => $"f{number}=1")), System.Text.Encoding.ASCII, "application/x-www-form-urlencoded");
        content.Headers.ContentType!.CharSet = null;

        var answer = await PortalPage.Of(client, await client.PostAsync("/account/password", content, TestContext.Current.CancellationToken));

        Assert.Equal("/account/sign-in", answer.Location);
    }

    private static async Task<PortalPage> SignIn(PortalPage signIn, PortalUser user) =>
        await signIn.Post("/account/sign-in", ("Email", user.Email), ("Password", PortalFixture.Password));

    private Task<DraftScene> Draft() => Draft(portal);

    private static async Task<DraftScene> Draft(PortalFixture portal)
    {
        var towns = await TwoTowns.Of(portal);
        var user = await portal.CreateUser(towns.One);
        var client = await portal.SignIn(user);
        var url = $"/partnerships/{towns.Partnership.Id}/agreements";
        return new DraftScene(user, towns.One, towns.Partnership, client, url, await client.Page($"{url}/new"),
        [
            ("Kind", "Twinning"), ("Texts[0].Language", "nl"), ("Texts[0].Title", "Jumelage"), ("Texts[0].Purpose", "Water, \"écoles\"\nand <b>youth</b> + more & more"),
            ($"Texts[0].Contributions[{towns.Other.Id}]", "Two engineers"), ("Themes", "health"), ("Themes", "youth"), ("Start.Year", "2027"), ("Term", "Fixed"), ("End.Year", "2030"),
        ]);
    }

    private async Task End(DraftScene scene, string how)
    {
        switch (how)
        {
            case "over":
                await portal.InDatabase(db => db.Sessions.Where(session => session.UserId == scene.User.Id).ExecuteUpdateAsync(set => set.SetProperty(session => session.ExpiresAt, portal.Now)));
                break;
            case "ended":
                await EndSessions(scene.User);
                break;
            case "password changed":
                await (await (await scene.Client.Page("/account/password")).Post("/account/password", ("Present", PortalFixture.Password), ("Password", "A sentence of my own, 1975"))).Follow();
                // For the rest of the test it is the one that every test knows.
                await portal.InDatabase(db => db.Users.Where(user => user.Id == scene.User.Id).ExecuteUpdateAsync(set => set.SetProperty(user => user.PasswordHash, scene.User.PasswordHash)));
                break;
            default:
                await (await scene.Client.Page("/about")).Post("/account/sign-out");
                break;
        }
    }

    private Task EndSessions(PortalUser user) => EndSessions(user, portal);

    private static Task EndSessions(PortalUser user, PortalFixture portal) =>
        portal.InDatabase(db => db.Sessions.Where(session => session.UserId == user.Id).ExecuteUpdateAsync(set => set.SetProperty(session => session.EndedAt, portal.Now)));

    private Task<bool> IsKept(PortalUser user) => IsKept(user, portal);

    private static Task<bool> IsKept(PortalUser user, PortalFixture portal) => portal.InDatabase(db => db.KeptForms.AnyAsync(form => form.UserId == user.Id));

    private sealed record DraftScene(PortalUser User, Domain.Organisations.Municipality Town, Partnership Partnership, HttpClient Client, string Url, PortalPage Form, (string Name, string? Value)[] Typed)
    {
        public Task<int> Stored(PortalFixture portal) => portal.InDatabase(db => db.Agreements.CountAsync(agreement => agreement.PartnershipId == Partnership.Id));
    }
}
