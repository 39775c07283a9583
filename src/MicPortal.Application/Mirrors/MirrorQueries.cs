using MicPortal.Application.Agreements;
using MicPortal.Application.Data;
using MicPortal.Application.Plans;
using MicPortal.Application.Priorities;
using MicPortal.Application.Projects;
using MicPortal.Application.Strategies;
using MicPortal.Application.Visits;
using MicPortal.Domain.Access;
using MicPortal.Domain.Agreements;
using MicPortal.Domain.Common;
using MicPortal.Domain.Partnerships;
using MicPortal.Domain.Projects;
using MicPortal.Domain.Strategies;
using MicPortal.Domain.Visits;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Application.Mirrors;

public sealed class MirrorQueries(MicPortalDbContext db)
{
    /// <summary>For who sees the joint record. All of its projects are read: the numbers are of the whole.</summary>
    public async Task<PartnershipMirror> Of(int partnershipId, Actor actor, DateOnly today, CancellationToken cancel)
    {
        var until = PartialDate.From(today);
        var projects = await Projects(partnershipId, actor, cancel);
        var left = Left(partnershipId);
        var visits = await db.Visits.VisibleTo(actor).Where(visit => visit.PartnershipId == partnershipId && visit.Status == VisitStatus.Agreed && visit.AgreedStart <= until)
            .Select(visit => new MirrorVisit(visit.HostId, visit.Parties.Where(party => !left.Contains(party.OrganisationId)).Select(party => party.OrganisationId).ToList())).AsSingleQuery().ToListAsync(cancel);
        var inForce = db.Agreements.In(AgreementState.Signed, today);
        var agreements = await db.Agreements.VisibleTo(actor).Where(agreement => agreement.PartnershipId == partnershipId && agreement.Status != AgreementStatus.TakenBack).Select(agreement => new
        {
            agreement.Id,
            IsInForce = agreement.InForceAt != null && inForce.Any(one => one.Id == agreement.Id),
            Signed = agreement.Parties.Where(party => party.Signature != null).Select(party => party.Signature!.Date).ToList(),
        }).AsSingleQuery().ToListAsync(cancel);
        var strategies = await (from strategy in db.Strategies.VisibleTo(actor)
                                join version in db.Set<StrategyVersion>() on new { StrategyId = strategy.Id, Number = strategy.AgreedVersionNumber ?? 0 } equals new { version.StrategyId, version.Number }
                                where strategy.PartnershipId == partnershipId && strategy.FromYear <= today.Year && strategy.UntilYear >= today.Year && strategy.Partnership!.Stage != PartnershipStage.Ended
                                orderby strategy.Id
                                select new MirrorStrategy(strategy.Id, version.Plan, strategy.Parties.Select(party => party.OrganisationId).ToList())).AsSingleQuery().ToListAsync(cancel);
        var parties = db.Set<PartnershipParty>().Where(PartnershipParty.TakingPart).Where(party => party.PartnershipId == partnershipId).Select(party => party.OrganisationId);
        var priorities = await db.Priorities.Where(priority => priority.EndedAt == null && parties.Contains(priority.MunicipalityId)).OrderBy(priority => priority.Number).ThenBy(priority => priority.Id)
            .Select(priority => new PriorityChoice(priority.Id, priority.MunicipalityId, priority.Title, priority.Language)).ToListAsync(cancel);
        var signed = agreements.SelectMany(agreement => agreement.Signed).ToList();
        return new PartnershipMirror
        {
            FirstSignature = signed.Where(date => !date.CertainlyAfter(today)).Order().Select(date => (PartialDate?)date).FirstOrDefault(),
            Projects = projects,
            Visits = visits.FindAll(visit => visit.PartyIds.Count > 0),
            AgreementsInForce = [.. agreements.Where(agreement => agreement.IsInForce).Select(agreement => agreement.Id)],
            Strategies = strategies,
            Priorities = priorities,
        };
    }

    /// <summary>All that the actor may see and that have a party which has not left, each with the plan that stands.</summary>
    public Task<List<MirrorProject>> Projects(int partnershipId, Actor actor, CancellationToken cancel)
    {
        var left = Left(partnershipId);
        return (from project in db.Projects.VisibleTo(actor)
                join version in db.Set<ProjectVersion>() on new { ProjectId = project.Id, Number = project.AgreedVersionNumber ?? project.CurrentVersionNumber } equals new { version.ProjectId, version.Number }
                where project.PartnershipId == partnershipId && project.Parties.Any(party => !left.Contains(party.OrganisationId))
                orderby project.Id
                select new MirrorProject(project.Id, project.Status, project.BegunOn, project.Parties.Where(party => !left.Contains(party.OrganisationId)).Select(party => party.OrganisationId).ToList(), version.Plan)).AsSingleQuery().ToListAsync(cancel);
    }

    private IQueryable<int> Left(int partnershipId) => db.PartiesThatLeft().Where(party => party.PartnershipId == partnershipId).Select(party => party.OrganisationId);
}
