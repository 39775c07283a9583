using MicPortal.Application.Agreements;
using MicPortal.Application.Data;
using MicPortal.Domain.Access;
using MicPortal.Domain.Agreements;
using MicPortal.Web.Models.Agreements;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Web.Controllers;

/// <summary>A page that drafts an agreement which renews or amends another.</summary>
public abstract class AgreementNextController(AgreementQueries agreements, AgreementService service, MicPortalDbContext db, AgreementLink link) : AgreementFormController<NextForm>(agreements)
{
    protected override string ViewName => "Next";

    [HttpGet("")]
    [HttpGet("new")]
    public Task<IActionResult> New(int id) => ShowForm(id);

    [HttpPost("")]
    public async Task<IActionResult> Create(int id, NextForm form)
    {
        if (await Refusal(id) is { } refusal)
        {
            return refusal;
        }

        var earlier = await service.Load(id, Actor, Cancel);
        await service.RequirePartnership(earlier, Actor, Cancel);
        var url = await Once(form, async () =>
        {
            var partnership = await db.Partnerships.AsNoTracking().Include(p => p.Parties).SingleAsync(p => p.Id == earlier.PartnershipId, Cancel);
            var next = earlier.DraftNext(link, partnership, form.ToContent(), Actor, Now);
            db.Add(next);
            await db.SaveChangesAsync(Cancel);
            return $"/agreements/{next.Id}";
        });
        return Done(url, "Agreements.Drafted");
    }

    protected override bool May(AgreementStanding standing, Actor actor) => AgreementAccess.WritesForParty(standing, actor);

    protected override bool IsTimely(AgreementStanding standing, Actor actor) => AgreementAccess.CanFollow(standing, actor);

    protected override async Task<NextForm> Filled(int id) => await Find(id) is { } earlier ? NextForm.Of(earlier, link, Today) : new NextForm();

    protected override void Prepare(NextForm form, AgreementDetails agreement)
    {
        var bound = agreement.PartiesFor(Actor).Intersect(agreement.BoundParties).ToList();
        form.PrepareFor(bound.Select(party => party.OrganisationId));
        ViewData[nameof(AgreementFormParties)] = new AgreementFormParties([.. bound.Select(party => new AgreementFormParty(party.OrganisationId, party.Name))]);
        ViewData[nameof(AgreementLink)] = link;
    }
}

[Route("agreements/{id:int}/renewals")]
public sealed class AgreementRenewalsController(AgreementQueries agreements, AgreementService service, MicPortalDbContext db) : AgreementNextController(agreements, service, db, AgreementLink.Renews);

[Route("agreements/{id:int}/amendments")]
public sealed class AgreementAmendmentsController(AgreementQueries agreements, AgreementService service, MicPortalDbContext db) : AgreementNextController(agreements, service, db, AgreementLink.Amends);
