using System.Globalization;
using MicPortal.Application.Data;
using MicPortal.Application.Lists;
using MicPortal.Application.Partnerships;
using MicPortal.Application.Stakeholders;
using MicPortal.Application.WorkingGroups;
using MicPortal.Domain.Common;
using MicPortal.Domain.Partnerships;
using MicPortal.Domain.WorkingGroups;
using MicPortal.Web.Forms;
using MicPortal.Web.Models;
using MicPortal.Web.Models.Lists;
using MicPortal.Web.Models.WorkingGroups;
using MicPortal.Web.Resources;
using MicPortal.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Web.Controllers;

/// <summary>All working groups that the reader may see.</summary>
[AllowAnonymous]
[Route("working-groups")]
public sealed class WorkingGroupsController(WorkingGroupQueries groups, FilterChoices choices, WorkingGroupCsv csv) : PortalController
{
    [HttpGet("")]
    public async Task<IActionResult> Index(WorkingGroupListQuery query)
    {
        var page = await groups.List(query.Filter, query.Page, Actor, Cancel);
        return View(new WorkingGroupList(query, page, ListLinks.Of(Request, page), await choices.CountriesOfWorkingGroups(Cancel)));
    }

    [HttpGet("/working-groups.csv")]
    public async Task<IActionResult> Export(WorkingGroupListQuery query) =>
        File(csv.Of(await groups.Export(query.Filter, Actor, Cancel)), CsvFile.ContentType, $"working-groups-{Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}.csv");
}

/// <summary>The groups of a partnership side by side, and a new one of the own town.</summary>
[Route("partnerships/{id:int}/working-groups")]
public sealed class PartnershipWorkingGroupsController(PartnershipQueries partnerships, WorkingGroupQueries groups, WorkingGroupService service, FilterChoices choices, MicPortalDbContext db, Texts texts) : FormController<WorkingGroupForm>
{
    [AllowAnonymous]
    [HttpGet("")]
    public async Task<IActionResult> Index(int id) =>
        await partnerships.Details(id, Actor, Cancel) is { } partnership ? View("/Views/WorkingGroups/OfPartnership.cshtml", new PartnershipGroupsPage(partnership, await groups.OfPartnership(id, Actor, Cancel), Actor)) : NotFound();

    [HttpGet("new")]
    public async Task<IActionResult> New(int id)
    {
        var page = await Page(id, await Filled(id));
        if (page is not ViewResult || (await groups.OfPartnership(id, Actor, Cancel)).Find(group => group.MunicipalityId == Actor.OrganisationId && group.EndedAt is null) is not { } own)
        {
            return page;
        }

        TempData[Messages.Problem] = texts["WorkingGroups.Errors.OneIsOpen"];
        return LocalRedirect($"/partnerships/{id}/working-groups/{own.Id}");
    }

    [HttpPost("new")]
    public async Task<IActionResult> Create(int id, WorkingGroupForm form)
    {
        if (await Page(id, form) is not ViewResult and var refusal)
        {
            return refusal;
        }

        var url = await Once(form, async () =>
        {
            var group = await service.Open(id, Actor.OrganisationId!.Value, form.Facts, Actor, Cancel);
            await db.SaveChangesAsync(Cancel);
            return $"/partnerships/{id}/working-groups/{group.Id}";
        });
        choices.ExpireWorkingGroups();
        return Done(url, "WorkingGroups.Opened");
    }

    protected override async Task<WorkingGroupForm> Filled(int id) => new()
    {
        FormId = Guid.NewGuid(),
        Language = (await partnerships.Details(id, Actor, Cancel))?.Parties.Find(party => party.OrganisationId == Actor.OrganisationId)?.Language ?? CultureInfo.CurrentUICulture.TwoLetterISOLanguageName,
    };

    /// <summary>An association that is a party has no town.</summary>
    protected override async Task<IActionResult> Page(int id, WorkingGroupForm form) =>
        await partnerships.Details(id, Actor, Cancel) is not { } partnership ? NotFound()
        : Actor.OrganisationId is { } own && WorkingGroupAccess.CanRun(partnership.Standing, own, hasEnded: false, Actor) && partnership.Parties.Exists(party => party.OrganisationId == own && !party.IsAssociation)
            ? View("/Views/WorkingGroups/New.cshtml", new NewWorkingGroupPage(partnership, form))
        : Forbid();
}

