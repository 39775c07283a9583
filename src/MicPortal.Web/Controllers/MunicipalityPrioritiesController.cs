using MicPortal.Application.Data;
using MicPortal.Application.Organisations;
using MicPortal.Application.Priorities;
using MicPortal.Application.ReferenceData;
using MicPortal.Domain.Common;
using MicPortal.Domain.Organisations;
using MicPortal.Web.Forms;
using MicPortal.Web.Models.Priorities;
using MicPortal.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace MicPortal.Web.Controllers;

/// <summary>What a municipality puts first, for everyone; its officers add to it.</summary>
[FollowsSuccessor]
[Route("municipalities/{id:int}/priorities")]
public sealed class MunicipalityPrioritiesController(MicPortalDbContext db, OrganisationQueries organisations, PriorityQueries priorities, PriorityService service, CountryDirectory countries, SectorDirectory sectors) : FormController<PriorityForm>
{
    [AllowAnonymous]
    [HttpGet]
    public async Task<IActionResult> Index(int id) =>
        await organisations.Municipality(id, Cancel) is { } municipality
            ? View("/Views/Priorities/OfMunicipality.cshtml", new MunicipalityPriorities(municipality, await priorities.OfMunicipality(id, Cancel), Actor))
            : NotFound();

    [HttpGet("new")]
    public async Task<IActionResult> New(int id) => await Page(id, await Filled(id));

    [HttpPost("new")]
    public async Task<IActionResult> Create(int id, PriorityForm form)
    {
        if (await organisations.Municipality(id, Cancel) is null)
        {
            return NotFound();
        }

        if (!MunicipalityAccess.CanEdit(id, Actor))
        {
            return Forbid();
        }

        if (!sectors.Knows(form.Sector!))
        {
            throw new DomainException("Priorities.Errors.SectorMissing") { Field = nameof(form.SectorText) };
        }

        var url = await Once(form, async () =>
        {
            await service.Add(id, form.Facts, Actor, Cancel);
            await db.SaveChangesAsync(Cancel);
            return $"/municipalities/{id}/priorities";
        });
        return Done(url, "Priorities.Added");
    }

    protected override async Task<PriorityForm> Filled(int id)
    {
        var municipality = await organisations.Municipality(id, Cancel);
        return new PriorityForm { FormId = Guid.NewGuid(), Language = countries.WorkingLanguage(municipality?.Languages, municipality?.CountryCode) };
    }

    protected override async Task<IActionResult> Page(int id, PriorityForm form) =>
        await organisations.Municipality(id, Cancel) is null ? NotFound()
        : MunicipalityAccess.CanEdit(id, Actor) ? View("/Views/Priorities/Form.cshtml", new PriorityFormPage(form, id, null))
        : Forbid();
}
