using MicPortal.Application.Partnerships;
using MicPortal.Application.Workspaces;
using MicPortal.Domain.Organisations;
using MicPortal.Web.Forms;
using MicPortal.Web.Models.Lists;
using MicPortal.Web.Models.Workspaces;
using MicPortal.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace MicPortal.Web.Areas.South.Controllers;

[Area(nameof(South))]
[Authorize(Policy = Policies.South)]
[Route("south")]
public sealed class WorkspaceController(WorkspaceQueries workspace, OrganisationPartnershipQueries partnerships) : PortalController
{
    [HttpGet]
    public async Task<IActionResult> Index(ListQuery query)
    {
        var work = await workspace.Waiting(Actor, Today, Cancel, side: Side.South);
        var page = await partnerships.List(Actor.OrganisationId!.Value, query.Page, Actor, Today, Cancel);
        return View(new Workspace(new Waiting(HttpContext.User()!, work), new OwnPartnerships(page, ListLinks.Of(Request, page), Actor), await workspace.Lately(Actor, Cancel)));
    }
}
