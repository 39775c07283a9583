using MicPortal.Domain.Access;
using MicPortal.Domain.Common;
using MicPortal.Domain.Organisations;

namespace MicPortal.Domain.Partnerships;

/// <summary>
/// A newcomer joins when all agree: a party invites it, the others consent, and only then it is asked. Until it accepts, it is no party.
/// </summary>
public sealed partial class Partnership
{
    private readonly List<PartnershipInvitation> invitations = [];

    public IReadOnlyCollection<PartnershipInvitation> Invitations => invitations;

    /// <summary>Also one that has left can be invited again. The inviting party consents with it.</summary>
    public void Invite(Organisation newcomer, Actor by, DateTime at)
    {
        by.RequireItself();
        AcceptedPartyOf(by);
        Require(Stage != PartnershipStage.Ended, "Partnerships.Errors.HasEnded");
        Require(!Remaining.Any(party => party.OrganisationId == newcomer.Id), "Partnerships.Errors.AlreadyAParty");
        Require(!invitations.Any(one => one.IsOpen && one.OrganisationId == newcomer.Id), "Partnerships.Errors.AlreadyInvited");
        RequirePlace();
        var invitation = new PartnershipInvitation(newcomer.Id, by.OrganisationId!.Value, at);
        invitations.Add(invitation);
        Agree(invitation, by, at);
        Record(ActName.PartnershipPartyInvited, by, at, word: newcomer.Name);
    }

    /// <summary>With the last consent the newcomer is asked.</summary>
    public void ConsentToInvitation(int newcomerId, Actor by, DateTime at)
    {
        by.RequireItself();
        AcceptedPartyOf(by);
        var invitation = OpenInvitationOf(newcomerId);
        Require(!invitation.Consents.Any(consent => consent.OrganisationId == by.OrganisationId), "Partnerships.Errors.AlreadyAnswered");
        Agree(invitation, by, at);
        Record(ActName.PartnershipInvitationConsented, by, at, word: invitation.Organisation?.Name);
    }

    /// <summary>A party does not want the newcomer, or no longer, or the newcomer does not want to join.</summary>
    public void RefuseInvitation(int newcomerId, string reason, Actor by, DateTime at)
    {
        by.RequireItself();
        var invitation = OpenInvitationOf(newcomerId);
        if (by.OrganisationId != newcomerId || invitation.AskedAt is null)
        {
            AcceptedPartyOf(by);
        }

        invitation.Close(by.OrganisationId!.Value, reason, at);
        var act = by.OrganisationId == invitation.InvitedByOrganisationId ? ActName.PartnershipInvitationTakenBack
            : invitation.Consents.Any(consent => consent.OrganisationId == by.OrganisationId) ? ActName.PartnershipConsentWithdrawn
            : ActName.PartnershipInvitationRefused;
        Record(act, by, at, word: invitation.Organisation is { } newcomer ? $"{newcomer.Name}: {reason}" : reason);
    }

    /// <summary>The newcomer accepts, with its own path and vision. Who has become a party since it was asked consents first.</summary>
    /// <param name="organisations">Of the parties and the newcomer.</param>
    public void Join(OwnPart part, IReadOnlyCollection<Organisation> organisations, Actor by, DateTime at)
    {
        by.RequireItself();
        var invitation = OpenInvitationOf(by.OrganisationId ?? 0);
        Require(invitation.AskedAt is not null, "Partnerships.Errors.NotInvited");
        Require(Stage != PartnershipStage.Ended, "Partnerships.Errors.HasEnded");
        Require(HasAllConsents(invitation), "Partnerships.Errors.ConsentAwaited");
        // Several may have been invited while there was a place for each of them.
        RequirePlace();
        var party = parties.SingleOrDefault(one => one.OrganisationId == invitation.OrganisationId);
        if (party is null)
        {
            // It begins where the others stand: if it says less, they are told.
            party = new PartnershipParty(invitation.OrganisationId, PartnershipStanding.Of(this, false).PublishedAs);
            parties.Add(party);
        }

        party.Accept(part, by, at);
        invitation.Join(at);
        FollowParties(organisations);
        FollowAnswers(at);
        Record(ActName.PartnershipJoined, by, at);
    }

