using MicPortal.Domain.Access;
using MicPortal.Domain.Common;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Partnerships;

namespace MicPortal.Domain.WorkingGroups;

/// <summary>
/// A City Working Group: a town's open committee for one partnership, with a coordinator in the municipality. Who sees the partnership sees the group and how
/// to join it.
/// </summary>
public sealed partial class WorkingGroup : AggregateRoot
{
    public const int PurposeLimit = 1000;
    public const int JoiningLimit = 600;
    public const int PostLimit = 100;
    public const int EmailLimit = 256;
    public const int ReasonLimit = 500;
    public const int MostMembers = 60;

    private readonly List<WorkingGroupMember> members = [];

    private WorkingGroup()
    {
    }

    public int PartnershipId { get; private set; }

    /// <summary>For queries.</summary>
    public Partnership? Partnership { get; private set; }

    public int MunicipalityId { get; private set; }

    /// <summary>For queries.</summary>
    public Municipality? Municipality { get; private set; }

    public bool IsDemo { get; private set; }

    public string Purpose { get; private set; } = "";

    /// <summary>How to join: when and where it meets, what is asked of members.</summary>
    public string Joining { get; private set; } = "";

    /// <summary>ISO 639-1: in which it writes.</summary>
    public string Language { get; private set; } = "";

    /// <summary>A post in the municipality.</summary>
    public string Coordinator { get; private set; } = "";

    /// <summary>The office's, not a person's.</summary>
    public string? CoordinatorEmail { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime OpenedAt { get; private set; }

    /// <summary>UTC; null while it works.</summary>
    public DateTime? EndedAt { get; private set; }

    public string? EndReason { get; private set; }

    public IReadOnlyCollection<WorkingGroupMember> Members => members;

    public static WorkingGroup Open(Partnership partnership, int municipalityId, WorkingGroupFacts facts, Actor by, DateTime at)
    {
        Require(partnership.Parties.Any(party => party.OrganisationId == municipalityId && party.Answer == PartyAnswer.Accepted), "WorkingGroups.Errors.NotAParty");
        var group = new WorkingGroup { PartnershipId = partnership.Id, MunicipalityId = municipalityId, IsDemo = partnership.IsDemo, OpenedAt = at };
        group.Say(facts);
        group.Record(ActName.WorkingGroupOpened, by, at);
        return group;
    }

    public void Change(WorkingGroupFacts facts, Actor by, DateTime at)
    {
        RequireOpen();
        Say(facts);
        Record(ActName.WorkingGroupChanged, by, at);
    }

    /// <summary>It works no more; what it did stays to be read.</summary>
    /// <param name="waiting">The requests to join that nobody has answered: they are refused with the same reason.</param>
    public void End(string reason, IReadOnlyCollection<JoinRequest> waiting, Actor by, DateTime at)
    {
        RequireOpen();
        (EndedAt, EndReason) = (at, reason);
        Record(ActName.WorkingGroupEnded, by, at, word: reason);
        foreach (var request in waiting)
        {
            request.RefuseWithEnd(reason, by, at);
        }
    }

    public void AddMember(MemberContent content, Actor by, DateTime at)
    {
        Require(!members.Exists(one => one.LeftAt is null && (one.Name == content.Name || (content.StakeholderId is not null && one.StakeholderId == content.StakeholderId))), "WorkingGroups.Errors.MemberTwice", nameof(content.Name));
        Admit(content, by, at);
    }

    /// <summary>Who asked to join; several may belong to no organisation and say it in the same word.</summary>
    internal void Admit(MemberContent content, Actor by, DateTime at)
    {
        RequireOpen();
        if (members.Count(one => one.LeftAt is null) >= MostMembers)
        {
            throw new DomainException("WorkingGroups.Errors.TooManyMembers", MostMembers);
        }

        members.Add(new WorkingGroupMember(content, at));
        Record(ActName.WorkingGroupMemberAdded, by, at, word: content.Name);
    }

    /// <summary>The row stays. A second click says nothing new.</summary>
    public void RemoveMember(int id, Actor by, DateTime at)
    {
        RequireOpen();
        var member = members.SingleOrDefault(one => one.Id == id) ?? throw new DomainException("WorkingGroups.Errors.MemberUnknown");
        if (member.LeftAt is null)
        {
            member.Leave(at);
            Record(ActName.WorkingGroupMemberLeft, by, at, word: member.Name);
        }
    }

    /// <summary>Its partnership was entered twice, and the other record goes on.</summary>
    public void PassTo(Partnership successor, Actor by, DateTime at)
    {
        PartnershipId = successor.Id;
        Record(ActName.WorkingGroupPassedToDuplicate, by, at);
    }

    /// <summary>Its municipality has a successor.</summary>
    public void PassTo(Municipality successor, Municipality former, Actor by, DateTime at) => Pass(successor, former, ActName.PassedToSuccessor, by, at);

    /// <summary>With the place in the partnership, from the lead of a split to another that carries on.</summary>
    public void PassOn(Municipality sister, Municipality lead, Actor by, DateTime at) => Pass(sister, lead, ActName.WorkingGroupPassedOn, by, at);

    private void Pass(Municipality successor, Municipality former, ActName act, Actor by, DateTime at)
    {
        MunicipalityId = successor.Id;
        Record(act, by, at, word: Succession.Word(former, successor));
    }

    private void Say(WorkingGroupFacts facts)
    {
        Require(!string.IsNullOrWhiteSpace(facts.Coordinator), "WorkingGroups.Errors.CoordinatorMissing", nameof(Coordinator));
        (Purpose, Joining, Language, Coordinator, CoordinatorEmail) = (facts.Purpose, facts.Joining, facts.Language, facts.Coordinator, facts.CoordinatorEmail);
    }

    private void RequireOpen() => Require(EndedAt is null, "WorkingGroups.Errors.HasEnded");
}

public sealed record WorkingGroupFacts(string Purpose, string Joining, string Language, string Coordinator, string? CoordinatorEmail);

/// <param name="StakeholderId">Of the town's directory; null for one that does not stand there.</param>
/// <param name="Name">Of the organisation, not of a person.</param>
/// <param name="Post">Who of it takes part.</param>
public sealed record MemberContent(int? StakeholderId, string Name, string? Post);

/// <summary>An organisation that takes part.</summary>
public sealed class WorkingGroupMember
{
    public const int NameLimit = 150;

