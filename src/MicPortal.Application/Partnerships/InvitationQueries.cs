using MicPortal.Application.Data;
using MicPortal.Domain.Access;
using MicPortal.Domain.Common;
using MicPortal.Domain.Partnerships;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Application.Partnerships;

/// <summary>Invitations to join a partnership.</summary>
public sealed class InvitationQueries(MicPortalDbContext db)
{
    /// <summary>The last one of this newcomer, for the parties, and for itself once all of them have consented; null for all others.</summary>
    public Task<InvitationDetails?> Details(int partnershipId, int newcomerId, Actor actor, CancellationToken cancel)
    {
        var (organisationId, partyId, only) = (actor.ActingFor, actor.PartyId, actor.MandatedPartnershipId);
        return (from invitation in db.Set<PartnershipInvitation>()
                join partnership in db.Partnerships on invitation.PartnershipId equals partnership.Id
                where partnership.Id == partnershipId && partnership.SuccessorId == null && invitation.OrganisationId == newcomerId
                    && (((only == null || partnership.Id == only) && partnership.Parties.Any(party => party.OrganisationId == partyId)) || (invitation.OrganisationId == organisationId && invitation.AskedAt != null))
                orderby invitation.Id descending
                select new InvitationDetails
                {
                    PartnershipId = partnership.Id,
                    OrganisationId = invitation.OrganisationId,
                    Name = invitation.Organisation!.Name,
                    CountryCode = invitation.Organisation.CountryCode,
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
                    All = partnership.Parties.OrderBy(party => party.Organisation!.SortName)
                        .Select(party => new InvitationParty(party.OrganisationId, party.Organisation!.Name, party.Organisation.CountryCode, party.Answer, party.Publication)).ToList(),
                }).AsSingleQuery().FirstOrDefaultAsync(cancel);
    }

    /// <summary>The whole aggregate for who may act on the invitation: a party, or the newcomer that is asked; null for all others.</summary>
    public Task<Partnership?> ForChange(int partnershipId, int newcomerId, Actor actor, CancellationToken cancel)
    {
        var (organisationId, partyId, only) = (actor.ActingFor, actor.PartyId, actor.MandatedPartnershipId);
        return db.Partnerships.Where(partnership => partnership.Id == partnershipId && partnership.SuccessorId == null
                && partnership.Invitations.Any(invitation => invitation.OrganisationId == newcomerId
                    && (((only == null || partnership.Id == only) && partnership.Parties.Any(party => party.OrganisationId == partyId)) || (invitation.OrganisationId == organisationId && invitation.AskedAt != null))))
            .Include(partnership => partnership.Parties).ThenInclude(party => party.Visions)
            .Include(partnership => partnership.Parties).ThenInclude(party => party.Organisation)
            .Include(partnership => partnership.Themes)
            .Include(partnership => partnership.Invitations).ThenInclude(invitation => invitation.Consents)
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

    /// <summary>How far everyone sees the partnership without the newcomer.</summary>
    public Publication PublishedAs =>
        new PartnershipStanding(Stage, [.. All.Select(party => new PartyStanding(party.OrganisationId, party.Answer, party.Publication))], false).PublishedAs;

    public bool IsOpen => JoinedAt is null && RefusedAt is null && Stage != PartnershipStage.Ended;

    public string NameOf(int? organisationId) => organisationId == OrganisationId ? Name : All.Find(party => party.OrganisationId == organisationId)?.Name ?? "";

    /// <summary>UTC; null while the party has not.</summary>
    public DateTime? ConsentedAt(InvitationParty party) => Consents.Find(consent => consent.OrganisationId == party.OrganisationId)?.At;

    /// <summary>A party that has not consented.</summary>
    public bool CanConsent(Actor actor) => IsOpen && actor.Writes && actor.Role != UserRole.Mandated && Parties.Exists(party => actor.ActsFor(party.OrganisationId, PartnershipId) && ConsentedAt(party) is null);

    /// <summary>The newcomer, once it is asked.</summary>
    public bool CanJoin(Actor actor) => IsOpen && actor.Writes && AskedAt is not null && OrganisationId == actor.ActingFor;

    /// <summary>The newcomer was asked, and the invitation ended while it may still be writing its answer.</summary>
    public bool HasClosedFor(Actor actor) => !IsOpen && actor.Writes && AskedAt is not null && OrganisationId == actor.ActingFor;

    /// <summary>What no means for this reader: not to join, not to consent, no longer to consent, or to take its own invitation back.</summary>
    public InvitationRefusal RefusalFor(Actor actor) => CanJoin(actor) ? InvitationRefusal.DoNotJoin : RefusalOf(actor.OrganisationId);

    /// <summary>What the no of this organisation means.</summary>
    public InvitationRefusal RefusalOf(int? organisationId) => organisationId == OrganisationId ? InvitationRefusal.DoNotJoin
        : organisationId == InvitedByOrganisationId ? InvitationRefusal.TakeBack
        : Consents.Exists(consent => consent.OrganisationId == organisationId) ? InvitationRefusal.WithdrawConsent
        : InvitationRefusal.Refuse;

    public bool CanRefuse(Actor actor) => IsOpen && actor.Writes && (CanJoin(actor) || Parties.Exists(party => actor.ActsFor(party.OrganisationId, PartnershipId)));
}

public enum InvitationRefusal
{
    DoNotJoin,
    Refuse,
    WithdrawConsent,
    TakeBack,
}

public sealed record InvitationParty(int OrganisationId, string Name, string? CountryCode, PartyAnswer Answer, Publication Publication);

public sealed record InvitationConsent(int OrganisationId, DateTime At);

/// <summary>An open invitation on the partnership's page.</summary>
/// <param name="AskedAt">UTC; null while a party has not consented.</param>
public sealed record InvitationInBrief(int OrganisationId, string Name, DateTime? AskedAt);
