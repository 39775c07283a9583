using System.Linq.Expressions;
using MicPortal.Domain.Access;
using MicPortal.Domain.Common;
using MicPortal.Domain.Organisations;

namespace MicPortal.Domain.Partnerships;

/// <summary>One organisation's place in a partnership: its answer, and the part that is its own.</summary>
public sealed class PartnershipParty
{
    public const int FormerNamesLimit = 1000;

    private readonly List<PartyVision> visions = [];

    private PartnershipParty()
    {
    }

    internal PartnershipParty(int organisationId, Publication publication)
    {
        OrganisationId = organisationId;
        Publication = publication;
    }

    public int Id { get; private set; }

    public int PartnershipId { get; private set; }

    public int OrganisationId { get; private set; }

    /// <summary>For queries.</summary>
    public Organisation? Organisation { get; private set; }

    /// <summary>The names that it bore before a merger, the first one first, between bars; null where it has always been this organisation.</summary>
    public string? FormerNames { get; private set; }

    /// <summary>The municipality that split and had this place, while who leads may pass it on to another that carries on for it; null otherwise, and once it has.</summary>
    public int? SplitFromId { get; private set; }

    /// <summary>Of two records that became one, the only one in which it had been, and had left before: it reads nothing of the other. Null for everyone else.</summary>
    public int? OnlyInId { get; private set; }

