using CsCheck;
using MicPortal.Domain.Common;
using Xunit;
using static MicPortal.UnitTests.Example;

namespace MicPortal.UnitTests;

public class PartialDateTests
{
    private static readonly Gen<PartialDate> AnyDate = Gen.Select(Gen.Int[PartialDate.EarliestYear, PartialDate.LatestYear], Gen.Int[0, 12], Gen.Int[0, 31])
        .Where((year, month, day) => PartialDate.TryCreate(year, month == 0 ? null : month, day == 0 ? null : day, out _))
        .Select((year, month, day) => Day(year, month == 0 ? null : month, day == 0 ? null : day));

    [Fact]
    public void Less_precise_dates_come_first_among_those_that_begin_alike() =>
        Assert.Equal(
            ["1975", "1975-03", "1975-03-01", "1975-04", "1976"],
            new[] { Day(1976), Day(1975, 4), Day(1975, 3, 1), Day(1975), Day(1975, 3) }.Order().Select(date => date.ToString()));

    [Theory]
    [InlineData(1975, null, null, "1975-01-01", "1975-12-31")]
    [InlineData(2024, 2, null, "2024-02-01", "2024-02-29")]
    [InlineData(2026, 3, 4, "2026-03-04", "2026-03-04")]
    public void It_knows_the_first_and_the_last_day_that_it_can_mean(int year, int? month, int? day, string earliest, string latest)
    {
        var date = Day(year, month, day);
        Assert.Equal((earliest, latest), (date.Earliest.ToString("O"), date.Latest.ToString("O")));
        Assert.Equal((year, month, day), (date.Year, date.Month, date.Day));
    }

    [Fact]
    public void Only_what_cannot_be_otherwise_is_certainly_before()
    {
        Assert.True(Day(1974).CertainlyBefore(Day(1975)));
        Assert.True(Day(1975, 2).CertainlyBefore(Day(1975, 3, 1)));
        Assert.False(Day(1975).CertainlyBefore(Day(1975, 12, 31)));
        Assert.False(Day(1975, 3).CertainlyBefore(Day(1975)));
        Assert.False(Day(1975).CertainlyBefore(Day(1975)));
        Assert.True(Day(2026, 3, 5).CertainlyAfter(new DateOnly(2026, 3, 4)));
        Assert.False(Day(2026).CertainlyAfter(new DateOnly(2026, 3, 4)));
    }

    [Fact]
    public void A_day_lies_in_the_future_only_when_it_has_begun_nowhere_on_earth()
    {
        var evening = new DateTime(2026, 3, 4, 11, 0, 0, DateTimeKind.Utc);
        Assert.True(Day(2026, 3, 5).IsInFuture(evening.AddHours(-2)));
        Assert.False(Day(2026, 3, 5).IsInFuture(evening));
        Assert.True(Day(2026, 3, 6).IsInFuture(evening));
        Assert.False(Day(2026).IsInFuture(evening));
    }

    [Theory]
    [InlineData(1799, null, null)]
    [InlineData(2201, null, null)]
    [InlineData(1975, 0, null)]
    [InlineData(1975, 13, null)]
    [InlineData(1975, null, 4)]
    [InlineData(1975, 2, 29)]
    [InlineData(1975, 4, 31)]
    [InlineData(1975, 4, 0)]
    [InlineData(1975, 4, -1)]
    public void Parts_that_make_no_date_are_refused(int year, int? month, int? day) => Assert.False(PartialDate.TryCreate(year, month, day, out _));

    [Theory]
    [InlineData(0)]
    [InlineData(-19750000)]
    [InlineData(19750230)]
    [InlineData(19750010)]
    [InlineData(197503)]
    public void A_number_that_is_no_date_is_refused(int value) => Assert.Throws<ArgumentOutOfRangeException>(() => PartialDate.FromValue(value));

    [Fact]
    public void Its_number_gives_it_back() => AnyDate.Sample(date => PartialDate.FromValue(date.Value) == date);

    [Fact]
    public void Its_order_is_that_of_its_first_days() =>
        Gen.Select(AnyDate, AnyDate).Sample((one, other) => one.Earliest >= other.Earliest || one.CompareTo(other) < 0);

    [Fact]
    public void Certainly_before_is_never_true_both_ways() =>
        Gen.Select(AnyDate, AnyDate).Sample((one, other) => !(one.CertainlyBefore(other) && other.CertainlyBefore(one)) && (!one.CertainlyBefore(other) || one.CompareTo(other) < 0));
}
