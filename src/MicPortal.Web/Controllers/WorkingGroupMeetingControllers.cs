using System.Globalization;
using MicPortal.Application.Data;
using MicPortal.Application.Partnerships;
using MicPortal.Application.WorkingGroups;
using MicPortal.Domain.WorkingGroups;
using MicPortal.Web.Forms;
using MicPortal.Web.Models;
using MicPortal.Web.Models.Lists;
using MicPortal.Web.Models.WorkingGroups;
using MicPortal.Web.Resources;
using Microsoft.AspNetCore.Mvc;

namespace MicPortal.Web.Controllers;

/// <summary>Meetings are read by who sees the joint record, and written by the officers of the group's town.</summary>
[Route("partnerships/{id:int}/working-groups/{groupId:int}/meetings")]
public sealed class WorkingGroupMeetingsController(PartnershipQueries partnerships, WorkingGroupQueries groups, WorkingGroupService service, MicPortalDbContext db, WorkingGroupCsv csv, Texts texts)
    : WorkingGroupActController<MeetingForm>(partnerships, groups, service, db, texts)
{
    [HttpGet("")]
    public async Task<IActionResult> Index(int id, ListQuery query)
    {
        if (await Unseen(id) is { } unseen)
        {
            return unseen;
        }

        var page = await Groups.Meetings(GroupId, query.Page, Actor, Cancel);
        return Show("Meetings", new MeetingList(Head("WorkingGroups.Meetings"), page, ListLinks.Of(Request, page), CanRun));
    }

    [HttpGet("/partnerships/{id:int}/working-groups/{groupId:int}/meetings.csv")]
    public async Task<IActionResult> Export(int id) =>
        await Unseen(id) ?? File(csv.Of(await Groups.Meetings(GroupId, Actor, Cancel)), CsvFile.ContentType, $"meetings-{GroupId}-{Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}.csv");

    [HttpGet("{meetingId:int}")]
    public async Task<IActionResult> Details(int id, int meetingId) =>
        await Unseen(id) is { } unseen ? unseen
        : await Groups.Meeting(GroupId, meetingId, Actor, Cancel) is { } meeting ? Show("Meeting", new MeetingPage(Head("WorkingGroups.Meeting"), meeting, Minutes.ToHtml(meeting.Content.Minutes), CanRun))
        : NotFound();

    [HttpGet("new")]
    public async Task<IActionResult> New(int id) => await Page(id, await Filled(id));

    [HttpPost("new")]
    public Task<IActionResult> Create(int id, MeetingForm form) => Act(id, form, group => group.Meet(form.Content, Actor, Now), "WorkingGroups.MeetingAdded", "#meetings");

    protected override async Task<MeetingForm> Filled(int id) => new() { FormId = Guid.NewGuid(), Language = (await Find(id))?.Facts.Language };

    protected override async Task<IActionResult> Page(int id, MeetingForm form) => await Refusal(id) ?? Show("MeetingForm", new GroupFormPage<MeetingForm>(Head("WorkingGroups.AddMeeting"), form));

    /// <summary>404 where the reader does not see the partnership, 403 where that is all.</summary>
    private async Task<IActionResult?> Unseen(int id) => await Find(id) is null ? NotFound() : SeesJointRecord ? null : Forbid();
}

[Route("partnerships/{id:int}/working-groups/{groupId:int}/meetings/{meetingId:int}/edit")]
public sealed class WorkingGroupMeetingEditsController(PartnershipQueries partnerships, WorkingGroupQueries groups, WorkingGroupService service, MicPortalDbContext db, Texts texts)
    : WorkingGroupActController<MeetingForm>(partnerships, groups, service, db, texts)
{
    private MeetingDetails? meeting;

    private int MeetingId => FormRules.Number(RouteData.Values["meetingId"] as string) ?? 0;

    [HttpGet]
    public async Task<IActionResult> Edit(int id) => await Page(id, await Filled(id));

    [HttpPost]
    public Task<IActionResult> Edit(int id, MeetingForm form) => Act(id, form, group => group.ChangeMeeting(MeetingId, form.Content, Actor, Now), "WorkingGroups.MeetingSaved", $"/meetings/{MeetingId}", MeetingId);

    protected override async Task<MeetingForm> Filled(int id) =>
        await Find(id) is { } group && await Meeting() is { } found ? MeetingForm.Of(found.Content, group.ConcurrencyToken) : new MeetingForm();

    /// <summary>Minutes are put right also once the group has ended.</summary>
    protected override async Task<IActionResult?> Refusal(int id) =>
        await Find(id) is not { } group || await Meeting() is null ? NotFound()
        : WorkingGroupAccess.CanRun(Partnership.Standing, group.MunicipalityId, hasEnded: false, Actor) ? null : Forbid();

    protected override async Task<IActionResult> Page(int id, MeetingForm form) => await Refusal(id) ?? Show("MeetingForm", new GroupFormPage<MeetingForm>(Head("WorkingGroups.EditMeeting"), form, MeetingId));

    private async Task<MeetingDetails?> Meeting() => meeting ??= await Groups.Meeting(GroupId, MeetingId, Actor, Cancel);
}

