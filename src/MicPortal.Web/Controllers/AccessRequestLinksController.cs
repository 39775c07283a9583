using MicPortal.Application.AccessRequests;
using MicPortal.Application.Data;
using MicPortal.Web.Forms;
using MicPortal.Web.Models.AccessRequests;
using MicPortal.Web.Models.Account;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Web.Controllers;

/// <summary>A new link for the account of an accepted request that nobody has opened: the first one may be lost.</summary>
[Route("access-requests/{id:int}/links")]
public sealed class AccessRequestLinksController(MicPortalDbContext db, AccessRequestQueries requests, PasswordLinks links) : PortalController, IRecordController
{
    [HttpPost]
    public async Task<IActionResult> Create(int id, Guid formId)
    {
        if (await requests.Details(id, Actor, Cancel) is not { UnopenedUserId: { } userId } request)
        {
            return NotFound();
        }

        TempData[AccessRequestPage.LinkOf(id)] = await links.Once(await db.Users.SingleAsync(user => user.Id == userId, Cancel), formId, Actor, Cancel);
        return Done(RecordUrl(id), "Accounts.LinkMade", request.Email);
    }

    [NonAction]
    public string RecordUrl(int id) => $"/access-requests/{id}";
}
