using MicPortal.Domain.Access;
using MicPortal.Domain.Common;

namespace MicPortal.Domain.Organisations;

/// <summary>
/// Two associations that work together as sisters; the lower id stands first, so that a pair has one row. Each says what the
/// other may see of its members; what both say takes effect: the least of the two.
/// </summary>
public sealed class SisterLink : AggregateRoot
{
    public const int ReasonLimit = 500;

    private SisterLink()
    {
    }

    public int FirstAssociationId { get; private set; }

    public int SecondAssociationId { get; private set; }

    public bool IsDemo { get; private set; }

    public SisterSharing FirstShares { get; private set; }

    public SisterSharing SecondShares { get; private set; }

    /// <summary>UTC; null while the two are sisters.</summary>
    public DateTime? EndedAt { get; private set; }

    /// <summary>Which of the two has left.</summary>
    public int? EndedByAssociationId { get; private set; }

    public string? EndReason { get; private set; }

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
        var own = OneOf(by);
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

    /// <summary>One of the two leaves, at once for both, and nothing is shared any more.</summary>
    public void End(string reason, Actor by, DateTime at)
    {
        var own = OneOf(by);
        (EndedAt, EndedByAssociationId, EndReason) = (at, own, reason);
        FirstShares = SecondShares = SisterSharing.Nothing;
        Record(ActName.SisterLinkEnded, by, at, word: reason);
    }

    /// <summary>The one that was left has read it, or one of the two that it began again, which leaves its list of what waits.</summary>
    public void ReadNews(Actor by, DateTime at)
    {
        if ((EndedAt is not null && EndedByAssociationId == by.AssociationId) || (by.AssociationId != FirstAssociationId && by.AssociationId != SecondAssociationId))
        {
            throw new DomainException("SisterLinks.Errors.NotASister");
        }

        Record(ActName.NewsRead, by, at);
    }

    /// <summary>The two are sisters once more; each says anew what it shares.</summary>
    public void BeginAgain(Actor by, DateTime at)
    {
        if (EndedAt is null)
        {
            throw new DomainException("SisterLinks.Errors.SistersAlready") { Field = "Other" };
        }

        (EndedAt, EndedByAssociationId, EndReason) = (null, null, null);
        Record(ActName.SisterLinkMade, by, at);
    }

    private int OneOf(Actor by) =>
        EndedAt is null && by.AssociationId is { } own && (own == FirstAssociationId || own == SecondAssociationId) ? own : throw new DomainException("SisterLinks.Errors.NotASister");
}

/// <summary>What an association lets a sister see, the least first.</summary>
public enum SisterSharing
{
    Nothing,

    /// <summary>The members that have accepted, with how many partnerships and agreements each has.</summary>
    Members,
}
