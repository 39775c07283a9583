using MicPortal.Application.Data;
using MicPortal.Application.Mandates;
using MicPortal.Domain.Mandates;
using MicPortal.Web.Forms;
using MicPortal.Web.Models.Mandates;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Web.Controllers;

/// <summary>Who acts under a mandate gives it back, at once; the municipality is told.</summary>
[Route("mandates/{id:int}/returns")]
public sealed class MandateReturnsController(MicPortalDbContext db, MandateQueries mandates) : FormController<MandateReturnForm>
{
    [HttpGet("")]
    [HttpGet("new")]
    public async Task<IActionResult> New(int id) => await Page(id, await Filled(id));

    [HttpPost("")]
    public async Task<IActionResult> Create(int id, MandateReturnForm form)
    {
        if (await db.Mandates.OfSide(Actor).SingleOrDefaultAsync(one => one.Id == id, Cancel) is not { } mandate)
        {
            return NotFound();
        }

        if (!MandateAccess.CanGiveBack(mandate.AssociationId, Actor))
        {
            return Forbid();
        }

        var url = await Once(form, async () =>
        {
            mandate.GiveBack(form.Reason!, Today, Actor, Now);
            await db.SaveChangesAsync(Cancel);
            return $"/mandates/{id}";
        });
        return Done(url, "Mandates.GivenBackNow");
    }

    protected override Task<MandateReturnForm> Filled(int id) => Task.FromResult(new MandateReturnForm { FormId = Guid.NewGuid() });

    protected override async Task<IActionResult> Page(int id, MandateReturnForm form) =>
        await mandates.Details(id, Actor, Cancel) is not { } mandate ? NotFound()
        : MandateAccess.CanGiveBack(mandate.AssociationId, Actor) ? View("/Views/Mandates/Return.cshtml", new MandateReturnPage(form, mandate))
        : Forbid();
}
