using System.Net;
using MicPortal.Application.Plans;
using MicPortal.Domain.Access;
using MicPortal.Domain.Common;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Partnerships;
using MicPortal.Domain.Projects;
using MicPortal.Domain.Visits;
using MicPortal.TestSupport;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace MicPortal.IntegrationTests.Plans;

/// <summary>Who has left a partnership reads its plans as they stood then, however long ago that is.</summary>
public sealed class LeftReaderTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_second_answer_does_not_let_who_has_left_read_what_came_meanwhile()
    {
        var (one, other, third) = (await portal.CreateMunicipality(), await portal.CreateMunicipality(side: Side.South), await portal.CreateMunicipality(side: Side.South));
        var partnership = await portal.CreatePartnership([one, other, third], accepted: false);
        await portal.Change(partnership, (record, at) => record.Accept(PortalFixture.Part(), PortalFixture.Facts(), PortalFixture.OfficerOf(other), at));
        var project = await Project(await portal.ReadPartnership(partnership.Id), one, other, third);
        var (url, officer) = ($"/partnerships/{partnership.Id}/answer", await portal.SignIn(await portal.CreateUser(third)));
        await (await officer.Page(url)).Post(url, ("Answer", nameof(PartyAnswer.NotOurs)));
        var left = (await portal.ReadPartnership(partnership.Id)).PartyOf(third.Id).LeftAt;
        portal.Clock.Advance(TimeSpan.FromHours(1));
        await portal.Change(project, (plan, at) => plan.Revise(plan.CurrentVersion.Plan with { Title = "Written later" }, null, PortalFixture.OfficerOf(other), at));

        await (await officer.Page(url)).Post(url, ("Answer", nameof(PartyAnswer.WrongMunicipality)));

        var party = (await portal.ReadPartnership(partnership.Id)).PartyOf(third.Id);
        Assert.Equal((PartyAnswer.WrongMunicipality, left), (party.Answer, party.LeftAt));
        Assert.True(party.AnsweredAt > left);
        var page = await officer.Page($"/projects/{project.Id}");
        Assert.Equal("Wells that quarters keep Idea", page.Heading);
        Assert.DoesNotContain("Written later", page.Html, StringComparison.Ordinal);
        Assert.Equal(1, await portal.InDatabase(db => db.AuditEntries.CountAsync(entry => entry.RecordKind == nameof(Domain.Projects.Project) && entry.RecordId == project.Id && entry.Act == ActName.PlanPartyLeft)));
    }

    [Fact]
    public async Task A_project_is_read_as_it_stood_when_the_reader_left()
    {
        var scene = await Scene();
        var project = await Project(scene.Partnership, scene.All);
        await portal.Change(project, (plan, at) => scene.All.ToList().ForEach(town => plan.Endorse(1, PortalFixture.OfficerOf(town), at)));
        await portal.Change(project, (plan, at) => plan.Revise(plan.CurrentVersion.Plan with { Title = "Waits" }, null, PortalFixture.OfficerOf(scene.Two[0]), at));
        await portal.Change(project, (plan, at) => plan.Endorse(2, PortalFixture.OfficerOf(scene.Two[0]), at));
        await Leave(scene);
        await portal.Change(project, (plan, at) =>
        {
            plan.WithdrawEndorsement("Said later", PortalFixture.OfficerOf(scene.Two[0]), at);
            plan.Revise(plan.CurrentVersion.Plan with { Title = "Written later" }, null, PortalFixture.OfficerOf(scene.Two[0]), at);
            scene.Two.ToList().ForEach(town => plan.Endorse(3, PortalFixture.OfficerOf(town), at));
            plan.Begin(PartialDate.From(portal.Today), PortalFixture.OfficerOf(scene.Two[0]), at);
            plan.Cancel("Reasons of later", PartialDate.From(portal.Today), PortalFixture.OfficerOf(scene.Two[0]), at);
        });

        var page = await scene.Third.Page($"/projects/{project.Id}");

        Assert.Equal("Wells that quarters keep Planned", page.Heading);
        Assert.Contains("Waits", (await scene.Third.Page($"/projects/{project.Id}/versions/2")).Html, StringComparison.Ordinal);
        Assert.All(["Said later", "Written later", "Reasons of later", "went no further"], words => Assert.DoesNotContain(words, page.Html, StringComparison.Ordinal));
        Assert.Equal("Written later Cancelled", (await scene.One.Page($"/projects/{project.Id}")).Heading);
        Assert.Contains("Water for all quarters", (await scene.One.Page("/projects.csv")).Html, StringComparison.Ordinal);
        Assert.DoesNotContain("Water for all quarters", (await scene.Third.Page("/projects.csv")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_visit_who_has_left_reads_neither_people_nor_schedule_nor_why_it_was_called_off()
    {
        var scene = await Scene();
        var visit = await Visit(scene.Partnership, scene.All);
        await portal.Change(visit, (plan, at) =>
        {
            scene.All.ToList().ForEach(town => plan.Endorse(1, PortalFixture.OfficerOf(town), at));
            plan.AddParticipant(new ParticipantContent(scene.Two[0].Id, VisitPosition.Official, "Hydrologist", null, null, [], "A Name", false), PortalFixture.OfficerOf(scene.Two[0]), at);
            plan.AddSlot(new SlotContent(plan.Start, 540, 600, "At the pumps", null, null), PortalFixture.OfficerOf(scene.Two[0]), at);
        });
        var (url, slot) = ($"/visits/{visit.Id}", (await portal.ReadVisit(visit.Id)).Slots.Single().Id);
        Assert.Contains("Hydrologist", (await scene.Third.Page(url)).Html, StringComparison.Ordinal);
        await Leave(scene);
        await portal.Change(visit, (plan, at) => plan.Postpone(VisitReason.Other, "Said later", PortalFixture.OfficerOf(scene.Two[0]), at));

        var page = await scene.Third.Page(url);
        var association = await portal.SignIn(await portal.CreateUser(await portal.CreateAssociation(null, scene.All[2])));

        // Who hosts today is not told.
        Assert.StartsWith("Water engineers at work,,,", (await scene.Third.Page("/visits.csv")).Html.Split('\n').Single(row => row.Contains($"/visits/{visit.Id}", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Empty((await association.Page(url)).Document.QuerySelectorAll($"#people, #schedule, a[href='{url}/schedule']"));
        Assert.DoesNotContain("At the pumps", (await association.Page($"{url}/history")).Text + (await scene.One.Page($"/partnerships/{scene.Partnership.Id}/history")).Text, StringComparison.Ordinal);
        Assert.Contains($"added a part to the schedule “{visit.Start.Earliest.ToString("d MMMM yyyy", System.Globalization.CultureInfo.InvariantCulture)}, At the pumps”", (await scene.One.Page($"{url}/history")).Text, StringComparison.Ordinal);
        Assert.Equal("Water engineers at work Agreed", page.Heading);
        Assert.DoesNotContain("Hydrologist", page.Html, StringComparison.Ordinal);
        // Histories name who takes part to who takes part in it, on the visit's own pages.
        var named = $"“Hydrologist, {scene.Two[0].Name}”";
        var left = (await scene.Third.Page($"{url}/history")).Text;
        Assert.DoesNotContain("Hydrologist", left, StringComparison.Ordinal);
        Assert.DoesNotContain("At the pumps", left, StringComparison.Ordinal);
        Assert.Contains(named, (await scene.One.Page($"{url}/history")).Text, StringComparison.Ordinal);
        foreach (var reader in new[] { scene.Third, scene.One })
        {
            var partnership = $"/partnerships/{scene.Partnership.Id}";
            Assert.DoesNotContain("Hydrologist", (await reader.Page(partnership)).Text + (await reader.Page($"{partnership}/history")).Text, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("Said later", page.Html, StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll($"#people, a[href='{url}/schedule'], a[href='{url}.ics']"));
        foreach (var closed in new[] { $"{url}/schedule", $"{url}.ics", $"{url}/slots/{slot}.ics" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await scene.Third.GetAsync(closed, TestContext.Current.CancellationToken)).StatusCode);
            Assert.Equal(HttpStatusCode.OK, (await scene.One.GetAsync(closed, TestContext.Current.CancellationToken)).StatusCode);
        }
    }

    [Fact]
    public async Task What_follows_a_visit_is_read_as_it_was_when_the_reader_left()
    {
        var scene = await Scene();
        var officer = PortalFixture.OfficerOf(scene.Two[0]);
        var visit = Domain.Visits.Visit.Open(scene.Partnership, [.. scene.All.Select(town => town.Id)], portal.VisitPlan(scene.Partnership, startsInDays: -10) with { HostId = scene.All[1].Id }, officer, portal.Now);
        await portal.Save(visit);
        await portal.Change(visit, (one, at) =>
        {
            scene.All.ToList().ForEach(town => one.Endorse(1, PortalFixture.OfficerOf(town), at));
            foreach (var text in new[] { "Send the rules", "Invite two colleagues", "Publish the answers" })
            {
                one.AddFollowUp(text, "Clerk", scene.Two[0].Id, PartialDate.From(portal.Today.AddDays(9)), officer, at);
            }
        });
        await Leave(scene);
        var ids = (await portal.ReadVisit(visit.Id)).FollowUps.ToDictionary(one => one.Text, one => one.Id);
        await portal.Change(visit, (one, at) =>
        {
            one.ChangeFollowUp(ids["Send the rules"], "Written later", "Clerk", scene.Two[0].Id, PartialDate.From(portal.Today), officer, at);
            one.RemoveFollowUp(ids["Invite two colleagues"], officer, at);
        });

        var (left, inside) = ((await scene.Third.Page($"/visits/{visit.Id}")).Text, (await scene.One.Page($"/visits/{visit.Id}")).Text);

        Assert.Equal((false, true, true), (left.Contains("Written later", StringComparison.Ordinal), left.Contains("Invite two colleagues Clerk", StringComparison.Ordinal), left.Contains("Publish the answers", StringComparison.Ordinal)));
        Assert.Equal((true, false, true), (inside.Contains("Written later", StringComparison.Ordinal), inside.Contains("Invite two colleagues Clerk", StringComparison.Ordinal), inside.Contains("Publish the answers", StringComparison.Ordinal)));
        Assert.DoesNotContain("Written later", (await scene.Third.Page($"/visits/{visit.Id}/history")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await scene.Third.Page($"/visits/{visit.Id}/follow-ups/{ids["Send the rules"]}")).Status);
    }

    [Fact]
    public async Task What_the_records_say_as_a_whole_is_for_who_takes_part()
    {
        var scene = await Scene();
        await portal.CreateVisit(scene.Partnership, VisitStatus.Agreed);
        var strategy = await portal.CreateStrategy(scene.Partnership);
        var (url, page) = ($"/partnerships/{scene.Partnership.Id}", await scene.Third.Page($"/strategies/{strategy.Id}"));
        Assert.NotEmpty(page.Document.QuerySelectorAll($"a[href='{url}/mirrors']"));
        Assert.NotEmpty((await scene.Third.Page(url)).Document.QuerySelectorAll($"a[href='{url}/mirrors']"));
        await Leave(scene);

        foreach (var whole in new[] { $"{url}/mirrors", $"{url}/participation" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await scene.Third.Page(whole)).Status);
            Assert.Equal(HttpStatusCode.OK, (await scene.One.Page(whole)).Status);
            Assert.Empty((await scene.Third.Page(url)).Document.QuerySelectorAll($"a[href='{whole}']"));
            Assert.Empty((await scene.Third.Page($"/strategies/{strategy.Id}")).Document.QuerySelectorAll($"a[href='{whole}']"));
        }
    }

    [Fact]
    public async Task Who_left_stays_away_when_the_others_end_the_partnership_and_SQL_and_rule_agree()
    {
        var scene = await Scene();
        var project = await Project(scene.Partnership, scene.All);
        await Leave(scene);
        await portal.Change(project, (plan, at) => plan.Revise(plan.CurrentVersion.Plan with { Title = "Written later" }, null, PortalFixture.OfficerOf(scene.Two[0]), at));
        portal.Clock.Advance(TimeSpan.FromHours(1));
        await portal.Change(scene.Partnership, (one, at) => one.EndPart(PartialDate.From(portal.Today), "No more", PortalFixture.OfficerOf(scene.Two[1]), at));

        Assert.Equal("Wells that quarters keep Idea", (await scene.Third.Page($"/projects/{project.Id}")).Heading);
        Assert.DoesNotContain("version 2", (await scene.Third.Page($"/partnerships/{scene.Partnership.Id}/history")).Text, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("Written later Partnership ended", (await scene.One.Page($"/projects/{project.Id}")).Heading);
        var stored = await portal.ReadPartnership(scene.Partnership.Id);
        Assert.Equal(PartnershipStage.Ended, stored.Stage);
        var left = await portal.InDatabase(db => db.PartiesThatLeft().Where(party => party.PartnershipId == scene.Partnership.Id).Select(party => party.OrganisationId).ToListAsync());
        Assert.Equal(scene.All.Select(town => town.Id).Where(stored.HasLeft), left);
        Assert.Equal([scene.All[2].Id], left);
    }

    [Fact]
    public async Task An_association_that_left_reads_a_project_of_its_member_in_which_it_never_was()
    {
        var (one, other) = (await portal.CreateMunicipality(), await portal.CreateMunicipality(side: Side.South));
        var association = await portal.CreateAssociation(null, one);
        var partnership = await portal.CreatePartnership([one, other, association]);
        await portal.Change(partnership, (record, at) => record.EndPart(PartialDate.From(portal.Today), "No more", new Actor(1, UserRole.AssociationStaff, association.Id), at));
        portal.Clock.Advance(TimeSpan.FromHours(1));
        var project = await portal.CreateProject(await portal.ReadPartnership(partnership.Id), ProjectStatus.Planned);

        var page = await (await portal.SignIn(await portal.CreateUser(association, UserRole.AssociationStaff))).Page($"/projects/{project.Id}");

        Assert.Equal((HttpStatusCode.OK, "Wells that quarters keep Planned"), (page.Status, page.Heading));
    }

    [Fact]
    public async Task A_report_of_who_has_left_is_not_overdue()
    {
        var scene = await Scene();
        var visit = await Visit(scene.Partnership, scene.All);
        await portal.Change(visit, (plan, at) => scene.All.ToList().ForEach(town => plan.Endorse(1, PortalFixture.OfficerOf(town), at)));
        await Leave(scene);
        portal.Clock.Advance(TimeSpan.FromDays(90));
        var (one, link) = (await portal.SignIn(await portal.CreateUser(scene.Two[0])), $"a[href='/visits/{visit.Id}']");
        Assert.NotEmpty((await one.Page("/visits?report=overdue")).Document.QuerySelectorAll(link));
        await portal.Change(visit, (plan, at) => scene.Two.ToList().ForEach(town => plan.Report(new ReportContent("en", "Done", "Learned", null, new VisitCount { All = 1 }), PortalFixture.OfficerOf(town), at)));

        Assert.Empty((await one.Page("/visits?report=overdue")).Document.QuerySelectorAll(link));
        Assert.DoesNotContain(scene.All[2].Name, (await one.Page("/visits.csv")).Html.Split('\n').Single(row => row.Contains($"/visits/{visit.Id}", StringComparison.Ordinal)).Split(',')[^3], StringComparison.Ordinal);
        var column = (await one.Page($"/visits/{visit.Id}")).Document.QuerySelectorAll("#report ~ .towns .town").First(town => town.QuerySelector("h3")!.TextContent == scene.All[2].Name);
        Assert.Contains("left the partnership", column.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("verdue", column.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_changed_plan_whose_host_has_left_is_no_task_while_another_stands()
    {
        var scene = await Scene();
        var visit = await Visit(scene.Partnership, scene.All);
        await portal.Change(visit, (plan, at) => scene.All.ToList().ForEach(town => plan.Endorse(1, PortalFixture.OfficerOf(town), at)));
        await portal.Change(visit, (plan, at) => plan.Revise(plan.CurrentVersion.Plan with { HostId = scene.All[2].Id }, null, PortalFixture.OfficerOf(scene.Two[0]), at));
        var task = $".todo a[href='/visits/{visit.Id}/endorsements/new']";
        Assert.NotEmpty((await scene.One.Page("/north")).Document.QuerySelectorAll(task));
        await Leave(scene);

        Assert.Empty((await scene.One.Page("/north")).Document.QuerySelectorAll(task));
        Assert.Contains("was to host and has left the partnership", (await scene.One.Page($"/visits/{visit.Id}")).One(".next b").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_is_asked_for_new_days_of_a_visit_with_one_party_left()
    {
        var scene = await Scene();
        var visit = Domain.Visits.Visit.Open(scene.Partnership, [scene.All[0].Id, scene.All[2].Id], portal.VisitPlan(scene.Partnership) with { HostId = scene.All[0].Id }, PortalFixture.OfficerOf(scene.All[0]), portal.Now);
        visit.Postpone(VisitReason.Visas, null, PortalFixture.OfficerOf(scene.All[0]), portal.Now);
        await portal.Save(visit);
        var task = $".todo a[href^='/visits/{visit.Id}']";
        Assert.NotEmpty((await scene.One.Page("/north")).Document.QuerySelectorAll(task));
        await Leave(scene);

        Assert.Empty((await scene.One.Page("/north")).Document.QuerySelectorAll(task));
        Assert.StartsWith("Fewer than two", (await scene.One.Page($"/visits/{visit.Id}")).One(".next b").TextContent, StringComparison.Ordinal);
    }

    private async Task<Project> Project(Partnership partnership, params Municipality[] towns)
    {
        var plan = PortalFixture.Plan(partnership);
        var project = Domain.Projects.Project.Open(partnership, [.. towns.Select(town => town.Id)], plan with { Priorities = [.. plan.Priorities, new ServedPriority(towns[2].Id, null)] }, PortalFixture.OfficerOf(towns[0]), portal.Now);
        await portal.Save(project);
        return project;
    }

    [Fact]
    public async Task An_agreed_visit_whose_host_has_left_asks_for_another_host_on_its_page_and_in_the_list()
    {
        var scene = await Scene();
        var visit = await Visit(scene.Partnership, scene.All);
        await portal.Change(visit, (plan, at) => plan.Revise(plan.CurrentVersion.Plan with { HostId = scene.All[2].Id }, null, PortalFixture.OfficerOf(scene.Two[0]), at));
        await portal.Change(visit, (plan, at) => scene.All.ToList().ForEach(town => plan.Endorse(2, PortalFixture.OfficerOf(town), at)));
        await Leave(scene);

        var page = await scene.One.Page($"/visits/{visit.Id}");
        Assert.Contains($"Its host, {scene.All[2].Name}, has left the partnership: another host is to be chosen", page.One("p.lead").TextContent, StringComparison.Ordinal);
        Assert.Contains("nobody can visit it on this plan", page.One(".next b").TextContent, StringComparison.Ordinal);
        Assert.Equal($"/visits/{visit.Id}/edit", page.One(".next a").GetAttribute("href"));
        Assert.Contains("its host has left: another is to be chosen", (await scene.One.Page($"/visits?partnership={scene.Partnership.Id}")).One("tbody").TextContent, StringComparison.Ordinal);
        var row = (await scene.One.Page("/visits.csv")).Html.Split('\n').Single(row => row.Contains($"/visits/{visit.Id}", StringComparison.Ordinal));
        Assert.Contains($"{scene.All[2].Name} (has left)", row, StringComparison.Ordinal);
        Assert.DoesNotContain($"{scene.All[0].Name} (has left)", row, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_schedule_says_beside_whom_those_work_who_still_take_part()
    {
        var scene = await Scene();
        var visit = await Visit(scene.Partnership, scene.All);
        await portal.Change(visit, (plan, at) => plan.AddParticipant(new ParticipantContent(scene.All[1].Id, VisitPosition.Official, "Head of waste", null, null, [], null, false), PortalFixture.OfficerOf(scene.All[1]), at));
        var beside = (await portal.ReadVisit(visit.Id)).Participants.Single().Id;
        foreach (var (town, post) in new[] { (scene.All[0], "Hydrologist"), (scene.All[2], "Compost manager") })
        {
            await portal.Change(visit, (plan, at) => plan.AddParticipant(new ParticipantContent(town.Id, VisitPosition.Official, post, null, null, [], null, false) { BesideId = beside }, PortalFixture.OfficerOf(town), at));
        }

        Assert.Equal(2, (await scene.One.Page($"/visits/{visit.Id}/schedule")).Document.QuerySelectorAll("main section li").Length);
        await Leave(scene);

        Assert.Equal([$"Hydrologist, {scene.All[0].Name} · Head of waste"], (await scene.One.Page($"/visits/{visit.Id}/schedule")).Document.QuerySelectorAll("main section li").Select(pair => pair.TextContent));
    }

    private async Task<Visit> Visit(Partnership partnership, params Municipality[] towns)
    {
        var visit = Domain.Visits.Visit.Open(partnership, [.. towns.Select(town => town.Id)], portal.VisitPlan(partnership) with { HostId = towns[1].Id }, PortalFixture.OfficerOf(towns[0]), portal.Now);
        await portal.Save(visit);
        return visit;
    }

    /// <summary>The third leaves, and an hour passes.</summary>
    [Fact]
    public async Task What_the_others_say_of_their_own_part_since_is_not_for_who_left()
    {
        var scene = await Scene();
        var (partnership, other) = ($"/partnerships/{scene.Partnership.Id}", PortalFixture.OfficerOf(scene.All[1]));
        await portal.Change(scene.Partnership, (record, at) => record.ChangeOwnPart(PortalFixture.Part(vision: "Rivers"), other, at));
        portal.Clock.Advance(TimeSpan.FromHours(1));
        await Leave(scene);
        Assert.Contains("Rivers", (await scene.Third.Page(partnership)).Text, StringComparison.Ordinal);

        await portal.Change(scene.Partnership, (record, at) => record.ChangeOwnPart(PortalFixture.Part(vision: "Bridges"), other, at));

        foreach (var page in new[] { partnership, $"{partnership}/history" })
        {
            Assert.DoesNotContain("Bridges", (await scene.Third.Page(page)).Text, StringComparison.Ordinal);
            Assert.Contains("Bridges", (await scene.One.Page(page)).Text, StringComparison.Ordinal);
        }

        Assert.Contains("was changed after your organisation had left", (await scene.Third.Page(partnership)).Text, StringComparison.Ordinal);
    }

    private async Task Leave(LeftScene scene)
    {
        var url = $"/partnerships/{scene.Partnership.Id}/endings";
        Assert.Equal(HttpStatusCode.Redirect, (await (await scene.Third.Page($"{url}/new")).Post(url, ("Ended.Year", $"{portal.Today.Year}"), ("Reason", "No colleague is left"))).Status);
        portal.Clock.Advance(TimeSpan.FromHours(1));
    }

    private async Task<LeftScene> Scene()
    {
        Municipality[] all = [await portal.CreateMunicipality(), await portal.CreateMunicipality(side: Side.South), await portal.CreateMunicipality(side: Side.South)];
        return new LeftScene(await portal.CreatePartnership(all), all, await portal.SignIn(await portal.CreateUser(all[0])), await portal.SignIn(await portal.CreateUser(all[2])));
    }

    private sealed record LeftScene(Partnership Partnership, Municipality[] All, HttpClient One, HttpClient Third)
    {
        public Municipality[] Two => All[..2];
    }
}
