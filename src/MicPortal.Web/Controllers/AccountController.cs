using System.Security.Claims;
using MicPortal.Application.Identity;
using MicPortal.Application.Submissions;
using MicPortal.Web.Forms;
using MicPortal.Web.Models;
using MicPortal.Web.Models.Account;
using MicPortal.Web.Resources;
using MicPortal.Web.Setup;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;

namespace MicPortal.Web.Controllers;

[AllowAnonymous]
[Route("account")]
public sealed class AccountController(UserManager<PortalUser> users, IPasswordHasher<PortalUser> hasher, Sessions sessions, SignInLimits limits, KnownBrowsers browsers, InterruptedPosts interrupted, KeptForms kept, FormKeeper keeper, Texts texts) : FormController<SignInForm>
{
    /// <summary>Hashed once, so that an unknown account takes as long as a wrong password.</summary>
    private static string? nobodysHash;

    [HttpGet("sign-in")]
    public Task<IActionResult> SignIn(string? returnUrl) => Page(0, new SignInForm { ReturnUrl = returnUrl });

    [HttpPost("sign-in")]
    public async Task<IActionResult> SignIn(SignInForm form)
    {
        if (!limits.Allows(NetworkAddress, form.Email!, browsers.Knows(Request, form.Email!)))
        {
            ModelState.AddModelError("", texts["Account.Errors.TooManyTries", SignInLimits.Window.TotalMinutes]);
            // Who waits may read it in the other language, unless that would lose what was sent before the sign-in.
            ViewData[HeaderModel.OpenedAnew] = form.Carried is null ? QueryHelpers.AddQueryString("/account/sign-in", "returnUrl", form.ReturnUrl ?? "") : null;
            return View(StatusCodes.Status429TooManyRequests, form);
        }

        var user = await users.FindByEmailAsync(form.Email!);
        if (!await PasswordIsRight(user, form.Password!) || user is not { DisabledAt: null })
        {
            ModelState.AddModelError(nameof(form.Email), texts["Account.Errors.NoMatch"]);
            return View(StatusCodes.Status400BadRequest, form);
        }

        if (Guid.TryParse(User.FindFirstValue(ClaimTypes.Sid), out var before))
        {
            await sessions.End(before, Cancel);
        }

        var identity = new ClaimsIdentity(CookieAuthenticationDefaults.AuthenticationScheme);
        identity.AddClaim(new Claim(ClaimTypes.Sid, (await sessions.Begin(user.Id, Cancel)).ToString()));
        await HttpContext.SignInAsync(new ClaimsPrincipal(identity));
        browsers.Remember(Response, form.Email!);
        if (interrupted.Read(form.Carried) is { } post && Url.IsLocalUrl(post.Address) && await interrupted.IsOf(post, user.Id, HttpContext))
        {
            return LocalRedirect(await GoOn(post, user.Id));
        }

        return LocalRedirect(Url.IsLocalUrl(form.ReturnUrl) ? form.ReturnUrl : "/my-work");
    }

    [HttpPost("sign-out")]
    public async Task<IActionResult> Leave()
    {
        if (Guid.TryParse(User.FindFirstValue(ClaimTypes.Sid), out var session))
        {
            await sessions.End(session, Cancel);
        }

        await HttpContext.SignOutAsync();
        return Done("/", "Account.SignedOut");
    }

    protected override Task<SignInForm> Filled(int id) => Task.FromResult(new SignInForm());

    protected override Task<IActionResult> Page(int id, SignInForm form) => Task.FromResult<IActionResult>(View(StatusCodes.Status200OK, form));

    private ViewResult View(int status, SignInForm form)
    {
        ViewData[nameof(Interruption)] = interrupted.Read(form.Carried)?.Kind;
        var view = View("SignIn", form);
        view.StatusCode = status;
        return view;
    }

    /// <summary>Where the user was interrupted. Nothing is sent: the form stands there as it was filled in.</summary>
    private async Task<string> GoOn(InterruptedPost post, int userId)
    {
        post = post with { Address = await keeper.AddressNow(post.Address, Cancel) };
        if (post.Fields is { } fields)
        {
            await kept.Keep(userId, post.Address, FormFields.FormId(FormFields.Read(fields)), fields, Cancel);
            return FormFields.KeptAddress(post.Address);
        }

        if (post.Kind == Interruption.Again)
        {
            TempData[Messages.Problem] = texts["Account.DoAgain"];
        }

        return post.Address;
    }

    private async Task<bool> PasswordIsRight(PortalUser? user, string password)
    {
        if (user is not null)
        {
            return await users.CheckPasswordAsync(user, password);
        }

        nobodysHash ??= hasher.HashPassword(new PortalUser(), Guid.NewGuid().ToString());
        hasher.VerifyHashedPassword(new PortalUser(), nobodysHash, password);
        return false;
    }
}
