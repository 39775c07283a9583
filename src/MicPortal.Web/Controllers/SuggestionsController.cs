using MicPortal.Application.Organisations;
using MicPortal.Web.Forms;
using MicPortal.Web.Resources;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace MicPortal.Web.Controllers;

/// <summary>Names while somebody types. All of them are public.</summary>
[AllowAnonymous]
public sealed class SuggestionsController(OrganisationNames organisations, Words words, Texts texts) : PortalController
{
    [HttpGet("/municipalities/suggest")]
    public Task<IActionResult> Municipalities(string? q) => Suggestions(q, municipalitiesOnly: true);

    [HttpGet("/organisations/suggest")]
    public Task<IActionResult> Organisations(string? q) => Suggestions(q, municipalitiesOnly: false);

    private async Task<IActionResult> Suggestions(string? text, bool municipalitiesOnly)
    {
        var found = await organisations.Find(text, Cancel, municipalitiesOnly);
        return Json(found.Select(one => new { one.Id, one.Name, Detail = Detail(one) }));
    }

    private string Detail(OrganisationName organisation) => string.Join(", ", new[]
    {
        organisation.IsAssociation ? texts["Associations.Association"] : organisation.Province == organisation.Name ? null : organisation.Province,
        words.Country(organisation.CountryCode),
    }.Where(part => !string.IsNullOrEmpty(part)));
}
