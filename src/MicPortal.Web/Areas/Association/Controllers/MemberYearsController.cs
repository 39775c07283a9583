using MicPortal.Application.MemberYears;
using MicPortal.Web.Forms;
using MicPortal.Web.Models;
using MicPortal.Web.Models.MemberYears;
using MicPortal.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace MicPortal.Web.Areas.Association.Controllers;

/// <summary>What the members did in a year, to read, to print and as a file.</summary>
[Area(nameof(Association))]
[Authorize(Policy = Policies.Association)]
[Route("association/years")]
public sealed class MemberYearsController(MemberYearQueries years, MemberYearWords words, PublicAddress address) : PortalController
{
    [HttpGet]
    public IActionResult Index() => LocalRedirect($"/association/years/{Today.Year}");

    [HttpGet("{year:int}")]
    public async Task<IActionResult> Details(int year) => await Find(year) is { } figures
        ? View(new MemberYearPage(figures, HttpContext.User()!.OrganisationShortName ?? "", MemberYearQueries.EarliestYear, Today.Year, address.Of($"/association/years/{year}")))
        : NotFound();

    [HttpGet("{year:int}.csv")]
    public async Task<IActionResult> Export(int year) => await Find(year) is { } figures ? File(words.Csv(figures), CsvFile.ContentType, $"members-{year}.csv") : NotFound();

    private async Task<MemberYear?> Find(int year) =>
        year >= MemberYearQueries.EarliestYear && year <= Today.Year ? await years.Of(Actor.AssociationId!.Value, MemberYear.Until(year, Today), Cancel) : null;
}
