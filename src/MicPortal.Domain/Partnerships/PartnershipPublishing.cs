using MicPortal.Domain.Access;
using MicPortal.Domain.Common;

namespace MicPortal.Domain.Partnerships;

/// <summary>Each party says how far everyone may see the partnership. The least open decides; an imported record can be seen until one objects.</summary>
public sealed partial class Partnership
{
    /// <summary>Said again, unchanged, it is a party's answer to another that has closed it meanwhile.</summary>
    /// <param name="word">Why, for the other parties.</param>
    public void Publish(Publication level, string? word, Actor by, DateTime at)
    {
        var party = PartyOf(by.OrganisationId ?? 0);
        if (!PartnershipAccess.CanPublish(PartnershipStanding.Of(this, false), by))
        {
            throw new DomainException("Partnerships.Errors.NotAccepted");
        }

        if (level == party.Publication && word is null && !parties.Exists(other => other != party && other.PublicationNarrowedAt is { } narrowed && !(party.PublicationSaidAt >= narrowed)))
        {
            return;
        }

        party.Publish(level, at);
        Record(ActName.PartnershipPublicationSaid, by, at, word: word);
    }
}
