using MicPortal.Application.Data;
using MicPortal.Domain.Access;
using MicPortal.Domain.Partnerships;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.SqlServerSchemaTests;

/// <summary>Query methods in the shapes that the application's have, for the tests of the runner itself.</summary>
public static class PlantedQueries
{
    public static IQueryable<Partnership> VisibleTo(this IQueryable<Partnership> partnerships, Actor actor) =>
        partnerships.Where(partnership => partnership.Parties.Any(party => party.OrganisationId == actor.OrganisationId));

    public static async Task<int> Page(MicPortalDbContext db, Actor actor, PlantedFilter filter, CancellationToken cancel)
    {
        var matching = db.Partnerships.VisibleTo(actor).Where(partnership => filter.Stage == null || partnership.Stage == filter.Stage);
        var count = await matching.CountAsync(cancel);
        var page = await matching.OrderBy(partnership => partnership.SortName).Skip(filter.Skip).Take(20).Select(partnership => partnership.Id).ToListAsync(cancel);
        return count + page.Count;
    }

    public static async Task<List<string>?> Details(MicPortalDbContext db, int id, CancellationToken cancel)
    {
        var partnership = await db.Partnerships.Where(p => p.Id == id).Select(p => new { p.Id, p.Stage, p.OpenedAt, p.FirstContact }).SingleOrDefaultAsync(cancel);
        return partnership is null ? null : await db.Set<PartnershipTheme>().Where(theme => theme.PartnershipId == partnership.Id).Select(theme => theme.Code).ToListAsync(cancel);
    }

    public static Task<List<int>> Untranslatable(MicPortalDbContext db, CancellationToken cancel) =>
        db.Partnerships.Where(partnership => partnership.SortName.IsNormalized()).Select(partnership => partnership.Id).ToListAsync(cancel);
}

public sealed record PlantedFilter(PartnershipStage? Stage = null, int Skip = 0);
