using MicPortal.Application.AccessRequests;
using MicPortal.Application.Data;
using MicPortal.Domain.Access;
using MicPortal.Web.Forms;
using MicPortal.Web.Models.AccessRequests;
using MicPortal.Web.Models.Lists;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Web.Controllers;

/// <summary>Requests for a first account, for the administrator and the associations of that country.</summary>
[Route("access-requests")]
public sealed class AccessRequestsController(MicPortalDbContext db, AccessRequestQueries requests)
    : FormController<AccessRefusalForm>
{
    private bool Decides => Actor.Role is UserRole.Administrator or UserRole.AssociationStaff;

    [HttpGet]
    public async Task<IActionResult> Index(ListQuery query)
    {
        if (!Decides)
        {
            return Forbid();
        }

        var page = await requests.Waiting(query.Page, Actor, Cancel);
        return View(new AccessRequestList(page, ListLinks.Of(Request, page), await requests.Unopened(Actor, Cancel)));
    }

    [HttpGet("{id:int}")]
    [HttpGet("{id:int}/refusals")]
    public async Task<IActionResult> Details(int id) => await Page(id, await Filled(id));

    [HttpPost("{id:int}/refusals")]
    public async Task<IActionResult> Refuse(int id, AccessRefusalForm form)
    {
        if (await db.AccessRequests.DecidedBy(db, Actor).SingleOrDefaultAsync(one => one.Id == id, Cancel) is not { } request)
        {
            return NotFound();
        }

        request.Refuse(form.Reason!, Actor, Now);
        await db.SaveChangesAsync(Cancel);
        return Done($"/access-requests/{id}", "AccessRequests.Refused");
    }

    protected override Task<AccessRefusalForm> Filled(int id) => Task.FromResult(new AccessRefusalForm());

    protected override async Task<IActionResult> Page(int id, AccessRefusalForm form) =>
        await requests.Details(id, Actor, Cancel) is { } request ? View("Details", new AccessRequestPage(request, form)) : NotFound();
}
