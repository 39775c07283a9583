using MicPortal.Application.Identity;
using MicPortal.Web.Forms;
using Microsoft.AspNetCore.Mvc;

namespace MicPortal.Web.Controllers;

/// <summary>Ends a colleague's account, at once and everywhere; what was done with it stays.</summary>
[Route("colleagues/{id:int}/endings")]
public sealed class ColleagueEndingsController(ColleagueQueries colleagues, Accounts accounts) : PortalController, IRecordController
{
    [HttpGet("new")]
    public async Task<IActionResult> New(int id) =>
        await colleagues.Find(id, Actor, Cancel) is not { DisabledAt: null } user ? NotFound() : MayEnd(user) ? View("/Views/Colleagues/End.cshtml", user.Email) : Forbid();

    [HttpPost]
    public async Task<IActionResult> Create(int id)
    {
        if (await colleagues.Find(id, Actor, Cancel) is not { } user)
        {
            return NotFound();
        }

        if (!MayEnd(user))
        {
            return Forbid();
        }

        await accounts.Disable(id, Actor, Cancel);
        return Done(RecordUrl(id), "Accounts.Ended", user.Email!);
    }

    [NonAction]
    public string RecordUrl(int id) => "/colleagues";

    /// <summary>Not one's own: somebody must be left who can make another.</summary>
    private bool MayEnd(PortalUser user) => Actor.Writes && user.Id != Actor.UserId;
}
