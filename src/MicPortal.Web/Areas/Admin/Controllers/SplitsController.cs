using MicPortal.Application.Mergers;
using MicPortal.Application.Organisations;
using MicPortal.Domain.Common;
using MicPortal.Domain.Organisations;
using MicPortal.Web.Forms;
using MicPortal.Web.Models.Mergers;
using MicPortal.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace MicPortal.Web.Areas.Admin.Controllers;

/// <summary>A municipality that becomes several: which, into what, who carries on what; then it is done, once. They are listed with the mergers.</summary>
[Area(nameof(Admin))]
[Authorize(Policy = Policies.Admin)]
[Route("admin/splits")]
public sealed class SplitsController(MergerQueries mergers, MergerService service, OrganisationNames organisations) : FormController<SplitForm>
{
    /// <summary>The address that the form is sent to, opened by itself, shows the form.</summary>
    [HttpGet("")]
    [HttpGet("new")]
    public async Task<IActionResult> New(SplitForm form, string? q)
    {
        ModelState.Clear();
        form.FormId = Guid.NewGuid();
        return await Show(form, q);
    }

    [HttpPost]
    public async Task<IActionResult> Create(SplitForm form)
    {
        if (!form.Confirmed)
        {
            return await Preview(form) ?? throw ((await mergers.Parts([form.Town!.Value], Cancel)).Count == 0
                ? new DomainException("Splits.Errors.TownGone") { Field = nameof(form.Town) } : new DomainException("Splits.Errors.PartGone") { Field = nameof(form.NewNames) });
        }

        var url = await Once(form, async () => $"/municipalities/{(await service.Split(form.Split, Actor, Cancel)).Id}");
        return Done(url, "Splits.Done");
    }

    protected override Task<SplitForm> Filled(int id) => Task.FromResult(new SplitForm());

    protected override async Task<IActionResult> Page(int id, SplitForm form) =>
        (form.Confirmed && form.On.Date is not null ? await Preview(form) : null) ?? await Show(form, form.Find);

    private async Task<ViewResult> Show(SplitForm form, string? query)
    {
        var found = await organisations.Find(query, Cancel);
        var chosen = await mergers.Parts([.. form.Parts, form.Town ?? 0], Cancel);
        return View("New", new SplitPage(form, chosen.Find(part => part.Id == form.Town), chosen.FindAll(part => part.Id != form.Town), await mergers.Gone([.. form.Parts, form.Town ?? 0], Cancel), query, [.. found.Where(one => !one.IsAssociation && chosen.All(part => part.Id != one.Id))]));
    }

    /// <summary>Null where one of them is not there, or not any more.</summary>
    private async Task<IActionResult?> Preview(SplitForm form)
    {
        var chosen = await mergers.Parts([.. form.Parts, form.Town!.Value], Cancel);
        if (chosen.Find(part => part.Id == form.Town) is not { } whole || chosen.Count != form.Parts.Count + 1)
        {
            return null;
        }

        if (!form.Confirmed)
        {
            Municipality.GuardSuccession(form.On.Date!.Value, Now);
        }

        var (seen, unseen) = await mergers.Places(whole.Id, Actor, Cancel);
        return View("Preview", new SplitPreview(form, whole, chosen.FindAll(part => part != whole), seen, unseen));
    }
}
