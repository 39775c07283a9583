using MicPortal.Application.Data;
using MicPortal.Application.Partnerships;
using MicPortal.Domain.Partnerships;
using MicPortal.Web.Forms;
using Microsoft.AspNetCore.Mvc;

namespace MicPortal.Web.Controllers;

/// <summary>"Still correct", said by a party.</summary>
[Route("partnerships/{id:int}/confirmations")]
public sealed class PartnershipConfirmationsController(MicPortalDbContext db) : PortalController, IRecordController
{
    [HttpPost]
    public async Task<IActionResult> Create(int id)
    {
        if (await db.Partnerships.ForChange(id, Actor, Cancel) is not { } partnership)
        {
            return NotFound();
        }

        if (!PartnershipAccess.CanEdit(PartnershipStanding.Of(partnership, false), Actor))
        {
            return Forbid();
        }

        partnership.Confirm(Actor, Now);
        await db.SaveChangesAsync(Cancel);
        return Done(RecordUrl(id), "Partnerships.ConfirmedNow");
    }

    [NonAction]
    public string RecordUrl(int id) => $"/partnerships/{id}";
}
