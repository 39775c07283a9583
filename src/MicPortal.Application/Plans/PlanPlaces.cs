using MicPortal.Application.Data;
using MicPortal.Domain.Access;
using MicPortal.Domain.Common;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Partnerships;

namespace MicPortal.Application.Plans;

/// <summary>A party's place in the partnership.</summary>
/// <param name="LeftAt">UTC; since when it does not take part any more.</param>
public sealed record PartyPlace(int OrganisationId, PartyAnswer Answer, PartialDate? EndedOn, DateTime? LeftAt);

/// <summary>Which parties of a plan still take part in its partnership.</summary>
/// <param name="EndedAt">UTC; when the partnership ended. With the act that ended it nobody has left the others.</param>
public sealed record PlanPlaces(IReadOnlyList<PartyPlace> Places, DateTime? EndedAt)
{
    public bool HasAccepted(int organisationId) => Places.Any(place => place.OrganisationId == organisationId && place.Answer == PartyAnswer.Accepted);

    public bool HasLeft(int organisationId) => Left(organisationId) is not null;

    /// <summary><see cref="Partnership.HasLeft"/> of what a query read; null while it takes part.</summary>
    public PartyPlace? Left(int organisationId) =>
        Places.FirstOrDefault(place => place.OrganisationId == organisationId && place.LeftAt is { } left && (EndedAt is null || left < EndedAt));

    /// <summary>It had not left when this was.</summary>
    /// <param name="at">UTC.</param>
    public bool HasSeen(int organisationId, DateTime? at) => Left(organisationId) is not { LeftAt: { } left } || !(left < at);

    /// <summary>Enough of these parties take part to approve a plan; for a reader who has left, took part then.</summary>
    /// <param name="until">UTC; null where the reader reads all.</param>
    public bool CanApprove(IEnumerable<int> organisationIds, DateTime? until) =>
        (until is not null || EndedAt is null) && organisationIds.Count(id => Left(id) is not { LeftAt: { } left } || left > until) > 1;

    /// <summary>UTC; what came later is not for who reads through these parties, its own organisation or its members, once all of them have left. Null: all of it is.</summary>
    public DateTime? ReadsUntil(IReadOnlyCollection<int> organisationIds) => organisationIds.Count == 0 || organisationIds.Any(id => !HasLeft(id)) ? null : organisationIds.Max(id => Left(id)!.LeftAt);
}

/// <summary>How a plan came to stand, as its page says it.</summary>
/// <param name="On">UTC; the last approval, where all parties gave theirs; otherwise when all who took part then had.</param>
/// <param name="Back">Names of those who take part again and have not approved it.</param>
public sealed record PlanApprovals(DateTime? On, bool IsByAll, IReadOnlyList<string> Back)
{
    /// <param name="approvals">Of each party, UTC.</param>
    /// <param name="agreedAt">UTC.</param>
    public static PlanApprovals Of(IEnumerable<(int OrganisationId, string Name, DateTime? At)> approvals, PlanPlaces places, DateTime? agreedAt)
    {
        var all = approvals.ToList();
        var isByAll = all.TrueForAll(one => one.At is not null);
        return new PlanApprovals(isByAll ? all.Max(one => one.At) : agreedAt, isByAll, [.. all.Where(one => one.At is null && !places.HasLeft(one.OrganisationId)).Select(one => one.Name)]);
    }
}

public static class LeftParties
{
    /// <summary><see cref="Partnership.HasLeft"/> as SQL; a test proves that the two agree.</summary>
    public static IQueryable<PartnershipParty> PartiesThatLeft(this MicPortalDbContext db) =>
        db.Set<PartnershipParty>().Where(party => party.LeftAt != null && db.Partnerships.Any(partnership => partnership.Id == party.PartnershipId && (partnership.EndedAt == null || party.LeftAt < partnership.EndedAt)));

    /// <summary>Ids of the municipalities through which the actor's association reads: its members; of nobody else any.</summary>
    internal static IQueryable<int> MemberIds(this MicPortalDbContext db, Actor actor) =>
        db.Memberships.Where(Membership.CountsFor(actor.AssociationId ?? 0)).Select(membership => membership.MunicipalityId);

    /// <summary>Through which the actor read partnerships in which nobody of it is left, of each the last with when it was: its own places, and those of its association's members. What is not for it came later.</summary>
    internal static IQueryable<PartnershipParty> LeftBy(this MicPortalDbContext db, Actor actor)
    {
        var (own, left) = (actor.PartyId, db.PartiesThatLeft());
        if (actor.AssociationId is null)
        {
            return left.Where(party => party.OrganisationId == own);
        }

        var members = db.MemberIds(actor);
        var readers = db.Set<PartnershipParty>().Where(party => party.OrganisationId == own || members.Contains(party.OrganisationId));
        return left.Where(party => (party.OrganisationId == own || members.Contains(party.OrganisationId))
            && !readers.Any(other => other.PartnershipId == party.PartnershipId && (other.LeftAt > party.LeftAt || !left.Any(gone => gone.Id == other.Id))));
    }
}
