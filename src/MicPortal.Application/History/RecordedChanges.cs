using System.Text.Json;

namespace MicPortal.Application.History;

/// <summary>What an act changed, as the audit trail holds it: a row of the record, and of each of its fields the value before and after.</summary>
/// <param name="Entity">The row's kind: PartnershipParty.</param>
/// <param name="Name">The row's kind with its id, or its number among the new ones: "PartnershipParty 12".</param>
public sealed record RecordedRow(string Entity, string Name, IReadOnlyDictionary<string, RecordedValue> Fields)
{
    public bool IsAdded => Name.Contains(" new ", StringComparison.Ordinal);

    public bool IsRemoved => !IsAdded && Fields.Values.All(value => value.After is null);

    /// <param name="changes">{"Partnership.FirstContact":["1975","1976"]}</param>
    public static IReadOnlyList<RecordedRow> Read(string? changes) => changes is null ? [] :
    [
        .. JsonSerializer.Deserialize<Dictionary<string, string?[]>>(changes)!
            .Select(change => (Row: change.Key[..change.Key.LastIndexOf('.')], Field: change.Key[(change.Key.LastIndexOf('.') + 1)..], change.Value))
            .GroupBy(change => change.Row)
            .Select(row => new RecordedRow(row.Key.Split(' ')[0], row.Key, row.ToDictionary(change => change.Field, change => new RecordedValue(change.Value[0], change.Value[1])))),
    ];
}

/// <param name="Before">Null: there was none.</param>
/// <param name="After">Null: there is none.</param>
public readonly record struct RecordedValue(string? Before, string? After);
