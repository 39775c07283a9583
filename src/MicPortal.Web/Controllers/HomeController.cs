using MicPortal.Web.Forms;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace MicPortal.Web.Controllers;

[AllowAnonymous]
[Route("")]
public sealed class HomeController : PortalController
{
    [HttpGet]
    public IActionResult Index() => View();
}
