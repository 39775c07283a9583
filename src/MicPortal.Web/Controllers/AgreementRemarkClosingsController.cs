using MicPortal.Application.Agreements;
using MicPortal.Domain.Agreements;
using MicPortal.Web.Forms;
using Microsoft.AspNetCore.Mvc;

namespace MicPortal.Web.Controllers;

/// <summary>A remark is settled: who wrote it says so, or who has revised the text since.</summary>
[Route("agreements/{id:int}/remarks/{remarkId:int}/closings")]
public sealed class AgreementRemarkClosingsController(AgreementQueries agreements, AgreementRemarkService remarks) : PortalController, IRecordController
{
    /// <param name="answers">How many of them were read.</param>
    [HttpPost]
    public async Task<IActionResult> Create(int id, int remarkId, int answers)
    {
        if (await agreements.Standing(id, Actor, Cancel) is not { } standing)
        {
            return NotFound();
        }

        if (!AgreementAccess.ActsForParty(standing, Actor))
        {
            return Forbid();
        }

        await remarks.Close(id, remarkId, answers, Actor, Cancel);
        return Done(RecordUrl(id), "Remarks.ClosedNow");
    }

    [NonAction]
    public string RecordUrl(int id) => $"/agreements/{id}#remarks";
}
