using MicPortal.Application.Data;
using MicPortal.Application.Strategies;
using MicPortal.Domain.Access;
using MicPortal.Domain.Partnerships;
using MicPortal.Domain.Projects;
using MicPortal.Domain.Visits;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Application.Plans;

/// <summary>What becomes of the plans of a partnership that a party leaves.</summary>
public sealed class PlanService(MicPortalDbContext db, StrategyService strategyService)
{
    /// <summary>Nobody waits for it any more: what all others had approved stands from now on. In the transaction of the leaving, before it is saved.</summary>
    /// <param name="partnership">With its parties, as they are now.</param>
    public async Task FollowLeaving(Partnership partnership, Actor by, CancellationToken cancel)
    {
        var left = by.OrganisationId ?? 0;
        // Who had left before may answer once more, which is no leaving.
        if (partnership.Stage == PartnershipStage.Ended || partnership.PartyOf(left) is not { LeftAt: { } at } party || party.AnsweredAt != at)
        {
            return;
        }

        foreach (var project in await db.Projects.Where(one => one.PartnershipId == partnership.Id && one.Status != ProjectStatus.Completed && one.Status != ProjectStatus.Cancelled && one.AgreedVersionNumber != one.CurrentVersionNumber && one.Parties.Any(party => party.OrganisationId == left))
            .Include(one => one.Parties).Include(one => one.Versions).ThenInclude(version => version.Endorsements).AsSplitQuery().ToListAsync(cancel))
        {
            project.FollowLeaving(by, at);
        }

        foreach (var visit in await db.Visits.Where(one => one.PartnershipId == partnership.Id && (one.Status == VisitStatus.Planning || one.Status == VisitStatus.Agreed) && one.AgreedVersionNumber != one.CurrentVersionNumber && one.Parties.Any(party => party.OrganisationId == left))
            .Include(one => one.Parties).Include(one => one.Versions).ThenInclude(version => version.Endorsements).AsSplitQuery().ToListAsync(cancel))
        {
            visit.FollowLeaving(by, at);
        }

        var years = await strategyService.InForce(partnership.Id, by, cancel);
        foreach (var strategy in await db.Strategies.Where(one => one.PartnershipId == partnership.Id && one.TakenBackAt == null && one.AgreedVersionNumber != one.CurrentVersionNumber && one.Parties.Any(party => party.OrganisationId == left))
            .Include(one => one.Parties).Include(one => one.Versions).ThenInclude(version => version.Endorsements).AsSplitQuery().OrderBy(one => one.Id).ToListAsync(cancel))
        {
            strategy.FollowLeaving([.. years.Where(one => one.StrategyId != strategy.Id)], by, at);
            if (strategy.AgreedVersionNumber == strategy.CurrentVersionNumber)
            {
                years.RemoveAll(one => one.StrategyId == strategy.Id);
                years.Add(new Domain.Strategies.StrategyYears(strategy.Id, strategy.Title, strategy.FromYear, strategy.UntilYear));
            }
        }
    }
}
