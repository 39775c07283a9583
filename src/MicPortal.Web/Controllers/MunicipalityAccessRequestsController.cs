using MicPortal.Application.AccessRequests;
using MicPortal.Application.Organisations;
using MicPortal.Domain.Organisations;
using MicPortal.Web.Forms;
using MicPortal.Web.Models.AccessRequests;
using MicPortal.Web.Resources;
using MicPortal.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace MicPortal.Web.Controllers;

/// <summary>"This is my municipality": anybody may ask; somebody who can check it decides.</summary>
[AllowAnonymous]
[FollowsSuccessor]
[Route("municipalities/{id:int}/access-requests")]
public sealed class MunicipalityAccessRequestsController(OrganisationQueries organisations, AccessRequestService requests, PublicFormLimits limits, Texts texts) : FormController<AccessRequestForm>
{
    [HttpGet("new")]
    public async Task<IActionResult> New(int id) => await Page(id, await Filled(id));

    [HttpPost]
    public async Task<IActionResult> Create(int id, AccessRequestForm form)
    {
        if (await organisations.Municipality(id, Cancel) is not { HasUsers: false })
        {
            return NotFound();
        }

        if (!MunicipalityAccess.CanAskForAccess(Actor))
        {
            return Forbid();
        }

        if (!limits.Allows(NetworkAddress))
        {
            ModelState.AddModelError("", texts["AccessRequests.Errors.TooMany"]);
            Response.StatusCode = StatusCodes.Status429TooManyRequests;
            return await Page(id, form);
        }

        await requests.Ask(id, form.Post!, form.Email!, form.Proof!, Cancel);
        return Done($"/municipalities/{id}", "AccessRequests.Sent", AccessRequest.LifetimeDays);
    }

    protected override Task<AccessRequestForm> Filled(int id) => Task.FromResult(new AccessRequestForm());

    protected override async Task<IActionResult> Page(int id, AccessRequestForm form) =>
        await organisations.Municipality(id, Cancel) is not { } municipality ? NotFound()
            : !MunicipalityAccess.CanAskForAccess(Actor) ? Forbid()
            : View("/Views/AccessRequests/New.cshtml", new AccessRequestFormPage(form, id, municipality.Name, municipality.HasUsers));
}
