using MicPortal.Application.Data;
using MicPortal.Application.Partnerships;
using MicPortal.Application.ReferenceData;
using MicPortal.Domain.Partnerships;
using MicPortal.Web.Forms;
using MicPortal.Web.Models.Partnerships;
using Microsoft.AspNetCore.Mvc;

namespace MicPortal.Web.Controllers;

/// <summary>A party accepts a partnership: its own path and vision, and the facts as it knows them.</summary>
[Route("partnerships/{id:int}/acceptances")]
public sealed class PartnershipAcceptancesController(MicPortalDbContext db, PartnershipQueries partnerships, CountryDirectory countries) : FormController<PartnershipEditForm>
{
    [HttpGet("new")]
    public async Task<IActionResult> New(int id) => await Page(id, await Filled(id));

    [HttpPost]
    public async Task<IActionResult> Create(int id, PartnershipEditForm form)
    {
        if (await db.Partnerships.ForChange(id, Actor, Cancel) is not { } partnership)
        {
            return NotFound();
        }

        if (!PartnershipAccess.CanAnswer(PartnershipStanding.Of(partnership, false), Actor))
        {
            return Forbid();
        }

        db.Entry(partnership).Property(one => one.ConcurrencyToken).OriginalValue = form.ConcurrencyToken;
        partnership.Accept(form.OwnPart(), form.Facts(), Actor, Now);
        await db.SaveChangesAsync(Cancel);
        return Done($"/partnerships/{id}", "Partnerships.Answered.Accepted");
    }

    protected override async Task<PartnershipEditForm> Filled(int id) => await partnerships.FormOf(id, Actor, countries, Cancel);

    protected override async Task<IActionResult> Page(int id, PartnershipEditForm form) =>
        await partnerships.Details(id, Actor, Cancel) is not { } partnership ? NotFound()
        : PartnershipAccess.CanAnswer(partnership.Standing, Actor) ? View("/Views/Partnerships/Edit.cshtml", new PartnershipEditPage(form, partnership, IsAcceptance: true))
        : Forbid();
}
