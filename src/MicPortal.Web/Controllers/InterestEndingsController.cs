using MicPortal.Application.Data;
using MicPortal.Domain.Organisations;
using MicPortal.Web.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Web.Controllers;

/// <summary>The municipality does not offer, or seek, it any more.</summary>
[Route("interests/{id:int}/endings")]
public sealed class InterestEndingsController(MicPortalDbContext db) : PortalController, IRecordController
{
    [HttpPost]
    public async Task<IActionResult> Create(int id)
    {
        if (await db.Interests.SingleOrDefaultAsync(one => one.Id == id, Cancel) is not { } interest)
        {
            return NotFound();
        }

        if (!MunicipalityAccess.CanEdit(interest.MunicipalityId, Actor))
        {
            return Forbid();
        }

        interest.End(Actor, Now);
        await db.SaveChangesAsync(Cancel);
        return Done($"/municipalities/{interest.MunicipalityId}#interests", "Interests.Ended");
    }

    [NonAction]
    public string RecordUrl(int id) => $"/interests/{id}/edit";
}
