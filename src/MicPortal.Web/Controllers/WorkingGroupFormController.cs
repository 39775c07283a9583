using MicPortal.Application.Data;
using MicPortal.Application.Partnerships;
using MicPortal.Application.WorkingGroups;
using MicPortal.Domain.Partnerships;
using MicPortal.Domain.WorkingGroups;
using MicPortal.Web.Forms;
using MicPortal.Web.Models.WorkingGroups;
using MicPortal.Web.Resources;
using Microsoft.AspNetCore.Mvc;

namespace MicPortal.Web.Controllers;

/// <summary>A page with a form about a working group of a partnership, for the officers of its town.</summary>
public abstract class WorkingGroupFormController<TForm>(PartnershipQueries partnerships, WorkingGroupQueries groups, Texts texts) : FormController<TForm>
    where TForm : class
{
    private PartnershipDetails? partnership;
    private WorkingGroupDetails? group;

    protected WorkingGroupQueries Groups => groups;

    protected Texts Texts => texts;

    /// <summary>Once <see cref="Find"/> has found it.</summary>
    protected PartnershipDetails Partnership => partnership!;

    protected int GroupId => FormRules.Number(RouteData.Values["groupId"] as string) ?? 0;

    protected bool CanRun => WorkingGroupAccess.CanRun(partnership!.Standing, group!.MunicipalityId, group.EndedAt is not null, Actor);

    protected bool SeesJointRecord => PartnershipAccess.CanViewJointRecord(partnership!.Standing, Actor);

    protected async Task<WorkingGroupDetails?> Find(int id) =>
        (partnership ??= await partnerships.Details(id, Actor, Cancel)) is null ? null : group ??= await groups.Details(id, GroupId, Actor, Cancel);

    /// <summary>404 or 403; null when it may be written.</summary>
    protected virtual async Task<IActionResult?> Refusal(int id) => await Find(id) is null ? NotFound() : CanRun ? null : Forbid();

    protected string GroupUrl(int id, string below = "") => $"/partnerships/{id}/working-groups/{GroupId}{below}";

    protected GroupHead Head(string hereKey) => new(partnership!, group!, texts[hereKey]);

    protected ViewResult Show(string view, object page) => View($"/Views/WorkingGroups/{view}.cshtml", page);
}

/// <summary>A form on a group, of which each sending is an act of the group.</summary>
public abstract class WorkingGroupActController<TForm>(PartnershipQueries partnerships, WorkingGroupQueries groups, WorkingGroupService service, MicPortalDbContext db, Texts texts) : WorkingGroupFormController<TForm>(partnerships, groups, texts)
    where TForm : class, IOnceForm
{
    protected WorkingGroupService Service => service;

    /// <param name="below">Of the group's page, where the result stands.</param>
    protected async Task<IActionResult> Act(int id, TForm form, Action<WorkingGroup> act, string doneKey, string below = "", int meetingId = 0)
    {
        if (await Refusal(id) is { } refusal)
        {
            return refusal;
        }

        var url = await Once(form, async () =>
        {
            var loaded = await service.Load(id, GroupId, Cancel, meetingId);
            act(loaded);
            if (form is IChangingForm { ConcurrencyToken: var token } && token != Guid.Empty)
            {
                db.Expect(loaded, token);
            }

            await db.SaveChangesAsync(Cancel);
            return GroupUrl(id, below);
        });
        return Done(url, doneKey);
    }
}

/// <summary>A button without fields on a group's page.</summary>
public abstract class WorkingGroupButtonController(PartnershipQueries partnerships, WorkingGroupQueries groups, WorkingGroupService service, MicPortalDbContext db) : PortalController, IRecordController
{
    protected MicPortalDbContext Db => db;

    protected WorkingGroupService Service => service;

    private int GroupId => FormRules.Number(RouteData.Values["groupId"] as string) ?? 0;

    /// <param name="meetingId">The meeting that it is about, which is put right also once the group has ended.</param>
    protected async Task<IActionResult> Press(int id, Func<WorkingGroup, Task> act, string doneKey, string below, int meetingId = 0)
    {
        if (await partnerships.Details(id, Actor, Cancel) is not { } partnership || await groups.Details(id, GroupId, Actor, Cancel) is not { } group)
        {
            return NotFound();
        }

        if (!May(partnership.Standing, group, meetingId))
        {
            return Forbid();
        }

        var loaded = await service.Load(id, GroupId, Cancel, meetingId);
        await act(loaded);
        await db.SaveChangesAsync(Cancel);
        return Done($"/partnerships/{id}/working-groups/{GroupId}{below}", doneKey);
    }

    /// <param name="meetingId">As of <see cref="Press"/>.</param>
    protected virtual bool May(PartnershipStanding standing, WorkingGroupDetails group, int meetingId) => WorkingGroupAccess.CanRun(standing, group.MunicipalityId, meetingId == 0 && group.EndedAt is not null, Actor);

    /// <summary>Asked also of a controller that answers no request, after an interrupted sign-in: then the groups of the partnership.</summary>
    [NonAction]
    public virtual string RecordUrl(int id) => ControllerContext.RouteData is null ? $"/partnerships/{id}/working-groups" : $"/partnerships/{id}/working-groups/{GroupId}";
}
