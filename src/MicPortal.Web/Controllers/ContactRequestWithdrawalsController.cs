using MicPortal.Application.ContactRequests;
using MicPortal.Application.Data;
using MicPortal.Domain.Organisations;
using MicPortal.Web.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Web.Controllers;

/// <summary>Who wrote a contact request takes it back, while it is not answered.</summary>
[Route("contact-requests/{id:int}/withdrawals")]
public sealed class ContactRequestWithdrawalsController(MicPortalDbContext db) : PortalController, IRecordController
{
    [HttpPost]
    public async Task<IActionResult> Create(int id)
    {
        if (await db.ContactRequests.VisibleTo(Actor).SingleOrDefaultAsync(one => one.Id == id, Cancel) is not { } request)
        {
            return NotFound();
        }

        if (!ContactRequestAccess.CanWithdraw(request.FromMunicipalityId, Actor))
        {
            return Forbid();
        }

        request.Withdraw(Actor, Now);
        await db.SaveChangesAsync(Cancel);
        return Done(RecordUrl(id), "ContactRequests.WithdrawnNow");
    }

    [NonAction]
    public string RecordUrl(int id) => $"/contact-requests/{id}";
}
