using MicPortal.Domain.Common;
using MicPortal.Domain.Plans;

namespace MicPortal.Domain.Visits;

/// <summary>What host and visitors approve, as one version: why, who hosts, when, where, and who bears the costs. Participants, schedule and reports stand outside it.</summary>
public sealed record VisitPlan : IPlan<VisitPlan>
{
    public const int TitleLimit = 200;
    public const int TextLimit = 4000;
    public const int PlaceLimit = 200;
    public const int ZoneLimit = 60;
    public const int MostDays = 92;
    public const int MostYearsAhead = 5;

    /// <summary>More are no exchange of people who work beside each other.</summary>
    public const int MostTravellers = 60;

    /// <summary>An earlier start is a slip of the finger.</summary>
    public const int EarliestYear = 1900;
    public const int MostProjects = 10;
    public const int MostCosts = 20;

    public required string Title { get; init; }

    /// <summary>ISO 639-1: in which its texts are written.</summary>
    public required string Language { get; init; }

    public required string Purpose { get; init; }

    /// <summary>The party where it takes place; the other parties are its visitors.</summary>
    public required int HostId { get; init; }

    public required string Place { get; init; }

    /// <summary>IANA: of the place, in which the hours of the schedule are.</summary>
    public required string Zone { get; init; }

    /// <summary>The first day; it is known to the day, as the other dates are.</summary>
    public required PartialDate Start { get; init; }

    public required PartialDate End { get; init; }

    /// <summary>Until when each side is to file its part of the report.</summary>
    public required PartialDate ReportDue { get; init; }

    /// <summary>How many people are to travel.</summary>
    public int? Travellers { get; init; }

    /// <summary>Projects of the partnership that it serves.</summary>
    public IReadOnlyList<int> ProjectIds { get; init; } = [];

    public IReadOnlyList<VisitCost> Costs { get; init; } = [];

    /// <summary>Throws what is certainly wrong with it for a visit of these parties.</summary>
    public void Guard(IReadOnlyCollection<int> organisationIds, PartialDate? firstContact, DateTime at)
    {
        Whole(Start, nameof(Start));
        Whole(End, nameof(End));
        Whole(ReportDue, nameof(ReportDue));
        Require(organisationIds.Contains(HostId), "Visits.Errors.HostUnknown", nameof(HostId));
        WrongDays(Start, End, ReportDue, at).Guard();
        if (firstContact is { } contact && Start.CertainlyBefore(contact))
        {
            throw new DomainException("Visits.Errors.BeforePartnership") { Field = nameof(Start) };
        }

        if (Travellers is < 1 or > MostTravellers)
        {
            throw new DomainException("Visits.Errors.Travellers", MostTravellers) { Field = nameof(Travellers) };
        }

        Require(Costs.All(cost => cost.Amount.Minor > 0 && Currency.IsKnown(cost.Amount.Currency)), "Visits.Errors.CostAmount");
        Require(Costs.All(cost => cost.OrganisationId is { } id ? organisationIds.Contains(id) : cost.PayerName is not null), "Visits.Errors.PayerMissing");
        Require(Costs.Select(cost => cost.Key).Distinct().Count() == Costs.Count && Costs.All(cost => cost.Key > 0), "Plans.Errors.KeyTwice");
    }

    /// <summary>What is certainly wrong with the days by themselves, each at its field.</summary>
    /// <param name="start">Null where it is not known; so the others.</param>
    public static IEnumerable<DomainException> WrongDays(PartialDate? start, PartialDate? end, PartialDate? reportDue, DateTime at)
    {
        if (start?.Earliest.Year < EarliestYear)
        {
            yield return new DomainException("Visits.Errors.StartTooEarly", EarliestYear) { Field = nameof(Start) };
        }

        if (start is { } far && far.CertainlyAfter(DateOnly.FromDateTime(at).AddYears(MostYearsAhead)))
        {
            yield return new DomainException("Visits.Errors.TooFarAhead", MostYearsAhead) { Field = nameof(Start) };
        }

        if (start is { } first && end is { } last)
        {
            if (last.CertainlyBefore(first))
            {
                yield return new DomainException("Visits.Errors.EndBeforeStart") { Field = nameof(End) };
            }
            else if (last.Latest.DayNumber - first.Earliest.DayNumber >= MostDays)
            {
                yield return new DomainException("Visits.Errors.TooLong", MostDays) { Field = nameof(End) };
            }
        }

        // A last day that lies before the first says nothing of the report.
        if (end is { } over && reportDue is { } due && (start is null || !over.CertainlyBefore(start.Value)))
        {
            if (!over.CertainlyBefore(due))
            {
                yield return new DomainException("Visits.Errors.ReportBeforeEnd") { Field = nameof(ReportDue) };
            }
            else if (due.Latest > over.Latest.AddYears(1))
            {
                yield return new DomainException("Visits.Errors.ReportTooLate") { Field = nameof(ReportDue) };
            }
        }
    }

    /// <summary>A day of the schedule that is none of the visit's; null where it is one.</summary>
    public DomainException? SlotOutside(PartialDate day) => day.Day is null || day.CertainlyBefore(Start) || End.CertainlyBefore(day) ? new DomainException("Visits.Errors.SlotOutside") { Field = nameof(SlotContent.Day) } : null;

    /// <summary>Costs that parties would bear that have left, each at its field, where the costs are not as they were. Another host is asked for by itself.</summary>
    public IEnumerable<DomainException> OfLeft(VisitPlan before, Func<int, bool> hasLeft) => Costs.SequenceEqual(before.Costs) ? []
        : Costs.Index().Where(cost => cost.Item.OrganisationId is { } id && hasLeft(id)).Select(cost => new DomainException("Plans.Errors.LineOfLeft", cost.Index + 1) { Field = $"Costs[{cost.Index}].Payer" });

    /// <summary>The same plan of other parties.</summary>
    public VisitPlan Pass(Func<int, int> passed) => this with
    {
        HostId = passed(HostId),
        Costs = [.. Costs.Select(cost => cost with { OrganisationId = cost.OrganisationId is { } id ? passed(id) : null })],
    };

    private static void Whole(PartialDate date, string field) => Require(date.Day is not null, "Visits.Errors.WholeDate", field);
}

/// <summary>What the visit costs, and who bears it.</summary>
/// <param name="Key">Stays with the line from version to version; from 1.</param>
/// <param name="OrganisationId">The party that pays; null: somebody else.</param>
/// <param name="PayerName">Who else pays: a programme, a committee.</param>
public sealed record VisitCost(int Key, VisitCostKind Kind, string? Text, Money Amount, int? OrganisationId, string? PayerName)
{
    public const int TextLimit = 200;
}

public enum VisitCostKind
{
    Travel,
    LocalTransport,
    Accommodation,
    Meals,
    Interpretation,
    Insurance,
    Visas,
    Materials,
    Other,
}
