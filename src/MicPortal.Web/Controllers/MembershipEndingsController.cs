using MicPortal.Application.Data;
using MicPortal.Application.Mandates;
using MicPortal.Application.Members;
using MicPortal.Domain.Common;
using MicPortal.Domain.Organisations;
using MicPortal.Web.Forms;
using MicPortal.Web.Models;
using MicPortal.Web.Models.Members;
using MicPortal.Web.Resources;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Web.Controllers;

/// <summary>Either side ends the membership.</summary>
[Route("memberships/{id:int}/endings")]
public sealed class MembershipEndingsController(MicPortalDbContext db, MandateService mandates, MembershipQueries memberships, Dates dates) : FormController<MembershipEndingForm>
{
    [HttpGet("")]
    [HttpGet("new")]
    public async Task<IActionResult> New(int id)
    {
        var page = await Page(id, await Filled(id));
        return page is ViewResult { Model: MembershipEndingPage { Membership.EndedAt: not null } } ? Done($"/memberships/{id}", "Memberships.EndedAlready") : page;
    }

    [HttpPost("")]
    public async Task<IActionResult> Create(int id, MembershipEndingForm form)
    {
        if (await db.Memberships.OfSide(Actor).SingleOrDefaultAsync(one => one.Id == id, Cancel) is not { } membership)
        {
            return NotFound();
        }

        if (!MembershipAccess.CanEnd(membership.AssociationId, membership.MunicipalityId, Actor))
        {
            return Forbid();
        }

        var url = await Once(form, async () =>
        {
            await mandates.End(membership, form.Reason!, form.LastDay.Date, Today, membership.AcceptedAt is { } accepted ? dates.DayOf(accepted) : null, Actor, Cancel);
            return $"/memberships/{id}";
        });
        return Done(url, membership.AcceptedAt is not null ? "Memberships.EndedNow" : Actor.ActsFor(membership.AssociationId) ? "Memberships.TakenBackNow" : "Memberships.RefusedNow");
    }

    protected override Task<MembershipEndingForm> Filled(int id) => Task.FromResult(new MembershipEndingForm { FormId = Guid.NewGuid(), LastDay = DateInput.Of(PartialDate.From(Today)) });

    protected override async Task<IActionResult> Page(int id, MembershipEndingForm form) =>
        await memberships.Details(id, Actor, Cancel) is not { } membership ? NotFound()
        : MembershipAccess.CanEnd(membership.AssociationId, membership.MunicipalityId, Actor) ? View("/Views/Memberships/End.cshtml", new MembershipEndingPage(form, membership, Actor.ActsFor(membership.MunicipalityId)))
        : Forbid();
}
