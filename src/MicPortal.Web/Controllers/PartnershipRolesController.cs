using MicPortal.Application.Data;
using MicPortal.Application.Partnerships;
using MicPortal.Application.Stakeholders;
using MicPortal.Domain.Common;
using MicPortal.Domain.Partnerships;
using MicPortal.Domain.Stakeholders;
using MicPortal.Web.Forms;
using MicPortal.Web.Models.Stakeholders;
using MicPortal.Web.Resources;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Web.Controllers;

/// <summary>A line of the table "who does what" of a partnership, for the side that writes it.</summary>
public abstract class PartnershipRoleFormController(PartnershipQueries partnerships, StakeholderQueries stakeholders, Texts texts) : FormController<RoleForm>
{
    private PartnershipDetails? partnership;

    protected StakeholderQueries Stakeholders => stakeholders;

    protected virtual int? RoleId => null;

    protected async Task<PartnershipDetails?> Find(int id) => partnership ??= await partnerships.Details(id, Actor, Cancel);

    /// <summary>404 or 403; null when it may be written.</summary>
    protected virtual async Task<IActionResult?> Refusal(int id) => await Find(id) is not { } found ? NotFound() : PartnershipAccess.CanEdit(found.Standing, Actor) ? null : Forbid();

    protected override async Task<IActionResult> Page(int id, RoleForm form) => await Refusal(id) is { } refusal ? refusal
        : View("/Views/StakeholderRoles/Form.cshtml", new RoleFormPage(form, partnership!, RoleId, await stakeholders.Choices(Actor.OrganisationId!.Value, Cancel, RoleId is null ? null : FormRules.Number(form.StakeholderId)), await stakeholders.Projects(id, Actor, Cancel)));

    /// <summary>What only the database can tell: the stakeholder is of the own town, or stood there before; the project is of the partnership; nothing is said twice.</summary>
    protected async Task Check(int id, RoleContent content, RoleRow? before)
    {
        if (content is { Holder: RoleHolder.Stakeholder, StakeholderId: { } stakeholder } && before?.StakeholderId != stakeholder && !(await stakeholders.Choices(Actor.OrganisationId!.Value, Cancel)).Exists(one => one.Id == stakeholder))
        {
            throw new DomainException("StakeholderRoles.Errors.StakeholderMissing") { Field = nameof(RoleForm.StakeholderId) };
        }

        if (content.ProjectId is { } project && before?.ProjectId != project && !(await stakeholders.Projects(id, Actor, Cancel)).Exists(one => one.Id == project))
        {
            throw new DomainException("StakeholderRoles.Errors.ProjectUnknown") { Field = nameof(RoleForm.ProjectId) };
        }

        if ((await stakeholders.Roles(id, Actor, Cancel)).Find(one => one.OrganisationId == Actor.OrganisationId && one.Id != before?.Id && one.Says(content)) is { } same)
        {
            throw new DomainException("StakeholderRoles.Errors.SaidAlready", same.Name ?? texts[$"StakeholderRoles.Holder.{same.Holder}"], same.Text) { Field = nameof(RoleForm.Text) };
        }
    }
}

[Route("partnerships/{id:int}/roles")]
public sealed class PartnershipRolesController(PartnershipQueries partnerships, StakeholderQueries stakeholders, MicPortalDbContext db, Texts texts) : PartnershipRoleFormController(partnerships, stakeholders, texts)
{
    /// <summary>For who sees the joint record.</summary>
    [HttpGet("")]
    public async Task<IActionResult> Index(int id) =>
        await Find(id) is not { } found ? NotFound()
        : PartnershipAccess.CanViewJointRecord(found.Standing, Actor) ? View("/Views/StakeholderRoles/Index.cshtml", new RolePage(found, await Stakeholders.Roles(id, Actor, Cancel), Actor))
        : Forbid();

    [HttpGet("new")]
    public async Task<IActionResult> New(int id) => await Page(id, await Filled(id));

