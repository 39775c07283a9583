using System.Globalization;
using MicPortal.Application.Agreements;
using MicPortal.Application.Documents;
using MicPortal.Domain.Access;
using MicPortal.Domain.Agreements;
using MicPortal.Web.Forms;
using MicPortal.Web.Models.Agreements;
using Microsoft.AspNetCore.Mvc;

namespace MicPortal.Web.Controllers;

/// <summary>What a party that has no users decided or signed on paper, filed by another with the scan.</summary>
[Route("agreements/{id:int}/filings")]
public sealed class AgreementFilingsController(AgreementQueries agreements, AgreementDocumentService service, DocumentStore store) : AgreementFormController<FilingForm>(agreements)
{
    protected override string ViewName => "Filing";

    [HttpGet("")]
    [HttpGet("new")]
    public async Task<IActionResult> New(int id) =>
        await Find(id) is { } agreement && May(agreement.Standing, Actor) && new AgreementPage(agreement, Application.History.Timeline.None, Actor, "", null).FiledFor.Count == 0
            ? LocalRedirect($"/agreements/{id}")
            : await ShowForm(id);

    [HttpPost("")]
    [TakesFile]
    public async Task<IActionResult> Create(int id, FilingForm form)
    {
        if (await Refusal(id) is { } refusal)
        {
            return refusal;
        }

        var party = int.Parse(form.For!, CultureInfo.InvariantCulture);
        await using var content = form.File!.OpenReadStream();
        var format = DocumentContent.Check(content, form.File.FileName);
        // Whoever leaves now must not stop what is half done.
        await store.Keep(content, form.File.FileName, format, scan => form.What == FilingForm.Decision
            ? service.FileDecision(id, form.FormId, party, form.ToDecision(), scan, Actor, CancellationToken.None)
            : service.FileSignature(id, form.FormId, party, form.ToSignature(), scan, Actor, CancellationToken.None), Cancel);
        return Done($"/agreements/{id}#documents", "Documents.Filed");
    }

    protected override bool May(AgreementStanding standing, Actor actor) => AgreementAccess.WritesForParty(standing, actor);

    protected override bool IsTimely(AgreementStanding standing, Actor actor) => AgreementDocumentAccess.CanFile(standing, actor);

    protected override async Task<FilingForm> Filled(int id)
    {
        var form = new FilingForm { FormId = Guid.NewGuid() };
        if (await Find(id) is { } agreement && agreement.PartiesWithoutUsers(Actor) is [var only])
        {
            form.For = AgreementTextForm.KeyOf(only.OrganisationId);
        }

        return form;
    }
}
