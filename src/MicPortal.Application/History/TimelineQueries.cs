using MicPortal.Application.Data;
using MicPortal.Domain.Access;
using MicPortal.Domain.Common;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Application.History;

/// <summary>The history of a record, newest first, for who may see the record: the latest of it, or all.</summary>
public sealed class TimelineQueries(MicPortalDbContext db)
{
    /// <summary>So many are shown unless all are asked for.</summary>
    public const int Latest = 50;

    /// <summary>A partnership's own acts and those of its agreements once they are shared.</summary>
    /// <param name="agreementIds">The agreements that the reader may see.</param>
    public Task<Timeline> OfPartnership(int id, IReadOnlyList<int> agreementIds, bool all, CancellationToken cancel) =>
        Entries(db.AuditEntries.Where(entry => entry.PartnershipId == id
            && (entry.RecordKind != nameof(Domain.Agreements.Agreement) || agreementIds.Contains(entry.RecordId))), all, cancel);

    /// <summary>What happened to an agreement; what its drafting organisation did before it proposed is its own.</summary>
    public Task<Timeline> OfAgreement(int id, bool withDraft, bool all, CancellationToken cancel) =>
        Entries(db.AuditEntries.Where(entry => entry.RecordKind == nameof(Domain.Agreements.Agreement) && entry.RecordId == id && (withDraft || entry.PartnershipId != null)), all, cancel);

    private static async Task<Timeline> Entries(IQueryable<AuditEntry> entries, bool all, CancellationToken cancel)
    {
        var ordered = entries.OrderByDescending(entry => entry.At).ThenByDescending(entry => entry.Sequence);
        // One more than is shown tells that there are older ones.
        var read = await (all ? ordered : ordered.Take(Latest + 1))
            .Select(entry => new TimelineEntry(entry.Act, entry.At, entry.Role, entry.OrganisationId, entry.Organisation!.Name, entry.Version, entry.Word, entry.RecordKind, entry.RecordId)
            {
                Changes = entry.Act == ActName.PartnershipFactsChanged || entry.Act == ActName.PartnershipAccepted ? entry.Changes : null,
            })
            .ToListAsync(cancel);
        return all || read.Count <= Latest ? new Timeline(read, false) : new Timeline(read[..Latest], true);
    }
}

/// <param name="HasOlder">There is more than is shown.</param>
public sealed record Timeline(IReadOnlyList<TimelineEntry> Entries, bool HasOlder)
{
    public static readonly Timeline None = new([], false);
}

/// <param name="Organisation">For whom; null for what the portal did.</param>
public sealed record TimelineEntry(ActName Act, DateTime At, UserRole Role, int? OrganisationId, string? Organisation, int? Version, string? Word, string RecordKind, int RecordId)
{
    /// <summary>Of an act that may have changed the facts of a partnership: what changed, as JSON.</summary>
    internal string? Changes { get; init; }

    public FactsChange Facts => FactsChange.Read(Changes);
}