    [HttpPost("new")]
    public async Task<IActionResult> Create(int id, RoleForm form)
    {
        if (await Refusal(id) is { } refusal)
        {
            return refusal;
        }

        var own = Actor.OrganisationId!.Value;
        var url = await Once(form, async () =>
        {
            await Check(id, form.Content, null);
            if (await db.StakeholderRoles.CountAsync(role => role.PartnershipId == id && role.OrganisationId == own && role.EndedAt == null, Cancel) >= StakeholderRole.Most)
            {
                throw new DomainException("StakeholderRoles.Errors.TooMany", StakeholderRole.Most);
            }

            db.Add(StakeholderRole.Add(id, own, form.Content, Actor, Now));
            await db.SaveChangesAsync(Cancel);
            return $"/partnerships/{id}/roles";
        });
        return Done(url, "StakeholderRoles.Added");
    }

    protected override async Task<RoleForm> Filled(int id) =>
        new() { FormId = Guid.NewGuid(), Language = (await Find(id))?.Parties.Find(party => party.OrganisationId == Actor.OrganisationId)?.Language ?? System.Globalization.CultureInfo.CurrentUICulture.TwoLetterISOLanguageName };
}

[Route("partnerships/{id:int}/roles/{roleId:int}")]
public sealed class PartnershipRoleEditsController(PartnershipQueries partnerships, StakeholderQueries stakeholders, MicPortalDbContext db, Texts texts) : PartnershipRoleFormController(partnerships, stakeholders, texts)
{
    protected override int? RoleId => FormRules.Number(RouteData.Values["roleId"] as string);

    [HttpGet]
    public async Task<IActionResult> Edit(int id) => await Page(id, await Filled(id));

    [HttpPost]
    public async Task<IActionResult> Edit(int id, RoleForm form)
    {
        if (await Refusal(id) is { } refusal)
        {
            return refusal;
        }

        var url = await Once(form, async () =>
        {
            await Check(id, form.Content, await Role(id));
            var role = await db.StakeholderRoles.SingleAsync(one => one.Id == RoleId, Cancel);
            role.Change(form.Content, Actor, Now);
            db.Expect(role, form.ConcurrencyToken);
            await db.SaveChangesAsync(Cancel);
            return $"/partnerships/{id}/roles";
        });
        return Done(url, "StakeholderRoles.Saved");
    }

    protected override async Task<RoleForm> Filled(int id) => await Role(id) is { } role ? RoleForm.Of(role) : new RoleForm();

    protected override async Task<IActionResult?> Refusal(int id) => await base.Refusal(id) ?? (await Role(id) is { } role ? role.OrganisationId == Actor.OrganisationId ? null : Forbid() : NotFound());

    private async Task<RoleRow?> Role(int id) => (await Stakeholders.Roles(id, Actor, Cancel)).Find(role => role.Id == RoleId);
}

[Route("partnerships/{id:int}/roles/{roleId:int}/endings")]
public sealed class PartnershipRoleEndingsController(PartnershipQueries partnerships, StakeholderQueries stakeholders, MicPortalDbContext db) : PortalController, IRecordController
{
    [HttpPost]
    public async Task<IActionResult> Create(int id, int roleId)
    {
        if (await partnerships.Details(id, Actor, Cancel) is not { } partnership || !(await stakeholders.Roles(id, Actor, Cancel)).Exists(one => one.Id == roleId))
        {
            return NotFound();
        }

        var role = await db.StakeholderRoles.SingleAsync(one => one.Id == roleId, Cancel);
        if (!PartnershipAccess.CanEdit(partnership.Standing, Actor) || role.OrganisationId != Actor.OrganisationId)
        {
            return Forbid();
        }

        role.End(Actor, Now);
        await db.SaveChangesAsync(Cancel);
        return Done(RecordUrl(id), "StakeholderRoles.Ended");
    }

    [NonAction]
    public string RecordUrl(int id) => $"/partnerships/{id}/roles";
}
