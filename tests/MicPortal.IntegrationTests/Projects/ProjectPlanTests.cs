using System.Net;
using MicPortal.Domain.Common;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Partnerships;
using MicPortal.Domain.Projects;
using MicPortal.TestSupport;
using Xunit;

namespace MicPortal.IntegrationTests.Projects;

public sealed class ProjectPlanTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task An_idea_needs_a_title_and_is_read_by_the_other_party_at_once()
    {
        var scene = await Scene();
        var url = $"/partnerships/{scene.Partnership.Id}/projects";
        var form = await scene.One.Page($"{url}/new");
        // What can be told from the form alone is told in one round.
        var empty = await form.Post(url, ("Title", ""), ("Objectives", "Clean water"), ("Approaches", "SeedMoney"), ("Start.Year", "2026"), ("End.Year", "2025"), ($"Priorities[{scene.OtherTown.Id}].Text", "Wells"));
        Assert.Equal(HttpStatusCode.BadRequest, empty.Status);
        Assert.Equal(4, empty.Errors.Count);
        Assert.Superset(new HashSet<string> { "Enter a title", "Say whether it serves a priority or none", "The end is before the start" }, empty.Errors.ToHashSet());
        Assert.Equal("Clean water", empty.Value("Objectives"));

        Assert.Equal(["A project starts in 1900 or later", "A project ends at most 50 years after its start"], (await empty.Post(url, ("Title", "Wells"), ("Start.Year", "1850"), ("End.Year", "2027"), ("Approaches", "TechnicalAssistance"), ($"Priorities[{scene.OtherTown.Id}].Serves", "Priority"), ($"Priorities[{scene.OneTown.Id}].Serves", "None"))).Errors);

        var sent = await empty.Post(url, ("Title", "Wells of the quarters"), ("End.Year", ""), ("Start.Year", ""), ("Approaches", "TechnicalAssistance"), ($"Priorities[{scene.OtherTown.Id}].Serves", "Priority"), ($"Priorities[{scene.OneTown.Id}].Serves", "None"));

        var page = await scene.Other.Page(sent.Location!);
        Assert.Equal("Wells of the quarters Idea", page.Heading);
        Assert.Contains("It serves none of its priorities", page.Text, StringComparison.Ordinal);
        Assert.Equal(["what it changes in governance, inside or towards citizens", "its start and its end", "staff time, in days"], page.Document.QuerySelectorAll("#missing + ul li").Select(item => item.TextContent));
        Assert.Contains("Wells of the quarters", (await scene.Other.Page($"/partnerships/{scene.Partnership.Id}")).One("#projects + table").TextContent, StringComparison.Ordinal);
        Assert.Contains("entered the idea of a project", (await scene.Other.Page($"/partnerships/{scene.Partnership.Id}")).One("ol.time").TextContent, StringComparison.Ordinal);
        Assert.Contains("entered the idea of a project", (await scene.Other.Page($"{sent.Location}/history")).Text, StringComparison.Ordinal);
        Assert.Contains("entered the idea of a project", (await scene.Other.Page("/south")).One("#lately + ul").TextContent, StringComparison.Ordinal);

        // Nobody is asked to approve what lacks most of a plan.
        var longer = await (await scene.Other.Page($"{sent.Location}/edit")).Post($"{sent.Location}/edit", ("Objectives", "Water for each quarter"));
        Assert.Equal("Saved: version 2. Every party is asked to approve it once nothing is missing.", (await longer.Follow()).Message);
    }

    [Fact]
    public async Task An_association_reads_of_a_project_only_when_there_is_a_plan_that_all_approved()
    {
        var scene = await Scene();
        var staff = await portal.SignIn(await portal.CreateUser(await portal.CreateAssociation(null, scene.OneTown)));
        var project = await portal.CreateProject(scene.Partnership);
        var partnership = $"/partnerships/{scene.Partnership.Id}";

        var before = await staff.Page(partnership);
        Assert.Equal(HttpStatusCode.NotFound, (await staff.Page($"/projects/{project.Id}")).Status);
        Assert.DoesNotContain(project.Title, before.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("idea of a project", before.Text + (await staff.Page($"{partnership}/history")).Text, StringComparison.Ordinal);

        await portal.Change(project, (one, at) => one.Endorse(1, PortalFixture.OfficerOf(scene.OneTown), at));
        await portal.Change(project, (one, at) => one.Endorse(1, PortalFixture.OfficerOf(scene.OtherTown), at));
        await portal.Change(project, (one, at) => one.Note("Words of the other side", "en", PortalFixture.OfficerOf(scene.OtherTown), at));
        await portal.Change(project, (one, at) => one.Note("Words of the member", "en", PortalFixture.OfficerOf(scene.OneTown), at));

        Assert.Contains("idea of a project", (await staff.Page($"{partnership}/history")).Text, StringComparison.Ordinal);
        var page = await staff.Page($"/projects/{project.Id}");
        Assert.Contains("Words of the member", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Words of the other side", page.Text, StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll("main form, a[href$='/edit']"));
    }

    [Fact]
    public async Task The_whole_description_is_written_with_meetings_that_a_button_adds()
    {
        var scene = await Scene();
        var project = await portal.CreateProject(scene.Partnership);
        var url = $"/projects/{project.Id}/edit";
        var form = await scene.Other.Page(url);

        var added = await form.Post(url, ("Part", "add-meeting"));
        Assert.Equal(HttpStatusCode.OK, added.Status);
        var wrong = await added.Post(url, ("Meetings[0].Place", "Pemba"), ($"Meetings[0].Present[{scene.OneTown.Id}]", "-3"), ("Markers[Gender].Weight", "Principal"), ("BeneficiaryCount", "99999999999"));
        Assert.Equal(HttpStatusCode.BadRequest, wrong.Status);
        Assert.Equal(4, wrong.Errors.Count);
        Assert.Equal("-3", wrong.Value($"Meetings[0].Present[{scene.OneTown.Id}]"));

        var year = portal.Today.Year - 1;
        var saved = await wrong.Post(
            url, ("Meetings[0].Date.Year", $"{year}"), ($"Meetings[0].Present[{scene.OneTown.Id}]", "3"), ($"Meetings[0].Present[{scene.OtherTown.Id}]", "5"), ("Markers[Gender].How", "Half are women"),
            ("BeneficiaryCount", "1200"), ("Reach", "Neighbourhood"), ("Sustainability", "Fees pay for repairs"));

        Assert.Equal($"/projects/{project.Id}", saved.Location);
        Assert.Equal("Saved: version 2. Every party is asked to approve it.", (await saved.Follow()).Message);
        var plan = (await portal.ReadProject(project.Id)).CurrentVersion.Plan;
        Assert.Equal((1200, BeneficiaryReach.Neighbourhood), (plan.BeneficiaryCount, plan.Reach));
        Assert.Equal(new PlanningMeeting(PartialDate.FromYear(year), "Pemba", new Dictionary<int, int> { [scene.OneTown.Id] = 3, [scene.OtherTown.Id] = 5 }), plan.Meetings.Single());
        Assert.Equal("Nothing was changed, so there is no new version.", (await (await (await scene.Other.Page(url)).Post(url)).Follow()).Message);
        Assert.Equal(2, (await portal.ReadProject(project.Id)).CurrentVersionNumber);
        var changes = await scene.One.Page($"/projects/{project.Id}/changes?from=1&to=2");
        Assert.Contains("Fees pay for repairs", changes.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Fees pay", (await scene.One.Page($"/projects/{project.Id}/versions/1")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sectors_are_found_by_a_word_before_they_are_ticked_and_saved()
    {
        var scene = await Scene();
        var project = await portal.CreateProject(scene.Partnership);
        var url = $"/projects/{project.Id}/sectors";

        // Sent without the button that looks for it, the word is looked for all the same.
        var found = await (await scene.Other.Page(url)).Post(url, ("SectorText", "drinking water"), ("Goals", "6"));
        Assert.Equal((HttpStatusCode.OK, 1), (found.Status, (await portal.ReadProject(project.Id)).CurrentVersionNumber));
        Assert.Contains("14031 Basic drinking water supply", found.Text, StringComparison.Ordinal);
        Assert.StartsWith("Nothing is saved yet. “drinking water” stood in the search box", found.One("main .next").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Only the first", found.Text, StringComparison.Ordinal);
        var many = await found.Post(url, ("SectorText", "151"), ("Part", "find-sectors"));
        Assert.Contains("Only the first 15 that are found are shown", many.Text, StringComparison.Ordinal);
        var none = await found.Post(url, ("SectorText", "xyzzy"), ("Part", "find-sectors"));
        Assert.Contains("No sector’s code begins with “xyzzy”, and no name contains it.", none.Text, StringComparison.Ordinal);
        Assert.Empty(none.Document.QuerySelectorAll("main .next"));
        var unknown = await found.Send(url, [.. found.Fields(url), ("Sectors", "99999")]);
        Assert.Equal(HttpStatusCode.BadRequest, unknown.Status);
        await found.Post(url, ("Sectors", "14031"));

        var plan = (await portal.ReadProject(project.Id)).CurrentVersion.Plan;
        Assert.Equal(("14031", 6), (plan.Sectors.Single(), plan.Goals.Single()));
        Assert.Contains("14031 Basic drinking water supply", (await scene.One.Page($"/projects/{project.Id}/changes?from=1&to=2")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_who_write_at_once_keep_what_each_changed()
    {
        var scene = await Scene();
        var project = await portal.CreateProject(scene.Partnership);
        var url = $"/projects/{project.Id}/edit";
        var late = await scene.Other.Page(url);
        await (await scene.One.Page(url)).Post(url, ("Objectives", "Theirs"));

        var met = await late.Post(url, ("Sustainability", "Ours"));

        Assert.Equal(HttpStatusCode.Conflict, met.Status);
        Assert.Equal(("Theirs", "Ours"), (met.Value("Objectives"), met.Value("Sustainability")));
        await met.Post(url);
        var plan = (await portal.ReadProject(project.Id)).CurrentVersion.Plan;
        Assert.Equal(("Theirs", "Ours"), (plan.Objectives, plan.Sustainability));
    }

    [Fact]
    public async Task Each_party_approves_the_same_plan_and_the_work_begins_and_ends()
    {
        var scene = await Scene();
        var project = await portal.CreateProject(scene.Partnership);
        var url = $"/projects/{project.Id}";
        Assert.Contains("Approve the plan of", (await scene.Other.Page("/south")).Text, StringComparison.Ordinal);

        await (await scene.One.Page($"{url}/endorsements/new")).Post($"{url}/endorsements");
        var withdrawal = await scene.One.Page($"{url}/endorsement-withdrawals/new");
        Assert.Equal(["Enter your reason"], (await withdrawal.Post($"{url}/endorsement-withdrawals")).Errors);
        await withdrawal.Post($"{url}/endorsement-withdrawals", ("Reason", "One day more"));
        Assert.Contains("Approval withdrawn on", (await scene.One.Page(url)).Text, StringComparison.Ordinal);
        Assert.Contains("“One day more”", (await scene.Other.Page(url)).Text, StringComparison.Ordinal);
        await (await scene.One.Page($"{url}/endorsements/new")).Post($"{url}/endorsements");

        var stale = await scene.Other.Page($"{url}/endorsements/new");
        var edit = await scene.One.Page($"{url}/edit");
        await edit.Post($"{url}/edit", ("Title", "Wells and pumps"));
        var refused = await stale.Post($"{url}/endorsements");
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains("Wells and pumps", refused.Text, StringComparison.Ordinal);
        await refused.Post($"{url}/endorsements");
        var own = await scene.One.Page($"{url}/endorsements/new");
        Assert.Contains("pumps", own.One("p.diff").TextContent, StringComparison.Ordinal);
        await own.Post($"{url}/endorsements");
        Assert.Equal((ProjectStatus.Planned, 2), ((await portal.ReadProject(project.Id)).Status, (await portal.ReadProject(project.Id)).AgreedVersionNumber));
        Assert.DoesNotContain("Approve the plan of", (await scene.Other.Page("/south")).Text, StringComparison.Ordinal);

        await portal.Change(scene.Partnership, (stored, at) => stored.ChangeFacts(new PartnershipFacts(PartialDate.FromYear(2001), []), PortalFixture.OfficerOf(scene.OneTown), at));
        var begin = await scene.Other.Page($"{url}/beginnings/new");
        Assert.Equal(["Enter a day that is not in the future"], (await begin.Post($"{url}/beginnings", ("On.Year", "2090"))).Errors);
        Assert.Equal(["The start is before the first contact of the partnership"], (await begin.Post($"{url}/beginnings", ("On.Day", ""), ("On.Month", ""), ("On.Year", "2000"))).Errors);
        await begin.Post($"{url}/beginnings", ("On.Day", ""), ("On.Month", ""), ("On.Year", $"{portal.Today.Year}"));
        Assert.Contains($"First project begun: {portal.Today.Year}", (await scene.One.Page($"/partnerships/{scene.Partnership.Id}")).Text, StringComparison.Ordinal);
        await (await scene.One.Page($"{url}/completions/new")).Post($"{url}/completions", ("On.Day", ""), ("On.Month", ""));
        Assert.Equal((ProjectStatus.Completed, PartialDate.FromYear(portal.Today.Year)), ((await portal.ReadProject(project.Id)).Status, (await portal.ReadProject(project.Id)).EndedOn));
        Assert.Equal(url, (await scene.One.Page($"{url}/edit")).Location);
    }

    [Fact]
    public async Task A_wrong_day_of_the_beginning_is_corrected_and_the_history_keeps_both()
    {
        var scene = await Scene();
        var project = await portal.CreateProject(scene.Partnership, ProjectStatus.Running);
        var (url, said, right) = ($"/projects/{project.Id}/day-corrections", project.BegunOn!.Value, portal.Today.AddDays(-40));
        var form = await scene.Other.Page((await scene.Other.Page($"/projects/{project.Id}")).One("a[href$='/day-corrections/new']").GetAttribute("href")!);
        Assert.Equal($"{said.Day}", form.Value("On.Day"));

        Assert.Equal(["These are the days that the page says already"], (await form.Post(url)).Errors);
        var future = await form.Post(url, ("On.Year", "2090"));
        Assert.Equal(["Enter a day that is not in the future"], future.Errors);
        Assert.Equal("2090", future.Value("On.Year"));
        var sent = await future.Post(url, ("On.Day", $"{right.Day}"), ("On.Month", $"{right.Month}"), ("On.Year", $"{right.Year}"));

        Assert.Equal("The days are corrected.", (await sent.Follow()).Message);
        Assert.Equal((ProjectStatus.Running, PartialDate.From(right)), ((await portal.ReadProject(project.Id)).Status, (await portal.ReadProject(project.Id)).BegunOn));
        var history = (await scene.One.Page($"/projects/{project.Id}/history")).Text;
        Assert.Contains("corrected the days of a project", history, StringComparison.Ordinal);
        foreach (var day in new[] { said.Earliest, right })
        {
            Assert.Contains(day.ToString("d MMMM yyyy", System.Globalization.CultureInfo.GetCultureInfo("en-GB")), history, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task In_French_a_target_is_for_a_day_or_a_month_and_several_parties_read_the_idea()
    {
        Municipality[] towns = [await portal.CreateMunicipality(), await portal.CreateMunicipality(side: Side.South), await portal.CreateMunicipality(side: Side.South)];
        var partnership = await portal.CreatePartnership(towns);
        var project = await portal.CreateProject(partnership, plan: PortalFixture.Plan(partnership) with
        {
            Indicators = [new Indicator(1, "Committees", null, 0, 12, PartialDate.FromValue(20270603)), new Indicator(2, "Meetings", null, 0, 12, PartialDate.FromValue(20270600)), new Indicator(3, "Wells", null, 0, 12, PartialDate.FromYear(2027))],
        });
        var reader = await portal.SignIn(await portal.CreateUser(towns[0]));

        var page = await reader.Page($"/projects/{project.Id}?lang=fr");

        Assert.All(["d’ici au 3 juin 2027", "d’ici à juin 2027", "d’ici à 2027"], words => Assert.Contains(words, page.Text, StringComparison.Ordinal));
        Assert.Contains(" la liront aussitôt.", (await reader.Page($"/partnerships/{partnership.Id}/projects/new")).One(".lead").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cancelled_project_stays_with_its_reason()
    {
        var scene = await Scene();
        var project = await portal.CreateProject(scene.Partnership, ProjectStatus.Running);
        var url = $"/projects/{project.Id}/cancellations";

        var form = await scene.Other.Page($"{url}/new");
        Assert.Equal(["Enter your reason"], (await form.Post(url)).Errors);
        await form.Post(url, ("Reason", "No rain, no wells"));

        var page = await scene.One.Page($"/projects/{project.Id}");
        Assert.Contains("“No rain, no wells”", page.One("blockquote").TextContent, StringComparison.Ordinal);
        Assert.Equal("No rain, no wells", (await portal.ReadProject(project.Id)).CancelReason);
    }

    [Fact]
    public async Task Who_would_approve_what_was_cancelled_meanwhile_reads_that_and_no_plan()
    {
        var scene = await Scene();
        var project = await portal.CreateProject(scene.Partnership);
        var url = $"/projects/{project.Id}";
        var late = await scene.Other.Page($"{url}/endorsements/new");
        Assert.Contains("Wells that quarters keep", late.Text, StringComparison.Ordinal);
        Assert.Contains("Each quarter keeps its own well", late.Text, StringComparison.Ordinal);
        // What the plan says of priorities is approved with it.
        Assert.Contains("Water for all quarters", late.Text, StringComparison.Ordinal);

        await portal.Change(project, (stored, at) => stored.Cancel("No rain, no wells", PartialDate.From(portal.Today), PortalFixture.OfficerOf(scene.OneTown), at));
        var refused = await late.Post($"{url}/endorsements");

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains("Cancelled: ", refused.One(".next").TextContent, StringComparison.Ordinal);
        Assert.Contains("There is nothing left to approve here", refused.Text, StringComparison.Ordinal);
        Assert.Contains("“No rain, no wells”", refused.One(".next").TextContent, StringComparison.Ordinal);
        Assert.Equal(url, refused.One(".next ~ p a").GetAttribute("href"));
        Assert.DoesNotContain("Each quarter keeps its own well", refused.Text, StringComparison.Ordinal);
        Assert.Empty(refused.Document.QuerySelectorAll("main form"));
        Assert.Empty((await portal.ReadProject(project.Id)).CurrentVersion.Endorsements);
    }

    [Fact]
    public async Task An_older_version_links_the_priorities_that_it_names()
    {
        var scene = await Scene();
        var line = Domain.Priorities.Priority.Add(scene.OtherTown.Id, 1, new Domain.Priorities.PriorityFacts("Water near each home", null, "en", "14031"), PortalFixture.OfficerOf(scene.OtherTown), portal.Now);
        await portal.InDatabase(db =>
        {
            db.Add(line);
            return db.SaveChangesAsync();
        });
        var plan = PortalFixture.Plan(scene.Partnership) with { Priorities = [new ServedPriority(scene.OneTown.Id, null), new ServedPriority(scene.OtherTown.Id, line.Title, line.Id)] };
        var project = await portal.CreateProject(scene.Partnership, plan: plan);
        await portal.Change(project, (stored, at) => stored.Revise(plan with { Priorities = [plan.Priorities[0], new ServedPriority(scene.OtherTown.Id, "Something else")] }, null, PortalFixture.OfficerOf(scene.OneTown), at));

        var link = (await scene.One.Page($"/projects/{project.Id}/versions/1")).One("a[href*='priorities#']");

        Assert.Equal(("Water near each home", $"/municipalities/{scene.OtherTown.Id}/priorities#priority-{line.Id}"), (link.TextContent, link.GetAttribute("href")));
        Assert.Contains("Water near each home", (await scene.One.Page(link.GetAttribute("href")!)).One($"#priority-{line.Id}").TextContent, StringComparison.Ordinal);
        Assert.Empty((await scene.One.Page($"/projects/{project.Id}/versions/2")).Document.QuerySelectorAll("a[href*='priorities#']"));
    }

    [Fact]
    public async Task A_side_names_a_priority_of_its_strategy_and_one_of_its_working_group()
    {
        var scene = await Scene();
        var line = await portal.CreatePriority(scene.OtherTown, "Water near each home");
        var group = await portal.CreateWorkingGroup(scene.Partnership, scene.OtherTown);
        await portal.Change(group, (stored, at) => stored.AddPriority(new Domain.WorkingGroups.PriorityContent("Taps at the schools", null, "water-sanitation"), PortalFixture.OfficerOf(scene.OtherTown), at));
        var ranked = (await portal.ReadWorkingGroup(group.Id)).Priorities.Single().Id;
        var project = await portal.CreateProject(scene.Partnership);
        var (url, key) = ($"/projects/{project.Id}/edit", $"Priorities[{scene.OtherTown.Id}]");
        var form = await scene.Other.Page(url);

        // Without JavaScript every field is there: what is filled in beside another answer is asked about, never dropped.
        var words = await form.Post(url, ($"{key}.Serves", "None"), ($"{key}.Text", "Wells first"));
        Assert.Equal(["A priority is also written in words. Choose that answer, or empty the words."], words.Errors);
        Assert.Equal("Wells first", words.Value($"{key}.Text"));
        Assert.StartsWith("A priority of the published list is also chosen.", Assert.Single((await form.Post(url, ($"{key}.Serves", "None"), ($"{key}.Chosen", $"{line.Id}"))).Errors), StringComparison.Ordinal);
        // The words that stood there before give way to the answer.
        var saved = await form.Post(url, ($"{key}.Serves", "Recorded"), ($"{key}.Chosen", $"{line.Id}"), ($"{key}.GroupPriority", $"{ranked}"));

        Assert.Equal($"/projects/{project.Id}", saved.Location);
        var served = (await portal.ReadProject(project.Id)).CurrentVersion.Plan.Priorities.Single(priority => priority.OrganisationId == scene.OtherTown.Id);
        Assert.Equal(new ServedPriority(scene.OtherTown.Id, "Water near each home", line.Id) { Group = new ServedGroupPriority(ranked, "Taps at the schools") }, served);
        string[] both = ["Water near each home", "Named from its published list", "Taps at the schools", "Named from the list of its working group"];
        foreach (var page in new[] { $"/projects/{project.Id}", $"/projects/{project.Id}/versions/2", $"/projects/{project.Id}/changes?from=1&to=2", $"/projects/{project.Id}/endorsements/new", $"/partnerships/{scene.Partnership.Id}/mirrors" })
        {
            var text = (await scene.One.Page(page)).Text;
            Assert.All(page.EndsWith("mirrors", StringComparison.Ordinal) ? [both[0], both[2]] : both, said => Assert.Contains(said, text, StringComparison.Ordinal));
        }

        var file = await scene.One.GetStringAsync("/projects.csv?q=taps", TestContext.Current.CancellationToken);
        Assert.Contains($"{scene.OtherTown.Name}: Water near each home · Named from its published list; {scene.OtherTown.Name}: Taps at the schools · Named from the list of its working group", file, StringComparison.Ordinal);
        Assert.Contains(project.Title, (await scene.One.Page("/projects?q=near+each")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(project.Title, (await scene.One.Page("/projects?q=all+quarters")).Text, StringComparison.Ordinal);
        // One of the two alone is taken away.
        await (await scene.Other.Page(url)).Post(url, ($"{key}.GroupPriority", ""));
        served = (await portal.ReadProject(project.Id)).CurrentVersion.Plan.Priorities.Single(priority => priority.OrganisationId == scene.OtherTown.Id);
        Assert.Equal(("Water near each home", null), (served.Priority, served.Group));
    }

    [Fact]
    public async Task What_an_indicator_was_stays_in_the_history_when_a_later_plan_leaves_it_out()
    {
        var scene = await Scene();
        var plan = PortalFixture.Plan(scene.Partnership) with { Indicators = [new Indicator(1, "Wells that give water", "wells", 0, 12, null)] };
        var project = await portal.CreateProject(scene.Partnership, ProjectStatus.Running, plan);
        await portal.Change(project, (stored, at) => stored.Measure(1, 1234.5m, new PeopleCount(80, 45, null, 12), PartialDate.FromValue(20250300), PortalFixture.OfficerOf(scene.OneTown), at));
        await portal.Change(project, (stored, at) => stored.Revise(plan with { Indicators = [] }, null, PortalFixture.OfficerOf(scene.OneTown), at));
        foreach (var town in new[] { scene.OneTown, scene.OtherTown })
        {
            await portal.Change(project, (stored, at) => stored.Endorse(2, PortalFixture.OfficerOf(town), at));
        }

        var staff = await portal.SignIn(await portal.CreateUser(await portal.CreateAssociation(null, scene.OtherTown)));
        var results = (await scene.Other.Page($"/projects/{project.Id}")).One("#results ~ table").TextContent;
        Assert.Contains("Not in this version of the plan: Wells that give water", results, StringComparison.Ordinal);
        Assert.Contains("1,234.5 wells", results, StringComparison.Ordinal);
        Assert.DoesNotContain("1,234.5", (await scene.Other.Page($"/projects/{project.Id}/versions/2")).Text, StringComparison.Ordinal);
        foreach (var reader in new[] { scene.Other, staff })
        {
            var told = (await reader.Page($"/projects/{project.Id}/history")).Document.QuerySelectorAll("li").Single(item => item.TextContent.Contains("recorded the value of an indicator", StringComparison.Ordinal)).TextContent;
            Assert.Contains("“Wells that give water (wells)”", told, StringComparison.Ordinal);
            foreach (var said in new[] { "Measured: 1,234.5", "Date: March 2025", "People counted: 80", "Women: 45", "Young people: 12" })
            {
                Assert.Contains(said, told, StringComparison.Ordinal);
            }

            Assert.DoesNotContain("Men:", told, StringComparison.Ordinal);
        }
    }

    private async Task<ProjectScene> Scene()
    {
        var (one, other) = (await portal.CreateMunicipality(), await portal.CreateMunicipality(side: Side.South));
        return new ProjectScene(await portal.CreatePartnership([one, other]), one, other, await portal.SignIn(await portal.CreateUser(one)), await portal.SignIn(await portal.CreateUser(other)));
    }

    private sealed record ProjectScene(Partnership Partnership, Municipality OneTown, Municipality OtherTown, HttpClient One, HttpClient Other);
}
