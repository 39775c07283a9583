using MicPortal.Application.Data;
using MicPortal.Application.Plans;
using MicPortal.Application.Submissions;
using MicPortal.Domain.Access;
using MicPortal.Domain.Strategies;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Application.Strategies;

/// <summary>Acts on a strategy. Two parties that endorse at the same moment are both right: the second is done again, once, on what the first has left.</summary>
public sealed class StrategyService(MicPortalDbContext db, SubmittedForms forms, PlanService plans, TimeProvider clock)
{
    /// <summary>As an act needs it: its parties and all its texts.</summary>
    public async Task<Strategy> Load(int id, Actor actor, CancellationToken cancel) =>
        await db.Strategies.VisibleTo(actor).Include(strategy => strategy.Partnership!.Parties).Include(strategy => strategy.Parties).Include(strategy => strategy.Versions).ThenInclude(version => version.Endorsements)
            .AsSplitQuery().SingleOrDefaultAsync(strategy => strategy.Id == id, cancel) ?? throw new DbUpdateConcurrencyException();

    /// <summary><see cref="PlanService.YearsInForce"/>.</summary>
    public Task<List<StrategyYears>> InForce(int partnershipId, Actor actor, CancellationToken cancel) => plans.YearsInForce(partnershipId, actor, cancel);

    /// <summary>Once for a form.</summary>
    /// <returns>The address of the strategy.</returns>
    public async Task<string> Act(int id, Guid formId, Action<Strategy, IReadOnlyCollection<StrategyYears>> act, Actor by, CancellationToken cancel)
    {
        try
        {
            return await Once();
        }
        catch (DbUpdateException conflict) when (conflict is DbUpdateConcurrencyException || conflict.Entries.Any(entry => entry.Entity is StrategyEndorsement))
        {
            db.ChangeTracker.Clear();
            return await Once();
        }

        async Task<string> Once()
        {
            var strategy = await Load(id, by, cancel);
            var inForce = (await InForce(strategy.PartnershipId, by, cancel)).FindAll(years => years.StrategyId != id);
            return await forms.Once(formId, by.UserId!.Value, async () =>
            {
                var years = (strategy.FromYear, strategy.UntilYear);
                act(strategy, inForce);
                if (strategy.AgreedVersionNumber is not null && years != (strategy.FromYear, strategy.UntilYear))
                {
                    await plans.FollowYears(strategy.PartnershipId, id, [.. inForce, new StrategyYears(id, null, strategy.FromYear, strategy.UntilYear)], by, clock.GetUtcNow().UtcDateTime, cancel);
                }

                await db.SaveChangesAsync(cancel);
                return $"/strategies/{id}";
            }, cancel);
        }
    }
}
