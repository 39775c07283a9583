using System.Globalization;
using MicPortal.Application.Agreements;
using MicPortal.Domain.Access;
using MicPortal.Domain.Agreements;
using MicPortal.Web.Models.Agreements;
using Microsoft.AspNetCore.Mvc;

namespace MicPortal.Web.Controllers;

[Route("agreements/{id:int}/remarks/{remarkId:int}/answers")]
public sealed class AgreementRemarkAnswersController(AgreementQueries agreements, AgreementRemarkService remarks) : AgreementFormController<RemarkAnswerForm>(agreements)
{
    protected override string ViewName => "RemarkAnswer";

    protected override RemarksRead Remarks => RemarksRead.One(RemarkId);

    [HttpGet("")]
    [HttpGet("new")]
    public Task<IActionResult> New(int id) => ShowForm(id);

    [HttpPost("")]
    public async Task<IActionResult> Create(int id, RemarkAnswerForm form)
    {
        if (await Refusal(id) is { } refusal)
        {
            return refusal;
        }

        await remarks.Answer(id, form.FormId, RemarkId, form.Text!, Actor, Cancel);
        return Done($"/agreements/{id}#remarks", "Remarks.Answered");
    }

    protected override bool May(AgreementStanding standing, Actor actor) => AgreementAccess.ActsForParty(standing, actor);

    protected override bool IsTimely(AgreementStanding standing, Actor actor) => AgreementAccess.CanRemark(standing, actor);

    protected override Task<RemarkAnswerForm> Filled(int id) => Task.FromResult(new RemarkAnswerForm { FormId = Guid.NewGuid() });

    protected override async Task<IActionResult> Page(int id, RemarkAnswerForm form)
    {
        var page = await base.Page(id, form);
        ViewData[nameof(RemarkDetails)] = (await Find(id))?.Remarks.SingleOrDefault();
        return page is ViewResult && ViewData[nameof(RemarkDetails)] is null ? NotFound() : page;
    }

    private int RemarkId => int.Parse((string)RouteData.Values["remarkId"]!, CultureInfo.InvariantCulture);
}
