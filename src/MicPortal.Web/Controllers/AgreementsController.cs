using System.Globalization;
using MicPortal.Application.Agreements;
using MicPortal.Application.History;
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
    /// <param name="as">"public": as everyone sees it.</param>
    [HttpGet]
    public async Task<IActionResult> Details(int id, string? text, string? with, string? @as)
    {
        var reader = ReaderAs(@as);
        if (await agreements.Details(id, reader, Today, RemarksRead.Open, Cancel) is not { } agreement)
        {
            return NotFound();
        }

        var page = new AgreementPage(agreement, Timeline.None, reader, text ?? PageLanguage, with) { IsPreview = reader != Actor };
        return View(page.SeesJointRecord ? page with { Timeline = await timelines.OfAgreement(id, Actor.OrganisationId == agreement.DraftingOrganisationId, Cancel) } : page);
    }

    [HttpGet("versions/{number:int}")]
    public async Task<IActionResult> Version(int id, int number, string? text, string? with) =>
        await ForInsiders(id, number) is { } agreement && agreement.VersionsRead.Find(version => version.Number == number) is { } version
            ? View(new VersionText(agreement, version, text ?? PageLanguage, with, $"/agreements/{id}/versions/{number}"))
            : NotFound();

    [HttpGet("changes")]
    public async Task<IActionResult> Changes(int id, int from, int to) =>
        await ForInsiders(id, from, to) is { } agreement
        && agreement.VersionsRead.Find(version => version.Number == from) is { } before && agreement.VersionsRead.Find(version => version.Number == to) is { } after
            ? View(new VersionChanges(agreement, before, after))
            : NotFound();

    /// <param name="before">The remark from which on the older ones are shown.</param>
    [HttpGet("remarks/all")]
    public async Task<IActionResult> Remarks(int id, int? before) =>
        await agreements.Details(id, Actor, Today, RemarksRead.All(before), Cancel) is { } agreement && new AgreementPage(agreement, Timeline.None, Actor, "", null) is { SeesJointRecord: true } page
            ? View(new RemarksPage(page, before))
            : NotFound();

    private static string PageLanguage => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    /// <summary>How a text came about is not for the public.</summary>
    private async Task<AgreementDetails?> ForInsiders(int id, params int[] versions) =>
        await agreements.Details(id, Actor, Today, RemarksRead.None, Cancel, versions) is { } agreement && new AgreementPage(agreement, Timeline.None, Actor, "", null).SeesJointRecord ? agreement : null;
}
