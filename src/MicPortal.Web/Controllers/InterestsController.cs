using MicPortal.Application.Data;
using MicPortal.Application.Lists;
using MicPortal.Application.Organisations;
using MicPortal.Application.ReferenceData;
using MicPortal.Domain.Common;
using MicPortal.Domain.Organisations;
using MicPortal.Web.Forms;
using MicPortal.Web.Models.Interests;
using MicPortal.Web.Models.Lists;
using MicPortal.Web.Resources;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Web.Controllers;

/// <summary>The partner search, and the single lines that it finds.</summary>
[Route("interests")]
public sealed class InterestsController(MicPortalDbContext db, InterestQueries interests, OutreachQueries outreach, FilterChoices choices, CountryDirectory countries, Words words) : FormController<InterestForm>
{
    [AllowAnonymous]
    [HttpGet]
    public async Task<IActionResult> Index(InterestListQuery query)
    {
        var text = FoldedText.Fold(query.Q ?? "");
        var filter = query.Filter with { TextCountries = [.. countries.Find(text)], TextThemes = words.ThemesFoundBy(text) };
        var page = await interests.Partners(filter, query.Page, Actor, Cancel);
        return View(new InterestList(query, page, ListLinks.Of(Request, page), await choices.OfInterests(Cancel), Actor));
    }

    [HttpGet("{id:int}/edit")]
    public async Task<IActionResult> Edit(int id) => await Page(id, await Filled(id));

    [HttpPost("{id:int}/edit")]
    public async Task<IActionResult> Edit(int id, InterestForm form)
    {
        if (await db.Interests.SingleOrDefaultAsync(one => one.Id == id && one.EndedAt == null, Cancel) is not { } interest)
        {
            return NotFound();
        }

        if (!MunicipalityAccess.CanEdit(interest.MunicipalityId, Actor))
        {
            return Forbid();
        }

        var url = await Once(form, async () =>
        {
            interest.Change(form.Facts, Actor, Now);
            db.Expect(interest, form.ConcurrencyToken);
            await db.SaveChangesAsync(Cancel);
            return $"/municipalities/{interest.MunicipalityId}#interests";
        });
        return Done(url, "Interests.Saved");
    }

    protected override async Task<InterestForm> Filled(int id) => await outreach.Interest(id, Cancel) is { } interest ? InterestForm.Of(interest) : new InterestForm();

    protected override async Task<IActionResult> Page(int id, InterestForm form) =>
        await outreach.Interest(id, Cancel) is not { } interest ? NotFound()
        : MunicipalityAccess.CanEdit(interest.MunicipalityId, Actor) ? View("Form", new InterestFormPage(form, interest.MunicipalityId, id))
        : Forbid();
}
