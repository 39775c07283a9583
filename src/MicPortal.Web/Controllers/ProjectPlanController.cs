using MicPortal.Application.Data;
using MicPortal.Application.Priorities;
using MicPortal.Application.Projects;
using MicPortal.Application.ReferenceData;
using MicPortal.Application.WorkingGroups;
using MicPortal.Domain.Access;
using MicPortal.Domain.Common;
using MicPortal.Domain.Projects;
using MicPortal.Web.Forms;
using MicPortal.Web.Models.Projects;
using Microsoft.AspNetCore.Mvc;

namespace MicPortal.Web.Controllers;

/// <summary>A part of the plan: saved, it is a new version of the whole, which all approve.</summary>
public abstract class ProjectPlanController<TForm>(ProjectQueries projects, ProjectService service, MicPortalDbContext db) : ProjectFormController<TForm>(projects)
    where TForm : class, IPlanForm
{
    [HttpGet]
    public Task<IActionResult> Edit(int id) => ShowForm(id);

    [HttpPost]
    public Task<IActionResult> Edit(int id, TForm form) => Try(id, needsPartnership: true, async () =>
    {
        var found = (await Find(id))!;
        await Check(form, found);
        form.Tidy(ModelState);
        var (done, number) = ("Forms.SentTwice", 0);
        var url = await Once(form, async () =>
        {
            var project = await service.Load(id, Actor, Cancel);
            done = project.Revise(form.ApplyTo(project.CurrentVersion.Plan, project.NextKey), found.FirstContact, Actor, Now) ? VersionSaved(project) : "Agreements.NothingChanged";
            number = project.CurrentVersionNumber;
            db.Expect(project, form.ConcurrencyToken);
            await db.SaveChangesAsync(Cancel);
            return $"/projects/{id}";
        });
        return Done(url, done, number);
    });

    /// <summary>Throws what only the portal's own data can tell.</summary>
    protected virtual Task Check(TForm form, ProjectDetails project) => Task.CompletedTask;

    protected override bool IsTimely(ProjectStanding standing, Actor actor) => ProjectAccess.CanEdit(standing, actor);

    protected override async Task Prepare(TForm form, ProjectDetails details)
    {
        if (ViewData[Messages.Theirs] is not null)
        {
            ViewData[Messages.Earlier] = (await Projects.Details(details.Id, Actor, Cancel, [.. details.Versions.Select(version => version.Number)]))!.PlansRead;
        }

        form.PrepareFor(details.Parties.Select(party => party.OrganisationId).Where(id => !details.Places.HasLeft(id)));
        ViewData[nameof(ProjectFormParties)] = new ProjectFormParties([.. details.PartiesFor(Actor).Select(party => new ProjectFormParty(party.OrganisationId, party.Name, details.Places.HasLeft(party.OrganisationId)))]);
    }
}

[Route("projects/{id:int}/edit")]
public sealed class ProjectEditsController(ProjectQueries projects, ProjectService service, WorkingGroupQueries groups, PriorityQueries priorities, MicPortalDbContext db) : ProjectPlanController<ProjectEditForm>(projects, service, db)
{
    protected override string ViewName => "Edit";

    protected override async Task<ProjectEditForm> Filled(int id) => await Find(id) is { } project ? ProjectEditForm.Of(project) : new ProjectEditForm();

    protected override async Task<IActionResult> Page(int id, ProjectEditForm form)
    {
        if (await Find(id) is { } project)
        {
            await Offer(form, project);
        }

        return await base.Page(id, form);
    }

    protected override async Task Check(ProjectEditForm form, ProjectDetails project)
    {
        await Offer(form, project);
        form.RequireOffered(project.Current.Plan);
    }

    private async Task Offer(ProjectEditForm form, ProjectDetails project) =>
        form.Offer(await priorities.Choices([.. project.Parties.Select(party => party.OrganisationId)], Cancel), await groups.Priorities(project.PartnershipId, Cancel), project.Current.Plan);
}

[Route("projects/{id:int}/sectors")]
public sealed class ProjectSectorsController(ProjectQueries projects, ProjectService service, MicPortalDbContext db, SectorDirectory sectors) : ProjectPlanController<ProjectSectorForm>(projects, service, db)
{
    protected override string ViewName => "Sectors";

    protected override async Task<ProjectSectorForm> Filled(int id) => await Find(id) is { } project ? ProjectSectorForm.Of(project) : new ProjectSectorForm();

    protected override Task Check(ProjectSectorForm form, ProjectDetails project) =>
        form.Sectors.TrueForAll(sectors.Knows) ? Task.CompletedTask : throw new DomainException("Projects.Errors.SectorUnknown") { Field = nameof(form.Sectors) };
}

[Route("projects/{id:int}/budget")]
public sealed class ProjectBudgetsController(ProjectQueries projects, ProjectService service, MicPortalDbContext db) : ProjectPlanController<ProjectBudgetForm>(projects, service, db)
{
    protected override string ViewName => "Budget";

    protected override async Task<ProjectBudgetForm> Filled(int id) => await Find(id) is { } project ? ProjectBudgetForm.Of(project) : new ProjectBudgetForm();
}

[Route("projects/{id:int}/results")]
public sealed class ProjectResultsController(ProjectQueries projects, ProjectService service, MicPortalDbContext db) : ProjectPlanController<ProjectResultsForm>(projects, service, db)
{
    protected override string ViewName => "Results";

    protected override async Task<ProjectResultsForm> Filled(int id) => await Find(id) is { } project ? ProjectResultsForm.Of(project) : new ProjectResultsForm();
}
