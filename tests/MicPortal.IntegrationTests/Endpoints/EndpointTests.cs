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
        var wrong = new List<string>();
        var pairs = 0;
        foreach (var endpoint in Endpoints())
        {
            // Without an expectation the answers are still shown, from an address without a record where the route has an id.
            var lines = expectations[endpoint].DefaultIfEmpty(new EndpointExpectation(endpoint, AddressOf(endpoint), ""));
            foreach (var line in lines)
            {
                var answers = new List<string>();
                foreach (var viewer in EndpointScene.Viewers)
                {
                    answers.Add(await AnswerTo(scene, viewer, line));
                    pairs++;
                }

                var actual = string.Join(' ', answers);
                if (actual != line.Answers || answers.Any(answer => answer.StartsWith('5')))
                {
                    wrong.Add($"""new("{endpoint}", "{line.Url}", "{actual}"),{(line.Answers.Length == 0 ? "" : $" // expected {line.Answers}")}""");
                }
            }
        }

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

    private async Task<string> AnswerTo(EndpointScene scene, string viewer, EndpointExpectation line)
    {
        var method = line.Endpoint.Split(' ')[0];
        var client = await scene.ClientOf(viewer);
        var address = await scene.Address(line.Url);
        var page = method != "POST" ? await client.Page(address) : await (await PageWithToken(client)).Send(address, await Token(client));
        if (method == "POST" && page.Status == HttpStatusCode.Found)
        {
            scene.SignInAgain(viewer);
        }

        // What was sent is not lost: the page for signing in comes in place of the answer.
        return page.Location?.Contains("/account/sign-in", StringComparison.Ordinal) == true || page is { Status: HttpStatusCode.Unauthorized, Heading: "Sign in" } ? "in" : $"{(int)page.Status}";

        async Task<List<(string, string)>> Token(HttpClient browser)
        {
            var form = await PageWithToken(browser);
            return [("__RequestVerificationToken", form.Value("__RequestVerificationToken")!)];
        }
    }

    private static Task<PortalPage> PageWithToken(HttpClient client) => client.Page("/account/sign-in");

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
