using MicPortal.Domain.Access;
using MicPortal.Domain.Common;
using MicPortal.Domain.Plans;
using MicPortal.Web.Forms;
using MicPortal.Web.Models.Plans;
using MicPortal.Web.Resources;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace MicPortal.Web.Controllers;

/// <summary>A page with a form about one project, visit or strategy, for people of its parties.</summary>
/// <param name="folder">Of its views.</param>
/// <param name="address">Of its page, before the id.</param>
public abstract class PlanFormController<TForm, TDetails, TStanding>(string folder, string address) : FormController<TForm>
    where TForm : class, IOnceForm
    where TDetails : class
    where TStanding : PlanStanding
{
    private TDetails? found;

    protected abstract string ViewName { get; }

    /// <summary>Whether it can be done as things stand.</summary>
    protected abstract bool IsTimely(TStanding standing, Actor actor);

    /// <summary>Who may do it at all.</summary>
    protected virtual bool May(TStanding standing, Actor actor) => actor.Writes && standing.PartyOf(actor) is not null;

    /// <summary>Null where the actor may not see it.</summary>
    protected abstract Task<TDetails?> Read(int id);

    protected abstract TStanding StandingOf(TDetails details);

    /// <summary>The number of the plan in front of the parties.</summary>
    protected abstract int CurrentOf(TDetails details);

    /// <summary>Nothing is typed yet; what a party says of a plan is about the one in front of it.</summary>
    protected override async Task<TForm> Filled(int id)
    {
        var form = Activator.CreateInstance<TForm>();
        form.FormId = Guid.NewGuid();
        if (form is IPlanVersionForm said && await Find(id) is { } details)
        {
            said.VersionNumber = CurrentOf(details);
        }

        return form;
    }

    /// <summary>Gives the form, and its page, what depends on the record.</summary>
    protected virtual Task Prepare(TForm form, TDetails details)
    {
        if (form is IPlanVersionForm said)
        {
            ShowCurrent(said, CurrentOf(details));
        }

        if (form is PlanEndorsementForm approval)
        {
            approval.AfterDecline = StandingOf(details).IsDeclinedBy(Actor.OrganisationId);
            ModelState.Remove(nameof(approval.AfterDecline));
        }

        return Task.CompletedTask;
    }

    /// <summary>What the record tells of a field of a form of which something else is wrong: all of it is said in one round.</summary>
    protected virtual IEnumerable<DomainException> WrongBeside(TForm form, TDetails details) => [];

    /// <summary>When there is nothing to do any more, the record's page says where things stand.</summary>
    protected async Task<IActionResult> ShowForm(int id)
    {
        var form = await Filled(id);
        var page = await Page(id, form);
        if (page is not ViewResult || IsTimely(StandingOf(found!), Actor))
        {
            return page;
        }

        TempData[Messages.Problem] = HttpContext.RequestServices.GetRequiredService<Texts>()["Plans.Errors.NotNow"];
        return LocalRedirect($"{address}/{id}");
    }

    protected override async Task<IActionResult> Page(int id, TForm form)
    {
        if (await Refusal(id) is { } refusal)
        {
            return refusal;
        }

        await Prepare(form, found!);
        foreach (var wrong in ModelState.IsValid ? [] : WrongBeside(form, found!).Where(wrong => ModelState.GetFieldValidationState(wrong.Field!) != ModelValidationState.Invalid))
        {
            ModelState.AddModelError(wrong.Field!, HttpContext.RequestServices.GetRequiredService<Texts>()[wrong.Key, [.. wrong.Arguments]]);
        }

        ViewData[typeof(TDetails).Name] = found;
        return View($"/Views/{folder}/{ViewName}.cshtml", form);
    }

    /// <summary>Where the plan was changed meanwhile, what was typed stays, below the one that is to be read now.</summary>
    /// <param name="current">Its number.</param>
    protected void ShowCurrent(IPlanVersionForm form, int current)
    {
        if (form.VersionNumber != current)
        {
            ViewData[IPlanVersionForm.WasReplaced] = true;
            form.VersionNumber = current;
            ModelState.Remove(nameof(form.VersionNumber));
        }
    }

    protected async Task<TDetails?> Find(int id) => found ??= await Read(id);

    /// <summary>404 or 403; null when it may be tried.</summary>
    protected virtual async Task<IActionResult?> Refusal(int id) => await Find(id) is not { } details ? NotFound() : May(StandingOf(details), Actor) ? null : Forbid();

    /// <summary>A party plans and binds itself only in a partnership that it has accepted and that goes on. It may always withdraw, call off, take back and report.</summary>
    protected void RequirePartnership()
    {
        var standing = StandingOf(found!);
        if (!standing.PartnershipGoesOn)
        {
            throw new DomainException("Partnerships.Errors.HasEnded");
        }

        if (standing.PartyOf(Actor) is not { HasAccepted: true } party)
        {
            throw new DomainException("Agreements.Errors.PartnershipNotAccepted");
        }

        if (party.HasLeft)
        {
            throw new DomainException("Plans.Errors.YouHaveLeft");
        }
    }

    /// <summary>Refused with its page, or with what is wrong beside the form.</summary>
    /// <param name="needsPartnership">Only in a partnership that goes on.</param>
    protected async Task<IActionResult> Try(int id, bool needsPartnership, Func<Task<IActionResult>> act)
    {
        if (await Refusal(id) is { } refusal)
        {
            return refusal;
        }

        if (needsPartnership)
        {
            RequirePartnership();
        }

        return await act();
    }
}
