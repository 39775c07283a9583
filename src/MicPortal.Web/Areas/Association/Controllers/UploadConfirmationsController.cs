using MicPortal.Application.Uploads;
using MicPortal.Web.Forms;
using MicPortal.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace MicPortal.Web.Areas.Association.Controllers;

/// <summary>Lists the members and reports the partnerships of an upload's good rows; a second click finds it done.</summary>
[Area(nameof(Association))]
[Authorize(Policy = Policies.Association)]
[Route("association/uploads/{id:int}/confirmations")]
public sealed class UploadConfirmationsController(UploadService service) : PortalController, IRecordController
{
    [HttpPost]
    public async Task<IActionResult> Create(int id) =>
        await service.Confirm(id, Actor.AssociationId!.Value, Actor, Cancel) is { } upload
            ? Done(RecordUrl(id), "Uploads.ConfirmedNow", upload.MembersListed, upload.PartnershipsReported)
            : NotFound();

    [NonAction]
    public string RecordUrl(int id) => $"/association/uploads/{id}";
}
