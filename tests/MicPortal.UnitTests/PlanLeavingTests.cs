using MicPortal.Domain.Access;
using MicPortal.Domain.Common;
using MicPortal.Domain.Partnerships;
using MicPortal.Domain.Projects;
using MicPortal.Domain.Strategies;
using MicPortal.Domain.Visits;
using Xunit;
using static MicPortal.UnitTests.Example;

namespace MicPortal.UnitTests;

/// <summary>A party leaves a partnership that goes on: what is planned in it goes on without it.</summary>
public sealed class PlanLeavingTests
{
    private static readonly StrategyDecision Decided = new(StrategyDecider.Council, "14/2026", Day(2026, 3, 1));

    private static readonly StrategyPlan Water = new() { Title = "Water that stays", Language = "en", FromYear = 2026, UntilYear = 2030, Aims = ["A well in every quarter"] };

    [Fact]
    public void Who_has_left_is_not_asked_to_approve()
    {
        var (partnership, strategy) = Proposed();
        strategy.Endorse(1, Decided, [], ReggioOfficer, At);
        Leave(partnership, KragujevacOfficer);
        strategy.FollowLeaving([], KragujevacOfficer, At);
        Assert.Equal((null, ActName.PlanPartyLeft), (strategy.AgreedVersionNumber, strategy.Acts[^1].Name));

        strategy.Endorse(1, Decided, [], PembaOfficer, At);

        Assert.Equal(1, strategy.AgreedVersionNumber);
        Assert.NotNull(strategy.CurrentVersion.AgreedOn);
    }

    [Fact]
    public void What_all_others_had_approved_stands_when_the_last_one_leaves()
    {
        var (partnership, strategy) = Proposed();
        strategy.Endorse(1, Decided, [], ReggioOfficer, At);
        strategy.Endorse(1, Decided, [], PembaOfficer, At);
        Leave(partnership, KragujevacOfficer);

        strategy.FollowLeaving([], KragujevacOfficer, At.AddDays(1));

        Assert.Equal((1, Day(2026, 3, 5)), (strategy.AgreedVersionNumber, strategy.CurrentVersion.AgreedOn));
        Assert.Equal(ActName.PlanStandsWithoutParty, strategy.Acts[^1].Name);
    }

    [Fact]
    public void It_does_not_stand_where_its_years_were_taken_meanwhile()
    {
        var (partnership, strategy) = Proposed();
        strategy.Endorse(1, Decided, [], ReggioOfficer, At);
        strategy.Endorse(1, Decided, [], PembaOfficer, At);
        Leave(partnership, KragujevacOfficer);

        strategy.FollowLeaving([new StrategyYears(9, null, 2030, 2031)], KragujevacOfficer, At);

        Assert.Null(strategy.AgreedVersionNumber);
    }

    [Fact]
    public void Who_has_left_writes_nothing_any_more()
    {
        var (partnership, strategy) = Proposed();
        strategy.Endorse(1, Decided, [], KragujevacOfficer, At);
        Leave(partnership, KragujevacOfficer);

        Assert.Equal("Plans.Errors.YouHaveLeft", KeyOf(() => strategy.WithdrawEndorsement("No", KragujevacOfficer, At)));
        Assert.Equal("Plans.Errors.YouHaveLeft", KeyOf(() => strategy.Revise(Water with { UntilYear = 2028 }, null, [], KragujevacOfficer, At)));
        Assert.Equal("Plans.Errors.YouHaveLeft", KeyOf(() => strategy.TakeBack("No", [], KragujevacOfficer, At)));
        Assert.True(strategy.Revise(Water with { UntilYear = 2028 }, null, [], PembaOfficer, At));
    }

