using System.Net;
using MicPortal.Domain.Agreements;
using MicPortal.Domain.Common;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Partnerships;
using MicPortal.TestSupport;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace MicPortal.IntegrationTests.Agreements;

public sealed class AgreementSummaryTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Theory]
    [InlineData("en", "Purpose", "Themes", "water and sanitation", "1 January 2027")]
    [InlineData("fr", "Objet", "Thèmes", "eau et assainissement", "1er janvier 2027")]
    [InlineData("nl", "Doel", "Thema’s", "water en sanitaire voorzieningen", "1 januari 2027")]
    [InlineData("es", "Objeto", "Temas", "agua y saneamiento", "1 de enero de 2027")]
    [InlineData("pt", "Objeto", "Temas", "água e saneamento", "1 de janeiro de 2027")]
    [InlineData("it", "Oggetto", "Temi", "acqua e servizi igienico-sanitari", "1º gennaio 2027")]
    public async Task Labels_dates_and_names_are_in_the_language_of_the_print(string language, string purpose, string themes, string theme, string start)
    {
        var content = PortalFixture.Content() with { Start = PartialDate.From(new DateOnly(2027, 1, 1)), Texts = [Text(language)] };
        var page = await Published(content, $"lang={language}");

        Assert.Equal(language, page.Document.DocumentElement.GetAttribute("lang"));
        Assert.Equal(purpose, page.One("td b").TextContent);
        var facts = page.One(".facts").TextContent;
        Assert.Contains(themes, facts, StringComparison.Ordinal);
        Assert.Contains(theme, facts, StringComparison.Ordinal);
        Assert.Contains(start, facts, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_texts_stand_side_by_side_each_with_its_standing_and_its_language()
    {
        var page = await Published(PortalFixture.Content() with { Texts = [Text("pt"), Text("en", isAuthentic: false)] }, "lang=en&with=pt");

        Assert.Equal(["English · translation", "Português · texto autêntico"], page.Document.QuerySelectorAll("thead th").Select(head => head.TextContent.Trim()));
        Assert.Equal(["Purpose in en", "Purpose in pt"], page.Document.QuerySelectorAll("tbody tr:first-child td p").Select(text => text.TextContent));
        Assert.Equal("pt", page.One("tbody tr:first-child td:last-child p").GetAttribute("lang"));
        Assert.Equal("auto", page.One("tbody tr:first-child td:last-child p").GetAttribute("dir"));
    }

    [Fact]
    public async Task A_missing_translation_is_said_in_its_column()
    {
        var page = await Published(PortalFixture.Content() with { Texts = [Text("en")] }, "lang=en&with=fr");

        var column = page.One("td.none").TextContent;
        Assert.Contains("No French text exists. Texts exist in: English.", column, StringComparison.Ordinal);
        Assert.Contains("Il n’existe pas de texte en français.", column, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_print_in_a_language_without_a_text_shows_the_authentic_text_beside_it()
    {
        var page = await Published(PortalFixture.Content() with { Texts = [Text("it")] }, "lang=pt");

        Assert.Equal("pt", page.Document.DocumentElement.GetAttribute("lang"));
        Assert.Contains("Não existe texto em português.", page.One("td.none").TextContent, StringComparison.Ordinal);
        Assert.Contains("Purpose in it", page.Text, StringComparison.Ordinal);
        Assert.Equal("it", page.Value("with"));
    }

    [Theory]
    [InlineData("", "it", "")]
    [InlineData("lang=xx&with=yy", "it", "")]
    [InlineData("lang=IT&with=it", "it", "")]
    [InlineData("lang=%00&with[]=fr", "it", "")]
    [InlineData("lang=fr&with=", "fr", "it")]
    [InlineData("with=nl", "it", "nl")]
    [InlineData("lang=it&lang=fr", "it", "")]
    public async Task What_is_not_understood_falls_back(string query, string lang, string with)
    {
        var page = await Published(PortalFixture.Content() with { Texts = [Text("it"), Text("sr", isAuthentic: false)] }, query);

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(lang, page.Value("lang"));
        Assert.Equal(with, page.Value("with"));
    }

    [Theory]
    [InlineData("pt-MZ,pt;q=0.9,en;q=0.5", "pt")]
    [InlineData("de;q=0.9,en;q=0.5", "en")]
    [InlineData("fr,ar", "it")]
    public async Task Without_a_choice_it_is_in_the_first_language_that_the_reader_asks_for_and_a_text_has(string accepted, string lang)
    {
        var agreement = await Agreement(PortalFixture.Content() with { Texts = [Text("it"), Text("en", isAuthentic: false), Text("pt", isAuthentic: false)] });
        var client = portal.Anonymous();
        client.DefaultRequestHeaders.TryAddWithoutValidation("Accept-Language", accepted);

        Assert.Equal(lang, (await client.Page($"/agreements/{agreement.Id}/summary")).Value("lang"));
    }

    [Fact]
    public async Task A_text_in_a_language_without_labels_has_English_ones()
    {
        var page = await Published(PortalFixture.Content() with { Texts = [Text("sr")] }, "lang=sr");

        Assert.Equal("en", page.Document.DocumentElement.GetAttribute("lang"));
        Assert.Equal("Purpose", page.One("td b").TextContent);
        Assert.Equal("sr", page.One("td p").GetAttribute("lang"));
    }

    [Fact]
    public async Task The_language_of_a_print_does_not_become_that_of_the_screens()
    {
        var agreement = await Agreement(PortalFixture.Content());
        var client = portal.Anonymous();
        await client.Page($"/agreements/{agreement.Id}/summary?lang=fr");

        Assert.Equal("en", (await client.Page("/partnerships")).Document.DocumentElement.GetAttribute("lang"));
    }

    [Fact]
    public async Task The_kind_stands_in_each_partys_own_word_and_none_is_made_up()
    {
        var parties = new[]
        {
            await portal.CreateMunicipality("Herenthout", country: "BE", language: "nl"), await portal.CreateMunicipality("Ibo", Side.South, "MZ", "pt"),
            await portal.CreateMunicipality("Kassel", country: "DE", language: "de"), await portal.CreateMunicipality("Kragu", country: "RS", language: "sr"),
        };
        var page = await Published(PortalFixture.Content(), "lang=en", await portal.CreatePartnership(parties, publication: Publication.Agreement));

        Assert.Equal(["stedenband", "geminação", "Städtepartnerschaft"], page.Document.QuerySelectorAll(".towns b").Select(word => word.TextContent));
    }

    [Fact]
    public async Task Scripts_in_every_text_are_shown_as_text()
    {
        const string script = "<script>alert(1)</script>\"'>";
        var content = PortalFixture.Content() with
        {
            Texts = [new AgreementText { Language = "en", IsAuthentic = true, Title = script, Purpose = script, Scope = script, FullText = script }],
        };
        var page = await Published(content, "lang=en");

        Assert.All(page.Document.Scripts, element => Assert.StartsWith("/portal", element.Source, StringComparison.Ordinal));
        Assert.Equal(script, page.Heading);
        Assert.Equal(2, page.Document.QuerySelectorAll("td p").Count(text => text.TextContent == script));
    }

    [Fact]
    public async Task The_full_text_is_not_printed_but_counted_and_fingerprinted()
    {
        var page = await Published(PortalFixture.Content() with { Texts = [Text("en") with { FullText = "abc" }] }, "lang=en");

        // The first 16 digits of the well-known SHA-256 of "abc".
        Assert.Contains("1 word, kept in the record and not printed here. SHA-256 fingerprint: ba78 16bf 8f01 cfea", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_says_where_the_record_lives_and_what_makes_the_page_void()
    {
        var agreement = await Agreement(PortalFixture.Content());
        var page = await portal.Anonymous().Page($"/agreements/{agreement.Id}/summary?lang=en");

        var foot = page.One(".foot").TextContent;
        Assert.Contains($"http://localhost:5080/agreements/{agreement.Id}", foot, StringComparison.Ordinal);
        Assert.Contains("This page shows version 1", foot, StringComparison.Ordinal);
        Assert.DoesNotContain("void", foot, StringComparison.Ordinal);
        Assert.Contains("Printed on 24 November 2026", foot, StringComparison.Ordinal);
        Assert.Equal("img", page.One("svg.qr").GetAttribute("role"));
        var (unsigned, client) = await OfParty(AgreementStatus.Proposed);
        Assert.Contains("A later version makes this page void.", (await client.Page($"/agreements/{unsigned.Id}/summary?lang=en")).One(".foot").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_declined_one_has_no_line_to_sign_on()
    {
        var (agreement, client) = await OfParty(AgreementStatus.Proposed);
        await Change(agreement.Id, tracked => tracked.Decline("Not now", Officer(tracked, 0), portal.Now));

        var page = await client.Page($"/agreements/{agreement.Id}/summary?lang=en");

        Assert.Contains("Declined by", page.Text, StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector(".sign"));
    }

    [Fact]
    public async Task Signatures_are_shown_and_a_missing_one_has_a_line_to_sign_on()
    {
        var (agreement, client) = await OfParty(AgreementStatus.Endorsed);
        await Change(agreement.Id, tracked => tracked.RecordSignature(
            1, new SignatureGiven("Burgemeester", PartialDate.From(portal.Today), "Leuven"), Officer(tracked, 0), portal.Now));

        var page = await client.Page($"/agreements/{agreement.Id}/summary?lang=en");

        var signatures = page.Document.QuerySelectorAll(".sign > div").Select(party => party.TextContent.ReplaceLineEndings("")).ToList();
        Assert.Single(signatures, text => text.Contains("BurgemeesterSigned, 24 November 2026, Leuven", StringComparison.Ordinal));
        Assert.Single(signatures, text => text.EndsWith("Place, date, signature", StringComparison.Ordinal));
        Assert.Single(page.Document.QuerySelectorAll(".sign .line"));
    }

    [Fact]
    public async Task An_approval_says_which_version_when_and_by_which_post_and_on_which_decision()
    {
        var (agreement, client) = await OfParty(AgreementStatus.Endorsed);
        await Change(agreement.Id, tracked => tracked.Revise(PortalFixture.Content("Another title"), Officer(tracked, 0), portal.Now));
        await Change(agreement.Id, tracked => tracked.Endorse(2, [], Officer(tracked, 0) with { Role = Domain.Access.UserRole.MayorsOffice }, portal.Now));

        var page = await client.Page($"/agreements/{agreement.Id}/summary?lang=en");

        var parties = page.Document.QuerySelectorAll(".parts > div").Select(party => party.TextContent).ToList();
        Assert.Single(parties, text => text.Contains("version 2, 24 November 2026, mayor’s office", StringComparison.Ordinal));
        var other = Assert.Single(parties, text => text.Contains("version 2: not yet approved", StringComparison.Ordinal));
        Assert.Contains("version 1, 24 November 2026, officer for international relations", other, StringComparison.Ordinal);
        Assert.Contains("council, 14/2026, 23 November 2026", other, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_paper_says_who_recorded_it_and_who_has_not_confirmed_it()
    {
        var town = await portal.CreateMunicipality();
        var paper = await portal.CreatePaper(await portal.CreatePartnership([town, await portal.CreateMunicipality()], publication: Publication.Agreement));

        Assert.Equal(HttpStatusCode.NotFound, (await portal.Anonymous().Page($"/agreements/{paper.Id}/summary?lang=en")).Status);
        var page = await (await portal.SignIn(await portal.CreateUser(town))).Page($"/agreements/{paper.Id}/summary?lang=en");

        Assert.Contains("Signed on paper; recorded by", page.One(".state").TextContent, StringComparison.Ordinal);
        Assert.Contains("record not yet confirmed", page.One(".parts").TextContent, StringComparison.Ordinal);
        Assert.Contains("Signed, 2019", page.One(".sign").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_partys_path_is_for_the_parties_and_the_association_of_that_party()
    {
        var member = await portal.CreateMunicipality();
        var association = await portal.CreateAssociation(members: member);
        var partnership = await portal.CreatePartnership([member, await portal.CreateMunicipality(side: Side.South)], publication: Publication.Agreement);
        var agreement = await portal.CreateAgreement(partnership, AgreementStatus.Signed);

        Assert.Equal(2, await PathsShownTo(await portal.SignIn(await portal.CreateUser(member))));
        Assert.Equal(1, await PathsShownTo(await portal.SignIn(await portal.CreateUser(association))));
        Assert.Equal(0, await PathsShownTo(portal.Anonymous()));
        // No heading with nothing below it.
        Assert.Empty((await portal.Anonymous().Page($"/agreements/{agreement.Id}/summary?lang=en")).Document.QuerySelectorAll(".parts"));

        async Task<int> PathsShownTo(HttpClient client) =>
            (await client.Page($"/agreements/{agreement.Id}/summary?lang=en")).Document.QuerySelectorAll(".words").Length;
    }

    [Fact]
    public async Task A_draft_is_marked_as_one_and_has_no_lines_to_sign_on()
    {
        var (agreement, client) = await OfParty(AgreementStatus.Draft);

        var page = await client.Page($"/agreements/{agreement.Id}/summary?lang=en");

        Assert.StartsWith("Draft of ", page.One(".state.draft").TextContent, StringComparison.Ordinal);
        Assert.Contains("This page shows a draft", page.One(".foot").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll(".sign"));
    }

    [Fact]
    public async Task Who_may_not_see_the_agreement_gets_the_answer_for_one_that_does_not_exist()
    {
        var (draft, _) = await OfParty(AgreementStatus.Draft);
        var (proposed, _) = await OfParty(AgreementStatus.Proposed);
        var other = await portal.SignIn(await portal.CreateUser(await Organisation(draft.Parties.Last().OrganisationId)));

        Assert.Equal(HttpStatusCode.NotFound, (await other.Page($"/agreements/{draft.Id}/summary")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await other.Page($"/agreements/{proposed.Id}/summary")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await portal.Anonymous().Page($"/agreements/{proposed.Id}/summary?lang=pt")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await portal.Anonymous().Page("/agreements/999999/summary")).Status);
    }

    private static AgreementText Text(string language, bool isAuthentic = true) =>
        new() { Language = language, IsAuthentic = isAuthentic, Title = $"Title in {language}", Purpose = $"Purpose in {language}" };

    private async Task<Agreement> Agreement(AgreementContent content) =>
        await portal.CreateAgreement(status: AgreementStatus.Signed, content: content, publication: Publication.Agreement);

    /// <summary>The summary of a signed and published agreement, as everyone sees it.</summary>
    private async Task<PortalPage> Published(AgreementContent content, string query, Partnership? partnership = null)
    {
        var agreement = partnership is null ? await Agreement(content) : await portal.CreateAgreement(partnership, AgreementStatus.Signed, content);
        return await portal.Anonymous().Page($"/agreements/{agreement.Id}/summary?{query}");
    }

    /// <summary>An unpublished agreement, and a browser of its drafting party's officer.</summary>
    private async Task<(Agreement Agreement, HttpClient Client)> OfParty(AgreementStatus status)
    {
        var agreement = await portal.CreateAgreement(status: status);
        return (agreement, await portal.SignIn(await portal.CreateUser(await Organisation(agreement.DraftingOrganisationId))));
    }

    private static Domain.Access.Actor Officer(Agreement agreement, int party) =>
        new(null, Domain.Access.UserRole.Officer, party == 0 ? agreement.DraftingOrganisationId : agreement.Parties.First(other => other.OrganisationId != agreement.DraftingOrganisationId).OrganisationId);

    private Task<Organisation> Organisation(int id) => portal.InDatabase(db => db.Organisations.SingleAsync(organisation => organisation.Id == id));

    private Task Change(int id, Action<Agreement> act) => portal.InDatabase(async db =>
    {
        act(await db.Agreements
            .Include(agreement => agreement.Parties).ThenInclude(party => party.Signature)
            .Include(agreement => agreement.Versions).ThenInclude(version => version.Texts).ThenInclude(text => text.Contributions)
            .Include(agreement => agreement.Versions).ThenInclude(version => version.Endorsements).ThenInclude(endorsement => endorsement.Decisions)
            .AsSplitQuery().SingleAsync(agreement => agreement.Id == id));
        await db.SaveChangesAsync();
    });
}
