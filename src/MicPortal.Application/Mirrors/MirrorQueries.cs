using MicPortal.Application.Agreements;
using MicPortal.Application.Data;
using MicPortal.Application.Projects;
using MicPortal.Application.Visits;
using MicPortal.Domain.Access;
using MicPortal.Domain.Agreements;
using MicPortal.Domain.Common;
using MicPortal.Domain.Projects;
using MicPortal.Domain.Visits;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Application.Mirrors;

public sealed class MirrorQueries(MicPortalDbContext db)
{
    /// <summary>For who sees the joint record. All of its projects are read: the numbers are of the whole.</summary>
    public async Task<PartnershipMirror> Of(int partnershipId, Actor actor, DateOnly today, CancellationToken cancel)
    {
        var until = PartialDate.From(today);
        var projects = await (from project in db.Projects.VisibleTo(actor)
                              join version in db.Set<ProjectVersion>() on new { ProjectId = project.Id, Number = project.AgreedVersionNumber ?? project.CurrentVersionNumber } equals new { version.ProjectId, version.Number }
                              where project.PartnershipId == partnershipId
                              orderby project.Id
                              select new MirrorProject(project.Id, project.Status, project.BegunOn, project.Parties.Count, version.Plan)).ToListAsync(cancel);
        var hosted = await db.Visits.VisibleTo(actor).Where(visit => visit.PartnershipId == partnershipId && visit.Status == VisitStatus.Agreed && visit.AgreedStart <= until)
            .GroupBy(visit => visit.HostId).Select(group => new { group.Key, Visits = group.Count() }).ToDictionaryAsync(one => one.Key, one => one.Visits, cancel);
        var signed = await db.Agreements.VisibleTo(actor).Where(agreement => agreement.PartnershipId == partnershipId && agreement.Status != AgreementStatus.TakenBack)
            .SelectMany(agreement => agreement.Parties.Where(party => party.Signature != null)).Select(party => party.Signature!.Date).ToListAsync(cancel);
        return new PartnershipMirror
        {
            FirstSignature = signed.Where(date => !date.CertainlyAfter(today)).Order().Select(date => (PartialDate?)date).FirstOrDefault(),
            Projects = projects,
            Hosted = hosted,
        };
    }
}
