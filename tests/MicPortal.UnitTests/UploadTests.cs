using System.Text;
using MicPortal.Application.Uploads;
using MicPortal.Domain.Common;
using MicPortal.Domain.Partnerships;
using MicPortal.Domain.Uploads;
using MicPortal.TestSupport;
using Xunit;

namespace MicPortal.UnitTests;

public sealed class UploadTests
{
    private static readonly UploadPlace Leuven = new(1, "Leuven", "BE", "Flanders", ["leuven", "louvain"]);
    private static readonly UploadPlace Pemba = new(2, "Pemba", "MZ", "Cabo Delgado", ["pemba", "porto amelia"]);
    private static readonly UploadPlace SaintNicolas = new(3, "Saint-Nicolas", "BE", "Wallonia", ["saint nicolas"]);
    private static readonly UploadPlace OtherSaintNicolas = new(4, "Saint-Nicolas", "BE", "Flanders", ["saint nicolas"]);
    private static readonly UploadPlace NewLouvain = new(5, "Louvain", "BE", "Wallonia", ["louvain"]);

    [Theory]
    [InlineData("1998", "1998")]
    [InlineData("1998-05", "1998-05")]
    [InlineData("1998-5-7", "1998-05-07")]
    [InlineData("07/05/1998", "1998-05-07")]
    [InlineData("7.5.1998", "1998-05-07")]
    [InlineData("05/1998", "1998-05")]
    [InlineData("31/02/1998", null)]
    [InlineData("May 1998", null)]
    [InlineData("98", null)]
    [InlineData("-1998", null)]
    public void Dates_are_read_as_people_and_spreadsheets_write_them(string text, string? read) =>
        Assert.Equal(read, UploadDate.TryRead(text, out var date) ? date.ToString() : null);

    [Theory]
    [InlineData("LEUVEN", "BE", "1")]
    [InlineData("Léuven", "BE", "1")]
    [InlineData("Porto Amélia", "MZ", "2")]
    [InlineData("Leuven", "MZ", "")]
    [InlineData("Leuve", "BE", "")]
    [InlineData("Louvain", "BE", "5")]
    [InlineData("Saint-Nicolas", "BE", "3 4")]
    [InlineData("saint nicolas (Wallonia)", "BE", "3")]
    [InlineData("saint nicolas (Namur)", "BE", "")]
    [InlineData("()", "BE", "")]
    public void A_place_is_found_by_its_name_now_or_once_and_its_country(string written, string country, string ids) =>
        Assert.Equal(ids, string.Join(' ', UploadPlace.Named(written, country, [Leuven, Pemba, SaintNicolas, OtherSaintNicolas, NewLouvain]).Select(place => place.Id)));

    [Fact]
    public void Each_row_says_what_is_wrong_with_it_and_the_others_do_not_wait_for_it()
    {
        var plan = Plan(
            Row("Leuven", "BE", "2004", "Pemba", "MZ", "1999"),
            Row("Leuven", "Belgique", "", "Saint-Nicolas (Flanders)", "BE", ""),
            Row("Leuven", "BE", "2004", "Pemba", "MZ", "1999"),
            Row("Pemba", "MZ", "2010", "Leuven", "BE", ""),
            Row("", "BE"),
            Row("Leuven", ""),
            Row("Leuven", "Atlantis"),
            Row("Nowhere", "BE"),
            Row("Saint-Nicolas", "BE"),
            Row("Leuven", "BE", "", "Leuven", "BE", ""),
            Row("Leuven", "BE", "soon"),
            Row("Leuven", "BE", "2199"),
            Row("Leuven", "BE", "", "Pemba", "MZ", "2199"),
            Row("Leuven", "BE", "", "", "", "1999"),
            Row("Saint-Nicolas (Wallonia)", "BE", "", "Pemba", "MZ", ""));

        Assert.Equal(
            ["", "", "Repeated", "", "MunicipalityMissing", "CountryMissing", "UnknownCountry", "NoSuchPlace", "SeveralPlaces", "WithItself", "NoDate", "SinceInFuture", "FirstContactInFuture", "PartnerMissing", "NotAMember"],
            plan.Rows.Select(row => string.Join(' ', row.Errors.Select(error => error.Code))));
        Assert.Equal((2, 2), (plan.MembersListed, plan.PartnershipsReported));
        Assert.Equal(
            [(PlannedMembership.Lists, PlannedPartnership.Reports), (PlannedMembership.IsListed, PlannedPartnership.Reports), (PlannedMembership.Lists, PlannedPartnership.IsThere)],
            plan.Good.Select(row => (row.Membership, row.Partnership)));
        Assert.Equal([2], plan.Rows[2].Errors[0].Arguments);
        Assert.Equal([3, 4], plan.Rows[8].Errors[0].Places.Select(place => place.Id));
    }

