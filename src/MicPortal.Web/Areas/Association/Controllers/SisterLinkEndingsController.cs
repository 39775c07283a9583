using MicPortal.Application.Data;
using MicPortal.Application.SisterLinks;
using MicPortal.Web.Forms;
using MicPortal.Web.Models.SisterLinks;
using MicPortal.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Web.Areas.Association.Controllers;

/// <summary>An association and its sister are sisters no longer; either says it, and the other is told.</summary>
[Area(nameof(Association))]
[Authorize(Policy = Policies.Association)]
[Route("association/sisters/{id:int}/endings")]
public sealed class SisterLinkEndingsController(MicPortalDbContext db, SisterLinkQueries sisters) : FormController<SisterLinkEndingForm>
{
    /// <param name="id">The sister's.</param>
    [HttpGet("")]
    [HttpGet("new")]
    public async Task<IActionResult> New(int id) => await Page(id, await Filled(id));

    [HttpPost("")]
    public async Task<IActionResult> Create(int id, SisterLinkEndingForm form)
    {
        if (await Find(id) is not { } found)
        {
            return NotFound();
        }

        var url = await Once(form, async () =>
        {
            (await db.SisterLinks.SingleAsync(link => link.Id == found.Id, Cancel)).End(form.Reason!, Actor, Now);
            await db.SaveChangesAsync(Cancel);
            return "/association/sisters";
        });
        return Done(url, "SisterLinks.EndedNow", found.Sister);
    }

    protected override Task<SisterLinkEndingForm> Filled(int id) => Task.FromResult(new SisterLinkEndingForm { FormId = Guid.NewGuid() });

    protected override async Task<IActionResult> Page(int id, SisterLinkEndingForm form) =>
        await Find(id) is { } found ? View("/Areas/Association/Views/SisterLinks/End.cshtml", new SisterLinkEndingPage(found, form)) : NotFound();

    private Task<SisterLinkDetails?> Find(int id) => sisters.Between(Actor.AssociationId!.Value, id, Cancel);
}
