using MicPortal.Application.Agreements;
using MicPortal.Domain.Access;
using MicPortal.Domain.Agreements;
using MicPortal.Domain.Common;
using MicPortal.Web.Models;
using MicPortal.Web.Models.Agreements;
using Microsoft.AspNetCore.Mvc;

namespace MicPortal.Web.Controllers;

/// <summary>A party gives notice: two parties' agreement ends with it, more go on without who leaves.</summary>
[Route("agreements/{id:int}/terminations")]
public sealed class AgreementTerminationsController(AgreementQueries agreements, AgreementService service) : AgreementFormController<TerminationForm>(agreements)
{
    protected override string ViewName => "Terminate";

    [HttpGet("")]
    [HttpGet("new")]
    public Task<IActionResult> New(int id) => ShowForm(id);

    [HttpPost("")]
    public async Task<IActionResult> Create(int id, TerminationForm form)
    {
        if (await Refusal(id) is { } refusal)
        {
            return refusal;
        }

        await service.Terminate(id, form.FormId, form.LastDay.Date!.Value, form.Reason!, form.Anyway, Actor, Cancel);
        return Done($"/agreements/{id}", "Agreements.Terminate.Done");
    }

    protected override bool May(AgreementStanding standing, Actor actor) => AgreementAccess.WritesForParty(standing, actor);

    protected override bool IsTimely(AgreementStanding standing, Actor actor) => AgreementAccess.CanTerminate(standing, actor);

    /// <summary>A term that renews itself is left at its end.</summary>
    protected override async Task<TerminationForm> Filled(int id) => new()
    {
        FormId = Guid.NewGuid(),
        LastDay = DateInput.Of((await Find(id))?.Life.NextRenewal(Today) is { } renewal ? PartialDate.From(renewal.LastDay) : null),
    };
}
