using MicPortal.Application.Agreements;
using MicPortal.Domain.Access;
using MicPortal.Domain.Agreements;
using MicPortal.Web.Models.Agreements;
using Microsoft.AspNetCore.Mvc;

namespace MicPortal.Web.Controllers;

/// <summary>A remark on a section of the version that its author reads.</summary>
[Route("agreements/{id:int}/remarks")]
public sealed class AgreementRemarksController(AgreementQueries agreements, AgreementRemarkService remarks) : AgreementFormController<RemarkForm>(agreements)
{
    protected override string ViewName => "Remark";

    [HttpGet("")]
    [HttpGet("new")]
    public Task<IActionResult> New(int id) => ShowForm(id);

    [HttpPost("")]
    public async Task<IActionResult> Create(int id, RemarkForm form)
    {
        if (await Refusal(id) is { } refusal)
        {
            return refusal;
        }

        await remarks.Write(id, form.FormId, form.VersionNumber, RemarkForm.SubjectOf(form.Section)!.Value, form.Text!, Actor, Cancel);
        return Done($"/agreements/{id}#remarks", "Remarks.Written");
    }

    protected override bool May(AgreementStanding standing, Actor actor) => AgreementAccess.ActsForParty(standing, actor);

    protected override bool IsTimely(AgreementStanding standing, Actor actor) => AgreementAccess.CanRemark(standing, actor);

    /// <summary>On the section of the link that was followed.</summary>
    protected override async Task<RemarkForm> Filled(int id) => new() { FormId = Guid.NewGuid(), VersionNumber = (await Find(id))?.VersionNumber ?? 0, Section = Request.Query["section"] };
}
