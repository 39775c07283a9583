using MicPortal.Application.Data;
using MicPortal.Application.Partnerships;
using MicPortal.Application.ReferenceData;
using MicPortal.Domain.Access;
using MicPortal.Domain.Partnerships;
using MicPortal.Web.Models.Partnerships;
using Microsoft.AspNetCore.Mvc;

namespace MicPortal.Web.Controllers;

/// <summary>A party changes the facts, which are common, and its own part, which is its own.</summary>
[Route("partnerships/{id:int}/edit")]
public sealed class PartnershipEditsController(MicPortalDbContext db, PartnershipQueries partnerships, CountryDirectory countries) : PartnershipFormController<PartnershipEditForm>(db, partnerships)
{
    private readonly PartnershipQueries partnerships = partnerships;

    [HttpGet]
    public async Task<IActionResult> Edit(int id) => await Page(id, await Filled(id));

    [HttpPost]
    public Task<IActionResult> Edit(int id, PartnershipEditForm form) => Change(id, form, partnership =>
    {
        partnership.ChangeFacts(form.Facts(), Actor, Now);
        partnership.ChangeOwnPart(form.OwnPart(), Actor, Now);
    }, "Partnerships.Saved");

    protected override Task<PartnershipEditForm> Filled(int id) => partnerships.FormOf(id, Actor, countries, Cancel);

    protected override bool May(PartnershipStanding standing, Actor actor) => PartnershipAccess.CanEdit(standing, actor);

    protected override IActionResult Show(PartnershipEditForm form, PartnershipDetails partnership) =>
        View("/Views/Partnerships/Edit.cshtml", new PartnershipEditPage(form, partnership, IsAcceptance: false));
}
