using MicPortal.Application.Mirrors;
using MicPortal.Application.Partnerships;
using MicPortal.Web.Forms;
using MicPortal.Web.Models.Mirrors;
using MicPortal.Web.Setup;
using Microsoft.AspNetCore.Mvc;

namespace MicPortal.Web.Controllers;

/// <summary>What the records say of a partnership as a whole, to read together and to print.</summary>
public sealed class MirrorsController(PartnershipQueries partnerships, MirrorQueries mirrors, PublicAddress address) : PortalController
{
    [HttpGet("/partnerships/{id:int}/mirrors")]
    public async Task<IActionResult> Details(int id) => await partnerships.JointRecord(id, Actor, Cancel) switch
    {
        null or { HasLeft: true } => NotFound(),
        { IsRead: false } => Forbid(),
        var partnership => View(new MirrorPage(partnership, await mirrors.Of(id, Actor, Today, Cancel), address.Of($"/partnerships/{id}/mirrors"), Actor)),
    };
}
