using MicPortal.Application.Lists;
using MicPortal.Application.Organisations;
using MicPortal.Application.Partnerships;
using MicPortal.Application.ReferenceData;
using MicPortal.Web.Forms;
using MicPortal.Web.Models.Lists;
using MicPortal.Web.Models.Organisations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace MicPortal.Web.Controllers;

[AllowAnonymous]
[Route("municipalities")]
public sealed class MunicipalitiesController(OrganisationQueries organisations, OutreachQueries outreach, PartnershipQueries partnerships, CountryDirectory countries, FilterChoices choices) : PortalController
{
    [HttpGet]
    public async Task<IActionResult> Index(MunicipalityListQuery query)
    {
        var filter = query.Filter(countries);
        var page = await organisations.Municipalities(filter, query.Page, Actor, Cancel);
        // The list is in the order of names: who types a whole name need not look for it behind those that only have it in them.
        var named = page.Previous is null && page.Rows.Count > 1 ? await organisations.Named(filter, Actor, Cancel) : [];
        var theyLead = page.Rows.Take(named.Count).All(row => named.Exists(town => town.Id == row.Id));
        return View(new MunicipalityList(query, page, theyLead ? [] : named, ListLinks.Of(Request, page), await choices.CountriesOfMunicipalities(Cancel), await choices.Associations(Cancel)));
    }

    [HttpGet("{id:int}")]
    public async Task<IActionResult> Details(int id, ListQuery query)
    {
        if (await organisations.Municipality(id, Cancel) is not { } municipality || await outreach.Of(id, Actor, Cancel) is not { } shown)
        {
            return NotFound();
        }

        if (municipality.SplitInto.Count > 0)
        {
            return View("Split", municipality);
        }

        // Old addresses lead on for good, with the language that they ask for.
        if (municipality.SuccessorId is { } successor)
        {
            return LocalRedirectPermanent($"/municipalities/{successor}{Request.QueryString}");
        }

        var page = await partnerships.List(new PartnershipFilter { Party = id }, query.Page, Actor, Today, Cancel);
        return View(new MunicipalityPage(municipality, shown, page, ListLinks.Of(Request, page), Actor));
    }
}
