using MicPortal.Domain.Common;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Partnerships;
using MicPortal.Domain.Projects;
using MicPortal.Domain.Strategies;
using MicPortal.Domain.Visits;
using MicPortal.TestSupport;
using Xunit;

namespace MicPortal.IntegrationTests.Plans;

/// <summary>What stands is shown as it stands until all have approved what is to come after it.</summary>
public sealed class StandingPlanTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_project_has_its_new_title_once_all_have_approved_it()
    {
        var scene = await Scene();
        var project = await portal.CreateProject(scene.Partnership, ProjectStatus.Running);
        await portal.Change(project, (one, at) => one.Revise(one.CurrentVersion.Plan with { Title = "Wells and pumps" }, null, PortalFixture.OfficerOf(scene.OtherTown), at));

        var page = await scene.One.Page($"/projects/{project.Id}");

        Assert.Equal("Wells that quarters keep Running", page.Heading);
        Assert.Contains("A changed plan, version 2, waits for approval. Until all have approved it, version 1 stands.", page.Text, StringComparison.Ordinal);
        Assert.Contains("Wells that quarters keep", (await scene.One.Page("/projects")).One($"a[href='/projects/{project.Id}']").TextContent, StringComparison.Ordinal);
        var task = (await scene.One.Page("/north")).Document.QuerySelectorAll(".todo li").Single(row => row.QuerySelector($"a[href='/projects/{project.Id}/endorsements/new']") is not null).TextContent;
        Assert.Contains("Wells that quarters keep", task, StringComparison.Ordinal);
        Assert.Contains("changed since you approved version 1", task, StringComparison.Ordinal);
        Assert.Contains("See what changed and approve", task, StringComparison.Ordinal);
        await portal.Change(project, (one, at) => new[] { scene.OneTown, scene.OtherTown }.ToList().ForEach(town => one.Endorse(2, PortalFixture.OfficerOf(town), at)));
        Assert.Equal("Wells and pumps Running", (await scene.One.Page($"/projects/{project.Id}")).Heading);
    }

    [Fact]
    public async Task A_cancelled_project_shows_the_plan_that_was_in_force_and_marks_the_one_that_waited()
    {
        var scene = await Scene();
        var project = await portal.CreateProject(scene.Partnership, ProjectStatus.Running);
        await portal.Change(project, (one, at) => one.Revise(one.CurrentVersion.Plan with { Objectives = "Pumps instead" }, null, PortalFixture.OfficerOf(scene.OtherTown), at));
        await portal.Change(project, (one, at) => one.Cancel("No money", PartialDate.From(portal.Today), PortalFixture.OfficerOf(scene.OneTown), at));

        var page = await scene.One.Page($"/projects/{project.Id}");

        Assert.DoesNotContain("Pumps instead", page.Html, StringComparison.Ordinal);
        Assert.Contains("was waiting for approval when the project ended", page.Text, StringComparison.Ordinal);
        var version = await scene.One.Page($"/projects/{project.Id}/versions/2");
        Assert.Contains("Pumps instead", version.Text, StringComparison.Ordinal);
        Assert.Equal("This version waited for approval when the project ended; version 1 was in force.", version.One(".next b").TextContent);
    }

    [Fact]
    public async Task A_cancelled_visit_shows_the_plan_that_was_in_force_and_marks_the_one_that_waited()
    {
        var scene = await Scene();
        var visit = await portal.CreateVisit(scene.Partnership, VisitStatus.Agreed);
        await portal.Change(visit, (one, at) => one.Revise(one.CurrentVersion.Plan with { Place = "Metuge" }, null, PortalFixture.OfficerOf(scene.OtherTown), at));
        await portal.Change(visit, (one, at) => one.Cancel(VisitReason.Funds, null, PortalFixture.OfficerOf(scene.OneTown), at));

        var page = await scene.One.Page($"/visits/{visit.Id}");

        Assert.DoesNotContain("Metuge", page.Html, StringComparison.Ordinal);
        Assert.Contains("not approved by all when the visit was cancelled or postponed", page.Text, StringComparison.Ordinal);
        Assert.Equal("Not all had approved this version when the visit was cancelled or postponed; version 1 was in force.", (await scene.One.Page($"/visits/{visit.Id}/versions/2")).One(".next b").TextContent);
    }

    [Fact]
    public async Task Where_nobody_can_approve_a_changed_plan_any_more_the_page_and_its_print_show_the_one_that_stands()
    {
        var scene = await Scene();
        var (project, visit) = (await portal.CreateProject(scene.Partnership, ProjectStatus.Running), await portal.CreateVisit(scene.Partnership, VisitStatus.Agreed));
        var urls = new[] { $"/projects/{project.Id}", $"/visits/{visit.Id}" };
        await portal.Change(project, (one, at) => one.Revise(one.CurrentVersion.Plan with { Objectives = "Metuge instead" }, null, PortalFixture.OfficerOf(scene.OtherTown), at));
        await portal.Change(visit, (one, at) => one.Revise(one.CurrentVersion.Plan with { Place = "Metuge" }, null, PortalFixture.OfficerOf(scene.OtherTown), at));
        foreach (var url in urls)
        {
            var waits = await scene.One.Page(url);
            Assert.Equal("Parties Version 2 · not yet approved by all", waits.Document.QuerySelectorAll("h2").Single(head => head.TextContent.StartsWith("Parties", StringComparison.Ordinal)).TextContent);
            Assert.Contains("waiting", waits.One(".towns").TextContent, StringComparison.Ordinal);
        }

        await portal.Change(scene.Partnership, (one, at) => one.EndPart(PartialDate.From(portal.Today), "No more", PortalFixture.OfficerOf(scene.OtherTown), at));

        foreach (var url in urls)
        {
            var page = await scene.One.Page(url);
            Assert.DoesNotContain("Metuge", page.Html, StringComparison.Ordinal);
            Assert.DoesNotContain("not yet approved by all", page.Text, StringComparison.Ordinal);
            Assert.Equal("A changed plan, version 2, was not approved by all and went no further. Version 1 stands. Read version 2", page.One("p.lead + p").TextContent);
            Assert.Equal($"{url}/versions/2", page.One("p.lead + p a").GetAttribute("href"));
            Assert.Equal(["approved", "approved"], page.Document.QuerySelectorAll(".town .tag").Select(tag => tag.TextContent));
            var version = await scene.One.Page($"{url}/versions/2");
            Assert.Contains("Metuge", version.Text, StringComparison.Ordinal);
            Assert.Equal("Not all had approved this version, and it went no further; version 1 stands.", version.One(".next b").TextContent);
            Assert.Null((await scene.One.Page($"{url}/versions/1")).Document.QuerySelector(".next"));
        }

        var ended = await scene.One.Page(urls[0]);
        Assert.Equal("Wells that quarters keep Partnership ended", ended.Heading);
        Assert.Contains("plan version 1", ended.One("main > .small:last-child").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_strategy_says_which_text_is_in_force_and_what_waits_on_its_page_and_its_print()
    {
        var scene = await Scene();
        var strategy = await portal.CreateStrategy(scene.Partnership, StrategyState.InForce);
        var (url, year) = ($"/strategies/{strategy.Id}", portal.Today.Year);
        await portal.Change(strategy, (one, at) => one.Revise(one.CurrentVersion.Plan with { UntilYear = year + 5 }, null, [], PortalFixture.OfficerOf(scene.OtherTown), at));
        await portal.Change(strategy, (one, at) => one.Endorse(2, portal.Decided, [], PortalFixture.OfficerOf(scene.OtherTown), at));

        var page = await scene.One.Page(url);

        Assert.Contains($"Years {year}–{year + 3} · Version 1", page.One("p.lead").TextContent, StringComparison.Ordinal);
        var waits = $"Version 2, for {year}–{year + 5}, waits for the approval of {scene.OneTown.Name}.";
        Assert.Contains(waits, page.Text, StringComparison.Ordinal);
        var print = await scene.One.Page($"{url}/print");
        Assert.Contains(waits, print.Text, StringComparison.Ordinal);
        Assert.Contains("attend l’approbation de", print.Text, StringComparison.Ordinal);
        var task = (await scene.One.Page("/north")).Document.QuerySelectorAll(".todo li").Single(row => row.QuerySelector($"a[href='{url}/endorsements/new']") is not null).TextContent;
        Assert.Contains("changed since you approved version 1", task, StringComparison.Ordinal);
        var staff = await portal.SignIn(await portal.CreateUser(await portal.CreateAssociation(null, scene.OneTown)));
        Assert.DoesNotContain("Version 2", (await staff.Page(url)).Text + (await staff.Page($"{url}/print")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_version_that_was_taken_back_is_marked_and_what_another_wrote_before_it_waits_again()
    {
        var scene = await Scene();
        var strategy = await portal.CreateStrategy(scene.Partnership, StrategyState.InForce);
        var url = $"/strategies/{strategy.Id}";
        await portal.Change(strategy, (one, at) => one.Revise(one.CurrentVersion.Plan with { FollowUp = "Each June" }, null, [], PortalFixture.OfficerOf(scene.OneTown), at));
        await portal.Change(strategy, (one, at) => one.Revise(one.CurrentVersion.Plan with { FollowUp = "Never" }, null, [], PortalFixture.OfficerOf(scene.OtherTown), at));

        await (await scene.Other.Page($"{url}/withdrawals/new")).Post($"{url}/withdrawals", ("Reason", "A mistake"));

        Assert.Equal((2, 1), ((await portal.ReadStrategy(strategy.Id)).CurrentVersionNumber, (await portal.ReadStrategy(strategy.Id)).AgreedVersionNumber));
        var page = await scene.One.Page(url);
        Assert.Contains("Each June", page.One("#follow-up + p").TextContent, StringComparison.Ordinal);
        Assert.Contains("given up on", page.Document.QuerySelectorAll("li").Single(row => row.QuerySelector($"a[href='{url}/versions/3']") is not null).TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("given up on", page.Document.QuerySelectorAll("li").Single(row => row.QuerySelector($"a[href='{url}/versions/2']") is not null).TextContent, StringComparison.Ordinal);
        Assert.StartsWith("This version was given up on", (await scene.One.Page($"{url}/versions/3")).One(".next b").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_strategy_whose_years_were_taken_meanwhile_asks_for_other_years_and_for_no_approval()
    {
        var scene = await Scene();
        var proposed = await portal.CreateStrategy(scene.Partnership, title: "The slower one");
        var url = $"/strategies/{proposed.Id}";
        Assert.NotNull((await scene.One.Page("/north")).Document.QuerySelector($".todo a[href='{url}/endorsements/new']"));
        await portal.CreateStrategy(scene.Partnership, StrategyState.InForce, "The faster one");

        var page = await scene.One.Page(url);

        Assert.StartsWith("Version 1 cannot be approved as it is", page.One(".next b").TextContent, StringComparison.Ordinal);
        Assert.Equal($"{url}/edit", page.One(".next a").GetAttribute("href"));
        Assert.Null((await scene.One.Page("/north")).Document.QuerySelector($".todo a[href='{url}/endorsements/new']"));
        Assert.Equal(url, (await scene.One.Page($"{url}/endorsements/new")).Location);
        var year = portal.Today.Year;
        await (await scene.One.Page($"{url}/edit")).Post($"{url}/edit", ("FromYear", $"{year + 4}"), ("UntilYear", $"{year + 6}"));
        Assert.NotNull((await scene.Other.Page("/south")).Document.QuerySelector($".todo a[href='{url}/endorsements/new']"));
    }

    [Fact]
    public async Task A_decision_decades_before_the_text_is_refused_beside_the_field()
    {
        var scene = await Scene();
        var strategy = await portal.CreateStrategy(scene.Partnership);
        var url = $"/strategies/{strategy.Id}/endorsements";

        var refused = await (await scene.One.Page($"{url}/new")).Post(url, ("DecidedBy", "Council"), ("Reference", "3/1996"), ("On.Year", "1996"));

        Assert.Equal(["The decision cannot be more than 2 years older than this version of the text"], refused.Errors);
        Assert.Equal("3/1996", refused.Value("Reference"));
        Assert.Empty((await portal.ReadStrategy(strategy.Id)).CurrentVersion.Endorsements);
    }

    [Theory]
    [InlineData(StrategyState.InForce, "Approved by all parties on")]
    [InlineData(StrategyState.Coming, "Approved by all parties on")]
    [InlineData(StrategyState.Proposed, "Proposed; the partnership ended before every party had approved it")]
    public async Task A_strategy_of_an_ended_partnership_says_so(StrategyState state, string lead)
    {
        var scene = await Scene();
        var strategy = await portal.CreateStrategy(scene.Partnership, state);
        await portal.Change(scene.Partnership, (one, at) => one.EndPart(PartialDate.From(portal.Today), "No more", PortalFixture.OfficerOf(scene.OtherTown), at));

        var page = await scene.One.Page($"/strategies/{strategy.Id}");

        Assert.Equal("Water that stays Partnership ended", page.Heading);
        Assert.StartsWith(lead, page.One("p.lead").TextContent.Trim(), StringComparison.Ordinal);
        Assert.Contains($"/strategies/{strategy.Id}\"", (await scene.One.Page("/strategies?state=Ended")).Html, StringComparison.Ordinal);
        Assert.DoesNotContain($"/strategies/{strategy.Id}\"", (await scene.One.Page($"/strategies?state={state}")).Html, StringComparison.Ordinal);
    }

    private async Task<PlanScene> Scene()
    {
        var (one, other) = (await portal.CreateMunicipality(), await portal.CreateMunicipality(side: Side.South));
        return new PlanScene(await portal.CreatePartnership([one, other]), one, other, await portal.SignIn(await portal.CreateUser(one)), await portal.SignIn(await portal.CreateUser(other)));
    }

    private sealed record PlanScene(Partnership Partnership, Municipality OneTown, Municipality OtherTown, HttpClient One, HttpClient Other);
}
