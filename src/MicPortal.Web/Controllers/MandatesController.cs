using MicPortal.Application.Mandates;
using MicPortal.Domain.Common;
using MicPortal.Domain.Mandates;
using MicPortal.Web.Forms;
using MicPortal.Web.Models;
using MicPortal.Web.Models.Mandates;
using Microsoft.AspNetCore.Mvc;

namespace MicPortal.Web.Controllers;

/// <summary>For both sides: whom a municipality lets act for it, and for whom an association acts.</summary>
[Route("mandates")]
public sealed class MandatesController(MandateQueries mandates, MandateService service) : FormController<MandateForm>
{
    [HttpGet]
    public async Task<IActionResult> Index() => Actor.ActingFor == 0 ? Forbid() : View(new MandateList(await mandates.List(Actor, Today, Cancel), Actor));

    [HttpGet("{id:int}")]
    public async Task<IActionResult> Details(int id) => await mandates.Details(id, Actor, Today, Cancel) is { } mandate ? View(new MandatePage(mandate, Actor)) : NotFound();

    [HttpGet("new")]
    public async Task<IActionResult> New() => await Page(0, await Filled(0));

    [HttpPost]
    public async Task<IActionResult> Create(MandateForm form)
    {
        if (!MandateAccess.CanGive(Actor))
        {
            return Forbid();
        }

        var url = await Once(form, async () => $"/mandates/{(await service.Give(form.AssociationId(), form.PartnershipIds(), form.Terms(), Today, Actor, Cancel)).Id}");
        return Done(url, "Mandates.Given");
    }

    protected override Task<MandateForm> Filled(int id) => Task.FromResult(new MandateForm { FormId = Guid.NewGuid(), From = DateInput.Of(PartialDate.From(Today)) });

    protected override async Task<IActionResult> Page(int id, MandateForm form) =>
        MandateAccess.CanGive(Actor) ? View("New", new MandateFormPage(form, await mandates.Holders(Actor.ActingFor, Cancel), await mandates.Choices(Actor.ActingFor, Cancel))) : Forbid();
}
