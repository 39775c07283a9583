using MicPortal.Domain.Access;
using MicPortal.Domain.Common;
using MicPortal.Domain.Organisations;

namespace MicPortal.Domain.FollowUps;

/// <summary>An association's note on the activity of one of its members, and the member's answer. Nobody else reads it.</summary>
public sealed class FollowUp : AggregateRoot
{
    public const int TextLimit = 1000;

    private FollowUp()
    {
    }

    public int AssociationId { get; private set; }

    public int MunicipalityId { get; private set; }

    public FollowUpKind Kind { get; private set; }

    public string Text { get; private set; } = "";

    /// <summary>UTC.</summary>
    public DateTime WrittenAt { get; private set; }

    public string? Answer { get; private set; }

    /// <summary>UTC; null while the member has not answered.</summary>
    public DateTime? AnsweredAt { get; private set; }

    public static FollowUp Write(int associationId, int municipalityId, FollowUpKind kind, string text, Actor by, DateTime at)
    {
        var followUp = new FollowUp { AssociationId = associationId, MunicipalityId = municipalityId, Kind = kind, Text = text, WrittenAt = at };
        followUp.Record(ActName.FollowUpWritten, by, at);
        return followUp;
    }

    /// <summary>Once: what comes of it is another follow-up.</summary>
    public void GiveAnswer(string answer, Actor by, DateTime at)
    {
        if (AnsweredAt is not null)
        {
            throw new DomainException("FollowUps.Errors.Answered");
        }

        (Answer, AnsweredAt) = (answer, at);
        Record(ActName.FollowUpAnswered, by, at);
    }

    /// <summary>The association has read the answer, which leaves its list of what waits.</summary>
    public void ReadAnswer(Actor by, DateTime at)
    {
        if (AnsweredAt is null)
        {
            throw new DomainException("FollowUps.Errors.NotAnswered");
        }

        Record(ActName.NewsRead, by, at);
    }

    /// <summary>Its municipality has a successor.</summary>
    public void PassTo(Municipality successor, Municipality former, Actor by, DateTime at)
    {
        MunicipalityId = successor.Id;
        Record(ActName.PassedToSuccessor, by, at, word: Succession.Word(former, successor));
    }
}

public enum FollowUpKind
{
    /// <summary>All is well: it may be answered, and asks for nothing.</summary>
    Fine,

    Question,

    ToDo,
}

/// <summary>
/// The association writes, once the municipality has accepted the membership; its officers answer. After the membership
/// has ended both read what was written, and nobody adds to it.
/// </summary>
public static class FollowUpAccess
{
    /// <param name="isMember">The municipality has accepted the membership, and it lasts.</param>
    public static bool CanWrite(int associationId, bool isMember, Actor actor) => isMember && actor.Writes && actor.AssociationId == associationId;

    /// <param name="isMember">As above.</param>
    public static bool CanAnswer(int municipalityId, bool isMember, bool isAnswered, Actor actor) =>
        isMember && !isAnswered && actor.Writes && actor.ActsFor(municipalityId);
}
