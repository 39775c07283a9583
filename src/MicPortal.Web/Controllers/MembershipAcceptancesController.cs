using MicPortal.Application.Data;
using MicPortal.Application.Members;
using MicPortal.Domain.Organisations;
using MicPortal.Web.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Web.Controllers;

/// <summary>The municipality says that it is a member.</summary>
[Route("memberships/{id:int}/acceptances")]
public sealed class MembershipAcceptancesController(MicPortalDbContext db) : PortalController, IRecordController
{
    [HttpPost]
    public async Task<IActionResult> Create(int id)
    {
        if (await db.Memberships.OfSide(Actor).SingleOrDefaultAsync(one => one.Id == id, Cancel) is not { } membership)
        {
            return NotFound();
        }

        if (!MembershipAccess.CanAccept(membership.MunicipalityId, Actor))
        {
            return Forbid();
        }

        membership.Accept(Actor, Now);
        await db.SaveChangesAsync(Cancel);
        return Done(RecordUrl(id), "Memberships.AcceptedNow");
    }

    [NonAction]
    public string RecordUrl(int id) => $"/memberships/{id}";
}
