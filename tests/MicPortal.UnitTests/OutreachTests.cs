using MicPortal.Domain.Access;
using MicPortal.Domain.Common;
using MicPortal.Domain.Organisations;
using Xunit;

namespace MicPortal.UnitTests;

/// <summary>What a municipality says of itself to those who might become its partners.</summary>
public sealed class OutreachTests
{
    private static readonly PositionFacts Post = new("International relations office", null, null, true);
    private static readonly InterestFacts Wells = new(InterestKind.Seeks, "water-sanitation", "Wells planned with the résidents", "Two weeks", "en");

    [Theory]
    [InlineData(0, null, null, "CouncilSeats")]
    [InlineData(Council.MostSeats + 1, null, null, "CouncilSeats")]
    [InlineData(31, 32, null, "CouncilWomen")]
    [InlineData(31, -1, null, "CouncilWomen")]
    [InlineData(31, 12, 32, "CouncilUnder30")]
    public void A_council_has_not_more_women_or_young_members_than_seats(int seats, int? women, int? under30, string field) =>
        Assert.Equal(field, Assert.Throws<DomainException>(() => new Council(seats, women, under30)).Field);

    [Fact]
    public void All_seats_may_be_held_by_women_and_none_by_the_young()
    {
        var council = new Council(31, 31, 0);

        Assert.Equal((31, 31, 0), (council.Seats, council.Women, council.Under30));
    }

    [Fact]
    public void An_election_that_has_been_is_not_the_next_one_but_may_stay_until_somebody_changes_it()
    {
        var town = Municipality.FromPlace("test:9", "Testtown", "BE", Side.North, null, 50, 4, null, null);
        Complete(Example.Day(2026, 5), Example.At);

        Complete(Example.Day(2026, 5), Example.At.AddYears(1));

        Assert.Equal("2026-05", town.NextElection.ToString());
        Assert.Equal("Municipalities.Errors.ElectionPassed", Assert.Throws<DomainException>(() => Complete(Example.Day(2026, 4), Example.At.AddYears(1))).Key);
        Assert.Equal("Municipalities.Errors.ElectionTooFar", Assert.Throws<DomainException>(() => Complete(Example.Day(2040), Example.At)).Key);
        // A year that has begun may still bring it.
        Complete(Example.Day(2027), Example.At.AddYears(1));

        void Complete(PartialDate election, DateTime at) => town.Complete(new MunicipalityProfile { Name = "Testtown", NextElection = election }, Actor.Portal, at);
    }

    [Fact]
    public void Languages_are_found_by_their_codes_between_bars()
    {
        var town = Municipality.FromPlace("test:9", "Testtown", "BE", Side.North, null, 50, 4, null, null);

        town.Complete(new MunicipalityProfile { Name = "Testtown", Languages = ["pt", "sw", "pt"] }, Actor.Portal, Example.At);

        Assert.Equal("|pt|sw|", town.SearchLanguages);
        Assert.True("|pt|sw|".Length * 2 < Municipality.SearchLanguagesLimit);
    }

    [Fact]
    public void A_post_that_has_ended_is_not_changed_and_ends_once()
    {
        var position = Position.Add(1, Post, Example.ReggioOfficer, Example.At);
        position.End(Example.ReggioOfficer, Example.At.AddDays(1));

        position.End(Example.ReggioOfficer, Example.At.AddDays(2));

        Assert.Equal(Example.At.AddDays(1), position.EndedAt);
        Assert.Equal([ActName.PositionAdded, ActName.PositionEnded], position.Acts.Select(act => act.Name));
        Assert.Equal("Positions.Errors.HasEnded", Assert.Throws<DomainException>(() => position.Change(Post, Example.ReggioOfficer, Example.At)).Key);
    }

    [Fact]
    public void What_is_offered_or_sought_has_a_known_theme_is_found_in_any_spelling_and_ends_once()
    {
        var interest = Interest.Add(1, Wells, Example.ReggioOfficer, Example.At);

        Assert.Equal("wells planned with the residents two weeks", interest.SearchText);
        Assert.Equal("Theme", Assert.Throws<DomainException>(() => interest.Change(Wells with { Theme = "alchemy" }, Example.ReggioOfficer, Example.At)).Field);
        interest.End(Example.ReggioOfficer, Example.At.AddDays(1));
        interest.End(Example.ReggioOfficer, Example.At.AddDays(2));
        Assert.Equal(Example.At.AddDays(1), interest.EndedAt);
        Assert.Equal("Interests.Errors.HasEnded", Assert.Throws<DomainException>(() => interest.Change(Wells, Example.ReggioOfficer, Example.At)).Key);
    }

    [Fact]
    public void The_longest_line_fits_its_search_column()
    {
        var interest = Interest.Add(1, Wells with { Title = new string('ß', Interest.TitleLimit), Text = new string('ß', Interest.TextLimit) }, Example.ReggioOfficer, Example.At);

        Assert.InRange(interest.SearchText.Length, 2 * Interest.TitleLimit, Interest.SearchTextLimit);
    }

    [Fact]
    public void Every_number_of_inhabitants_is_of_one_size()
    {
        foreach (var population in new[] { 0, 9_999, 10_000, 49_999, 50_000, 199_999, 200_000, 999_999, 1_000_000, Municipality.LargestPopulation })
        {
            Assert.Single(Enum.GetValues<SizeClass>(), size => population >= size.Bounds().From && population < size.Bounds().Below);
        }
    }
}
