using MicPortal.Application.Data;
using MicPortal.Application.Mandates;
using MicPortal.Application.Members;
using MicPortal.Domain.Organisations;
using MicPortal.Web.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Web.Controllers;

/// <summary>Either side ends the membership, at once.</summary>
[Route("memberships/{id:int}/endings")]
public sealed class MembershipEndingsController(MicPortalDbContext db, MandateService mandates) : PortalController, IRecordController
{
    [HttpPost]
    public async Task<IActionResult> Create(int id)
    {
        if (await db.Memberships.OfSide(Actor).SingleOrDefaultAsync(one => one.Id == id, Cancel) is not { } membership)
        {
            return NotFound();
        }

        if (!MembershipAccess.CanEnd(membership.AssociationId, membership.MunicipalityId, Actor))
        {
            return Forbid();
        }

        await mandates.End(membership, Actor, Cancel);
        return Done(RecordUrl(id), "Memberships.EndedNow");
    }

    [NonAction]
    public string RecordUrl(int id) => $"/memberships/{id}";
}
