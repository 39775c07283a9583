using MicPortal.Domain.Access;
using MicPortal.Domain.Common;
using MicPortal.Domain.Partnerships;

namespace MicPortal.Domain.WorkingGroups;

/// <summary>Its intervention priorities, the most important first.</summary>
public sealed partial class WorkingGroup
{
    public const int MostPriorities = 15;

    private readonly List<GroupPriority> priorities = [];

    public IReadOnlyCollection<GroupPriority> Priorities => priorities;

    private IEnumerable<GroupPriority> Ranked => priorities.Where(one => one.RemovedAt is null).OrderBy(one => one.Rank);

    /// <summary>The last one, until it is moved.</summary>
    public void AddPriority(PriorityContent content, Actor by, DateTime at)
    {
        RequireOpen();
        Guard(content, null);
        var count = Ranked.Count();
        if (count >= MostPriorities)
        {
            throw new DomainException("WorkingGroups.Errors.TooManyPriorities", MostPriorities);
        }

        priorities.Add(new GroupPriority(content, count + 1));
        Record(ActName.WorkingGroupPriorityAdded, by, at, word: content.Title);
    }

    public void ChangePriority(int id, PriorityContent content, Actor by, DateTime at)
    {
        RequireOpen();
        var priority = Priority(id);
        Guard(content, priority);
        priority.Write(content);
        Record(ActName.WorkingGroupPriorityChanged, by, at, word: content.Title);
    }

    /// <summary>One place up, or down. At the end of the list nothing changes.</summary>
    public void MovePriority(int id, bool up, Actor by, DateTime at)
    {
        RequireOpen();
        var priority = Priority(id);
        if (Ranked.SingleOrDefault(one => one.Rank == priority.Rank + (up ? -1 : 1)) is { } neighbour)
        {
            var rank = priority.Rank;
            priority.Move(neighbour.Rank);
            neighbour.Move(rank);
            Record(ActName.WorkingGroupPrioritiesRanked, by, at, word: priority.Title);
        }
    }

    /// <summary>The row stays for projects that name it; the ones below move up.</summary>
    public void RemovePriority(int id, Actor by, DateTime at)
    {
        RequireOpen();
        var priority = Priority(id);
        priority.Remove(at);
        foreach (var (index, one) in Ranked.ToList().Index())
        {
            one.Move(index + 1);
        }

        Record(ActName.WorkingGroupPriorityRemoved, by, at, word: priority.Title);
    }

    private void Guard(PriorityContent content, GroupPriority? self)
    {
        Require(!Ranked.Any(one => one != self && FoldedText.Fold(one.Title) == FoldedText.Fold(content.Title)), "WorkingGroups.Errors.PriorityTwice", nameof(content.Title));
        if (!Theme.IsKnown(content.Theme))
        {
            throw new DomainException("Partnerships.Errors.UnknownTheme", content.Theme) { Field = nameof(content.Theme) };
        }
    }

    private GroupPriority Priority(int id) => Ranked.SingleOrDefault(one => one.Id == id) ?? throw new DomainException("WorkingGroups.Errors.PriorityUnknown");
}

/// <param name="Theme">One of <see cref="Domain.Partnerships.Theme"/>, by which the priorities of two towns are compared.</param>
public sealed record PriorityContent(string Title, string? Text, string Theme);

public sealed class GroupPriority
{
    public const int TitleLimit = 150;
    public const int TextLimit = 500;

    private GroupPriority()
    {
    }

    internal GroupPriority(PriorityContent content, int rank)
    {
        Write(content);
        Rank = rank;
    }

    public int Id { get; private set; }

    public int WorkingGroupId { get; private set; }

    public string Title { get; private set; } = "";

    public string? Text { get; private set; }

    /// <summary>One of <see cref="Domain.Partnerships.Theme"/>.</summary>
    public string Theme { get; private set; } = "";

    /// <summary>From 1.</summary>
    public int Rank { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime? RemovedAt { get; private set; }

    internal void Write(PriorityContent content) => (Title, Text, Theme) = (content.Title, content.Text, content.Theme);

    internal void Move(int rank) => Rank = rank;

    internal void Remove(DateTime at) => RemovedAt = at;
}
