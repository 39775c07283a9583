using MicPortal.Application.Data;
using MicPortal.Application.Partnerships;
using MicPortal.Application.Plans;
using MicPortal.Application.WorkingGroups;
using MicPortal.Domain.Access;
using MicPortal.Domain.Partnerships;
using MicPortal.Web.Models.Partnerships;
using Microsoft.AspNetCore.Mvc;

namespace MicPortal.Web.Controllers;

/// <summary>A party's answer to a partnership that another opened, or that was imported.</summary>
[Route("partnerships/{id:int}/answer")]
public sealed class PartnershipAnswersController(MicPortalDbContext db, PartnershipQueries partnerships, PlanService plans, WorkingGroupService groups) : PartnershipFormController<PartnershipAnswerForm>(db, partnerships)
{
    [HttpGet]
    public async Task<IActionResult> New(int id) => await Page(id, await Filled(id));

    [HttpPost]
    public async Task<IActionResult> Create(int id, PartnershipAnswerForm form) => form.Chosen == PartyAnswer.Accepted
        ? LocalRedirect($"/partnerships/{id}/acceptances/new")
        : await Change(id, form, partnership => Answer(partnership, form), $"Partnerships.Answered.{form.Chosen}");

    protected override Task<PartnershipAnswerForm> Filled(int id) => Task.FromResult(new PartnershipAnswerForm { FormId = Guid.NewGuid() });

    protected override bool May(PartnershipStanding standing, Actor actor) => PartnershipAccess.CanAnswer(standing, actor);

    protected override async Task Follow(Partnership partnership)
    {
        await plans.FollowLeaving(partnership, Actor, Cancel);
        await groups.FollowLeaving(partnership, Actor, Cancel);
    }

    protected override IActionResult Show(PartnershipAnswerForm form, PartnershipDetails partnership) => View("New", new PartnershipAnswerPage(form, partnership));

    private void Answer(Partnership partnership, PartnershipAnswerForm form)
    {
        switch (form.Chosen)
        {
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
    }
}
