using System.Globalization;
using MicPortal.Application.Agreements;
using MicPortal.Application.History;
using MicPortal.Domain.Access;
using MicPortal.Web.Forms;
using MicPortal.Web.Models.Agreements;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace MicPortal.Web.Controllers;

[AllowAnonymous]
[Route("agreements/{id:int}")]
public sealed class AgreementsController(AgreementQueries agreements, TimelineQueries timelines) : PortalController
{
    /// <param name="text">The language in which the text is read.</param>
    /// <param name="with">A second one beside it.</param>
    [HttpGet]
    public async Task<IActionResult> Details(int id, string? text, string? with)
    {
        if (await agreements.Details(id, Actor, Cancel) is not { } agreement)
        {
            return NotFound();
        }

        var page = new AgreementPage(agreement, [], Actor, text ?? PageLanguage, with);
        return View(page.SeesJointRecord ? page with { Timeline = await timelines.OfAgreement(id, Actor.OrganisationId == agreement.DraftingOrganisationId, Cancel) } : page);
    }

    [HttpGet("versions/{number:int}")]
    public async Task<IActionResult> Version(int id, int number, string? text, string? with)
    {
        if (await ForInsiders(id) is not { } agreement || await agreements.VersionsOf(id, [number], Actor, Cancel) is not [var version])
        {
            return NotFound();
        }

        return View(new VersionText(agreement, version, text ?? PageLanguage, with, $"/agreements/{id}/versions/{number}"));
    }

    [HttpGet("changes")]
    public async Task<IActionResult> Changes(int id, int from, int to)
    {
        if (await ForInsiders(id) is not { } agreement || await agreements.VersionsOf(id, [from, to], Actor, Cancel) is not [var before, var after])
        {
            return NotFound();
        }

        return View(new VersionChanges(agreement, before, after));
    }

    private static string PageLanguage => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    /// <summary>How a text came about is not for the public.</summary>
    private async Task<AgreementDetails?> ForInsiders(int id) =>
        await agreements.Details(id, Actor, Cancel) is { } agreement && new AgreementPage(agreement, [], Actor, "", null).SeesJointRecord ? agreement : null;
}
