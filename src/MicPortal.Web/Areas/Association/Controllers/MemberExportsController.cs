using System.Globalization;
using MicPortal.Application.Members;
using MicPortal.Web.Forms;
using MicPortal.Web.Models.Members;
using MicPortal.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace MicPortal.Web.Areas.Association.Controllers;

/// <summary>The list of members, as it is filtered, as a file.</summary>
[Area(nameof(Association))]
[Authorize(Policy = Policies.Association)]
[Route("association/members.csv")]
public sealed class MemberExportsController(MemberQueries members, MemberCsv csv) : PortalController
{
    [HttpGet]
    public async Task<IActionResult> Index(MemberListQuery query) => File(
        csv.Of(await members.Export(Actor.AssociationId!.Value, query.Filter, Actor, Today, Cancel)),
        "text/csv; charset=utf-8",
        $"members-{Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}.csv");
}
