using MicPortal.Application.Agreements;
using MicPortal.Domain.Access;
using MicPortal.Domain.Agreements;
using MicPortal.Web.Models.Agreements;
using Microsoft.AspNetCore.Mvc;

namespace MicPortal.Web.Controllers;

[Route("agreements/{id:int}/signatures")]
public sealed class AgreementSignaturesController(AgreementQueries agreements, AgreementService service) : AgreementFormController<SignatureForm>(agreements)
{
    protected override string ViewName => "Sign";

    [HttpGet("")]
    [HttpGet("new")]
    public Task<IActionResult> New(int id) => ShowForm(id);

    [HttpPost("")]
    public async Task<IActionResult> Create(int id, SignatureForm form)
    {
        if (await Refusal(id) is { } refusal)
        {
            return refusal;
        }

        await service.RecordSignature(id, form.FormId, form.VersionNumber, form.ToSignature(), Actor, Cancel);
        return Done($"/agreements/{id}", "Agreements.SignatureRecorded");
    }

    protected override bool May(AgreementStanding standing, Actor actor) => AgreementAccess.ActsForParty(standing, actor);

    protected override bool IsTimely(AgreementStanding standing, Actor actor) => AgreementAccess.CanSign(standing, actor);

    protected override async Task<SignatureForm> Filled(int id)
    {
        var agreement = await Find(id);
        return new SignatureForm { FormId = Guid.NewGuid(), VersionNumber = agreement?.VersionNumber ?? 0, SignatoryTitle = agreement?.PartyOf(Actor)?.HeadTerm };
    }
}
