using MicPortal.Application.Agreements;
using MicPortal.Application.ContactRequests;
using MicPortal.Application.Data;
using MicPortal.Application.FollowUps;
using MicPortal.Application.Partnerships;
using MicPortal.Domain.Access;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Partnerships;
using MicPortal.Web.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Web.Controllers;

/// <summary>"I have read it": what asks for nothing else leaves the organisation's list. A second click says nothing that is wrong.</summary>
public sealed class ReadingsController(MicPortalDbContext db) : PortalController, IRecordController
{
    [HttpPost("/partnerships/{id:int}/readings")]
    public async Task<IActionResult> OfPartnership(int id)
    {
        if (await db.Partnerships.ForChange(id, Actor, Cancel) is not { } partnership)
        {
            return NotFound();
        }

        return await Read(Actor.Writes && PartnershipStanding.Of(partnership, false).PartyOf(Actor) is not null, () => partnership.ReadNews(Actor, Now));
    }

    [HttpPost("/agreements/{id:int}/readings")]
    public async Task<IActionResult> OfAgreement(int id)
    {
        if (await db.Agreements.VisibleTo(Actor).Include(one => one.Parties).SingleOrDefaultAsync(one => one.Id == id, Cancel) is not { } agreement)
        {
            return NotFound();
        }

        return await Read(Actor.Writes && agreement.Parties.Any(party => Actor.ActsFor(party.OrganisationId, agreement.PartnershipId)), () => agreement.ReadNews(Actor, Now));
    }

    [HttpPost("/contact-requests/{id:int}/readings")]
    public async Task<IActionResult> OfContactRequest(int id)
    {
        if (await db.ContactRequests.VisibleTo(Actor).SingleOrDefaultAsync(one => one.Id == id, Cancel) is not { } request)
        {
            return NotFound();
        }

        return await Read(ContactRequestAccess.CanWithdraw(request.FromMunicipalityId, Actor), () => request.ReadAnswer(Actor, Now));
    }

    [HttpPost("/follow-ups/{id:int}/readings")]
    public async Task<IActionResult> OfFollowUp(int id)
    {
        if (await db.FollowUps.OfSide(Actor).SingleOrDefaultAsync(one => one.Id == id, Cancel) is not { } followUp)
        {
            return NotFound();
        }

        return await Read(Actor.Writes && Actor.AssociationId == followUp.AssociationId, () => followUp.ReadAnswer(Actor, Now));
    }

    [NonAction]
    public string RecordUrl(int id) => "/my-work";

    private async Task<IActionResult> Read(bool may, Action act)
    {
        // Under a mandate it would take the news from the municipality's own people.
        if (!may || Actor.Role == UserRole.Mandated)
        {
            return Forbid();
        }

        act();
        await db.SaveChangesAsync(Cancel);
        return Done("/my-work", "Workspace.ReadNow");
    }
}
