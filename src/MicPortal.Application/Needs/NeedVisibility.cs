using System.Linq.Expressions;
using MicPortal.Application.Data;
using MicPortal.Application.Mandates;
using MicPortal.Application.Plans;
using MicPortal.Application.Projects;
using MicPortal.Domain.Access;
using MicPortal.Domain.Mandates;
using MicPortal.Domain.Needs;
using MicPortal.Domain.Partnerships;
using MicPortal.Domain.Projects;

namespace MicPortal.Application.Needs;

public static class NeedVisibility
{
    /// <summary><see cref="NeedAccess.CanView"/> as SQL; a test proves that the two agree.</summary>
    public static IQueryable<Need> VisibleTo(this IQueryable<Need> needs, Actor actor)
    {
        var (organisationId, only) = (actor.PartyId, actor.MandatedPartnershipId);
        return needs.Where(need => (only == null || need.PartnershipId == only)
            && organisationId != 0 && (need.OrganisationId == organisationId || need.Addressees.Any(one => one.OrganisationId == organisationId)));
    }

    /// <summary>Those of a list: what the actor asks or is asked, and so the municipalities for which its association acts by mandates in force. They are found by their parties, so that others' needs cost nothing.</summary>
    internal static IQueryable<Need> NeedsListedFor(this MicPortalDbContext db, Actor actor, DateOnly today)
    {
        var organisationId = actor.ActingFor;
        var ids = db.Needs.Where(need => need.OrganisationId == organisationId).Select(need => need.Id)
            .Concat(db.Set<NeedAddressee>().Where(addressee => addressee.OrganisationId == organisationId).Select(addressee => addressee.NeedId));
        if (actor.AssociationId is { } association)
        {
            ids = ids.Concat(from held in db.ActedFor(db.Mandates.Where(Mandate.InForceOn(today)), association)
                             join need in db.Needs on held.Party.PartnershipId equals need.PartnershipId
                             where need.OrganisationId == held.Party.OrganisationId || need.Addressees.Any(one => one.OrganisationId == held.Party.OrganisationId)
                             select need.Id);
        }

        return db.Needs.Where(need => ids.Contains(need.Id));
    }

    /// <summary>Ids of the cancelled projects that the actor reads as they are today: to who has left nothing is told of what became of them since.</summary>
    /// <param name="partnershipId">Of this one alone; null for a list of all.</param>
    internal static IQueryable<int> CancelledProjects(this MicPortalDbContext db, int? partnershipId, Actor actor, DateOnly today)
    {
        var read = partnershipId is { } id ? db.ProjectPlaces().ReadToday(db, id, actor) : db.ProjectPlaces().Present(db).ListedFor(db, actor, today);
        return db.Projects.Where(project => project.Status == ProjectStatus.Cancelled && read.Contains(project.Id)).Select(project => project.Id);
    }

    /// <summary>Those that stand so: <see cref="NeedInBrief.State"/> as SQL.</summary>
    /// <param name="cancelled">Ids of the projects that the reader knows to be cancelled.</param>
    public static IQueryable<Need> In(this IQueryable<Need> needs, NeedState state, IQueryable<int> cancelled)
    {
        Expression<Func<NeedAddressee, bool>> saidYes = one => one.Answer == NeedAnswer.Accepted || one.AgreedAt != null;
        return state switch
        {
            NeedState.Withdrawn => needs.Where(need => need.WithdrawnAt != null),
            NeedState.WaitsForAsker => needs.Where(WaitsForAsker),
            NeedState.Waiting => needs.Where(WaitsForAnswer).Except(needs.Where(WaitsForAsker)),
            NeedState.Accepted => needs.Settled().Where(need => need.Addressees.AsQueryable().Where(saidYes).Any(one => !cancelled.Contains(one.ProjectId ?? 0))),
            NeedState.ProjectCancelled => needs.Settled().Where(need => need.Addressees.AsQueryable().Any(saidYes) && !need.Addressees.AsQueryable().Where(saidYes).Any(one => !cancelled.Contains(one.ProjectId ?? 0))),
            NeedState.Referred => needs.Where(need => need.ClosedAt != null && need.WithdrawnAt == null && !need.Addressees.AsQueryable().Any(saidYes)),
            _ => needs.Settled().Where(need => need.ClosedAt == null && (need.Partnership!.Stage == PartnershipStage.Ended) == (state == NeedState.PartnershipEnded) && !need.Addressees.AsQueryable().Any(saidYes)),
        };
    }

    /// <summary>Those that somebody can still answer.</summary>
    internal static IQueryable<Need> Waiting(this IQueryable<Need> needs) => needs.Where(Waiting(one => one.Answer == null || (one.Answer == NeedAnswer.Reframed && one.AgreedAt == null)));

    internal static IQueryable<Need> WaitingForAsker(this IQueryable<Need> needs) => needs.Where(WaitsForAsker);

    internal static IQueryable<Need> WaitingForAnswer(this IQueryable<Need> needs) => needs.Where(WaitsForAnswer);

    private static Expression<Func<Need, bool>> WaitsForAsker => Waiting(one => one.Answer == NeedAnswer.Reframed && one.AgreedAt == null);

    private static Expression<Func<Need, bool>> WaitsForAnswer => Waiting(one => one.Answer == null);

    /// <summary>Open, with one such of whom it is asked, while both it and the asker take part in the partnership.</summary>
    private static Expression<Func<Need, bool>> Waiting(Expression<Func<NeedAddressee, bool>> such)
    {
        var takingPart = PartnershipParty.TakingPart;
        return need => need.ClosedAt == null
            && need.Partnership!.Parties.AsQueryable().Where(takingPart).Any(party => party.OrganisationId == need.OrganisationId)
            && need.Addressees.AsQueryable().Where(such).Any(one => need.Partnership.Parties.AsQueryable().Where(takingPart).Any(party => party.OrganisationId == one.OrganisationId));
    }

    /// <summary>Nobody's word is to come, and it has not been withdrawn.</summary>
    private static IQueryable<Need> Settled(this IQueryable<Need> needs) => needs.Where(need => need.WithdrawnAt == null).Except(needs.Where(WaitsForAsker)).Except(needs.Where(WaitsForAnswer));
}