    [Fact]
    public void A_member_stays_one_a_former_one_is_not_listed_behind_its_back_and_a_known_partnership_is_left_alone()
    {
        var plan = Plan(
            new HashSet<int> { Leuven.Id }, new HashSet<int> { Pemba.Id }, new Dictionary<string, int> { ["1,2"] = 77 },
            Row("Leuven", "BE"), Row("Pemba", "MZ"), Row("Leuven", "BE", "", "Pemba", "MZ", ""));

        Assert.Equal(["", "MembershipEnded", ""], plan.Rows.Select(row => string.Join(' ', row.Errors.Select(error => error.Code))));
        Assert.Equal((0, 0, 77), (plan.MembersListed, plan.PartnershipsReported, plan.Rows[2].PartnershipId));
    }

    [Fact]
    public void What_an_association_reports_waits_for_both_towns_and_is_not_published()
    {
        var staff = new Domain.Access.Actor(9, Domain.Access.UserRole.AssociationStaff, 50);
        var reported = Partnership.Report(50, [Example.Reggio, Example.Pemba], PartialDate.FromYear(1999), staff, Example.At);

        Assert.Equal((PartnershipStage.Unconfirmed, PartnershipOrigin.Reported, 50), (reported.Stage, reported.Origin, reported.ReportedById));
        Assert.Equal([ActName.PartnershipReported], reported.Acts.Select(act => act.Name));
        var standing = PartnershipStanding.Of(reported, false);
        Assert.Equal(Publication.Nothing, standing.PublishedAs);
        Assert.True(PartnershipAccess.CanView(standing, staff));
        Assert.False(PartnershipAccess.CanViewJointRecord(standing, staff));
        Assert.False(PartnershipAccess.CanView(standing, staff with { OrganisationId = 51 }));
        Assert.True(PartnershipAccess.CanAnswer(standing, Example.PembaOfficer));
        Assert.Equal("Partnerships.Errors.FirstContactInFuture", Example.KeyOf(() => Partnership.Report(50, [Example.Reggio, Example.Pemba], PartialDate.FromYear(2199), staff, Example.At)));
    }

    [Fact]
    public void Once_confirmed_a_row_says_what_it_did_and_what_was_there_before_stays_that()
    {
        var parties = Partnership.PartySetOf([Leuven.Id, Pemba.Id]);
        var rows = new[] { Row("Leuven", "BE", "2004", "Pemba", "MZ"), Row("Pemba", "MZ", "1999") };
        var before = Plan(new HashSet<int> { Leuven.Id, Pemba.Id }, new HashSet<int>(), new Dictionary<string, int> { [parties] = 7 }, rows);
        var after = Plan(new HashSet<int> { Leuven.Id, Pemba.Id }, new HashSet<int>(), new Dictionary<string, int> { [parties] = 7 }, new HashSet<int> { Leuven.Id }, new HashSet<string> { parties }, rows);

        Assert.Equal([(PlannedMembership.IsListed, PlannedPartnership.IsThere, true), (PlannedMembership.IsListed, PlannedPartnership.None, true)], before.Rows.Select(Outcome));
        Assert.Equal([(PlannedMembership.Listed, PlannedPartnership.Reported, false), (PlannedMembership.IsListed, PlannedPartnership.None, true)], after.Rows.Select(Outcome));

        static (PlannedMembership, PlannedPartnership, bool) Outcome(PlannedRow row) => (row.Membership, row.Partnership, row.LeavesDateOut);
    }

