using MicPortal.Application.Mergers;
using MicPortal.Application.Organisations;
using MicPortal.Domain.Common;
using MicPortal.Domain.Organisations;
using MicPortal.Web.Forms;
using MicPortal.Web.Models.Lists;
using MicPortal.Web.Models.Mergers;
using MicPortal.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace MicPortal.Web.Areas.Admin.Controllers;

/// <summary>Municipalities that become one: which, into what, what passes on; then it is done, once.</summary>
[Area(nameof(Admin))]
[Authorize(Policy = Policies.Admin)]
[Route("admin/mergers")]
public sealed class MergersController(MergerQueries mergers, MergerService service, OrganisationNames organisations) : FormController<MergerForm>
{
    [HttpGet]
    public async Task<IActionResult> Index(ListQuery query)
    {
        var page = await mergers.List(query.Page, Cancel);
        return View(new MergerList(page, ListLinks.Of(Request, page)));
    }

    [HttpGet("new")]
    public async Task<IActionResult> New(MergerForm form, string? q)
    {
        ModelState.Clear();
        form.FormId = Guid.NewGuid();
        return await Show(form, q);
    }

    [HttpPost]
    public async Task<IActionResult> Create(MergerForm form)
    {
        if (!form.Confirmed)
        {
            return await Preview(form);
        }

        var url = await Once(form, async () => $"/municipalities/{(await service.Merge(form.Merger, Actor, Cancel)).Id}");
        return Done(url, "Mergers.Done");
    }

    protected override Task<MergerForm> Filled(int id) => Task.FromResult(new MergerForm());

    protected override async Task<IActionResult> Page(int id, MergerForm form) => await Show(form, form.Find);

    private async Task<ViewResult> Show(MergerForm form, string? query)
    {
        var chosen = await mergers.Parts(form.Town, Cancel);
        var found = await organisations.Find(query, Cancel);
        return View("New", new MergerPage(form, chosen, await mergers.Gone(form.Town, Cancel), query, [.. found.Where(one => !one.IsAssociation && chosen.All(part => part.Id != one.Id))]));
    }

    private async Task<IActionResult> Preview(MergerForm form)
    {
        var merger = form.Merger;
        var parts = await mergers.Parts(merger.Municipalities, Cancel);
        if (parts.Count < merger.Municipalities.Count)
        {
            var gone = await mergers.Gone(merger.Municipalities, Cancel);
            throw gone.Count > 0 ? new DomainException("Mergers.Errors.Gone", gone[0].Name) : new DomainException("Mergers.Errors.Two");
        }

        Municipality.GuardSuccession(merger.On, Now);
        return View("Preview", new MergerPreview(form, parts, await mergers.Shared(merger.Municipalities, Cancel), await mergers.Twins(merger.Municipalities, Cancel)));
    }
}
