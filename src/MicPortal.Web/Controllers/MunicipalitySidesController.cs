using MicPortal.Application.Data;
using MicPortal.Application.Organisations;
using MicPortal.Application.ReferenceData;
using MicPortal.Domain.Organisations;
using MicPortal.Web.Forms;
using MicPortal.Web.Models.Organisations;
using MicPortal.Web.Setup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Web.Controllers;

/// <summary>An administrator sets a municipality's side, where its country's is wrong for it. The record is public, so others are refused.</summary>
[FollowsSuccessor]
[Route("municipalities/{id:int}/side")]
public sealed class MunicipalitySidesController(MicPortalDbContext db, OrganisationQueries organisations, CountryDirectory countries) : FormController<MunicipalitySideForm>
{
    [HttpGet]
    public async Task<IActionResult> Edit(int id) => await Page(id, await Filled(id));

    [HttpPost]
    public async Task<IActionResult> Edit(int id, MunicipalitySideForm form)
    {
        if (await db.Municipalities.SingleOrDefaultAsync(one => one.Id == id, Cancel) is not { } municipality)
        {
            return NotFound();
        }

        if (!MunicipalityAccess.CanSetSide(Actor))
        {
            return Forbid();
        }

        var url = await Once(form, async () =>
        {
            municipality.SetSide(form.Chosen, form.Reason!, Actor, Now);
            db.Expect(municipality, form.ConcurrencyToken);
            await db.SaveChangesAsync(Cancel);
            return $"/municipalities/{id}";
        });
        return Done(url, "Municipalities.SideSet");
    }

    protected override async Task<MunicipalitySideForm> Filled(int id) => new()
    {
        FormId = Guid.NewGuid(),
        ConcurrencyToken = (await organisations.Municipality(id, Cancel))?.ConcurrencyToken ?? Guid.Empty,
    };

    protected override async Task<IActionResult> Page(int id, MunicipalitySideForm form) =>
        await organisations.Municipality(id, Cancel) is not { } municipality ? NotFound()
        : MunicipalityAccess.CanSetSide(Actor) ? View("/Views/Municipalities/Side.cshtml", new MunicipalitySidePage(form, municipality, countries.SideOf(municipality.CountryCode)))
        : Forbid();
}
