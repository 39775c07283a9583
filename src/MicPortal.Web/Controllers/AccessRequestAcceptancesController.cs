using MicPortal.Application.AccessRequests;
using MicPortal.Application.Data;
using MicPortal.Web.Forms;
using MicPortal.Web.Models.AccessRequests;
using MicPortal.Web.Models.Account;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Web.Controllers;

/// <summary>Makes the account of an officer and shows the link to hand over, once.</summary>
[Route("access-requests/{id:int}/acceptances")]
public sealed class AccessRequestAcceptancesController(MicPortalDbContext db, AccessRequestService service, PasswordLinks links) : PortalController, IRecordController
{
    [HttpPost]
    public async Task<IActionResult> Create(int id)
    {
        if (await db.AccessRequests.DecidedBy(db, Actor).SingleOrDefaultAsync(one => one.Id == id, Cancel) is not { } request)
        {
            return NotFound();
        }

        var user = await service.Accept(request, Actor, Cancel);
        TempData[AccessRequestPage.LinkOf(id)] = await links.For(user, Actor, Cancel);
        return Done(RecordUrl(id), "AccessRequests.Accepted");
    }

    [NonAction]
    public string RecordUrl(int id) => $"/access-requests/{id}";
}
