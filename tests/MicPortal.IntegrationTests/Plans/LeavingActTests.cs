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

/// <summary>What is offered, asked and said around a party that leaves, comes back, or ends the partnership with the others.</summary>
public sealed class LeavingActTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Nobody_new_takes_part_or_follows_up_for_who_has_left_and_who_was_entered_stays()
    {
        var scene = await Scene();
        var (visit, left) = (await Visit(scene, startsInDays: -3), scene.All[2]);
        await portal.Change(visit, (one, at) => one.AddParticipant(Person(left, "Engineer of the third"), PortalFixture.OfficerOf(left), at));
        var (followUps, people) = ($"/visits/{visit.Id}/follow-ups", $"/visits/{visit.Id}/participants");
        var (lateFollowUp, latePerson) = (await scene.One.Page($"{followUps}/new"), await scene.One.Page($"{people}/new"));
        Assert.NotEmpty(lateFollowUp.Document.QuerySelectorAll($"option[value='{left.Id}']"));
        await Leave(scene);

        foreach (var form in new[] { await scene.One.Page($"{followUps}/new"), await scene.One.Page($"{people}/new") })
        {
            Assert.Empty(form.Document.QuerySelectorAll($"[name=OrganisationId] option[value='{left.Id}']"));
            Assert.DoesNotContain("Engineer of the third", form.One("main form").TextContent, StringComparison.Ordinal);
        }

        Assert.Equal(["A party that has left the partnership cannot take part"], (await lateFollowUp.Post(followUps, ("Text", "Send"), ("OrganisationId", $"{left.Id}"), ("Post", "Head"), ("Due.Year", $"{portal.Today.Year + 1}"))).Errors);
        Assert.Equal(["A party that has left the partnership cannot take part"], (await latePerson.Post(people, ("OrganisationId", $"{left.Id}"), ("Position", "Official"), ("Post", "Head"))).Errors);
        var id = (await portal.ReadVisit(visit.Id)).Participants.Single().Id;
        var stored = await scene.One.Page($"{people}/{id}");
        Assert.Contains("(has left)", stored.One($"[name=OrganisationId] option[value='{left.Id}']").TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await stored.Post($"{people}/{id}", ("Post", "Chief engineer"))).Status);
        Assert.Equal((left.Id, "Chief engineer"), ((await portal.ReadVisit(visit.Id)).Participants.Single().OrganisationId, (await portal.ReadVisit(visit.Id)).Participants.Single().Post));
    }

    [Fact]
    public async Task Who_leaves_takes_its_peoples_names_along_also_from_visits_that_are_over()
    {
        var scene = await Scene();
        var (over, coming) = (await Visit(scene, startsInDays: -60), await Visit(scene, startsInDays: 60));
        foreach (var visit in new[] { over, coming })
        {
            await portal.Change(visit, (one, at) => one.AddParticipant(Person(scene.All[2], "Engineer", "Rita of the third", true), PortalFixture.OfficerOf(scene.All[2]), at));
            await portal.Change(visit, (one, at) => one.AddParticipant(Person(scene.All[0], "Clerk", "Carl who stays", true), PortalFixture.OfficerOf(scene.All[0]), at));
        }

        Assert.Contains("The names of your people are erased from the partnership’s visits; their posts stay there.", (await scene.Third.Page($"/partnerships/{scene.Partnership.Id}/endings/new")).Text, StringComparison.Ordinal);
        await Leave(scene);

        foreach (var visit in new[] { over, coming })
        {
            var people = (await portal.ReadVisit(visit.Id)).Participants;
            Assert.Equal(("Engineer", null, false), people.Where(one => one.OrganisationId == scene.All[2].Id).Select(one => (one.Post, one.Name, one.KeepsName)).Single());
            Assert.Equal(("Carl who stays", true), people.Where(one => one.OrganisationId == scene.All[0].Id).Select(one => (one.Name, one.KeepsName)).Single());
            var page = await scene.One.Page($"/visits/{visit.Id}");
            Assert.Contains("Engineer", page.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("Rita", page.Html, StringComparison.Ordinal);
            Assert.DoesNotContain("Rita", (await scene.One.Page($"/visits/{visit.Id}/history")).Html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_ended_partnership_is_opened_again_by_those_who_were_in_it_until_it_ended()
    {
        var scene = await Scene();
        var url = $"/partnerships/{scene.Partnership.Id}";
        await Leave(scene);
        await portal.Change(scene.Partnership, (one, at) => one.EndPart(PartialDate.FromYear(portal.Today.Year), "No more", PortalFixture.OfficerOf(scene.All[1]), at));
        var work = await scene.One.Page("/north");
        Assert.Contains($"Ended by {scene.All[1].Name}: partnership with ", work.Text, StringComparison.Ordinal);
        Assert.Contains($"ended by {scene.All[1].Name}, ", work.Text, StringComparison.Ordinal);
        portal.Clock.Advance(TimeSpan.FromHours(1));
        await portal.Change(scene.Partnership, (one, at) => one.Reopen(PortalFixture.OfficerOf(scene.All[0]), at));

        var page = await scene.Third.Page(url);

        Assert.Equal("You have ended your part in this partnership. The others have ended the partnership since.", Next(page, "p"));
        Assert.Empty(page.Document.QuerySelectorAll(".next button"));
        Assert.Equal("Partnerships.Errors.NobodyToReopenWith", (await Assert.ThrowsAsync<DomainException>(() => portal.Change(scene.Partnership, (one, at) => one.Reopen(PortalFixture.OfficerOf(scene.All[2]), at)))).Key);
        Assert.Empty((await scene.Third.Page("/south")).Document.QuerySelectorAll($".todo a[href='{url}']"));
        Assert.NotEmpty((await scene.Other.Page("/south")).Document.QuerySelectorAll($".todo a[href='{url}']"));
        await (await scene.Other.Page(url)).Post($"{url}/reopenings", ("agrees", "true"));
        var stored = await portal.ReadPartnership(scene.Partnership.Id);
        Assert.NotEqual(PartnershipStage.Ended, stored.Stage);
        Assert.Equal([true, true, false], scene.All.Select(town => stored.TakesPart(town.Id)));
    }

    [Fact]
    public async Task Who_joined_later_cannot_have_ended_its_part_before_that()
    {
        var scene = await Scene();
        var newcomer = await portal.CreateMunicipality("Newham");
        var client = await portal.SignIn(await portal.CreateUser(newcomer));
        await Join(scene, newcomer, client);
        var url = $"/partnerships/{scene.Partnership.Id}/endings";

        var refused = await (await client.Page($"{url}/new")).Post(url, ("Ended.Year", $"{portal.Today.Year - 1}"), ("Reason", "No more"));

        Assert.Equal(["The end lies before your organisation joined the partnership"], refused.Errors);
        Assert.NotEmpty(refused.Document.QuerySelectorAll("[name='Ended.Year'][aria-invalid], #Ended-error, .govuk-form-group--error [name='Ended.Year']"));
        Assert.Equal(HttpStatusCode.Redirect, (await refused.Post(url, ("Ended.Year", $"{portal.Today.Year}"))).Status);
    }

    [Fact]
    public async Task Travellers_are_those_who_take_part_while_a_visit_is_not_over()
    {
        var scene = await Scene();
        var (over, coming) = (await Visit(scene, startsInDays: -60, title: "Was over"), await Visit(scene, startsInDays: 60, title: "Is to come"));
        await Leave(scene);

        Assert.DoesNotContain(scene.All[2].Name, (await scene.One.Page($"/visits/{coming.Id}")).One("p.lead").TextContent, StringComparison.Ordinal);
        Assert.Contains(scene.All[2].Name, (await scene.One.Page($"/visits/{over.Id}")).One("p.lead").TextContent, StringComparison.Ordinal);
        var rows = (await scene.One.Page("/visits")).Document.QuerySelectorAll("tbody tr");
        Assert.DoesNotContain($"{scene.All[2].Name}", rows.Single(row => row.TextContent.Contains("Is to come", StringComparison.Ordinal)).TextContent, StringComparison.Ordinal);
        Assert.Contains($"{scene.All[2].Name}", rows.Single(row => row.TextContent.Contains("Was over", StringComparison.Ordinal)).TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_visit_of_an_ended_partnership_says_so_and_is_not_postponed()
    {
        var scene = await Scene();
        var (over, coming) = (await Visit(scene, startsInDays: -60), await Visit(scene, startsInDays: 60));
        var url = $"/visits/{coming.Id}/postponements";
        var late = await scene.One.Page($"{url}/new");
        await EndAll(scene);

        var page = await scene.One.Page($"/visits/{coming.Id}");

        Assert.StartsWith("The partnership has ended. The plan that all approved stands.", Next(page, "p"), StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll("main a[href$='/postponements/new']"));
        Assert.NotEmpty(page.Document.QuerySelectorAll("main a[href$='/cancellations/new']"));
        Assert.Contains("The partnership has ended", (await late.Post(url, ("Reason", nameof(VisitReason.Funds)))).Errors);
        Assert.Equal(VisitStatus.Agreed, (await portal.ReadVisit(coming.Id)).Status);
        Assert.DoesNotContain("The partnership has ended", (await scene.One.Page($"/visits/{over.Id}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_partnership_has_ended_no_approval_is_awaited_or_taken_back()
    {
        var scene = await Scene();
        var (project, visit, strategy) = await Plans(scene, scene.All);
        var officer = PortalFixture.OfficerOf(scene.All[0]);
        await portal.Change(project, (plan, at) => plan.Revise(plan.CurrentVersion.Plan with { Title = "Waits" }, null, officer, at));
        await portal.Change(visit, (plan, at) => plan.Revise(plan.CurrentVersion.Plan with { Title = "Waits" }, null, officer, at));
        await portal.Change(strategy, (plan, at) => plan.Revise(plan.CurrentVersion.Plan with { Title = "Waits" }, null, [], officer, at));
        await portal.Change(project, (plan, at) => plan.Endorse(2, officer, at));
        await portal.Change(visit, (plan, at) => plan.Endorse(2, officer, at));
        await portal.Change(strategy, (plan, at) => plan.Endorse(2, portal.Decided, [], officer, at));
        string[] urls = [$"/projects/{project.Id}", $"/visits/{visit.Id}", $"/strategies/{strategy.Id}"];
        var late = new Dictionary<string, PortalPage>();
        foreach (var url in urls)
        {
            var page = await scene.One.Page(url);
            Assert.Contains("Until all have approved", page.Text, StringComparison.Ordinal);
            Assert.NotEmpty(page.Document.QuerySelectorAll("main a[href$='/endorsement-withdrawals/new']"));
            late[url] = await scene.One.Page($"{url}/endorsement-withdrawals/new");
        }

        await EndAll(scene);

        foreach (var url in urls)
        {
            var page = await scene.One.Page(url);
            Assert.StartsWith("The partnership has ended", Next(page, "p"), StringComparison.Ordinal);
            Assert.DoesNotContain("Until all have approved", page.Text, StringComparison.Ordinal);
            Assert.Empty(page.Document.QuerySelectorAll("main a[href$='/endorsement-withdrawals/new']"));
            Assert.DoesNotContain("waiting", page.One(".towns").TextContent, StringComparison.OrdinalIgnoreCase);
            Assert.Equal(["The partnership has ended"], (await late[url].Post($"{url}/endorsement-withdrawals", ("Reason", "No more"))).Errors);
        }
    }

    [Fact]
    public async Task What_stands_and_is_over_asks_nobody_who_is_back()
    {
        var scene = await Scene();
        var (_, visit, strategy) = await Plans(scene, scene.All[..2]);
        await Leave(scene);
        await Join(scene, scene.All[2], scene.Third);
        var (strategies, visits) = ($"/strategies/{strategy.Id}", $"/visits/{visit.Id}");
        Assert.NotEmpty((await scene.Third.Page("/south")).Document.QuerySelectorAll($".todo a[href='{strategies}/endorsements/new']"));
        portal.Clock.Advance(TimeSpan.FromDays(366 * 6));
        var third = await portal.SignIn(await portal.CreateUser(scene.All[2]));

        foreach (var url in new[] { strategies, visits })
        {
            Assert.Empty((await third.Page(url)).Document.QuerySelectorAll($"a[href='{url}/endorsements/new']"));
            Assert.Equal(url, (await third.Page($"{url}/endorsements/new")).Location);
            Assert.Empty((await third.Page("/south")).Document.QuerySelectorAll($".todo a[href='{url}/endorsements/new']"));
        }

        Assert.Equal("Strategies.Errors.IsOver", (await Assert.ThrowsAsync<DomainException>(() => portal.Change(strategy, (plan, at) => plan.Endorse(1, portal.Decided, [], PortalFixture.OfficerOf(scene.All[2]), at)))).Key);
        Assert.Equal("Visits.Errors.IsOver", (await Assert.ThrowsAsync<DomainException>(() => portal.Change(visit, (plan, at) => plan.Endorse(1, PortalFixture.OfficerOf(scene.All[2]), at)))).Key);
    }

    [Fact]
    public async Task Who_is_back_and_has_not_approved_is_named_and_then_the_latest_approval_gives_the_date()
    {
        var scene = await Scene();
        var (project, visit, strategy) = await Plans(scene, scene.All[..2]);
        string[] urls = [$"/projects/{project.Id}", $"/visits/{visit.Id}", $"/strategies/{strategy.Id}"];
        await Leave(scene);
        var before = portal.Today;
        portal.Clock.Advance(TimeSpan.FromDays(40));
        scene = scene with { One = await portal.SignIn(await portal.CreateUser(scene.All[0])), Third = await portal.SignIn(await portal.CreateUser(scene.All[2])) };
        foreach (var url in urls)
        {
            Assert.Contains("that remain", (await scene.One.Page(url)).One("p.lead").TextContent, StringComparison.Ordinal);
        }

        await Join(scene, scene.All[2], scene.Third);
        var work = await scene.Third.Page("/south");
        foreach (var url in urls)
        {
            var lead = (await scene.One.Page(url)).One("p.lead").TextContent;
            Assert.Contains($"by all who took part then, not by {scene.All[2].Name}", lead, StringComparison.Ordinal);
            Assert.DoesNotContain("that remain", lead, StringComparison.Ordinal);
            Assert.Contains("It came to stand without your organisation, which took no part then.", (await scene.Third.Page(url)).Text, StringComparison.Ordinal);
            // It waits since the party is back, not since the plan was written.
            Assert.DoesNotContain("month", work.Document.QuerySelectorAll(".todo li, .todo tr").First(row => row.QuerySelector($"a[href='{url}/endorsements/new']") is not null).TextContent, StringComparison.Ordinal);
        }

        Assert.Contains($"not by {scene.All[2].Name}", (await scene.One.Page($"{urls[2]}/print")).Text, StringComparison.Ordinal);
        portal.Clock.Advance(TimeSpan.FromDays(1));
        await portal.Change(project, (plan, at) => plan.Endorse(1, PortalFixture.OfficerOf(scene.All[2]), at));
        await portal.Change(visit, (plan, at) => plan.Endorse(1, PortalFixture.OfficerOf(scene.All[2]), at));
        await portal.Change(strategy, (plan, at) => plan.Endorse(1, portal.Decided, [], PortalFixture.OfficerOf(scene.All[2]), at));
        foreach (var url in urls)
        {
            var lead = (await (await portal.SignIn(await portal.CreateUser(scene.All[0]))).Page(url)).One("p.lead").TextContent;
            Assert.Contains($"{portal.Today:d MMMM yyyy}", lead, StringComparison.Ordinal);
            Assert.DoesNotContain($"{before:d MMMM yyyy}", lead, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_project_that_one_may_not_read_is_said_to_be_one_and_a_visit_offers_those_of_all_who_take_part()
    {
        var scene = await Scene();
        var (plan, two) = (PortalFixture.Plan(scene.Partnership), scene.All[..2].Select(town => town.Id).ToList());
        var ofTwo = Project.Open(scene.Partnership, two, plan with { Title = "Of two alone", Priorities = [.. plan.Priorities.Where(one => two.Contains(one.OrganisationId))] }, PortalFixture.OfficerOf(scene.All[0]), portal.Now);
        await portal.Save(ofTwo);
        var (ofAll, _, _) = await Plans(scene, []);
        var visit = await Visit(scene, startsInDays: 60);
        var url = $"/visits/{visit.Id}";
        Assert.Equal([$"{ofAll.Id}"], (await scene.One.Page($"{url}/edit")).Document.QuerySelectorAll("input[name=Projects]").Select(box => box.GetAttribute("value")));
        await portal.Change(visit, (one, at) => one.Revise(one.CurrentVersion.Plan with { ProjectIds = [ofTwo.Id, ofAll.Id] }, null, PortalFixture.OfficerOf(scene.All[0]), at));

        foreach (var page in new[] { url, $"{url}/versions/2", $"{url}/endorsements/new", $"{url}/changes?from=1&to=2" })
        {
            var (theirs, ours) = (await scene.Third.Page(page), await scene.Other.Page(page));
            Assert.Contains("a project that your organisation may not read", theirs.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("Of two alone", theirs.Html, StringComparison.Ordinal);
            Assert.Contains("Of two alone", ours.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("may not read", ours.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("0 projects", theirs.Text, StringComparison.Ordinal);
        }

        Assert.Contains("a project that your organisation may not read", (await scene.Third.Page($"{url}/changes?from=1&to=2")).One(".diff ins").TextContent, StringComparison.Ordinal);
        var opening = $"/partnerships/{scene.Partnership.Id}/visits";
        Assert.Equal([$"{ofAll.Id}"], (await scene.One.Page($"{opening}/new")).Document.QuerySelectorAll("input[name=Projects]").Select(box => box.GetAttribute("value")));
        await Leave(scene);
        Assert.Equal(new[] { $"{ofAll.Id}", $"{ofTwo.Id}" }.Order(), (await scene.One.Page($"{opening}/new")).Document.QuerySelectorAll("input[name=Projects]").Select(box => box.GetAttribute("value")!).Order());
    }

    [Fact]
    public async Task Pasted_lines_of_who_has_left_are_refused_before_they_are_shown_and_the_page_leads_to_the_budget()
    {
        var scene = await Scene();
        var (project, _, _) = await Plans(scene, []);
        await portal.Change(project, (one, at) => one.Revise(one.CurrentVersion.Plan with { Lines = [.. one.CurrentVersion.Plan.Lines, one.CurrentVersion.Plan.Lines[0] with { Key = 90, Text = "Of the third", Source = FundSource.OwnBudget, OrganisationId = scene.All[2].Id, SourceName = null }] }, null, PortalFixture.OfficerOf(scene.All[0]), at));
        await Leave(scene);
        var (url, left) = ($"/projects/{project.Id}/budget/lines", scene.All[2].Name);

        var form = await scene.One.Page(url);
        Assert.Empty(form.Document.QuerySelectorAll($"a.button[href='/projects/{project.Id}/budget']"));
        var named = await form.Post(url, ("To", "Replace"), ("Text", $"Training;Course;{left};EUR;12\nTraining;Course;{scene.All[0].Name};EUR;12"));
        Assert.Equal([$"Row 1: {left} has left the partnership. Give the line to another party"], named.Errors);
        Assert.NotEmpty(named.Document.QuerySelectorAll(".govuk-error-summary a[href='#Text'], .errors a[href='#Text'], a[href='#Text']"));
        var beside = await named.Post(url, ("To", "Add"), ("Text", $"Training;Course;{scene.All[0].Name};EUR;12"));

        Assert.Equal([$"The budget still has lines or days of {left}, which has left the partnership. Take them out there first, or give them to another party"], beside.Errors);
        Assert.NotEmpty(beside.Document.QuerySelectorAll($"a.button[href='/projects/{project.Id}/budget']"));
        Assert.Equal(HttpStatusCode.OK, (await beside.Post(url, ("To", "Replace"))).Status);
        Assert.Equal(2, (await portal.ReadProject(project.Id)).CurrentVersionNumber);
    }

    private static ParticipantContent Person(Municipality town, string post, string? name = null, bool keeps = false) => new(town.Id, VisitPosition.Official, post, null, null, [], name, keeps);

    private static string Next(PortalPage page, string selector) => string.Join(' ', page.One($".next {selector}").TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Of all three, hosted by the first and approved by all.</summary>
    private async Task<Visit> Visit(ActScene scene, int startsInDays, string title = "Wells that quarters keep")
    {
        var visit = Domain.Visits.Visit.Open(scene.Partnership, [.. scene.All.Select(town => town.Id)], portal.VisitPlan(scene.Partnership, title, startsInDays) with { HostId = scene.All[0].Id, Costs = [] }, PortalFixture.OfficerOf(scene.All[0]), portal.Now);
        await portal.Save(visit);
        foreach (var town in scene.All)
        {
            await portal.Change(visit, (one, at) => one.Endorse(1, PortalFixture.OfficerOf(town), at));
        }

        return visit;
    }

    /// <summary>A project, a visit and a strategy of all three.</summary>
    private async Task<(Project Project, Visit Visit, Strategy Strategy)> Plans(ActScene scene, Municipality[] approving)
    {
        var (plan, ids) = (PortalFixture.Plan(scene.Partnership), scene.All.Select(town => town.Id).ToList());
        var project = Project.Open(scene.Partnership, ids, plan with { Priorities = [.. plan.Priorities.Where(one => one.OrganisationId != scene.All[2].Id), new ServedPriority(scene.All[2].Id, null)] }, PortalFixture.OfficerOf(scene.All[0]), portal.Now);
        var visit = Domain.Visits.Visit.Open(scene.Partnership, ids, portal.VisitPlan(scene.Partnership, startsInDays: 200) with { HostId = scene.All[0].Id, Costs = [] }, PortalFixture.OfficerOf(scene.All[0]), portal.Now);
        var strategy = await portal.CreateStrategy(scene.Partnership);
        await portal.Save(project);
        await portal.Save(visit);
        foreach (var town in approving)
        {
            await portal.Change(project, (one, at) => one.Endorse(1, PortalFixture.OfficerOf(town), at));
            await portal.Change(visit, (one, at) => one.Endorse(1, PortalFixture.OfficerOf(town), at));
            await portal.Change(strategy, (one, at) => one.Endorse(1, portal.Decided, [], PortalFixture.OfficerOf(town), at));
        }

        return (project, visit, strategy);
    }

    /// <summary>The third leaves, and some time passes.</summary>
    private async Task Leave(ActScene scene)
    {
        var url = $"/partnerships/{scene.Partnership.Id}/endings";
        Assert.Equal(HttpStatusCode.Redirect, (await (await scene.Third.Page($"{url}/new")).Post(url, ("Ended.Year", $"{portal.Today.Year}"), ("Reason", "No colleague is left"))).Status);
        portal.Clock.Advance(TimeSpan.FromHours(1));
    }

    /// <summary>With one act, so that nobody has left the others: the partnership is of two then.</summary>
    private async Task EndAll(ActScene scene)
    {
        foreach (var town in scene.All[1..])
        {
            await portal.Change(scene.Partnership, (one, at) => one.EndPart(PartialDate.FromYear(portal.Today.Year), "No more", PortalFixture.OfficerOf(town), at));
        }
    }

    private async Task Join(ActScene scene, Municipality town, HttpClient client)
    {
        await portal.Change(scene.Partnership, (record, at) => record.Invite(town, PortalFixture.OfficerOf(scene.All[0]), at));
        foreach (var other in scene.All[1..].Where(one => one.Id != town.Id))
        {
            if ((await portal.ReadPartnership(scene.Partnership.Id)).TakesPart(other.Id))
            {
                await portal.Change(scene.Partnership, (record, at) => record.ConsentToInvitation(town.Id, PortalFixture.OfficerOf(other), at));
            }
        }

        portal.Clock.Advance(TimeSpan.FromHours(1));
        var url = $"/partnerships/{scene.Partnership.Id}/joinings";
        var joined = await (await client.Page($"{url}/new")).Post(url, ("Path", nameof(PathKind.LargeProject)), ("Project", "Their project"), ("Vision", "Vision"), ("Begun", "True"), ("Publication", nameof(Publication.Existence)));
        Assert.Equal(HttpStatusCode.Redirect, joined.Status);
    }

    private async Task<ActScene> Scene()
    {
        Municipality[] all = [await portal.CreateMunicipality(), await portal.CreateMunicipality(side: Side.South), await portal.CreateMunicipality(side: Side.South)];
        return new ActScene(await portal.CreatePartnership(all), all, await portal.SignIn(await portal.CreateUser(all[0])), await portal.SignIn(await portal.CreateUser(all[1])), await portal.SignIn(await portal.CreateUser(all[2])));
    }

    private sealed record ActScene(Partnership Partnership, Municipality[] All, HttpClient One, HttpClient Other, HttpClient Third);
}
