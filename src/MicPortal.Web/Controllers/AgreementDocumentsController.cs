using MicPortal.Application.Agreements;
using MicPortal.Application.Documents;
using MicPortal.Domain.Access;
using MicPortal.Domain.Agreements;
using MicPortal.Web.Forms;
using MicPortal.Web.Models.Agreements;
using MicPortal.Web.Resources;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace MicPortal.Web.Controllers;

[Route("agreements/{id:int}/documents")]
public sealed class AgreementDocumentsController(AgreementQueries agreements, AgreementDocumentQueries documents, AgreementDocumentService service, DocumentStore store)
    : AgreementFormController<DocumentForm>(agreements)
{
    protected override string ViewName => "Document";

    [HttpGet("")]
    [HttpGet("new")]
    public Task<IActionResult> New(int id) => ShowForm(id);

    [HttpPost("")]
    [TakesFile]
    public async Task<IActionResult> Create(int id, DocumentForm form)
    {
        if (await Refusal(id) is { } refusal)
        {
            return refusal;
        }

        var kind = Enum.Parse<DocumentKind>(form.Kind!);
        await using var content = form.File!.OpenReadStream();
        var format = DocumentContent.Check(content, form.File.FileName);
        // Whoever leaves now must not stop what is half done.
        await store.Keep(content, form.File.FileName, format, file => service.Add(id, form.FormId, kind, file, form.Replaces, Actor, CancellationToken.None), Cancel);
        return Done($"/agreements/{id}#documents", $"Documents.Added.{kind}");
    }

    /// <summary>Always as an attachment: what users send is never opened as a page of the portal.</summary>
    [HttpGet("{documentId:int}")]
    public async Task<IActionResult> Download(int id, int documentId)
    {
        if (await documents.ToSend(id, documentId, Actor, Cancel) is not { } document)
        {
            return NotFound();
        }

        if (store.Open(document.StorageName) is not { } content)
        {
            var lost = View("/Views/Agreements/DocumentLost.cshtml", new LostDocument(id, document.Name, document.Fingerprint));
            lost.StatusCode = StatusCodes.Status404NotFound;
            return lost;
        }

        Response.GetTypedHeaders().CacheControl = new CacheControlHeaderValue { Private = true, NoCache = true };
        // In parts, so that a broken download on a bad line goes on where it stopped.
        return File(content, DocumentWords.ContentType(document.Format), document.Name, document.AddedAt, new EntityTagHeaderValue($"\"{document.Fingerprint}\""), enableRangeProcessing: true);
    }

    protected override bool May(AgreementStanding standing, Actor actor) => AgreementAccess.WritesForParty(standing, actor);

    protected override bool IsTimely(AgreementStanding standing, Actor actor) => AgreementDocumentAccess.Addable(standing, actor).Count > 0;

    protected override async Task<DocumentForm> Filled(int id)
    {
        var form = new DocumentForm { FormId = Guid.NewGuid() };
        if (await Find(id) is { } agreement && AgreementDocumentAccess.Addable(agreement.Standing, Actor) is [var only])
        {
            form.Kind = only.ToString();
        }

        return form;
    }
}
