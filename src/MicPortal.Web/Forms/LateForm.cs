using MicPortal.Web.Models.Errors;
using Microsoft.AspNetCore.Mvc;

namespace MicPortal.Web.Forms;

internal static class LateForm
{
    /// <summary>What was begun while it was allowed is refused in words; what was written stands on the page, to be copied.</summary>
    public static IActionResult Answer(Controller controller, string told, string url)
    {
        var typed = FormFields.Words(controller.HttpContext);
        if (typed.Count == 0)
        {
            controller.TempData[Messages.Problem] = told;
            return new LocalRedirectResult(url);
        }

        var view = controller.View("/Views/Errors/Late.cshtml", new LatePage(told, url, typed));
        view.StatusCode = StatusCodes.Status403Forbidden;
        return view;
    }
}
