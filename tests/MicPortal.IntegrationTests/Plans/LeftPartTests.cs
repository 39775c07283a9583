using System.Net;
using MicPortal.Domain.Common;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Partnerships;
using MicPortal.Domain.Projects;
using MicPortal.Domain.Strategies;
using MicPortal.Domain.Visits;
using MicPortal.TestSupport;
using Xunit;

namespace MicPortal.IntegrationTests.Plans;

/// <summary>What a party that has left had by a plan: named where it stands, and asked for where it is written anew.</summary>
public sealed class LeftPartTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_budget_names_who_has_left_and_asks_beside_each_line_to_take_it_out_or_give_it_away()
    {
        var scene = await Scene();
        var project = await Project(scene);
        await portal.Change(project, (plan, at) => scene.All.ToList().ForEach(town => plan.Endorse(1, PortalFixture.OfficerOf(town), at)));
        Assert.DoesNotContain("of which", (await scene.One.Page($"/projects/{project.Id}")).Text, StringComparison.Ordinal);
        await Leave(scene);
        var (page, url, left) = (await scene.One.Page($"/projects/{project.Id}"), $"/projects/{project.Id}/budget", scene.Leaver);
        Assert.Contains($"of which 10 days of {left.Name}, which has left the partnership", page.Text, StringComparison.Ordinal);
        Assert.Contains($"of which 300.00 EUR of {left.Name}, which has left the partnership", page.Text, StringComparison.Ordinal);

        var form = await scene.One.Page(url);

        Assert.Equal([$"{left.Name} (has left)"], form.Document.QuerySelectorAll("legend").Select(legend => legend.TextContent).Where(text => text.Contains(left.Name, StringComparison.Ordinal)));
        Assert.Contains("(has left)", form.One($"[name='Lines[1].Source'] option[value='own-{left.Id}']").TextContent, StringComparison.Ordinal);
        Assert.Empty(form.Document.QuerySelectorAll($"[name='Lines[0].Source'] option[value='own-{left.Id}']"));
        var refused = await form.Post(url, ("Lines[0].Amount", "1600"));
        Assert.Equal(
            ["This party has left the partnership. Empty its days, and give them to another party where one takes them over", "Line 2: this party has left the partnership. Take the line out, or give it to another party"],
            refused.Errors);
        Assert.Equal(("1600", "300", "10"), (refused.Value("Lines[0].Amount"), refused.Value("Lines[1].Amount"), refused.Value($"StaffTimes[{left.Id}].Days")));
        Assert.NotEmpty(refused.Document.QuerySelectorAll("[name='Lines[1].Source'][aria-describedby]"));
        var saved = await refused.Post(url, ("Lines[1].Source", $"own-{scene.All[0].Id}"), ($"StaffTimes[{left.Id}].Days", ""));
        Assert.Equal($"/projects/{project.Id}", saved.Location);
        var plan = (await portal.ReadProject(project.Id)).CurrentVersion.Plan;
        Assert.Equal((160_000, 30_000), (plan.Lines[0].Amount.Minor, plan.Lines[1].Amount.Minor));
        Assert.DoesNotContain(plan.StaffTimes, time => time.OrganisationId == left.Id);
        Assert.All(plan.Lines, line => Assert.Equal(scene.All[0].Id, line.OrganisationId));
        Assert.DoesNotContain("(has left)", (await scene.One.Page(url)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_rest_of_a_plan_is_changed_without_it_and_nothing_that_it_said_is_lost()
    {
        var scene = await Scene();
        var project = await Project(scene);
        await Leave(scene);
        var (edit, results, left) = ($"/projects/{project.Id}/edit", $"/projects/{project.Id}/results", scene.Leaver);

        var form = await scene.One.Page(edit);

        Assert.DoesNotContain(left.Name, form.One("form.text").TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await form.Post(edit, ("Title", "Written without it"))).Status);
        var plan = (await portal.ReadProject(project.Id)).CurrentVersion.Plan;
        Assert.Equal(("Written without it", "Of the third", 2), (plan.Title, plan.Priorities.Single(served => served.OrganisationId == left.Id).Priority, plan.Lines.Count));
        var asked = await (await scene.One.Page(results)).Post(results, ("Milestones[0].Text", "Later"));
        Assert.Equal(["Milestone 1: this party has left the partnership. Empty its post, or give it to another party"], asked.Errors);
        Assert.Equal("Its engineer", asked.Value($"Milestones[0].Responsible[{left.Id}]"));
        Assert.Equal(HttpStatusCode.Redirect, (await asked.Post(results, ($"Milestones[0].Responsible[{left.Id}]", ""))).Status);
        Assert.Equal("Later", (await portal.ReadProject(project.Id)).CurrentVersion.Plan.Milestones[0].Text);
        Assert.Empty((await scene.One.Page(results)).Document.QuerySelectorAll($"[name='Milestones[0].Responsible[{left.Id}]']"));
    }

    [Fact]
    public async Task A_visit_offers_who_has_left_neither_as_host_nor_as_payer()
    {
        var scene = await Scene();
        var left = scene.Leaver;
        var visit = Visit.Open(scene.Partnership, [.. scene.All.Select(town => town.Id)], portal.VisitPlan(scene.Partnership) with { Costs = [new VisitCost(1, VisitCostKind.Meals, null, new Money(9_000, "EUR"), left.Id, null)] }, PortalFixture.OfficerOf(scene.All[0]), portal.Now);
        await portal.Save(visit);
        await Leave(scene);
        var (url, costs) = ($"/visits/{visit.Id}", $"/visits/{visit.Id}/costs");

        Assert.Contains($"{left.Name} (has left): 90.00 EUR", (await scene.One.Page(url)).Text, StringComparison.Ordinal);
        Assert.Empty((await scene.One.Page($"{url}/edit")).Document.QuerySelectorAll($"[name=HostId] option[value='{left.Id}']"));
        var added = await (await scene.One.Page(costs)).Post(costs, ("Part", "add-cost"));
        Assert.NotEmpty(added.Document.QuerySelectorAll($"[name='Costs[0].Payer'] option[value='{left.Id}']"));
        Assert.Empty(added.Document.QuerySelectorAll($"[name='Costs[1].Payer'] option[value='{left.Id}']"));
        var refused = await added.Post(costs, ("Costs[0].Amount", "95"));
        Assert.Equal(["Line 1: this party has left the partnership. Take the line out, or give it to another party"], refused.Errors);
        Assert.Equal("95", refused.Value("Costs[0].Amount"));
        Assert.Equal(HttpStatusCode.Redirect, (await refused.Post(costs, ("Costs[0].Payer", $"{scene.All[1].Id}"))).Status);
        Assert.Equal(scene.All[1].Id, (await portal.ReadVisit(visit.Id)).CurrentVersion.Plan.Costs.Single().OrganisationId);
    }

    [Fact]
    public async Task A_strategy_asks_to_take_the_priorities_of_who_has_left_out()
    {
        var scene = await Scene();
        var (left, named, other) = (scene.Leaver, await portal.CreatePriority(scene.Leaver, "Of the third"), await portal.CreatePriority(scene.Leaver, "Never named"));
        var strategy = await portal.CreateStrategy(scene.Partnership, plan: portal.StrategyPlan() with { Priorities = [new StrategyPriority(left.Id, named.Id, "Of the third", "en")] });
        await Leave(scene);
        var url = $"/strategies/{strategy.Id}/edit";

        var form = await scene.One.Page(url);

        Assert.Contains($"{left.Name} (has left)", form.Text, StringComparison.Ordinal);
        Assert.Empty(form.Document.QuerySelectorAll($"[name='Parties[{left.Id}].Priorities'][value='{other.Id}']"));
        var refused = await form.Post(url, ("Title", "Anew"));
        Assert.Equal(["This party has left the partnership. Take its priorities out"], refused.Errors);
        Assert.Equal("Anew", refused.Value("Title"));
        Assert.Equal(HttpStatusCode.Redirect, (await refused.Post(url, ($"Parties[{left.Id}].Priorities", null))).Status);
        Assert.Empty((await portal.ReadStrategy(strategy.Id)).CurrentVersion.Plan.Priorities);
        Assert.DoesNotContain(left.Name, (await scene.One.Page(url)).One("form.text").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_stands_without_a_party_says_that_all_who_remain_have_approved_it()
    {
        var scene = await Scene();
        var project = await Project(scene);
        var visit = Visit.Open(scene.Partnership, [.. scene.All.Select(town => town.Id)], portal.VisitPlan(scene.Partnership), PortalFixture.OfficerOf(scene.All[0]), portal.Now);
        await portal.Save(visit);
        var strategy = await portal.CreateStrategy(scene.Partnership);
        foreach (var town in scene.All[..2])
        {
            await portal.Change(project, (plan, at) => plan.Endorse(1, PortalFixture.OfficerOf(town), at));
            await portal.Change(visit, (plan, at) => plan.Endorse(1, PortalFixture.OfficerOf(town), at));
            await portal.Change(strategy, (plan, at) => plan.Endorse(1, portal.Decided, [], PortalFixture.OfficerOf(town), at));
        }

        await Leave(scene);

        foreach (var (url, words) in new[] { ($"/projects/{project.Id}", "all parties that remain have approved the plan"), ($"/visits/{visit.Id}", "All parties that remain have approved the plan"), ($"/strategies/{strategy.Id}", "by all parties that remain"), ($"/strategies/{strategy.Id}/print", "by all parties that remain"), ($"/strategies/{strategy.Id}/versions/1", "by all that remain") })
        {
            var page = await scene.One.Page(url);
            Assert.Contains(words, page.One("p.lead").TextContent, StringComparison.Ordinal);
            Assert.DoesNotContain("pproved by all parties on", page.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("all parties approved", page.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("All parties have approved", page.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_mirrors_count_each_party_where_it_takes_part_and_nothing_of_who_has_left()
    {
        var scene = await Scene();
        var (one, other, left) = (scene.All[0], scene.All[1], scene.Leaver);
        var project = await Project(scene);
        await portal.CreateProject(scene.Partnership, ProjectStatus.Running, PortalFixture.Plan(scene.Partnership) with { Title = "Of the two", Sectors = ["14030"], Lines = [], Currency = null, StaffTimes = [new StaffTime(one.Id, 100, null)] });
        var between = Domain.Projects.Project.Open(scene.Partnership, [other.Id, left.Id], PortalFixture.Plan(scene.Partnership) with { Title = "Of the others", Priorities = [new ServedPriority(other.Id, "Quays"), new ServedPriority(left.Id, "Boats")], Lines = [], Currency = null, StaffTimes = [], Milestones = [] }, PortalFixture.OfficerOf(other), portal.Now);
        await portal.Save(between);
        foreach (var (host, guest) in new[] { (one, other), (other, left), (left, other) })
        {
            var visit = Visit.Open(scene.Partnership, [host.Id, guest.Id], portal.VisitPlan(scene.Partnership, "Visit", -30) with { HostId = host.Id, Costs = [] }, PortalFixture.OfficerOf(host), portal.Now);
            foreach (var town in new[] { host, guest })
            {
                visit.Endorse(1, PortalFixture.OfficerOf(town), portal.Now);
            }

            await portal.Save(visit);
        }

        await Leave(scene);
        var page = await (await portal.SignIn(await portal.CreateUser(other))).Page($"/partnerships/{scene.Partnership.Id}/mirrors");

        var towns = page.Document.QuerySelectorAll("#priorities ~ .towns").First().QuerySelectorAll(".town").ToList();
        Assert.Equal(
            [$"{other.Name} 3 of 3", $"{one.Name} 0 of 2"],
            towns.Select(town => $"{town.QuerySelector("h3")!.TextContent} {town.QuerySelector("p")!.TextContent.Split(": ")[^1].TrimEnd('.')}"));
        Assert.DoesNotContain("Boats", page.Html, StringComparison.Ordinal);
        Assert.Equal([$"{other.Name} 1 of 3", $"{one.Name} 1 of 1"], page.Document.QuerySelectorAll("#direction + table tbody tr").Select(row => row.TextContent.Replace("\n", "", StringComparison.Ordinal).Trim()));
        // 1,500 of one; the 300 of who has left are not in it.
        Assert.Equal("1,500.00\u00A0EUR planned in one project", page.One("#goods ~ table caption").TextContent);
        Assert.DoesNotContain(left.Name, page.One("#direction + table").TextContent, StringComparison.Ordinal);
        Assert.Equal(ProjectStatus.Idea, (await portal.ReadProject(project.Id)).Status);
    }

    private async Task<Project> Project(LeftScene scene)
    {
        var (plan, one) = (PortalFixture.Plan(scene.Partnership), scene.All[0]);
        var project = Domain.Projects.Project.Open(scene.Partnership, [.. scene.All.Select(town => town.Id)], plan with
        {
            Priorities = [.. plan.Priorities, new ServedPriority(scene.Leaver.Id, "Of the third")],
            StaffTimes = [new StaffTime(one.Id, 2000, null), new StaffTime(scene.Leaver.Id, 1000, null)],
            Lines = [plan.Lines[0], new BudgetLine(2, BudgetCategory.Training, null, new Money(30_000, "EUR"), FundSource.OwnBudget, scene.Leaver.Id, null, null)],
            Milestones = [new Milestone(1, "First workshop", PartialDate.FromYear(2025), new Dictionary<int, string> { [one.Id] = "Head", [scene.Leaver.Id] = "Its engineer" })],
        }, PortalFixture.OfficerOf(one), portal.Now);
        await portal.Save(project);
        return project;
    }

    /// <summary>The third leaves, and an hour passes.</summary>
    private async Task Leave(LeftScene scene)
    {
        var (url, officer) = ($"/partnerships/{scene.Partnership.Id}/endings", await portal.SignIn(await portal.CreateUser(scene.Leaver)));
        Assert.Equal(HttpStatusCode.Redirect, (await (await officer.Page($"{url}/new")).Post(url, ("Ended.Year", $"{portal.Today.Year}"), ("Reason", "No colleague is left"))).Status);
        portal.Clock.Advance(TimeSpan.FromHours(1));
    }

    private async Task<LeftScene> Scene()
    {
        Municipality[] all = [await portal.CreateMunicipality(), await portal.CreateMunicipality(side: Side.South), await portal.CreateMunicipality(side: Side.South)];
        return new LeftScene(await portal.CreatePartnership(all), all, await portal.SignIn(await portal.CreateUser(all[0])));
    }

    private sealed record LeftScene(Partnership Partnership, Municipality[] All, HttpClient One)
    {
        public Municipality Leaver => All[2];
    }
}
