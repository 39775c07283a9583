using MicPortal.Application.Map;
using MicPortal.Application.Partnerships;
using MicPortal.Web.Forms;
using MicPortal.Web.Models;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace MicPortal.Web.Controllers;

[AllowAnonymous]
[Route("")]
public sealed class HomeController(PublicRegister register, PartnershipMap map) : PortalController
{
    [HttpGet]
    public async Task<IActionResult> Index() => View(new HomePage(await register.Figures(Cancel), await register.RecentlyConfirmed(Cancel)));

    /// <summary>Asked for again with each visit, and sent only when it has changed.</summary>
    [HttpGet("map.svg")]
    public async Task<IActionResult> Map()
    {
        var picture = await map.Picture(Cancel);
        // Weak, because compression changes the bytes and not the picture.
        var tag = new EntityTagHeaderValue($"\"{picture.Fingerprint}\"", isWeak: true);
        Response.Headers.CacheControl = "public, no-cache";
        Response.Headers.ETag = tag.ToString();
        return Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false))
            ? StatusCode(StatusCodes.Status304NotModified)
            : File(picture.Svg, "image/svg+xml");
    }
}
