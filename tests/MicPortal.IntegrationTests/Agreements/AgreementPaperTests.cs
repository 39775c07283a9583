using System.Net;
using MicPortal.Domain.Agreements;
using MicPortal.Domain.Partnerships;
using MicPortal.TestSupport;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace MicPortal.IntegrationTests.Agreements;

public sealed class AgreementPaperTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_paper_is_recorded_by_one_and_in_force_once_the_other_confirms_it()
    {
        var towns = await TwoTowns.Of(portal);
        var url = $"/partnerships/{towns.Partnership.Id}/paper-agreements";
        var form = await (await towns.Officer(towns.One)).Page($"{url}/new");

        var recorded = await form.Post(
            url,
            ("Kind", "Cooperation"), ("Texts[0].Title", "Agreement of 1975"), ("Texts[0].Purpose", "Water"),
            ($"Signatures[{towns.One.Id}].SignatoryTitle", "Mayor"), ($"Signatures[{towns.One.Id}].Date.Year", "1975"),
            ($"Signatures[{towns.Other.Id}].SignatoryTitle", "President"), ($"Signatures[{towns.Other.Id}].Date.Year", "1976"), ($"Signatures[{towns.Other.Id}].Place", "Betatown"));

        var page = await (await towns.MayorsOffice(towns.Other)).Page(recorded.Location!);
        Assert.Contains("Recorded by Alphaville, not yet confirmed by Betatown.", page.Text, StringComparison.Ordinal);
        Assert.Equal(PartnershipStage.Exploring, (await portal.ReadPartnership(towns.Partnership.Id)).Stage);
        var confirmed = await (await page.Post($"{recorded.Location}/paper-confirmations")).Follow();

        Assert.Contains("In force since 1976.", confirmed.Text, StringComparison.Ordinal);
        var stored = await portal.InDatabase(db => db.Agreements.Include(agreement => agreement.Parties).SingleAsync(agreement => agreement.PartnershipId == towns.Partnership.Id));
        Assert.Equal((true, portal.Now), (stored.Parties.All(party => party.PaperConfirmedAt is not null), stored.InForceAt!.Value));
        Assert.Equal(PartnershipStage.Active, (await portal.ReadPartnership(towns.Partnership.Id)).Stage);
    }

    [Fact]
    public async Task What_another_objects_stands_beside_the_record_to_correct()
    {
        var towns = await TwoTowns.Of(portal);
        var paper = await towns.Paper();
        await portal.Change(paper, (record, at) => record.DisputePaper("We signed in 2002", PortalFixture.OfficerOf(towns.Other), at));

        var edit = await (await towns.Officer(towns.One)).Page($"/agreements/{paper.Id}/edit");

        Assert.Contains("Betatown objects to this record:", edit.One("main .next").TextContent, StringComparison.Ordinal);
        Assert.Contains("We signed in 2002", edit.One("main .next").TextContent, StringComparison.Ordinal);
        Assert.NotNull(edit.Document.QuerySelector("select[name=Kind] option[value=Amendment]"));
    }

    [Fact]
    public async Task Until_all_have_confirmed_it_no_list_and_no_print_says_signed()
    {
        var towns = await TwoTowns.Of(portal);
        var association = await portal.CreateAssociation("Association of papers", towns.One);
        var paper = await towns.Paper();
        var (officer, staff) = (await towns.Officer(towns.One), await portal.SignIn(await portal.CreateUser(association)));

        Assert.Contains("from paper, not yet confirmed", (await officer.Page("/north")).Text, StringComparison.Ordinal);
        Assert.Contains("Not yet confirmed", (await officer.Page($"/partnerships/{towns.Partnership.Id}")).One("table tbody").TextContent, StringComparison.Ordinal);
        Assert.Contains("recorded by Alphaville, not yet confirmed by Betatown", (await officer.Page($"/agreements/{paper.Id}/summary?lang=en")).Text, StringComparison.Ordinal);
        Assert.Contains("1 from paper, not confirmed", (await staff.Page("/association")).Text, StringComparison.Ordinal);
        await (await (await towns.MayorsOffice(towns.Other)).Page($"/agreements/{paper.Id}")).Post($"/agreements/{paper.Id}/paper-confirmations");
        Assert.Contains(", signed", (await officer.Page("/north")).Text, StringComparison.Ordinal);
        Assert.Contains("1 signed", (await staff.Page("/association")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Missing_and_future_signatures_are_said_at_their_fields()
    {
        var towns = await TwoTowns.Of(portal);
        var url = $"/partnerships/{towns.Partnership.Id}/paper-agreements";
        var form = await (await towns.Officer(towns.One)).Page($"{url}/new");
        (string, string?)[] text = [("Kind", "Cooperation"), ("Texts[0].Title", "Agreement"), ("Texts[0].Purpose", "Water")];
        (string, string?)[] own = [($"Signatures[{towns.One.Id}].SignatoryTitle", "Mayor"), ($"Signatures[{towns.One.Id}].Date.Year", "1975")];

        var missing = await form.Post(url, [.. text, .. own]);
        var future = await form.Post(url, [.. text, .. own, ($"Signatures[{towns.Other.Id}].SignatoryTitle", "President"), ($"Signatures[{towns.Other.Id}].Date.Year", "2027")]);
        var tampered = await form.Send(url, form.Fields(url).Where(field => !field.Name.StartsWith("Signatures", StringComparison.Ordinal) && text.All(given => given.Item1 != field.Name)).Concat(text.Select(given => (given.Item1, given.Item2!))));

        Assert.Equal(["Signature of Betatown: Enter a date; the day, or the day and the month, may stay empty"], missing.Errors);
        Assert.Equal(
            [.. new[] { "Alphaville", "Betatown" }.Select(name => $"Signature of {name}: Enter a date; the day, or the day and the month, may stay empty")],
            (await form.Post(url, text)).Errors);
        Assert.StartsWith($"#Signatures_{towns.Other.Id}__Date", missing.One(".govuk-error-summary a").GetAttribute("href"), StringComparison.Ordinal);
        Assert.Equal(["Signature of Betatown: The signature cannot lie in the future"], future.Errors);
        Assert.Equal("2027", future.Value($"Signatures[{towns.Other.Id}].Date.Year"));
        var unknown = await (await form.Post(url, [.. text, .. own, ($"Signatures[{towns.Other.Id}].Date.Year", "1976")])).Follow();
        Assert.Contains("post not known", unknown.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, tampered.Status);
    }

    [Fact]
    public async Task A_wrong_record_is_objected_to_corrected_and_confirmed_as_corrected()
    {
        var towns = await TwoTowns.Of(portal);
        var paper = await towns.Paper();
        var (recorder, other) = (await towns.Officer(towns.One), await towns.Officer(towns.Other));
        var url = $"/agreements/{paper.Id}";
        var before = await other.Page(url);

        await (await other.Page($"{url}/paper-objections/new")).Post($"{url}/paper-objections", ("Reason", "We signed in 2020"));
        Assert.Contains("Betatown says: “We signed in 2020”", (await recorder.Page(url)).Text, StringComparison.Ordinal);
        var edit = await recorder.Page($"{url}/edit");
        Assert.Contains("Saving makes version 2 of this record and asks the other parties again", edit.Text, StringComparison.Ordinal);
        await edit.Post($"{url}/edit", ($"Signatures[{towns.Other.Id}].Date.Year", "2020"));
        var old = await (await before.Post($"{url}/paper-confirmations")).Follow();
        Assert.Equal(["Version 1 has been replaced: read version 2 first"], old.Errors);
        await (await other.Page(url)).Post($"{url}/paper-confirmations");

        var stored = await portal.ReadAgreement(paper.Id);
        Assert.Equal((2, 20200000), (stored.CurrentVersionNumber, stored.Parties.Single(party => party.OrganisationId == towns.Other.Id).Signature!.Date.Value));
        Assert.NotNull(stored.InForceAt);
        Assert.Null(stored.Parties.Single(party => party.OrganisationId == towns.Other.Id).PaperObjection);
        Assert.Equal(url, (await recorder.Page($"{url}/edit")).Location);
    }

    [Fact]
    public async Task A_record_made_by_mistake_is_taken_back_and_the_other_is_told_and_asked_no_more()
    {
        var towns = await TwoTowns.Of(portal);
        var association = await portal.CreateAssociation("Association of mistakes", towns.Other);
        var paper = await towns.Paper();
        var (recorder, other, staff) = (await towns.Officer(towns.One), await towns.Officer(towns.Other), await portal.SignIn(await portal.CreateUser(association)));
        var url = $"/agreements/{paper.Id}";
        await (await other.Page($"{url}/paper-objections/new")).Post($"{url}/paper-objections", ("Reason", "That is not our agreement"));
        Assert.Contains("Correct the record", (await recorder.Page("/north")).Text, StringComparison.Ordinal);

        Assert.NotNull((await recorder.Page(url)).Document.QuerySelector($"a[href='{url}/paper-withdrawals/new']"));
        var form = await recorder.Page($"{url}/paper-withdrawals/new");
        var empty = await form.Post($"{url}/paper-withdrawals", ("Reason", " "));
        Assert.Equal((HttpStatusCode.BadRequest, AgreementStatus.Signed), (empty.Status, (await portal.ReadAgreement(paper.Id)).Status));
        Assert.StartsWith("#Reason", empty.One(".govuk-error-summary a").GetAttribute("href"), StringComparison.Ordinal);
        var done = await (await form.Post($"{url}/paper-withdrawals", ("Reason", "The wrong document"))).Follow();

        Assert.Equal("The record is taken back; the other parties read your reason.", done.Message);
        Assert.Contains("Alphaville took this record back on", done.One("main .next").TextContent, StringComparison.Ordinal);
        Assert.Contains("“The wrong document”", done.One("main .next").TextContent, StringComparison.Ordinal);
        Assert.Equal("Taken back", done.One("h1 .tag").TextContent.Trim());
        Assert.Equal(["Took this record back", "Had not confirmed it"], done.Document.QuerySelectorAll(".town .tag").Select(tag => tag.TextContent.Trim()));
        var stored = await portal.ReadAgreement(paper.Id);
        Assert.Equal((AgreementStatus.TakenBack, "The wrong document", portal.Now, null), (stored.Status, stored.TakenBackReason, stored.TakenBackAt, stored.InForceAt));
        Assert.DoesNotContain("Correct the record", (await recorder.Page("/north")).Text, StringComparison.Ordinal);
        Assert.Contains("taken back", (await other.Page($"/partnerships/{towns.Partnership.Id}")).One("table tbody").TextContent, StringComparison.Ordinal);
        Assert.Contains("taken back by Alphaville on", (await other.Page($"{url}/summary?lang=en")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("from paper, not confirmed", (await staff.Page("/association")).Text, StringComparison.Ordinal);
        Assert.Equal(url, (await recorder.Page($"{url}/edit")).Location);
        Assert.Equal(url, (await recorder.Page($"{url}/paper-withdrawals/new")).Location);

        var work = await other.Page("/south");
        Assert.Contains("taken back by Alphaville", work.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Is this what you signed", work.Text, StringComparison.Ordinal);
        await work.Post($"{url}/readings");
        work = await other.Page("/south");
        Assert.DoesNotContain("taken back by Alphaville", work.One("main").TextContent, StringComparison.Ordinal);
        // It counts no more.
        Assert.Empty(work.Document.QuerySelectorAll($"table.list a[href='{url}']"));
        var partnership = await other.Page($"/partnerships/{towns.Partnership.Id}");
        Assert.Contains("0 agreements", partnership.Document.QuerySelectorAll("h2").Select(heading => heading.TextContent.Trim()));
        Assert.Contains("Nothing is agreed in writing yet.", partnership.One("main .next").TextContent, StringComparison.Ordinal);
        var later = await portal.CreateAgreement(towns.Partnership, AgreementStatus.Proposed);
        await portal.CreatePaper(towns.Partnership);
        Assert.Equal(url, (await other.Page($"/partnerships/{towns.Partnership.Id}")).Document.QuerySelectorAll("th a[href^='/agreements/']").Select(link => link.GetAttribute("href")).Last());
        Assert.Contains($"/agreements/{later.Id}", (await other.Page("/south")).Document.QuerySelectorAll("table.list a").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public async Task What_is_sent_or_was_kept_when_a_record_is_taken_back_is_refused_with_that()
    {
        var towns = await TwoTowns.Of(portal);
        var paper = await towns.Paper();
        var (recorder, other) = (await towns.Officer(towns.One), await towns.Officer(towns.Other));
        var url = $"/agreements/{paper.Id}";
        var edit = await recorder.Page($"{url}/edit");
        await edit.Send($"{url}/edit", [.. edit.Fields($"{url}/edit").Where(field => field.Name != "Texts[0].Purpose"), ("Texts[0].Purpose", "Words that took an hour"), ("Keep", "quietly")]);
        var (objection, read) = (await other.Page($"{url}/paper-objections/new"), await other.Page(url));
        await (await recorder.Page($"{url}/paper-withdrawals/new")).Post($"{url}/paper-withdrawals", ("Reason", "The wrong document"));

        var kept = await recorder.Page($"{url}/edit?kept=true");
        Assert.Equal((HttpStatusCode.Forbidden, "This cannot be sent any more"), (kept.Status, kept.Heading));
        Assert.Contains("Words that took an hour", kept.Document.QuerySelectorAll("main blockquote").Select(text => text.TextContent));
        Assert.Equal($"{url}/edit", kept.One("main form[action='/kept-forms/deletions'] [name=address]").GetAttribute("value"));
        var edited = await edit.Post($"{url}/edit", ("Texts[0].Purpose", "Words that took another hour"));
        Assert.Contains("Words that took another hour", edited.Document.QuerySelectorAll("main blockquote").Select(text => text.TextContent));
        var objected = await objection.Post($"{url}/paper-objections", ("Reason", "That is not what we signed"));
        Assert.Equal("That is not what we signed", objected.One("main blockquote").TextContent);
        Assert.All([kept, edited, objected], page => Assert.StartsWith("Alphaville took this record back on ", page.One("main .lead").TextContent, StringComparison.Ordinal));
        var confirmed = await (await read.Post($"{url}/paper-confirmations")).Follow();
        Assert.StartsWith("Alphaville took this record back on ", confirmed.Errors.Single(), StringComparison.Ordinal);
        var stored = await portal.ReadAgreement(paper.Id);
        Assert.Equal((AgreementStatus.TakenBack, 1), (stored.Status, stored.CurrentVersionNumber));
        Assert.All(stored.Parties.Where(party => party.OrganisationId == towns.Other.Id), party => Assert.Equal((null, null), (party.PaperConfirmedAt, party.PaperObjection)));
    }

    [Fact]
    public async Task A_record_that_was_confirmed_meanwhile_is_not_taken_back()
    {
        var towns = await TwoTowns.Of(portal);
        var paper = await towns.Paper();
        var (recorder, other) = (await towns.Officer(towns.One), await towns.Officer(towns.Other));
        var url = $"/agreements/{paper.Id}";
        var form = await recorder.Page($"{url}/paper-withdrawals/new");
        await (await other.Page(url)).Post($"{url}/paper-confirmations");

        var late = await form.Post($"{url}/paper-withdrawals", ("Reason", "The wrong document"));

        Assert.Equal(["A record is taken back by the party that made it, and only until every party has confirmed it"], late.Errors);
        Assert.Equal("The wrong document", late.Value("Reason"));
        Assert.Equal(AgreementStatus.Signed, (await portal.ReadAgreement(paper.Id)).Status);
        Assert.Null((await recorder.Page(url)).Document.QuerySelector($"a[href='{url}/paper-withdrawals/new']"));
    }

    [Fact]
    public async Task The_second_of_two_who_correct_a_record_sees_the_others_signatures()
    {
        var towns = await TwoTowns.Of(portal);
        var paper = await towns.Paper();
        var url = $"/agreements/{paper.Id}/edit";
        var (first, second) = (await (await towns.Officer(towns.One)).Page(url), await (await towns.Officer(towns.One)).Page(url));
        (string, string?) Signature(string field, string value) => ($"Signatures[{towns.Other.Id}].{field}", value);

        await first.Post(url, Signature("SignatoryTitle", "Presidente"), Signature("Date.Year", "2020"), Signature("Place", "Betatown"));
        var conflict = await second.Post(url, Signature("Date.Year", "2018"));

        Assert.Equal(HttpStatusCode.Conflict, conflict.Status);
        Assert.Equal(
            [("Date of the signature (Betatown)", "2020", "2018")],
            conflict.Document.QuerySelectorAll("table tbody tr").Select(row => (row.Children[0].TextContent, row.Children[1].TextContent, row.Children[2].TextContent)));
        Assert.Equal(("Presidente", "Betatown"), (conflict.Value(Signature("SignatoryTitle", "").Item1), conflict.Value(Signature("Place", "").Item1)));
    }

    [Fact]
    public async Task Who_has_not_accepted_the_partnership_answers_there_first_and_may_object()
    {
        var (one, other) = (await portal.CreateMunicipality("Alphaville"), await portal.CreateMunicipality("Betatown", Domain.Organisations.Side.South));
        var partnership = await portal.CreatePartnership([one, other], accepted: false);
        var paper = await portal.CreatePaper(partnership);
        var url = $"/agreements/{paper.Id}";
        var officer = await portal.SignIn(await portal.CreateUser(other));

        var page = await officer.Page(url);
        var confirmed = await (await page.Send($"{url}/paper-confirmations", [("__RequestVerificationToken", page.Value("__RequestVerificationToken")!), ("version", "1")])).Follow();

        Assert.Contains("Recorded by Alphaville, not yet confirmed by Betatown. Your organisation has not accepted the partnership: answer on its page first.", page.Text, StringComparison.Ordinal);
        Assert.Equal($"/partnerships/{partnership.Id}", page.One(".next a").GetAttribute("href"));
        Assert.Equal(["Your organisation has not accepted this partnership, or the partnership has ended: its page says which, and what you can do"], confirmed.Errors);
        Assert.Null((await portal.ReadAgreement(paper.Id)).InForceAt);
        Assert.Null((await portal.ReadPartnership(partnership.Id)).BegunAt);
        Assert.DoesNotContain(url, (await officer.Page("/south")).Document.QuerySelectorAll(".todo a").Select(link => link.GetAttribute("href")));

        await (await officer.Page($"{url}/paper-objections/new")).Post($"{url}/paper-objections", ("Reason", "We never signed"));
        Assert.Equal("We never signed", (await portal.ReadAgreement(paper.Id)).Parties.Single(party => party.OrganisationId == other.Id).PaperObjection);
    }
}
