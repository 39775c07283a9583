using System.Globalization;

namespace MicPortal.Domain.Common;

/// <summary>
/// A date of which the day, or the day and the month, may be unknown: "1975", "March 2000", "4 March 2026".
/// Its value is the number yyyymmdd with 0 for unknown parts, so that it sorts alike in every database.
/// </summary>
public readonly record struct PartialDate : IComparable<PartialDate>
{
    public const int EarliestYear = 1800;
    public const int LatestYear = 2200;

    private PartialDate(int value) => Value = value;

    /// <summary>yyyymmdd, 0 for unknown parts.</summary>
    public int Value { get; }

    public int Year => Value / 10000;

    public int? Month => Value / 100 % 100 is var month and > 0 ? month : null;

    public int? Day => Value % 100 is var day and > 0 ? day : null;

    /// <summary>The first day that it can mean.</summary>
    public DateOnly Earliest => new(Year, Month ?? 1, Day ?? 1);

    /// <summary>The last day that it can mean: an end of "2026" is 31 December 2026.</summary>
    public DateOnly Latest => new(Year, Month ?? 12, Day ?? DateTime.DaysInMonth(Year, Month ?? 12));

    public static bool TryFromValue(int value, out PartialDate date) => TryCreate(value / 10000, Known(value / 100 % 100), Known(value % 100), out date);

    public static PartialDate FromValue(int value) => TryFromValue(value, out var date)
        ? date
        : throw new ArgumentOutOfRangeException(nameof(value), value, "Not a partial date yyyymmdd.");

    public static PartialDate FromYear(int year) => FromValue(year * 10000);

    public static PartialDate From(DateOnly date) => FromValue((date.Year * 10000) + (date.Month * 100) + date.Day);

    /// <summary>False when the parts make no date: a day without a month, 30 February, a year outside 1800 to 2200.</summary>
    public static bool TryCreate(int year, int? month, int? day, out PartialDate date)
    {
        date = default;
        if (year is < EarliestYear or > LatestYear || month is < 1 or > 12 || (day is not null && month is null))
        {
            return false;
        }

        if (day is { } d && (d < 1 || d > DateTime.DaysInMonth(year, month!.Value)))
        {
            return false;
        }

        date = new PartialDate((year * 10000) + ((month ?? 0) * 100) + (day ?? 0));
        return true;
    }

    /// <summary>True only when it cannot be otherwise: every day it can mean lies before every day the other can mean.</summary>
    public bool CertainlyBefore(PartialDate other) => Latest < other.Earliest;

    /// <summary>Every day that it can mean lies before this one.</summary>
    public bool HasPassed(DateOnly today) => Latest < today;

    public bool CertainlyAfter(DateOnly day) => Earliest > day;

    /// <summary>After today wherever on earth one is: at UTC+14 a day begins first.</summary>
    /// <param name="now">UTC.</param>
    public bool IsInFuture(DateTime now) => CertainlyAfter(DateOnly.FromDateTime(now.AddHours(14)));

    public int CompareTo(PartialDate other) => Value.CompareTo(other.Value);

    public static bool operator <(PartialDate left, PartialDate right) => left.Value < right.Value;

    public static bool operator >(PartialDate left, PartialDate right) => left.Value > right.Value;

    public static bool operator <=(PartialDate left, PartialDate right) => left.Value <= right.Value;

    public static bool operator >=(PartialDate left, PartialDate right) => left.Value >= right.Value;

    /// <summary>ISO 8601 of reduced precision: 1975, 2000-03, 2026-03-04.</summary>
    public override string ToString() => (Month, Day) switch
    {
        (null, _) => Year.ToString("0000", CultureInfo.InvariantCulture),
        ({ } month, null) => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-{month:00}"),
        ({ } month, { } day) => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-{month:00}-{day:00}"),
    };

    private static int? Known(int part) => part == 0 ? null : part;
}
