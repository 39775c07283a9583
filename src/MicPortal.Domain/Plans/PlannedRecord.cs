using MicPortal.Domain.Access;
using MicPortal.Domain.Common;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Partnerships;

namespace MicPortal.Domain.Plans;

/// <summary>
/// What some parties of a partnership do by a plan that each of them approves as one version. A changed plan is a new version and asks
/// all again, while the one that all approved last stands. All are those who still take part in the partnership. Every act needs the partnership with its parties.
/// </summary>
public abstract class PlannedRecord<TPlan, TParty, TVersion, TEndorsement> : AggregateRoot
    where TPlan : IPlan<TPlan>
    where TParty : PlanParty
    where TVersion : PlanVersion<TPlan, TParty, TEndorsement>
    where TEndorsement : PlanEndorsement<TParty>
{
    private readonly List<TParty> parties = [];
    private readonly List<TVersion> versions = [];

    /// <summary>Of a new record, which no query has given its partnership yet.</summary>
    private Partnership? openedUnder;

    public int PartnershipId { get; private set; }

    /// <summary>For acts, which ask who takes part, and for queries.</summary>
    public Partnership? Partnership { get; private set; }

    public bool IsDemo { get; private set; }

    public int CurrentVersionNumber { get; private set; }

    /// <summary>The plan that all parties approved last; null while there is none, and once it does not stand any more.</summary>
    public int? AgreedVersionNumber { get; private protected set; }

    /// <summary>UTC; when there was the first one.</summary>
    public DateTime? AgreedAt { get; private set; }

    public IReadOnlyCollection<TParty> Parties => parties;

    public IReadOnlyCollection<TVersion> Versions => versions;

    public TVersion CurrentVersion => versions.Single(version => version.Number == CurrentVersionNumber);

    public TVersion? AgreedVersion => versions.SingleOrDefault(version => version.Number == AgreedVersionNumber);

    protected IReadOnlyCollection<int> PartyIds => [.. parties.Select(party => party.OrganisationId)];

    /// <summary>Of those who still take part in the partnership.</summary>
    protected IReadOnlyCollection<int> RemainingIds => [.. Remaining.Select(party => party.OrganisationId)];

    private protected Partnership Under => Partnership ?? openedUnder!;

    /// <summary>Who still takes part in the partnership: it alone is asked.</summary>
    private List<TParty> Remaining => parties.FindAll(party => TakesPart(party.OrganisationId));

    /// <summary>Whose act it is. Who has left the others writes nothing any more.</summary>
    public TParty PartyOf(Actor actor)
    {
        var party = parties.Find(party => party.OrganisationId == actor.OrganisationId) ?? throw new DomainException("Plans.Errors.NotAParty");
        Require(!Under.HasLeft(party.OrganisationId), "Plans.Errors.YouHaveLeft");
        return party;
    }

    protected bool IsParty(int organisationId) => parties.Exists(party => party.OrganisationId == organisationId);

    protected bool TakesPart(int organisationId) => Under.TakesPart(organisationId);

    protected bool HasLeft(int organisationId) => Under.HasLeft(organisationId);

    /// <summary>Of a new record.</summary>
    protected void OpenUnder(Partnership partnership, IReadOnlyCollection<int> organisationIds, Func<int, TParty> party, Actor by)
    {
        var ids = organisationIds.Distinct().ToList();
        Require(ids.Count > 1, "Plans.Errors.TwoParties", "Parties");
        foreach (var id in ids)
        {
            Require(partnership.Parties.Any(one => one.OrganisationId == id), "Plans.Errors.NotOfPartnership");
            Require(partnership.TakesPart(id), "Plans.Errors.PartyHasLeft");
        }

        (PartnershipId, openedUnder, IsDemo) = (partnership.Id, partnership, partnership.IsDemo);
        parties.AddRange(ids.Select(party));
        PartyOf(by);
    }

    /// <summary>With a changed plan, which asks it, too.</summary>
    protected void TakeIn(TParty party) => parties.Add(party);

    /// <summary>Where the partnership has ended altogether, nobody could go on with it.</summary>
    protected void RequirePartnership() => Require(Under.EndedAt is null, "Partnerships.Errors.HasEnded");

    /// <summary>A changed plan asks all who remain: one alone has nobody to approve it with, and what was approved stays.</summary>
    /// <param name="newcomers">How many the changed plan takes in.</param>
    protected void RequireOthers(int newcomers = 0) => Require(Remaining.Count + newcomers > 1, "Plans.Errors.LeftAlone");

    private void RequireTwo() => Require(Remaining.Count > 1, "Plans.Errors.FewerThanTwo");

    /// <summary>All that is wrong with a changed plan is asked for at once.</summary>
    protected static void RequireNone(IEnumerable<DomainException> wrong)
    {
        if (DomainException.Of(wrong) is { } asked)
        {
            throw asked;
        }
    }

    /// <summary>The next version, which asks all. Needs the latest one.</summary>
    protected void Add(Func<int, TVersion> version)
    {
        CurrentVersionNumber = versions.Select(one => one.Number).DefaultIfEmpty().Max() + 1;
        versions.Add(version(CurrentVersionNumber));
    }

    /// <summary>What came after it is in front of the parties no longer; its numbers are not given again.</summary>
    protected void GoBackTo(int versionNumber) => CurrentVersionNumber = versionNumber;

    /// <summary>What was in front of the parties before <see cref="GoBackTo"/> is so again. Needs the latest one.</summary>
    protected void GoOnWithLatest() => CurrentVersionNumber = versions.Max(version => version.Number);

    /// <summary>What was read is still the plan in front of the parties.</summary>
    protected void RequireCurrent(int versionNumber)
    {
        if (versionNumber != CurrentVersionNumber)
        {
            throw new DomainException("Plans.Errors.OldVersion", versionNumber, CurrentVersionNumber);
        }
    }

    /// <summary>Of the plan in front of the party, also where it had declined it.</summary>
    /// <param name="afterDecline">That was read; otherwise a colleague's refusal since then stands.</param>
    /// <returns>Whether all have approved it now: then it stands.</returns>
    protected bool Approve(int versionNumber, TEndorsement endorsement, DateTime at, bool afterDecline = true)
    {
        RequireCurrent(versionNumber);
        RequireTwo();
        Require(afterDecline || endorsement.Party.DeclinedVersionNumber != CurrentVersionNumber, "Plans.Errors.DeclinedMeanwhile");
        CurrentVersion.Add(endorsement);
        endorsement.Party.DeclineNoMore();
        return Settle(at);
    }

    /// <summary>Who acts has left: what all who remain have approved stands with that.</summary>
    /// <param name="may">Nothing else stands in its way.</param>
    /// <returns>Whether it does now.</returns>
    protected bool SettleWithoutParty(bool may, Actor by, DateTime at)
    {
        var stands = may && Settle(at);
        Record(stands ? ActName.PlanStandsWithoutParty : ActName.PlanPartyLeft, by, at, CurrentVersionNumber);
        return stands;
    }

    /// <summary>What stood in its way may be gone: who was waited for does not take part any more, or is back and had approved.</summary>
    /// <returns>Whether it stands now, and did not before.</returns>
    protected bool SettleMeanwhile(bool may, Actor by, DateTime at)
    {
        if (!may || !Settle(at))
        {
            return false;
        }

        Record(ActName.PlanStandsWithoutParty, by, at, CurrentVersionNumber);
        return true;
    }

    /// <summary>It stands once all who still take part have approved it.</summary>
    /// <returns>Whether it does now, and did not before.</returns>
    protected bool Settle(DateTime at)
    {
        if (AgreedVersionNumber == CurrentVersionNumber || Remaining is not { Count: > 1 } asked || !asked.TrueForAll(party => CurrentVersion.EndorsementOf(party) is not null))
        {
            return false;
        }

        (AgreedVersionNumber, AgreedAt) = (CurrentVersionNumber, AgreedAt ?? at);
        CurrentVersion.ComeIntoForce(at);
        return true;
    }

    /// <summary>Until all have approved; after that a changed plan is the way. Where the partnership has ended, nothing waits that it could hold up.</summary>
    protected void TakeBackApproval(string reason, Actor by, DateTime at)
    {
        var endorsement = CurrentVersion.EndorsementOf(PartyOf(by)) ?? throw new DomainException("Plans.Errors.NotEndorsed");
        Require(AgreedVersionNumber != CurrentVersionNumber, "Plans.Errors.AllHaveEndorsed");
        RequirePartnership();
        endorsement.Withdraw(reason, at);
    }

    /// <summary>A party, also the one that wrote it, will not approve the plan in front of it: it is not asked any more, until there is another. It may still approve.</summary>
    /// <param name="versionNumber">The one that was read.</param>
    protected void Decline(int versionNumber, string reason, ActName act, Actor by, DateTime at)
    {
        var party = RequireMayDecline(versionNumber, by);
        RequireTwo();
        Require(CurrentVersion.EndorsementOf(party) is null, "Plans.Errors.YouHaveApproved");
        Require(party.DeclinedVersionNumber != CurrentVersionNumber, "Plans.Errors.YouHaveDeclined");
        party.Decline(CurrentVersionNumber, reason, at);
        Record(act, by, at, CurrentVersionNumber, reason);
    }

    protected TParty RequireMayDecline(int versionNumber, Actor by)
    {
        var party = PartyOf(by);
        RequirePartnership();
        RequireCurrent(versionNumber);
        return party;
    }

    /// <summary>Its partnership was entered twice, and the other record goes on.</summary>
    protected void PassTo(Partnership successor, ActName act, Actor by, DateTime at)
    {
        PartnershipId = successor.Id;
        Record(act, by, at);
    }

    /// <summary>A party's municipality has a successor, who goes on with what it planned: the ids that say which party pass on together, and no text changes. Needs everything that belongs to the record.</summary>
    protected void PassTo(Municipality successor, Municipality former, ActName act, Actor by, DateTime at)
    {
        if (!IsParty(former.Id) || IsParty(successor.Id))
        {
            return;
        }

        int Passed(int id) => id == former.Id ? successor.Id : id;
        parties.ForEach(party => party.Pass(Passed));
        versions.ForEach(version => version.Pass(Passed));
        Pass(Passed);
        Record(act, by, at, word: Succession.Word(former, successor));
    }

    /// <summary>What the record has beside its plans.</summary>
    private protected abstract void Pass(Func<int, int> passed);
}

/// <summary>The whole that a party approves, as one version.</summary>
public interface IPlan<out TPlan>
{
    /// <summary>A party has a successor.</summary>
    TPlan Pass(Func<int, int> passed);
}

/// <summary>A party of the partnership that takes part.</summary>
public abstract class PlanParty
{
    public const int ReasonLimit = 500;

    protected PlanParty()
    {
    }

    protected PlanParty(int organisationId) => OrganisationId = organisationId;

    public int Id { get; private set; }

    public int OrganisationId { get; private set; }

    /// <summary>For queries.</summary>
    public Organisation? Organisation { get; private set; }

    /// <summary>The version that it does not want.</summary>
    public int? DeclinedVersionNumber { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime? DeclinedAt { get; private set; }

    public string? DeclineReason { get; private set; }

    internal void Decline(int versionNumber, string reason, DateTime at) => (DeclinedVersionNumber, DeclinedAt, DeclineReason) = (versionNumber, at, reason);

    /// <summary>It has approved after all: should it withdraw that, it is asked again.</summary>
    internal void DeclineNoMore() => (DeclinedVersionNumber, DeclinedAt, DeclineReason) = (null, null, null);

    internal void Pass(Func<int, int> passed) => OrganisationId = passed(OrganisationId);
}
