using MicPortal.Domain.Access;
using MicPortal.Domain.Partnerships;
using MicPortal.Domain.Strategies;
using Xunit;

namespace MicPortal.UnitTests;

/// <summary>What the parties of a partnership mean to reach together, endorsed by each of them.</summary>
public sealed class StrategyTests
{
    private static readonly StrategyDecision Decided = new(StrategyDecider.Council, "14/2026", Example.Day(2026, 3, 1));

    private static readonly StrategyPlan Water = new()
    {
        Title = "Water that stays",
        Language = "en",
        FromYear = 2026,
        UntilYear = 2030,
        Aims = ["A well in every quarter"],
        Priorities = [new StrategyPriority(Example.Pemba.Id, 7, "Water", "en")],
        AgreementIds = [3, 31],
    };

    [Fact]
    public void It_is_in_force_once_every_party_has_endorsed_one_and_the_same_text()
    {
        var strategy = Proposed();
        strategy.Endorse(1, Decided, [], Example.PembaMayor, Example.At);
        Assert.Null(strategy.AgreedVersionNumber);
        Assert.Equal("Plans.Errors.AlreadyEndorsed", Example.KeyOf(() => strategy.Endorse(1, Decided, [], Example.PembaOfficer, Example.At)));

        strategy.Endorse(1, Decided, [], Example.ReggioOfficer, Example.At.AddDays(2));

        Assert.Equal(1, strategy.AgreedVersionNumber);
        Assert.Equal(Example.Day(2026, 3, 6), strategy.CurrentVersion.AgreedOn);
        Assert.Equal((StrategyDecider.Council, "14/2026"), (strategy.CurrentVersion.Endorsements.First().DecidedBy, strategy.CurrentVersion.Endorsements.First().Reference));
        Assert.Equal("Plans.Errors.AllHaveEndorsed", Example.KeyOf(() => strategy.WithdrawEndorsement("Too soon", Example.ReggioOfficer, Example.At)));
        Assert.Equal("Plans.Errors.AllHaveEndorsed", Example.KeyOf(() => strategy.TakeBack("Too soon", [], Example.ReggioOfficer, Example.At)));
    }

    [Fact]
    public void A_new_text_asks_all_again_while_the_one_before_stands()
    {
        var strategy = Agreed();

        Assert.True(strategy.Revise(Water with { Title = "Water and waste", UntilYear = 2031, AgreementIds = [] }, null, [], Example.PembaOfficer, Example.At));

        Assert.Equal((2, 1), (strategy.CurrentVersionNumber, strategy.AgreedVersionNumber));
        Assert.Equal(("Water that stays", 2030, " 3 31 "), (strategy.Title, strategy.UntilYear, strategy.AgreementKeys));
        Assert.Equal("Plans.Errors.OldVersion", Example.KeyOf(() => strategy.Endorse(1, Decided, [], Example.ReggioOfficer, Example.At)));
        Endorse(strategy, 2);
        Assert.Equal(("Water and waste", 2031, 2), (strategy.Title, strategy.UntilYear, strategy.AgreedVersionNumber));
        Assert.False(strategy.Revise(strategy.CurrentVersion.Plan with { Aims = [.. Water.Aims] }, null, [], Example.ReggioOfficer, Example.At));
    }

    [Fact]
    public void Who_proposed_takes_it_back_and_nobody_else()
    {
        var strategy = Proposed();
        strategy.Revise(Water with { UntilYear = 2029 }, null, [], Example.PembaOfficer, Example.At);
        Assert.Equal("Strategies.Errors.NotYours", Example.KeyOf(() => strategy.TakeBack("No", [], Example.PembaOfficer, Example.At)));

        strategy.TakeBack("Too early", [], Example.ReggioOfficer, Example.At);

        Assert.Equal(Example.At, strategy.TakenBackAt);
        Assert.Equal("Strategies.Errors.IsTakenBack", Example.KeyOf(() => strategy.Endorse(2, Decided, [], Example.PembaOfficer, Example.At)));
        Assert.Equal("Strategies.Errors.IsTakenBack", Example.KeyOf(() => strategy.Revise(Water, null, [], Example.ReggioOfficer, Example.At)));
    }

