using MicPortal.Application.Identity;
using MicPortal.Web.Forms;
using MicPortal.Web.Models.Account;
using MicPortal.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace MicPortal.Web.Areas.Admin.Controllers;

/// <summary>A new link for choosing a password, where no colleague can make one.</summary>
[Area(nameof(Admin))]
[Authorize(Policy = Policies.Admin)]
[Route("admin/users/{id:int}/links")]
public sealed class UserLinksController(UserManager<PortalUser> users, PasswordLinks links) : PortalController, IRecordController
{
    [HttpPost]
    public async Task<IActionResult> Create(int id, Guid formId)
    {
        if (await users.FindByIdAsync($"{id}") is not { DisabledAt: null } user)
        {
            return NotFound();
        }

        TempData[ColleagueList.Link] = await links.Once(user, formId, Actor, Cancel);
        return Done(RecordUrl(id), "Accounts.LinkMade", user.Email!);
    }

    [NonAction]
    public string RecordUrl(int id) => $"/admin/users/{id}";
}