    [Fact]
    public void An_upload_is_confirmed_once_and_only_where_something_comes_of_it()
    {
        var staff = new Domain.Access.Actor(9, Domain.Access.UserRole.AssociationStaff, 50);
        var upload = Upload.Of(50, "members.csv", [Row("Leuven", "BE")], staff, Example.At);
        Assert.Equal("Uploads.Errors.NothingToDo", Example.KeyOf(() => upload.Confirm(0, 0, 1, staff, Example.At)));
        upload.Confirm(1, 0, 0, staff, Example.At);
        Assert.Equal("Uploads.Errors.ConfirmedAlready", Example.KeyOf(() => upload.Confirm(1, 0, 0, staff, Example.At)));
        Assert.Equal([ActName.UploadStored, ActName.UploadConfirmed], upload.Acts.Select(act => act.Name));
    }

    [Theory]
    [InlineData("Municipality,Country code,Member since\nLeuven,BE,2004\n")]
    [InlineData("\uFEFFCommune;Code du pays;Membre depuis\r\nLeuven;BE;2004\r\n")]
    [InlineData("PAYS\tvoivod\tville\tmembre depuis\nBE\tx\tLeuven\t2004")]
    [InlineData("\"Member since\",\"Municipality\",\"Country\"\n\" 2004 \",\"Leu\u200Bven\",BE\n\n,,\n")]
    public void Headings_are_read_in_English_and_French_with_each_separator(string text)
    {
        var row = Assert.Single(Read(text));
        Assert.Equal((2, "Leuven", "BE", "2004", ""), (row.Number, row.Municipality, row.Country, row.MemberSince, row.Partner));
    }

    [Fact]
    public void Names_in_UTF_8_are_read_as_they_are_and_cells_of_several_lines_as_one()
    {
        var rows = Read("Municipality;Country;Partner\nSão João;PT;\"Ñuñoa\nde arriba\"\nB;CD\n");
        Assert.Equal([("São João", "Ñuñoa de arriba", 2), ("B", "", 3)], rows.Select(row => (row.Municipality, row.Partner, row.Number)));
    }

    [Theory]
    [InlineData("", "Documents.Errors.Empty")]
    [InlineData("\n\n", "Documents.Errors.Empty")]
    [InlineData("Municipality,Country\n", "Uploads.Errors.NoRows")]
    [InlineData("Leuven,BE\nHerent,BE\n", "Uploads.Errors.NoHeadings")]
    [InlineData("Municipality,Town,Country\nLeuven,x,BE\n", "Uploads.Errors.HeadingTwice")]
    [InlineData("Municipality,Country\n\"Leuven,BE\n", "Uploads.Errors.Quotes")]
    public void What_is_wrong_with_the_whole_file_is_said(string text, string key) => Assert.Equal(key, Example.KeyOf(() => Read(text)));

    [Fact]
    public void Another_encoding_is_noticed_before_names_are_spoilt()
    {
        const string text = "Commune;Pays\nLiège;BE\n";
        foreach (var encoding in new[] { Encoding.Latin1, Encoding.Unicode, Encoding.BigEndianUnicode })
        {
            Assert.Equal("Uploads.Errors.Encoding", Example.KeyOf(() => UploadReader.Read(new MemoryStream([.. encoding.GetPreamble(), .. encoding.GetBytes(text)]), "a.csv")));
        }
    }

    [Fact]
    public void More_rows_than_are_taken_are_refused()
    {
        var rows = string.Concat(Enumerable.Repeat("Leuven,BE\n", Upload.MostRows));
        Assert.Equal(Upload.MostRows, Read("Municipality,Country\n" + rows).Count);
        Assert.Equal("Uploads.Errors.TooManyRows", Example.KeyOf(() => Read("Municipality,Country\n" + rows + "Leuven,BE\n")));
    }

    private const string Headings = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Municipality</t></is></c><c r=\"B1\" t=\"inlineStr\"><is><t>Country code</t></is></c><c r=\"C1\" t=\"inlineStr\"><is><t>Member since</t></is></c><c r=\"D1\" t=\"inlineStr\"><is><t>Partner</t></is></c></row>";

    [Fact]
    public void A_workbook_is_read_with_its_days_its_numbers_and_what_its_formulas_gave()
    {
        var rows = UploadReader.Read(new MemoryStream(SampleFiles.Xlsx(Headings
            + "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>Liège</t></is></c><c r=\"B2\" t=\"str\"><f>UPPER(\"be\")</f><v>BE</v></c><c r=\"C2\" s=\"1\"><v>38124</v></c></row>"
            + "<row r=\"4\"><c r=\"A4\" t=\"inlineStr\"><is><t>Namur</t></is></c><c r=\"B4\" t=\"inlineStr\"><is><t>BE</t></is></c><c r=\"C4\"><f>2000+4</f><v>2004</v></c><c r=\"D4\" t=\"inlineStr\"><is><t>Pemba</t></is></c></row>")), "Members.XLSX");

        Assert.Equal([(2, "Liège", "BE", "2004-05-17", ""), (4, "Namur", "BE", "2004", "Pemba")], rows.Select(row => (row.Number, row.Municipality, row.Country, row.MemberSince, row.Partner)));
    }