    [Fact]
    public void A_revision_that_is_taken_back_leaves_what_stood_and_its_number_to_nobody()
    {
        var strategy = Agreed();
        strategy.Revise(Water with { UntilYear = 2029 }, null, [], Example.PembaOfficer, Example.At);
        Assert.Equal("Strategies.Errors.NotYours", Example.KeyOf(() => strategy.TakeBack("No", [], Example.ReggioOfficer, Example.At)));

        strategy.TakeBack("Not now", [], Example.PembaOfficer, Example.At);

        Assert.Equal((1, 1, null), (strategy.CurrentVersionNumber, strategy.AgreedVersionNumber, strategy.TakenBackAt));
        strategy.Revise(Water with { UntilYear = 2028 }, null, [], Example.ReggioOfficer, Example.At);
        Assert.Equal(3, strategy.CurrentVersionNumber);
    }

    [Fact]
    public void Who_is_asked_declines_what_another_proposed_and_what_stood_before_stands()
    {
        var strategy = Proposed();
        Assert.Equal("Strategies.Errors.OwnText", Example.KeyOf(() => strategy.Decline(1, "No", [], Example.ReggioOfficer, Example.At)));
        Assert.Equal("Mandates.Errors.NotUnderMandate", Example.KeyOf(() => strategy.Decline(1, "No", [], new Actor(61, UserRole.Mandated, Example.Pemba.Id).Under(1, Example.Pemba.Id, 0, binds: true), Example.At)));
        strategy.Decline(1, "Water is not our first concern", [], Example.PembaMayor, Example.At);
        Assert.Equal((Example.At, Example.Pemba.Id, "Water is not our first concern"), (strategy.TakenBackAt, strategy.DeclinedByOrganisationId, strategy.TakeBackReason));
        Assert.Equal("Strategies.Errors.IsTakenBack", Example.KeyOf(() => strategy.Decline(1, "No", [], Example.PembaOfficer, Example.At)));

        var standing = Agreed();
        Assert.Equal("Plans.Errors.YouHaveApproved", Example.KeyOf(() => standing.Decline(1, "No", [], Example.PembaOfficer, Example.At)));
        standing.Revise(Water with { UntilYear = 2029 }, null, [], Example.PembaOfficer, Example.At);
        Assert.Equal("Plans.Errors.OldVersion", Example.KeyOf(() => standing.Decline(1, "Five years are better", [], Example.ReggioOfficer, Example.At)));
        standing.Decline(2, "Five years are better", [], Example.ReggioOfficer, Example.At);
        Assert.Equal((1, 1, null, null), (standing.CurrentVersionNumber, standing.AgreedVersionNumber, standing.TakenBackAt, standing.DeclinedByOrganisationId));
    }

    [Fact]
    public void A_mayors_office_declines_what_its_own_officers_proposed()
    {
        var strategy = Proposed();

        strategy.Decline(1, "The council wants less", [], Example.ReggioMayor, Example.At);

        Assert.Equal((Example.At, Example.Reggio.Id), (strategy.TakenBackAt, strategy.DeclinedByOrganisationId));
    }

