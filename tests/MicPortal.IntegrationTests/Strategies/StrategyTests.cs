using System.Globalization;
using System.Net;
using MicPortal.Application.Partnerships;
using MicPortal.Domain.Access;
using MicPortal.Domain.Agreements;
using MicPortal.Domain.Common;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Partnerships;
using MicPortal.Domain.Projects;
using MicPortal.Domain.Strategies;
using MicPortal.TestSupport;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace MicPortal.IntegrationTests.Strategies;

public sealed class StrategyTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_strategy_is_drafted_with_aims_that_a_button_adds_and_endorsed_by_both_sides()
    {
        var scene = await Scene();
        var (water, roads) = (await portal.CreatePriority(scene.OtherTown, "Water in every quarter"), await portal.CreatePriority(scene.OtherTown, "Roads"));
        var agreement = await portal.CreateAgreement(scene.Partnership, AgreementStatus.Signed, PortalFixture.Content("Friends for long"));
        await portal.CreateProject(scene.Partnership, ProjectStatus.Planned, PortalFixture.Plan(scene.Partnership) with { Priorities = [new ServedPriority(scene.OtherTown.Id, "Water in every quarter", water.Id), new ServedPriority(scene.OneTown.Id, null)] });
        var (list, url, year) = ($"/partnerships/{scene.Partnership.Id}/strategies", $"/partnerships/{scene.Partnership.Id}/strategies/new", portal.Today.Year);
        Assert.Contains("There is no joint strategy yet", (await scene.One.Page(list)).Text, StringComparison.Ordinal);

        var form = await scene.One.Page(url);
        var empty = await form.Post(url, ("UntilYear", "soon"), ("FollowUp", "Each November"));
        Assert.Equal(HttpStatusCode.BadRequest, empty.Status);
        Assert.Equal(["Enter a title", "First year: give a year from 1990 to 2100", "Last year: give a year from 1990 to 2100", "Say at least one aim"], empty.Errors);
        Assert.Equal("Each November", empty.Value("FollowUp"));
        var added = await empty.Post(url, ("Part", "add-aim"), ("Aims[0].Text", "A well in every quarter"));
        Assert.Equal((HttpStatusCode.OK, "A well in every quarter"), (added.Status, added.Value("Aims[0].Text")));
        Assert.Equal(4, added.Document.QuerySelectorAll("textarea[name^='Aims']").Length);

        var sent = await added.Post(
            url, ("Title", "Water that stays"), ("FromYear", $"{year}"), ("UntilYear", $"{year + 4}"), ("Aims[3].Text", "Fees that pay"), ("Agreements", $"{agreement.Id}"),
            ($"Parties[{scene.OtherTown.Id}].Priorities", $"{water.Id}"), ($"Parties[{scene.OtherTown.Id}].Priorities", $"{roads.Id}"));

        var proposed = await sent.Follow();
        Assert.Equal("The strategy is proposed. Every party is asked to approve it.", proposed.Message);
        Assert.Equal("Water that stays Proposed", proposed.Heading);
        Assert.Equal(["A well in every quarter", "Fees that pay"], proposed.Document.QuerySelectorAll("#aims + ol li").Select(item => item.TextContent));
        Assert.Contains("Wells that quarters keep", proposed.One($"a[href$='#priority-{water.Id}'] + .small").TextContent, StringComparison.Ordinal);
        Assert.Equal("No project serves it yet.", proposed.One($"a[href$='#priority-{roads.Id}'] + .small").TextContent);
        Assert.Contains("Friends for long", proposed.One("#agreements + ul").TextContent, StringComparison.Ordinal);

        // The other side finds it in its work, and its mayor's office endorses.
        Assert.Contains("Approve the joint strategy “Water that stays”", (await scene.Other.Page("/south")).Text, StringComparison.Ordinal);
        var mayor = await portal.SignIn(await portal.CreateUser(scene.OtherTown, UserRole.MayorsOffice));
        var act = $"{sent.Location}/endorsements";
        var approving = await mayor.Page($"{act}/new");
        var wrong = await approving.Post(act, ("DecidedBy", ""), ("On.Year", $"{year + 1}"));
        Assert.Equal(["Choose who decided"], wrong.Errors);
        var future = await wrong.Post(act, ("DecidedBy", "Mayor"), ("On.Year", $"{year + 1}"));
        Assert.Equal(["A decision cannot be of a day to come"], future.Errors);
        Assert.Equal("The strategy is approved for your municipality.", (await (await future.Post(act, ("On.Year", $"{year}"))).Follow()).Message);
        var own = await scene.One.Page($"{act}/new");
        await own.Post(act, ("DecidedBy", "Council"), ("Reference", "14/2026"), ("On.Day", "1"), ("On.Month", "1"), ("On.Year", $"{year}"));

        var stored = await portal.ReadStrategy(int.Parse(sent.Location!.Split('/')[^1], CultureInfo.InvariantCulture));
        Assert.Equal((1, PartialDate.From(portal.Today)), (stored.AgreedVersionNumber, stored.AgreedVersion!.AgreedOn));
        Assert.Equal([(water.Id, "Water in every quarter"), (roads.Id, "Roads")], stored.CurrentVersion.Plan.Priorities.Select(priority => (priority.PriorityId, priority.Title)));
        var page = await scene.Other.Page(sent.Location);
        Assert.Equal("Water that stays In force", page.Heading);
        Assert.Contains("14/2026", page.Text, StringComparison.Ordinal);
        Assert.Contains("Water that stays", (await scene.One.Page($"/agreements/{agreement.Id}")).One($"a[href='{sent.Location}']").TextContent, StringComparison.Ordinal);
        Assert.Contains("Water that stays", (await scene.One.Page($"/partnerships/{scene.Partnership.Id}")).One("#strategy + p").TextContent, StringComparison.Ordinal);
        Assert.Contains("Fees that pay", (await scene.One.Page($"{sent.Location}/print")).Text, StringComparison.Ordinal);
        Assert.Contains("proposed a joint strategy", (await scene.Other.Page($"{sent.Location}/history")).Text, StringComparison.Ordinal);
        var mirror = await scene.One.Page($"/partnerships/{scene.Partnership.Id}/mirrors");
        Assert.Contains("part of a strategy in force: 1 of 1.", mirror.Text, StringComparison.Ordinal);
        Assert.Contains("Priorities of the strategy that no project names: 1 of 2.", mirror.Text, StringComparison.Ordinal);
        Assert.Contains("Published priorities that no project names: 1 of 2.", mirror.Text, StringComparison.Ordinal);
        Assert.Equal($"/strategies/{stored.Id}", (await scene.One.Page($"{act}/new")).Location);
    }

    [Fact]
    public async Task A_revised_text_asks_again_and_is_taken_back_by_who_wrote_it()
    {
        var scene = await Scene();
        var strategy = await portal.CreateStrategy(scene.Partnership, StrategyState.InForce);
        var url = $"/strategies/{strategy.Id}";
        var form = await scene.Other.Page($"{url}/edit");
        Assert.Contains("version 1 stands", form.Text, StringComparison.Ordinal);

        var saved = await (await form.Post($"{url}/edit", ("Aims[1].Text", "Quarters pay for their wells"))).Follow();

        Assert.Equal("Saved: version 2. Every party is asked to approve it.", saved.Message);
        Assert.Contains("Quarters pay for their wells", saved.One("#aims + ol").TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(saved.Document.QuerySelectorAll("#changes ~ p ins"));
        Assert.Equal(1, (await portal.ReadStrategy(strategy.Id)).AgreedVersionNumber);
        Assert.Empty((await scene.One.Page(url)).Document.QuerySelectorAll($"a[href='{url}/withdrawals/new']"));
        var reason = await scene.Other.Page($"{url}/withdrawals/new");
        Assert.Equal(HttpStatusCode.BadRequest, (await reason.Post($"{url}/withdrawals")).Status);
        await reason.Post($"{url}/withdrawals", ("Reason", "The council waits"));
        Assert.Equal(1, (await portal.ReadStrategy(strategy.Id)).CurrentVersionNumber);
        Assert.Contains("The council waits", (await scene.One.Page(url)).One("ol.time").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Quarters pay", (await scene.One.Page(url)).One("#aims + ol").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_who_revise_at_once_are_told_and_nothing_typed_is_lost()
    {
        var scene = await Scene();
        var strategy = await portal.CreateStrategy(scene.Partnership);
        var url = $"/strategies/{strategy.Id}/edit";
        var (one, other) = (await scene.One.Page(url), await scene.Other.Page(url));
        await other.Post(url, ("FollowUp", "Each November"));

        var conflict = await one.Post(url, ("Title", "Water for all"), ("Aims[0].Text", "One well a year"));

        Assert.Equal(HttpStatusCode.Conflict, conflict.Status);
        Assert.Equal(("Water for all", "One well a year", "Each November"), (conflict.Value("Title"), conflict.Value("Aims[0].Text"), conflict.Value("FollowUp")));
        await conflict.Post(url);
        var plan = (await portal.ReadStrategy(strategy.Id)).CurrentVersion.Plan;
        Assert.Equal(("Water for all", "Each November", "One well a year"), (plan.Title, plan.FollowUp, plan.Aims[0]));
    }

    [Fact]
    public async Task Years_that_another_strategy_has_are_refused_in_words()
    {
        var scene = await Scene();
        await portal.CreateStrategy(scene.Partnership, StrategyState.InForce);
        var (url, year) = ($"/partnerships/{scene.Partnership.Id}/strategies/new", portal.Today.Year);

        var refused = await (await scene.One.Page(url)).Post(url, ("Title", "Once more"), ("Aims[0].Text", "More"), ("FromYear", $"{year + 3}"), ("UntilYear", $"{year + 5}"));

        Assert.Equal([$"For some of these years all parties have approved another strategy: “Water that stays”, {year} to {year + 3}. Choose other years, or revise that one."], refused.Errors);
        Assert.Equal("More", refused.Value("Aims[0].Text"));
        Assert.Equal(HttpStatusCode.Redirect, (await refused.Post(url, ("FromYear", $"{year + 4}"))).Status);
    }

    [Fact]
    public async Task An_association_reads_what_all_endorsed_and_nothing_of_a_proposal()
    {
        var scene = await Scene();
        var staff = await portal.SignIn(await portal.CreateUser(await portal.CreateAssociation(null, scene.OneTown)));
        var strategy = await portal.CreateStrategy(scene.Partnership);
        var (url, partnership) = ($"/strategies/{strategy.Id}", $"/partnerships/{scene.Partnership.Id}");
        Assert.Equal(HttpStatusCode.NotFound, (await staff.Page(url)).Status);
        Assert.DoesNotContain("joint strategy", (await staff.Page(partnership)).One("ol.time").TextContent + (await staff.Page($"{partnership}/history")).Text, StringComparison.Ordinal);

        await portal.Change(strategy, (one, at) => one.Endorse(1, portal.Decided, [], PortalFixture.OfficerOf(scene.OneTown), at));
        await portal.Change(strategy, (one, at) => one.Endorse(1, portal.Decided, [], PortalFixture.OfficerOf(scene.OtherTown), at));
        await portal.Change(strategy, (one, at) => one.Revise(one.CurrentVersion.Plan with { Title = "Not yet agreed" }, null, [], PortalFixture.OfficerOf(scene.OtherTown), at));

        var page = await staff.Page(url);
        Assert.Equal("Water that stays In force", page.Heading);
        Assert.DoesNotContain("Not yet agreed", page.Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await staff.Page($"{url}/versions/2")).Status);
        Assert.Contains("proposed a joint strategy", (await staff.Page($"{partnership}/history")).Text, StringComparison.Ordinal);
        Assert.Contains("Water that stays", (await staff.Page("/strategies?state=InForce")).Text, StringComparison.Ordinal);

        // What became of a text that it never read, it does not read either.
        await portal.Change(strategy, (one, at) => one.TakeBack("Too early", [], PortalFixture.OfficerOf(scene.OtherTown), at));
        foreach (var address in new[] { url, $"{url}/history", partnership, $"{partnership}/history", $"/association/members/{scene.OneTown.Id}" })
        {
            var read = (await staff.Page(address)).Document.QuerySelectorAll("ol.time li").Select(line => line.TextContent).Where(line => line.Contains("strategy", StringComparison.Ordinal)).ToList();
            Assert.Contains(read, line => line.Contains("approved version 1 of a joint strategy", StringComparison.Ordinal));
            Assert.DoesNotContain(read, line => line.Contains("version 2", StringComparison.Ordinal));
            if (!address.StartsWith("/association", StringComparison.Ordinal))
            {
                Assert.Contains((await scene.One.Page(address)).Document.QuerySelectorAll("ol.time li"), line => line.TextContent.Contains("took back version 2 of a joint strategy", StringComparison.Ordinal));
            }
        }
    }

    [Fact]
    public async Task Who_is_asked_declines_with_a_reason_and_nobody_is_asked_any_more()
    {
        var scene = await Scene();
        var strategy = await portal.CreateStrategy(scene.Partnership);
        var url = $"/strategies/{strategy.Id}";
        var (proposer, asked) = (scene.One, scene.Other);
        Assert.Null((await proposer.Page(url)).Document.QuerySelector($"a[href='{url}/declines/new']"));
        Assert.Equal($"{url}", (await proposer.Page($"{url}/declines/new")).Location);
        var form = await asked.Page((await asked.Page(url)).One($"a[href='{url}/declines/new']").GetAttribute("href")!);
        var empty = await form.Post($"{url}/declines", ("Reason", " "));
        Assert.Equal(HttpStatusCode.BadRequest, empty.Status);

        var declined = await (await empty.Post($"{url}/declines", ("Reason", "Water is not our first concern"))).Follow();

        Assert.Equal("You have declined; the other parties read your reason.", declined.Message);
        Assert.EndsWith("Given up", declined.Heading, StringComparison.Ordinal);
        Assert.Contains($"Declined by {scene.OtherTown.Name} on", declined.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Approve the joint strategy", (await asked.Page("/south")).Text, StringComparison.Ordinal);
        var read = await proposer.Page(url);
        Assert.Contains("Water is not our first concern", read.Text, StringComparison.Ordinal);
        Assert.Contains("declined version 1 of a joint strategy", read.Text, StringComparison.Ordinal);
        // Who wrote it is asked to write it anew, until there is another.
        var partnership = $"/partnerships/{scene.Partnership.Id}";
        Assert.StartsWith("Declined: the joint strategy “Water that stays”, with", (await proposer.Page("/north")).One($".todo a[href='{url}']").TextContent, StringComparison.Ordinal);
        Assert.Contains("The joint strategy “Water that stays” was declined: write it anew", (await proposer.Page(partnership)).One(".next").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("was declined", (await asked.Page(partnership)).One(".next").TextContent, StringComparison.Ordinal);
        var next = await portal.CreateStrategy(scene.Partnership);
        Assert.Empty((await proposer.Page("/north")).Document.QuerySelectorAll($".todo a[href='{url}']"));
        await portal.Change(next, (one, at) => one.TakeBack("A mistake", [], PortalFixture.OfficerOf(scene.OneTown), at));
        Assert.DoesNotContain("was declined", (await proposer.Page(partnership)).One(".next").TextContent, StringComparison.Ordinal);
        Assert.Contains("a refusé la version 1", (await proposer.Page($"{url}?lang=fr")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Who_answers_what_another_party_declines_meanwhile_is_told_that_it_was_given_up_and_by_whom(bool isRevision)
    {
        var towns = new[] { await portal.CreateMunicipality(), await portal.CreateMunicipality(side: Side.South), await portal.CreateMunicipality() };
        var partnership = await portal.CreatePartnership(towns);
        var strategy = await portal.CreateStrategy(partnership, isRevision ? StrategyState.InForce : StrategyState.Proposed);
        if (isRevision)
        {
            await portal.Change(strategy, (one, at) => one.Revise(one.CurrentVersion.Plan with { Title = "Water for all" }, null, [], PortalFixture.OfficerOf(towns[0]), at));
        }

        var url = $"/strategies/{strategy.Id}";
        var (decliner, other) = (await portal.SignIn(await portal.CreateUser(towns[1])), await portal.SignIn(await portal.CreateUser(towns[2])));
        var (approval, decline) = (await other.Page($"{url}/endorsements/new"), await other.Page($"{url}/declines/new"));
        await (await decliner.Page($"{url}/declines/new")).Post($"{url}/declines", ("Reason", "Not our aims"));

        var told = new[]
        {
            await approval.Post($"{url}/endorsements", ("DecidedBy", nameof(StrategyDecider.Council)), ("On.Year", $"{portal.Today.Year}")),
            await decline.Post($"{url}/declines", ("Reason", "Nor ours")),
        };

        foreach (var answer in told)
        {
            Assert.Equal(url, answer.Location);
        }

        Assert.Contains($"{towns[1].Name} has declined this text meanwhile, and it was given up with that.", (await told[1].Follow()).Text, StringComparison.Ordinal);
        Assert.Equal(isRevision ? 1 : 0, await portal.InDatabase(db => db.Set<StrategyVersion>().Where(version => version.StrategyId == strategy.Id).SelectMany(version => version.Endorsements).CountAsync(one => one.Party.OrganisationId == towns[2].Id)));
        Assert.Equal(towns[1].Id, await portal.InDatabase(db => db.AuditEntries.Where(entry => entry.RecordKind == nameof(Strategy) && entry.RecordId == strategy.Id && entry.Act == ActName.StrategyDeclined).Select(entry => entry.OrganisationId).SingleAsync()));
        var author = await portal.SignIn(await portal.CreateUser(towns[0]));
        Assert.StartsWith("Declined: the joint strategy", (await author.Page("/north")).One($".todo a[href='{url}']").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_strategy_that_all_approved_stands_on_the_partnerships_page_before_one_that_waits()
    {
        var scene = await Scene();
        var coming = await portal.CreateStrategy(scene.Partnership, StrategyState.Coming);
        var waiting = await portal.CreateStrategy(scene.Partnership);
        Assert.Equal($"/strategies/{coming.Id}", (await scene.One.Page($"/partnerships/{scene.Partnership.Id}")).One("#strategy + p a").GetAttribute("href"));
        Assert.NotEqual(coming.Id, waiting.Id);
    }

    [Fact]
    public async Task The_list_is_found_by_title_party_state_and_country_and_goes_out_as_a_file()
    {
        var scene = await Scene();
        await portal.CreateStrategy(scene.Partnership, StrategyState.InForce);
        await portal.CreateStrategy(scene.Partnership, StrategyState.Past, "Roads of old");

        Assert.Equal(2, (await scene.One.Page("/strategies")).Document.QuerySelectorAll("tbody tr").Length);
        foreach (var (query, found) in new[] { ("q=roads", "Roads of old"), ("state=Past", "Roads of old"), ("state=InForce", "Water that stays"), ($"q={Uri.EscapeDataString(scene.OtherTown.Name)}&state=inforce", "Water that stays") })
        {
            Assert.Contains(found, Assert.Single((await scene.One.Page($"/strategies?{query}")).Document.QuerySelectorAll("tbody tr")).TextContent, StringComparison.Ordinal);
        }

        Assert.Contains("No strategy is found", (await scene.One.Page("/strategies?country=FJ")).Text, StringComparison.Ordinal);
        Assert.Contains("No strategy is found", (await scene.One.Page("/strategies?q=%25")).Text, StringComparison.Ordinal);
        var file = await scene.One.Page("/strategies.csv?state=Past");
        Assert.Contains("Roads of old", file.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("Water that stays", file.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_parties_are_asked_before_its_last_year_ends_unless_another_follows()
    {
        var scene = await Scene();
        var last = portal.Today.AddMonths(Strategy.EndingMonths) is var soon && soon is { Month: 12, Day: 31 } ? soon.Year : soon.Year - 1;
        await portal.CreateStrategy(scene.Partnership, StrategyState.InForce, plan: portal.StrategyPlan("Ends first") with { FromYear = last - 2, UntilYear = last });
        var asked = last >= portal.Today.Year;
        Assert.Equal(asked, (await scene.One.Page("/north")).Text.Contains("Ends soon: the joint strategy “Ends first”", StringComparison.Ordinal));

        await portal.CreateStrategy(scene.Partnership, plan: portal.StrategyPlan("Follows") with { FromYear = last + 1, UntilYear = last + 2 });

        Assert.DoesNotContain("Ends soon: the joint strategy", (await scene.One.Page("/north")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(25, true)]
    [InlineData(23, false)]
    public async Task A_partnership_is_dormant_in_SQL_and_on_its_page_counted_from_the_day_on_which_all_endorsed(int months, bool isDormant)
    {
        var scene = await Scene();
        var strategy = await portal.CreateStrategy(scene.Partnership, StrategyState.InForce);
        var (id, day) = (scene.Partnership.Id, PartialDate.From(portal.Today.AddMonths(-months)));
        await portal.InDatabase(async db =>
        {
            await db.Set<PartnershipParty>().Where(party => party.PartnershipId == id).ExecuteUpdateAsync(set => set.SetProperty(party => party.SaysBegunAt, (DateTime?)null));
            await db.Partnerships.Where(stored => stored.Id == id).ExecuteUpdateAsync(set => set.SetProperty(stored => stored.Stage, PartnershipStage.Active));
            await db.Set<StrategyVersion>().Where(version => version.StrategyId == strategy.Id).ExecuteUpdateAsync(set => set.SetProperty(version => version.AgreedOn, day));
        });

        Assert.Equal(isDormant, await portal.InDatabase(db => db.Partnerships.In(PartnershipState.Dormant, portal.Today, db).AnyAsync(stored => stored.Id == id)));
        Assert.EndsWith(isDormant ? " Dormant" : " Active", (await scene.One.Page($"/partnerships/{id}")).Heading, StringComparison.Ordinal);
    }

    private async Task<(Municipality OneTown, Municipality OtherTown, Partnership Partnership, HttpClient One, HttpClient Other)> Scene()
    {
        var (one, other) = (await portal.CreateMunicipality(), await portal.CreateMunicipality(side: Side.South));
        var partnership = await portal.CreatePartnership([one, other]);
        return (one, other, partnership, await portal.SignIn(await portal.CreateUser(one)), await portal.SignIn(await portal.CreateUser(other)));
    }
}
