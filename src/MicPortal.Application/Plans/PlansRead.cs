using System.Globalization;
using MicPortal.Application.Data;
using MicPortal.Application.History;
using MicPortal.Domain.Common;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Application.Plans;

/// <param name="AgreedAt">UTC; when all had approved it.</param>
/// <param name="WrittenUnderMandateOf">The association whose staff wrote it for the party.</param>
/// <param name="IsEndorsedByReader">Approved by the reader's organisation, and not withdrawn.</param>
public sealed record PlanVersionRow(int Number, DateTime WrittenAt, DateTime? AgreedAt, int? WrittenByOrganisationId, string? WrittenUnderMandateOf, bool IsEndorsedByReader) : IPlanVersionDetails;

/// <summary>Which versions of a plan a reader reads: all of them, or, having left, what there was until then.</summary>
/// <param name="Rows">The oldest first.</param>
/// <param name="EndorsedBefore">The latest before the current one that the reader's organisation has approved.</param>
public sealed record PlansRead(IReadOnlyList<PlanVersionRow> Rows, int Current, int? Agreed, int? EndorsedBefore)
{
    /// <param name="versions">The oldest first.</param>
    /// <param name="agreed">The number of the plan that stands.</param>
    public static PlansRead All(List<PlanVersionRow> versions, int current, int? agreed) => Of(versions, current, agreed);

    /// <summary>Null where nothing had been written by then.</summary>
    /// <param name="versions">The oldest first.</param>
    /// <param name="endedWith">The number of the plan that was left in front of the parties where it had ended by then, after which none is written.</param>
    /// <param name="calledOffAt">UTC; what all had approved before then stands no more.</param>
    public static PlansRead? Until(DateTime until, List<PlanVersionRow> versions, int? endedWith, DateTime? calledOffAt)
    {
        var readable = versions.FindAll(version => version.WrittenAt <= until);
        if (readable is not [.., var latest])
        {
            return null;
        }

        // With nothing written since, what was called off is in front of the parties.
        var calledOff = latest.WrittenAt <= calledOffAt ? readable.FindLast(version => version.AgreedAt <= calledOffAt) : null;
        var agreed = readable.FindLast(version => version.AgreedAt <= until && (calledOffAt is null || version.AgreedAt > calledOffAt));
        return Of(readable, endedWith ?? calledOff?.Number ?? latest.Number, agreed?.Number);
    }

    /// <summary>Numbers of those whose text a page shows.</summary>
    /// <param name="others">That it shows where there are such.</param>
    public List<int> Shown(IEnumerable<int> others) =>
        [Current, Agreed ?? Current, EndorsedBefore ?? Current, .. others.Where(number => Rows.Any(version => version.Number == number))];

    private static PlansRead Of(List<PlanVersionRow> versions, int current, int? agreed) =>
        new(versions, current, agreed, versions.FindLast(version => version.IsEndorsedByReader && version.Number < current)?.Number);
}

/// <summary>When something was done with a record, for a reader who has left: its state is the one of then.</summary>
public sealed class PlanActs
{
    private readonly DateTime until;
    private readonly List<AuditEntry> acts;

    private PlanActs(DateTime until, List<AuditEntry> acts) => (this.until, this.acts) = (until, acts);

    /// <param name="asked">Those that the reader's page asks about.</param>
    internal static async Task<PlanActs> Read(MicPortalDbContext db, string kind, int id, DateTime until, IReadOnlyCollection<ActName> asked, CancellationToken cancel) =>
        new(until, await db.AuditEntries.AsNoTracking().Where(entry => entry.RecordKind == kind && entry.RecordId == id && asked.Contains(entry.Act)).OrderBy(entry => entry.Sequence).ToListAsync(cancel));

    /// <summary>UTC; the last time until the reader left.</summary>
    public DateTime? Last(params ActName[] names) => acts.Where(act => act.At <= until && names.Contains(act.Act)).Select(act => (DateTime?)act.At).Max();

    public bool HasBeenDone(ActName name) => Last(name) is not null;

    /// <summary>As the acts until the reader left said it last; null where none did.</summary>
    /// <param name="property">Of the record.</param>
    public PartialDate? Day(string property) => acts.Where(act => act.At <= until).SelectMany(act => RecordedRow.Read(act.Changes)).Where(row => row.Entity == row.Name && row.Fields.ContainsKey(property))
        .Select(row => row.Fields[property].After).LastOrDefault() is { } day ? PartialDate.FromValue(int.Parse(day, CultureInfo.InvariantCulture)) : null;

    /// <summary>Once more since the reader left: what the record says of it now is of then.</summary>
    public bool IsDoneLater(params ActName[] names) => acts.Any(act => act.At > until && names.Contains(act.Act));
}