[Route("partnerships/{id:int}/working-groups/{groupId:int}")]
public sealed class WorkingGroupEditsController(PartnershipQueries partnerships, WorkingGroupQueries groups, WorkingGroupService service, MicPortalDbContext db, Texts texts) : WorkingGroupActController<WorkingGroupForm>(partnerships, groups, service, db, texts)
{
    [AllowAnonymous]
    [HttpGet("")]
    public async Task<IActionResult> Details(int id)
    {
        if (await Find(id) is not { } group)
        {
            return NotFound();
        }

        var meetings = SeesJointRecord ? (await Groups.Meetings(GroupId, new PageRequest(), Actor, Cancel)).Rows.Take(WorkingGroupPage.MeetingsShown) : [];
        return Show("Details", new WorkingGroupPage(Partnership, group, [.. meetings], Actor));
    }

    [HttpGet("edit")]
    public async Task<IActionResult> Edit(int id) => await Page(id, await Filled(id));

    [HttpPost("edit")]
    public Task<IActionResult> Edit(int id, WorkingGroupForm form) => Act(id, form, group => group.Change(form.Facts, Actor, Now), "WorkingGroups.Saved");

    protected override async Task<WorkingGroupForm> Filled(int id) => await Find(id) is { } group ? WorkingGroupForm.Of(group) : new WorkingGroupForm();

    protected override async Task<IActionResult> Page(int id, WorkingGroupForm form) => await Refusal(id) ?? Show("Edit", new GroupFormPage<WorkingGroupForm>(Head("WorkingGroups.Edit"), form));
}

[Route("partnerships/{id:int}/working-groups/{groupId:int}/endings")]
public sealed class WorkingGroupEndingsController(PartnershipQueries partnerships, WorkingGroupQueries groups, WorkingGroupService service, MicPortalDbContext db, Texts texts) : WorkingGroupActController<GroupReasonForm>(partnerships, groups, service, db, texts)
{
    [HttpGet("")]
    [HttpGet("new")]
    public async Task<IActionResult> New(int id) => await Page(id, await Filled(id));

    [HttpPost("")]
    public async Task<IActionResult> Create(int id, GroupReasonForm form)
    {
        var waiting = await Refusal(id) is null ? await Service.Waiting(GroupId, Cancel) : [];
        return await Act(id, form, group => group.End(form.Reason!, waiting, Actor, Now), "WorkingGroups.Ended");
    }

    protected override Task<GroupReasonForm> Filled(int id) => Task.FromResult(new GroupReasonForm { FormId = Guid.NewGuid() });

    protected override async Task<IActionResult> Page(int id, GroupReasonForm form) => await Refusal(id) ?? Show("End", new GroupFormPage<GroupReasonForm>(Head("WorkingGroups.End"), form));
}

[Route("partnerships/{id:int}/working-groups/{groupId:int}/members")]
public sealed class WorkingGroupMembersController(PartnershipQueries partnerships, WorkingGroupQueries groups, WorkingGroupService service, MicPortalDbContext db, StakeholderQueries stakeholders, Texts texts)
    : WorkingGroupActController<GroupMemberForm>(partnerships, groups, service, db, texts)
{
    [HttpGet("")]
    [HttpGet("new")]
    public async Task<IActionResult> New(int id) => await Page(id, await Filled(id));

    [HttpPost("")]
    public async Task<IActionResult> Create(int id, GroupMemberForm form)
    {
        if (await Refusal(id) is { } refusal)
        {
            return refusal;
        }

        var stakeholder = FormRules.Number(form.StakeholderId) is { } chosen
            ? (await stakeholders.Choices(Actor.OrganisationId!.Value, Cancel)).Find(one => one.Id == chosen) ?? throw new DomainException("StakeholderRoles.Errors.StakeholderMissing") { Field = nameof(form.StakeholderId) }
            : null;
        return await Act(id, form, group => group.AddMember(new MemberContent(stakeholder?.Id, stakeholder?.Name ?? form.Name!, form.Post), Actor, Now), "WorkingGroups.MemberAdded", "#members");
    }

    protected override Task<GroupMemberForm> Filled(int id) => Task.FromResult(new GroupMemberForm { FormId = Guid.NewGuid() });

    protected override async Task<IActionResult> Page(int id, GroupMemberForm form)
    {
        if (await Refusal(id) is { } refusal)
        {
            return refusal;
        }

        ViewData[nameof(GroupMemberChoices)] = new GroupMemberChoices(await stakeholders.Choices(Actor.OrganisationId!.Value, Cancel));
        return Show("Member", new GroupFormPage<GroupMemberForm>(Head("WorkingGroups.AddMember"), form));
    }
}

