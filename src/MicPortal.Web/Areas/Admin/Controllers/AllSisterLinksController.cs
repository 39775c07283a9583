using MicPortal.Application.Lists;
using MicPortal.Application.SisterLinks;
using MicPortal.Web.Forms;
using MicPortal.Web.Models.SisterLinks;
using MicPortal.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace MicPortal.Web.Areas.Admin.Controllers;

/// <summary>Which associations are sisters. That two are opens nothing: each then says what the other may see.</summary>
[Area(nameof(Admin))]
[Authorize(Policy = Policies.Admin)]
[Route("admin/sister-links")]
public sealed class AllSisterLinksController(SisterLinkQueries sisters, SisterLinkService service, FilterChoices choices) : FormController<NewSisterLinkForm>
{
    [HttpGet]
    public async Task<IActionResult> Index() => await Page(0, await Filled(0));

    [HttpPost]
    public async Task<IActionResult> Create(NewSisterLinkForm form) =>
        Done(await Once(form, async () =>
        {
            await service.Make(form.AssociationIds(), Actor, Cancel);
            return "/admin/sister-links";
        }), "SisterLinks.Made");

    protected override Task<NewSisterLinkForm> Filled(int id) => Task.FromResult(new NewSisterLinkForm { FormId = Guid.NewGuid() });

    protected override async Task<IActionResult> Page(int id, NewSisterLinkForm form) =>
        View("Index", new SisterLinkList(form, await sisters.All(Cancel), await choices.AssociationsNow(Cancel)));
}
