using MicPortal.Application.Projects;
using MicPortal.Domain.Projects;
using MicPortal.Web.Forms;
using Microsoft.AspNetCore.Mvc;

namespace MicPortal.Web.Controllers;

/// <summary>A page with a form about one project, for people of its parties.</summary>
public abstract class ProjectFormController<TForm>(ProjectQueries projects) : PlanFormController<TForm, ProjectDetails, ProjectStanding>("Projects", "/projects")
    where TForm : class, IOnceForm
{
    protected ProjectQueries Projects => projects;

    protected override Task<ProjectDetails?> Read(int id) => projects.Details(id, Actor, Cancel);

    protected override ProjectStanding StandingOf(ProjectDetails details) => details.Standing;

    protected override int CurrentOf(ProjectDetails details) => details.Current.Number;

    /// <summary>Nobody is asked to approve what is not complete.</summary>
    protected static string VersionSaved(Project project) => project.IsComplete ? "Projects.VersionSaved" : "Projects.IncompleteSaved";
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
    public Task<IActionResult> Create(int id, TForm form) =>
        Try(id, NeedsPartnership, async () => Done(await service.Act(id, form.FormId, one => Act(one, form), Actor, Cancel), DoneKey, DoneArguments));

    protected abstract void Act(Project project, TForm form);
}
