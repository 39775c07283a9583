using MicPortal.Application.Agreements;
using MicPortal.Domain.Access;
using MicPortal.Domain.Agreements;
using MicPortal.Web.Models.Agreements;
using Microsoft.AspNetCore.Mvc;

namespace MicPortal.Web.Controllers;

[Route("agreements/{id:int}/endorsements")]
public sealed class AgreementEndorsementsController(AgreementQueries agreements, AgreementService service) : AgreementFormController<EndorsementForm>(agreements)
{
    protected override string ViewName => "Endorse";

    [HttpGet("")]
    [HttpGet("new")]
    public Task<IActionResult> New(int id) => ShowForm(id);

    [HttpPost("")]
    public async Task<IActionResult> Create(int id, EndorsementForm form)
    {
        if (await Refusal(id) is { } refusal)
        {
            return refusal;
        }

        await service.Endorse(id, form.FormId, form.VersionNumber, form.ToDecisions(), Actor, Cancel);
        return Done($"/agreements/{id}", "Agreements.EndorsedNow", form.VersionNumber);
    }

    protected override bool May(AgreementStanding standing, Actor actor) => AgreementAccess.ActsForParty(standing, actor);

    protected override bool IsTimely(AgreementStanding standing, Actor actor) => AgreementAccess.CanEndorse(standing, actor);

    protected override async Task<EndorsementForm> Filled(int id) => new() { FormId = Guid.NewGuid(), VersionNumber = (await Find(id))?.VersionNumber ?? 0 };

    /// <summary>Where the text was revised meanwhile, what was typed stays, below the version that is to be read now.</summary>
    protected override void Prepare(EndorsementForm form, AgreementDetails agreement)
    {
        form.Prepare();
        if (form.VersionNumber != agreement.VersionNumber)
        {
            ViewData[EndorsementForm.WasReplaced] = true;
            form.VersionNumber = agreement.VersionNumber;
            ModelState.Remove(nameof(EndorsementForm.VersionNumber));
        }
    }
}
