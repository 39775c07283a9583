using System.Globalization;
using MicPortal.Web.Forms;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace MicPortal.Web.Controllers;

/// <summary>Pages for answers without a page of their own; the pipeline comes here again with the status.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
[ApiExplorerSettings(IgnoreApi = true)]
public sealed class ErrorsController : PortalController
{
    /// <summary>Reads no parameter: where the form is what could not be read, binding one would fail again.</summary>
    [Route("/errors/{status:int}")]
    public IActionResult Show()
    {
        var status = int.Parse((string)RouteData.Values["status"]!, CultureInfo.InvariantCulture);
        var view = View(status is 400 or 403 or 404 or 405 or 413 or 429 ? status : 404);
        view.StatusCode = (int)view.Model!;
        return view;
    }
}
