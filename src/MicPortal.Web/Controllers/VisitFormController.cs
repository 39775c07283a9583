using MicPortal.Application.Visits;
using MicPortal.Domain.Access;
using MicPortal.Domain.Common;
using MicPortal.Domain.Visits;
using MicPortal.Web.Forms;
using MicPortal.Web.Models.Visits;
using MicPortal.Web.Resources;
using Microsoft.AspNetCore.Mvc;

namespace MicPortal.Web.Controllers;

/// <summary>A page with a form about one visit, for people of its parties.</summary>
public abstract class VisitFormController<TForm>(VisitQueries visits) : FormController<TForm>
    where TForm : class, IOnceForm
{
    private VisitDetails? visit;

    protected VisitQueries Visits => visits;

    protected abstract string ViewName { get; }

    /// <summary>Whether it can be done as things stand.</summary>
    protected abstract bool IsTimely(VisitStanding standing, Actor actor);

    /// <summary>Who may do it at all.</summary>
    protected virtual bool May(VisitStanding standing, Actor actor) => actor.Writes && standing.PartyOf(actor) is not null;

    /// <summary>When there is nothing to do any more, the visit's page says where things stand.</summary>
    protected async Task<IActionResult> ShowForm(int id)
    {
        var form = await Filled(id);
        var page = await Page(id, form);
        if (page is not ViewResult || IsTimely(visit!.Standing, Actor))
        {
            return page;
        }

        TempData[Messages.Problem] = HttpContext.RequestServices.GetRequiredService<Texts>()["Visits.Errors.NotNow"];
        return LocalRedirect($"/visits/{id}");
    }

    protected override async Task<IActionResult> Page(int id, TForm form)
    {
        if (await Refusal(id) is { } refusal)
        {
            return refusal;
        }

        var found = visit!;
        await Prepare(form, found);
        ViewData[nameof(VisitDetails)] = found;
        return View($"/Views/Visits/{ViewName}.cshtml", form);
    }

    /// <summary>Gives the page what depends on the visit.</summary>
    protected virtual Task Prepare(TForm form, VisitDetails visit) => Task.CompletedTask;

    protected async Task<VisitDetails?> Find(int id) => visit ??= await visits.Details(id, Actor, Today, Cancel);

    /// <summary>404 or 403; null when it may be tried.</summary>
    protected virtual async Task<IActionResult?> Refusal(int id) => await Find(id) is not { } found ? NotFound() : May(found.Standing, Actor) ? null : Forbid();

    /// <summary>A party plans and binds itself only in a partnership that it has accepted and that goes on. It may always withdraw, call off and report.</summary>
    protected void RequirePartnership()
    {
        if (visit!.Standing is not { PartnershipGoesOn: true } standing || standing.PartyOf(Actor) is not { HasAccepted: true })
        {
            throw new DomainException("Agreements.Errors.PartnershipNotAccepted");
        }
    }

    /// <summary>That the form offers.</summary>
    protected Task<List<VisitProject>> Projects(VisitDetails visit) => visits.Projects(visit.PartnershipId, visit.TakingPart, [.. visit.Plan.ProjectIds], Actor, Cancel);

    protected static VisitFormChoices Choices(VisitDetails visit, Actor actor, IReadOnlyList<VisitProject> projects) =>
        new([.. visit.PartiesFor(actor).Select(party => new VisitFormParty(party.OrganisationId, party.Name, party.CountryCode, visit.Places.HasLeft(party.OrganisationId)))], projects);
}

/// <summary>An act that stands beside what another does at the same moment.</summary>
public abstract class VisitActController<TForm>(VisitQueries visits, VisitService service) : VisitFormController<TForm>(visits)
    where TForm : class, IOnceForm
{
    protected abstract string DoneKey { get; }

    /// <summary>What the text of <see cref="DoneKey"/> names.</summary>
    protected virtual object[] DoneArguments => [];

    /// <summary>Of the visit's page, where the result stands.</summary>
    protected virtual string Section => "";

    /// <summary>Where to go on.</summary>
    protected virtual string SectionAfter(TForm form) => Section;

    /// <summary>Only in a partnership that goes on.</summary>
    protected virtual bool NeedsPartnership => true;

    [HttpGet("")]
    [HttpGet("new")]
    public Task<IActionResult> New(int id) => ShowForm(id);

    [HttpPost("")]
    public async Task<IActionResult> Create(int id, TForm form)
    {
        if (await Refusal(id) is { } refusal)
        {
            return refusal;
        }

        if (NeedsPartnership)
        {
            RequirePartnership();
        }

        return Done(await service.Act(id, form.FormId, one => Act(one, form), Actor, Cancel, SectionAfter(form)), DoneKey, DoneArguments);
    }

    protected abstract void Act(Visit visit, TForm form);
}

/// <summary>A button without fields on a row of the visit.</summary>
public abstract class VisitButtonController(VisitQueries visits, VisitService service) : PortalController, IRecordController
{
    protected abstract string Section { get; }

    protected abstract bool IsTimely(VisitStanding standing, Actor actor);

    protected async Task<IActionResult> Press(int id, Action<Visit> act, string doneKey)
    {
        if (await visits.Details(id, Actor, Today, Cancel) is not { } visit)
        {
            return NotFound();
        }

        if (!IsTimely(visit.Standing, Actor))
        {
            return Forbid();
        }

        return Done(await service.Act(id, Guid.NewGuid(), act, Actor, Cancel, Section), doneKey);
    }

    string IRecordController.RecordUrl(int id) => $"/visits/{id}{Section}";
}