    [Fact]
    public void Nobody_declines_who_has_left_or_is_left_alone_nor_what_has_a_host_that_is_gone()
    {
        var partnership = Three();
        int[] all = [Reggio.Id, Pemba.Id, Kragujevac.Id];
        var (project, two) = (Project.Open(partnership, all, Whole(all), ReggioOfficer, At), Project.Open(partnership, all[..2], Whole(all[..2]), PembaOfficer, At));
        var (visit, twoVisit) = (Visit.Open(partnership, all, Plan(Pemba.Id), ReggioOfficer, At), Visit.Open(partnership, all[..2], Plan(Reggio.Id), PembaOfficer, At));
        Leave(partnership, PembaOfficer);

        Assert.Equal("Plans.Errors.YouHaveLeft", KeyOf(() => project.Decline(1, "No", PembaOfficer, At)));
        Assert.Equal("Visits.Errors.HostHasLeft", KeyOf(() => visit.Decline(1, "No", KragujevacOfficer, At)));
        Assert.Equal("Plans.Errors.FewerThanTwo", KeyOf(() => two.Decline(1, "No", ReggioOfficer, At)));
        Assert.Equal("Plans.Errors.FewerThanTwo", KeyOf(() => twoVisit.Decline(1, "No", ReggioOfficer, At)));
        project.Decline(1, "Not without Pemba", KragujevacOfficer, At);
        Assert.Equal(ActName.ProjectDeclined, project.Acts[^1].Name);
    }

    [Fact]
    public void Once_the_partnership_has_ended_nothing_waits_that_could_be_declined()
    {
        var partnership = Opened(Pemba);
        partnership.Accept(Part(), NoFacts, PembaOfficer, At);
        var project = Project.Open(partnership, [Reggio.Id, Pemba.Id], Whole(Reggio.Id, Pemba.Id), ReggioOfficer, At);
        var visit = Visit.Open(partnership, [Reggio.Id, Pemba.Id], Plan(Pemba.Id), ReggioOfficer, At);
        Leave(partnership, ReggioOfficer);

        Assert.Equal("Partnerships.Errors.HasEnded", KeyOf(() => project.Decline(1, "No", PembaOfficer, At)));
        Assert.Equal("Partnerships.Errors.HasEnded", KeyOf(() => visit.Decline(1, "No", PembaOfficer, At)));
    }

    [Fact]
    public void With_fewer_than_two_left_nobody_approves()
    {
        var partnership = Three();
        var project = Project.Open(partnership, [Reggio.Id, Pemba.Id], Whole(Reggio.Id, Pemba.Id), ReggioOfficer, At);
        Leave(partnership, PembaOfficer);
        project.FollowLeaving(PembaOfficer, At);

        Assert.Equal("Plans.Errors.FewerThanTwo", KeyOf(() => project.Endorse(1, ReggioOfficer, At)));
        Assert.Equal(ProjectStatus.Idea, project.Status);
        Assert.Equal("Plans.Errors.LeftAlone", KeyOf(() => project.Revise(project.CurrentVersion.Plan with { Title = "Alone" }, null, ReggioOfficer, At)));
        Assert.Equal(1, project.CurrentVersionNumber);
    }

    [Fact]
    public void With_fewer_than_two_left_nobody_changes_what_was_approved()
    {
        var (partnership, strategy) = Proposed();
        var visit = Visit.Open(partnership, [Reggio.Id, Pemba.Id], Plan(Reggio.Id), ReggioOfficer, At);
        foreach (var officer in new[] { ReggioOfficer, PembaOfficer, KragujevacOfficer })
        {
            strategy.Endorse(1, Decided, [], officer, At);
        }

        Leave(partnership, KragujevacOfficer);
        Leave(partnership, PembaOfficer);

        Assert.Equal("Plans.Errors.LeftAlone", KeyOf(() => strategy.Revise(Water with { UntilYear = 2028 }, null, [], ReggioOfficer, At)));
        Assert.Equal("Plans.Errors.LeftAlone", KeyOf(() => visit.Revise(Plan(Reggio.Id) with { Place = "Harbour" }, null, ReggioOfficer, At)));
        Assert.Equal((1, 1), (strategy.CurrentVersionNumber, strategy.AgreedVersionNumber));
    }

