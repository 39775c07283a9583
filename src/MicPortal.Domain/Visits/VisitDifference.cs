namespace MicPortal.Domain.Visits;

/// <summary>One thing in which two plans differ.</summary>
/// <param name="Section">The name of the plan's part.</param>
/// <param name="Before">Null: was not there.</param>
/// <param name="After">Null: is no longer there.</param>
public sealed record VisitDifference(string Section, object? Before, object? After)
{
    /// <summary>What changed from one plan to another, in the order of the page; costs one by one.</summary>
    public static IReadOnlyList<VisitDifference> Between(VisitPlan before, VisitPlan after)
    {
        var found = new List<VisitDifference>();
        Compare(nameof(VisitPlan.Title), before.Title, after.Title);
        Compare(nameof(VisitPlan.Language), before.Language, after.Language);
        Compare(nameof(VisitPlan.Purpose), before.Purpose, after.Purpose);
        Compare(nameof(VisitPlan.HostId), before.HostId, after.HostId);
        Compare(nameof(VisitPlan.Place), before.Place, after.Place);
        Compare(nameof(VisitPlan.Zone), before.Zone, after.Zone);
        Compare(nameof(VisitPlan.Start), before.Start, after.Start);
        Compare(nameof(VisitPlan.End), before.End, after.End);
        Compare(nameof(VisitPlan.ReportDue), before.ReportDue, after.ReportDue);
        Compare(nameof(VisitPlan.Travellers), before.Travellers, after.Travellers);
        if (before.ProjectIds.Count != after.ProjectIds.Count || before.ProjectIds.Except(after.ProjectIds).Any())
        {
            found.Add(new VisitDifference(nameof(VisitPlan.ProjectIds), before.ProjectIds, after.ProjectIds));
        }

        foreach (var key in before.Costs.Concat(after.Costs).Select(cost => cost.Key).Distinct())
        {
            Compare(nameof(VisitPlan.Costs), before.Costs.FirstOrDefault(cost => cost.Key == key), after.Costs.FirstOrDefault(cost => cost.Key == key));
        }

        return found;

        void Compare(string section, object? one, object? other)
        {
            if (!Equals(one, other))
            {
                found.Add(new VisitDifference(section, one, other));
            }
        }
    }
}
