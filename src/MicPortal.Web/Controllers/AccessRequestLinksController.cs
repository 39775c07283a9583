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

/// <summary>A new link for the account of an accepted request that nobody has opened: the first one may be lost.</summary>
[Route("access-requests/{id:int}/links")]
public sealed class AccessRequestLinksController(MicPortalDbContext db, AccessRequestService service, Accounts accounts, IOptions<PortalOptions> portal) : PortalController, IRecordController
{
    [HttpPost]
    public async Task<IActionResult> Create(int id)
    {
        if (await db.AccessRequests.DecidedBy(db, Actor).SingleOrDefaultAsync(one => one.Id == id, Cancel) is not { } request
            || await service.Unopened(request, Cancel) is not { } user)
        {
            return NotFound();
        }

        TempData[AccessRequestPage.LinkOf(id)] = await this.PasswordLink(accounts, user, Actor, portal.Value);
        return Done(RecordUrl(id), "Accounts.LinkMade", request.Email);
    }

    [NonAction]
    public string RecordUrl(int id) => $"/access-requests/{id}";
}
