using MicPortal.Application.Administration;
using MicPortal.Application.Lists;
using MicPortal.Application.Workspaces;
using MicPortal.Domain.Access;
using MicPortal.Web.Models.Lists;

namespace MicPortal.Web.Models.Administration;

/// <summary>The address of the list of users; what it does not understand it leaves out.</summary>
public sealed record UserListQuery : ListQuery
{
    public const string InUse = "in-use";
    public const string Ended = "ended";
    public const string Over = "over";

    /// <summary>Any part of the address or of the organisation's name.</summary>
    public string? Q { get; init; }

    public string? Role { get; init; }

    public string? State { get; init; }

    public UserFilter Filter => new(Q, Roles.FirstOrDefault(role => $"{role}".Equals(Role, StringComparison.OrdinalIgnoreCase)) is var role and not UserRole.None ? role : null, State switch { InUse => true, Ended => false, _ => null }, State == Over);

    public bool IsFiltered => !string.IsNullOrEmpty(Role) || !string.IsNullOrEmpty(State);

    /// <summary>The roles that a user can have.</summary>
    public static IReadOnlyList<UserRole> Roles { get; } = [UserRole.Officer, UserRole.MayorsOffice, UserRole.AssociationStaff, UserRole.Administrator];
}

public sealed record UserList(UserListQuery Query, Page<UserRow> Page, ListLinks Links);

/// <param name="Link">The link for choosing a password that was just made; shown once.</param>
public sealed record UserPage(UserDetails User, string? Link, int? ViewerId)
{
    /// <summary>Not one's own: somebody must be left who can make another.</summary>
    public bool CanEnd => User.DisabledAt is null && User.Id != ViewerId;

    public bool CanHaveLink => User.DisabledAt is null;
}

/// <summary>Before an account ends: what its organisation is left with.</summary>
/// <param name="Waiting">What waits for the organisation; null for an administrator's account, which has none.</param>
public sealed record UserEndingPage(UserDetails User, WaitingWork? Waiting)
{
    public int Count => Waiting is { } work ? work.OwnAndAsked.Count + work.Colleagues.Count + work.Drafts.Count : 0;

    /// <summary>By what is to be done: an administrator sees no record of the organisation.</summary>
    public IEnumerable<IGrouping<WaitingKind, WaitingItem>> Kinds =>
        Waiting is { } work ? work.OwnAndAsked.Items.Concat(work.Colleagues.Items).Concat(work.Drafts.Items).GroupBy(item => item.Kind) : [];

    /// <summary>Nobody else of the organisation can do what waits for it.</summary>
    public bool LeavesNobody => User is { OrganisationId: not null, OthersWhoWrite.Count: 0 };
}
