using MicPortal.Web.Models;
using MicPortal.Web.Resources;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;

namespace MicPortal.Web.ViewComponents;

public sealed class HeaderViewComponent(Texts texts) : ViewComponent
{
    public IViewComponentResult Invoke()
    {
        // Until sessions know the workspace and the post of their user, the name stands in.
        var isSignedIn = HttpContext.User.Identity?.IsAuthenticated == true;
        return View(new HeaderModel(
            WorkUrl: isSignedIn ? "/my-work" : null,
            Who: isSignedIn ? HttpContext.User.Identity?.Name ?? "" : null,
            OtherLanguageUrl: OtherLanguageUrl(),
            OtherLanguageName: texts["Layout.OtherLanguageName"],
            Path: HttpContext.Request.Path));
    }

    /// <summary>The same page in the other language.</summary>
    private string OtherLanguageUrl()
    {
        var kept = HttpContext.Request.Query.Where(pair => pair.Key != "lang").SelectMany(pair => pair.Value, (pair, value) => KeyValuePair.Create(pair.Key, value ?? ""));
        var query = new QueryBuilder(kept) { { "lang", texts["Layout.OtherLanguage"] } };
        return HttpContext.Request.PathBase + HttpContext.Request.Path + query.ToString();
    }
}
