using MicPortal.Domain.Access;
using MicPortal.Domain.Common;

namespace MicPortal.Domain.WorkingGroups;

/// <summary>What it met about and decided. A meeting is joint work of the partnership.</summary>
public sealed partial class WorkingGroup
{
    private readonly List<GroupMeeting> meetings = [];

    public IReadOnlyCollection<GroupMeeting> Meetings => meetings;

    public GroupMeeting Meet(MeetingContent content, Actor by, DateTime at)
    {
        RequireOpen();
        Guard(content, at);
        var meeting = new GroupMeeting(content, at);
        meetings.Add(meeting);
        Record(ActName.WorkingGroupMet, by, at);
        return meeting;
    }

    /// <summary>Minutes are put right also once the group has ended.</summary>
    public void ChangeMeeting(int id, MeetingContent content, Actor by, DateTime at)
    {
        Guard(content, at);
        Meeting(id).Write(content, at);
        Record(ActName.WorkingGroupMeetingChanged, by, at);
    }

    /// <summary>It was entered by mistake, which is found out also once the group has ended.</summary>
    public void RemoveMeeting(int id, Actor by, DateTime at)
    {
        Meeting(id).Remove(at);
        Record(ActName.WorkingGroupMeetingRemoved, by, at);
    }

    private GroupMeeting Meeting(int id) => meetings.SingleOrDefault(one => one.Id == id && !one.IsGone) ?? throw new DomainException("WorkingGroups.Errors.MeetingUnknown");

    private void Guard(MeetingContent content, DateTime at)
    {
        if (content.HeldOn.IsInFuture(at))
        {
            throw new DomainException("WorkingGroups.Errors.MeetingInFuture") { Field = nameof(content.HeldOn) };
        }

        if (Partnership?.FirstContact is { } contact && content.HeldOn.CertainlyBefore(contact))
        {
            throw new DomainException("WorkingGroups.Errors.MeetingBeforePartnership") { Field = nameof(content.HeldOn) };
        }

        content.Count.Wrong().Guard();
    }
}

/// <param name="HeldOn">A whole day.</param>
/// <param name="Minutes">Markdown; for the parties of the partnership and their associations.</param>
/// <param name="Decisions">One a line.</param>
public sealed record MeetingContent(PartialDate HeldOn, string? Place, MeetingCount Count, string Language, string? Minutes, string? Decisions);

/// <summary>How many people were there, as numbers. A part that nobody counted is null.</summary>
public sealed record MeetingCount
{
    public const int Most = 2000;

    public required int All { get; init; }

    public int? Women { get; init; }

    public int? UnderThirty { get; init; }

    public int? CivilSociety { get; init; }

    public int? Councillors { get; init; }

    /// <summary>No part is more than the whole.</summary>
    public IEnumerable<DomainException> Wrong() =>
        [.. Counted.Wrong(All, (nameof(Women), Women)), .. Counted.Wrong(All, (nameof(UnderThirty), UnderThirty)), .. Counted.Wrong(All, (nameof(CivilSociety), CivilSociety), (nameof(Councillors), Councillors))];
}

public sealed class GroupMeeting : IGone
{
    public const int PlaceLimit = 200;
    public const int MinutesLimit = 20_000;
    public const int DecisionsLimit = 4000;

    private GroupMeeting()
    {
    }

    internal GroupMeeting(MeetingContent content, DateTime at)
    {
        Write(content, at);
        (RecordedAt, ChangedAt) = (at, null);
    }

    public int Id { get; private set; }

    public int WorkingGroupId { get; private set; }

    public PartialDate HeldOn { get; private set; }

    public string? Place { get; private set; }

    public MeetingCount Count { get; private set; } = null!;

    /// <summary>ISO 639-1: of minutes and decisions.</summary>
    public string Language { get; private set; } = "";

    /// <summary>Markdown.</summary>
    public string? Minutes { get; private set; }

    /// <summary>One a line.</summary>
    public string? Decisions { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime RecordedAt { get; private set; }

    /// <summary>UTC; it was entered by mistake, and no query reads it any more.</summary>
    public DateTime? RemovedAt { get; private set; }

    public bool IsGone => RemovedAt is not null;

    /// <summary>UTC; null: it stands as it was first written.</summary>
    public DateTime? ChangedAt { get; private set; }

    internal void Remove(DateTime at) => RemovedAt = at;

    internal void Write(MeetingContent content, DateTime at) =>
        (HeldOn, Place, Count, Language, Minutes, Decisions, ChangedAt) = (content.HeldOn, content.Place, content.Count, content.Language, content.Minutes, content.Decisions, at);
}
