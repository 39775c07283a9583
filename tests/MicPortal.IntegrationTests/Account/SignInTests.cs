using System.Net;
using MicPortal.Domain.Organisations;
using MicPortal.TestSupport;
using Microsoft.EntityFrameworkCore;
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
        Assert.Equal("/account/sign-in?ReturnUrl=%2Fmy-work", new Uri((await thief.Page("/my-work")).Location!).PathAndQuery);
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
