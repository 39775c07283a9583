using MicPortal.Application.Needs;
using MicPortal.Domain.Common;
using MicPortal.Domain.Needs;

namespace MicPortal.Application.Workspaces;

/// <summary>What a municipality's workspace leads with: in the South its priorities and the answers to its needs, in the North what is to be prepared.</summary>
public enum LeadingKind
{
    /// <summary>What it puts first.</summary>
    Priority,

    /// <summary>What it asked its partners for, or offered them.</summary>
    Need,

    /// <summary>A visit that begins soon.</summary>
    Visit,

    /// <summary>What a partner asks it for, or offers, and is open.</summary>
    Call,

    /// <summary>Awareness work at home that runs.</summary>
    Campaign,
}

/// <summary>One of them.</summary>
public sealed record Leading(LeadingKind Kind, int Id, string Title)
{
    /// <summary>So many of a kind are shown.</summary>
    public const int Most = 5;

    /// <summary>A visit that begins within so many days is to be prepared.</summary>
    public const int VisitDays = 90;

    /// <summary>ISO 639-1; null where the record says none.</summary>
    public string? Language { get; init; }

    /// <summary>Of a need.</summary>
    public int? PartnershipId { get; init; }

    /// <summary>With whom: the first by name.</summary>
    public string? Other { get; init; }

    /// <summary>How many there are beside that one.</summary>
    public int MoreOthers { get; init; }

    /// <summary>UTC; when a need was asked.</summary>
    public DateTime? Since { get; init; }

    /// <summary>On which a visit begins, or by which an answer is wished.</summary>
    public PartialDate? Day { get; init; }

    /// <summary>The running projects that serve a priority, or the points of their briefing that participants of a visit have had.</summary>
    public int Number { get; init; }

    /// <summary>All points of the briefing of all participants.</summary>
    public int Of { get; init; }

    public NeedKind? NeedKind { get; init; }

    public NeedState? NeedState { get; init; }
}
