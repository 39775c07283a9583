using MicPortal.Application.Agreements;
using MicPortal.Domain.Access;
using MicPortal.Domain.Agreements;
using MicPortal.Web.Models.Agreements;
using Microsoft.AspNetCore.Mvc;

namespace MicPortal.Web.Controllers;

/// <summary>A party's word beside a notice.</summary>
[Route("agreements/{id:int}/statements")]
public sealed class AgreementStatementsController(AgreementQueries agreements, AgreementService service) : AgreementFormController<AgreementStatementForm>(agreements)
{
    protected override string ViewName => "State";

    [HttpGet("")]
    [HttpGet("new")]
    public Task<IActionResult> New(int id) => ShowForm(id);

    [HttpPost("")]
    public async Task<IActionResult> Create(int id, AgreementStatementForm form)
    {
        if (await Refusal(id) is { } refusal)
        {
            return refusal;
        }

        await service.AddStatement(id, form.FormId, form.Text!, Actor, Cancel);
        return Done($"/agreements/{id}", "Words.StatementAdded");
    }

    protected override bool May(AgreementStanding standing, Actor actor) => AgreementAccess.WritesForParty(standing, actor);

    protected override bool IsTimely(AgreementStanding standing, Actor actor) => AgreementAccess.CanState(standing, actor);

    protected override Task<AgreementStatementForm> Filled(int id) => Task.FromResult(new AgreementStatementForm { FormId = Guid.NewGuid() });
}
