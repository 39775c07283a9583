using MicPortal.Application.Data;
using MicPortal.Application.Lists;
using MicPortal.Application.Members;
using MicPortal.Application.SisterLinks;
using MicPortal.Domain.Organisations;
using MicPortal.Web.Forms;
using MicPortal.Web.Models.Lists;
using MicPortal.Web.Models.SisterLinks;
using MicPortal.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Web.Areas.Association.Controllers;

/// <summary>What an association and its sister let each other see of their members.</summary>
[Area(nameof(Association))]
[Authorize(Policy = Policies.Association)]
[Route("association/sisters")]
public sealed class SisterLinksController(MicPortalDbContext db, SisterLinkQueries sisters, MemberQueries members) : FormController<SisterSharingForm>
{
    private SisterLinkDetails? link;

    private int AssociationId => Actor.AssociationId!.Value;

    [HttpGet]
    public async Task<IActionResult> Index() => View(await sisters.Of(AssociationId, Cancel));

    /// <param name="id">The sister's.</param>
    [HttpGet("{id:int}")]
    public async Task<IActionResult> Details(int id) => await Page(id, await Filled(id));

    [HttpPost("{id:int}")]
    public async Task<IActionResult> Share(int id, SisterSharingForm form)
    {
        if (await Find(id) is not { } found)
        {
            return NotFound();
        }

        var url = await Once(form, async () =>
        {
            var stored = await db.SisterLinks.SingleAsync(one => one.Id == found.Id, Cancel);
            stored.Share(Enum.Parse<SisterSharing>(form.Shares!), Actor, Now);
            db.Expect(stored, form.ConcurrencyToken);
            await db.SaveChangesAsync(Cancel);
            return $"/association/sisters/{id}";
        });
        return Done(url, "SisterLinks.Said");
    }

    protected override async Task<SisterSharingForm> Filled(int id) => await Find(id) is { } found
        ? new SisterSharingForm { FormId = Guid.NewGuid(), ConcurrencyToken = found.ConcurrencyToken, Shares = found.WeShare.ToString() }
        : new SisterSharingForm();

    protected override async Task<IActionResult> Page(int id, SisterSharingForm form)
    {
        if (await Find(id) is not { } found)
        {
            return NotFound();
        }

        if (found.Shared == SisterSharing.Nothing)
        {
            return View("Details", new SisterLinkPage(found, form, null, null));
        }

        var page = await members.List(
            id, new MemberFilter(Membership: MembershipFilter.Accepted), new PageRequest(After: Request.Query["after"], Before: Request.Query["before"]), SisterLinkQueries.ReaderOf(id), Today, Cancel);
        return View("Details", new SisterLinkPage(found, form, page, ListLinks.Of(Request, page)));
    }

    private async Task<SisterLinkDetails?> Find(int id) => link ??= await sisters.Between(AssociationId, id, Cancel);
}
