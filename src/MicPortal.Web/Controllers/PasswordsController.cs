using MicPortal.Application.Identity;
using MicPortal.Web.Forms;
using MicPortal.Web.Models.Account;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;

namespace MicPortal.Web.Controllers;

/// <summary>Somebody changes their own password, and signs in again with it.</summary>
[Route("account/password")]
public sealed class PasswordsController(Accounts accounts) : FormController<PasswordForm>
{
    [HttpGet]
    public Task<IActionResult> Edit() => Page(0, new PasswordForm());

    [HttpPost]
    public async Task<IActionResult> Edit(PasswordForm form)
    {
        await accounts.ChangePassword(Actor.UserId!.Value, form.Present!, form.Password!, Cancel);
        await HttpContext.SignOutAsync();
        return Done("/account/sign-in", "Accounts.PasswordChanged");
    }

    protected override Task<PasswordForm> Filled(int id) => Task.FromResult(new PasswordForm());

    protected override Task<IActionResult> Page(int id, PasswordForm form) => Task.FromResult<IActionResult>(View("/Views/Account/Password.cshtml", form));
}
