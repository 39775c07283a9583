using MicPortal.Application.FollowUps;
using MicPortal.Application.Members;
using MicPortal.Application.SisterLinks;
using MicPortal.Web.Forms;
using MicPortal.Web.Models.Members;
using Microsoft.AspNetCore.Mvc;

namespace MicPortal.Web.Controllers;

[Route("memberships")]
public sealed class MembershipsController(MembershipQueries memberships, FollowUpQueries followUps, SisterLinkQueries sisters) : PortalController
{
    [HttpGet("{id:int}")]
    public async Task<IActionResult> Details(int id) =>
        await memberships.Details(id, Actor, Cancel) is { } membership ? View(new MembershipPage(membership, await followUps.Between(membership.AssociationId, membership.MunicipalityId, Actor, Cancel), Actor) { SistersThatSee = await sisters.SeeMembersOf(membership.AssociationId, Cancel) }) : NotFound();
}
