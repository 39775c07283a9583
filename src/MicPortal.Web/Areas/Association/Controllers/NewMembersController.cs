using MicPortal.Application.Data;
using MicPortal.Application.Members;
using MicPortal.Application.Organisations;
using MicPortal.Domain.Organisations;
using MicPortal.Web.Forms;
using MicPortal.Web.Models.Members;
using MicPortal.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Web.Areas.Association.Controllers;

/// <summary>An association lists a municipality as its member; that one is asked.</summary>
[Area(nameof(Association))]
[Authorize(Policy = Policies.Association)]
[Route("association/members")]
public sealed class NewMembersController(MicPortalDbContext db, OrganisationNames organisations, MembershipQueries memberships) : PortalController, IRecordController
{
    [HttpGet("new")]
    public async Task<IActionResult> New(string? q)
    {
        var country = await db.Associations.Where(association => association.Id == Actor.AssociationId).Select(association => association.CountryCode).SingleAsync(Cancel);
        var found = await organisations.FindMunicipalities(q, country, Cancel);
        return View("/Areas/Association/Views/Members/New.cshtml", new MemberSearch(q, found, await memberships.Listed(Actor.AssociationId!.Value, [.. found.Select(one => one.Id)], Cancel)));
    }

    [HttpPost]
    public async Task<IActionResult> Create(int municipality)
    {
        if (!await db.Municipalities.AnyAsync(one => one.Id == municipality && one.SuccessorId == null, Cancel))
        {
            return NotFound();
        }

        // A second click finds it done.
        if ((await memberships.Listed(Actor.AssociationId!.Value, [municipality], Cancel)).Count == 0)
        {
            db.Add(Membership.List(Actor.AssociationId.Value, municipality, Actor, Now));
            try
            {
                await db.SaveChangesAsync(Cancel);
            }
            catch (DbUpdateException)
            {
                // The unique index: the other of two clicks was faster.
                db.ChangeTracker.Clear();
                if ((await memberships.Listed(Actor.AssociationId.Value, [municipality], Cancel)).Count == 0)
                {
                    throw;
                }
            }
        }

        return Done($"/association/members/{municipality}", "Memberships.ListedNow");
    }

    [NonAction]
    public string RecordUrl(int id) => "/association/members/new";
}
