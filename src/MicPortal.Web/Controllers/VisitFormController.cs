using MicPortal.Application.Visits;
using MicPortal.Domain.Access;
using MicPortal.Domain.Visits;
using MicPortal.Web.Forms;
using MicPortal.Web.Models.Visits;
using Microsoft.AspNetCore.Mvc;

namespace MicPortal.Web.Controllers;

/// <summary>A page with a form about one visit, for people of its parties.</summary>
public abstract class VisitFormController<TForm>(VisitQueries visits) : PlanFormController<TForm, VisitDetails, VisitStanding>("Visits", "/visits")
    where TForm : class, IOnceForm
{
    protected VisitQueries Visits => visits;

    protected override Task<VisitDetails?> Read(int id) => visits.Details(id, Actor, Today, Cancel);

    protected override VisitStanding StandingOf(VisitDetails details) => details.Standing;

    protected override int CurrentOf(VisitDetails details) => details.Current.Number;

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
    public Task<IActionResult> Create(int id, TForm form) =>
        Try(id, NeedsPartnership, async () => Done(await service.Act(id, form.FormId, one => Act(one, form), Actor, Cancel, SectionAfter(form)), DoneKey, DoneArguments));

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
