using System.Globalization;
using MicPortal.Application.Lists;
using MicPortal.Application.Needs;
using MicPortal.Domain.Needs;
using MicPortal.Web.Models.Lists;
using MicPortal.Web.Resources;
using MicPortal.Web.Setup;

namespace MicPortal.Web.Models.Needs;

/// <summary>The address of the list of needs and offers; what it does not understand it leaves out.</summary>
public sealed record NeedListQuery : ListQuery
{
    /// <summary>Any part of a title or of a party's name.</summary>
    public string? Q { get; init; }

    public string? Kind { get; init; }

    public string? State { get; init; }

    public string? Asker { get; init; }

    public bool IsFiltered => new[] { Kind, State, Asker }.Any(value => !string.IsNullOrEmpty(value));

    internal NeedFilter Filter => new(Q, Named<NeedKind>(Kind), Named<NeedState>(State), Named<NeedAsker>(Asker));

    private static T? Named<T>(string? name)
        where T : struct, Enum => Enum.TryParse<T>(name, ignoreCase: true, out var value) && Enum.IsDefined(value) ? value : null;
}

public sealed record NeedList(NeedListQuery Query, Page<NeedRow> Page, ListLinks Links);

/// <summary>The list as a file for spreadsheets.</summary>
public sealed class NeedCsv(Texts texts, NeedWords wording, Dates dates, PublicAddress address)
{
    public byte[] Of(IEnumerable<NeedRow> rows) => CsvFile.Of([Heads(), .. rows.Select(Fields)]);

    private IEnumerable<string> Heads() =>
    [
        texts["Needs.KindLabel"], texts["Needs.What"], texts["Needs.AskerLabel"], texts["Needs.Csv.WhoIsAsked"], texts["Needs.AskedOn"], texts["Needs.AnswerBy"], texts["Needs.StateLabel"], texts["Members.Csv.Address"],
    ];

    private IEnumerable<string?> Fields(NeedRow row) =>
    [
        texts[$"Needs.KindWord.{row.Kind}"], row.Title, row.Organisation, string.Join(", ", row.Addressees.Select(one => one.Name)),
        dates.DayOf(row.AskedAt).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), row.AnswerBy.ToString(), wording.StateOf(row).Text, address.Of($"/partnerships/{row.PartnershipId}/needs/{row.Id}"),
    ];
}
