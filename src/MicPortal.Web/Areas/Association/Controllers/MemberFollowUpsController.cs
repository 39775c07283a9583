using MicPortal.Application.Data;
using MicPortal.Application.Members;
using MicPortal.Domain.FollowUps;
using MicPortal.Web.Forms;
using MicPortal.Web.Models.FollowUps;
using MicPortal.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace MicPortal.Web.Areas.Association.Controllers;

/// <summary>An association writes to a member that has accepted the membership.</summary>
[Area(nameof(Association))]
[Authorize(Policy = Policies.Association)]
[Route("association/members/{id:int}/follow-ups")]
public sealed class MemberFollowUpsController(MicPortalDbContext db, MemberQueries members) : FormController<FollowUpForm>
{
    private int AssociationId => Actor.AssociationId!.Value;

    [HttpGet]
    [HttpGet("new")]
    public async Task<IActionResult> New(int id) => await Page(id, await Filled(id));

    [HttpPost]
    public async Task<IActionResult> Create(int id, FollowUpForm form)
    {
        if (await members.Member(AssociationId, id, Cancel) is not { } member)
        {
            return NotFound();
        }

        if (!FollowUpAccess.CanWrite(AssociationId, member.Counts, Actor))
        {
            return Forbid();
        }

        var url = await Once(form, async () =>
        {
            var followUp = FollowUp.Write(AssociationId, id, Enum.Parse<FollowUpKind>(form.Kind!), form.Text!, Actor, Now);
            db.Add(followUp);
            await db.SaveChangesAsync(Cancel);
            return $"/follow-ups/{followUp.Id}";
        });
        return Done(url, "FollowUps.Written");
    }

    protected override Task<FollowUpForm> Filled(int id) => Task.FromResult(new FollowUpForm { FormId = Guid.NewGuid() });

    protected override async Task<IActionResult> Page(int id, FollowUpForm form) =>
        await members.Member(AssociationId, id, Cancel) is not { } member ? NotFound()
        : FollowUpAccess.CanWrite(AssociationId, member.Counts, Actor) ? View("/Areas/Association/Views/FollowUps/New.cshtml", new FollowUpFormPage(form, id, member.Name))
        : Forbid();
}