    [Fact]
    public void Of_a_project_nothing_is_to_be_said_of_who_has_left()
    {
        var partnership = Three();
        var project = Project.Open(partnership, [Reggio.Id, Pemba.Id, Kragujevac.Id], Whole(Reggio.Id, Pemba.Id), ReggioOfficer, At);
        Assert.False(project.IsComplete);
        Leave(partnership, KragujevacOfficer);

        project.FollowLeaving(KragujevacOfficer, At);
        project.Endorse(1, ReggioOfficer, At);
        project.Endorse(1, PembaOfficer, At);

        Assert.Equal((ProjectStatus.Planned, 1), (project.Status, project.AgreedVersionNumber));
    }

    [Fact]
    public void A_project_that_all_others_had_approved_is_planned_when_the_last_one_leaves()
    {
        var partnership = Three();
        var project = Project.Open(partnership, [Reggio.Id, Pemba.Id, Kragujevac.Id], Whole(Reggio.Id, Pemba.Id, Kragujevac.Id), ReggioOfficer, At);
        project.Endorse(1, ReggioOfficer, At);
        project.Endorse(1, PembaOfficer, At);
        Leave(partnership, KragujevacOfficer);

        project.FollowLeaving(KragujevacOfficer, At);

        Assert.Equal((ProjectStatus.Planned, 1), (project.Status, project.AgreedVersionNumber));
    }

    [Fact]
    public void A_changed_visit_that_the_leaver_had_declined_stands_with_its_schedule_and_the_refusal_stays_in_the_history()
    {
        var partnership = Three();
        var visit = Visit.Open(partnership, [Reggio.Id, Pemba.Id, Kragujevac.Id], Plan(Pemba.Id), ReggioOfficer, At);
        foreach (var officer in new[] { ReggioOfficer, PembaOfficer, KragujevacOfficer })
        {
            visit.Endorse(1, officer, At);
        }

        var plan = Plan(Pemba.Id);
        visit.AddSlot(new SlotContent(plan.Start, 540, 600, "Walk", null, null), PembaOfficer, At);
        visit.Revise(plan with { Start = PartialDate.From(plan.Start.Earliest.AddDays(1)), End = PartialDate.From(plan.End.Earliest.AddDays(1)) }, null, PembaOfficer, At);
        visit.Endorse(2, PembaOfficer, At);
        visit.Endorse(2, ReggioOfficer, At);
        visit.Decline(2, "We cannot travel then", KragujevacOfficer, At);
        Leave(partnership, KragujevacOfficer);

        visit.FollowLeaving(KragujevacOfficer, At);

        Assert.Equal((2, PartialDate.From(plan.Start.Earliest.AddDays(1))), (visit.AgreedVersionNumber, visit.Slots.Single().Day));
        Assert.Contains(visit.Acts, act => act is { Name: ActName.VisitDeclined, Version: 2, Word: "We cannot travel then" });
    }

    [Fact]
    public void Nobody_travels_to_a_host_that_has_left()
    {
        var partnership = Three();
        var visit = Visit.Open(partnership, [Reggio.Id, Pemba.Id, Kragujevac.Id], Plan(Kragujevac.Id), ReggioOfficer, At);
        visit.Endorse(1, ReggioOfficer, At);
        Leave(partnership, KragujevacOfficer);
        visit.FollowLeaving(KragujevacOfficer, At);

        Assert.Equal("Visits.Errors.HostHasLeft", KeyOf(() => visit.Endorse(1, PembaOfficer, At)));
        Assert.Equal("Visits.Errors.HostHasLeft", KeyOf(() => visit.Revise(Plan(Kragujevac.Id) with { Place = "Elsewhere" }, null, PembaOfficer, At)));
        visit.Revise(Plan(Pemba.Id), null, PembaOfficer, At);
        visit.Endorse(2, PembaOfficer, At);
        visit.Endorse(2, ReggioOfficer, At);
        Assert.Equal(VisitStatus.Agreed, visit.Status);
    }

