using MicPortal.Application.Identity;
using MicPortal.Domain.Access;
using MicPortal.Domain.Common;
using MicPortal.Domain.Mandates;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Partnerships;

namespace MicPortal.Application.History;

/// <summary>One act, written in the transaction that it belongs to. The timelines are read from it.</summary>
public sealed class AuditEntry
{
    /// <summary>The longest that a party says with an act: a statement.</summary>
    public const int WordLimit = PartnershipStatement.TextLimit;

    /// <summary>Values of changed fields are cut here.</summary>
    public const int ValueLimit = 300;

    /// <summary>Ascends with time.</summary>
    public long Sequence { get; init; }

    /// <summary>UTC.</summary>
    public DateTime At { get; init; }

    public ActName Act { get; init; }

    /// <summary>The aggregate's name: Partnership, Agreement, Municipality, User.</summary>
    public required string RecordKind { get; init; }

    public int RecordId { get; init; }

    /// <summary>The partnership in whose history the act stands.</summary>
    public int? PartnershipId { get; init; }

    /// <summary>The record of that partnership in which it was done, where it was entered twice.</summary>
    public int? FormerPartnershipId { get; init; }

    public int? UserId { get; init; }

    /// <summary>For queries.</summary>
    public PortalUser? User { get; init; }

    public UserRole Role { get; init; }

    public int? OrganisationId { get; init; }

    /// <summary>For queries.</summary>
    public Organisation? Organisation { get; init; }

    /// <summary>Under which it was done for <see cref="Organisation"/>.</summary>
    public int? MandateId { get; init; }

    /// <summary>For queries.</summary>
    public Mandate? Mandate { get; init; }

    public int? Version { get; init; }

    /// <summary>What the actor said with it.</summary>
    public string? Word { get; init; }

    /// <summary>Changed values as JSON: {"Partnership.FirstContact":["1975","1976"]}. Never a secret; long texts are cut.</summary>
    public string? Changes { get; init; }

    /// <summary>Personal values, apart so that they can be erased.</summary>
    public string? PersonalChanges { get; init; }
}
