using MicPortal.Application.Data;
using MicPortal.Application.Lists;
using MicPortal.Domain.Access;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Partnerships;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Application.AccessRequests;

/// <summary>Requests for a first account, for those who decide about them.</summary>
public sealed class AccessRequestQueries(MicPortalDbContext db, TimeProvider clock)
{
    public const int MostUnopened = 50;

    private static readonly ListSort<AccessRequest>[] Sorts =
    [
        ListSort<AccessRequest>.By("asked", request => request.AskedAt, request => request.Id, descendsFirst: true),
    ];

    /// <summary>Those that wait; those that were decided or have expired stay readable by their address.</summary>
    public Task<Page<AccessRequestRow>> Waiting(PageRequest request, Actor actor, CancellationToken cancel) =>
        db.AccessRequests.DecidedBy(db, actor).Waiting(clock.GetUtcNow().UtcDateTime)
            .ReadPage(Sorts, request, ids => Rows(db.AccessRequests.Where(one => ids.Contains(one.Id))), cancel);

    public Task<int> CountWaiting(Actor actor, CancellationToken cancel) => db.AccessRequests.DecidedBy(db, actor).Waiting(clock.GetUtcNow().UtcDateTime).CountAsync(cancel);

    /// <summary>The latest that were accepted and of which nobody has opened the account: the link may be lost.</summary>
    public Task<List<AccessRequestRow>> Unopened(Actor actor, CancellationToken cancel) =>
        Rows(db.AccessRequests.DecidedBy(db, actor).Where(request => request.Status == AccessRequestStatus.Accepted && db.Users.Any(user =>
            user.Email == request.Email && user.OrganisationId == request.MunicipalityId && user.PasswordHash == null && user.DisabledAt == null))
            .OrderByDescending(request => request.DecidedAt).ThenByDescending(request => request.Id).Take(MostUnopened)).ToListAsync(cancel);

    public Task<AccessRequestRow?> Details(int id, Actor actor, CancellationToken cancel) =>
        Rows(db.AccessRequests.DecidedBy(db, actor).Where(request => request.Id == id)).SingleOrDefaultAsync(cancel);

    /// <summary>What a partner is told of a request that waits: the municipality and the post, and nothing of who asks. Null for who is no partner.</summary>
    public Task<AccessRequestOfPartner?> OfPartner(int id, Actor actor, CancellationToken cancel)
    {
        var organisationId = actor.ActingFor;
        return db.AccessRequests.Waiting(clock.GetUtcNow().UtcDateTime).OfPartnersOf(db, organisationId).Where(request => request.Id == id).Select(request => new AccessRequestOfPartner(
            request.Id, request.MunicipalityId, request.Municipality!.Name, request.Municipality.CountryCode, request.Post, request.AskedAt,
            request.Vouches.Where(vouch => vouch.OrganisationId == organisationId).Select(vouch => vouch.Text).FirstOrDefault())).SingleOrDefaultAsync(cancel);
    }

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
        Vouches = request.Vouches.OrderBy(vouch => vouch.Id).Select(vouch => new VouchRow(
            vouch.Organisation!.Name, db.Users.Where(user => user.Id == vouch.VouchedByUserId).Select(user => user.Post).FirstOrDefault(), vouch.VouchedAt, vouch.Text)).ToList(),
        HasUsers = db.Users.Any(user => user.OrganisationId == request.MunicipalityId && user.DisabledAt == null),
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

        return requests.DecidedByAssociation(db, actor.AssociationId ?? 0);
    }

    /// <param name="associationId">Of another organisation it is none.</param>
    public static IQueryable<AccessRequest> DecidedByAssociation(this IQueryable<AccessRequest> requests, MicPortalDbContext db, int associationId) =>
        requests.Where(request => db.Associations.Any(association => association.Id == associationId && association.CountryCode == request.Municipality!.CountryCode));

    /// <summary>Of municipalities with which the organisation has a partnership that it has accepted, and that the other has not refused.</summary>
    public static IQueryable<AccessRequest> OfPartnersOf(this IQueryable<AccessRequest> requests, MicPortalDbContext db, int organisationId)
    {
        var ids = requests.ByPartnershipsOf(db, organisationId).Select(request => request.Id);
        return requests.Where(request => ids.Contains(request.Id));
    }

    /// <summary>The same, once for each partnership that makes the organisation a partner: whoever only now says that they are partners was none when the request came.</summary>
    public static IQueryable<PartnersRequest> ByPartnershipsOf(this IQueryable<AccessRequest> requests, MicPortalDbContext db, int organisationId) =>
        from request in requests
        join other in db.Set<PartnershipParty>() on request.MunicipalityId equals other.OrganisationId
        join partnership in db.Partnerships on other.PartnershipId equals partnership.Id
        where request.MunicipalityId != organisationId && partnership.Stage != PartnershipStage.Ended
            && partnership.Parties.Any(own => own.OrganisationId == organisationId && own.Answer == PartyAnswer.Accepted)
            && (other.Answer == PartyAnswer.Accepted || (other.Answer == PartyAnswer.None && (partnership.Origin != PartnershipOrigin.Opened || partnership.OpenedAt <= request.AskedAt)))
        select new PartnersRequest { Id = request.Id, PartnershipId = partnership.Id, MunicipalityId = request.MunicipalityId, Post = request.Post, AskedAt = request.AskedAt };

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

    /// <summary>What partners say of who asks.</summary>
    public required List<VouchRow> Vouches { get; init; }

    /// <summary>The municipality has accounts in use: its officers make the next ones, and the request can only be refused.</summary>
    public required bool HasUsers { get; init; }

    /// <summary>The account that accepting it made, while nobody has chosen a password for it; null otherwise.</summary>
    public required int? UnopenedUserId { get; init; }

    public bool IsExpired(DateTime now) => AccessRequest.IsExpired(Status, AskedAt, now);
}

/// <param name="Post">Of who vouches.</param>
/// <param name="At">UTC.</param>
public sealed record VouchRow(string Organisation, string? Post, DateTime At, string Text);

/// <param name="AskedAt">UTC.</param>
/// <param name="Vouched">What the organisation has said of it.</param>
public sealed record AccessRequestOfPartner(int Id, int MunicipalityId, string Municipality, string? CountryCode, string Post, DateTime AskedAt, string? Vouched);

/// <summary>A request with the partnership by which somebody is asked about it.</summary>
public sealed class PartnersRequest
{
    public required int Id { get; init; }

    public required int PartnershipId { get; init; }

    public required int MunicipalityId { get; init; }

    public required string Post { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime AskedAt { get; init; }
}
