using MicPortal.Domain.Common;

namespace MicPortal.Domain.Partnerships;

/// <summary>
/// Whether the towns still work together, which follows from the clock and is stored nowhere. Joint work is a signature, an agreement that took
/// effect, a project that began or was completed, the days of a visit, a meeting of a working group, a strategy that all endorsed, or a party's word that work has begun; that a record is still correct is no work.
/// </summary>
public static class JointWork
{
    /// <summary>Without joint work for so long, an active partnership is dormant.</summary>
    public const int DormantMonths = 24;

    /// <summary>Joint work of this day or before is too long ago.</summary>
    public static DateOnly LongAgo(DateOnly today) => today.AddMonths(-DormantMonths);

    /// <summary>The last day of joint work as far as the dates are known; null where nothing is known of any.</summary>
    /// <param name="dated">Signatures, the starts of agreements in force, the beginnings and completions of projects, the days of visits, the meetings of working groups, and the days on which a strategy was endorsed by all.</param>
    /// <param name="said">UTC; when the parties last said that work has begun.</param>
    public static PartialDate? Last(IEnumerable<PartialDate> dated, IEnumerable<DateTime> said, DateOnly today) =>
        dated.Where(date => !date.CertainlyAfter(today)).Concat(said.Select(time => PartialDate.From(DateOnly.FromDateTime(time))))
            .OrderBy(date => date.Latest).Select(date => (PartialDate?)date).LastOrDefault();

    /// <summary>The same rule as SQL stands in PartnershipStates; a test proves that the two agree.</summary>
    public static bool IsDormant(PartnershipStage stage, PartialDate? lastJointWork, DateOnly today) =>
        stage == PartnershipStage.Active && (lastJointWork is null || lastJointWork.Value.Latest <= LongAgo(today));

    public static PartnershipState StateOf(PartnershipStage stage, bool isDormant) => stage switch
    {
        PartnershipStage.Active when isDormant => PartnershipState.Dormant,
        PartnershipStage.Active => PartnershipState.Active,
        PartnershipStage.Unconfirmed => PartnershipState.Unconfirmed,
        PartnershipStage.Exploring => PartnershipState.Exploring,
        _ => PartnershipState.Ended,
    };
}

/// <summary>The stage, as it looks on a day.</summary>
public enum PartnershipState
{
    Unconfirmed,
    Exploring,
    Active,

    /// <summary>Active, and no joint work for long.</summary>
    Dormant,
    Ended,
}
