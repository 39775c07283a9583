using MicPortal.Application.Map;
using MicPortal.Application.Partnerships;
using MicPortal.Web.Forms;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace MicPortal.Web.Controllers;

[AllowAnonymous]
[Route("")]
public sealed class HomeController(PublicRegister register, PartnershipMap map) : PortalController
{
    /// <summary>A new release may draw the same partnerships differently.</summary>
    private static readonly string Release = typeof(PartnershipMap).Assembly.ManifestModule.ModuleVersionId.ToString("N")[..8];

    [HttpGet]
    public async Task<IActionResult> Index() => View(await register.Figures(Cancel));

    /// <summary>Asked for again with each visit, and sent only when a partnership has changed.</summary>
    [HttpGet("map.svg")]
    public async Task<IActionResult> Map()
    {
        // Weak, because compression changes the bytes and not the picture.
        var tag = new EntityTagHeaderValue($"\"{Release}-{await register.Stamp(Cancel)}\"", isWeak: true);
        Response.Headers.CacheControl = "public, no-cache";
        Response.Headers.ETag = tag.ToString();
        return Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false))
            ? StatusCode(StatusCodes.Status304NotModified)
            : File(await map.Svg(Cancel), "image/svg+xml");
    }
}
