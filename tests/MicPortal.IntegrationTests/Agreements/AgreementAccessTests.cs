using System.Net;
using MicPortal.Domain.Agreements;
using MicPortal.TestSupport;
using Xunit;

namespace MicPortal.IntegrationTests.Agreements;

/// <summary>Each page and each act, by each kind of person: what a wrong one gets, and that a right one is not refused.</summary>
public sealed class AgreementAccessTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    /// <summary>404: not told that it exists. 403: reads it, but does not do this. in: has to sign in first. yes: may.</summary>
    [Theory]
    [InlineData(AgreementStatus.Draft, "", "yes yes 404 404 404 404")]
    [InlineData(AgreementStatus.Draft, "edit", "yes 403 404 404 404 in")]
    [InlineData(AgreementStatus.Draft, "deletions/new", "yes 403 404 404 404 in")]
    [InlineData(AgreementStatus.Draft, "POST edit", "yes 403 404 404 404 in")]
    [InlineData(AgreementStatus.Draft, "POST proposals", "yes 403 404 404 404 in")]
    [InlineData(AgreementStatus.Draft, "POST deletions", "yes 403 404 404 404 in")]
    [InlineData(AgreementStatus.Draft, "POST endorsements", "yes yes 404 404 404 in")]
    [InlineData(AgreementStatus.Proposed, "", "yes yes yes 404 yes 404")]
    [InlineData(AgreementStatus.Proposed, "versions/1", "yes yes yes 404 yes 404")]
    [InlineData(AgreementStatus.Proposed, "edit", "yes 403 yes 404 403 in")]
    [InlineData(AgreementStatus.Proposed, "declines/new", "yes yes yes 404 403 in")]
    [InlineData(AgreementStatus.Proposed, "endorsements/new", "yes yes yes 404 403 in")]
    [InlineData(AgreementStatus.Proposed, "POST edit", "yes 403 yes 404 403 in")]
    [InlineData(AgreementStatus.Proposed, "POST declines", "yes yes yes 404 403 in")]
    [InlineData(AgreementStatus.Proposed, "POST endorsements", "yes yes yes 404 403 in")]
    [InlineData(AgreementStatus.Endorsed, "endorsement-withdrawals/new", "yes yes yes 404 403 in")]
    [InlineData(AgreementStatus.Endorsed, "signatures/new", "yes yes yes 404 403 in")]
    [InlineData(AgreementStatus.Endorsed, "POST endorsement-withdrawals", "yes yes yes 404 403 in")]
    [InlineData(AgreementStatus.Endorsed, "POST signatures", "yes yes yes 404 403 in")]
    [InlineData(AgreementStatus.Signed, "", "yes yes yes 404 yes 404")]
    public async Task Who_may_do_what(AgreementStatus status, string act, string expected)
    {
        var towns = await TwoTowns.Of(portal);
        await Try(towns, await towns.Agreement(status), act, expected);
    }

    [Theory]
    [InlineData("", "yes yes yes 404 yes 404")]
    [InlineData("edit", "yes 403 to 404 403 in")]
    [InlineData("POST edit", "yes 403 yes 404 403 in")]
    [InlineData("POST paper-confirmations", "yes yes yes 404 403 in")]
    [InlineData("paper-objections/new", "to to yes 404 403 in")]
    [InlineData("POST paper-objections", "yes yes yes 404 403 in")]
    [InlineData("paper-withdrawals/new", "yes 403 to 404 403 in")]
    [InlineData("POST paper-withdrawals", "yes 403 yes 404 403 in")]
    public async Task Who_may_do_what_with_a_paper(string act, string expected)
    {
        var towns = await TwoTowns.Of(portal);
        await Try(towns, await towns.Paper(), act, expected);
    }

    [Theory]
    [InlineData("agreements")]
    [InlineData("paper-agreements")]
    public async Task Only_an_officer_of_a_party_makes_an_agreement_of_a_partnership(string what)
    {
        var towns = await TwoTowns.Of(portal);
        var url = $"/partnerships/{towns.Partnership.Id}/{what}/new";

        Assert.Equal(HttpStatusCode.OK, (await (await towns.Officer(towns.Other)).Page(url)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await towns.MayorsOffice(towns.One)).Page(url)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await towns.Officer(await portal.CreateMunicipality())).Page(url)).Status);
        Assert.Equal("in", Word(await portal.Anonymous().Page(url)));
    }

    [Fact]
    public async Task Everyone_reads_what_is_signed_and_published_but_not_how_it_came_about()
    {
        var towns = await TwoTowns.Of(portal, Domain.Partnerships.Publication.Agreement);
        var signed = await towns.Agreement(AgreementStatus.Signed);
        var proposed = await towns.Agreement(AgreementStatus.Proposed);
        var anyone = portal.Anonymous();

        var page = await anyone.Page($"/agreements/{signed.Id}");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("A lasting link between the towns", page.Text, StringComparison.Ordinal);
        Assert.Contains("24 November 2026", page.Text, StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll(".time"));
        Assert.DoesNotContain("14/2026", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("14/2026", (await anyone.Page($"/agreements/{signed.Id}/summary")).Text, StringComparison.Ordinal);
        Assert.Contains("14/2026", (await (await towns.Officer(towns.One)).Page($"/agreements/{signed.Id}/summary")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await anyone.Page($"/agreements/{signed.Id}/versions/1")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await anyone.Page($"/agreements/{signed.Id}/changes?from=1&to=1")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await anyone.Page($"/agreements/{proposed.Id}")).Status);
    }

    [Fact]
    public async Task Anothers_draft_answers_like_one_that_does_not_exist()
    {
        var towns = await TwoTowns.Of(portal);
        var draft = await towns.Agreement(AgreementStatus.Draft);
        var other = await towns.Officer(towns.Other);

        Assert.Equal((await other.Page("/agreements/99999999")).Text, (await other.Page($"/agreements/{draft.Id}")).Text);
    }

    /// <summary>The drafting town's officer and mayor's office, the other's officer, a stranger, an association of the other town, nobody.</summary>
    private async Task Try(TwoTowns towns, Agreement agreement, string act, string expected)
    {
        var association = await portal.CreateAssociation(null, towns.Other);
        HttpClient[] people =
        [
            await towns.Officer(towns.One), await towns.MayorsOffice(towns.One), await towns.Officer(towns.Other),
            await towns.Officer(await portal.CreateMunicipality()), await portal.SignIn(await portal.CreateUser(association)), portal.Anonymous(),
        ];
        // The wrong ones first: a right one changes the agreement.
        var words = new string[people.Length];
        foreach (var index in new[] { 5, 4, 3, 2, 1, 0 })
        {
            words[index] = Word(await Do(people[index], $"/agreements/{agreement.Id}/", act));
        }

        Assert.Equal(expected, string.Join(' ', words));
    }

    private static async Task<PortalPage> Do(HttpClient client, string url, string act)
    {
        if (!act.StartsWith("POST ", StringComparison.Ordinal))
        {
            return await client.Page((url + act).TrimEnd('/'));
        }

        var page = await client.Page("/account/sign-in");
        var token = page.Document.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        return await page.Send(url + act["POST ".Length..], [("__RequestVerificationToken", token), ("version", "1")]);
    }

    private static string Word(PortalPage page) => page.Status switch
    {
        HttpStatusCode.NotFound => "404",
        HttpStatusCode.Forbidden => "403",
        HttpStatusCode.Redirect when page.Location!.Contains("/account/sign-in", StringComparison.Ordinal) => "in",
        HttpStatusCode.Unauthorized when page.Heading == "Sign in" => "in",
        HttpStatusCode.Redirect when page.Response.RequestMessage!.Method == HttpMethod.Get => "to",
        HttpStatusCode.OK or HttpStatusCode.BadRequest or HttpStatusCode.Redirect => "yes",
        var other => other.ToString(),
    };
}
