using System.Globalization;
using MicPortal.Application.Data;
using MicPortal.Application.Partnerships;
using MicPortal.Application.Visits;
using MicPortal.Domain.Common;
using MicPortal.Domain.Partnerships;
using MicPortal.Domain.Visits;
using MicPortal.Web.Forms;
using MicPortal.Web.Models.Visits;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Web.Controllers;

/// <summary>A visit that one party plans, and the others read at once.</summary>
[Route("partnerships/{id:int}/visits")]
public sealed class PartnershipVisitsController(PartnershipQueries partnerships, VisitQueries visits, MicPortalDbContext db) : FormController<NewVisitForm>
{
    private PartnershipDetails? partnership;

    [HttpGet("")]
    [HttpGet("new")]
    public async Task<IActionResult> New(int id) => await Page(id, await Filled(id));

    [HttpPost("")]
    public async Task<IActionResult> Create(int id, NewVisitForm form)
    {
        if (await Refusal(id) is { } refusal)
        {
            return refusal;
        }

        var url = await Once(form, async () =>
        {
            var under = await db.Partnerships.AsNoTracking().Include(p => p.Parties).SingleAsync(p => p.Id == id, Cancel);
            var plan = form.ToPlan(null);
            var known = await visits.Projects(id, TakingPart(form), [], Actor, Cancel);
            if (!plan.ProjectIds.All(project => known.Exists(one => one.Id == project)))
            {
                throw new DomainException("Visits.Errors.ProjectUnknown") { Field = nameof(form.Projects) };
            }

            form.RequireZoneOf(partnership!.Parties.Find(party => party.OrganisationId == plan.HostId)?.CountryCode);
            var visit = Visit.Open(under, TakingPart(form), plan, Actor, Now);
            db.Add(visit);
            await db.SaveChangesAsync(Cancel);
            return $"/visits/{visit.Id}";
        });
        return Done(url, form.End.Date!.Value.HasPassed(Today) ? "Visits.OpenedPast" : "Visits.Opened");
    }

    protected override async Task<NewVisitForm> Filled(int id)
    {
        var form = new NewVisitForm { FormId = Guid.NewGuid(), Language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName };
        if (await Find(id) is { } found)
        {
            form.Language = found.Parties.Find(party => party.OrganisationId == Actor.OrganisationId)?.Language ?? form.Language;
            form.Parties = [.. Others(found).Select(party => VisitPlanFields.KeyOf(party.OrganisationId))];
        }

        return form;
    }

    protected override async Task<IActionResult> Page(int id, NewVisitForm form)
    {
        if (await Refusal(id) is { } refusal)
        {
            return refusal;
        }

        var found = partnership!;
        var parties = found.PartiesFor(Actor).Where(IsLeft).ToList();
        ViewData[nameof(PartnershipDetails)] = found;
        ViewData[nameof(VisitFormChoices)] = new VisitFormChoices([.. parties.Select(party => new VisitFormParty(party.OrganisationId, party.Name, party.CountryCode))], await visits.Projects(id, TakingPart(form), [], Actor, Cancel));
        return View("/Views/Visits/New.cshtml", form);
    }

    private async Task<PartnershipDetails?> Find(int id) => partnership ??= await partnerships.Details(id, Actor, Cancel);

    private async Task<IActionResult?> Refusal(int id) =>
        await Find(id) is not { } found ? NotFound() : PartnershipAccess.CanEdit(found.Standing, Actor) ? null : Forbid();

    private static bool IsLeft(PartyDetails party) => party.Answer is PartyAnswer.None or PartyAnswer.Accepted;

    private IEnumerable<PartyDetails> Others(PartnershipDetails found) => found.Parties.Where(party => IsLeft(party) && party.OrganisationId != Actor.OrganisationId);

    /// <summary>The own party, and those that were chosen; with one other party there is no choice.</summary>
    private List<int> TakingPart(NewVisitForm form)
    {
        var others = Others(partnership!).Select(party => party.OrganisationId).ToList();
        return [.. new[] { Actor.OrganisationId!.Value }.Concat(form.Parties.Count == 0 && others.Count == 1 ? others : form.Parties.Select(key => FormRules.Number(key) ?? 0)).Distinct()];
    }
}
