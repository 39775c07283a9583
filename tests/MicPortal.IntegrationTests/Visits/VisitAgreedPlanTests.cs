using Ical.Net;
using Ical.Net.CalendarComponents;
using MicPortal.Application.Lists;
using MicPortal.Domain.Common;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Partnerships;
using MicPortal.Domain.Visits;
using MicPortal.TestSupport;
using Xunit;

namespace MicPortal.IntegrationTests.Visits;

/// <summary>What is agreed stands until all have approved another plan.</summary>
public sealed class VisitAgreedPlanTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Calendar_schedule_list_file_and_partnership_go_by_the_agreed_plan_until_the_changed_one_is()
    {
        var scene = await Scene(VisitStatus.Agreed);
        var (agreed, changed) = (scene.Visit.Start.Earliest, portal.Today.AddDays(100));
        await portal.Change(scene.Visit, (visit, at) => visit.AddSlot(new SlotContent(visit.Start, 570, 660, "Walk", null, null), PortalFixture.OfficerOf(scene.OtherTown), at));
        await Revise(scene, plan => plan with { Start = PartialDate.From(changed), End = PartialDate.From(changed.AddDays(6)), ReportDue = PartialDate.From(changed.AddDays(60)), Place = "Unapproved place", Zone = "Europe/Rome" });
        await portal.Change(scene.Visit, (visit, at) => visit.AddSlot(new SlotContent(visit.StandingPlan.End, 600, 660, "Farewell", null, null), PortalFixture.OfficerOf(scene.OtherTown), at));

        var events = await Events(scene);
        Assert.Equal(("CONFIRMED", agreed, agreed.AddDays(5), "Pemba"), (events["visit"].Status, events["visit"].Start!.Date, events["visit"].End!.Date, events["visit"].Location));
        Assert.Equal(("CONFIRMED", agreed, "Africa/Maputo"), (events["Walk"].Status, events["Walk"].Start!.Date, events["Walk"].Start!.TzId));
        Assert.Equal(("CONFIRMED", agreed.AddDays(4)), (events["Farewell"].Status, events["Farewell"].Start!.Date));
        var schedule = await scene.One.Page($"/visits/{scene.Visit.Id}/schedule");
        Assert.Contains("version 1 stands", schedule.One("p.lead ~ p b").TextContent, StringComparison.Ordinal);
        Assert.Contains($"{agreed.Day} ", schedule.One("section h2").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Unapproved place", schedule.Text, StringComparison.Ordinal);
        var row = (await scene.One.Page($"/visits?partnership={scene.Partnership.Id}")).One("tbody").TextContent;
        Assert.Contains(Written(agreed), row, StringComparison.Ordinal);
        Assert.Contains("a changed plan waits for approval", row, StringComparison.Ordinal);
        Assert.Equal(scene.Visit.Title, (await scene.One.Page($"/visits?partnership={scene.Partnership.Id}&year={agreed.Year}&sort=start")).One("tbody th a").TextContent);
        var file = await Read(scene, $"/visits.csv?partnership={scene.Partnership.Id}");
        Assert.Contains($"{agreed:yyyy-MM-dd}", file, StringComparison.Ordinal);
        Assert.DoesNotContain($"{changed:yyyy-MM-dd}", file, StringComparison.Ordinal);
        Assert.Contains("a changed plan waits for approval", file, StringComparison.Ordinal);
        Assert.Contains(Written(agreed), (await scene.One.Page($"/partnerships/{scene.Partnership.Id}")).One("#visits + p").TextContent, StringComparison.Ordinal);

        foreach (var town in new[] { scene.OneTown, scene.OtherTown })
        {
            await portal.Change(scene.Visit, (visit, at) => visit.Endorse(2, PortalFixture.OfficerOf(town), at));
        }

        events = await Events(scene);
        Assert.Equal((changed, "Unapproved place", changed, changed.AddDays(4)), (events["visit"].Start!.Date, events["visit"].Location, events["Walk"].Start!.Date, events["Farewell"].Start!.Date));
        Assert.DoesNotContain("waits for approval", (await scene.One.Page($"/visits/{scene.Visit.Id}/schedule")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_head_of_the_page_and_its_row_name_the_agreed_plan_and_say_once_that_another_waits()
    {
        var scene = await Scene(VisitStatus.Agreed);
        var (url, agreed) = ($"/visits/{scene.Visit.Id}", scene.Visit.Start.Earliest);
        await Revise(scene, plan => plan with { Title = "Unapproved title", Language = "fr", HostId = scene.OneTown.Id, Start = PartialDate.From(agreed.AddDays(-1)) });

        var page = await scene.One.Page(url);
        Assert.Equal((scene.Visit.Title, "en"), (page.One("h1 span").TextContent, page.One("h1 span").GetAttribute("lang")));
        Assert.Contains($"visiting {scene.OtherTown.Name}", page.One("p.lead").TextContent, StringComparison.Ordinal);
        Assert.Contains(Written(agreed), page.One("p.lead").TextContent, StringComparison.Ordinal);
        Assert.Contains("version 1", page.One("p.lead").TextContent, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("A changed plan, version 2, waits for approval. Until all have approved it, version 1 stands.", page.One("p.lead + p").TextContent);
        Assert.Equal(2, page.Text.Split("version 1 stands").Length);
        Assert.Contains("Host", page.Document.QuerySelectorAll(".town").Single(town => town.TextContent.Contains(scene.OtherTown.Name, StringComparison.Ordinal)).TextContent, StringComparison.Ordinal);
        Assert.Contains("Version 2 · not yet approved by all", page.Text, StringComparison.Ordinal);
        Assert.Contains("Unapproved", page.One("p.diff").TextContent, StringComparison.Ordinal);
        // On paper a heading goes with the note behind it that is not printed.
        Assert.Null(page.Document.QuerySelector("#changes + .unprinted"));
        Assert.Equal("Enter each person by position; a name is not needed.", page.One("#people + .empty .unprinted").TextContent);
        var row = (await scene.One.Page($"/visits?partnership={scene.Partnership.Id}")).One("tbody th");
        Assert.Equal(scene.Visit.Title, row.QuerySelector("a")!.TextContent);
        Assert.Equal($"{scene.OneTown.Name} visiting {scene.OtherTown.Name}", row.QuerySelector("div")!.TextContent);
        Assert.Equal(scene.Visit.Title, (await scene.One.Page($"/visits?q={Uri.EscapeDataString(scene.Visit.Title)}&direction=travelling")).One("tbody th a").TextContent);
        var file = await Read(scene, $"/visits.csv?partnership={scene.Partnership.Id}");
        Assert.DoesNotContain("Unapproved title", file, StringComparison.Ordinal);

        foreach (var town in new[] { scene.OneTown, scene.OtherTown })
        {
            await portal.Change(scene.Visit, (visit, at) => visit.Endorse(2, PortalFixture.OfficerOf(town), at));
        }

        page = await scene.One.Page(url);
        Assert.Equal(("Unapproved title", "fr"), (page.One("h1 span").TextContent, page.One("h1 span").GetAttribute("lang")));
        Assert.DoesNotContain("waits for approval", page.Text, StringComparison.Ordinal);
        Assert.Equal("Unapproved title", (await scene.One.Page("/visits?direction=hosting")).One("tbody th a").TextContent);
    }

    [Fact]
    public async Task While_a_changed_plan_is_declined_the_schedule_is_entered_on_the_agreed_days()
    {
        var scene = await Scene(VisitStatus.Agreed);
        var (agreed, url) = (scene.Visit.Start.Earliest, $"/visits/{scene.Visit.Id}/slots");
        await Revise(scene, plan => plan with { Start = PartialDate.From(agreed.AddDays(7)), End = PartialDate.From(agreed.AddDays(8)) });
        await portal.Change(scene.Visit, (visit, at) => visit.Decline(2, "Too late", PortalFixture.OfficerOf(visit.CurrentVersion.WrittenByOrganisationId == scene.OneTown.Id ? scene.OtherTown : scene.OneTown), at));
        var last = agreed.AddDays(4);

        var form = await scene.One.Page($"{url}/new");
        Assert.Equal($"{agreed.Day}", form.Value("Day.Day"));
        await form.Post(url, ("Day.Day", $"{last.Day}"), ("Day.Month", $"{last.Month}"), ("Day.Year", $"{last.Year}"), ("From", "9:00"), ("Until", "10:00"), ("Text", "Walk"));

        var slot = (await portal.ReadVisit(scene.Visit.Id)).Slots.Single();
        Assert.Equal($"{last.Day}", (await scene.One.Page($"{url}/{slot.Id}")).Value("Day.Day"));
        var schedule = await scene.One.Page($"/visits/{scene.Visit.Id}/schedule");
        Assert.Contains($"{last.Day} ", schedule.One("section h2").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("waits for approval", schedule.Text, StringComparison.Ordinal);
        Assert.Contains("is not approved by", schedule.One("p.lead ~ p b").TextContent, StringComparison.Ordinal);

        // The shorter days come into force after all: what lies after them says so.
        foreach (var town in new[] { scene.OneTown, scene.OtherTown })
        {
            await portal.Change(scene.Visit, (visit, at) => visit.Endorse(2, PortalFixture.OfficerOf(town), at));
        }

        schedule = await scene.One.Page($"/visits/{scene.Visit.Id}/schedule");
        Assert.Single(schedule.Document.QuerySelectorAll("section p"), line => line.TextContent.StartsWith("After the last day of the visit.", StringComparison.Ordinal));
        Assert.Equal("TENTATIVE", (await Events(scene))["Walk"].Status);
    }

    [Fact]
    public async Task The_schedule_of_days_that_nobody_has_agreed_says_so()
    {
        var scene = await Scene(VisitStatus.Planning);
        var url = $"/visits/{scene.Visit.Id}/schedule";
        Assert.Contains("These days are proposed", (await scene.One.Page(url)).One("p.lead ~ p b").TextContent, StringComparison.Ordinal);
        var decliner = scene.Visit.CurrentVersion.WrittenByOrganisationId == scene.OneTown.Id ? scene.OtherTown : scene.OneTown;
        await portal.Change(scene.Visit, (visit, at) => visit.Decline(1, "Too late", PortalFixture.OfficerOf(decliner), at));

        Assert.Contains($"not approved by {decliner.Name}", (await scene.One.Page(url)).One("p.lead ~ p b").TextContent, StringComparison.Ordinal);
        await portal.Change(scene.Partnership, (record, at) => record.EndPart(PartialDate.From(portal.Today), "No more", PortalFixture.OfficerOf(scene.OtherTown), at));
        Assert.Null((await scene.One.Page(url)).Document.QuerySelector("p.lead ~ p b"));
    }

    [Fact]
    public async Task A_postponed_visit_shows_the_plan_that_was_agreed_and_takes_new_days()
    {
        var scene = await Scene(VisitStatus.Agreed);
        var (agreed, url) = (scene.Visit.Start.Earliest, $"/visits/{scene.Visit.Id}");
        await Revise(scene, plan => plan with { Start = PartialDate.From(agreed.AddDays(7)), End = PartialDate.From(agreed.AddDays(11)) });
        await (await scene.One.Page($"{url}/postponements/new")).Post($"{url}/postponements", ("Reason", "Visas"));

        var page = await scene.One.Page(url);
        Assert.Contains(Written(agreed), page.One("p.lead").TextContent, StringComparison.Ordinal);
        Assert.Contains("Version 1", page.One("p.lead").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Not approved", page.One(".towns").TextContent, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("not approved by all when the visit was cancelled or postponed", page.Text, StringComparison.Ordinal);
        Assert.Equal(agreed, (await Events(scene))["visit"].Start!.Date);
        await (await scene.One.Page($"{url}/edit")).Post($"{url}/edit", ("Start.Day", $"{agreed.AddDays(1).Day}"), ("Start.Month", $"{agreed.AddDays(1).Month}"), ("Start.Year", $"{agreed.AddDays(1).Year}"));
        Assert.Equal((3, VisitStatus.Planning), ((await portal.ReadVisit(scene.Visit.Id)).CurrentVersionNumber, (await portal.ReadVisit(scene.Visit.Id)).Status));
    }

    [Fact]
    public async Task A_part_that_was_removed_is_called_off_in_the_calendar()
    {
        var scene = await Scene(VisitStatus.Agreed);
        foreach (var text in new[] { "Walk", "Talk" })
        {
            await portal.Change(scene.Visit, (visit, at) => visit.AddSlot(new SlotContent(visit.Start, 570, 660, text, null, null), PortalFixture.OfficerOf(scene.OtherTown), at));
        }

        var (before, walk) = (await Events(scene), (await portal.ReadVisit(scene.Visit.Id)).Slots.Single(slot => slot.Text == "Walk").Id);
        await portal.Change(scene.Visit, (visit, at) => visit.RemoveSlot(walk, PortalFixture.OfficerOf(scene.OneTown), at));

        var after = await Events(scene);
        Assert.Equal(("CANCELLED", "CONFIRMED"), (after["Walk"].Status, after["Talk"].Status));
        Assert.Equal((before["Walk"].Uid, true), (after["Walk"].Uid, after["Walk"].Sequence > before["Walk"].Sequence));
        Assert.Equal("CANCELLED", Assert.Single(Calendar.Load(await Read(scene, $"/visits/{scene.Visit.Id}/slots/{walk}.ics"))!.Events).Status);
        Assert.DoesNotContain("Walk", (await scene.One.Page($"/visits/{scene.Visit.Id}/schedule")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_calendar_takes_each_change_for_newer_than_what_it_has()
    {
        var scene = await Scene(VisitStatus.Planning);
        await portal.Change(scene.Visit, (visit, at) => visit.AddSlot(new SlotContent(visit.Start, 570, 660, "Walk", null, null), PortalFixture.OfficerOf(scene.OtherTown), at));
        var before = await Events(scene);
        Assert.Equal(("TENTATIVE", "TENTATIVE"), (before["visit"].Status, before["Walk"].Status));

        await Grows("CONFIRMED", () => portal.Change(scene.Visit, (visit, at) => new[] { scene.OneTown, scene.OtherTown }.ToList().ForEach(town => visit.Endorse(1, PortalFixture.OfficerOf(town), at))));
        await Grows("TENTATIVE", () => portal.Change(scene.Visit, (visit, at) => visit.Postpone(VisitReason.Visas, null, PortalFixture.OfficerOf(scene.OneTown), at)));
        await Grows("TENTATIVE", () => Revise(scene, plan => plan with { Start = PartialDate.From(plan.Start.Earliest.AddDays(1)) }));
        await Grows("TENTATIVE", () => Revise(scene, plan => plan with { Zone = "Europe/Rome" }));
        await Grows("CANCELLED", () => portal.Change(scene.Visit, (visit, at) => visit.Cancel(VisitReason.Funds, null, PortalFixture.OfficerOf(scene.OneTown), at)));

        async Task Grows(string status, Func<Task> change)
        {
            await change();
            var after = await Events(scene);
            Assert.All(after, one => Assert.Equal((status, true), (one.Value.Status, one.Value.Sequence > before[one.Key].Sequence)));
            before = after;
        }
    }

    [Fact]
    public async Task A_later_page_of_the_list_begins_after_the_agreed_days_of_the_one_before()
    {
        var scene = await Scene(VisitStatus.Agreed);
        await Revise(scene, plan => plan with { Start = PartialDate.From(plan.Start.Earliest.AddDays(200)), End = PartialDate.From(plan.End.Earliest.AddDays(200)), ReportDue = PartialDate.From(plan.ReportDue.Earliest.AddDays(200)) });
        for (var day = 0; day < PageRequest.Size; day++)
        {
            await portal.CreateVisit(scene.Partnership, VisitStatus.Agreed, portal.VisitPlan(scene.Partnership, $"Later {day:00}", 20 + day));
        }

        var ascending = await scene.One.Page("/visits?sort=start");
        Assert.Equal(scene.Visit.Title, ascending.One("tbody th a").TextContent);
        Assert.Equal("Later 19", (await scene.One.Page(Next(ascending))).One("tbody th a").TextContent);
        var descending = await scene.One.Page("/visits?sort=-start");
        Assert.Equal(scene.Visit.Title, (await scene.One.Page(Next(descending))).One("tbody th a").TextContent);

        static string Next(PortalPage page) => page.Document.QuerySelectorAll("a[href*='after=']").Select(link => link.GetAttribute("href")!).Distinct().Single();
    }

    [Fact]
    public async Task A_postponed_visit_asks_for_new_days_before_costs()
    {
        var scene = await Scene(VisitStatus.Agreed);
        var costs = $"/visits/{scene.Visit.Id}/costs";
        Assert.Single((await scene.One.Page($"/visits/{scene.Visit.Id}")).Document.QuerySelectorAll($"a[href='{costs}']"));

        await portal.Change(scene.Visit, (visit, at) => visit.Postpone(VisitReason.Visas, null, PortalFixture.OfficerOf(scene.OneTown), at));

        Assert.Empty((await scene.One.Page($"/visits/{scene.Visit.Id}")).Document.QuerySelectorAll($"a[href='{costs}']"));
        Assert.Equal($"/visits/{scene.Visit.Id}", (await scene.One.Page(costs)).Location);
    }

    [Theory]
    [InlineData(VisitStatus.Planning, "The partnership has ended, so this plan goes no further.", true)]
    [InlineData(VisitStatus.Postponed, "The partnership has ended, so this plan goes no further.", true)]
    [InlineData(VisitStatus.Agreed, "The partnership has ended. The plan that all approved stands. The visit can be cancelled, with the reason.", false)]
    public async Task Where_the_partnership_has_ended_no_approval_is_awaited(VisitStatus status, string sentence, bool leadsToPartnership)
    {
        var scene = await Scene(status);
        if (status == VisitStatus.Agreed)
        {
            await Revise(scene, plan => plan with { Place = "Metuge" });
        }

        await portal.Change(scene.Partnership, (partnership, at) => partnership.EndPart(PartialDate.From(portal.Today), "No more money", PortalFixture.OfficerOf(scene.OtherTown), at));

        var page = await scene.One.Page($"/visits/{scene.Visit.Id}");
        Assert.Equal(sentence, page.One(".next p").TextContent.Trim());
        Assert.Equal(leadsToPartnership ? $"/partnerships/{scene.Partnership.Id}" : null, page.Document.QuerySelector(".next a")?.GetAttribute("href"));
        Assert.DoesNotContain("waiting", page.One(".towns").TextContent, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Where_the_partnership_has_ended_a_visit_that_is_reported_is_not_said_to_be_cancellable()
    {
        var scene = await Scene(VisitStatus.Agreed);
        var underWay = await portal.CreateVisit(scene.Partnership, VisitStatus.Agreed, portal.VisitPlan(scene.Partnership, startsInDays: -1));
        await portal.Change(scene.Partnership, (partnership, at) => partnership.EndPart(PartialDate.From(portal.Today), "No more money", PortalFixture.OfficerOf(scene.OtherTown), at));
        var url = $"/visits/{underWay.Id}";
        Assert.Equal("The partnership has ended. The plan that all approved stands. The visit can be cancelled, with the reason.", (await scene.One.Page(url)).One(".next p").TextContent.Trim());

        await portal.Change(underWay, (visit, at) => visit.Report(new ReportContent("en", "Done", "Learned", null, new VisitCount { All = 1 }), PortalFixture.OfficerOf(scene.OneTown), at));

        var page = await scene.One.Page(url);
        Assert.Equal("The partnership has ended. The plan that all approved stands.", page.One(".next p").TextContent.Trim());
        Assert.Empty(page.Document.QuerySelectorAll($"a[href='{url}/cancellations/new']"));
    }

    private Task Revise(VisitScene scene, Func<VisitPlan, VisitPlan> change) =>
        portal.Change(scene.Visit, (visit, at) => visit.Revise(change(visit.CurrentVersion.Plan), null, PortalFixture.OfficerOf(scene.OtherTown), at));

    /// <summary>By their text; the one of the days is "visit".</summary>
    private static async Task<Dictionary<string, CalendarEvent>> Events(VisitScene scene) =>
        Calendar.Load(await Read(scene, $"/visits/{scene.Visit.Id}.ics"))!.Events.ToDictionary(one => one.IsAllDay ? "visit" : one.Summary!);

    private static async Task<string> Read(VisitScene scene, string url) =>
        await (await scene.One.GetAsync(url, TestContext.Current.CancellationToken)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

    private static string Written(DateOnly day) => day.ToString("d MMMM yyyy", System.Globalization.CultureInfo.GetCultureInfo("en-GB"));

    private async Task<VisitScene> Scene(VisitStatus status)
    {
        var (one, other) = (await portal.CreateMunicipality(), await portal.CreateMunicipality(side: Side.South));
        var partnership = await portal.CreatePartnership([one, other]);
        return new VisitScene(await portal.CreateVisit(partnership, status), partnership, one, other, await portal.SignIn(await portal.CreateUser(one)));
    }

    private sealed record VisitScene(Visit Visit, Partnership Partnership, Municipality OneTown, Municipality OtherTown, HttpClient One);
}
