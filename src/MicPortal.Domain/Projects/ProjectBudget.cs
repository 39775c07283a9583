using MicPortal.Domain.Common;

namespace MicPortal.Domain.Projects;

/// <summary>Who contributes what: staff days first, money second. Everything in the project's currency is reckoned at the rates of the lines.</summary>
public sealed class ProjectBudget(ProjectPlan plan)
{
    /// <summary>Of a party, in hundredths of a day.</summary>
    public int DaysOf(int organisationId) => plan.StaffTimes.Where(time => time.OrganisationId == organisationId).Sum(time => time.Days);

    public int Days => plan.StaffTimes.Sum(time => time.Days);

    /// <summary>From its own budget, as the lines say it: one amount per currency.</summary>
    public IReadOnlyList<Money> MoneyOf(int organisationId) => PerCurrency(plan.Lines.Where(line => line.Source == FundSource.OwnBudget && line.OrganisationId == organisationId));

    public IReadOnlyList<Money> MoneyFrom(FundSource source) => PerCurrency(plan.Lines.Where(line => line.Source == source));

    /// <summary>Null where no money is planned.</summary>
    public Money? Total => plan.Currency is { } currency && plan.Lines.Count > 0 ? Sum(plan.Lines, currency) : null;

    public Money? TotalOf(Func<BudgetLine, bool> which) => plan.Currency is { } currency ? Sum(plan.Lines.Where(which), currency) : null;

    /// <summary>Of the money planned, how much is for buildings and equipment: 0 to 1. Null where no money is planned.</summary>
    public decimal? CapitalShare => Share(line => line.IsCapital);

    public decimal? Share(Func<BudgetLine, bool> which) => Total is { Minor: > 0 } total ? (decimal)TotalOf(which)!.Value.Minor / total.Minor : null;

    private static Money Sum(IEnumerable<BudgetLine> lines, string currency) => new(lines.Sum(line => line.In(currency).Minor), currency);

    private static List<Money> PerCurrency(IEnumerable<BudgetLine> lines) =>
        [.. lines.GroupBy(line => line.Amount.Currency).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => new Money(group.Sum(line => line.Amount.Minor), group.Key))];
}