[Route("partnerships/{id:int}/working-groups/{groupId:int}/meetings/{meetingId:int}/removals")]
public sealed class WorkingGroupMeetingRemovalsController(PartnershipQueries partnerships, WorkingGroupQueries groups, WorkingGroupService service, MicPortalDbContext db) : WorkingGroupButtonController(partnerships, groups, service, db)
{
    [HttpPost]
    public Task<IActionResult> Create(int id, int meetingId) => Press(id, group =>
    {
        group.RemoveMeeting(meetingId, Actor, Now);
        return Task.CompletedTask;
    }, "WorkingGroups.MeetingRemoved", "#meetings", meetingId);
}

[Route("partnerships/{id:int}/working-groups/{groupId:int}/priorities")]
public sealed class WorkingGroupPrioritiesController(PartnershipQueries partnerships, WorkingGroupQueries groups, WorkingGroupService service, MicPortalDbContext db, Texts texts)
    : WorkingGroupActController<GroupPriorityForm>(partnerships, groups, service, db, texts)
{
    [HttpGet("")]
    [HttpGet("new")]
    public async Task<IActionResult> New(int id) => await Page(id, await Filled(id));

    [HttpPost("")]
    public Task<IActionResult> Create(int id, GroupPriorityForm form) => Act(id, form, group => group.AddPriority(form.Content, Actor, Now), "WorkingGroups.PriorityAdded", "#priorities");

    protected override Task<GroupPriorityForm> Filled(int id) => Task.FromResult(new GroupPriorityForm { FormId = Guid.NewGuid() });

    protected override async Task<IActionResult> Page(int id, GroupPriorityForm form) => await Refusal(id) ?? Show("Priority", new GroupFormPage<GroupPriorityForm>(Head("WorkingGroups.AddPriority"), form));
}

[Route("partnerships/{id:int}/working-groups/{groupId:int}/priorities/{priorityId:int}")]
public sealed class WorkingGroupPriorityEditsController(PartnershipQueries partnerships, WorkingGroupQueries groups, WorkingGroupService service, MicPortalDbContext db, Texts texts)
    : WorkingGroupActController<GroupPriorityForm>(partnerships, groups, service, db, texts)
{
    private int PriorityId => FormRules.Number(RouteData.Values["priorityId"] as string) ?? 0;

    [HttpGet]
    public async Task<IActionResult> Edit(int id) => await Page(id, await Filled(id));

    [HttpPost]
    public Task<IActionResult> Edit(int id, GroupPriorityForm form) => Act(id, form, group => group.ChangePriority(PriorityId, form.Content, Actor, Now), "WorkingGroups.PrioritySaved", "#priorities");

    protected override async Task<GroupPriorityForm> Filled(int id) =>
        await Find(id) is { } group && group.Priorities.Find(one => one.Id == PriorityId) is { } priority ? GroupPriorityForm.Of(priority, group.ConcurrencyToken) : new GroupPriorityForm();

    protected override async Task<IActionResult?> Refusal(int id) => await base.Refusal(id) ?? ((await Find(id))!.Priorities.Exists(one => one.Id == PriorityId) ? null : NotFound());

    protected override async Task<IActionResult> Page(int id, GroupPriorityForm form) => await Refusal(id) ?? Show("Priority", new GroupFormPage<GroupPriorityForm>(Head("WorkingGroups.EditPriority"), form, PriorityId));
}

/// <summary>One place up or down.</summary>
[Route("partnerships/{id:int}/working-groups/{groupId:int}/priorities/{priorityId:int}/moves")]
public sealed class WorkingGroupPriorityMovesController(PartnershipQueries partnerships, WorkingGroupQueries groups, WorkingGroupService service, MicPortalDbContext db) : WorkingGroupButtonController(partnerships, groups, service, db)
{
    [HttpPost]
    public Task<IActionResult> Create(int id, int priorityId, bool up) => Press(id, group =>
    {
        group.MovePriority(priorityId, up, Actor, Now);
        return Task.CompletedTask;
    }, "WorkingGroups.PriorityMoved", "#priorities");
}

[Route("partnerships/{id:int}/working-groups/{groupId:int}/priorities/{priorityId:int}/removals")]
public sealed class WorkingGroupPriorityRemovalsController(PartnershipQueries partnerships, WorkingGroupQueries groups, WorkingGroupService service, MicPortalDbContext db) : WorkingGroupButtonController(partnerships, groups, service, db)
{
    [HttpPost]
    public Task<IActionResult> Create(int id, int priorityId) => Press(id, group =>
    {
        group.RemovePriority(priorityId, Actor, Now);
        return Task.CompletedTask;
    }, "WorkingGroups.PriorityRemoved", "#priorities");
}
