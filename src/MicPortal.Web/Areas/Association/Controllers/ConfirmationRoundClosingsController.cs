using MicPortal.Application.ConfirmationRounds;
using MicPortal.Application.Data;
using MicPortal.Web.Forms;
using MicPortal.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Web.Areas.Association.Controllers;

/// <summary>Ends a round, and keeps what it found; first it is said that this is final.</summary>
[Area(nameof(Association))]
[Authorize(Policy = Policies.Association)]
[Route("association/confirmation-rounds/{id:int}/closings")]
public sealed class ConfirmationRoundClosingsController(MicPortalDbContext db, ConfirmationRoundQueries rounds, ConfirmationRoundService service) : PortalController, IRecordController
{
    [HttpGet("new")]
    public async Task<IActionResult> New(int id) =>
        await rounds.Round(id, Actor.AssociationId!.Value, Cancel) is not { } round ? NotFound()
        : round.ClosedAt is null ? View("/Areas/Association/Views/ConfirmationRounds/Close.cshtml", round)
        : LocalRedirect(RecordUrl(id));

    [HttpPost]
    public async Task<IActionResult> Create(int id)
    {
        if (await db.ConfirmationRounds.SingleOrDefaultAsync(round => round.Id == id && round.AssociationId == Actor.AssociationId, Cancel) is not { } round)
        {
            return NotFound();
        }

        await service.Close(round, Actor, Cancel);
        return Done(RecordUrl(id), "ConfirmationRounds.ClosedNow");
    }

    [NonAction]
    public string RecordUrl(int id) => $"/association/confirmation-rounds/{id}";
}
