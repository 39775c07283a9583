using System.Net;
using MicPortal.Application.Mergers;
using MicPortal.Domain.Access;
using MicPortal.Domain.Common;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Partnerships;
using MicPortal.Domain.Projects;
using MicPortal.Domain.Strategies;
using MicPortal.Domain.Visits;
using MicPortal.TestSupport;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace MicPortal.IntegrationTests.Plans;

/// <summary>A party that left is back among the others, another joined meanwhile, or a successor stands in its place.</summary>
public sealed class PlanReturnTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Who_joins_again_is_asked_to_approve_what_stands_without_it_and_reads_all()
    {
        var scene = await Scene();
        var (project, visit, strategy) = await Plans(scene, scene.All, scene.All[..2]);
        string[] urls = [$"/projects/{project.Id}", $"/visits/{visit.Id}", $"/strategies/{strategy.Id}"];
        await Leave(scene);
        await portal.Change(project, (plan, at) => plan.Note("Written while it was away", "en", PortalFixture.OfficerOf(scene.All[0]), at));

        await Join(scene, scene.All[2], scene.Third);

        foreach (var url in urls)
        {
            var own = await scene.Third.Page(url);
            Assert.Contains("Version 1 stands without your approval", own.One(".next").TextContent, StringComparison.Ordinal);
            Assert.NotEmpty(own.Document.QuerySelectorAll($".next a[href='{url}/endorsements/new']"));
            Assert.NotEmpty((await scene.Third.Page("/south")).Document.QuerySelectorAll($".todo a[href='{url}/endorsements/new']"));
            var page = await scene.One.Page(url);
            Assert.Contains("is asked whether it approves, too", Column(page, scene.All[2]), StringComparison.Ordinal);
            Assert.DoesNotContain("awaited", page.Text, StringComparison.Ordinal);
            Assert.Empty((await scene.One.Page("/north")).Document.QuerySelectorAll($".todo a[href='{url}/endorsements/new']"));
        }

        Assert.Contains("Written while it was away", (await scene.Third.Page(urls[0])).Text, StringComparison.Ordinal);
        await (await scene.Third.Page($"{urls[0]}/endorsements/new")).Post($"{urls[0]}/endorsements");
        await (await scene.Third.Page($"{urls[1]}/endorsements/new")).Post($"{urls[1]}/endorsements");
        await (await scene.Third.Page($"{urls[2]}/endorsements/new")).Post($"{urls[2]}/endorsements", ("DecidedBy", "Council"), ("On.Year", $"{portal.Today.Year}"));
        foreach (var url in urls)
        {
            var page = await scene.Third.Page(url);
            Assert.DoesNotContain("is asked whether", page.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("that remain", page.One("p.lead").TextContent, StringComparison.Ordinal);
            Assert.Empty((await scene.Third.Page("/south")).Document.QuerySelectorAll($".todo a[href='{url}/endorsements/new']"));
        }

        Assert.Equal((1, ProjectStatus.Planned), ((await portal.ReadProject(project.Id)).AgreedVersionNumber, (await portal.ReadProject(project.Id)).Status));
    }

    [Fact]
    public async Task Who_is_back_and_does_not_want_what_stands_says_so_and_is_asked_no_more()
    {
        var scene = await Scene();
        var (project, visit, strategy) = await Plans(scene, scene.All, scene.All[..2]);
        await Leave(scene);
        await Join(scene, scene.All[2], scene.Third);
        foreach (var url in new[] { $"/projects/{project.Id}", $"/visits/{visit.Id}", $"/strategies/{strategy.Id}" })
        {
            Assert.Empty((await scene.One.Page(url)).Document.QuerySelectorAll("a[href$='/declines/new']"));
            var form = await scene.Third.Page((await scene.Third.Page(url)).One("a[href$='/declines/new']").GetAttribute("href")!);
            Assert.Contains("Version 1 stands for the others without you.", form.Text, StringComparison.Ordinal);
            Assert.Equal(["Enter your reason"], (await form.Post($"{url}/declines")).Errors);

            var declined = await (await form.Post($"{url}/declines", ("Reason", "Our council wants another"))).Follow();

            Assert.Equal("You have declined; the other parties read your reason.", declined.Message);
            Assert.Empty(declined.Document.QuerySelectorAll($".next a[href='{url}/endorsements/new'], a[href$='/declines/new']"));
            Assert.NotEmpty(declined.Document.QuerySelectorAll($"a[href='{url}/endorsements/new']"));
            Assert.Empty((await scene.Third.Page("/south")).Document.QuerySelectorAll($".todo a[href='{url}/endorsements/new']"));
            var read = Column(await scene.One.Page(url), scene.All[2]);
            Assert.Contains("does not approve; said on", read, StringComparison.Ordinal);
            Assert.Contains("Our council wants another", read, StringComparison.Ordinal);
            Assert.Contains("declined version 1", (await scene.One.Page($"{url}/history")).Text, StringComparison.Ordinal);
        }

        Assert.Equal((1, ProjectStatus.Planned), ((await portal.ReadProject(project.Id)).AgreedVersionNumber, (await portal.ReadProject(project.Id)).Status));
    }

    [Fact]
    public async Task A_plan_that_a_party_does_not_approve_says_so_until_a_changed_one_asks_again()
    {
        var scene = await Scene();
        var (project, visit, _) = await Plans(scene, scene.All, scene.All[..1]);
        var mayor = await portal.SignIn(await portal.CreateUser(scene.All[0], UserRole.MayorsOffice));
        foreach (var (url, kind) in new[] { ($"/projects/{project.Id}", "project"), ($"/visits/{visit.Id}", "visit") })
        {
            var form = await scene.Third.Page((await scene.Third.Page(url)).One("a[href$='/declines/new']").GetAttribute("href")!);
            Assert.NotEmpty(form.Document.QuerySelectorAll("main a[href$='/cancellations/new']"));
            await form.Post($"{url}/declines", ("Reason", "Too far for us"));

            var read = await scene.One.Page(url);
            Assert.Contains($"Version 1 is not approved by {scene.All[2].Name}.", read.One(".next").TextContent, StringComparison.Ordinal);
            Assert.Contains("Too far for us", Column(read, scene.All[2]), StringComparison.Ordinal);
            // Who wrote it changes it; a mayor's office reads where it stands.
            Assert.NotEmpty(read.Document.QuerySelectorAll($".next a[href='{url}/edit']"));
            Assert.Empty((await mayor.Page(url)).Document.QuerySelectorAll(".next a"));
            var task = (await scene.One.Page("/north")).One($".todo a[href='{url}']").TextContent;
            Assert.StartsWith($"Declined: the plan of {(kind == "visit" ? "the visit " : "")}“Wells that quarters keep”, with ", task, StringComparison.Ordinal);
            Assert.All(scene.All[1..], town => Assert.Contains($"{town.Name} (Mozambique)", task, StringComparison.Ordinal));
            Assert.Empty((await scene.Third.Page("/south")).Document.QuerySelectorAll($".todo a[href='{url}']"));
            Assert.Empty((await scene.Third.Page("/south")).Document.QuerySelectorAll($".todo a[href='{url}/endorsements/new']"));
            await (await scene.One.Page($"{url}/edit")).Post($"{url}/edit", ("Title", $"A nearer {kind}"));
            Assert.NotEmpty((await scene.Third.Page("/south")).Document.QuerySelectorAll($".todo a[href='{url}/endorsements/new']"));
            Assert.DoesNotContain("Too far for us", Column(await scene.One.Page(url), scene.All[2]), StringComparison.Ordinal);
            Assert.Empty((await scene.One.Page("/north")).Document.QuerySelectorAll($".todo a[href='{url}']"));
            // What was read is not what is declined.
            Assert.Equal(["Version 1 has been replaced: version 2 is the one to read now"], (await form.Post($"{url}/declines", ("Reason", "Still too far"))).Errors);
        }
    }

    [Fact]
    public async Task Who_approves_after_all_and_withdraws_that_is_asked_again()
    {
        var scene = await Scene();
        var (project, visit, _) = await Plans(scene, scene.All, scene.All[..1]);
        var third = PortalFixture.OfficerOf(scene.All[2]);
        await portal.Change(project, (plan, at) => plan.Decline(1, "Too far for us", third, at));
        await portal.Change(visit, (plan, at) => plan.Decline(1, "Too far for us", third, at));
        await portal.Change(project, (plan, at) => plan.Endorse(1, third, at));
        await portal.Change(visit, (plan, at) => plan.Endorse(1, third, at));
        string[] urls = [$"/projects/{project.Id}", $"/visits/{visit.Id}"];
        var home = await scene.One.Page("/north");
        Assert.All(urls, url => Assert.Empty(home.Document.QuerySelectorAll($".todo a[href='{url}']")));

        await portal.Change(project, (plan, at) => plan.WithdrawEndorsement("The rains have come", third, at));
        await portal.Change(visit, (plan, at) => plan.WithdrawEndorsement("The rains have come", third, at));

        foreach (var url in urls)
        {
            var page = await scene.Third.Page(url);
            Assert.NotEmpty(page.Document.QuerySelectorAll($".next a[href='{url}/endorsements/new']"));
            Assert.NotEmpty(page.Document.QuerySelectorAll("a[href$='/declines/new']"));
            Assert.NotEmpty((await scene.Third.Page("/south")).Document.QuerySelectorAll($".todo a[href='{url}/endorsements/new']"));
            Assert.DoesNotContain("Too far for us", Column(await scene.One.Page(url), scene.All[2]), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Why_a_plan_is_declined_is_for_the_parties_and_for_an_association_of_who_declines()
    {
        var scene = await Scene();
        var (project, visit, _) = await Plans(scene, scene.All, scene.All);
        var (of, without) = (await portal.CreateAssociation(null, scene.All[1]), await portal.CreateAssociation(null, scene.All[0]));
        var (own, others) = (await portal.SignIn(await portal.CreateUser(of, UserRole.AssociationStaff)), await portal.SignIn(await portal.CreateUser(without, UserRole.AssociationStaff)));
        await portal.Change(project, (plan, at) => plan.Revise(plan.CurrentVersion.Plan with { Title = "Other wells" }, null, PortalFixture.OfficerOf(scene.All[0]), at));
        await portal.Change(visit, (plan, at) => plan.Revise(plan.CurrentVersion.Plan with { Title = "Other wells" }, null, PortalFixture.OfficerOf(scene.All[0]), at));
        await Leave(scene);
        await portal.Change(project, (plan, at) => plan.Decline(2, "Our council was never asked", PortalFixture.OfficerOf(scene.All[1]), at));
        await portal.Change(visit, (plan, at) => plan.Decline(2, "Our council was never asked", PortalFixture.OfficerOf(scene.All[1]), at));

        foreach (var url in new[] { $"/projects/{project.Id}", $"/visits/{visit.Id}" })
        {
            Assert.Contains("Our council was never asked", Column(await scene.One.Page(url), scene.All[1]), StringComparison.Ordinal);
            Assert.Contains("Our council was never asked", Column(await own.Page(url), scene.All[1]), StringComparison.Ordinal);
            // What is declined waits for nobody.
            Assert.Contains($"A changed plan, version 2, is not approved by {scene.All[1].Name}.", (await scene.One.Page(url)).Text, StringComparison.Ordinal);
            Assert.DoesNotContain("a changed plan waits", (await scene.One.Page($"/{url.Split('/')[1]}")).Text + (await scene.One.Page($"/partnerships/{scene.Partnership.Id}")).Text, StringComparison.Ordinal);
            Assert.Contains("does not approve", Column(await others.Page(url), scene.All[1]), StringComparison.Ordinal);
            Assert.DoesNotContain("does not approve", (await scene.Third.Page(url)).Text, StringComparison.Ordinal);
            foreach (var reader in new[] { others, scene.Third })
            {
                foreach (var page in new[] { url, $"{url}/history", $"{url}/versions/2", $"/partnerships/{scene.Partnership.Id}", $"/partnerships/{scene.Partnership.Id}/history" })
                {
                    Assert.DoesNotContain("Our council was never asked", (await reader.Page(page)).Html, StringComparison.Ordinal);
                }
            }

            Assert.Contains("declined version 2", (await others.Page($"{url}/history")).Text, StringComparison.Ordinal);
            Assert.DoesNotContain("declined version 2", (await scene.Third.Page($"{url}/history")).Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_change_that_was_declined_asks_nothing_any_more_once_the_visit_is_over()
    {
        var scene = await Scene();
        var (plan, at) = (portal.VisitPlan(scene.Partnership, startsInDays: -30), portal.Now.AddDays(-60));
        var visit = Visit.Open(scene.Partnership, [scene.All[0].Id, scene.All[1].Id, scene.All[2].Id], plan, PortalFixture.OfficerOf(scene.All[0]), at);
        scene.All.ToList().ForEach(town => visit.Endorse(1, PortalFixture.OfficerOf(town), at));
        visit.Revise(plan with { Title = "Other wells" }, null, PortalFixture.OfficerOf(scene.All[0]), at);
        scene.All[..2].ToList().ForEach(town => visit.Endorse(2, PortalFixture.OfficerOf(town), at));
        visit.Decline(2, "Too far for us", PortalFixture.OfficerOf(scene.All[2]), at);
        scene.All.ToList().ForEach(town => visit.Report(new ReportContent("en", "Walked", "To ask", null, new VisitCount { All = 4 }), PortalFixture.OfficerOf(town), portal.Now));
        await portal.Save(visit);

        var page = await scene.One.Page($"/visits/{visit.Id}");

        Assert.Contains("does not approve", Column(page, scene.All[2]), StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll(".next"));
        Assert.Empty((await scene.One.Page("/north")).Document.QuerySelectorAll($".todo a[href='/visits/{visit.Id}']"));
    }

    [Fact]
    public async Task What_waits_when_a_party_is_back_waits_for_it_too()
    {
        var scene = await Scene();
        var (project, visit, strategy) = await Plans(scene, scene.All, scene.All[..1]);
        await Leave(scene);

        await Join(scene, scene.All[2], scene.Third);

        foreach (var url in new[] { $"/projects/{project.Id}", $"/visits/{visit.Id}", $"/strategies/{strategy.Id}" })
        {
            Assert.Contains("waits for your approval", (await scene.Third.Page(url)).One(".next").TextContent, StringComparison.Ordinal);
            Assert.NotEmpty((await scene.Third.Page("/south")).Document.QuerySelectorAll($".todo a[href='{url}/endorsements/new']"));
            Assert.Contains("waiting", Column(await scene.One.Page(url), scene.All[2]), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Who_left_before_reads_nothing_of_its_own_of_who_joins_later()
    {
        var scene = await Scene();
        await Leave(scene);
        var newcomer = await portal.CreateMunicipality("Laterham");
        await Join(scene, newcomer, await portal.SignIn(await portal.CreateUser(newcomer)));
        var url = $"/partnerships/{scene.Partnership.Id}";

        var page = await scene.Third.Page(url);
        var (left, present) = (await portal.SignIn(await portal.CreateUser(await portal.CreateAssociation(null, scene.All[2]), UserRole.AssociationStaff)), await portal.SignIn(await portal.CreateUser(await portal.CreateAssociation(null, scene.All[0]), UserRole.AssociationStaff)));
        Assert.Contains("Laterham", (await present.Page($"/association/members/{scene.All[0].Id}")).One("ol.time").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain((await left.Page($"/association/members/{scene.All[2].Id}")).Document.QuerySelectorAll("ol.time li"), line => line.TextContent.Contains("Laterham joined", StringComparison.Ordinal));

        Assert.Contains("Laterham", page.Text, StringComparison.Ordinal);
        foreach (var words in new[] { "Vision of who came later", "Their project" })
        {
            Assert.Contains(words, (await scene.One.Page(url)).Html, StringComparison.Ordinal);
            Assert.DoesNotContain(words, page.Html, StringComparison.Ordinal);
            Assert.Contains(words, (await scene.One.Page($"{url}/history")).Html, StringComparison.Ordinal);
            Assert.DoesNotContain(words, (await scene.Third.Page($"{url}/history")).Html, StringComparison.Ordinal);
        }

        var member = await (await portal.SignIn(await portal.CreateUser(await portal.CreateAssociation(null, scene.All[2], newcomer), UserRole.AssociationStaff))).Page(url);
        Assert.Contains("Vision of who came later", member.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hidden_act_of_the_same_day_hides_no_visible_one_from_who_has_left()
    {
        var scene = await Scene();
        var visit = Visit.Open(scene.Partnership, [.. scene.All.Select(town => town.Id)], portal.VisitPlan(scene.Partnership), PortalFixture.OfficerOf(scene.All[0]), portal.Now);
        await portal.Save(visit);
        var person = new ParticipantContent(scene.All[0].Id, VisitPosition.Official, "Engineer", null, null, [], null, false);
        await portal.Change(visit, (plan, at) => plan.AddParticipant(person, PortalFixture.OfficerOf(scene.All[0]), at.AddSeconds(-2)));
        await Leave(scene, TimeSpan.FromSeconds(1));
        await portal.Change(visit, (plan, at) => plan.AddParticipant(person, PortalFixture.OfficerOf(scene.All[0]), at));

        foreach (var url in new[] { $"/visits/{visit.Id}", $"/partnerships/{scene.Partnership.Id}" })
        {
            Assert.Contains("entered 2 participants", (await scene.One.Page(url)).One("ol.time").TextContent, StringComparison.Ordinal);
            Assert.Contains("entered a participant", (await scene.Third.Page(url)).One("ol.time").TextContent, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_waits_only_for_the_predecessor_goes_on_with_the_successor(bool isParty)
    {
        var scene = await Scene();
        var (project, visit, strategy) = await Plans(scene, scene.All, scene.All[..2]);
        var (former, successor) = (scene.All[2], isParty ? scene.All[1] : await portal.CreateMunicipality(side: Side.South));
        if (isParty)
        {
            // Of two parties that become one, one has left before: the other's place is history.
            await portal.Change(scene.Partnership, (record, at) => record.EndPart(PartialDate.FromYear(portal.Today.Year), "No more", PortalFixture.OfficerOf(successor), at));
        }

        await using (var scope = portal.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<MergerService>().Merge(new Merger([former.Id, successor.Id], successor.Id, null, PartialDate.FromYear(portal.Today.Year - 1), "Decree"), Actor.Portal, TestContext.Current.CancellationToken);
        }

        var officer = await portal.SignIn(await portal.CreateUser(successor));
        foreach (var url in new[] { $"/projects/{project.Id}", $"/visits/{visit.Id}", $"/strategies/{strategy.Id}" })
        {
            var page = await officer.Page(url);
            var task = (await officer.Page("/south")).Document.QuerySelectorAll($".todo a[href='{url}/endorsements/new']");
            if (isParty)
            {
                Assert.Empty(task);
                Assert.DoesNotContain("awaited", page.Text, StringComparison.Ordinal);
                Assert.Contains("that remain", page.One("p.lead").TextContent, StringComparison.Ordinal);
                Assert.Contains("carried on by another party", Column(page, former), StringComparison.Ordinal);
                continue;
            }

            Assert.NotEmpty(task);
            Assert.Contains("waiting", Column(page, successor), StringComparison.Ordinal);
            await (await officer.Page($"{url}/endorsements/new")).Post($"{url}/endorsements", url.StartsWith("/strategies", StringComparison.Ordinal) ? [("DecidedBy", "Council"), ("On.Year", $"{portal.Today.Year}")] : []);
        }

        Assert.Equal((1, 1, 1), ((await portal.ReadProject(project.Id)).AgreedVersionNumber, (await portal.ReadVisit(visit.Id)).AgreedVersionNumber, (await portal.ReadStrategy(strategy.Id)).AgreedVersionNumber));
    }

    [Fact]
    public async Task A_strategy_that_waits_stands_when_another_is_given_other_years()
    {
        var scene = await Scene();
        var year = portal.Today.Year;
        var first = await portal.CreateStrategy(scene.Partnership, StrategyState.InForce);
        var proposed = await portal.CreateStrategy(scene.Partnership, plan: portal.StrategyPlan("Waits") with { FromYear = year + 3, UntilYear = year + 5 });
        foreach (var town in scene.All[..2])
        {
            await portal.Change(proposed, (plan, at) => plan.Endorse(1, portal.Decided, [], PortalFixture.OfficerOf(town), at));
        }

        await Leave(scene);
        Assert.Null((await portal.ReadStrategy(proposed.Id)).AgreedVersionNumber);
        var url = $"/strategies/{first.Id}";
        await (await scene.One.Page($"{url}/edit")).Post($"{url}/edit", ("UntilYear", $"{year + 2}"));
        await (await scene.One.Page($"{url}/endorsements/new")).Post($"{url}/endorsements", ("DecidedBy", "Council"), ("On.Year", $"{year}"));
        var other = await portal.SignIn(await portal.CreateUser(scene.All[1]));
        Assert.Null((await portal.ReadStrategy(proposed.Id)).AgreedVersionNumber);

        await (await other.Page($"{url}/endorsements/new")).Post($"{url}/endorsements", ("DecidedBy", "Council"), ("On.Year", $"{year}"));

        Assert.Equal((2, 1), ((await portal.ReadStrategy(first.Id)).AgreedVersionNumber, (await portal.ReadStrategy(proposed.Id)).AgreedVersionNumber));
        Assert.Contains("by all parties that remain", (await other.Page($"/strategies/{proposed.Id}")).One("p.lead").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_association_reads_what_its_members_may_read_and_through_one_inside_all_though_it_left_itself()
    {
        var scene = await Scene();
        var (project, _, strategy) = await Plans(scene, scene.All, scene.All);
        var (outside, both) = (await portal.CreateAssociation(null, scene.All[2]), await portal.CreateAssociation(null, scene.All[1], scene.All[2]));
        var (reader, through) = (await portal.SignIn(await portal.CreateUser(outside, UserRole.AssociationStaff)), await portal.SignIn(await portal.CreateUser(both, UserRole.AssociationStaff)));
        var (late, waits) = (await Plans(scene, scene.All, scene.All[..1], "Stands later"), new[] { "/projects", "/visits", "/strategies" });
        await Leave(scene);
        await portal.Change(late.Project, (plan, at) => plan.Endorse(1, PortalFixture.OfficerOf(scene.All[1]), at));
        await portal.Change(late.Visit, (plan, at) => plan.Endorse(1, PortalFixture.OfficerOf(scene.All[1]), at));
        await portal.Change(late.Strategy, (plan, at) => plan.Endorse(1, portal.Decided, [], PortalFixture.OfficerOf(scene.All[1]), at));
        Assert.Equal(HttpStatusCode.NotFound, (await reader.Page($"/projects/{late.Project.Id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await reader.Page($"/visits/{late.Visit.Id}")).Status);
        foreach (var list in waits)
        {
            Assert.NotEmpty((await reader.Page(list)).Document.QuerySelectorAll($"tbody a[href^='{list}/']"));
            Assert.DoesNotContain("Stands later", (await reader.Page(list)).Html, StringComparison.Ordinal);
        }

        Assert.Contains("Stands later", (await through.Page("/projects")).Html, StringComparison.Ordinal);
        Assert.Contains("Stands later", (await through.Page("/visits")).Html, StringComparison.Ordinal);
        Assert.Contains("Stands later", (await through.Page("/strategies")).Html, StringComparison.Ordinal);
        foreach (var page in new[] { $"/partnerships/{scene.Partnership.Id}", $"/partnerships/{scene.Partnership.Id}/strategies" })
        {
            Assert.Contains("Stands later", (await through.Page(page)).Html, StringComparison.Ordinal);
            Assert.DoesNotContain("Stands later", (await reader.Page(page)).Html, StringComparison.Ordinal);
            Assert.Contains("Your member has left the partnership", (await reader.Page(page)).Html, StringComparison.Ordinal);
        }

        await portal.Change(project, (plan, at) =>
        {
            plan.Revise(plan.CurrentVersion.Plan with { Title = "Written later", Lines = [], StaffTimes = [new StaffTime(scene.All[0].Id, 100, null)], Milestones = [] }, null, PortalFixture.OfficerOf(scene.All[0]), at);
            scene.All[..2].ToList().ForEach(town => plan.Endorse(2, PortalFixture.OfficerOf(town), at));
        });
        await portal.Change(strategy, (plan, at) =>
        {
            plan.Revise(plan.CurrentVersion.Plan with { Title = "Written later" }, null, [], PortalFixture.OfficerOf(scene.All[0]), at);
            scene.All[..2].ToList().ForEach(town => plan.Endorse(2, portal.Decided, [], PortalFixture.OfficerOf(town), at));
        });

        foreach (var url in new[] { $"/projects/{project.Id}", $"/strategies/{strategy.Id}" })
        {
            Assert.Contains("Written later", (await through.Page(url)).Heading, StringComparison.Ordinal);
            Assert.DoesNotContain("Written later", (await reader.Page(url)).Html, StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.NotFound, (await reader.Page($"{url}/versions/2")).Status);
            Assert.DoesNotContain("version 2", (await reader.Page($"{url}/history")).Text, StringComparison.OrdinalIgnoreCase);
        }

        Assert.Contains("Water for all quarters", (await through.Page("/projects.csv")).Html, StringComparison.Ordinal);
        Assert.DoesNotContain("Water for all quarters", (await reader.Page("/projects.csv")).Html, StringComparison.Ordinal);
        foreach (var whole in new[] { $"/partnerships/{scene.Partnership.Id}/mirrors", $"/partnerships/{scene.Partnership.Id}/participation" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await reader.Page(whole)).Status);
            Assert.Equal(HttpStatusCode.OK, (await through.Page(whole)).Status);
            Assert.Empty((await reader.Page($"/partnerships/{scene.Partnership.Id}")).Document.QuerySelectorAll($"a[href='{whole}']"));
        }

        Assert.DoesNotContain("version 2", (await reader.Page($"/partnerships/{scene.Partnership.Id}/history")).Text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("version 2", (await through.Page($"/partnerships/{scene.Partnership.Id}/history")).Text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Written later", (await reader.Page($"/association/members/{scene.All[2].Id}")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_association_that_left_has_the_mirrors_of_a_partnership_in_which_its_member_is()
    {
        var (one, other) = (await portal.CreateMunicipality(), await portal.CreateMunicipality(side: Side.South));
        var (association, alone) = (await portal.CreateAssociation(null, one), await portal.CreateAssociation());
        var partnership = await portal.CreatePartnership([one, other, association, alone]);
        foreach (var leaver in new[] { association, alone })
        {
            await portal.Change(partnership, (record, at) => record.EndPart(PartialDate.From(portal.Today), "No more", new Actor(1, UserRole.AssociationStaff, leaver.Id), at));
        }

        foreach (var whole in new[] { $"/partnerships/{partnership.Id}/mirrors", $"/partnerships/{partnership.Id}/participation" })
        {
            Assert.Equal(HttpStatusCode.OK, (await (await portal.SignIn(await portal.CreateUser(association, UserRole.AssociationStaff))).Page(whole)).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await (await portal.SignIn(await portal.CreateUser(alone, UserRole.AssociationStaff))).Page(whole)).Status);
        }
    }

    private static string Column(PortalPage page, Municipality town) => page.Document.QuerySelectorAll(".towns .town").First(one => one.QuerySelector("h3")!.TextContent == town.Name).TextContent;

    /// <summary>A project, a visit and a strategy of all, approved by some.</summary>
    private async Task<(Project Project, Visit Visit, Strategy Strategy)> Plans(ReturnScene scene, Municipality[] parties, Municipality[] approving, string title = "Wells that quarters keep")
    {
        var (plan, ids) = (PortalFixture.Plan(scene.Partnership), parties.Select(town => town.Id).ToList());
        var project = Project.Open(scene.Partnership, ids, plan with { Title = title, Priorities = [.. plan.Priorities, new ServedPriority(scene.All[2].Id, null)] }, PortalFixture.OfficerOf(parties[0]), portal.Now);
        var visit = Visit.Open(scene.Partnership, ids, portal.VisitPlan(scene.Partnership, title) with { HostId = parties[0].Id }, PortalFixture.OfficerOf(parties[0]), portal.Now);
        var strategy = await portal.CreateStrategy(scene.Partnership, title: title);
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
    private async Task Leave(ReturnScene scene, TimeSpan? passes = null)
    {
        var url = $"/partnerships/{scene.Partnership.Id}/endings";
        Assert.Equal(HttpStatusCode.Redirect, (await (await scene.Third.Page($"{url}/new")).Post(url, ("Ended.Year", $"{portal.Today.Year}"), ("Reason", "No colleague is left"))).Status);
        portal.Clock.Advance(passes ?? TimeSpan.FromHours(1));
    }

    /// <summary>Through the pages: invited by one, consented to by the other, and joined.</summary>
    private async Task Join(ReturnScene scene, Municipality town, HttpClient client)
    {
        await portal.Change(scene.Partnership, (record, at) => record.Invite(town, PortalFixture.OfficerOf(scene.All[0]), at));
        await portal.Change(scene.Partnership, (record, at) => record.ConsentToInvitation(town.Id, PortalFixture.OfficerOf(scene.All[1]), at));
        portal.Clock.Advance(TimeSpan.FromHours(1));
        var url = $"/partnerships/{scene.Partnership.Id}/joinings";
        var joined = await (await client.Page($"{url}/new")).Post(url, ("Path", nameof(PathKind.LargeProject)), ("Project", "Their project"), ("Vision", "Vision of who came later"), ("Begun", "True"), ("Publication", nameof(Publication.Existence)));
        Assert.Equal(HttpStatusCode.Redirect, joined.Status);
    }

    private async Task<ReturnScene> Scene()
    {
        Municipality[] all = [await portal.CreateMunicipality(), await portal.CreateMunicipality(side: Side.South), await portal.CreateMunicipality(side: Side.South)];
        return new ReturnScene(await portal.CreatePartnership(all), all, await portal.SignIn(await portal.CreateUser(all[0])), await portal.SignIn(await portal.CreateUser(all[2])));
    }

    private sealed record ReturnScene(Partnership Partnership, Municipality[] All, HttpClient One, HttpClient Third);
}
