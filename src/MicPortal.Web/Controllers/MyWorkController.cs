using MicPortal.Web.Forms;
using MicPortal.Web.Setup;
using Microsoft.AspNetCore.Mvc;

namespace MicPortal.Web.Controllers;

/// <summary>One address that leads everyone to their own workspace.</summary>
[Route("my-work")]
public sealed class MyWorkController : PortalController
{
    [HttpGet]
    public IActionResult Index() => LocalRedirect(Actor.WorkspaceUrl() ?? "/");
}
