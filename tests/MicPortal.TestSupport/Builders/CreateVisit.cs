using MicPortal.Domain.Common;
using MicPortal.Domain.Partnerships;
using MicPortal.Domain.Visits;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.TestSupport;

public partial class PortalFixture
{
    /// <summary>People of the first party visit the second, ten days from now; a test changes by "with" what it is about.</summary>
    public VisitPlan VisitPlan(Partnership partnership, string title = "Water engineers at work", int startsInDays = 10)
    {
        var parties = partnership.Parties.Select(party => party.OrganisationId).Take(2).ToList();
        return new VisitPlan
        {
            Title = title,
            Language = "en",
            Purpose = "To see how quarters keep a well",
            HostId = parties[1],
            Place = "Pemba",
            Zone = "Africa/Maputo",
            Start = PartialDate.From(Today.AddDays(startsInDays)),
            End = PartialDate.From(Today.AddDays(startsInDays + 4)),
            ReportDue = PartialDate.From(Today.AddDays(startsInDays + 60)),
            Travellers = 4,
            Costs = [new VisitCost(1, VisitCostKind.Travel, null, new Money(420_000, "EUR"), parties[0], null)],
        };
    }

    /// <summary>Entered by the partnership's first party and brought to the status by the acts that lead there.</summary>
    public async Task<Visit> CreateVisit(Partnership? partnership = null, VisitStatus status = VisitStatus.Planning, VisitPlan? plan = null)
    {
        partnership ??= await CreatePartnership();
        var parties = partnership.Parties.Select(party => party.OrganisationId).Take(2).ToList();
        var first = Officer(parties[0]);
        var visit = Visit.Open(partnership, parties, plan ?? VisitPlan(partnership), first, Now);
        if (status == VisitStatus.Agreed)
        {
            parties.ForEach(party => visit.Endorse(1, Officer(party), Now));
        }

        if (status == VisitStatus.Postponed)
        {
            visit.Postpone(VisitReason.Visas, "Too late", first, Now);
        }

        if (status == VisitStatus.Cancelled)
        {
            visit.Cancel(VisitReason.Funds, null, first, Now);
        }

        await InDatabase(db =>
        {
            db.Add(visit);
            return db.SaveChangesAsync();
        });
        return visit;
    }

    public Task<Visit> ReadVisit(int id) => InDatabase(db => Whole(db.Visits).SingleAsync(visit => visit.Id == id));

    /// <summary>As the parties' acts would have changed it.</summary>
    public Task Change(Visit visit, Action<Visit, DateTime> act) => InDatabase(async db =>
    {
        act(await Whole(db.Visits).SingleAsync(stored => stored.Id == visit.Id), Now);
        await db.SaveChangesAsync();
    });

    private static IQueryable<Visit> Whole(IQueryable<Visit> visits) => visits
        .Include(visit => visit.Partnership!.Parties).Include(visit => visit.Parties).ThenInclude(party => party.Organisation).Include(visit => visit.Versions).ThenInclude(version => version.Endorsements).Include(visit => visit.Participants).Include(visit => visit.Slots)
        .Include(visit => visit.Reports).Include(visit => visit.Learnings).Include(visit => visit.FollowUps).AsSplitQuery();
}
