using System.Net;
using MicPortal.TestSupport;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace MicPortal.IntegrationTests.Endpoints;

public sealed class HeaderTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    [Theory]
    [InlineData("/", HttpStatusCode.OK)]
    [InlineData("/account/sign-in", HttpStatusCode.OK)]
    [InlineData("/portal.css", HttpStatusCode.OK)]
    [InlineData("/favicon.svg", HttpStatusCode.OK)]
    [InlineData("/health/live", HttpStatusCode.OK)]
    [InlineData("/nothing-here", HttpStatusCode.NotFound)]
    [InlineData("/my-work", HttpStatusCode.Found)]
    public async Task Every_kind_of_answer_carries_the_headers(string url, HttpStatusCode status)
    {
        using var response = await portal.Anonymous().GetAsync(url, TestContext.Current.CancellationToken);

        Assert.Equal(status, response.StatusCode);
        AssertHeaders(response);
    }

    [Theory]
    [InlineData("/", HttpStatusCode.OK)]
    [InlineData("/partnerships", HttpStatusCode.OK)]
    [InlineData("/my-work", HttpStatusCode.Found)]
    [InlineData("/nothing-here.html", HttpStatusCode.NotFound)]
    public async Task Head_is_answered_as_get_without_a_body(string url, HttpStatusCode status)
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, url);
        using var response = await portal.Anonymous().SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(status, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        AssertHeaders(response);
    }

    [Fact]
    public async Task A_refused_post_and_a_forbidden_page_carry_them_too()
    {
        using var content = new FormUrlEncodedContent([]);
        using var refused = await portal.Anonymous().PostAsync("/account/sign-in", content, TestContext.Current.CancellationToken);
        var forbidden = await (await portal.SignIn("admin@portal.example")).Page("/partnerships/new");

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, forbidden.Status);
        AssertHeaders(refused);
        AssertHeaders(forbidden.Response);
    }

    [Fact]
    public async Task The_last_resort_when_the_database_fails_carries_them_too()
    {
        await using var broken = PortalFixture.On(TemplateDatabase.Copy());
        await broken.InDatabase(db => db.Database.ExecuteSqlRawAsync("""ALTER TABLE "Partnerships" RENAME TO "Gone" """));

        var page = await broken.Anonymous().Page("/partnerships");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, page.Status);
        Assert.NotNull(page.Response.Headers.RetryAfter);
        Assert.DoesNotContain("Sqlite", page.Html, StringComparison.Ordinal);
        AssertHeaders(page.Response);
    }

    [Fact]
    public async Task A_real_server_does_not_say_what_it_is()
    {
        await using var server = new PortalServer();
        using var client = new HttpClient { BaseAddress = server.Address };
        using var response = await client.GetAsync("/account/sign-in", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.False(response.Headers.Contains("Server"));
        Assert.False(response.Headers.Contains("X-Powered-By"));
    }

    [Fact]
    public async Task Every_cookie_is_bound_to_the_host_and_hidden_from_scripts()
    {
        var town = await portal.CreateMunicipality();
        var user = await portal.CreateUser(town);
        var client = portal.Anonymous();
        var form = await client.Page("/account/sign-in");
        var signedIn = await form.Post("/account/sign-in", ("Email", user.Email), ("Password", PortalFixture.Password));
        var french = await client.Page("/partnerships?lang=fr");
        var opened = await client.Page($"/municipalities/{town.Id}/positions/new");
        var signedOut = await french.Post("/account/sign-out");

        var cookies = new[] { form, signedIn, french, opened, signedOut }
            .SelectMany(page => page.Response.Headers.TryGetValues("Set-Cookie", out var values) ? values : []).ToList();

        Assert.Equal(
            ["__Host-browser", "__Host-forgery", "__Host-form", "__Host-language", "__Host-message", "__Host-session"],
            cookies.Select(cookie => cookie.Split('=')[0]).Distinct().Order(StringComparer.Ordinal));
        Assert.All(cookies, cookie =>
        {
            Assert.Contains("; secure", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("; httponly", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("; path=/", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Matches("(?i); samesite=(lax|strict)", cookie);
            Assert.DoesNotContain("domain=", cookie, StringComparison.OrdinalIgnoreCase);
        });
    }

    private static void AssertHeaders(HttpResponseMessage response)
    {
        Assert.Equal(Policy, Header("Content-Security-Policy"));
        Assert.Matches("^max-age=31536000(;|$)", Header("Strict-Transport-Security"));
        Assert.Equal("nosniff", Header("X-Content-Type-Options"));
        Assert.Equal("DENY", Header("X-Frame-Options"));
        Assert.Equal("same-origin", Header("Referrer-Policy"));
        Assert.Equal("same-origin", Header("Cross-Origin-Opener-Policy"));
        Assert.Equal("same-origin", Header("Cross-Origin-Resource-Policy"));
        Assert.Null(Header("Server"));

        string? Header(string name) => response.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : null;
    }
}
