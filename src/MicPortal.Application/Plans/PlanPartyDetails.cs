using MicPortal.Domain.Plans;

namespace MicPortal.Application.Plans;

/// <summary>A party of a plan, as its page shows it.</summary>
public record PlanPartyDetails(int OrganisationId, string Name, string? CountryCode, bool IsMunicipality, bool IsMemberOfActorsAssociation)
{
    /// <summary>The version that it does not want.</summary>
    public int? DeclinedVersionNumber { get; init; }

    /// <summary>UTC.</summary>
    public DateTime? DeclinedAt { get; init; }

    public string? DeclineReason { get; init; }

    /// <param name="current">The number of the plan in front of the parties.</param>
    /// <param name="until">UTC; what came later is not for the reader.</param>
    internal PlanPartyStanding Standing(bool hasEndorsed, int current, PlanPlaces places, DateTime? until) => new(OrganisationId, hasEndorsed, places.HasAccepted(OrganisationId), places.HasLeft(OrganisationId))
    {
        HasDeclined = DeclinedVersionNumber == current && (until is null || DeclinedAt <= until),
    };
}
