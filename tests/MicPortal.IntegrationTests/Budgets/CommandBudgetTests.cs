using MicPortal.Domain.Organisations;
using MicPortal.Domain.Partnerships;
using MicPortal.TestSupport;
using Xunit;

namespace MicPortal.IntegrationTests.Budgets;

public sealed class CommandBudgetTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const int MostCommands = 8;

    [Fact]
    public async Task No_page_sends_more_than_eight_commands()
    {
        var records = await Records.Of(portal);
        var lines = new List<string>();
        var tooMany = new List<string>();
        foreach (var viewer in Pages.All.Where(state => !state.SendsEmpty).GroupBy(state => state.As))
        {
            var client = viewer.Key is { } email ? await portal.SignIn(email) : portal.Anonymous();
            foreach (var state in viewer)
            {
                var url = records.Address(state.Url);
                // Once before: what is kept from then on (countries, keys) is not the page's.
                await client.Page(url);
                var commands = await portal.Commands.Of(() => client.Page(url));
                lines.Add($"{state.Name,-60} {commands.Count,2}");
                if (commands.Count > MostCommands)
                {
                    tooMany.AddRange([lines[^1], .. commands.Select(command => $"    {command.ReplaceLineEndings(" ")[..Math.Min(command.Length, 200)]}")]);
                }
            }
        }

        Figures.Show("commands", string.Join(Environment.NewLine, lines));
        Assert.True(tooMany.Count == 0, string.Join(Environment.NewLine, tooMany));
        Assert.Contains(lines, line => !line.EndsWith(" 0", StringComparison.Ordinal));
    }

    /// <summary>With few rows and with a full page out of more than a thousand.</summary>
    [Theory]
    [InlineData("/partnerships?q=kragujevac", "/partnerships")]
    [InlineData("/municipalities?q=kragujevac", "/municipalities")]
    [InlineData("/interests?q=jongerenraad", "/interests")]
    public async Task A_list_sends_as_many_commands_for_many_rows_as_for_few(string few, string many)
    {
        var client = portal.Anonymous();
        await client.Page(few);

        var forFew = await portal.Commands.Of(() => client.Page(few));
        var forMany = await portal.Commands.Of(() => client.Page(many));

        Assert.NotEmpty(forFew);
        Assert.Equal(forFew.Count, forMany.Count);
    }

    [Fact]
    public async Task A_workspace_sends_as_many_commands_for_a_thousand_partnerships_as_for_ten()
    {
        Assert.Equal(await CommandsOfTheWorkspace(10), await CommandsOfTheWorkspace(1000));
    }

    private async Task<int> CommandsOfTheWorkspace(int partnerships)
    {
        var town = await portal.CreateMunicipality(side: Side.South);
        var others = await portal.InDatabase(db => Task.FromResult(db.Municipalities.Where(other => other.CountryCode == "DE").Take(partnerships).ToList()));
        Assert.Equal(partnerships, others.Count);
        await portal.InDatabase(db =>
        {
            db.AddRange(others.Select(other => Partnership.Import($"test:{Guid.NewGuid():N}", [town, other], portal.Now)));
            return PortalFixture.SaveImport(db);
        });
        var client = await portal.SignIn(await portal.CreateUser(town));
        await client.Page("/south");
        return (await portal.Commands.Of(() => client.Page("/south"))).Count;
    }
}
