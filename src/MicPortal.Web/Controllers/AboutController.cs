using MicPortal.Web.Forms;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace MicPortal.Web.Controllers;

[AllowAnonymous]
[Route("about")]
public sealed class AboutController : PortalController
{
    [HttpGet]
    public IActionResult Index() => View();

    [HttpGet("sources")]
    public IActionResult Sources() => View();
}
