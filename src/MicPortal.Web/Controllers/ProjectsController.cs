using System.Globalization;
using MicPortal.Application.History;
using MicPortal.Application.Projects;
using MicPortal.Web.Forms;
using MicPortal.Web.Models;
using MicPortal.Web.Models.Lists;
using MicPortal.Web.Models.Projects;
using Microsoft.AspNetCore.Mvc;

namespace MicPortal.Web.Controllers;

[Route("projects/{id:int}")]
public sealed class ProjectsController(ProjectQueries projects, TimelineQueries timelines, ProjectCsv csv) : PortalController
{
    [HttpGet("/projects")]
    public async Task<IActionResult> Index(ProjectListQuery query)
    {
        var page = await projects.List(query.Filter, query.Page, Actor, Today, Cancel);
        return View(new ProjectList(query, page, ListLinks.Of(Request, page), await projects.Countries(Actor, Today, Cancel), await projects.Sectors(Actor, Today, Cancel)));
    }

    [HttpGet("/projects.csv")]
    public async Task<IActionResult> Export(ProjectListQuery query) =>
        File(csv.Of(await projects.Export(query.Filter, Actor, Today, Cancel)), CsvFile.ContentType, $"projects-{Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}.csv");

    [HttpGet]
    public async Task<IActionResult> Details(int id)
    {
        if (await projects.Details(id, Actor, Cancel) is not { } project)
        {
            return NotFound();
        }

        var reports = project.Agreed is null ? null : await projects.Reports(
            id, project.ReadsUntil, project.PlansRead, [.. project.Reached.Select(one => one.MilestoneKey)], [.. project.Versions.Select(version => version.Number)], Cancel);
        return View(new ProjectPage(project, await timelines.OfProject(id, project.ReadsUntil, Cancel), Actor) { Reports = reports });
    }

    [HttpGet("versions/{number:int}")]
    public async Task<IActionResult> Version(int id, int number) =>
        await projects.Details(id, Actor, Cancel, number) is { } project && project.VersionsRead.Find(version => version.Number == number) is { } version
            ? View(new ProjectVersionText(project, version, Actor))
            : NotFound();

    [HttpGet("changes")]
    public async Task<IActionResult> Changes(int id, int from, int to) =>
        await projects.Details(id, Actor, Cancel, from, to) is { } project
        && project.VersionsRead.Find(version => version.Number == from) is { } before && project.VersionsRead.Find(version => version.Number == to) is { } after
            ? View(new ProjectChanges(project, before, after))
            : NotFound();
}
