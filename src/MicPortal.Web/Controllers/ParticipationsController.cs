using MicPortal.Application.Participations;
using MicPortal.Application.Partnerships;
using MicPortal.Web.Forms;
using MicPortal.Web.Models.Participations;
using MicPortal.Web.Resources;
using MicPortal.Web.Setup;
using Microsoft.AspNetCore.Mvc;

namespace MicPortal.Web.Controllers;

/// <summary>Who took part in visits, as numbers: for whoever sees the visits.</summary>
public sealed class ParticipationsController(ParticipationQueries participations, PartnershipQueries partnerships, PublicAddress address, Texts texts) : PortalController
{
    [HttpGet("/partnerships/{id:int}/participation")]
    public async Task<IActionResult> Partnership(int id)
    {
        if (await partnerships.JointRecord(id, Actor, Cancel) is not { } partnership)
        {
            return NotFound();
        }

        if (!partnership.IsRead)
        {
            return Forbid();
        }

        var counted = await participations.OfPartnership(id, Actor, Today, Cancel);
        var sides = counted.Organisations.OrderByDescending(one => one.OrganisationId == Actor.OrganisationId).Select(one => new ParticipationSide(one.Name, counted.Of(other => other == one)));
        return View(new PartnershipParticipationPage(partnership, counted.Visits, [.. sides], address.Of($"/partnerships/{id}/participation")));
    }

    [HttpGet("/municipalities/{id:int}/participation")]
    public async Task<IActionResult> Municipality(int id)
    {
        if (await participations.Town(id, Cancel) is not { } town)
        {
            return NotFound();
        }

        if (town.SuccessorId is { } successor)
        {
            return LocalRedirectPermanent($"/municipalities/{successor}/participation{Request.QueryString}");
        }

        var counted = await participations.OfOrganisation(id, Actor, Today, Cancel);
        IReadOnlyList<ParticipationSide> sides =
        [
            new(town.Name, counted.Of(one => one.OrganisationId == id)),
            new(texts["Participation.Partners"], counted.Of(one => one.OrganisationId != id)),
        ];
        return View(new TownParticipationPage(town, counted.Visits, counted.Visits == 0 ? [] : sides, address.Of($"/municipalities/{id}/participation")));
    }
}
