using MicPortal.Application.Agreements;
using MicPortal.Application.Data;
using MicPortal.Application.History;
using MicPortal.Application.Needs;
using MicPortal.Application.Plans;
using MicPortal.Application.Projects;
using MicPortal.Application.Strategies;
using MicPortal.Application.Visits;
using MicPortal.Domain.Access;
using MicPortal.Domain.Agreements;
using MicPortal.Domain.Common;
using MicPortal.Domain.Needs;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Partnerships;
using MicPortal.Domain.Projects;
using MicPortal.Domain.Stakeholders;
using MicPortal.Domain.Strategies;
using MicPortal.Domain.Visits;
using MicPortal.Domain.WorkingGroups;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Application.Partnerships;

public static class PartnershipVisibility
{
    internal static readonly ActName[] InvitationActs =
    [
        ActName.PartnershipPartyInvited, ActName.PartnershipInvitationConsented, ActName.PartnershipInvitationRefused, ActName.PartnershipInvitationTakenBack, ActName.PartnershipConsentWithdrawn, ActName.PartnershipInvitationPassed,
    ];

    private static readonly ActName[] PlaceActs =
    [
        ActName.PartnershipOpened, ActName.PartnershipAccepted, ActName.PartnershipSaidNotOurs, ActName.PartnershipSaidWrongMunicipality, ActName.PartnershipSaidEnded, ActName.PartnershipPartEnded, ActName.PartnershipJoined,
    ];

    /// <summary>What a partnership had from another record of it.</summary>
    private static readonly ActName[] TakingOver = [ActName.PartnershipTookOverDuplicate, ActName.StakeholderRolePassedToDuplicate, ActName.WorkingGroupPassedToDuplicate];

    /// <summary>Of who has a place in the partnership: their later acts are not for who has left it.</summary>
    private static readonly string[] OfPlaces = [nameof(WorkingGroup), nameof(StakeholderRole), nameof(Need)];

    private static readonly string[] WithOwnParties = [nameof(Agreement), nameof(Project), nameof(Visit), nameof(Strategy), nameof(Need)];

    /// <summary><see cref="PartnershipAccess.CanView"/> as SQL; a test proves that the two agree.</summary>
    public static IQueryable<Partnership> VisibleTo(this IQueryable<Partnership> partnerships, Actor actor)
    {
        var (organisationId, only) = (actor.PartyId, actor.MandatedPartnershipId);
        var associationId = actor.AssociationId ?? 0;
        var counts = Membership.CountsFor(associationId);
        return partnerships.Where(partnership => partnership.SuccessorId == null
            && (partnership.Parties.All(party => party.Publication != Publication.Nothing
                && party.Answer != PartyAnswer.NotOurs && party.Answer != PartyAnswer.WrongMunicipality)
            || partnership.ReportedById == associationId
            || ((only == null || partnership.Id == only) && partnership.Parties.Any(party => party.OrganisationId == organisationId))
            || partnership.Parties.Any(party => party.Organisation!.Memberships.AsQueryable().Any(counts))));
    }

    /// <summary><see cref="PartnershipAccess.CanViewJointRecord"/> as SQL: those of which the actor reads the history and the parties' own texts.</summary>
    public static IQueryable<Partnership> JointRecordsOf(this IQueryable<Partnership> partnerships, Actor actor)
    {
        var (organisationId, only) = (actor.PartyId, actor.MandatedPartnershipId);
        var counts = Membership.CountsFor(actor.AssociationId ?? 0);
        return partnerships.Where(partnership => partnership.SuccessorId == null
            && (((only == null || partnership.Id == only) && partnership.Parties.Any(party => party.OrganisationId == organisationId && party.OnlyInId == null))
            || partnership.Parties.Any(party => party.OnlyInId == null && party.Organisation!.Memberships.AsQueryable().Any(counts))));
    }

    /// <summary>Those that the actor sees, but for what it sees for having left one of two records of them.</summary>
    public static IQueryable<Partnership> WhollyVisibleTo(this IQueryable<Partnership> partnerships, Actor actor)
    {
        var (joint, anyone) = (partnerships.JointRecordsOf(actor), partnerships.VisibleTo(Actor.Anonymous));
        var associationId = actor.AssociationId ?? 0;
        // Nearly all come from one record, and are asked no more.
        return partnerships.VisibleTo(actor).Where(partnership => partnership.Parties.All(party => party.OnlyInId == null) || partnership.ReportedById == associationId || joint.Any(one => one.Id == partnership.Id) || anyone.Any(one => one.Id == partnership.Id));
    }

