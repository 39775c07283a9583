using MicPortal.Application.Data;
using MicPortal.Application.Strategies;
using MicPortal.Domain.Access;
using MicPortal.Domain.Partnerships;
using MicPortal.Domain.Plans;
using MicPortal.Domain.Projects;
using MicPortal.Domain.Strategies;
using MicPortal.Domain.Visits;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Application.Plans;

/// <summary>What becomes of the plans of a partnership that a party leaves.</summary>
public sealed class PlanService(MicPortalDbContext db)
{
    /// <summary>Nobody waits for it any more: what all others had approved stands from now on. It takes its people's names along. In the transaction of the leaving, before it is saved.</summary>
    /// <param name="partnership">With its parties, as they are now.</param>
    public async Task FollowLeaving(Partnership partnership, Actor by, CancellationToken cancel)
    {
        var left = by.OrganisationId ?? 0;
        // Who had left before may answer once more, which is no leaving.
        if (partnership.Stage == PartnershipStage.Ended || partnership.PartyOf(left) is not { LeftAt: { } at } party || party.AnsweredAt != at)
        {
            return;
        }

        // Nobody of it could erase its people's names any more, in no visit: they go, also those that a consent kept, and the posts stay.
        await db.Set<VisitParticipant>().Where(participant => participant.OrganisationId == left && participant.Name != null && db.Visits.Any(visit => visit.Id == participant.VisitId && visit.PartnershipId == partnership.Id))
            .ExecuteUpdateAsync(set => set.SetProperty(participant => participant.Name, (string?)null).SetProperty(participant => participant.KeepsName, false), cancel);

        var projects = db.Projects.Where(one => one.PartnershipId == partnership.Id && one.Status != ProjectStatus.Completed && one.Status != ProjectStatus.Cancelled && one.Parties.Any(party => party.OrganisationId == left));
        await LoadPlans(projects, cancel);
        foreach (var project in await projects.Include(one => one.Parties).ToListAsync(cancel))
        {
            project.FollowLeaving(by, at);
        }

        var visits = db.Visits.Where(one => one.PartnershipId == partnership.Id && (one.Status == VisitStatus.Planning || one.Status == VisitStatus.Agreed) && one.AgreedVersionNumber != one.CurrentVersionNumber && one.Parties.Any(party => party.OrganisationId == left));
        await LoadPlans(visits, cancel);
        foreach (var visit in await visits.Include(one => one.Parties).Include(one => one.Slots).AsSplitQuery().ToListAsync(cancel))
        {
            visit.FollowLeaving(by, at);
        }

        var years = await YearsInForce(partnership.Id, by, cancel);
        var strategies = db.Strategies.Where(one => one.PartnershipId == partnership.Id && one.TakenBackAt == null && one.AgreedVersionNumber != one.CurrentVersionNumber && one.Parties.Any(party => party.OrganisationId == left));
        await LoadPlans(strategies, cancel);
        foreach (var strategy in await strategies.Include(one => one.Parties).OrderBy(one => one.Id).ToListAsync(cancel))
        {
            strategy.FollowLeaving([.. years.Where(one => one.StrategyId != strategy.Id)], by, at);
            if (strategy.AgreedVersionNumber == strategy.CurrentVersionNumber)
            {
                years.RemoveAll(one => one.StrategyId == strategy.Id);
                years.Add(new StrategyYears(strategy.Id, strategy.Title, strategy.FromYear, strategy.UntilYear));
            }
        }
    }

    /// <summary>Of each, the plan in front of the parties and the one that stands: a leaving or a return asks nothing of those before them, which can be many and long.</summary>
    private static Task LoadPlans<TPlan, TParty, TVersion, TEndorsement>(IQueryable<PlannedRecord<TPlan, TParty, TVersion, TEndorsement>> records, CancellationToken cancel)
        where TPlan : IPlan<TPlan>
        where TParty : PlanParty
        where TVersion : PlanVersion<TPlan, TParty, TEndorsement>
        where TEndorsement : PlanEndorsement<TParty> =>
        records.SelectMany(one => one.Versions, (one, version) => new { one.CurrentVersionNumber, one.AgreedVersionNumber, Version = version })
            .Where(one => one.Version.Number == one.CurrentVersionNumber || one.Version.Number == one.AgreedVersionNumber).Select(one => one.Version)
            .Include(version => version.Endorsements).AsSplitQuery().LoadAsync(cancel);

