using MicPortal.Application.Data;
using MicPortal.Application.Mergers;
using MicPortal.Domain.Common;
using MicPortal.Domain.Organisations;
using MicPortal.Web.Forms;
using MicPortal.Web.Models.Lists;
using MicPortal.Web.Models.Mergers;
using MicPortal.Web.Resources;
using MicPortal.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace MicPortal.Web.Areas.Admin.Controllers;

/// <summary>Municipalities that may have been entered twice: they are one, or somebody says that they are not.</summary>
[Area(nameof(Admin))]
[Authorize(Policy = Policies.Admin)]
[Route("admin/duplicates")]
public sealed class DuplicatesController(MicPortalDbContext db, DuplicateQueries duplicates, MergerQueries mergers, MergerService service, Texts texts) : FormController<DuplicateForm>
{
    [HttpGet]
    public async Task<IActionResult> Index(ListQuery query)
    {
        var page = await duplicates.List(query.Page, Cancel);
        return View(new DuplicateList(page, ListLinks.Of(Request, page)));
    }

    [HttpGet("{id:int}/{other:int}")]
    [HttpGet("{id:int}/{other:int}/merges")]
    [HttpGet("{id:int}/{other:int}/differences")]
    public Task<IActionResult> Details(int id, int other) => Page(id, new DuplicateForm { FormId = Guid.NewGuid() });

    [HttpPost("{id:int}/{other:int}/merges")]
    public async Task<IActionResult> Merge(int id, int other, DuplicateForm form)
    {
        if ((await mergers.Parts([id, other], Cancel)).Count < 2)
        {
            return await Gone(id, other) ?? NotFound();
        }

        var stays = form.StaysId == id || form.StaysId == other ? form.StaysId : throw new DomainException("Duplicates.Errors.StaysMissing") { Field = nameof(form.Stays) };
        var url = await Once(form, async () => $"/municipalities/{(await service.Merge(new Merger([id, other], stays, null, null, form.Reason!.Trim()), Actor, Cancel)).Id}");
        return Done(url, "Duplicates.Merged");
    }

    /// <summary>They are two; a second click finds it said.</summary>
    [HttpPost("{id:int}/{other:int}/differences")]
    public async Task<IActionResult> TellApart(int id, int other)
    {
        if ((await mergers.Parts([id, other], Cancel)).Count < 2)
        {
            return await Gone(id, other) ?? NotFound();
        }

        if (!await duplicates.AreToldApart(id, other, Cancel) && !await duplicates.AreAlike(id, other, Cancel))
        {
            TempData[Messages.Problem] = texts["Duplicates.NotAlike"];
            return LocalRedirect($"/admin/duplicates/{id}/{other}");
        }

        await db.AddUnlessSaid(MunicipalityDifference.Between(id, other, Actor, Now), () => duplicates.AreToldApart(id, other, Cancel), Cancel);
        return Done("/admin/duplicates", "Duplicates.ToldApart");
    }

    protected override Task<DuplicateForm> Filled(int id) => Task.FromResult(new DuplicateForm());

    protected override async Task<IActionResult> Page(int id, DuplicateForm form)
    {
        var other = int.Parse((string)RouteData.Values["other"]!, System.Globalization.CultureInfo.InvariantCulture);
        var pair = await mergers.Parts([id, other], Cancel);
        return pair.Count < 2 ? await Gone(id, other) ?? NotFound()
            : View("Details", new DuplicatePage(form, pair, await mergers.Shared([id, other], Cancel), await mergers.Twins([id, other], Cancel), await duplicates.AreToldApart(id, other, Cancel)));
    }

    /// <summary>Somebody was faster: what became of the two, with what was typed. Null where one was never there.</summary>
    private async Task<IActionResult?> Gone(int id, int other) =>
        await mergers.Gone([id, other], Cancel) is [var gone, ..] ? LateForm.Answer(this, texts["Duplicates.Gone", gone.Name, gone.Id, gone.Successor, gone.SuccessorId], $"/municipalities/{gone.Id}") : null;
}
