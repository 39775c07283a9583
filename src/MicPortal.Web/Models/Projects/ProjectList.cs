using System.Globalization;
using MicPortal.Application.Lists;
using MicPortal.Application.Projects;
using MicPortal.Domain.Common;
using MicPortal.Domain.Projects;
using MicPortal.Web.Forms;
using MicPortal.Web.Models.Lists;
using MicPortal.Web.Resources;
using MicPortal.Web.Setup;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace MicPortal.Web.Models.Projects;

/// <summary>The address of a list of projects; what it does not understand it leaves out.</summary>
public sealed record ProjectListQuery : ListQuery
{
    public const string None = "none";
    public const string Ended = "ended";

    /// <summary>Any part of a title, of a priority that is served or of a party's name, or a sector's code.</summary>
    public string? Q { get; init; }

    /// <summary>Of <see cref="ProjectStatus"/>, or <see cref="Ended"/> for what an ended partnership left undone.</summary>
    public string? Status { get; init; }

    /// <summary>Of a party.</summary>
    public string? Country { get; init; }

    public string? Theme { get; init; }

    /// <summary>Its DAC code.</summary>
    public string? Sector { get; init; }

    public string? Year { get; init; }

    /// <summary><see cref="None"/>, or nothing.</summary>
    public string? Serves { get; init; }

    /// <summary>Of one partnership, whose page leads here.</summary>
    public string? Partnership { get; init; }

    public bool IsFiltered => new[] { Sector, Status, Country, Theme, Year, Serves, Partnership }.Any(value => !string.IsNullOrEmpty(value));

    public ProjectFilter Filter => new(
        Enum.TryParse<ProjectStatus>(Status, ignoreCase: true, out var status) && Enum.IsDefined(status) ? status : null,
        string.IsNullOrEmpty(Country) ? null : Country.ToUpperInvariant(),
        Q,
        Domain.Partnerships.Theme.IsKnown(Theme ?? "") ? Theme : null,
        FormRules.Number(Year) is >= PartialDate.EarliestYear and < PartialDate.LatestYear and var year ? PartialDate.FromYear(year) : null)
    {
        Sector = Sector is { Length: 5 } code && code.All(char.IsAsciiDigit) ? code : null,
        PartnershipId = FormRules.Number(Partnership),
        ServesNone = Serves == None,
        PartnershipEnded = Status == Ended,
    };

    /// <summary>Which the filter offers; an address may name another.</summary>
    public static IEnumerable<SelectListItem> Years(DateOnly today) =>
        Enumerable.Range(0, 14).Select(index => (today.Year + 3 - index).ToString(CultureInfo.InvariantCulture)).Select(year => new SelectListItem(year, year));
}

public sealed record ProjectList(ProjectListQuery Query, Page<ProjectRow> Page, ListLinks Links, IReadOnlyList<string> Countries, IReadOnlyList<string> SectorsInUse)
{
    /// <summary>Those of the projects that the reader may see, and what the address names.</summary>
    public IEnumerable<string> Sectors => Query.Filter.Sector is { } named && !SectorsInUse.Contains(named) ? SectorsInUse.Append(named) : SectorsInUse;
}

/// <summary>The list as a file for spreadsheets, days as far as they are known as ISO 8601.</summary>
public sealed class ProjectCsv(Texts texts, ProjectWords wording, PlanWords plans, PublicAddress address)
{
    public byte[] Of(IEnumerable<ProjectFileRow> rows) => CsvFile.Of([Heads(), .. rows.Select(Fields)]);

    private IEnumerable<string> Heads() =>
        [texts["Projects.Project"], texts["Agreements.Parties"], texts["Projects.StatusLabel"], texts["Projects.Section.Start"], texts["Projects.Section.End"], texts["Projects.BegunOn"], texts["Projects.Section.Priorities"], texts["Visits.ChangedPlan"], texts["Members.Csv.Address"]];

    private IEnumerable<string?> Fields(ProjectFileRow line) => Fields(line.Row, string.Join("; ", line.Priorities.SelectMany(one => wording.Served(one.Priority).Select(words => texts["Words.Labelled", one.Party, words]))));

    private IEnumerable<string?> Fields(ProjectRow row, string priorities) => row.Left is { } left
        ? [row.Title, string.Join(", ", row.Parties), plans.Left(left), "", "", "", "", "", address.Of($"/projects/{row.Id}")]
        : [row.Title, string.Join(", ", row.Parties), wording.StateOf(row).Text, Day(row.Start), Day(row.End), Day(row.BegunOn), priorities, row.ChangedPlanWaits ? texts["Projects.ChangedPlanWaits"] : "", address.Of($"/projects/{row.Id}")];

    private static string Day(PartialDate? date) => date is not { } known ? ""
        : string.Join('-', new[] { known.Year.ToString("0000", CultureInfo.InvariantCulture), known.Month?.ToString("00", CultureInfo.InvariantCulture), known.Day?.ToString("00", CultureInfo.InvariantCulture) }.OfType<string>());
}
