using MicPortal.Domain.Common;
using MicPortal.Domain.Visits;
using NodaTime;
using NodaTime.TimeZones;

namespace MicPortal.Web.Models.Visits;

/// <summary>The time zones of places, by country, from the IANA database that comes with the portal: not every machine has one.</summary>
public static class PlaceZones
{
    public static bool IsKnown(string? id) => id is { Length: <= VisitPlan.ZoneLimit } && DateTimeZoneProviders.Tzdb.GetZoneOrNull(id) is not null;

    /// <summary>
    /// Which of a slot's hours the clocks of the place leave out on its day, because summer time begins; null: none. Until the moment itself is no
    /// such hour, and of an hour that comes twice the first is meant.
    /// </summary>
    /// <returns>The name of the field.</returns>
    public static string? LeftOut(string zone, PartialDate day, int from, int until)
    {
        var (clock, midnight) = (DateTimeZoneProviders.Tzdb[zone], LocalDate.FromDateOnly(day.Earliest).AtMidnight());
        return IsLeftOut(from) ? nameof(VisitSlot.From) : IsLeftOut(until) && IsLeftOut(until - 1) ? nameof(VisitSlot.Until) : null;

        bool IsLeftOut(int minutes) => clock.MapLocal(midnight.PlusMinutes(minutes)).Count == 0;
    }

    /// <summary>Of one country; none where the database has none for it.</summary>
    public static IReadOnlyList<string> Of(string? country) => [.. (TzdbDateTimeZoneSource.Default.ZoneLocations ?? []).Where(place => place.CountryCode == country).Select(place => place.ZoneId).Distinct()];

    /// <summary>Of these countries, and the one that is chosen already; all of them where a country has none.</summary>
    public static IReadOnlyList<string> Of(IEnumerable<string?> countries, string? chosen)
    {
        var codes = countries.ToHashSet();
        var places = TzdbDateTimeZoneSource.Default.ZoneLocations ?? [];
        var everywhere = !codes.All(code => places.Any(place => place.CountryCode == code));
        var found = places.Where(place => everywhere || codes.Contains(place.CountryCode)).Select(place => place.ZoneId);
        return [.. found.Concat(IsKnown(chosen) ? [chosen!] : []).Distinct().Order(StringComparer.Ordinal)];
    }
}
