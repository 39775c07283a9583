using System.Net;
using MicPortal.Domain.Access;
using MicPortal.Domain.Agreements;
using MicPortal.Domain.Partnerships;
using MicPortal.IntegrationTests.Agreements;
using MicPortal.TestSupport;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace MicPortal.IntegrationTests.Remarks;

public sealed class AgreementRemarkTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_remark_is_written_answered_and_closed_and_stands_with_its_section_post_and_date()
    {
        var towns = await TwoTowns.Of(portal);
        var agreement = await towns.Agreement(AgreementStatus.Proposed);
        var (mayor, officer) = (await towns.MayorsOffice(towns.Other), await towns.Officer(towns.One));
        var url = $"/agreements/{agreement.Id}/remarks";

        var link = (await mayor.Page($"/agreements/{agreement.Id}")).One($"a[href^='{url}/new?section=Purpose']");
        var form = await mayor.Page(link.GetAttribute("href")!);
        Assert.Equal("Purpose", form.Value("Section"));
        var written = await (await form.Post(url, ("Text", "Which services?"))).Follow();
        Assert.Equal("Your remark is sent; the other parties find it in their workspace.", written.Message);

        var page = await officer.Page($"/agreements/{agreement.Id}");
        Assert.Equal("Remarks: 1 open", page.One("#remarks").TextContent);
        var remark = Assert.Single(await portal.ReadRemarks(agreement.Id));
        var row = page.One($"#remark-{remark.Id}").TextContent;
        Assert.All(["Purpose", "Which services?", "The mayor’s office of Betatown"], words => Assert.Contains(words, row, StringComparison.Ordinal));
        Assert.Throws<InvalidOperationException>(() => page.One($"form[action='{url}/{remark.Id}/closings']"));

        var answered = await (await (await officer.Page($"{url}/{remark.Id}/answers/new")).Post($"{url}/{remark.Id}/answers", ("Text", "Water and health"))).Follow();
        Assert.Contains("Water and health", answered.One($"#remark-{remark.Id} blockquote").TextContent, StringComparison.Ordinal);

        var closed = await (await (await mayor.Page($"/agreements/{agreement.Id}")).Post($"{url}/{remark.Id}/closings")).Follow();
        Assert.Equal(("The remark is closed.", "Remarks: 0 open"), (closed.Message, closed.One("#remarks").TextContent));
        var all = await officer.Page(closed.One($"a[href='{url}/all']").GetAttribute("href")!);
        Assert.Contains("0 open, 1 closed; the newest first.", all.Text, StringComparison.Ordinal);
        Assert.Contains("closed by Betatown", all.Text, StringComparison.Ordinal);
        Assert.Contains("The mayor’s office of Betatown wrote a remark on version 1", closed.Text, StringComparison.Ordinal);
        var late = await (await officer.Page($"{url}/{remark.Id}/answers/new")).Post($"{url}/{remark.Id}/answers", ("Text", "One more thing"));
        Assert.Equal((HttpStatusCode.BadRequest, "One more thing"), (late.Status, late.Value("Text")));
    }

    [Fact]
    public async Task What_is_still_open_when_the_first_party_signs_is_said_to_be_left_open_and_none_of_it_is_printed()
    {
        var towns = await TwoTowns.Of(portal);
        var agreement = await towns.Agreement(AgreementStatus.Endorsed);
        await portal.Change(agreement, (record, at) => record.Remark(1, new RemarkSubject(RemarkSection.Purpose), "Which services?", PortalFixture.OfficerOf(towns.Other), at));
        var officer = await towns.Officer(towns.One);
        Assert.Equal("Remarks: 1 open", (await officer.Page($"/agreements/{agreement.Id}")).One(".unprinted > #remarks").TextContent);

        await portal.Change(agreement, (record, at) => record.RecordSignature(1, portal.Signature(2026), PortalFixture.OfficerOf(towns.One), at));

        Assert.Equal("Remarks: 1 left open when it was signed", (await officer.Page($"/agreements/{agreement.Id}")).One("#remarks").TextContent);
        Assert.Contains("1 left open when it was signed, 0 closed", (await officer.Page($"/agreements/{agreement.Id}/remarks/all")).Text, StringComparison.Ordinal);
        var history = await officer.Page($"/agreements/{agreement.Id}/history");
        Assert.Contains("recorded the signature of version 1", history.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("the text has changed", history.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_partnerships_page_says_that_a_remark_waits_to_whoever_did_not_speak_last()
    {
        var towns = await TwoTowns.Of(portal);
        var agreement = await towns.Agreement(AgreementStatus.Endorsed);
        await portal.Change(agreement, (record, at) => record.WithdrawEndorsement("The council first", PortalFixture.OfficerOf(towns.Other), at));
        var (one, other) = (await towns.Officer(towns.One), await towns.Officer(towns.Other));
        var (partnership, url) = ($"/partnerships/{towns.Partnership.Id}", $"/agreements/{agreement.Id}/remarks");
        Assert.Contains("Nothing of this partnership waits for your answer", (await one.Page(partnership)).Text, StringComparison.Ordinal);
        await (await other.Page($"{url}/new")).Post(url, ("Section", "Purpose"), ("Text", "Which services?"));

        var asked = await one.Page(partnership);
        Assert.Contains("Remarks on “", asked.One("div.next").TextContent, StringComparison.Ordinal);
        Assert.Equal($"/agreements/{agreement.Id}#remarks", asked.One("div.next a").GetAttribute("href"));
        Assert.DoesNotContain("Nothing waits", asked.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Remarks on", (await other.Page(partnership)).One("div.next").TextContent, StringComparison.Ordinal);

        var remark = Assert.Single(await portal.ReadRemarks(agreement.Id));
        await (await one.Page($"{url}/{remark.Id}/answers/new")).Post($"{url}/{remark.Id}/answers", ("Text", "Water and health"));
        Assert.Contains("Nothing of this partnership waits for your answer", (await one.Page(partnership)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_missing_or_too_long_is_said_at_its_field_and_kept()
    {
        var towns = await TwoTowns.Of(portal);
        var agreement = await towns.Agreement(AgreementStatus.Proposed);
        var url = $"/agreements/{agreement.Id}/remarks";
        var form = await (await towns.Officer(towns.Other)).Page($"{url}/new");

        var empty = await form.Post(url);
        var tooLong = await form.Post(url, ("Section", "Terms"), ("Text", new string('x', 1001)));
        var unknown = await form.Send(url, [.. form.Fields(url).Where(field => field.Name is not ("Section" or "Text")), ("Section", "Contribution-999999"), ("Text", "Whose?")]);

        Assert.Equal(["Choose what the remark is about", "Write your remark"], empty.Errors);
        Assert.Equal(("Terms", 1001), (tooLong.Value("Section"), tooLong.Value("Text")!.Length));
        Assert.Single(tooLong.Errors);
        Assert.Equal((HttpStatusCode.BadRequest, "Whose?"), (unknown.Status, unknown.Value("Text")));
        Assert.Equal(["Choose what the remark is about"], unknown.Errors);
        Assert.Empty(await portal.ReadRemarks(agreement.Id));
    }

    [Fact]
    public async Task It_disturbs_nobody_who_is_revising_and_stands_about_its_version_when_the_text_has_moved_on()
    {
        var towns = await TwoTowns.Of(portal);
        var agreement = await towns.Agreement(AgreementStatus.Proposed);
        var (one, other) = (await towns.Officer(towns.One), await towns.Officer(towns.Other));
        var edit = await one.Page($"/agreements/{agreement.Id}/edit");
        var (url, second) = ($"/agreements/{agreement.Id}/remarks", await other.Page($"/agreements/{agreement.Id}/remarks/new"));
        await (await other.Page($"{url}/new")).Post(url, ("Section", "Whole"), ("Text", "Too long"));
        portal.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(HttpStatusCode.Redirect, (await edit.Post($"/agreements/{agreement.Id}/edit", ("Texts[0].Title", "Revised"))).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await second.Post(url, ("Section", "Title"), ("Text", "Not this title"))).Status);

        var page = await one.Page($"/agreements/{agreement.Id}");
        Assert.Equal(2, page.Document.QuerySelectorAll("[id^='remark-']").Count(row => row.TextContent.Contains("about version 1", StringComparison.Ordinal)));
        // Who has revised since closes it, and not the one that was written after that.
        var (first, last) = ((await portal.ReadRemarks(agreement.Id))[0], (await portal.ReadRemarks(agreement.Id))[1]);
        Assert.DoesNotContain($"{url}/{last.Id}/closings", page.Actions());
        await page.Post($"{url}/{first.Id}/closings");
        Assert.Equal(towns.One.Id, (await portal.ReadRemarks(agreement.Id))[0].ClosedByOrganisationId);
    }

    [Fact]
    public async Task Remarks_and_answers_of_the_same_moment_are_all_kept_and_a_repeat_is_one()
    {
        var towns = await TwoTowns.Of(portal);
        var agreement = await towns.Agreement(AgreementStatus.Proposed);
        var url = $"/agreements/{agreement.Id}/remarks";
        var remark = await portal.AddRemark(agreement.Id, towns.Other.Id);
        var (one, other) = (await (await towns.Officer(towns.One)).Page($"{url}/{remark}/answers/new"), await (await towns.Officer(towns.Other)).Page($"{url}/{remark}/answers/new"));

        var answers = await Task.WhenAll(one.Post($"{url}/{remark}/answers", ("Text", "Yes")), other.Post($"{url}/{remark}/answers", ("Text", "No")), one.Post($"{url}/{remark}/answers", ("Text", "Yes")));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Redirect, answer.Status));
        Assert.Equal(["No", "Yes"], Assert.Single(await portal.ReadRemarks(agreement.Id)).Answers.Select(answer => answer.Text).Order());
    }

    [Fact]
    public async Task An_association_reads_what_its_members_write_and_the_public_and_the_print_nothing()
    {
        var towns = await TwoTowns.Of(portal, Publication.Agreement);
        var association = await portal.CreateAssociation(null, towns.One);
        var agreement = await towns.Agreement(AgreementStatus.Endorsed);
        var (own, others) = (await portal.AddRemark(agreement.Id, towns.One.Id, "Of the member"), await portal.AddRemark(agreement.Id, towns.Other.Id, "Of the other"));
        await Change(agreement.Id, own, record => record.AnswerRemark(own, "Answer of the other", Officer(towns.Other.Id), portal.Now));
        var staff = await portal.SignIn(await portal.CreateUser(association));

        var read = await staff.Page($"/agreements/{agreement.Id}");

        Assert.Contains("Of the member", read.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Of the other", read.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Answer of the other", read.Text, StringComparison.Ordinal);
        Assert.Empty(read.Document.QuerySelectorAll("a[href*='/remarks']"));
        Assert.DoesNotContain("Of the member", (await staff.Page($"/agreements/{agreement.Id}/summary")).Document.DocumentElement.TextContent, StringComparison.Ordinal);
        var officer = await towns.Officer(towns.One);
        Assert.Contains("Answer of the other", (await officer.Page($"/agreements/{agreement.Id}")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await staff.Page($"/agreements/{agreement.Id}/remarks/{others}/answers/new")).Status);

        await portal.InDatabase(async db =>
        {
            var record = await Whole(db).SingleAsync(one => one.Id == agreement.Id);
            foreach (var town in new[] { towns.One.Id, towns.Other.Id })
            {
                record.RecordSignature(1, portal.Signature(), Officer(town), portal.Now);
            }

            await db.SaveChangesAsync();
        });
        var everyone = await portal.Anonymous().Page($"/agreements/{agreement.Id}");
        Assert.Equal(HttpStatusCode.OK, everyone.Status);
        Assert.DoesNotContain("Of the", everyone.Document.DocumentElement.TextContent, StringComparison.Ordinal);
        // To the parties it stays, to be read.
        var signed = await officer.Page($"/agreements/{agreement.Id}");
        Assert.Contains("Of the other", signed.Text, StringComparison.Ordinal);
        Assert.Empty(signed.Document.QuerySelectorAll("a[href*='/remarks']"));
        Assert.Equal($"/agreements/{agreement.Id}", (await officer.Page($"/agreements/{agreement.Id}/remarks/new")).Location);
    }

    [Fact]
    public async Task A_members_answer_to_a_remark_that_its_association_does_not_read_is_not_shown_alone()
    {
        var towns = await TwoTowns.Of(portal);
        var association = await portal.CreateAssociation(null, towns.One);
        var agreement = await towns.Agreement(AgreementStatus.Proposed);
        var (own, others) = (await portal.AddRemark(agreement.Id, towns.One.Id, "Of the member"), await portal.AddRemark(agreement.Id, towns.Other.Id, "Of the other"));
        await Change(agreement.Id, own, record => record.AnswerRemark(own, "The member goes on", Officer(towns.One.Id), portal.Now));
        await Change(agreement.Id, others, record => record.AnswerRemark(others, "The member answers", Officer(towns.One.Id), portal.Now));
        var staff = await portal.SignIn(await portal.CreateUser(association));

        foreach (var page in new[] { await staff.Page($"/agreements/{agreement.Id}"), await staff.Page($"/agreements/{agreement.Id}/remarks/all") })
        {
            Assert.Contains("The member goes on", page.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("The member answers", page.Text, StringComparison.Ordinal);
            Assert.Contains("1 open", page.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_answer_that_came_meanwhile_is_read_before_the_remark_is_closed()
    {
        var towns = await TwoTowns.Of(portal);
        var agreement = await towns.Agreement(AgreementStatus.Proposed);
        var remark = await portal.AddRemark(agreement.Id, towns.One.Id);
        var url = $"/agreements/{agreement.Id}/remarks/{remark}";
        var (one, other) = (await towns.Officer(towns.One), await towns.Officer(towns.Other));
        var unread = await one.Page($"/agreements/{agreement.Id}");
        await (await other.Page($"{url}/answers/new")).Post($"{url}/answers", ("Text", "Water"));

        var refused = await (await unread.Post($"{url}/closings")).Follow();

        Assert.Contains("The remark has been answered meanwhile. Read the answer before you close it", refused.Document.DocumentElement.TextContent, StringComparison.Ordinal);
        Assert.Contains("Water", refused.One($"#remark-{remark}").TextContent, StringComparison.Ordinal);
        Assert.Null(Assert.Single(await portal.ReadRemarks(agreement.Id)).ClosedAt);
        await refused.Post($"{url}/closings");
        Assert.NotNull(Assert.Single(await portal.ReadRemarks(agreement.Id)).ClosedAt);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Of_answering_and_closing_at_the_same_moment_the_second_finds_what_the_first_has_left(bool answersFirst)
    {
        var agreement = await portal.CreateAgreement(status: AgreementStatus.Proposed);
        var parties = agreement.Parties.Select(party => party.OrganisationId).ToList();
        var remark = await portal.AddRemark(agreement.Id, parties[0]);
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        Action<Agreement> answers = record => record.AnswerRemark(remark, "Water", Officer(parties[1]), portal.Now);
        Action<Agreement> closes = record => record.CloseRemark(remark, 0, Officer(parties[0]), portal.Now);

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => Change(agreement.Id, remark, async record =>
        {
            await Change(agreement.Id, remark, answersFirst ? answers : closes);
            (answersFirst ? closes : answers)(record);
        }));

        var stored = Assert.Single(await portal.ReadRemarks(agreement.Id));
        Assert.Equal((answersFirst, !answersFirst), (stored.Answers.Count == 1, stored.ClosedAt is not null));
    }

    [Fact]
    public async Task The_agreements_page_shows_the_first_of_many_remarks_and_the_others_stand_on_pages_of_their_own()
    {
        var towns = await TwoTowns.Of(portal);
        var agreement = await towns.Agreement(AgreementStatus.Proposed);
        await portal.InDatabase(async db =>
        {
            var record = await Whole(db).SingleAsync(one => one.Id == agreement.Id);
            for (var number = 1; number <= 200; number++)
            {
                record.Remark(1, new RemarkSubject(RemarkSection.Purpose), $"Remark {number}: which of the services, from when on, and who pays for it?", Officer(number <= 5 ? towns.Other.Id : towns.One.Id), portal.Now);
            }

            await db.SaveChangesAsync();
        });
        var officer = await towns.Officer(towns.One);

        var page = await officer.Page($"/agreements/{agreement.Id}");

        Assert.Equal("Remarks: 200 open", page.One("#remarks").TextContent);
        // Those that wait for the reader's word, and then the newest.
        Assert.Equal([200, 199, 198, 197, 196, 5, 4, 3, 2, 1], Numbers(page));
        Assert.InRange(await CompressedLength(officer, $"/agreements/{agreement.Id}"), 1, 6_000);
        var first = await officer.Page(page.One($"a[href='/agreements/{agreement.Id}/remarks/all']").GetAttribute("href")!);
        Assert.Equal(Enumerable.Range(181, 20).Reverse(), Numbers(first));
        Assert.InRange(await CompressedLength(officer, $"/agreements/{agreement.Id}/remarks/all"), 1, 6_000);
        var second = await officer.Page(first.One("nav.pages a[rel=next]").GetAttribute("href")!);
        Assert.Equal(Enumerable.Range(161, 20).Reverse(), Numbers(second));
        var last = await officer.Page($"/agreements/{agreement.Id}/remarks/all?before={(await portal.ReadRemarks(agreement.Id))[20].Id}");
        Assert.Equal((20, 0), (Numbers(last).Count(), last.Document.QuerySelectorAll("nav.pages a[rel=next]").Length));
        Assert.DoesNotContain("who pays for it", (await officer.Page($"/agreements/{agreement.Id}/edit")).Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await (await towns.Officer(await portal.CreateMunicipality())).Page($"/agreements/{agreement.Id}/remarks/all")).Status);

        static IEnumerable<int> Numbers(PortalPage page) => page.Document.QuerySelectorAll("[id^='remark-'] .said")
            .Select(text => int.Parse(text.TextContent.Split(' ', ':')[1], System.Globalization.CultureInfo.InvariantCulture));

        static async Task<int> CompressedLength(HttpClient client, string url)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, url) { Headers = { AcceptEncoding = { new("br") } } };
            using var response = await client.SendAsync(request);
            Assert.Contains("br", response.Content.Headers.ContentEncoding);
            return (await response.Content.ReadAsByteArrayAsync()).Length;
        }
    }

    [Fact]
    public async Task What_another_party_said_last_stands_in_the_workspace_until_it_is_answered_or_closed()
    {
        var towns = await TwoTowns.Of(portal);
        var agreement = await towns.Agreement(AgreementStatus.Endorsed);
        var remark = await portal.AddRemark(agreement.Id, towns.Other.Id);
        await portal.AddRemark(agreement.Id, towns.Other.Id, "And when?");
        var (north, south) = (await towns.Officer(towns.One), await towns.Officer(towns.Other));
        var url = $"/agreements/{agreement.Id}#remarks";

        Assert.Equal("2 remarks wait for your word, the oldest today", Due(await north.Page("/north")));
        Assert.Null(Due(await south.Page("/south")));

        await Change(agreement.Id, remark, record => record.AnswerRemark(remark, "Water", Officer(towns.One.Id), portal.Now));
        Assert.Equal("1 remark waits for your word, written today", Due(await north.Page("/north")));
        Assert.Equal("1 remark waits for your word, written today", Due(await south.Page("/south")));

        await Change(agreement.Id, remark, record => record.CloseRemark(remark, 1, Officer(towns.Other.Id), portal.Now));
        Assert.Null(Due(await south.Page("/south")));

        string? Due(PortalPage page) =>
            page.Document.QuerySelector($".todo a[href='{url}']")?.ParentElement!.QuerySelector(".due")!.TextContent.Split(" · ")[^1];
    }

    private static Actor Officer(int organisationId) => new(null, UserRole.Officer, organisationId);

    private static IQueryable<Agreement> Whole(Application.Data.MicPortalDbContext db) => db.Agreements
        .Include(agreement => agreement.Parties).ThenInclude(party => party.Signature)
        .Include(agreement => agreement.Versions).ThenInclude(version => version.Endorsements).ThenInclude(endorsement => endorsement.Decisions)
        .AsSplitQuery();

    private Task Change(int agreementId, int remarkId, Action<Agreement> act) => Change(agreementId, remarkId, record =>
    {
        act(record);
        return Task.CompletedTask;
    });

    private Task Change(int agreementId, int remarkId, Func<Agreement, Task> act) => portal.InDatabase(async db =>
    {
        var record = await Whole(db).Include(agreement => agreement.Remarks.Where(remark => remark.Id == remarkId)).ThenInclude(remark => remark.Answers).SingleAsync(agreement => agreement.Id == agreementId);
        await act(record);
        await db.SaveChangesAsync();
    });
}
