using MicPortal.Application.Data;
using MicPortal.Application.Partnerships;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Partnerships;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Application.Administration;

/// <summary>What the portal holds, for its administrators.</summary>
public sealed class AdminQueries(MicPortalDbContext db)
{
    public async Task<PortalFigures> Figures(DateOnly today, CancellationToken cancel)
    {
        var countries = await db.Countries.CountAsync(cancel);
        var organisations = await db.Organisations.Where(organisation => organisation.SuccessorId == null).GroupBy(organisation => organisation is Association).Select(group => new { IsAssociation = group.Key, Count = group.Count() }).ToListAsync(cancel);
        var current = db.Partnerships.Where(partnership => partnership.SuccessorId == null);
        var stages = await current.GroupBy(partnership => new { partnership.Origin, partnership.Stage })
            .Select(group => new { group.Key.Origin, group.Key.Stage, Count = group.Count() }).ToListAsync(cancel);
        var dormant = await current.In(PartnershipState.Dormant, today, db).GroupBy(partnership => partnership.Origin)
            .Select(group => new { Origin = group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Origin, group => group.Count, cancel);
        return new PortalFigures(
            countries,
            organisations.Where(group => !group.IsAssociation).Sum(group => group.Count),
            organisations.Where(group => group.IsAssociation).Sum(group => group.Count),
            [
                .. stages.Select(group => new PartnershipCount(group.Origin, Enum.Parse<PartnershipState>($"{group.Stage}"), group.Count - (group.Stage == PartnershipStage.Active ? dormant.GetValueOrDefault(group.Origin) : 0))),
                .. dormant.Select(group => new PartnershipCount(group.Key, PartnershipState.Dormant, group.Value)),
            ]);
    }
}

public sealed record PortalFigures(int Countries, int Municipalities, int Associations, IReadOnlyList<PartnershipCount> Partnerships);

public sealed record PartnershipCount(PartnershipOrigin Origin, PartnershipState State, int Count);
