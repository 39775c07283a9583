using MicPortal.Application.Data;
using MicPortal.Application.Organisations;
using MicPortal.Application.Partnerships;
using MicPortal.Application.Submissions;
using MicPortal.Domain.Partnerships;
using MicPortal.Web.Forms;
using MicPortal.Web.Models.Partnerships;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Web.Controllers;

/// <summary>A party invites a newcomer; the parties and, once all have consented, the newcomer read the invitation.</summary>
[Route("partnerships/{id:int}/invitations")]
public sealed class PartnershipInvitationsController(MicPortalDbContext db, PartnershipQueries partnerships, InvitationQueries invitations, OrganisationNames organisations, KeptForms kept) : PortalController, IRecordController
{
    [HttpGet("new")]
    public async Task<IActionResult> New(int id, string? q, int? organisation)
    {
        if (await partnerships.Details(id, Actor, Cancel) is not { } partnership)
        {
            return NotFound();
        }

        if (!PartnershipAccess.CanInvite(partnership.Standing, Actor))
        {
            return Forbid();
        }

        var chosen = organisation is { } one ? (await organisations.Of([one], Cancel)).FirstOrDefault() : null;
        return View("/Views/Partnerships/Invite.cshtml", new InvitationSearch(
            partnership, q ?? (Request.Query.ContainsKey(nameof(q)) ? "" : null), await organisations.Find(q, Cancel), chosen, chosen is null && Request.Query.ContainsKey(nameof(organisation))));
    }

    [HttpPost("")]
    public async Task<IActionResult> Create(int id, int organisation)
    {
        if (await db.Partnerships.ForChange(id, Actor, Cancel) is not { } partnership)
        {
            return NotFound();
        }

        if (!PartnershipAccess.CanInvite(PartnershipStanding.Of(partnership, false), Actor))
        {
            return Forbid();
        }

        if (await db.Organisations.SingleOrDefaultAsync(one => one.Id == organisation && one.SuccessorId == null, Cancel) is not { } newcomer)
        {
            return NotFound();
        }

        var url = $"/partnerships/{id}/invitations/{organisation}";
        await db.Entry(partnership).Collection(p => p.Invitations).Query().Include(invitation => invitation.Consents).LoadAsync(Cancel);
        // A second click finds it done.
        if (!partnership.Invitations.Any(invitation => invitation.IsOpen && invitation.OrganisationId == organisation))
        {
            partnership.Invite(newcomer, Actor, Now);
            await db.SaveUnlessDone(() => Open(id, organisation).AnyAsync(Cancel), Cancel);
        }

        return Done(url, "Partnerships.Invitation.Sent");
    }

    [HttpGet("{organisation:int}")]
    public async Task<IActionResult> Details(int id, int organisation) =>
        await invitations.Details(id, organisation, Actor, Cancel) is { } invitation
            ? View("/Views/Partnerships/Invitation.cshtml", new InvitationPage(invitation, new InvitationRefusalForm { FormId = Guid.NewGuid() }, Actor)
            {
                KeptAt = invitation.HasClosedFor(Actor) ? await kept.KeptAt(Actor.UserId!.Value, $"/partnerships/{id}/joinings", Cancel) : null,
            })
            : NotFound();

    [HttpPost("{organisation:int}/consents")]
    public async Task<IActionResult> Consent(int id, int organisation)
    {
        if (await invitations.Details(id, organisation, Actor, Cancel) is not { } invitation)
        {
            return NotFound();
        }

        var isDone = Actor.Writes && invitation.Parties.Exists(party => party.OrganisationId == Actor.OrganisationId && invitation.ConsentedAt(party) is not null);
        if (!isDone && !invitation.CanConsent(Actor))
        {
            return Forbid();
        }

        // A second click finds it done, now or by the time that the record is read.
        var partnership = (await invitations.ForChange(id, organisation, Actor, Cancel))!;
        if (!isDone && !partnership.Invitations.Any(one => one.IsOpen && one.OrganisationId == organisation && one.Consents.Any(consent => consent.OrganisationId == Actor.OrganisationId)))
        {
            partnership.ConsentToInvitation(organisation, Actor, Now);
            await db.SaveUnlessDone(() => Open(id, organisation).AnyAsync(invitation => invitation.Consents.Any(consent => consent.OrganisationId == Actor.OrganisationId), Cancel), Cancel);
        }

        return Done($"/partnerships/{id}/invitations/{organisation}", "Partnerships.Invitation.Consented");
    }

    [NonAction]
    public string RecordUrl(int id) => $"/partnerships/{id}";

    private IQueryable<PartnershipInvitation> Open(int id, int organisation) => db.Set<PartnershipInvitation>()
        .Where(invitation => invitation.PartnershipId == id && invitation.OrganisationId == organisation && invitation.JoinedAt == null && invitation.RefusedAt == null);
}
