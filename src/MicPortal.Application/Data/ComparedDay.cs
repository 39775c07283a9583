using MicPortal.Domain.Common;

namespace MicPortal.Application.Data;

/// <summary>
/// A day as partial dates are compared with it in SQL, where they are numbers yyyymmdd with 0 for unknown parts:
/// <see cref="PartialDate.HasPassed"/> is "less than the day, and neither its month nor its year", <see cref="PartialDate.CertainlyAfter"/>
/// is "greater than the day".
/// </summary>
internal sealed class ComparedDay(DateOnly day)
{
    public PartialDate Day { get; } = PartialDate.From(day);

    public PartialDate Month { get; } = PartialDate.FromValue((day.Year * 10000) + (day.Month * 100));

    public PartialDate Year { get; } = PartialDate.FromYear(day.Year);
}
