using MicPortal.Application.Identity;
using MicPortal.Application.Lists;
using MicPortal.Application.Partnerships;
using MicPortal.Application.Workspaces;
using MicPortal.Domain.Access;
using MicPortal.Domain.Partnerships;
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
        Work.Mandated.Select(work => (work, new WaitingSection("Workspace.Mandated", work.Group, Actor) { IsUnderMandate = true }));

    /// <summary>All that this user can do now.</summary>
    public int Count => Work.OwnAndAsked.Count + Work.Mandated.Sum(work => work.Group.Count);

    public int Overdue => Work.OwnAndAsked.Overdue + Work.Mandated.Sum(work => work.Group.Overdue);

    public DateTime? Oldest => Work.OwnAndAsked.Items.Concat(Work.Mandated.SelectMany(work => work.Group.Items)).Min(item => item.Since);

    /// <summary>The page begins with it; where there is nothing of it yet, what that is for stands below what waits.</summary>
    public bool Leads => Work.Leading.Count > 0;

    public IEnumerable<Leading> Leading(LeadingKind kind) => Work.Leading.Where(one => one.Kind == kind);

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

    /// <summary>What is new is read by the municipality itself.</summary>
    public bool IsUnderMandate { get; init; }

    public int Shown { get; init; } = WaitingGroup.Shown;

    public IEnumerable<WaitingItem> Items => Group.Items.Take(Shown);
}

/// <summary>The partnerships of the user's own organisation, or of a member of theirs.</summary>
/// <param name="Member">The member's name; null for the user's own organisation.</param>
public sealed record OwnPartnerships(Page<OrganisationPartnership> Page, ListLinks Links, Actor Actor, string? Member = null)
{
    /// <summary>Who says that it is none of theirs, and what; the organisation of which the list is comes first, and "you" bears no name.</summary>
    public IEnumerable<(string? Name, PartyAnswer Answer)> RefusalsOf(OrganisationPartnership row) =>
        row.Others.Select(party => ((string?)party.Name, party.Answer)).Prepend((Member, row.Answer)).Where(said => said.Answer is PartyAnswer.NotOurs or PartyAnswer.WrongMunicipality);
}
