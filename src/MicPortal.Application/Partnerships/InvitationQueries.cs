using MicPortal.Application.Data;
using MicPortal.Domain.Access;
using MicPortal.Domain.Common;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Partnerships;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Application.Partnerships;

/// <summary>Invitations to join a partnership.</summary>
public sealed class InvitationQueries(MicPortalDbContext db)
{
    /// <summary>The last one of this newcomer, for the parties, except who had left before it was made, and for itself once all of them have consented; null for all others.</summary>
    public Task<InvitationDetails?> Details(int partnershipId, int newcomerId, Actor actor, CancellationToken cancel)
    {
        var (organisationId, partyId, only) = (actor.ActingFor, actor.PartyId, actor.MandatedPartnershipId);
        return (from invitation in db.Set<PartnershipInvitation>()
                join partnership in db.Partnerships on invitation.PartnershipId equals partnership.Id
                where partnership.Id == partnershipId && partnership.SuccessorId == null && invitation.OrganisationId == newcomerId
                    && (((only == null || partnership.Id == only) && partnership.Parties.Any(party => party.OrganisationId == partyId && (party.Answer != PartyAnswer.Ended || (party.OnlyInId == null && invitation.OrganisationId != partyId && party.AnsweredAt >= invitation.InvitedAt)))) || (invitation.OrganisationId == organisationId && invitation.AskedAt != null))
                orderby invitation.Id descending
                select new InvitationDetails
                {
                    PartnershipId = partnership.Id,
                    OrganisationId = invitation.OrganisationId,
                    Name = invitation.Organisation!.Name,
                    CountryCode = invitation.Organisation.CountryCode,
                    IsAssociation = invitation.Organisation is Association,
                    InvitedByOrganisationId = invitation.InvitedByOrganisationId,
                    InvitedAt = invitation.InvitedAt,
                    AskedAt = invitation.AskedAt,
                    JoinedAt = invitation.JoinedAt,
                    RefusedAt = invitation.RefusedAt,
                    RefusedByOrganisationId = invitation.RefusedByOrganisationId,
                    Refusal = invitation.Refusal,
                    Stage = partnership.Stage,
                    FirstContact = partnership.FirstContact,
                    Themes = partnership.Themes.OrderBy(theme => theme.Code).Select(theme => theme.Code).ToList(),
                    Consents = invitation.Consents.Select(consent => new InvitationConsent(consent.OrganisationId, consent.ConsentedAt)).ToList(),
                    All = partnership.Parties.OrderByDescending(party => party.OrganisationId == partyId).ThenBy(party => party.Organisation!.SortName)
                        .Select(party => new InvitationParty(party.OrganisationId, party.Organisation!.Name, party.Organisation.CountryCode, party.Organisation is Association, party.Answer, party.Publication)).ToList(),
                }).AsSingleQuery().FirstOrDefaultAsync(cancel);
    }

    /// <summary>The whole aggregate for who may act on the invitation: a party, or the newcomer that is asked; null for all others.</summary>
    public Task<Partnership?> ForChange(int partnershipId, int newcomerId, Actor actor, CancellationToken cancel)
    {
        var (organisationId, partyId, only) = (actor.ActingFor, actor.PartyId, actor.MandatedPartnershipId);
        return db.Partnerships.Where(partnership => partnership.Id == partnershipId && partnership.SuccessorId == null
                && partnership.Invitations.Any(invitation => invitation.OrganisationId == newcomerId
                    && (((only == null || partnership.Id == only) && partnership.Parties.Any(party => party.OrganisationId == partyId && (party.Answer != PartyAnswer.Ended || (party.OnlyInId == null && invitation.OrganisationId != partyId && party.AnsweredAt >= invitation.InvitedAt)))) || (invitation.OrganisationId == organisationId && invitation.AskedAt != null))))
            .Include(partnership => partnership.Parties).ThenInclude(party => party.Visions)
            .Include(partnership => partnership.Parties).ThenInclude(party => party.Organisation)
            .Include(partnership => partnership.Themes)
            .Include(partnership => partnership.Invitations).ThenInclude(invitation => invitation.Consents)
            .Include(partnership => partnership.Invitations).ThenInclude(invitation => invitation.Organisation)
            .AsSplitQuery().SingleOrDefaultAsync(cancel);
    }
}

public sealed class InvitationDetails
{
    public required int PartnershipId { get; init; }

    /// <summary>The newcomer.</summary>
    public required int OrganisationId { get; init; }

    public required string Name { get; init; }

