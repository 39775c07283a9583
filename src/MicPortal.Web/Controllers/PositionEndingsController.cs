using MicPortal.Application.Data;
using MicPortal.Application.Organisations;
using MicPortal.Domain.Organisations;
using MicPortal.Web.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Web.Controllers;

/// <summary>The post is no more.</summary>
[Route("positions/{id:int}/endings")]
public sealed class PositionEndingsController(MicPortalDbContext db) : PortalController, IRecordController
{
    [HttpPost]
    public async Task<IActionResult> Create(int id)
    {
        if (await db.Positions.VisibleTo(db, Actor).SingleOrDefaultAsync(one => one.Id == id, Cancel) is not { } position)
        {
            return NotFound();
        }

        if (!MunicipalityAccess.CanEdit(position.MunicipalityId, Actor))
        {
            return Forbid();
        }

        position.End(Actor, Now);
        await db.SaveChangesAsync(Cancel);
        return Done($"/municipalities/{position.MunicipalityId}#positions", "Positions.Ended");
    }

    [NonAction]
    public string RecordUrl(int id) => $"/positions/{id}/edit";
}
