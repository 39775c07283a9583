using MicPortal.Domain.Common;
using MicPortal.Domain.Partnerships;
using MicPortal.Domain.Strategies;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.TestSupport;

public partial class PortalFixture
{
    public StrategyDecision Decided => new(StrategyDecider.Council, "14/2026", PartialDate.From(Today));

    /// <summary>From this year on; a test changes by "with" what it is about.</summary>
    public StrategyPlan StrategyPlan(string title = "Water that stays") => new()
    {
        Title = title,
        Language = "en",
        FromYear = Today.Year,
        UntilYear = Today.Year + 3,
        Aims = ["A well in every quarter", "Quarters keep their wells"],
    };

    /// <summary>Proposed by the partnership's first party and brought to the state by the acts that lead there.</summary>
    public async Task<Strategy> CreateStrategy(Partnership? partnership = null, StrategyState state = StrategyState.Proposed, string title = "Water that stays", StrategyPlan? plan = null)
    {
        partnership ??= await CreatePartnership();
        var parties = partnership.Parties.Select(party => party.OrganisationId).ToList();
        var year = Today.Year;
        plan ??= state switch
        {
            StrategyState.Coming => StrategyPlan(title) with { FromYear = year + 10, UntilYear = year + 12 },
            StrategyState.Past => StrategyPlan(title) with { FromYear = year - 6, UntilYear = year - 4 },
            _ => StrategyPlan(title),
        };
        var strategy = Strategy.Propose(partnership, plan, [], Officer(parties[0]), Now);
        if (state == StrategyState.TakenBack)
        {
            strategy.TakeBack("Too early", [], Officer(parties[0]), Now);
        }
        else if (state != StrategyState.Proposed)
        {
            parties.ForEach(party => strategy.Endorse(1, Decided, [], Officer(party), Now));
        }

        await InDatabase(db =>
        {
            db.Add(strategy);
            return db.SaveChangesAsync();
        });
        return strategy;
    }

    public Task<Strategy> ReadStrategy(int id) => InDatabase(db => Whole(db.Strategies).SingleAsync(strategy => strategy.Id == id));

    /// <summary>As the parties' acts would have changed it.</summary>
    public Task Change(Strategy strategy, Action<Strategy, DateTime> act) => InDatabase(async db =>
    {
        act(await Whole(db.Strategies).SingleAsync(stored => stored.Id == strategy.Id), Now);
        await db.SaveChangesAsync();
    });

    private static IQueryable<Strategy> Whole(IQueryable<Strategy> strategies) => strategies
        .Include(strategy => strategy.Partnership!.Parties).Include(strategy => strategy.Parties).Include(strategy => strategy.Versions).ThenInclude(version => version.Endorsements).AsSplitQuery();
}
