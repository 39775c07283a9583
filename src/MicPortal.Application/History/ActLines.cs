using MicPortal.Domain.Common;

namespace MicPortal.Application.History;

/// <summary>An act as a timeline shows it: those of one kind, by one post, on one record and on one day are one line.</summary>
internal sealed class ActLine
{
    /// <summary>The last of them.</summary>
    public required AuditEntry Last { get; init; }

    /// <summary>1 for an act that stands for itself.</summary>
    public required int Times { get; init; }
}

public static class ActLines
{
    /// <summary>Acts that come in numbers, by what is done to one row of a list: counted, they are told without its name.</summary>
    public static readonly IReadOnlyList<ActName> InNumbers =
    [
        ActName.VisitParticipantAdded, ActName.VisitParticipantChanged, ActName.VisitParticipantRemoved, ActName.VisitSlotAdded, ActName.VisitSlotChanged, ActName.VisitSlotRemoved,
        ActName.VisitFollowUpAdded, ActName.VisitFollowUpChanged, ActName.VisitFollowUpRemoved, ActName.VisitFollowUpDone, ActName.VisitFollowUpReopened,
        ActName.ProjectNoted, ActName.ProjectSpent, ActName.ProjectSpendingTakenBack, ActName.ProjectMeasured, ActName.ProjectMilestoneReached, ActName.ProjectMilestoneTakenBack,
        ActName.WorkingGroupMemberAdded, ActName.WorkingGroupPriorityAdded, ActName.WorkingGroupPrioritiesRanked,
    ];

    /// <summary>What changed is told with them.</summary>
    private static readonly ActName[] InBrief = [ActName.PartnershipFactsChanged, ActName.PartnershipAccepted, ActName.PartnershipPublicationSaid];

    /// <summary>An act with words of its own, or of another version, stands for itself.</summary>
    /// <param name="entries">What the reader may read: what is hidden from it is neither counted nor the last of a line.</param>
    /// <param name="all">In which they are found again.</param>
    internal static IQueryable<ActLine> InLines(this IQueryable<AuditEntry> entries, IQueryable<AuditEntry> all) =>
        from line in entries.GroupBy(act => new
        {
            act.RecordKind,
            act.RecordId,
            act.At.Date,
            act.Act,
            act.Role,
            act.OrganisationId,
            act.MandateId,
            act.Version,
            act.PartnershipId,
            act.FormerPartnershipId,
            ByItself = InBrief.Contains(act.Act) || (!InNumbers.Contains(act.Act) && act.Word != null) ? act.Sequence : 0,
        }).Select(same => new { Last = same.Max(one => one.Sequence), Times = same.Count() })
        join entry in all on line.Last equals entry.Sequence
        select new ActLine { Last = entry, Times = line.Times };
}
