using MicPortal.Domain.Common;

namespace MicPortal.Web.Models.Partnerships;

/// <summary>A step from the first contact to the first project, as far as it is known.</summary>
/// <param name="Key">Contact, Agreement or Project.</param>
/// <param name="Years">Since the step before; null where the months tell it, or where it came at the same time or before that.</param>
/// <param name="Months">Where both dates name a month and there are fewer than twenty-four.</param>
public sealed record LeadTimeStep(string Key, PartialDate Date, int? Years, int? Months)
{
    public static IReadOnlyList<LeadTimeStep> Between(PartialDate? contact, PartialDate? agreement, PartialDate? project)
    {
        var steps = new List<LeadTimeStep>();
        foreach (var (key, known) in new[] { ("Contact", contact), ("Agreement", agreement), ("Project", project) })
        {
            if (known is { } date)
            {
                steps.Add(steps.Count == 0 ? new LeadTimeStep(key, date, null, null) : Since(steps[^1].Date, key, date));
            }
        }

        return steps;
    }

    private static LeadTimeStep Since(PartialDate before, string key, PartialDate date)
    {
        if (before.Month is { } from && date.Month is { } to)
        {
            var months = ((date.Year - before.Year) * 12) + to - from;
            return months <= 0 ? new LeadTimeStep(key, date, null, null) : months < 24 ? new LeadTimeStep(key, date, null, months) : new LeadTimeStep(key, date, months / 12, null);
        }

        return new LeadTimeStep(key, date, date.Year > before.Year ? date.Year - before.Year : null, null);
    }
}
