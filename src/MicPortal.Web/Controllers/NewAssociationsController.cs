using MicPortal.Application.Data;
using MicPortal.Domain.Organisations;
using MicPortal.Web.Forms;
using MicPortal.Web.Models.Organisations;
using Microsoft.AspNetCore.Mvc;

namespace MicPortal.Web.Controllers;

/// <summary>An administrator adds an association; its staff get accounts afterwards.</summary>
[Route("associations/new")]
public sealed class NewAssociationsController(MicPortalDbContext db) : FormController<AssociationForm>
{
    [HttpGet]
    public Task<IActionResult> New() => Page(0, new AssociationForm { FormId = Guid.NewGuid() });

    [HttpPost]
    public async Task<IActionResult> Create(AssociationForm form)
    {
        if (!AssociationAccess.CanCreate(Actor))
        {
            return Forbid();
        }

        var url = await Once(form, async () =>
        {
            var association = Association.Create(form.Profile, Actor, Now);
            db.Add(association);
            await db.SaveChangesAsync(Cancel);
            return $"/associations/{association.Id}";
        });
        return Done(url, "Associations.Created");
    }

    protected override Task<AssociationForm> Filled(int id) => Task.FromResult(new AssociationForm());

    protected override Task<IActionResult> Page(int id, AssociationForm form) =>
        Task.FromResult<IActionResult>(AssociationAccess.CanCreate(Actor) ? View("/Views/Associations/Edit.cshtml", new AssociationFormPage(form, null)) : Forbid());
}
