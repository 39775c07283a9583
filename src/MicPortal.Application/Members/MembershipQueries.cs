using MicPortal.Application.Data;
using MicPortal.Application.History;
using MicPortal.Domain.Access;
using MicPortal.Domain.Common;
using MicPortal.Domain.Organisations;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Application.Members;

/// <summary>One membership, for its two sides.</summary>
public sealed class MembershipQueries(MicPortalDbContext db)
{
    /// <summary>Null for anybody else.</summary>
    public Task<MembershipDetails?> Details(int id, Actor actor, CancellationToken cancel) => db.Memberships.OfSide(actor).Where(membership => membership.Id == id).Select(membership => new MembershipDetails
    {
        Id = membership.Id,
        AssociationId = membership.AssociationId,
        Association = membership.Association!.Name,
        MunicipalityId = membership.MunicipalityId,
        Municipality = membership.Municipality!.Name,
        Since = membership.Since,
        AcceptedAt = membership.AcceptedAt,
        EndedAt = membership.EndedAt,
        LastDay = membership.LastDay,
        EndReason = membership.EndReason,
        EndedById = db.AuditEntries.MembershipEndings().Where(entry => entry.RecordId == membership.Id).OrderByDescending(entry => entry.Sequence).Select(entry => entry.OrganisationId).FirstOrDefault(),
        ConcurrencyToken = membership.ConcurrencyToken,
    }).SingleOrDefaultAsync(cancel);

    /// <summary>Which of these municipalities the association lists already.</summary>
    public Task<List<int>> Listed(int associationId, IReadOnlyCollection<int> municipalityIds, CancellationToken cancel) => db.Memberships
        .Where(membership => membership.AssociationId == associationId && membership.EndedAt == null && municipalityIds.Contains(membership.MunicipalityId))
        .Select(membership => membership.MunicipalityId).ToListAsync(cancel);
}

public static class MembershipVisibility
{
    /// <summary>Of what was accepted, and of a listing before it was.</summary>
    public static IQueryable<AuditEntry> MembershipEndings(this IQueryable<AuditEntry> entries) => entries.Where(entry => entry.RecordKind == nameof(Membership)
        && (entry.Act == ActName.MembershipEnded || entry.Act == ActName.MembershipRefused || entry.Act == ActName.MembershipListingTakenBack));

    /// <summary>Those of the actor's own organisation, on either side.</summary>
    public static IQueryable<Membership> OfSide(this IQueryable<Membership> memberships, Actor actor)
    {
        var organisationId = actor.ActingFor;
        return memberships.Where(membership => membership.AssociationId == organisationId || membership.MunicipalityId == organisationId);
    }
}

public sealed class MembershipDetails
{
    public required int Id { get; init; }

    public required int AssociationId { get; init; }

    public required string Association { get; init; }

    public required int MunicipalityId { get; init; }

    public required string Municipality { get; init; }

    public required PartialDate? Since { get; init; }

    /// <summary>UTC; null while the municipality has not accepted.</summary>
    public required DateTime? AcceptedAt { get; init; }

    /// <summary>UTC; null while it lasts.</summary>
    public required DateTime? EndedAt { get; init; }

    /// <summary>As the side that ended it says.</summary>
    public required PartialDate? LastDay { get; init; }

    public required string? EndReason { get; init; }

    /// <summary>The side that ended it; null where it passed on to a successor.</summary>
    public required int? EndedById { get; init; }

    public required Guid ConcurrencyToken { get; init; }
}
