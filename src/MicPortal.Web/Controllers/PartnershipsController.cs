using MicPortal.Application.Agreements;
using MicPortal.Application.History;
using MicPortal.Application.Partnerships;
using MicPortal.Application.ReferenceData;
using MicPortal.Domain.Common;
using MicPortal.Domain.Partnerships;
using MicPortal.Web.Forms;
using MicPortal.Web.Models.Lists;
using MicPortal.Web.Models.Partnerships;
using MicPortal.Web.Resources;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace MicPortal.Web.Controllers;

[AllowAnonymous]
[Route("partnerships")]
public sealed class PartnershipsController(PartnershipQueries partnerships, AgreementQueries agreements, TimelineQueries timelines, CountryDirectory countries, Words words) : PortalController
{
    [HttpGet]
    public async Task<IActionResult> Index(PartnershipListQuery query)
    {
        var text = FoldedText.Fold(query.Q ?? "");
        var filter = query.Filter with { TextCountries = [.. countries.Find(text)], TextThemes = words.ThemesFoundBy(text) };
        var page = await partnerships.List(filter, query.Page, Actor, Cancel);
        return View(new PartnershipList(query, page, ListLinks.Of(Request, page)));
    }

    [HttpGet("{id:int}")]
    public async Task<IActionResult> Details(int id)
    {
        if (await partnerships.Details(id, Actor, Cancel) is not { } partnership)
        {
            return NotFound();
        }

        var rows = await agreements.OfPartnership(id, Actor, Cancel);
        var timeline = PartnershipAccess.CanViewJointRecord(partnership.Standing, Actor)
            ? await timelines.OfPartnership(id, [.. rows.Select(row => row.Id)], Cancel)
            : [];
        return View(new PartnershipPage(partnership, rows, timeline, Actor));
    }
}
