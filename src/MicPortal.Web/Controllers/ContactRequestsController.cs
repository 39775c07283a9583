using MicPortal.Application.ContactRequests;
using MicPortal.Application.Data;
using MicPortal.Domain.Access;
using MicPortal.Domain.Organisations;
using MicPortal.Web.Forms;
using MicPortal.Web.Models.ContactRequests;
using MicPortal.Web.Models.Lists;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Web.Controllers;

/// <summary>Contact requests, for the two municipalities of each; the addressed one answers.</summary>
[Route("contact-requests")]
public sealed class ContactRequestsController(MicPortalDbContext db, ContactRequestQueries requests) : FormController<ContactAnswerForm>
{
    [HttpGet]
    public async Task<IActionResult> Index(ListQuery query)
    {
        if (Actor.Role is not (UserRole.Officer or UserRole.MayorsOffice))
        {
            return Forbid();
        }

        var page = await requests.List(query.Page, Actor, Cancel);
        return View(new ContactRequestList(page, ListLinks.Of(Request, page), Actor));
    }

    [HttpGet("{id:int}")]
    public async Task<IActionResult> Details(int id) =>
        await requests.Details(id, Actor, Cancel) is { } request ? View(new ContactRequestPage(request, await Filled(id), Actor)) : NotFound();

    [HttpGet("{id:int}/answers")]
    public async Task<IActionResult> Answer(int id) => await Page(id, await Filled(id));

    [HttpPost("{id:int}/answers")]
    public async Task<IActionResult> Answer(int id, ContactAnswerForm form)
    {
        if (await db.ContactRequests.VisibleTo(Actor).SingleOrDefaultAsync(one => one.Id == id, Cancel) is not { } request)
        {
            return NotFound();
        }

        if (!ContactRequestAccess.CanAnswer(request.ToMunicipalityId, Actor))
        {
            return Forbid();
        }

        var url = await Once(form, async () =>
        {
            switch (form.Chosen)
            {
                case ContactAnswer.Yes: request.Accept(form.Word, Actor, Now); break;
                case ContactAnswer.Reply: request.Reply(form.Word!, Actor, Now); break;
                default: request.Decline(form.Word!, Actor, Now); break;
            }

            await db.SaveChangesAsync(Cancel);
            return form.Chosen == ContactAnswer.Yes ? $"/partnerships/new?with={request.FromMunicipalityId}&contact={id}" : $"/contact-requests/{id}";
        });
        return Done(url, form.Chosen == ContactAnswer.Yes ? "ContactRequests.AcceptedNow" : "ContactRequests.AnsweredNow");
    }

    protected override Task<ContactAnswerForm> Filled(int id) => Task.FromResult(new ContactAnswerForm { FormId = Guid.NewGuid() });

    protected override async Task<IActionResult> Page(int id, ContactAnswerForm form) =>
        await requests.Details(id, Actor, Cancel) is not { } request ? NotFound()
        : ContactRequestAccess.CanAnswer(request.ToMunicipalityId, Actor) ? View("Details", new ContactRequestPage(request, form, Actor))
        : Forbid();
}
