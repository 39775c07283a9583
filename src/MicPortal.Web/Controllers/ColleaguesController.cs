using MicPortal.Application.Identity;
using MicPortal.Domain.Access;
using MicPortal.Web.Forms;
using MicPortal.Web.Models.Account;
using Microsoft.AspNetCore.Mvc;

namespace MicPortal.Web.Controllers;

/// <summary>The accounts of one's own organisation. A mayor's office sees them; officers and staff make and end them.</summary>
[Route("colleagues")]
public sealed class ColleaguesController(ColleagueQueries colleagues, Accounts accounts, PasswordLinks links) : FormController<ColleagueForm>
{
    [HttpGet]
    public async Task<IActionResult> Index() => Actor.OrganisationId is null ? Forbid() : View(new ColleagueList(await colleagues.Of(Actor, Cancel), Actor));

    [HttpGet("new")]
    public Task<IActionResult> New() => Page(0, new ColleagueForm { FormId = Guid.NewGuid(), Role = nameof(UserRole.Officer) });

    [HttpPost]
    public async Task<IActionResult> Create(ColleagueForm form)
    {
        if (!Actor.Writes)
        {
            return Forbid();
        }

        await Once(form, async () =>
        {
            var user = await accounts.Create(form.Account(Actor), Actor, Cancel);
            TempData[ColleagueList.Link] = await links.For(user, Actor, Cancel);
            return "/colleagues";
        });
        return Done("/colleagues", "Accounts.Created", form.Email!);
    }

    protected override Task<ColleagueForm> Filled(int id) => Task.FromResult(new ColleagueForm());

    protected override Task<IActionResult> Page(int id, ColleagueForm form) =>
        Task.FromResult<IActionResult>(Actor.Writes ? View("New", new ColleagueFormPage(form, Actor.AssociationId is not null)) : Forbid());
}
