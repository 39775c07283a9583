using MicPortal.Application.Data;
using MicPortal.Application.Identity;
using MicPortal.Application.Lists;
using MicPortal.Domain.Access;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Partnerships;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Application.Administration;

/// <summary>What the portal holds, and who uses it, for its administrators.</summary>
public sealed class AdminQueries(MicPortalDbContext db)
{
    private static readonly ListSort<PortalUser>[] Sorts = [ListSort<PortalUser>.By("address", user => user.NormalizedEmail, user => user.Id)];

    public async Task<PortalFigures> Figures(CancellationToken cancel)
    {
        var countries = await db.Countries.CountAsync(cancel);
        var organisations = await db.Organisations.GroupBy(organisation => organisation is Association).Select(group => new { IsAssociation = group.Key, Count = group.Count() }).ToListAsync(cancel);
        var partnerships = await db.Partnerships.GroupBy(partnership => new { partnership.Origin, partnership.Stage })
            .Select(group => new PartnershipCount(group.Key.Origin, group.Key.Stage, group.Count())).ToListAsync(cancel);
        return new PortalFigures(
            countries,
            organisations.Where(group => !group.IsAssociation).Sum(group => group.Count),
            organisations.Where(group => group.IsAssociation).Sum(group => group.Count),
            partnerships);
    }

    public Task<Page<UserRow>> Users(PageRequest request, CancellationToken cancel) =>
        db.Users.ReadPage(Sorts, request, ids => db.Users.Where(user => ids.Contains(user.Id)).Select(user => new UserRow
        {
            Id = user.Id,
            Address = user.Email ?? "",
            Post = user.Post,
            Role = user.Role,
            Organisation = user.Organisation!.Name,
            IsDemo = user.IsDemo,
            LastSignIn = db.Sessions.Where(session => session.UserId == user.Id).Max(session => (DateTime?)session.CreatedAt),
            DisabledAt = user.DisabledAt,
        }), cancel);
}

public sealed record PortalFigures(int Countries, int Municipalities, int Associations, IReadOnlyList<PartnershipCount> Partnerships);

public sealed record PartnershipCount(PartnershipOrigin Origin, PartnershipStage Stage, int Count);

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

    /// <summary>UTC.</summary>
    public required DateTime? DisabledAt { get; init; }
}
