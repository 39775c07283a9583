using MicPortal.Application.Agreements;
using MicPortal.Domain.Access;
using MicPortal.Domain.Agreements;
using MicPortal.Web.Forms;
using MicPortal.Web.Resources;
using Microsoft.AspNetCore.Mvc;

namespace MicPortal.Web.Controllers;

/// <summary>A page with a form about one agreement, for people of its parties.</summary>
public abstract class AgreementFormController<TForm>(AgreementQueries agreements) : FormController<TForm>
    where TForm : class
{
    private AgreementDetails? agreement;

    /// <summary>Who may do it at all.</summary>
    protected abstract bool May(AgreementStanding standing, Actor actor);

    /// <summary>Whether it can be done as things stand.</summary>
    protected abstract bool IsTimely(AgreementStanding standing, Actor actor);

    /// <summary>It binds the party, which not every mandate lets do.</summary>
    protected virtual bool Binds => false;

    protected abstract string ViewName { get; }

    /// <summary>Which remarks the page shows.</summary>
    protected virtual RemarksRead Remarks => RemarksRead.None;

    /// <summary>When there is nothing to do any more, the agreement's page says where things stand.</summary>
    protected async Task<IActionResult> ShowForm(int id)
    {
        var form = await Filled(id);
        var page = await Page(id, form);
        if (page is not ViewResult || IsTimely(agreement!.Standing, Actor))
        {
            return page;
        }

        TempData[Messages.Problem] = HttpContext.RequestServices.GetRequiredService<Texts>()[Binds && !Actor.Binds ? "Mandates.Errors.DoesNotBind" : "Agreements.Errors.NotNow"];
        return LocalRedirect($"/agreements/{id}");
    }

    protected override async Task<IActionResult> Page(int id, TForm form)
    {
        if (await Find(id) is not { } found)
        {
            return NotFound();
        }

        if (!May(found.Standing, Actor))
        {
            return Forbid();
        }

        if (found.Status == AgreementStatus.TakenBack && !IsTimely(found.Standing, Actor))
        {
            return LateForm.Answer(this, HttpContext.RequestServices.GetRequiredService<AgreementWords>().TakenBack(found), $"/agreements/{id}");
        }

        Prepare(form, found);
        ViewData[nameof(AgreementDetails)] = found;
        return View($"/Views/Agreements/{ViewName}.cshtml", form);
    }

    /// <summary>Gives the form the fields that depend on the agreement.</summary>
    protected virtual void Prepare(TForm form, AgreementDetails agreement)
    {
    }

    protected async Task<AgreementDetails?> Find(int id) => agreement ??= await agreements.Details(id, Actor, Today, Remarks, Cancel);

    /// <summary>404 or 403 before an act; null when it may be tried.</summary>
    protected async Task<IActionResult?> Refusal(int id) =>
        await agreements.Standing(id, Actor, Cancel) is not { } standing ? NotFound() : May(standing, Actor) ? null : Forbid();
}