    [Fact]
    public void A_visit_that_all_others_had_approved_takes_place_when_the_last_one_leaves()
    {
        var partnership = Three();
        var visit = Visit.Open(partnership, [Reggio.Id, Pemba.Id, Kragujevac.Id], Plan(Pemba.Id), ReggioOfficer, At);
        visit.Endorse(1, ReggioOfficer, At);
        visit.Endorse(1, PembaOfficer, At);
        Leave(partnership, KragujevacOfficer);

        visit.FollowLeaving(KragujevacOfficer, At);

        Assert.Equal((VisitStatus.Agreed, Day(2026, 5, 4)), (visit.Status, visit.AgreedStart));
    }

    [Fact]
    public void In_a_partnership_that_has_ended_either_side_still_calls_off_what_was_planned()
    {
        var partnership = Opened();
        partnership.Accept(Part(), NoFacts, PembaOfficer, At);
        var visit = Visit.Open(partnership, [Reggio.Id, Pemba.Id], Plan(Pemba.Id), ReggioOfficer, At);
        Leave(partnership, PembaOfficer);

        visit.Cancel(VisitReason.Funds, null, PembaOfficer, At);

        Assert.Equal(VisitStatus.Cancelled, visit.Status);
    }

    [Fact]
    public void A_cancelled_project_shows_the_plan_by_which_the_work_went_on()
    {
        var partnership = Three();
        var project = Project.Open(partnership, [Reggio.Id, Pemba.Id], Whole(Reggio.Id, Pemba.Id), ReggioOfficer, At);
        project.Endorse(1, ReggioOfficer, At);
        project.Endorse(1, PembaOfficer, At);
        project.Revise(Whole(Reggio.Id, Pemba.Id) with { Title = "Another" }, null, PembaOfficer, At);
        Assert.Equal(("Wells", "wells"), (project.Title, project.SortTitle));

        project.Cancel("No money", Day(2026, 3, 4), ReggioOfficer, At);

        Assert.Equal((1, "Wells"), (project.CurrentVersionNumber, project.CurrentVersion.Plan.Title));
    }

    [Fact]
    public void A_new_title_of_a_project_holds_once_all_have_approved_it()
    {
        var partnership = Three();
        var project = Project.Open(partnership, [Reggio.Id, Pemba.Id], Whole(Reggio.Id, Pemba.Id), ReggioOfficer, At);
        project.Revise(Whole(Reggio.Id, Pemba.Id) with { Title = "First words" }, null, PembaOfficer, At);
        Assert.Equal("First words", project.Title);
        project.Endorse(2, ReggioOfficer, At);
        project.Endorse(2, PembaOfficer, At);
        project.Revise(Whole(Reggio.Id, Pemba.Id) with { Title = "Another", Start = Day(2027) }, null, PembaOfficer, At);
        Assert.Equal(("First words", Day(2026)), (project.Title, project.Start));

        project.Endorse(3, ReggioOfficer, At);
        project.Endorse(3, PembaOfficer, At);

        Assert.Equal(("Another", Day(2027)), (project.Title, project.Start));
    }

    [Fact]
    public void A_cancelled_visit_shows_the_plan_by_which_they_would_have_travelled_and_its_schedule_on_those_days()
    {
        var partnership = Three();
        var visit = Visit.Open(partnership, [Reggio.Id, Pemba.Id], Plan(Pemba.Id), ReggioOfficer, At);
        visit.AddSlot(new SlotContent(Day(2026, 5, 5), 540, 600, "Waterworks", null, null), ReggioOfficer, At);
        visit.Endorse(1, ReggioOfficer, At);
        visit.Endorse(1, PembaOfficer, At);
        visit.Revise(Plan(Pemba.Id) with { Title = "Later", Start = Day(2026, 6, 4), End = Day(2026, 6, 9), ReportDue = Day(2026, 7, 9) }, null, PembaOfficer, At);

        visit.Cancel(VisitReason.Funds, null, ReggioOfficer, At);

        Assert.Equal((1, "At the waterworks", Day(2026, 5, 4), Day(2026, 5, 9)), (visit.CurrentVersionNumber, visit.Title, visit.Start, visit.End));
        Assert.Equal(Day(2026, 5, 5), visit.Slots.Single().Day);
    }

