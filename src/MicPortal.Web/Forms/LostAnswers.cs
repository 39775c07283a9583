using MicPortal.Web.Setup;
using Microsoft.AspNetCore.Mvc;

namespace MicPortal.Web.Forms;

/// <summary>
/// Whose answer was lost on the way goes back, and finds the form filled in. It is still the same form, so that sending
/// it again takes effect once: a cookie names the form that was opened last, until another page is read.
/// </summary>
internal static class LostAnswers
{
    public const string Cookie = "__Host-form";

    /// <param name="refilled">The form stands there as it was kept, under the id that it had.</param>
    public static void Recall(HttpContext http, IActionResult? result, bool refilled = false)
    {
        if (result is not ViewResult view || !HttpMethods.IsGet(http.Request.Method))
        {
            return;
        }

        var opened = http.Request.Cookies[Cookie];
        if (FormOf(view.Model) is not { } form)
        {
            if (opened is not null)
            {
                http.Response.Cookies.Delete(Cookie, Options());
            }

            return;
        }

        var address = FormFields.AddressOf(http.Request);
        // A page that says what was done is itself the answer.
        if (!refilled && opened?.Split(' ', 2) is [var id, var at] && at == address && Guid.TryParse(id, out var formId) && !http.Request.Cookies.ContainsKey(MvcSetup.MessageCookie))
        {
            form.FormId = formId;
            return;
        }

        http.Response.Cookies.Append(Cookie, $"{form.FormId:N} {address}", Options());
    }

    private static CookieOptions Options() => new() { Path = "/", IsEssential = true };

    /// <summary>The model of a page is its form, or has it as its Form.</summary>
    private static IOnceForm? FormOf(object? model) => model as IOnceForm ?? model?.GetType().GetProperty("Form")?.GetValue(model) as IOnceForm;
}
