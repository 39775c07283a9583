using MicPortal.Domain.Access;

namespace MicPortal.Domain.Partnerships;

/// <summary>What decides who may do what with a partnership. The entity and one SQL projection provide it.</summary>
/// <param name="ActorsAssociationHasMember">The actor's association has a party as accepted member.</param>
public sealed record PartnershipStanding(PartnershipStage Stage, IReadOnlyList<PartyStanding> Parties, bool ActorsAssociationHasMember)
{
    public static PartnershipStanding Of(Partnership partnership, bool actorsAssociationHasMember) =>
        new(partnership.Stage, [.. partnership.Parties.Select(party => new PartyStanding(party.OrganisationId, party.Answer, party.Publication, party.ReopensAt is not null, party.SplitFromId is not null, party.OnlyInId is not null, partnership.HasLeft(party.OrganisationId)))], actorsAssociationHasMember) { Id = partnership.Id, IsImported = partnership.Origin == PartnershipOrigin.Imported, ReportedById = partnership.ReportedById, HasSuccessor = partnership.SuccessorId is not null };

    /// <summary>For who acts under a mandate, which names partnerships.</summary>
    public int Id { get; init; }

    /// <summary>Those of its members that are parties know one of two records only.</summary>
    public bool ActorsAssociationKnowsOneRecord { get; init; }

    /// <summary>From a public source: every party may say how far it is seen before it has answered.</summary>
    public bool IsImported { get; init; }

    /// <summary>The association that reported it, which keeps sight of what it reported.</summary>
    public int? ReportedById { get; init; }

    /// <summary>It was entered twice, and nobody sees this record any more.</summary>
    public bool HasSuccessor { get; init; }

    /// <summary>How far everyone sees it now: the least open party decides, and nobody sees what one says is not theirs.</summary>
    public Publication PublishedAs => Parties.Any(party => party.Answer is PartyAnswer.NotOurs or PartyAnswer.WrongMunicipality) ? Publication.Nothing : Parties.Min(party => party.Publication);

    public PartyStanding? PartyOf(Actor actor) =>
        actor.OrganisationId is { } id && actor.ActsFor(id, Id) ? Parties.SingleOrDefault(party => party.OrganisationId == id) : null;
}

/// <param name="Reopens">Has asked, or agreed, to open the ended partnership again.</param>
/// <param name="KnowsOneRecord">It had left one of two records that became one, and never was in the other.</param>
/// <param name="CameBySplit">It may pass the place on to another that carries on for who had it.</param>
/// <param name="HasLeft">Before the partnership ended, if it has.</param>
public sealed record PartyStanding(int OrganisationId, PartyAnswer Answer, Publication Publication, bool Reopens = false, bool CameBySplit = false, bool KnowsOneRecord = false, bool HasLeft = false);

public static class PartnershipAccess
{
    /// <summary>Its parties, an association that one of them is a member of or that reported it, and everyone once every party lets its existence be known.</summary>
    public static bool CanView(PartnershipStanding standing, Actor actor) =>
        !standing.HasSuccessor
        && (standing.PartyOf(actor) is not null || standing.ActorsAssociationHasMember || (standing.ReportedById is { } reporter && reporter == actor.AssociationId) || IsPublic(standing, Publication.Existence));

    /// <summary>The parties' own texts are for the parties; an association reads those of its members. Who had left one of two records before they became one has no part in the joint one.</summary>
    public static bool CanViewJointRecord(PartnershipStanding standing, Actor actor) =>
        !standing.HasSuccessor && (standing.PartyOf(actor) is { KnowsOneRecord: false } || (standing.ActorsAssociationHasMember && !standing.ActorsAssociationKnowsOneRecord));

    /// <summary>As far as the reader took part in it.</summary>
    public static bool CanReadHistory(PartnershipStanding standing, Actor actor) =>
        !standing.HasSuccessor && (standing.PartyOf(actor) is not null || standing.ActorsAssociationHasMember);

    public static bool IsPublic(PartnershipStanding standing, Publication level) => standing.PublishedAs >= level;

    /// <summary>Also of an ended partnership; of an imported one, to which it is an objection, before the party has answered.</summary>
    public static bool CanPublish(PartnershipStanding standing, Actor actor) =>
        actor.Writes && standing.PartyOf(actor) is { } party && (party.Answer is PartyAnswer.Accepted or PartyAnswer.Ended || (party.Answer == PartyAnswer.None && standing.IsImported));

    public static bool CanAnswer(PartnershipStanding standing, Actor actor) =>
        actor.Writes && standing.PartyOf(actor) is { Answer: PartyAnswer.None or PartyAnswer.NotOurs or PartyAnswer.WrongMunicipality };

    /// <summary>Facts, its own part, and new agreements: an officer of a party that has accepted.</summary>
    public static bool CanEdit(PartnershipStanding standing, Actor actor) =>
        actor.Writes && standing.Stage != PartnershipStage.Ended && standing.PartyOf(actor) is { Answer: PartyAnswer.Accepted };

    /// <summary>End its part, and record what it signed on paper.</summary>
    public static bool CanBind(PartnershipStanding standing, Actor actor) => actor.Binds && CanEdit(standing, actor);

    public static bool CanInvite(PartnershipStanding standing, Actor actor) => actor.Role != UserRole.Mandated && CanEdit(standing, actor);

    /// <summary>A word beside an ending, also a party's own.</summary>
    public static bool CanState(PartnershipStanding standing, Actor actor) =>
        actor.Writes && standing.PartyOf(actor) is not null && standing.Parties.Any(party => party.Answer == PartyAnswer.Ended);

    /// <summary>Ask, or agree, to open it again: who was in it until it ended, unless everyone else says that there never was a partnership.</summary>
    public static bool CanReopen(PartnershipStanding standing, Actor actor) =>
        actor.Writes && actor.Binds && standing.Stage == PartnershipStage.Ended && standing.PartyOf(actor) is { Answer: PartyAnswer.Accepted or PartyAnswer.Ended, Reopens: false, HasLeft: false }
        && standing.Parties.Count(party => !party.HasLeft && party.Answer is not (PartyAnswer.NotOurs or PartyAnswer.WrongMunicipality or PartyAnswer.CarriedOn)) > 1;

    public static bool CanTakeReopeningBack(PartnershipStanding standing, Actor actor) =>
        actor.Writes && actor.Binds && standing.Stage == PartnershipStage.Ended && standing.PartyOf(actor) is { Reopens: true };

    /// <summary>Its place came by a split, and it has not said yet that another that carries on has it: an officer of it, for itself.</summary>
    public static bool CanPassOn(PartnershipStanding standing, Actor actor) => actor.Role == UserRole.Officer && standing.PartyOf(actor) is { CameBySplit: true };
}
