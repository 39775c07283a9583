using MicPortal.Application.Organisations;
using MicPortal.Web.Forms;
using MicPortal.Web.Models.Lists;
using MicPortal.Web.Models.Organisations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace MicPortal.Web.Controllers;

[AllowAnonymous]
[Route("associations")]
public sealed class AssociationsController(OrganisationQueries organisations) : PortalController
{
    [HttpGet]
    public async Task<IActionResult> Index(ListQuery query)
    {
        var page = await organisations.Associations(query.Page, Cancel);
        return View(new AssociationList(page, ListLinks.Of(Request, page)));
    }

    [HttpGet("{id:int}")]
    public async Task<IActionResult> Details(int id, ListQuery query)
    {
        if (await organisations.Association(id, Actor, Cancel) is not { } association)
        {
            return NotFound();
        }

        var members = await organisations.Municipalities(new MunicipalityFilter(Association: id), query.Page, Actor, Cancel);
        return View(new AssociationPage(association, await organisations.SistersOf(id, Cancel), members, ListLinks.Of(Request, members)));
    }
}
