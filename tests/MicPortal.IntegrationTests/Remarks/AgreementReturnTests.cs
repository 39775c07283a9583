using System.Net;
using MicPortal.Domain.Agreements;
using MicPortal.IntegrationTests.Agreements;
using MicPortal.TestSupport;
using Xunit;

namespace MicPortal.IntegrationTests.Remarks;

public sealed class AgreementReturnTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_mayors_office_returns_a_version_and_its_officers_and_the_others_read_why()
    {
        var towns = await TwoTowns.Of(portal);
        var agreement = await towns.Agreement(AgreementStatus.Proposed);
        var (mayor, officer, partner) = (await towns.MayorsOffice(towns.Other), await towns.Officer(towns.Other), await towns.Officer(towns.One));
        var url = $"/agreements/{agreement.Id}/returns";
        var form = await mayor.Page((await mayor.Page($"/agreements/{agreement.Id}")).One($"a[href='{url}/new']").GetAttribute("href")!);

        var empty = await form.Post(url);
        var done = await (await form.Post(url, ("Reason", "Who pays for the visits?"))).Follow();

        Assert.Equal((HttpStatusCode.BadRequest, 1), (empty.Status, empty.Errors.Count));
        Assert.Equal("The version is returned; your officers and the other parties read your remark.", done.Message);
        foreach (var page in new[] { await officer.Page($"/agreements/{agreement.Id}"), await partner.Page($"/agreements/{agreement.Id}") })
        {
            Assert.Contains("The mayor’s office of Betatown returned version 1: not yet. “Who pays for the visits?”", page.One("div.next").TextContent, StringComparison.Ordinal);
            Assert.Contains(page.Document.QuerySelectorAll(".town .tag, .town [class*=tag]"), tag => tag.TextContent.Contains("Returned with remarks by the mayor’s office", StringComparison.Ordinal));
            Assert.Contains("the version was returned with this remark", page.Text, StringComparison.Ordinal);
            Assert.Contains("The mayor’s office of Betatown returned version 1 with a remark", page.Text, StringComparison.Ordinal);
        }

        Assert.Equal("Revise the text", (await officer.Page($"/agreements/{agreement.Id}")).One("div.next a.button").TextContent);
        Assert.Contains("Returned by the mayor’s office", (await officer.Page("/south")).Text, StringComparison.Ordinal);
        Assert.Contains("1 remark waits for your word", (await partner.Page("/north")).Text, StringComparison.Ordinal);
        Assert.Contains("returned with remarks", (await partner.Page($"/partnerships/{towns.Partnership.Id}")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await officer.Page($"{url}/new")).Status);
        Assert.Equal(["Your mayor’s office has already returned this version"], (await (await mayor.Page($"{url}/new")).Post(url, ("Reason", "Again"))).Errors);
    }

    [Fact]
    public async Task A_new_version_or_an_approval_after_all_ends_it()
    {
        var towns = await TwoTowns.Of(portal);
        var (revised, approved) = (await towns.Agreement(AgreementStatus.Proposed), await towns.Agreement(AgreementStatus.Proposed));
        var (mayor, officer) = (await towns.MayorsOffice(towns.Other), await towns.Officer(towns.Other));
        foreach (var agreement in new[] { revised, approved })
        {
            await (await mayor.Page($"/agreements/{agreement.Id}/returns/new")).Post($"/agreements/{agreement.Id}/returns", ("Reason", "Not yet"));
        }

        await (await officer.Page($"/agreements/{revised.Id}/edit")).Post($"/agreements/{revised.Id}/edit", ("Texts[0].Title", "Revised"));
        await (await mayor.Page($"/agreements/{approved.Id}/endorsements/new")).Post($"/agreements/{approved.Id}/endorsements");

        Assert.Contains("Version 2 waits for Alphaville and Betatown.", (await officer.Page($"/agreements/{revised.Id}")).Text, StringComparison.Ordinal);
        Assert.Contains("Version 1 waits for Alphaville.", (await officer.Page($"/agreements/{approved.Id}")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Returned by the mayor’s office", (await officer.Page("/south")).Text, StringComparison.Ordinal);
        Assert.Equal((2, 1), ((await portal.ReadAgreement(revised.Id)).CurrentVersionNumber, (await portal.ReadAgreement(approved.Id)).CurrentVersion.Endorsements.Count));
    }

    [Fact]
    public async Task It_is_not_offered_once_another_party_has_signed()
    {
        var towns = await TwoTowns.Of(portal);
        var agreement = await towns.Agreement(AgreementStatus.Endorsed);
        await portal.Change(agreement, (record, at) => record.RecordSignature(1, portal.Signature(), PortalFixture.OfficerOf(towns.One), at));
        await portal.Change(agreement, (record, at) => record.WithdrawEndorsement("The council first", PortalFixture.OfficerOf(towns.Other), at));
        var mayor = await towns.MayorsOffice(towns.Other);

        var page = await mayor.Page($"/agreements/{agreement.Id}");

        Assert.Equal("Read and approve", page.One("div.next a.button").TextContent);
        Assert.Empty(page.Document.QuerySelectorAll("a[href*='/returns']"));
        Assert.Equal($"/agreements/{agreement.Id}", (await mayor.Page($"/agreements/{agreement.Id}/returns/new")).Location);
    }

    [Fact]
    public async Task The_remark_is_linked_for_who_reads_it_also_when_it_is_closed()
    {
        var towns = await TwoTowns.Of(portal);
        var agreement = await towns.Agreement(AgreementStatus.Proposed);
        var mayor = await towns.MayorsOffice(towns.Other);
        await (await mayor.Page($"/agreements/{agreement.Id}/returns/new")).Post($"/agreements/{agreement.Id}/returns", ("Reason", "Who pays?"));
        var remark = Assert.Single(await portal.ReadRemarks(agreement.Id));
        var (ofReader, ofOther) = (await portal.CreateAssociation(null, towns.Other), await portal.CreateAssociation(null, towns.One));

        Assert.Equal($"#remark-{remark.Id}", Link(await (await portal.SignIn(await portal.CreateUser(ofReader))).Page($"/agreements/{agreement.Id}")));
        var blind = await (await portal.SignIn(await portal.CreateUser(ofOther))).Page($"/agreements/{agreement.Id}");
        Assert.Null(Link(blind));
        Assert.Contains("Returned", blind.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Who pays?", blind.Text, StringComparison.Ordinal);

        var closed = await (await (await mayor.Page($"/agreements/{agreement.Id}")).Post($"/agreements/{agreement.Id}/remarks/{remark.Id}/closings")).Follow();
        Assert.Equal($"/agreements/{agreement.Id}/remarks/all", Link(closed));
        Assert.Contains("“Who pays?”", closed.One("div.next").TextContent, StringComparison.Ordinal);

        static string? Link(PortalPage page) => page.Document.QuerySelectorAll(".town a").SingleOrDefault(link => link.TextContent == "Read the remark")?.GetAttribute("href");
    }

    [Fact]
    public async Task Returned_while_a_correction_is_asked_about_it_keeps_no_approval()
    {
        var towns = await TwoTowns.Of(portal);
        var agreement = await towns.Agreement(AgreementStatus.Endorsed);
        await portal.Change(agreement, (record, at) => record.Revise(PortalFixture.Content("Corrected"), PortalFixture.OfficerOf(towns.One), at, isCorrection: true));
        var (mayor, officer) = (await towns.MayorsOffice(towns.Other), await towns.Officer(towns.Other));
        var asked = await officer.Page($"/agreements/{agreement.Id}");
        var form = await mayor.Page($"/agreements/{agreement.Id}/returns/new");
        Assert.Contains("Version 2 then no longer counts as a correction: all parties are asked to approve it.", form.One("p.lead").TextContent, StringComparison.Ordinal);

        await form.Post($"/agreements/{agreement.Id}/returns", ("Reason", "Not yet"));
        var late = await (await asked.Post($"/agreements/{agreement.Id}/correction-answers", ("isCorrection", "true"))).Follow();

        Assert.Contains("This is not asked of your organisation any more.", late.Document.DocumentElement.TextContent, StringComparison.Ordinal);
        Assert.Equal("Approve version 2 after all", late.One($"a[href='/agreements/{agreement.Id}/endorsements/new']").TextContent);
        Assert.Empty((await portal.ReadAgreement(agreement.Id)).CurrentVersion.Endorsements);
        Assert.Contains("Returned by the mayor’s office", (await officer.Page("/south")).Text, StringComparison.Ordinal);
        Assert.Contains("Your mayor’s office has returned “Corrected” with a remark.", (await officer.Page($"/partnerships/{towns.Partnership.Id}")).One("div.next").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("waits for your approval", (await mayor.Page($"/partnerships/{towns.Partnership.Id}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_old_version_is_not_returned()
    {
        var towns = await TwoTowns.Of(portal);
        var agreement = await towns.Agreement(AgreementStatus.Proposed);
        var form = await (await towns.MayorsOffice(towns.Other)).Page($"/agreements/{agreement.Id}/returns/new");
        await (await (await towns.Officer(towns.One)).Page($"/agreements/{agreement.Id}/edit")).Post($"/agreements/{agreement.Id}/edit", ("Texts[0].Title", "Revised"));

        var answer = await form.Post($"/agreements/{agreement.Id}/returns", ("Reason", "Not yet"));

        Assert.Equal(["Version 1 has been replaced: read version 2 first"], answer.Errors);
        Assert.Equal("Not yet", answer.Value("Reason"));
        Assert.Empty(await portal.ReadRemarks(agreement.Id));
    }
}
