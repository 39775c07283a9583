using MicPortal.Application.Data;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Partnerships;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Application.Administration;

/// <summary>What the portal holds, for its administrators.</summary>
public sealed class AdminQueries(MicPortalDbContext db)
{
    public async Task<PortalFigures> Figures(CancellationToken cancel)
    {
        var countries = await db.Countries.CountAsync(cancel);
        var organisations = await db.Organisations.Where(organisation => organisation.SuccessorId == null).GroupBy(organisation => organisation is Association).Select(group => new { IsAssociation = group.Key, Count = group.Count() }).ToListAsync(cancel);
        var partnerships = await db.Partnerships.Where(partnership => partnership.SuccessorId == null).GroupBy(partnership => new { partnership.Origin, partnership.Stage })
            .Select(group => new PartnershipCount(group.Key.Origin, group.Key.Stage, group.Count())).ToListAsync(cancel);
        return new PortalFigures(
            countries,
            organisations.Where(group => !group.IsAssociation).Sum(group => group.Count),
            organisations.Where(group => group.IsAssociation).Sum(group => group.Count),
            partnerships);
    }
}

public sealed record PortalFigures(int Countries, int Municipalities, int Associations, IReadOnlyList<PartnershipCount> Partnerships);

public sealed record PartnershipCount(PartnershipOrigin Origin, PartnershipStage Stage, int Count);
