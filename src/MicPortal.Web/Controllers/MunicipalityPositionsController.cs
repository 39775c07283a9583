using MicPortal.Application.Data;
using MicPortal.Application.Organisations;
using MicPortal.Domain.Organisations;
using MicPortal.Web.Forms;
using MicPortal.Web.Models.Positions;
using MicPortal.Web.Setup;
using Microsoft.AspNetCore.Mvc;

namespace MicPortal.Web.Controllers;

/// <summary>A municipality adds a post for international affairs.</summary>
[FollowsSuccessor]
[Route("municipalities/{id:int}/positions")]
public sealed class MunicipalityPositionsController(MicPortalDbContext db, OrganisationQueries organisations, OutreachService outreach) : FormController<PositionForm>
{
    [HttpGet]
    [HttpGet("new")]
    public async Task<IActionResult> New(int id) => await Page(id, await Filled(id));

    [HttpPost]
    public async Task<IActionResult> Create(int id, PositionForm form)
    {
        if (await organisations.Municipality(id, Cancel) is null)
        {
            return NotFound();
        }

        if (!MunicipalityAccess.CanEdit(id, Actor))
        {
            return Forbid();
        }

        var url = await Once(form, async () =>
        {
            await outreach.Add(id, form.Facts, Actor, Cancel);
            await db.SaveChangesAsync(Cancel);
            return $"/municipalities/{id}#positions";
        });
        return Done(url, "Positions.Added");
    }

    protected override Task<PositionForm> Filled(int id) => Task.FromResult(new PositionForm { FormId = Guid.NewGuid() });

    protected override async Task<IActionResult> Page(int id, PositionForm form) =>
        await organisations.Municipality(id, Cancel) is null ? NotFound()
        : MunicipalityAccess.CanEdit(id, Actor) ? View("/Views/Positions/Form.cshtml", new PositionFormPage(form, id, null))
        : Forbid();
}
