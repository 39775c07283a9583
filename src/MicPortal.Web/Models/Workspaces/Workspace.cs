using MicPortal.Application.Identity;
using MicPortal.Application.Lists;
using MicPortal.Application.Partnerships;
using MicPortal.Application.Workspaces;
using MicPortal.Domain.Access;
using MicPortal.Web.Models.Lists;

namespace MicPortal.Web.Models.Workspaces;

/// <summary>Where a municipality's work begins; each area puts the parts in its own order.</summary>
public sealed record Workspace(Waiting Waiting, OwnPartnerships Partnerships, IReadOnlyList<LatelyChanged> Lately);

/// <summary>What waits for a user, in the sections that a workspace is put together from.</summary>
public sealed record Waiting(SignedInUser User, WaitingWork Work)
{
    public Actor Actor => User.Actor;

    public WaitingSection Own => new("Workspace.Waiting", Work.Own, Actor);

    public WaitingSection Asked => new("Workspace.Asked", Work.Asked, Actor);

    public WaitingSection OwnAndAsked => Own with { Group = Work.OwnAndAsked };

    /// <summary>For each municipality that lets the user's association act for it.</summary>
    public IEnumerable<(MandatedWork Work, WaitingSection Section)> Mandated =>
        Work.Mandated.Select(work => (work, new WaitingSection("Workspace.Mandated", work.Group, Actor)));

    /// <summary>All that this user can do now.</summary>
    public int Count => Work.OwnAndAsked.Count + Work.Mandated.Sum(work => work.Group.Count);

    public DateTime? Oldest => Work.OwnAndAsked.Items.Concat(Work.Mandated.SelectMany(work => work.Group.Items)).Min(item => item.Since);

    public WaitingSection Colleagues => new("Workspace.Colleagues", Work.Colleagues, Actor) { Hint = "Workspace.Colleagues.Hint" };

    public WaitingSection Imported => new("Workspace.Imported", Work.Imported, Actor) { Hint = "Workspace.Imported.Hint", Shown = 5 };

    public WaitingSection Drafts => new("Workspace.Drafts", Work.Drafts, Actor) { Hint = "Workspace.Drafts.Hint" };
}

/// <summary>A group of what waits, under its heading.</summary>
/// <param name="Key">Of its heading in the resources.</param>
public sealed record WaitingSection(string Key, WaitingGroup Group, Actor Actor)
{
    /// <summary>The key of what stands below the heading.</summary>
    public string? Hint { get; init; }

    public int Shown { get; init; } = WaitingGroup.Shown;

    public IEnumerable<WaitingItem> Items => Group.Items.Take(Shown);
}

/// <summary>The partnerships of the user's own organisation.</summary>
public sealed record OwnPartnerships(Page<OrganisationPartnership> Page, ListLinks Links, Actor Actor);
