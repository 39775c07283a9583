using MicPortal.Web.Models.Errors;
using MicPortal.Web.Resources;
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

        return Page(controller, new LatePage(told, url, typed));
    }

    /// <summary>What was kept of a form that its user may not open any more.</summary>
    public static IActionResult OfKept(Controller controller, IFormCollection fields, Texts texts) =>
        Page(controller, new LatePage(texts["Errors.Late.Text"], "/kept-forms", FormFields.Words(fields)));

    private static ViewResult Page(Controller controller, LatePage page)
    {
        var view = controller.View("/Views/Errors/Late.cshtml", page);
        view.StatusCode = StatusCodes.Status403Forbidden;
        return view;
    }
}
