using System.Globalization;
using System.Text.Json;
using MicPortal.Domain.Common;
using MicPortal.Domain.Partnerships;

namespace MicPortal.Application.History;

/// <summary>What an act changed in the facts that all parties of a partnership share.</summary>
/// <param name="FirstContact">Before and after; null where it stayed.</param>
public sealed record FactsChange((PartialDate? Before, PartialDate? After)? FirstContact, IReadOnlyList<string> ThemesAdded, IReadOnlyList<string> ThemesRemoved)
{
    public static readonly FactsChange None = new(null, [], []);

    public bool IsNone => FirstContact is null && ThemesAdded.Count == 0 && ThemesRemoved.Count == 0;

    /// <param name="changes">As the audit trail holds them: of each field [before, after].</param>
    public static FactsChange Read(string? changes)
    {
        if (changes is null)
        {
            return None;
        }

        var fields = JsonSerializer.Deserialize<Dictionary<string, string?[]>>(changes)!;
        var themes = fields.Where(field => field.Key.StartsWith(nameof(PartnershipTheme), StringComparison.Ordinal)).Select(field => field.Value).ToList();
        var (added, removed) = (themes.Select(theme => theme[1]).OfType<string>().ToList(), themes.Select(theme => theme[0]).OfType<string>().ToList());
        return new FactsChange(
            fields.TryGetValue($"{nameof(Partnership)}.{nameof(Partnership.FirstContact)}", out var first) ? (Date(first[0]), Date(first[1])) : null,
            [.. added.Except(removed)],
            [.. removed.Except(added)]);
    }

    private static PartialDate? Date(string? value) => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? PartialDate.FromValue(number) : null;
}
