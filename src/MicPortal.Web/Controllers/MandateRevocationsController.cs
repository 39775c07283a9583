using MicPortal.Application.Data;
using MicPortal.Application.Mandates;
using MicPortal.Domain.Mandates;
using MicPortal.Web.Forms;
using MicPortal.Web.Models.Mandates;
using MicPortal.Web.Resources;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Web.Controllers;

/// <summary>The municipality takes its mandate back, at once.</summary>
[Route("mandates/{id:int}/revocations")]
public sealed class MandateRevocationsController(MicPortalDbContext db, MandateQueries mandates, Texts texts) : FormController<MandateRevocationForm>
{
    [HttpGet("")]
    [HttpGet("new")]
    public async Task<IActionResult> New(int id)
    {
        // What is over is told on its own page.
        if (await mandates.Details(id, Actor, Today, Cancel) is { } mandate && MandateAccess.CanRevoke(mandate.MunicipalityId, Actor) && mandate.StateOn(Today) is MandateState.Revoked or MandateState.Expired)
        {
            TempData[Messages.Problem] = texts["Mandates.Errors.Revoked"];
            return LocalRedirect($"/mandates/{id}");
        }

        return await Page(id, await Filled(id));
    }

    [HttpPost("")]
    public async Task<IActionResult> Create(int id, MandateRevocationForm form)
    {
        if (await db.Mandates.OfSide(Actor).SingleOrDefaultAsync(one => one.Id == id, Cancel) is not { } mandate)
        {
            return NotFound();
        }

        if (!MandateAccess.CanRevoke(mandate.MunicipalityId, Actor))
        {
            return Forbid();
        }

        var url = await Once(form, async () =>
        {
            mandate.Revoke(form.Reason!, Actor, Now);
            await db.SaveChangesAsync(Cancel);
            return $"/mandates/{id}";
        });
        return Done(url, "Mandates.RevokedNow");
    }

    protected override Task<MandateRevocationForm> Filled(int id) => Task.FromResult(new MandateRevocationForm { FormId = Guid.NewGuid() });

    protected override async Task<IActionResult> Page(int id, MandateRevocationForm form) =>
        await mandates.Details(id, Actor, Today, Cancel) is not { } mandate ? NotFound()
        : MandateAccess.CanRevoke(mandate.MunicipalityId, Actor) ? View("/Views/Mandates/Revoke.cshtml", new MandateRevocationPage(form, mandate))
        : Forbid();
}
