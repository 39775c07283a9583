using MicPortal.Application.Administration;
using MicPortal.Application.Identity;
using MicPortal.Web.Forms;
using MicPortal.Web.Models;
using MicPortal.Web.Models.Administration;
using MicPortal.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace MicPortal.Web.Areas.Admin.Controllers;

/// <summary>From when until when the owner of an account is in office.</summary>
[Area(nameof(Admin))]
[Authorize(Policy = Policies.Admin)]
[Route("admin/users/{id:int}/office")]
public sealed class UserOfficesController(UserQueries users, Accounts accounts) : FormController<UserOfficeForm>
{
    [HttpGet]
    public async Task<IActionResult> Edit(int id) => await Page(id, await Filled(id));

    [HttpPost]
    public async Task<IActionResult> Save(int id, UserOfficeForm form)
    {
        if (await users.Details(id, Cancel) is not { DisabledAt: null })
        {
            return NotFound();
        }

        var url = await Once(form, async () =>
        {
            await accounts.SayOffice(id, form.OfficeFrom.Date, form.OfficeUntil.Date, Actor, Cancel);
            return $"/admin/users/{id}";
        });
        return Done(url, "Admin.OfficeSaved");
    }

    protected override async Task<UserOfficeForm> Filled(int id) => await users.Details(id, Cancel) is { } user
        ? new UserOfficeForm { FormId = Guid.NewGuid(), OfficeFrom = DateInput.Of(user.OfficeFrom), OfficeUntil = DateInput.Of(user.OfficeUntil) }
        : new UserOfficeForm();

    protected override async Task<IActionResult> Page(int id, UserOfficeForm form) =>
        await users.Details(id, Cancel) is { DisabledAt: null } user ? View("/Areas/Admin/Views/Users/Office.cshtml", new UserOfficePage(form, user)) : NotFound();
}
