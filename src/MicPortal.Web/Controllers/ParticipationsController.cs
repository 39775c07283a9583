using MicPortal.Application.Participations;
using MicPortal.Application.Partnerships;
using MicPortal.Web.Forms;
using MicPortal.Web.Models.Participations;
using MicPortal.Web.Resources;
using MicPortal.Web.Setup;
using Microsoft.AspNetCore.Mvc;

namespace MicPortal.Web.Controllers;

/// <summary>Who took part in visits and in meetings of working groups, as numbers: for whoever sees these.</summary>
public sealed class ParticipationsController(ParticipationQueries participations, PartnershipQueries partnerships, PublicAddress address, Texts texts) : PortalController
{
    [HttpGet("/partnerships/{id:int}/participation")]
    public async Task<IActionResult> Partnership(int id)
    {
        if (await partnerships.JointRecord(id, Actor, Cancel) is not { HasLeft: false } partnership)
        {
            return NotFound();
        }

        if (!partnership.IsRead)
        {
            return Forbid();
        }

        var counted = await participations.OfPartnership(id, Actor, Today, Cancel);
        var meetings = await participations.MeetingsOfPartnership(id, Actor, Cancel);
        var sides = counted.Organisations.Select(one => (one.OrganisationId, one.Name)).Union(meetings.Select(one => (one.OrganisationId, one.Name)))
            .OrderByDescending(one => one.OrganisationId == Actor.OrganisationId)
            .Select(one => new ParticipationSide(one.Name, counted.Of(other => other.OrganisationId == one.OrganisationId)) { InMeetings = InMeetings(meetings, other => other.OrganisationId == one.OrganisationId) });
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
        var meetings = await participations.MeetingsOfOrganisation(id, Actor, Cancel);
        IReadOnlyList<ParticipationSide> sides =
        [
            new(town.Name, counted.Of(one => one.OrganisationId == id)) { InMeetings = InMeetings(meetings, one => one.OrganisationId == id) },
            new(texts["Participation.Partners"], counted.Of(one => one.OrganisationId != id)) { InMeetings = InMeetings(meetings, one => one.OrganisationId != id) },
        ];
        return View(new TownParticipationPage(town, counted.Visits, counted.Visits == 0 && meetings.Count == 0 ? [] : sides, address.Of($"/municipalities/{id}/participation")));
    }

    private static Participation? InMeetings(List<MeetingParticipation> meetings, Func<MeetingParticipation, bool> side) =>
        meetings.Where(side).SelectMany(one => one.Counts).ToList() is { Count: > 0 } counts ? Participation.OfMeetings(counts) : null;
}
