using MicPortal.Application.Data;
using MicPortal.Application.Identity;
using MicPortal.Application.Lists;
using MicPortal.Domain.Access;
using MicPortal.Domain.Common;
using MicPortal.Domain.Organisations;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Application.Administration;

/// <summary>Who uses the portal, for its administrators.</summary>
public sealed class UserQueries(MicPortalDbContext db)
{
    private static readonly ListSort<PortalUser>[] Sorts = [ListSort<PortalUser>.By("address", user => user.NormalizedEmail, user => user.Id)];

    public Task<Page<UserRow>> List(UserFilter filter, PageRequest request, DateOnly today, CancellationToken cancel) =>
        Filtered(filter, today).ReadPage(Sorts, request, ids => db.Users.Where(user => ids.Contains(user.Id)).Select(user => new UserRow
        {
            Id = user.Id,
            Address = user.Email ?? "",
            Post = user.Post,
            Role = user.Role,
            Organisation = user.Organisation!.Name,
            IsDemo = user.IsDemo,
            LastSignIn = db.Sessions.Where(session => session.UserId == user.Id).Max(session => (DateTime?)session.CreatedAt),
            OfficeUntil = user.OfficeUntil,
            DisabledAt = user.DisabledAt,
        }), cancel);

    /// <summary>Accounts in use whose last day in office has passed.</summary>
    public Task<int> OfficeOver(DateOnly today, CancellationToken cancel) => OutOfOffice(today).CountAsync(cancel);

    private IQueryable<PortalUser> OutOfOffice(DateOnly today)
    {
        var day = PartialDate.From(today);
        return db.Users.Where(user => user.DisabledAt == null && user.OfficeUntil < day);
    }

    public Task<UserDetails?> Details(int id, CancellationToken cancel) =>
        db.Users.Where(user => user.Id == id).Select(user => new UserDetails
        {
            Id = user.Id,
            Address = user.Email ?? "",
            Post = user.Post,
            Role = user.Role,
            OrganisationId = user.OrganisationId,
            Organisation = user.Organisation!.Name,
            IsAssociation = user.Organisation is Association,
            CountryCode = user.Organisation!.CountryCode,
            IsDemo = user.IsDemo,
            CreatedAt = user.CreatedAt,
            CreatedBy = db.Users.Where(creator => creator.Id == user.CreatedByUserId).Select(creator => creator.Post).FirstOrDefault(),
            HasPassword = user.PasswordHash != null,
            LastLink = db.AuditEntries.Where(entry => entry.RecordKind == "User" && entry.RecordId == user.Id && entry.Act == ActName.UserLinkMade)
                .OrderByDescending(entry => entry.Sequence).Select(entry => new LinkMade(entry.User!.Post, entry.At)).FirstOrDefault(),
            LastSignIn = db.Sessions.Where(session => session.UserId == user.Id).Max(session => (DateTime?)session.CreatedAt),
            OfficeFrom = user.OfficeFrom,
            OfficeUntil = user.OfficeUntil,
            DisabledAt = user.DisabledAt,
            OthersWhoWrite = db.Users.Where(other => other.OrganisationId == user.OrganisationId && other.Id != user.Id && other.DisabledAt == null
                && (other.Role == UserRole.Officer || other.Role == UserRole.AssociationStaff)).OrderBy(other => other.Post).ThenBy(other => other.Id).Select(other => new OtherAccount(other.Id, other.Post, other.Email ?? "")).ToList(),
        }).AsSingleQuery().SingleOrDefaultAsync(cancel);

    private IQueryable<PortalUser> Filtered(UserFilter filter, DateOnly today)
    {
        var users = filter.IsOfficeOver ? OutOfOffice(today) : db.Users;
        if (!string.IsNullOrWhiteSpace(filter.Text))
        {
            var address = filter.Text.Trim().ToUpperInvariant();
            var name = FoldedText.Fold(filter.Text);
            users = users.Where(user => user.NormalizedEmail!.Contains(address) || user.Organisation!.SearchNames.Contains(name));
        }

        if (filter.Role is { } role)
        {
            users = users.Where(user => user.Role == role);
        }

        return filter.IsInUse is { } inUse ? users.Where(user => user.DisabledAt == null == inUse) : users;
    }
}

/// <param name="Text">Any part of the address or of the organisation's name.</param>
/// <param name="IsOfficeOver">In use although the last day in office has passed.</param>
public sealed record UserFilter(string? Text = null, UserRole? Role = null, bool? IsInUse = null, bool IsOfficeOver = false);

public sealed record OtherAccount(int Id, string Post, string Address);

public sealed class UserRow : IListRow
{
    public required int Id { get; init; }

    public required string Address { get; init; }

    public required string Post { get; init; }

    public required UserRole Role { get; init; }

    public required string? Organisation { get; init; }

    public required bool IsDemo { get; init; }

    /// <summary>UTC; when the latest session began.</summary>
    public required DateTime? LastSignIn { get; init; }

    public required PartialDate? OfficeUntil { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime? DisabledAt { get; init; }

    /// <summary>In use although the last day in office has passed.</summary>
    public bool IsOfficeOver(DateOnly today) => DisabledAt is null && OfficeUntil < PartialDate.From(today);
}

public sealed class UserDetails
{
    public required int Id { get; init; }

    public required string Address { get; init; }

    public required string Post { get; init; }

    public required UserRole Role { get; init; }

    /// <summary>Null for an administrator.</summary>
    public required int? OrganisationId { get; init; }

    public required string? Organisation { get; init; }

    public required bool IsAssociation { get; init; }

    public required string? CountryCode { get; init; }

    public required bool IsDemo { get; init; }

    /// <summary>UTC; where no other is said, the time in office runs from here to <see cref="DisabledAt"/>.</summary>
    public required DateTime CreatedAt { get; init; }

    /// <summary>The post of who made the account; null where the portal or its operator did.</summary>
    public required string? CreatedBy { get; init; }

    /// <summary>False while the link for choosing one has not been used.</summary>
    public required bool HasPassword { get; init; }

    public required LinkMade? LastLink { get; init; }

    /// <summary>UTC; when the latest session began.</summary>
    public required DateTime? LastSignIn { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime? DisabledAt { get; init; }

    public required PartialDate? OfficeFrom { get; init; }

    public required PartialDate? OfficeUntil { get; init; }

    /// <summary>In use although the last day in office has passed.</summary>
    public bool IsOfficeOver(DateOnly today) => DisabledAt is null && OfficeUntil < PartialDate.From(today);

    /// <summary>Accounts of the same organisation, in use, that can do what waits for it.</summary>
    public required List<OtherAccount> OthersWhoWrite { get; init; }
}
