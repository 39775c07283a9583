using MicPortal.Application.Partnerships;
using MicPortal.Web.Forms;
using MicPortal.Web.Models.Lists;
using MicPortal.Web.Models.Workspaces;
using MicPortal.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace MicPortal.Web.Areas.Association.Controllers;

/// <summary>Those to which the association itself is a party: with its sister associations.</summary>
[Area(nameof(Association))]
[Authorize(Policy = Policies.Association)]
[Route("association/partnerships")]
public sealed class OwnPartnershipsController(OrganisationPartnershipQueries partnerships) : PortalController
{
    [HttpGet]
    public async Task<IActionResult> Index(ListQuery query)
    {
        var page = await partnerships.List(Actor.AssociationId!.Value, query.Page, Actor, Today, Cancel);
        return View(new OwnPartnerships(page, ListLinks.Of(Request, page), Actor));
    }
}
