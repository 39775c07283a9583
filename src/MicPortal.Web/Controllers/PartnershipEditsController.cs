using MicPortal.Application.Data;
using MicPortal.Application.Partnerships;
using MicPortal.Application.ReferenceData;
using MicPortal.Domain.Partnerships;
using MicPortal.Web.Forms;
using MicPortal.Web.Models.Partnerships;
using Microsoft.AspNetCore.Mvc;

namespace MicPortal.Web.Controllers;

/// <summary>A party changes the facts, which are common, and its own part, which is its own.</summary>
[Route("partnerships/{id:int}/edit")]
public sealed class PartnershipEditsController(MicPortalDbContext db, PartnershipQueries partnerships, CountryDirectory countries) : FormController<PartnershipEditForm>
{
    [HttpGet]
    public async Task<IActionResult> Edit(int id) => await Page(id, await Filled(id));

    [HttpPost]
    public async Task<IActionResult> Update(int id, PartnershipEditForm form)
    {
        if (await db.Partnerships.ForChange(id, Actor, Cancel) is not { } partnership)
        {
            return NotFound();
        }

        if (!PartnershipAccess.CanEdit(PartnershipStanding.Of(partnership, false), Actor))
        {
            return Forbid();
        }

        db.Entry(partnership).Property(one => one.ConcurrencyToken).OriginalValue = form.ConcurrencyToken;
        partnership.ChangeFacts(form.Facts(), Actor, Now);
        partnership.ChangeOwnPart(form.OwnPart(), Actor, Now);
        await db.SaveChangesAsync(Cancel);
        return Done($"/partnerships/{id}", "Partnerships.Saved");
    }

    protected override async Task<PartnershipEditForm> Filled(int id) => await partnerships.FormOf(id, Actor, countries, Cancel);

    protected override async Task<IActionResult> Page(int id, PartnershipEditForm form) =>
        await partnerships.Details(id, Actor, Cancel) is not { } partnership ? NotFound()
        : PartnershipAccess.CanEdit(partnership.Standing, Actor) ? View("/Views/Partnerships/Edit.cshtml", new PartnershipEditPage(form, partnership, IsAcceptance: false))
        : Forbid();
}
