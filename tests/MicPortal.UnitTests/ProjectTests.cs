using MicPortal.Domain.Access;
using MicPortal.Domain.Common;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Plans;
using MicPortal.Domain.Projects;
using Xunit;
using static MicPortal.UnitTests.Example;

namespace MicPortal.UnitTests;

public sealed class ProjectTests
{
    private static readonly ProjectPlan Whole = new()
    {
        Title = "Water committees",
        Language = "en",
        Objectives = "Each quarter keeps its own well",
        Approaches = [ProjectApproach.CapacityBuilding],
        ExternalGovernance = "Quarters are heard before the council decides",
        Priorities = [new ServedPriority(Pemba.Id, "Water for all quarters"), new ServedPriority(Reggio.Id, null)],
        Start = Day(2026, 5),
        End = Day(2027, 4),
        Currency = "EUR",
        StaffTimes = [new StaffTime(Reggio.Id, 2000, null), new StaffTime(Pemba.Id, 3550, new Money(4000, "EUR"))],
        Lines =
        [
            new BudgetLine(1, BudgetCategory.Workshop, null, new Money(150_000, "EUR"), FundSource.OwnBudget, Reggio.Id, null, null),
            new BudgetLine(2, BudgetCategory.Equipment, null, new Money(6_400_000, "MZN"), FundSource.OwnBudget, Pemba.Id, null, new ExchangeRate(0.015625m, Day(2026, 3, 2), "Banco de Moçambique")),
        ],
        Indicators = [new Indicator(1, "Committees that meet", null, 0, 12, Day(2027, 3))],
        Milestones = [new Milestone(1, "First workshop", Day(2026, 9), new Dictionary<int, string> { [Reggio.Id] = "Head of water services" })],
    };

    [Fact]
    public void An_idea_needs_a_title_and_becomes_planned_when_all_have_approved_the_same_plan()
    {
        var project = Opened(Whole);

        project.Endorse(1, ReggioOfficer, At);
        Assert.Equal((ProjectStatus.Idea, null), (project.Status, project.AgreedVersionNumber));
        project.Endorse(1, PembaOfficer, At);

        Assert.Equal((ProjectStatus.Planned, 1, At), (project.Status, project.AgreedVersionNumber, project.AgreedAt));
        Assert.Equal([ActName.ProjectOpened, ActName.ProjectEndorsed, ActName.ProjectEndorsed], project.Acts.Select(act => act.Name));
    }

    [Fact]
    public void A_plan_that_lacks_something_is_an_idea_that_nobody_can_approve()
    {
        var bare = new ProjectPlan { Title = "Wells", Language = "pt" };
        var project = Opened(bare);

        Assert.Equal(
            ["Objectives", "Approaches", "InternalGovernance", "Priorities", "End", "StaffTimes"], bare.Missing([Reggio.Id, Pemba.Id]));
        Assert.Equal("Projects.Errors.PlanIncomplete", KeyOf(() => project.Endorse(1, ReggioOfficer, At)));
        Assert.Empty(Whole.Missing([Reggio.Id, Pemba.Id]));
        Assert.Equal(["Priorities"], (Whole with { Priorities = [Whole.Priorities[0]] }).Missing([Reggio.Id, Pemba.Id]));
    }

    [Fact]
    public void A_changed_plan_asks_all_again_while_the_work_goes_on_by_the_one_before()
    {
        var project = Planned();
        project.Begin(Day(2026, 3), PembaOfficer, At);

        Assert.True(project.Revise(Whole with { End = Day(2027, 9) }, null, PembaOfficer, At));

        Assert.Equal((ProjectStatus.Running, 2, 1), (project.Status, project.CurrentVersionNumber, project.AgreedVersionNumber));
        Assert.Equal("Plans.Errors.OldVersion", KeyOf(() => project.Endorse(1, ReggioOfficer, At)));
        project.Endorse(2, PembaOfficer, At);
        Assert.Equal(Day(2027, 4), project.AgreedVersion!.Plan.End);
        project.Endorse(2, ReggioOfficer, At);
        Assert.Equal((ProjectStatus.Running, Day(2027, 9)), (project.Status, project.AgreedVersion!.Plan.End));
    }

    [Fact]
    public void The_same_plan_again_is_no_version_also_when_its_lists_stand_in_another_order()
    {
        var project = Opened(Whole with { Themes = ["waste", "health"] });

        Assert.False(project.Revise(Whole with { Themes = ["health", "waste"], Lines = [.. Whole.Lines.Reverse()], Milestones = [Whole.Milestones[0] with { Responsible = new Dictionary<int, string> { [Reggio.Id] = "Head of water services" } }] }, null, PembaOfficer, At));
        Assert.Equal(1, project.CurrentVersionNumber);
    }

    [Fact]
    public void What_changed_is_said_line_by_line()
    {
        var dearer = Whole.Lines[0] with { Amount = new Money(200_000, "EUR") };

        Assert.Equal(
            [new ProjectDifference("Title", "Water committees", "Wells"), new ProjectDifference("Lines", Whole.Lines[0], dearer), new ProjectDifference("Lines", Whole.Lines[1], null)],
            ProjectDifference.Between(Whole, Whole with { Title = "Wells", Lines = [dearer] }));
    }

