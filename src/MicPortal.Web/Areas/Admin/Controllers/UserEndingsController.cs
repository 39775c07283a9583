using MicPortal.Application.Administration;
using MicPortal.Application.Identity;
using MicPortal.Application.Workspaces;
using MicPortal.Domain.Access;
using MicPortal.Web.Forms;
using MicPortal.Web.Models.Administration;
using MicPortal.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace MicPortal.Web.Areas.Admin.Controllers;

/// <summary>Ends an account. What waits belongs to the organisation, so it stays with the colleagues; where there is none, that is said first.</summary>
[Area(nameof(Admin))]
[Authorize(Policy = Policies.Admin)]
[Route("admin/users/{id:int}/endings")]
public sealed class UserEndingsController(UserQueries users, Accounts accounts, WorkspaceQueries workspaces) : PortalController, IRecordController
{
    [HttpGet("new")]
    public async Task<IActionResult> New(int id)
    {
        if (await users.Details(id, Cancel) is not { DisabledAt: null } user)
        {
            return NotFound();
        }

        if (id == Actor.UserId)
        {
            return Forbid();
        }

        var waiting = user.OrganisationId is null ? null : await workspaces.Waiting(new Actor(user.Id, user.Role, user.OrganisationId), Today, Cancel);
        return View("/Areas/Admin/Views/Users/End.cshtml", new UserEndingPage(user, waiting));
    }

    [HttpPost]
    public async Task<IActionResult> Create(int id)
    {
        if (await users.Details(id, Cancel) is not { } user)
        {
            return NotFound();
        }

        if (id == Actor.UserId)
        {
            return Forbid();
        }

        await accounts.Disable(id, Actor, Cancel);
        return Done(RecordUrl(id), "Accounts.Ended", user.Address);
    }

    [NonAction]
    public string RecordUrl(int id) => $"/admin/users/{id}";
}
