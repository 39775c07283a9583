using MicPortal.Application.Agreements;
using MicPortal.Application.Data;
using MicPortal.Domain.Agreements;
using MicPortal.Domain.Common;
using MicPortal.Web.Forms;
using Microsoft.AspNetCore.Mvc;

namespace MicPortal.Web.Controllers;

[Route("agreements/{id:int}/proposals")]
public sealed class AgreementProposalsController(AgreementQueries agreements, AgreementService service, MicPortalDbContext db) : PortalController, IRecordController
{
    /// <param name="token">The concurrency token of the draft that was read.</param>
    [HttpPost]
    public async Task<IActionResult> Create(int id, Guid token)
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
            var agreement = await service.Load(id, Actor, Cancel);
            if (agreement.ConcurrencyToken != token)
            {
                throw new DomainException("Agreements.Errors.DraftChanged");
            }

            await service.RequirePartnership(agreement, Actor, Cancel);
            await service.RequirePresentParties(agreement, Cancel);
            agreement.Propose(Actor, Now);
            await db.SaveChangesAsync(Cancel);
        }

        return Done(RecordUrl(id), "Agreements.ProposedNow");
    }

    [NonAction]
    public string RecordUrl(int id) => $"/agreements/{id}";
}