    [Fact]
    public void An_approval_is_withdrawn_until_all_have_approved()
    {
        var project = Opened(Whole);
        Assert.Equal("Plans.Errors.NotEndorsed", KeyOf(() => project.WithdrawEndorsement("Too early", ReggioOfficer, At)));
        project.Endorse(1, ReggioOfficer, At);
        Assert.Equal("Plans.Errors.AlreadyEndorsed", KeyOf(() => project.Endorse(1, ReggioOfficer, At)));

        project.WithdrawEndorsement("Too early", ReggioOfficer, At);
        project.Endorse(1, PembaOfficer, At);
        Assert.Equal(ProjectStatus.Idea, project.Status);
        project.Endorse(1, ReggioOfficer, At);

        Assert.Equal(ProjectStatus.Planned, project.Status);
        Assert.Equal("Plans.Errors.AllHaveEndorsed", KeyOf(() => project.WithdrawEndorsement("Too late", PembaOfficer, At)));
    }

    [Fact]
    public void It_runs_is_completed_or_is_cancelled_in_that_order_and_no_other()
    {
        var project = Opened(Whole);
        Assert.Equal("Projects.Errors.NotPlanned", KeyOf(() => project.Begin(Day(2026, 3), ReggioOfficer, At)));
        Assert.Equal("Projects.Errors.NotRunning", KeyOf(() => project.Complete(Day(2026), ReggioOfficer, At)));
        project = Planned();
        project.Begin(Day(2026, 3), ReggioOfficer, At);
        Assert.Equal("Projects.Errors.NotPlanned", KeyOf(() => project.Begin(Day(2026, 3), ReggioOfficer, At)));
        Assert.Equal("Projects.Errors.InFuture", KeyOf(() => project.Complete(Day(2026, 3, 7), ReggioOfficer, At)));
        Assert.Equal("Projects.Errors.CompletedBeforeBegun", KeyOf(() => project.Complete(Day(2026, 2), ReggioOfficer, At)));
        project.Complete(Day(2026, 3), PembaOfficer, At);

        Assert.Equal((ProjectStatus.Completed, Day(2026, 3)), (project.Status, project.EndedOn));
        Assert.Equal("Projects.Errors.HasEnded", KeyOf(() => project.Cancel("No money", Day(2026, 3), PembaOfficer, At)));
        Assert.Equal("Projects.Errors.HasEnded", KeyOf(() => project.Revise(Whole with { Title = "Late" }, null, PembaOfficer, At)));

        var dropped = Opened(Whole);
        dropped.Cancel("No money", Day(2026, 3), PembaOfficer, At);
        Assert.Equal((ProjectStatus.Cancelled, "No money"), (dropped.Status, dropped.CancelReason));
        Assert.Equal("Projects.Errors.HasEnded", KeyOf(() => dropped.Endorse(1, ReggioOfficer, At)));
    }

    [Fact]
    public void The_day_on_which_it_began_is_corrected_by_either_side_also_after_the_end()
    {
        var project = Planned();
        Assert.Equal("Projects.Errors.NotRunning", KeyOf(() => project.CorrectDays(Day(2026, 2), null, PembaOfficer, At)));
        project.Begin(Day(2026, 3), ReggioOfficer, At);

        project.CorrectDays(Day(2026, 2), null, PembaOfficer, At);
        Assert.Equal((Day(2026, 2), ActName.ProjectDaysCorrected), (project.BegunOn, project.Acts[^1].Name));
        Assert.Equal("Projects.Errors.SameDays", KeyOf(() => project.CorrectDays(Day(2026, 2), null, PembaOfficer, At)));
        Assert.Equal("Projects.Errors.InFuture", KeyOf(() => project.CorrectDays(Day(2026, 4), null, PembaOfficer, At)));
        Assert.Equal("Plans.Errors.NotAParty", KeyOf(() => project.CorrectDays(Day(2026, 1), null, StrangeOfficer, At)));

        project.Complete(Day(2026, 2, 20), PembaOfficer, At);
        Assert.Equal("Projects.Errors.BegunAfterCompleted", KeyOf(() => project.CorrectDays(Day(2026, 3), Day(2026, 2, 20), PembaOfficer, At)));
        project.CorrectDays(Day(2026, 1), Day(2026, 2, 20), ReggioOfficer, At);
        Assert.Equal((ProjectStatus.Completed, Day(2026, 1)), (project.Status, project.BegunOn));
    }

    [Fact]
    public void The_day_of_the_completion_is_corrected_with_that_of_the_beginning()
    {
        var project = Planned();
        project.Begin(Day(2026, 2), ReggioOfficer, At);
        Assert.Equal("Projects.Errors.NotCompleted", KeyOf(() => project.CorrectDays(Day(2026, 2), Day(2026, 3), PembaOfficer, At)));
        project.Complete(Day(2026, 3), ReggioOfficer, At);

        Assert.Equal("Dates.Missing", KeyOf(() => project.CorrectDays(Day(2026, 2), null, PembaOfficer, At)));
        Assert.Equal("CompletedOn", Assert.Throws<DomainException>(() => project.CorrectDays(Day(2026, 2), Day(2026, 4), PembaOfficer, At)).Field);
        Assert.Equal("Projects.Errors.SameDays", KeyOf(() => project.CorrectDays(Day(2026, 2), Day(2026, 3), PembaOfficer, At)));
        // Both a year too late: neither could be put right alone.
        project.CorrectDays(Day(2025, 2), Day(2025, 3), PembaOfficer, At);

        Assert.Equal((Day(2025, 2), Day(2025, 3), ActName.ProjectDaysCorrected), (project.BegunOn, project.EndedOn, project.Acts[^1].Name));
        var dropped = Planned();
        dropped.Cancel("No money", Day(2026, 3), PembaOfficer, At);
        Assert.Equal("Projects.Errors.NotRunning", KeyOf(() => dropped.CorrectDays(Day(2026, 2), null, PembaOfficer, At)));
    }

