using System.Net;
using MicPortal.Domain.Access;
using MicPortal.Domain.Common;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Visits;
using MicPortal.TestSupport;
using MicPortal.Web.Models.Visits;
using Xunit;

namespace MicPortal.IntegrationTests.Visits;

public sealed class VisitReportTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Each_side_files_its_own_part_and_what_cannot_be_counted_is_said()
    {
        var scene = await Scene(startsInDays: -30);
        var url = $"/visits/{scene.Visit.Id}/reports";
        Assert.Contains("Report on the visit", (await scene.Other.Page("/south")).Text, StringComparison.Ordinal);

        var form = await scene.Other.Page($"{url}/new");
        Assert.Contains("The first number, all of you, is needed", form.Text, StringComparison.Ordinal);
        // Beside each number that is wrong, and together with what is missing.
        var wrong = await form.Post(url, ("Done", "We walked"), ("All", "4"), ("Women", "5"), ("UnderThirty", "3"), ("SixtyAndOlder", "2"), ("Councillors", "4"));
        Assert.Equal(HttpStatusCode.BadRequest, wrong.Status);
        Assert.Equal(["Say what was learned", "5 is more than the 4 in all", "Under 30: Together 5, which is more than the 4 in all", "60 and older: Together 5, which is more than the 4 in all"], wrong.Errors);
        Assert.Equal(["Women", "UnderThirty", "SixtyAndOlder"], wrong.Document.QuerySelectorAll("main input.govuk-input--error").Select(input => input.GetAttribute("name")));
        Assert.Equal(("We walked", "5"), (wrong.Value("Done"), wrong.Value("Women")));
        // A sentence of two fields is led by each, also where its numbers differ.
        var twice = await form.Post(url, ("Done", "We walked"), ("Learned", "Much"), ("All", "4"), ("Women", "5"), ("Men", "6"));
        Assert.Equal(["Women: 5 is more than the 4 in all", "Men: 6 is more than the 4 in all"], twice.Errors.Where(error => error.Contains("more than the 4 in all", StringComparison.Ordinal) && !error.Contains("Together", StringComparison.Ordinal)));
        Assert.Equal(["Say what was done", "Say what was learned", "Enter how many people there were in all", "Enter a whole number from 0 to 500"], (await form.Post(url, ("Men", "-2"))).Errors);
        var filed = await wrong.Post(url, ("Learned", "They listen"), ("SixtyAndOlder", ""), ("Women", "3"), ("Men", "1"), ("UnderThirty", "1"), ("Councillors", "2"));

        Assert.Equal("Your part of the report is filed.", (await filed.Follow()).Message);
        var stored = (await portal.ReadVisit(scene.Visit.Id)).Reports.Single();
        Assert.Equal((scene.OtherTown.Id, "They listen", 3, 2), (stored.OrganisationId, stored.Learned, stored.Count.Women, stored.Count.Councillors));
        Assert.Contains("They listen", (await scene.One.Page($"/visits/{scene.Visit.Id}")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Report on the visit", (await scene.Other.Page("/south")).Text, StringComparison.Ordinal);
        Assert.Contains("Report on the visit", (await scene.One.Page("/north")).Text, StringComparison.Ordinal);
        // The form of the other side is empty: nobody writes over another's words.
        Assert.Equal("", (await scene.One.Page($"{url}/new")).Value("Done"));
        Assert.Contains("They listen", (await scene.One.Page($"/visits/{scene.Visit.Id}/report")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_of_one_side_do_not_write_over_each_other_unseen()
    {
        var scene = await Scene(startsInDays: -30);
        var url = $"/visits/{scene.Visit.Id}/reports";
        var late = await scene.Other.Page($"{url}/new");
        await (await scene.Other.Page($"{url}/new")).Post(url, ("Done", "First"), ("Learned", "First"), ("All", "4"), ("Women", "1"));

        var told = await late.Post(url, ("Done", "Second"), ("Learned", "Second"), ("All", "4"));
        Assert.Equal(HttpStatusCode.Conflict, told.Status);
        Assert.Contains("Someone else saved this record while you were writing", told.Errors.Single(), StringComparison.Ordinal);
        // What the colleague wrote stands beside, and in what was left alone.
        Assert.Equal(["What was doneFirstSecond", "What was learnedFirstSecond"], told.Document.QuerySelectorAll("table.list tbody tr").Select(row => row.TextContent));
        Assert.Equal(("Second", "1"), (told.Value("Done"), told.Value("Women")));
        await told.Post(url);

        var stored = (await portal.ReadVisit(scene.Visit.Id)).Reports.Single();
        Assert.Equal(("Second", 1), (stored.Done, stored.Count.Women));

        // As it is already: the others are told nothing.
        var again = await (await scene.Other.Page($"{url}/new")).Post(url);
        Assert.Equal("Nothing was changed, so nothing was saved.", (await again.Follow()).Message);
        Assert.Single((await scene.Other.Page($"/visits/{scene.Visit.Id}/history")).Document.QuerySelectorAll("ol.time li"), line => line.TextContent.Contains("changed its part of the report", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_invalid_form_and_a_kept_one_do_not_write_over_a_colleagues_part_unseen()
    {
        var scene = await Scene(startsInDays: -30);
        var url = $"/visits/{scene.Visit.Id}/reports";
        var invalid = await (await scene.Other.Page($"{url}/new")).Post(url, ("Done", "Second"));
        var colleague = await portal.SignIn(await portal.CreateUser(scene.OtherTown));
        await (await colleague.Page($"{url}/new")).Post(url, ("Done", "Kept"), ("Learned", "Kept"), ("All", "4"), ("Keep", "later"));
        await (await scene.Other.Page($"{url}/new")).Post(url, ("Done", "First"), ("Learned", "First"), ("All", "4"));

        var again = await invalid.Post(url, ("Learned", ""), ("All", "4"));
        Assert.Equal(["Say what was learned"], again.Errors);
        var last = again;
        foreach (var late in new[] { again, await colleague.Page($"{url}?kept=true") })
        {
            var told = await late.Post(url, ("Learned", "Second"));
            Assert.Contains("Someone else saved this record while you were writing", told.Errors.Single(), StringComparison.Ordinal);
            Assert.Equal("First", (await portal.ReadVisit(scene.Visit.Id)).Reports.Single().Done);
            last = told;
        }

        // Once told, it is theirs to decide.
        await last.Post(url);
        Assert.Equal("Kept", (await portal.ReadVisit(scene.Visit.Id)).Reports.Single().Done);
    }

    [Fact]
    public async Task Who_answered_after_twelve_months_is_not_asked_for_what_it_never_said_after_three()
    {
        var scene = await Scene(startsInDays: -400);
        var url = $"/visits/{scene.Visit.Id}";
        await portal.Change(scene.Visit, (visit, at) => visit.Report(Said("All"), PortalFixture.OfficerOf(scene.OneTown), at));
        Assert.Contains("more than 12 months ago", (await scene.One.Page(url)).One(".next").TextContent, StringComparison.Ordinal);
        await (await scene.One.Page($"{url}/learning/new")).Post($"{url}/learning", ("Text", "It lasts"));

        var page = await scene.One.Page(url);

        Assert.Empty(page.Document.QuerySelectorAll(".next a[href$='/learning/new']"));
        Assert.Equal("Change what you have learned", page.One("#report ~ * a[href$='/learning/new']").TextContent);
        Assert.Equal("It lasts", (await scene.One.Page($"{url}/learning/new")).Value("Text"));
        var late = await (await scene.One.Page($"{url}/learning/new")).Post($"{url}/learning", ("Text", ""));
        await portal.Change(scene.Visit, (visit, at) => visit.Learn(12, "Of a colleague", "en", PortalFixture.OfficerOf(scene.OneTown), at.AddMinutes(1)));
        var told = await late.Post($"{url}/learning", ("Text", "Unseen"));
        Assert.Equal(HttpStatusCode.Conflict, told.Status);
        Assert.Equal(["What lastsOf a colleagueUnseen"], told.Document.QuerySelectorAll("table.list tbody tr").Select(row => row.TextContent));
    }

    [Fact]
    public async Task A_form_that_was_opened_before_a_later_answer_is_due_becomes_that_answer_once_that_is_told()
    {
        var scene = await Scene(startsInDays: -400);
        var url = $"/visits/{scene.Visit.Id}/learning";
        var form = await scene.One.Page($"{url}/new");

        // As it was filled nine months ago.
        var told = await form.Post(url, ("Months", "3"), ("ConcurrencyToken", $"{LearningForm.TokenOf(3, null)}"), ("Text", "It lasts"));

        Assert.Equal(HttpStatusCode.Conflict, told.Status);
        Assert.Equal(["It is 12 months since the visit now: sent again, this is your answer after 12 months"], told.Errors);
        Assert.Equal(("It lasts", "12"), (told.Value("Text"), told.Value("Months")));
        // Another answers meanwhile: that is told, and not once more what was told before.
        await portal.Change(scene.Visit, (visit, at) => visit.Learn(12, "Of a colleague", "en", PortalFixture.OfficerOf(scene.OneTown), at));
        var again = await told.Post(url);
        Assert.Contains("Someone else saved this record while you were writing", again.Errors.Single(), StringComparison.Ordinal);
        Assert.Equal(["What lastsOf a colleagueIt lasts"], again.Document.QuerySelectorAll("table.list tbody tr").Select(row => row.TextContent));
        await again.Post(url);
        Assert.Equal((12, "It lasts"), ((await portal.ReadVisit(scene.Visit.Id)).Learnings.Single().Months, (await portal.ReadVisit(scene.Visit.Id)).Learnings.Single().Text));
    }

    [Fact]
    public async Task Who_changes_an_answer_that_a_colleague_has_taken_back_is_told_so_and_may_say_it_anew()
    {
        var scene = await Scene(startsInDays: -120);
        var url = $"/visits/{scene.Visit.Id}/learning";
        await (await scene.One.Page($"{url}/new")).Post(url, ("Text", "We ask first"));
        var late = await scene.One.Page($"{url}/new");
        await portal.Change(scene.Visit, (visit, at) => visit.TakeBackLearning(3, "Of another visit", PortalFixture.OfficerOf(scene.OneTown), at));

        var told = await late.Post(url, ("Text", "We ask first, and listen"));

        Assert.Equal(HttpStatusCode.Conflict, told.Status);
        Assert.Equal(["A colleague has taken this answer back meanwhile: the reason is on the visit's page. Sent again, yours is said anew"], told.Errors);
        Assert.Equal("We ask first, and listen", told.Value("Text"));
        Assert.Empty(told.Document.QuerySelectorAll("table.list"));
        await told.Post(url);
        Assert.Equal("We ask first, and listen", (await portal.ReadVisit(scene.Visit.Id)).Learnings.Single(learning => !learning.IsGone).Text);
    }

    [Fact]
    public async Task The_members_list_leads_to_the_overdue_reports_of_that_town_and_not_of_its_namesake()
    {
        var (town, namesake, other) = (await portal.CreateMunicipality("Namesake"), await portal.CreateMunicipality("Namesake"), await portal.CreateMunicipality("Partner", side: Side.South));
        foreach (var (member, title) in new[] { (town, "Of the town"), (namesake, "Of the namesake") })
        {
            var partnership = await portal.CreatePartnership([member, other]);
            var visit = await portal.CreateVisit(partnership, VisitStatus.Agreed, portal.VisitPlan(partnership, title, -100));
            if (member == town)
            {
                continue;
            }

            // The partner's part of the other visit is overdue as well, and is not the town's.
            var reported = await portal.CreateVisit(await portal.CreatePartnership([town, other]), VisitStatus.Agreed, portal.VisitPlan(partnership, "Reported by the town", -100) with { HostId = other.Id, Costs = [] });
            await portal.Change(reported, (record, at) => record.Report(Said("Said in time"), PortalFixture.OfficerOf(town), at));
        }

        var staff = await portal.SignIn(await portal.CreateUser(await portal.CreateAssociation(null, town, namesake)));

        var link = (await staff.Page("/association")).Document.QuerySelectorAll("a[href*='report=overdue&party=']").Select(one => one.GetAttribute("href")!).Single(href => href.EndsWith($"={town.Id}", StringComparison.Ordinal));
        var list = await staff.Page(link);

        Assert.Equal(["Of the town"], list.Document.QuerySelectorAll("tbody th a").Select(one => one.TextContent));
        Assert.Contains("Only those in which Namesake takes part.", list.Text, StringComparison.Ordinal);
        Assert.Equal($"{town.Id}", list.Document.QuerySelector("input[name=party]")!.GetAttribute("value"));
        Assert.Equal(3, (await staff.Page("/visits?report=overdue")).Document.QuerySelectorAll("tbody tr").Length);
        Assert.DoesNotContain("Only those", (await staff.Page("/visits?party=x")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_overdue_report_stands_in_the_lists_and_an_association_reads_its_members_words_alone()
    {
        var scene = await Scene(startsInDays: -100);
        await portal.Change(scene.Visit, (visit, at) => visit.Report(Said("Words of the other side"), PortalFixture.OfficerOf(scene.OtherTown), at));
        var staff = await portal.SignIn(await portal.CreateUser(await portal.CreateAssociation(null, scene.OneTown)));

        Assert.Contains("overdue since", (await scene.One.Page("/north")).Text, StringComparison.Ordinal);
        var list = await staff.Page("/visits?report=overdue");
        Assert.Contains($"Report overdue: {scene.OneTown.Name}", list.One("tbody").TextContent, StringComparison.Ordinal);
        Assert.Equal("/visits?report=overdue", (await staff.Page("/association")).One("a[href='/visits?report=overdue']").GetAttribute("href"));
        Assert.DoesNotContain("Words of the other side", (await staff.Page($"/visits/{scene.Visit.Id}")).Text, StringComparison.Ordinal);

        await portal.Change(scene.Visit, (visit, at) => visit.Report(Said("Words of the member"), PortalFixture.OfficerOf(scene.OneTown), at));
        Assert.Empty((await staff.Page("/visits?report=overdue")).Document.QuerySelectorAll("tbody tr"));
        Assert.Contains("Words of the member", (await staff.Page($"/visits/{scene.Visit.Id}")).Text, StringComparison.Ordinal);
        Assert.Empty((await staff.Page($"/visits/{scene.Visit.Id}")).Document.QuerySelectorAll("main form, a[href$='/edit'], a[href$='/reports/new']"));
    }

    [Fact]
    public async Task A_report_of_another_visit_is_taken_back_and_is_due_again_everywhere()
    {
        var scene = await Scene(startsInDays: -100);
        var url = $"/visits/{scene.Visit.Id}";
        await portal.Change(scene.Visit, (visit, at) => visit.Report(Said("Words of another visit") with { Count = new VisitCount { All = 433 } }, PortalFixture.OfficerOf(scene.OneTown), at));
        await portal.Change(scene.Visit, (visit, at) => visit.Report(Said("Said of this one"), PortalFixture.OfficerOf(scene.OtherTown), at));
        var staff = await portal.SignIn(await portal.CreateUser(await portal.CreateAssociation(null, scene.OtherTown)));
        Assert.DoesNotContain($"Report overdue: {scene.OneTown.Name}", (await scene.Other.Page("/visits")).Text, StringComparison.Ordinal);
        Assert.Contains("433 people", (await scene.One.Page($"/municipalities/{scene.OneTown.Id}/participation")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await staff.Page($"{url}/reports/withdrawals")).Status);
        var late = await scene.One.Page($"{url}/reports/new");

        var form = await scene.One.Page((await scene.One.Page(url)).One($"a[href='{url}/reports/withdrawals']").GetAttribute("href")!);
        Assert.Equal(["Enter your reason"], (await form.Post($"{url}/reports/withdrawals")).Errors);
        Assert.Empty(form.Document.QuerySelectorAll("main a[href*='/learning/']"));
        await portal.Change(scene.Visit, (visit, at) => visit.Learn(3, "We listen", "en", PortalFixture.OfficerOf(scene.OneTown), at));
        Assert.NotEmpty((await scene.One.Page($"{url}/reports/withdrawals")).Document.QuerySelectorAll($"main a[href='{url}/learning/3/withdrawals']"));
        var done = await (await form.Post($"{url}/reports/withdrawals", ("Reason", "It was the visit of May"))).Follow();

        Assert.Equal("Your part of the report is taken back.", done.Message);
        Assert.Contains("Words of another visit", done.One("#report ~ .towns details").TextContent, StringComparison.Ordinal);
        Assert.Contains("It was the visit of May", (await scene.Other.Page(url)).Text, StringComparison.Ordinal);
        Assert.Empty((await scene.Other.Page(url)).Document.QuerySelectorAll("a[href$='withdrawals'][href*='learning']"));
        // Due again: in the workspace, in the list and its file; it counts nowhere.
        Assert.Contains("Report on the visit", (await scene.One.Page("/north")).Text, StringComparison.Ordinal);
        Assert.Contains($"Report overdue: {scene.OneTown.Name}", (await scene.Other.Page("/visits?report=overdue")).Text, StringComparison.Ordinal);
        Assert.Contains(scene.OneTown.Name, (await (await scene.Other.GetAsync("/visits.csv?report=overdue", TestContext.Current.CancellationToken)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Split('\n')[1].Split(scene.OneTown.Name, 2)[1], StringComparison.Ordinal);
        Assert.DoesNotContain("433 people", (await scene.One.Page($"/municipalities/{scene.OneTown.Id}/participation")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("433 people", (await scene.One.Page($"{url}/report")).Text, StringComparison.Ordinal);
        // Who is no party, and of no member that wrote it, reads that it was taken back, and nothing of it.
        var read = (await staff.Page(url)).Text + (await staff.Page($"{url}/history")).Text;
        Assert.Contains("took back its part of the report", read, StringComparison.Ordinal);
        Assert.DoesNotContain("Words of another visit", read, StringComparison.Ordinal);
        Assert.DoesNotContain("It was the visit of May", read, StringComparison.Ordinal);
        Assert.Contains("It was the visit of May", (await scene.Other.Page($"{url}/history")).Text, StringComparison.Ordinal);

        // Who had it open is told; sent again, it is filed anew.
        var told = await late.Post($"{url}/reports", ("Learned", "Of this visit"));
        Assert.Contains("A colleague has taken this part back meanwhile", told.Errors.Single(), StringComparison.Ordinal);
        await told.Post($"{url}/reports");
        Assert.Equal([false, true], (await portal.ReadVisit(scene.Visit.Id)).Reports.Where(one => one.OrganisationId == scene.OneTown.Id).OrderByDescending(one => one.Id).Select(one => one.IsGone));
    }

    [Fact]
    public async Task A_visit_is_called_off_once_all_parts_of_its_report_are_taken_back_and_what_they_said_stays_readable()
    {
        var scene = await Scene(startsInDays: -3);
        var url = $"/visits/{scene.Visit.Id}";
        await portal.Change(scene.Visit, (visit, at) => visit.Report(Said("Words of another visit"), PortalFixture.OfficerOf(scene.OneTown), at));
        Assert.Empty((await scene.Other.Page(url)).Document.QuerySelectorAll("a[href$='/cancellations/new'], a[href$='/postponements/new']"));
        await portal.Change(scene.Visit, (visit, at) => visit.TakeBackReport("Wrong visit", PortalFixture.OfficerOf(scene.OneTown), at));
        Assert.Equal(2, (await scene.Other.Page(url)).Document.QuerySelectorAll("a[href$='/cancellations/new'], a[href$='/postponements/new']").Length);
        // Nothing is there to take back any more.
        Assert.Equal(url, (await scene.One.Page($"{url}/reports/withdrawals")).Location);

        await portal.Change(scene.Visit, (visit, at) => visit.Cancel(VisitReason.Funds, null, PortalFixture.OfficerOf(scene.OtherTown), at));

        var page = await scene.Other.Page(url);
        Assert.Contains("Words of another visit", page.One("#report ~ .towns details").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll("#follow-ups"));
    }

    [Fact]
    public async Task What_was_learned_from_another_visit_is_taken_back_and_asked_again()
    {
        var scene = await Scene(startsInDays: -120);
        var url = $"/visits/{scene.Visit.Id}";
        await portal.Change(scene.Visit, (visit, at) => visit.Learn(3, "Of another visit", "en", PortalFixture.OfficerOf(scene.OneTown), at));
        Assert.DoesNotContain("What have you learned from the visit", (await scene.One.Page("/north")).Text, StringComparison.Ordinal);

        var form = await scene.One.Page((await scene.One.Page(url)).One("#report ~ .towns a[href$='/withdrawals']").GetAttribute("href")!);
        var done = await (await form.Post($"{url}/learning/3/withdrawals", ("Reason", "Not this one"))).Follow();

        Assert.Equal("What you had learned is taken back.", done.Message);
        Assert.Contains("What have you learned from the visit", (await scene.One.Page("/north")).Text, StringComparison.Ordinal);
        Assert.Contains("Of another visit", (await scene.Other.Page(url)).One("#report ~ .towns details").TextContent, StringComparison.Ordinal);
        Assert.Equal("", (await scene.One.Page($"{url}/learning/new")).Value("Text"));
        Assert.Equal(url, (await scene.One.Page($"{url}/learning/12/withdrawals")).Location);
    }

    [Fact]
    public async Task What_was_learned_is_asked_after_three_and_again_after_twelve_months()
    {
        var scene = await Scene(startsInDays: -120);
        var url = $"/visits/{scene.Visit.Id}/learning";
        Assert.Contains("What have you learned from the visit", (await scene.One.Page("/north")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("What have you learned from the visit", (await (await Scene(startsInDays: -60)).One.Page("/north")).Text, StringComparison.Ordinal);

        var form = await scene.One.Page($"{url}/new");
        Assert.Equal(["Say what was learned"], (await form.Post(url)).Errors);
        var late = await scene.One.Page($"{url}/new");
        await form.Post(url, ("Text", "We ask first"));

        Assert.Contains("We ask first", (await scene.Other.Page($"/visits/{scene.Visit.Id}")).Text, StringComparison.Ordinal);
        Assert.Equal((3, "We ask first"), ((await portal.ReadVisit(scene.Visit.Id)).Learnings.Single().Months, (await portal.ReadVisit(scene.Visit.Id)).Learnings.Single().Text));
        Assert.DoesNotContain("What have you learned from the visit", (await scene.One.Page("/north")).Text, StringComparison.Ordinal);
        var answered = await scene.One.Page($"{url}/new");
        Assert.Equal("We ask first", answered.Value("Text"));
        Assert.Equal("Change what you have learned", (await scene.One.Page($"/visits/{scene.Visit.Id}")).One("#report ~ * a[href$='/learning/new']").TextContent);
        Assert.Equal("Nothing was changed, so nothing was saved.", (await (await answered.Post(url)).Follow()).Message);
        await (await scene.One.Page($"{url}/new")).Post(url, ("Text", "We ask first, and listen"));
        Assert.Equal("We ask first, and listen", (await portal.ReadVisit(scene.Visit.Id)).Learnings.Single().Text);
        var told = await late.Post(url, ("Text", "Of who had not read that"));
        Assert.Equal((HttpStatusCode.Conflict, "We ask first, and listen"), (told.Status, told.One("table.list tbody td").TextContent));
        await told.Post(url);
        Assert.Equal("Of who had not read that", (await portal.ReadVisit(scene.Visit.Id)).Learnings.Single().Text);

        var older = await Scene(startsInDays: -400);
        await (await older.One.Page($"/visits/{older.Visit.Id}/learning/new")).Post($"/visits/{older.Visit.Id}/learning", ("Text", "It lasts"));
        Assert.Equal(12, (await portal.ReadVisit(older.Visit.Id)).Learnings.Single().Months);
    }

    [Fact]
    public async Task What_follows_has_a_post_and_a_day_and_is_done_by_whoever_says_so()
    {
        var scene = await Scene(startsInDays: -30);
        var url = $"/visits/{scene.Visit.Id}/follow-ups";

        var form = await scene.One.Page($"{url}/new");
        Assert.Equal(["Say what is to be done", "Choose a party", "Enter a post", "Enter a date; the day, or the day and the month, may stay empty"], (await form.Post(url)).Errors);
        await form.Post(url, ("Text", "Send the rules"), ("OrganisationId", $"{scene.OtherTown.Id}"), ("Post", "Head of wells"), ("Due.Year", $"{portal.Today.Year}"), ("Due.Month", $"{portal.Today.Month}"));
        var page = await scene.Other.Page($"/visits/{scene.Visit.Id}");
        Assert.Contains($"Head of wells, {scene.OtherTown.Name}", page.One("#follow-ups + table").TextContent, StringComparison.Ordinal);
        var id = (await portal.ReadVisit(scene.Visit.Id)).FollowUps.Single().Id;
        await page.Post($"{url}/{id}/completions");

        Assert.Equal(portal.Now, (await portal.ReadVisit(scene.Visit.Id)).FollowUps.Single().DoneAt);
    }

    [Fact]
    public async Task What_follows_is_changed_opened_again_and_taken_off_and_lists_and_history_follow()
    {
        var scene = await Scene(startsInDays: -30);
        var (page, late) = ($"/visits/{scene.Visit.Id}", portal.Today.AddDays(-2));
        await portal.Change(scene.Visit, (visit, at) => visit.AddFollowUp("Send the rules", "Head of wells", scene.OtherTown.Id, PartialDate.From(late), PortalFixture.OfficerOf(scene.OneTown), at));
        var followUp = (await portal.ReadVisit(scene.Visit.Id)).FollowUps.Single();
        var url = $"{page}/follow-ups/{followUp.Id}";
        Assert.Contains($"href=\"{page}#follow-ups\"", (await scene.Other.Page("/south")).Html, StringComparison.Ordinal);

        await (await scene.One.Page(page)).Post($"{url}/completions");
        Assert.DoesNotContain($"href=\"{page}#follow-ups\"", (await scene.Other.Page("/south")).Html, StringComparison.Ordinal);
        var done = await scene.Other.Page(page);
        Assert.Equal("It is to be done again.", (await (await done.Post($"{url}/completion-withdrawals")).Follow()).Message);
        Assert.Contains($"href=\"{page}#follow-ups\"", (await scene.Other.Page("/south")).Html, StringComparison.Ordinal);

        var form = await scene.Other.Page((await scene.Other.Page(page)).One($"a[href='{url}']").GetAttribute("href")!);
        Assert.Equal(("Send the rules", $"{scene.OtherTown.Id}", "Head of wells", $"{late.Day}"), (form.Value("Text"), form.Value("OrganisationId"), form.Value("Post"), form.Value("Due.Day")));
        Assert.Equal("Nothing was changed, so nothing was saved.", (await (await form.Post(url)).Follow()).Message);
        var wrong = await form.Post(url, ("Text", ""), ("Post", "Clerk"));
        Assert.Equal((HttpStatusCode.BadRequest, "Clerk"), (wrong.Status, wrong.Value("Post")));
        var late2 = await scene.One.Page(url);
        Assert.Equal("Saved.", (await (await wrong.Post(url, ("Text", "Send all rules"))).Follow()).Message);
        // Who had it open reads what the other wrote beside its own.
        var met = await late2.Post(url, ("Text", "Send no rules"));
        Assert.Equal(HttpStatusCode.Conflict, met.Status);
        Assert.All(["Send all rules", "Send no rules"], words => Assert.Contains(words, met.One("table").TextContent, StringComparison.Ordinal));
        Assert.Contains($"Clerk, {scene.OtherTown.Name}", (await scene.One.Page(page)).One("#follow-ups + table").TextContent, StringComparison.Ordinal);

        Assert.Equal("It is taken off.", (await (await (await scene.One.Page(url)).Post($"{url}/removals")).Follow()).Message);
        Assert.DoesNotContain("Send all rules", (await scene.Other.Page(page)).One("#follow-ups").NextElementSibling!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain($"href=\"{page}#follow-ups\"", (await scene.Other.Page("/south")).Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await scene.One.Page(url)).Status);
        var history = (await scene.Other.Page($"{page}/history")).Text;
        Assert.All(
            ["took off a follow-up “Send all rules”", "Taken off: Send all rules · Clerk · ", "changed a follow-up “Send the rules”", "said that a follow-up is not done yet “Send the rules”", "said that a follow-up is done “Send the rules”"],
            words => Assert.Contains(words, history, StringComparison.Ordinal));
        Assert.Contains("a supprimé l’une des suites", (await scene.Other.Page($"{page}/history?lang=fr")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_reported_before_the_first_day()
    {
        var scene = await Scene(startsInDays: 10);

        Assert.Equal($"/visits/{scene.Visit.Id}", (await scene.One.Page($"/visits/{scene.Visit.Id}/reports/new")).Location);
        Assert.Contains("The report comes after the first day", (await scene.One.Page($"/visits/{scene.Visit.Id}/report")).Text, StringComparison.Ordinal);

        var partnership = await portal.ReadPartnership(scene.Visit.PartnershipId);
        var waiting = await portal.CreateVisit(partnership, VisitStatus.Planning, portal.VisitPlan(partnership, startsInDays: -30));
        Assert.Contains("Not all parties have approved the plan of this visit.", (await scene.One.Page($"/visits/{waiting.Id}/report")).Text, StringComparison.Ordinal);
        await portal.Change(waiting, (visit, at) => visit.Cancel(VisitReason.Funds, null, PortalFixture.OfficerOf(scene.OneTown), at));
        Assert.Contains("The visit was cancelled: there is nothing to report.", (await scene.One.Page($"/visits/{waiting.Id}/report")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Forms_that_were_open_when_the_visit_was_cancelled_are_told_so()
    {
        var scene = await Scene(startsInDays: -200);
        var url = $"/visits/{scene.Visit.Id}";
        var (report, learning, followUp) = (await scene.One.Page($"{url}/reports/new"), await scene.One.Page($"{url}/learning/new"), await scene.One.Page($"{url}/follow-ups/new"));
        await portal.Change(scene.Visit, (visit, at) => visit.Cancel(VisitReason.Visas, null, PortalFixture.OfficerOf(scene.OtherTown), at));

        var due = portal.Today.AddDays(20);
        PortalPage[] sent =
        [
            await report.Post($"{url}/reports", ("Done", "Walked"), ("Learned", "Much"), ("All", "4")),
            await learning.Post($"{url}/learning", ("Text", "Much")),
            await followUp.Post($"{url}/follow-ups", ("Text", "Send the rules"), ("Post", "Clerk"), ("OrganisationId", $"{scene.OneTown.Id}"), ("Due.Day", $"{due.Day}"), ("Due.Month", $"{due.Month}"), ("Due.Year", $"{due.Year}")),
        ];

        Assert.All(sent, page => Assert.Equal(["The visit is cancelled"], page.Errors));
    }

    private static ReportContent Said(string learned) => new("en", "Walked and talked", learned, null, new VisitCount { All = 4 });

    [Fact]
    public async Task The_mayors_office_reads_who_files_a_part_that_is_overdue()
    {
        var scene = await Scene(startsInDays: -200);
        var office = await portal.SignIn(await portal.CreateUser(scene.OneTown, UserRole.MayorsOffice));

        var next = (await office.Page($"/visits/{scene.Visit.Id}")).One(".next");

        Assert.StartsWith("Your part of the report was due by", next.TextContent.Trim(), StringComparison.Ordinal);
        Assert.Contains("An officer of your organisation files it.", next.TextContent, StringComparison.Ordinal);
        Assert.Null(next.QuerySelector("a"));
    }

    private async Task<VisitScene> Scene(int startsInDays)
    {
        var (one, other) = (await portal.CreateMunicipality(), await portal.CreateMunicipality(side: Side.South));
        var partnership = await portal.CreatePartnership([one, other]);
        var visit = await portal.CreateVisit(partnership, VisitStatus.Agreed, portal.VisitPlan(partnership, startsInDays: startsInDays));
        return new VisitScene(visit, one, other, await portal.SignIn(await portal.CreateUser(one)), await portal.SignIn(await portal.CreateUser(other)));
    }

    private sealed record VisitScene(Visit Visit, Municipality OneTown, Municipality OtherTown, HttpClient One, HttpClient Other);
}
