using MicPortal.Application.Needs;
using MicPortal.Domain.Needs;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Partnerships;
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
            Assert.Equal([need.Id], await portal.InDatabase(db => db.Needs.Where(one => one.PartnershipId == partnership.Id).In(state).Select(one => one.Id).ToListAsync()));
        }

        var asker = PortalFixture.OfficerOf(await Town(partnership.Parties.First().OrganisationId));
        var told = await portal.InDatabase(db => new NeedQueries(db).Export(new NeedFilter(PartnershipId: partnership.Id), asker, TestContext.Current.CancellationToken));
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
        Assert.Contains($"Asked of {other.Name}", shown.One("tbody").TextContent, StringComparison.Ordinal);

        var file = await (await asked.GetAsync("/needs.csv?state=withdrawn", TestContext.Current.CancellationToken)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        var row = Assert.Single(file.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1));
        Assert.StartsWith($"need,Withdrawn,{own.Name},{other.Name},{portal.Today:yyyy-MM-dd},", row, StringComparison.Ordinal);
        Assert.EndsWith($"/partnerships/{partnership.Id}/needs/{needs[NeedState.Withdrawn].Id}", row.TrimEnd(), StringComparison.Ordinal);
    }

    private async Task<(Partnership Partnership, Dictionary<NeedState, Need> Needs)> OfEveryState()
    {
        var (one, two) = (await portal.CreateMunicipality(), await portal.CreateMunicipality(side: Side.South));
        var partnership = await portal.CreatePartnership([one, two]);
        var needs = new Dictionary<NeedState, Need>();
        foreach (var state in Enum.GetValues<NeedState>())
        {
            needs.Add(state, await portal.CreateNeed(partnership, one.Id, title: $"{state}"));
        }

        var (asker, asked) = (PortalFixture.OfficerOf(one), PortalFixture.OfficerOf(two));
        await portal.Change(needs[NeedState.WaitsForAsker], need => need.Reframe("Otherwise", asked, portal.Now));
        await portal.Change(needs[NeedState.Accepted], need => need.Accept(null, asked, portal.Now));
        await portal.Change(needs[NeedState.Referred], need => need.Refer("The water board", asked, portal.Now));
        await portal.Change(needs[NeedState.Withdrawn], need => need.Withdraw("Solved", asker, portal.Now));
        return (partnership, needs);
    }

    private Task<Municipality> Town(int id) => portal.InDatabase(db => db.Municipalities.SingleAsync(town => town.Id == id));
}
