using MicPortal.Web.Models.Patterns;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace MicPortal.Web.Controllers;

/// <summary>Every component in each state, to be looked at while developing.</summary>
[AllowAnonymous]
public sealed class PatternsController(IWebHostEnvironment environment) : Controller
{
    public override void OnActionExecuting(ActionExecutingContext context)
    {
        if (!environment.IsDevelopment())
        {
            context.Result = NotFound();
        }
    }

    [HttpGet("/patterns")]
    public IActionResult Index(PatternFields form, bool errors)
    {
        if (errors)
        {
            ModelState.AddModelError("", "The record has changed since you opened it. Compare both texts below");
            ModelState.AddModelError("FirstContact", "Enter the year of the first contact");
            ModelState.AddModelError("Start.Month", "The month must be between 1 and 12");
            ModelState.AddModelError("Name", "Enter the name of the partnership");
            ModelState.AddModelError("Partner", "Choose a municipality");
            ModelState.AddModelError("Vision", "The vision must have 200 characters or fewer");
            ModelState.AddModelError("Country", "Choose a country");
            ModelState.AddModelError("Path", "Choose how the partnership came about");
            ModelState.AddModelError("Themes", "Choose at least one theme");
            ModelState.AddModelError("IsPublic", "Confirm that both parties agree");
        }

        return View(form);
    }

    [HttpGet("/patterns/suggest")]
    public IActionResult Suggest(string? q)
    {
        (int Id, string Name, string Detail)[] places = [(1, "Pemba", "Mozambique"), (2, "Reggio Emilia", "Italy"), (3, "Herent", "Belgium"), (4, "نواكشوط", "Mauritania"), (5, "Pemba", "Zambia")];
        return Json(places.Where(place => place.Name.Contains(q ?? "", StringComparison.OrdinalIgnoreCase)).Select(place => new { place.Id, place.Name, place.Detail }));
    }
}
