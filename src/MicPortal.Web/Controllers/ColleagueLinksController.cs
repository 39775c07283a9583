using MicPortal.Application.Identity;
using MicPortal.Web.Forms;
using MicPortal.Web.Models.Account;
using MicPortal.Web.Setup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace MicPortal.Web.Controllers;

/// <summary>A new link for a colleague who has none, lost it, or forgot the password.</summary>
[Route("colleagues/{id:int}/links")]
public sealed class ColleagueLinksController(ColleagueQueries colleagues, Accounts accounts, IOptions<PortalOptions> portal) : PortalController, IRecordController
{
    [HttpPost]
    public async Task<IActionResult> Create(int id)
    {
        if (await colleagues.Find(id, Actor, Cancel) is not { DisabledAt: null } user)
        {
            return NotFound();
        }

        if (!Actor.Writes)
        {
            return Forbid();
        }

        TempData[ColleagueList.Link] = await this.PasswordLink(accounts, user, Actor, portal.Value);
        return Done(RecordUrl(id), "Accounts.LinkMade", user.Email!);
    }

    [NonAction]
    public string RecordUrl(int id) => "/colleagues";
}
