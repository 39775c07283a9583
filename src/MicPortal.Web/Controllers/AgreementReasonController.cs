using MicPortal.Application.Agreements;
using MicPortal.Application.Data;
using MicPortal.Domain.Access;
using MicPortal.Domain.Agreements;
using MicPortal.Domain.Common;
using MicPortal.Web.Models.Agreements;
using Microsoft.AspNetCore.Mvc;

namespace MicPortal.Web.Controllers;

/// <summary>An act for which a party gives its reason.</summary>
/// <param name="texts">What the page's texts begin with.</param>
public abstract class AgreementReasonController(AgreementQueries agreements, AgreementService service, MicPortalDbContext db, string texts) : AgreementFormController<ReasonForm>(agreements)
{
    protected override string ViewName => "Reason";

    [HttpGet("")]
    [HttpGet("new")]
    public Task<IActionResult> New(int id) => ShowForm(id);

    [HttpPost("")]
    public async Task<IActionResult> Create(int id, ReasonForm form)
    {
        if (await Refusal(id) is { } refusal)
        {
            return refusal;
        }

        var agreement = await service.Load(id, Actor, Cancel);
        if (form.VersionNumber != agreement.CurrentVersionNumber)
        {
            throw new DomainException("Agreements.Errors.OldVersion", form.VersionNumber, agreement.CurrentVersionNumber);
        }

        var url = await Once(form, async () =>
        {
            Act(agreement, form.Reason!);
            await db.SaveChangesAsync(Cancel);
            return $"/agreements/{id}";
        });
        return Done(url, $"{texts}.Done");
    }

    protected abstract void Act(Agreement agreement, string reason);

    protected override bool May(AgreementStanding standing, Actor actor) => AgreementAccess.ActsForParty(standing, actor);

    protected override async Task<ReasonForm> Filled(int id) => new() { FormId = Guid.NewGuid(), VersionNumber = (await Find(id))?.VersionNumber ?? 0 };

    protected override void Prepare(ReasonForm form, AgreementDetails agreement) => ViewData["Texts"] = texts;
}
