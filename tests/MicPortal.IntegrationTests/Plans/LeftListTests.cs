using System.Net;
using MicPortal.Domain.Access;
using MicPortal.Domain.Agreements;
using MicPortal.Domain.Common;
using MicPortal.Domain.Needs;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Partnerships;
using MicPortal.Domain.Projects;
using MicPortal.Domain.Strategies;
using MicPortal.Domain.Visits;
using MicPortal.TestSupport;
using Xunit;

namespace MicPortal.IntegrationTests.Plans;

/// <summary>What a party that left finds in lists, sums and its workspace.</summary>
public sealed class LeftListTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const string Words = "Your organisation has left the partnership";

    [Fact]
    public async Task Lists_and_their_files_name_what_the_reader_has_left_and_tell_nothing_of_today()
    {
        var scene = await Scene(3);
        var (project, visit, strategy) = await Plans(scene, -2);
        await Leave(scene, 2);
        (string List, string Url, string Sort, string[] Filters)[] lists =
        [
            ("/projects", $"/projects/{project.Id}", "start", ["status=planned", "year=2024", "serves=none", "q=quarters"]),
            ("/visits", $"/visits/{visit.Id}", "start", ["state=under", "direction=travelling", $"year={portal.Today.Year}", "report=overdue"]),
            ("/strategies", $"/strategies/{strategy.Id}", "from", ["state=inforce"]),
        ];
        foreach (var (list, url, sort, filters) in lists)
        {
            var (row, whole) = (Row(await scene.Of(2).Page(list), url), Row(await scene.Of(0).Page(list), url));
            var years = list == "/strategies" ? Years : "";
            Assert.Equal(("Named in lists", years, Words), (row.QuerySelector("th a")!.TextContent, row.Children[1].TextContent, row.Children[2].TextContent.Trim()));
            Assert.Contains(scene.All[0].Name, row.TextContent, StringComparison.Ordinal);
            Assert.NotEqual("", whole.Children[1].TextContent.Trim());
            Assert.DoesNotContain(Words, whole.TextContent, StringComparison.Ordinal);
            foreach (var filter in filters)
            {
                Assert.Empty((await scene.Of(2).Page($"{list}?{filter}")).Document.QuerySelectorAll($"tbody a[href='{url}']"));
            }

            foreach (var filter in new[] { "q=named+in", $"q={Uri.EscapeDataString(scene.All[1].Name)}", $"sort={sort}", $"sort=-{sort}" })
            {
                Assert.NotEmpty((await scene.Of(2).Page($"{list}?{filter}")).Document.QuerySelectorAll($"tbody a[href='{url}']"));
            }

            var line = (await scene.Of(2).Page($"{list}.csv")).Html.Split('\n').Single(one => one.Contains(url, StringComparison.Ordinal));
            Assert.Contains(Words, line, StringComparison.Ordinal);
            Assert.Equal(list == "/strategies", line.Replace(url, "", StringComparison.Ordinal).Contains($"{portal.Today.Year}", StringComparison.Ordinal));
            Assert.Equal(list != "/strategies", line.Contains(",,", StringComparison.Ordinal));
        }

        var page = await scene.Of(2).Page($"/partnerships/{scene.Partnership.Id}");
        Assert.Equal(2, page.Html.Split(Words).Length - 1);
        Assert.Contains(Years, page.Text, StringComparison.Ordinal);
        Assert.Contains(Years, (await scene.Of(0).Page($"/partnerships/{scene.Partnership.Id}")).Text, StringComparison.Ordinal);
        Assert.Contains(Words, (await scene.Of(2).Page($"/partnerships/{scene.Partnership.Id}/strategies")).One("tbody").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_strategy_that_was_left_lists_tell_the_years_that_stood_then()
    {
        var scene = await Scene(3);
        var (_, _, strategy) = await Plans(scene, -2);
        await Leave(scene, 2);
        portal.Clock.Advance(TimeSpan.FromHours(1));
        var year = portal.Today.Year;
        await portal.Change(strategy, (plan, at) => plan.Revise(plan.CurrentVersion.Plan with { UntilYear = year + 9 }, null, [], PortalFixture.OfficerOf(scene.All[0]), at));
        await portal.Change(strategy, (plan, at) => scene.All[..2].ToList().ForEach(town => plan.Endorse(2, portal.Decided, [], PortalFixture.OfficerOf(town), at)));
        // Another member of the association takes part, and has no part in the strategy.
        var newcomer = await portal.CreateMunicipality();
        var association = await portal.CreateAssociation(null, scene.All[2], newcomer);
        await portal.Change(scene.Partnership, (record, at) => record.Invite(newcomer, PortalFixture.OfficerOf(scene.All[0]), at));
        await portal.Change(scene.Partnership, (record, at) => record.ConsentToInvitation(newcomer.Id, PortalFixture.OfficerOf(scene.All[1]), at));
        await portal.Change(scene.Partnership, (record, at) => record.Join(PortalFixture.Part(), [.. scene.All, newcomer], PortalFixture.OfficerOf(newcomer), at));
        var staff = await portal.SignIn(await portal.CreateUser(association, UserRole.AssociationStaff));
        Assert.Contains($", {Years}", (await staff.Page($"/partnerships/{scene.Partnership.Id}")).Text, StringComparison.Ordinal);

        foreach (var list in new[] { "/strategies", $"/partnerships/{scene.Partnership.Id}/strategies" })
        {
            Assert.Equal($"{year}–{year + 9}", Row(await scene.Of(0).Page(list), $"/strategies/{strategy.Id}").Children[1].TextContent);
            Assert.Equal(Years, Row(await scene.Of(2).Page(list), $"/strategies/{strategy.Id}").Children[1].TextContent);
            Assert.Equal(Years, Row(await staff.Page(list), $"/strategies/{strategy.Id}").Children[1].TextContent);
        }
    }

    [Fact]
    public async Task A_list_finds_a_project_by_the_priorities_of_who_remains()
    {
        var scene = await Scene(3);
        var plan = PortalFixture.Plan(scene.Partnership) with { Priorities = [.. scene.All.Select((town, index) => new ServedPriority(town.Id, index == 2 ? "Water near each home" : null))] };
        var project = Project.Open(scene.Partnership, [.. scene.All.Select(town => town.Id)], plan, PortalFixture.OfficerOf(scene.All[0]), portal.Now);
        await portal.Save(project);
        await portal.Change(project, (one, at) => scene.All.ToList().ForEach(town => one.Endorse(1, PortalFixture.OfficerOf(town), at)));
        Assert.Empty((await scene.Of(0).Page("/projects?serves=none")).Document.QuerySelectorAll($"tbody a[href='/projects/{project.Id}']"));

        await Leave(scene, 2);

        Assert.NotEmpty((await scene.Of(0).Page("/projects?serves=none")).Document.QuerySelectorAll($"tbody a[href='/projects/{project.Id}']"));
    }

    [Fact]
    public async Task Of_two_projects_the_one_that_was_left_is_sorted_as_if_it_had_no_dates()
    {
        var scene = await Scene(3);
        await Plans(scene, 10);
        await Leave(scene, 2);
        var other = await portal.CreatePartnership([scene.All[2], scene.All[0]]);
        await portal.CreateVisit(other, VisitStatus.Agreed, portal.VisitPlan(other, "Comes before", 2));

        Assert.Equal(["Comes before", "Named in lists"], await Titles(scene.Of(2), "/visits?sort=-start"));
        Assert.Equal(["Named in lists", "Comes before"], await Titles(scene.Of(2), "/visits?sort=start"));
        Assert.Equal(["Named in lists", "Comes before"], await Titles(scene.Of(0), "/visits?sort=-start"));
    }

    [Fact]
    public async Task Who_has_left_reads_in_its_work_no_later_day_on_which_the_others_did_anything()
    {
        var scene = await Scene(3);
        await Leave(scene, 2);
        string LastAct(PortalPage page) => page.One($"tr:has(a[href='/partnerships/{scene.Partnership.Id}']) td[data-label='Last act of a party']").TextContent.Trim();
        portal.Clock.Advance(TimeSpan.FromDays(5));
        await portal.CreateVisit(await portal.ReadPartnership(scene.Partnership.Id), VisitStatus.Agreed, portal.VisitPlan(scene.Partnership, "Without it", 20));
        Assert.Equal("today", LastAct(await (await portal.SignIn(await portal.CreateUser(scene.All[0]))).Page("/north")));
        Assert.NotEqual("today", LastAct(await (await portal.SignIn(await portal.CreateUser(scene.All[2]))).Page("/south")));
        var staff = await portal.SignIn(await portal.CreateUser(await portal.CreateAssociation(null, scene.All[2])));
        Assert.NotEqual("today", LastAct(await staff.Page($"/association/members/{scene.All[2].Id}")));
    }

    [Fact]
    public async Task Who_has_left_and_its_association_read_no_later_meeting_role_or_answer()
    {
        var scene = await Scene(3);
        var (stays, other) = (scene.All[0], PortalFixture.OfficerOf(scene.All[1]));
        var group = await portal.CreateWorkingGroup(scene.Partnership, stays);
        var url = $"/partnerships/{scene.Partnership.Id}";
        var meetings = $"{url}/working-groups/{group.Id}/meetings";
        var need = Need.Ask(await portal.ReadPartnership(scene.Partnership.Id), [scene.All[1].Id, scene.All[2].Id], new NeedFacts(NeedKind.Need, "Wells that last", "Which?", "en", PartialDate.From(portal.Today)), PortalFixture.OfficerOf(stays), portal.Now);
        await portal.Save(need);
        await portal.Change(group, (stored, at) => stored.Meet(portal.Meeting() with { Decisions = "Decided before" }, PortalFixture.OfficerOf(stays), at));
        await portal.CreateRole(scene.Partnership, await portal.CreateStakeholder(stays), "Said before");
        await Leave(scene, 2);
        await portal.Change(group, (stored, at) => stored.Meet(portal.Meeting() with { Decisions = "Decided later" }, PortalFixture.OfficerOf(stays), at));
        await portal.CreateRole(scene.Partnership, await portal.CreateStakeholder(stays), "Said later");
        await portal.Change(need, stored => stored.Refer("Named later", other, portal.Now));
        var later = (await portal.ReadWorkingGroup(group.Id)).Meetings.MaxBy(meeting => meeting.Id)!.Id;
        var staff = await portal.SignIn(await portal.CreateUser(await portal.CreateAssociation(null, scene.All[2])));

        foreach (var reader in new[] { scene.Of(2), staff })
        {
            Assert.Contains("Decided before", (await reader.Page(meetings)).Text, StringComparison.Ordinal);
            Assert.Contains("Said before", (await reader.Page($"{url}/roles")).Text, StringComparison.Ordinal);
            foreach (var address in new[] { meetings, $"{url}/working-groups/{group.Id}", $"{url}/roles", url, $"{url}/history" })
            {
                var text = (await reader.Page(address)).Text;
                Assert.All(["Decided later", "Said later", "Named later"], words => Assert.DoesNotContain(words, text, StringComparison.Ordinal));
            }

            Assert.Equal(HttpStatusCode.NotFound, (await reader.Page($"{meetings}/{later}")).Status);
            Assert.DoesNotContain("Decided later", await reader.GetStringAsync($"{url}/working-groups/{group.Id}/meetings.csv", TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }

        var asked = await scene.Of(2).Page($"{url}/needs/{need.Id}");
        Assert.DoesNotContain("Named later", asked.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("referred", await scene.Of(2).GetStringAsync("/needs.csv", TestContext.Current.CancellationToken), StringComparison.OrdinalIgnoreCase);
        var there = await scene.Of(1).Page(meetings);
        Assert.All(["Decided before", "Decided later"], words => Assert.Contains(words, there.Text, StringComparison.Ordinal));
        Assert.Contains("Said later", (await scene.Of(1).Page($"{url}/roles")).Text, StringComparison.Ordinal);
        Assert.Contains("Named later", (await scene.Of(1).Page($"{url}/needs/{need.Id}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_agreement_names_to_who_has_left_no_strategy_of_today()
    {
        var scene = await Scene(3);
        var agreement = await portal.CreateAgreement(scene.Partnership, AgreementStatus.Signed);
        var strategy = await portal.CreateStrategy(scene.Partnership, plan: portal.StrategyPlan() with { AgreementIds = [agreement.Id] });
        var (url, link) = ($"/agreements/{agreement.Id}", $"a[href='/strategies/{strategy.Id}']");
        Assert.NotEmpty((await scene.Of(2).Page(url)).Document.QuerySelectorAll(link));
        await Leave(scene, 2);

        Assert.Empty((await scene.Of(2).Page(url)).Document.QuerySelectorAll(link));
        Assert.NotEmpty((await scene.Of(0).Page(url)).Document.QuerySelectorAll(link));
    }

    [Fact]
    public async Task A_workspace_prepares_nothing_with_whom_it_has_left()
    {
        var scene = await Scene(5);
        var (_, visit, _) = await Plans(scene, 10);
        var (mine, theirs) = (await Ask(scene, 1), await Ask(scene, 2));
        string[] found = [$"/visits/{visit.Id}", Of(mine), Of(theirs)];
        foreach (var url in found)
        {
            Assert.NotEmpty(await Linked(scene.Of(0), "/north", url));
        }

        await Leave(scene, 2);
        Assert.NotEmpty(await Linked(scene.Of(0), "/north", Of(mine)));
        Assert.Empty(await Linked(scene.Of(0), "/north", Of(theirs)));
        Assert.NotEmpty(await Linked(scene.Of(0), "/north", $"/visits/{visit.Id}"));
        // The visit is of the two alone, or its host has gone.
        string[] withPartner = [await Visit(0, 0, 3), await Visit(3, 0, 1, 3)];
        foreach (var url in withPartner)
        {
            Assert.NotEmpty(await Linked(scene.Of(0), "/north", url));
        }

        await Leave(scene, 3);
        foreach (var url in withPartner)
        {
            Assert.Empty(await Linked(scene.Of(0), "/north", url));
        }

        Assert.NotEmpty(await Linked(scene.Of(0), "/north", $"/visits/{visit.Id}"));
        await Leave(scene, 0);

        foreach (var url in found)
        {
            Assert.Empty(await Linked(scene.Of(0), "/north", url));
        }

        portal.Clock.Advance(TimeSpan.FromDays(3));
        var partner = await portal.SignIn(await portal.CreateUser(scene.All[1]));
        var asked = (await Linked(partner, "/south", Of(mine))).Select(link => link.ParentElement!.TextContent).First(text => text.Contains("A party has left", StringComparison.Ordinal));
        Assert.DoesNotContain("verdue", asked, StringComparison.Ordinal);
        Assert.Contains("nobody is there to answer", (await partner.Page($"/partnerships/{scene.Partnership.Id}")).Text, StringComparison.Ordinal);

        string Of(Need need) => $"/partnerships/{scene.Partnership.Id}/needs/{need.Id}";

        async Task<string> Visit(int host, params int[] parties)
        {
            var planned = Domain.Visits.Visit.Open(scene.Partnership, [.. parties.Select(party => scene.All[party].Id)], portal.VisitPlan(scene.Partnership) with { HostId = scene.All[host].Id, Costs = [] }, PortalFixture.OfficerOf(scene.All[0]), portal.Now);
            parties.ToList().ForEach(party => planned.Endorse(1, PortalFixture.OfficerOf(scene.All[party]), portal.Now));
            await portal.Save(planned);
            return $"/visits/{planned.Id}";
        }
    }

    [Fact]
    public async Task What_others_report_after_the_leaving_is_neither_counted_nor_called_overdue_for_who_left()
    {
        var scene = await Scene(3);
        var (_, visit, _) = await Plans(scene, -5);
        await Leave(scene, 2);
        await portal.Change(visit, (plan, at) => plan.Report(new ReportContent("en", "Done", "Learned", null, new VisitCount { All = 613 }), PortalFixture.OfficerOf(scene.All[0]), at));
        portal.Clock.Advance(TimeSpan.FromDays(90));
        var (one, left) = (await portal.SignIn(await portal.CreateUser(scene.All[0])), await portal.SignIn(await portal.CreateUser(scene.All[2])));
        var url = $"/municipalities/{scene.All[0].Id}/participation";

        Assert.Contains("613 people, as counted by this side", (await one.Page(url)).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await left.Page(url)).Status);
        Assert.DoesNotContain("613 people, as counted by this side", (await left.Page(url)).Text, StringComparison.Ordinal);
        Assert.Contains("verdue", (await one.Page($"/visits/{visit.Id}")).Text, StringComparison.Ordinal);
        var page = await left.Page($"/visits/{visit.Id}");
        Assert.NotEmpty(page.Document.QuerySelectorAll("#report"));
        Assert.DoesNotContain("verdue", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_for_a_strategy_tells_the_years_of_those_alone_that_its_reader_reads()
    {
        Municipality[] all = [await portal.CreateMunicipality(), await portal.CreateMunicipality(side: Side.South), await portal.CreateMunicipality(side: Side.South)];
        var partnership = await portal.CreatePartnership(all, accepted: false);
        await portal.Change(partnership, (record, at) => record.Accept(PortalFixture.Part(), PortalFixture.Facts(), PortalFixture.OfficerOf(all[1]), at));
        var strategy = Strategy.Propose(await portal.ReadPartnership(partnership.Id), portal.StrategyPlan(), [], PortalFixture.OfficerOf(all[0]), portal.Now);
        await portal.Save(strategy);
        await portal.Change(strategy, (plan, at) => all[..2].ToList().ForEach(town => plan.Endorse(1, portal.Decided, [], PortalFixture.OfficerOf(town), at)));
        await portal.Change(partnership, (record, at) => record.Accept(PortalFixture.Part(), PortalFixture.Facts(), PortalFixture.OfficerOf(all[2]), at));
        var url = $"/partnerships/{partnership.Id}/strategies/new";

        Assert.Contains(Years, (await (await portal.SignIn(await portal.CreateUser(all[0]))).Page(url)).One("main").TextContent, StringComparison.Ordinal);
        var page = await (await portal.SignIn(await portal.CreateUser(all[2]))).Page(url);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.DoesNotContain(Years, page.One("main").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_association_that_left_before_its_member_reads_no_text_that_waited_after_its_own_leaving(bool stoodMeanwhile)
    {
        Municipality[] all = [await portal.CreateMunicipality(), await portal.CreateMunicipality(side: Side.South), await portal.CreateMunicipality(side: Side.South)];
        var association = await portal.CreateAssociation(null, all[2]);
        var partnership = await portal.CreatePartnership([.. all, association]);
        var strategy = Strategy.Propose(partnership, portal.StrategyPlan("First"), [], PortalFixture.OfficerOf(all[0]), portal.Now);
        await portal.Save(strategy);
        await End(new Actor(1, UserRole.AssociationStaff, association.Id));
        await Write("Second");
        if (stoodMeanwhile)
        {
            await Endorse(2, all);
            await Write("Third");
        }

        await End(PortalFixture.OfficerOf(all[2]));
        await Endorse(stoodMeanwhile ? 3 : 2, all[..2]);

        var page = await (await portal.SignIn(await portal.CreateUser(association, UserRole.AssociationStaff))).Page($"/strategies/{strategy.Id}");
        Assert.StartsWith(stoodMeanwhile ? "Second" : "First", page.Heading, StringComparison.Ordinal);
        Assert.DoesNotContain(stoodMeanwhile ? "Third" : "Second", page.Html, StringComparison.Ordinal);

        Task Write(string title) => portal.Change(strategy, (plan, at) => plan.Revise(plan.CurrentVersion.Plan with { Title = title }, null, [], PortalFixture.OfficerOf(all[0]), at));

        Task Endorse(int version, Municipality[] towns) => portal.Change(strategy, (plan, at) => towns.ToList().ForEach(town => plan.Endorse(version, portal.Decided, [], PortalFixture.OfficerOf(town), at)));

        async Task End(Actor by)
        {
            portal.Clock.Advance(TimeSpan.FromHours(1));
            await portal.Change(partnership, (record, at) => record.EndPart(PartialDate.From(portal.Today), "No more", by, at));
            portal.Clock.Advance(TimeSpan.FromHours(1));
        }
    }

    [Fact]
    public async Task Who_comes_back_had_a_place_before_and_is_read_on_by_who_left_meanwhile()
    {
        var scene = await Scene(4);
        await portal.Change(scene.Partnership, (record, at) => record.ChangeOwnPart(PortalFixture.Part(vision: "Vision of who comes back"), PortalFixture.OfficerOf(scene.All[3]), at));
        await Leave(scene, 3);
        await Leave(scene, 2);
        await portal.Change(scene.Partnership, (record, at) => record.Invite(scene.All[3], PortalFixture.OfficerOf(scene.All[0]), at));
        await portal.Change(scene.Partnership, (record, at) => record.ConsentToInvitation(scene.All[3].Id, PortalFixture.OfficerOf(scene.All[1]), at));
        portal.Clock.Advance(TimeSpan.FromHours(1));
        var url = $"/partnerships/{scene.Partnership.Id}";
        var joined = await (await scene.Of(3).Page($"{url}/joinings/new")).Post($"{url}/joinings", ("Path", nameof(PathKind.LargeProject)), ("Project", "Their project"), ("Vision", "Vision of who comes back"), ("Begun", "True"), ("Publication", nameof(Publication.Existence)));
        Assert.Equal(HttpStatusCode.Redirect, joined.Status);

        Assert.Contains("Vision of who comes back", (await scene.Of(2).Page(url)).Html, StringComparison.Ordinal);
        Assert.Contains("joined", (await scene.Of(2).Page($"{url}/history")).One("ol.time, .time").TextContent, StringComparison.OrdinalIgnoreCase);
    }

    private string Years => $"{portal.Today.Year}–{portal.Today.Year + 3}";

    private static AngleSharp.Dom.IElement Row(PortalPage page, string url) => page.One($"tbody a[href='{url}']").Closest("tr")!;

    private static async Task<string[]> Titles(HttpClient client, string url) =>
        [.. (await client.Page(url)).Document.QuerySelectorAll("tbody th a").Select(link => link.TextContent)];

    private static async Task<IReadOnlyList<AngleSharp.Dom.IElement>> Linked(HttpClient client, string page, string url) =>
        [.. (await client.Page(page)).Document.QuerySelectorAll($"section:not(.todo) li > a[href='{url}']")];

    private async Task<Need> Ask(LeftScene scene, int asker)
    {
        var need = Need.Ask(await portal.ReadPartnership(scene.Partnership.Id), [scene.All[0].Id], new NeedFacts(NeedKind.Need, "Wells that last", "Which?", "en", PartialDate.From(portal.Today)), PortalFixture.OfficerOf(scene.All[asker]), portal.Now);
        await portal.Save(need);
        return need;
    }

    /// <summary>A project, a visit and a strategy of all, approved by all.</summary>
    private async Task<(Project Project, Visit Visit, Strategy Strategy)> Plans(LeftScene scene, int visitStartsInDays)
    {
        var (ids, first, plan) = (scene.All.Select(town => town.Id).ToList(), PortalFixture.OfficerOf(scene.All[0]), PortalFixture.Plan(scene.Partnership, "Named in lists"));
        var project = Project.Open(scene.Partnership, ids, plan with { Priorities = [.. plan.Priorities, .. scene.All[2..].Select(town => new ServedPriority(town.Id, null))] }, first, portal.Now);
        var visit = Visit.Open(scene.Partnership, ids, portal.VisitPlan(scene.Partnership, "Named in lists", visitStartsInDays) with { HostId = scene.All[1].Id }, first, portal.Now);
        var strategy = Strategy.Propose(scene.Partnership, portal.StrategyPlan("Named in lists"), [], first, portal.Now);
        foreach (var town in scene.All)
        {
            project.Endorse(1, PortalFixture.OfficerOf(town), portal.Now);
            visit.Endorse(1, PortalFixture.OfficerOf(town), portal.Now);
            strategy.Endorse(1, portal.Decided, [], PortalFixture.OfficerOf(town), portal.Now);
        }

        await portal.Save(project);
        await portal.Save(visit);
        await portal.Save(strategy);
        return (project, visit, strategy);
    }

    /// <summary>One leaves, and an hour passes.</summary>
    private async Task Leave(LeftScene scene, int place)
    {
        portal.Clock.Advance(TimeSpan.FromHours(1));
        var url = $"/partnerships/{scene.Partnership.Id}/endings";
        Assert.Equal(HttpStatusCode.Redirect, (await (await scene.Of(place).Page($"{url}/new")).Post(url, ("Ended.Year", $"{portal.Today.Year}"), ("Reason", "No colleague is left"))).Status);
        portal.Clock.Advance(TimeSpan.FromHours(1));
    }

    /// <param name="towns">How many; the first is in the north.</param>
    private async Task<LeftScene> Scene(int towns)
    {
        var all = new List<Municipality> { await portal.CreateMunicipality() };
        while (all.Count < towns)
        {
            all.Add(await portal.CreateMunicipality(side: Side.South));
        }

        var clients = new List<HttpClient>();
        foreach (var town in all)
        {
            clients.Add(await portal.SignIn(await portal.CreateUser(town)));
        }

        return new LeftScene(await portal.CreatePartnership([.. all]), [.. all], clients);
    }

    private sealed record LeftScene(Partnership Partnership, Municipality[] All, List<HttpClient> Clients)
    {
        public HttpClient Of(int place) => Clients[place];
    }
}
