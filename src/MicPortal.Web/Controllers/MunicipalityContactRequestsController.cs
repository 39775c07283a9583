using MicPortal.Application.ContactRequests;
using MicPortal.Application.Organisations;
using MicPortal.Application.ReferenceData;
using MicPortal.Domain.Organisations;
using MicPortal.Web.Forms;
using MicPortal.Web.Models.ContactRequests;
using MicPortal.Web.Setup;
using Microsoft.AspNetCore.Mvc;

namespace MicPortal.Web.Controllers;

/// <summary>An officer writes to another municipality.</summary>
[FollowsSuccessor]
[Route("municipalities/{id:int}/contact-requests")]
public sealed class MunicipalityContactRequestsController(
    OrganisationQueries organisations, OutreachQueries outreach, ContactRequestService requests, CountryDirectory countries) : FormController<ContactRequestForm>
{
    /// <param name="interest">What the other offers or seeks, which it is to be about.</param>
    [HttpGet]
    [HttpGet("new")]
    public async Task<IActionResult> New(int id, string? interest)
    {
        var form = await Filled(id);
        form.Interest = interest;
        return await Page(id, form);
    }

    [HttpPost]
    public async Task<IActionResult> Create(int id, ContactRequestForm form)
    {
        if (await organisations.Municipality(id, Cancel) is null)
        {
            return NotFound();
        }

        if (!ContactRequestAccess.CanAsk(id, Actor))
        {
            return Forbid();
        }

        var url = await Once(form, async () =>
        {
            var asked = await requests.Ask(id, form.Contact, form.InterestId, Actor, Cancel);
            return $"/contact-requests/{asked.Id}";
        });
        return Done(url, "ContactRequests.Sent");
    }

    protected override async Task<ContactRequestForm> Filled(int id)
    {
        var own = await organisations.Municipality(Actor.ActingFor, Cancel);
        return new ContactRequestForm { FormId = Guid.NewGuid(), Language = countries.WorkingLanguage(own?.Languages, own?.CountryCode) };
    }

    protected override async Task<IActionResult> Page(int id, ContactRequestForm form)
    {
        if (await organisations.Municipality(id, Cancel) is not { } to || await outreach.Of(id, Actor, Cancel) is not { } shown)
        {
            return NotFound();
        }

        return ContactRequestAccess.CanAsk(id, Actor)
            ? View("/Views/ContactRequests/New.cshtml", new ContactRequestFormPage(form, to, shown, countries.WorkingLanguage(to.Languages, to.CountryCode)))
            : Forbid();
    }
}
