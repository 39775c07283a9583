using System.Globalization;
using MicPortal.Domain.Access;
using MicPortal.Domain.Common;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Partnerships;
using MicPortal.Domain.Plans;

namespace MicPortal.Domain.Strategies;

/// <summary>
/// The joint strategy of a partnership: what its parties mean to reach in some years. Each endorses one and the same text by a decision of
/// its own; once all have, it is in force for its years. A changed text is endorsed anew while the one before stands.
/// </summary>
public sealed class Strategy : PlannedRecord<StrategyPlan, StrategyParty, StrategyVersion, StrategyEndorsement>
{
    public const int ReasonLimit = PlanParty.ReasonLimit;
    public const int AgreementKeysLimit = 300;

    /// <summary>So long before its end the parties are asked what comes next.</summary>
    public const int EndingMonths = 6;

    /// <summary>A body may decide on a text that somebody enters later, but not so many years later.</summary>
    public const int DecisionYears = 2;

    private Strategy()
    {
    }

    /// <summary>Of the text that stands: the one that all endorsed; while there is none, the current one.</summary>
    public string Title { get; private set; } = "";

    /// <summary>Folded, by which lists are ordered and searched.</summary>
    public string SortTitle { get; private set; } = "";

    /// <summary>Of the text that stands, in which its title is.</summary>
    public string Language { get; private set; } = "";

    /// <summary>Of the text that stands.</summary>
    public int FromYear { get; private set; }

    /// <summary>Of the text that stands.</summary>
    public int UntilYear { get; private set; }

    /// <summary>Ids of the agreements that are part of the text that stands, each between blanks, for queries.</summary>
    public string AgreementKeys { get; private set; } = " ";

    /// <summary>Who proposed it.</summary>
    public int ProposedByOrganisationId { get; private set; }

    /// <summary>UTC; of a proposal that never was endorsed by all, and was taken back or declined.</summary>
    public DateTime? TakenBackAt { get; private set; }

    public string? TakeBackReason { get; private set; }

    /// <summary>Who declined the proposal; null where who proposed took it back.</summary>
    public int? DeclinedByOrganisationId { get; private set; }

    /// <summary>Who has accepted the partnership, and is none of its parties: a changed text takes them in.</summary>
    public IEnumerable<int> NewcomerIds => Under.Parties.Where(party => party.Answer == PartyAnswer.Accepted && !IsParty(party.OrganisationId)).Select(party => party.OrganisationId);

    /// <summary>Of those who have accepted the partnership; they read it at once. Nobody else could approve it.</summary>
    /// <param name="inForce">The years of other strategies of the partnership that all have endorsed.</param>
    public static Strategy Propose(Partnership partnership, StrategyPlan plan, IReadOnlyCollection<StrategyYears> inForce, Actor by, DateTime at)
    {
        var strategy = new Strategy { ProposedByOrganisationId = by.OrganisationId ?? 0 };
        var parties = partnership.Parties.Where(party => party.Answer == PartyAnswer.Accepted).Select(party => party.OrganisationId).ToList();
        Require(parties.Count > 1, "Strategies.Errors.NotAccepted");
        strategy.OpenUnder(partnership, parties, id => new StrategyParty(id), by);
        strategy.Write(plan, partnership.FirstContact, inForce, by, at);
        strategy.Record(ActName.StrategyProposed, by, at, 1);
        return strategy;
    }

    public static string AgreementKey(int agreementId) => string.Create(CultureInfo.InvariantCulture, $" {agreementId} ");

    /// <summary>Any party changes the text: a new version, which asks all again, and takes in who has accepted the partnership since. Without a real difference nothing happens.</summary>
    /// <returns>Whether there is a new version.</returns>
    public bool Revise(StrategyPlan plan, PartialDate? firstContact, IReadOnlyCollection<StrategyYears> inForce, Actor by, DateTime at)
    {
        PartyOf(by);
        RequireOpen();
        var newcomerIds = NewcomerIds.ToList();
        RequireOthers(newcomerIds.Count);
        if (newcomerIds.Count == 0 && StrategyDifference.Between(CurrentVersion.Plan, plan).Count == 0)
        {
            return false;
        }

        RequireNone(plan.OfLeft(HasLeft));
        newcomerIds.ForEach(id => TakeIn(new StrategyParty(id)));
        Write(plan, firstContact, inForce, by, at);
        Record(ActName.StrategyRevised, by, at, CurrentVersionNumber);
        return true;
    }

