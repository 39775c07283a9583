using MicPortal.Application.ConfirmationRounds;
using MicPortal.Application.Members;
using MicPortal.Application.Workspaces;
using MicPortal.Web.Forms;
using MicPortal.Web.Models.Lists;
using MicPortal.Web.Models.Members;
using MicPortal.Web.Models.Workspaces;
using MicPortal.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace MicPortal.Web.Areas.Association.Controllers;

[Area(nameof(Association))]
[Authorize(Policy = Policies.Association)]
[Route("association")]
public sealed class WorkspaceController(WorkspaceQueries workspace, MemberQueries members, ConfirmationRoundQueries rounds) : PortalController
{
    [HttpGet]
    public async Task<IActionResult> Index(MemberListQuery query)
    {
        var association = Actor.AssociationId!.Value;
        var work = await workspace.Waiting(Actor, Today, Cancel, HttpContext.User()!.HasMandates);
        var figures = await members.Figures(association, Actor, Cancel);
        var page = await members.List(association, query.Filter, query.Page, Actor, Today, Cancel);
        return View(new AssociationWorkspace(new Waiting(HttpContext.User()!, work), figures, query, page, ListLinks.Of(Request, page)) { Round = await rounds.Open(association, Cancel) });
    }
}
