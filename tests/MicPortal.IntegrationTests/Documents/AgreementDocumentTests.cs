using System.Net;
using System.Net.Http.Headers;
using MicPortal.Domain.Agreements;
using MicPortal.Domain.Common;
using MicPortal.Domain.Partnerships;
using MicPortal.IntegrationTests.Agreements;
using MicPortal.TestSupport;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace MicPortal.IntegrationTests.Documents;

public sealed class AgreementDocumentTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    /// <summary>How many files hold this content, which no other test sends: the folder is that of all tests, some of which run at the same time.</summary>
    private int FilesWith(byte[] content) => new DirectoryInfo(portal.DocumentsFolder).GetFiles().Where(file => file.Exists && file.Length == content.Length).Count(file => File.ReadAllBytes(file.FullName).AsSpan().SequenceEqual(content));

    private const string PdfType = "application/pdf";

    [Fact]
    public async Task A_full_text_makes_a_version_which_asks_all_again_and_the_difference_names_it()
    {
        var towns = await TwoTowns.Of(portal);
        var agreement = await towns.Agreement(AgreementStatus.Endorsed);
        var officer = await towns.Officer(towns.Other);

        var added = await Upload(officer, agreement.Id, "Convênio São João.pdf", SampleFiles.Pdf("one"), ("Kind", "FullText"));
        var replaced = await officer.Page(added.Location!);
        Assert.Equal("The full text is added.", replaced.Message);
        Assert.Contains("Version 2 waits for Alphaville and Betatown.", replaced.Text, StringComparison.Ordinal);
        Assert.Contains("Full text of version 2", replaced.Text, StringComparison.Ordinal);
        Assert.Contains("An officer of Betatown, 24 November 2026", replaced.Text, StringComparison.Ordinal);
        var first = (await portal.ReadAgreement(agreement.Id)).CurrentVersion.FullTextDocuments.Single();
        await Upload(officer, agreement.Id, "second.pdf", SampleFiles.Pdf("two"), ("Kind", "FullText"), ("Replaces", first));

        var stored = await portal.ReadAgreement(agreement.Id);
        Assert.Equal((3, AgreementStatus.Proposed), (stored.CurrentVersionNumber, stored.Status));
        Assert.NotEqual(first, Assert.Single(stored.CurrentVersion.FullTextDocuments));
        var between = await officer.Page($"/agreements/{agreement.Id}/changes?from=1&to=2");
        Assert.Contains("Full text document: added Convênio São João.pdf", between.Text, StringComparison.Ordinal);
        var after = await officer.Page($"/agreements/{agreement.Id}/changes?from=2&to=3");
        Assert.Equal("Full text document: replaced", after.One("main dt").TextContent);
        Assert.StartsWith("Convênio São João.pdf (", after.One("del").TextContent, StringComparison.Ordinal);
        Assert.StartsWith("second.pdf (", after.One("ins").TextContent, StringComparison.Ordinal);
        var older = await officer.Page($"/agreements/{agreement.Id}/versions/2");
        Assert.Contains("Convênio São João.pdf", older.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("second.pdf", older.Text, StringComparison.Ordinal);
        // Words of the text change without the document.
        var edit = await officer.Page($"/agreements/{agreement.Id}/edit");
        await edit.Post($"/agreements/{agreement.Id}/edit", ("Texts[0].Purpose", "Another purpose"));
        Assert.Single((await portal.ReadAgreement(agreement.Id)).CurrentVersion.FullTextDocuments);
        Assert.Contains("An officer of Betatown added a document with the full text “second.pdf”", (await officer.Page($"/agreements/{agreement.Id}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_comes_back_byte_for_byte_as_an_attachment_under_its_name()
    {
        var towns = await TwoTowns.Of(portal);
        var agreement = await towns.Agreement(AgreementStatus.Signed);
        var content = SampleFiles.Pdf();
        await Upload(await towns.Officer(towns.One), agreement.Id, "Convênio \"São\" №5.pdf", content, ("Kind", "SignedScan"));
        var document = Assert.Single(await portal.ReadDocuments(agreement.Id));
        var reader = await towns.MayorsOffice(towns.Other);

        using var response = await reader.GetAsync($"/agreements/{agreement.Id}/documents/{document.Id}", TestContext.Current.CancellationToken);

        Assert.Equal(content, await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Equal(PdfType, response.Content.Headers.ContentType!.ToString());
        var disposition = response.Content.Headers.GetValues("Content-Disposition").Single();
        Assert.StartsWith("attachment; filename=", disposition, StringComparison.Ordinal);
        Assert.Contains($"filename*=UTF-8''{Uri.EscapeDataString(document.Name)}", disposition, StringComparison.Ordinal);
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Contains("default-src 'none'", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.True(response.Headers.CacheControl is { Private: true, NoCache: true });
        // On disk: a random name, the bytes as they came, nobody else reads them and nobody runs them.
        var file = Path.Combine(portal.DocumentsFolder, document.StorageName);
        Assert.Equal(content, await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken));
        Assert.Matches("^[0-9a-f]{32}$", document.StorageName);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }
    }

    [Fact]
    public async Task Head_and_parts_of_it_are_answered()
    {
        var towns = await TwoTowns.Of(portal);
        var agreement = await towns.Agreement(AgreementStatus.Signed);
        var content = SampleFiles.Pdf();
        var url = $"/agreements/{agreement.Id}/documents/{await portal.AddDocument(agreement.Id, towns.One.Id, content: content)}";
        var reader = await towns.Officer(towns.One);

        using var head = await reader.SendAsync(new HttpRequestMessage(HttpMethod.Head, url), TestContext.Current.CancellationToken);
        using var part = await reader.SendAsync(new HttpRequestMessage(HttpMethod.Get, url) { Headers = { Range = new RangeHeaderValue(4, 9) } }, TestContext.Current.CancellationToken);
        using var beyond = await reader.SendAsync(new HttpRequestMessage(HttpMethod.Get, url) { Headers = { Range = new RangeHeaderValue(1_000_000, null) } }, TestContext.Current.CancellationToken);
        using var same = await reader.SendAsync(new HttpRequestMessage(HttpMethod.Get, url) { Headers = { IfNoneMatch = { head.Headers.ETag! } } }, TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.OK, content.Length), (head.StatusCode, head.Content.Headers.ContentLength));
        Assert.Equal(HttpStatusCode.PartialContent, part.StatusCode);
        Assert.Equal(content[4..10], await part.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Equal(HttpStatusCode.RequestedRangeNotSatisfiable, beyond.StatusCode);
        Assert.Equal(HttpStatusCode.NotModified, same.StatusCode);
    }

    [Theory]
    [InlineData("scan.pdf", "html", "The name of the file promises PDF, but its content is something else or incomplete. Save or scan it again")]
    [InlineData("scan.html", "pdf", "Choose a file whose name ends in .pdf, .jpg, .png, .odt or .docx")]
    [InlineData("text.docx", "docm", "The file contains macros. Save it as a PDF, or without macros")]
    [InlineData("text.docx", "bomb", "The file would unpack to far more than a document holds. Save it as a PDF")]
    [InlineData("scan.pdf", "empty", "The file is empty")]
    [InlineData("scan.pdf", "large", "The file is larger than 10 MB. Scan it with fewer dots per inch, or in grey")]
    public async Task What_is_wrong_with_a_file_is_said_at_its_field_and_nothing_is_kept(string name, string what, string message)
    {
        var towns = await TwoTowns.Of(portal);
        var agreement = await towns.Agreement(AgreementStatus.Proposed);
        byte[] content = what switch
        {
            "html" => [.. "<html><script>alert(1)</script>"u8],
            "docm" => SampleFiles.Docx(more: ("word/vbaProject.bin", "x")),
            "bomb" => SampleFiles.Bomb(),
            "empty" => [],
            "large" => [.. SampleFiles.Pdf(), .. new byte[10 * 1024 * 1024]],
            _ => SampleFiles.Pdf("Under a name that is refused"),
        };

        var answer = await Upload(await towns.Officer(towns.One), agreement.Id, name, content, ("Kind", "Decision"));

        Assert.Equal((HttpStatusCode.BadRequest, "Decision"), (answer.Status, answer.Value("Kind")));
        Assert.Equal([message], answer.Errors);
        Assert.Contains(message, answer.One("#File-error").TextContent, StringComparison.Ordinal);
        Assert.Empty(await portal.ReadDocuments(agreement.Id));
        Assert.Equal(0, FilesWith(content));
    }

    [Fact]
    public async Task With_something_else_wrong_the_form_says_that_the_file_must_be_chosen_again()
    {
        var towns = await TwoTowns.Of(portal);
        var agreement = await towns.Agreement(AgreementStatus.Proposed);

        var answer = await Upload(await towns.Officer(towns.One), agreement.Id, "a.pdf", SampleFiles.Pdf());

        Assert.Equal(["Choose what the document is"], answer.Errors);
        Assert.Contains("Choose the file again: the browser has not kept it.", answer.One("#File-hint").TextContent, StringComparison.Ordinal);
        // What only a screen can do is not printed.
        var page = await (await towns.Officer(towns.One)).Page($"/agreements/{agreement.Id}");
        Assert.Contains("None yet. Add the full text", page.One("#documents.unprinted + p > .unprinted").TextContent, StringComparison.Ordinal);
        Assert.Equal("Show the whole history", page.One("a.unprinted[href$='/history']").TextContent);
    }

    [Fact]
    public async Task A_request_far_beyond_the_limit_is_refused_before_it_is_read()
    {
        var towns = await TwoTowns.Of(portal);
        var agreement = await towns.Agreement(AgreementStatus.Proposed);
        var officer = await towns.Officer(towns.One);
        using var content = new StreamContent(new MemoryStream());
        content.Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=x");
        content.Headers.ContentLength = 81L * 1024 * 1024;

        var answer = await PortalPage.Of(officer, await officer.PostAsync($"/agreements/{agreement.Id}/documents", content, TestContext.Current.CancellationToken));

        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "That is too large"), (answer.Status, answer.Heading));
    }

    [Theory]
    [InlineData("../../../etc/passwd.pdf", "passwd.pdf")]
    [InlineData("..\\..\\mayor.pdf", "mayor.pdf")]
    [InlineData("agreement\u202Efdp.exe.pdf", "agreementfdp.exe.pdf")]
    [InlineData(".pdf", "document.pdf")]
    public async Task A_name_that_deceives_is_cleaned(string given, string shown)
    {
        var towns = await TwoTowns.Of(portal);
        var agreement = await towns.Agreement(AgreementStatus.Proposed);
        var officer = await towns.Officer(towns.One);

        // The type that the browser states counts for nothing.
        var form = await officer.Page($"/agreements/{agreement.Id}/documents/new");
        await form.Upload($"/agreements/{agreement.Id}/documents", (given, SampleFiles.Pdf()), "text/html", ("Kind", "Decision"));

        var document = Assert.Single(await portal.ReadDocuments(agreement.Id));
        Assert.Equal((shown, DocumentFormat.Pdf), (document.Name, document.Format));
        using var sent = await officer.GetAsync($"/agreements/{agreement.Id}/documents/{document.Id}", TestContext.Current.CancellationToken);
        Assert.Equal(PdfType, sent.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task A_published_agreement_shows_its_documents_to_nobody_else()
    {
        var towns = await TwoTowns.Of(portal, Publication.Agreement);
        var agreement = await towns.Agreement(AgreementStatus.Signed);
        var document = await portal.AddDocument(agreement.Id, towns.One.Id, name: "hands and names.pdf");
        var association = await portal.SignIn(await portal.CreateUser(await portal.CreateAssociation(null, towns.One)));
        var stranger = await portal.SignIn(await portal.CreateUser(await portal.CreateMunicipality()));

        foreach (var reader in new[] { portal.Anonymous(), stranger })
        {
            Assert.DoesNotContain("hands and names", (await reader.Page($"/agreements/{agreement.Id}")).Html, StringComparison.Ordinal);
            Assert.DoesNotContain("hands and names", (await reader.Page($"/agreements/{agreement.Id}/summary")).Html, StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Page($"/agreements/{agreement.Id}/documents/{document}")).Status);
        Assert.StartsWith("/account/sign-in", (await portal.Anonymous().Page($"/agreements/{agreement.Id}/documents/{document}")).Response.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Contains("hands and names", (await association.Page($"/agreements/{agreement.Id}")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await association.Page($"/agreements/{agreement.Id}/documents/{document}")).Status);
        // Under another agreement's address it is not there.
        var other = await towns.Agreement(AgreementStatus.Signed);
        Assert.Equal(HttpStatusCode.NotFound, (await association.Page($"/agreements/{other.Id}/documents/{document}")).Status);
    }

    [Fact]
    public async Task A_document_in_a_draft_is_its_drafters_alone_and_goes_with_it()
    {
        var towns = await TwoTowns.Of(portal);
        var agreement = await towns.Agreement(AgreementStatus.Draft);
        var (one, other) = (await towns.Officer(towns.One), await towns.Officer(towns.Other));
        await Upload(one, agreement.Id, "first.pdf", SampleFiles.Pdf("one"), ("Kind", "FullText"));
        await Upload(one, agreement.Id, "second.pdf", SampleFiles.Pdf("two"), ("Kind", "FullText"));
        var documents = await portal.ReadDocuments(agreement.Id);
        Assert.Equal(HttpStatusCode.NotFound, (await other.Page($"/agreements/{agreement.Id}/documents/{documents[0].Id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await other.Page($"/agreements/{agreement.Id}/documents/new")).Status);

        var remove = await one.Page($"/agreements/{agreement.Id}/documents/{documents[0].Id}/withdrawals/new");
        var removed = await remove.Post($"/agreements/{agreement.Id}/documents/{documents[0].Id}/withdrawals");
        Assert.Equal($"/agreements/{agreement.Id}#documents", removed.Location);
        Assert.False(File.Exists(Path.Combine(portal.DocumentsFolder, documents[0].StorageName)));
        Assert.Equal("second.pdf", Assert.Single(await portal.ReadDocuments(agreement.Id)).Name);
        Assert.Single((await portal.ReadAgreement(agreement.Id)).CurrentVersion.FullTextDocuments);
        var deletion = await one.Page($"/agreements/{agreement.Id}/deletions/new");
        await deletion.Post($"/agreements/{agreement.Id}/deletions");

        Assert.False(File.Exists(Path.Combine(portal.DocumentsFolder, documents[1].StorageName)));
        Assert.False(await portal.InDatabase(db => db.Set<AgreementDocument>().AnyAsync(document => document.AgreementId == agreement.Id)));
    }

    [Fact]
    public async Task What_was_shared_is_withdrawn_with_a_reason_by_who_added_it_and_stays()
    {
        var towns = await TwoTowns.Of(portal);
        var agreement = await towns.Agreement(AgreementStatus.Signed);
        var document = await portal.AddDocument(agreement.Id, towns.One.Id);
        var (url, officer) = ($"/agreements/{agreement.Id}/documents/{document}/withdrawals", await towns.Officer(towns.One));

        Assert.Equal(HttpStatusCode.Forbidden, (await (await towns.Officer(towns.Other)).Page($"{url}/new")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await towns.MayorsOffice(towns.One)).Page($"{url}/new")).Status);
        var empty = await (await officer.Page($"{url}/new")).Post(url);
        Assert.Equal((HttpStatusCode.BadRequest, "Enter your reason"), (empty.Status, Assert.Single(empty.Errors)));
        var done = await empty.Post(url, ("Reason", "The wrong paper"));

        var page = await done.Follow();
        Assert.Contains("Withdrawn on 24 November 2026 “The wrong paper”", page.Text, StringComparison.Ordinal);
        Assert.Contains("An officer of Alphaville withdrew a document “The wrong paper”", page.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await officer.Page($"/agreements/{agreement.Id}/documents/{document}")).Status);
    }

    [Fact]
    public async Task A_file_that_is_lost_gets_a_page_that_says_so()
    {
        var towns = await TwoTowns.Of(portal);
        var agreement = await towns.Agreement(AgreementStatus.Signed);
        var id = await portal.AddDocument(agreement.Id, towns.One.Id, name: "lost.pdf");
        File.Delete(Path.Combine(portal.DocumentsFolder, (await portal.ReadDocuments(agreement.Id)).Single().StorageName));

        var page = await (await towns.Officer(towns.One)).Page($"/agreements/{agreement.Id}/documents/{id}");

        Assert.Equal((HttpStatusCode.NotFound, "The file of this document is not there"), (page.Status, page.Heading));
        Assert.Contains("lost.pdf", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_sent_twice_adds_one_document_and_keeps_one_file()
    {
        var towns = await TwoTowns.Of(portal);
        var agreement = await towns.Agreement(AgreementStatus.Proposed);
        var form = await (await towns.Officer(towns.One)).Page($"/agreements/{agreement.Id}/documents/new");
        var content = SampleFiles.Pdf("Sent three times");

        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => form.Upload($"/agreements/{agreement.Id}/documents", ("a.pdf", content), PdfType, ("Kind", "FullText"))));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Found, answer.Status));
        Assert.Single(await portal.ReadDocuments(agreement.Id));
        Assert.Equal((2, 1), ((await portal.ReadAgreement(agreement.Id)).CurrentVersionNumber, FilesWith(content)));
    }

    [Fact]
    public async Task Two_parties_that_add_at_the_same_moment_are_both_heard()
    {
        var towns = await TwoTowns.Of(portal);
        var agreement = await towns.Agreement(AgreementStatus.Proposed);
        var clients = new[] { await towns.Officer(towns.One), await towns.Officer(towns.Other) };

        var answers = await Task.WhenAll(clients.Select((client, index) => Upload(client, agreement.Id, $"{index}.pdf", SampleFiles.Pdf($"{index}"), ("Kind", "FullText"))));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Found, answer.Status));
        var stored = await portal.ReadAgreement(agreement.Id);
        Assert.Equal((3, 2), (stored.CurrentVersionNumber, stored.CurrentVersion.FullTextDocuments.Count));
    }

    [Fact]
    public async Task When_the_row_cannot_be_saved_the_file_goes_again()
    {
        await using var broken = PortalFixture.On(TemplateDatabase.Copy());
        var towns = await TwoTowns.Of(broken);
        var agreement = await towns.Agreement(AgreementStatus.Proposed);
        var form = await (await towns.Officer(towns.One)).Page($"/agreements/{agreement.Id}/documents/new");
        await broken.InDatabase(db => db.Database.ExecuteSqlRawAsync("""CREATE TRIGGER "Full" BEFORE INSERT ON "AgreementDocuments" BEGIN SELECT RAISE(ABORT, 'full'); END"""));
        var content = SampleFiles.Pdf("Without a row");

        var answer = await form.Upload($"/agreements/{agreement.Id}/documents", ("a.pdf", content), PdfType, ("Kind", "FullText"));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.Status);
        Assert.Equal(0, FilesWith(content));
        Assert.Equal(1, (await broken.ReadAgreement(agreement.Id)).CurrentVersionNumber);
    }

    [Fact]
    public async Task A_mayors_office_and_an_association_read_and_add_nothing()
    {
        var towns = await TwoTowns.Of(portal);
        var agreement = await towns.Agreement(AgreementStatus.Signed);
        var association = await portal.SignIn(await portal.CreateUser(await portal.CreateAssociation(null, towns.One)));

        foreach (var reader in new[] { await towns.MayorsOffice(towns.One), association })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await reader.Page($"/agreements/{agreement.Id}/documents/new")).Status);
            Assert.Contains("No party has added one yet.", (await reader.Page($"/agreements/{agreement.Id}")).Text, StringComparison.Ordinal);
        }

        Assert.Contains("None yet. Add the full text, a decision or, once it is signed, the scan", (await (await towns.Officer(towns.One)).Page($"/agreements/{agreement.Id}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_recorded_a_paper_is_led_to_add_the_scan_and_the_other_adds_one_too()
    {
        var towns = await TwoTowns.Of(portal);
        var paper = await towns.Paper();
        var officer = await towns.Officer(towns.One);
        Assert.Equal("Add the scan", (await officer.Page($"/agreements/{paper.Id}")).One(".next a.button").TextContent.Trim());

        await Upload(officer, paper.Id, "scan.jpg", SampleFiles.Jpeg, ("Kind", "SignedScan"));
        await Upload(await towns.Officer(towns.Other), paper.Id, "scan.png", SampleFiles.Png, ("Kind", "SignedScan"));

        var stored = await portal.ReadAgreement(paper.Id);
        Assert.Equal((1, 2), (stored.CurrentVersionNumber, (await portal.ReadDocuments(paper.Id)).Count));
        Assert.Empty((await officer.Page($"/agreements/{paper.Id}")).Document.QuerySelectorAll(".next a.button"));
    }

    [Fact]
    public async Task The_printed_summary_names_the_full_text_with_its_fingerprint()
    {
        var towns = await TwoTowns.Of(portal);
        var agreement = await towns.Agreement(AgreementStatus.Proposed);
        await portal.AddDocument(agreement.Id, towns.One.Id, DocumentKind.FullText, "Convenio.pdf");
        var fingerprint = (await portal.ReadDocuments(agreement.Id)).Single().Fingerprint;

        var print = await (await towns.Officer(towns.Other)).Page($"/agreements/{agreement.Id}/summary?lang=es&with=en");

        Assert.Contains($"Texto completo en documento: Convenio.pdf (huella SHA-256: {fingerprint[..4]} {fingerprint[4..8]}", print.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_act_stands_in_the_trail_of_the_partnership()
    {
        var towns = await TwoTowns.Of(portal);
        var agreement = await towns.Agreement(AgreementStatus.Endorsed);

        await Upload(await towns.Officer(towns.One), agreement.Id, "a.odt", SampleFiles.Odt(), ("Kind", "Decision"));

        var entry = await portal.InDatabase(db => db.AuditEntries.Where(entry => entry.RecordId == agreement.Id && entry.Act == ActName.AgreementDecisionAdded).SingleAsync());
        Assert.Equal((towns.Partnership.Id, towns.One.Id, "a.odt"), (entry.PartnershipId, entry.OrganisationId, entry.Word));
    }

    private static async Task<PortalPage> Upload(HttpClient client, int agreementId, string name, byte[] content, params (string Name, string Value)[] changes) =>
        await (await client.Page($"/agreements/{agreementId}/documents/new")).Upload($"/agreements/{agreementId}/documents", (name, content), PdfType, changes);
}
