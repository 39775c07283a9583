using System.Net;
using MicPortal.Domain.Organisations;
using MicPortal.TestSupport;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace MicPortal.IntegrationTests.Organisations;

/// <summary>The council, the next election and the year of the population, on the municipality's own record.</summary>
public sealed class MunicipalityCouncilTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Numbers_are_shown_with_their_meaning()
    {
        var town = await portal.CreateMunicipality();
        var page = await (await portal.SignIn(await portal.CreateUser(town))).Page($"/municipalities/{town.Id}/edit");

        var answer = await page.Post($"/municipalities/{town.Id}/edit",
            ("Population", "12 345"), ("PopulationYear", "2021"), ("CouncilSeats", "31"), ("CouncilWomen", "12"), ("CouncilUnder30", "0"), ("NextElection.Month", "10"), ("NextElection.Year", "2030"));

        Assert.Equal($"/municipalities/{town.Id}", answer.Location);
        var shown = (await portal.Anonymous().Page($"/municipalities/{town.Id}")).Text;
        Assert.Contains("12,345 in 2021, as the municipality says", shown, StringComparison.Ordinal);
        Assert.Contains("31 seats", shown, StringComparison.Ordinal);
        Assert.Contains("12 of 31 council members are women (39%)", shown, StringComparison.Ordinal);
        Assert.Contains("council members under 30: 0 of 31 (0%)", shown, StringComparison.Ordinal);
        Assert.Contains("Next local electionOctober 2030", shown, StringComparison.Ordinal);
        var again = await (await portal.SignIn(await portal.CreateUser(town))).Page($"/municipalities/{town.Id}/edit");
        Assert.Equal(("2021", "31", "12", "0", "10", "2030"), (again.Value("PopulationYear"), again.Value("CouncilSeats"), again.Value("CouncilWomen"), again.Value("CouncilUnder30"), again.Value("NextElection.Month"), again.Value("NextElection.Year")));
    }

    [Fact]
    public async Task What_is_not_said_is_left_out_for_the_public_and_named_to_the_own_officer()
    {
        var town = await portal.CreateMunicipality();

        var stranger = (await portal.Anonymous().Page($"/municipalities/{town.Id}")).Text;
        var officer = (await (await portal.SignIn(await portal.CreateUser(town))).Page($"/municipalities/{town.Id}")).Text;

        Assert.DoesNotContain("Council", stranger, StringComparison.Ordinal);
        Assert.DoesNotContain("Not said yet", stranger, StringComparison.Ordinal);
        Assert.Contains("Not said yet: website, your words for head and council, council, next local election, what you offer and seek and whom to write to.", officer, StringComparison.Ordinal);
        await portal.InDatabase(db => db.Municipalities.Where(one => one.Id == town.Id).ExecuteUpdateAsync(set => set.SetProperty(one => one.CouncilSeats, 31).SetProperty(one => one.CouncilWomen, 12)));
        Assert.Contains("your words for head and council, council members under 30, next local election", (await (await portal.SignIn(await portal.CreateUser(town))).Page($"/municipalities/{town.Id}")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("31", "32", "", "CouncilWomen", "Enter a number from 0 to 31: not more than the council has seats")]
    [InlineData("31", "twelve", "", "CouncilWomen", "Enter a number from 0 to 31: not more than the council has seats")]
    [InlineData("31", "12", "-1", "CouncilUnder30", "Enter a number from 0 to 31: not more than the council has seats")]
    [InlineData("", "12", "", "CouncilSeats", "Enter the seats of the council, too")]
    [InlineData("1001", "", "", "CouncilSeats", "Enter the number of seats in figures, from 1 to 1,000")]
    [InlineData("0", "", "", "CouncilSeats", "Enter the number of seats in figures, from 1 to 1,000")]
    public async Task Figures_that_cannot_be_are_refused_at_their_field(string seats, string women, string under30, string field, string message)
    {
        var town = await portal.CreateMunicipality();
        var page = await (await portal.SignIn(await portal.CreateUser(town))).Page($"/municipalities/{town.Id}/edit");

        var answer = await page.Post($"/municipalities/{town.Id}/edit", ("CouncilSeats", seats), ("CouncilWomen", women), ("CouncilUnder30", under30));

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal([message], answer.Errors);
        Assert.Contains(message, answer.One($"#{field}-error").TextContent, StringComparison.Ordinal);
        Assert.Equal(women, answer.Value("CouncilWomen"));
        Assert.Null(await portal.InDatabase(db => db.Municipalities.Where(one => one.Id == town.Id).Select(one => one.CouncilSeats).SingleAsync()));
    }

    [Fact]
    public async Task Dates_that_cannot_be_are_refused_at_their_field()
    {
        var town = await portal.CreateMunicipality();
        var page = await (await portal.SignIn(await portal.CreateUser(town))).Page($"/municipalities/{town.Id}/edit");

        var passed = await page.Post($"/municipalities/{town.Id}/edit", ("NextElection.Year", "2025"));
        var wrong = await page.Post($"/municipalities/{town.Id}/edit", ("NextElection.Day", "31"), ("NextElection.Month", "2"), ("NextElection.Year", "2030"), ("PopulationYear", "2027"));

        Assert.Equal(["This date has passed: enter the next election, or leave it empty"], passed.Errors);
        Assert.Contains(passed.Errors[0], passed.One("#NextElection-error").TextContent, StringComparison.Ordinal);
        Assert.Equal("2025", passed.Value("NextElection.Year"));
        Assert.Equal(2, wrong.Errors.Count);
        Assert.Contains("Enter the year of the number in four figures, from 1900 to this year", wrong.Errors);
    }

    [Fact]
    public async Task After_the_election_the_page_says_so_and_the_officer_is_asked_for_the_next()
    {
        var town = await portal.CreateMunicipality();
        await portal.InDatabase(async db =>
        {
            var stored = await db.Municipalities.SingleAsync(one => one.Id == town.Id);
            stored.Complete(new MunicipalityProfile { Name = town.Name, NextElection = Domain.Common.PartialDate.FromYear(2025) }, PortalFixture.OfficerOf(town), portal.Now.AddYears(-2));
            await db.SaveChangesAsync();
        });

        Assert.Contains("2025 has been held since; the council may have changed", (await portal.Anonymous().Page($"/municipalities/{town.Id}")).Text, StringComparison.Ordinal);
        Assert.Contains("the election after the one that has passed", (await (await portal.SignIn(await portal.CreateUser(town))).Page($"/municipalities/{town.Id}")).Text, StringComparison.Ordinal);
    }
}
