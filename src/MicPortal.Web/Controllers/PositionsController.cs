using MicPortal.Application.Data;
using MicPortal.Application.Organisations;
using MicPortal.Domain.Organisations;
using MicPortal.Web.Forms;
using MicPortal.Web.Models.Positions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Web.Controllers;

[Route("positions/{id:int}/edit")]
public sealed class PositionsController(MicPortalDbContext db, OutreachQueries outreach) : FormController<PositionForm>
{
    [HttpGet]
    public async Task<IActionResult> Edit(int id) => await Page(id, await Filled(id));

    [HttpPost]
    public async Task<IActionResult> Edit(int id, PositionForm form)
    {
        if (await db.Positions.VisibleTo(db, Actor).SingleOrDefaultAsync(one => one.Id == id && one.EndedAt == null, Cancel) is not { } position)
        {
            return NotFound();
        }

        if (!MunicipalityAccess.CanEdit(position.MunicipalityId, Actor))
        {
            return Forbid();
        }

        var url = await Once(form, async () =>
        {
            position.Change(form.Facts, Actor, Now);
            db.Expect(position, form.ConcurrencyToken);
            await db.SaveChangesAsync(Cancel);
            return $"/municipalities/{position.MunicipalityId}#positions";
        });
        return Done(url, "Positions.Saved");
    }

    protected override async Task<PositionForm> Filled(int id) => await outreach.Position(id, Actor, Cancel) is { } position ? PositionForm.Of(position) : new PositionForm();

    protected override async Task<IActionResult> Page(int id, PositionForm form) =>
        await outreach.Position(id, Actor, Cancel) is not { } position ? NotFound()
        : MunicipalityAccess.CanEdit(position.MunicipalityId, Actor) ? View("/Views/Positions/Form.cshtml", new PositionFormPage(form, position.MunicipalityId, id))
        : Forbid();
}
