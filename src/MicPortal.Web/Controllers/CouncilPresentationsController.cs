using MicPortal.Application.CouncilPresentations;
using MicPortal.Application.Data;
using MicPortal.Domain.Common;
using MicPortal.Domain.Organisations;
using MicPortal.Web.Forms;
using MicPortal.Web.Models;
using MicPortal.Web.Models.CouncilPresentations;
using MicPortal.Web.Setup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Web.Controllers;

/// <summary>A municipality's partnerships on a page to be printed for its council, for its own people; its officer says when that was.</summary>
[Route("municipalities/{id:int}/council-presentations")]
public sealed class CouncilPresentationsController(MicPortalDbContext db, CouncilPresentationQueries presentations, PublicAddress address) : FormController<CouncilPresentationForm>
{
    private CouncilOf? council;

    [HttpGet]
    public async Task<IActionResult> Index(int id) => await Page(id, await Filled(id));

    [HttpPost]
    public async Task<IActionResult> Create(int id, CouncilPresentationForm form)
    {
        if (await db.Municipalities.SingleOrDefaultAsync(one => one.Id == id, Cancel) is not { } municipality)
        {
            return NotFound();
        }

        if (!MunicipalityAccess.CanEdit(id, Actor))
        {
            return Forbid();
        }

        var url = await Once(form, async () =>
        {
            municipality.PresentToCouncil(form.PresentedOn.Date!.Value, Actor, Now);
            db.Expect(municipality, form.ConcurrencyToken);
            await db.SaveChangesAsync(Cancel);
            return $"/municipalities/{id}/council-presentations";
        });
        return Done(url, "CouncilPresentations.Done");
    }

    protected override async Task<CouncilPresentationForm> Filled(int id) => new()
    {
        FormId = Guid.NewGuid(),
        ConcurrencyToken = (await Find(id))?.ConcurrencyToken ?? default,
        PresentedOn = DateInput.Of(PartialDate.From(Today)),
    };

    protected override async Task<IActionResult> Page(int id, CouncilPresentationForm form)
    {
        if (await Find(id) is not { } found)
        {
            return NotFound();
        }

        // A mayor's office prints the page; its officer says when it was presented.
        var canRecord = MunicipalityAccess.CanEdit(id, Actor);
        return Actor.ActsFor(id) && (canRecord || HttpMethods.IsGet(Request.Method))
            ? View("Index", new CouncilPresentationPage(
                found, await presentations.Partnerships(id, Actor, Today, Cancel), await presentations.Proposed(id, Actor, Cancel), form, canRecord, address.Of($"/municipalities/{id}")))
            : Forbid();
    }

    private async Task<CouncilOf?> Find(int id) => council ??= await presentations.Council(id, Cancel);
}
