using MicPortal.Domain.Access;

namespace MicPortal.Domain.Agreements;

/// <summary>What decides who may do what with an agreement. The entity and one SQL projection provide it.</summary>
/// <param name="IsPublished">Every party of the partnership publishes agreements, and none says that it is not theirs.</param>
/// <param name="ActorsAssociationHasParty">The actor's association has one of the agreement's parties as accepted member.</param>
/// <param name="PartnershipGoesOn">It has not ended.</param>
public sealed record AgreementStanding(
    AgreementStatus Status,
    int DraftingOrganisationId,
    bool IsOnPaper,
    IReadOnlyList<AgreementPartyStanding> Parties,
    bool IsPublished,
    bool ActorsAssociationHasParty,
    bool PartnershipGoesOn = true)
{
    /// <summary>For who acts under a mandate, which names partnerships.</summary>
    public int PartnershipId { get; init; }

    /// <summary>As many have signed as it needs, or all have confirmed the record of a paper.</summary>
    public bool IsInForce { get; init; }

    /// <summary>A co-signatory's signature is not recorded.</summary>
    public bool AwaitsCoSignature { get; init; }

    public static AgreementStanding Of(Agreement agreement, bool isPublished = false, bool actorsAssociationHasParty = false) => new(
        agreement.Status,
        agreement.DraftingOrganisationId,
        agreement.IsOnPaper,
        [.. agreement.Parties.Select(party => new AgreementPartyStanding(party.OrganisationId, agreement.CurrentVersion.EndorsementOf(party) is not null, party.Signature is not null, party.PaperConfirmedAt is not null)
        {
            HasGivenNotice = agreement.Terminations.Any(one => one.OrganisationId == party.OrganisationId),
            MayKeepApproval = agreement.MayKeepApproval(party),
        })],
        isPublished,
        actorsAssociationHasParty)
    {
        PartnershipId = agreement.PartnershipId,
        IsInForce = agreement.InForceAt is not null,
        AwaitsCoSignature = agreement.CurrentVersion.CoSignatories.Any(one => one.Signature is null),
    };

    public bool IsSignedByAny => Parties.Any(party => party.HasSigned);

    public AgreementPartyStanding? PartyOf(Actor actor) =>
        actor.OrganisationId is { } id && actor.ActsFor(id, PartnershipId) ? Parties.SingleOrDefault(party => party.OrganisationId == id) : null;

    /// <summary>The actor's party, where it can bind itself: it has accepted the partnership, and that goes on.</summary>
    public AgreementPartyStanding? BindingPartyOf(Actor actor) => PartnershipGoesOn && PartyOf(actor) is { HasAccepted: true } party ? party : null;
}

/// <param name="HasEndorsed">The current version.</param>
/// <param name="HasAccepted">The partnership.</param>
public sealed record AgreementPartyStanding(int OrganisationId, bool HasEndorsed, bool HasSigned, bool HasConfirmedPaper, bool HasAccepted = true)
{
    /// <summary>Its part of the agreement ends, or has ended.</summary>
    public bool HasGivenNotice { get; init; }

    /// <summary>It has approved the version that the current one may only correct.</summary>
    public bool MayKeepApproval { get; init; }
}

public static class AgreementAccess
{
    /// <summary>
    /// A draft: its drafting organisation alone. From the proposal on: the parties and the associations of which one is
    /// a member. Everyone: once it is signed and every party publishes agreements; the record of a paper, once every party has
    /// confirmed it.
    /// </summary>
    public static bool CanView(AgreementStanding standing, Actor actor)
    {
        if (standing.PartyOf(actor) is { } party)
        {
            return standing.Status != AgreementStatus.Draft || party.OrganisationId == standing.DraftingOrganisationId;
        }

        return (standing.Status != AgreementStatus.Draft && standing.ActorsAssociationHasParty) || IsPublic(standing);
    }

    public static bool IsPublic(AgreementStanding standing) =>
        standing.Status == AgreementStatus.Signed && standing.IsPublished && (!standing.IsOnPaper || standing.Parties.All(party => party.HasConfirmedPaper));

    /// <summary>Its parties' people, whatever state it is in: what the state forbids is told to them in words.</summary>
    public static bool ActsForParty(AgreementStanding standing, Actor actor) => standing.PartyOf(actor) is not null;

    /// <summary>Those of a party who write; a mayor's office does not.</summary>
    public static bool WritesForParty(AgreementStanding standing, Actor actor) => actor.Writes && standing.PartyOf(actor) is not null;

    /// <summary>Change the draft, revise the proposal, or correct the record of a paper that nobody else has confirmed.</summary>
    public static bool CanEdit(AgreementStanding standing, Actor actor) =>
        IsOwnDraft(standing, actor) || (actor.Writes && standing.Status != AgreementStatus.Draft && standing.BindingPartyOf(actor) is { } party
            && (standing.IsOnPaper ? actor.Binds && IsOwnUnconfirmedPaper(standing, party)
                : !standing.IsSignedByAny));

