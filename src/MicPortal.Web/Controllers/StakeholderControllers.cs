using System.Globalization;
using MicPortal.Application.Data;
using MicPortal.Application.Organisations;
using MicPortal.Application.ReferenceData;
using MicPortal.Application.Stakeholders;
using MicPortal.Domain.Organisations;
using MicPortal.Web.Forms;
using MicPortal.Web.Models;
using MicPortal.Web.Models.Lists;
using MicPortal.Web.Models.Stakeholders;
using MicPortal.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Web.Controllers;

/// <summary>The directory of a town's organisations, to which its officers add.</summary>
[FollowsSuccessor]
[Route("municipalities/{id:int}/stakeholders")]
public sealed class MunicipalityStakeholdersController(MicPortalDbContext db, OrganisationQueries organisations, StakeholderQueries stakeholders, OutreachService outreach, StakeholderCsv csv, CountryDirectory countries)
    : FormController<StakeholderForm>
{
    [AllowAnonymous]
    [HttpGet("")]
    public async Task<IActionResult> Index(int id, StakeholderListQuery query)
    {
        if (await organisations.Municipality(id, Cancel) is not { } town)
        {
            return NotFound();
        }

        var page = await stakeholders.List(query.Filter(id), query.Page, Cancel);
        return View("/Views/Stakeholders/Index.cshtml", new StakeholderList(town, query, page, ListLinks.Of(Request, page), Actor));
    }

    [AllowAnonymous]
    [HttpGet("/municipalities/{id:int}/stakeholders.csv")]
    public async Task<IActionResult> Export(int id, StakeholderListQuery query) => await organisations.Municipality(id, Cancel) is null ? NotFound()
        : File(csv.Of(await stakeholders.Export(query.Filter(id), Cancel)), CsvFile.ContentType, $"stakeholders-{id}-{Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}.csv");

    [HttpGet("new")]
    public async Task<IActionResult> New(int id) => await Page(id, await Filled(id));

    [HttpPost("new")]
    public async Task<IActionResult> Create(int id, StakeholderForm form)
    {
        if (await organisations.Municipality(id, Cancel) is null)
        {
            return NotFound();
        }

        if (!MunicipalityAccess.CanEdit(id, Actor))
        {
            return Forbid();
        }

        var url = await Once(form, async () =>
        {
            var stakeholder = await outreach.Add(id, form.Facts, form.Anyway, Actor, Cancel);
            await db.SaveChangesAsync(Cancel);
            return $"/stakeholders/{stakeholder.Id}";
        });
        return Done(url, "Stakeholders.Added");
    }

    protected override async Task<StakeholderForm> Filled(int id)
    {
        var town = await organisations.Municipality(id, Cancel);
        return new StakeholderForm { FormId = Guid.NewGuid(), Language = countries.WorkingLanguage(town?.Languages, town?.CountryCode) };
    }

    protected override async Task<IActionResult> Page(int id, StakeholderForm form) =>
        await organisations.Municipality(id, Cancel) is null ? NotFound()
        : MunicipalityAccess.CanEdit(id, Actor) ? View("/Views/Stakeholders/Form.cshtml", new StakeholderFormPage(form, id, null) { Same = await stakeholders.Same(id, form.Named?.Kind, form.Named?.Name, null, Cancel) })
        : Forbid();
}

[Route("stakeholders/{id:int}")]
public sealed class StakeholdersController(MicPortalDbContext db, StakeholderQueries stakeholders, OutreachService outreach) : FormController<StakeholderForm>
{
    [AllowAnonymous]
    [HttpGet("")]
    public async Task<IActionResult> Details(int id) => await stakeholders.Details(id, Actor, Cancel) is { } stakeholder ? View(new StakeholderPage(stakeholder, Actor)) : NotFound();

    [HttpGet("edit")]
    public async Task<IActionResult> Edit(int id) => await Page(id, await Filled(id));

    [HttpPost("edit")]
    public async Task<IActionResult> Edit(int id, StakeholderForm form)
    {
        if (await db.Stakeholders.SingleOrDefaultAsync(one => one.Id == id && one.EndedAt == null, Cancel) is not { } stakeholder)
        {
            return NotFound();
        }

        if (!MunicipalityAccess.CanEdit(stakeholder.MunicipalityId, Actor))
        {
            return Forbid();
        }

        var url = await Once(form, async () =>
        {
            await outreach.Change(stakeholder, form.Facts, form.Anyway, Actor, Cancel);
            db.Expect(stakeholder, form.ConcurrencyToken);
            await db.SaveChangesAsync(Cancel);
            return $"/stakeholders/{id}";
        });
        return Done(url, "Stakeholders.Saved");
    }

    protected override async Task<StakeholderForm> Filled(int id) => await stakeholders.Details(id, Actor, Cancel) is { } stakeholder ? StakeholderForm.Of(stakeholder) : new StakeholderForm();

    protected override async Task<IActionResult> Page(int id, StakeholderForm form) =>
        await stakeholders.Details(id, Actor, Cancel) is not { EndedAt: null } stakeholder ? NotFound()
        : MunicipalityAccess.CanEdit(stakeholder.MunicipalityId, Actor) ? View("Form", new StakeholderFormPage(form, stakeholder.MunicipalityId, id) { Same = HttpMethods.IsPost(Request.Method) ? await stakeholders.Same(stakeholder.MunicipalityId, form.Named?.Kind, form.Named?.Name, id, Cancel) : null })
        : Forbid();
}

/// <summary>It is no more, or takes part no more.</summary>
[Route("stakeholders/{id:int}/endings")]
public sealed class StakeholderEndingsController(MicPortalDbContext db) : PortalController, IRecordController
{
    [HttpPost]
    public async Task<IActionResult> Create(int id)
    {
        if (await db.Stakeholders.SingleOrDefaultAsync(one => one.Id == id, Cancel) is not { } stakeholder)
        {
            return NotFound();
        }

        if (!MunicipalityAccess.CanEdit(stakeholder.MunicipalityId, Actor))
        {
            return Forbid();
        }

        stakeholder.End(Actor, Now);
        await db.SaveChangesAsync(Cancel);
        return Done($"/municipalities/{stakeholder.MunicipalityId}/stakeholders", "Stakeholders.Ended");
    }

    [NonAction]
    public string RecordUrl(int id) => $"/stakeholders/{id}";
}
