using System.Globalization;
using MicPortal.Domain.Common;
using MicPortal.Web.Setup;
using Microsoft.Extensions.Options;

namespace MicPortal.Web.Resources;

/// <summary>Dates in words, in the language of the page.</summary>
public sealed class Dates(Texts texts, TimeProvider clock, IOptions<PortalOptions> portal)
{
    /// <summary>UTC.</summary>
    public DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>The day that it is in the portal's zone.</summary>
    public DateOnly Today => DayOf(Now);

    public string Text(PartialDate date, CultureInfo? culture = null)
    {
        culture ??= CultureInfo.CurrentUICulture;
        return (date.Month, date.Day) switch
        {
            (null, _) => date.Year.ToString(CultureInfo.InvariantCulture),
            (_, null) => date.Earliest.ToString("MMMM yyyy", culture),
            _ => Text(date.Earliest, culture),
        };
    }

    /// <summary>After "since": French says "depuis le 3 février 2026", but "depuis février 2026".</summary>
    public string Since(PartialDate date) => date.Day is null ? Text(date) : texts["Dates.SinceDay", Text(date)];

    public string Text(DateTime utc, CultureInfo? culture = null) => Text(DayOf(utc), culture ?? CultureInfo.CurrentUICulture);

    /// <summary>The time of day in the portal's zone.</summary>
    public string Time(DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(utc, portal.Value.Zone)
        .ToString(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "fr" ? "H'\u00A0h\u00A0'mm" : "HH:mm", CultureInfo.InvariantCulture);

    /// <summary>The name of the portal's zone: Europe/Brussels.</summary>
    public string Zone => portal.Value.Zone.Id;

    /// <summary>The day that a time fell on in the portal's zone.</summary>
    public DateOnly DayOf(DateTime utc) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(utc, portal.Value.Zone));

    /// <summary>The day that was said, or else the one on which it was said.</summary>
    public string Text(PartialDate? said, DateTime utc) => said is { } day ? Text(day) : Text(utc);

    /// <summary>"12 days ago": the distance in the largest unit that is one or more.</summary>
    public string Ago(DateTime utc)
    {
        var days = Today.DayNumber - DayOf(utc).DayNumber;
        return days switch
        {
            <= 0 => texts["Dates.Today"],
            1 => texts["Dates.Yesterday"],
            < 60 => texts.Counted("Dates.DaysAgo", days),
            < 730 => texts.Counted("Dates.MonthsAgo", (int)(days / 30.44)),
            _ => texts.Counted("Dates.YearsAgo", (int)(days / 365.25)),
        };
    }

    internal static string Text(DateOnly date, CultureInfo culture) =>
        culture.TwoLetterISOLanguageName == "fr" && date.Day == 1 ? $"1er {date.ToString("MMMM yyyy", culture)}" : date.ToString("d MMMM yyyy", culture);
}
