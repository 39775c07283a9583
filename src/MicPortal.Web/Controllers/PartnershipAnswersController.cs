using MicPortal.Application.Data;
using MicPortal.Application.Partnerships;
using MicPortal.Domain.Partnerships;
using MicPortal.Web.Forms;
using MicPortal.Web.Models.Partnerships;
using Microsoft.AspNetCore.Mvc;

namespace MicPortal.Web.Controllers;

/// <summary>A party's answer to a partnership that another opened, or that was imported.</summary>
[Route("partnerships/{id:int}/answer")]
public sealed class PartnershipAnswersController(MicPortalDbContext db, PartnershipQueries partnerships) : FormController<PartnershipAnswerForm>
{
    [HttpGet]
    public async Task<IActionResult> New(int id) => await Page(id, await Filled(id));

    [HttpPost]
    public async Task<IActionResult> Create(int id, PartnershipAnswerForm form)
    {
        if (await db.Partnerships.ForChange(id, Actor, Cancel) is not { } partnership)
        {
            return NotFound();
        }

        if (!PartnershipAccess.CanAnswer(PartnershipStanding.Of(partnership, false), Actor))
        {
            return Forbid();
        }

        switch (form.Chosen)
        {
            case PartyAnswer.Accepted:
                return LocalRedirect($"/partnerships/{id}/acceptances/new");
            case PartyAnswer.Ended:
                partnership.SayEnded(form.Ended.Date!.Value, form.Word, Actor, Now);
                break;
            case PartyAnswer.NotOurs:
                partnership.SayNotOurs(form.Word, Actor, Now);
                break;
            default:
                partnership.SayWrongMunicipality(form.Word, Actor, Now);
                break;
        }

        await db.SaveChangesAsync(Cancel);
        return Done($"/partnerships/{id}", $"Partnerships.Answered.{form.Chosen}");
    }

    protected override Task<PartnershipAnswerForm> Filled(int id) => Task.FromResult(new PartnershipAnswerForm());

    protected override async Task<IActionResult> Page(int id, PartnershipAnswerForm form) =>
        await partnerships.Details(id, Actor, Cancel) is not { } partnership ? NotFound()
        : PartnershipAccess.CanAnswer(partnership.Standing, Actor) ? View("New", new PartnershipAnswerPage(form, partnership))
        : Forbid();
}
