using MicPortal.Application.Identity;
using MicPortal.Domain.Access;
using MicPortal.Web.Forms;
using MicPortal.Web.Models.Account;
using MicPortal.Web.Setup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace MicPortal.Web.Controllers;

/// <summary>The accounts of one's own organisation. A mayor's office sees them; officers and staff make and end them.</summary>
[Route("colleagues")]
public sealed class ColleaguesController(ColleagueQueries colleagues, Accounts accounts, IOptions<PortalOptions> portal) : FormController<ColleagueForm>
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
            TempData[ColleagueList.Link] = await this.PasswordLink(accounts, user, Actor, portal.Value);
            return "/colleagues";
        });
        return Done("/colleagues", "Accounts.Created", form.Email!);
    }

    protected override Task<ColleagueForm> Filled(int id) => Task.FromResult(new ColleagueForm());

    protected override Task<IActionResult> Page(int id, ColleagueForm form) =>
        Task.FromResult<IActionResult>(Actor.Writes ? View("New", new ColleagueFormPage(form, Actor.AssociationId is not null)) : Forbid());
}

internal static class PasswordLinks
{
    /// <summary>The address at which the account's owner chooses a password.</summary>
    public static async Task<string> PasswordLink(this PortalController controller, Accounts accounts, PortalUser user, Actor by, PortalOptions portal)
    {
        var token = Uri.EscapeDataString(await accounts.PasswordToken(user, by, controller.HttpContext.RequestAborted));
        return $"{portal.PublicBaseUrl.TrimEnd('/')}/account/set-password?userId={user.Id}&token={token}";
    }
}
