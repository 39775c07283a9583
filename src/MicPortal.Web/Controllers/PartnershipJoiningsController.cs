using MicPortal.Application.Data;
using MicPortal.Application.Partnerships;
using MicPortal.Application.Plans;
using MicPortal.Application.ReferenceData;
using MicPortal.Application.Submissions;
using MicPortal.Domain.Partnerships;
using MicPortal.Web.Forms;
using MicPortal.Web.Models.Partnerships;
using MicPortal.Web.Resources;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Web.Controllers;

/// <summary>The newcomer accepts the invitation: its own path and vision, and the facts as it knows them.</summary>
[Route("partnerships/{id:int}/joinings")]
public sealed class PartnershipJoiningsController(MicPortalDbContext db, InvitationQueries invitations, CountryDirectory countries, KeptForms kept, PlanService plans, Words words, Texts texts, Dates dates) : FormController<JoiningForm>
{
    [HttpGet("")]
    [HttpGet("new")]
    public async Task<IActionResult> New(int id)
    {
        if (await Find(id) is { } invitation && invitation.HasClosedFor(Actor))
        {
            // What was kept of the form is offered on that page.
            TempData[Messages.Problem] = WhyNot(invitation);
            return LocalRedirect($"/partnerships/{id}/invitations/{invitation.OrganisationId}");
        }

        return await Page(id, await Filled(id));
    }

    [HttpPost("")]
    public async Task<IActionResult> Create(int id, JoiningForm form)
    {
        if (await Find(id) is not { } invitation)
        {
            return NotFound();
        }

        if (!invitation.CanJoin(Actor))
        {
            var page = await Page(id, form);
            if (page is ViewResult view)
            {
                view.StatusCode = StatusCodes.Status409Conflict;
            }

            return page;
        }

        var partnership = (await invitations.ForChange(id, Actor.OrganisationId!.Value, Actor, Cancel))!;
        var newcomer = await db.Organisations.SingleAsync(one => one.Id == Actor.OrganisationId, Cancel);
        var url = await Once(form, async () =>
        {
            partnership.Join(form.OwnPart(), [.. partnership.Parties.Select(party => party.Organisation!).Union([newcomer])], Actor, Now);
            partnership.ChangeFacts(form.Facts(), Actor, Now);
            await plans.FollowPlaces(partnership, Actor, Now, Cancel);
            await db.SaveChangesAsync(Cancel);
            return $"/partnerships/{id}";
        });
        return Done(url, "Partnerships.Invitation.Joined");
    }

    protected override async Task<JoiningForm> Filled(int id)
    {
        var invitation = await Find(id);
        var own = await db.Municipalities.Where(municipality => municipality.Id == Actor.OrganisationId).Select(municipality => municipality.Languages).SingleOrDefaultAsync(Cancel);
        var before = await db.Set<PartnershipParty>().AsNoTracking().Include(party => party.Visions).SingleOrDefaultAsync(party => party.PartnershipId == id && party.OrganisationId == Actor.OrganisationId, Cancel);
        return JoiningForm.Of(invitation, before, own?.FirstOrDefault() ?? countries.DefaultLanguage(invitation?.CountryCode));
    }

    protected override async Task<IActionResult> Page(int id, JoiningForm form)
    {
        if (await Find(id) is not { } invitation)
        {
            return NotFound();
        }

        if (invitation.CanJoin(Actor))
        {
            return View("/Views/Partnerships/Join.cshtml", new JoiningPage(form, invitation, null, null));
        }

        return invitation.HasClosedFor(Actor)
            ? View("/Views/Partnerships/Join.cshtml", new JoiningPage(form, invitation, WhyNot(invitation), invitation.IsOpen ? await KeptUntil(id) : null))
            : Forbid();
    }

    /// <summary>What was sent while the consent of another is awaited stands in the form when it opens again. Null where it was not kept.</summary>
    private async Task<string?> KeptUntil(int id)
    {
        var address = $"/partnerships/{id}/joinings";
        if (HttpMethods.IsPost(Request.Method) && FormFields.Write(Request.Form) is { } fields)
        {
            await kept.Keep(Actor.UserId!.Value, address, FormFields.FormId(Request.Form), fields, Cancel);
        }

        return await kept.KeptAt(Actor.UserId!.Value, address, Cancel) is { } at ? dates.Text(at.AddDays(KeptForm.LifetimeDays)) : null;
    }

    private string WhyNot(InvitationDetails invitation) => invitation.IsOpen
        ? $"{texts.Counted("Partnerships.Invitation.AwaitedToo", invitation.Awaited.Count, words.List(invitation.Awaited.Select(party => party.Name)))} {texts["Forms.NothingSaved"]}"
        : texts["Partnerships.Invitation.NoLongerOpen"];

    private Task<InvitationDetails?> Find(int id) => invitations.Details(id, Actor.ActingFor, Actor, Cancel);
}
