using MicPortal.Application.Projects;
using MicPortal.Domain.Access;
using MicPortal.Domain.Common;
using MicPortal.Domain.Projects;
using MicPortal.Web.Forms;
using MicPortal.Web.Models.Projects;
using MicPortal.Web.Resources;
using Microsoft.AspNetCore.Mvc;

namespace MicPortal.Web.Controllers;

/// <summary>A page with a form about one project, for people of its parties.</summary>
public abstract class ProjectFormController<TForm>(ProjectQueries projects) : FormController<TForm>
    where TForm : class, IOnceForm
{
    private ProjectDetails? project;

    protected abstract string ViewName { get; }

    /// <summary>Whether it can be done as things stand.</summary>
    protected abstract bool IsTimely(ProjectStanding standing, Actor actor);

    /// <summary>Who may do it at all.</summary>
    protected virtual bool May(ProjectStanding standing, Actor actor) => actor.Writes && standing.PartyOf(actor) is not null;

    /// <summary>When there is nothing to do any more, the project's page says where things stand.</summary>
    protected async Task<IActionResult> ShowForm(int id)
    {
        var form = await Filled(id);
        var page = await Page(id, form);
        if (page is not ViewResult || IsTimely(project!.Standing, Actor))
        {
            return page;
        }

        TempData[Messages.Problem] = HttpContext.RequestServices.GetRequiredService<Texts>()["Projects.Errors.NotNow"];
        return LocalRedirect($"/projects/{id}");
    }

    protected override async Task<IActionResult> Page(int id, TForm form)
    {
        if (await Refusal(id) is { } refusal)
        {
            return refusal;
        }

        var found = project!;
        Prepare(form, found);
        ViewData[nameof(ProjectDetails)] = found;
        ViewData[nameof(ProjectFormParties)] = new ProjectFormParties([.. found.PartiesFor(Actor).Select(party => new ProjectFormParty(party.OrganisationId, party.Name, found.Places.HasLeft(party.OrganisationId)))]);
        return View($"/Views/Projects/{ViewName}.cshtml", form);
    }

    /// <summary>Nobody is asked to approve what is not complete.</summary>
    protected static string VersionSaved(Project project) => project.IsComplete ? "Projects.VersionSaved" : "Projects.IncompleteSaved";

    /// <summary>Gives the form the fields that depend on the project.</summary>
    protected virtual void Prepare(TForm form, ProjectDetails project)
    {
    }

    protected async Task<ProjectDetails?> Find(int id) => project ??= await projects.Details(id, Actor, Cancel);

    /// <summary>404 or 403; null when it may be tried.</summary>
    protected async Task<IActionResult?> Refusal(int id) => await Find(id) is not { } found ? NotFound() : May(found.Standing, Actor) ? null : Forbid();

    /// <summary>A party plans and binds itself only in a partnership that it has accepted and that goes on. It may always withdraw, cancel and report.</summary>
    protected void RequirePartnership()
    {
        if (project!.Standing is not { PartnershipGoesOn: true } standing || standing.PartyOf(Actor) is not { HasAccepted: true })
        {
            throw new DomainException("Agreements.Errors.PartnershipNotAccepted");
        }
    }
}

/// <summary>An act that stands beside what another does at the same moment.</summary>
public abstract class ProjectActController<TForm>(ProjectQueries projects, ProjectService service) : ProjectFormController<TForm>(projects)
    where TForm : class, IOnceForm
{
    protected abstract string DoneKey { get; }

    /// <summary>What the text of <see cref="DoneKey"/> names.</summary>
    protected virtual object[] DoneArguments => [];

    /// <summary>Only in a partnership that goes on.</summary>
    protected virtual bool NeedsPartnership => true;

    [HttpGet("")]
    [HttpGet("new")]
    public Task<IActionResult> New(int id) => ShowForm(id);

    [HttpPost("")]
    public async Task<IActionResult> Create(int id, TForm form)
    {
        if (await Refusal(id) is { } refusal)
        {
            return refusal;
        }

        if (NeedsPartnership)
        {
            RequirePartnership();
        }

        return Done(await service.Act(id, form.FormId, one => Act(one, form), Actor, Cancel), DoneKey, DoneArguments);
    }

    protected abstract void Act(Project project, TForm form);
}
