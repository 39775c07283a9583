using System.Net;
using MicPortal.Domain.Agreements;
using MicPortal.Domain.Common;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Partnerships;
using MicPortal.TestSupport;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace MicPortal.IntegrationTests.Agreements;

/// <summary>An agreement goes no further than its partnership.</summary>
public sealed class AgreementPartnershipTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const string NotAccepted = "Your organisation has not accepted this partnership, or the partnership has ended: its page says which, and what you can do";
    private const string GoesNoFurther = "The partnership is not going on, so this agreement goes no further.";

    [Theory]
    [InlineData(AgreementStatus.Draft, null, GoesNoFurther)]
    [InlineData(AgreementStatus.Proposed, null, GoesNoFurther)]
    [InlineData(AgreementStatus.Endorsed, null, GoesNoFurther)]
    [InlineData(AgreementStatus.Proposed, "fr", "Le partenariat ne se poursuit pas : cet accord n’ira pas plus loin.")]
    public async Task Once_the_partnership_has_ended_nothing_waits_for_either_party(AgreementStatus status, string? language, string sentence)
    {
        var (one, other, partnership) = await Asked();
        var agreement = await portal.CreateAgreement(partnership, status);
        await End(partnership, other);
        var query = language is null ? "" : $"?lang={language}";

        foreach (var town in status == AgreementStatus.Draft ? [one] : new[] { one, other })
        {
            var client = await portal.SignIn(await portal.CreateUser(town));
            var page = await client.Page($"/agreements/{agreement.Id}{query}");
            Assert.Equal(sentence, page.One(".next b").TextContent);
            Assert.Equal($"/partnerships/{partnership.Id}", page.One(".next.calm a").GetAttribute("href"));
            Assert.Null((await client.Page($"/partnerships/{partnership.Id}")).Document.QuerySelector(".next a"));
        }
    }

    [Theory]
    [InlineData("en", "Leftham has left the partnership: this text can no longer be approved by all.", "Approve version 1")]
    [InlineData("fr", "Leftham a quitté le partenariat\u00a0: ce texte ne peut plus être approuvé par toutes les parties.", "Approuver la version 1")]
    public async Task What_a_party_that_left_would_have_to_approve_waits_for_nobody_and_the_page_says_why(string language, string sentence, string task)
    {
        Municipality[] towns = [await portal.CreateMunicipality(), await portal.CreateMunicipality(), await portal.CreateMunicipality("Leftham")];
        var partnership = await portal.CreatePartnership(towns);
        var (all, two) = (await portal.CreateAgreement(partnership, AgreementStatus.Proposed), await portal.CreateAgreement(partnership, AgreementStatus.Proposed, between: towns[..2]));
        var officer = await portal.SignIn(await portal.CreateUser(towns[1]));
        Assert.Equal(2, Tasks(await officer.Page($"/north?lang={language}")));
        await portal.Change(partnership, (one, at) => one.EndPart(PartialDate.FromYear(2026), "No more", PortalFixture.OfficerOf(towns[2]), at));

        Assert.Equal(1, Tasks(await officer.Page("/north")));
        var page = await officer.Page($"/agreements/{all.Id}");
        Assert.Equal((sentence, $"/partnerships/{partnership.Id}/agreements/new"), (page.One(".next b").TextContent, page.One(".next a").GetAttribute("href")));
        Assert.Equal($"/agreements/{two.Id}/endorsements/new", (await officer.Page($"/agreements/{two.Id}")).One(".next a").GetAttribute("href"));
        Assert.Equal(HttpStatusCode.OK, (await officer.Page($"/partnerships/{partnership.Id}/agreements/new")).Status);

        var record = await officer.Page($"/partnerships/{partnership.Id}");
        Assert.Equal($"/agreements/{two.Id}", record.One(".next a").GetAttribute("href"));
        var row = record.Document.QuerySelectorAll("tbody tr").Single(one => one.QuerySelector($"a[href='/agreements/{all.Id}']") is not null);
        Assert.DoesNotContain(language == "en" ? "waiting" : "en attente", row.TextContent, StringComparison.Ordinal);
        Assert.Contains(language == "en" ? "can no longer be approved by all" : "ne peut plus être approuvé par tous", row.TextContent, StringComparison.Ordinal);
        Assert.Contains(language == "en" ? "has left the partnership" : "a quitté le partenariat", row.QuerySelector("td[data-label=Leftham]")!.TextContent, StringComparison.Ordinal);

        int Tasks(PortalPage work) => work.Text.Split(task).Length - 1;
    }

    [Fact]
    public async Task Who_has_read_why_it_was_declined_is_not_asked_again_until_it_is_declined_anew()
    {
        var towns = await TwoTowns.Of(portal);
        var agreement = await towns.Agreement(AgreementStatus.Proposed);
        await Decline("Not now");
        var officer = await towns.Officer(towns.One);
        var work = await officer.Page("/north");
        Assert.Contains("Declined: ", work.Text, StringComparison.Ordinal);

        await work.Post($"/agreements/{agreement.Id}/readings");

        Assert.DoesNotContain("Declined: ", (await officer.Page("/north")).Text, StringComparison.Ordinal);
        await portal.Change(agreement, (record, at) => record.Revise(PortalFixture.Content("Once more"), PortalFixture.OfficerOf(towns.One), at));
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        await Decline("Still not");
        Assert.Contains("Declined: ", (await officer.Page("/north")).Text, StringComparison.Ordinal);

        Task Decline(string why) => portal.Change(agreement, (record, at) => record.Decline(why, PortalFixture.OfficerOf(towns.Other), at));
    }

    [Fact]
    public async Task The_table_says_from_when_it_is_in_force_and_a_declined_one_who_had_proposed_it()
    {
        var towns = await TwoTowns.Of(portal);
        var signed = await towns.Agreement(AgreementStatus.Signed);
        var declined = await towns.Agreement(AgreementStatus.Proposed);
        await portal.Change(declined, (record, at) => record.Decline("Not now", PortalFixture.OfficerOf(towns.Other), at));
        var officer = await towns.Officer(towns.One);

        var rows = (await officer.Page($"/partnerships/{towns.Partnership.Id}")).Document.QuerySelectorAll("table.list tbody tr").ToDictionary(row => row.QuerySelector("a")!.GetAttribute("href")!, row => row.TextContent);
        Assert.Contains($"{portal.Today:d MMMM yyyy}", rows[$"/agreements/{signed.Id}"], StringComparison.Ordinal);
        Assert.DoesNotContain("on signature", rows[$"/agreements/{signed.Id}"], StringComparison.Ordinal);
        Assert.DoesNotContain("waiting", rows[$"/agreements/{declined.Id}"], StringComparison.Ordinal);
        Assert.Contains("Proposed version 1", (await officer.Page($"/agreements/{declined.Id}")).One(".towns").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_said_that_it_ended_is_not_told_that_it_has_not_answered()
    {
        var (one, two, three, four) = (await portal.CreateMunicipality(), await portal.CreateMunicipality("Goneville"), await portal.CreateMunicipality("Silentville"), await portal.CreateMunicipality());
        var partnership = await portal.CreatePartnership([one, two, three, four], accepted: false);
        var agreement = await portal.CreateAgreement(partnership, AgreementStatus.Proposed);
        await End(partnership, two);

        var (gone, silent) = (await portal.SignIn(await portal.CreateUser(two)), await portal.SignIn(await portal.CreateUser(three)));

        Assert.Contains("Your organisation has said that the partnership ended: it no longer approves, signs or confirms anything in it.", (await gone.Page($"/agreements/{agreement.Id}")).Text, StringComparison.Ordinal);
        Assert.Equal("Goneville has left the partnership: this text can no longer be approved by all.", (await gone.Page($"/agreements/{agreement.Id}")).One(".next b").TextContent);
        Assert.Equal("You said that the partnership ended.", (await gone.Page($"/partnerships/{partnership.Id}")).One(".next b").TextContent);
        Assert.Contains("Your organisation has not accepted the partnership: answer on its page first.", (await silent.Page($"/agreements/{agreement.Id}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_of_an_ended_partnership_is_still_written_and_deleted_but_not_proposed()
    {
        var (one, other, partnership) = await Asked();
        var draft = await portal.CreateAgreement(partnership);
        var officer = await portal.SignIn(await portal.CreateUser(one));
        var (url, page) = ($"/agreements/{draft.Id}", await officer.Page($"/agreements/{draft.Id}"));
        await End(partnership, other);

        var proposed = await (await page.Post($"{url}/proposals")).Follow();
        var saved = await (await officer.Page($"{url}/edit")).Post($"{url}/edit", ("Texts[0].Title", "Still mine"));

        Assert.Equal([NotAccepted], proposed.Errors);
        Assert.Equal((AgreementStatus.Draft, "Still mine"), ((await portal.ReadAgreement(draft.Id)).Status, (await saved.Follow()).One("h1 span").TextContent));
        Assert.Equal($"/partnerships/{partnership.Id}", (await (await officer.Page($"{url}/deletions/new")).Post($"{url}/deletions")).Location);
    }

    [Theory]
    [InlineData(AgreementStatus.Proposed, "Revised")]
    [InlineData(AgreementStatus.Declined, "Twinning agreement")]
    public async Task Nothing_is_revised_or_proposed_again_in_an_ended_partnership(AgreementStatus status, string title)
    {
        var (one, other, partnership) = await Asked();
        var agreement = await portal.CreateAgreement(partnership, status);
        var officer = await portal.SignIn(await portal.CreateUser(one));
        var url = $"/agreements/{agreement.Id}/edit";
        var edit = await officer.Page(url);
        await End(partnership, other);

        var answer = await edit.Post(url, ("Texts[0].Title", title));

        Assert.Equal((HttpStatusCode.BadRequest, title), (answer.Status, answer.Value("Texts[0].Title")));
        Assert.Equal([NotAccepted], answer.Errors);
        Assert.Equal((status, 1), ((await portal.ReadAgreement(agreement.Id)).Status, (await portal.ReadAgreement(agreement.Id)).CurrentVersionNumber));
        Assert.Equal($"/agreements/{agreement.Id}", (await officer.Page(url)).Location);
    }

    [Fact]
    public async Task Who_has_not_accepted_revises_nothing_but_may_decline()
    {
        var (_, other, partnership) = await Asked();
        var agreement = await portal.CreateAgreement(partnership, AgreementStatus.Proposed);
        var officer = await portal.SignIn(await portal.CreateUser(other));
        var url = $"/agreements/{agreement.Id}";

        Assert.Equal(url, (await officer.Page($"{url}/edit")).Location);
        await (await officer.Page($"{url}/declines/new")).Post($"{url}/declines", ("Reason", "We do not know of it"));

        Assert.Equal(AgreementStatus.Declined, (await portal.ReadAgreement(agreement.Id)).Status);
    }

    private async Task<(Municipality One, Municipality Other, Partnership Partnership)> Asked()
    {
        var (one, other) = (await portal.CreateMunicipality("Alphaville"), await portal.CreateMunicipality("Betatown", Side.South));
        return (one, other, await portal.CreatePartnership([one, other], accepted: false));
    }

    private Task End(Partnership partnership, Municipality town) => portal.InDatabase(async db =>
    {
        var record = await db.Partnerships.Include(one => one.Parties).SingleAsync(one => one.Id == partnership.Id);
        record.SayEnded(PartialDate.FromYear(2020), null, PortalFixture.OfficerOf(town), portal.Now);
        await db.SaveChangesAsync();
    });
}
