using MicPortal.Application.Agreements;
using MicPortal.Domain.Agreements;
using MicPortal.Web.Forms;
using Microsoft.AspNetCore.Mvc;

namespace MicPortal.Web.Controllers;

/// <summary>Whether a new version only corrects the one that the party had approved.</summary>
[Route("agreements/{id:int}/correction-answers")]
public sealed class AgreementCorrectionAnswersController(AgreementQueries agreements, AgreementService service) : PortalController, IRecordController
{
    /// <param name="version">The version that was read.</param>
    [HttpPost]
    public async Task<IActionResult> Create(int id, int version, bool isCorrection)
    {
        if (await agreements.Standing(id, Actor, Cancel) is not { } standing)
        {
            return NotFound();
        }

        if (!AgreementAccess.ActsForParty(standing, Actor))
        {
            return Forbid();
        }

        await service.AnswerCorrection(id, version, isCorrection, Actor, Cancel);
        return Done(RecordUrl(id), isCorrection ? "Corrections.Marked" : "Corrections.Refused", version);
    }

    [NonAction]
    public string RecordUrl(int id) => $"/agreements/{id}";
}
