using MicPortal.Application.Agreements;
using MicPortal.Application.History;
using MicPortal.Application.Partnerships;
using MicPortal.Domain.Access;

namespace MicPortal.Web.Models.Partnerships;

/// <summary>A partnership's page, and what its reader may do there.</summary>
public sealed record PartnershipPage(PartnershipDetails Partnership, IReadOnlyList<AgreementRow> Agreements, IReadOnlyList<TimelineEntry> Timeline, Actor Actor)
{
    public bool IsParty => Partnership.Standing.PartyOf(Actor) is not null;

    /// <summary>Sees the parties' own texts, the history and what waits.</summary>
    public bool SeesJointRecord => Domain.Partnerships.PartnershipAccess.CanViewJointRecord(Partnership.Standing, Actor);

    public bool CanAnswer => Domain.Partnerships.PartnershipAccess.CanAnswer(Partnership.Standing, Actor);

    public bool CanEdit => Domain.Partnerships.PartnershipAccess.CanEdit(Partnership.Standing, Actor);

    public PartyDetails? OwnParty => Partnership.Parties.SingleOrDefault(party => party.OrganisationId == Actor.OrganisationId);

    /// <summary>A party's own texts: for the parties, and for an association of which it is a member.</summary>
    public bool SeesOwnPartOf(PartyDetails party) => IsParty || party.IsMemberOfActorsAssociation;
}
