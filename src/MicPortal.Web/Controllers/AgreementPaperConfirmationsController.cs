using MicPortal.Application.Agreements;
using MicPortal.Domain.Agreements;
using MicPortal.Web.Forms;
using MicPortal.Web.Resources;
using Microsoft.AspNetCore.Mvc;

namespace MicPortal.Web.Controllers;

/// <summary>"This is what we signed."</summary>
[Route("agreements/{id:int}/paper-confirmations")]
public sealed class AgreementPaperConfirmationsController(AgreementQueries agreements, AgreementService service, AgreementWords words) : PortalController, IRecordController
{
    /// <param name="version">The version of the record that was read.</param>
    [HttpPost]
    public async Task<IActionResult> Create(int id, int version)
    {
        if (await agreements.Standing(id, Actor, Cancel) is not { } standing)
        {
            return NotFound();
        }

        if (!AgreementAccess.ActsForParty(standing, Actor))
        {
            return Forbid();
        }

        if (standing.Status == AgreementStatus.TakenBack && await agreements.Details(id, Actor, Today, RemarksRead.None, Cancel) is { } agreement)
        {
            TempData[Messages.Problem] = words.TakenBack(agreement);
            return LocalRedirect(RecordUrl(id));
        }

        // A second click finds it done.
        if (!standing.PartyOf(Actor)!.HasConfirmedPaper)
        {
            await service.ConfirmPaper(id, version, Actor, Cancel);
        }

        return Done(RecordUrl(id), "Agreements.PaperConfirmedNow");
    }

    [NonAction]
    public string RecordUrl(int id) => $"/agreements/{id}";
}
