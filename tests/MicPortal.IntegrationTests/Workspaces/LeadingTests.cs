using MicPortal.Application.Workspaces;
using MicPortal.Domain.Needs;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Priorities;
using MicPortal.Domain.Projects;
using MicPortal.Domain.Visits;
using MicPortal.TestSupport;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace MicPortal.IntegrationTests.Workspaces;

/// <summary>What the two workspaces lead with.</summary>
public sealed class LeadingTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_South_leads_with_its_first_five_priorities_in_their_order_and_who_serves_them()
    {
        var (north, south) = await Towns();
        var partnership = await portal.CreatePartnership([north, south]);
        var ids = await Priorities(south, 6);
        var plan = PortalFixture.Plan(partnership) with { Priorities = [new ServedPriority(north.Id, null), new ServedPriority(south.Id, "Priority 2", ids[1])] };
        await portal.CreateProject(partnership, ProjectStatus.Running, plan);
        await portal.CreateProject(partnership, ProjectStatus.Running, plan with { Title = "Another" });
        await portal.CreateProject(partnership, ProjectStatus.Planned, plan with { Title = "Not begun", Priorities = [plan.Priorities[0], new ServedPriority(south.Id, "Priority 1", ids[0])] });
        await portal.CreateProject(partnership, ProjectStatus.Completed, plan with { Title = "Over", Priorities = [plan.Priorities[0], new ServedPriority(south.Id, "Priority 3", ids[2])] });

        var page = await Workspace(south);

        var shown = page.Document.QuerySelectorAll("ol li").Select(item => item.TextContent.Trim()).ToList();
        Assert.Equal(
        [
            "Priority 1 No running project serves it yet.", "Priority 2 2 running projects serve it.", "Priority 3 No running project serves it yet.",
            "Priority 4 No running project serves it yet.", "Priority 5 No running project serves it yet.",
        ], shown);
        Assert.NotNull(page.Document.QuerySelector($"a[href='/municipalities/{south.Id}/priorities']"));
        Assert.DoesNotContain("To prepare", page.Text, StringComparison.Ordinal);
        Assert.Equal("What your municipality puts first", page.Document.QuerySelector("main h2")!.TextContent);
    }

    [Fact]
    public async Task The_South_leads_with_what_it_asked_and_how_that_stands()
    {
        var (north, south) = await Towns();
        var partnership = await portal.CreatePartnership([north, south]);
        var accepted = await portal.CreateNeed(partnership, south.Id, title: "Accepted one");
        await portal.Change(accepted, need => need.Accept(null, PortalFixture.OfficerOf(north), portal.Now));
        var reframed = await portal.CreateNeed(partnership, south.Id, NeedKind.Offer, "Reframed one");
        await portal.Change(reframed, need => need.Reframe("Another way", PortalFixture.OfficerOf(north), portal.Now));
        var referred = await portal.CreateNeed(partnership, south.Id, title: "Referred one");
        await portal.Change(referred, need => need.Refer("The province", PortalFixture.OfficerOf(north), portal.Now));
        var withdrawn = await portal.CreateNeed(partnership, south.Id, title: "Withdrawn one");
        await portal.Change(withdrawn, need => need.Withdraw("No longer", PortalFixture.OfficerOf(south), portal.Now));
        await portal.CreateNeed(partnership, south.Id, title: "Late one");
        await portal.CreateNeed(partnership, north.Id, title: "Not its own");
        portal.Clock.Advance(TimeSpan.FromDays(31));
        await portal.CreateNeed(partnership, south.Id, title: "Open one");

        var page = await Workspace(south);

        var shown = Lines(page, "What you asked for or offered, and the answers");
        Assert.Equal(5, shown.Count);
        Assert.StartsWith("Open one Answer wished by", shown[0], StringComparison.Ordinal);
        Assert.Contains($"A need, sent to {north.Name} today", shown[0], StringComparison.Ordinal);
        Assert.Equal(["Accepted one", "Late one", "Open one", "Referred one", "Reframed one"], shown.Select(line => line[..line.IndexOf(" one", StringComparison.Ordinal)] + " one").Order());
        Assert.Contains("Late one Answer overdue since", string.Join('\n', shown[..3]), StringComparison.Ordinal);
        Assert.Contains($"Waits for {south.Name}", shown.Single(line => line.StartsWith("Reframed", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("An offer, sent to", shown.Single(line => line.StartsWith("Reframed", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.StartsWith("Accepted one Accepted", shown.Single(line => line.StartsWith("Accepted", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.StartsWith("Referred one Referred to others", shown.Single(line => line.StartsWith("Referred", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Equal(["Accepted one", "Referred one"], shown[3..].Select(line => line[..line.IndexOf(" one", StringComparison.Ordinal)] + " one").Order());
    }

    [Fact]
    public async Task How_a_need_stands_is_the_same_in_its_list_and_in_the_workspace()
    {
        var (north, south) = await Towns();
        var third = await portal.CreateMunicipality();
        var partnership = await portal.CreatePartnership([south, north, third]);
        Action<Need>[] acts =
        [
            _ => { },
            need => need.Accept(null, PortalFixture.OfficerOf(north), portal.Now),
            need => need.Reframe("Otherwise", PortalFixture.OfficerOf(north), portal.Now),
            need => need.Refer("The province", PortalFixture.OfficerOf(north), portal.Now),
        ];
        var seen = new HashSet<Application.Needs.NeedState>();
        foreach (var act in acts)
        {
            foreach (var second in acts.Take(1).Append(need => need.Refer("The region", PortalFixture.OfficerOf(third), portal.Now)))
            {
                var need = await portal.CreateNeed(partnership, south.Id);
                await portal.Change(need, act);
                await portal.Change(need, second);
                await using var scope = portal.Services.CreateAsyncScope();
                var actor = PortalFixture.OfficerOf(south);
                var row = (await scope.ServiceProvider.GetRequiredService<Application.Needs.NeedQueries>().Details(need.Id, partnership.Id, actor, portal.Today, TestContext.Current.CancellationToken))!;
                var work = await scope.ServiceProvider.GetRequiredService<WorkspaceQueries>().Waiting(actor, portal.Today, TestContext.Current.CancellationToken, side: Side.South);
                var leading = work.Leading.SingleOrDefault(one => one.Id == need.Id);
                Assert.Equal(row.State, leading!.NeedState);
                Assert.Equal(1, leading.MoreOthers);
                seen.Add(row.State);
                await portal.Change(need, one => { if (one.ClosedAt is null) { one.Withdraw("Enough", actor, portal.Now); } });
                portal.Clock.Advance(TimeSpan.FromMinutes(1));
            }
        }

        Assert.Equal(4, seen.Count);
    }

    [Fact]
    public async Task The_North_leads_with_visits_to_prepare_calls_and_campaigns()
    {
        var (north, south) = await Towns();
        var partnership = await portal.CreatePartnership([north, south]);
        var visit = await portal.CreateVisit(partnership, VisitStatus.Agreed, portal.VisitPlan(partnership, "In ten days"));
        await portal.Change(visit, (record, at) =>
        {
            record.AddParticipant(Person(north.Id, "Engineer", ["purpose", "health", "safety"]), PortalFixture.OfficerOf(north), at);
            record.AddParticipant(Person(north.Id, "Councillor", ["purpose"]), PortalFixture.OfficerOf(north), at);
            // Who hosts is not briefed, whatever is ticked.
            record.AddParticipant(Person(south.Id, "Host", ["purpose", "health"]), PortalFixture.OfficerOf(south), at);
            record.AddParticipant(Person(north.Id, "Who stays at home", ["purpose", "health"]), PortalFixture.OfficerOf(north), at);
        });
        await portal.Change(visit, (record, at) => record.RemoveParticipant(record.Participants.Single(one => one.Post == "Who stays at home").Id, PortalFixture.OfficerOf(north), at));
        await portal.CreateVisit(partnership, plan: portal.VisitPlan(partnership, "In ninety days", 90));
        await portal.CreateVisit(partnership, plan: portal.VisitPlan(partnership, "In ninety-one days", 91));
        await portal.CreateVisit(partnership, VisitStatus.Cancelled, portal.VisitPlan(partnership, "Called off", 20));
        await portal.CreateNeed(partnership, south.Id, title: "Light for the streets");
        var answered = await portal.CreateNeed(partnership, south.Id, title: "Answered long ago");
        await portal.Change(answered, need => need.Refer("The province", PortalFixture.OfficerOf(north), portal.Now));
        await portal.CreateNeed(partnership, north.Id, title: "Its own need");
        var plan = PortalFixture.Plan(partnership);
        await portal.CreateProject(partnership, ProjectStatus.Running, plan with { Title = "A week of the other town", Approaches = [ProjectApproach.Awareness] });
        await portal.CreateProject(partnership, ProjectStatus.Planned, plan with { Title = "A later week", Approaches = [ProjectApproach.Awareness] });
        await portal.CreateProject(partnership, ProjectStatus.Running, plan with { Title = "Wells", Approaches = [ProjectApproach.CapacityBuilding] });

        var page = await Workspace(north);

        var shown = Lines(page, "To prepare");
        Assert.Equal(4, shown.Count);
        Assert.StartsWith($"In ten days With {south.Name}, from ", shown[0], StringComparison.Ordinal);
        Assert.EndsWith("4 of 18 points of the briefing are done.", shown[0], StringComparison.Ordinal);
        Assert.StartsWith("In ninety days", shown[1], StringComparison.Ordinal);
        Assert.EndsWith("No visitor is entered yet.", shown[1], StringComparison.Ordinal);
        Assert.StartsWith($"{south.Name} needs: Light for the streets", shown[2], StringComparison.Ordinal);
        Assert.Equal($"A week of the other town With {south.Name}", shown[3]);
        Assert.DoesNotContain("puts first", page.Text, StringComparison.Ordinal);
        Assert.Equal("To prepare", page.Document.QuerySelector("main h2")!.TextContent);
    }

    [Fact]
    public async Task A_workspace_of_a_newcomer_says_what_to_do()
    {
        var (north, south) = await Towns();

        var inTheNorth = await Workspace(north);
        var inTheSouth = await Workspace(south);

        Assert.Contains("None is planned. A visit is planned on the page of its partnership.", inTheNorth.Text, StringComparison.Ordinal);
        Assert.Contains("No partner waits for an answer", inTheNorth.Text, StringComparison.Ordinal);
        Assert.Contains("No awareness project runs.", inTheNorth.Text, StringComparison.Ordinal);
        Assert.Contains("Your municipality has not said yet what it puts first.", inTheSouth.Text, StringComparison.Ordinal);
        Assert.NotNull(inTheSouth.Document.QuerySelector($"a[href='/municipalities/{south.Id}/priorities/new']"));
        Assert.Contains("You have asked your partners for nothing yet.", inTheSouth.Text, StringComparison.Ordinal);
    }

    private static ParticipantContent Person(int of, string post, string[] briefed) => new(of, VisitPosition.Official, post, null, null, briefed, null, false);

    private async Task<List<int>> Priorities(Municipality town, int count)
    {
        var lines = Enumerable.Range(1, count).Select(number => Priority.Add(town.Id, number, new PriorityFacts($"Priority {number}", null, "en", "14031"), PortalFixture.OfficerOf(town), portal.Now)).ToList();
        // The last first, so that the order is the town's and not that of the rows.
        foreach (var line in lines.AsEnumerable().Reverse())
        {
            await portal.InDatabase(db =>
            {
                db.Add(line);
                return db.SaveChangesAsync();
            });
        }

        return lines.ConvertAll(line => line.Id);
    }

    private async Task<(Municipality North, Municipality South)> Towns() => (await portal.CreateMunicipality(), await portal.CreateMunicipality(side: Side.South));

    private async Task<PortalPage> Workspace(Municipality town) => await (await portal.SignIn(await portal.CreateUser(town))).Page(town.Side == Side.North ? "/north" : "/south");

    private static List<string> Lines(PortalPage page, string heading) =>
        [.. page.Document.QuerySelectorAll("h2").Single(one => one.TextContent.Trim() == heading).ParentElement!.QuerySelectorAll("li").Select(item => string.Join(' ', item.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))];
}
