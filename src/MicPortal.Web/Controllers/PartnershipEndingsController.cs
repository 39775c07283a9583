using MicPortal.Application.Agreements;
using MicPortal.Application.Data;
using MicPortal.Application.Partnerships;
using MicPortal.Application.Plans;
using MicPortal.Application.WorkingGroups;
using MicPortal.Domain.Access;
using MicPortal.Domain.Agreements;
using MicPortal.Domain.Partnerships;
using MicPortal.Web.Models.Partnerships;
using Microsoft.AspNetCore.Mvc;

namespace MicPortal.Web.Controllers;

/// <summary>A party that had accepted ends its part.</summary>
[Route("partnerships/{id:int}/endings")]
public sealed class PartnershipEndingsController(MicPortalDbContext db, PartnershipQueries partnerships, AgreementQueries agreements, PlanService plans, WorkingGroupQueries groups, WorkingGroupService groupService) : PartnershipFormController<PartnershipEndingForm>(db, partnerships)
{
    private IReadOnlyList<AgreementRow> inForce = [];
    private IReadOnlyList<GroupOfPartnership> atWork = [];

    [HttpGet("")]
    [HttpGet("new")]
    public async Task<IActionResult> New(int id) => await Page(id, await Filled(id));

    [HttpPost("")]
    public Task<IActionResult> Create(int id, PartnershipEndingForm form) =>
        Change(id, form, partnership => partnership.EndPart(form.Ended.Date!.Value, form.Reason!, Actor, Now), "Partnerships.End.Done");

    protected override Task<PartnershipEndingForm> Filled(int id) => Task.FromResult(new PartnershipEndingForm { FormId = Guid.NewGuid() });

    protected override bool May(PartnershipStanding standing, Actor actor) => PartnershipAccess.CanBind(standing, actor);

    protected override async Task Follow(Partnership partnership)
    {
        await plans.FollowLeaving(partnership, Actor, Cancel);
        await groupService.FollowLeaving(partnership, Actor, Cancel);
    }

    protected override async Task<IActionResult> Page(int id, PartnershipEndingForm form)
    {
        inForce = [.. (await agreements.OfPartnership(id, Actor, Today, Cancel)).Where(row => row.Life.On(Today) == AgreementState.Signed && row.Parties.Exists(party => party.OrganisationId == Actor.OrganisationId))];
        atWork = (await groups.OfPartnership(id, Actor, Cancel)).FindAll(group => group.EndedAt is null);
        return await base.Page(id, form);
    }

    protected override IActionResult Show(PartnershipEndingForm form, PartnershipDetails partnership) =>
        View("/Views/Partnerships/End.cshtml", new PartnershipEndingPage(form, partnership, inForce, atWork, Actor));
}