    [Fact]
    public void A_strategy_is_proposed_to_who_has_accepted_the_partnership()
    {
        var partnership = Opened(Pemba, Kragujevac);
        Assert.Equal("Strategies.Errors.NotAccepted", KeyOf(() => Strategy.Propose(partnership, Water, [], ReggioOfficer, At)));
        partnership.Accept(Part(), NoFacts, PembaOfficer, At);

        var strategy = Strategy.Propose(partnership, Water, [], ReggioOfficer, At);

        Assert.Equal([Reggio.Id, Pemba.Id], strategy.Parties.Select(party => party.OrganisationId));
    }

    [Theory]
    [InlineData(2024, 3, 4, null)]
    [InlineData(2024, 3, 3, "Strategies.Errors.DecidedLongBefore")]
    [InlineData(1996, 1, 1, "Strategies.Errors.DecidedLongBefore")]
    public void A_decision_is_not_many_years_older_than_the_text(int year, int month, int day, string? key)
    {
        var (_, strategy) = Proposed();
        void Endorse() => strategy.Endorse(1, Decided with { On = Day(year, month, day) }, [], PembaOfficer, At);
        if (key is null)
        {
            Endorse();
            Assert.Single(strategy.CurrentVersion.Endorsements);
        }
        else
        {
            Assert.Equal(key, KeyOf(Endorse));
        }
    }

    [Fact]
    public void A_revision_that_is_taken_back_brings_back_what_another_wrote_before_it()
    {
        var (partnership, strategy) = Proposed();
        foreach (var officer in new[] { ReggioOfficer, PembaOfficer, KragujevacOfficer })
        {
            strategy.Endorse(1, Decided, [], officer, At);
        }

        strategy.Revise(Water with { UntilYear = 2028 }, null, [], ReggioOfficer, At);
        strategy.Endorse(2, Decided, [], ReggioOfficer, At);
        strategy.Endorse(2, Decided, [], PembaOfficer, At);
        strategy.Revise(Water with { UntilYear = 2029 }, null, [], PembaOfficer, At);
        strategy.Revise(Water with { UntilYear = 2031 }, null, [], PembaOfficer, At);
        strategy.TakeBack("Too long", [], PembaOfficer, At);
        Assert.Equal((3, 1), (strategy.CurrentVersionNumber, strategy.AgreedVersionNumber));
        Leave(partnership, KragujevacOfficer);

        strategy.TakeBack("Still too long", [], PembaOfficer, At);

        // Who had not approved version 2 has left since.
        Assert.Equal((2, 2, 2028), (strategy.CurrentVersionNumber, strategy.AgreedVersionNumber, strategy.UntilYear));
        Assert.Equal([3, 4], strategy.Versions.Where(version => version.TakenBackAt is not null).Select(version => version.Number));
    }

    [Fact]
    public void Years_that_others_have_taken_are_not_named_to_who_does_not_read_theirs()
    {
        var partnership = Three();
        Assert.Equal("Strategies.Errors.YearsTakenByOthers", KeyOf(() => Strategy.Propose(partnership, Water, [new StrategyYears(9, null, 2030, 2031)], ReggioOfficer, At)));
    }

    [Fact]
    public void A_party_leaves_once_whatever_it_answers_after_that()
    {
        var partnership = Opened(Pemba, Kragujevac);
        partnership.SayNotOurs(null, KragujevacOfficer, At);

        partnership.SayWrongMunicipality(null, KragujevacOfficer, At.AddDays(1));

        Assert.Equal((At, At.AddDays(1)), (partnership.PartyOf(Kragujevac.Id).LeftAt, partnership.PartyOf(Kragujevac.Id).AnsweredAt));
        partnership.Accept(Part(), NoFacts, KragujevacOfficer, At.AddDays(2));
        Assert.Null(partnership.PartyOf(Kragujevac.Id).LeftAt);
    }

