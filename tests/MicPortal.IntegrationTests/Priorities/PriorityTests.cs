using System.Net;
using MicPortal.Application.ReferenceData;
using MicPortal.Domain.Common;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Priorities;
using MicPortal.Domain.Projects;
using MicPortal.Domain.Strategies;
using MicPortal.TestSupport;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace MicPortal.IntegrationTests.Priorities;

public sealed class PriorityTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Theory]
    [InlineData("EAU", "eau")]
    [InlineData("educ", "éduc")]
    [InlineData("d’eau potable", "eau potable")]
    [InlineData("wat sup", "water supply")]
    public void Sectors_are_found_by_how_their_words_begin_whatever_the_accents_and_capitals(string typed, string named)
    {
        var sectors = portal.Services.GetRequiredService<SectorDirectory>();
        var found = sectors.Find(typed).Select(code => $"{sectors.Name(code, "fr")} {sectors.Name(code, "en")}").ToList();

        Assert.NotEmpty(found);
        Assert.Contains(found, name => name.Contains(named, StringComparison.OrdinalIgnoreCase));
        Assert.All(found, name => Assert.Contains(FoldedText.Fold(name.Replace('’', ' ').Replace('\'', ' ')).Split(' '), word => word.StartsWith(FoldedText.Fold(named)[..3], StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_priority_is_added_changed_and_taken_off_and_each_act_is_in_the_history()
    {
        var town = await portal.CreateMunicipality(side: Side.South, language: "pt");
        var officer = await portal.SignIn(await portal.CreateUser(town));
        var url = $"/municipalities/{town.Id}/priorities/new";
        var page = await officer.Page(url);
        Assert.Equal("pt", page.Value("Language"));
        var found = await page.Post(url, ("Title", "Água potável"), ("SectorText", "drinking"), ("Part", "find-sectors"));
        Assert.Contains("14031 Basic drinking water supply", found.Text, StringComparison.Ordinal);
        Assert.Equal("Água potável", found.Value("Title"));

        var added = await (await found.Post(url, ("Sector", "14031"), ("FromYear", "2026"), ("UntilYear", "2031"), ("SourceTitle", "Plano"), ("SourceAddress", "https://plano.example/"))).Follow();

        Assert.Equal("It stands at the end of your list; move it to its place.", added.Message);
        var shown = await portal.Anonymous().Page($"/municipalities/{town.Id}/priorities");
        Assert.Contains("1. Água potável 14031 Basic drinking water supply · 2026–2031 · Source document: Plano", shown.Text, StringComparison.Ordinal);
        Assert.Contains("1 priority of its strategy", (await portal.Anonymous().Page($"/municipalities/{town.Id}")).Text, StringComparison.Ordinal);

        var id = await portal.InDatabase(db => db.Priorities.Where(priority => priority.MunicipalityId == town.Id).Select(priority => priority.Id).SingleAsync());
        var edit = await officer.Page($"/priorities/{id}/edit");
        await edit.Post($"/priorities/{id}/edit", ("Text", "Com os moradores"));
        Assert.Contains("Com os moradores", (await portal.Anonymous().Page($"/municipalities/{town.Id}/priorities")).Text, StringComparison.Ordinal);
        Assert.Equal("It is no longer among your priorities.", (await (await edit.Post($"/priorities/{id}/endings")).Follow()).Message);
        Assert.Equal(HttpStatusCode.NotFound, (await officer.Page($"/priorities/{id}/edit")).Status);
        Assert.Equal([ActName.PriorityAdded, ActName.PriorityChanged, ActName.PriorityEnded], await portal.InDatabase(db =>
            db.AuditEntries.Where(entry => entry.RecordKind == nameof(Priority) && entry.RecordId == id).OrderBy(entry => entry.Sequence).Select(entry => entry.Act).ToListAsync()));
        Assert.Contains("added a priority", (await officer.Page($"/municipalities/{town.Id}/history")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Buttons_give_it_another_place()
    {
        var town = await portal.CreateMunicipality();
        var (_, second) = (await portal.CreatePriority(town, "First"), await portal.CreatePriority(town, "Second"));
        var page = await (await portal.SignIn(await portal.CreateUser(town))).Page($"/municipalities/{town.Id}/priorities");

        await page.Post($"/priorities/{second.Id}/moves/up");

        Assert.Contains("1. Second", (await portal.Anonymous().Page($"/municipalities/{town.Id}/priorities")).Text, StringComparison.Ordinal);
        Assert.Equal(["Second", "First"], await portal.InDatabase(db => db.Priorities.Where(one => one.MunicipalityId == town.Id).OrderBy(one => one.Number).Select(one => one.Title).ToListAsync()));
    }

    [Fact]
    public async Task What_is_wrong_is_said_at_its_field_and_what_was_typed_is_kept()
    {
        var town = await portal.CreateMunicipality();
        var url = $"/municipalities/{town.Id}/priorities/new";
        var page = await (await portal.SignIn(await portal.CreateUser(town))).Page(url);

        var answer = await page.Post(url, ("Text", new string('x', Priority.TextLimit + 1)), ("FromYear", "two thousand"), ("SourceAddress", "javascript:alert(1)"), ("Language", ""));

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal(
            [
                "Say in one line what the priority is", "The text may have 1,500 characters; it has 1 too many", "Choose the language in which it is written", "Choose a sector from what the search finds",
                "Write a year from 1990 to 2100 in four digits, or leave it empty", "Say what the document is called", "Write an address that begins with http:// or https://",
            ],
            answer.Errors);
        Assert.Equal("two thousand", answer.Value("FromYear"));
        var found = await page.Post(url, ("Title", "Water"), ("SectorText", "14031"), ("Part", "find-sectors"));
        Assert.Equal(["Say in one line what the priority is", "The last year lies before the first"], (await found.Post(url, ("Title", ""), ("Sector", "14031"), ("FromYear", "2031"), ("UntilYear", "2026"))).Errors);
        Assert.False(await portal.InDatabase(db => db.Priorities.AnyAsync(priority => priority.MunicipalityId == town.Id)));
    }

    [Fact]
    public async Task What_is_wrong_elsewhere_is_said_with_what_is_found_for_a_word_that_nobody_looked_for()
    {
        var town = await portal.CreateMunicipality();
        var url = $"/municipalities/{town.Id}/priorities/new";

        var answer = await (await (await portal.SignIn(await portal.CreateUser(town))).Page(url)).Post(url, ("SectorText", "drinking"), ("FromYear", "two thousand"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal(["Say in one line what the priority is", "Write a year from 1990 to 2100 in four digits, or leave it empty"], answer.Errors);
        Assert.Contains("14031 Basic drinking water supply", answer.Text, StringComparison.Ordinal);
        Assert.Equal("two thousand", answer.Value("FromYear"));
    }

    [Fact]
    public async Task What_names_a_priority_that_was_taken_off_keeps_its_words_and_says_so()
    {
        var (town, other) = (await portal.CreateMunicipality(), await portal.CreateMunicipality(side: Side.South));
        var partnership = await portal.CreatePartnership([town, other]);
        var (gone, stays) = (await portal.CreatePriority(town, "Wells in every quarter"), await portal.CreatePriority(other, "Paths to the river"));
        var project = await portal.CreateProject(partnership, ProjectStatus.Planned, PortalFixture.Plan(partnership) with { Priorities = [new ServedPriority(town.Id, gone.Title, gone.Id), new ServedPriority(other.Id, stays.Title, stays.Id)] });
        var strategy = await portal.CreateStrategy(partnership, StrategyState.InForce, plan: portal.StrategyPlan() with { Priorities = [new StrategyPriority(town.Id, gone.Id, gone.Title, "en"), new StrategyPriority(other.Id, stays.Id, stays.Title, "en")] });
        var officer = await portal.SignIn(await portal.CreateUser(town));
        var asking = $"/partnerships/{partnership.Id}/needs/new";
        var need = (await (await officer.Page(asking)).Post(asking, ("Kind", "Need"), ("Title", "Diggers"), ("Text", "Who has some?"), ("Priority", $"{gone.Id}"))).Location!;
        string[] places = [$"/projects/{project.Id}", $"/projects/{project.Id}/versions/1", $"/strategies/{strategy.Id}", need];
        var reader = await portal.SignIn(await portal.CreateUser(other));
        foreach (var place in places)
        {
            Assert.NotNull((await reader.Page(place)).Document.QuerySelector($"a[href$='#priority-{gone.Id}']"));
        }

        await (await officer.Page($"/priorities/{gone.Id}/edit")).Post($"/priorities/{gone.Id}/endings");

        foreach (var place in places)
        {
            var page = await reader.Page(place);
            Assert.Null(page.Document.QuerySelector($"a[href$='#priority-{gone.Id}']"));
            Assert.Contains("Wells in every quarter", page.Text, StringComparison.Ordinal);
            Assert.Single(page.Document.QuerySelectorAll("div.small"), one => one.TextContent == $"No longer on the list of {town.Name}");
            Assert.Equal(place != need, page.Document.QuerySelector($"a[href$='#priority-{stays.Id}']") is not null);
        }
    }

    [Fact]
    public async Task Thirty_are_enough()
    {
        var town = await portal.CreateMunicipality();
        for (var number = 0; number < Priority.Most; number++)
        {
            await portal.CreatePriority(town);
        }

        var url = $"/municipalities/{town.Id}/priorities/new";
        var page = await (await portal.SignIn(await portal.CreateUser(town))).Page(url);
        var found = await page.Post(url, ("Title", "One more"), ("SectorText", "14031"), ("Part", "find-sectors"));

        Assert.Equal(["There are 30 already: take one off before you add another"], (await found.Post(url, ("Sector", "14031"))).Errors);
    }

    [Fact]
    public async Task Everyone_finds_them_by_town_country_and_sector_and_takes_them_as_a_file()
    {
        var town = await portal.CreateMunicipality("Zzyzxville", Side.South);
        await portal.CreatePriority(town, "=Wells", "14032");
        await portal.CreatePriority(town, "Schools", "11220");
        var visitor = portal.Anonymous();

        Assert.Contains("1 priority", (await visitor.Page("/priorities?q=zzyzx&sector=14032&country=MZ")).Text, StringComparison.Ordinal);
        Assert.Contains("2 priorities", (await visitor.Page("/priorities?q=zzyzx")).Text, StringComparison.Ordinal);
        // By the code of the sector, and by its name.
        foreach (var words in new[] { "14032", "sanitation basic" })
        {
            var bySector = await visitor.Page($"/priorities?q={words}");
            Assert.Contains("=Wells", bySector.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("Schools", bySector.One("main").TextContent, StringComparison.Ordinal);
        }

        Assert.Contains("No priority fits", (await visitor.Page("/priorities?q=zzyzx&country=BE")).Text, StringComparison.Ordinal);
        var file = await visitor.GetStringAsync("/priorities.csv?q=zzyzx", TestContext.Current.CancellationToken);
        Assert.Contains("Zzyzxville,Mozambique,\"'=Wells\"", file.Replace("'=Wells,", "\"'=Wells\",", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal(3, file.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public async Task The_file_of_projects_names_the_readers_own_priority_first_and_then_the_others_by_name()
    {
        var (last, first, own) = (await portal.CreateMunicipality("Zulte"), await portal.CreateMunicipality("Aalter", Side.South), await portal.CreateMunicipality("Mol"));
        var partnership = await portal.CreatePartnership([last, first, own]);
        var plan = PortalFixture.Plan(partnership) with { Title = "Three with priorities", Priorities = [new ServedPriority(last.Id, "Last"), new ServedPriority(first.Id, "First"), new ServedPriority(own.Id, "Own")] };
        await portal.Save(Project.Open(partnership, [last.Id, first.Id, own.Id], plan, PortalFixture.OfficerOf(own), portal.Now));

        var file = await (await portal.SignIn(await portal.CreateUser(own))).GetStringAsync("/projects.csv?q=three", TestContext.Current.CancellationToken);

        Assert.Equal(["Mol: Own", "Aalter: First", "Zulte: Last"], new[] { "Mol: Own", "Aalter: First", "Zulte: Last" }.OrderBy(said => file.IndexOf(said, StringComparison.Ordinal)));
        Assert.Contains("Zulte: Last", file, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_names_a_recorded_priority_and_keeps_its_words()
    {
        var (south, north) = (await portal.CreateMunicipality(side: Side.South), await portal.CreateMunicipality());
        var partnership = await portal.CreatePartnership([south, north]);
        var priority = await portal.CreatePriority(south, "Water in every quarter");
        var officer = await portal.SignIn(await portal.CreateUser(south));
        var url = $"/partnerships/{partnership.Id}/projects";
        var page = await officer.Page($"{url}/new");
        Assert.Contains("One of its priorities", page.Text, StringComparison.Ordinal);
        var gone = await portal.CreatePriority(south, "Schools");
        var offered = await officer.Page($"{url}/new");
        await End(gone);
        Assert.Equal(["This priority is not on the list any more: choose another, or write it in words"],
            (await offered.Post(url, ("Title", "Wells"), ($"Priorities[{south.Id}].Serves", "Recorded"), ($"Priorities[{south.Id}].Chosen", $"{gone.Id}"))).Errors);

        var project = await (await page.Post(url, ("Title", "Wells"), ($"Priorities[{south.Id}].Serves", "Recorded"), ($"Priorities[{south.Id}].Chosen", $"{priority.Id}"), ($"Priorities[{north.Id}].Serves", "None"))).Follow();

        Assert.Equal("Water in every quarter", project.One($"a[href='/municipalities/{south.Id}/priorities#priority-{priority.Id}']").TextContent);
        Assert.Contains("It serves none of its priorities", project.Text, StringComparison.Ordinal);
        var id = await portal.InDatabase(db => db.Projects.Where(one => one.PartnershipId == partnership.Id).Select(one => one.Id).SingleAsync());
        await End(priority);
        var edit = await officer.Page($"/projects/{id}/edit");
        Assert.Equal($"{priority.Id}", edit.Value($"Priorities[{south.Id}].Chosen"));
        Assert.Contains("Water in every quarter", (await (await edit.Post($"/projects/{id}/edit", ("Objectives", "Wells that last"))).Follow()).Text, StringComparison.Ordinal);
    }

    private Task End(Priority priority) => portal.InDatabase(async db =>
    {
        (await db.Priorities.SingleAsync(one => one.Id == priority.Id)).End(Domain.Access.Actor.Portal, portal.Now);
        await db.SaveChangesAsync();
    });
}
