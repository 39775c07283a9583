using System.Globalization;
using System.Net;
using MicPortal.Domain.Common;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Partnerships;
using MicPortal.Domain.Projects;
using MicPortal.TestSupport;
using Xunit;

namespace MicPortal.IntegrationTests.Projects;

/// <summary>What was recorded of a project by mistake is put right, and stays to be read.</summary>
public sealed class ProjectCorrectionTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task What_a_side_reported_by_mistake_it_takes_back_and_all_read_that()
    {
        var scene = await Scene();
        var project = await Reported(scene);
        var url = $"/projects/{project.Id}";
        var reports = await portal.ReadProject(project.Id);
        string[] actions = [$"{url}/notes/{reports.Notes.Single().Id}/withdrawals", $"{url}/values/{reports.Values.Single().Id}/withdrawals", $"{url}/milestones/{reports.Reached.Single().Id}/withdrawals"];
        var association = await portal.SignIn(await portal.CreateUser(await portal.CreateAssociation(null, scene.OtherTown)));
        foreach (var page in new[] { await scene.One.Page(url), await association.Page(url) })
        {
            Assert.Empty(page.Document.QuerySelectorAll("form[action$=withdrawals]"));
        }

        foreach (var action in actions)
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await Press(association, action)).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await Press(await portal.SignIn(await portal.CreateUser(await portal.CreateMunicipality())), action)).Status);
            await Press(scene.One, action);
        }

        reports = await portal.ReadProject(project.Id);
        Assert.All([reports.Notes.Single().TakenBackAt, reports.Values.Single().TakenBackAt, reports.Reached.Single().TakenBackAt], at => Assert.Null(at));
        foreach (var action in actions)
        {
            Assert.Equal("Taken back. It stays readable as such.", (await (await (await scene.Other.Page(url)).Post(action)).Follow()).Message);
        }

        var shown = await scene.One.Page(url);
        Assert.Equal(3, shown.Text.Split("taken back on 24 November 2026").Length - 1);
        Assert.Contains("Three quarters have begun", shown.Text, StringComparison.Ordinal);
        var results = shown.Document.QuerySelectorAll("#results ~ table").Select(table => table.TextContent).ToList();
        Assert.Contains("not yet", results[0], StringComparison.Ordinal);
        Assert.Contains("10 people, 6 women", results[0], StringComparison.Ordinal);
        Assert.Empty(shown.Document.QuerySelectorAll("#results ~ table .tag-done"));
        Assert.NotNull(shown.Document.QuerySelector("a[href$='/milestones/new']"));
        Assert.Equal(3, (await scene.One.Page($"{url}?lang=fr")).Text.Split("retiré le 24 novembre 2026").Length - 1);
        await scene.One.Page("/?lang=en");

        // It can be reached again, and the history of both sides and of the association keeps what it was.
        await (await scene.One.Page($"{url}/milestones/new")).Post($"{url}/milestones", ("Milestone", "1"));
        Assert.Contains($"says {scene.OneTown.Name}", (await scene.Other.Page(url)).Text, StringComparison.Ordinal);
        foreach (var reader in new[] { scene.One, association })
        {
            var history = (await reader.Page($"{url}/history")).Text;
            Assert.All(
                ["took back the value of an indicator of a project “Committees that meet”", "Taken back: 3 · 2025", "said that a milestone of a project is reached “First workshop”", "took back that a milestone of a project is reached “First workshop”", "Taken back: 2025", "took back a progress note on a project"],
                words => Assert.Contains(words, history, StringComparison.Ordinal));
        }

        // What is gone already does not go again with what happens to its row later.
        var successor = await portal.CreateMunicipality();
        await portal.Change(project, (stored, at) => stored.PassTo(successor, scene.OtherTown, PortalFixture.OfficerOf(scene.OtherTown), at));
        Assert.Equal(2, (await scene.One.Page($"{url}/history")).Text.Split("Taken back: 3 · 2025").Length);
    }

    [Fact]
    public async Task Who_has_left_reads_what_stood_then_and_takes_nothing_back()
    {
        Municipality[] towns = [await portal.CreateMunicipality(), await portal.CreateMunicipality(side: Side.South), await portal.CreateMunicipality(side: Side.South)];
        var partnership = await portal.CreatePartnership(towns);
        var plan = PortalFixture.Plan(partnership);
        var project = Project.Open(partnership, [.. towns.Select(town => town.Id)], plan with { Priorities = [.. plan.Priorities, new ServedPriority(towns[2].Id, null)] }, PortalFixture.OfficerOf(towns[0]), portal.Now);
        await portal.Save(project);
        await portal.Change(project, (stored, at) =>
        {
            towns.ToList().ForEach(town => stored.Endorse(1, PortalFixture.OfficerOf(town), at));
            stored.Begin(PartialDate.FromYear(2025), PortalFixture.OfficerOf(towns[0]), at);
            stored.Measure(1, 3, null, PartialDate.FromYear(2025), PortalFixture.OfficerOf(towns[0]), at);
            stored.Note("Three quarters have begun", "en", PortalFixture.OfficerOf(towns[2]), at);
        });
        await portal.Change(project, (stored, at) => stored.Complete(PartialDate.FromYear(2026), PortalFixture.OfficerOf(towns[0]), at));
        var third = await portal.SignIn(await portal.CreateUser(towns[2]));
        var (url, endings) = ($"/projects/{project.Id}", $"/partnerships/{partnership.Id}/endings");
        await (await third.Page($"{endings}/new")).Post(endings, ("Ended.Year", $"{portal.Today.Year}"), ("Reason", "No colleague is left"));
        portal.Clock.Advance(TimeSpan.FromHours(1));
        await portal.Change(project, (stored, at) => stored.TakeBackCompletion("Said too soon", PortalFixture.OfficerOf(towns[1]), at));
        await portal.Change(project, (stored, at) =>
        {
            stored.TakeBackValue(stored.Values.Single().Id, PortalFixture.OfficerOf(towns[0]), at);
            stored.Revise(stored.CurrentVersion.Plan with { Title = "Written later" }, null, PortalFixture.OfficerOf(towns[0]), at);
        });

        var page = await third.Page(url);

        Assert.Equal("Wells that quarters keep Completed", page.Heading);
        Assert.Contains("; completed: 2026", page.Text, StringComparison.Ordinal);
        Assert.All(["taken back", "Said too soon", "Written later"], words => Assert.DoesNotContain(words, page.Text, StringComparison.Ordinal));
        Assert.Contains("3 2025", page.One("#results ~ table").TextContent.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await Press(third, $"{url}/notes/{(await portal.ReadProject(project.Id)).Notes.Single().Id}/withdrawals")).Status);
        Assert.Equal(ProjectStatus.Running, (await portal.ReadProject(project.Id)).Status);
        Assert.Contains("taken back on", (await (await portal.SignIn(await portal.CreateUser(towns[0]))).Page(url)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_days_of_a_completed_project_are_corrected_in_one_form()
    {
        var scene = await Scene();
        var project = await portal.CreateProject(scene.Partnership, ProjectStatus.Completed);
        var url = $"/projects/{project.Id}/day-corrections";
        var form = await scene.Other.Page((await scene.Other.Page($"/projects/{project.Id}")).One("a[href$='/day-corrections/new']").GetAttribute("href")!);

        Assert.Equal(["These are the days that the page says already"], (await form.Post(url)).Errors);
        var empty = await form.Post(url, ("CompletedOn.Day", ""), ("CompletedOn.Month", ""), ("CompletedOn.Year", ""));
        Assert.Equal("CompletedOn_Day", empty.One(".govuk-error-summary a").GetAttribute("href")![1..]);
        Assert.Equal(["The work cannot have begun after it was completed"], (await form.Post(url, ("CompletedOn.Day", ""), ("CompletedOn.Month", ""), ("CompletedOn.Year", "2025"))).Errors);
        var sent = await form.Post(url, ("On.Day", ""), ("On.Month", ""), ("On.Year", "2025"), ("CompletedOn.Day", ""), ("CompletedOn.Month", ""), ("CompletedOn.Year", "2025"));

        Assert.Equal("The days are corrected.", (await sent.Follow()).Message);
        Assert.Contains("; completed: 2025", (await scene.One.Page($"/projects/{project.Id}")).Text, StringComparison.Ordinal);
        var history = (await scene.One.Page($"/projects/{project.Id}/history")).Text;
        Assert.Contains("corrected the days of a project", history, StringComparison.Ordinal);
        Assert.Contains("Work begun: 4 November 2026, now 2025 Ended: 24 November 2026, now 2025", history, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_who_correct_the_days_at_once_do_not_undo_each_others_unseen()
    {
        var scene = await Scene();
        var project = await portal.CreateProject(scene.Partnership, ProjectStatus.Completed);
        var url = $"/projects/{project.Id}/day-corrections";
        var late = await scene.Other.Page($"{url}/new");
        await (await scene.One.Page($"{url}/new")).Post(url, Year("On", 2024));

        var told = await late.Post(url, Year("CompletedOn", 2026));

        Assert.Equal(HttpStatusCode.Conflict, told.Status);
        Assert.Equal(("2024", "2026"), (told.Value("On.Year"), told.Value("CompletedOn.Year")));
        // What the first one corrected stands in the form; beside it what the second one means to.
        Assert.Equal([$"When it was completed{portal.Today.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)}2026"], told.Document.QuerySelectorAll("table.list tbody tr").Select(row => row.TextContent));
        Assert.Equal(PartialDate.FromYear(2024), (await portal.ReadProject(project.Id)).BegunOn);
        Assert.Equal("The days are corrected.", (await (await told.Post(url)).Follow()).Message);
        Assert.Equal((PartialDate.FromYear(2024), PartialDate.FromYear(2026)), ((await portal.ReadProject(project.Id)).BegunOn, (await portal.ReadProject(project.Id)).EndedOn));

        static (string, string?)[] Year(string field, int year) => [($"{field}.Day", ""), ($"{field}.Month", ""), ($"{field}.Year", $"{year}")];
    }

    [Fact]
    public async Task A_project_that_was_called_completed_by_mistake_goes_on()
    {
        var scene = await Scene();
        var project = await Reported(scene);
        await portal.Change(project, (stored, at) => stored.Complete(PartialDate.From(portal.Today), PortalFixture.OfficerOf(scene.OneTown), at));
        var url = $"/projects/{project.Id}/completion-withdrawals";
        var form = await scene.Other.Page((await scene.Other.Page($"/projects/{project.Id}")).One("a[href$='/completion-withdrawals/new']").GetAttribute("href")!);

        Assert.Equal(["Enter your reason"], (await form.Post(url)).Errors);
        Assert.Equal("The project is running again.", (await (await form.Post(url, ("Reason", "Two wells are left"))).Follow()).Message);

        var page = await scene.One.Page($"/projects/{project.Id}");
        Assert.Equal("Wells that quarters keep Running", page.Heading);
        Assert.Contains("Three quarters have begun", page.Text, StringComparison.Ordinal);
        Assert.NotNull(page.Document.QuerySelector("a[href$='/edit']"));
        Assert.Contains("“Two wells are left”", (await scene.One.Page($"/projects/{project.Id}/history")).Text, StringComparison.Ordinal);
        Assert.Contains("est revenu sur l’achèvement d’un projet", (await scene.One.Page($"/projects/{project.Id}/history?lang=fr")).Text, StringComparison.Ordinal);
        await scene.One.Page("/?lang=en");
        Assert.Equal($"/projects/{project.Id}", (await scene.Other.Page($"{url}/new")).Location);
        var cancelled = await portal.CreateProject(scene.Partnership, ProjectStatus.Cancelled);
        Assert.Equal($"/projects/{cancelled.Id}", (await scene.Other.Page($"/projects/{cancelled.Id}/completion-withdrawals/new")).Location);
    }

    [Fact]
    public async Task Spending_on_a_line_that_a_later_plan_took_off_is_a_row_of_the_budget()
    {
        var scene = await Scene();
        var project = await portal.CreateProject(scene.Partnership, ProjectStatus.Running);
        foreach (var (line, amount) in new[] { (1, new Money(40_000, "EUR")), (2, new Money(30_000, project.CurrentVersion.Plan.Lines[1].Amount.Currency)) })
        {
            await portal.Change(project, (stored, at) => stored.Spend(line, amount, PartialDate.FromYear(2025), null, PortalFixture.OfficerOf(scene.OneTown), at));
        }

        // Two versions later the line stands in no plan that the page reads besides.
        for (var version = 2; version < 4; version++)
        {
            await portal.Change(project, (stored, at) => stored.Revise(stored.CurrentVersion.Plan with { Title = $"Wells {stored.CurrentVersionNumber}", Lines = [.. stored.CurrentVersion.Plan.Lines.Where(line => line.Key != 2)] }, null, PortalFixture.OfficerOf(scene.OneTown), at));
            await portal.Change(project, (stored, at) =>
            {
                stored.Endorse(stored.CurrentVersionNumber, PortalFixture.OfficerOf(scene.OneTown), at);
                stored.Endorse(stored.CurrentVersionNumber, PortalFixture.OfficerOf(scene.OtherTown), at);
            });
        }

        var rows = (await scene.Other.Page($"/projects/{project.Id}")).Document.QuerySelectorAll("#budget ~ table")[0].QuerySelectorAll("tbody tr").Select(row => row.TextContent.Replace('\u00a0', ' ')).ToList();

        Assert.Equal(2, rows.Count);
        Assert.Contains("400.00 EUR", rows[0], StringComparison.Ordinal);
        Assert.Contains("Not in this version of the plan: Equipment", rows[1], StringComparison.Ordinal);
        Assert.Contains("300.00", rows[1], StringComparison.Ordinal);
        Assert.InRange((await portal.Commands.Of(() => scene.Other.Page($"/projects/{project.Id}"))).Count, 1, 8);
        Assert.Contains("Hors de cette version du plan : Équipement", (await scene.Other.Page($"/projects/{project.Id}?lang=fr")).Text.Replace('\u00a0', ' '), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Spending_is_told_with_its_line_and_amount_also_once_it_is_taken_back()
    {
        var scene = await Scene();
        var project = await portal.CreateProject(scene.Partnership, ProjectStatus.Running);
        var url = $"/projects/{project.Id}";
        await portal.Change(project, (stored, at) => stored.Spend(1, new Money(40_000, "EUR"), PartialDate.FromYear(2025), null, PortalFixture.OfficerOf(scene.OneTown), at));
        // What is taken back keeps the words against which it was reported.
        await portal.Change(project, (stored, at) =>
        {
            var plan = stored.CurrentVersion.Plan;
            stored.Revise(plan with { Lines = [plan.Lines[0] with { Text = "Hall alone" }, .. plan.Lines.Skip(1)] }, null, PortalFixture.OfficerOf(scene.OneTown), at.AddSeconds(1));
            stored.Endorse(stored.CurrentVersionNumber, PortalFixture.OfficerOf(scene.OneTown), at.AddSeconds(1));
            stored.Endorse(stored.CurrentVersionNumber, PortalFixture.OfficerOf(scene.OtherTown), at.AddSeconds(1));
        });
        await (await scene.One.Page(url)).Post($"{url}/spendings/{(await portal.ReadProject(project.Id)).Spendings.Single().Id}/withdrawals");
        // A line without words is told by what it is for, in the currency that it has.
        await portal.Change(project, (stored, at) => stored.Spend(2, new Money(90_000, "MZN"), PartialDate.FromYear(2025), null, PortalFixture.OfficerOf(scene.OneTown), at));
        var association = await portal.SignIn(await portal.CreateUser(await portal.CreateAssociation(null, scene.OtherTown)));

        foreach (var reader in new[] { scene.Other, association })
        {
            var history = (await reader.Page($"{url}/history")).Text.Replace('\u00a0', ' ');
            Assert.All(
                ["recorded spending on a project “Hall and meals”", "Budget line: Workshops Amount: 400.00 EUR Date: 2025", "took back a spending on a project “Hall and meals”", "Taken back: Workshops · 400.00 EUR", "Budget line: Equipment Amount: 900.00 MZN"],
                words => Assert.Contains(words, history, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_completion_before_what_was_reported_is_asked_about_in_saying_and_in_correcting_it()
    {
        var scene = await Scene();
        var project = await portal.CreateProject(scene.Partnership, ProjectStatus.Running);
        var url = $"/projects/{project.Id}";
        var (last, earlier) = (portal.Today.AddDays(-5), portal.Today.AddDays(-10));
        await portal.Change(project, (stored, at) => stored.Spend(1, new Money(40_000, "EUR"), PartialDate.From(last), null, PortalFixture.OfficerOf(scene.OneTown), at));

        var asked = await (await scene.Other.Page($"{url}/completions/new")).Post($"{url}/completions", Days("On", earlier));
        Assert.Equal((HttpStatusCode.BadRequest, $"{earlier.Day}"), (asked.Status, asked.Value("On.Day")));
        Assert.Equal(["Something was reached, measured or spent after this day. Check the day, or say that it is right."], asked.Errors);
        Assert.Equal(url, (await asked.Post($"{url}/completions", Days("On", last))).Location);
        Assert.Equal(PartialDate.From(last), (await portal.ReadProject(project.Id)).EndedOn);

        var correcting = await (await scene.Other.Page($"{url}/day-corrections/new")).Post($"{url}/day-corrections", Days("CompletedOn", earlier));
        Assert.Single(correcting.Errors, error => error.StartsWith("Something was reached", StringComparison.Ordinal));
        Assert.Equal(url, (await correcting.Post($"{url}/day-corrections", ("Anyway", "true"))).Location);
        Assert.Equal(PartialDate.From(earlier), (await portal.ReadProject(project.Id)).EndedOn);
        // The day stands as it was said: who corrects the beginning alone is not asked again.
        Assert.Equal(url, (await (await scene.Other.Page($"{url}/day-corrections/new")).Post($"{url}/day-corrections", Days("On", portal.Today.AddDays(-30)))).Location);

        static (string, string?)[] Days(string field, DateOnly day) => [($"{field}.Day", $"{day.Day}"), ($"{field}.Month", $"{day.Month}"), ($"{field}.Year", $"{day.Year}")];
    }

    private static async Task<PortalPage> Press(HttpClient client, string action)
    {
        var page = await client.Page("/");
        return await page.Send(action, [("__RequestVerificationToken", page.One("[name=__RequestVerificationToken]").GetAttribute("value")!)]);
    }

    private async Task<Project> Reported(CorrectionScene scene)
    {
        var project = await portal.CreateProject(scene.Partnership, ProjectStatus.Running);
        await portal.Change(project, (stored, at) =>
        {
            var officer = PortalFixture.OfficerOf(scene.OtherTown);
            stored.Note("Three quarters have begun", "en", officer, at);
            stored.Measure(1, 3, new PeopleCount(10, 6, null, null), PartialDate.FromYear(2025), officer, at);
            stored.Reach(1, PartialDate.FromYear(2025), officer, at);
        });
        return project;
    }

    private async Task<CorrectionScene> Scene()
    {
        var (one, other) = (await portal.CreateMunicipality(), await portal.CreateMunicipality(side: Side.South));
        return new CorrectionScene(await portal.CreatePartnership([one, other]), one, other, await portal.SignIn(await portal.CreateUser(one)), await portal.SignIn(await portal.CreateUser(other)));
    }

    private sealed record CorrectionScene(Partnership Partnership, Municipality OneTown, Municipality OtherTown, HttpClient One, HttpClient Other);
}
