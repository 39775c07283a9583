using MicPortal.Application.Data;
using MicPortal.Application.Partnerships;
using MicPortal.Application.Plans;
using MicPortal.Application.ReferenceData;
using MicPortal.Application.Submissions;
using MicPortal.Domain.Access;
using MicPortal.Domain.Partnerships;
using MicPortal.Web.Forms;
using MicPortal.Web.Models.Partnerships;
using MicPortal.Web.Resources;
using Microsoft.AspNetCore.Mvc;

namespace MicPortal.Web.Controllers;

/// <summary>A party accepts a partnership: its own path and vision, and the facts as it knows them.</summary>
[Route("partnerships/{id:int}/acceptances")]
public sealed class PartnershipAcceptancesController(MicPortalDbContext db, PartnershipQueries partnerships, CountryDirectory countries, KeptForms kept, Texts texts, PlanService plans) : PartnershipFormController<PartnershipEditForm>(db, partnerships)
{
    private readonly PartnershipQueries partnerships = partnerships;

    [HttpGet("")]
    [HttpGet("new")]
    public async Task<IActionResult> New(int id) => await Page(id, await Filled(id));

    [HttpPost]
    public async Task<IActionResult> Create(int id, PartnershipEditForm form) =>
        await AcceptedMeanwhile(id) ?? await Change(id, form, partnership => partnership.Accept(form.OwnPart(), form.Facts(), Actor, Now), "Partnerships.Answered.Accepted");

    protected override Task<PartnershipEditForm> Filled(int id) => partnerships.FormOf(id, Actor, countries, Cancel);

    protected override bool May(PartnershipStanding standing, Actor actor) => PartnershipAccess.CanAnswer(standing, actor);

    protected override Task Follow(Partnership partnership) => plans.FollowPlaces(partnership, Actor, Now, Cancel);

    /// <summary>What was sent with an error, too.</summary>
    protected override async Task<IActionResult> Page(int id, PartnershipEditForm form) => await AcceptedMeanwhile(id) ?? await base.Page(id, form);

    protected override IActionResult Show(PartnershipEditForm form, PartnershipDetails partnership) =>
        View("/Views/Partnerships/Edit.cshtml", new PartnershipEditPage(form, partnership, IsAcceptance: true));

    /// <summary>By a colleague, or by a merger with a record that had been accepted: what was typed stands in the form that changes it. Null where it was not, or nothing was sent.</summary>
    private async Task<IActionResult?> AcceptedMeanwhile(int id)
    {
        if (!HttpMethods.IsPost(Request.Method) || await partnerships.Details(id, Actor, Cancel) is not { } partnership
            || May(partnership.Standing, Actor) || !PartnershipAccess.CanEdit(partnership.Standing, Actor) || FormFields.Write(Request.Form) is not { } fields)
        {
            return null;
        }

        var edit = $"/partnerships/{id}/edit";
        await kept.Keep(Actor.UserId!.Value, edit, FormFields.FormId(Request.Form), fields, Cancel);
        TempData[Messages.Problem] = texts["Partnerships.AcceptedMeanwhile"];
        return LocalRedirect(FormFields.KeptAddress(edit));
    }
}