[Route("partnerships/{id:int}/working-groups/{groupId:int}/members/{memberId:int}/removals")]
public sealed class WorkingGroupMemberRemovalsController(PartnershipQueries partnerships, WorkingGroupQueries groups, WorkingGroupService service, MicPortalDbContext db) : WorkingGroupButtonController(partnerships, groups, service, db)
{
    [HttpPost]
    public Task<IActionResult> Create(int id, int memberId) => Press(id, group =>
    {
        group.RemoveMember(memberId, Actor, Now);
        return Task.CompletedTask;
    }, "WorkingGroups.MemberRemoved", "#members");
}

/// <summary>Anybody may ask to join.</summary>
[Route("partnerships/{id:int}/working-groups/{groupId:int}/join-requests")]
public sealed class JoinRequestsController(PartnershipQueries partnerships, WorkingGroupQueries groups, WorkingGroupService service, PublicFormLimits limits, Texts texts) : WorkingGroupFormController<JoinRequestForm>(partnerships, groups, texts)
{
    /// <summary>Those that wait, and those that were answered; for the officers of the town.</summary>
    [HttpGet("")]
    public async Task<IActionResult> Index(int id, ListQuery query)
    {
        if (await Refusal(id) is { } refusal)
        {
            return refusal;
        }

        var page = await Groups.Requests(GroupId, query.Page, Cancel);
        return Show("Requests", new JoinRequestList(Head("WorkingGroups.Requests"), page, ListLinks.Of(Request, page)));
    }

    [AllowAnonymous]
    [HttpGet("new")]
    public async Task<IActionResult> New(int id) => await Page(id, await Filled(id));

    [AllowAnonymous]
    [HttpPost("new")]
    public async Task<IActionResult> Create(int id, JoinRequestForm form)
    {
        if (await Find(id) is not { } group)
        {
            return NotFound();
        }

        if (!group.TakesMembers(Partnership))
        {
            return Done(GroupUrl(id), "WorkingGroups.RequestNotSent");
        }

        if (!limits.Allows(NetworkAddress))
        {
            ModelState.AddModelError("", Texts["WorkingGroups.Errors.TooManySent"]);
            Response.StatusCode = StatusCodes.Status429TooManyRequests;
            return await Page(id, form);
        }

        await service.Ask(GroupId, form.Name!, form.Post, form.Email!, form.Word!, Actor, Cancel);
        return Done(GroupUrl(id), "WorkingGroups.RequestSent");
    }

    protected override Task<JoinRequestForm> Filled(int id) => Task.FromResult(new JoinRequestForm());

    /// <summary>Who asked is answered also once the group or the partnership has ended.</summary>
    protected override async Task<IActionResult?> Refusal(int id) => await Find(id) is not { } group ? NotFound() : WorkingGroupAccess.CanAnswer(Partnership.Standing, group.MunicipalityId, Actor) ? null : Forbid();

    protected override async Task<IActionResult> Page(int id, JoinRequestForm form) =>
        await Find(id) is not { } group ? NotFound() : !group.TakesMembers(Partnership) ? LocalRedirect(GroupUrl(id)) : Show("Join", new GroupFormPage<JoinRequestForm>(Head("WorkingGroups.Join"), form));
}

