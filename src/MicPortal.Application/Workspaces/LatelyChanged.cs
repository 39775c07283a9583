using MicPortal.Domain.Access;
using MicPortal.Domain.Agreements;
using MicPortal.Domain.Common;

namespace MicPortal.Application.Workspaces;

/// <summary>What another did in one of the organisation's partnerships.</summary>
public sealed class LatelyChanged
{
    public const int Most = 10;

    /// <summary>What is older has been read, or is in the histories.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromDays(30);

    public required ActName Act { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; init; }

    public required UserRole Role { get; init; }

    public required string Organisation { get; init; }

    /// <summary>Who acted for the organisation under its mandate.</summary>
    public required string? Mandated { get; init; }

    public required int? Version { get; init; }

    /// <summary>How many such acts there were on that day, where there were more.</summary>
    public required int Times { get; init; }

    /// <summary>Of an act on an invitation: who is invited, and what was said.</summary>
    public required string? Word { get; init; }

    public required int PartnershipId { get; init; }

    /// <summary>Null for an act on the partnership itself.</summary>
    public required int? AgreementId { get; init; }

    public required int? ProjectId { get; init; }

    public required int? VisitId { get; init; }

    public required int? NeedId { get; init; }

    public required int? StrategyId { get; init; }

    /// <summary>Its title.</summary>
    public required string? Strategy { get; init; }

    /// <summary>Its title.</summary>
    public required string? Need { get; init; }

    /// <summary>Its title.</summary>
    public required string? Visit { get; init; }

    /// <summary>Its title.</summary>
    public required string? Project { get; init; }

    public required AgreementKind? Kind { get; init; }

    /// <summary>The other parties of the partnership, or of its agreement.</summary>
    public List<string> Others => AgreementId is not null && Bound.Count > 0 ? Bound : Partners;

    public required List<string> Partners { get; init; }

    /// <summary>The other parties of the agreement with the record's id: to be read where the act is one on an agreement.</summary>
    public required List<string> Bound { get; init; }
}
