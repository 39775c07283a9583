using MicPortal.Application.AccessRequests;
using MicPortal.Application.Data;
using MicPortal.Web.Forms;
using MicPortal.Web.Models.AccessRequests;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Web.Controllers;

/// <summary>A partner says whether it knows who asks for a municipality's first account; who decides reads it.</summary>
[Route("access-requests/{id:int}/vouches")]
public sealed class AccessVouchesController(MicPortalDbContext db, AccessRequestQueries requests) : FormController<AccessVouchForm>
{
    [HttpGet("")]
    [HttpGet("new")]
    public async Task<IActionResult> New(int id) => await Page(id, await Filled(id));

    [HttpPost("")]
    public async Task<IActionResult> Create(int id, AccessVouchForm form)
    {
        if (await requests.OfPartner(id, Actor, Cancel) is null)
        {
            return NotFound();
        }

        if (!Actor.Writes)
        {
            return Forbid();
        }

        var url = await Once(form, async () =>
        {
            var request = await db.AccessRequests.Include(one => one.Vouches).SingleAsync(one => one.Id == id, Cancel);
            request.Vouch(form.Text!, Actor, Now);
            await db.SaveChangesAsync(Cancel);
            return "/my-work";
        });
        return Done(url, "AccessRequests.VouchedNow");
    }

    protected override Task<AccessVouchForm> Filled(int id) => Task.FromResult(new AccessVouchForm { FormId = Guid.NewGuid() });

    protected override async Task<IActionResult> Page(int id, AccessVouchForm form) =>
        await requests.OfPartner(id, Actor, Cancel) is not { } request ? NotFound()
        : Actor.Writes ? View("/Views/AccessRequests/Vouch.cshtml", new AccessVouchPage(request, form))
        : Forbid();
}
