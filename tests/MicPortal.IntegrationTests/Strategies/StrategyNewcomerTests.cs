using MicPortal.Domain.Access;
using MicPortal.Domain.Common;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Partnerships;
using MicPortal.Domain.Strategies;
using MicPortal.TestSupport;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace MicPortal.IntegrationTests.Strategies;

/// <summary>Who joins a partnership takes no part in its strategies until a new version takes it in.</summary>
public sealed class StrategyNewcomerTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Pages_say_who_of_the_partnership_takes_no_part_and_a_new_version_takes_it_in()
    {
        var scene = await Scene();
        var (url, list) = ($"/strategies/{scene.Strategy.Id}", $"/partnerships/{scene.Partnership.Id}/strategies");
        var says = $"In the partnership, and without a part in this strategy: {scene.Newcomer.Name}.";
        Assert.DoesNotContain("without a part in this strategy", (await scene.One.Page(url)).Text + (await scene.One.Page($"{url}/edit")).Text + (await scene.One.Page($"{list}/new")).Text, StringComparison.Ordinal);
        await Join(scene);
        var priority = await portal.CreatePriority(scene.Newcomer, "Roads for all");
        var newcomer = await portal.SignIn(await portal.CreateUser(scene.Newcomer));

        Assert.Contains($"{says} A new version takes in all", (await scene.One.Page(url)).Text, StringComparison.Ordinal);
        Assert.Contains($"Water that stays · {says}", (await scene.One.Page($"{list}/new")).Text, StringComparison.Ordinal);
        foreach (var page in new[] { list, $"{list}/new" })
        {
            Assert.Contains("Other parties have, or had, a joint strategy without your organisation", (await newcomer.Page(page)).Text, StringComparison.Ordinal);
            Assert.DoesNotContain("Other parties have, or had", (await scene.One.Page(page)).Text, StringComparison.Ordinal);
            Assert.DoesNotContain("Water that stays", (await newcomer.Page(page)).Text, StringComparison.Ordinal);
        }

        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await newcomer.Page(url)).Status);
        var form = await scene.One.Page($"{url}/edit");
        Assert.Contains(says, form.Text, StringComparison.Ordinal);
        var sent = await form.Post($"{url}/edit", ($"Parties[{scene.Newcomer.Id}].Priorities", $"{priority.Id}"));

        Assert.Equal(url, sent.Location);
        Assert.DoesNotContain("without a part in this strategy", (await scene.One.Page(url)).Text, StringComparison.Ordinal);
        Assert.Contains("Approve the joint strategy “Water that stays”", (await newcomer.Page("/north")).Text, StringComparison.Ordinal);
        Assert.Contains("Version 1 stands", (await newcomer.Page(url)).Text, StringComparison.OrdinalIgnoreCase);
        foreach (var client in new[] { scene.One, scene.Other, newcomer })
        {
            var approval = await client.Page($"{url}/endorsements/new");
            await approval.Post($"{url}/endorsements", ("DecidedBy", "Council"), ("On.Year", $"{portal.Today.Year}"));
        }

        var stored = await portal.ReadStrategy(scene.Strategy.Id);
        Assert.Equal((2, 3), (stored.AgreedVersionNumber, stored.Parties.Count));
        Assert.Equal((scene.Newcomer.Id, "Roads for all"), stored.AgreedVersion!.Plan.Priorities.Select(one => (one.OrganisationId, one.Title)).Single());
    }

    [Fact]
    public async Task The_same_text_takes_in_who_has_joined_and_what_stood_stands_when_it_is_declined()
    {
        var scene = await Scene();
        var url = $"/strategies/{scene.Strategy.Id}";
        await Join(scene);

        var form = await scene.One.Page($"{url}/edit");
        Assert.Equal("Saved: version 2. Every party is asked to approve it.", (await (await form.Post($"{url}/edit")).Follow()).Message);
        await portal.Change(scene.Strategy, (one, at) => one.Decline(2, "Not our aims", [], PortalFixture.OfficerOf(scene.Newcomer), at));

        var stored = await portal.ReadStrategy(scene.Strategy.Id);
        Assert.Equal((1, 1), (stored.CurrentVersionNumber, stored.AgreedVersionNumber));
        Assert.Contains($"by all who took part then, not by {scene.Newcomer.Name}", (await scene.One.Page(url)).Text, StringComparison.Ordinal);
        Assert.Equal("Nothing was changed, so there is no new version.", (await (await (await scene.One.Page($"{url}/edit")).Post($"{url}/edit")).Follow()).Message);
    }

    [Fact]
    public async Task Who_joins_while_a_form_is_open_is_named_before_it_is_saved()
    {
        var scene = await Scene();
        var (edit, propose) = ($"/strategies/{scene.Strategy.Id}/edit", $"/partnerships/{scene.Partnership.Id}/strategies/new");
        var year = portal.Today.Year + 10;
        var forms = new[] { (Url: edit, Page: await scene.One.Page(edit)), (Url: propose, Page: await scene.One.Page(propose)) };
        await Join(scene);

        foreach (var (url, form) in forms)
        {
            Assert.DoesNotContain(scene.Newcomer.Name, form.Text, StringComparison.Ordinal);
            var told = await form.Post(url, ("Title", "Water for all"), ("FromYear", $"{year}"), ("UntilYear", $"{year}"), ("Aims[0].Text", "Water in every school"));
            Assert.StartsWith("A party has joined or accepted the partnership since you opened this form", Assert.Single(told.Errors), StringComparison.Ordinal);
            Assert.Contains(scene.Newcomer.Name, told.Text, StringComparison.Ordinal);
            Assert.Equal("Water for all", told.Value("Title"));
            Assert.StartsWith("/strategies/", (await told.Post(url)).Location, StringComparison.Ordinal);
            year++;
        }

        Assert.Equal(3, (await portal.ReadStrategy(scene.Strategy.Id)).Parties.Count);
    }

    [Fact]
    public async Task Years_that_are_taken_are_named_to_who_reads_the_other_strategy_alone()
    {
        var scene = await Scene();
        await Join(scene);
        var year = portal.Today.Year;
        var waiting = await portal.CreateStrategy(await portal.ReadPartnership(scene.Partnership.Id), plan: portal.StrategyPlan("Forests") with { FromYear = year + 20, UntilYear = year + 21 });
        await portal.InDatabase(db => db.Strategies.Where(one => one.Id == scene.Strategy.Id).ExecuteUpdateAsync(set => set.SetProperty(one => one.UntilYear, year + 20)));
        var years = $"{year}–{year + 20}";
        var newcomer = await portal.SignIn(await portal.CreateUser(scene.Newcomer));

        Assert.Contains($"“Water that stays” holds for {years}.", (await scene.One.Page($"/strategies/{waiting.Id}")).One(".next").TextContent, StringComparison.Ordinal);
        Assert.Contains($"already approved for {years}", (await scene.One.Page($"/strategies/{waiting.Id}/edit")).Text, StringComparison.Ordinal);
        foreach (var url in new[] { $"/strategies/{waiting.Id}", $"/strategies/{waiting.Id}/edit" })
        {
            var page = (await newcomer.Page(url)).Text;
            Assert.Contains("Ask them which are free", page, StringComparison.Ordinal);
            Assert.DoesNotContain("“Water that stays” holds", page, StringComparison.Ordinal);
            Assert.DoesNotContain(years, page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Who_does_not_want_what_stands_without_it_says_so_and_is_asked_no_more_before_a_new_version()
    {
        var scene = await Scene();
        var url = $"/strategies/{scene.Strategy.Id}";
        await JoinWhatStands(scene);
        var newcomer = await portal.SignIn(await portal.CreateUser(scene.Newcomer));
        Assert.Contains("Approve the joint strategy", (await newcomer.Page("/north")).Text, StringComparison.Ordinal);
        Assert.Null((await scene.One.Page(url)).Document.QuerySelector("a[href$='/declines/new']"));

        var form = await newcomer.Page((await newcomer.Page(url)).One("a[href$='/declines/new']").GetAttribute("href")!);
        Assert.Contains("Version 1 stands for the others without you.", form.Text, StringComparison.Ordinal);
        var declined = await (await form.Post($"{url}/declines", ("Reason", "Not our aims"))).Follow();

        Assert.Equal("You have declined; the other parties read your reason.", declined.Message);
        Assert.EndsWith("In force", declined.Heading, StringComparison.Ordinal);
        Assert.Null(declined.Document.QuerySelector(".next"));
        Assert.DoesNotContain("Approve the joint strategy", (await newcomer.Page("/north")).Text, StringComparison.Ordinal);
        var read = await scene.Other.Page(url);
        Assert.Contains("does not approve; said on", read.Text, StringComparison.Ordinal);
        Assert.Contains("Not our aims", read.Text, StringComparison.Ordinal);
        await (await scene.One.Page($"{url}/edit")).Post($"{url}/edit", ("Title", "Water for all"));
        Assert.Contains("Approve the joint strategy", (await newcomer.Page("/north")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("does not approve; said on", (await scene.Other.Page(url)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_declined_what_stands_may_still_approve_it()
    {
        var scene = await Scene();
        var url = $"/strategies/{scene.Strategy.Id}";
        await JoinWhatStands(scene);
        await portal.Change(scene.Strategy, (one, at) => one.Decline(1, "Not our aims", [], PortalFixture.OfficerOf(scene.Newcomer), at));
        var newcomer = await portal.SignIn(await portal.CreateUser(scene.Newcomer, UserRole.MayorsOffice));

        var approval = await newcomer.Page((await newcomer.Page(url)).One("a[href$='/endorsements/new']").GetAttribute("href")!);
        await approval.Post($"{url}/endorsements", ("DecidedBy", "Council"), ("On.Year", $"{portal.Today.Year}"));

        var page = await scene.One.Page(url);
        Assert.DoesNotContain("does not approve; said on", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Not our aims", page.One(".towns").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_of_what_stands_is_none_of_what_another_wrote_meanwhile()
    {
        var scene = await Scene();
        var url = $"/strategies/{scene.Strategy.Id}";
        await JoinWhatStands(scene);
        var newcomer = await portal.SignIn(await portal.CreateUser(scene.Newcomer));
        var form = await newcomer.Page($"{url}/declines/new");
        await (await scene.One.Page($"{url}/edit")).Post($"{url}/edit", ("Title", "Water for all"));

        var answer = await form.Post($"{url}/declines", ("Reason", "Not our aims"));

        Assert.Equal("Version 1 has been replaced: version 3 is the one to read now", Assert.Single(answer.Errors));
        Assert.Contains("Not our aims", answer.Html, StringComparison.Ordinal);
        Assert.Contains("Approve the joint strategy", (await newcomer.Page("/north")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_left_reads_the_refusal_of_what_stands_that_was_said_before_and_none_that_came_later()
    {
        var scene = await Scene();
        var url = $"/strategies/{scene.Strategy.Id}";
        await JoinWhatStands(scene);
        var third = await portal.CreateMunicipality();
        await portal.Change(scene.Partnership, (one, at) => one.Invite(third, PortalFixture.OfficerOf(scene.Towns[0]), at));
        foreach (var town in new[] { scene.Towns[1], scene.Newcomer })
        {
            await portal.Change(scene.Partnership, (one, at) => one.ConsentToInvitation(third.Id, PortalFixture.OfficerOf(town), at));
        }

        await portal.Change(scene.Partnership, (one, at) => one.Join(PortalFixture.Part(), [.. scene.Towns, scene.Newcomer, third], PortalFixture.OfficerOf(third), at));
        await (await scene.One.Page($"{url}/edit")).Post($"{url}/edit");
        portal.Clock.Advance(TimeSpan.FromHours(1));
        await portal.Change(scene.Strategy, (one, at) => one.TakeBack("Not yet either", [], PortalFixture.OfficerOf(scene.Towns[0]), at));
        portal.Clock.Advance(TimeSpan.FromHours(1));
        await portal.Change(scene.Strategy, (one, at) => one.Decline(1, "Said before", [], PortalFixture.OfficerOf(scene.Newcomer), at));
        portal.Clock.Advance(TimeSpan.FromHours(1));
        await portal.Change(scene.Partnership, (one, at) => one.EndPart(PartialDate.From(portal.Today), "No more", PortalFixture.OfficerOf(scene.Towns[1]), at));
        portal.Clock.Advance(TimeSpan.FromHours(1));
        await portal.Change(scene.Strategy, (one, at) => one.Decline(1, "Said later", [], PortalFixture.OfficerOf(third), at));

        var (left, remains) = (await scene.Other.Page(url), await scene.One.Page(url));
        Assert.Contains("Said before", left.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("Said later", left.Html, StringComparison.Ordinal);
        Assert.Contains("Said later", remains.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_taken_back_after_the_reader_had_left_it_reads_as_it_stood()
    {
        var scene = await Scene();
        var url = $"/strategies/{scene.Strategy.Id}";
        await Join(scene);
        await (await scene.One.Page($"{url}/edit")).Post($"{url}/edit", ("Title", "Water for all"));
        portal.Clock.Advance(TimeSpan.FromHours(1));
        await portal.Change(scene.Partnership, (one, at) => one.EndPart(PartialDate.From(portal.Today), "No more", PortalFixture.OfficerOf(scene.Towns[1]), at));
        portal.Clock.Advance(TimeSpan.FromHours(1));
        await portal.Change(scene.Strategy, (one, at) => one.TakeBack("Taken back later", [], PortalFixture.OfficerOf(scene.Towns[0]), at));

        var (left, remains) = (await scene.Other.Page(url), await scene.One.Page(url));
        Assert.DoesNotContain("Taken back later", left.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("taken back", left.Text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("for all", string.Join(' ', left.Document.QuerySelectorAll("ins").Select(came => came.TextContent)), StringComparison.Ordinal);
        Assert.Contains("taken back", remains.Text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task The_one_party_that_is_left_takes_in_who_has_joined()
    {
        var scene = await Scene();
        await Join(scene, scene.Newcomer);
        await Join(scene, await portal.CreateMunicipality());
        await Leave(scene, scene.Towns[1]);
        var url = $"/strategies/{scene.Strategy.Id}";

        var next = (await scene.One.Page(url)).One(".next");

        Assert.Contains("Of its parties yours alone still takes part: a new version takes in ", next.TextContent, StringComparison.Ordinal);
        var form = await scene.One.Page(next.QuerySelector("a")!.GetAttribute("href")!);
        Assert.Equal(url, (await form.Post($"{url}/edit")).Location);
        Assert.Equal(4, (await portal.ReadStrategy(scene.Strategy.Id)).Parties.Count);
    }

    [Fact]
    public async Task A_strategy_of_which_nobody_is_left_holds_no_years()
    {
        var scene = await Scene();
        await Join(scene, scene.Newcomer);
        await Join(scene, await portal.CreateMunicipality());
        var newcomer = await portal.SignIn(await portal.CreateUser(scene.Newcomer));
        var url = $"/partnerships/{scene.Partnership.Id}/strategies/new";
        await Leave(scene, scene.Towns[1]);
        Assert.Contains("already approved, by parties other than yours", Assert.Single((await Propose()).Errors), StringComparison.Ordinal);

        await Leave(scene, scene.Towns[0]);

        Assert.StartsWith("/strategies/", (await Propose()).Location, StringComparison.Ordinal);

        async Task<PortalPage> Propose() =>
            await (await newcomer.Page(url)).Post(url, ("Title", "Of those who came later"), ("FromYear", $"{portal.Today.Year}"), ("UntilYear", $"{portal.Today.Year}"), ("Aims[0].Text", "One"));
    }

    private async Task<NewcomerScene> Scene()
    {
        Municipality[] towns = [await portal.CreateMunicipality(), await portal.CreateMunicipality(side: Side.South)];
        var partnership = await portal.CreatePartnership(towns);
        return new NewcomerScene(
            partnership, await portal.CreateStrategy(partnership, StrategyState.InForce), await portal.CreateMunicipality(), towns,
            await portal.SignIn(await portal.CreateUser(towns[0])), await portal.SignIn(await portal.CreateUser(towns[1])));
    }

    private Task Join(NewcomerScene scene) => Join(scene, scene.Newcomer);

    private async Task Join(NewcomerScene scene, Municipality newcomer)
    {
        var parties = (await portal.ReadPartnership(scene.Partnership.Id)).Parties.Select(party => party.OrganisationId).ToList();
        await portal.Change(scene.Partnership, (one, at) => one.Invite(newcomer, PortalFixture.OfficerOf(scene.Towns[0]), at));
        foreach (var town in new[] { scene.Towns[1], scene.Newcomer }.Where(town => parties.Contains(town.Id)))
        {
            await portal.Change(scene.Partnership, (one, at) => one.ConsentToInvitation(newcomer.Id, PortalFixture.OfficerOf(town), at));
        }

        await portal.Change(scene.Partnership, (one, at) => one.Join(PortalFixture.Part(), [.. scene.Towns, scene.Newcomer, newcomer], PortalFixture.OfficerOf(newcomer), at));
    }

    private Task Leave(NewcomerScene scene, Municipality town) => portal.Change(scene.Partnership, (one, at) => one.EndPart(PartialDate.From(portal.Today), "No more", PortalFixture.OfficerOf(town), at));

    /// <summary>A version that took the newcomer in was taken back: it is a party of what stands without it.</summary>
    private async Task JoinWhatStands(NewcomerScene scene)
    {
        await Join(scene);
        var url = $"/strategies/{scene.Strategy.Id}/edit";
        await (await scene.One.Page(url)).Post(url);
        await portal.Change(scene.Strategy, (one, at) => one.TakeBack("Not yet", [], PortalFixture.OfficerOf(scene.Towns[0]), at));
    }

    private sealed record NewcomerScene(Partnership Partnership, Strategy Strategy, Municipality Newcomer, Municipality[] Towns, HttpClient One, HttpClient Other);
}
