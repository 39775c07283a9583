using MicPortal.Web.Models;
using MicPortal.Web.Resources;
using MicPortal.Web.Setup;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;

namespace MicPortal.Web.ViewComponents;

public sealed class HeaderViewComponent(Texts texts) : ViewComponent
{
    public IViewComponentResult Invoke()
    {
        var user = HttpContext.User();
        return View(new HeaderModel(
            WorkUrl: user?.Actor.WorkspaceUrl(),
            Role: user is null ? "" : texts[$"Roles.{user.Actor.Role}"],
            Organisation: user?.OrganisationShortName,
            HasColleagues: user?.Actor.OrganisationId is not null,
            OtherLanguageUrl: !HttpMethods.IsPost(HttpContext.Request.Method) ? OtherLanguageUrl()
                : ViewContext.ViewData[HeaderModel.OpenedAnew] is string page ? QueryHelpers.AddQueryString(page, LocalisationSetup.LanguageParameter, texts["Layout.OtherLanguage"])
                : null,
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
