using MicPortal.Application.ConfirmationRounds;
using MicPortal.Application.FollowUps;
using MicPortal.Application.Lists;
using MicPortal.Application.Members;
using MicPortal.Domain.Partnerships;
using MicPortal.Web.Models.Lists;
using MicPortal.Web.Models.Workspaces;

namespace MicPortal.Web.Models.Members;

/// <summary>The address of the list of members; what it does not understand it leaves out.</summary>
public sealed record MemberListQuery : ListQuery
{
    public string? Q { get; init; }

    public string? Stage { get; init; }

    public string? Partnerships { get; init; }

    public string? Membership { get; init; }

    public string? Portal { get; init; }

    public string? Class { get; init; }

    public bool IsFiltered => new[] { Class, Stage, Partnerships, Membership, Portal }.Any(value => !string.IsNullOrEmpty(value));

    public MemberFilter Filter => new(
        Q,
        Enum.TryParse<PartnershipState>(Stage, ignoreCase: true, out var stage) && Enum.IsDefined(stage) ? stage : null,
        OneOf(Partnerships, "with", "without"),
        Enum.TryParse<MembershipFilter>(Membership, ignoreCase: true, out var membership) && Enum.IsDefined(membership) ? membership : null,
        OneOf(Portal, "on", "off"),
        Enum.TryParse<ActivityClass>(Class, ignoreCase: true, out var activity) && Enum.IsDefined(activity) ? activity : null);

    private static bool? OneOf(string? text, string yes, string no) =>
        string.Equals(text, yes, StringComparison.OrdinalIgnoreCase) ? true : string.Equals(text, no, StringComparison.OrdinalIgnoreCase) ? false : null;
}

/// <summary>Where an association's work begins.</summary>
public sealed record AssociationWorkspace(Waiting Waiting, MemberFigures Figures, MemberListQuery Query, Page<MemberRow> Page, ListLinks Links)
{
    /// <summary>The confirmation round that is open; null where none is.</summary>
    public required OpenRound? Round { get; init; }
}

/// <summary>A member's page.</summary>
public sealed record MemberPage(MemberDetails Member, OwnPartnerships Partnerships, IReadOnlyList<FollowUpRow> FollowUps);
