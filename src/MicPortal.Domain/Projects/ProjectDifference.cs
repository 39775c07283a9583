namespace MicPortal.Domain.Projects;

/// <summary>One thing in which two plans differ.</summary>
/// <param name="Section">The name of the plan's part.</param>
/// <param name="Before">Null: was not there. Otherwise as the plan has it: a text, a list, a line.</param>
/// <param name="After">Null: is no longer there.</param>
public sealed record ProjectDifference(string Section, object? Before, object? After)
{
    /// <summary>What changed from one plan to another, in the order of the page; lines, indicators and milestones one by one.</summary>
    public static IReadOnlyList<ProjectDifference> Between(ProjectPlan before, ProjectPlan after)
    {
        var found = new List<ProjectDifference>();
        Compare(nameof(ProjectPlan.Title), before.Title, after.Title);
        Compare(nameof(ProjectPlan.Language), before.Language, after.Language);
        Compare(nameof(ProjectPlan.Objectives), before.Objectives, after.Objectives);
        CompareLists(nameof(ProjectPlan.Approaches), before.Approaches, after.Approaches);
        CompareLists(nameof(ProjectPlan.Themes), before.Themes, after.Themes);
        CompareLists(nameof(ProjectPlan.Sectors), before.Sectors, after.Sectors);
        CompareLists(nameof(ProjectPlan.Goals), before.Goals, after.Goals);
        Compare(nameof(ProjectPlan.InternalGovernance), before.InternalGovernance, after.InternalGovernance);
        Compare(nameof(ProjectPlan.ExternalGovernance), before.ExternalGovernance, after.ExternalGovernance);
        CompareEach(nameof(ProjectPlan.Priorities), before.Priorities, after.Priorities, priority => priority.OrganisationId);
        CompareLists(nameof(ProjectPlan.Meetings), before.Meetings, after.Meetings);
        Compare(nameof(ProjectPlan.Sustainability), before.Sustainability, after.Sustainability);
        Compare(nameof(ProjectPlan.Beneficiaries), before.Beneficiaries, after.Beneficiaries);
        Compare(nameof(ProjectPlan.BeneficiaryCount), before.BeneficiaryCount, after.BeneficiaryCount);
        Compare(nameof(ProjectPlan.Reach), before.Reach, after.Reach);
        CompareEach(nameof(ProjectPlan.Markers), before.Markers, after.Markers, marker => (int)marker.Kind);
        Compare(nameof(ProjectPlan.Start), before.Start, after.Start);
        Compare(nameof(ProjectPlan.End), before.End, after.End);
        Compare(nameof(ProjectPlan.Currency), before.Currency, after.Currency);
        CompareEach(nameof(ProjectPlan.StaffTimes), before.StaffTimes, after.StaffTimes, time => time.OrganisationId);
        CompareEach(nameof(ProjectPlan.Lines), before.Lines, after.Lines, line => line.Key);
        CompareEach(nameof(ProjectPlan.Indicators), before.Indicators, after.Indicators, indicator => indicator.Key);
        CompareEach(nameof(ProjectPlan.Milestones), before.Milestones, after.Milestones, milestone => milestone.Key);
        return found;

        void Compare(string section, object? one, object? other)
        {
            if (!Equals(one, other))
            {
                found.Add(new ProjectDifference(section, one, other));
            }
        }

        // In whatever order: a list of codes says the same.
        void CompareLists<T>(string section, IReadOnlyList<T> one, IReadOnlyList<T> other)
        {
            if (one.Count != other.Count || one.Except(other).Any())
            {
                found.Add(new ProjectDifference(section, one.Count == 0 ? null : one, other.Count == 0 ? null : other));
            }
        }

        void CompareEach<T>(string section, IReadOnlyList<T> one, IReadOnlyList<T> other, Func<T, int> key)
            where T : class
        {
            foreach (var number in one.Concat(other).Select(key).Distinct())
            {
                Compare(section, one.FirstOrDefault(item => key(item) == number), other.FirstOrDefault(item => key(item) == number));
            }
        }
    }
}