    /// <summary>
    /// What parties did in their partnerships and agreements: not what the portal, an administrator or an association that reports a
    /// partnership did. How far everyone may see a record, and that a party bears another name, is no work on it; of an idea for a project, a plan of a visit, or a proposed strategy, the parties alone read.
    /// </summary>
    public static IQueryable<AuditEntry> PartnershipActivity(this MicPortalDbContext db) => db.AuditEntries.Where(entry => entry.Role != UserRole.Portal && entry.Role != UserRole.Administrator
        && entry.Act != ActName.PartnershipPublicationSaid && entry.Act != ActName.PartnershipReported && entry.Act != ActName.PartnershipPartyRenamed
        && entry.Act != ActName.PartnershipTookOverDuplicate && entry.Act != ActName.AgreementPassedToDuplicate && entry.Act != ActName.ProjectPassedToDuplicate && entry.Act != ActName.VisitPassedToDuplicate && entry.Act != ActName.StrategyPassedToDuplicate && entry.Act != ActName.StakeholderRolePassedToDuplicate && entry.Act != ActName.WorkingGroupPassedToDuplicate && entry.Act != ActName.NewsRead
        && (entry.RecordKind != nameof(Project) || db.Projects.Any(project => project.Id == entry.RecordId && project.AgreedVersionNumber != null))
        && (entry.RecordKind != nameof(Visit) || db.Visits.Any(visit => visit.Id == entry.RecordId && visit.AgreedAt != null))
        && (entry.RecordKind != nameof(Strategy) || db.Strategies.Any(strategy => strategy.Id == entry.RecordId && strategy.AgreedVersionNumber != null)));

    /// <summary>That the actor reads: what the others did later is not for who has left them.</summary>
    internal static IQueryable<AuditEntry> PartnershipActivity(this MicPortalDbContext db, Actor actor)
    {
        var left = db.LeftBy(actor);
        return db.PartnershipActivity().Where(entry => !left.Any(party => party.PartnershipId == entry.PartnershipId && party.LeftAt < entry.At));
    }

    /// <summary>Of a partnership's history what the actor reads: its own acts, and those of its agreements, once they are shared, projects, visits, strategies and needs that the actor sees.</summary>
    internal static IQueryable<AuditEntry> ActsOf(this MicPortalDbContext db, int partnershipId, Actor actor)
    {
        var agreements = db.Agreements.JointRecordsOf(actor).Where(agreement => agreement.PartnershipId == partnershipId).Select(agreement => agreement.Id);
        var projects = db.Projects.VisibleTo(actor).Where(project => project.PartnershipId == partnershipId).Select(project => project.Id);
        var visits = db.Visits.VisibleTo(actor).Where(visit => visit.PartnershipId == partnershipId).Select(visit => visit.Id);
        var strategies = db.Strategies.VisibleTo(actor).Where(strategy => strategy.PartnershipId == partnershipId).Select(strategy => strategy.Id);
        var needs = db.Needs.VisibleTo(actor).Where(need => need.PartnershipId == partnershipId).Select(need => need.Id);
        return db.AuditEntries.Where(entry => entry.PartnershipId == partnershipId && (entry.RecordKind != nameof(Agreement) || agreements.Contains(entry.RecordId)) && (entry.RecordKind != nameof(Project) || projects.Contains(entry.RecordId)) && (entry.RecordKind != nameof(Visit) || visits.Contains(entry.RecordId)) && (entry.RecordKind != nameof(Strategy) || strategies.Contains(entry.RecordId)) && (entry.RecordKind != nameof(Need) || needs.Contains(entry.RecordId))).OfReadTexts(db, actor).ReadableBy(db, partnershipId, actor);
    }

    /// <summary>
    /// Who has left a partnership that goes on reads nothing of whom it invites from then on; who had left one of two records that became one, nothing
    /// of the other, and neither does its association, unless another of its members may. Nor does who has left read what becomes of plans, what the others say of their own since, or what those do who joined later. Of agreements, projects, visits, strategies and needs their own parties decide.
    /// </summary>
    private static IQueryable<AuditEntry> ReadableBy(this IQueryable<AuditEntry> entries, MicPortalDbContext db, int partnershipId, Actor actor)
    {
        var partyId = actor.PartyId;
        var counts = Membership.CountsFor(actor.AssociationId ?? 0);
        var parties = db.Set<PartnershipParty>().Where(party => party.PartnershipId == partnershipId);
        var left = parties.Where(party => party.OrganisationId == partyId && party.Answer == PartyAnswer.Ended);
        var away = db.PartiesThatLeft().Where(party => party.PartnershipId == partnershipId);
        var readers = parties.Where(party => party.OrganisationId == partyId || party.Organisation!.Memberships.AsQueryable().Any(counts));
        return entries.Where(entry => (!InvitationActs.Contains(entry.Act) || !left.Any(party => party.LeftAt < entry.At))
            && (entry.RecordKind != nameof(Project) || readers.Any(party => db.Set<ProjectParty>().Any(one => one.ProjectId == entry.RecordId && one.OrganisationId == party.OrganisationId) && !away.Any(one => one.Id == party.Id && one.LeftAt < entry.At)))
            && (entry.RecordKind != nameof(Visit) || readers.Any(party => db.Set<VisitParty>().Any(one => one.VisitId == entry.RecordId && one.OrganisationId == party.OrganisationId) && !away.Any(one => one.Id == party.Id && one.LeftAt < entry.At)))
            && (entry.RecordKind != nameof(Strategy) || readers.Any(party => db.Set<StrategyParty>().Any(one => one.StrategyId == entry.RecordId && one.OrganisationId == party.OrganisationId) && !away.Any(one => one.Id == party.Id && one.LeftAt < entry.At)))
            && ((!OfPlaces.Contains(entry.RecordKind) && entry.Act != ActName.PartnershipOwnPartChanged) || readers.Any(party => !away.Any(one => one.Id == party.Id && one.LeftAt < entry.At)))
            && (WithOwnParties.Contains(entry.RecordKind) || readers.Any(party => party.OnlyInId == null || (party.OnlyInId == (entry.FormerPartnershipId ?? partnershipId) && !TakingOver.Contains(entry.Act))))).WithoutNewcomers(db, readers);
    }

