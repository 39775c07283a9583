using MicPortal.Application.Submissions;
using MicPortal.Web.Resources;
using MicPortal.Web.Setup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace MicPortal.Web.Forms;

/// <summary>
/// Keeps what a user typed into a form until it is sent. Any form is kept after an expired sign-in; a long one,
/// marked with keep="address" in its view, also when its user leaves it.
/// </summary>
public sealed class FormKeeper(KeptForms kept, Texts texts, Dates dates)
{
    public const string Later = "later";

    /// <summary>By the script: answered without a page.</summary>
    public const string Quietly = "quietly";

    public const string ThrowAway = "no";

    /// <summary>The form is not sent to be saved: its user goes on later, or throws away what was kept.</summary>
    internal static bool IsAsked(HttpContext context, object? form) =>
        form is not null && context.Request.HasFormContentType && KeyOf(context, form.GetType()) is not null && context.Request.Form.ContainsKey(FormFields.KeepButton);

    /// <summary>Null, with an error, when the form is too long to be kept.</summary>
    internal async Task<IActionResult?> Answer(ActionExecutingContext context, object form)
    {
        var http = context.HttpContext;
        var (userId, address) = KeyOf(http, form.GetType())!.Value;
        var asked = http.Request.Form[FormFields.KeepButton].ToString();
        var controller = (Controller)context.Controller;
        if (asked == ThrowAway)
        {
            await kept.Erase(userId, address, http.RequestAborted);
            controller.TempData[Messages.Done] = texts["Forms.ThrownAway"];
            return new LocalRedirectResult(address);
        }

        if (FormFields.Write(http.Request.Form) is not { } fields)
        {
            context.ModelState.Clear();
            context.ModelState.AddModelError("", texts["Forms.TooLongToKeep"]);
            return asked == Quietly ? new StatusCodeResult(StatusCodes.Status413PayloadTooLarge) : null;
        }

        await kept.Keep(userId, address, FormFields.FormId(http.Request.Form), fields, http.RequestAborted);
        if (asked == Quietly)
        {
            return new NoContentResult();
        }

        controller.TempData[Messages.Done] = texts["Forms.KeptNow", dates.Text(dates.Now.AddDays(KeptForm.LifetimeDays))];
        return new LocalRedirectResult(address);
    }

    /// <summary>The page of a form as it was kept; null when nothing is kept, or nobody asked for it.</summary>
    internal async Task<IActionResult?> Refilled(ActionExecutingContext context, int id)
    {
        var http = context.HttpContext;
        if (!http.Request.Query.ContainsKey(FormFields.KeptParameter) || context.Controller is not IFormController controller
            || KeyOf(http, controller.FormType) is not { } key || await kept.Find(key.UserId, key.Address, http.RequestAborted) is not { } form)
        {
            return null;
        }

        context.ModelState.Clear();
        var refilled = await controller.Read(FormFields.Read(form.Fields));
        context.ModelState.JudgeNothing();
        ((Controller)context.Controller).ViewData[Messages.Kept] = form.KeptAt;
        return await controller.Page(id, refilled);
    }

    /// <summary>The form was sent. Also when the browser is gone meanwhile.</summary>
    internal Task Erase(HttpContext context, object form) =>
        KeyOf(context, form.GetType()) is { } key ? kept.Erase(key.UserId, key.Address, CancellationToken.None) : Task.CompletedTask;

    private static (int UserId, string Address)? KeyOf(HttpContext context, Type formType) =>
        context.Actor().UserId is { } userId && FormFields.MayBeKept(formType) && FormFields.AddressOf(context.Request) is { } address ? (userId, address) : null;
}
