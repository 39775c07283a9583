using System.Net;
using Ical.Net;
using MicPortal.Application.Visits;
using MicPortal.Domain.Common;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Visits;
using MicPortal.TestSupport;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace MicPortal.IntegrationTests.Visits;

public sealed class VisitPeopleTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_participant_is_entered_by_position_without_a_name_and_without_asking_again()
    {
        var scene = await Scene();
        var url = $"/visits/{scene.Visit.Id}/participants";

        var wrong = await (await scene.One.Page($"{url}/new")).Post(url, ("HomeOrganisation", "Water company"));
        Assert.Equal(HttpStatusCode.BadRequest, wrong.Status);
        Assert.Equal(["Choose a position", "Enter a post"], wrong.Errors);
        Assert.Equal("Water company", wrong.Value("HomeOrganisation"));
        var sent = await wrong.Post(url, ("Position", "TechnicalStaff"), ("Post", "Hydrologist"), ("HostColleague", "Head of wells"), ("Briefed", "health"));

        Assert.Equal("The participant is entered.", (await sent.Follow()).Message);
        var page = await scene.Other.Page($"/visits/{scene.Visit.Id}");
        Assert.Contains("Hydrologist · Water company", page.One("#people + table").TextContent, StringComparison.Ordinal);
        Assert.Contains("1 of 9", page.One("#people + table").TextContent, StringComparison.Ordinal);
        var stored = await portal.ReadVisit(scene.Visit.Id);
        Assert.Equal((1, 1), (stored.CurrentVersionNumber, stored.AgreedVersionNumber));
        Assert.Equal((scene.OneTown.Id, "Head of wells", null), (stored.Participants.Single().OrganisationId, stored.Participants.Single().HostColleague, stored.Participants.Single().Name));
        // Who hosts stays at home.
        await (await scene.Other.Page($"{url}/new")).Post(url, ("Position", "Official"), ("Post", "Host of guests"), ("Briefed", "health"));
        Assert.Equal(["1 of 9", "at home: not briefed"], (await scene.Other.Page($"/visits/{scene.Visit.Id}")).Document.QuerySelectorAll("#people + table td:last-child").Select(cell => cell.TextContent).Order());
    }

    [Fact]
    public async Task A_person_is_named_once_with_a_position_and_posts_alone_may_be_the_same()
    {
        var scene = await Scene();
        var url = $"/visits/{scene.Visit.Id}/participants";
        (string, string?)[] person = [("Position", "Official"), ("Post", "Engineer"), ("Name", "Ana Silva")];
        await (await scene.One.Page($"{url}/new")).Post(url, person);

        var twice = await (await scene.One.Page($"{url}/new")).Post(url, ("Position", "Official"), ("Post", "Head of wells"), ("Name", "ANA SILVA"));

        Assert.Equal(["This person has been entered already, with the same position"], twice.Errors);
        Assert.Equal("Head of wells", twice.Value("Post"));
        foreach (var name in new[] { null, null, "Rui Silva" })
        {
            Assert.Equal(HttpStatusCode.Found, (await (await scene.One.Page($"{url}/new")).Post(url, ("Position", "Official"), ("Post", "Engineer"), ("Name", name))).Status);
        }

        var second = (await portal.ReadVisit(scene.Visit.Id)).Participants.Single(one => one.Name == "Rui Silva").Id;
        var edit = await scene.One.Page($"{url}/{second}");
        Assert.Equal(["This person has been entered already, with the same position"], (await edit.Post($"{url}/{second}", ("Name", "Ana Silva"))).Errors);
        Assert.Equal(HttpStatusCode.Found, (await edit.Post($"{url}/{second}", ("Post", "Plumber"))).Status);
    }

    [Fact]
    public async Task One_after_the_other_is_entered_without_going_back_to_the_visit()
    {
        var scene = await Scene();
        var url = $"/visits/{scene.Visit.Id}/participants";
        var form = await scene.One.Page($"{url}/new");
        // The Enter key presses the first button, which saves and goes back.
        Assert.Equal(["Save", "Save and add another"], form.Document.QuerySelectorAll($"form[action='{url}'] button").Select(button => button.TextContent));

        var next = await form.Post(url, ("Position", "Official"), ("Post", "Engineer"), ("Another", "true"));
        Assert.Equal($"{url}/new", next.Location);
        var second = await next.Follow();
        Assert.Equal(("The participant is entered.", ""), (second.Message, second.Value("Post")));
        Assert.Equal((0, "OrganisationId"), (form.Document.QuerySelectorAll("[autofocus]").Length, second.One("[autofocus]").GetAttribute("name")));
        Assert.Equal($"/visits/{scene.Visit.Id}#people", (await second.Post(url, ("Position", "Official"), ("Post", "Accountant"))).Location);
        Assert.Equal(2, (await portal.ReadVisit(scene.Visit.Id)).Participants.Count);
        Assert.Single((await scene.One.Page($"{url}/{(await portal.ReadVisit(scene.Visit.Id)).Participants.First().Id}")).Document.QuerySelectorAll($"form[action^='{url}']:not([action$=removals]) button"));
    }

    [Fact]
    public async Task Parts_of_the_schedule_at_the_same_time_are_taken_and_said()
    {
        var scene = await Scene();
        var url = $"/visits/{scene.Visit.Id}/slots";
        foreach (var (from, until, text, message) in new[]
        {
            ("9:00", "10:00", "Walk", "The part of the schedule is added."),
            ("10:00", "11:00", "Talk", "The part of the schedule is added."),
            ("10:30", "12:00", "Meal", "The part of the schedule is added. At the same time there is “Talk”: that is possible, if you mean it."),
        })
        {
            Assert.Equal(message, (await (await (await scene.One.Page($"{url}/new")).Post(url, ("From", from), ("Until", until), ("Text", text))).Follow()).Message);
        }

        var rows = (await scene.Other.Page($"/visits/{scene.Visit.Id}/schedule")).Document.QuerySelectorAll("tbody th").Select(head => head.TextContent).ToList();
        Assert.Equal([false, true, true], rows.Select(row => row.Contains("at the same time", StringComparison.Ordinal)));
        Assert.Contains("at the same time: Meal", rows[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_is_for_the_parties_alone_and_stands_in_no_history()
    {
        var scene = await Scene();
        var staff = await portal.SignIn(await portal.CreateUser(await portal.CreateAssociation(null, scene.OneTown)));
        var url = $"/visits/{scene.Visit.Id}";
        await (await scene.One.Page($"{url}/participants/new")).Post($"{url}/participants", ("Position", "Official"), ("Post", "Engineer"), ("Name", "Somebody Named"));
        var id = (await portal.ReadVisit(scene.Visit.Id)).Participants.Single().Id;

        Assert.Contains("Somebody Named", (await scene.Other.Page(url)).Text, StringComparison.Ordinal);
        var read = await staff.Page(url);
        Assert.Contains("Engineer", read.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Somebody Named", read.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("Somebody Named", (await scene.One.Page($"{url}/history")).Html, StringComparison.Ordinal);
        Assert.False(await portal.InDatabase(db => db.AuditEntries.AnyAsync(entry => entry.Changes != null && entry.Changes.Contains("Somebody Named"))));

        // The other side says with whom the person works, and leaves the name as it is.
        var others = await scene.Other.Page($"{url}/participants/{id}");
        Assert.Empty(others.Document.QuerySelectorAll("input[type=text][name=Name], form[action$='/removals']"));
        var alone = $"{scene.OneTown.Name} gave this person’s name, and alone changes";
        Assert.Contains(alone, others.Text, StringComparison.Ordinal);
        // Only what it may change is open.
        Assert.Equal([scene.OneTown.Name, "Official", "Engineer"], others.Document.QuerySelectorAll("main form dd").Select(fact => fact.TextContent));
        Assert.Equal(["HostColleague"], others.Document.QuerySelectorAll("main form input[type=text], main form select").Select(field => field.GetAttribute("name")));
        var changed = await others.Post($"{url}/participants/{id}", ("HostColleague", "Head of wells"));
        Assert.Equal("Saved.", (await changed.Follow()).Message);
        Assert.Equal(("Somebody Named", "Head of wells"), ((await portal.ReadVisit(scene.Visit.Id)).Participants.Single().Name, (await portal.ReadVisit(scene.Visit.Id)).Participants.Single().HostColleague));
        Assert.Empty(others.Document.QuerySelectorAll("[name=Name], [name=KeepsName]"));
        var taken = await (await scene.Other.Page($"{url}/participants/{id}")).Post($"{url}/participants/{id}", ("OrganisationId", $"{scene.OtherTown.Id}"));
        Assert.Equal(["A person who is named stays with the party that gave the name, until that party takes the name away"], taken.Errors);
        Assert.Equal("Somebody Named", (await portal.ReadVisit(scene.Visit.Id)).Participants.Single().Name);

        var own = await scene.One.Page($"{url}/participants/{id}");
        Assert.DoesNotContain(alone, own.Text, StringComparison.Ordinal);
        await own.Post($"{url}/participants/{id}/removals");
        Assert.Equal(HttpStatusCode.NotFound, (await scene.One.Page($"{url}/participants/{id}")).Status);
        Assert.Null((await portal.ReadVisit(scene.Visit.Id)).Participants.Single().Name);
        // By post and party, to the association as well; never by the name.
        foreach (var reader in new[] { scene.Other, staff })
        {
            var history = await reader.Page($"{url}/history");
            var named = $"“Engineer, {scene.OneTown.Name}”";
            Assert.All(
                [$"entered a participant {named}", $"changed what is said of a participant {named}", $"took a participant off the visit {named}", "Taken off: Official · "],
                words => Assert.Contains(words, history.Text, StringComparison.Ordinal));
            Assert.DoesNotContain("Somebody Named", history.Html, StringComparison.Ordinal);
        }

        Assert.False(await portal.InDatabase(db => db.AuditEntries.AnyAsync(entry => (entry.Word + entry.Changes).Contains("Somebody Named"))));
    }

    [Fact]
    public async Task Names_are_erased_two_years_after_the_visit_unless_they_are_kept_with_consent()
    {
        var scene = await Scene(startsInDays: -760);
        await portal.Change(scene.Visit, (visit, at) =>
        {
            var person = new ParticipantContent(scene.OneTown.Id, VisitPosition.Official, "Engineer", null, null, [], "Forgotten Name", false);
            visit.AddParticipant(person, PortalFixture.OfficerOf(scene.OneTown), at.AddDays(-700));
            visit.AddParticipant(person with { Name = "Kept Name", KeepsName = true }, PortalFixture.OfficerOf(scene.OneTown), at.AddDays(-700));
        });
        // What one side alone plans, with a wrong year, takes no name away.
        var agreed = await Scene();
        await portal.Change(agreed.Visit, (visit, at) =>
        {
            visit.AddParticipant(new ParticipantContent(agreed.OneTown.Id, VisitPosition.Official, "Engineer", null, null, [], "Agreed Name", false), PortalFixture.OfficerOf(agreed.OneTown), at);
            visit.Revise(visit.CurrentVersion.Plan with { Start = PartialDate.From(portal.Today.AddDays(-900)), End = PartialDate.From(portal.Today.AddDays(-898)), ReportDue = PartialDate.From(portal.Today.AddDays(-880)) }, null, PortalFixture.OfficerOf(agreed.OtherTown), at);
        });
        var recent = await Scene(startsInDays: -700);
        await portal.Change(recent.Visit, (visit, at) => visit.AddParticipant(
            new ParticipantContent(recent.OneTown.Id, VisitPosition.Official, "Engineer", null, null, [], "Recent Name", false), PortalFixture.OfficerOf(recent.OneTown), at));

        var page = await scene.One.Page($"/visits/{scene.Visit.Id}");
        Assert.DoesNotContain("Forgotten Name", page.Html, StringComparison.Ordinal);
        Assert.Contains("Kept Name", page.Text, StringComparison.Ordinal);
        await using var scope = portal.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<VisitService>().EraseNames(portal.Today, TestContext.Current.CancellationToken);

        Assert.Equal([null, "Kept Name"], (await portal.ReadVisit(scene.Visit.Id)).Participants.OrderBy(one => one.Id).Select(one => one.Name));
        Assert.Equal("Agreed Name", (await portal.ReadVisit(agreed.Visit.Id)).Participants.Single().Name);
        Assert.Contains("Agreed Name", (await agreed.One.Page($"/visits/{agreed.Visit.Id}")).Text, StringComparison.Ordinal);
        Assert.Equal("Recent Name", (await portal.ReadVisit(recent.Visit.Id)).Participants.Single().Name);
    }

    [Fact]
    public async Task A_visitor_works_beside_a_participant_of_the_other_side_and_both_see_it()
    {
        var scene = await Scene();
        var (page, url) = ($"/visits/{scene.Visit.Id}", $"/visits/{scene.Visit.Id}/participants");
        Assert.Empty((await scene.Other.Page($"{url}/new")).Document.QuerySelectorAll("[name=BesideId]"));
        await (await scene.Other.Page($"{url}/new")).Post(url, ("Position", "TechnicalStaff"), ("Post", "Head of wells"));
        var colleague = (await portal.ReadVisit(scene.Visit.Id)).Participants.Single();
        var form = await scene.One.Page($"{url}/new");
        Assert.Equal(["Nobody who is entered", $"Head of wells · {scene.OtherTown.Name}"], form.Document.QuerySelectorAll("[name=BesideId] option").Select(option => option.TextContent));

        var both = await form.Post(url, ("Position", "TechnicalStaff"), ("Post", "Hydrologist"), ("BesideId", $"{colleague.Id}"), ("HostColleague", "Somebody else"));
        Assert.Equal(["Choose a participant or enter a post, not both"], both.Errors);
        Assert.Equal("Somebody else", both.Value("HostColleague"));
        Assert.Equal(["Choose a participant of another party"], (await both.Post(url, ("HostColleague", ""), ("OrganisationId", $"{scene.OtherTown.Id}"))).Errors);
        await both.Post(url, ("HostColleague", ""));

        Assert.Equal((colleague.Id, null), (await portal.ReadVisit(scene.Visit.Id)).Participants.Where(one => one.Post == "Hydrologist").Select(one => (one.BesideId!.Value, one.HostColleague)).Single());
        Assert.Equal(["Head of wells", "Hydrologist"], (await scene.Other.Page(page)).Document.QuerySelectorAll("td[data-label='Works beside']").Select(cell => cell.TextContent).Order());
        var schedule = await scene.Other.Page($"{page}/schedule");
        Assert.Equal($"Hydrologist, {scene.OneTown.Name} · Head of wells", schedule.One("main section li").TextContent);
        Assert.Equal("Who works beside whom Qui travaille aux côtés de qui", schedule.One("main section h2").TextContent);

        // Off the visit, the colleague stays as a post.
        await (await scene.Other.Page($"{url}/{colleague.Id}")).Post($"{url}/{colleague.Id}/removals");
        Assert.Equal((null, "Head of wells"), (await portal.ReadVisit(scene.Visit.Id)).Participants.Where(one => one.Post == "Hydrologist").Select(one => (one.BesideId, one.HostColleague)).Single());
    }

    [Fact]
    public async Task Who_says_beside_whom_while_another_names_the_person_compares_once_and_saves()
    {
        var scene = await Scene();
        var url = $"/visits/{scene.Visit.Id}/participants";
        await (await scene.One.Page($"{url}/new")).Post(url, ("Position", "Official"), ("Post", "Engineer"));
        url = $"{url}/{(await portal.ReadVisit(scene.Visit.Id)).Participants.Single().Id}";
        var open = await scene.Other.Page(url);
        await (await scene.One.Page(url)).Post(url, ("Post", "Chief engineer"), ("Name", "Somebody Named"));

        var compared = await open.Post(url, ("HostColleague", "Head of wells"));

        Assert.Equal(HttpStatusCode.Conflict, compared.Status);
        Assert.StartsWith("Someone else saved this record", Assert.Single(compared.Errors), StringComparison.Ordinal);
        Assert.Equal(("Chief engineer", "Head of wells"), (compared.Value("Post"), compared.Value("HostColleague")));
        Assert.NotNull((await compared.Post(url)).Location);
        var saved = (await portal.ReadVisit(scene.Visit.Id)).Participants.Single();
        Assert.Equal(("Chief engineer", "Head of wells", "Somebody Named"), (saved.Post, saved.HostColleague, saved.Name));
    }

    [Fact]
    public async Task Who_is_one_of_a_whole_delegation_may_still_be_changed()
    {
        var scene = await Scene();
        await portal.Change(scene.Visit, (visit, at) =>
        {
            for (var i = 0; i < Visit.MostParticipants; i++)
            {
                visit.AddParticipant(new ParticipantContent(scene.OneTown.Id, VisitPosition.Official, "Engineer", null, null, [], null, false), PortalFixture.OfficerOf(scene.OneTown), at);
            }

            visit.Revise(visit.CurrentVersion.Plan with { Travellers = 3 }, null, PortalFixture.OfficerOf(scene.OneTown), at);
        });
        var (url, id) = ($"/visits/{scene.Visit.Id}/participants", (await portal.ReadVisit(scene.Visit.Id)).Participants.Min(one => one.Id));
        var page = await scene.One.Page($"/visits/{scene.Visit.Id}");
        Assert.Contains($"{Visit.MostParticipants} people are entered who travel; the plan says 3 people.", page.Text, StringComparison.Ordinal);

        Assert.Equal(["A delegation has at most 60 people: plan several visits"], (await (await scene.One.Page($"{url}/new")).Post(url, ("Position", "Official"), ("Post", "Engineer"))).Errors);
        var consent = await (await scene.One.Page($"{url}/{id}")).Post($"{url}/{id}", ("KeepsName", "true"));
        Assert.Equal(["Enter the name that is to be kept, or take the tick away"], consent.Errors);
        await consent.Post($"{url}/{id}", ("Post", "Hydrologist"), ("Name", "Somebody"));

        Assert.Equal(("Hydrologist", true), (await portal.ReadVisit(scene.Visit.Id)).Participants.Where(one => one.Id == id).Select(one => (one.Post, one.KeepsName)).Single());
    }

    [Fact]
    public async Task A_slot_lies_within_the_visit_and_its_hours_are_read_in_either_way_of_writing()
    {
        var scene = await Scene();
        var url = $"/visits/{scene.Visit.Id}/slots";
        var outside = portal.Today.AddDays(40);

        var wrong = await (await scene.Other.Page($"{url}/new")).Post(url, ("From", "25:00"), ("Until", "noon"), ("Text", "Walk"));
        Assert.Equal(["From: Enter a time such as 9:30 or 14h00", "Until: Enter a time such as 9:30 or 14h00"], wrong.Errors);
        Assert.Equal("noon", wrong.Value("Until"));
        Assert.Equal(["The end is not after the beginning"], (await wrong.Post(url, ("From", "11:00"), ("Until", "11:00"))).Errors);
        foreach (var night in new[] { "1:30", "25:30" })
        {
            var past = await wrong.Post(url, ("From", "22:00"), ("Until", night));
            Assert.StartsWith("This ends before it begins. What goes past midnight is entered as two", Assert.Single(past.Errors), StringComparison.Ordinal);
            Assert.Equal("Until", past.Document.QuerySelector("main input.govuk-input--error")!.GetAttribute("name"));
        }

        Assert.Equal(
            ["The day is not one of the visit’s days"],
            (await wrong.Post(url, ("From", "9h"), ("Until", "10h30"), ("Day.Day", $"{outside.Day}"), ("Day.Month", $"{outside.Month}"), ("Day.Year", $"{outside.Year}"))).Errors);
        // With what is wrong with its hours.
        Assert.Equal(
            ["The day is not one of the visit’s days", "The end is not after the beginning"],
            (await wrong.Post(url, ("From", "11:00"), ("Until", "11:00"), ("Day.Day", $"{outside.Day}"), ("Day.Month", $"{outside.Month}"), ("Day.Year", $"{outside.Year}"))).Errors);
        // Also with hours that cannot be read.
        Assert.Equal(
            ["The day is not one of the visit’s days", "Enter a time such as 9:30 or 14h00"],
            (await wrong.Post(url, ("From", "9h"), ("Until", "noon"), ("Day.Day", $"{outside.Day}"), ("Day.Month", $"{outside.Month}"), ("Day.Year", $"{outside.Year}"))).Errors);
        await wrong.Post(url, ("From", "9h"), ("Until", "10h30"));

        var slot = (await portal.ReadVisit(scene.Visit.Id)).Slots.Single();
        Assert.Equal((540, 630, "Walk"), (slot.From, slot.Until, slot.Text));
        var schedule = await scene.One.Page($"/visits/{scene.Visit.Id}/schedule");
        Assert.Contains("09:00 – 10:30", schedule.One("tbody").TextContent, StringComparison.Ordinal);
        Assert.Equal("fr", schedule.One("section h2 span").GetAttribute("lang"));
        Assert.Equal(["TimeHeure", "What is doneActivité"], schedule.Document.QuerySelectorAll("thead th").Select(head => head.TextContent));
        Assert.Equal("Programme Schedule", (await scene.One.Page($"/visits/{scene.Visit.Id}/schedule?lang=fr")).Heading);
        await scene.One.Page("/?lang=en");

        await (await scene.One.Page($"{url}/{slot.Id}")).Post($"{url}/{slot.Id}", ("Text", "Walk and talk"), ("From", "9:30"), ("Place", "Town hall"));
        Assert.Equal(("Walk and talk", 570), ((await portal.ReadVisit(scene.Visit.Id)).Slots.Single().Text, (await portal.ReadVisit(scene.Visit.Id)).Slots.Single().From));
        Assert.Equal("Nothing was changed, so nothing was saved.", (await (await (await scene.One.Page($"{url}/{slot.Id}")).Post($"{url}/{slot.Id}")).Follow()).Message);
        Assert.Single((await scene.One.Page($"/visits/{scene.Visit.Id}/history")).Document.QuerySelectorAll("ol.time li"), line => line.TextContent.Contains("changed a part of the schedule", StringComparison.Ordinal));
        await (await scene.One.Page($"{url}/{slot.Id}")).Post($"{url}/{slot.Id}/removals");
        var (named, told) = ($"{slot.Day.Earliest.ToString("d MMMM yyyy", System.Globalization.CultureInfo.InvariantCulture)}, Walk", (await scene.One.Page($"/visits/{scene.Visit.Id}/history")).Text);
        Assert.Contains("From: 09:00 Until: 10:30", told, StringComparison.Ordinal);
        Assert.Contains("Where: “Town hall”", told, StringComparison.Ordinal);
        Assert.Contains("From: 09:00, now 09:30", told, StringComparison.Ordinal);
        Assert.All(
            [$"added a part to the schedule “{named}”", $"changed a part of the schedule “{named}”", $"removed a part from the schedule “{named} and talk”"],
            words => Assert.Contains(words, told, StringComparison.Ordinal));
        Assert.Contains("The schedule is empty", (await scene.One.Page($"/visits/{scene.Visit.Id}/schedule")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task New_days_move_the_schedule_without_a_line_for_each_of_its_parts()
    {
        var scene = await Scene();
        await portal.Change(scene.Visit, (visit, at) => visit.AddSlot(new SlotContent(visit.Start, 540, 600, "Walk", null, null), PortalFixture.OfficerOf(scene.OneTown), at));

        await portal.Change(scene.Visit, (visit, at) => visit.Revise(visit.CurrentVersion.Plan with { Start = Later(visit.Start), End = Later(visit.End), ReportDue = Later(visit.ReportDue!.Value) }, null, PortalFixture.OfficerOf(scene.OneTown), at));

        await Agree(scene);

        var lines = (await scene.One.Page($"/visits/{scene.Visit.Id}/history")).Document.QuerySelectorAll("ol.time > li").Select(line => line.TextContent).ToList();
        Assert.Contains("added a part to the schedule", Assert.Single(lines, line => line.Contains("Day:", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Equal(Later(scene.Visit.Start), (await portal.ReadVisit(scene.Visit.Id)).Slots.Single().Day);

        static PartialDate Later(PartialDate day) => PartialDate.From(day.Earliest.AddDays(7));
    }

    [Fact]
    public async Task A_shorter_plan_names_the_parts_of_the_schedule_that_it_leaves_out()
    {
        var scene = await Scene();
        var last = scene.Visit.CurrentVersion.Plan.End;
        await portal.Change(scene.Visit, (visit, at) =>
        {
            for (var hour = 9; hour < 16; hour++)
            {
                visit.AddSlot(new SlotContent(last, hour * 60, (hour * 60) + 45, $"Talk of {hour}", null, null), PortalFixture.OfficerOf(scene.OneTown), at);
            }
        });
        var url = $"/visits/{scene.Visit.Id}/edit";
        var shorter = last.Earliest.AddDays(-1);

        var refused = await (await scene.One.Page(url)).Post(url, ("End.Day", $"{shorter.Day}"), ("End.Month", $"{shorter.Month}"), ("End.Year", $"{shorter.Year}"));

        var error = Assert.Single(refused.Errors);
        Assert.Contains("09:00 – 09:45, “Talk of 9”; ", error, StringComparison.Ordinal);
        Assert.Contains("“Talk of 13”; and 2 more", error, StringComparison.Ordinal);
        Assert.Contains(last.Earliest.Year.ToString(System.Globalization.CultureInfo.InvariantCulture), error, StringComparison.Ordinal);
        Assert.Equal(1, (await portal.ReadVisit(scene.Visit.Id)).CurrentVersionNumber);
    }

    [Fact]
    public async Task An_hour_that_the_clocks_of_the_place_leave_out_is_refused_beside_its_field()
    {
        var scene = await Scene();
        // In Rome the clocks go from two to three in the night of the last Sunday in March.
        var night = new DateOnly(portal.Today.Year + 1, 3, 31);
        night = night.AddDays(-(int)night.DayOfWeek);
        await portal.Change(scene.Visit, (visit, at) => visit.Revise(
            visit.CurrentVersion.Plan with { Start = PartialDate.From(night.AddDays(-1)), End = PartialDate.From(night), ReportDue = PartialDate.From(night.AddDays(60)), Zone = "Europe/Rome" }, null, PortalFixture.OfficerOf(scene.OneTown), at));
        await Agree(scene);
        var url = $"/visits/{scene.Visit.Id}/slots";
        var form = await scene.One.Page($"{url}/new");
        (string, string)[] day = [("Day.Day", $"{night.Day}"), ("Day.Month", "3"), ("Day.Year", $"{night.Year}")];

        var begins = await form.Post(url, [.. day, ("From", "2:30"), ("Until", "4:00"), ("Text", "Night walk")]);
        Assert.Equal(HttpStatusCode.BadRequest, begins.Status);
        Assert.Equal(["This hour does not exist in Europe/Rome on that day: the clocks go forward. Enter another one"], begins.Errors);
        Assert.Equal("2:30", begins.Value("From"));
        Assert.Single(begins.Document.QuerySelectorAll("#From[aria-invalid=true], #From[aria-describedby*=error]"));
        Assert.Single((await form.Post(url, [.. day, ("From", "1:00"), ("Until", "2:30"), ("Text", "Night walk")])).Document.QuerySelectorAll("#Until[aria-invalid=true], #Until[aria-describedby*=error]"));
        Assert.Empty((await portal.ReadVisit(scene.Visit.Id)).Slots);

        // Until the clocks change, and from then on, are hours that exist.
        await form.Post(url, [.. day, ("From", "1:00"), ("Until", "2:00"), ("Text", "Night walk")]);
        await (await scene.One.Page($"{url}/new")).Post(url, [.. day, ("From", "3:00"), ("Until", "4:00"), ("Text", "Night walk")]);
        Assert.Equal([(60, 120), (180, 240)], (await portal.ReadVisit(scene.Visit.Id)).Slots.OrderBy(slot => slot.From).Select(slot => (slot.From, slot.Until)));

        // The schedule of another place moves there with the plan.
        await portal.Change(scene.Visit, (visit, at) => visit.Revise(visit.CurrentVersion.Plan with { Zone = "Africa/Maputo" }, null, PortalFixture.OfficerOf(scene.OneTown), at));
        await Agree(scene);
        await (await scene.One.Page($"{url}/new")).Post(url, [.. day, ("From", "2:30"), ("Until", "4:00"), ("Text", "Night walk")]);
        Assert.Equal(3, (await portal.ReadVisit(scene.Visit.Id)).Slots.Count);
        var edit = $"/visits/{scene.Visit.Id}/edit";
        var moved = await (await scene.One.Page(edit)).Post(edit, ("HostId", $"{scene.OneTown.Id}"), ("Zone", "Europe/Brussels"));
        Assert.Matches("^Parts of the schedule would lie in an hour that does not exist, when the clocks go forward: .+, 02:30 – 04:00, “Night walk”. Choose other days, or change them first$", Assert.Single(moved.Errors));
        Assert.Equal("Africa/Maputo", (await portal.ReadVisit(scene.Visit.Id)).CurrentVersion.Plan.Zone);
    }

    [Fact]
    public async Task The_schedule_as_a_calendar_file_has_the_hours_of_the_place()
    {
        var scene = await Scene();
        await portal.Change(scene.Visit, (visit, at) =>
        {
            visit.AddParticipant(new ParticipantContent(scene.OneTown.Id, VisitPosition.Official, "Engineer", null, null, [], "Somebody Named", false), PortalFixture.OfficerOf(scene.OneTown), at);
            visit.AddSlot(new SlotContent(visit.Start, 570, 660, "Walk; then talk, with \"quarters\"\nand wells", "Bairro, north", null), PortalFixture.OfficerOf(scene.OtherTown), at);
            visit.AddSlot(new SlotContent(visit.End, 1380, 1440, "Farewell", null, null), PortalFixture.OfficerOf(scene.OtherTown), at);
        });
        var slots = (await portal.ReadVisit(scene.Visit.Id)).Slots.OrderBy(slot => slot.Id).ToList();

        var answer = await scene.One.GetAsync($"/visits/{scene.Visit.Id}.ics", TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var calendar = Calendar.Load(text)!;

        Assert.Equal("text/calendar", answer.Content.Headers.ContentType!.MediaType);
        Assert.DoesNotContain("Somebody Named", text, StringComparison.Ordinal);
        Assert.Equal("Africa/Maputo", Assert.Single(calendar.TimeZones).TzId);
        Assert.Equal(3, calendar.Events.Count);
        var days = calendar.Events.Single(one => one.IsAllDay);
        Assert.Equal((scene.Visit.Start.Earliest, scene.Visit.End.Earliest.AddDays(1)), (days.Start!.Date, days.End!.Date));
        var walk = calendar.Events.Single(one => one.Uid!.StartsWith($"visit-{scene.Visit.Id}-slot-{slots[0].Id}@", StringComparison.Ordinal));
        Assert.Equal(("Walk; then talk, with \"quarters\"\nand wells", "Bairro, north", "Africa/Maputo"), (walk.Summary, walk.Location, walk.Start!.TzId));
        // Maputo is two hours ahead of UTC all year.
        Assert.Equal(scene.Visit.Start.Earliest.ToDateTime(new TimeOnly(7, 30)), walk.Start.AsUtc);
        Assert.Equal(scene.Visit.End.Earliest.ToDateTime(new TimeOnly(22, 0)), calendar.Events.Single(one => one.Summary == "Farewell").End!.AsUtc);

        var single = Calendar.Load(await (await scene.Other.GetAsync($"/visits/{scene.Visit.Id}/slots/{slots[1].Id}.ics", TestContext.Current.CancellationToken)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        Assert.Equal("Farewell", Assert.Single(single.Events).Summary);
        Assert.Equal(HttpStatusCode.NotFound, (await scene.One.GetAsync($"/visits/{scene.Visit.Id}/slots/{slots[1].Id + 1000}.ics", TestContext.Current.CancellationToken)).StatusCode);
        var stranger = await portal.SignIn(await portal.CreateUser(await portal.CreateMunicipality()));
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/visits/{scene.Visit.Id}.ics", TestContext.Current.CancellationToken)).StatusCode);
    }

    /// <summary>Both approve the plan as it is now.</summary>
    private Task Agree(VisitScene scene) => portal.Change(scene.Visit, (visit, at) => new[] { scene.OneTown, scene.OtherTown }.ToList().ForEach(town => visit.Endorse(visit.CurrentVersionNumber, PortalFixture.OfficerOf(town), at)));

    private async Task<VisitScene> Scene(int startsInDays = 10)
    {
        var (one, other) = (await portal.CreateMunicipality(), await portal.CreateMunicipality(side: Side.South));
        var partnership = await portal.CreatePartnership([one, other]);
        var visit = await portal.CreateVisit(partnership, VisitStatus.Agreed, portal.VisitPlan(partnership, startsInDays: startsInDays));
        return new VisitScene(visit, one, other, await portal.SignIn(await portal.CreateUser(one)), await portal.SignIn(await portal.CreateUser(other)));
    }

    private sealed record VisitScene(Visit Visit, Municipality OneTown, Municipality OtherTown, HttpClient One, HttpClient Other);
}
