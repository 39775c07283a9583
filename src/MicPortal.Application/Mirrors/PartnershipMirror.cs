using MicPortal.Application.Priorities;
using MicPortal.Domain.Common;
using MicPortal.Domain.Projects;
using MicPortal.Domain.Strategies;

namespace MicPortal.Application.Mirrors;

/// <summary>What the records say of a partnership as a whole, in numbers that its parties judge themselves: no marks, no ranking.</summary>
public sealed class PartnershipMirror
{
    public required PartialDate? FirstSignature { get; init; }

    /// <summary>All that the reader may see, also cancelled ones.</summary>
    public required IReadOnlyList<MirrorProject> Projects { get; init; }

    /// <summary>That have begun and that the reader may see.</summary>
    public required IReadOnlyList<MirrorVisit> Visits { get; init; }

    /// <summary>Ids, of those that the reader may see.</summary>
    public required IReadOnlyList<int> AgreementsInForce { get; init; }

    /// <summary>Those in force this year that the reader may see; more than one only where two records became one.</summary>
    public required IReadOnlyList<MirrorStrategy> Strategies { get; init; }

    /// <summary>What the parties put first now, each in its order.</summary>
    public required IReadOnlyList<PriorityChoice> Priorities { get; init; }

    /// <summary>Of the agreements in force, those that a strategy in force has as a part.</summary>
    public int AgreementsInStrategy => AgreementsInForce.Count(id => Strategies.Any(strategy => strategy.Plan.AgreementIds.Contains(id)));

    /// <summary>Recorded priorities of a party that no project names.</summary>
    public IReadOnlyList<PriorityChoice> WithoutProject(int organisationId) => [.. Priorities.Where(priority => priority.MunicipalityId == organisationId && !Standing.Any(project => project.Serves(organisationId, priority.Id)))];

    /// <summary>What a strategy in force names of a party's priorities.</summary>
    public IReadOnlyList<StrategyPriority> InStrategy(int organisationId) => [.. Strategies.SelectMany(strategy => strategy.Plan.Priorities).Where(priority => priority.OrganisationId == organisationId).DistinctBy(priority => priority.PriorityId)];

    /// <summary>Of <see cref="InStrategy"/> what no project names.</summary>
    public IReadOnlyList<StrategyPriority> InStrategyWithoutProject(int organisationId) => [.. InStrategy(organisationId).Where(priority => !Standing.Any(project => project.Serves(organisationId, priority.PriorityId)))];

    /// <summary>How many projects the party takes part in, of what is, or was, to be done.</summary>
    public int StandingOf(int organisationId) => Standing.Count(project => project.PartyIds.Contains(organisationId));

    /// <summary>How many visits the party took part in, as host or visitor.</summary>
    public int VisitsOf(int organisationId) => Visits.Count(visit => visit.PartyIds.Contains(organisationId));

    public int HostedBy(int organisationId) => Visits.Count(visit => visit.HostId == organisationId);

    /// <summary>What is, or was, to be done.</summary>
    public IEnumerable<MirrorProject> Standing => Projects.Where(project => project.Status != ProjectStatus.Cancelled);

    /// <summary>What a party says of its own priorities and of those of its working group, each once, with the projects that serve it: a line of a list is one by its number, words by themselves.</summary>
    public IReadOnlyList<ServedByProjects> ServedOf(int organisationId) =>
    [
        .. Standing.SelectMany(project => project.Plan.Priorities.Where(served => served.OrganisationId == organisationId).SelectMany(Lines), (project, line) => (Project: project, line.Key, line.Words))
            .GroupBy(one => one.Key)
            .Select(line => new ServedByProjects(line.First().Words, line.First().Project.Plan.Language, [.. line.Select(one => one.Project).DistinctBy(project => project.Id)])),
    ];

    /// <summary>Each of its parties says that it serves none of its priorities.</summary>
    public IEnumerable<MirrorProject> ServingNone => Standing.Where(project => project.Plan.ServesNone(project.PartyIds));

    /// <summary>No party names a priority, and not all have said that there is none.</summary>
    public IEnumerable<MirrorProject> NotSaid => Standing.Where(project => !project.Plan.ServesPriorityOf(project.PartyIds) && !project.Plan.ServesNone(project.PartyIds));

