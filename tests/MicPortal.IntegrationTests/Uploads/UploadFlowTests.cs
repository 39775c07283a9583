using System.Net;
using System.Text;
using MicPortal.Domain.Common;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Partnerships;
using MicPortal.TestSupport;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace MicPortal.IntegrationTests.Uploads;

/// <summary>An association's members and their partnerships from a file: looked at, confirmed once, answered by the towns.</summary>
public sealed class UploadFlowTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const string New = "/association/uploads/new";
    private const string Address = "/association/uploads";
    private const string Headings = "Municipality;Country code;Member since;Partner;Partner's country;Year of first contact\r\n";

    [Fact]
    public async Task A_file_is_shown_row_by_row_confirmed_once_and_answered_by_the_towns()
    {
        var (one, two) = (await portal.CreateMunicipality("Uploadville"), await portal.CreateMunicipality("Ponte de Árvores", Side.South));
        var there = await portal.CreateMunicipality("Alreadyham");
        var association = await portal.CreateAssociation("Association of uploads", there);
        var staff = await portal.SignIn(await portal.CreateUser(association));

        var sent = await Send(staff, Headings + "UPLOADVILLE;be;17/05/2004;ponte de arvores;Mozambique;1999\r\nAlreadyham;BE;;Uploadville;BE;\r\nNowhere at all;BE;;;;\r\nAlreadyham;XX;;;;\r\n");
        var (url, shown) = (sent.Location!, await sent.Follow());

        Assert.Equal("members.csv", shown.Heading);
        Assert.Contains("This lists 1 member and reports 2 partnerships.", shown.Text, StringComparison.Ordinal);
        Assert.Contains("is listed as a member since 17 May 2004 and asked to accept", shown.Text, StringComparison.Ordinal);
        Assert.Contains("partnership reported by you, unconfirmed; first contact 1999", shown.Text, StringComparison.Ordinal);
        Assert.Contains("2 rows have errors and are left out.", shown.Text, StringComparison.Ordinal);
        Assert.Contains("The portal knows no Nowhere at all in Belgium.", shown.Text, StringComparison.Ordinal);
        Assert.Contains("There is no country “XX”", shown.Text, StringComparison.Ordinal);
        Assert.Equal(0, await portal.InDatabase(db => db.Partnerships.CountAsync(partnership => partnership.ReportedById == association.Id)));

        var answers = await Task.WhenAll(shown.Post($"{url}/confirmations"), shown.Post($"{url}/confirmations"));
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Redirect, answer.Status));
        var done = await (await shown.Post($"{url}/confirmations")).Follow();
        Assert.Equal("Members listed: 1. Partnerships reported: 2.", done.Message);
        Assert.Contains("1 member listed, 2 partnerships reported.", done.Text, StringComparison.Ordinal);
        // What its rows did is told as that, also when the page is opened again.
        Assert.Contains("was listed by this file as a member since 17 May 2004", done.Text, StringComparison.Ordinal);
        Assert.Equal(2, done.Document.QuerySelectorAll("tbody a[href^='/partnerships/']").Count(link => link.TextContent == "the partnership was reported by this file"));
        Assert.DoesNotContain("in the portal already", done.Text, StringComparison.Ordinal);

        var partnerships = await portal.InDatabase(db => db.Partnerships.Include(partnership => partnership.Parties).Where(partnership => partnership.ReportedById == association.Id).OrderBy(partnership => partnership.Id).ToListAsync());
        Assert.Equal(2, partnerships.Count);
        Assert.All(partnerships, partnership => Assert.Equal((PartnershipStage.Unconfirmed, PartnershipOrigin.Reported), (partnership.Stage, partnership.Origin)));
        Assert.Equal(PartialDate.FromYear(1999), partnerships[0].FirstContact);
        var membership = await portal.InDatabase(db => db.Memberships.SingleAsync(one => one.AssociationId == association.Id && one.Since != null));
        Assert.Null(membership.AcceptedAt);
        Assert.Equal((one.Id, "2004-05-17"), (membership.MunicipalityId, membership.Since.ToString()));
        Assert.Contains("Member since 17 May 2004, says Association of uploads.", (await staff.Page($"/memberships/{membership.Id}")).Text, StringComparison.Ordinal);
        Assert.Contains("Membre depuis le 17 mai 2004, selon Association of uploads.", (await staff.Page($"/memberships/{membership.Id}?lang=fr")).Text, StringComparison.Ordinal);
        await staff.Page("/association?lang=en");
        Assert.Equal(1, await portal.InDatabase(db => db.AuditEntries.CountAsync(entry => entry.Act == ActName.UploadConfirmed && entry.OrganisationId == association.Id)));

        // Seen by the parties and by who reported it, and by nobody else.
        var page = $"/partnerships/{partnerships[0].Id}";
        Assert.Contains("Reported by Association of uploads, not confirmed by either side.", (await staff.Page(page)).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await portal.Anonymous().Page(page)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await portal.SignIn(await portal.CreateUser(await portal.CreateAssociation()))).Page(page)).Status);
        var officer = await portal.SignIn(await portal.CreateUser(two));
        var work = await (await officer.Page("/my-work")).Follow();
        Assert.Contains("reported by Association of uploads", work.Text, StringComparison.Ordinal);
        Assert.Contains("Association of uploads says that you are partners with Uploadville.", (await officer.Page(page)).Text, StringComparison.Ordinal);
        var question = await officer.Page($"{page}/answer");
        Assert.Contains("Association of uploads has reported it, and no party has confirmed it.", question.Text, StringComparison.Ordinal);
        await question.Post($"{page}/answer", ("Answer", "NotOurs"));
        Assert.Equal(PartyAnswer.NotOurs, (await portal.ReadPartnership(partnerships[0].Id)).PartyOf(two.Id).Answer);

        // What came of the file stands still, whatever becomes of what it listed and reported.
        await portal.InDatabase(async db =>
        {
            (await db.Memberships.SingleAsync(found => found.Id == membership.Id)).End(PortalFixture.OfficerOf(one), portal.Now, "We never were");
            await db.SaveChangesAsync();
        });
        Assert.Equal(done.Document.QuerySelectorAll("tbody tr").Select(row => row.TextContent), (await staff.Page(url)).Document.QuerySelectorAll("tbody tr").Select(row => row.TextContent));
        await portal.InDatabase(db => db.Memberships.Where(found => found.Id == membership.Id).ExecuteUpdateAsync(set => set.SetProperty(found => found.EndedAt, (DateTime?)null)));

        // What the towns have refused is not reported again.
        var again = await (await Send(staff, Headings + "Uploadville;BE;2004;Ponte de Árvores;MZ;\r\n")).Follow();
        Assert.Contains("No row of this file would change anything.", again.Text, StringComparison.Ordinal);
        Assert.Contains("the partnership is in the portal already", again.Text, StringComparison.Ordinal);
        Assert.Contains("is a member already; the date of this row is not taken over", again.Text, StringComparison.Ordinal);
        Assert.Contains("reported the partnership", (await officer.Page($"{page}/history")).Text, StringComparison.Ordinal);
        Assert.Contains("confirmed an uploaded list of members", (await staff.Page($"/associations/{association.Id}/history")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_partnership_that_the_association_may_not_see_is_not_told_of()
    {
        var (one, two) = (await portal.CreateMunicipality("Secretham"), await portal.CreateMunicipality("Secretbury", Side.South));
        await portal.CreatePartnership([one, two]);
        var staff = await portal.SignIn(await portal.CreateUser(await portal.CreateAssociation()));

        var shown = await (await Send(staff, Headings + "Secretham;BE;2004;Secretbury;MZ;\r\n")).Follow();

        Assert.Contains("reports 1 partnership.", shown.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("already", shown.One("main table").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_towns_of_a_name_are_shown_and_the_province_tells_them_apart()
    {
        var first = await portal.CreateMunicipality("Twinham");
        await portal.CreateMunicipality("Twinham");
        var staff = await portal.SignIn(await portal.CreateUser(await portal.CreateAssociation()));

        var shown = await (await Send(staff, Headings + "Twinham;BE;;;;\r\n")).Follow();

        Assert.Contains("There are 2 towns of the name Twinham.", shown.Text, StringComparison.Ordinal);
        Assert.Equal("Twinham (Test province)", shown.One($"main td a[href='/municipalities/{first.Id}']").TextContent);
        Assert.Equal(0, shown.Document.QuerySelectorAll("form[action$='/confirmations']").Length);
    }

    [Fact]
    public async Task Wrong_rows_come_back_as_a_file_that_calculates_nothing_and_can_be_sent_again()
    {
        await portal.CreateMunicipality("Goodham");
        var staff = await portal.SignIn(await portal.CreateUser(await portal.CreateAssociation()));
        var sent = await Send(staff, Headings + "Goodham;BE;;;;\r\n\"=HYPERLINK(\"\"https://evil.example\"\")\";BE;+1;;;\r\n");

        var file = Encoding.UTF8.GetString(await staff.GetByteArrayAsync($"{sent.Location}/wrong.csv", TestContext.Current.CancellationToken));

        Assert.DoesNotContain("Goodham", file, StringComparison.Ordinal);
        Assert.Contains("'=HYPERLINK", file, StringComparison.Ordinal);
        Assert.Contains("'+1", file, StringComparison.Ordinal);
        Assert.Contains("What is wrong", file, StringComparison.Ordinal);
        Assert.Contains("1 with an error", (await (await Send(staff, file)).Follow()).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_is_said_at_its_field_and_nothing_is_stored()
    {
        var association = await portal.CreateAssociation();
        var staff = await portal.SignIn(await portal.CreateUser(association));
        foreach (var (name, content, error) in new (string, byte[], string)[]
        {
            ("members.csv", Encoding.Latin1.GetBytes("Commune;Pays\nLiège;BE\n"), "not in UTF-8"),
            ("members.csv", Encoding.Unicode.GetBytes("Commune;Pays\nLiège;BE\n"), "not in UTF-8"),
            ("members.pdf", SampleFiles.Pdf(), "ends in .csv or .xlsx"),
            ("members.xlsx", SampleFiles.Docx(), "no workbook that can be read"),
            ("members.xlsm", SampleFiles.Docx(), "ends in .csv or .xlsx"),
            ("members.csv", new byte[3 * 1024 * 1024], "larger than 2 MB"),
            ("members.csv", "Leuven,BE\n"u8.ToArray(), "The first row must hold the headings"),
        })
        {
            var answer = await (await staff.Page(New)).Upload(Address, (name, content), "application/octet-stream");
            Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
            Assert.Contains(error, string.Join(' ', answer.Errors), StringComparison.Ordinal);
        }

        Assert.Equal(0, await portal.InDatabase(db => db.Uploads.CountAsync(upload => upload.AssociationId == association.Id)));
    }

    [Fact]
    public async Task A_workbook_is_taken_and_a_form_sent_twice_makes_one_upload()
    {
        await portal.CreateMunicipality("Sheetham");
        var association = await portal.CreateAssociation();
        var staff = await portal.SignIn(await portal.CreateUser(association));
        var file = SampleFiles.Xlsx("<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Commune</t></is></c><c r=\"B1\" t=\"inlineStr\"><is><t>Pays</t></is></c></row><row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>Sheetham</t></is></c><c r=\"B2\" t=\"inlineStr\"><is><t>Belgique</t></is></c></row>");
        var form = await staff.Page(New);

        var answers = await Task.WhenAll(form.Upload(Address, ("m.xlsx", file), "application/octet-stream"), form.Upload(Address, ("m.xlsx", file), "application/octet-stream"));

        Assert.Equal(answers[0].Location, answers[1].Location);
        Assert.Contains("This lists 1 member", (await answers[0].Follow()).Text, StringComparison.Ordinal);
        Assert.Equal(1, await portal.InDatabase(db => db.Uploads.CountAsync(upload => upload.AssociationId == association.Id)));
    }

    [Fact]
    public async Task Anothers_upload_does_not_exist_here()
    {
        var upload = await portal.CreateUpload(await portal.CreateAssociation());
        var staff = await portal.SignIn(await portal.CreateUser(await portal.CreateAssociation()));
        var form = await staff.Page(New);

        Assert.Equal(HttpStatusCode.NotFound, (await staff.Page($"{Address}/{upload.Id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await staff.Page($"{Address}/{upload.Id}/wrong.csv")).Status);
        using var token = new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", form.Value("__RequestVerificationToken")!)]);
        using var answer = await staff.PostAsync($"{Address}/{upload.Id}/confirmations", token, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Null(await portal.InDatabase(db => db.Uploads.Where(one => one.Id == upload.Id).Select(one => one.ConfirmedAt).SingleAsync()));
    }

    [Fact]
    public async Task A_large_file_costs_no_more_commands_than_a_small_one_and_is_shown_a_page_at_a_time()
    {
        var association = await portal.CreateAssociation();
        var staff = await portal.SignIn(await portal.CreateUser(association));
        var names = await portal.InDatabase(db => db.Municipalities.Where(town => town.CountryCode == "FR").OrderBy(town => town.Id).Select(town => town.Name).Take(450).ToListAsync());
        var small = await Send(staff, Headings + "Uploadville;BE;;;;\r\n");
        var large = await Send(staff, Headings + string.Concat(names.Select(name => $"{name};FR;;;;\r\n")));
        await staff.Page(large.Location!);

        var commands = await portal.Commands.Of(() => staff.Page(large.Location!));
        var few = await portal.Commands.Of(() => staff.Page(small.Location!));

        Assert.InRange(commands.Count, 1, 8);
        Assert.InRange(commands.Count - few.Count, -1, 1);
        var second = await staff.Page($"{large.Location}?from=20");
        Assert.Contains("Rows 21 to 40 of", second.Text, StringComparison.Ordinal);
        Assert.Contains("Rows 441 to", (await staff.Page($"{large.Location}?from=999999")).Text, StringComparison.Ordinal);
        var done = await (await second.Post($"{large.Location}/confirmations")).Follow();
        Assert.StartsWith("Members listed: ", done.Message, StringComparison.Ordinal);
        Assert.True(await portal.InDatabase(db => db.Memberships.CountAsync(membership => membership.AssociationId == association.Id)) > 300);
    }

    [Fact]
    public async Task The_template_has_the_headings_of_the_readers_language()
    {
        var staff = await portal.SignIn(await portal.CreateUser(await portal.CreateAssociation()));
        Assert.Equal("\uFEFFMunicipality,Country code,Member since,Partner,Partner’s country,Year of first contact\r\n", Encoding.UTF8.GetString(await staff.GetByteArrayAsync($"{Address}/template.csv", TestContext.Current.CancellationToken)));
        Assert.StartsWith("\uFEFFMunicipalité;Code du pays;", Encoding.UTF8.GetString(await staff.GetByteArrayAsync($"{Address}/template.csv?lang=fr", TestContext.Current.CancellationToken)), StringComparison.Ordinal);
    }

    private static async Task<PortalPage> Send(HttpClient client, string text) =>
        await (await client.Page(New)).Upload(Address, ("members.csv", Encoding.UTF8.GetBytes(text)), "text/csv");
}
