using MicPortal.Domain.Common;

namespace MicPortal.Domain.Agreements;

/// <summary>What decides, with the day, where an agreement stands. Nothing stores the answer.</summary>
public sealed record AgreementLife
{
    /// <summary>The parties are warned of a tacit renewal so many months before the last day for a notice.</summary>
    public const int WarningMonths = 6;

    /// <summary>The parties are told of an agreed end so many months before it.</summary>
    public const int EndingMonths = 6;

    public required AgreementStatus Status { get; init; }

    /// <summary>As many have signed as it needs, or all have confirmed the record of a paper.</summary>
    public required bool IsInForce { get; init; }

    public required AgreementTerm Term { get; init; }

    public required PartialDate? End { get; init; }

    public required int? RenewalYears { get; init; }

    public required int? NoticeMonths { get; init; }

    /// <summary>Its last day by the notices of its parties.</summary>
    public required PartialDate? EndsOn { get; init; }

    /// <summary>An agreement that renews it is in force.</summary>
    public required bool IsRenewed { get; init; }

    /// <summary>The same rule as SQL stands in AgreementStates; a test proves that the two agree.</summary>
    public AgreementState On(DateOnly today) => Status switch
    {
        AgreementStatus.Draft => AgreementState.Draft,
        AgreementStatus.Proposed => AgreementState.Proposed,
        AgreementStatus.Endorsed => AgreementState.Endorsed,
        AgreementStatus.Declined => AgreementState.Declined,
        AgreementStatus.TakenBack => AgreementState.TakenBack,
        _ when !IsInForce => AgreementState.Unconfirmed,
        _ when IsRenewed => AgreementState.Renewed,
        _ when EndsOn?.HasPassed(today) == true => AgreementState.Terminated,
        _ when Term == AgreementTerm.Fixed && End?.HasPassed(today) == true => AgreementState.Expired,
        _ => AgreementState.Signed,
    };

    /// <summary>The next tacit renewal that a notice of this day or later still prevents; null where none lies ahead.</summary>
    public TacitRenewal? NextRenewal(DateOnly today)
    {
        if (Term != AgreementTerm.TacitlyRenewed || End is not { } end || RenewalYears is not { } years || EndsOn is not null || On(today) != AgreementState.Signed)
        {
            return null;
        }

        // Terms begun before year 1 of the count do not matter; from the end that was agreed on, whole terms are added.
        for (var terms = 0; end.Latest.Year + (terms * years) <= DateOnly.MaxValue.Year - 1; terms++)
        {
            var last = end.Latest.AddYears(terms * years);
            var noticeBy = last.AddMonths(-(NoticeMonths ?? 0));
            if (noticeBy >= today)
            {
                return new TacitRenewal(last, noticeBy, years);
            }
        }

        return null;
    }

    /// <summary>The end that was agreed on, once it is near; null for what goes on, or ends by a notice.</summary>
    public DateOnly? NearEnd(DateOnly today) =>
        Term == AgreementTerm.Fixed && EndsOn is null && End is { } end && On(today) == AgreementState.Signed && end.Latest <= today.AddMonths(EndingMonths) ? end.Latest : null;

    /// <summary>
    /// When an agreement takes effect: on its start, or with the signature that was the last one needed. Null while it lacks signatures.
    /// </summary>
    public static PartialDate? EffectiveFrom(PartialDate? start, IEnumerable<PartialDate> signed, int signaturesNeeded)
    {
        var dates = signed.OrderBy(date => date.Latest).ToList();
        return start ?? (dates.Count >= signaturesNeeded ? dates[signaturesNeeded - 1] : null);
    }
}

/// <param name="LastDay">Of the running term.</param>
/// <param name="NoticeBy">The last day for a notice.</param>
/// <param name="Years">It renews itself for so many.</param>
public sealed record TacitRenewal(DateOnly LastDay, DateOnly NoticeBy, int Years)
{
    public DateOnly WarnsFrom => NoticeBy.AddMonths(-AgreementLife.WarningMonths);

    public bool IsNear(DateOnly today) => WarnsFrom <= today;
}

/// <summary>Where an agreement stands on a day.</summary>
public enum AgreementState
{
    Draft,
    Proposed,
    Endorsed,
    Signed,
    Declined,

    /// <summary>The record of a paper, by who had recorded it.</summary>
    TakenBack,

    /// <summary>The record of a paper that not every party has confirmed.</summary>
    Unconfirmed,

    /// <summary>An agreement that renews it is in force.</summary>
    Renewed,

    /// <summary>Ended by notice.</summary>
    Terminated,

    /// <summary>Past its fixed end.</summary>
    Expired,
}