    /// <summary>Without what those do who joined a partnership when all of the readers in it had left. Who came back had a place before, and is no newcomer.</summary>
    internal static IQueryable<AuditEntry> WithoutNewcomers(this IQueryable<AuditEntry> entries, MicPortalDbContext db, IQueryable<PartnershipParty> readers)
    {
        var (away, joined, places) = (db.PartiesThatLeft(), db.Set<PartnershipInvitation>().Where(invitation => invitation.JoinedAt != null), db.ActsOfParties());
        return entries.Where(entry => !joined.Any(one => one.PartnershipId == entry.PartnershipId && one.OrganisationId == entry.OrganisationId && one.JoinedAt <= entry.At)
            || readers.Any(party => party.PartnershipId == entry.PartnershipId && !away.Any(one => one.Id == party.Id
                && joined.Any(newcomer => newcomer.PartnershipId == one.PartnershipId && newcomer.OrganisationId == entry.OrganisationId && newcomer.JoinedAt > one.LeftAt && newcomer.JoinedAt <= entry.At)
                && !places.Any(act => act.PartnershipId == one.PartnershipId && act.OrganisationId == entry.OrganisationId && act.At <= one.LeftAt))));
    }

    /// <summary>By which an organisation shows that it has a place in the partnership.</summary>
    internal static IQueryable<AuditEntry> ActsOfParties(this MicPortalDbContext db) => db.AuditEntries.Where(entry => entry.RecordKind == nameof(Partnership) && PlaceActs.Contains(entry.Act));

    /// <summary>Who joined those who were there: it took an invitation up, and has been there since its first act of a place. Who has been there from the beginning is not among them.</summary>
    internal static IQueryable<PartyThatJoined> PartiesThatJoined(this MicPortalDbContext db)
    {
        var acts = db.ActsOfParties();
        return db.Set<PartnershipInvitation>().Where(invitation => invitation.JoinedAt != null).Select(invitation => new PartyThatJoined
        {
            PartnershipId = invitation.PartnershipId,
            OrganisationId = invitation.OrganisationId,
            At = acts.Where(act => act.PartnershipId == invitation.PartnershipId && act.OrganisationId == invitation.OrganisationId).Min(act => (DateTime?)act.At),
        });
    }

    /// <summary>Every party has accepted it.</summary>
    public static IQueryable<Partnership> Confirmed(this IQueryable<Partnership> partnerships) =>
        partnerships.Where(partnership => partnership.ConfirmedAt != null);

    /// <summary>Those with a party that the association lists as its member, accepted or not.</summary>
    internal static IQueryable<Partnership> OfMembersOf(this IQueryable<Partnership> partnerships, int associationId, MicPortalDbContext db)
    {
        var members = db.Memberships.Where(membership => membership.AssociationId == associationId && membership.EndedAt == null).Select(membership => membership.MunicipalityId);
        var found = db.Set<PartnershipParty>().Where(party => members.Contains(party.OrganisationId)).Select(party => party.PartnershipId);
        return partnerships.Where(partnership => found.Contains(partnership.Id));
    }

    /// <summary>The whole aggregate of a partnership that the actor may see, to be changed; null when there is none.</summary>
    public static Task<Partnership?> ForChange(this IQueryable<Partnership> partnerships, int id, Actor actor, CancellationToken cancel) =>
        partnerships.VisibleTo(actor).Include(partnership => partnership.Parties).ThenInclude(party => party.Visions).Include(partnership => partnership.Themes)
            .Include(partnership => partnership.Statements).Include(partnership => partnership.Invitations)
            .AsSplitQuery().SingleOrDefaultAsync(partnership => partnership.Id == id, cancel);
}

internal sealed class PartyThatJoined
{
    public required int PartnershipId { get; init; }

    public required int OrganisationId { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime? At { get; init; }
}
