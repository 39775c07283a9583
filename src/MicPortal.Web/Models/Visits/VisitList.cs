using System.Globalization;
using MicPortal.Application.Lists;
using MicPortal.Application.Visits;
using MicPortal.Domain.Common;
using MicPortal.Web.Forms;
using MicPortal.Web.Models.Lists;
using MicPortal.Web.Resources;
using MicPortal.Web.Setup;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace MicPortal.Web.Models.Visits;

/// <summary>The address of a list of visits; what it does not understand it leaves out.</summary>
public sealed record VisitListQuery : ListQuery
{
    public const string Overdue = "overdue";

    /// <summary>Any part of a title or of a party's name.</summary>
    public string? Q { get; init; }

    public string? State { get; init; }

    public string? Direction { get; init; }

    /// <summary>Of a party.</summary>
    public string? Country { get; init; }

    public string? Year { get; init; }

    /// <summary><see cref="Overdue"/>, or nothing.</summary>
    public string? Report { get; init; }

    /// <summary>Of one partnership, whose page leads here.</summary>
    public string? Partnership { get; init; }

    /// <summary>The id of one party, to which the list of an association's members leads: a name may be that of two towns.</summary>
    public string? Party { get; init; }

    public bool IsFiltered => new[] { State, Direction, Country, Year, Report, Partnership, Party }.Any(value => !string.IsNullOrEmpty(value));

    public VisitFilter Filter => new(
        Enum.TryParse<VisitState>(State, ignoreCase: true, out var state) && Enum.IsDefined(state) ? state : null,
        string.IsNullOrEmpty(Country) ? null : Country.ToUpperInvariant(),
        Q,
        FormRules.Number(Year) is >= PartialDate.EarliestYear and < PartialDate.LatestYear and var year ? PartialDate.FromYear(year) : null,
        Enum.TryParse<VisitDirection>(Direction, ignoreCase: true, out var direction) && Enum.IsDefined(direction) ? direction : null,
        Report == Overdue,
        FormRules.Number(Partnership),
        FormRules.Number(Party));

    /// <summary>Which the filter offers; an address may name another.</summary>
    public static IEnumerable<SelectListItem> Years(DateOnly today) =>
        Enumerable.Range(0, 12).Select(index => (today.Year + 2 - index).ToString(CultureInfo.InvariantCulture)).Select(year => new SelectListItem(year, year));
}

public sealed record VisitList(VisitListQuery Query, Page<VisitRow> Page, ListLinks Links, IReadOnlyList<string> Countries)
{
    /// <summary>Of which organisation alone; null for all.</summary>
    public string? Party { get; init; }

    /// <summary>The reader's organisation hosts and travels: an association reads the visits of others.</summary>
    public bool HasOwn { get; init; }
}

/// <summary>The list as a file for spreadsheets, days as ISO 8601. Nobody's name is in it.</summary>
public sealed class VisitCsv(Texts texts, PlanWords plans, PublicAddress address)
{
    public byte[] Of(IEnumerable<VisitRow> rows) => CsvFile.Of([Heads(), .. rows.Select(Fields)]);

    private IEnumerable<string> Heads() =>
    [
        texts["Visits.Visit"], texts["Visits.Host"], texts["Visits.Visitors"], texts["Visits.StateLabel"], texts["Visits.Section.Start"], texts["Visits.Section.End"], texts["Visits.Section.ReportDue"],
        texts["Visits.Overdue"], texts["Visits.ChangedPlan"], texts["Members.Csv.Address"],
    ];

    private IEnumerable<string?> Fields(VisitRow row) => row.ReaderLeft is { } left
        // Who hosts and who travels may have changed.
        ? [row.Title, "", "", plans.Left(left), "", "", "", "", "", address.Of($"/visits/{row.Id}")]
        :
    [
        row.Title, row.Host is { } host ? Named(row, host) : "", string.Join(", ", row.Visitors.Select(party => Named(row, party))), texts[$"Visits.State.{row.State}"], Day(row.Start), Day(row.End), Day(row.ReportDue), string.Join(", ", row.Overdue), row.ChangedPlanWaits ? texts["Projects.ChangedPlanWaits"] : "", address.Of($"/visits/{row.Id}"),
    ];

    private string Named(VisitRow row, VisitRowParty party) => plans.Named(party.Name, row.Left.Contains(party.OrganisationId));

    private static string Day(PartialDate? date) => date?.Earliest.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}
