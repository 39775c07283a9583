using MicPortal.Application.Agreements;
using MicPortal.Application.ContactRequests;
using MicPortal.Application.Data;
using MicPortal.Application.FollowUps;
using MicPortal.Application.Mandates;
using MicPortal.Application.Members;
using MicPortal.Application.Needs;
using MicPortal.Application.Partnerships;
using MicPortal.Application.Workspaces;
using MicPortal.Domain.Access;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Partnerships;
using MicPortal.Web.Forms;
using MicPortal.Web.Resources;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Web.Controllers;

/// <summary>"I have read it": what asks for nothing else leaves the organisation's list. Where nothing waits to be read, nothing is recorded.</summary>
public sealed class ReadingsController(MicPortalDbContext db, InvitationQueries invitations, WorkspaceQueries workspace, Texts texts) : PortalController, IRecordController
{
    /// <summary>Until when, in ticks of UTC, the list from which it is sent showed what is new.</summary>
    [BindProperty]
    public long Until { get; set; }

    [HttpPost("/partnerships/{id:int}/readings")]
    public async Task<IActionResult> OfPartnership(int id)
    {
        var partnership = await db.Partnerships.ForChange(id, Actor, Cancel);
        if (partnership is not null && (PartnershipStanding.Of(partnership, false).PartyOf(Actor) is not null || (partnership.ReportedById is { } reporter && reporter == Actor.AssociationId)))
        {
            return await Read(NewsOf.Partnership, id, Actor.Writes, () => partnership.ReadNews(Actor, Now));
        }

        // Who was invited is no party, and may see the partnership as everyone does, or not at all.
        return await invitations.ForChange(id, Actor.ActingFor, Actor, Cancel) is { } inviting ? await Read(NewsOf.Partnership, id, Actor.Writes, () => inviting.ReadNews(Actor, Now))
            : partnership is null ? NotFound()
            : Forbid();
    }

    [HttpPost("/agreements/{id:int}/readings")]
    public async Task<IActionResult> OfAgreement(int id)
    {
        if (await db.Agreements.VisibleTo(Actor).Include(one => one.Parties).SingleOrDefaultAsync(one => one.Id == id, Cancel) is not { } agreement)
        {
            return NotFound();
        }

        return await Read(NewsOf.Agreement, id, Actor.Writes && agreement.Parties.Any(party => Actor.ActsFor(party.OrganisationId, agreement.PartnershipId)), () => agreement.ReadNews(Actor, Now));
    }

    [HttpPost("/contact-requests/{id:int}/readings")]
    public async Task<IActionResult> OfContactRequest(int id)
    {
        if (await db.ContactRequests.VisibleTo(Actor).SingleOrDefaultAsync(one => one.Id == id, Cancel) is not { } request)
        {
            return NotFound();
        }

        return await Read(NewsOf.ContactRequest, id, ContactRequestAccess.CanWithdraw(request.FromMunicipalityId, Actor), () => request.ReadAnswer(Actor, Now));
    }

    [HttpPost("/follow-ups/{id:int}/readings")]
    public async Task<IActionResult> OfFollowUp(int id)
    {
        if (await db.FollowUps.OfSide(Actor).SingleOrDefaultAsync(one => one.Id == id, Cancel) is not { } followUp)
        {
            return NotFound();
        }

        return await Read(NewsOf.FollowUp, id, Actor.Writes && Actor.AssociationId == followUp.AssociationId, () => followUp.ReadAnswer(Actor, Now));
    }

    [HttpPost("/memberships/{id:int}/readings")]
    public async Task<IActionResult> OfMembership(int id)
    {
        if (await db.Memberships.OfSide(Actor).SingleOrDefaultAsync(one => one.Id == id, Cancel) is not { } membership)
        {
            return NotFound();
        }

        return await Read(NewsOf.Membership, id, Actor.Writes, () => membership.ReadEnding(Actor, Now));
    }

    [HttpPost("/mandates/{id:int}/readings")]
    public async Task<IActionResult> OfMandate(int id)
    {
        if (await db.Mandates.OfSide(Actor).SingleOrDefaultAsync(one => one.Id == id, Cancel) is not { } mandate)
        {
            return NotFound();
        }

        return await Read(NewsOf.Mandate, id, Actor.Writes, () => mandate.ReadReturn(Actor, Now));
    }

    [HttpPost("/partnerships/{id:int}/needs/{needId:int}/readings")]
    public async Task<IActionResult> OfNeed(int id, int needId)
    {
        if (await db.Needs.VisibleTo(Actor).SingleOrDefaultAsync(one => one.Id == needId && one.PartnershipId == id, Cancel) is not { } need)
        {
            return NotFound();
        }

        return await Read(NewsOf.Need, needId, Actor.Writes && Actor.ActsFor(need.OrganisationId), () => need.ReadAnswers(Actor, Now));
    }

    [HttpPost("/sister-links/{id:int}/readings")]
    public async Task<IActionResult> OfSisterLink(int id)
    {
        var associationId = Actor.AssociationId ?? 0;
        if (await db.SisterLinks.SingleOrDefaultAsync(one => one.Id == id && (one.FirstAssociationId == associationId || one.SecondAssociationId == associationId), Cancel) is not { } link)
        {
            return NotFound();
        }

        return await Read(NewsOf.SisterLink, id, Actor.Writes, () => link.ReadNews(Actor, Now));
    }

    [NonAction]
    public string RecordUrl(int id) => "/my-work";

    private async Task<IActionResult> Read(NewsOf record, int id, bool may, Action act)
    {
        // Under a mandate it would take the news from the municipality's own people.
        if (!may || Actor.Role == UserRole.Mandated)
        {
            return Forbid();
        }

        if (await workspace.NewestNews(record, id, Actor, Today, Cancel) is not { } newest)
        {
            return LocalRedirect("/my-work");
        }

        // Nobody has read what came after the list was shown; and no list shows what is to come.
        if (newest.Ticks > Until || Until > Now.Ticks)
        {
            TempData[Messages.Problem] = texts["Workspace.NewMeanwhile"];
            return LocalRedirect("/my-work");
        }

        act();
        await db.SaveChangesAsync(Cancel);
        return Done("/my-work", "Workspace.ReadNow");
    }
}
