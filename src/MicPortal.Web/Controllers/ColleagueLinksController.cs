using MicPortal.Application.Identity;
using MicPortal.Web.Forms;
using MicPortal.Web.Models.Account;
using Microsoft.AspNetCore.Mvc;

namespace MicPortal.Web.Controllers;

/// <summary>A new link for a colleague who has none, lost it, or forgot the password.</summary>
[Route("colleagues/{id:int}/links")]
public sealed class ColleagueLinksController(ColleagueQueries colleagues, PasswordLinks links) : PortalController, IRecordController
{
    [HttpPost]
    public async Task<IActionResult> Create(int id, Guid formId)
    {
        if (await colleagues.Find(id, Actor, Cancel) is not { DisabledAt: null } user)
        {
            return NotFound();
        }

        if (!Actor.Writes)
        {
            return Forbid();
        }

        TempData[ColleagueList.Link] = await links.Once(user, formId, Actor, Cancel);
        return Done(RecordUrl(id), "Accounts.LinkMade", user.Email!);
    }

    [NonAction]
    public string RecordUrl(int id) => "/colleagues";
}
