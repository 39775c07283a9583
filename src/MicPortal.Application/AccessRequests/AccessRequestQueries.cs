using MicPortal.Application.Data;
using MicPortal.Application.Lists;
using MicPortal.Domain.Access;
using MicPortal.Domain.Organisations;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Application.AccessRequests;

/// <summary>Requests for a first account, for those who decide about them.</summary>
public sealed class AccessRequestQueries(MicPortalDbContext db, TimeProvider clock)
{
    private static readonly ListSort<AccessRequest>[] Sorts =
    [
        ListSort<AccessRequest>.By("asked", request => request.AskedAt, request => request.Id, descendsFirst: true),
    ];

    /// <summary>Those that wait; those that were decided or have expired stay readable by their address.</summary>
    public Task<Page<AccessRequestRow>> Waiting(PageRequest request, Actor actor, CancellationToken cancel) =>
        db.AccessRequests.DecidedBy(db, actor).Waiting(clock.GetUtcNow().UtcDateTime)
            .ReadPage(Sorts, request, ids => Rows(db.AccessRequests.Where(one => ids.Contains(one.Id))), cancel);

    public Task<AccessRequestRow?> Details(int id, Actor actor, CancellationToken cancel) =>
        Rows(db.AccessRequests.DecidedBy(db, actor).Where(request => request.Id == id)).SingleOrDefaultAsync(cancel);

    private IQueryable<AccessRequestRow> Rows(IQueryable<AccessRequest> requests) => requests.Select(request => new AccessRequestRow
    {
        Id = request.Id,
        MunicipalityId = request.MunicipalityId,
        Municipality = request.Municipality!.Name,
        CountryCode = request.Municipality.CountryCode,
        Website = request.Municipality.Website,
        Post = request.Post,
        Email = request.Email,
        Proof = request.Proof,
        Status = request.Status,
        AskedAt = request.AskedAt,
        DecidedAt = request.DecidedAt,
        RefusalReason = request.RefusalReason,
        UnopenedUserId = db.Users.Where(user => request.Status == AccessRequestStatus.Accepted
                && user.Email == request.Email && user.OrganisationId == request.MunicipalityId && user.PasswordHash == null && user.DisabledAt == null)
            .Select(user => (int?)user.Id).FirstOrDefault(),
    });
}

public static class AccessRequestVisibility
{
    /// <summary>
    /// Who decides sees, and nobody else: the administrator, and the staff of an association of the municipality's country;
    /// not that of one that is active in many countries.
    /// </summary>
    public static IQueryable<AccessRequest> DecidedBy(this IQueryable<AccessRequest> requests, MicPortalDbContext db, Actor actor)
    {
        if (actor.Role == UserRole.Administrator)
        {
            return requests;
        }

        var associationId = actor.AssociationId ?? 0;
        return requests.Where(request => db.Associations.Any(association => association.Id == associationId && association.CountryCode == request.Municipality!.CountryCode));
    }

    /// <summary>Those that can still be decided: <see cref="AccessRequest.IsExpired"/> as SQL.</summary>
    /// <param name="now">UTC.</param>
    public static IQueryable<AccessRequest> Waiting(this IQueryable<AccessRequest> requests, DateTime now)
    {
        var oldest = now.AddDays(-AccessRequest.LifetimeDays);
        return requests.Where(request => request.Status == AccessRequestStatus.Waiting && request.AskedAt > oldest);
    }
}

public sealed class AccessRequestRow : IListRow
{
    public required int Id { get; init; }

    public required int MunicipalityId { get; init; }

    public required string Municipality { get; init; }

    public required string? CountryCode { get; init; }

    public required string? Website { get; init; }

    public required string Post { get; init; }

    public required string Email { get; init; }

    public required string Proof { get; init; }

    public required AccessRequestStatus Status { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime AskedAt { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime? DecidedAt { get; init; }

    public required string? RefusalReason { get; init; }

    /// <summary>The account that accepting it made, while nobody has chosen a password for it; null otherwise.</summary>
    public required int? UnopenedUserId { get; init; }

    public bool IsExpired(DateTime now) => AccessRequest.IsExpired(Status, AskedAt, now);
}