    public static bool CanPropose(AgreementStanding standing, Actor actor) => IsOwnDraft(standing, actor) && standing.BindingPartyOf(actor) is not null;

    public static bool CanDelete(AgreementStanding standing, Actor actor) => IsOwnDraft(standing, actor);

    public static bool CanDecline(AgreementStanding standing, Actor actor) =>
        standing.Status is AgreementStatus.Proposed or AgreementStatus.Endorsed && standing.PartyOf(actor) is { HasSigned: false } party && (actor.Binds || !party.HasEndorsed);

    public static bool CanEndorse(AgreementStanding standing, Actor actor) =>
        actor.Binds && standing.Status is AgreementStatus.Proposed && standing.BindingPartyOf(actor) is { HasEndorsed: false };

    public static bool CanWithdrawEndorsement(AgreementStanding standing, Actor actor) =>
        actor.Binds && standing.Status is AgreementStatus.Proposed or AgreementStatus.Endorsed && standing.PartyOf(actor) is { HasSigned: false } party && (party.HasEndorsed || party.MayKeepApproval);

    /// <summary>Talk about the text: any party's people, the mayor's office too, until somebody has signed.</summary>
    public static bool CanRemark(AgreementStanding standing, Actor actor) =>
        standing.PartyOf(actor) is not null && Agreement.IsTalkedAbout(standing.Status, standing.IsSignedByAny);

    /// <summary>In place of an approval, as long as the text can change.</summary>
    public static bool CanReturn(AgreementStanding standing, Actor actor) => actor.Role == UserRole.MayorsOffice && CanEndorse(standing, actor) && !standing.IsSignedByAny;

    /// <summary>An officer records signatures; the mayor's office, who gives them, may too.</summary>
    public static bool CanSign(AgreementStanding standing, Actor actor) =>
        actor.Binds && standing.Status is AgreementStatus.Endorsed or AgreementStatus.Signed && standing.BindingPartyOf(actor) is { HasSigned: false };

    public static bool CanConfirmPaper(AgreementStanding standing, Actor actor) =>
        actor.Binds && AsksAboutPaper(standing) && standing.BindingPartyOf(actor) is { HasConfirmedPaper: false };

    /// <summary>Like declining: also for a party that has not accepted the partnership.</summary>
    public static bool CanDisputePaper(AgreementStanding standing, Actor actor) =>
        AsksAboutPaper(standing) && standing.PartyOf(actor) is { HasConfirmedPaper: false };

    /// <summary>Like declining: also where the partnership has ended meanwhile.</summary>
    public static bool CanTakeBackPaper(AgreementStanding standing, Actor actor) =>
        actor.Writes && actor.Binds && standing.PartyOf(actor) is { } party && IsOwnUnconfirmedPaper(standing, party);

    /// <summary>Once a party has signed.</summary>
    public static bool CanCoSign(AgreementStanding standing, Actor actor) =>
        actor.Writes && actor.Binds && standing.AwaitsCoSignature && standing.IsSignedByAny && standing.Status != AgreementStatus.TakenBack && standing.PartyOf(actor) is not null;

    /// <summary>Like declining: also for a party that no longer stands behind the partnership.</summary>
    public static bool CanTerminate(AgreementStanding standing, Actor actor) =>
        actor.Writes && actor.Binds && standing.IsInForce && standing.PartyOf(actor) is { HasSigned: true, HasGivenNotice: false };

    /// <summary>Each party that is bound looks at it again for itself.</summary>
    public static bool CanReview(AgreementStanding standing, Actor actor) =>
        actor.Writes && standing.IsInForce && standing.PartyOf(actor) is { HasSigned: true, HasGivenNotice: false };

    /// <summary>A word beside a notice, also a party's own.</summary>
    public static bool CanState(AgreementStanding standing, Actor actor) =>
        actor.Writes && standing.PartyOf(actor) is not null && standing.Parties.Any(party => party.HasGivenNotice);

    /// <summary>A draft that renews or amends it, by who is still bound.</summary>
    public static bool CanFollow(AgreementStanding standing, Actor actor) =>
        actor.Writes && standing.IsInForce && standing.BindingPartyOf(actor) is { HasSigned: true, HasGivenNotice: false }
        && standing.Parties.Count(party => party is { HasSigned: true, HasGivenNotice: false }) > 1;

    private static bool AsksAboutPaper(AgreementStanding standing) => standing.IsOnPaper && standing.Status == AgreementStatus.Signed;

    private static bool IsOwnUnconfirmedPaper(AgreementStanding standing, AgreementPartyStanding party) =>
        AsksAboutPaper(standing) && party.OrganisationId == standing.DraftingOrganisationId && !standing.Parties.All(other => other.HasConfirmedPaper);

    private static bool IsOwnDraft(AgreementStanding standing, Actor actor) =>
        actor.Writes && standing.Status == AgreementStatus.Draft && standing.PartyOf(actor)?.OrganisationId == standing.DraftingOrganisationId;
}
