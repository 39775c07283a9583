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

/// <summary>A party leaves a partnership that goes on, and what is planned in it goes on without it.</summary>
public sealed class PlanLeavingTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task What_all_others_had_approved_stands_with_the_leaving_and_the_page_says_who_left_and_when()
    {
        var scene = await Scene();
        await portal.Change(scene.Strategy, (strategy, at) => scene.Staying.ForEach(town => strategy.Endorse(1, portal.Decided, [], PortalFixture.OfficerOf(town), at)));
        await portal.Change(scene.Project, (project, at) => scene.Staying.ForEach(town => project.Endorse(1, PortalFixture.OfficerOf(town), at)));
        await portal.Change(scene.Visit, (visit, at) => scene.Staying.ForEach(town => visit.Endorse(1, PortalFixture.OfficerOf(town), at)));
        var unsettled = await portal.CreateProject(scene.Partnership);
        string[] urls = [$"/strategies/{scene.Strategy.Id}", $"/projects/{scene.Project.Id}", $"/visits/{scene.Visit.Id}"];
        Assert.Equal([$"The approval of {scene.Leaver.Name} is awaited: version 1."], await Waits(scene, urls));

        await Leave(scene);

        Assert.Equal(1, (await portal.ReadStrategy(scene.Strategy.Id)).AgreedVersionNumber);
        Assert.Equal(ProjectStatus.Planned, (await portal.ReadProject(scene.Project.Id)).Status);
        Assert.Equal(VisitStatus.Agreed, (await portal.ReadVisit(scene.Visit.Id)).Status);
        Assert.Null((await portal.ReadProject(unsettled.Id)).AgreedVersionNumber);
        foreach (var url in urls)
        {
            var page = await scene.One.Page(url);
            var column = page.Document.QuerySelectorAll(".towns .town").First(town => town.QuerySelector("h3")!.TextContent == scene.Leaver.Name);
            Assert.Contains($"left the partnership: {portal.Today.Year}", column.TextContent, StringComparison.Ordinal);
            Assert.DoesNotContain("awaited", page.Text, StringComparison.Ordinal);
            Assert.Contains($"with a party gone, version 1 of {(url == urls[0] ? "a joint strategy" : "a plan")} came into force, approved by all that remain", page.One("ol.time").TextContent, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Who_has_left_is_asked_nothing_and_the_others_bring_a_plan_into_force()
    {
        var scene = await Scene();
        Assert.Equal(3, Tasks(await scene.Third.Page("/south")));

        await Leave(scene);

        Assert.Equal(0, Tasks(await scene.Third.Page("/south")));
        var other = await scene.Other.Page($"/strategies/{scene.Strategy.Id}/endorsements/new");
        await other.Post($"/strategies/{scene.Strategy.Id}/endorsements", ("DecidedBy", "Council"), ("On.Year", $"{portal.Today.Year}"));
        Assert.Equal($"The approval of {scene.Staying[0].Name} is awaited: version 1.", Next(await scene.Other.Page($"/strategies/{scene.Strategy.Id}")));
        var own = await scene.One.Page($"/strategies/{scene.Strategy.Id}/endorsements/new");
        await own.Post($"/strategies/{scene.Strategy.Id}/endorsements", ("DecidedBy", "Council"), ("On.Year", $"{portal.Today.Year}"));
        Assert.Equal(1, (await portal.ReadStrategy(scene.Strategy.Id)).AgreedVersionNumber);
    }

    [Fact]
    public async Task Who_has_left_reads_what_there_was_until_then_and_writes_nothing()
    {
        var scene = await Scene();
        await portal.Change(scene.Strategy, (strategy, at) => strategy.Endorse(1, portal.Decided, [], PortalFixture.OfficerOf(scene.Leaver), at));
        var withdrawal = $"/strategies/{scene.Strategy.Id}/endorsement-withdrawals";
        var form = await scene.Third.Page($"{withdrawal}/new");
        await Leave(scene);
        var head = (await scene.One.Page($"/strategies/{scene.Strategy.Id}")).Document.QuerySelectorAll(".towns .town").First(town => town.QuerySelector("h3")!.TextContent == scene.Leaver.Name);
        Assert.Matches("left the partnership: [0-9a-zA-Z ]+ had approved on ", head.TextContent);
        portal.Clock.Advance(TimeSpan.FromHours(1));
        var officer = PortalFixture.OfficerOf(scene.Staying[1]);
        await portal.Change(scene.Strategy, (strategy, at) => strategy.Revise(strategy.CurrentVersion.Plan with { Title = "Written later" }, null, [], officer, at));
        await portal.Change(scene.Project, (project, at) => project.Revise(project.CurrentVersion.Plan with { Title = "Written later" }, null, officer, at));
        await portal.Change(scene.Visit, (visit, at) => visit.Revise(visit.CurrentVersion.Plan with { Title = "Written later" }, null, officer, at));

        foreach (var url in new[] { $"/strategies/{scene.Strategy.Id}", $"/projects/{scene.Project.Id}", $"/visits/{scene.Visit.Id}" })
        {
            var page = await scene.Third.Page(url);
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.DoesNotContain("Written later", page.Html, StringComparison.Ordinal);
            Assert.Equal("Your organisation has left the partnership.", Next(page));
            Assert.Empty(page.Document.QuerySelectorAll($"main a[href='{url}/edit'], main a[href='{url}/withdrawals/new'], main a[href='{url}/endorsement-withdrawals/new'], main a[href='{url}/cancellations/new']"));
            Assert.Equal(HttpStatusCode.NotFound, (await scene.Third.Page($"{url}/versions/2")).Status);
            Assert.DoesNotContain("version 2", (await scene.Third.Page($"{url}/history")).Text, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("Written later", (await scene.One.Page($"{url}/versions/2")).Html, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("version 2", (await scene.Third.Page($"/partnerships/{scene.Partnership.Id}/history")).Text, StringComparison.OrdinalIgnoreCase);
        var refused = await form.Post(withdrawal, ("Reason", "We have left"));
        Assert.Contains("Your organisation has left the partnership and takes no part in this any more", refused.Text, StringComparison.Ordinal);
        Assert.Equal("We have left", refused.Value("Reason"));
        Assert.All((await portal.ReadStrategy(scene.Strategy.Id)).Versions.SelectMany(version => version.Endorsements), endorsement => Assert.Null(endorsement.WithdrawnAt));
    }

    [Fact]
    public async Task Where_fewer_than_two_are_left_the_page_says_that_nothing_can_be_approved()
    {
        var scene = await Scene();
        var project = await portal.CreateProject(scene.Partnership);
        var (changed, record) = (await portal.CreateProject(scene.Partnership, ProjectStatus.Planned), $"/partnerships/{scene.Partnership.Id}");
        await portal.Change(changed, (one, at) => one.Revise(one.CurrentVersion.Plan with { Title = "Changed" }, null, PortalFixture.OfficerOf(scene.Staying[0]), at));
        Assert.Contains("changed plan waits for approval", (await scene.One.Page(record)).Text, StringComparison.Ordinal);
        Assert.Contains("waits for approval. Until all have approved it", (await scene.One.Page($"/projects/{changed.Id}")).Text, StringComparison.Ordinal);
        await portal.Change(scene.Partnership, (one, at) => one.EndPart(PartialDate.FromYear(portal.Today.Year), "No more", PortalFixture.OfficerOf(scene.Staying[1]), at));
        Assert.DoesNotContain("waits for approval", (await scene.One.Page(record)).Text + (await scene.One.Page($"/projects/{changed.Id}")).Text, StringComparison.Ordinal);
        Assert.StartsWith("A changed plan, version 2, was not approved by all and went no further. Version 1 stands.", (await scene.One.Page($"/projects/{changed.Id}")).One("p.lead + p").TextContent, StringComparison.Ordinal);

        var page = await scene.One.Page($"/projects/{project.Id}");

        Assert.StartsWith("Fewer than two of the parties still take part", Next(page), StringComparison.Ordinal);
        Assert.Null(Row(await scene.One.Page("/north"), $"/projects/{project.Id}/endorsements/new"));
        Assert.Equal($"/projects/{project.Id}", (await scene.One.Page($"/projects/{project.Id}/endorsements/new")).Location);
        foreach (var change in new[] { "edit", "sectors", "budget", "results" })
        {
            Assert.Null(page.Document.QuerySelector($"main a[href='/projects/{project.Id}/{change}']"));
            Assert.Equal($"/projects/{project.Id}", (await scene.One.Page($"/projects/{project.Id}/{change}")).Location);
        }

        await Leave(scene);
        var strategy = await scene.One.Page($"/strategies/{scene.Strategy.Id}");
        Assert.Null(strategy.Document.QuerySelector($"main a[href='/strategies/{scene.Strategy.Id}/edit']"));
    }

    [Fact]
    public async Task A_visit_whose_host_has_left_needs_another_host()
    {
        var scene = await Scene();
        await portal.Change(scene.Visit, (visit, at) => visit.Revise(visit.CurrentVersion.Plan with { HostId = scene.Leaver.Id }, null, PortalFixture.OfficerOf(scene.Staying[0]), at));
        await Leave(scene);

        var page = await scene.One.Page($"/visits/{scene.Visit.Id}");

        Assert.Equal($"{scene.Leaver.Name} was to host and has left the partnership, so this plan cannot be approved.", Next(page));
        Assert.Null(Row(await scene.One.Page("/north"), $"/visits/{scene.Visit.Id}/endorsements/new"));
        var url = $"/visits/{scene.Visit.Id}/edit";
        var refused = await (await scene.One.Page(url)).Post(url, ("Place", "Elsewhere"));
        Assert.Equal(["The party that hosts by this plan has left the partnership: choose another host"], refused.Errors);
        Assert.Equal(HttpStatusCode.Redirect, (await refused.Post(url, ("HostId", $"{scene.Staying[1].Id}"))).Status);
    }

    [Fact]
    public async Task A_need_whose_asker_has_left_waits_for_nobody()
    {
        var scene = await Scene();
        var need = await portal.CreateNeed(scene.Partnership, scene.Leaver.Id);
        var url = $"/partnerships/{scene.Partnership.Id}/needs/{need.Id}";
        var open = await scene.One.Page($"{url}/answers/new");
        Assert.NotNull(Row(await scene.One.Page("/north"), $"{url}/answers/new"));
        await Leave(scene);

        Assert.Null(Row(await scene.One.Page("/north"), $"{url}/answers/new"));
        var page = await scene.One.Page(url);
        Assert.Equal($"{scene.Leaver.Name} has left the partnership: no answer is needed any more.", Next(page));
        Assert.Equal(url, (await scene.One.Page($"{url}/answers/new")).Location);
        var refused = await open.Post($"{url}/answers/new", ("Answer", "Referred"), ("Word", "The province"));
        Assert.Contains("there is nobody to answer any more", refused.Text, StringComparison.Ordinal);
        Assert.All((await portal.ReadNeed(need.Id)).Addressees, one => Assert.Null(one.Answer));
    }

    [Fact]
    public async Task Who_has_not_accepted_the_partnership_is_asked_for_no_strategy_and_no_need()
    {
        var (one, other, third) = (await portal.CreateMunicipality(), await portal.CreateMunicipality(side: Side.South), await portal.CreateMunicipality(side: Side.South));
        var partnership = await portal.CreatePartnership([one, other, third], accepted: false);
        var officer = await portal.SignIn(await portal.CreateUser(one));
        var (strategies, needs) = ($"/partnerships/{partnership.Id}/strategies/new", $"/partnerships/{partnership.Id}/needs/new");
        var alone = await (await officer.Page(strategies)).Post(strategies, ("Title", "Alone"), ("FromYear", "2026"), ("UntilYear", "2028"), ("Aims[0].Text", "One"));
        Assert.Equal(["A joint strategy needs at least one other party that has accepted the partnership"], alone.Errors);
        await portal.Change(partnership, (record, at) => record.Accept(PortalFixture.Part(), PortalFixture.Facts(), PortalFixture.OfficerOf(other), at));

        var form = await officer.Page(strategies);

        Assert.Contains($"{third.Name}: has not accepted the partnership yet, and is not asked before it has.", form.Text, StringComparison.Ordinal);
        Assert.Contains($"{third.Name}: has not accepted the partnership yet", (await officer.Page(needs)).Text, StringComparison.Ordinal);
        Assert.Empty((await officer.Page(needs)).Document.QuerySelectorAll($"input[name=Addressees][value='{third.Id}']"));
        // Who has accepted meanwhile is named first.
        var sent = await (await alone.Post(strategies)).Post(strategies);
        var id = int.Parse(sent.Location!.Split('/')[^1], System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(new[] { one.Id, other.Id }.Order(), (await portal.ReadStrategy(id)).Parties.Select(party => party.OrganisationId).Order());
    }

    [Fact]
    public async Task Years_of_a_strategy_that_one_does_not_read_are_refused_without_its_name()
    {
        var (one, other, third) = (await portal.CreateMunicipality(), await portal.CreateMunicipality(side: Side.South), await portal.CreateMunicipality(side: Side.South));
        var partnership = await portal.CreatePartnership([one, other, third], accepted: false);
        await portal.Change(partnership, (record, at) => record.Accept(PortalFixture.Part(), PortalFixture.Facts(), PortalFixture.OfficerOf(other), at));
        await portal.CreatePriority(one, "Parks for all");
        var taken = await CreateStrategy(await portal.ReadPartnership(partnership.Id), [one, other], "Between the two");
        await portal.Change(partnership, (record, at) => record.Accept(PortalFixture.Part(), PortalFixture.Facts(), PortalFixture.OfficerOf(third), at));
        var officer = await portal.SignIn(await portal.CreateUser(third));
        var (url, year) = ($"/partnerships/{partnership.Id}/strategies/new", portal.Today.Year);
        Assert.Equal(HttpStatusCode.NotFound, (await officer.Page($"/strategies/{taken.Id}")).Status);
        foreach (var told in new[] { $"/partnerships/{partnership.Id}", $"/partnerships/{partnership.Id}/strategies" })
        {
            var page = await officer.Page(told);
            Assert.Contains("There is no joint strategy that you may read.", page.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("no joint strategy yet", page.Text, StringComparison.Ordinal);
        }

        // The form says which years are taken to who reads by what, and to nobody else.
        var blank = await officer.Page(url);
        Assert.DoesNotContain("already approved for", blank.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Between the two", blank.Html, StringComparison.Ordinal);
        Assert.Contains($"already approved for {taken.FromYear}–{taken.UntilYear}: choose other years", (await (await portal.SignIn(await portal.CreateUser(one))).Page(url)).Text, StringComparison.Ordinal);

        var refused = await (await officer.Page(url)).Post(url, ("Title", "Of us three"), ("FromYear", $"{year}"), ("UntilYear", $"{year + 2}"), ("Aims[0].Text", "One"));

        Assert.Equal(["For some of these years another strategy of this partnership is already approved, by parties other than yours; which years, you cannot see. Choose other years, or ask the other parties for a new version of theirs, which takes your organisation in."], refused.Errors);
        Assert.DoesNotContain("Between the two", refused.Html, StringComparison.Ordinal);
        // Nor do the mirrors name it, and those who read it see no column of who is none of its parties.
        Assert.DoesNotContain("Between the two", (await officer.Page($"/partnerships/{partnership.Id}/mirrors")).Html, StringComparison.Ordinal);
        var mirror = await (await portal.SignIn(await portal.CreateUser(one))).Page($"/partnerships/{partnership.Id}/mirrors");
        Assert.Equal(new[] { one.Name, other.Name }.Order(), mirror.Document.QuerySelectorAll("#strategy ~ .towns")[0].QuerySelectorAll("h3").Select(head => head.TextContent).Order());
    }

    [Fact]
    public async Task The_mirrors_leave_out_who_has_left()
    {
        var scene = await Scene();
        var url = $"/partnerships/{scene.Partnership.Id}/mirrors";
        Assert.Contains(scene.Leaver.Name, (await scene.One.Page(url)).One("#without-project + .towns").TextContent, StringComparison.Ordinal);

        await Leave(scene);

        Assert.DoesNotContain(scene.Leaver.Name, (await scene.One.Page(url)).One("#without-project + .towns").TextContent, StringComparison.Ordinal);
    }

    private async Task<Strategy> CreateStrategy(Partnership partnership, Municipality[] parties, string title)
    {
        var strategy = Strategy.Propose(partnership, portal.StrategyPlan(title), [], PortalFixture.OfficerOf(parties[0]), portal.Now);
        foreach (var party in parties)
        {
            strategy.Endorse(1, portal.Decided, [], PortalFixture.OfficerOf(party), portal.Now);
        }

        await portal.InDatabase(db =>
        {
            db.Add(strategy);
            return db.SaveChangesAsync();
        });
        return strategy;
    }

    private static async Task<List<string>> Waits(LeavingScene scene, string[] urls)
    {
        var said = new List<string>();
        foreach (var url in urls)
        {
            said.Add(Next(await scene.One.Page(url)));
        }

        return [.. said.Distinct()];
    }

    private static string Next(PortalPage page) => string.Join(' ', page.One(".next b").TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static int Tasks(PortalPage page) => page.Document.QuerySelectorAll(".todo a[href$='/endorsements/new']").Select(link => link.GetAttribute("href")).Distinct().Count();

    private static AngleSharp.Dom.IElement? Row(PortalPage page, string url) => page.Document.QuerySelector($".todo a[href='{url}']");

    private async Task Leave(LeavingScene scene)
    {
        var url = $"/partnerships/{scene.Partnership.Id}/endings";
        var form = await scene.Third.Page($"{url}/new");
        Assert.Equal((await portal.ReadPartnership(scene.Partnership.Id)).Parties.Count(party => party.Answer == PartyAnswer.Accepted) > 2, form.Text.Contains("that only waited for you, comes into force when you leave", StringComparison.Ordinal));
        var done = await form.Post(url, ("Ended.Year", $"{portal.Today.Year}"), ("Reason", "No colleague is left"));
        Assert.Equal(HttpStatusCode.Redirect, done.Status);
    }

    /// <summary>Three towns, of which the third will leave; a strategy, a project and a visit of all three wait for all of them.</summary>
    private async Task<LeavingScene> Scene()
    {
        var (one, other, leaver) = (await portal.CreateMunicipality(), await portal.CreateMunicipality(side: Side.South), await portal.CreateMunicipality(side: Side.South));
        var partnership = await portal.CreatePartnership([one, other, leaver]);
        var strategy = await portal.CreateStrategy(partnership);
        int[] ids = [one.Id, other.Id, leaver.Id];
        var plan = PortalFixture.Plan(partnership);
        var project = Project.Open(partnership, ids, plan with { Priorities = [.. plan.Priorities.Where(priority => priority.OrganisationId != leaver.Id), new ServedPriority(leaver.Id, null)] }, PortalFixture.OfficerOf(one), portal.Now);
        var visit = Visit.Open(partnership, ids, portal.VisitPlan(partnership) with { HostId = other.Id }, PortalFixture.OfficerOf(one), portal.Now);
        await portal.InDatabase(db =>
        {
            db.AddRange(project, visit);
            return db.SaveChangesAsync();
        });
        return new LeavingScene(partnership, strategy, project, visit, [one, other], leaver, await portal.SignIn(await portal.CreateUser(one)), await portal.SignIn(await portal.CreateUser(other)), await portal.SignIn(await portal.CreateUser(leaver)));
    }

    private sealed record LeavingScene(Partnership Partnership, Strategy Strategy, Project Project, Visit Visit, List<Municipality> Staying, Municipality Leaver, HttpClient One, HttpClient Other, HttpClient Third);
}
