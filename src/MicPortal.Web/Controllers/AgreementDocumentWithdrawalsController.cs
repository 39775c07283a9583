using System.Globalization;
using MicPortal.Application.Agreements;
using MicPortal.Application.Documents;
using MicPortal.Domain.Access;
using MicPortal.Domain.Agreements;
using MicPortal.Web.Models.Agreements;
using Microsoft.AspNetCore.Mvc;

namespace MicPortal.Web.Controllers;

/// <summary>Who added a document takes it back: out of a draft it goes, what was shared stays with the reason.</summary>
[Route("agreements/{id:int}/documents/{documentId:int}/withdrawals")]
public sealed class AgreementDocumentWithdrawalsController(AgreementQueries agreements, AgreementDocumentService service, DocumentStore store)
    : AgreementFormController<DocumentWithdrawalForm>(agreements)
{
    protected override string ViewName => "DocumentWithdrawal";

    [HttpGet("")]
    [HttpGet("new")]
    public Task<IActionResult> New(int id) => ShowForm(id);

    [HttpPost("")]
    public async Task<IActionResult> Create(int id, DocumentWithdrawalForm form)
    {
        if (await Refusal(id) is { } refusal)
        {
            return refusal;
        }

        if (await service.Withdraw(id, form.FormId, DocumentId, form.Reason, Actor, Cancel) is { } gone)
        {
            store.Remove(gone);
        }

        return Done($"/agreements/{id}#documents", "Documents.WithdrawnNow");
    }

    protected override bool May(AgreementStanding standing, Actor actor) => AgreementAccess.WritesForParty(standing, actor);

    protected override bool IsTimely(AgreementStanding standing, Actor actor) => true;

    protected override Task<DocumentWithdrawalForm> Filled(int id) => Task.FromResult(new DocumentWithdrawalForm { FormId = Guid.NewGuid() });

    /// <summary>A document that is not the actor's, or is gone, has no such page.</summary>
    protected override async Task<IActionResult> Page(int id, DocumentWithdrawalForm form)
    {
        var page = await base.Page(id, form);
        if (page is not ViewResult)
        {
            return page;
        }

        var document = (await Find(id))!.Documents.Find(one => one.Id == DocumentId);
        ViewData[nameof(DocumentDetails)] = document;
        return document is null ? NotFound() : document.AddedByOrganisationId == Actor.OrganisationId ? page : Forbid();
    }

    private int DocumentId => int.Parse((string)RouteData.Values["documentId"]!, CultureInfo.InvariantCulture);
}