    [Fact]
    public void Who_left_before_the_others_ended_it_stays_away()
    {
        var partnership = Three();
        var visit = Visit.Open(partnership, [Reggio.Id, Pemba.Id, Kragujevac.Id], Plan(Pemba.Id), ReggioOfficer, At);
        Leave(partnership, KragujevacOfficer);
        partnership.EndPart(Day(2026, 3), "No more", PembaOfficer, At.AddDays(1));

        Assert.Equal([false, false, true], new[] { Reggio, Pemba, Kragujevac }.Select(town => partnership.HasLeft(town.Id)));
        Assert.Equal("Plans.Errors.YouHaveLeft", KeyOf(() => visit.Cancel(VisitReason.Funds, null, KragujevacOfficer, At.AddDays(2))));
        visit.Cancel(VisitReason.Funds, null, PembaOfficer, At.AddDays(2));
        Assert.Equal(VisitStatus.Cancelled, visit.Status);
    }

    [Fact]
    public void What_a_party_proposed_that_has_left_any_that_remains_takes_back()
    {
        var partnership = Three();
        var strategy = Strategy.Propose(partnership, Water, [], KragujevacOfficer, At);
        Assert.Equal("Strategies.Errors.NotYours", KeyOf(() => strategy.TakeBack("Not ours", [], PembaOfficer, At)));
        Assert.False(StrategyAccess.CanTakeBack(Standing(hasLeft: false), PembaOfficer));
        Leave(partnership, KragujevacOfficer);
        Assert.True(StrategyAccess.CanTakeBack(Standing(hasLeft: true), PembaOfficer));

        strategy.TakeBack("Not ours", [], PembaOfficer, At);

        Assert.Equal(At, strategy.TakenBackAt);

        static StrategyStanding Standing(bool hasLeft) => new(1, false, false, false, Kragujevac.Id, [new(Pemba.Id, false), new(Kragujevac.Id, false, !hasLeft, hasLeft)], false);
    }

    [Fact]
    public void A_project_serves_the_priorities_of_who_takes_part_alone_also_when_its_plan_stands()
    {
        var partnership = Three();
        var plan = Whole(Reggio.Id, Pemba.Id) with { Priorities = [new ServedPriority(Reggio.Id, null), new ServedPriority(Pemba.Id, null), new ServedPriority(Kragujevac.Id, "Water", 7)] };
        var project = Project.Open(partnership, [Reggio.Id, Pemba.Id, Kragujevac.Id], plan, ReggioOfficer, At);
        foreach (var officer in new[] { ReggioOfficer, PembaOfficer, KragujevacOfficer })
        {
            project.Endorse(1, officer, At);
        }

        Assert.Equal((true, false), (project.Codes.Contains(" p7 ", StringComparison.Ordinal), project.Codes.Contains(ProjectPlan.NoPriorityCode, StringComparison.Ordinal)));
        Leave(partnership, KragujevacOfficer);

        project.FollowLeaving(KragujevacOfficer, At);

        Assert.Equal((false, true), (project.Codes.Contains(" p7 ", StringComparison.Ordinal), project.Codes.Contains(ProjectPlan.NoPriorityCode, StringComparison.Ordinal)));
        Assert.Equal((1, ActName.PlanPlacesChanged), (project.AgreedVersionNumber, project.Acts[^1].Name));
    }

    [Fact]
    public void Who_has_left_takes_back_nothing_that_it_reported()
    {
        var partnership = Three();
        var project = Project.Open(partnership, [Reggio.Id, Pemba.Id, Kragujevac.Id], Whole(Reggio.Id, Pemba.Id, Kragujevac.Id), ReggioOfficer, At);
        foreach (var officer in new[] { ReggioOfficer, PembaOfficer, KragujevacOfficer })
        {
            project.Endorse(1, officer, At);
        }

        project.Note("Wells are dug", "en", KragujevacOfficer, At);
        Leave(partnership, KragujevacOfficer);

        Assert.Equal("Plans.Errors.YouHaveLeft", KeyOf(() => project.TakeBackNote(0, KragujevacOfficer, At)));
    }

