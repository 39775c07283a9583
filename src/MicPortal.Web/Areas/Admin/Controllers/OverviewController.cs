using MicPortal.Application.AccessRequests;
using MicPortal.Application.Administration;
using MicPortal.Web.Forms;
using MicPortal.Web.Models.Administration;
using MicPortal.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace MicPortal.Web.Areas.Admin.Controllers;

[Area(nameof(Admin))]
[Authorize(Policy = Policies.Admin)]
[Route("admin")]
public sealed class OverviewController(AdminQueries admin, UserQueries users, AccessRequestQueries requests) : PortalController
{
    [HttpGet]
    public async Task<IActionResult> Index() => View(new AdminOverview(await admin.Figures(Today, Cancel), await users.OfficeOver(Today, Cancel), await requests.CountWaiting(Actor, Cancel)));
}
