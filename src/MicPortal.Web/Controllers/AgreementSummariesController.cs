using System.Globalization;
using MicPortal.Application.Agreements;
using MicPortal.Web.Forms;
using MicPortal.Web.Models.Agreements;
using MicPortal.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace MicPortal.Web.Controllers;

[AllowAnonymous]
public sealed class AgreementSummariesController(AgreementQueries agreements, AgreementSummaryWriter writer) : PortalController
{
    [HttpGet("/agreements/{id:int}/summary")]
    public async Task<IActionResult> Details(int id, string? lang, string? with) =>
        await agreements.Details(id, Actor, Today, RemarksRead.None, Cancel) is { } agreement
            ? View(writer.Write(agreement, Actor, new SummaryLanguages(lang, with, ReaderLanguages)))
            : NotFound();

    /// <summary>The chosen one; without a choice what the browser asks for, which may be a language that the screens do not have.</summary>
    private List<string> ReaderLanguages
    {
        get
        {
            var page = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
            return Request.Cookies.ContainsKey(LocalisationSetup.LanguageCookie)
                ? [page]
                : [.. Request.GetTypedHeaders().AcceptLanguage.OrderByDescending(accepted => accepted.Quality ?? 1).Select(accepted => accepted.Value.ToString().Split('-')[0].ToLowerInvariant()), page];
        }
    }
}
