using MicPortal.Application.Administration;
using MicPortal.Application.History;
using MicPortal.Web.Forms;
using MicPortal.Web.Models.History;
using MicPortal.Web.Models.Lists;
using MicPortal.Web.Resources;
using MicPortal.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace MicPortal.Web.Areas.Admin.Controllers;

/// <summary>Who made an account, its links and its end.</summary>
[Area(nameof(Admin))]
[Authorize(Policy = Policies.Admin)]
[Route("admin/users/{id:int}/history")]
public sealed class UserHistoriesController(UserQueries users, HistoryQueries histories, Texts texts) : PortalController
{
    [HttpGet]
    public async Task<IActionResult> Details(int id, ListQuery query) =>
        await users.Details(id, Cancel) is not { } user ? NotFound()
        : View("/Views/Histories/Details.cshtml", new HistoryPage(
            [new("/admin", texts["Admin.Title"], false), new("/admin/users", texts["Admin.Users"], false), new($"/admin/users/{id}", user.Address)],
            await histories.OfUser(id, query.Page, Cancel),
            Request));
}
