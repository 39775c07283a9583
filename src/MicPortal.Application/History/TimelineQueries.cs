using MicPortal.Application.Data;
using MicPortal.Domain.Access;
using MicPortal.Domain.Common;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Application.History;

/// <summary>The history of a record, newest first, for who may see the record.</summary>
public sealed class TimelineQueries(MicPortalDbContext db)
{
    public const int Longest = 50;

    /// <summary>A partnership's own acts and those of its agreements once they are shared.</summary>
    /// <param name="agreementIds">The agreements that the reader may see.</param>
    public Task<List<TimelineEntry>> OfPartnership(int id, IReadOnlyList<int> agreementIds, CancellationToken cancel) =>
        Entries(db.AuditEntries.Where(entry => entry.PartnershipId == id
            && (entry.RecordKind != nameof(Domain.Agreements.Agreement) || agreementIds.Contains(entry.RecordId))), cancel);

    /// <summary>What happened to an agreement; what its drafting organisation did before it proposed is its own.</summary>
    public Task<List<TimelineEntry>> OfAgreement(int id, bool withDraft, CancellationToken cancel) =>
        Entries(db.AuditEntries.Where(entry => entry.RecordKind == nameof(Domain.Agreements.Agreement) && entry.RecordId == id && (withDraft || entry.PartnershipId != null)), cancel);

    private static Task<List<TimelineEntry>> Entries(IQueryable<AuditEntry> entries, CancellationToken cancel) => entries
        .OrderByDescending(entry => entry.At).ThenByDescending(entry => entry.Sequence).Take(Longest)
        .Select(entry => new TimelineEntry(entry.Act, entry.At, entry.Role, entry.OrganisationId, entry.Organisation!.Name, entry.Version, entry.Word, entry.RecordKind, entry.RecordId))
        .ToListAsync(cancel);
}

/// <param name="Organisation">For whom; null for what the portal did.</param>
public sealed record TimelineEntry(ActName Act, DateTime At, UserRole Role, int? OrganisationId, string? Organisation, int? Version, string? Word, string RecordKind, int RecordId);
