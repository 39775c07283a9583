using MicPortal.Application.Uploads;
using MicPortal.Domain.Agreements;
using MicPortal.Web.Forms;
using MicPortal.Web.Models;
using MicPortal.Web.Models.Uploads;
using MicPortal.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace MicPortal.Web.Areas.Association.Controllers;

/// <summary>The members of an association and their known partnerships, from a file: first what each row would do, then doing it.</summary>
[Area(nameof(Association))]
[Authorize(Policy = Policies.Association)]
[Route("association/uploads")]
public sealed class UploadsController(UploadQueries uploads, UploadService service, UploadCsv csv) : FormController<UploadForm>
{
    private const string Address = "/association/uploads";

    private int AssociationId => Actor.AssociationId!.Value;

    [HttpGet("")]
    [HttpGet("new")]
    public Task<IActionResult> New() => Page(0, new UploadForm { FormId = Guid.NewGuid() });

    [HttpPost("")]
    [TakesFile]
    public async Task<IActionResult> Create(UploadForm form)
    {
        await using var content = form.File!.OpenReadStream();
        var rows = UploadReader.Read(content, form.File.FileName, Cancel);
        return LocalRedirect(await Once(form, async () => $"{Address}/{(await service.Store(AssociationId, DocumentName.Clean(form.File.FileName), rows, Actor, Cancel)).Id}"));
    }

    [HttpGet("{id:int}")]
    public async Task<IActionResult> Details(int id, string? show, int from)
    {
        if (await uploads.Upload(id, AssociationId, Cancel) is not { } upload)
        {
            return NotFound();
        }

        var plan = await service.Plan(upload, Actor, Cancel);
        return View(new UploadPage(id, upload.FileName, upload.UploadedAt, upload.ConfirmedAt, upload.MembersListed, upload.PartnershipsReported, plan, show == "wrong", from));
    }

    [HttpGet("template.csv")]
    public IActionResult Template() => File(UploadCsv.Template(), CsvFile.ContentType, "members-template.csv");

    /// <summary>The rows of which nothing comes, with the reason.</summary>
    [HttpGet("{id:int}/wrong.csv")]
    public async Task<IActionResult> Wrong(int id) =>
        await uploads.Upload(id, AssociationId, Cancel) is { } upload
            ? File(csv.Of((await service.Plan(upload, Actor, Cancel)).Wrong), CsvFile.ContentType, $"upload-{id}-wrong-rows.csv")
            : NotFound();

    protected override Task<UploadForm> Filled(int id) => Task.FromResult(new UploadForm());

    protected override async Task<IActionResult> Page(int id, UploadForm form)
    {
        ViewData[nameof(UploadList)] = new UploadList(await uploads.Latest(AssociationId, Cancel));
        return View("New", form);
    }
}
