using MicPortal.Application.Data;
using MicPortal.Application.Partnerships;
using MicPortal.Application.ReferenceData;
using MicPortal.Domain.Access;
using MicPortal.Domain.Partnerships;
using MicPortal.Web.Models.Partnerships;
using Microsoft.AspNetCore.Mvc;

namespace MicPortal.Web.Controllers;

/// <summary>A party accepts a partnership: its own path and vision, and the facts as it knows them.</summary>
[Route("partnerships/{id:int}/acceptances")]
public sealed class PartnershipAcceptancesController(MicPortalDbContext db, PartnershipQueries partnerships, CountryDirectory countries) : PartnershipFormController<PartnershipEditForm>(db, partnerships)
{
    private readonly PartnershipQueries partnerships = partnerships;

    [HttpGet("")]
    [HttpGet("new")]
    public async Task<IActionResult> New(int id) => await Page(id, await Filled(id));

    [HttpPost]
    public Task<IActionResult> Create(int id, PartnershipEditForm form) =>
        Change(id, form, partnership => partnership.Accept(form.OwnPart(), form.Facts(), Actor, Now), "Partnerships.Answered.Accepted");

    protected override Task<PartnershipEditForm> Filled(int id) => partnerships.FormOf(id, Actor, countries, Cancel);

    protected override bool May(PartnershipStanding standing, Actor actor) => PartnershipAccess.CanAnswer(standing, actor);

    protected override IActionResult Show(PartnershipEditForm form, PartnershipDetails partnership) =>
        View("/Views/Partnerships/Edit.cshtml", new PartnershipEditPage(form, partnership, IsAcceptance: true));
}