    private WorkingGroupMember()
    {
    }

    internal WorkingGroupMember(MemberContent content, DateTime at) => (StakeholderId, Name, Post, JoinedAt) = (content.StakeholderId, content.Name, content.Post, at);

    public int Id { get; private set; }

    public int WorkingGroupId { get; private set; }

    public int? StakeholderId { get; private set; }

    public string Name { get; private set; } = "";

    public string? Post { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime JoinedAt { get; private set; }

    /// <summary>UTC; null while it takes part.</summary>
    public DateTime? LeftAt { get; private set; }

    internal void Leave(DateTime at) => LeftAt = at;
}

public static class WorkingGroupAccess
{
    /// <summary>An officer of a municipality that has accepted the partnership opens and runs its own town's group.</summary>
    /// <param name="municipalityId">Of the group.</param>
    public static bool CanRun(PartnershipStanding standing, int municipalityId, bool hasEnded, Actor actor) =>
        !hasEnded && actor.OrganisationId == municipalityId && PartnershipAccess.CanEdit(standing, actor);

    /// <summary>Who asked to join is told also once the group has ended, and where the others have ended the partnership.</summary>
    /// <param name="municipalityId">Of the group.</param>
    public static bool CanAnswer(PartnershipStanding standing, int municipalityId, Actor actor) =>
        actor.Writes && actor.OrganisationId == municipalityId && standing.PartyOf(actor) is { Answer: PartyAnswer.Accepted };
}
