using MicPortal.Application.AccessRequests;
using MicPortal.Application.Data;
using MicPortal.Application.Identity;
using MicPortal.Web.Forms;
using MicPortal.Web.Models.AccessRequests;
using MicPortal.Web.Setup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace MicPortal.Web.Controllers;

/// <summary>Makes the account of an officer and shows the link to hand over, once.</summary>
[Route("access-requests/{id:int}/acceptances")]
public sealed class AccessRequestAcceptancesController(MicPortalDbContext db, AccessRequestService service, Accounts accounts, IOptions<PortalOptions> portal) : PortalController, IRecordController
{
    [HttpPost]
    public async Task<IActionResult> Create(int id)
    {
        if (await db.AccessRequests.DecidedBy(db, Actor).SingleOrDefaultAsync(one => one.Id == id, Cancel) is not { } request)
        {
            return NotFound();
        }

        var user = await service.Accept(request, Actor, Cancel);
        TempData[AccessRequestPage.LinkOf(id)] = await this.PasswordLink(accounts, user, Actor, portal.Value);
        return Done(RecordUrl(id), "AccessRequests.Accepted");
    }

    [NonAction]
    public string RecordUrl(int id) => $"/access-requests/{id}";
}
