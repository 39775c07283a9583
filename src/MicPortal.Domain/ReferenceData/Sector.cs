namespace MicPortal.Domain.ReferenceData;

/// <summary>A five-digit purpose code of the OECD DAC Creditor Reporting System, as IATI's code list Sector names it.</summary>
public sealed class Sector
{
    public required string Code { get; init; }

    public required string CategoryCode { get; init; }

    public required string EnglishName { get; init; }

    /// <summary>Null for the 26 codes that IATI names in English only.</summary>
    public string? FrenchName { get; init; }

    /// <summary>Withdrawn codes stay, for records that carry them.</summary>
    public required bool IsActive { get; init; }
}

/// <summary>A Sustainable Development Goal of the 2030 Agenda ("11") or one of its targets ("11.3", with its goal).</summary>
public sealed class DevelopmentGoal
{
    public required string Code { get; init; }

    /// <summary>For a target, the goal that it belongs to.</summary>
    public string? GoalCode { get; init; }

    public required string EnglishName { get; init; }

    public required string FrenchName { get; init; }
}