/// <summary>Who was refused with an ending has been told.</summary>
[Route("partnerships/{id:int}/working-groups/{groupId:int}/join-requests/tellings")]
public sealed class JoinRequestTellingsController(PartnershipQueries partnerships, WorkingGroupQueries groups, WorkingGroupService service, MicPortalDbContext db) : WorkingGroupButtonController(partnerships, groups, service, db)
{
    protected override bool May(PartnershipStanding standing, WorkingGroupDetails group, int meetingId) => WorkingGroupAccess.CanAnswer(standing, group.MunicipalityId, Actor);

    [HttpPost]
    public Task<IActionResult> Create(int id, int groupId) => Press(id, _ => Service.SayTold(groupId, Actor, Cancel), "WorkingGroups.ToldSaved", "/join-requests");

    [NonAction]
    public override string RecordUrl(int id) => base.RecordUrl(id) + (ControllerContext.RouteData is null ? "" : "/join-requests");
}

/// <summary>One request, with the form to refuse it.</summary>
[Route("partnerships/{id:int}/working-groups/{groupId:int}/join-requests/{requestId:int}")]
public sealed class JoinRequestAnswersController(PartnershipQueries partnerships, WorkingGroupQueries groups, MicPortalDbContext db, Texts texts) : WorkingGroupFormController<GroupReasonForm>(partnerships, groups, texts)
{
    private JoinRequestRow? request;

    private int RequestId => FormRules.Number(RouteData.Values["requestId"] as string) ?? 0;

    [HttpGet("")]
    [HttpGet("refusals")]
    public async Task<IActionResult> Details(int id) => await Page(id, await Filled(id));

    [HttpPost("refusals")]
    public async Task<IActionResult> Refuse(int id, GroupReasonForm form)
    {
        if (await Refusal(id) is { } refusal)
        {
            return refusal;
        }

        var url = await Once(form, async () =>
        {
            var refused = await db.JoinRequests.SingleAsync(one => one.Id == RequestId, Cancel);
            refused.Refuse(form.Reason!, Actor, Now);
            await db.SaveChangesAsync(Cancel);
            return GroupUrl(id, $"/join-requests/{RequestId}");
        });
        return Done(url, "WorkingGroups.RequestRefused");
    }

    protected override Task<GroupReasonForm> Filled(int id) => Task.FromResult(new GroupReasonForm { FormId = Guid.NewGuid() });

    /// <summary>Who asked is answered also once the group or the partnership has ended.</summary>
    protected override async Task<IActionResult?> Refusal(int id) =>
        await Find(id) is not { } group || (request ??= await Groups.Request(GroupId, RequestId, Cancel)) is null ? NotFound()
        : WorkingGroupAccess.CanAnswer(Partnership.Standing, group.MunicipalityId, Actor) ? null : Forbid();

    protected override async Task<IActionResult> Page(int id, GroupReasonForm form) => await Refusal(id) ?? Show("Request", new JoinRequestPage(Head("WorkingGroups.Request"), request!, form));
}

[Route("partnerships/{id:int}/working-groups/{groupId:int}/join-requests/{requestId:int}/acceptances")]
public sealed class JoinRequestAcceptancesController(PartnershipQueries partnerships, WorkingGroupQueries groups, WorkingGroupService service, MicPortalDbContext db) : WorkingGroupButtonController(partnerships, groups, service, db)
{
    [HttpPost]
    public async Task<IActionResult> Create(int id, int groupId, int requestId) => await Db.JoinRequests.AnyAsync(one => one.Id == requestId && one.WorkingGroupId == groupId, Cancel)
        ? await Press(id, async group => (await Db.JoinRequests.SingleAsync(one => one.Id == requestId, Cancel)).Accept(group, Actor, Now), "WorkingGroups.RequestAccepted", $"/join-requests/{requestId}")
        : NotFound();

    [NonAction]
    public override string RecordUrl(int id) => base.RecordUrl(id) + (ControllerContext.RouteData is { } route ? $"/join-requests/{route.Values["requestId"]}" : "");
}
