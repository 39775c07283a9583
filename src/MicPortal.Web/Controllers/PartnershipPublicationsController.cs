using MicPortal.Application.Agreements;
using MicPortal.Application.Data;
using MicPortal.Application.Partnerships;
using MicPortal.Domain.Access;
using MicPortal.Domain.Partnerships;
using MicPortal.Web.Models.Partnerships;
using Microsoft.AspNetCore.Mvc;

namespace MicPortal.Web.Controllers;

/// <summary>A party says how far everyone may see the partnership. Of an imported record, which can be seen at first, it is how a party objects.</summary>
[Route("partnerships/{id:int}/publication")]
public sealed class PartnershipPublicationsController(MicPortalDbContext db, PartnershipQueries partnerships, AgreementQueries agreements) : PartnershipFormController<PublicationForm>(db, partnerships)
{
    private readonly PartnershipQueries partnerships = partnerships;
    private IReadOnlyList<AgreementRow> signed = [];

    [HttpGet]
    public async Task<IActionResult> Edit(int id) => await Page(id, await Filled(id));

    [HttpPost]
    public Task<IActionResult> Edit(int id, PublicationForm form) =>
        Change(id, form, partnership => partnership.Publish(form.Level(), form.Word, Actor, Now), "Publication.Said");

    protected override async Task<PublicationForm> Filled(int id) => new()
    {
        FormId = Guid.NewGuid(),
        Publication = (await partnerships.Details(id, Actor, Cancel))?.Parties.SingleOrDefault(party => party.OrganisationId == Actor.OrganisationId)?.Publication.ToString(),
    };

    protected override async Task<IActionResult> Page(int id, PublicationForm form)
    {
        signed = [.. (await agreements.OfPartnership(id, Actor, Today, Cancel)).Where(row => row.CanBePublic)];
        return await base.Page(id, form);
    }

    protected override bool May(PartnershipStanding standing, Actor actor) => PartnershipAccess.CanPublish(standing, actor);

    protected override IActionResult Show(PublicationForm form, PartnershipDetails partnership) =>
        View("/Views/Partnerships/Publication.cshtml", new PublicationPage(form, partnership, signed, Actor));
}
