using MicPortal.Application.Agreements;
using MicPortal.Application.Data;
using MicPortal.Domain.Agreements;
using MicPortal.Web.Forms;
using Microsoft.AspNetCore.Mvc;

namespace MicPortal.Web.Controllers;

/// <summary>Only a draft goes, and only after a second thought.</summary>
[Route("agreements/{id:int}/deletions")]
public sealed class AgreementDeletionsController(AgreementQueries agreements, AgreementService service, MicPortalDbContext db) : PortalController, IRecordController
{
    [HttpGet("")]
    [HttpGet("new")]
    public async Task<IActionResult> New(int id) =>
        await agreements.Details(id, Actor, Cancel) is not { } agreement ? NotFound()
        : !AgreementAccess.WritesForParty(agreement.Standing, Actor) ? Forbid()
        : agreement.Status != AgreementStatus.Draft ? LocalRedirect(RecordUrl(id))
        : View("/Views/Agreements/Delete.cshtml", agreement);

    [HttpPost("")]
    public async Task<IActionResult> Create(int id)
    {
        if (await agreements.Standing(id, Actor, Cancel) is not { } standing)
        {
            return NotFound();
        }

        if (!AgreementAccess.WritesForParty(standing, Actor))
        {
            return Forbid();
        }

        var agreement = await service.Load(id, Actor, Cancel);
        agreement.Delete(Actor, Now);
        db.Remove(agreement);
        await db.SaveChangesAsync(Cancel);
        return Done($"/partnerships/{agreement.PartnershipId}", "Agreements.DraftDeleted");
    }

    [NonAction]
    public string RecordUrl(int id) => $"/agreements/{id}";
}
