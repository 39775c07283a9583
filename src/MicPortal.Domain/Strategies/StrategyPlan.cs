using System.Globalization;
using MicPortal.Domain.Common;
using MicPortal.Domain.Plans;

namespace MicPortal.Domain.Strategies;

/// <summary>What the parties mean to reach together in some years, as one version.</summary>
public sealed record StrategyPlan : IPlan<StrategyPlan>
{
    public const int TitleLimit = 200;
    public const int AimLimit = 500;
    public const int FollowUpLimit = 2000;
    public const int MostAims = 12;
    public const int MostYears = 15;

    /// <summary>Of each party.</summary>
    public const int MostPriorities = 10;
    public const int MostAgreements = 20;
    public const int EarliestYear = 1990;
    public const int LatestYear = 2100;

    public required string Title { get; init; }

    /// <summary>ISO 639-1: in which its texts are written.</summary>
    public required string Language { get; init; }

    public required int FromYear { get; init; }

    /// <summary>Its last year.</summary>
    public required int UntilYear { get; init; }

    public required IReadOnlyList<string> Aims { get; init; }

    public IReadOnlyList<StrategyPriority> Priorities { get; init; } = [];

    /// <summary>Those of the partnership that are part of it.</summary>
    public IReadOnlyList<int> AgreementIds { get; init; } = [];

    /// <summary>How the parties see whether they keep to it.</summary>
    public string? FollowUp { get; init; }

    /// <param name="organisationIds">Of the parties.</param>
    internal void Guard(IReadOnlyCollection<int> organisationIds, PartialDate? firstContact)
    {
        Require(Aims.Count > 0, "Strategies.Errors.NoAim", nameof(Aims));
        if (Aims.Count > MostAims)
        {
            throw new DomainException("Strategies.Errors.TooManyAims", MostAims) { Field = nameof(Aims) };
        }

        WrongYears(FromYear, UntilYear).Guard();

        Require(firstContact is not { } contact || UntilYear >= contact.Year, "Strategies.Errors.BeforePartnership", nameof(UntilYear));
        Require(Priorities.All(priority => organisationIds.Contains(priority.OrganisationId)), "Plans.Errors.NotAParty");
        if (Priorities.GroupBy(priority => priority.OrganisationId).Any(group => group.Count() > MostPriorities))
        {
            throw new DomainException("Strategies.Errors.TooManyPriorities", MostPriorities) { Field = nameof(Priorities) };
        }
    }

    /// <summary>Priorities of parties that have left, each party at its field.</summary>
    public IEnumerable<DomainException> OfLeft(Func<int, bool> hasLeft) => Priorities.Select(priority => priority.OrganisationId).Distinct().Where(hasLeft)
        .Select(id => new DomainException("Strategies.Errors.PrioritiesOfLeft") { Field = string.Create(CultureInfo.InvariantCulture, $"Parties[{id}].Priorities") });

    /// <summary>What is certainly wrong with the years by themselves.</summary>
    public static IEnumerable<DomainException> WrongYears(int from, int until)
    {
        if (until < from)
        {
            yield return new DomainException("Strategies.Errors.YearsUpsideDown") { Field = nameof(UntilYear) };
        }
        else if (until - from >= MostYears)
        {
            yield return new DomainException("Strategies.Errors.TooManyYears", MostYears) { Field = nameof(UntilYear) };
        }
    }

    public bool Overlaps(StrategyYears years) => StrategyYears.Meet(FromYear, UntilYear, years.From, years.Until);

    public StrategyPlan Pass(Func<int, int> passed) => this with { Priorities = [.. Priorities.Select(priority => priority with { OrganisationId = passed(priority.OrganisationId) })] };
}

/// <summary>A line of a party's own strategy, in the words that it had when it was chosen.</summary>
public sealed record StrategyPriority(int OrganisationId, int PriorityId, string Title, string Language);

/// <summary>Those of a strategy of the same partnership that all have approved.</summary>
/// <param name="Title">Null where it is not read by whom it stands in the way of.</param>
public sealed record StrategyYears(int StrategyId, string? Title, int From, int Until)
{
    /// <summary>Two strategies have a year in common.</summary>
    public static bool Meet(int from, int until, int otherFrom, int otherUntil) => from <= otherUntil && otherFrom <= until;
}
