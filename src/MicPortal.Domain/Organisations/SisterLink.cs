using MicPortal.Domain.Access;
using MicPortal.Domain.Common;

namespace MicPortal.Domain.Organisations;

/// <summary>
/// Two associations that work together as sisters; the lower id stands first, so that a pair has one row. Each says what the
/// other may see of its members; what both say takes effect: the least of the two.
/// </summary>
public sealed class SisterLink : AggregateRoot
{
    private SisterLink()
    {
    }

    public int FirstAssociationId { get; private set; }

    public int SecondAssociationId { get; private set; }

    public bool IsDemo { get; private set; }

    public SisterSharing FirstShares { get; private set; }

    public SisterSharing SecondShares { get; private set; }

    public static SisterLink Between(int one, int other, Actor by, DateTime at, bool demo = false)
    {
        var link = new SisterLink { FirstAssociationId = Math.Min(one, other), SecondAssociationId = Math.Max(one, other), IsDemo = demo };
        link.Record(ActName.SisterLinkMade, by, at);
        return link;
    }

    /// <summary>What the two let each other see.</summary>
    public static SisterSharing Both(SisterSharing one, SisterSharing other) => one < other ? one : other;

    /// <summary>What the actor's association lets the other see. Taken back, it ends at once, for both.</summary>
    public void Share(SisterSharing shares, Actor by, DateTime at)
    {
        if (by.AssociationId is not { } own || (own != FirstAssociationId && own != SecondAssociationId))
        {
            throw new DomainException("SisterLinks.Errors.NotASister");
        }

        if ((own == FirstAssociationId ? FirstShares : SecondShares) == shares)
        {
            return;
        }

        if (own == FirstAssociationId)
        {
            FirstShares = shares;
        }
        else
        {
            SecondShares = shares;
        }

        Record(ActName.SisterSharingSaid, by, at);
    }
}

/// <summary>What an association lets a sister see, the least first.</summary>
public enum SisterSharing
{
    Nothing,

    /// <summary>The members that have accepted, with how many partnerships and agreements each has.</summary>
    Members,
}
