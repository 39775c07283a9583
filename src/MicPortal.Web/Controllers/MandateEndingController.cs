using MicPortal.Application.Data;
using MicPortal.Application.Mandates;
using MicPortal.Domain.Mandates;
using MicPortal.Web.Forms;
using MicPortal.Web.Models.Mandates;
using MicPortal.Web.Resources;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Web.Controllers;

/// <summary>One side ends a mandate, at once, with its reason.</summary>
public abstract class MandateEndingController(MicPortalDbContext db, MandateQueries mandates, Texts texts) : FormController<MandateEndingForm>
{
    protected abstract string ViewName { get; }

    protected abstract string DoneKey { get; }

    protected abstract bool May(int municipalityId, int associationId);

    protected abstract void End(Mandate mandate, string reason);

    [HttpGet("")]
    [HttpGet("new")]
    public async Task<IActionResult> New(int id)
    {
        // What is over is told on its own page.
        if (await mandates.Details(id, Actor, Today, Cancel) is { } mandate && May(mandate.MunicipalityId, mandate.AssociationId) && mandate.StateOn(Today) is MandateState.Revoked or MandateState.Expired)
        {
            TempData[Messages.Problem] = texts["Mandates.Errors.Revoked"];
            return LocalRedirect($"/mandates/{id}");
        }

        return await Page(id, await Filled(id));
    }

    [HttpPost("")]
    public async Task<IActionResult> Create(int id, MandateEndingForm form)
    {
        if (await db.Mandates.OfSide(Actor).SingleOrDefaultAsync(one => one.Id == id, Cancel) is not { } mandate)
        {
            return NotFound();
        }

        if (!May(mandate.MunicipalityId, mandate.AssociationId))
        {
            return Forbid();
        }

        var url = await Once(form, async () =>
        {
            End(mandate, form.Reason!);
            await db.SaveChangesAsync(Cancel);
            return $"/mandates/{id}";
        });
        return Done(url, DoneKey);
    }

    protected override Task<MandateEndingForm> Filled(int id) => Task.FromResult(new MandateEndingForm { FormId = Guid.NewGuid() });

    protected override async Task<IActionResult> Page(int id, MandateEndingForm form) =>
        await mandates.Details(id, Actor, Today, Cancel) is not { } mandate ? NotFound()
        : May(mandate.MunicipalityId, mandate.AssociationId) ? View($"/Views/Mandates/{ViewName}.cshtml", new MandateEndingPage(form, mandate))
        : Forbid();
}