    [Fact]
    public void A_completion_that_was_said_by_mistake_is_taken_back_and_what_waited_waits_again()
    {
        var project = Planned();
        Assert.Equal("Projects.Errors.NotCompleted", KeyOf(() => project.TakeBackCompletion("It goes on", PembaOfficer, At)));
        project.Begin(Day(2026, 2), ReggioOfficer, At);
        project.Note("Wells are dug", "en", PembaOfficer, At);
        project.Revise(Whole with { Title = "More wells" }, null, PembaOfficer, At);
        project.Endorse(2, PembaOfficer, At);
        project.Complete(Day(2026, 3), ReggioOfficer, At);
        Assert.Equal(1, project.CurrentVersionNumber);
        Assert.Equal("Plans.Errors.NotAParty", KeyOf(() => project.TakeBackCompletion("It goes on", StrangeOfficer, At)));

        project.TakeBackCompletion("It goes on", PembaOfficer, At);

        Assert.Equal((ProjectStatus.Running, null, Day(2026, 2)), (project.Status, project.EndedOn, project.BegunOn));
        Assert.Equal((2, 1, "Water committees"), (project.CurrentVersionNumber, project.AgreedVersionNumber, project.Title));
        Assert.Equal((ActName.ProjectCompletionTakenBack, "It goes on"), (project.Acts[^1].Name, project.Acts[^1].Word));
        Assert.Single(project.Notes);
        project.Endorse(2, ReggioOfficer, At);
        Assert.Equal((2, "More wells"), (project.AgreedVersionNumber, project.Title));
        project.Cancel("No money", Day(2026, 3), PembaOfficer, At);
        Assert.Equal("Projects.Errors.NotCompleted", KeyOf(() => project.TakeBackCompletion("It goes on", PembaOfficer, At)));
    }

    [Fact]
    public void What_a_party_reported_it_takes_back_once_and_it_counts_no_more()
    {
        var project = Planned();
        project.Begin(Day(2026, 3), PembaOfficer, At);
        project.Note("Wells are dug", "en", PembaOfficer, At);
        project.Measure(1, 3, null, Day(2026, 3), PembaOfficer, At);
        project.Reach(1, Day(2026, 3), PembaOfficer, At);
        Action<Actor>[] acts = [by => project.TakeBackNote(0, by, At), by => project.TakeBackValue(0, by, At), by => project.TakeBackMilestone(0, by, At)];

        foreach (var act in acts)
        {
            Assert.Equal("Projects.Errors.ReportUnknown", KeyOf(() => act(ReggioOfficer)));
            Assert.Equal("Plans.Errors.NotAParty", KeyOf(() => act(StrangeOfficer)));
            act(PembaOfficer);
            Assert.Equal("Projects.Errors.ReportUnknown", KeyOf(() => act(PembaOfficer)));
        }

        Assert.Equal([ActName.ProjectNoteTakenBack, ActName.ProjectValueTakenBack, ActName.ProjectMilestoneTakenBack], project.Acts.TakeLast(3).Select(act => act.Name));
        Assert.Equal("Committees that meet", project.Acts[^2].Word);
        Assert.Equal([At, At, At], new[] { project.Notes.Single().TakenBackAt, project.Values.Single().TakenBackAt, project.Reached.Single().TakenBackAt });
        // Nothing of what was said is left that a changed plan would contradict, and the milestone is open again.
        Assert.True(project.Revise(Whole with { Indicators = [Whole.Indicators[0] with { Unit = "per cent" }], Milestones = [Whole.Milestones[0] with { Text = "Last workshop" }] }, null, PembaOfficer, At));
        project.Reach(1, Day(2026, 3), ReggioOfficer, At);
        Assert.Equal(2, project.Reached.Count);
    }

    [Fact]
    public void Strangers_to_the_project_and_parties_that_left_take_no_part()
    {
        Assert.Equal("Plans.Errors.NotAParty", KeyOf(() => Project.Open(Partnership(), [Reggio.Id, Pemba.Id], Whole, StrangeOfficer, At)));
        Assert.Equal("Plans.Errors.TwoParties", KeyOf(() => Project.Open(Partnership(), [Reggio.Id, Reggio.Id], Whole, ReggioOfficer, At)));
        Assert.Equal("Plans.Errors.NotOfPartnership", KeyOf(() => Project.Open(Partnership(), [Reggio.Id, Stranger.Id], Whole, ReggioOfficer, At)));
        var left = Example.Opened();
        left.SayNotOurs(null, PembaOfficer, At);
        Assert.Equal("Plans.Errors.PartyHasLeft", KeyOf(() => Project.Open(left, [Reggio.Id, Pemba.Id], Whole, ReggioOfficer, At)));
        Assert.Equal("Plans.Errors.NotAParty", KeyOf(() => Opened(Whole).Endorse(1, StrangeOfficer, At)));
    }

