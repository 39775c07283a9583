using MicPortal.Application.Data;
using MicPortal.Application.Mergers;
using MicPortal.Application.Plans;
using MicPortal.Application.ReferenceData;
using MicPortal.Domain.Access;
using MicPortal.Domain.Common;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Application.Demo;

/// <summary>A merger as it was, so with its own date: Brielle and Hellevoetsluis, which nobody of the demo has to do with. Said to be a demo record.</summary>
internal sealed class DemoMerger(MicPortalDbContext db, DateTime now)
{
    private static readonly string[] Former = [ReferenceDataLoader.PlaceSourceId("2758326"), ReferenceDataLoader.PlaceSourceId("2754454")];

    public async Task Create(CancellationToken cancel)
    {
        var ids = await db.Municipalities.Where(town => Former.Contains(town.SourceId) && town.SuccessorId == null).Select(town => town.Id).ToListAsync(cancel);
        var on = PartialDate.From(new DateOnly(2023, 1, 1));
        if (ids.Count == Former.Length && !on.IsInFuture(now))
        {
            await new MergerService(db, new PlanService(db), TimeProvider.System).Merge(
                new Merger(ids, null, "Voorne aan Zee", on, "Demo record: the Dutch redivision of 1 January 2023, with Westvoorne, which is not among the places here"), Actor.Portal, cancel, now.AddMonths(-6));
        }
    }
}
