using System.Net;
using MicPortal.Application.Identity;
using MicPortal.Domain.Organisations;
using MicPortal.TestSupport;
using MicPortal.Web.Setup;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace MicPortal.IntegrationTests.Account;

public sealed class SignInTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_page_shows_a_form_for_the_address_and_the_password()
    {
        var page = await portal.Anonymous().Page("/account/sign-in");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal("Sign in", page.Heading);
        Assert.Equal("", page.Value("Email"));
        Assert.Empty(page.Errors);
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_account_get_the_same_answer_and_keep_the_address()
    {
        var user = await portal.CreateUser(await portal.CreateMunicipality());
        var page = await portal.Anonymous().Page("/account/sign-in");

        var wrong = await page.Post("/account/sign-in", ("Email", user.Email), ("Password", "not the password"));
        var unknown = await page.Post("/account/sign-in", ("Email", "nobody@test.example"), ("Password", "not the password"));

        Assert.Equal(HttpStatusCode.BadRequest, wrong.Status);
        Assert.Equal(HttpStatusCode.BadRequest, unknown.Status);
        Assert.Single(wrong.Errors);
        Assert.Equal(wrong.Errors, unknown.Errors);
        Assert.Equal(user.Email, wrong.Value("Email"));
        Assert.Equal("", wrong.Value("Password"));
        Assert.StartsWith("Error: ", wrong.Document.Title, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Side.North, "/north")]
    [InlineData(Side.South, "/south")]
    public async Task The_right_password_leads_to_the_workspace(Side side, string workspace)
    {
        var user = await portal.CreateUser(await portal.CreateMunicipality(side: side));
        var page = await portal.Anonymous().Page("/account/sign-in");

        var answer = await page.Post("/account/sign-in", ("Email", user.Email), ("Password", PortalFixture.Password));

        Assert.Equal("/my-work", answer.Location);
        Assert.Equal(workspace, (await answer.Follow()).Location);
    }

    [Fact]
    public async Task After_ten_tries_on_one_account_from_one_address_even_the_right_password_has_to_wait_there_and_nowhere_else()
    {
        var user = await portal.CreateUser(await portal.CreateMunicipality());
        var page = await portal.From("198.51.100.1").Page("/account/sign-in");
        for (var count = 0; count < SignInLimits.Tries; count++)
        {
            Assert.Equal(HttpStatusCode.BadRequest, (await page.Post("/account/sign-in", ("Email", user.Email), ("Password", "not the password"))).Status);
        }

        var refused = await page.Post("/account/sign-in", ("Email", user.Email!.ToUpperInvariant()), ("Password", PortalFixture.Password));
        var elsewhere = await (await portal.From("198.51.100.2").Page("/account/sign-in")).Post("/account/sign-in", ("Email", user.Email), ("Password", PortalFixture.Password));

        Assert.Equal((HttpStatusCode.TooManyRequests, user.Email.ToUpperInvariant(), ""), (refused.Status, refused.Value("Email"), refused.Value("Password")));
        Assert.Contains("lang=fr", refused.One("header .who a[hreflang=fr]").GetAttribute("href"), StringComparison.Ordinal);
        Assert.Contains("5 minutes", Assert.Single(refused.Errors), StringComparison.Ordinal);
        Assert.Equal("/my-work", elsewhere.Location);
    }

    [Fact]
    public void Two_hundred_accounts_tried_from_one_address_are_enough()
    {
        using var limits = new SignInLimits();

        Assert.All(Enumerable.Range(0, SignInLimits.Tries * 20), number => Assert.True(limits.Allows("198.51.100.1", $"{number}@test.example", fromKnownBrowser: false)));
        Assert.False(limits.Allows("198.51.100.1", "another@test.example", fromKnownBrowser: false));
        Assert.True(limits.Allows("198.51.100.2", "another@test.example", fromKnownBrowser: false));
    }

    [Fact]
    public async Task A_browser_that_an_account_has_signed_in_from_is_not_shut_out_by_the_tries_of_others()
    {
        var user = await portal.CreateUser(await portal.CreateMunicipality());
        var browser = portal.From("198.51.100.3");
        await (await browser.Page("/account/sign-in")).Post("/account/sign-in", ("Email", user.Email), ("Password", PortalFixture.Password));
        await (await browser.Page("/about")).Post("/account/sign-out");
        var other = await portal.From("198.51.100.3").Page("/account/sign-in");
        for (var count = 0; count < SignInLimits.Tries; count++)
        {
            await other.Post("/account/sign-in", ("Email", user.Email), ("Password", "not the password"));
        }

        var shut = await other.Post("/account/sign-in", ("Email", user.Email), ("Password", PortalFixture.Password));
        var open = await (await browser.Page("/account/sign-in")).Post("/account/sign-in", ("Email", user.Email), ("Password", PortalFixture.Password));

        Assert.Equal(HttpStatusCode.TooManyRequests, shut.Status);
        Assert.Equal("/my-work", open.Location);
        var form = await browser.Page("/account/sign-in");
        for (var count = 1; count < SignInLimits.Tries; count++)
        {
            Assert.Equal(HttpStatusCode.BadRequest, (await form.Post("/account/sign-in", ("Email", user.Email), ("Password", "not the password"))).Status);
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, (await form.Post("/account/sign-in", ("Email", user.Email), ("Password", PortalFixture.Password))).Status);
    }

    [Theory]
    [InlineData("/partnerships?q=a", "/partnerships?q=a")]
    [InlineData("https://elsewhere.example/", "/my-work")]
    [InlineData("//elsewhere.example", "/my-work")]
    [InlineData("/\\elsewhere.example", "/my-work")]
    [InlineData("javascript:alert(1)", "/my-work")]
    public async Task It_goes_on_where_the_visitor_was_and_never_to_a_foreign_address(string returnUrl, string expected)
    {
        var user = await portal.CreateUser(await portal.CreateMunicipality());
        var page = await portal.Anonymous().Page($"/account/sign-in?ReturnUrl={Uri.EscapeDataString(returnUrl)}");
        Assert.Equal(returnUrl, page.Value("ReturnUrl"));

        Assert.Equal(expected, (await page.Post("/account/sign-in", ("Email", user.Email), ("Password", PortalFixture.Password))).Location);
    }

    [Fact]
    public async Task A_disabled_user_cannot_sign_in_and_is_signed_out_at_once()
    {
        var user = await portal.CreateUser(await portal.CreateMunicipality());
        var client = await portal.SignIn(user);
        Assert.Equal(HttpStatusCode.OK, (await client.Page("/north")).Status);

        await portal.InDatabase(db => db.Users.Where(one => one.Id == user.Id).ExecuteUpdateAsync(set => set.SetProperty(one => one.DisabledAt, portal.Now)));
        var page = await portal.Anonymous().Page("/account/sign-in");
        var disabled = await page.Post("/account/sign-in", ("Email", user.Email), ("Password", PortalFixture.Password));
        var unknown = await page.Post("/account/sign-in", ("Email", "nobody.at.all@test.example"), ("Password", PortalFixture.Password));

        AsksToSignIn(await client.Page("/north"));
        Assert.Equal(HttpStatusCode.BadRequest, disabled.Status);
        Assert.Equal(unknown.Errors, disabled.Errors);
    }

    [Fact]
    public async Task A_session_ends_when_its_time_is_over()
    {
        var user = await portal.CreateUser(await portal.CreateMunicipality());
        var client = await portal.SignIn(user);
        Assert.Equal(HttpStatusCode.OK, (await client.Page("/north")).Status);

        // The row on the server alone: the cookie would still be good.
        await portal.InDatabase(db => db.Sessions.Where(session => session.UserId == user.Id).ExecuteUpdateAsync(set => set.SetProperty(session => session.ExpiresAt, portal.Now)));

        AsksToSignIn(await client.Page("/north"));
    }

    [Theory]
    [InlineData("short-9-Zq", "PasswordTooShort")]
    [InlineData("password1234", "GuessedPassword")]
    [InlineData("Twinning-1975-demo", "GuessedPassword")]
    [InlineData("Motdepasse!2026", "GuessedPassword")]
    [InlineData("Mot de passe 2026", "GuessedPassword")]
    [InlineData("Pässwörd-1234", "GuessedPassword")]
    [InlineData("aaaaaaaaaaaaaaaa", "GuessedPassword")]
    [InlineData("maria.fernandes", "GuessedPassword")]
    [InlineData("six geese a-laying", null)]
    public async Task A_password_is_long_and_not_among_those_that_everyone_guesses(string password, string? error)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<PortalUser>>();
        var user = new PortalUser { UserName = "maria.fernandes@test.example", Email = "maria.fernandes@test.example" };

        var errors = new List<string>();
        foreach (var validator in users.PasswordValidators)
        {
            errors.AddRange((await validator.ValidateAsync(users, user, password)).Errors.Select(one => one.Code));
        }

        Assert.Equal(error is null ? [] : [error], errors);
    }

    [Fact]
    public async Task Signing_out_ends_the_session_at_once_even_for_a_copied_cookie()
    {
        var user = await portal.CreateUser(await portal.CreateMunicipality());
        var client = await portal.SignIn(user);
        var page = await client.Page("/partnerships");
        var copied = page.Response.RequestMessage!.Headers.TryGetValues("Cookie", out var cookies) ? string.Join("; ", cookies) : "";
        Assert.Contains("__Host-session=", copied, StringComparison.Ordinal);

        var answer = await page.Post("/account/sign-out");

        Assert.Equal("/", answer.Location);
        Assert.Equal("You are signed out.", (await answer.Follow()).Message);
        var session = await portal.InDatabase(db => db.Sessions.SingleAsync(session => session.UserId == user.Id));
        Assert.Equal(portal.Now, session.EndedAt);
        var thief = portal.Anonymous();
        thief.DefaultRequestHeaders.Add("Cookie", copied);
        AsksToSignIn(await thief.Page("/north"));
    }

    private static void AsksToSignIn(PortalPage page) => Assert.Equal("/account/sign-in?ReturnUrl=%2Fnorth", page.Location);

    [Fact]
    public async Task Whatever_host_a_request_names_it_is_led_to_no_other()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/my-work?show=all");
        request.Headers.Host = "evil.example";

        var answer = await portal.Anonymous().SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.Redirect, "/account/sign-in?ReturnUrl=%2Fmy-work%3Fshow%3Dall"), (answer.StatusCode, answer.Headers.Location?.OriginalString));
    }

    [Fact]
    public async Task The_stylesheet_is_served_under_its_fingerprinted_address()
    {
        var client = portal.Anonymous();
        var page = await client.Page("/account/sign-in");
        var address = page.One("link[rel=stylesheet]").GetAttribute("href")!;

        using var response = await client.GetAsync(address, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Matches(@"^/portal\.[a-z0-9]{10}\.css$", address);
        Assert.Equal("text/css", response.Content.Headers.ContentType?.MediaType);
    }
}
