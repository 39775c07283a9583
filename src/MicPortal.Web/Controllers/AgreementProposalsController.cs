using MicPortal.Application.Agreements;
using MicPortal.Application.Data;
using MicPortal.Domain.Agreements;
using MicPortal.Web.Forms;
using Microsoft.AspNetCore.Mvc;

namespace MicPortal.Web.Controllers;

[Route("agreements/{id:int}/proposals")]
public sealed class AgreementProposalsController(AgreementQueries agreements, AgreementService service, MicPortalDbContext db) : PortalController, IRecordController
{
    [HttpPost]
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

        // A second click finds it done.
        if (standing.Status != AgreementStatus.Proposed)
        {
            (await service.Load(id, Actor, Cancel)).Propose(Actor, Now);
            await db.SaveChangesAsync(Cancel);
        }

        return Done(RecordUrl(id), "Agreements.ProposedNow");
    }

    [NonAction]
    public string RecordUrl(int id) => $"/agreements/{id}";
}
