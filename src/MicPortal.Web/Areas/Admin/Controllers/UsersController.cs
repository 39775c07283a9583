using MicPortal.Application.Administration;
using MicPortal.Application.Identity;
using MicPortal.Application.Organisations;
using MicPortal.Web.Forms;
using MicPortal.Web.Models.Account;
using MicPortal.Web.Models.Administration;
using MicPortal.Web.Models.Lists;
using MicPortal.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace MicPortal.Web.Areas.Admin.Controllers;

/// <summary>Everybody with an account. Organisations make their own colleagues' (see /colleagues); an administrator helps where nobody there can.</summary>
[Area(nameof(Admin))]
[Authorize(Policy = Policies.Admin)]
[Route("admin/users")]
public sealed class UsersController(UserQueries users, OrganisationNames organisations, Accounts accounts, PasswordLinks links) : FormController<UserForm>
{
    [HttpGet]
    public async Task<IActionResult> Index(UserListQuery query)
    {
        var page = await users.List(query.Filter, query.Page, Today, Cancel);
        return View(new UserList(query, page, ListLinks.Of(Request, page)));
    }

    [HttpGet("{id:int}")]
    public async Task<IActionResult> Details(int id) =>
        await users.Details(id, Cancel) is { } user ? View(new UserPage(user, TempData[ColleagueList.Link] as string, Actor.UserId)) : NotFound();

    [HttpGet("new")]
    public async Task<IActionResult> New(int? organisation, bool administrator, string? q) => organisation is null && !administrator
        ? View("Search", new UserSearch(q, await organisations.Find(q, Cancel)))
        : await Page(0, new UserForm { FormId = Guid.NewGuid(), OrganisationId = organisation, IsAdministrator = administrator });

    [HttpPost]
    public async Task<IActionResult> Create(UserForm form)
    {
        var organisation = await OrganisationOf(form);
        if (organisation is null && !form.IsAdministrator)
        {
            return NotFound();
        }

        var url = await Once(form, async () =>
        {
            var user = await accounts.Create(form.Account(organisation), Actor, Cancel);
            TempData[ColleagueList.Link] = await links.For(user, Actor, Cancel);
            return $"/admin/users/{user.Id}";
        });
        return Done(url, "Accounts.Created", form.Email!);
    }

    protected override Task<UserForm> Filled(int id) => Task.FromResult(new UserForm());

    protected override async Task<IActionResult> Page(int id, UserForm form)
    {
        var organisation = await OrganisationOf(form);
        return organisation is null && !form.IsAdministrator ? NotFound() : View("New", new UserFormPage(form, organisation));
    }

    private async Task<OrganisationName?> OrganisationOf(UserForm form) =>
        form.OrganisationId is { } id && !form.IsAdministrator ? (await organisations.Of([id], Cancel)).SingleOrDefault() : null;
}
