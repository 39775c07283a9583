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
    /// <param name="token">Of the record that was read: what has changed since was not confirmed.</param>
    [HttpPost]
    public async Task<IActionResult> Create(int id, Guid token)
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
        db.Expect(partnership, token);
        await db.SaveChangesAsync(Cancel);
        return Done(RecordUrl(id), "Partnerships.ConfirmedNow");
    }

    [NonAction]
    public string RecordUrl(int id) => $"/partnerships/{id}";
}
