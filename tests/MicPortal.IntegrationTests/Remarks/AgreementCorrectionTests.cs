using System.Net;
using MicPortal.Application.Agreements;
using MicPortal.Domain.Access;
using MicPortal.Domain.Agreements;
using MicPortal.IntegrationTests.Agreements;
using MicPortal.TestSupport;
using Microsoft.EntityFrameworkCore;
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

        Assert.Equal("Version 2 is saved. The approvals stay if all agree that it is only a correction.", (await Correct(agreement, one)).Message);
        var asked = await other.Page($"/agreements/{agreement.Id}");
        Assert.Contains("Version 2 corrects version 1. Is it only a correction? An answer is awaited from Betatown.", asked.One("div.next").TextContent, StringComparison.Ordinal);
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
    public async Task It_is_offered_only_where_a_party_has_approved()
    {
        var towns = await TwoTowns.Of(portal);
        var agreement = await towns.Agreement(AgreementStatus.Proposed);
        var (one, other) = (await towns.Officer(towns.One), await towns.Officer(towns.Other));
        var own = await one.Page($"/agreements/{agreement.Id}/edit");
        Assert.Throws<InvalidOperationException>(() => own.Value("IsCorrection"));
        await (await (await towns.MayorsOffice(towns.One)).Page($"/agreements/{agreement.Id}/endorsements/new")).Post($"/agreements/{agreement.Id}/endorsements");

        Assert.Contains("Betatown will be asked; your approval of version 1 stays", (await one.Page($"/agreements/{agreement.Id}/edit")).Text, StringComparison.Ordinal);
        Assert.Contains("Alphaville has approved version 1", (await other.Page($"/agreements/{agreement.Id}/edit")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_no_form_offers_is_an_ordinary_revision()
    {
        var towns = await TwoTowns.Of(portal);
        var agreement = await towns.Agreement(AgreementStatus.Proposed);
        var edit = $"/agreements/{agreement.Id}/edit";
        var own = await (await towns.Officer(towns.One)).Page(edit);

        await own.Send(edit, [.. own.Fields(edit).Where(field => field.Name != "Texts[0].Title"), ("Texts[0].Title", "Corrected"), ("IsCorrection", "true")]);

        var stored = await portal.ReadAgreement(agreement.Id);
        Assert.Equal((2, null), (stored.CurrentVersionNumber, stored.CurrentVersion.Correction));
    }

    [Fact]
    public async Task Who_alone_has_approved_keeps_that_if_the_other_party_agrees_and_the_other_still_approves()
    {
        var towns = await TwoTowns.Of(portal);
        var agreement = await towns.Agreement(AgreementStatus.Proposed);
        var (one, other) = (await towns.Officer(towns.One), await towns.MayorsOffice(towns.Other));
        await (await (await towns.MayorsOffice(towns.One)).Page($"/agreements/{agreement.Id}/endorsements/new")).Post($"/agreements/{agreement.Id}/endorsements");
        await Correct(agreement, one);

        var asked = await other.Page($"/agreements/{agreement.Id}");
        Assert.Equal("#changes", asked.One("div.next a.button").GetAttribute("href"));
        Assert.Equal(["Corrected"], asked.Document.QuerySelectorAll("p.diff ins").Select(word => word.TextContent.Trim()));
        Assert.Contains("Does this only correct version 1", asked.Text, StringComparison.Ordinal);
        Assert.Equal("Approve version 2 itself", asked.One($"a[href='/agreements/{agreement.Id}/endorsements/new']").TextContent);
        // The question waits, and not the approval beside it.
        var workspace = await other.Page("/south");
        Assert.Contains("Only a correction? Version 2", workspace.Text, StringComparison.Ordinal);
        Assert.Empty(workspace.Document.QuerySelectorAll($".todo a[href='/agreements/{agreement.Id}/endorsements/new']"));
        var done = await (await asked.Post($"/agreements/{agreement.Id}/correction-answers", ("isCorrection", "true"))).Follow();

        Assert.Contains("Version 2 waits for Betatown.", done.One("div.next").TextContent, StringComparison.Ordinal);
        Assert.Equal($"/agreements/{agreement.Id}/endorsements/new", done.One("div.next a.button").GetAttribute("href"));
        var stored = await portal.ReadAgreement(agreement.Id);
        Assert.Equal((AgreementStatus.Proposed, CorrectionState.Kept), (stored.Status, stored.CurrentVersion.Correction));
        Assert.Equal(1, Assert.Single(stored.CurrentVersion.Endorsements).KeptFromNumber);
    }

    [Fact]
    public async Task While_it_is_asked_about_an_approval_is_withdrawn_for_good()
    {
        var towns = await TwoTowns.Of(portal);
        var agreement = await towns.Agreement(AgreementStatus.Endorsed);
        var (one, other) = (await towns.Officer(towns.One), await towns.MayorsOffice(towns.Other));
        await Correct(agreement, one);
        var asked = await other.Page($"/agreements/{agreement.Id}");
        var url = $"/agreements/{agreement.Id}/endorsement-withdrawals";

        var form = await one.Page((await one.Page($"/agreements/{agreement.Id}")).One($"a[href='{url}/new']").GetAttribute("href")!);
        Assert.Equal("Withdraw the approval of version 1 for Alphaville", form.Heading);
        Assert.Contains("Version 2 then no longer counts as a correction", form.One("p.lead").TextContent, StringComparison.Ordinal);
        var done = await (await form.Post(url, ("Reason", "The council first"))).Follow();
        var late = await (await asked.Post($"/agreements/{agreement.Id}/correction-answers", ("isCorrection", "true"))).Follow();

        Assert.Contains("Version 2 waits for Alphaville and Betatown. Alphaville withdrew its approval today.", done.One("div.next").TextContent, StringComparison.Ordinal);
        Assert.Contains("Approval withdrawnversion 1,", done.Text, StringComparison.Ordinal);
        Assert.Contains("This is not asked of your organisation any more.", late.Document.DocumentElement.TextContent, StringComparison.Ordinal);
        var stored = await portal.ReadAgreement(agreement.Id);
        Assert.Equal((AgreementStatus.Proposed, CorrectionState.Refused, 0), (stored.Status, stored.CurrentVersion.Correction, stored.CurrentVersion.Endorsements.Count));
    }

    [Fact]
    public async Task The_partnerships_page_says_what_is_asked_and_the_agreements_page_lets_the_version_itself_be_approved()
    {
        var towns = await TwoTowns.Of(portal);
        var agreement = await towns.Agreement(AgreementStatus.Endorsed);
        var (one, other) = (await towns.Officer(towns.One), await towns.MayorsOffice(towns.Other));
        await Correct(agreement, one);
        var partnership = $"/partnerships/{towns.Partnership.Id}";

        Assert.Contains("“Corrected” has been corrected: is it only a correction?", (await other.Page(partnership)).One("div.next").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Corrected", (await one.Page(partnership)).One("div.next").TextContent, StringComparison.Ordinal);
        foreach (var page in new[] { await one.Page($"/agreements/{agreement.Id}"), await other.Page($"/agreements/{agreement.Id}") })
        {
            Assert.Equal("Approve version 2 itself", page.One($"a[href='/agreements/{agreement.Id}/endorsements/new']").TextContent);
        }
    }

    [Theory]
    [InlineData("en", "version 1", "24 November 2026", "holds for version 2, which only corrects it")]
    [InlineData("fr", "version 1", "24 novembre 2026", "vaut pour la version 2, qui n’en est qu’une correction")]
    [InlineData("it", "versione 1", "24 novembre 2026", "vale per la versione 2, che ne è solo una correzione")]
    public async Task The_print_dates_a_kept_approval_with_the_version_that_it_was_given_to(string language, string given, string on, string kept)
    {
        var towns = await TwoTowns.Of(portal);
        var agreement = await towns.Agreement(AgreementStatus.Endorsed);
        await portal.Change(agreement, (record, at) => record.Revise(PortalFixture.Content("Corrected"), PortalFixture.OfficerOf(towns.One), at.AddDays(9), isCorrection: true));
        await portal.Change(agreement, (record, at) => record.AnswerCorrection(2, true, PortalFixture.OfficerOf(towns.Other), at.AddDays(10)));

        var print = await (await towns.Officer(towns.One)).Page($"/agreements/{agreement.Id}/summary?lang={language}");

        var line = print.Document.QuerySelectorAll("*").Last(element => element.TextContent.Contains(kept, StringComparison.Ordinal) && element.TextContent.Contains(on, StringComparison.Ordinal)).TextContent;
        Assert.Contains(given, line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_keeps_an_approval_and_who_is_asked_is_the_same_in_the_domain_in_SQL_and_on_the_pages()
    {
        var towns = new List<Domain.Organisations.Municipality>();
        foreach (var name in new[] { "One", "Two", "Three" })
        {
            towns.Add(await portal.CreateMunicipality(name));
        }

        var (one, two, three) = (PortalFixture.OfficerOf(towns[0]), PortalFixture.OfficerOf(towns[1]), PortalFixture.OfficerOf(towns[2]));
        var mayor = new Actor(null, UserRole.MayorsOffice, towns[1].Id);
        var acts = new (string Name, Action<Agreement, DateTime> Act)[]
        {
            ("asked", (_, _) => { }),
            ("one yes", (record, at) => record.AnswerCorrection(2, true, two, at)),
            ("one no", (record, at) => record.AnswerCorrection(2, false, two, at)),
            ("kept", (record, at) => { record.AnswerCorrection(2, true, two, at); record.AnswerCorrection(2, true, three, at); }),
            ("one approves itself", (record, at) => record.Endorse(2, [portal.Decision()], two, at)),
            ("the reviser approves itself", (record, at) => record.Endorse(2, [portal.Decision()], one, at)),
            ("approved itself and withdrawn", (record, at) => { record.Endorse(2, [portal.Decision()], one, at); record.WithdrawEndorsement("No", one, at); }),
            ("withdrawn", (record, at) => record.WithdrawEndorsement("No", three, at)),
            ("returned", (record, at) => record.Return(2, "No", mayor, at)),
            ("declined", (record, at) => record.Decline("No", two, at)),
            ("revised again", (record, at) => record.Revise(PortalFixture.Content("Third"), two, at, isCorrection: true)),
        };
        var compared = 0;
        foreach (var withdrawnBefore in new Actor[][] { [], [three], [two, three] })
        {
            foreach (var (name, act) in acts.Where(act => withdrawnBefore.Length == 0 || act.Name is not "withdrawn" && (act.Name != "kept" || withdrawnBefore.Length == 2)))
            {
                var agreement = await portal.CreateAgreement(await portal.CreatePartnership(towns), AgreementStatus.Endorsed);
                await portal.Change(agreement, (record, at) =>
                {
                    foreach (var party in withdrawnBefore)
                    {
                        record.WithdrawEndorsement("No", party, at);
                    }

                    record.Revise(PortalFixture.Content("Corrected"), one, at, isCorrection: true);
                    act(record, at);
                });
                var stored = await portal.ReadAgreement(agreement.Id);
                var (keeping, asked) = await portal.InDatabase(async db => (
                    await db.PartiesThatMayKeepApproval().Where(party => party.AgreementId == agreement.Id).Select(party => party.Id).ToListAsync(),
                    await db.PartiesAskedAboutCorrection().Where(party => party.AgreementId == agreement.Id).Select(party => party.Id).ToListAsync()));
                foreach (var party in stored.Parties)
                {
                    var actor = new Actor(null, UserRole.Officer, party.OrganisationId);
                    var (details, standing) = await portal.InDatabase(async db =>
                    {
                        var queries = new AgreementQueries(db);
                        return ((await queries.Details(agreement.Id, actor, portal.Today, RemarksRead.None, CancellationToken.None))!, (await queries.Standing(agreement.Id, actor, CancellationToken.None))!);
                    });
                    var (may, isAsked) = (stored.MayKeepApproval(party), stored.IsAskedAboutCorrection(party));
                    Assert.True((may, isAsked) == (keeping.Contains(party.Id), asked.Contains(party.Id)), $"{name}, {party.OrganisationId}: the domain says {(may, isAsked)}");
                    Assert.Equal((may, may), (details.Standing.PartyOf(actor)!.MayKeepApproval, standing.PartyOf(actor)!.MayKeepApproval));
                    compared++;
                }
            }
        }

        Figures.Show("corrections", $"{compared} pairs of agreement and party: SQL and rule agree");
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
