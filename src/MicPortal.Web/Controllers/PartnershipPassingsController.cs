using MicPortal.Application.Data;
using MicPortal.Application.Mergers;
using MicPortal.Application.Partnerships;
using MicPortal.Domain.Access;
using MicPortal.Domain.Partnerships;
using MicPortal.Web.Models.Partnerships;
using Microsoft.AspNetCore.Mvc;

namespace MicPortal.Web.Controllers;

/// <summary>Who leads after a split passes a partnership on to another that carries on for the former municipality; it does not see it any more afterwards.</summary>
[Route("partnerships/{id:int}/passings")]
public sealed class PartnershipPassingsController(MicPortalDbContext db, PartnershipQueries partnerships, MergerQueries mergers, MergerService service) : PartnershipFormController<PartnershipPassingForm>(db, partnerships)
{
    private List<SplitName> sisters = [];

    [HttpGet("")]
    [HttpGet("new")]
    public async Task<IActionResult> New(int id) => await Page(id, await Filled(id));

    [HttpPost("")]
    public async Task<IActionResult> Create(int id, PartnershipPassingForm form)
    {
        // Not found, or not theirs to pass on.
        var page = await Page(id, form);
        if (page is not ViewResult)
        {
            return page;
        }

        var url = await Once(form, async () =>
        {
            await service.PassOn(id, form.SuccessorId, form.Reason!.Trim(), Actor, Cancel);
            return "/my-work";
        });
        return Done(url, "PartnershipPassings.Done");
    }

    protected override Task<PartnershipPassingForm> Filled(int id) => Task.FromResult(new PartnershipPassingForm { FormId = Guid.NewGuid() });

    protected override bool May(PartnershipStanding standing, Actor actor) => PartnershipAccess.CanPassOn(standing, actor);

    protected override async Task<IActionResult> Page(int id, PartnershipPassingForm form)
    {
        sisters = await mergers.Sisters(id, Actor.ActingFor, Cancel);
        return await base.Page(id, form);
    }

    protected override IActionResult Show(PartnershipPassingForm form, PartnershipDetails partnership) =>
        View("/Views/Partnerships/PassOn.cshtml", new PartnershipPassingPage(form, partnership, sisters));
}
