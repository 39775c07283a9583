using System.Net;
using MicPortal.Domain.Agreements;
using MicPortal.Domain.Common;
using MicPortal.IntegrationTests.Agreements;
using MicPortal.TestSupport;
using Xunit;

namespace MicPortal.IntegrationTests.Documents;

public sealed class AgreementFilingTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_decision_on_paper_is_filed_with_its_scan_and_counts_for_nothing_until_the_party_approves_itself()
    {
        var towns = await TwoTowns.Of(portal);
        var agreement = await towns.Agreement(AgreementStatus.Proposed);
        var officer = await towns.Officer(towns.One);
        var before = await officer.Page($"/agreements/{agreement.Id}");
        Assert.Equal($"/agreements/{agreement.Id}/filings/new", before.One(".town a[href$='filings/new']").GetAttribute("href"));

        var filed = await File(officer, agreement.Id, ("What", "Decision"), ("Body", "Council"), ("Reference", "Acuerdo 7"), ("Date.Year", "2026"), ("Date.Month", "10"));

        var page = await filed.Follow();
        Assert.Equal("It is filed, with the scan. That party still has to speak for itself.", page.Message);
        Assert.Equal("Council: Acuerdo 7, October 2026", page.One(".town dd a").TextContent);
        Assert.Equal("filed by Alphaville, not confirmed by Betatown", page.One(".town dd .small").TextContent);
        Assert.Contains("Version 1 waits for Alphaville and Betatown.", page.Text, StringComparison.Ordinal);
        Assert.Contains("An officer of Alphaville filed an unconfirmed decision, taken on paper by a party without an account “paper.pdf”", page.Text, StringComparison.Ordinal);
        var print = await officer.Page($"/agreements/{agreement.Id}/summary?lang=fr");
        Assert.Contains("déposé par Alphaville, non confirmé par Betatown", print.Text, StringComparison.Ordinal);
        Assert.Equal(AgreementStatus.Proposed, (await portal.ReadAgreement(agreement.Id)).Status);

        // The party gets an account and speaks for itself.
        var other = await towns.MayorsOffice(towns.Other);
        await (await other.Page($"/agreements/{agreement.Id}/endorsements/new")).Post($"/agreements/{agreement.Id}/endorsements");
        var after = await other.Page($"/agreements/{agreement.Id}");
        Assert.Contains("filed by Alphaville; Betatown has since approved this version itself", after.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("déposé par", (await officer.Page($"/agreements/{agreement.Id}/summary?lang=fr")).Text, StringComparison.Ordinal);
        Assert.Equal($"/agreements/{agreement.Id}", (await officer.Page($"/agreements/{agreement.Id}/filings/new")).Location);
    }

    [Fact]
    public async Task A_signature_on_paper_is_filed_and_does_not_freeze_the_text()
    {
        var towns = await TwoTowns.Of(portal);
        var agreement = await towns.Agreement(AgreementStatus.Proposed);
        var officer = await towns.Officer(towns.One);

        await File(officer, agreement.Id, ("What", "Signature"), ("SignatoryTitle", "Alcalde"), ("Place", "Betatown"), ("Date.Year", "2026"));

        var document = Assert.Single(await portal.ReadDocuments(agreement.Id));
        Assert.Equal((DocumentKind.SignedScan, towns.Other.Id, towns.One.Id), (document.Kind, document.OrganisationId, document.AddedByOrganisationId));
        Assert.Equal(("Alcalde", PartialDate.FromYear(2026), "Betatown"), (document.Filing!.SignatoryTitle, document.Filing.Date, document.Filing.Place));
        Assert.All((await portal.ReadAgreement(agreement.Id)).Parties, party => Assert.Null(party.Signature));
        Assert.Equal(HttpStatusCode.OK, (await officer.Page($"/agreements/{agreement.Id}/edit")).Status);
        Assert.Equal("Signature: Alcalde, 2026, Betatown", (await officer.Page($"/agreements/{agreement.Id}")).One(".town dd a").TextContent);
        var print = await officer.Page($"/agreements/{agreement.Id}/summary?lang=en");
        Assert.Contains("Alcalde, 2026, Betatown, filed by Alphaville, not confirmed by Betatown", print.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_scan_or_what_stands_on_it_nothing_is_filed_and_what_was_typed_stays()
    {
        var towns = await TwoTowns.Of(portal);
        var agreement = await towns.Agreement(AgreementStatus.Proposed);
        var form = await (await towns.Officer(towns.One)).Page($"/agreements/{agreement.Id}/filings/new");

        var answer = await form.Post($"/agreements/{agreement.Id}/filings", ("What", "Decision"), ("Reference", "Acuerdo 7"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal(["Choose who decided", "Enter a date; the day, or the day and the month, may stay empty", "Choose a file"], answer.Errors);
        Assert.Equal("Acuerdo 7", answer.Value("Reference"));
        Assert.Empty(await portal.ReadDocuments(agreement.Id));
    }

    [Fact]
    public async Task For_a_party_with_an_account_nothing_is_filed()
    {
        var towns = await TwoTowns.Of(portal);
        var agreement = await towns.Agreement(AgreementStatus.Proposed);
        var officer = await towns.Officer(towns.One);
        var form = await officer.Page($"/agreements/{agreement.Id}/filings/new");
        await towns.Officer(towns.Other);

        var late = await Send(form, agreement.Id, ("What", "Signature"), ("SignatoryTitle", "Alcalde"), ("Date.Year", "2026"));

        Assert.Equal((HttpStatusCode.BadRequest, "This party has an account by now and speaks for itself"), (late.Status, Assert.Single(late.Errors)));
        Assert.Empty(await portal.ReadDocuments(agreement.Id));
        Assert.DoesNotContain("filings/new", (await officer.Page($"/agreements/{agreement.Id}")).Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await towns.MayorsOffice(towns.One)).Page($"/agreements/{agreement.Id}/filings/new")).Status);
        // Nobody files for itself.
        var own = await Send(form, agreement.Id, ("What", "Signature"), ("SignatoryTitle", "Mayor"), ("Date.Year", "2026"), ("For", $"{towns.One.Id}"));
        Assert.Equal(HttpStatusCode.BadRequest, own.Status);
    }

    [Fact]
    public async Task With_three_parties_one_chooses_for_which_one_it_is_filed()
    {
        var (one, two, three) = (await portal.CreateMunicipality(), await portal.CreateMunicipality("Secondville"), await portal.CreateMunicipality("Thirdville"));
        var agreement = await portal.CreateAgreement(await portal.CreatePartnership([one, two, three]), AgreementStatus.Proposed);
        var officer = await portal.SignIn(await portal.CreateUser(one));

        var missing = await File(officer, agreement.Id, ("What", "Signature"), ("SignatoryTitle", "Mayor"), ("Date.Year", "2026"));
        Assert.Equal(["Choose another party of this agreement"], missing.Errors);
        await File(officer, agreement.Id, ("For", $"{three.Id}"), ("What", "Signature"), ("SignatoryTitle", "Mayor"), ("Date.Year", "2026"));

        Assert.Equal(three.Id, Assert.Single(await portal.ReadDocuments(agreement.Id)).OrganisationId);
    }

    private static async Task<PortalPage> File(HttpClient client, int agreementId, params (string Name, string Value)[] changes) =>
        await Send(await client.Page($"/agreements/{agreementId}/filings/new"), agreementId, changes);

    private static Task<PortalPage> Send(PortalPage form, int agreementId, params (string Name, string Value)[] changes) =>
        form.Upload($"/agreements/{agreementId}/filings", ("paper.pdf", SampleFiles.Pdf()), "application/pdf", changes);
}
