using System.Globalization;
using MicPortal.Application.Lists;
using MicPortal.Application.Organisations;
using MicPortal.Application.Priorities;
using MicPortal.Domain.Access;
using MicPortal.Domain.Organisations;
using MicPortal.Web.Models.Lists;
using MicPortal.Web.Resources;
using MicPortal.Web.Setup;

namespace MicPortal.Web.Models.Priorities;

/// <summary>The address of the list of priorities; what it does not understand it leaves out.</summary>
public sealed record PriorityListQuery : ListQuery
{
    /// <summary>Any part of a priority or of a municipality's name, or a sector's code or name.</summary>
    public string? Q { get; init; }

    public string? Country { get; init; }

    public string? Sector { get; init; }

    public bool IsFiltered => !string.IsNullOrEmpty(Country) || !string.IsNullOrEmpty(Sector);

    internal PriorityFilter Filter => new(Q, string.IsNullOrEmpty(Country) ? null : Country.ToUpperInvariant(), string.IsNullOrEmpty(Sector) ? null : Sector);
}

public sealed record PriorityList(PriorityListQuery Query, Page<PriorityRow> Page, ListLinks Links, PriorityChoices Choices, Actor Actor);

/// <summary>What one municipality puts first, in its order.</summary>
public sealed record MunicipalityPriorities(MunicipalityDetails Municipality, IReadOnlyList<PriorityRow> Rows, Actor Actor)
{
    public bool CanEdit => MunicipalityAccess.CanEdit(Municipality.Id, Actor);
}

/// <summary>The list as a file for spreadsheets.</summary>
public sealed class PriorityCsv(Texts texts, Words words, ProjectWords projects, PublicAddress address)
{
    public byte[] Of(IEnumerable<PriorityRow> rows) => CsvFile.Of([Heads(), .. rows.Select(Fields)]);

    private IEnumerable<string> Heads() =>
    [
        texts["Municipalities.Municipality"], texts["Lists.Country"], texts["Priorities.Priority"], texts["Priorities.Text"], texts["Priorities.Sector"],
        texts["Priorities.FromYear"], texts["Priorities.UntilYear"], texts["Priorities.SourceTitle"], texts["Priorities.SourceAddress"], texts["Members.Csv.Address"],
    ];

    private IEnumerable<string?> Fields(PriorityRow row) =>
    [
        row.Municipality, words.Country(row.CountryCode), row.Title, row.Text, projects.Sector(row.Sector), row.FromYear?.ToString(CultureInfo.InvariantCulture), row.UntilYear?.ToString(CultureInfo.InvariantCulture),
        row.SourceTitle, row.SourceAddress, address.Of($"/municipalities/{row.MunicipalityId}/priorities#priority-{row.Id}"),
    ];
}
