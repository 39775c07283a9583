using System.Net;
using MicPortal.TestSupport;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace MicPortal.IntegrationTests.Endpoints;

public sealed class EndpointTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const string Any = "ANY";

    [Fact]
    public async Task Every_endpoint_answers_everyone_as_it_is_written_down()
    {
        var scene = await EndpointScene.Create(portal);
        var expectations = EndpointExpectations.All.ToLookup(line => line.Endpoint);
        // Without an expectation the answers are still shown, from an address without a record where the route has an id.
        var lines = Endpoints().SelectMany(endpoint => expectations[endpoint].DefaultIfEmpty(new EndpointExpectation(endpoint, AddressOf(endpoint), ""))).ToList();
        var answers = await AnswersToReading(scene, [.. lines.Where(line => !IsPost(line)).Distinct()]);
        foreach (var line in lines.Where(IsPost))
        {
            answers[line] = await AnswersToPost(scene, line);
        }

        var wrong = new List<string>();
        foreach (var line in lines)
        {
            var actual = string.Join(' ', answers[line]);
            if (actual != line.Answers || answers[line].Any(answer => answer.StartsWith('5')))
            {
                wrong.Add($"""new("{line.Endpoint}", "{line.Url}", "{actual}"),{(line.Answers.Length == 0 ? "" : $" // expected {line.Answers}")}""");
            }
        }

        var pairs = lines.Count * EndpointScene.Viewers.Count;
        wrong.AddRange(EndpointExpectations.All.Select(line => line.Endpoint).Except(Endpoints()).Select(gone => $"There is no {gone} any more."));
        Figures.Show("endpoints", $"{pairs} pairs of endpoint and viewer tried, at {Endpoints().Count} endpoints");
        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, ["The viewers are " + string.Join(", ", EndpointScene.Viewers), .. wrong]));
    }

    [Fact]
    public async Task A_record_of_others_answers_with_the_same_page_as_one_that_does_not_exist()
    {
        var agreement = await portal.CreateAgreement();
        var stranger = await portal.SignIn(await portal.CreateUser(await portal.CreateMunicipality()));

        foreach (var (hidden, absent) in new[]
        {
            ($"/agreements/{agreement.Id}", "/agreements/999999"),
            ($"/partnerships/{agreement.PartnershipId}", "/partnerships/999999"),
        })
        {
            var one = await stranger.Page(hidden);
            var other = await stranger.Page(absent);

            Assert.Equal(HttpStatusCode.NotFound, one.Status);
            Assert.Equal(HttpStatusCode.NotFound, other.Status);
            Assert.Equal(WithoutSecrets(other, absent), WithoutSecrets(one, hidden));
        }
    }

    private static string WithoutSecrets(PortalPage page, string address)
    {
        foreach (var token in page.Document.QuerySelectorAll("[name=__RequestVerificationToken]"))
        {
            token.Remove();
        }

        return page.Document.DocumentElement.OuterHtml.Replace(address, "", StringComparison.Ordinal);
    }

    private static string AddressOf(string endpoint) =>
        System.Text.RegularExpressions.Regex.Replace(endpoint.Split(' ')[1], @"\{[^}]*\}", "999999");

    private static bool IsPost(EndpointExpectation line) => line.Endpoint.StartsWith("POST ", StringComparison.Ordinal);

    /// <summary>Reading changes nothing: all read the same records, each in a browser of their own, several at once.</summary>
    private static async Task<Dictionary<EndpointExpectation, string[]>> AnswersToReading(EndpointScene scene, IReadOnlyList<EndpointExpectation> lines)
    {
        var answers = lines.ToDictionary(line => line, _ => new string[EndpointScene.Viewers.Count]);
        // First what names no record: what is open may hide what would open another.
        foreach (var some in lines.GroupBy(line => line.Url.Contains('{')).OrderBy(some => some.Key))
        {
            var addresses = new List<(EndpointExpectation Line, string Address)>();
            foreach (var line in some)
            {
                addresses.Add((line, await scene.Address(line.Url)));
            }

            await Parallel.ForEachAsync(EndpointScene.Viewers.Index(), new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, async (viewer, cancel) =>
            {
                var (browser, _) = scene.BrowserOf(viewer.Item);
                foreach (var (line, address) in addresses)
                {
                    using var response = await browser.GetAsync(address, cancel);
                    answers[line][viewer.Index] = await Word(browser, response);
                }
            });
        }

        return answers;
    }

    /// <summary>One after the other on the same records, and on new ones after a post that may have changed something.</summary>
    private static async Task<string[]> AnswersToPost(EndpointScene scene, EndpointExpectation line)
    {
        var answers = new List<string>();
        scene.Forget();
        foreach (var viewer in EndpointScene.Viewers)
        {
            var (browser, token) = scene.BrowserOf(viewer);
            using var content = new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", token)]);
            using var response = await browser.PostAsync(await scene.Address(line.Url), content, TestContext.Current.CancellationToken);
            answers.Add(await Word(browser, response));
            if (answers[^1] != "in" && (int)response.StatusCode < 400)
            {
                scene.Forget();
                await scene.SignInAgain(viewer);
            }
        }

        return [.. answers];
    }

    /// <summary>What was sent is not lost: the page for signing in comes in place of the answer.</summary>
    private static async Task<string> Word(HttpClient browser, HttpResponseMessage response) =>
        response.Headers.Location?.OriginalString.Contains("/account/sign-in", StringComparison.Ordinal) == true
            || (response.StatusCode == HttpStatusCode.Unauthorized && (await PortalPage.Of(browser, response)).Heading == "Sign in") ? "in" : $"{(int)response.StatusCode}";

    private IReadOnlyList<string> Endpoints() =>
    [
        .. portal.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is null)
            // They show components while developing and answer 404 otherwise.
            .Where(endpoint => endpoint.Metadata.GetMetadata<ControllerActionDescriptor>()?.ControllerName != "Patterns")
            // The fallback of static files, which only a portal that is not published has.
            .Where(endpoint => endpoint.RoutePattern.RawText != "{**path:file}")
            .SelectMany(endpoint => (endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? [Any])
                .Select(method => $"{method} /{endpoint.RoutePattern.RawText!.TrimStart('/')}"))
            .Distinct().Order(StringComparer.Ordinal),
    ];
}
