using MicPortal.Application.Agreements;
using MicPortal.Application.Data;
using MicPortal.Application.Documents;
using MicPortal.Domain.Access;
using MicPortal.Domain.Agreements;
using MicPortal.Web.Models.Agreements;
using Microsoft.AspNetCore.Mvc;

namespace MicPortal.Web.Controllers;

/// <summary>Only a draft goes, and only after a second thought.</summary>
[Route("agreements/{id:int}/deletions")]
public sealed class AgreementDeletionsController(AgreementQueries agreements, AgreementService service, AgreementDocumentService documents, DocumentStore store, MicPortalDbContext db)
    : AgreementFormController<DeletionForm>(agreements)
{
    protected override string ViewName => "Delete";

    [HttpGet("")]
    [HttpGet("new")]
    public Task<IActionResult> New(int id) => ShowForm(id);

    [HttpPost("")]
    public async Task<IActionResult> Create(int id, DeletionForm form)
    {
        if (await Refusal(id) is { } refusal)
        {
            return refusal;
        }

        var agreement = await service.Load(id, Actor, Cancel);
        var stored = await documents.StoredOf(id, Cancel);
        var url = await Once(form, async () =>
        {
            agreement.Delete(Actor, Now);
            db.Expect(agreement, form.ConcurrencyToken);
            db.Remove(agreement);
            await db.SaveChangesAsync(Cancel);
            return $"/partnerships/{agreement.PartnershipId}";
        });
        stored.ForEach(store.Remove);
        return Done(url, "Agreements.DraftDeleted");
    }

    protected override bool May(AgreementStanding standing, Actor actor) => AgreementAccess.WritesForParty(standing, actor);

    protected override bool IsTimely(AgreementStanding standing, Actor actor) => AgreementAccess.CanDelete(standing, actor);

    protected override async Task<DeletionForm> Filled(int id) => new() { FormId = Guid.NewGuid(), ConcurrencyToken = (await Find(id))?.ConcurrencyToken ?? Guid.Empty };
}
