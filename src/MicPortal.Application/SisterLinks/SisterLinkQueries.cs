using MicPortal.Application.Data;
using MicPortal.Domain.Access;
using MicPortal.Domain.Organisations;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Application.SisterLinks;

/// <summary>What an association and its sisters let each other see.</summary>
public sealed class SisterLinkQueries(MicPortalDbContext db)
{
    /// <summary>Those that have ended last.</summary>
    public Task<List<SisterLinkDetails>> Of(int associationId, CancellationToken cancel) => Details(associationId).OrderBy(link => link.EndedAt != null).ThenBy(link => link.Sister).ToListAsync(cancel);

    /// <summary>Null where the two are no sisters.</summary>
    public Task<SisterLinkDetails?> Between(int associationId, int sisterId, CancellationToken cancel) => Details(associationId).SingleOrDefaultAsync(link => link.SisterId == sisterId && link.EndedAt == null, cancel);

    /// <summary>Associations that see the figures of the members of this one.</summary>
    public Task<List<string>> SeeMembersOf(int associationId, CancellationToken cancel) =>
        db.Associations.Where(sister => db.SisterLinks.Any(link => link.FirstShares == SisterSharing.Members && link.SecondShares == SisterSharing.Members
                && ((link.FirstAssociationId == associationId && link.SecondAssociationId == sister.Id) || (link.SecondAssociationId == associationId && link.FirstAssociationId == sister.Id))))
            .OrderBy(sister => sister.SortName).Select(sister => sister.Name).ToListAsync(cancel);

    /// <summary>All pairs that are sisters now. There are few associations, and fewer sisters.</summary>
    public Task<List<SisterPair>> All(CancellationToken cancel) =>
        (from link in db.SisterLinks
         join one in db.Associations on link.FirstAssociationId equals one.Id
         join other in db.Associations on link.SecondAssociationId equals other.Id
         where link.EndedAt == null
         orderby one.SortName, other.SortName, link.Id
         select new SisterPair(one.Id, one.Name, other.Id, other.Name)).ToListAsync(cancel);

    /// <summary>Whose figures the sister's staff sees: its own. Nobody acts in that name.</summary>
    public static Actor ReaderOf(int associationId) => new(null, UserRole.AssociationStaff, associationId);

    private IQueryable<SisterLinkDetails> Details(int associationId) =>
        from link in db.SisterLinks
        join sister in db.Associations on link.FirstAssociationId == associationId ? link.SecondAssociationId : link.FirstAssociationId equals sister.Id
        where link.FirstAssociationId == associationId || link.SecondAssociationId == associationId
        select new SisterLinkDetails
        {
            Id = link.Id,
            ConcurrencyToken = link.ConcurrencyToken,
            SisterId = sister.Id,
            Sister = sister.Name,
            Abbreviation = sister.Abbreviation,
            WeShare = link.FirstAssociationId == associationId ? link.FirstShares : link.SecondShares,
            TheyShare = link.FirstAssociationId == associationId ? link.SecondShares : link.FirstShares,
            EndedAt = link.EndedAt,
            IsEndedByUs = link.EndedByAssociationId == associationId,
            EndReason = link.EndReason,
        };
}

public sealed record SisterPair(int OneId, string One, int OtherId, string Other);

/// <summary>Seen from one of the two.</summary>
public sealed class SisterLinkDetails
{
    public required int Id { get; init; }

    public required Guid ConcurrencyToken { get; init; }

    public required int SisterId { get; init; }

    public required string Sister { get; init; }

    public required string Abbreviation { get; init; }

    public required SisterSharing WeShare { get; init; }

    public required SisterSharing TheyShare { get; init; }

    /// <summary>UTC; null while the two are sisters.</summary>
    public required DateTime? EndedAt { get; init; }

    public required bool IsEndedByUs { get; init; }

    public required string? EndReason { get; init; }

    public SisterSharing Shared => SisterLink.Both(WeShare, TheyShare);
}
