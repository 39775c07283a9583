using MicPortal.Application.FollowUps;
using MicPortal.Application.History;
using MicPortal.Application.Members;
using MicPortal.Application.Partnerships;
using MicPortal.Web.Forms;
using MicPortal.Web.Models.Lists;
using MicPortal.Web.Models.Members;
using MicPortal.Web.Models.Workspaces;
using MicPortal.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace MicPortal.Web.Areas.Association.Controllers;

[Area(nameof(Association))]
[Authorize(Policy = Policies.Association)]
[Route("association/members")]
public sealed class MembersController(MemberQueries members, OrganisationPartnershipQueries partnerships, FollowUpQueries followUps, TimelineQueries timelines) : PortalController
{
    [HttpGet("{id:int}")]
    public async Task<IActionResult> Details(int id, ListQuery query)
    {
        if (await members.Member(Actor.AssociationId!.Value, id, Cancel) is not { } member)
        {
            return NotFound();
        }

        var page = await partnerships.List(id, query.Page, Actor, Today, Cancel);
        return View(new MemberPage(
            member,
            new OwnPartnerships(page, ListLinks.Of(Request, page), Actor, member.Name),
            await followUps.Between(Actor.AssociationId.Value, id, Actor, Cancel),
            await timelines.OfMember(Actor.AssociationId.Value, id, Actor, Cancel),
            member.EndedAt is null ? [] : await members.SuccessorsOf(id, Actor.AssociationId!.Value, Cancel)));
    }
}