    public PartyAnswer Answer { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime? AnsweredAt { get; private set; }

    public int? AnsweredByUserId { get; private set; }

    /// <summary>UTC; since when it does not take part any more, whatever it answers later. Null while it does.</summary>
    public DateTime? LeftAt { get; private set; }

    /// <summary>UTC; when it last said that the record is correct: by accepting it, or "still correct".</summary>
    public DateTime? ConfirmedAt { get; internal set; }

    /// <summary>It has not left, whether or not it has answered.</summary>
    public bool TakesPart => Answer is PartyAnswer.None or PartyAnswer.Accepted;

    /// <summary><see cref="TakesPart"/> in queries.</summary>
    public static readonly Expression<Func<PartnershipParty, bool>> TakingPart = party => party.Answer == PartyAnswer.None || party.Answer == PartyAnswer.Accepted;

    /// <summary>What the party said with its answer.</summary>
    public string? Word { get; private set; }

    public PartialDate? EndedOn { get; internal set; }

    public PathKind? Path { get; private set; }

    /// <summary>What the path requires: the earlier agreement, the aim, the organisations, whose project.</summary>
    public string? PathDetail { get; private set; }

    public Publication Publication { get; private set; }

    /// <summary>UTC; when it last said so. Null: it has said nothing, and the level is the one that every record begins with.</summary>
    public DateTime? PublicationSaidAt { get; private set; }

    /// <summary>UTC; when it last said that less may be seen than before; null once it has opened it again.</summary>
    public DateTime? PublicationNarrowedAt { get; private set; }

    /// <summary>The party's word that joint work has begun.</summary>
    public bool SaysBegun { get; private set; }

    /// <summary>UTC; since when it says so.</summary>
    public DateTime? SaysBegunAt { get; private set; }

    /// <summary>UTC; when it asked, or agreed, to open the ended partnership again.</summary>
    public DateTime? ReopensAt { get; internal set; }

    public IReadOnlyCollection<PartyVision> Visions => visions;

    /// <summary>Null while the party has not said how it came about.</summary>
    internal OwnPart? OwnPart => Path is not { } path ? null
        : new OwnPart(path, PathDetail ?? "", visions.FirstOrDefault()?.Text, visions.FirstOrDefault()?.Language ?? "", Publication, SaysBegun);

    internal void Accept(OwnPart part, Actor by, DateTime at)
    {
        SetAnswer(PartyAnswer.Accepted, null, by, at);
        ConfirmedAt = at;
        EndedOn = null;
        OnlyInId = null;
        SetOwnPart(part, at);
    }

    /// <summary>To another that carries on for who had the place: the one that passes it on is there as before, and its name is no former one.</summary>
    internal void PassOn(Organisation sister) => (OrganisationId, SplitFromId) = (sister.Id, null);

    internal void PassTo(Organisation successor, Organisation former, int? splitFromId)
    {
        OrganisationId = successor.Id;
        SplitFromId = splitFromId;
        FormerNames = FoldedText.Cut(FormerNames is null ? former.Name : $"{FormerNames}|{former.Name}", FormerNamesLimit);
    }

    /// <summary>The record of the partnership that it had left becomes one with another, in which it never was.</summary>
    internal void KnowOnly(int partnershipId) => OnlyInId ??= partnershipId;

    /// <summary>The same party's place in a second record of the partnership. Its own part is the one that it gave here; what is blank here, it may have said there.</summary>
    internal void TakeOver(PartnershipParty theirs)
    {
        if (Answer == PartyAnswer.None && theirs.Answer == PartyAnswer.Accepted)
        {
            (Answer, Word, AnsweredAt, AnsweredByUserId) = (theirs.Answer, theirs.Word, theirs.AnsweredAt, theirs.AnsweredByUserId);
        }

        ConfirmedAt = ConfirmedAt is null || theirs.ConfirmedAt > ConfirmedAt ? theirs.ConfirmedAt : ConfirmedAt;
        FormerNames ??= theirs.FormerNames;
        if (Path is null)
        {
            (Path, PathDetail) = (theirs.Path, theirs.PathDetail);
        }

        if (visions.Count == 0)
        {
            visions.AddRange(theirs.visions.Select(vision => new PartyVision(vision.Language, vision.Text)));
        }

        if (IsLessOpen(theirs.Publication, theirs.PublicationSaidAt is not null, Publication, PublicationSaidAt is not null))
        {
            (Publication, PublicationSaidAt, PublicationNarrowedAt) = (theirs.Publication, theirs.PublicationSaidAt, theirs.PublicationNarrowedAt);
        }

        if (theirs.SaysBegun)
        {
            SaysBegunAt = !SaysBegun || theirs.SaysBegunAt < SaysBegunAt ? theirs.SaysBegunAt : SaysBegunAt;
            SaysBegun = true;
        }
    }

    /// <summary>Which of two records says how far the party lets it be seen: the one of which it has said so; else the least open.</summary>
    private static bool IsLessOpen(Publication one, bool oneIsSaid, Publication other, bool otherIsSaid) => oneIsSaid == otherIsSaid ? one < other : oneIsSaid;

    /// <summary>How far a party lets a record be seen that was entered twice.</summary>
    public static Publication LeastOpen(Publication one, bool oneIsSaid, Publication other, bool otherIsSaid) => IsLessOpen(one, oneIsSaid, other, otherIsSaid) ? one : other;

    /// <summary>It had left, and carries on for one that is there: it stands where that one stood, and what it had said of its own stays.</summary>
    internal void TakeUp(PartnershipParty former)
    {
        (Answer, AnsweredAt, AnsweredByUserId, ConfirmedAt) = (former.Answer, former.AnsweredAt, former.AnsweredByUserId, former.ConfirmedAt);
        (Word, EndedOn, ReopensAt, OnlyInId, LeftAt) = (null, null, null, null, null);
        if (Path is null)
        {
            (Path, PathDetail) = (former.Path, former.PathDetail);
            visions.AddRange(former.visions.Select(vision => new PartyVision(vision.Language, vision.Text)));
        }

        if (!SaysBegun)
        {
            (SaysBegun, SaysBegunAt) = (former.SaysBegun, former.SaysBegunAt);
        }
    }

    /// <summary>Its successor is a party itself and speaks for both: what was said here is history, and lets nobody see more, or less.</summary>
    internal void BecomeHistory(PartnershipParty successor, DateTime at)
    {
        var level = Answer is PartyAnswer.NotOurs or PartyAnswer.WrongMunicipality ? Publication.Nothing : Publication;
        if (level < successor.Publication)
        {
            successor.Publication = level;
        }

        Become(PartyAnswer.CarriedOn, at);
        (Publication, ReopensAt) = (Publication.Agreement, null);
    }

    internal void TakePartAgain(DateTime at)
    {
        Become(PartyAnswer.Accepted, at);
        Word = null;
        EndedOn = null;
        ReopensAt = null;
        OnlyInId = null;
        ConfirmedAt = at;
    }

    internal void SetAnswer(PartyAnswer answer, string? word, Actor by, DateTime at)
    {
        Become(answer, at);
        Word = word;
        AnsweredAt = at;
        AnsweredByUserId = by.UserId;
        ReopensAt = null;
    }

    /// <summary>It leaves once; what it answers after that does not move when.</summary>
    private void Become(PartyAnswer answer, DateTime at)
    {
        Answer = answer;
        LeftAt = TakesPart ? null : LeftAt ?? at;
    }

    internal void Publish(Publication level, DateTime at)
    {
        PublicationNarrowedAt = level < Publication ? at : level > Publication ? null : PublicationNarrowedAt;
        Publication = level;
        PublicationSaidAt = at;
    }

    internal void SetOwnPart(OwnPart part, DateTime at)
    {
        Path = part.Path;
        PathDetail = part.PathDetail;
        if (part.Publication != Publication || PublicationSaidAt is null)
        {
            Publish(part.Publication, at);
        }

        SaysBegunAt = !part.SaysBegun ? null : SaysBegun ? SaysBegunAt : at;
        SaysBegun = part.SaysBegun;
        visions.RemoveAll(vision => part.Vision is null || vision.Language != part.VisionLanguage);
        if (part.Vision is not null)
        {
            if (visions.SingleOrDefault() is { } vision)
            {
                vision.Text = part.Vision;
            }
            else
            {
                visions.Add(new PartyVision(part.VisionLanguage, part.Vision));
            }
        }
    }
}

/// <summary>What a party says of its own, and nobody else can change.</summary>
/// <param name="Path">How the partnership came about, seen from this party.</param>
/// <param name="SaysBegun">Joint work has begun; false while the towns still explore.</param>
public sealed record OwnPart(PathKind Path, string PathDetail, string? Vision, string VisionLanguage, Publication Publication, bool SaysBegun)
{
    public const int PathDetailLimit = 500;
    public const int VisionLimit = 1000;
}

/// <summary>A party's vision in one language. The first one is authoritative; translations may stand beside it.</summary>
public sealed class PartyVision
{
    private PartyVision()
    {
    }

    internal PartyVision(string language, string text)
    {
        Language = language;
        Text = text;
        IsAuthoritative = true;
    }

    public int Id { get; private set; }

    public int PartnershipPartyId { get; private set; }

    public string Language { get; private set; } = "";

    public string Text { get; internal set; } = "";

    public bool IsAuthoritative { get; private set; }
}

public enum PartyAnswer
{
    None,
    Accepted,
    Ended,
    NotOurs,
    WrongMunicipality,

    /// <summary>Its municipality has a successor that is a party itself: the place is history, and nobody answers for it.</summary>
    CarriedOn,
}

/// <summary>How a partnership came about: the four paths of Reggio Emilia (seed).</summary>
public enum PathKind
{
    /// <summary>Extends, renews or gives new value to an earlier administration's agreement.</summary>
    EarlierAgreement = 1,

    /// <summary>Political will for a new agreement.</summary>
    PoliticalWill,

    /// <summary>A demand of civil society.</summary>
    CivilSociety,

    /// <summary>A request to join a large project.</summary>
    LargeProject,
}

/// <summary>How far a party lets the record be seen by everyone; the least open party decides.</summary>
public enum Publication
{
    Nothing,
    Existence,
    Agreement,
}
