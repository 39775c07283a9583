using System.Globalization;
using MicPortal.Application.Data;
using MicPortal.Application.Lists;
using MicPortal.Application.Priorities;
using MicPortal.Application.ReferenceData;
using MicPortal.Domain.Common;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Priorities;
using MicPortal.Web.Forms;
using MicPortal.Web.Models;
using MicPortal.Web.Models.Lists;
using MicPortal.Web.Models.Priorities;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Web.Controllers;

/// <summary>The priorities of all municipalities, and the single lines.</summary>
[Route("priorities")]
public sealed class PrioritiesController(MicPortalDbContext db, PriorityQueries priorities, FilterChoices choices, SectorDirectory sectors, PriorityCsv csv) : FormController<PriorityForm>
{
    [AllowAnonymous]
    [HttpGet]
    public async Task<IActionResult> Index(PriorityListQuery query)
    {
        var page = await priorities.List(Filter(query), query.Page, Cancel);
        return View(new PriorityList(query, page, ListLinks.Of(Request, page), await choices.OfPriorities(Cancel), Actor));
    }

    [AllowAnonymous]
    [HttpGet("/priorities.csv")]
    public async Task<IActionResult> Export(PriorityListQuery query) =>
        File(csv.Of(await priorities.Export(Filter(query), Cancel)), CsvFile.ContentType, $"priorities-{Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}.csv");

    [HttpGet("{id:int}/edit")]
    public async Task<IActionResult> Edit(int id) => await Page(id, await Filled(id));

    [HttpPost("{id:int}/edit")]
    public async Task<IActionResult> Edit(int id, PriorityForm form)
    {
        if (await db.Priorities.SingleOrDefaultAsync(one => one.Id == id && one.EndedAt == null, Cancel) is not { } priority)
        {
            return NotFound();
        }

        if (!MunicipalityAccess.CanEdit(priority.MunicipalityId, Actor))
        {
            return Forbid();
        }

        if (!sectors.Knows(form.Sector!))
        {
            throw new DomainException("Priorities.Errors.SectorMissing") { Field = nameof(form.SectorText) };
        }

        var url = await Once(form, async () =>
        {
            priority.Change(form.Facts, Actor, Now);
            db.Expect(priority, form.ConcurrencyToken);
            await db.SaveChangesAsync(Cancel);
            return $"/municipalities/{priority.MunicipalityId}/priorities#priority-{id}";
        });
        return Done(url, "Priorities.Saved");
    }

    protected override async Task<PriorityForm> Filled(int id) => await priorities.Details(id, Cancel) is { } priority ? PriorityForm.Of(priority) : new PriorityForm();

    protected override async Task<IActionResult> Page(int id, PriorityForm form) =>
        await priorities.Details(id, Cancel) is not { } priority ? NotFound()
        : MunicipalityAccess.CanEdit(priority.MunicipalityId, Actor) ? View("Form", new PriorityFormPage(form, priority.MunicipalityId, id))
        : Forbid();

    private PriorityFilter Filter(PriorityListQuery query) => query.Filter with { Sectors = sectors.Find(query.Q ?? "") };
}

/// <summary>A button about one priority, for the officers of its municipality.</summary>
public abstract class PriorityActController(MicPortalDbContext db) : PortalController, IRecordController
{
    [NonAction]
    public string RecordUrl(int id) => $"/priorities/{id}/edit";

    protected async Task<IActionResult> Act(int id, Func<Priority, Task> act, string doneKey)
    {
        if (await db.Priorities.SingleOrDefaultAsync(one => one.Id == id, Cancel) is not { } priority)
        {
            return NotFound();
        }

        if (!MunicipalityAccess.CanEdit(priority.MunicipalityId, Actor))
        {
            return Forbid();
        }

        await act(priority);
        await db.SaveChangesAsync(Cancel);
        return Done($"/municipalities/{priority.MunicipalityId}/priorities", doneKey);
    }
}

[Route("priorities/{id:int}/moves")]
public sealed class PriorityMovesController(MicPortalDbContext db, PriorityService service) : PriorityActController(db)
{
    [HttpPost("up")]
    public Task<IActionResult> Up(int id) => Act(id, priority => service.Move(priority, true, Actor, Cancel), "Priorities.Moved");

    [HttpPost("down")]
    public Task<IActionResult> Down(int id) => Act(id, priority => service.Move(priority, false, Actor, Cancel), "Priorities.Moved");
}

[Route("priorities/{id:int}/endings")]
public sealed class PriorityEndingsController(MicPortalDbContext db) : PriorityActController(db)
{
    [HttpPost]
    public Task<IActionResult> Create(int id) => Act(id, priority =>
    {
        priority.End(Actor, Now);
        return Task.CompletedTask;
    }, "Priorities.Ended");
}
