using System.Globalization;
using MicPortal.Domain.Common;

namespace MicPortal.Web.Models;

/// <summary>A date as it was typed: any part may be missing or wrong.</summary>
public sealed class DateInput
{
    public string? Day { get; set; }

    public string? Month { get; set; }

    public string? Year { get; set; }

    public bool IsEmpty => string.IsNullOrWhiteSpace(Day) && string.IsNullOrWhiteSpace(Month) && string.IsNullOrWhiteSpace(Year);

    /// <summary>Empty, or a date of which the day, or the day and the month, may be left out.</summary>
    public bool IsValid => IsEmpty || Date is not null;

    /// <summary>Null when it is empty or not a date.</summary>
    public PartialDate? Date =>
        Part(Year) is { } year && (Part(Month) is not null || string.IsNullOrWhiteSpace(Month)) && (Part(Day) is not null || string.IsNullOrWhiteSpace(Day))
        && PartialDate.TryCreate(year, Part(Month), Part(Day), out var date) ? date : null;

    public static DateInput Of(PartialDate? date) => date is not { } known ? new DateInput() : new DateInput
    {
        Day = known.Day?.ToString(CultureInfo.InvariantCulture),
        Month = known.Month?.ToString(CultureInfo.InvariantCulture),
        Year = known.Year.ToString(CultureInfo.InvariantCulture),
    };

    private static int? Part(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
