using MicPortal.Application.Data;
using MicPortal.Application.Organisations;
using MicPortal.Domain.Organisations;
using MicPortal.Web.Forms;
using MicPortal.Web.Models.Organisations;
using MicPortal.Web.Setup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Web.Controllers;

/// <summary>A municipality's officer completes what the portal knows of it. The record is public, so others are refused and not told that there is none.</summary>
[FollowsSuccessor]
[Route("municipalities/{id:int}/edit")]
public sealed class MunicipalityEditsController(MicPortalDbContext db, OrganisationQueries organisations, MunicipalityService municipalities) : FormController<MunicipalityForm>
{
    [HttpGet]
    public async Task<IActionResult> Edit(int id) => await Page(id, await Filled(id));

    [HttpPost]
    public async Task<IActionResult> Edit(int id, MunicipalityForm form)
    {
        if (await db.Municipalities.SingleOrDefaultAsync(one => one.Id == id, Cancel) is not { } municipality)
        {
            return NotFound();
        }

        if (!MunicipalityAccess.CanEdit(id, Actor))
        {
            return Forbid();
        }

        var url = await Once(form, async () =>
        {
            await municipalities.Complete(municipality, form.Profile, Actor, Now, Cancel);
            db.Expect(municipality, form.ConcurrencyToken);
            await db.SaveChangesAsync(Cancel);
            return $"/municipalities/{id}";
        });
        return Done(url, "Municipalities.Saved");
    }

    protected override async Task<MunicipalityForm> Filled(int id) =>
        await organisations.Municipality(id, Cancel) is { } municipality ? MunicipalityForm.Of(municipality) : new MunicipalityForm();

    protected override async Task<IActionResult> Page(int id, MunicipalityForm form) =>
        await organisations.Municipality(id, Cancel) is null ? NotFound()
        : MunicipalityAccess.CanEdit(id, Actor) ? View("/Views/Municipalities/Edit.cshtml", form)
        : Forbid();
}
