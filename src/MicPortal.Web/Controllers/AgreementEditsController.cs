using MicPortal.Application.Agreements;
using MicPortal.Application.Data;
using MicPortal.Domain.Access;
using MicPortal.Domain.Agreements;
using MicPortal.Web.Models.Agreements;
using MicPortal.Web.Resources;
using Microsoft.AspNetCore.Mvc;

namespace MicPortal.Web.Controllers;

/// <summary>One form for a change of the draft, a revision of the proposal and a correction of an unconfirmed paper.</summary>
[Route("agreements/{id:int}/edit")]
public sealed class AgreementEditsController(AgreementQueries agreements, AgreementService service, MicPortalDbContext db) : AgreementFormController<AgreementEditForm>(agreements)
{
    protected override string ViewName => "Edit";

    [HttpGet]
    public Task<IActionResult> Edit(int id) => ShowForm(id);

    [HttpPost]
    public async Task<IActionResult> Edit(int id, AgreementEditForm form)
    {
        if (await Refusal(id) is { } refusal)
        {
            return refusal;
        }

        var agreement = await service.Load(id, Actor, Cancel);
        if (agreement.Status != AgreementStatus.Draft)
        {
            await service.RequirePartnership(agreement, Actor, Cancel);
        }

        if (agreement.Status == AgreementStatus.Declined)
        {
            await service.RequirePresentParties(agreement, Cancel);
        }

        var done = "Forms.SentTwice";
        var url = await Once(form, async () =>
        {
            done = Change(agreement, form);
            db.Expect(agreement, form.ConcurrencyToken);
            await db.SaveChangesAsync(Cancel);
            return $"/agreements/{id}";
        });
        return Done(url, done, agreement.CurrentVersionNumber);
    }

    /// <returns>The key of what was done.</returns>
    private string Change(Agreement agreement, AgreementEditForm form)
    {
        if (agreement.Status == AgreementStatus.Draft)
        {
            agreement.ChangeDraft(form.ToContent(), Actor, Now);
            return "Agreements.DraftSaved";
        }

        var wasDeclined = agreement.Status == AgreementStatus.Declined;
        if (agreement.Revise(form.ToContent(), Actor, Now, agreement.IsOnPaper ? PaperSignatures.Of(form, agreement.Parties.Select(party => party.OrganisationId)) : null, form.IsCorrection))
        {
            return agreement.CurrentVersion.Correction is null ? "Agreements.VersionSaved" : "Corrections.Saved";
        }

        if (!wasDeclined)
        {
            return "Agreements.NothingChanged";
        }

        agreement.ProposeAgain(Actor, Now);
        return "Agreements.ProposedAgain";
    }

    protected override bool May(AgreementStanding standing, Actor actor) => AgreementAccess.WritesForParty(standing, actor);

    protected override bool IsTimely(AgreementStanding standing, Actor actor) => AgreementAccess.CanEdit(standing, actor);

    protected override async Task<AgreementEditForm> Filled(int id) => await Find(id) is { } agreement ? AgreementEditForm.Of(agreement) : new AgreementEditForm();

    protected override void Prepare(AgreementEditForm form, AgreementDetails agreement)
    {
        form.PrepareFor(agreement.Parties.Select(party => party.OrganisationId));
        var named = new AgreementFormParties([.. agreement.PartiesFor(Actor).Select(party => new AgreementFormParty(party.OrganisationId, party.Name))]);
        ViewData[nameof(AgreementFormParties)] = named;
        PaperSignatures.NameParties(ModelState, named, HttpContext.RequestServices.GetRequiredService<Texts>());
    }
}
