using MicPortal.Application.Data;
using MicPortal.Application.Partnerships;
using MicPortal.Domain.Access;
using MicPortal.Domain.Common;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Uploads;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Application.Uploads;

/// <summary>An association's uploads, and what the portal knows of the places that they name: a query for each matter, none per row.</summary>
public sealed class UploadQueries(MicPortalDbContext db)
{
    public const int MostShown = 10;

    /// <summary>The latest.</summary>
    public Task<List<UploadSummary>> Latest(int associationId, CancellationToken cancel) =>
        db.Uploads.Where(upload => upload.AssociationId == associationId).OrderByDescending(upload => upload.UploadedAt).ThenByDescending(upload => upload.Id).Take(MostShown)
            .Select(upload => new UploadSummary(upload.Id, upload.FileName, upload.UploadedAt, upload.ConfirmedAt, upload.MembersListed, upload.PartnershipsReported)).ToListAsync(cancel);

    /// <summary>With its rows; null when it is not the association's.</summary>
    public Task<Upload?> Upload(int id, int associationId, CancellationToken cancel) =>
        db.Uploads.Include(upload => upload.Rows).AsSingleQuery().SingleOrDefaultAsync(upload => upload.Id == id && upload.AssociationId == associationId, cancel);

    /// <summary>The municipalities that bear one of the names, now or once, in one of the countries.</summary>
    /// <param name="names">Folded.</param>
    public async Task<List<UploadPlace>> Places(IReadOnlyCollection<string> names, IReadOnlyCollection<string?> countries, CancellationToken cancel)
    {
        var found = await db.Municipalities.Where(place => place.SuccessorId == null && names.Contains(place.SortName) && countries.Contains(place.CountryCode))
            .Select(place => new { place.Id, place.Name, place.CountryCode, place.Province, place.SearchNames }).ToListAsync(cancel);
        // Of several names there is only in the records that somebody has completed.
        var others = await db.Municipalities.Where(place => place.SuccessorId == null && place.SearchNames != place.SortName && countries.Contains(place.CountryCode))
            .Select(place => new { place.Id, place.Name, place.CountryCode, place.Province, place.SearchNames }).ToListAsync(cancel);
        return [.. found.Concat(others).DistinctBy(place => place.Id).OrderBy(place => place.Id).Select(place => new UploadPlace(place.Id, place.Name, place.CountryCode!, place.Province, place.SearchNames.Split('|')))];
    }

    /// <summary>Which of the municipalities the association lists, or has listed.</summary>
    public Task<List<UploadMember>> Members(int associationId, IReadOnlyCollection<int> municipalityIds, CancellationToken cancel) =>
        db.Memberships.Where(membership => membership.AssociationId == associationId && municipalityIds.Contains(membership.MunicipalityId))
            .Select(membership => new UploadMember(membership.MunicipalityId, membership.EndedAt != null)).ToListAsync(cancel);

    /// <summary>What the upload that the association confirmed at this moment has listed and reported.</summary>
    public async Task<UploadDone> DoneAt(int associationId, DateTime confirmedAt, CancellationToken cancel) => new(
        await db.Memberships.Where(membership => membership.AssociationId == associationId && db.AuditEntries.Any(entry =>
            entry.RecordKind == nameof(Membership) && entry.RecordId == membership.Id && entry.Act == ActName.MembershipListed && entry.At == confirmedAt))
            .Select(membership => membership.MunicipalityId).ToListAsync(cancel),
        await db.Partnerships.Where(partnership => partnership.ReportedById == associationId && partnership.OpenedAt == confirmedAt).Select(partnership => partnership.PartySet).ToListAsync(cancel));

    /// <summary>
    /// Those of exactly these parties that the actor may see. Of another's unpublished record nothing is told here either: the
    /// towns, who see both, say so.
    /// </summary>
    public Task<List<UploadPartnership>> Partnerships(IReadOnlyCollection<string> partySets, Actor actor, CancellationToken cancel) =>
        db.Partnerships.VisibleTo(actor).Where(partnership => partySets.Contains(partnership.PartySet)).OrderBy(partnership => partnership.Id)
            .Select(partnership => new UploadPartnership(partnership.Id, partnership.PartySet)).ToListAsync(cancel);
}

/// <param name="UploadedAt">UTC.</param>
/// <param name="ConfirmedAt">UTC; null while it is only looked at.</param>
public sealed record UploadSummary(int Id, string FileName, DateTime UploadedAt, DateTime? ConfirmedAt, int MembersListed, int PartnershipsReported);

public sealed record UploadMember(int MunicipalityId, bool HasEnded);

/// <param name="Listed">Municipalities.</param>
/// <param name="Reported">Sets of parties.</param>
public sealed record UploadDone(IReadOnlyList<int> Listed, IReadOnlyList<string> Reported)
{
    public static readonly UploadDone Nothing = new([], []);
}

public sealed record UploadPartnership(int Id, string PartySet);
