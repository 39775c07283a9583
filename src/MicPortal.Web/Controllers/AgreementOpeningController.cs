using System.Globalization;
using MicPortal.Application.Data;
using MicPortal.Application.Partnerships;
using MicPortal.Domain.Agreements;
using MicPortal.Domain.Partnerships;
using MicPortal.Web.Forms;
using MicPortal.Web.Models.Agreements;
using MicPortal.Web.Resources;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Web.Controllers;

/// <summary>A page that makes an agreement of a partnership: a draft, or the record of a paper.</summary>
public abstract class AgreementOpeningController<TForm>(PartnershipQueries partnerships, MicPortalDbContext db) : FormController<TForm>
    where TForm : AgreementForm, IOnceForm, IOpeningForm, new()
{
    private PartnershipDetails? partnership;

    protected abstract string ViewName { get; }

    protected abstract string DoneKey { get; }

    [HttpGet("")]
    [HttpGet("new")]
    public async Task<IActionResult> New(int id) => await Page(id, await Filled(id));

    [HttpPost("")]
    public async Task<IActionResult> Create(int id, TForm form)
    {
        if (await Refusal(id) is { } refusal)
        {
            return refusal;
        }

        var url = await Once(form, async () =>
        {
            var between = await db.Partnerships.AsNoTracking().Include(p => p.Parties).SingleAsync(p => p.Id == id, Cancel);
            var agreement = Make(between, BoundBy(form), form);
            db.Add(agreement);
            await db.SaveChangesAsync(Cancel);
            return $"/agreements/{agreement.Id}";
        });
        return Done(url, DoneKey);
    }

    protected abstract Agreement Make(Partnership between, IReadOnlyCollection<int> organisationIds, TForm form);

    protected override async Task<TForm> Filled(int id)
    {
        var form = new TForm { FormId = Guid.NewGuid(), Term = nameof(AgreementTerm.Open) };
        if (await Find(id) is { } found)
        {
            var ownLanguage = found.Parties.Find(party => party.OrganisationId == Actor.OrganisationId)?.Language;
            form.Texts.Add(new AgreementTextForm { Language = ownLanguage ?? CultureInfo.CurrentUICulture.TwoLetterISOLanguageName });
            form.Parties = [.. Others(found).Select(party => AgreementTextForm.KeyOf(party.OrganisationId))];
            form.Themes = [.. found.Themes];
        }

        return form;
    }

    protected override async Task<IActionResult> Page(int id, TForm form)
    {
        if (await Refusal(id) is { } refusal)
        {
            return refusal;
        }

        var found = partnership!;
        var parties = found.PartiesFor(Actor).Where(IsLeft).ToList();
        form.PrepareFor(parties.Select(party => party.OrganisationId));
        ViewData[nameof(PartnershipDetails)] = found;
        var named = new AgreementFormParties([.. parties.Select(party => new AgreementFormParty(party.OrganisationId, party.Name))]);
        ViewData[nameof(AgreementFormParties)] = named;
        PaperSignatures.NameParties(ModelState, named, HttpContext.RequestServices.GetRequiredService<Texts>());
        return View($"/Views/Agreements/{ViewName}.cshtml", form);
    }

    protected virtual bool May(PartnershipStanding standing) => PartnershipAccess.CanEdit(standing, Actor);

    private async Task<PartnershipDetails?> Find(int id) => partnership ??= await partnerships.Details(id, Actor, Cancel);

    private async Task<IActionResult?> Refusal(int id) =>
        await Find(id) is not { } found ? NotFound() : May(found.Standing) ? null : Forbid();

    private static bool IsLeft(PartyDetails party) => party.Answer is PartyAnswer.None or PartyAnswer.Accepted;

    private IEnumerable<PartyDetails> Others(PartnershipDetails found) => found.Parties.Where(party => IsLeft(party) && party.OrganisationId != Actor.OrganisationId);

    /// <summary>The own party, and those that were chosen; with one other party there is no choice.</summary>
    private List<int> BoundBy(TForm form)
    {
        var others = Others(partnership!).Select(party => party.OrganisationId).ToList();
        return [Actor.OrganisationId!.Value, .. form.Parties.Count == 0 && others.Count == 1 ? others : form.Parties.Select(key => FormRules.Number(key) ?? 0)];
    }
}
