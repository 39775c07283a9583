using System.Net;
using MicPortal.Domain.Access;
using MicPortal.Domain.Agreements;
using MicPortal.IntegrationTests.Agreements;
using MicPortal.TestSupport;
using Xunit;

namespace MicPortal.IntegrationTests.Remarks;

public sealed class AgreementCorrectionTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_correction_that_the_other_party_agrees_to_keeps_the_approvals()
    {
        var towns = await TwoTowns.Of(portal);
        var agreement = await towns.Agreement(AgreementStatus.Endorsed);
        var (one, other) = (await towns.Officer(towns.One), await towns.MayorsOffice(towns.Other));

        Assert.Equal("Version 2 is saved. Who had approved the version before is asked whether it is only a correction.", (await Correct(agreement, one)).Message);
        var asked = await other.Page($"/agreements/{agreement.Id}");
        Assert.Contains("Version 2 corrects version 1. To say whether it is only a correction: Betatown.", asked.One("div.next").TextContent, StringComparison.Ordinal);
        Assert.Equal("#changes", asked.One("div.next a.button").GetAttribute("href"));
        Assert.Equal(["Corrected"], asked.Document.QuerySelectorAll("p.diff ins").Select(word => word.TextContent.Trim()));
        Assert.Contains("Only a correction? Version 2", (await other.Page("/south")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain($"/agreements/{agreement.Id}", Links(await one.Page("/north")));

        var done = await (await asked.Post($"/agreements/{agreement.Id}/correction-answers", ("isCorrection", "true"))).Follow();

        Assert.Equal("You have said that version 2 is only a correction.", done.Message);
        Assert.Contains("All parties have approved version 2: it can be signed.", done.Text, StringComparison.Ordinal);
        Assert.Contains("Given to version 1; it holds for version 2, which all hold to be only a correction", done.Text, StringComparison.Ordinal);
        Assert.Contains("correction of version 1", done.Text, StringComparison.Ordinal);
        var stored = await portal.ReadAgreement(agreement.Id);
        Assert.Equal((AgreementStatus.Endorsed, CorrectionState.Kept), (stored.Status, stored.CurrentVersion.Correction));
        Assert.All(stored.CurrentVersion.Endorsements, kept => Assert.Equal("14/2026", Assert.Single(kept.Decisions).Reference));
    }

    [Fact]
    public async Task With_a_no_all_are_asked_again()
    {
        var towns = await TwoTowns.Of(portal);
        var agreement = await towns.Agreement(AgreementStatus.Endorsed);
        var (one, other) = (await towns.Officer(towns.One), await towns.Officer(towns.Other));
        await Correct(agreement, one);
        var asked = await other.Page($"/agreements/{agreement.Id}");

        var done = await (await asked.Post($"/agreements/{agreement.Id}/correction-answers", ("isCorrection", "false"))).Follow();

        Assert.Contains("Version 2 waits for Alphaville and Betatown.", done.Text, StringComparison.Ordinal);
        Assert.Contains("said that version 2 is more than a correction: all are asked again", done.Text, StringComparison.Ordinal);
        var late = await (await asked.Post($"/agreements/{agreement.Id}/correction-answers", ("isCorrection", "true"))).Follow();
        Assert.Contains("This is not asked of your organisation any more.", late.Document.DocumentElement.TextContent, StringComparison.Ordinal);
        Assert.Empty((await portal.ReadAgreement(agreement.Id)).CurrentVersion.Endorsements);
    }

    [Fact]
    public async Task It_is_offered_only_where_another_party_has_approved()
    {
        var towns = await TwoTowns.Of(portal);
        var agreement = await towns.Agreement(AgreementStatus.Proposed);
        var (one, other) = (await towns.Officer(towns.One), await towns.Officer(towns.Other));
        await (await (await towns.MayorsOffice(towns.One)).Page($"/agreements/{agreement.Id}/endorsements/new")).Post($"/agreements/{agreement.Id}/endorsements");

        var own = await one.Page($"/agreements/{agreement.Id}/edit");
        Assert.Throws<InvalidOperationException>(() => own.Value("IsCorrection"));
        Assert.Contains("Alphaville had approved version 1", (await other.Page($"/agreements/{agreement.Id}/edit")).Text, StringComparison.Ordinal);

        // What no form offers is an ordinary revision.
        var edit = $"/agreements/{agreement.Id}/edit";
        await own.Send(edit, [.. own.Fields(edit).Where(field => field.Name != "Texts[0].Title"), ("Texts[0].Title", "Corrected"), ("IsCorrection", "true")]);
        Assert.Null((await portal.ReadAgreement(agreement.Id)).CurrentVersion.Correction);
    }

    [Fact]
    public async Task Two_parties_that_agree_at_the_same_moment_are_both_heard()
    {
        for (var round = 0; round < 3; round++)
        {
            var (one, two, three) = (await portal.CreateMunicipality("One"), await portal.CreateMunicipality("Two"), await portal.CreateMunicipality("Three", Domain.Organisations.Side.South));
            var agreement = await portal.CreateAgreement(await portal.CreatePartnership([one, two, three]), AgreementStatus.Endorsed);
            await Correct(agreement, await portal.SignIn(await portal.CreateUser(one)));
            var pages = new List<PortalPage>();
            foreach (var town in new[] { two, three })
            {
                pages.Add(await (await portal.SignIn(await portal.CreateUser(town, UserRole.MayorsOffice))).Page($"/agreements/{agreement.Id}"));
            }

            var answers = await Task.WhenAll(pages.Select(page => page.Post($"/agreements/{agreement.Id}/correction-answers", ("isCorrection", "true"))));

            Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Redirect, answer.Status));
            var stored = await portal.ReadAgreement(agreement.Id);
            Assert.Equal((AgreementStatus.Endorsed, CorrectionState.Kept, 3), (stored.Status, stored.CurrentVersion.Correction, stored.CurrentVersion.Endorsements.Count));
        }
    }

    private static async Task<PortalPage> Correct(Agreement agreement, HttpClient officer) =>
        await (await (await officer.Page($"/agreements/{agreement.Id}/edit")).Post($"/agreements/{agreement.Id}/edit", ("Texts[0].Title", "Corrected"), ("IsCorrection", "true"))).Follow();

    private static IEnumerable<string?> Links(PortalPage page) => page.Document.QuerySelectorAll(".todo a").Select(link => link.GetAttribute("href")?.Split('#', '?')[0].Replace("/endorsements/new", ""));
}
