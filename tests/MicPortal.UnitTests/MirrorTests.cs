using MicPortal.Application.Mirrors;
using MicPortal.Domain.Common;
using MicPortal.Domain.Projects;
using MicPortal.Domain.Strategies;
using Xunit;

namespace MicPortal.UnitTests;

public sealed class MirrorTests
{
    [Fact]
    public void A_project_serves_a_priority_of_one_party_of_none_or_has_not_said()
    {
        var mirror = Of(
            Project(1, priorities: [new(7, "Water"), new(8, null)]),
            Project(2, priorities: [new(7, null), new(8, null)]),
            Project(3, priorities: [new(7, null)]),
            Project(5, priorities: [new(7, "Roads") { Group = new(3, "Paths") }, new(8, null) { Group = new(4, "Trams") }]),
            Project(4, ProjectStatus.Cancelled, priorities: [new(7, "Roads"), new(8, "Roads")]));

        Assert.Equal([("Water", 1), ("Roads", 5), ("Paths", 5)], mirror.ServedOf(7).Select(one => (one.Priority, Assert.Single(one.Projects).Id)));
        Assert.Equal([("Trams", 5)], mirror.ServedOf(8).Select(one => (one.Priority, Assert.Single(one.Projects).Id)));
        Assert.Equal([2], mirror.ServingNone.Select(project => project.Id));
        Assert.Equal([3], mirror.NotSaid.Select(project => project.Id));
    }

    [Fact]
    public void A_priority_that_several_projects_serve_is_one_line_with_all_of_them()
    {
        var mirror = Of(
            Project(1, priorities: [new(7, "Water in every quarter", 71), new(8, "Clean streets")]),
            Project(2, priorities: [new(7, "Water for all quarters", 71), new(8, "clean streets")]),
            Project(3, priorities: [new(7, "Water in every quarter"), new(8, "Parks")]));

        Assert.Equal([("Water in every quarter", "1 2"), ("Water in every quarter", "3")], mirror.ServedOf(7).Select(line => (line.Priority, string.Join(' ', line.Projects.Select(project => project.Id)))));
        Assert.Equal([("Clean streets", "1 2"), ("Parks", "3")], mirror.ServedOf(8).Select(line => (line.Priority, string.Join(' ', line.Projects.Select(project => project.Id)))));
    }

    [Fact]
    public void Another_field_is_one_in_which_the_project_before_was_not()
    {
        var mirror = Of(
            Project(1, begun: 2023, sectors: ["14030", "15150"]),
            Project(2, begun: 2022, sectors: ["15112"]),
            Project(3, begun: 2024, sectors: ["43030"]),
            Project(4, begun: 2024, sectors: []),
            Project(5, sectors: ["11220"]));

        Assert.Equal([2, 1, 3, 4], mirror.Begun.Select(project => project.Id));
        // From 151 to 140 and 151: not another. From these to 430: another.
        Assert.Equal((1, 2), (mirror.FieldChanges, mirror.Followed));
        Assert.Equal((0, 0), (Of().FieldChanges, Of().Followed));
    }

    [Fact]
    public void Budgets_are_added_up_by_use_in_each_currency_without_those_of_cancelled_projects()
    {
        var mirror = Of(
            Project(1, lines: [Line(1, BudgetCategory.Equipment, 300), Line(2, BudgetCategory.Construction, 100), Line(3, BudgetCategory.Workshop, 600)]),
            Project(2, lines: [Line(1, BudgetCategory.SeedMoney, 50), Line(2, BudgetCategory.Other, 50)]),
            Project(3, currency: "XOF", lines: [Line(1, BudgetCategory.Training, 1000, "XOF")]),
            Project(4, ProjectStatus.Cancelled, lines: [Line(1, BudgetCategory.Equipment, 9999)]),
            Project(5));

        Assert.Equal([(2, new Money(1100, "EUR")), (1, new Money(1000, "XOF"))], mirror.Money.Select(money => (money.Projects, money.Total)));
        Assert.Equal([(BudgetUse.Capacity, 600), (BudgetUse.Goods, 400), (BudgetUse.SeedMoney, 50), (BudgetUse.Other, 50)], mirror.Money[0].Uses.Select(one => (one.Use, one.Amount.Minor)));
    }

    [Fact]
    public void A_priority_is_without_a_project_where_none_that_stands_names_its_line()
    {
        var mirror = With(
            [Project(1, priorities: [new(7, "Water", 71), new(8, "Words that no line has")]), Project(2, ProjectStatus.Cancelled, priorities: [new(7, "Roads", 72)])],
            [Strategy(5, [new(7, 71, "Water", "en"), new(7, 72, "Roads", "en")], [11, 12])]);

        Assert.Equal([72, 73], mirror.WithoutProject(7).Select(priority => priority.Id));
        Assert.Equal([81], mirror.WithoutProject(8).Select(priority => priority.Id));
        Assert.Equal(["Roads"], mirror.InStrategyWithoutProject(7).Select(priority => priority.Title));
        Assert.Equal((2, 0), (mirror.InStrategy(7).Count, mirror.InStrategy(8).Count));
        // Of the agreements in force 11 and 13, the strategy has the first; 12 is not in force.
        Assert.Equal(1, mirror.AgreementsInStrategy);
    }

    private static PartnershipMirror With(MirrorProject[] projects, MirrorStrategy[] strategies) => new()
    {
        FirstSignature = null,
        Projects = projects,
        Visits = [],
        AgreementsInForce = [11, 13],
        Strategies = strategies,
        Priorities = [new(71, 7, "Water", "en"), new(72, 7, "Roads", "en"), new(73, 7, "Schools", "en"), new(81, 8, "Parks", "en")],
    };

    private static MirrorStrategy Strategy(int id, StrategyPriority[] priorities, int[] agreements) =>
        new(id, new StrategyPlan { Title = "Strategy", Language = "en", FromYear = 2026, UntilYear = 2028, Aims = ["One"], Priorities = priorities, AgreementIds = agreements }, [7, 8]);

    private static PartnershipMirror Of(params MirrorProject[] projects) => new() { FirstSignature = null, Projects = projects, Visits = [], AgreementsInForce = [], Strategies = [], Priorities = [] };

    private static MirrorProject Project(
        int id, ProjectStatus status = ProjectStatus.Planned, int? begun = null, ServedPriority[]? priorities = null, string[]? sectors = null, BudgetLine[]? lines = null, string currency = "EUR") =>
        new(id, status, begun is { } year ? PartialDate.FromYear(year) : null, [7, 8], new ProjectPlan { Title = $"Project {id}", Language = "en", Priorities = priorities ?? [], Sectors = sectors ?? [], Lines = lines ?? [], Currency = currency });

    private static BudgetLine Line(int key, BudgetCategory category, long minor, string currency = "EUR") => new(key, category, null, new Money(minor, currency), FundSource.Other, null, "Fund", null);
}
