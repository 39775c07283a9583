using MicPortal.Application.Data;
using MicPortal.Application.Mandates;
using MicPortal.Domain.Access;
using MicPortal.Domain.Mandates;

namespace MicPortal.Application.Plans;

/// <summary>A party's place in a project, a visit or a strategy.</summary>
internal sealed class PlanPlace
{
    public required int RecordId { get; init; }

    public required int PartnershipId { get; init; }

    public required int OrganisationId { get; init; }

    /// <summary>UTC; when all who took part had approved a plan first: from then on an association of theirs reads it. Null: there was none.</summary>
    public required DateTime? AgreedAt { get; init; }
}

/// <summary>Who has left, of those through whom a list's reader reads a record: of what it says today only the title and the parties are for the reader.</summary>
public enum LeftReader
{
    /// <summary>The reader's organisation.</summary>
    Own,

    /// <summary>The last of an association's members in it.</summary>
    Member,
}

internal static class ListedPlans
{
    /// <summary>Of those who take part in the partnership, or with whom it ended: through them a record is read as it is today.</summary>
    internal static IQueryable<PlanPlace> Present(this IQueryable<PlanPlace> places, MicPortalDbContext db)
    {
        var left = db.PartiesThatLeft();
        return places.Where(place => !left.Any(party => party.PartnershipId == place.PartnershipId && party.OrganisationId == place.OrganisationId));
    }

    /// <summary>Ids of the records of one partnership that the actor reads as they are today.</summary>
    internal static IQueryable<int> ReadToday(this IQueryable<PlanPlace> places, MicPortalDbContext db, int partnershipId, Actor actor)
    {
        var own = actor.PartyId;
        var members = db.MemberIds(actor);
        return places.Where(place => place.PartnershipId == partnershipId && (place.OrganisationId == own || (place.AgreedAt != null && members.Contains(place.OrganisationId)))).Present(db).Select(place => place.RecordId);
    }

    /// <summary>Ids of the records of a list: what the actor may see, without what became its members' to show when they had left, and what the mandates in force let its association read. They are found by their parties, so that others' records cost nothing.</summary>
    internal static IQueryable<int> ListedFor(this IQueryable<PlanPlace> places, MicPortalDbContext db, Actor actor, DateOnly today)
    {
        var (organisationId, association) = (actor.ActingFor, actor.AssociationId ?? 0);
        var own = places.Where(place => place.OrganisationId == organisationId).Select(place => place.RecordId);
        if (association == 0)
        {
            return own;
        }

        var left = db.PartiesThatLeft();
        var members = db.MemberIds(actor);
        return own
            .Concat(places.Where(place => members.Contains(place.OrganisationId) && place.AgreedAt != null
                && !left.Any(party => party.PartnershipId == place.PartnershipId && party.OrganisationId == place.OrganisationId && party.LeftAt < place.AgreedAt)).Select(place => place.RecordId))
            .Concat(from held in db.ActedFor(db.Mandates.Where(Mandate.InForceOn(today)), association)
                    join place in places on new { held.Party.PartnershipId, held.Party.OrganisationId } equals new { place.PartnershipId, place.OrganisationId }
                    select place.RecordId);
    }
}
