using System.Net;
using MicPortal.TestSupport;
using MicPortal.Web.Setup;
using Microsoft.AspNetCore.Hosting;
using Xunit;

namespace MicPortal.IntegrationTests.Account;

/// <summary>Tries to sign in are counted for the visitor's address, which a known proxy tells and nobody else.</summary>
public sealed class ProxyTests(ProxyTests.BehindProxies behindProxies, PortalFixture direct) : IClassFixture<ProxyTests.BehindProxies>, IClassFixture<PortalFixture>
{
    [Theory]
    [InlineData("192.0.2.7", "198.51.100.1", "198.51.100.2")]
    [InlineData("10.20.30.40", "2001:db8::1", "2001:db8::2")]
    [InlineData("::ffff:192.0.2.7", "198.51.100.3", "198.51.100.4")]
    public async Task Behind_a_known_proxy_each_visitor_has_tries_of_their_own(string proxy, string one, string other)
    {
        await UseUp(behindProxies, proxy, one);

        Assert.Equal(HttpStatusCode.TooManyRequests, await Try(behindProxies, proxy, one));
        Assert.Equal(HttpStatusCode.BadRequest, await Try(behindProxies, proxy, other));
    }

    [Fact]
    public async Task Through_two_known_proxies_it_is_the_address_before_the_first()
    {
        await UseUp(behindProxies, "192.0.2.7", "198.51.100.9, 10.1.1.1");

        Assert.Equal(HttpStatusCode.TooManyRequests, await Try(behindProxies, "192.0.2.7", "203.0.113.5, 198.51.100.9, 10.1.1.2"));
        Assert.Equal(HttpStatusCode.BadRequest, await Try(behindProxies, "192.0.2.7", "198.51.100.10, 10.1.1.1"));
    }

    [Fact]
    public async Task What_anybody_else_says_of_their_address_is_not_believed()
    {
        await UseUp(behindProxies, "203.0.113.9", "198.51.100.20");
        await UseUp(direct, "192.0.2.7", "198.51.100.20");

        Assert.Equal(HttpStatusCode.TooManyRequests, await Try(behindProxies, "203.0.113.9", "198.51.100.21"));
        Assert.Equal(HttpStatusCode.TooManyRequests, await Try(direct, "192.0.2.7", "198.51.100.21"));
    }

    private static async Task UseUp(PortalFixture portal, string from, string forwardedFor)
    {
        for (var count = 0; count < SignInLimits.Tries; count++)
        {
            Assert.Equal(HttpStatusCode.BadRequest, await Try(portal, from, forwardedFor));
        }
    }

    private static async Task<HttpStatusCode> Try(PortalFixture portal, string from, string forwardedFor)
    {
        var client = portal.From(from);
        client.DefaultRequestHeaders.Add("X-Forwarded-For", forwardedFor);
        var page = await client.Page("/account/sign-in");
        return (await page.Post("/account/sign-in", ("Email", "someone@test.example"), ("Password", "not the password"))).Status;
    }

    public sealed class BehindProxies() : PortalFixture(TemplateDatabase.Copy())
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Portal:KnownProxies", "192.0.2.7, 10.0.0.0/8");
        }
    }
}
