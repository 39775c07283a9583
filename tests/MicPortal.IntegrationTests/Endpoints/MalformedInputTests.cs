using System.Text;
using MicPortal.TestSupport;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace MicPortal.IntegrationTests.Endpoints;

/// <summary>Whatever is sent, the answer is the form again or a page that says so: never a failure of the portal.</summary>
public sealed class MalformedInputTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const string Token = "__RequestVerificationToken";

    private static readonly string[] Ids = ["0", "-1", "2147483647", "99999999999", "1e3", "%FF", "1%27"];

    private static readonly string[] Queries =
    [
        "after=garbage", "before=garbage", "after=&before=", "sort=name;drop", "sort=-", "q=%00", "q=%FF%FE", "q=%F0%9F%8F%98", "q=" + LongText, "country=XX", "country=%00", "theme=no-such-theme",
        "stage=NoSuchStage", "stage=99", "side=Middle", "with=abc", "with=99999999999", "with=1&with=1&with=-1", "lang=xx", "lang=%00", "lang=fr&lang=en", "page=-1", "from=9&to=x", "languages=zz", "=", "&&&", "%", "[]=1", "q[0]=1",
    ];

    private const string LongText = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";

    /// <summary>The first five are tried in each field by itself.</summary>
    private static readonly string[] Values =
    [
        "%00", "%FF", "%ED%A0%80", "99999999999999999999", "NoSuchValue",
        "%01%02%07", "%C3%28", "%F0%9F%8F%98", "%E2%80%AE", "-1", "NaN", "31", "2147483648", "00000000-0000-0000-0000-000000000000", "%27%22%3E%3Cscript%3E", "=cmd()",
    ];

    [Fact]
    public async Task No_address_makes_the_portal_fail()
    {
        var clients = new[] { portal.Anonymous(), await portal.SignIn("officer@reggio-emilia.example"), await portal.SignIn("staff@vvsg.example"), await portal.SignIn("admin@portal.example") };
        var failures = new List<string>();
        var tried = 0;
        foreach (var route in GetRoutes())
        {
            var addresses = route.Contains('{')
                ? Ids.Select(id => System.Text.RegularExpressions.Regex.Replace(route, @"\{[^}]*\}", id))
                : Queries.Select(query => $"{route}?{query}");
            foreach (var address in addresses)
            {
                foreach (var client in clients)
                {
                    using var response = await client.GetAsync(address, TestContext.Current.CancellationToken);
                    tried++;
                    if ((int)response.StatusCode >= 500)
                    {
                        failures.Add($"{(int)response.StatusCode} {Short(address)}");
                    }
                }
            }
        }

        Figures.Show("malformed-addresses", $"{tried} malformed addresses tried, {failures.Count} failures");
        Assert.True(failures.Count == 0, string.Join(Environment.NewLine, failures.Distinct()));
        Assert.True(tried > 500, $"Only {tried} were tried.");
    }

    [Fact]
    public async Task Text_in_another_encoding_is_refused_and_stored_nowhere()
    {
        var client = portal.Anonymous();
        var token = Uri.EscapeDataString((await client.Page("/account/sign-in")).Value(Token)!);
        foreach (var (sent, isText) in new[] { ("caf%C3%A9", true), ("caf%E9", false) })
        {
            using var content = new StringContent($"Email={sent}&Password=x&{Token}={token}", Encoding.ASCII, "application/x-www-form-urlencoded");
            content.Headers.ContentType!.CharSet = null;
            var answer = await PortalPage.Of(client, await client.PostAsync("/account/sign-in", content, TestContext.Current.CancellationToken));
            Assert.Equal(System.Net.HttpStatusCode.BadRequest, answer.Status);
            // What was typed stays in the form; bytes that are no text make no form.
            Assert.Equal(isText, answer.Document.QuerySelector("[name=Email]") is not null);
        }
    }

    [Theory]
    [InlineData("Email=a%00b")]
    [InlineData("fields")]
    public async Task A_form_that_cannot_be_read_is_a_bad_request_not_a_missing_page(string body)
    {
        using var content = new StringContent(body == "fields" ? string.Join('&', Enumerable.Range(0, 3_000).Select(number => $"f{number}=1")) : body, Encoding.ASCII, "application/x-www-form-urlencoded");
        content.Headers.ContentType!.CharSet = null;

        var answer = await PortalPage.Of(portal.Anonymous(), await portal.Anonymous().PostAsync("/account/sign-in", content, TestContext.Current.CancellationToken));

        Assert.Equal(System.Net.HttpStatusCode.BadRequest, answer.Status);
        Assert.NotEqual("This page is not there", answer.Heading);
    }

    [Fact]
    public async Task No_form_makes_the_portal_fail()
    {
        var records = await Records.Of(portal);
        var failures = new List<string>();
        var tried = 0;
        foreach (var state in Pages.All.Where(state => !state.SendsEmpty).DistinctBy(state => (state.Url, state.As)))
        {
            var client = state.As is { } email ? await portal.SignIn(email) : portal.Anonymous();
            var url = records.Address(state.Url);
            foreach (var action in (await client.Page(url)).Actions().Where(action => action != "/account/sign-out" && action != "/account/sign-in"))
            {
                var page = await client.Page(url);
                if (!page.Actions().Contains(action))
                {
                    // A button of an earlier round has done its work.
                    continue;
                }

                if (page.Fields(action).All(field => field.Name != Token))
                {
                    failures.Add($"The form {action} at {url} has no token.");
                    continue;
                }

                foreach (var (what, body) in Bodies(page, action))
                {
                    using var content = new StringContent(body, Encoding.ASCII, "application/x-www-form-urlencoded");
                    using var response = await client.PostAsync(action, content, TestContext.Current.CancellationToken);
                    tried++;
                    if ((int)response.StatusCode >= 500)
                    {
                        failures.Add($"{(int)response.StatusCode} {action} with {what}");
                    }
                }
            }
        }

        Figures.Show("malformed-forms", $"{tried} malformed forms sent, {failures.Count} failures");
        Assert.True(failures.Count == 0, string.Join(Environment.NewLine, failures.Distinct()));
        Assert.True(tried > 100, $"Only {tried} were sent.");
    }

    [Fact]
    public async Task A_malformed_form_for_signing_in_does_not_make_the_portal_fail()
    {
        var client = portal.Anonymous();
        var page = await client.Page("/account/sign-in");
        foreach (var (what, body) in Bodies(page, "/account/sign-in"))
        {
            using var content = new StringContent(body, Encoding.ASCII, "application/x-www-form-urlencoded");
            using var response = await client.PostAsync("/account/sign-in", content, TestContext.Current.CancellationToken);

            Assert.True((int)response.StatusCode is >= 400 and < 500, $"{(int)response.StatusCode} with {what}");
        }
    }

    [Theory]
    [InlineData("application/json", "{")]
    [InlineData("text/plain", "hello")]
    [InlineData("multipart/form-data; boundary=x", "--x\r\nnothing")]
    [InlineData("multipart/form-data", "no boundary")]
    [InlineData("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=Email\r\nContent-Type: text/plain; charset=utf-7\r\n\r\na\r\n--x--\r\n")]
    [InlineData("application/x-www-form-urlencoded", "")]
    public async Task A_body_of_another_kind_is_refused(string type, string body)
    {
        using var content = new ByteArrayContent(Encoding.ASCII.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", type);

        using var response = await portal.Anonymous().PostAsync("/account/sign-in", content, TestContext.Current.CancellationToken);

        Assert.InRange((int)response.StatusCode, 400, 415);
    }

    /// <summary>The form as it stands with one field after the other malformed, and the form as a whole.</summary>
    private static IEnumerable<(string What, string Body)> Bodies(PortalPage page, string action)
    {
        var fields = page.Fields(action);
        var tokenField = $"{Token}={Uri.EscapeDataString(fields.First(field => field.Name == Token).Value)}";
        var names = page.Names(action).Where(name => name != Token).ToList();
        foreach (var name in names)
        {
            foreach (var value in Values.Take(5))
            {
                var others = fields.Where(field => field.Name != name).Select(field => $"{Uri.EscapeDataString(field.Name)}={Uri.EscapeDataString(field.Value)}");
                yield return ($"{name}={value}", string.Join('&', [.. others, $"{Uri.EscapeDataString(name)}={value}"]));
            }

            yield return ($"{name}[0]", $"{tokenField}&{Uri.EscapeDataString(name)}[0]=1&{Uri.EscapeDataString(name)}.x=1");
        }

        foreach (var value in Values.Append(new string('a', 100_000)))
        {
            yield return ($"everything {Short(value)}", string.Join('&', [tokenField, .. names.Select(name => $"{Uri.EscapeDataString(name)}={value}")]));
        }

        yield return ("a megabyte", $"{tokenField}&{names.FirstOrDefault() ?? "x"}={new string('a', 1_000_000)}");
        yield return ("3,000 fields", $"{tokenField}&{string.Join('&', Enumerable.Range(0, 3000).Select(number => $"x{number}=1"))}");
        yield return ("nothing", tokenField);
        yield return ("no token", "x=1");
        yield return ("half an escape", $"{tokenField}&x=%");
    }

    private static string Short(string text) => text.Length > 80 ? text[..80] + "…" : text;

    private IEnumerable<string> GetRoutes() => portal.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Where(endpoint => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is null && endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains("POST") != true)
        .Select(endpoint => "/" + endpoint.RoutePattern.RawText!.TrimStart('/'))
        // Made to wait for a database that is not ready.
        .Where(route => !route.StartsWith("/health", StringComparison.Ordinal))
        .Distinct().Order(StringComparer.Ordinal);
}