    public static TheoryData<string, string> Wrong => new()
    {
        { "end", "Projects.Errors.EndBeforeStart" },
        { "partnership", "Projects.Errors.BeforePartnership" },
        { "seed", "Projects.Errors.SeedMoneyAlone" },
        { "currency", "Projects.Errors.CurrencyMissing" },
        { "rate", "Projects.Errors.RateMissing" },
        { "milestone", "Projects.Errors.MilestoneOutside" },
        { "meeting", "Projects.Errors.MeetingInFuture" },
        { "met long before", "Projects.Errors.LongBefore" },
        { "met as strangers", "Projects.Errors.MeetingBeforePartnership" },
        { "rate of tomorrow", "Projects.Errors.InFuture" },
        { "party", "Plans.Errors.NotAParty" },
        { "source", "Projects.Errors.SourceWithoutParty" },
        { "key", "Plans.Errors.KeyTwice" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_plan_that_is_certainly_wrong_is_refused(string what, string key)
    {
        var plan = what switch
        {
            "end" => Whole with { End = Day(2026, 4) },
            "partnership" => Whole with { Start = Day(1999) },
            "seed" => Whole with { Approaches = [ProjectApproach.SeedMoney, ProjectApproach.GoodsTransfer] },
            "currency" => Whole with { Currency = null },
            "rate" => Whole with { Lines = [Whole.Lines[1] with { Rate = null }] },
            "milestone" => Whole with { Milestones = [Whole.Milestones[0] with { Date = Day(2028) }] },
            "meeting" => Whole with { Meetings = [new PlanningMeeting(Day(2026, 3, 9), "Pemba", new Dictionary<int, int> { [Pemba.Id] = 4 })] },
            "met long before" => Whole with { Meetings = [new PlanningMeeting(Day(2020, 12), "Pemba", new Dictionary<int, int>())] },
            "met as strangers" => Whole with { Start = null, Meetings = [new PlanningMeeting(Day(1999), "Pemba", new Dictionary<int, int>())] },
            "rate of tomorrow" => Whole with { Lines = [Whole.Lines[1] with { Rate = Whole.Lines[1].Rate! with { Date = Day(2030, 9, 1) } }] },
            "party" => Whole with { StaffTimes = [new StaffTime(Stranger.Id, 100, null)] },
            "source" => Whole with { Lines = [Whole.Lines[0] with { OrganisationId = null }] },
            _ => Whole with { Lines = [Whole.Lines[0], Whole.Lines[0]] },
        };

        Assert.Equal(key, KeyOf(() => Project.Open(Partnership(), [Reggio.Id, Pemba.Id], plan, ReggioOfficer, At)));
    }

    [Fact]
    public void The_budget_says_who_contributes_what_days_first_and_adds_no_two_currencies()
    {
        var budget = new ProjectBudget(Whole);

        Assert.Equal((2000, 3550, 5550), (budget.DaysOf(Reggio.Id), budget.DaysOf(Pemba.Id), budget.Days));
        Assert.Equal([new Money(6_400_000, "MZN")], budget.MoneyOf(Pemba.Id));
        Assert.Equal([new Money(150_000, "EUR"), new Money(6_400_000, "MZN")], budget.MoneyFrom(FundSource.OwnBudget));
        // 64,000 MZN at 0.015625 are 1,000 EUR.
        Assert.Equal(new Money(250_000, "EUR"), budget.Total);
        Assert.Equal(0.4m, budget.CapitalShare);
        Assert.Equal(new Money(142_000, "EUR"), Whole.StaffTimes[1].Worth);
        Assert.Null(new ProjectBudget(Whole with { Lines = [] }).CapitalShare);
    }

    [Fact]
    public void Spending_is_said_by_each_side_in_the_currency_of_the_line_and_can_be_taken_back()
    {
        var project = Opened(Whole);
        Assert.Equal("Projects.Errors.NotPlanned", KeyOf(() => project.Spend(1, new Money(100, "EUR"), Day(2026, 3), null, ReggioOfficer, At)));
        project = Planned();
        Assert.Equal("Projects.Errors.SpentBeforeStart", KeyOf(() => project.Spend(1, new Money(100, "EUR"), Day(2026, 3), null, ReggioOfficer, At)));
        project.Begin(Day(2026, 2), ReggioOfficer, At);
        Assert.Equal("Projects.Errors.SpentBeforeStart", KeyOf(() => project.Spend(1, new Money(100, "EUR"), Day(2026, 1), null, ReggioOfficer, At)));
        Assert.Equal("Projects.Errors.InFuture", KeyOf(() => project.Spend(1, new Money(100, "EUR"), Day(2026, 4), null, ReggioOfficer, At)));

        Assert.Equal("Projects.Errors.LineUnknown", KeyOf(() => project.Spend(9, new Money(100, "EUR"), Day(2026, 3), null, ReggioOfficer, At)));
        Assert.Equal("Projects.Errors.SpendingAmount", KeyOf(() => project.Spend(1, new Money(100, "MZN"), Day(2026, 3), null, ReggioOfficer, At)));
        Assert.Equal("Projects.Errors.SpendingAmount", KeyOf(() => project.Spend(1, new Money(0, "EUR"), Day(2026, 3), null, ReggioOfficer, At)));
        project.Spend(1, new Money(40_000, "EUR"), Day(2026, 3), "Hall", ReggioOfficer, At);
        project.Spend(1, new Money(60_000, "EUR"), Day(2026, 3), null, PembaOfficer, At);

        Assert.Equal(100_000, project.SpentOn(1));
        // The same once more is asked about; of the other side it is another.
        Assert.Equal("Projects.Errors.SpendingTwice", KeyOf(() => project.Spend(1, new Money(40_000, "EUR"), Day(2026, 3), "Hall again", ReggioOfficer, At)));
        project.Spend(1, new Money(40_000, "EUR"), Day(2026, 3), null, PembaOfficer, At.AddHours(1));
        project.Spend(1, new Money(40_000, "EUR"), Day(2026, 3), "Hall again", ReggioOfficer, At, isSure: true);
        Assert.Equal(180_000, project.SpentOn(1));
        // Over the line is taken; what is ten times over it is asked about.
        Assert.Equal("Projects.Errors.SpendingAbsurd", KeyOf(() => project.Spend(1, new Money(1_400_001, "EUR"), Day(2026, 3), null, ReggioOfficer, At)));
        Assert.Equal("Plans.Errors.NotAParty", KeyOf(() => project.TakeBackSpending(0, KragujevacOfficer, At)));
    }

    [Fact]
    public void Another_amount_by_the_same_person_a_moment_later_is_asked_about_until_the_first_is_taken_back()
    {
        var project = Planned();
        project.Begin(Day(2026, 2), ReggioOfficer, At);
        project.Spend(1, new Money(40_000, "EUR"), Day(2026, 3), null, ReggioOfficer, At);
        var colleague = new Actor(12, UserRole.Officer, Reggio.Id, Side.North);
        string Again(Actor by, DateTime at) => KeyOf(() => project.Spend(1, new Money(4_000, "EUR"), Day(2026, 3), null, by, at));

        Assert.Equal("Projects.Errors.SpendingCorrected", Again(ReggioOfficer, At.AddMinutes(Project.MinutesToCorrect).AddSeconds(-1)));
        Assert.Null(project.RecordedAlready(1, new Money(4_000, "EUR"), Day(2026, 3), colleague, At));
        Assert.Null(project.RecordedAlready(1, new Money(4_000, "EUR"), Day(2026, 3), ReggioOfficer, At.AddMinutes(Project.MinutesToCorrect)));
        Assert.Null(project.RecordedAlready(1, new Money(4_000, "EUR"), Day(2026, 2), ReggioOfficer, At));
        Assert.Null(project.RecordedAlready(2, new Money(4_000, "EUR"), Day(2026, 3), ReggioOfficer, At));
        project.TakeBackSpending(0, ReggioOfficer, At);
        project.Spend(1, new Money(4_000, "EUR"), Day(2026, 3), null, ReggioOfficer, At);
        Assert.Equal(4_000, project.SpentOn(1));
    }

    [Fact]
    public void What_is_taken_back_is_named_in_the_words_of_the_plan_it_was_reported_against()
    {
        var project = Planned();
        project.Begin(Day(2026, 3), PembaOfficer, At);
        project.Spend(2, new Money(100, "MZN"), Day(2026, 3), null, PembaOfficer, At.AddHours(1));
        var (plan, words) = (project.CurrentVersion.Plan, project.CurrentVersion.Plan.Lines[1].Text);
        project.Revise(plan with { Lines = [plan.Lines[0], plan.Lines[1] with { Text = "Other words" }] }, null, PembaOfficer, At.AddHours(2));
        project.Endorse(2, ReggioOfficer, At.AddHours(2));
        project.Endorse(2, PembaOfficer, At.AddHours(2));

        project.TakeBackSpending(0, PembaOfficer, At.AddHours(3));

        Assert.Equal((ActName.ProjectSpendingTakenBack, words), (project.Acts[^1].Name, project.Acts[^1].Word));
    }

    [Fact]
    public void Who_wrote_a_plan_declines_it_as_long_as_it_has_not_approved_it_itself()
    {
        var project = Opened(Whole);
        var (writer, other) = project.CurrentVersion.WrittenByOrganisationId == Pemba.Id ? (PembaOfficer, ReggioOfficer) : (ReggioOfficer, PembaOfficer);
        project.Endorse(1, writer, At);
        Assert.Equal("Plans.Errors.YouHaveApproved", KeyOf(() => project.Decline(1, "No", writer, At)));
        project.WithdrawEndorsement("Our mayor wants less", writer, At);

        project.Decline(1, "Our mayor wants less", writer, At);

        Assert.Equal((1, null), (project.Parties.Single(party => party.OrganisationId == writer.OrganisationId).DeclinedVersionNumber, project.Parties.Single(party => party.OrganisationId == other.OrganisationId).DeclinedVersionNumber));
    }

    [Fact]
    public void Who_wrote_what_a_party_does_not_want_is_to_change_it_and_may_approve_it_all_the_same()
    {
        var declined = new ProjectStanding(ProjectStatus.Idea, 1, false, false, IsComplete: true, [new(Reggio.Id, false), new(Pemba.Id, false) { HasDeclined = true }], ActorsAssociationHasParty: false) { WrittenById = Reggio.Id };

        Assert.Equal((true, false, true), (declined.IsToChange(ReggioOfficer), declined.IsAsked(ReggioOfficer), declined.CanApproveAfterAll(ReggioOfficer)));
        Assert.Equal((false, true), (declined.IsToChange(PembaOfficer), declined.CanApproveAfterAll(PembaOfficer)));
        var byItself = declined with { Parties = [new(Reggio.Id, false) { HasDeclined = true }, new(Pemba.Id, false)] };
        Assert.True(byItself.IsToChange(ReggioOfficer));
        Assert.True(byItself.IsAsked(PembaOfficer));
        Assert.False((declined with { WrittenById = Pemba.Id, Parties = [new(Reggio.Id, false), new(Pemba.Id, true)] }).IsToChange(PembaOfficer));
        Assert.False((declined with { CurrentIsAgreed = true }).IsToChange(ReggioOfficer));
    }

    [Fact]
    public void Who_is_asked_declines_a_plan_and_is_asked_again_for_another()
    {
        var project = Opened(Whole);
        var other = project.CurrentVersion.WrittenByOrganisationId == Pemba.Id ? ReggioOfficer : PembaOfficer;

        project.Decline(1, "The dates are no good", other, At);

        var party = project.Parties.Single(one => one.OrganisationId == other.OrganisationId);
        Assert.Equal((1, At, "The dates are no good"), (party.DeclinedVersionNumber, party.DeclinedAt, party.DeclineReason));
        Assert.Equal((ActName.ProjectDeclined, ProjectStatus.Idea), (project.Acts[^1].Name, project.Status));
        Assert.Equal("Plans.Errors.YouHaveDeclined", KeyOf(() => project.Decline(1, "No", other, At)));
        // It may approve all the same, and is asked as before once it withdraws that.
        project.Endorse(1, other, At);
        Assert.Equal("Plans.Errors.YouHaveApproved", KeyOf(() => project.Decline(1, "No", other, At)));
        project.WithdrawEndorsement("The dates after all", other, At);
        Assert.Equal((null, null, null), (party.DeclinedVersionNumber, party.DeclinedAt, party.DeclineReason));
        project.Decline(1, "The dates after all", other, At);
        project.Revise(project.CurrentVersion.Plan with { Title = "Other wells" }, null, PembaOfficer, At);
        Assert.Equal("Plans.Errors.OldVersion", KeyOf(() => project.Decline(1, "No", ReggioOfficer, At)));
        project.Decline(2, "Not these", ReggioOfficer, At);
    }

    [Fact]
    public void Nobody_declines_what_nobody_can_approve_nor_who_does_not_bind_its_party()
    {
        Assert.Equal("Projects.Errors.PlanIncomplete", KeyOf(() => Opened(Whole with { Objectives = null }).Decline(1, "No", PembaOfficer, At)));
        Assert.Equal("Mandates.Errors.DoesNotBind", KeyOf(() => Opened(Whole).Decline(1, "No", UnderMandate(binds: false), At)));
        // Nor cancels for good, also an idea.
        Assert.Equal("Mandates.Errors.DoesNotBind", KeyOf(() => Opened(Whole).Cancel("No more", Day(2026), UnderMandate(binds: false), At)));
        var idea = new ProjectStanding(ProjectStatus.Idea, 1, false, false, IsComplete: true, [new(Reggio.Id, false), new(Pemba.Id, false)], ActorsAssociationHasParty: false);
        Assert.Equal((true, false), (ProjectAccess.CanCancel(idea, UnderMandate(binds: true)), ProjectAccess.CanCancel(idea, UnderMandate(binds: false))));
        Assert.Equal("Plans.Errors.NotAParty", KeyOf(() => Opened(Whole).Decline(1, "No", StrangeOfficer, At)));
        var project = Opened(Whole);
        project.Cancel("No money", Day(2026, 3), ReggioOfficer, At);
        Assert.Equal("Projects.Errors.HasEnded", KeyOf(() => project.Decline(1, "No", PembaOfficer, At)));

        var bound = Opened(Whole);
        bound.Decline(1, "No", UnderMandate(binds: true), At);
        Assert.Equal(ActName.ProjectDeclined, bound.Acts[^1].Name);
    }

    [Fact]
    public void A_plan_is_declined_by_who_is_asked_to_approve_it()
    {
        var asked = new ProjectStanding(ProjectStatus.Idea, 1, false, false, IsComplete: true, [new(Reggio.Id, false), new(Pemba.Id, false)], ActorsAssociationHasParty: false) { WrittenById = Reggio.Id };
        Assert.True(ProjectAccess.CanDecline(asked, PembaOfficer));
        Assert.False(ProjectAccess.CanDecline(asked with { IsComplete = false }, PembaOfficer));
        Assert.False(ProjectAccess.CanDecline(asked with { Status = ProjectStatus.Cancelled }, PembaOfficer));
        Assert.False(ProjectAccess.CanDecline(asked with { Parties = [new(Reggio.Id, false), new(Pemba.Id, false) { HasDeclined = true }] }, PembaOfficer));
        Assert.False(ProjectAccess.CanDecline(asked with { Parties = [new(Reggio.Id, false), new(Pemba.Id, true)] }, PembaOfficer));
        Assert.False(ProjectAccess.CanDecline(asked with { PartnershipGoesOn = false }, PembaOfficer));
        Assert.False(ProjectAccess.CanDecline(asked with { Parties = [new(Reggio.Id, false, HasLeft: true), new(Pemba.Id, false)] }, PembaOfficer));
        Assert.False(ProjectAccess.CanDecline(asked, UnderMandate(binds: false)));
        Assert.True(ProjectAccess.CanDecline(asked, UnderMandate(binds: true)));
        // Of what stands without it, also who wrote it before it left.
        Assert.True(ProjectAccess.CanDecline(asked with { CurrentIsAgreed = true, WrittenById = Pemba.Id }, PembaOfficer));
    }

    [Fact]
    public void A_completion_before_what_was_measured_or_reached_is_asked_about_unless_that_was_taken_back()
    {
        var project = Planned();
        project.Begin(Day(2026, 2), ReggioOfficer, At);
        project.Measure(1, 3, null, Day(2026, 3), PembaOfficer, At);
        Assert.Equal("Projects.Errors.ReportedAfter", KeyOf(() => project.Complete(Day(2026, 2), ReggioOfficer, At)));
        project.TakeBackValue(0, PembaOfficer, At);
        project.Reach(1, Day(2026, 3), PembaOfficer, At);
        Assert.Equal("Projects.Errors.ReportedAfter", KeyOf(() => project.Complete(Day(2026, 2), ReggioOfficer, At)));
        project.TakeBackMilestone(0, PembaOfficer, At);

        project.Complete(Day(2026, 2), ReggioOfficer, At);
        Assert.Equal(ProjectStatus.Completed, project.Status);
    }

    [Fact]
    public void People_that_are_counted_are_never_more_than_all()
    {
        var project = Planned();
        var counted = new PeopleCount(20, 12, 8, 20);

        project.Measure(1, 3, counted, Day(2026, 3), PembaOfficer, At);
        Assert.Equal((3m, 20, 12), (project.Values.Single().Value, project.Values.Single().People, project.Values.Single().Women));
        Assert.Equal("Plans.Errors.MoreThanAll", KeyOf(() => project.Measure(1, 3, counted with { Men = 9 }, Day(2026, 3), PembaOfficer, At)));
        Assert.Equal("Plans.Errors.PartMoreThanAll", KeyOf(() => project.Measure(1, 3, counted with { Youth = 21 }, Day(2026, 3), PembaOfficer, At)));
        Assert.Equal("Projects.Errors.IndicatorUnknown", KeyOf(() => project.Measure(2, 3, null, Day(2026, 3), PembaOfficer, At)));
    }

    [Fact]
    public void A_milestone_is_reached_once_whoever_says_it()
    {
        var project = Planned();

        project.Reach(1, Day(2026, 3), PembaOfficer, At);

        Assert.Equal("Projects.Errors.MilestoneReached", KeyOf(() => project.Reach(1, Day(2026, 3), ReggioOfficer, At)));
        Assert.Equal("Projects.Errors.MilestoneUnknown", KeyOf(() => project.Reach(2, Day(2026, 3), ReggioOfficer, At)));
    }

    [Fact]
    public void What_was_spent_measured_or_reached_stays_what_it_was_in_a_changed_plan()
    {
        var project = Planned();
        var plan = project.CurrentVersion.Plan;
        var changed = plan with
        {
            Lines = [plan.Lines[0], plan.Lines[1] with { Amount = new Money(100_000, "EUR"), Rate = null }],
            Indicators = [plan.Indicators[0] with { Unit = "per cent" }],
            Milestones = [plan.Milestones[0] with { Text = "Last workshop" }],
        };
        project.Begin(Day(2026, 3), PembaOfficer, At);
        project.Spend(2, new Money(100, "MZN"), Day(2026, 3), null, PembaOfficer, At);
        project.Measure(1, 3, null, Day(2026, 3), PembaOfficer, At);
        project.Reach(1, Day(2026, 3), PembaOfficer, At);

        var wrong = Assert.Throws<DomainException>(() => project.Revise(changed, null, PembaOfficer, At));
        Assert.Equal(
            [("Projects.Errors.CurrencySpent", "Lines[1].Currency"), ("Projects.Errors.UnitMeasured", "Indicators[0].Unit"), ("Projects.Errors.WordsReached", "Milestones[0].Text")],
            wrong.Others.Prepend(wrong).Select(one => (one.Key, one.Field)));
        // Of nothing that was said, all may change: amounts, targets, days.
        Assert.True(project.Revise(plan with { Lines = [plan.Lines[0] with { Amount = new Money(100_000, "EUR") }, plan.Lines[1]], Indicators = [plan.Indicators[0] with { Target = 20 }] }, null, PembaOfficer, At));
    }

    [Fact]
    public void Days_far_from_the_work_are_asked_about()
    {
        var project = Planned();
        Assert.Equal("Projects.Errors.LongBefore", KeyOf(() => project.Measure(1, 3, null, Day(1900), PembaOfficer, At)));
        Assert.Equal("Projects.Errors.LongBefore", KeyOf(() => project.Reach(1, Day(2020, 12), PembaOfficer, At)));
        Assert.Equal("Projects.Errors.LongBefore", KeyOf(() => project.Begin(Day(2020), PembaOfficer, At)));
        project.Begin(Day(2026, 3), PembaOfficer, At);
        Assert.Equal("Projects.Errors.LongBefore", KeyOf(() => project.CorrectDays(Day(2020), null, PembaOfficer, At)));
        Assert.Equal("Projects.Errors.CancelledBeforeBegun", KeyOf(() => project.Cancel("No funds", Day(2026, 2), PembaOfficer, At)));

        var meeting = new PlanningMeeting(Day(2026, 1), "Pemba", new Dictionary<int, int>());
        var prepared = Opened(Whole with { Meetings = [meeting], Lines = [Whole.Lines[0] with { Category = BudgetCategory.PlanningMeeting }, Whole.Lines[1]] });
        prepared.Endorse(1, ReggioOfficer, At);
        prepared.Endorse(1, PembaOfficer, At);
        prepared.Spend(1, new Money(100, "EUR"), Day(2026, 1), null, PembaOfficer, At);
        Assert.Equal("Projects.Errors.SpentBeforeStart", KeyOf(() => prepared.Spend(2, new Money(100, "MZN"), Day(2026, 1), null, PembaOfficer, At)));
    }

    [Fact]
    public void A_successor_goes_on_with_the_plan_its_approval_and_what_was_reported()
    {
        var project = Opened(Whole with { Meetings = [new PlanningMeeting(Day(2026, 1), "Pemba", new Dictionary<int, int> { [Pemba.Id] = 4, [Reggio.Id] = 2 })], Milestones = [Whole.Milestones[0] with { Responsible = new Dictionary<int, string> { [Pemba.Id] = "Engineer" } }] });
        project.Endorse(1, ReggioOfficer, At);
        project.Endorse(1, PembaOfficer, At);
        project.Begin(Day(2026, 3), PembaOfficer, At);
        project.Spend(2, new Money(100, "MZN"), Day(2026, 3), null, PembaOfficer, At);
        project.Measure(1, 3, null, Day(2026, 3), PembaOfficer, At);
        project.Reach(1, Day(2026, 3), PembaOfficer, At);
        project.Note("Begun", "en", PembaOfficer, At);
        var successor = Town(102, "Pemba-Metuge", "MZ", Side.South);

        project.PassTo(successor, Pemba, ReggioOfficer, At);

        var plan = project.AgreedVersion!.Plan;
        Assert.Equal([Reggio.Id, successor.Id], project.Parties.Select(party => party.OrganisationId));
        Assert.Equal(3550, new ProjectBudget(plan).DaysOf(successor.Id));
        Assert.Equal(new Money(6_400_000, "MZN"), Assert.Single(new ProjectBudget(plan).MoneyOf(successor.Id)));
        Assert.Equal("Water for all quarters", plan.Priorities.Single(priority => priority.OrganisationId == successor.Id).Priority);
        Assert.Equal((4, "Engineer"), (plan.Meetings[0].Present[successor.Id], plan.Milestones[0].Responsible[successor.Id]));
        Assert.Equal(
            [successor.Id, successor.Id, successor.Id, successor.Id],
            [project.Spendings.Single().OrganisationId, project.Values.Single().OrganisationId, project.Reached.Single().OrganisationId, project.Notes.Single().OrganisationId]);
        Assert.NotNull(project.AgreedVersion.EndorsementOf(project.Parties.Single(party => party.OrganisationId == successor.Id)));
        Assert.Equal((ActName.PassedToSuccessor, "Pemba → Pemba-Metuge"), (project.Acts[^1].Name, project.Acts[^1].Word));
    }

    [Theory]
    [InlineData("EUR", 12.5, 1250L)]
    [InlineData("XOF", 12, 12L)]
    [InlineData("TND", 1.234, 1234L)]
    [InlineData("XOF", 12.5, null)]
    [InlineData("EUR", 0.001, null)]
    [InlineData("EUR", -1, null)]
    [InlineData("EUR", 10_000_000_001d, null)]
    public void Money_has_no_more_decimals_than_its_currency(string currency, double amount, long? minor) =>
        Assert.Equal(minor, Money.Of((decimal)amount, currency)?.Minor);

    [Theory]
    [InlineData(ProjectStatus.Idea, false, true, true, false, true)]
    [InlineData(ProjectStatus.Planned, true, true, true, true, true)]
    [InlineData(ProjectStatus.Running, true, true, true, true, true)]
    [InlineData(ProjectStatus.Completed, true, true, false, true, false)]
    [InlineData(ProjectStatus.Cancelled, false, true, false, false, false)]
    public void What_an_officer_of_a_party_may_do_follows_where_it_stands(ProjectStatus status, bool isAgreed, bool view, bool edit, bool report, bool cancel)
    {
        var standing = new ProjectStanding(status, 1, isAgreed, isAgreed, IsComplete: true, [new PlanPartyStanding(Reggio.Id, false), new PlanPartyStanding(Pemba.Id, false)], ActorsAssociationHasParty: false);

        Assert.Equal((view, edit, report, cancel),
            (ProjectAccess.CanView(standing, PembaOfficer), ProjectAccess.CanEdit(standing, PembaOfficer), ProjectAccess.CanReport(standing, PembaOfficer), ProjectAccess.CanCancel(standing, PembaOfficer)));
        Assert.Equal((false, false, false, false),
            (ProjectAccess.CanView(standing, StrangeOfficer), ProjectAccess.CanEdit(standing, StrangeOfficer), ProjectAccess.CanReport(standing, StrangeOfficer), ProjectAccess.CanCancel(standing, StrangeOfficer)));
        Assert.False(ProjectAccess.CanEdit(standing, PembaMayor));
        Assert.Equal(isAgreed, ProjectAccess.CanView(standing with { ActorsAssociationHasParty = true }, new Actor(51, UserRole.AssociationStaff, 99)));
    }

    private static Actor UnderMandate(bool binds) => new Actor(61, UserRole.Mandated, Pemba.Id).Under(1, Pemba.Id, 1, binds);

    private static Domain.Partnerships.Partnership Partnership() =>
        Domain.Partnerships.Partnership.Open(Reggio, [Pemba], Part(), new Domain.Partnerships.PartnershipFacts(Day(2000), []), ReggioOfficer, At);

    private static Project Opened(ProjectPlan plan) => Project.Open(Partnership(), [Reggio.Id, Pemba.Id], plan, ReggioOfficer, At);

    private static Project Planned()
    {
        var project = Opened(Whole);
        project.Endorse(1, ReggioOfficer, At);
        project.Endorse(1, PembaOfficer, At);
        return project;
    }
}
