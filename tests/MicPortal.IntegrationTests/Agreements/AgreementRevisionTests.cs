using System.Net;
using MicPortal.Domain.Agreements;
using MicPortal.TestSupport;
using Xunit;

namespace MicPortal.IntegrationTests.Agreements;

public sealed class AgreementRevisionTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_revision_makes_a_version_and_asks_all_again_showing_what_changed()
    {
        var towns = await TwoTowns.Of(portal);
        var agreement = await towns.Agreement(AgreementStatus.Endorsed);
        var (one, other) = (await towns.Officer(towns.One), await towns.Officer(towns.Other));

        var edit = await other.Page($"/agreements/{agreement.Id}/edit");
        Assert.Contains("Saving makes version 2 and asks all parties again.", edit.Text, StringComparison.Ordinal);
        var answer = await edit.Post($"/agreements/{agreement.Id}/edit", ("Texts[0].Purpose", "A lasting bond between the towns"), ("ReviewEvery", "3"));

        Assert.Equal("Version 2 is saved; all parties are asked again.", (await answer.Follow()).Message);
        var page = await one.Page($"/agreements/{agreement.Id}");
        Assert.Contains("Version 2 waits for Alphaville and Betatown. Alphaville approved version 1; the text has changed since.", page.Text, StringComparison.Ordinal);
        Assert.Equal(["link"], page.Document.QuerySelectorAll("p.diff del").Select(word => word.TextContent.Trim()));
        Assert.Equal(["bond"], page.Document.QuerySelectorAll("p.diff ins").Select(word => word.TextContent.Trim()));
        Assert.Equal(["every 3 years"], page.Document.QuerySelectorAll("dd.diff ins").Select(word => word.TextContent));
        Assert.Contains("A lasting link", (await one.Page($"/agreements/{agreement.Id}/versions/1")).Text, StringComparison.Ordinal);
        Assert.Equal("What changed from version 1 to version 2", (await one.Page($"/agreements/{agreement.Id}/changes?from=1&to=2")).Heading);
        Assert.Equal(HttpStatusCode.NotFound, (await one.Page($"/agreements/{agreement.Id}/changes?from=1&to=9")).Status);
        var stored = await portal.ReadAgreement(agreement.Id);
        Assert.Equal((AgreementStatus.Proposed, 2), (stored.Status, stored.CurrentVersionNumber));
    }

    [Fact]
    public async Task Without_a_difference_there_is_no_version()
    {
        var towns = await TwoTowns.Of(portal);
        var agreement = await towns.Agreement(AgreementStatus.Proposed);
        var edit = await (await towns.Officer(towns.Other)).Page($"/agreements/{agreement.Id}/edit");

        var answer = await (await edit.Post($"/agreements/{agreement.Id}/edit")).Follow();

        Assert.Equal("Nothing was changed, so there is no new version.", answer.Message);
        Assert.Equal(1, (await portal.ReadAgreement(agreement.Id)).CurrentVersionNumber);
    }

    [Fact]
    public async Task The_second_of_two_editors_sees_theirs_beside_their_own_and_can_save_then()
    {
        var towns = await TwoTowns.Of(portal);
        var agreement = await towns.Agreement(AgreementStatus.Proposed);
        var url = $"/agreements/{agreement.Id}/edit";
        var (first, second) = (await (await towns.Officer(towns.One)).Page(url), await (await towns.Officer(towns.Other)).Page(url));

        await first.Post(url, ("Texts[0].Purpose", "What the first wrote"));
        var conflict = await second.Post(url, ("Texts[0].Purpose", "What the second wrote"));

        Assert.Equal(HttpStatusCode.Conflict, conflict.Status);
        Assert.Equal("What the second wrote", conflict.Value("Texts[0].Purpose"));
        Assert.Equal(["What the first wrote", "What the second wrote"], conflict.Document.QuerySelectorAll("table td").Select(text => text.TextContent));
        Assert.Contains("Saving makes version 3", conflict.Text, StringComparison.Ordinal);
        Assert.Equal("What the first wrote", (await portal.ReadAgreement(agreement.Id)).CurrentVersion.Texts.Single().Purpose);

        await conflict.Post(url);
        var stored = await portal.ReadAgreement(agreement.Id);
        Assert.Equal((3, "What the second wrote"), (stored.CurrentVersionNumber, stored.CurrentVersion.Texts.Single().Purpose));
    }

    [Fact]
    public async Task What_the_second_had_left_alone_stays_as_the_first_saved_it_also_after_an_error_and_twice()
    {
        var towns = await TwoTowns.Of(portal);
        var agreement = await towns.Agreement(AgreementStatus.Proposed);
        var url = $"/agreements/{agreement.Id}/edit";
        var (first, second) = (await (await towns.Officer(towns.One)).Page(url), await (await towns.Officer(towns.Other)).Page(url));
        var scope = second.Value("Texts[0].Scope");

        await first.Post(url, ("Texts[0].Scope", "The first's scope"), ("Themes", "environment-climate"));
        var wrong = await second.Post(url, ("Texts[0].Purpose", "What the second wrote"), ("Texts[0].Title", ""));
        Assert.Equal(HttpStatusCode.BadRequest, wrong.Status);
        var conflict = await wrong.Post(url, ("Texts[0].Title", "The second's title"));

        Assert.Equal(HttpStatusCode.Conflict, conflict.Status);
        Assert.NotEqual("The first's scope", scope);
        Assert.Equal(("The first's scope", "What the second wrote", "The second's title"), (conflict.Value("Texts[0].Scope"), conflict.Value("Texts[0].Purpose"), conflict.Value("Texts[0].Title")));

        await (await (await towns.Officer(towns.One)).Page(url)).Post(url, ("Texts[0].Scope", "The first's second scope"));
        var again = await conflict.Post(url);
        Assert.Equal((HttpStatusCode.Conflict, "The first's second scope"), (again.Status, again.Value("Texts[0].Scope")));
        await again.Post(url);

        var version = (await portal.ReadAgreement(agreement.Id)).CurrentVersion;
        Assert.Equal(("The first's second scope", "What the second wrote", "The second's title"), (version.Texts.Single().Scope, version.Texts.Single().Purpose, version.Texts.Single().Title));
        Assert.Equal(["environment-climate"], version.Themes);
    }

    [Fact]
    public async Task A_language_or_a_co_signatory_that_the_other_added_or_took_out_follows_too()
    {
        var towns = await TwoTowns.Of(portal);
        var agreement = await towns.Agreement(AgreementStatus.Proposed);
        var url = $"/agreements/{agreement.Id}/edit";
        var (one, other) = (await towns.Officer(towns.One), await towns.Officer(towns.Other));
        var second = await other.Page(url);
        var longer = await (await one.Page(url)).Post(url, ("Languages", "add"));
        await longer.Post(url, ("Texts[0].Scope", "Changed too"), ("Texts[1].Language", "fr"), ("Texts[1].IsAuthentic", "False"), ("Texts[1].Title", "Convention"), ("Texts[1].Purpose", "But"), ("CoSignatories[0].Name", "The ministry"), ("Languages", ""));

        var added = await second.Post(url, ("Texts[0].Purpose", "What the second wrote"));

        Assert.Equal(HttpStatusCode.Conflict, added.Status);
        Assert.Equal(("Changed too", "What the second wrote", "Convention", "The ministry"), (added.Value("Texts[0].Scope"), added.Value("Texts[0].Purpose"), added.Value("Texts[1].Title"), added.Value("CoSignatories[0].Name")));
        Assert.DoesNotContain("Convention", added.One("table").TextContent, StringComparison.Ordinal);
        await added.Post(url);
        var version = (await portal.ReadAgreement(agreement.Id)).CurrentVersion;
        Assert.Equal([("en", true), ("fr", false)], version.Texts.OrderBy(text => text.Language).Select(text => (text.Language, text.IsAuthentic)));

        // Now the other way: one takes out the French text while the other changes the English one and adds a committee.
        second = await other.Page(url);
        var shorter = await (await one.Page(url)).Post(url, ("Languages", "remove-1"));
        await shorter.Post(url, ("CoSignatories[0].Name", ""), ("Languages", ""));
        var taken = await second.Post(url, ("Texts[0].Purpose", "Once more"), ("CoSignatories[1].Name", "The committee"));

        Assert.Equal((HttpStatusCode.Conflict, "Once more", "The committee"), (taken.Status, taken.Value("Texts[0].Purpose"), taken.Value("CoSignatories[0].Name")));
        Assert.Empty(taken.Document.QuerySelectorAll("[name='Texts[1].Title']"));
        await taken.Post(url);
        version = (await portal.ReadAgreement(agreement.Id)).CurrentVersion;
        Assert.Equal(("en", "Once more", "The committee"), (version.Texts.Single().Language, version.Texts.Single().Purpose, version.CoSignatories.Single().Name));
    }

    [Theory]
    [InlineData("Texts.index", "save")]
    [InlineData("CoSignatories.index", "save")]
    [InlineData("Texts.index", "keep")]
    public async Task A_place_in_a_list_that_no_page_names_is_no_failure(string field, string button)
    {
        var towns = await TwoTowns.Of(portal);
        var agreement = await towns.Agreement(AgreementStatus.Proposed);
        var url = $"/agreements/{agreement.Id}/edit";
        var officer = await towns.Officer(towns.One);
        var fields = (await officer.Page(url)).Fields(url);
        fields.Add((field, "zz"));
        if (button == "keep")
        {
            fields.Add(("Keep", "later"));
        }

        Assert.Equal(HttpStatusCode.BadRequest, (await (await officer.Page(url)).Send(url, fields)).Status);
        Assert.Equal(1, (await portal.ReadAgreement(agreement.Id)).CurrentVersionNumber);
    }

    [Fact]
    public async Task Of_two_who_save_at_the_same_moment_one_makes_the_version_and_the_other_sees_it_beside_their_own()
    {
        for (var round = 0; round < 8; round++)
        {
            var towns = await TwoTowns.Of(portal);
            var agreement = await towns.Agreement(AgreementStatus.Proposed);
            var url = $"/agreements/{agreement.Id}/edit";
            var (one, other) = (await (await towns.Officer(towns.One)).Page(url), await (await towns.Officer(towns.Other)).Page(url));

            var answers = await Task.WhenAll(one.Post(url, ("Texts[0].Purpose", "Written by the one")), other.Post(url, ("Texts[0].Purpose", "Written by the other")));

            var refused = Assert.Single(answers, answer => answer.Status == HttpStatusCode.Conflict);
            Assert.Single(answers, answer => answer.Status == HttpStatusCode.Redirect);
            var stored = await portal.ReadAgreement(agreement.Id);
            var (theirs, mine) = (stored.CurrentVersion.Texts.Single().Purpose, refused == answers[0] ? "Written by the one" : "Written by the other");
            Assert.Equal((2, mine), (stored.CurrentVersionNumber, refused.Value("Texts[0].Purpose")));
            Assert.NotEqual(mine, theirs);
            Assert.Equal([theirs, mine], refused.Document.QuerySelectorAll("table td").Select(text => text.TextContent));
        }
    }

    [Fact]
    public async Task A_declined_one_tells_the_reason_and_is_proposed_again_by_a_revision()
    {
        var towns = await TwoTowns.Of(portal);
        var agreement = await towns.Agreement(AgreementStatus.Proposed);
        var mayor = await towns.MayorsOffice(towns.Other);
        var url = $"/agreements/{agreement.Id}/declines";

        var empty = await (await mayor.Page($"{url}/new")).Post(url);
        Assert.Equal(HttpStatusCode.BadRequest, empty.Status);
        Assert.Equal(["Enter your reason"], empty.Errors);
        var declined = await (await empty.Post(url, ("Reason", "Not before the <b>election</b>"))).Follow();

        Assert.Contains("Betatown declined version 1. “Not before the <b>election</b>”", declined.Text, StringComparison.Ordinal);
        Assert.Contains("The mayor’s office of Betatown declined version 1 “Not before", declined.Text, StringComparison.Ordinal);
        var officer = await towns.Officer(towns.One);
        Assert.Equal("Revise and propose again", Assert.Single((await officer.Page($"/agreements/{agreement.Id}")).Document.QuerySelectorAll($"a[href='/agreements/{agreement.Id}/edit']")).TextContent);
        var edit = await officer.Page($"/agreements/{agreement.Id}/edit");
        await edit.Post($"/agreements/{agreement.Id}/edit", ("Texts[0].Title", "Another title"));
        Assert.Equal(AgreementStatus.Proposed, (await portal.ReadAgreement(agreement.Id)).Status);
    }
}
