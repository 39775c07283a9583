using MicPortal.Domain.Access;
using MicPortal.Domain.Common;
using MicPortal.Domain.Partnerships;
using MicPortal.Domain.Plans;

namespace MicPortal.Domain.Visits;

/// <summary>
/// People of one party working beside colleagues of another, in any direction. Host and visitors approve one and the same plan;
/// who takes part and what is done when may change without asking again.
/// </summary>
public sealed partial class Visit : PlannedRecord<VisitPlan, VisitParty, VisitVersion, VisitEndorsement>
{
    public const int ReasonLimit = PlanParty.ReasonLimit;

    private Visit()
    {
    }

    public VisitStatus Status { get; private set; }

    /// <summary>Of the plan that all approved, as long as the visit is to take place or has.</summary>
    public PartialDate? AgreedStart { get; private set; }

    public PartialDate? AgreedEnd { get; private set; }

    public PartialDate? ReportDue { get; private set; }

    /// <summary>Why it was postponed last, or cancelled.</summary>
    public VisitReason? Reason { get; private set; }

    public string? ReasonText { get; private set; }

    /// <summary>Of the plan that stands, for lists: the one that all approved; while there is none, the current one.</summary>
    public string Title { get; private set; } = "";

    /// <summary>Folded, by which lists are ordered and searched.</summary>
    public string SortTitle { get; private set; } = "";

    /// <summary>Of the plan that stands, for lists.</summary>
    public int HostId { get; private set; }

    /// <summary>First day of the plan that stands, by which lists are ordered.</summary>
    public PartialDate SortStart { get; private set; }

    /// <summary>Of the current version.</summary>
    public PartialDate Start { get; private set; }

    public PartialDate End { get; private set; }

    /// <summary>By which they travel; while there is none, the one in front of the parties. The schedule is on its days.</summary>
    public VisitPlan StandingPlan => (AgreedVersion ?? CurrentVersion).Plan;

    /// <summary>A plan of one party, which the others read at once.</summary>
    public static Visit Open(Partnership partnership, IReadOnlyCollection<int> organisationIds, VisitPlan plan, Actor by, DateTime at)
    {
        var visit = new Visit();
        visit.OpenUnder(partnership, organisationIds, id => new VisitParty(id), by);
        visit.Write(plan, partnership.FirstContact, by, at);
        visit.Record(ActName.VisitOpened, by, at, 1);
        return visit;
    }

    /// <summary>Its agreed days are over.</summary>
    public bool IsOver(DateOnly today) => Status == VisitStatus.Agreed && AgreedEnd!.Value.HasPassed(today);

    /// <summary>Any party changes the plan before the visit is over: a new version, which asks all again. The schedule moves with its first day, once it stands.</summary>
    /// <returns>Whether there is a new version.</returns>
    public bool Revise(VisitPlan plan, PartialDate? firstContact, Actor by, DateTime at)
    {
        PartyOf(by);
        RequireOpen();
        RequireOthers();
        Require(!IsOver(DateOnly.FromDateTime(at)), "Visits.Errors.IsOver");
        if (IsReported && (plan.Start != AgreedStart || plan.End != AgreedEnd))
        {
            throw new DomainException("Visits.Errors.ReportedDays") { Field = nameof(VisitPlan.Start) };
        }

        if (VisitDifference.Between(CurrentVersion.Plan, plan).Count == 0)
        {
            return false;
        }

        if (Status == VisitStatus.Postponed)
        {
            if (plan.Start == CurrentVersion.Plan.Start)
            {
                throw new DomainException("Visits.Errors.NewDates") { Field = nameof(VisitPlan.Start) };
            }

            Status = VisitStatus.Planning;
        }

        RequireNone(plan.OfLeft(CurrentVersion.Plan, HasLeft));
        var (moved, outside) = (DaysTo(plan), SlotsOutside(plan).Count());
        Write(plan, firstContact, by, at);
        if (outside > 0)
        {
            throw new DomainException("Visits.Errors.SlotsOutside", outside) { Field = nameof(VisitPlan.End) };
        }

        if (AgreedVersionNumber is null)
        {
            ShiftSchedule(moved);
        }

        Record(ActName.VisitRevised, by, at, CurrentVersionNumber);
        return true;
    }

    /// <summary>The party approves the plan in front of it. When the last one does, it is the plan by which they travel.</summary>
    /// <param name="afterDecline">Who approves knows of it, where its own organisation had declined this version.</param>
    public void Endorse(int versionNumber, Actor by, DateTime at, bool afterDecline = true)
    {
        by.RequireBinding();
        var party = PartyOf(by);
        RequireApprovable(at);
        var all = Approve(versionNumber, new VisitEndorsement(party, by, at), at, afterDecline);
        Record(ActName.VisitEndorsed, by, at, CurrentVersionNumber);
        if (all)
        {
            BeAgreed();
        }
    }

    /// <summary>A party has left the partnership, which goes on: it is not waited for. Nobody travels to who has left.</summary>
    public void FollowLeaving(Actor by, DateTime at)
    {
        if (SettleWithoutParty(MayStand, by, at))
        {
            BeAgreed();
        }
    }

    /// <summary>Who takes part is not who did: somebody is back, or a successor speaks for two.</summary>
    public void FollowPlaces(Actor by, DateTime at)
    {
        if (SettleMeanwhile(MayStand, by, at))
        {
            BeAgreed();
        }
    }

    private bool MayStand => Status is (VisitStatus.Planning or VisitStatus.Agreed) && TakesPart(CurrentVersion.Plan.HostId);

