using MicPortal.Application.Data;
using MicPortal.Domain.Access;
using MicPortal.Domain.Common;
using MicPortal.Domain.Priorities;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Application.Priorities;

/// <summary>The order of a municipality's priorities, and how many it may have. Does not save.</summary>
public sealed class PriorityService(MicPortalDbContext db, TimeProvider clock)
{
    /// <summary>Behind those that are there.</summary>
    public async Task Add(int municipalityId, PriorityFacts facts, Actor by, CancellationToken cancel)
    {
        var numbers = await db.Priorities.Where(priority => priority.MunicipalityId == municipalityId && priority.EndedAt == null).Select(priority => priority.Number).ToListAsync(cancel);
        if (numbers.Count >= Priority.Most)
        {
            throw new DomainException("Priorities.Errors.TooMany", Priority.Most);
        }

        db.Add(Priority.Add(municipalityId, numbers.DefaultIfEmpty().Max() + 1, facts, by, clock.GetUtcNow().UtcDateTime));
    }

    public async Task Move(Priority priority, bool up, Actor by, CancellationToken cancel)
    {
        var all = await db.Priorities.Where(one => one.MunicipalityId == priority.MunicipalityId && one.EndedAt == null).OrderBy(one => one.Number).ThenBy(one => one.Id).ToListAsync(cancel);
        priority.Move(up, all, by, clock.GetUtcNow().UtcDateTime);
    }
}
