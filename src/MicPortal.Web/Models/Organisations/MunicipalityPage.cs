using MicPortal.Application.Lists;
using MicPortal.Application.Organisations;
using MicPortal.Application.Partnerships;
using MicPortal.Domain.Access;
using MicPortal.Domain.Organisations;
using MicPortal.Web.Models.Lists;

namespace MicPortal.Web.Models.Organisations;

/// <param name="Partnerships">As the reader may see them.</param>
public sealed record MunicipalityPage(MunicipalityDetails Municipality, MunicipalityOutreach Outreach, Page<PartnershipRow> Partnerships, ListLinks Links, Actor Actor)
{
    public bool CanEdit => MunicipalityAccess.CanEdit(Municipality.Id, Actor);

    /// <summary>The reader works there.</summary>
    public bool IsOwn => Actor.ActsFor(Municipality.Id);

    /// <summary>For its own people those, too, of which it was a member: what they wrote to it stays to be read.</summary>
    public IEnumerable<AssociationOfMunicipality> Associations => Municipality.Associations.Where(association => IsOwn || association.EndedAt is null);

    /// <summary>Its own people, and an association of which it is a member, read who took part in its visits; others read of those with themselves, and find them with their partnership.</summary>
    public bool SeesParticipation => IsOwn || (Actor.AssociationId is { } own && Municipality.Associations.Any(association => association.Id == own && association.HasAccepted && association.EndedAt is null));

    /// <summary>An officer of another municipality, who may write to this one.</summary>
    public bool CanAsk => ContactRequestAccess.CanAsk(Municipality.Id, Actor);

    /// <summary>What a municipality can say of itself and this one has not, as keys of texts.</summary>
    public IEnumerable<string> Missing(DateOnly today)
    {
        var town = Municipality;
        (string Key, bool IsMissing)[] all =
        [
            ("Population", town.Population is null),
            ("Languages", town.Languages.Count == 0),
            ("Website", town.Website is null),
            ("Terms", town.HeadTerm is null || town.DecidingBodyTerm is null),
            ("Council", town.CouncilSeats is null),
            ("CouncilWomen", town.CouncilSeats is not null && town.CouncilWomen is null),
            ("CouncilUnder30", town.CouncilSeats is not null && town.CouncilUnder30 is null),
            ("Election", town.NextElection is null),
            ("ElectionPassed", town.NextElection?.HasPassed(today) == true),
            ("Interests", Outreach.Interests.Count == 0),
            ("Positions", Outreach.Positions.Count == 0),
        ];
        return all.Where(one => one.IsMissing).Select(one => one.Key);
    }
}
