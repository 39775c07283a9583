using System.Net;
using MicPortal.Domain.Agreements;
using MicPortal.Domain.Common;
using MicPortal.Domain.Partnerships;
using MicPortal.IntegrationTests.Agreements;
using MicPortal.TestSupport;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace MicPortal.IntegrationTests.Forms;

/// <summary>A double click, or a form sent again after a lost line: it takes effect once, and the second answer is no error.</summary>
public sealed class RepeatedPostTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Accepting_a_partnership_twice_accepts_it_once()
    {
        var (one, other) = (await portal.CreateMunicipality("Alphaville"), await portal.CreateMunicipality("Betatown", Domain.Organisations.Side.South));
        var partnership = await portal.CreatePartnership([one, other], accepted: false);
        var officer = await portal.SignIn(await portal.CreateUser(other));
        var url = $"/partnerships/{partnership.Id}/acceptances";
        var form = await officer.Page($"{url}/new");

        await Twice(form, url, ActName.PartnershipAccepted, ("Path", nameof(PathKind.PoliticalWill)), ("Aim", "Better water"), ("Begun", "False"), ("Publication", nameof(Publication.Nothing)));
    }

    [Fact]
    public async Task An_answer_that_is_sent_twice_is_given_once()
    {
        var (one, other) = (await portal.CreateMunicipality("Alphaville"), await portal.CreateMunicipality("Betatown", Domain.Organisations.Side.South));
        var partnership = await portal.CreatePartnership([one, other], accepted: false);
        var officer = await portal.SignIn(await portal.CreateUser(other));
        var url = $"/partnerships/{partnership.Id}/answer";

        await Twice(await officer.Page(url), url, ActName.PartnershipSaidEnded, ("Answer", nameof(PartyAnswer.Ended)), ("Ended.Year", "2019"));
    }

    [Fact]
    public async Task Changes_of_a_partnership_a_municipality_and_an_agreement_are_saved_once()
    {
        var towns = await TwoTowns.Of(portal);
        var agreement = await towns.Agreement(AgreementStatus.Proposed);
        var officer = await towns.Officer(towns.One);
        var (partnership, municipality, edit) = ($"/partnerships/{towns.Partnership.Id}/edit", $"/municipalities/{towns.One.Id}/edit", $"/agreements/{agreement.Id}/edit");

        await Twice(await officer.Page(partnership), partnership, ActName.PartnershipOwnPartChanged, ("Vision", "Said anew"));
        await Twice(await officer.Page(municipality), municipality, ActName.MunicipalityCompleted, ("Population", "4321"));
        await Twice(await officer.Page(edit), edit, ActName.AgreementRevised, ("Texts[0].Title", "Revised"));
        Assert.Equal(2, (await portal.ReadAgreement(agreement.Id)).CurrentVersionNumber);
    }

    [Fact]
    public async Task Whoever_goes_back_without_an_answer_finds_the_same_form_and_after_an_answer_a_new_one()
    {
        var town = await portal.CreateMunicipality();
        var officer = await portal.SignIn(await portal.CreateUser(town));
        var url = $"/municipalities/{town.Id}/positions";
        (string, string?)[] typed = [("Title", "Office for twinning"), ("Email", "twinning@town.example"), ("IsPublished", "True")];
        var form = await officer.Page($"{url}/new");
        // A browser that the answer has not reached has none of its cookies.
        var unanswered = portal.Anonymous();
        unanswered.DefaultRequestHeaders.Add("Cookie", string.Join("; ", (await officer.Page($"{url}/new")).Response.RequestMessage!.Headers.GetValues("Cookie")));
        var sent = await form.Post(url, typed);
        Assert.Equal(HttpStatusCode.Redirect, sent.Status);

        // A browser may go back past the form, and its user opens it again from there.
        await unanswered.Page($"/municipalities/{town.Id}");
        var back = await unanswered.Page($"{url}/new");

        Assert.Equal("What you sent from here has reached us and is saved. See what was saved", back.One("main > .next").TextContent.Trim());
        Assert.Equal(sent.Location, back.One("main > .next a").GetAttribute("href"));
        var again = await back.Post(url, typed);
        Assert.Equal(sent.Location, again.Location);
        Assert.Equal(1, await portal.InDatabase(db => db.Positions.CountAsync(position => position.MunicipalityId == town.Id)));
        await sent.Follow();
        var anew = await officer.Page($"{url}/new");
        Assert.NotEqual(form.Value("FormId"), anew.Value("FormId"));
        await anew.Post(url, typed);
        Assert.Null(anew.Document.QuerySelector("main > .next"));
        // Changed since it was sent: nothing of it is dropped, and sent twice it counts once.
        (string, string?)[] changed = [("Title", "Another office"), ("Email", "other@town.example"), ("IsPublished", "True")];
        await anew.Post(url, changed);
        await anew.Post(url, changed);
        Assert.Equal(["Another office", "Office for twinning", "Office for twinning"], await portal.InDatabase(db => db.Positions.Where(position => position.MunicipalityId == town.Id).Select(position => position.Title).Order().ToListAsync()));
    }

    [Fact]
    public async Task What_is_kept_of_a_form_that_was_opened_again_is_offered_though_the_first_was_sent()
    {
        var (one, other) = (await portal.CreateMunicipality(), await portal.CreateMunicipality());
        var partnership = await portal.CreatePartnership([one, other]);
        var officer = await portal.SignIn(await portal.CreateUser(one));
        var url = $"/partnerships/{partnership.Id}/projects";
        var (first, second) = (await officer.Page($"{url}/new"), await officer.Page($"{url}/new"));
        Assert.Equal(HttpStatusCode.Redirect, (await first.Post(url, ("Title", "Sent"), ("Objectives", "Sent"))).Status);

        await second.Post(url, ("Title", "Kept"), ("Objectives", "Typed in the second tab"), ("Keep", "later"));

        Assert.Equal("Kept", (await officer.Page($"{url}?kept=true")).Value("Title"));
    }

    [Fact]
    public async Task A_change_that_arrives_twice_at_the_same_moment_is_no_conflict_with_itself()
    {
        for (var round = 0; round < 5; round++)
        {
            var towns = await TwoTowns.Of(portal);
            var agreement = await towns.Agreement(AgreementStatus.Proposed);
            var url = $"/agreements/{agreement.Id}/edit";
            var edit = await (await towns.Officer(towns.One)).Page(url);

            var answers = await Task.WhenAll(edit.Post(url, ("Texts[0].Title", "Revised")), edit.Post(url, ("Texts[0].Title", "Revised")));

            Assert.All(answers, answer => Assert.Equal((HttpStatusCode.Redirect, $"/agreements/{agreement.Id}"), (answer.Status, answer.Location)));
            Assert.Equal(2, (await portal.ReadAgreement(agreement.Id)).CurrentVersionNumber);
        }
    }

    [Theory]
    [InlineData(AgreementStatus.Proposed, "declines", ActName.AgreementDeclined)]
    [InlineData(AgreementStatus.Endorsed, "endorsement-withdrawals", ActName.AgreementEndorsementWithdrawn)]
    public async Task A_reason_that_is_sent_twice_counts_once(AgreementStatus status, string act, ActName recorded)
    {
        var towns = await TwoTowns.Of(portal);
        var agreement = await towns.Agreement(status);
        var url = $"/agreements/{agreement.Id}/{act}";

        await Twice(await (await towns.MayorsOffice(towns.Other)).Page($"{url}/new"), url, recorded, ("Reason", "The council wants to see it again"));
    }

    [Fact]
    public async Task Buttons_that_are_pressed_twice_act_once()
    {
        var towns = await TwoTowns.Of(portal);
        var (draft, paper) = (await towns.Agreement(AgreementStatus.Draft), await towns.Paper());
        var (propose, confirm) = ($"/agreements/{draft.Id}/proposals", $"/agreements/{paper.Id}/paper-confirmations");
        var (mine, theirs) = (await (await towns.Officer(towns.One)).Page($"/agreements/{draft.Id}"), await (await towns.Officer(towns.Other)).Page($"/agreements/{paper.Id}"));

        foreach (var (page, url, act) in new[] { (mine, propose, ActName.AgreementProposed), (theirs, confirm, ActName.AgreementPaperConfirmed) })
        {
            var (first, second) = (await (await page.Post(url)).Follow(), await (await page.Post(url)).Follow());
            Assert.NotNull(first.Message);
            Assert.Equal((first.Message, 0), (second.Message, second.Errors.Count));
            Assert.Equal(1, await Recorded(act, url));
        }
    }

    [Fact]
    public async Task A_deletion_that_is_sent_twice_leads_to_the_partnership_twice()
    {
        var towns = await TwoTowns.Of(portal);
        var url = $"/agreements/{(await towns.Agreement(AgreementStatus.Draft)).Id}/deletions";

        await Twice(await (await towns.Officer(towns.One)).Page($"{url}/new"), url, ActName.AgreementDraftDeleted);
    }

    private async Task Twice(PortalPage form, string url, ActName act, params (string, string?)[] typed)
    {
        var before = await Recorded(act, url);
        var (first, second) = (await form.Post(url, typed), await form.Post(url, typed));

        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Redirect), (first.Status, second.Status));
        Assert.Equal(first.Location, second.Location);
        Assert.Equal("Saved. It reached us twice and was counted once.", (await second.Follow()).Message);
        Assert.Equal(before + 1, await Recorded(act, url));
    }

    /// <summary>How often the act stands in the history of the record whose id is the second part of the address.</summary>
    private Task<int> Recorded(ActName act, string url)
    {
        var id = int.Parse(url.Split('/')[2], System.Globalization.CultureInfo.InvariantCulture);
        return portal.InDatabase(db => db.AuditEntries.CountAsync(entry => entry.Act == act && entry.RecordId == id));
    }
}