    /// <summary>The party endorses the text in front of it. When the last one does, it is in force for its years.</summary>
    public void Endorse(int versionNumber, StrategyDecision decision, IReadOnlyCollection<StrategyYears> inForce, Actor by, DateTime at)
    {
        by.RequireItself();
        var party = PartyOf(by);
        RequireOpen();
        Require(!decision.On.IsInFuture(at), "Strategies.Errors.DecidedInFuture", "On");
        if (versionNumber == CurrentVersionNumber)
        {
            if (decision.On.CertainlyBefore(PartialDate.From(DateOnly.FromDateTime(CurrentVersion.WrittenAt).AddYears(-DecisionYears))))
            {
                throw new DomainException("Strategies.Errors.DecidedLongBefore", DecisionYears) { Field = "On" };
            }

            Require(AgreedVersionNumber != CurrentVersionNumber || UntilYear >= at.Year, "Strategies.Errors.IsOver");
            RequireFree(CurrentVersion.Plan, inForce, "");
        }

        var all = Approve(versionNumber, new StrategyEndorsement(party, decision, by, at), at);
        Record(ActName.StrategyEndorsed, by, at, CurrentVersionNumber);
        if (all)
        {
            BeAgreed(at);
        }
    }

    /// <summary>A party has left the partnership, which goes on: it is not waited for.</summary>
    public void FollowLeaving(IReadOnlyCollection<StrategyYears> inForce, Actor by, DateTime at)
    {
        RequireOpen();
        if (SettleWithoutParty(!inForce.Any(CurrentVersion.Plan.Overlaps), by, at))
        {
            BeAgreed(at);
        }
    }

    /// <summary>Who takes part is not who did, or the years of another strategy are not the same: what all had endorsed may stand now.</summary>
    public void FollowOthers(IReadOnlyCollection<StrategyYears> inForce, Actor by, DateTime at)
    {
        if (SettleMeanwhile(TakenBackAt is null && !inForce.Any(CurrentVersion.Plan.Overlaps), by, at))
        {
            BeAgreed(at);
        }
    }

    /// <summary>Until all have endorsed; after that a revision is the way.</summary>
    public void WithdrawEndorsement(string reason, Actor by, DateTime at)
    {
        by.RequireItself();
        RequireOpen();
        TakeBackApproval(reason, by, at);
        Record(ActName.StrategyEndorsementWithdrawn, by, at, CurrentVersionNumber, reason);
    }

    /// <summary>
    /// Who proposed what not all have endorsed takes it back: the strategy, or the revision of one that stands. What another wrote before
    /// it, and has not taken back, is in front of the parties again.
    /// </summary>
    public void TakeBack(string reason, IReadOnlyCollection<StrategyYears> inForce, Actor by, DateTime at)
    {
        PartyOf(by);
        RequireOpen();
        Require(AgreedVersionNumber != CurrentVersionNumber, "Plans.Errors.AllHaveEndorsed");
        // What a party wrote that has left since, any that remains may take back.
        Require(by.OrganisationId == TakesBackId || (TakesBackId is { } writer && HasLeft(writer)), "Strategies.Errors.NotYours");
        GiveUp(ActName.StrategyTakenBack, reason, inForce, by, at);
    }

    /// <summary>
    /// A party that is asked will not endorse what another proposed, or its mayor's office what its officers did: nobody is asked any more, and what stood before it stands. Of what stands
    /// without it, it alone is not asked any more.
    /// </summary>
    /// <param name="versionNumber">The one that was read: what declining it means depends on whether it stands.</param>
    public void Decline(int versionNumber, string reason, IReadOnlyCollection<StrategyYears> inForce, Actor by, DateTime at)
    {
        by.RequireItself();
        RequireOpen();
        if (AgreedVersionNumber == CurrentVersionNumber)
        {
            Require(UntilYear >= at.Year, "Strategies.Errors.IsOver");
            Decline(versionNumber, reason, ActName.StrategyDeclined, by, at);
            return;
        }

        var party = RequireMayDecline(versionNumber, by);
        Require(!by.Writes || party.OrganisationId != CurrentVersion.WrittenByOrganisationId, "Strategies.Errors.OwnText");
        CurrentVersion.EndorsementOf(party)?.Withdraw(reason, at);
        if (AgreedVersionNumber is null)
        {
            DeclinedByOrganisationId = by.OrganisationId;
        }

        GiveUp(ActName.StrategyDeclined, reason, inForce, by, at);
    }

