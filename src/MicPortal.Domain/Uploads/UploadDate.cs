using System.Globalization;
using System.Text.RegularExpressions;
using MicPortal.Domain.Common;

namespace MicPortal.Domain.Uploads;

/// <summary>Dates as people and spreadsheets write them: 1998, 1998-05, 1998-05-17, 05/1998, 17/05/1998, 17.5.1998; the day before the month.</summary>
public static partial class UploadDate
{
    public static bool TryRead(string text, out PartialDate date)
    {
        date = default;
        var match = Iso().Match(text) is { Success: true } iso ? iso : DayFirst().Match(text);
        return match.Success && PartialDate.TryCreate(Number(match, "year")!.Value, Number(match, "month"), Number(match, "day"), out date);
    }

    private static int? Number(Match match, string part) =>
        match.Groups[part] is { Success: true } group ? int.Parse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : null;

    [GeneratedRegex("^(?<year>[0-9]{4})(-(?<month>[0-9]{1,2})(-(?<day>[0-9]{1,2}))?)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Iso();

    [GeneratedRegex("^((?<day>[0-9]{1,2})[./-])?(?<month>[0-9]{1,2})[./-](?<year>[0-9]{4})$", RegexOptions.CultureInvariant)]
    private static partial Regex DayFirst();
}
