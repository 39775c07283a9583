using MicPortal.Application.Data;
using MicPortal.Application.Members;
using MicPortal.Application.Organisations;
using MicPortal.Domain.Organisations;
using MicPortal.Web.Forms;
using MicPortal.Web.Models.Members;
using MicPortal.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Web.Areas.Association.Controllers;

/// <summary>An association lists a municipality as its member; that one is asked.</summary>
[Area(nameof(Association))]
[Authorize(Policy = Policies.Association)]
[Route("association/members")]
public sealed class NewMembersController(MicPortalDbContext db, OrganisationNames organisations, MembershipQueries memberships) : FormController<NewMemberForm>
{
    private int AssociationId => Actor.AssociationId!.Value;

    /// <summary>Which municipality?</summary>
    [HttpGet("new")]
    public async Task<IActionResult> Find(string? q)
    {
        var country = await db.Associations.Where(association => association.Id == Actor.AssociationId).Select(association => association.CountryCode).SingleAsync(Cancel);
        var found = await organisations.FindMunicipalities(q, country, Cancel);
        return View("/Areas/Association/Views/Members/New.cshtml", new MemberSearch(q, found, await memberships.Listed(AssociationId, [.. found.Select(one => one.Id)], Cancel)));
    }

    [HttpGet("{id:int}/memberships")]
    [HttpGet("{id:int}/memberships/new")]
    public async Task<IActionResult> New(int id) => await Page(id, await Filled(id));

    [HttpPost("{id:int}/memberships")]
    public async Task<IActionResult> Create(int id, NewMemberForm form)
    {
        if (await NameOf(id) is null)
        {
            return NotFound();
        }

        var url = await Once(form, async () =>
        {
            await db.AddUnlessSaid(Membership.List(AssociationId, id, Actor, Now, form.Since.Date, Today), async () => (await memberships.Listed(AssociationId, [id], Cancel)).Count > 0, Cancel);
            return $"/association/members/{id}";
        });
        return Done(url, "Memberships.ListedNow");
    }

    protected override Task<NewMemberForm> Filled(int id) => Task.FromResult(new NewMemberForm { FormId = Guid.NewGuid() });

    protected override async Task<IActionResult> Page(int id, NewMemberForm form) =>
        await NameOf(id) is { } name ? View("/Areas/Association/Views/Members/List.cshtml", new NewMemberPage(form, name)) : NotFound();

    private Task<string?> NameOf(int id) => db.Municipalities.Where(one => one.Id == id && one.SuccessorId == null).Select(one => one.Name).SingleOrDefaultAsync(Cancel);
}
