using MicPortal.Application.Submissions;
using MicPortal.Web.Setup;
using Microsoft.AspNetCore.Mvc;

namespace MicPortal.Web.Forms;

/// <summary>
/// Whose answer was lost on the way goes back, and the browser fills the form in again under a new id. A cookie holds the
/// ids under which the form was opened since a page said what was done: what was sent under one of them counts once, and the
/// page says that it was saved.
/// </summary>
public sealed class LostAnswers(SubmittedForms submitted, KeptForms kept)
{
    public const string Cookie = "__Host-form";

    private const int Most = 5;

    private IReadOnlyList<Guid> opened = [];
    private string? sent;
    private bool isAsked;

    /// <summary>The ids that the browser holds.</summary>
    internal static IReadOnlyList<Guid> Ids(HttpRequest request) => Read(request).Ids;

    internal void Remember(HttpContext http, IActionResult? result)
    {
        if (result is not ViewResult view || !HttpMethods.IsGet(http.Request.Method))
        {
            return;
        }

        var options = new CookieOptions { Path = "/", IsEssential = true };
        if (FormOf(view.Model) is { } form && FormFields.AddressOf(http.Request) is { } address)
        {
            // A page that says what was done is itself the answer.
            var before = Read(http.Request) is { Address: var at, Ids: var ids } && at == address && !http.Request.Cookies.ContainsKey(MvcSetup.MessageCookie) ? ids : [];
            // Who changes a record sees in the form itself what was saved.
            opened = form is IChangingForm changing && changing.ConcurrencyToken != Guid.Empty ? [] : before;
            http.Response.Cookies.Append(Cookie, $"{string.Join('.', before.Append(form.FormId).Distinct().TakeLast(Most).Select(id => id.ToString("N")))} {address}", options);
        }
        else if (http.Request.Cookies.ContainsKey(Cookie) && http.Request.Cookies.ContainsKey(MvcSetup.MessageCookie))
        {
            http.Response.Cookies.Delete(Cookie, options);
        }
    }

    /// <summary>Where what was sent under an earlier id has led; null: nothing was.</summary>
    public async Task<string?> Sent(int? userId, CancellationToken cancel)
    {
        if (opened.Count > 0 && !isAsked && userId is { } id)
        {
            (isAsked, sent) = (true, await submitted.LatestOf(opened, id, cancel));
        }

        return sent;
    }

    /// <summary>UTC; null when nothing is kept. One query for this and for what was sent.</summary>
    internal async Task<DateTime?> KeptAt(int userId, string address, CancellationToken cancel)
    {
        if (opened.Count == 0)
        {
            return await kept.KeptAt(userId, address, cancel);
        }

        (isAsked, (var at, sent)) = (true, await kept.KeptOrSent(userId, address, opened, cancel));
        return at;
    }

    private static (IReadOnlyList<Guid> Ids, string Address) Read(HttpRequest request) =>
        request.Cookies[Cookie]?.Split(' ', 2) is [var ids, var address] ? ([.. ids.Split('.').Take(Most).Select(id => Guid.TryParse(id, out var read) ? read : Guid.Empty)], address) : ([], "");

    /// <summary>The model of a page is its form, or has it as its Form.</summary>
    private static IOnceForm? FormOf(object? model) => model as IOnceForm ?? model?.GetType().GetProperty("Form")?.GetValue(model) as IOnceForm;
}
