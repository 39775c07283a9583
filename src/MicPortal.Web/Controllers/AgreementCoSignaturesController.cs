using MicPortal.Application.Agreements;
using MicPortal.Domain.Access;
using MicPortal.Domain.Agreements;
using MicPortal.Web.Forms;
using MicPortal.Web.Models.Agreements;
using Microsoft.AspNetCore.Mvc;

namespace MicPortal.Web.Controllers;

/// <summary>An officer of a party records the signature of who signs beside the parties.</summary>
[Route("agreements/{id:int}/co-signatures")]
public sealed class AgreementCoSignaturesController(AgreementQueries agreements, AgreementService service) : AgreementFormController<CoSignatureForm>(agreements)
{
    protected override string ViewName => "CoSign";

    [HttpGet("")]
    [HttpGet("new")]
    public Task<IActionResult> New(int id) => ShowForm(id);

    [HttpPost("")]
    public async Task<IActionResult> Create(int id, CoSignatureForm form)
    {
        if (await Refusal(id) is { } refusal)
        {
            return refusal;
        }

        await service.RecordCoSignature(id, form.FormId, FormRules.Number(form.CoSignatory)!.Value, form.ToSignature(), Actor, Cancel);
        return Done($"/agreements/{id}", "Agreements.SignatureRecorded");
    }

    protected override bool May(AgreementStanding standing, Actor actor) => AgreementAccess.WritesForParty(standing, actor);

    protected override bool IsTimely(AgreementStanding standing, Actor actor) => AgreementAccess.CanCoSign(standing, actor);

    /// <summary>With one that has not signed there is nothing to choose.</summary>
    protected override async Task<CoSignatureForm> Filled(int id) => new()
    {
        FormId = Guid.NewGuid(),
        CoSignatory = (await Find(id))?.Version.CoSignatories.Where(one => one.Signature is null).ToList() is [var only] ? AgreementTextForm.KeyOf(only.Id) : null,
    };
}
