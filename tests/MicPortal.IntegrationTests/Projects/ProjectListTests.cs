using MicPortal.Application.Lists;
using MicPortal.Application.Partnerships;
using MicPortal.Domain.Common;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Partnerships;
using MicPortal.Domain.Projects;
using MicPortal.TestSupport;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace MicPortal.IntegrationTests.Projects;

public sealed class ProjectListTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_list_shows_what_its_reader_may_see_filtered_sorted_and_as_a_file()
    {
        var (one, other) = (await portal.CreateMunicipality(), await portal.CreateMunicipality(side: Side.South));
        var partnership = await portal.CreatePartnership([one, other]);
        foreach (var (title, status) in new[] { ("Listed wells", ProjectStatus.Running), ("Listed =archives", ProjectStatus.Idea), ("Listed schools", ProjectStatus.Running) })
        {
            await portal.CreateProject(partnership, status, PortalFixture.Plan(partnership, title));
        }

        var officer = await portal.SignIn(await portal.CreateUser(one));
        var all = await officer.Page("/projects?sort=title");
        Assert.Equal(["Listed =archives", "Listed schools", "Listed wells"], Titles(all));
        Assert.Equal("3 projects", all.One("caption").TextContent);
        Assert.Equal(["Listed wells", "Listed schools", "Listed =archives"], Titles(await officer.Page("/projects?sort=-title")));
        Assert.Equal(["Listed schools", "Listed wells"], Titles(await officer.Page("/projects?sort=title&status=running")));
        Assert.Equal(["Listed wells"], Titles(await officer.Page("/projects?q=WELLS")));
        Assert.Equal(3, Titles(await officer.Page($"/projects?q={Uri.EscapeDataString(other.Name.ToUpperInvariant())}")).Count());
        Assert.Empty(Titles(await officer.Page("/projects?q=14031&year=2025")));
        await portal.Change(await Find("Listed wells"), (project, at) => project.Revise(project.CurrentVersion.Plan with { Themes = ["water-sanitation"], Sectors = ["14031"], Start = PartialDate.FromYear(2024), End = PartialDate.From(new DateOnly(2025, 1, 1)) }, null, PortalFixture.OfficerOf(one), at));
        // Lists know the plan that stands, and a changed one once all have approved it.
        Assert.Empty(Titles(await officer.Page("/projects?q=14031&year=2025")));
        foreach (var town in new[] { one, other })
        {
            await portal.Change(await Find("Listed wells"), (project, at) => project.Endorse(2, PortalFixture.OfficerOf(town), at));
        }

        Assert.Equal(["Listed wells"], Titles(await officer.Page("/projects?q=14031&year=2025")));
        Assert.Equal(["Listed wells"], Titles(await officer.Page("/projects?q=140&theme=water-sanitation")));
        Assert.Empty(Titles(await officer.Page("/projects?q=4031")));
        var ofSector = await officer.Page("/projects?sector=14031");
        Assert.Equal(["Listed wells"], Titles(ofSector));
        Assert.Equal(["", "14031"], ofSector.Document.QuerySelectorAll("#filter-sector option").Select(option => option.GetAttribute("value")));
        Assert.StartsWith("14031 ", ofSector.One("#filter-sector option[selected]").TextContent, StringComparison.Ordinal);
        Assert.Empty(Titles(await officer.Page("/projects?sector=15150")));
        // What is no code is left out.
        Assert.Equal(3, Titles(await officer.Page("/projects?sector=1403")).Count());
        Assert.Empty(Titles(await officer.Page("/projects?theme=health")));
        Assert.Equal(["Listed =archives", "Listed schools"], Titles(await officer.Page("/projects?sort=title&year=2026")));
        Assert.Equal(3, Titles(await officer.Page("/projects?year=abc&theme=xyzzy")).Count());
        Assert.Empty(Titles(await officer.Page("/projects?year=2023")));
        Assert.Contains("No project is found.", (await officer.Page("/projects?q=xyzzy")).Text, StringComparison.Ordinal);
        var file = await (await officer.GetAsync("/projects.csv?status=idea", TestContext.Current.CancellationToken)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("Listed =archives", file, StringComparison.Ordinal);
        Assert.DoesNotContain("Listed wells", file, StringComparison.Ordinal);
        Assert.Equal("/projects", (await officer.Page("/north")).One("a[href='/projects']").GetAttribute("href"));

        var staff = await portal.SignIn(await portal.CreateUser(await portal.CreateAssociation(null, other)));
        Assert.Equal(["Listed schools", "Listed wells"], Titles(await staff.Page("/projects?sort=title")));
        var stranger = await portal.SignIn(await portal.CreateUser(await portal.CreateMunicipality()));
        var strangers = await stranger.Page("/projects");
        Assert.Empty(Titles(strangers));
        Assert.Single(strangers.Document.QuerySelectorAll("#filter-sector option"));
    }

    [Fact]
    public async Task A_partnership_of_more_projects_than_its_page_shows_counts_all_leads_to_the_rest_and_knows_the_first_that_began()
    {
        var (one, other) = (await portal.CreateMunicipality(), await portal.CreateMunicipality(side: Side.South));
        var partnership = await portal.CreatePartnership([one, other]);
        await portal.CreateProject(partnership, ProjectStatus.Completed, PortalFixture.Plan(partnership, "The first of all"));
        await portal.CreateProject(partnership, ProjectStatus.Running, PortalFixture.Plan(partnership, "Begun before the ideas"));
        for (var number = 1; number <= PageRequest.Size; number++)
        {
            await portal.CreateProject(partnership, ProjectStatus.Idea, PortalFixture.Plan(partnership, $"Idea {number:00}"));
        }

        await portal.Change(await Find("The first of all"), (project, at) => project.CorrectDays(PartialDate.FromYear(2021), project.EndedOn, PortalFixture.OfficerOf(one), at));
        var officer = await portal.SignIn(await portal.CreateUser(one));

        var page = await officer.Page($"/partnerships/{partnership.Id}");

        Assert.Equal("22 projects", page.One("#projects").TextContent);
        Assert.Equal("Begun before the ideas", page.Document.QuerySelector("#projects ~ table tbody a")?.TextContent);
        Assert.Contains("2021", page.Document.QuerySelectorAll("dt").Single(term => term.TextContent == "From contact to project").NextElementSibling!.TextContent, StringComparison.Ordinal);
        Assert.Contains("The first of all", page.One("ol.time").TextContent, StringComparison.Ordinal);
        // Also what stands behind the first page can be chosen.
        Assert.Equal(22, (await officer.Page($"/partnerships/{partnership.Id}/visits/new")).Document.QuerySelectorAll("input[name=Projects]").Length);
        Assert.Equal(23, (await officer.Page($"/partnerships/{partnership.Id}/roles/new")).Document.QuerySelectorAll("select[name=ProjectId] option").Length);
        var rest = await officer.Page(page.One("#projects ~ p a").GetAttribute("href")!);
        Assert.Equal("22 projects", rest.One("caption").TextContent);
        Assert.Equal(["The first of all"], Titles(await officer.Page($"/projects?partnership={partnership.Id}&status=completed")));
        Assert.Empty(Titles(await officer.Page($"/projects?partnership={partnership.Id + 1}")));
    }

    [Fact]
    public async Task What_an_ended_partnership_left_undone_is_not_said_to_go_on()
    {
        var (one, other) = (await portal.CreateMunicipality(), await portal.CreateMunicipality(side: Side.South));
        var partnership = await portal.CreatePartnership([one, other]);
        await portal.CreateProject(partnership, ProjectStatus.Running, PortalFixture.Plan(partnership, "A week of the other town") with { Approaches = [ProjectApproach.Awareness] });
        await portal.CreateProject(partnership, ProjectStatus.Completed);
        await portal.CreateVisit(partnership, plan: portal.VisitPlan(partnership, "Never agreed"));
        var need = await portal.CreateNeed(partnership, one.Id);
        var officer = await portal.SignIn(await portal.CreateUser(one));
        Assert.DoesNotContain("No awareness project runs", (await officer.Page("/north")).Text, StringComparison.Ordinal);
        Assert.Contains("Never agreed", (await officer.Page("/visits?state=planning")).Text, StringComparison.Ordinal);
        Assert.Empty(Titles(await officer.Page("/projects?status=ended")));

        await portal.Change(partnership, (record, at) => record.EndPart(PartialDate.From(portal.Today), "No more", PortalFixture.OfficerOf(other), at));

        Assert.Contains("Partnership ended", (await officer.Page("/projects")).One("tbody").TextContent, StringComparison.Ordinal);
        Assert.Contains("Partnership ended", await officer.GetStringAsync("/projects.csv", TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Empty(Titles(await officer.Page("/projects?status=running")));
        var undone = await officer.Page("/projects?status=ended");
        Assert.Equal(["A week of the other town"], Titles(undone));
        Assert.Equal("Partnership ended", undone.One("#filter-status option[selected]").TextContent);
        Assert.Contains("Partnership ended", (await officer.Page("/visits?state=ended")).One("tbody").TextContent, StringComparison.Ordinal);
        Assert.Contains("Partnership ended", await officer.GetStringAsync("/visits.csv", TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.DoesNotContain("Never agreed", (await officer.Page("/visits?state=planning")).Text, StringComparison.Ordinal);
        Assert.Contains("so nobody answers this any more", (await officer.Page($"/partnerships/{partnership.Id}/needs/{need.Id}")).Text, StringComparison.Ordinal);
        Assert.Contains("No awareness project runs", (await officer.Page("/north")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_project_of_which_each_party_says_that_it_serves_none_of_its_priorities_is_seen_and_found_as_such()
    {
        var (one, other) = (await portal.CreateMunicipality(), await portal.CreateMunicipality(side: Side.South));
        var partnership = await portal.CreatePartnership([one, other]);
        var plan = PortalFixture.Plan(partnership, "Serving none");
        await portal.CreateProject(partnership, ProjectStatus.Running, plan with { Priorities = [new ServedPriority(one.Id, null), new ServedPriority(other.Id, null)] });
        await portal.CreateProject(partnership, ProjectStatus.Idea, plan with { Title = "Not said by all", Priorities = [new ServedPriority(one.Id, null)] });
        await portal.CreateProject(partnership, ProjectStatus.Running, plan with { Title = "Serving one" });
        await portal.CreateProject(partnership, ProjectStatus.Running, plan with { Title = "Serving a group's", Priorities = [new ServedPriority(one.Id, null), new ServedPriority(other.Id, null) { Group = new ServedGroupPriority(1, "Trams") }] });
        var officer = await portal.SignIn(await portal.CreateUser(one));

        var found = await officer.Page("/projects?serves=none");

        Assert.Equal(["Serving none"], Titles(found));
        Assert.Contains("serves no priority of those who take part", found.One("tbody").TextContent, StringComparison.Ordinal);
        Assert.Equal(4, Titles(await officer.Page("/projects?serves=xyzzy")).Count());
        var told = (await officer.Page($"/partnerships/{partnership.Id}")).Document.QuerySelectorAll("tbody tr").Where(row => row.TextContent.Contains("serves no priority of those who take part", StringComparison.Ordinal));
        Assert.Contains("Serving none", Assert.Single(told).TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_partnership_is_dormant_in_SQL_and_by_the_rule_counted_from_when_a_project_began_or_was_completed()
    {
        var (one, other) = (await portal.CreateMunicipality(), await portal.CreateMunicipality());
        var today = new DateOnly(2026, 3, 4);
        PartialDate?[] dates = [null, PartialDate.From(new DateOnly(2024, 3, 4)), PartialDate.From(new DateOnly(2024, 3, 5)), PartialDate.FromYear(2023), PartialDate.FromYear(2024), PartialDate.FromYear(2027)];
        var cases = (from begun in dates from ended in dates from status in new[] { ProjectStatus.Running, ProjectStatus.Completed, ProjectStatus.Cancelled } select (begun, ended, status)).ToList();
        var rows = cases.ConvertAll(_ => Partnership.Import($"test:{Guid.NewGuid():N}", [one, other], portal.Now));
        await portal.InDatabase(async db =>
        {
            db.AddRange(rows);
            await PortalFixture.SaveImport(db);
            foreach (var (row, state) in rows.Zip(cases))
            {
                db.Entry(row).Property(partnership => partnership.Stage).CurrentValue = PartnershipStage.Active;
                var project = Project.Open(row, [one.Id, other.Id], PortalFixture.Plan(row), PortalFixture.OfficerOf(one), portal.Now);
                db.Add(project);
                db.Entry(project).Property(stored => stored.Status).CurrentValue = state.status;
                db.Entry(project).Property(stored => stored.BegunOn).CurrentValue = state.begun;
                db.Entry(project).Property(stored => stored.EndedOn).CurrentValue = state.ended;
            }

            await PortalFixture.SaveImport(db);
        });

        var dormant = await portal.InDatabase(db => db.Partnerships.In(PartnershipState.Dormant, today, db).Select(partnership => partnership.Id).ToListAsync());
        var active = await portal.InDatabase(db => db.Partnerships.In(PartnershipState.Active, today, db).Select(partnership => partnership.Id).ToListAsync());
        foreach (var (row, state) in rows.Zip(cases))
        {
            var dated = new[] { state.begun, state.status == ProjectStatus.Completed ? state.ended : null }.OfType<PartialDate>();
            var rule = JointWork.IsDormant(PartnershipStage.Active, JointWork.Last(dated, [], today), today);
            Assert.True(rule == dormant.Contains(row.Id), $"{state}: the rule says {rule}");
            Assert.Equal(!rule, active.Contains(row.Id));
        }
    }

    private Task<Project> Find(string title) => portal.InDatabase(db => db.Projects.SingleAsync(project => project.Title == title));

    private static IEnumerable<string> Titles(PortalPage page) => page.Document.QuerySelectorAll("tbody th a").Select(link => link.TextContent);
}
