using MicPortal.Application.Needs;
using MicPortal.Domain.Common;
using MicPortal.Domain.Needs;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Partnerships;
using MicPortal.Domain.Projects;
using MicPortal.TestSupport;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace MicPortal.IntegrationTests.Needs;

/// <summary>The list of all needs and offers that its reader asks or is asked.</summary>
public sealed class NeedListTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Each_state_is_the_same_in_SQL_and_in_the_words_of_the_list()
    {
        var (partnership, needs) = await OfEveryState();

        foreach (var (state, need) in needs)
        {
            Assert.Equal([need.Id], await portal.InDatabase(db => db.Needs.Where(one => one.PartnershipId == partnership.Id).In(state, db.Projects.Where(project => project.Status == ProjectStatus.Cancelled).Select(project => project.Id)).Select(one => one.Id).ToListAsync()));
        }

        var asker = PortalFixture.OfficerOf(await Town(partnership.Parties.First().OrganisationId));
        var told = await portal.InDatabase(db => new NeedQueries(db).Export(new NeedFilter(PartnershipId: partnership.Id), asker, portal.Today, TestContext.Current.CancellationToken));
        Assert.Equal(needs.ToDictionary(one => one.Value.Id, one => one.Key), told.ToDictionary(row => row.Id, row => row.State));
    }

    [Fact]
    public async Task Its_readers_find_what_they_ask_and_what_they_are_asked_by_title_kind_state_and_asker_also_as_a_file()
    {
        var (partnership, needs) = await OfEveryState();
        var (own, other) = (await Town(partnership.Parties.First().OrganisationId), await Town(partnership.Parties.Last().OrganisationId));
        await portal.CreateNeed(await portal.CreatePartnership([own, await portal.CreateMunicipality()]), own.Id, NeedKind.Offer, "A course for clerks");
        var (asker, asked) = (await portal.SignIn(await portal.CreateUser(own)), await portal.SignIn(await portal.CreateUser(other)));

        async Task<string[]> Titles(HttpClient reader, string query) => [.. (await reader.Page($"/needs{query}")).Document.QuerySelectorAll("tbody th a").Select(link => link.TextContent)];

        string[] byTitle = [.. needs.Keys.Select(state => $"{state}").Append("A course for clerks").Order(StringComparer.OrdinalIgnoreCase)];
        Assert.Equal(byTitle, await Titles(asker, "?sort=title"));
        Assert.Equal("A course for clerks", Assert.Single(await Titles(asker, "?kind=offer")));
        Assert.Equal("A course for clerks", Assert.Single(await Titles(asker, "?q=CLÉRKS")));
        Assert.Equal($"{NeedState.WaitsForAsker}", Assert.Single(await Titles(asker, "?state=waitsForAsker")));
        Assert.Empty(await Titles(asker, "?asker=other"));
        Assert.Equal(needs.Count, (await Titles(asked, "?asker=other")).Length);
        Assert.DoesNotContain("A course for clerks", await Titles(asked, ""));
        Assert.Contains("No need or offer is found.", (await asked.Page("/needs?asker=own")).Text, StringComparison.Ordinal);
        var shown = await asked.Page("/needs?state=referred");
        Assert.Contains($"{own.Name} needs", shown.One("tbody").TextContent, StringComparison.Ordinal);
        Assert.Contains($"To {other.Name}", shown.One("tbody").TextContent, StringComparison.Ordinal);

        var file = await (await asked.GetAsync("/needs.csv?state=withdrawn", TestContext.Current.CancellationToken)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        var row = Assert.Single(file.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1));
        Assert.StartsWith($"need,Withdrawn,{own.Name},{other.Name},{portal.Today:yyyy-MM-dd},", row, StringComparison.Ordinal);
        Assert.EndsWith($"/partnerships/{partnership.Id}/needs/{needs[NeedState.Withdrawn].Id}", row.TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_agency_finds_what_waits_in_the_partnerships_for_which_it_holds_a_mandate_and_no_others()
    {
        var (home, partner, agency) = (await portal.CreateMunicipality(), await portal.CreateMunicipality(side: Side.South), await portal.CreateAssociation());
        var (mandated, other) = (await portal.CreatePartnership([home, partner]), await portal.CreatePartnership([home, await portal.CreateMunicipality()]));
        await portal.CreateMandate(home, agency, on: mandated);
        await portal.CreateNeed(mandated, partner.Id, title: "Asked of the home town");
        await portal.CreateNeed(mandated, home.Id, title: "Asked by the home town");
        await portal.CreateNeed(other, home.Id, title: "Of another partnership");
        var staff = await portal.SignIn(await portal.CreateUser(agency));

        async Task<string> Titles(string query) => string.Join(", ", (await staff.Page($"/needs{query}")).Document.QuerySelectorAll("tbody th a").Select(link => link.TextContent));

        Assert.Equal("Asked by the home town, Asked of the home town", await Titles("?sort=title"));
        Assert.Equal("Asked by the home town", await Titles("?asker=own"));
        Assert.Equal("Asked of the home town", await Titles("?asker=other"));
        Assert.Equal("/needs", (await staff.Page("/association")).One("a[href='/needs']").GetAttribute("href"));
    }

    [Fact]
    public async Task Of_who_has_left_no_word_is_awaited_in_SQL_as_in_words()
    {
        var (asker, leaver, stays) = (await portal.CreateMunicipality(), await portal.CreateMunicipality(side: Side.South), await portal.CreateMunicipality());
        var partnership = await portal.CreatePartnership([asker, leaver, stays]);
        var expected = new Dictionary<int, NeedState>();
        async Task<Need> Ask(int by, NeedState state)
        {
            var need = await portal.CreateNeed(partnership, by, title: $"{state}");
            expected.Add(need.Id, state);
            return need;
        }

        await Ask(leaver.Id, NeedState.Left);
        await Ask(asker.Id, NeedState.Waiting);
        await portal.Change(await Ask(asker.Id, NeedState.Accepted), need => need.Accept(null, PortalFixture.OfficerOf(stays), portal.Now));
        await portal.Change(await Ask(asker.Id, NeedState.Left), need => need.Refer("The water board", PortalFixture.OfficerOf(stays), portal.Now));
        await portal.Change(await Ask(asker.Id, NeedState.Waiting), need => need.Reframe("Otherwise", PortalFixture.OfficerOf(leaver), portal.Now));
        await portal.Change(partnership, (one, at) => one.EndPart(PartialDate.From(portal.Today), "No more", PortalFixture.OfficerOf(leaver), at));

        foreach (var state in Enum.GetValues<NeedState>())
        {
            var found = await portal.InDatabase(db => db.Needs.Where(need => need.PartnershipId == partnership.Id).In(state, db.Projects.Where(project => project.Status == ProjectStatus.Cancelled).Select(project => project.Id)).Select(need => need.Id).ToListAsync());
            Assert.Equal(expected.Where(one => one.Value == state).Select(one => one.Key).Order(), found.Order());
        }

        var officer = await portal.SignIn(await portal.CreateUser(asker));
        Assert.Equal(2, (await officer.Page("/needs?state=left")).Document.QuerySelectorAll("tbody tr").Count(row => row.TextContent.Contains("A party has left", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Of_what_was_open_when_the_partnership_ended_the_lists_say_that_it_has_ended()
    {
        var (asker, asked) = (await portal.CreateMunicipality(side: Side.South), await portal.CreateMunicipality());
        var partnership = await portal.CreatePartnership([asker, asked]);
        var (open, referred) = (await portal.CreateNeed(partnership, asker.Id, title: "Left open"), await portal.CreateNeed(partnership, asker.Id, title: "Referred before"));
        await portal.Change(referred, need => need.Refer("The water board", PortalFixture.OfficerOf(asked), portal.Now));
        await portal.Change(partnership, (one, at) => one.EndPart(PartialDate.From(portal.Today), "No more", PortalFixture.OfficerOf(asked), at));
        foreach (var state in Enum.GetValues<NeedState>())
        {
            var found = await portal.InDatabase(db => db.Needs.Where(need => need.PartnershipId == partnership.Id).In(state, db.Projects.Where(_ => false).Select(project => project.Id)).Select(need => need.Id).ToListAsync());
            Assert.Equal(state == NeedState.PartnershipEnded ? [open.Id] : state == NeedState.Referred ? [referred.Id] : [], found);
        }

        foreach (var reader in new[] { asker, asked })
        {
            var officer = await portal.SignIn(await portal.CreateUser(reader));
            var row = Assert.Single((await officer.Page("/needs?state=partnershipEnded")).Document.QuerySelectorAll("tbody tr")).TextContent;
            Assert.Contains("Left open", row, StringComparison.Ordinal);
            Assert.Contains("The partnership has ended", row, StringComparison.Ordinal);
            Assert.Contains("The partnership has ended", (await officer.Page($"/partnerships/{partnership.Id}/needs")).Text, StringComparison.Ordinal);
            Assert.Contains(",The partnership has ended,", await officer.GetStringAsync(new Uri("/needs.csv", UriKind.Relative), TestContext.Current.CancellationToken), StringComparison.Ordinal);
            Assert.Empty((await officer.Page("/needs?state=left")).Document.QuerySelectorAll("tbody tr"));
        }

        var work = await (await portal.SignIn(await portal.CreateUser(asker))).Page("/south");
        Assert.Contains("The partnership has ended", work.Document.QuerySelectorAll("li").Single(line => line.QuerySelector($"a[href$='/needs/{open.Id}']") is not null).TextContent, StringComparison.Ordinal);
    }

    private async Task<(Partnership Partnership, Dictionary<NeedState, Need> Needs)> OfEveryState()
    {
        var (one, two) = (await portal.CreateMunicipality(), await portal.CreateMunicipality(side: Side.South));
        var partnership = await portal.CreatePartnership([one, two]);
        var needs = new Dictionary<NeedState, Need>();
        foreach (var state in Enum.GetValues<NeedState>().Except([NeedState.Left, NeedState.PartnershipEnded]))
        {
            needs.Add(state, await portal.CreateNeed(partnership, one.Id, title: $"{state}"));
        }

        var (asker, asked) = (PortalFixture.OfficerOf(one), PortalFixture.OfficerOf(two));
        await portal.Change(needs[NeedState.WaitsForAsker], need => need.Reframe("Otherwise", asked, portal.Now));
        await portal.Change(needs[NeedState.Accepted], need => need.Accept(null, asked, portal.Now));
        await portal.Change(needs[NeedState.Referred], need => need.Refer("The water board", asked, portal.Now));
        await portal.Change(needs[NeedState.ProjectCancelled], need => need.Accept(null, asked, portal.Now).Cancel("No money", PartialDate.From(portal.Today), asked, portal.Now));
        await portal.Change(needs[NeedState.Withdrawn], need => need.Withdraw("Solved", asker, portal.Now));
        return (partnership, needs);
    }

    private Task<Municipality> Town(int id) => portal.InDatabase(db => db.Municipalities.SingleAsync(town => town.Id == id));
}
