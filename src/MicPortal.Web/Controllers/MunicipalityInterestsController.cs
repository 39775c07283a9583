using MicPortal.Application.Data;
using MicPortal.Application.Organisations;
using MicPortal.Application.ReferenceData;
using MicPortal.Domain.Organisations;
using MicPortal.Web.Forms;
using MicPortal.Web.Models.Interests;
using MicPortal.Web.Setup;
using Microsoft.AspNetCore.Mvc;

namespace MicPortal.Web.Controllers;

/// <summary>A municipality says one thing that it offers or seeks.</summary>
[FollowsSuccessor]
[Route("municipalities/{id:int}/interests")]
public sealed class MunicipalityInterestsController(MicPortalDbContext db, OrganisationQueries organisations, OutreachService outreach, CountryDirectory countries) : FormController<InterestForm>
{
    [HttpGet]
    [HttpGet("new")]
    public async Task<IActionResult> New(int id) => await Page(id, await Filled(id));

    [HttpPost]
    public async Task<IActionResult> Create(int id, InterestForm form)
    {
        if (await organisations.Municipality(id, Cancel) is null)
        {
            return NotFound();
        }

        if (!MunicipalityAccess.CanEdit(id, Actor))
        {
            return Forbid();
        }

        var url = await Once(form, async () =>
        {
            await outreach.Add(id, form.Facts, Actor, Cancel);
            await db.SaveChangesAsync(Cancel);
            return $"/municipalities/{id}#interests";
        });
        return Done(url, "Interests.Added");
    }

    protected override async Task<InterestForm> Filled(int id)
    {
        var municipality = await organisations.Municipality(id, Cancel);
        return new InterestForm { FormId = Guid.NewGuid(), Language = countries.WorkingLanguage(municipality?.Languages, municipality?.CountryCode) };
    }

    protected override async Task<IActionResult> Page(int id, InterestForm form) =>
        await organisations.Municipality(id, Cancel) is null ? NotFound()
        : MunicipalityAccess.CanEdit(id, Actor) ? View("/Views/Interests/Form.cshtml", new InterestFormPage(form, id, null))
        : Forbid();
}