    /// <summary>In the order in which the work began.</summary>
    public IReadOnlyList<MirrorProject> Begun => [.. Projects.Where(project => project.BegunOn is not null).OrderBy(project => project.BegunOn).ThenBy(project => project.Id)];

    /// <summary>Of the projects that name sectors, those that followed another one, in which one of their parties took part before.</summary>
    public int Followed => Successions.Count();

    /// <summary>Of <see cref="Followed"/>, those in none of the fields of the one before.</summary>
    public int FieldChanges => Successions.Count(pair => !pair.Before.Fields.Overlaps(pair.After.Fields));

    private IEnumerable<(MirrorProject Before, MirrorProject After)> Successions
    {
        get
        {
            var named = Begun.Where(project => project.Fields.Count > 0).ToList();
            foreach (var (index, after) in named.Index())
            {
                if (named[..index].FindLast(project => project.PartyIds.Intersect(after.PartyIds).Any()) is { } before)
                {
                    yield return (before, after);
                }
            }
        }
    }

    public int TransferringGoods => Standing.Count(project => project.Plan.Approaches.Contains(ProjectApproach.GoodsTransfer));

    public int BuildingCapacity => Standing.Count(project => project.Plan.Approaches.Any(ProjectPlan.BuildsCapacity));

    /// <summary>Without what is of parties that have left, the budgets in each currency in which a project is reckoned, never converted from one project to another.</summary>
    public IReadOnlyList<MirrorMoney> Money =>
    [
        .. Standing.Select(project => new ProjectBudget(project.PlanOfParties)).Where(budget => budget.Total is { Minor: > 0 }).GroupBy(budget => budget.Total!.Value.Currency).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new MirrorMoney(
                group.Count(),
                Sum(group, _ => true),
                [.. Enum.GetValues<BudgetUse>().Select(use => (use, Sum(group, line => line.Use == use)))])),
    ];

    private static Money Sum(IGrouping<string, ProjectBudget> budgets, Func<BudgetLine, bool> which) => new(budgets.Sum(budget => budget.TotalOf(which)!.Value.Minor), budgets.Key);

    private static IEnumerable<(string Key, string Words)> Lines(ServedPriority served)
    {
        if (served.Priority is { } words)
        {
            yield return (served.PriorityId is { } id ? $"priority {id}" : $"words {FoldedText.Fold(words)}", words);
        }

        if (served.Group is { } group)
        {
            yield return ($"group {group.Id}", group.Title);
        }
    }
}

/// <param name="PartyIds">Of those who take part in it; who has left is not asked what it serves.</param>
/// <param name="Plan">The one that all approved; while there is none, the one in front of the parties.</param>
public sealed record MirrorProject(int Id, ProjectStatus Status, PartialDate? BegunOn, IReadOnlyList<int> PartyIds, ProjectPlan Plan)
{
    public bool Serves(int organisationId, int priorityId) => Plan.Priorities.Any(served => served.OrganisationId == organisationId && served.PriorityId == priorityId);

    /// <summary>Without the lines that parties pay which take no part any more.</summary>
    public ProjectPlan PlanOfParties => Plan with { Lines = [.. Plan.Lines.Where(line => line.OrganisationId is not { } id || PartyIds.Contains(id))] };

    /// <summary>What the first three digits of its sectors say, as the DAC groups them: 140 for water supply and sanitation.</summary>
    public IReadOnlySet<string> Fields => Plan.Sectors.Select(code => code[..3]).ToHashSet();
}

/// <param name="PartyIds">The host among them; without who has left.</param>
public sealed record MirrorVisit(int HostId, List<int> PartyIds);

/// <param name="Language">Of the words.</param>
public sealed record ServedByProjects(string Priority, string Language, IReadOnlyList<MirrorProject> Projects);

public sealed record MirrorStrategy(int Id, StrategyPlan Plan, List<int> PartyIds);

/// <param name="Projects">How many have a budget in the currency.</param>
public sealed record MirrorMoney(int Projects, Money Total, IReadOnlyList<(BudgetUse Use, Money Amount)> Uses);
