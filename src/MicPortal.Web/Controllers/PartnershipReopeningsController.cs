using MicPortal.Application.Data;
using MicPortal.Application.Partnerships;
using MicPortal.Application.Plans;
using MicPortal.Domain.Partnerships;
using MicPortal.Web.Forms;
using MicPortal.Web.Resources;
using Microsoft.AspNetCore.Mvc;

namespace MicPortal.Web.Controllers;

/// <summary>One party asks to open an ended partnership again, and the others agree in the same way.</summary>
[Route("partnerships/{id:int}/reopenings")]
public sealed class PartnershipReopeningsController(MicPortalDbContext db, PlanService plans, Texts texts) : PortalController, IRecordController
{
    /// <param name="agrees">The page showed that another asks.</param>
    [HttpPost]
    public async Task<IActionResult> Create(int id, bool agrees)
    {
        if (await db.Partnerships.ForChange(id, Actor, Cancel) is not { } partnership)
        {
            return NotFound();
        }

        var standing = PartnershipStanding.Of(partnership, false);
        // A second click finds it done.
        if (Actor.Writes && standing.PartyOf(Actor) is { } own
            && (own.Reopens || (own.Answer == PartyAnswer.Accepted && partnership.ReopenedAt is not null && partnership.Stage != PartnershipStage.Ended)))
        {
            return Done(RecordUrl(id), "Forms.SentTwice");
        }

        if (!PartnershipAccess.CanReopen(standing, Actor))
        {
            return Forbid();
        }

        // The question was taken back, or another asked, after the page was shown: it is looked at anew.
        if (agrees != standing.Parties.Any(party => party.Reopens))
        {
            TempData[Messages.Problem] = texts[agrees ? "Partnerships.Reopen.NobodyAsks" : "Partnerships.Reopen.AskedMeanwhile"];
            return LocalRedirect(RecordUrl(id));
        }

        partnership.Reopen(Actor, Now);
        await plans.FollowPlaces(partnership, Actor, Now, Cancel);
        await db.SaveChangesAsync(Cancel);
        return Done(RecordUrl(id), partnership.Stage == PartnershipStage.Ended ? "Partnerships.Reopen.Asked" : "Partnerships.Reopen.Done");
    }

    [HttpPost("withdrawals")]
    public async Task<IActionResult> Withdraw(int id)
    {
        if (await db.Partnerships.ForChange(id, Actor, Cancel) is not { } partnership)
        {
            return NotFound();
        }

        var standing = PartnershipStanding.Of(partnership, false);
        // A second click finds it done.
        if (PartnershipAccess.CanReopen(standing, Actor))
        {
            return Done(RecordUrl(id), "Forms.SentTwice");
        }

        if (!PartnershipAccess.CanTakeReopeningBack(standing, Actor))
        {
            return Forbid();
        }

        partnership.TakeReopeningBack(Actor, Now);
        await db.SaveChangesAsync(Cancel);
        return Done(RecordUrl(id), "Partnerships.Reopen.TakenBack");
    }

    [NonAction]
    public string RecordUrl(int id) => $"/partnerships/{id}";
}