    [Fact]
    public void Of_what_a_partner_revised_the_proposer_declines_and_what_it_had_approved_goes_with_that()
    {
        var strategy = Proposed();
        strategy.Revise(Water with { UntilYear = 2029 }, null, [], Example.PembaOfficer, Example.At);
        Assert.Equal("Strategies.Errors.OwnText", Example.KeyOf(() => strategy.Decline(2, "No", [], Example.PembaOfficer, Example.At)));
        strategy.Endorse(2, Decided, [], Example.ReggioOfficer, Example.At);
        strategy.Decline(2, "Not without the council", [], Example.ReggioMayor, Example.At);
        Assert.Equal("Not without the council", Assert.Single(strategy.CurrentVersion.Endorsements).WithdrawalReason);
        Assert.Equal(Example.Reggio.Id, strategy.DeclinedByOrganisationId);

        var open = new StrategyStanding(1, false, false, false, Example.Reggio.Id, [new(Example.Pemba.Id, false), new(Example.Reggio.Id, true)], false) { WrittenById = Example.Reggio.Id };
        Assert.True(StrategyAccess.CanDecline(open, Example.PembaMayor));
        // An officer takes back what its own organisation wrote; its mayor's office does not write.
        Assert.False(StrategyAccess.CanDecline(open, Example.ReggioOfficer));
        Assert.True(StrategyAccess.CanDecline(open, Example.ReggioMayor));
        Assert.False(StrategyAccess.CanDecline(open, Example.StrangeOfficer));
        Assert.False(StrategyAccess.CanDecline(open with { IsTakenBack = true }, Example.PembaOfficer));
        Assert.False(StrategyAccess.CanDecline(open with { CurrentIsAgreed = true, Parties = [new(Example.Pemba.Id, true), new(Example.Reggio.Id, true)] }, Example.PembaOfficer));
        Assert.False(StrategyAccess.CanDecline(open with { PartnershipGoesOn = false }, Example.PembaOfficer));
        Assert.False(StrategyAccess.CanDecline(open with { Parties = [new(Example.Pemba.Id, false, HasLeft: true), new(Example.Reggio.Id, true)] }, Example.PembaOfficer));
        Assert.False(StrategyAccess.CanDecline(open, new Actor(61, UserRole.Mandated, Example.Pemba.Id).Under(1, Example.Pemba.Id, 1, binds: true)));
    }

    [Fact]
    public void What_stands_without_a_party_it_declines_once()
    {
        var standing = new StrategyStanding(1, IsTakenBack: false, IsAgreed: true, CurrentIsAgreed: true, null, [new(Example.Pemba.Id, false), new(Example.Reggio.Id, true)], false) { WrittenById = Example.Reggio.Id };

        Assert.True(StrategyAccess.CanDecline(standing, Example.PembaMayor));
        Assert.False(StrategyAccess.CanDecline(standing, Example.ReggioOfficer));
        Assert.False(StrategyAccess.CanDecline(standing with { Parties = [new(Example.Pemba.Id, false) { HasDeclined = true }, new(Example.Reggio.Id, true)] }, Example.PembaMayor));
        Assert.False(StrategyAccess.CanDecline(standing with { IsOver = true }, Example.PembaMayor));
        Assert.False(StrategyAccess.CanDecline(standing with { Parties = [new(Example.Pemba.Id, false), new(Example.Reggio.Id, true, HasLeft: true)] }, Example.PembaMayor));
    }

    [Theory]
    [InlineData(2026, 2025, "Strategies.Errors.YearsUpsideDown")]
    [InlineData(2026, 2041, "Strategies.Errors.TooManyYears")]
    [InlineData(2028, 2035, "Strategies.Errors.YearsTaken")]
    [InlineData(2020, 2033, "Strategies.Errors.YearsTaken")]
    public void Its_years_are_in_order_not_too_many_and_no_other_strategy_s(int from, int until, string key) =>
        Assert.Equal(key, Example.KeyOf(() => Strategy.Propose(Accepted(), Water with { FromYear = from, UntilYear = until }, [new StrategyYears(9, "Another", 2033, 2036)], Example.ReggioOfficer, Example.At)));

    [Fact]
    public void Years_that_only_meet_do_not_overlap()
    {
        var strategy = Strategy.Propose(Accepted(), Water with { FromYear = 2037, UntilYear = 2051 }, [new StrategyYears(9, "Another", 2033, 2036)], Example.ReggioOfficer, Example.At);

        // Another was endorsed by all meanwhile.
        Assert.Equal("Strategies.Errors.YearsTaken", Example.KeyOf(() => strategy.Endorse(1, Decided, [new StrategyYears(9, "New", 2051, 2052)], Example.PembaOfficer, Example.At)));
        strategy.Endorse(1, Decided, [new StrategyYears(9, "New", 2052, 2052)], Example.PembaOfficer, Example.At);
        Assert.Single(strategy.CurrentVersion.Endorsements);
    }

