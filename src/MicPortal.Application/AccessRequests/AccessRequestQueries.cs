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

    private DateTime Oldest => clock.GetUtcNow().UtcDateTime.AddDays(-AccessRequest.LifetimeDays);

    /// <summary>Those that wait; those that were decided or have expired stay readable by their address.</summary>
    public Task<Page<AccessRequestRow>> Waiting(PageRequest request, Actor actor, CancellationToken cancel)
    {
        var oldest = Oldest;
        return db.AccessRequests.DecidedBy(db, actor).Where(one => one.Status == AccessRequestStatus.Waiting && one.AskedAt > oldest)
            .ReadPage(Sorts, request, ids => Rows(db.AccessRequests.Where(one => ids.Contains(one.Id))), cancel);
    }

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
        IsUnopened = request.Status == AccessRequestStatus.Accepted && db.Users.Any(user => user.Email == request.Email && user.OrganisationId == request.MunicipalityId && user.PasswordHash == null && user.DisabledAt == null),
    });
}

public static class AccessRequestVisibility
{
    /// <summary><see cref="AccessRequestAccess.CanDecide"/> as SQL: who decides sees, and nobody else.</summary>
    public static IQueryable<AccessRequest> DecidedBy(this IQueryable<AccessRequest> requests, MicPortalDbContext db, Actor actor)
    {
        if (actor.Role == UserRole.Administrator)
        {
            return requests;
        }

        var associationId = actor.AssociationId ?? 0;
        return requests.Where(request => db.Associations.Any(association => association.Id == associationId && association.CountryCode == request.Municipality!.CountryCode));
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

    /// <summary>Accepted, and nobody has chosen a password for the account yet.</summary>
    public required bool IsUnopened { get; init; }

    public bool IsExpired(DateTime now) => Status == AccessRequestStatus.Waiting && AskedAt.AddDays(AccessRequest.LifetimeDays) <= now;
}
