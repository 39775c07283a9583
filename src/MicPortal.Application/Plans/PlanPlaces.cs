using MicPortal.Domain.Common;
using MicPortal.Domain.Partnerships;

namespace MicPortal.Application.Plans;

/// <summary>A party's place in the partnership.</summary>
public sealed record PartyPlace(int OrganisationId, PartyAnswer Answer, PartialDate? EndedOn, DateTime? AnsweredAt);

/// <summary>Which parties of a plan still take part in its partnership.</summary>
/// <param name="PartnershipGoesOn">It has not ended; of one that has, nobody has left the others.</param>
public sealed record PlanPlaces(IReadOnlyList<PartyPlace> Places, bool PartnershipGoesOn)
{
    public bool HasAccepted(int organisationId) => Places.Any(place => place.OrganisationId == organisationId && place.Answer == PartyAnswer.Accepted);

    public bool HasLeft(int organisationId) => Left(organisationId) is not null;

    /// <summary>Null while it takes part.</summary>
    public PartyPlace? Left(int organisationId) =>
        PartnershipGoesOn ? Places.FirstOrDefault(place => place.OrganisationId == organisationId && place.Answer is not (PartyAnswer.None or PartyAnswer.Accepted)) : null;

    /// <summary>UTC; what came later is not for who has left. Null: all of it is.</summary>
    public DateTime? ReadsUntil(int organisationId) => Left(organisationId)?.AnsweredAt;
}
