using MicPortal.Application.Data;
using MicPortal.Application.Mergers;
using MicPortal.Application.Plans;
using MicPortal.Application.ReferenceData;
using MicPortal.Domain.Access;
using MicPortal.Domain.Common;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Partnerships;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Application.Demo;

/// <summary>A split as it was, so with its own date: Haaren, among four neighbours. Its partnership is made up, and said to be a demo record.</summary>
internal sealed class DemoSplit(MicPortalDbContext db, IReadOnlyDictionary<string, Organisation> organisations, DateTime now)
{
    private static readonly string Haaren = ReferenceDataLoader.PlaceSourceId("2755009");
    private static readonly string Oxapampa = ReferenceDataLoader.PlaceSourceId("3933874");

    /// <summary>Boxtel, Vught and Tilburg.</summary>
    private static readonly string[] Others = [ReferenceDataLoader.PlaceSourceId("2758460"), ReferenceDataLoader.PlaceSourceId("2745154"), ReferenceDataLoader.PlaceSourceId("2746301")];

    public async Task Create(CancellationToken cancel)
    {
        var haaren = await db.Municipalities.SingleOrDefaultAsync(town => town.SourceId == Haaren && town.SuccessorId == null, cancel);
        var oxapampa = await db.Municipalities.SingleOrDefaultAsync(town => town.SourceId == Oxapampa, cancel);
        var lead = organisations[DemoOrganisations.Oisterwijk].Id;
        var parts = await db.Municipalities.Where(town => Others.Contains(town.SourceId) && town.SuccessorId == null).Select(town => town.Id).ToListAsync(cancel);
        var on = PartialDate.From(new DateOnly(2021, 1, 1));
        if (haaren is null || oxapampa is null || parts.Count < Others.Length || on.IsInFuture(now))
        {
            return;
        }

        var facts = new PartnershipFacts(PartialDate.FromYear(2004), ["water-sanitation"]);
        var partnership = Partnership.Open(
            haaren, [oxapampa], new OwnPart(PathKind.CivilSociety, "Made up for this demo: a committee of residents", null, "en", Publication.Existence, true), facts, new Actor(null, UserRole.Officer, haaren.Id), now.AddMonths(-14), demo: true);
        partnership.Accept(new OwnPart(PathKind.PoliticalWill, "Made up for this demo", null, "en", Publication.Existence, true), facts, new Actor(null, UserRole.Officer, oxapampa.Id), now.AddMonths(-13));
        db.Add(partnership);
        await db.SaveChangesAsync(cancel);
        db.ChangeTracker.Clear();
        await new MergerService(db, new PlanService(db), TimeProvider.System).Split(
            new Split(haaren.Id, [lead, .. parts], [], new SplitPart(lead, null), new Dictionary<int, SplitPart>(), on, "Demo record: the Dutch redivision of 1 January 2021, which divided Haaren among four neighbours"), Actor.Portal, cancel, now.AddMonths(-5));
    }
}
