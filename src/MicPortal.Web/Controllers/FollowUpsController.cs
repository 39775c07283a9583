using MicPortal.Application.Data;
using MicPortal.Application.FollowUps;
using MicPortal.Domain.FollowUps;
using MicPortal.Web.Forms;
using MicPortal.Web.Models.FollowUps;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Web.Controllers;

/// <summary>What an association wrote to a member, at one address for both; the member's officers answer there.</summary>
[Route("follow-ups/{id:int}")]
public sealed class FollowUpsController(MicPortalDbContext db, FollowUpQueries followUps) : FormController<FollowUpAnswerForm>
{
    [HttpGet]
    [HttpGet("answers")]
    public async Task<IActionResult> Details(int id) => await Page(id, await Filled(id));

    [HttpPost("answers")]
    public async Task<IActionResult> Answer(int id, FollowUpAnswerForm form)
    {
        if (await followUps.Details(id, Actor, Cancel) is not { } details)
        {
            return NotFound();
        }

        // One that is answered already says so at the form.
        if (!FollowUpAccess.CanAnswer(details.MunicipalityId, details.MembershipId is not null, isAnswered: false, Actor))
        {
            return Forbid();
        }

        var url = await Once(form, async () =>
        {
            var followUp = await db.FollowUps.SingleAsync(one => one.Id == id, Cancel);
            followUp.GiveAnswer(form.Answer!, Actor, Now);
            await db.SaveChangesAsync(Cancel);
            return $"/follow-ups/{id}";
        });
        return Done(url, "FollowUps.AnsweredNow");
    }

    protected override Task<FollowUpAnswerForm> Filled(int id) => Task.FromResult(new FollowUpAnswerForm { FormId = Guid.NewGuid() });

    protected override async Task<IActionResult> Page(int id, FollowUpAnswerForm form) =>
        await followUps.Details(id, Actor, Cancel) is not { } followUp ? NotFound()
        : HttpMethods.IsPost(Request.Method) && !FollowUpAccess.CanAnswer(followUp.MunicipalityId, followUp.MembershipId is not null, isAnswered: false, Actor) ? Forbid()
        : View("Details", new FollowUpPage(followUp, form, Actor));
}
