using MicPortal.Domain.Access;
using MicPortal.Domain.Common;

namespace MicPortal.Domain.WorkingGroups;

/// <summary>Somebody of the town asks to join its working group, with or without an account. Its municipality accepts or refuses.</summary>
public sealed class JoinRequest : AggregateRoot
{
    public const int WordLimit = 500;

    /// <summary>Of one group at a time: more cannot be answered.</summary>
    public const int MostWaiting = 100;

    /// <summary>The address is erased so long after the answer; where nobody answered, after the end of the group.</summary>
    public const int AddressMonths = 6;

    /// <summary>Where nobody answered and the group works on, so long after the request.</summary>
    public const int UnansweredMonths = 12;

    private JoinRequest()
    {
    }

    public int WorkingGroupId { get; private set; }

    /// <summary>For queries.</summary>
    public WorkingGroup? WorkingGroup { get; private set; }

    public string Name { get; private set; } = "";

    public string? Post { get; private set; }

    /// <summary>Where the answer goes, in small letters; for the municipality alone. Empty once it is erased.</summary>
    public string Email { get; private set; } = "";

    /// <summary>Why it wants to join.</summary>
    public string Word { get; private set; } = "";

    public JoinRequestStatus Status { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime AskedAt { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime? DecidedAt { get; private set; }

    public string? Reason { get; private set; }

    /// <summary>Refused with the end of its group or partnership, and nobody has said yet that who asked was told.</summary>
    public bool IsToBeTold { get; private set; }

    /// <summary>UTC; when somebody said that who asked was told of that refusal.</summary>
    public DateTime? ToldAt { get; private set; }

    public static JoinRequest Ask(int workingGroupId, string name, string? post, string email, string word, Actor by, DateTime at)
    {
        var request = new JoinRequest { WorkingGroupId = workingGroupId, Name = name, Post = post, Email = email.ToLowerInvariant(), Word = word, AskedAt = at };
        request.Record(ActName.JoinRequestAsked, by, at);
        return request;
    }

    /// <summary>It becomes a member.</summary>
    public void Accept(WorkingGroup group, Actor by, DateTime at)
    {
        RequireWaiting();
        group.Admit(new MemberContent(null, Name, Post), by, at);
        (Status, DecidedAt) = (JoinRequestStatus.Accepted, at);
        Record(ActName.JoinRequestAccepted, by, at);
    }

    public void Refuse(string? reason, Actor by, DateTime at)
    {
        RequireWaiting();
        (Status, DecidedAt, Reason) = (JoinRequestStatus.Refused, at, reason);
        Record(ActName.JoinRequestRefused, by, at, word: reason);
    }

    /// <summary>Its group or partnership ends: the town is asked to tell who asked.</summary>
    /// <param name="reason">Null: nobody said why the partnership ends.</param>
    public void RefuseWithEnd(string? reason, Actor by, DateTime at)
    {
        Refuse(reason, by, at);
        IsToBeTold = true;
    }

    /// <summary>A second click says nothing new.</summary>
    public void SayTold(Actor by, DateTime at)
    {
        if (IsToBeTold)
        {
            (IsToBeTold, ToldAt) = (false, at);
            Record(ActName.JoinRequestTold, by, at);
        }
    }

    private void RequireWaiting() => Require(Status == JoinRequestStatus.Waiting, "WorkingGroups.Errors.RequestDecided");
}

public enum JoinRequestStatus
{
    Waiting,
    Accepted,
    Refused,
}
