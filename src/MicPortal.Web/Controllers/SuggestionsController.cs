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
    [HttpGet("/organisations/suggest")]
    public async Task<IActionResult> Organisations(string? q)
    {
        var found = await organisations.Find(q, Cancel);
        return Json(found.Select(one => new { one.Id, one.Name, Detail = Detail(one) }));
    }

    private string Detail(OrganisationName organisation) => string.Join(", ", new[]
    {
        organisation.IsAssociation ? texts["Associations.Association"] : organisation.Province == organisation.Name ? null : organisation.Province,
        words.Country(organisation.CountryCode),
    }.Where(part => !string.IsNullOrEmpty(part)));
}