    private PartnershipInvitation OpenInvitationOf(int newcomerId) =>
        invitations.SingleOrDefault(one => one.IsOpen && one.OrganisationId == newcomerId) ?? throw new DomainException("Partnerships.Errors.NotInvited");

    private void Agree(PartnershipInvitation invitation, Actor by, DateTime at)
    {
        invitation.Add(by.OrganisationId!.Value, at);
        if (HasAllConsents(invitation))
        {
            invitation.Ask(at);
        }
    }

    private bool HasAllConsents(PartnershipInvitation invitation) =>
        parties.Where(party => party.Answer == PartyAnswer.Accepted).All(party => invitation.Consents.Any(consent => consent.OrganisationId == party.OrganisationId));

    private void RequirePlace()
    {
        if (Remaining.Count() >= MostParties)
        {
            throw new DomainException("Partnerships.Errors.TooManyParties", MostParties);
        }
    }
}

/// <summary>An organisation that would become a party; each party consents, then it answers itself.</summary>
public sealed class PartnershipInvitation
{
    private readonly List<PartnershipConsent> consents = [];

    private PartnershipInvitation()
    {
    }

    internal PartnershipInvitation(int organisationId, int invitedByOrganisationId, DateTime at)
    {
        OrganisationId = organisationId;
        InvitedByOrganisationId = invitedByOrganisationId;
        InvitedAt = at;
    }

    public int Id { get; private set; }

    public int PartnershipId { get; private set; }

    /// <summary>The newcomer.</summary>
    public int OrganisationId { get; private set; }

    /// <summary>For queries.</summary>
    public Organisation? Organisation { get; private set; }

    public int InvitedByOrganisationId { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime InvitedAt { get; private set; }

    /// <summary>UTC; when the last of the parties there were had consented and the newcomer was asked.</summary>
    public DateTime? AskedAt { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime? JoinedAt { get; private set; }

    /// <summary>UTC; when a party or the newcomer refused.</summary>
    public DateTime? RefusedAt { get; private set; }

    public int? RefusedByOrganisationId { get; private set; }

    public string? Refusal { get; private set; }

    public IReadOnlyCollection<PartnershipConsent> Consents => consents;

    public bool IsOpen => JoinedAt is null && RefusedAt is null;

    internal void Add(int organisationId, DateTime at) => consents.Add(new PartnershipConsent(organisationId, at));

    internal void Ask(DateTime at) => AskedAt = at;

    internal void Join(DateTime at) => JoinedAt = at;

    /// <param name="mayAsk">The successor is neither a party nor asked already; where it is, the open invitation has come to nothing.</param>
    internal void PassTo(int successorId, int formerId, bool mayAsk, string word, DateTime at)
    {
        InvitedByOrganisationId = InvitedByOrganisationId == formerId ? successorId : InvitedByOrganisationId;
        RefusedByOrganisationId = RefusedByOrganisationId == formerId ? successorId : RefusedByOrganisationId;
        if (consents.Find(consent => consent.OrganisationId == formerId) is { } given && !consents.Exists(consent => consent.OrganisationId == successorId))
        {
            given.PassTo(successorId);
        }

        if (OrganisationId == formerId && IsOpen && !mayAsk)
        {
            Close(formerId, word, at);
        }
        else if (OrganisationId == formerId)
        {
            OrganisationId = successorId;
        }
    }

    internal void Close(int organisationId, string reason, DateTime at)
    {
        RefusedAt = at;
        RefusedByOrganisationId = organisationId;
        Refusal = reason;
    }
}

/// <summary>A party's yes to a newcomer.</summary>
public sealed class PartnershipConsent
{
    private PartnershipConsent()
    {
    }

    internal PartnershipConsent(int organisationId, DateTime at)
    {
        OrganisationId = organisationId;
        ConsentedAt = at;
    }

    public int Id { get; private set; }

    public int PartnershipInvitationId { get; private set; }

    public int OrganisationId { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime ConsentedAt { get; private set; }

    internal void PassTo(int successorId) => OrganisationId = successorId;
}
