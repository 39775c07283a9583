namespace MicPortal.Domain.Common;

/// <summary>People counted as numbers, in parts of a whole.</summary>
public static class Counted
{
    /// <summary>What is certainly wrong with one way of counting the whole, at each part: it is more than all, or the parts are together.</summary>
    /// <param name="parts">Each with its field; null: not counted.</param>
    public static IEnumerable<DomainException> Wrong(int all, params (string Field, int? Count)[] parts)
    {
        var tooMany = parts.Where(part => part.Count > all).ToList();
        if (tooMany.Count > 0)
        {
            return tooMany.Select(part => new DomainException("Plans.Errors.PartMoreThanAll", part.Count!, all) { Field = part.Field });
        }

        // Before the limits of single numbers are checked, all of them may be the largest.
        var together = parts.Sum(part => (long)(part.Count ?? 0));
        return together <= all ? [] : parts.Where(part => part.Count > 0).Select(part => new DomainException("Plans.Errors.MoreThanAll", together, all) { Field = part.Field });
    }

    /// <summary>Throws the first of them.</summary>
    internal static void Guard(this IEnumerable<DomainException> wrong)
    {
        if (wrong.FirstOrDefault() is { } first)
        {
            throw first;
        }
    }
}
