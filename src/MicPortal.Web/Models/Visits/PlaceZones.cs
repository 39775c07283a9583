using NodaTime;
using NodaTime.TimeZones;

namespace MicPortal.Web.Models.Visits;

/// <summary>The time zones of places, by country, from the IANA database that comes with the portal: not every machine has one.</summary>
public static class PlaceZones
{
    public static bool IsKnown(string? id) => id is { Length: <= Domain.Visits.VisitPlan.ZoneLimit } && DateTimeZoneProviders.Tzdb.GetZoneOrNull(id) is not null;

    /// <summary>Of these countries, and the one that is chosen already; all of them where a country has none.</summary>
    public static IReadOnlyList<string> Of(IEnumerable<string?> countries, string? chosen)
    {
        var codes = countries.OfType<string>().ToHashSet();
        var found = (TzdbDateTimeZoneSource.Default.ZoneLocations ?? []).Where(place => codes.Contains(place.CountryCode)).Select(place => place.ZoneId);
        return [.. found.Concat(IsKnown(chosen) ? [chosen!] : []).Distinct().Order(StringComparer.Ordinal)];
    }
}
