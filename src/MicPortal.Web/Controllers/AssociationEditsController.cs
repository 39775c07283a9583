using MicPortal.Application.Data;
using MicPortal.Application.Organisations;
using MicPortal.Domain.Organisations;
using MicPortal.Web.Forms;
using MicPortal.Web.Models.Organisations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Web.Controllers;

/// <summary>An association's own staff, or an administrator, changes its record. The record is public, so others are refused and not told that there is none.</summary>
[Route("associations/{id:int}/edit")]
public sealed class AssociationEditsController(MicPortalDbContext db, OrganisationQueries organisations) : FormController<AssociationForm>
{
    [HttpGet]
    public async Task<IActionResult> Edit(int id) => await Page(id, await Filled(id));

    [HttpPost]
    public async Task<IActionResult> Edit(int id, AssociationForm form)
    {
        if (await db.Associations.SingleOrDefaultAsync(one => one.Id == id, Cancel) is not { } association)
        {
            return NotFound();
        }

        if (!AssociationAccess.CanEdit(id, Actor))
        {
            return Forbid();
        }

        var url = await Once(form, async () =>
        {
            association.Change(form.Profile, Actor, Now);
            db.Expect(association, form.ConcurrencyToken);
            await db.SaveChangesAsync(Cancel);
            return $"/associations/{id}";
        });
        return Done(url, "Associations.Saved");
    }

    protected override async Task<AssociationForm> Filled(int id) =>
        await organisations.Association(id, Actor, Cancel) is { } association ? AssociationForm.Of(association) : new AssociationForm();

    protected override async Task<IActionResult> Page(int id, AssociationForm form) =>
        await organisations.Association(id, Actor, Cancel) is null ? NotFound()
        : AssociationAccess.CanEdit(id, Actor) ? View("/Views/Associations/Edit.cshtml", new AssociationFormPage(form, id))
        : Forbid();
}