    [Fact]
    public void A_workbook_with_macros_one_that_is_none_and_one_that_unpacks_too_far_are_refused()
    {
        Assert.Equal("Documents.Errors.Macros", KeyOf(SampleFiles.Xlsx(Headings, SampleFiles.WorkbookMain, ("xl/vbaProject.bin", "x"))));
        Assert.Equal("Documents.Errors.Macros", KeyOf(SampleFiles.Xlsx(Headings, "application/vnd.ms-excel.sheet.macroEnabled.main+xml")));
        Assert.Equal("Documents.Errors.UnpacksTooLarge", KeyOf(SampleFiles.Bomb()));
        Assert.Equal("Uploads.Errors.NotWhatItSays", KeyOf(SampleFiles.Xlsx(Headings, SampleFiles.WorkbookMain, ("xl/media/zeros.bin", new string('0', 31 * 1024 * 1024)))));
        Assert.Equal("Uploads.Errors.NotWhatItSays", KeyOf(SampleFiles.Docx()));
        Assert.Equal("Uploads.Errors.NotWhatItSays", KeyOf(SampleFiles.Pdf()));
        Assert.Equal("Uploads.Errors.NotWhatItSays", KeyOf(SampleFiles.Xlsx("<row><c")));
        Assert.Equal("Uploads.Errors.NoRows", KeyOf(SampleFiles.Xlsx(Headings)));
        Assert.Equal("Uploads.Errors.NotWhatItSays", Example.KeyOf(() => UploadReader.Read(new MemoryStream(SampleFiles.Xlsx(Headings)), "members.csv")));

        static string KeyOf(byte[] file) => Example.KeyOf(() => UploadReader.Read(new MemoryStream(file), "members.xlsx"));
    }

    [Fact]
    public void Each_heading_of_the_template_is_one_that_is_read() =>
        Assert.All(UploadColumns.All, column => Assert.Equal((column, column), (UploadColumns.Of(UploadColumns.Heading(column, "en")), UploadColumns.Of(UploadColumns.Heading(column, "fr")))));

    private static IReadOnlyList<UploadRow> Read(string text) => UploadReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), "members.csv");

    private static UploadRow Row(string municipality, string country, string since = "", string partner = "", string partnerCountry = "", string contact = "") => new()
    {
        Number = 1,
        Municipality = municipality,
        Country = country,
        MemberSince = since,
        Partner = partner,
        PartnerCountry = partnerCountry,
        FirstContact = contact,
    };

    private static UploadPlan Plan(params UploadRow[] rows) => Plan(new HashSet<int>(), new HashSet<int>(), new Dictionary<string, int>(), rows);

    private static UploadPlan Plan(IReadOnlySet<int> members, IReadOnlySet<int> former, IReadOnlyDictionary<string, int> partnerships, params UploadRow[] rows) =>
        Plan(members, former, partnerships, new HashSet<int>(), new HashSet<string>(), rows);

    private static UploadPlan Plan(
        IReadOnlySet<int> members, IReadOnlySet<int> former, IReadOnlyDictionary<string, int> partnerships, IReadOnlySet<int> listed, IReadOnlySet<string> reported, params UploadRow[] rows) => UploadPlan.Of(
        rows.Select((row, index) => new UploadRow
        {
            Number = index + 2,
            Municipality = row.Municipality,
            Country = row.Country,
            MemberSince = row.MemberSince,
            Partner = row.Partner,
            PartnerCountry = row.PartnerCountry,
            FirstContact = row.FirstContact,
        }),
        new UploadKnown(text => text switch { "BE" or "Belgique" => "BE", "MZ" => "MZ", _ => null }, [Leuven, Pemba, SaintNicolas, OtherSaintNicolas], members, former, partnerships, Example.At) { Listed = listed, Reported = reported });
}