    /// <summary>Its partnership was entered twice, and the other record goes on.</summary>
    public void PassTo(Partnership successor, Actor by, DateTime at) => PassTo(successor, ActName.StrategyPassedToDuplicate, by, at);

    /// <summary>Needs everything that belongs to the strategy.</summary>
    public void PassTo(Municipality successor, Municipality former, Actor by, DateTime at) => PassTo(successor, former, ActName.PassedToSuccessor, by, at);

    /// <summary>With the place in the partnership, from the lead of a split, which is there as before, to another that carries on.</summary>
    public void PassOn(Municipality sister, Municipality lead, Actor by, DateTime at) => PassTo(sister, lead, ActName.StrategyPassedOn, by, at);

    private protected override void Pass(Func<int, int> passed) => (ProposedByOrganisationId, DeclinedByOrganisationId) = (passed(ProposedByOrganisationId), DeclinedByOrganisationId is { } declined ? passed(declined) : null);

    /// <summary>Who may take back what is in front of the parties.</summary>
    private int? TakesBackId => AgreedVersionNumber is null ? ProposedByOrganisationId : CurrentVersion.WrittenByOrganisationId;

    private void GiveUp(ActName act, string reason, IReadOnlyCollection<StrategyYears> inForce, Actor by, DateTime at)
    {
        var number = CurrentVersionNumber;
        if (AgreedVersionNumber is { } agreed)
        {
            CurrentVersion.BeTakenBack(at);
            GoBackTo(Versions.Where(version => version.Number >= agreed && version.TakenBackAt is null).Max(version => version.Number));
        }
        else
        {
            (TakenBackAt, TakeBackReason) = (at, reason);
        }

        Record(act, by, at, number, reason);
        // Who had not approved the one before may have left since.
        if (TakenBackAt is null && !inForce.Any(CurrentVersion.Plan.Overlaps) && Settle(at))
        {
            BeAgreed(at);
            Record(ActName.PlanStandsWithoutParty, by, at, CurrentVersionNumber);
        }
    }

    private void Write(StrategyPlan plan, PartialDate? firstContact, IReadOnlyCollection<StrategyYears> inForce, Actor by, DateTime at)
    {
        plan.Guard(PartyIds, firstContact);
        RequireFree(plan, inForce, nameof(FromYear));
        Add(number => new StrategyVersion(number, plan, by, at));
        if (AgreedVersionNumber is null)
        {
            Stand(plan);
        }
    }

    private void BeAgreed(DateTime at)
    {
        CurrentVersion.BeAgreed(at);
        Stand(CurrentVersion.Plan);
    }

    private void Stand(StrategyPlan plan)
    {
        (Title, Language, FromYear, UntilYear) = (plan.Title, plan.Language, plan.FromYear, plan.UntilYear);
        SortTitle = FoldedText.Cut(FoldedText.Fold(plan.Title), StrategyPlan.TitleLimit);
        AgreementKeys = $" {string.Join(' ', plan.AgreementIds)} ";
    }

    /// <summary>A year has one strategy.</summary>
    private static void RequireFree(StrategyPlan plan, IReadOnlyCollection<StrategyYears> inForce, string field)
    {
        if (inForce.FirstOrDefault(plan.Overlaps) is { } other)
        {
            object[] named = other.Title is null ? [] : [other.Title, other.From, other.Until];
            throw new DomainException(other.Title is null ? "Strategies.Errors.YearsTakenByOthers" : "Strategies.Errors.YearsTaken", named) { Field = field.Length == 0 ? null : field };
        }
    }

    private void RequireOpen() => Require(TakenBackAt is null, "Strategies.Errors.IsTakenBack");
}

/// <summary>How it stands in a year; computed and stored nowhere.</summary>
public enum StrategyState
{
    /// <summary>Not all have endorsed a text of it.</summary>
    Proposed,

    /// <summary>All have endorsed it, and its first year is to come.</summary>
    Coming,
    InForce,
    Past,

    /// <summary>Its partnership ended before its years did, or before all had endorsed it.</summary>
    Ended,
    TakenBack,
}
