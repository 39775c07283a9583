using System.Net;
using MicPortal.Domain.Agreements;
using MicPortal.TestSupport;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace MicPortal.IntegrationTests.Agreements;

public sealed class AgreementDraftTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_draft_is_made_with_everything_that_was_typed()
    {
        var towns = await TwoTowns.Of(portal);
        var url = $"/partnerships/{towns.Partnership.Id}/agreements";
        var page = await (await towns.Officer(towns.One)).Page($"{url}/new");

        var answer = await page.Post(
            url,
            [.. Text("Jumelage"), ("Kind", "Twinning"), ("Texts[0].Scope", "Water"), ($"Texts[0].Contributions[{towns.Other.Id}]", "Two engineers"),
            ("Themes", "health"), ("Themes", "youth"), ("Start.Year", "2027"), ("Term", "TacitlyRenewed"), ("RenewalYears", "5"), ("NoticeMonths", "6"),
            ("End.Day", "31"), ("End.Month", "12"), ("End.Year", "2030"), ("ReviewEvery", "18"), ("ReviewUnit", "Months")]);

        var shown = await answer.Follow();
        Assert.Equal("The draft is saved. Propose it when it is ready.", shown.Message);
        var stored = (await portal.ReadAgreement(IdOf(answer))).CurrentVersion;
        Assert.Equal((AgreementKind.Twinning, AgreementTerm.TacitlyRenewed, 5, 6, 18), (stored.Kind, stored.Term, stored.RenewalYears, stored.NoticeMonths, stored.ReviewMonths));
        Assert.Equal((20270000, 20301231), (stored.Start!.Value.Value, stored.End!.Value.Value));
        Assert.Equal(["health", "youth"], stored.Themes);
        Assert.Equal(("nl", "Jumelage", "Water"), (stored.Texts.Single().Language, stored.Texts.Single().Title, stored.Texts.Single().Scope));
        Assert.Equal("Two engineers", stored.Texts.Single().Contributions.Single(contribution => contribution.OrganisationId == towns.Other.Id).Text);
        Assert.Contains("until 31 December 2030, then tacitly renewed for 5 years each time, unless a party gives notice 6 months before", shown.Text, StringComparison.Ordinal);
        Assert.Contains("every 18 months", shown.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_is_sent_twice_makes_one_draft()
    {
        var towns = await TwoTowns.Of(portal);
        var url = $"/partnerships/{towns.Partnership.Id}/agreements";
        var page = await (await towns.Officer(towns.One)).Page($"{url}/new");

        var first = await page.Post(url, [.. Text("Twice"), ("Kind", "Twinning")]);
        var second = await page.Post(url, [.. Text("Twice"), ("Kind", "Twinning")]);

        Assert.Equal(first.Location, second.Location);
        Assert.Equal(1, await portal.InDatabase(db => db.Agreements.CountAsync(agreement => agreement.PartnershipId == towns.Partnership.Id)));
    }

    [Fact]
    public async Task What_is_missing_or_wrong_is_said_at_its_field_and_nothing_typed_is_lost()
    {
        var towns = await TwoTowns.Of(portal);
        var url = $"/partnerships/{towns.Partnership.Id}/agreements";
        var page = await (await towns.Officer(towns.One)).Page($"{url}/new");
        var tooLong = new string('x', AgreementText.PurposeLimit + 7);

        var answer = await page.Post(
            url, ("Texts[0].Purpose", tooLong), ($"Texts[0].Contributions[{towns.One.Id}]", new string('y', AgreementText.ContributionLimit + 1)), ("Start.Day", "30"), ("Start.Month", "2"), ("Start.Year", "2027"), ("ReviewEvery", "soon"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal(
            [
                "Choose the kind of agreement", "Enter the title", "Purpose: The text may have 800 characters; it has 7 too many", $"What {towns.One.Name} brings: The text may have 500 characters; it has 1 too many",
                "Enter a real date between 1800 and 2200; the day, or the day and the month, may stay empty", "Enter a whole number from 1 to 20",
            ],
            answer.Errors);
        Assert.Equal(tooLong, answer.Value("Texts[0].Purpose"));
        Assert.Equal(("30", "soon"), (answer.Value("Start.Day"), answer.Value("ReviewEvery")));
        Assert.All(answer.Document.QuerySelectorAll(".govuk-error-summary a"), link => Assert.NotNull(answer.Document.QuerySelector(link.GetAttribute("href")!)));
    }

    [Fact]
    public async Task A_term_that_cannot_be_is_said_with_what_else_is_missing()
    {
        var towns = await TwoTowns.Of(portal);
        var url = $"/partnerships/{towns.Partnership.Id}/agreements";

        var answer = await (await (await towns.Officer(towns.One)).Page($"{url}/new")).Post(url, ("Kind", "Twinning"), ("Term", "TacitlyRenewed"));

        Assert.Equal(["Enter the title", "Enter the purpose; one sentence is enough", "Say for how many years it is renewed each time", "Give an end for a fixed or renewed term, and none for an open-ended one"], answer.Errors);
    }

    [Theory]
    [InlineData("Fixed", "2026", "2027", "The end lies before the start")]
    [InlineData("Fixed", "", "", "Give an end for a fixed or renewed term, and none for an open-ended one")]
    [InlineData("Open", "2030", "", "Give an end for a fixed or renewed term, and none for an open-ended one")]
    [InlineData("TacitlyRenewed", "2030", "", "Say for how many years it is renewed each time")]
    public async Task A_term_that_cannot_be_is_said_at_its_field(string term, string end, string start, string message)
    {
        var towns = await TwoTowns.Of(portal);
        var url = $"/partnerships/{towns.Partnership.Id}/agreements";
        var page = await (await towns.Officer(towns.One)).Page($"{url}/new");

        var answer = await page.Post(url, [.. Text("Term"), ("Kind", "Twinning"), ("Term", term), ("End.Year", end), ("Start.Year", start)]);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal([message], answer.Errors);
        Assert.Contains(message, answer.One(".govuk-error-message").TextContent, StringComparison.Ordinal);
        Assert.Equal(end, answer.Value("End.Year"));
    }

    [Fact]
    public async Task A_language_is_added_and_removed_without_JavaScript_and_without_being_judged()
    {
        var towns = await TwoTowns.Of(portal);
        var url = $"/partnerships/{towns.Partnership.Id}/agreements";
        var page = await (await towns.Officer(towns.One)).Page($"{url}/new");

        var two = await page.Send(url, [.. Filled(page, url, ("Texts[0].Purpose", "First purpose"), ("Start.Day", "99")), ("Languages", "add")]);
        Assert.Equal(HttpStatusCode.OK, two.Status);
        Assert.Empty(two.Errors);
        Assert.Equal(("First purpose", "99", ""), (two.Value("Texts[0].Purpose"), two.Value("Start.Day"), two.Value("Texts[1].Purpose")));

        var one = await two.Send(url, [.. Filled(two, url, ("Texts[1].Purpose", "Second purpose"), ("Texts[1].Language", "pt")), ("Languages", "remove-0")]);
        Assert.Equal(HttpStatusCode.OK, one.Status);
        Assert.Equal(("Second purpose", "pt"), (one.Value("Texts[0].Purpose"), one.Value("Texts[0].Language")));
        Assert.Empty(one.Document.QuerySelectorAll("[name='Texts[1].Purpose']"));
        Assert.Equal(0, await portal.InDatabase(db => db.Agreements.CountAsync(agreement => agreement.PartnershipId == towns.Partnership.Id)));
    }

    [Fact]
    public async Task Two_texts_in_one_language_or_none_authentic_are_refused()
    {
        var towns = await TwoTowns.Of(portal);
        var url = $"/partnerships/{towns.Partnership.Id}/agreements";
        var page = await (await towns.Officer(towns.One)).Page($"{url}/new");
        var two = await page.Send(url, [.. Filled(page, url, [("Kind", "Twinning"), .. Text("One")]), ("Languages", "add")]);

        var twice = await two.Post(url, ("Texts[1].Language", "nl"), ("Texts[1].Title", "Two"), ("Texts[1].Purpose", "Second"));
        var translations = await two.Post(
            url, ("Texts[1].Language", "pt"), ("Texts[1].Title", "Two"), ("Texts[1].Purpose", "Second"), ("Texts[0].IsAuthentic", "False"), ("Texts[1].IsAuthentic", "False"));

        // Of several texts each error says which one it is about.
        var half = await two.Post(url, ("Texts[1].Language", "pt"), ("Texts[0].Title", ""));
        var unnamed = await two.Post(url, ("Texts[1].Title", "Two"), ("Texts[1].Purpose", "Second"));

        Assert.Equal(["Another text already has this language: choose a different one"], twice.Errors);
        Assert.Equal(["Text in Dutch: Enter the title", "Text in Portuguese: Enter the title", "Text in Portuguese: Enter the purpose; one sentence is enough"], half.Errors);
        Assert.Equal(["Text 2: Choose the language of this text"], unnamed.Errors);
        Assert.Equal(["At least one text must be authentic: it is the one that the parties sign"], translations.Errors);
    }

    [Fact]
    public async Task Of_three_parties_two_can_be_bound_but_none_alone_or_twice()
    {
        var (one, two, three) = (await portal.CreateMunicipality(), await portal.CreateMunicipality(), await portal.CreateMunicipality());
        var partnership = await portal.CreatePartnership([one, two, three]);
        var url = $"/partnerships/{partnership.Id}/agreements";
        var page = await (await portal.SignIn(await portal.CreateUser(one))).Page($"{url}/new");
        var fields = Filled(page, url, [.. Text("Of two"), ("Kind", "Cooperation")]).Where(field => field.Name != "Parties").ToList();

        var alone = await page.Send(url, fields);
        var twice = await page.Send(url, [.. fields, ("Parties", $"{two.Id}"), ("Parties", $"{two.Id}")]);
        var stranger = await page.Send(url, [.. fields, ("Parties", "1")]);
        var bound = await page.Send(url, [.. fields, ("Parties", $"{two.Id}")]);

        Assert.Equal(["Choose at least one other party: an agreement binds two or more"], alone.Errors);
        Assert.Equal(["Name each party once"], twice.Errors);
        Assert.Equal(HttpStatusCode.BadRequest, stranger.Status);
        Assert.Equal([one.Id, two.Id], (await portal.ReadAgreement(IdOf(bound))).Parties.Select(party => party.OrganisationId).Order());
    }

    [Fact]
    public async Task Scripts_are_shown_as_text_and_control_characters_refused()
    {
        const string Script = "<script>alert('x')</script>";
        var towns = await TwoTowns.Of(portal);
        var url = $"/partnerships/{towns.Partnership.Id}/agreements";
        var page = await (await towns.Officer(towns.One)).Page($"{url}/new");

        var made = await page.Post(
            url, ("Kind", "Twinning"), ("Texts[0].Title", Script), ("Texts[0].Purpose", Script), ("Texts[0].Scope", Script), ("Texts[0].FullText", Script), ($"Texts[0].Contributions[{towns.One.Id}]", Script));
        var shown = await made.Follow();
        var refused = await (await (await towns.Officer(towns.One)).Page($"{url}/new")).Post(url, [.. Text("Bell\u0007"), ("Kind", "Twinning")]);

        Assert.Equal(Script, shown.Document.QuerySelector("h1 span")!.TextContent);
        Assert.DoesNotContain(shown.Document.Scripts, script => script.TextContent.Contains("alert", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains("Remove the characters that cannot be shown: paste the text without its formatting", refused.Errors);
    }

    [Theory]
    [InlineData("Texts[0].Contributions[abc]", "x")]
    [InlineData("Texts[0].IsAuthentic", "perhaps")]
    [InlineData("Kind", "99")]
    [InlineData("Texts[0].Language", "klingon")]
    [InlineData("Themes", "no-such-theme")]
    [InlineData("FormId", "no-guid")]
    public async Task Malformed_values_are_refused_or_ignored_never_an_error_of_the_portal(string field, string value)
    {
        var towns = await TwoTowns.Of(portal);
        var url = $"/partnerships/{towns.Partnership.Id}/agreements";
        var page = await (await towns.Officer(towns.One)).Page($"{url}/new");
        var fields = Filled(page, url, [.. Text("Malformed"), ("Kind", "Twinning")]).Where(item => item.Name != field).ToList();

        var answer = await page.Send(url, [.. fields, (field, value)]);

        Assert.True((int)answer.Status < 500, $"{answer.Status}");
    }

    [Fact]
    public async Task A_draft_is_changed_proposed_and_another_deleted()
    {
        var towns = await TwoTowns.Of(portal);
        var officer = await towns.Officer(towns.One);
        var (draft, waste) = (await towns.Agreement(AgreementStatus.Draft), await towns.Agreement(AgreementStatus.Draft));

        var edit = await officer.Page($"/agreements/{draft.Id}/edit");
        Assert.Contains("Saving changes your draft. Betatown cannot see it yet.", edit.Text, StringComparison.Ordinal);
        var saved = await (await edit.Post($"/agreements/{draft.Id}/edit", ("Texts[0].Purpose", "Better words"))).Follow();
        Assert.Equal("The draft is saved.", saved.Message);
        var proposed = await (await saved.Post($"/agreements/{draft.Id}/proposals")).Follow();
        Assert.Contains("Version 1 waits for Alphaville and Betatown.", proposed.Text, StringComparison.Ordinal);
        var deletion = await officer.Page($"/agreements/{waste.Id}/deletions/new");
        var gone = await deletion.Post($"/agreements/{waste.Id}/deletions");

        var stored = await portal.ReadAgreement(draft.Id);
        Assert.Equal((AgreementStatus.Proposed, 1, "Better words"), (stored.Status, stored.CurrentVersionNumber, stored.CurrentVersion.Texts.Single().Purpose));
        Assert.Equal($"/partnerships/{towns.Partnership.Id}", gone.Location);
        Assert.False(await portal.InDatabase(db => db.Agreements.AnyAsync(agreement => agreement.Id == waste.Id)));
        Assert.Equal(HttpStatusCode.NotFound, (await officer.Page($"/agreements/{waste.Id}")).Status);
    }

    [Fact]
    public async Task A_draft_that_a_colleague_has_changed_meanwhile_is_not_deleted_unseen()
    {
        var towns = await TwoTowns.Of(portal);
        var draft = await towns.Agreement(AgreementStatus.Draft);
        var url = $"/agreements/{draft.Id}/deletions";
        var deletion = await (await towns.Officer(towns.One)).Page($"{url}/new");
        await Rename(draft, await towns.Officer(towns.One), "A colleague's title");

        var conflict = await deletion.Post(url);

        Assert.Equal(HttpStatusCode.Conflict, conflict.Status);
        Assert.Equal([Changed], conflict.Errors);
        Assert.Contains("A colleague's title", conflict.One("form b, p b").TextContent, StringComparison.Ordinal);
        Assert.True(await portal.InDatabase(db => db.Agreements.AnyAsync(agreement => agreement.Id == draft.Id)));
        Assert.Equal($"/partnerships/{towns.Partnership.Id}", (await conflict.Post(url)).Location);
        Assert.False(await portal.InDatabase(db => db.Agreements.AnyAsync(agreement => agreement.Id == draft.Id)));
    }

    [Fact]
    public async Task A_draft_that_was_proposed_meanwhile_is_not_deleted()
    {
        var towns = await TwoTowns.Of(portal);
        var draft = await towns.Agreement(AgreementStatus.Draft);
        var officer = await towns.Officer(towns.One);
        var url = $"/agreements/{draft.Id}/deletions";
        var deletion = await officer.Page($"{url}/new");
        await (await officer.Page($"/agreements/{draft.Id}")).Post($"/agreements/{draft.Id}/proposals");

        var answer = await deletion.Post(url);

        Assert.Equal((HttpStatusCode.BadRequest, 0), (answer.Status, answer.Actions().Count(action => action == url)));
        Assert.Equal(["This is no longer a draft"], answer.Errors);
        Assert.Equal(AgreementStatus.Proposed, (await portal.ReadAgreement(draft.Id)).Status);
    }

    [Fact]
    public async Task A_draft_that_a_colleague_has_changed_meanwhile_is_not_proposed_unseen()
    {
        var towns = await TwoTowns.Of(portal);
        var draft = await towns.Agreement(AgreementStatus.Draft);
        var url = $"/agreements/{draft.Id}/proposals";
        var page = await (await towns.Officer(towns.One)).Page($"/agreements/{draft.Id}");
        await Rename(draft, await towns.Officer(towns.One), "A colleague's title");

        var told = await (await page.Post(url)).Follow();

        Assert.Equal([Changed], told.Errors);
        Assert.StartsWith("A colleague's title", told.Heading, StringComparison.Ordinal);
        Assert.Equal(AgreementStatus.Draft, (await portal.ReadAgreement(draft.Id)).Status);
        await told.Post(url);
        Assert.Equal(AgreementStatus.Proposed, (await portal.ReadAgreement(draft.Id)).Status);
    }

    private const string Changed = "A colleague has changed the draft since you opened it: read it as it is now, then decide";

    private static async Task Rename(Agreement draft, HttpClient colleague, string title) =>
        await (await colleague.Page($"/agreements/{draft.Id}/edit")).Post($"/agreements/{draft.Id}/edit", ("Texts[0].Title", title));

    private static (string, string?)[] Text(string title) => [("Texts[0].Title", title), ("Texts[0].Purpose", "A lasting link")];

    private static int IdOf(PortalPage answer) => int.Parse(answer.Location!.Split('/')[^1], System.Globalization.CultureInfo.InvariantCulture);

    private static List<(string Name, string Value)> Filled(PortalPage page, string action, params (string Name, string? Value)[] changes) =>
        [.. page.Fields(action).Where(field => changes.All(change => change.Name != field.Name)), .. changes.Select(change => (change.Name, change.Value!))];
}
