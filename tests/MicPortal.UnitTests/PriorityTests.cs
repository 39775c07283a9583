using MicPortal.Domain.Common;
using MicPortal.Domain.Priorities;
using Xunit;

namespace MicPortal.UnitTests;

/// <summary>What a municipality puts first, in its order.</summary>
public sealed class PriorityTests
{
    private static readonly PriorityFacts Water = new("Drinking wáter in every quarter", "Within a quarter of an hour", "en", "14031");

    [Theory]
    [InlineData(2030, 2026)]
    [InlineData(1066, 2030)]
    [InlineData(2026, 3000)]
    public void Years_that_are_upside_down_or_absurd_are_refused(int from, int until) =>
        Assert.Equal(("Priorities.Errors.YearsUpsideDown", "UntilYear"), Refused(() => Add(1, Water with { FromYear = from, UntilYear = until })));

    [Fact]
    public void It_is_found_by_its_folded_words()
    {
        var priority = Add(1, Water with { FromYear = 2026, UntilYear = 2026 });

        Assert.Equal(("drinking water in every quarter", "drinking water in every quarter within a quarter of an hour"), (priority.SortTitle, priority.SearchText));
    }

    [Fact]
    public void A_move_changes_places_with_the_neighbour_and_tells_it_of_both()
    {
        var (first, second, third) = (Add(1), Add(2), Add(5));

        third.Move(up: true, [first, second, third], Example.ReggioOfficer, Example.At);

        Assert.Equal([1, 5, 2], [first.Number, second.Number, third.Number]);
        Assert.DoesNotContain(first.Acts, act => act.Name == ActName.PriorityMoved);
        Assert.All([second, third], priority => Assert.Contains(priority.Acts, act => act.Name == ActName.PriorityMoved));
    }

    [Fact]
    public void The_first_moves_no_further_up_and_the_last_no_further_down()
    {
        var (first, second) = (Add(1), Add(2));

        first.Move(up: true, [first, second], Example.ReggioOfficer, Example.At);
        second.Move(up: false, [first, second], Example.ReggioOfficer, Example.At);

        Assert.Equal([1, 2], [first.Number, second.Number]);
    }

    [Fact]
    public void Two_that_were_added_in_the_same_moment_can_be_moved_all_the_same()
    {
        var (first, second) = (Add(3), Add(3));

        second.Move(up: true, [first, second], Example.ReggioOfficer, Example.At);

        Assert.True(second.Number < first.Number);
    }

    [Fact]
    public void What_has_ended_is_neither_changed_nor_moved_and_ends_once()
    {
        var priority = Add(1);
        priority.End(Example.ReggioOfficer, Example.At);
        priority.End(Example.ReggioOfficer, Example.At.AddDays(1));

        Assert.Equal(Example.At, priority.EndedAt);
        Assert.Single(priority.Acts, act => act.Name == ActName.PriorityEnded);
        Assert.Equal("Priorities.Errors.HasEnded", Refused(() => priority.Change(Water, Example.ReggioOfficer, Example.At)).Key);
        Assert.Equal("Priorities.Errors.HasEnded", Refused(() => priority.Move(true, [priority], Example.ReggioOfficer, Example.At)).Key);
    }

    private static Priority Add(int number, PriorityFacts? facts = null) => Priority.Add(1, number, facts ?? Water, Example.ReggioOfficer, Example.At);

    private static (string Key, string? Field) Refused(Action act)
    {
        var error = Assert.Throws<DomainException>(act);
        return (error.Key, error.Field);
    }
}