    public required string? CountryCode { get; init; }

    public required bool IsAssociation { get; init; }

    public required int InvitedByOrganisationId { get; init; }

    /// <summary>UTC, as all times here.</summary>
    public required DateTime InvitedAt { get; init; }

    public required DateTime? AskedAt { get; init; }

    public required DateTime? JoinedAt { get; init; }

    public required DateTime? RefusedAt { get; init; }

    public required int? RefusedByOrganisationId { get; init; }

    public required string? Refusal { get; init; }

    public required PartnershipStage Stage { get; init; }

    public required PartialDate? FirstContact { get; init; }

    public required List<string> Themes { get; init; }

    public required List<InvitationConsent> Consents { get; init; }

    /// <summary>Of the partnership, those who have left it as well.</summary>
    public required List<InvitationParty> All { get; init; }

    /// <summary>Those who have accepted the partnership.</summary>
    public List<InvitationParty> Parties => All.FindAll(party => party.Answer == PartyAnswer.Accepted);

    /// <summary>Those of them that have not consented: all before the newcomer is asked, and who has become a party since.</summary>
    public List<InvitationParty> Awaited => Parties.FindAll(party => ConsentedAt(party) is null);

    /// <summary>How far everyone sees the partnership without the newcomer.</summary>
    public Publication PublishedAs =>
        new PartnershipStanding(Stage, [.. All.Select(party => new PartyStanding(party.OrganisationId, party.Answer, party.Publication))], false).PublishedAs;

    public bool IsOpen => JoinedAt is null && RefusedAt is null && Stage != PartnershipStage.Ended;

    public string NameOf(int? organisationId) => organisationId == OrganisationId ? Name : All.Find(party => party.OrganisationId == organisationId)?.Name ?? "";

    /// <summary>UTC; null while the party has not.</summary>
    public DateTime? ConsentedAt(InvitationParty party) => Consents.Find(consent => consent.OrganisationId == party.OrganisationId)?.At;

    /// <summary>A party that has not consented.</summary>
    public bool CanConsent(Actor actor) => IsOpen && actor.Writes && actor.Role != UserRole.Mandated && Awaited.Exists(party => actor.ActsFor(party.OrganisationId, PartnershipId));

    /// <summary>The newcomer, once it is asked and while nobody's consent is awaited.</summary>
    public bool CanJoin(Actor actor) => IsOpen && WasAsked(actor) && Awaited.Count == 0;

    /// <summary>The newcomer was asked, and the invitation ended, or another became a party, while it may still be writing its answer.</summary>
    public bool HasClosedFor(Actor actor) => WasAsked(actor) && !CanJoin(actor);

    /// <summary>What no means for this reader: not to join, not to consent, no longer to consent, or to take its own invitation back.</summary>
    public InvitationRefusal RefusalFor(Actor actor) => WasAsked(actor) ? InvitationRefusal.DoNotJoin : RefusalOf(actor.OrganisationId);

    /// <summary>What the no of this organisation means.</summary>
    public InvitationRefusal RefusalOf(int? organisationId) => organisationId == OrganisationId ? InvitationRefusal.DoNotJoin
        : organisationId == InvitedByOrganisationId ? InvitationRefusal.TakeBack
        : Consents.Exists(consent => consent.OrganisationId == organisationId) ? InvitationRefusal.WithdrawConsent
        : InvitationRefusal.Refuse;

    /// <summary>Who else joins, no mandate decides.</summary>
    public bool CanRefuse(Actor actor) => IsOpen && actor.Writes && actor.Role != UserRole.Mandated && (WasAsked(actor) || Parties.Exists(party => actor.ActsFor(party.OrganisationId, PartnershipId)));

    private bool WasAsked(Actor actor) => actor.Writes && AskedAt is not null && OrganisationId == actor.ActingFor;
}

public enum InvitationRefusal
{
    DoNotJoin,
    Refuse,
    WithdrawConsent,
    TakeBack,
}

public sealed record InvitationParty(int OrganisationId, string Name, string? CountryCode, bool IsAssociation, PartyAnswer Answer, Publication Publication);

public sealed record InvitationConsent(int OrganisationId, DateTime At);

/// <summary>An open invitation on the partnership's page.</summary>
/// <param name="AskedAt">UTC; null before all parties have consented.</param>
/// <param name="WaitsForConsent">Also of who has become a party since.</param>
public sealed record InvitationInBrief(int OrganisationId, string Name, DateTime? AskedAt, bool WaitsForConsent);
