using System.Globalization;
using MicPortal.Application.History;
using MicPortal.Application.Visits;
using MicPortal.Web.Forms;
using MicPortal.Web.Models;
using MicPortal.Web.Models.Lists;
using MicPortal.Web.Models.Visits;
using Microsoft.AspNetCore.Mvc;

namespace MicPortal.Web.Controllers;

[Route("visits/{id:int}")]
public sealed class VisitsController(VisitQueries visits, TimelineQueries timelines, VisitCsv csv, VisitCalendar calendar) : PortalController
{
    [HttpGet("/visits")]
    public async Task<IActionResult> Index(VisitListQuery query)
    {
        var page = await visits.List(query.Filter, query.Page, Actor, Today, Cancel);
        return View(new VisitList(query, page, ListLinks.Of(Request, page), await visits.Countries(Actor, Today, Cancel)) { HasOwn = Actor.AssociationId is null, Party = query.Filter.PartyId is { } party ? await visits.NameOfParty(party, Cancel) : null });
    }

    [HttpGet("/visits.csv")]
    public async Task<IActionResult> Export(VisitListQuery query) =>
        File(csv.Of(await visits.Export(query.Filter, Actor, Today, Cancel)), CsvFile.ContentType, $"visits-{Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}.csv");

    [HttpGet]
    public async Task<IActionResult> Details(int id) => await Page(id) is { } page ? View(page with { Timeline = await timelines.OfVisit(id, page.Visit.ReadsUntil, Cancel) }) : NotFound();

    /// <summary>Both sides' parts as one paper.</summary>
    [HttpGet("report")]
    public async Task<IActionResult> Report(int id) => await Page(id) is { } page ? View("ReportPaper", page) : NotFound();

    /// <summary>For who takes part.</summary>
    [HttpGet("schedule")]
    public async Task<IActionResult> Schedule(int id) =>
        await visits.Details(id, Actor, Today, Cancel) is { ReadsUntil: null } visit ? View(new VisitPage(visit, Timeline.None, Actor, Today) { Slots = await visits.Slots(id, Cancel) }) : NotFound();

    [HttpGet("versions/{number:int}")]
    public async Task<IActionResult> Version(int id, int number) =>
        await visits.Details(id, Actor, Today, Cancel, number) is { } visit && visit.VersionsRead.Find(version => version.Number == number) is { } version
            ? View(new VisitVersionText(visit, version, await visits.ProjectsRead(version.Plan.ProjectIds, Actor, Cancel)))
            : NotFound();

    [HttpGet("changes")]
    public async Task<IActionResult> Changes(int id, int from, int to) =>
        await visits.Details(id, Actor, Today, Cancel, from, to) is { } visit
        && visit.VersionsRead.Find(version => version.Number == from) is { } before && visit.VersionsRead.Find(version => version.Number == to) is { } after
            ? View(new VisitChanges(visit, before, after, await visits.ProjectsRead([.. before.Plan.ProjectIds, .. after.Plan.ProjectIds], Actor, Cancel)))
            : NotFound();

    [HttpGet("/visits/{id:int}.ics")]
    public async Task<IActionResult> Calendar(int id) =>
        await visits.Details(id, Actor, Today, Cancel) is { ReadsUntil: null } visit ? File(calendar.Of(visit, await visits.CalendarSlots(visit, Cancel), await visits.Changes(id, Cancel)), VisitCalendar.ContentType, $"visit-{id}.ics") : NotFound();

    [HttpGet("slots/{slotId:int}.ics")]
    public async Task<IActionResult> Slot(int id, int slotId) =>
        await visits.Details(id, Actor, Today, Cancel) is { ReadsUntil: null } visit && (await visits.CalendarSlots(visit, Cancel)).Find(slot => slot.Id == slotId) is { } slot
            ? File(calendar.Of(visit, slot, await visits.Changes(id, Cancel)), VisitCalendar.ContentType, $"visit-{id}-{slotId}.ics")
            : NotFound();

    private async Task<VisitPage?> Page(int id) => await visits.Details(id, Actor, Today, Cancel) is { } visit
        ? new VisitPage(visit, Timeline.None, Actor, visit.SeenOn(Today)) { Outcome = await visits.Outcome(id, Actor, [.. visit.Plan.ProjectIds, .. visit.Agreed?.Plan.ProjectIds ?? []], visit.ReadsUntil, Cancel) } : null;
}