    /// <summary>A party that had left is back, or a successor speaks for two: what a plan lacks depends on who takes part, and who is waited for. In the transaction of that act, before it is saved.</summary>
    /// <param name="partnership">With its parties, as they are now.</param>
    public async Task FollowPlaces(Partnership partnership, Actor by, DateTime at, CancellationToken cancel)
    {
        if (partnership.Stage == PartnershipStage.Ended)
        {
            return;
        }

        var projects = db.Projects.Where(one => one.PartnershipId == partnership.Id && one.Status != ProjectStatus.Completed && one.Status != ProjectStatus.Cancelled);
        await LoadPlans(projects, cancel);
        (await projects.Include(one => one.Parties).ToListAsync(cancel)).ForEach(project => project.FollowPlaces(by, at));
        var visits = db.Visits.Where(one => one.PartnershipId == partnership.Id && (one.Status == VisitStatus.Planning || one.Status == VisitStatus.Agreed) && (one.AgreedVersionNumber == null || one.AgreedVersionNumber != one.CurrentVersionNumber));
        await LoadPlans(visits, cancel);
        (await visits.Include(one => one.Parties).Include(one => one.Slots).AsSplitQuery().ToListAsync(cancel)).ForEach(visit => visit.FollowPlaces(by, at));
        await FollowYears(partnership.Id, null, await YearsInForce(partnership.Id, by, cancel), by, at, cancel);
    }

    /// <summary>Years of strategies of the partnership that all endorsed, and of which a party still takes part; named where the actor reads them.</summary>
    public Task<List<StrategyYears>> YearsInForce(int partnershipId, Actor actor, CancellationToken cancel)
    {
        var (visible, present) = (db.Strategies.VisibleTo(actor), db.StrategyPlaces().Present(db).Select(place => place.RecordId));
        return db.Strategies.Where(strategy => strategy.PartnershipId == partnershipId && strategy.AgreedVersionNumber != null && present.Contains(strategy.Id)).OrderBy(strategy => strategy.FromYear)
            .Select(strategy => new StrategyYears(strategy.Id, visible.Where(one => one.Id == strategy.Id).Select(one => one.Title).FirstOrDefault(), strategy.FromYear, strategy.UntilYear)).ToListAsync(cancel);
    }

    /// <summary>What waits in the partnership, and all who take part had endorsed, stands once nothing is in its way any more.</summary>
    /// <param name="except">Whose years changed.</param>
    /// <param name="inForce">As the years are now.</param>
    public async Task FollowYears(int partnershipId, int? except, List<StrategyYears> inForce, Actor by, DateTime at, CancellationToken cancel)
    {
        foreach (var other in await db.Strategies.Where(one => one.PartnershipId == partnershipId && one.Id != except && one.TakenBackAt == null && (one.AgreedVersionNumber == null || one.AgreedVersionNumber != one.CurrentVersionNumber))
            .Include(one => one.Partnership!.Parties).Include(one => one.Parties).Include(one => one.Versions).ThenInclude(version => version.Endorsements).AsSplitQuery().OrderBy(one => one.Id).ToListAsync(cancel))
        {
            other.FollowOthers(inForce.FindAll(years => years.StrategyId != other.Id), by, at);
            if (other.AgreedVersionNumber == other.CurrentVersionNumber)
            {
                inForce.RemoveAll(years => years.StrategyId == other.Id);
                inForce.Add(new StrategyYears(other.Id, null, other.FromYear, other.UntilYear));
            }
        }
    }
}
