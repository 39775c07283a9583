namespace MicPortal.Domain.Strategies;

/// <summary>One thing in which two texts differ.</summary>
/// <param name="Section">The name of the text's part.</param>
/// <param name="Before">Null: was not there.</param>
/// <param name="After">Null: is no longer there.</param>
public sealed record StrategyDifference(string Section, object? Before, object? After)
{
    /// <summary>What changed from one text to another, in the order of the page; aims, priorities and agreements one by one.</summary>
    public static IReadOnlyList<StrategyDifference> Between(StrategyPlan before, StrategyPlan after)
    {
        var found = new List<StrategyDifference>();
        Compare(nameof(StrategyPlan.Title), before.Title, after.Title);
        Compare(nameof(StrategyPlan.Language), before.Language, after.Language);
        Compare(nameof(StrategyPlan.FromYear), before.FromYear, after.FromYear);
        Compare(nameof(StrategyPlan.UntilYear), before.UntilYear, after.UntilYear);
        // Their order says which comes first, and words alone tell whether two are one.
        if (!before.Aims.SequenceEqual(after.Aims))
        {
            for (var index = 0; index < Math.Max(before.Aims.Count, after.Aims.Count); index++)
            {
                Compare(nameof(StrategyPlan.Aims), before.Aims.ElementAtOrDefault(index), after.Aims.ElementAtOrDefault(index));
            }
        }

        Leave(nameof(StrategyPlan.Priorities), before.Priorities, after.Priorities);
        Leave(nameof(StrategyPlan.AgreementIds), before.AgreementIds, after.AgreementIds);
        Compare(nameof(StrategyPlan.FollowUp), before.FollowUp, after.FollowUp);
        return found;

        void Compare(string section, object? one, object? other)
        {
            if (!Equals(one, other))
            {
                found.Add(new StrategyDifference(section, one, other));
            }
        }

        void Leave<T>(string section, IReadOnlyList<T> one, IReadOnlyList<T> other)
        {
            found.AddRange(one.Except(other).Select(gone => new StrategyDifference(section, gone, null)));
            found.AddRange(other.Except(one).Select(came => new StrategyDifference(section, null, came)));
        }
    }
}
