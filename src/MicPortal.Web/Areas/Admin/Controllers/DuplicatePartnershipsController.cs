using System.Globalization;
using MicPortal.Application.Data;
using MicPortal.Application.Mergers;
using MicPortal.Domain.Common;
using MicPortal.Domain.Partnerships;
using MicPortal.Web.Forms;
using MicPortal.Web.Models.Lists;
using MicPortal.Web.Models.Mergers;
using MicPortal.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace MicPortal.Web.Areas.Admin.Controllers;

/// <summary>Partnerships that may have been entered twice: they are one, or somebody says that they are not.</summary>
[Area(nameof(Admin))]
[Authorize(Policy = Policies.Admin)]
[Route("admin/duplicate-partnerships")]
public sealed class DuplicatePartnershipsController(MicPortalDbContext db, DuplicatePartnershipQueries duplicates, DuplicatePartnershipService service) : FormController<DuplicatePartnershipForm>
{
    [HttpGet]
    public async Task<IActionResult> Index(ListQuery query)
    {
        var page = await duplicates.List(query.Page, Cancel);
        return View(new DuplicatePartnershipList(page, ListLinks.Of(Request, page)));
    }

    [HttpGet("{id:int}/{other:int}")]
    [HttpGet("{id:int}/{other:int}/merges")]
    [HttpGet("{id:int}/{other:int}/differences")]
    public Task<IActionResult> Details(int id, int other) => Page(id, new DuplicatePartnershipForm { FormId = Guid.NewGuid() });

    [HttpPost("{id:int}/{other:int}/merges")]
    public async Task<IActionResult> Merge(int id, int other, DuplicatePartnershipForm form)
    {
        if (!await AreThere(id, other))
        {
            return NotFound();
        }

        var goesOn = form.GoesOnId == id || form.GoesOnId == other ? form.GoesOnId.Value : throw new DomainException("DuplicatePartnerships.Errors.GoesOnMissing") { Field = nameof(form.GoesOn) };
        var url = await Once(form, async () =>
        {
            await service.Merge(goesOn == id ? other : id, goesOn, form.Reason!.Trim(), Today, Actor, Cancel);
            return "/admin/duplicate-partnerships";
        });
        return Done(url, "DuplicatePartnerships.Merged");
    }

    /// <summary>They are two; a second click finds it said.</summary>
    [HttpPost("{id:int}/{other:int}/differences")]
    public async Task<IActionResult> TellApart(int id, int other)
    {
        if (id == other || await duplicates.Parts([id, other], Today, Cancel) is not [var one, var two])
        {
            return NotFound();
        }

        if (!await duplicates.AreToldApart(id, other, Cancel))
        {
            // Its page says why they are no candidates.
            if (one.SuccessorId is not null || two.SuccessorId is not null || one.PresentParties is null || one.PresentParties != two.PresentParties)
            {
                return LocalRedirect($"/admin/duplicate-partnerships/{id}/{other}");
            }

            await db.AddUnlessSaid(PartnershipDifference.Between(id, other, Actor, Now), () => duplicates.AreToldApart(id, other, Cancel), Cancel);
        }

        return Done("/admin/duplicate-partnerships", "DuplicatePartnerships.ToldApart");
    }

    protected override Task<DuplicatePartnershipForm> Filled(int id) => Task.FromResult(new DuplicatePartnershipForm());

    protected override async Task<IActionResult> Page(int id, DuplicatePartnershipForm form)
    {
        var otherId = int.Parse((string)RouteData.Values["other"]!, CultureInfo.InvariantCulture);
        var parts = await duplicates.Parts([id, otherId], Today, Cancel);
        return parts.Find(part => part.Id == id) is not { } one || parts.Find(part => part.Id == otherId) is not { } other ? NotFound()
            : View("Details", new DuplicatePartnershipPage(form, one, other, await duplicates.HaveOneForTwo(id, otherId, Today, Cancel), await duplicates.AreToldApart(id, otherId, Cancel)));
    }

    private async Task<bool> AreThere(int id, int other) => (await duplicates.Parts([id, other], Today, Cancel)).Count == (id == other ? 1 : 2);
}