    /// <summary>Until all have approved; after that a changed plan is the way.</summary>
    public void WithdrawEndorsement(string reason, Actor by, DateTime at)
    {
        by.RequireBinding();
        PartyOf(by);
        RequireOpen();
        TakeBackApproval(reason, by, at);
        Record(ActName.VisitEndorsementWithdrawn, by, at, CurrentVersionNumber, reason);
    }

    /// <summary>A party that is asked will not approve the plan, in front of all or standing without it. Who wants no visit at all cancels it.</summary>
    public void Decline(int versionNumber, string reason, Actor by, DateTime at)
    {
        by.RequireBinding();
        RequireApprovable(at);
        Decline(versionNumber, reason, ActName.VisitDeclined, by, at);
    }

    /// <summary>It does not take place on its days; a changed plan says when, and is approved anew. What waited or was declined is put in front of the parties no longer.</summary>
    public void Postpone(VisitReason reason, string? text, Actor by, DateTime at)
    {
        GuardCalledOff(reason, text, by);
        Require(Status != VisitStatus.Postponed, "Visits.Errors.Postponed");
        RequirePartnership();
        RequireOthers();
        Require(!StandingPlan.End.HasPassed(DateOnly.FromDateTime(at)), "Visits.Errors.IsOver");
        (Status, Reason, ReasonText) = (VisitStatus.Postponed, reason, text);
        ClearAgreed();
        Record(ActName.VisitPostponed, by, at, word: text);
    }

    /// <summary>It does not take place, or did not.</summary>
    public void Cancel(VisitReason reason, string? text, Actor by, DateTime at)
    {
        by.RequireBinding();
        GuardCalledOff(reason, text, by);
        (Status, Reason, ReasonText) = (VisitStatus.Cancelled, reason, text);
        ClearAgreed();
        // Nobody can change who was to take part any more, not even at the person's wish.
        participants.ForEach(participant => participant.EraseName());
        Record(ActName.VisitCancelled, by, at, word: text);
    }

    private void GuardCalledOff(VisitReason reason, string? text, Actor by)
    {
        PartyOf(by);
        RequireOpen();
        // What all have approved, nobody calls off without being able to bind its town; also what was postponed since.
        if (AgreedAt is not null)
        {
            by.RequireBinding();
        }

        Require(!IsReported, "Visits.Errors.Reported");
        if (reason == VisitReason.Other && text is null)
        {
            throw new DomainException("Visits.Errors.WhichReason") { Field = nameof(ReasonText) };
        }
    }

    /// <summary>What is called off is the plan by which they were to travel.</summary>
    private void ClearAgreed()
    {
        if (AgreedVersion is { Plan: var agreed })
        {
            GoBackTo(AgreedVersionNumber!.Value);
            (Start, End) = (agreed.Start, agreed.End);
        }

        (AgreedVersionNumber, AgreedStart, AgreedEnd, ReportDue) = (null, null, null, null);
        Stand(CurrentVersion.Plan);
    }

    private void BeAgreed()
    {
        var plan = CurrentVersion.Plan;
        ShiftSchedule(DaysTo(plan));
        (Status, AgreedStart, AgreedEnd, ReportDue) = (VisitStatus.Agreed, plan.Start, plan.End, plan.ReportDue);
        Stand(plan);
    }

    private void Write(VisitPlan plan, PartialDate? firstContact, Actor by, DateTime at)
    {
        plan.Guard(PartyIds, firstContact, at);
        Require(TakesPart(plan.HostId), "Visits.Errors.HostHasLeft", nameof(HostId));
        GuardDelegation(plan);
        Add(number => new VisitVersion(number, plan, by, at));
        (Start, End) = (plan.Start, plan.End);
        if (AgreedVersionNumber is null)
        {
            Stand(plan);
        }
    }

    private void Stand(VisitPlan plan)
    {
        (Title, HostId, SortStart) = (plan.Title, plan.HostId, plan.Start);
        SortTitle = FoldedText.Cut(FoldedText.Fold(plan.Title), VisitPlan.TitleLimit);
    }

    /// <summary>Somebody can be asked to approve the plan in front of the parties.</summary>
    private void RequireApprovable(DateTime at)
    {
        RequireOpen();
        Require(Status != VisitStatus.Postponed, "Visits.Errors.Postponed");
        Require(AgreedVersionNumber != CurrentVersionNumber || !IsOver(DateOnly.FromDateTime(at)), "Visits.Errors.IsOver");
        Require(TakesPart(CurrentVersion.Plan.HostId), "Visits.Errors.HostHasLeft");
    }

    private void RequireOpen() => Require(Status != VisitStatus.Cancelled, "Visits.Errors.IsCancelled");
}

public enum VisitStatus
{
    /// <summary>No plan that all approved.</summary>
    Planning,

    /// <summary>It takes place, or took place, on the days of the plan.</summary>
    Agreed,

    /// <summary>Its new days are not known yet.</summary>
    Postponed,
    Cancelled,
}

/// <summary>Why a visit does not take place when it was to.</summary>
public enum VisitReason
{
    Visas,
    Funds,
    People,
    Health,
    Safety,
    Elections,
    Weather,
    NoLongerNeeded,
    Other,
}

/// <summary>A party of the partnership that hosts or travels.</summary>
public sealed class VisitParty : PlanParty
{
    private VisitParty()
    {
    }

    internal VisitParty(int organisationId)
        : base(organisationId)
    {
    }

    public int VisitId { get; private set; }
}
