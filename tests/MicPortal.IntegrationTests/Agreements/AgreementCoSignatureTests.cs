using System.Net;
using MicPortal.Domain.Agreements;
using MicPortal.TestSupport;
using Xunit;

namespace MicPortal.IntegrationTests.Agreements;

public sealed class AgreementCoSignatureTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task It_is_written_in_the_draft_signed_beside_the_parties_and_printed()
    {
        var towns = await TwoTowns.Of(portal);
        var draft = await towns.Agreement(AgreementStatus.Draft);
        var officer = await towns.Officer(towns.One);
        var edit = $"/agreements/{draft.Id}/edit";
        var incomplete = await (await officer.Page(edit)).Post(edit, ("CoSignatories[0].Description", "of local government"));
        Assert.Equal((HttpStatusCode.BadRequest, "of local government"), (incomplete.Status, incomplete.Value("CoSignatories[0].Description")));
        Assert.Equal(["Enter the name of the co-signatory"], incomplete.Errors);

        var saved = await incomplete.Post(edit, ("CoSignatories[0].Name", "Ministry"), ("CoSignatories[1].Name", "Committee"));

        Assert.Contains("Ministry, of local government: has not signed yet", (await saved.Follow()).Text, StringComparison.Ordinal);
        Assert.Equal(["Ministry", "Committee"], (await portal.ReadAgreement(draft.Id)).CurrentVersion.Content.CoSignatories.Select(one => one.Name));
    }

    [Fact]
    public async Task Its_signature_is_recorded_by_an_officer_and_stands_on_the_page_and_on_the_print()
    {
        var towns = await TwoTowns.Of(portal);
        var agreement = await towns.Agreement(AgreementStatus.Signed, PortalFixture.Content() with { CoSignatories = [new CoSignatory("Ministry", null), new CoSignatory("Committee", null)] });
        var url = $"/agreements/{agreement.Id}/co-signatures";
        var form = await (await towns.Officer(towns.Other)).Page($"{url}/new");

        var empty = await form.Post(url);
        Assert.Equal(["Choose who signed", "Enter the post of the person who signed", "Enter a date; the day, or the day and the month, may stay empty"], empty.Errors);
        var id = (await portal.ReadAgreement(agreement.Id)).CurrentVersion.CoSignatories.Single(one => one.Name == "Ministry").Id;
        var done = await empty.Post(url, ("CoSignatory", $"{id}"), ("SignatoryTitle", "Minister"), ("Date.Year", "2026"));

        Assert.Contains("Ministry: signed 2026, Minister", (await done.Follow()).Text, StringComparison.Ordinal);
        var print = await (await towns.Officer(towns.One)).Page($"/agreements/{agreement.Id}/summary?lang=it");
        var lines = print.Document.QuerySelectorAll(".sign")[1].TextContent;
        Assert.Contains("Accanto alle parti: Ministry", lines, StringComparison.Ordinal);
        Assert.Contains("Minister", lines, StringComparison.Ordinal);
        Assert.NotNull(print.Document.QuerySelectorAll(".sign")[1].QuerySelector(".line"));
        var again = await empty.Post(url, ("CoSignatory", $"{id}"), ("SignatoryTitle", "Minister"), ("Date.Year", "2026"));
        Assert.Equal($"/agreements/{agreement.Id}", again.Location);
        Assert.Single((await portal.ReadAgreement(agreement.Id)).CurrentVersion.CoSignatories, one => one.Signature is not null);
    }

    [Fact]
    public async Task Without_one_that_waits_the_page_leads_back()
    {
        var towns = await TwoTowns.Of(portal);
        var agreement = await towns.Agreement(AgreementStatus.Signed);

        Assert.Equal($"/agreements/{agreement.Id}", (await (await towns.Officer(towns.One)).Page($"/agreements/{agreement.Id}/co-signatures/new")).Location);
    }
}