    [Fact]
    public void A_plan_lacks_what_it_does_not_say_of_who_is_back()
    {
        var partnership = Opened(Pemba, Kragujevac);
        partnership.Accept(Part(), NoFacts, PembaOfficer, At);
        var project = Project.Open(partnership, [Reggio.Id, Pemba.Id, Kragujevac.Id], Whole(Reggio.Id, Pemba.Id), ReggioOfficer, At);
        partnership.SayNotOurs(null, KragujevacOfficer, At);
        project.FollowLeaving(KragujevacOfficer, At);
        Assert.True(project.IsComplete);
        partnership.Accept(Part(), NoFacts, KragujevacOfficer, At);

        project.FollowPlaces(KragujevacOfficer, At);

        Assert.Equal((false, ActName.PlanPlacesChanged), (project.IsComplete, project.Acts[^1].Name));
        Assert.Equal("Projects.Errors.PlanIncomplete", KeyOf(() => project.Endorse(1, ReggioOfficer, At)));
    }

    [Fact]
    public void A_visit_that_all_had_approved_takes_place_when_its_host_is_back()
    {
        var partnership = Opened(Pemba, Kragujevac);
        partnership.Accept(Part(), NoFacts, PembaOfficer, At);
        var visit = Visit.Open(partnership, [Reggio.Id, Pemba.Id, Kragujevac.Id], Plan(Kragujevac.Id), ReggioOfficer, At);
        visit.Endorse(1, KragujevacOfficer, At);
        visit.Endorse(1, ReggioOfficer, At);
        partnership.SayNotOurs(null, KragujevacOfficer, At);
        visit.FollowLeaving(KragujevacOfficer, At);
        Leave(partnership, PembaOfficer);
        partnership.Accept(Part(), NoFacts, KragujevacOfficer, At);

        visit.FollowPlaces(KragujevacOfficer, At.AddDays(1));

        Assert.Equal((VisitStatus.Agreed, At.AddDays(1)), (visit.Status, visit.CurrentVersion.AgreedAt));
        Assert.Equal(ActName.PlanStandsWithoutParty, visit.Acts[^1].Name);
    }

    [Fact]
    public void A_strategy_that_all_had_endorsed_stands_once_its_years_are_free()
    {
        var (partnership, strategy) = Proposed();
        strategy.Endorse(1, Decided, [], ReggioOfficer, At);
        strategy.Endorse(1, Decided, [], PembaOfficer, At);
        Leave(partnership, KragujevacOfficer);
        StrategyYears taken = new(9, null, 2030, 2031);
        strategy.FollowLeaving([taken], KragujevacOfficer, At);
        strategy.FollowOthers([taken], PembaOfficer, At);
        Assert.Null(strategy.AgreedVersionNumber);

        strategy.FollowOthers([taken with { From = 2031 }], PembaOfficer, At);

        Assert.Equal(1, strategy.AgreedVersionNumber);
    }

    private static Partnership Three()
    {
        var partnership = Opened(Pemba, Kragujevac);
        partnership.Accept(Part(), NoFacts, PembaOfficer, At);
        partnership.Accept(Part(), NoFacts, KragujevacOfficer, At);
        return partnership;
    }

    private static (Partnership Partnership, Strategy Strategy) Proposed()
    {
        var partnership = Three();
        return (partnership, Strategy.Propose(partnership, Water, [], ReggioOfficer, At));
    }

    private static void Leave(Partnership partnership, Actor officer) => partnership.EndPart(Day(2026, 3), "No more", officer, At);

    private static ProjectPlan Whole(params int[] parties) => new()
    {
        Title = "Wells",
        Language = "en",
        Objectives = "Water",
        Approaches = [ProjectApproach.CapacityBuilding],
        InternalGovernance = "A committee",
        Priorities = [.. parties.Select(party => new ServedPriority(party, null))],
        Start = Day(2026),
        End = Day(2028),
        StaffTimes = [.. parties.Select(party => new StaffTime(party, 1000, null))],
    };

    private static VisitPlan Plan(int host) => new()
    {
        Title = "At the waterworks",
        Language = "en",
        Purpose = "To learn",
        HostId = host,
        Place = "Town hall",
        Zone = "Africa/Maputo",
        Start = Day(2026, 5, 4),
        End = Day(2026, 5, 9),
        ReportDue = Day(2026, 6, 9),
    };
}
