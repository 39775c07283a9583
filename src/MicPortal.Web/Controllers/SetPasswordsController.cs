using MicPortal.Application.Identity;
using MicPortal.Web.Forms;
using MicPortal.Web.Models.Account;
using MicPortal.Web.Setup;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace MicPortal.Web.Controllers;

/// <summary>A password is chosen with a link that somebody handed over.</summary>
[AllowAnonymous]
[Route("account/set-password")]
public sealed class SetPasswordsController(Accounts accounts) : FormController<SetPasswordForm>
{
    [HttpGet]
    public Task<IActionResult> New(int userId, string? token) => Page(0, new SetPasswordForm { UserId = userId, Token = token });

    [HttpPost]
    public async Task<IActionResult> Create(SetPasswordForm form)
    {
        await accounts.SetPassword(form.UserId, form.Token!, form.Password!, Cancel);
        if (HttpContext.User() is not null)
        {
            await HttpContext.SignOutAsync();
        }

        return Done("/account/sign-in", "Accounts.PasswordSet");
    }

    protected override Task<SetPasswordForm> Filled(int id) => Task.FromResult(new SetPasswordForm());

    /// <summary>Where the link is void, that is said before anything is typed.</summary>
    protected override async Task<IActionResult> Page(int id, SetPasswordForm form) =>
        View(await accounts.IsLinkValid(form.UserId, form.Token) ? "/Views/Account/SetPassword.cshtml" : "/Views/Account/LinkVoid.cshtml", form);
}
