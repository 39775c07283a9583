using MicPortal.Domain.Common;

namespace MicPortal.Application.History;

/// <summary>An act as a timeline shows it: those of one kind, by one post, on one record and on one day are one line.</summary>
internal sealed class ActLine
{
    /// <summary>The last of them.</summary>
    public required AuditEntry Last { get; init; }

    /// <summary>0 for an act that stands for itself.</summary>
    public required int Times { get; init; }
}

public static class ActLines
{
    /// <summary>Acts that come in numbers, by what is done to one row of a list: counted, they are told without its name.</summary>
    public static readonly IReadOnlyList<ActName> InNumbers =
    [
        ActName.VisitParticipantAdded, ActName.VisitParticipantChanged, ActName.VisitParticipantRemoved, ActName.VisitSlotAdded, ActName.VisitSlotChanged, ActName.VisitSlotRemoved,
        ActName.VisitFollowUpAdded, ActName.VisitFollowUpDone, ActName.ProjectNoted, ActName.ProjectSpent, ActName.ProjectMeasured, ActName.ProjectMilestoneReached,
        ActName.WorkingGroupMemberAdded, ActName.WorkingGroupPriorityAdded, ActName.WorkingGroupPrioritiesRanked,
    ];

    /// <summary>What changed is told with them.</summary>
    private static readonly ActName[] InBrief = [ActName.PartnershipFactsChanged, ActName.PartnershipAccepted, ActName.PartnershipPublicationSaid];

    /// <summary>An act with words of its own, or of another version, stands for itself.</summary>
    /// <param name="all">Those among which an act of the same kind is looked for: all that the reader may see, at least.</param>
    internal static IQueryable<ActLine> InLines(this IQueryable<AuditEntry> entries, IQueryable<AuditEntry> all) =>
        from entry in entries
        // The same twice: a query that is named once cannot be asked twice.
        where !all.Any(other => other.Sequence > entry.Sequence && other.RecordKind == entry.RecordKind && other.RecordId == entry.RecordId && other.At.Date == entry.At.Date && other.Act == entry.Act && other.Role == entry.Role
            && other.OrganisationId == entry.OrganisationId && other.MandateId == entry.MandateId && other.Version == entry.Version
            && other.PartnershipId == entry.PartnershipId && other.FormerPartnershipId == entry.FormerPartnershipId
            && !InBrief.Contains(entry.Act) && (InNumbers.Contains(entry.Act) || (entry.Word == null && other.Word == null)))
        select new ActLine
        {
            Last = entry,
            Times = all.Count(other => other.RecordKind == entry.RecordKind && other.RecordId == entry.RecordId && other.At.Date == entry.At.Date && other.Act == entry.Act && other.Role == entry.Role
                && other.OrganisationId == entry.OrganisationId && other.MandateId == entry.MandateId && other.Version == entry.Version
                && other.PartnershipId == entry.PartnershipId && other.FormerPartnershipId == entry.FormerPartnershipId
                && !InBrief.Contains(entry.Act) && (InNumbers.Contains(entry.Act) || (entry.Word == null && other.Word == null))),
        };
}
