using MicPortal.Application.Data;
using MicPortal.Application.Members;
using MicPortal.Domain.Organisations;
using MicPortal.Web.Forms;
using MicPortal.Web.Models;
using MicPortal.Web.Models.Members;
using MicPortal.Web.Resources;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Web.Controllers;

/// <summary>The association corrects since when the municipality is its member.</summary>
[Route("memberships/{id:int}/dates")]
public sealed class MembershipDatesController(MicPortalDbContext db, MembershipQueries memberships, Texts texts, Dates dates) : FormController<MembershipDateForm>
{
    [HttpGet("")]
    [HttpGet("new")]
    public async Task<IActionResult> New(int id) => await Page(id, await Filled(id));

    [HttpPost("")]
    public async Task<IActionResult> Create(int id, MembershipDateForm form)
    {
        if (await db.Memberships.OfSide(Actor).SingleOrDefaultAsync(one => one.Id == id, Cancel) is not { } membership)
        {
            return NotFound();
        }

        if (!MembershipAccess.CanDate(membership.AssociationId, Actor))
        {
            return Forbid();
        }

        var url = await Once(form, async () =>
        {
            membership.CorrectSince(form.Since.Date, Today, Actor, Now, membership.AcceptedAt is { } accepted ? dates.DayOf(accepted) : null);
            db.Expect(membership, form.ConcurrencyToken);
            await db.SaveChangesAsync(Cancel);
            return $"/memberships/{id}";
        });
        return Done(url, "Memberships.SinceSaid");
    }

    protected override async Task<MembershipDateForm> Filled(int id) => await memberships.Details(id, Actor, Cancel) is { } membership
        ? new MembershipDateForm { FormId = Guid.NewGuid(), ConcurrencyToken = membership.ConcurrencyToken, Since = DateInput.Of(membership.Since) }
        : new MembershipDateForm();

    protected override async Task<IActionResult> Page(int id, MembershipDateForm form) =>
        await memberships.Details(id, Actor, Cancel) is not { } membership ? NotFound()
        : !MembershipAccess.CanDate(membership.AssociationId, Actor) ? Forbid()
        : membership.EndedAt is null ? View("/Views/Memberships/Date.cshtml", new MembershipDatePage(form, membership))
        : LateForm.Answer(this, texts["Memberships.DateStands"], $"/memberships/{id}");
}
