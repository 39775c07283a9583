using System.Globalization;
using MicPortal.Application.Data;
using MicPortal.Application.Partnerships;
using MicPortal.Web.Forms;
using MicPortal.Web.Models.Partnerships;
using Microsoft.AspNetCore.Mvc;

namespace MicPortal.Web.Controllers;

/// <summary>A party does not want the newcomer, or the newcomer does not want to join.</summary>
[Route("partnerships/{id:int}/invitations/{organisation:int}/refusals")]
public sealed class PartnershipInvitationRefusalsController(MicPortalDbContext db, InvitationQueries invitations) : FormController<InvitationRefusalForm>
{
    [HttpGet]
    public async Task<IActionResult> New(int id) => await Page(id, await Filled(id));

    [HttpPost]
    public async Task<IActionResult> Create(int id, int organisation, InvitationRefusalForm form)
    {
        if (await invitations.Details(id, organisation, Actor, Cancel) is not { } invitation)
        {
            return NotFound();
        }

        if (!invitation.CanRefuse(Actor))
        {
            return Forbid();
        }

        var partnership = (await invitations.ForChange(id, organisation, Actor, Cancel))!;
        var url = await Once(form, async () =>
        {
            partnership.RefuseInvitation(organisation, form.Reason!, Actor, Now);
            await db.SaveChangesAsync(Cancel);
            return invitation.CanJoin(Actor) ? $"/partnerships/{id}/invitations/{organisation}" : $"/partnerships/{id}";
        });
        return Done(url, invitation.RefusalFor(Actor) switch
        {
            InvitationRefusal.TakeBack => "Partnerships.Invitation.TakenBack",
            InvitationRefusal.WithdrawConsent => "Partnerships.Invitation.ConsentWithdrawn",
            _ => "Partnerships.Invitation.Refused",
        });
    }

    protected override Task<InvitationRefusalForm> Filled(int id) => Task.FromResult(new InvitationRefusalForm { FormId = Guid.NewGuid() });

    protected override async Task<IActionResult> Page(int id, InvitationRefusalForm form) =>
        await invitations.Details(id, int.Parse((string)RouteData.Values["organisation"]!, CultureInfo.InvariantCulture), Actor, Cancel) is not { } invitation ? NotFound()
        : invitation.CanRefuse(Actor) ? View("/Views/Partnerships/Invitation.cshtml", new InvitationPage(invitation, form, Actor))
        : Forbid();
}
