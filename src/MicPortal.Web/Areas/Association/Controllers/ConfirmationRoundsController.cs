using MicPortal.Application.ConfirmationRounds;
using MicPortal.Web.Forms;
using MicPortal.Web.Models.ConfirmationRounds;
using MicPortal.Web.Models.Lists;
using MicPortal.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace MicPortal.Web.Areas.Association.Controllers;

/// <summary>The yearly question to the members: are your partnerships still correct?</summary>
[Area(nameof(Association))]
[Authorize(Policy = Policies.Association)]
[Route("association/confirmation-rounds")]
public sealed class ConfirmationRoundsController(ConfirmationRoundQueries rounds, ConfirmationRoundService service, PublicAddress address)
    : FormController<ConfirmationRoundForm>
{
    private const string Address = "/association/confirmation-rounds";

    private int AssociationId => Actor.AssociationId!.Value;

    [HttpGet]
    public async Task<IActionResult> Index(ListQuery query)
    {
        var page = await rounds.List(AssociationId, query.Page, Cancel);
        return View(new ConfirmationRoundList(page, ListLinks.Of(Request, page), await rounds.HasOpen(AssociationId, Cancel), await rounds.CountAsked(AssociationId, Cancel)));
    }

    [HttpGet("{id:int}")]
    public async Task<IActionResult> Details(int id, RoundQuery query)
    {
        if (await rounds.Round(id, AssociationId, Cancel) is not { } round)
        {
            return NotFound();
        }

        var page = await rounds.Partnerships(round, query.Confirmed, query.Page, Actor, Cancel);
        return View(new ConfirmationRoundPage(round, query.Confirmed, page, ListLinks.Of(Request, page)));
    }

    /// <summary>Everything on one page.</summary>
    [HttpGet("{id:int}/print")]
    public async Task<IActionResult> Print(int id) =>
        await rounds.Round(id, AssociationId, Cancel) is { } round
            ? View(new ConfirmationRoundPrint(round, await rounds.ToPrint(round, Actor, Cancel), HttpContext.User()!.OrganisationShortName ?? "", address.Of($"{Address}/{id}")))
            : NotFound();

    [HttpGet("new")]
    public Task<IActionResult> New() => Page(0, new ConfirmationRoundForm { FormId = Guid.NewGuid() });

    [HttpPost]
    public async Task<IActionResult> Create(ConfirmationRoundForm form)
    {
        var url = await Once(form, async () =>
            $"{Address}/{(await service.Open(AssociationId, form.Deadline.Date!.Value, form.Text, Today, Actor, Cancel)).Id}");
        return Done(url, "ConfirmationRounds.OpenedNow");
    }

    protected override Task<ConfirmationRoundForm> Filled(int id) => Task.FromResult(new ConfirmationRoundForm());

    protected override Task<IActionResult> Page(int id, ConfirmationRoundForm form) => Task.FromResult<IActionResult>(View("New", form));
}
