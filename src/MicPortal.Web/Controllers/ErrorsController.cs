using System.Globalization;
using MicPortal.Web.Forms;
using MicPortal.Web.Models.Account;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace MicPortal.Web.Controllers;

/// <summary>Pages for answers without a page of their own; the pipeline comes here again with the status.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
[ApiExplorerSettings(IgnoreApi = true)]
public sealed class ErrorsController(InterruptedPosts interrupted) : PortalController
{
    /// <summary>Reads no parameter: where the form is what could not be read, binding one would fail again.</summary>
    [Route("/errors/{status:int}")]
    public IActionResult Show()
    {
        var status = int.Parse((string)RouteData.Values["status"]!, CultureInfo.InvariantCulture);
        var view = View(status is 400 or 403 or 404 or 405 or 413 ? status : 404);
        view.StatusCode = (int)view.Model!;
        return view;
    }

    /// <summary>Something was sent by somebody who is not signed in, or not any more.</summary>
    [Route("/errors/401")]
    public async Task<IActionResult> SignIn()
    {
        if (await interrupted.Of(HttpContext) is not { } post)
        {
            return LocalRedirect("/account/sign-in");
        }

        if (Request.Form[FormFields.KeepButton] == FormKeeper.Quietly)
        {
            return Unauthorized();
        }

        ViewData[nameof(Interruption)] = post.Kind;
        var view = View("/Views/Account/SignIn.cshtml", new SignInForm { Carried = interrupted.Protect(post) });
        view.StatusCode = StatusCodes.Status401Unauthorized;
        return view;
    }
}