    [Fact]
    public void Aims_priorities_and_decisions_have_their_limits()
    {
        Assert.Equal("Strategies.Errors.NoAim", Example.KeyOf(() => Propose(Water with { Aims = [] })));
        Assert.Equal("Strategies.Errors.TooManyAims", Example.KeyOf(() => Propose(Water with { Aims = [.. Enumerable.Range(0, StrategyPlan.MostAims + 1).Select(number => $"Aim {number}")] })));
        Assert.Equal("Plans.Errors.NotAParty", Example.KeyOf(() => Propose(Water with { Priorities = [new StrategyPriority(Example.Stranger.Id, 1, "Roads", "en")] })));
        Assert.Equal("Strategies.Errors.DecidedInFuture", Example.KeyOf(() => Proposed().Endorse(1, Decided with { On = Example.Day(2027) }, [], Example.ReggioOfficer, Example.At)));
        Assert.Equal("Plans.Errors.NotAParty", Example.KeyOf(() => Proposed().Endorse(1, Decided, [], Example.StrangeOfficer, Example.At)));
    }

    [Fact]
    public void Under_a_mandate_it_is_drafted_and_proposed_and_never_endorsed()
    {
        var agency = new Actor(99, UserRole.AssociationStaff, 77).Under(5, Example.Reggio.Id, 0, binds: true);
        var strategy = Strategy.Propose(Accepted(), Water, [], agency, Example.At);

        Assert.Equal(Example.Reggio.Id, strategy.ProposedByOrganisationId);
        Assert.Equal("Mandates.Errors.NotUnderMandate", Example.KeyOf(() => strategy.Endorse(1, Decided, [], agency, Example.At)));
        Assert.Equal("Mandates.Errors.NotUnderMandate", Example.KeyOf(() => strategy.WithdrawEndorsement("No", agency, Example.At)));
    }

    [Fact]
    public void It_passes_to_a_successor_with_what_it_says_of_its_priorities()
    {
        var strategy = Agreed();

        strategy.PassTo(Example.Kragujevac, Example.Pemba, Actor.Portal, Example.At);

        Assert.Equal([Example.Reggio.Id, Example.Kragujevac.Id], strategy.Parties.Select(party => party.OrganisationId).Order());
        Assert.Equal(Example.Kragujevac.Id, Assert.Single(strategy.CurrentVersion.Plan.Priorities).OrganisationId);
        Assert.Equal(1, strategy.AgreedVersionNumber);
    }

    [Fact]
    public void What_changed_is_told_part_by_part()
    {
        var changes = StrategyDifference.Between(Water, Water with { FromYear = 2027, Aims = ["A well in every quarter", "Fees that pay"], Priorities = [], AgreementIds = [31] });

        Assert.Equal(
            [("FromYear", 2026, 2027), ("Aims", null, "Fees that pay"), ("Priorities", Water.Priorities[0], null), ("AgreementIds", 3, null)],
            changes.Select(change => (change.Section, change.Before, change.After)));
    }

    private static Partnership Accepted()
    {
        var partnership = Example.Opened();
        partnership.Accept(Example.Part(), Example.NoFacts, Example.PembaOfficer, Example.At);
        return partnership;
    }

    private static Strategy Propose(StrategyPlan plan) => Strategy.Propose(Accepted(), plan, [], Example.ReggioOfficer, Example.At);

    private static Strategy Proposed() => Propose(Water);

    private static Strategy Agreed()
    {
        var strategy = Proposed();
        Endorse(strategy, 1);
        return strategy;
    }

    private static void Endorse(Strategy strategy, int version)
    {
        strategy.Endorse(version, Decided, [], Example.ReggioMayor, Example.At);
        strategy.Endorse(version, Decided, [], Example.PembaMayor, Example.At);
    }
}
