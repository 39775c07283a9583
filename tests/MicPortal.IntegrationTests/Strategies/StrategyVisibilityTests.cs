using MicPortal.Application.Strategies;
using MicPortal.Domain.Access;
using MicPortal.Domain.Common;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Strategies;
using MicPortal.TestSupport;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace MicPortal.IntegrationTests.Strategies;

/// <summary>What a query lets somebody see and what the rule says are the same, for every state of a strategy and everyone who can ask.</summary>
public sealed class StrategyVisibilityTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Strategies_are_visible_in_SQL_exactly_where_the_rule_lets_them_be_and_stand_as_it_says()
    {
        var (first, second, third) = (await portal.CreateMunicipality(), await portal.CreateMunicipality(side: Side.South), await portal.CreateMunicipality());
        var (accepted, other) = (await portal.CreateAssociation(null, first), await portal.CreateAssociation(null, third));
        var (partnership, elsewhere) = (await portal.CreatePartnership([first, second]), await portal.CreatePartnership([first, second, third]));
        var rows = new Dictionary<StrategyState, Strategy>();
        foreach (var state in Enum.GetValues<StrategyState>().Except([StrategyState.Ended]))
        {
            rows.Add(state, await portal.CreateStrategy(partnership, state));
        }

        (Actor Actor, bool HasParty)[] askers =
        [
            (Actor.Anonymous, false), (PortalFixture.OfficerOf(first), false), (PortalFixture.MayorsOfficeOf(second), false), (PortalFixture.OfficerOf(third), false),
            (new Actor(1, UserRole.AssociationStaff, accepted.Id), true), (new Actor(1, UserRole.AssociationStaff, other.Id), false), (new Actor(1, UserRole.Administrator, null), false),
            (new Actor(1, UserRole.AssociationStaff, other.Id).Under(1, first.Id, partnership.Id, binds: false), false),
            (new Actor(1, UserRole.AssociationStaff, other.Id).Under(1, first.Id, elsewhere.Id, binds: true), false),
        ];
        var compared = 0;
        foreach (var (actor, hasParty) in askers)
        {
            var visible = await portal.InDatabase(db => db.Strategies.VisibleTo(actor).Where(strategy => strategy.PartnershipId == partnership.Id).Select(strategy => strategy.Id).ToListAsync());
            foreach (var (state, row) in rows)
            {
                var standing = new StrategyStanding(partnership.Id, row.TakenBackAt is not null, row.AgreedVersionNumber is not null, true, null, [new(first.Id, false), new(second.Id, false)], hasParty);
                Assert.True(StrategyAccess.CanView(standing, actor) == visible.Contains(row.Id), $"{actor}, {state}");
                compared++;
            }
        }

        Assert.Equal(askers.Length * rows.Count, compared);
        foreach (var (state, row) in rows)
        {
            Assert.Equal([row.Id], await portal.InDatabase(db => db.Strategies.Where(strategy => strategy.PartnershipId == partnership.Id).In(state, portal.Today.Year).Select(strategy => strategy.Id).ToListAsync()));
        }

        var told = await portal.InDatabase(db => new StrategyQueries(db).OfPartnership(partnership.Id, PortalFixture.OfficerOf(first), CancellationToken.None));
        Assert.Equal(rows.ToDictionary(row => row.Value.Id, row => row.Key), told.ToDictionary(row => row.Id, row => row.StateIn(portal.Today.Year)));
    }

    [Fact]
    public async Task With_their_partnership_strategies_end_that_were_in_force_or_proposed_in_SQL_as_in_words()
    {
        var partnership = await portal.CreatePartnership();
        var rows = new Dictionary<int, StrategyState>();
        foreach (var (before, after) in new[] { (StrategyState.Proposed, StrategyState.Ended), (StrategyState.InForce, StrategyState.Ended), (StrategyState.Coming, StrategyState.Ended), (StrategyState.Past, StrategyState.Past), (StrategyState.TakenBack, StrategyState.TakenBack) })
        {
            rows.Add((await portal.CreateStrategy(partnership, before)).Id, after);
        }

        var leaving = new Actor(null, UserRole.Officer, partnership.Parties.First().OrganisationId);
        await portal.Change(partnership, (one, at) => one.EndPart(PartialDate.From(portal.Today), "No more", leaving, at));

        var told = await portal.InDatabase(db => new StrategyQueries(db).OfPartnership(partnership.Id, leaving, CancellationToken.None));
        Assert.Equal(rows, told.ToDictionary(row => row.Id, row => row.StateIn(portal.Today.Year)));
        foreach (var state in Enum.GetValues<StrategyState>())
        {
            var found = await portal.InDatabase(db => db.Strategies.Where(strategy => strategy.PartnershipId == partnership.Id).In(state, portal.Today.Year).Select(strategy => strategy.Id).ToListAsync());
            Assert.Equal(rows.Where(row => row.Value == state).Select(row => row.Key).Order(), found.Order());
        }
    }
}
