using MicPortal.Application.Data;
using MicPortal.Application.Visits;
using MicPortal.Domain.Access;
using MicPortal.Domain.Common;
using MicPortal.Domain.Visits;
using MicPortal.Web.Forms;
using MicPortal.Web.Models.Visits;
using MicPortal.Web.Resources;
using Microsoft.AspNetCore.Mvc;

namespace MicPortal.Web.Controllers;

/// <summary>A part of the plan: saved, it is a new version of the whole, which all approve.</summary>
public abstract class VisitPlanController<TForm>(VisitQueries visits, VisitService service, MicPortalDbContext db, VisitWords words) : VisitFormController<TForm>(visits)
    where TForm : class, IVisitPlanForm
{
    [HttpGet]
    public Task<IActionResult> Edit(int id) => ShowForm(id);

    [HttpPost]
    public Task<IActionResult> Edit(int id, TForm form) => Try(id, needsPartnership: true, async () =>
    {
        form.Tidy(ModelState);
        var (done, number) = ("Forms.SentTwice", 0);
        var found = (await Find(id))!;
        await Check(form, found);
        var url = await Once(form, async () =>
        {
            var visit = await service.Load(id, Actor, Cancel);
            var plan = form.ApplyTo(visit.CurrentVersion.Plan);
            var outside = visit.SlotsOutside(plan).ToList();
            if (outside.Count > 0)
            {
                throw new DomainException("Visits.Errors.SlotsOutside", words.Named(outside)) { Field = nameof(VisitPlanFields.End) };
            }

            RequireHours(visit, plan);
            done = visit.Revise(plan, found.FirstContact, Actor, Now) ? "Projects.VersionSaved" : "Agreements.NothingChanged";
            number = visit.CurrentVersionNumber;
            db.Expect(visit, form.ConcurrencyToken);
            await db.SaveChangesAsync(Cancel);
            return $"/visits/{id}";
        });
        return Done(url, done, number);
    });

    /// <summary>The schedule moves with the plan: none of its hours is one that the clocks of the place leave out.</summary>
    private void RequireHours(Visit visit, VisitPlan plan)
    {
        var leftOut = visit.Slots.Where(slot => slot.RemovedAt is null && PlaceZones.LeftOut(plan.Zone, visit.DayIn(plan, slot.Day), slot.From, slot.Until) is not null).OrderBy(slot => slot.Day.Earliest).ThenBy(slot => slot.From).ToList();
        if (leftOut.Count > 0)
        {
            throw new DomainException("Visits.Errors.HoursLeftOut", words.Named(leftOut)) { Field = nameof(VisitPlanFields.Start) };
        }
    }

    /// <summary>Throws what only the database can tell.</summary>
    protected virtual Task Check(TForm form, VisitDetails visit) => Task.CompletedTask;

    protected override bool IsTimely(VisitStanding standing, Actor actor) => VisitAccess.CanEdit(standing, actor);

    protected override async Task Prepare(TForm form, VisitDetails visit)
    {
        if (ViewData[Messages.Theirs] is not null)
        {
            var read = (await Visits.Details(visit.Id, Actor, Today, Cancel, [.. visit.Versions.Select(version => version.Number)]))!;
            ViewData[Messages.Earlier] = read.VersionsRead.OrderByDescending(version => version.Number).Select(version => version.Plan).ToList();
        }

        ViewData[nameof(VisitFormChoices)] = Choices(visit, Actor, await Projects(visit));
    }
}

[Route("visits/{id:int}/edit")]
public sealed class VisitEditsController(VisitQueries visits, VisitService service, MicPortalDbContext db, VisitWords words) : VisitPlanController<VisitEditForm>(visits, service, db, words)
{
    protected override string ViewName => "Edit";

    protected override async Task<VisitEditForm> Filled(int id) => await Find(id) is { } visit ? VisitEditForm.Of(visit) : new VisitEditForm();

    protected override async Task Check(VisitEditForm form, VisitDetails visit)
    {
        var read = (await Projects(visit)).Select(project => project.Id).ToHashSet();
        if (form.ToPlan(visit.Plan).ProjectIds.Any(project => !read.Contains(project) && !visit.Plan.ProjectIds.Contains(project)))
        {
            throw new DomainException("Visits.Errors.ProjectUnknown") { Field = nameof(form.Projects) };
        }

        // The form does not show a project of the other parties; the visit serves it all the same.
        form.Projects.AddRange(visit.Plan.ProjectIds.Where(project => !read.Contains(project)).Select(VisitPlanFields.KeyOf));

        // Who changes neither leaves an old plan as it is.
        if (form.HostId != VisitPlanFields.KeyOf(visit.Plan.HostId) || form.Zone != visit.Plan.Zone)
        {
            form.RequireZoneOf(visit.Parties.Find(party => VisitPlanFields.KeyOf(party.OrganisationId) == form.HostId)?.CountryCode, visit.Plan.Zone);
        }
    }
}

[Route("visits/{id:int}/costs")]
public sealed class VisitCostsController(VisitQueries visits, VisitService service, MicPortalDbContext db, VisitWords words) : VisitPlanController<VisitCostsForm>(visits, service, db, words)
{
    protected override string ViewName => "Costs";

    protected override bool IsTimely(VisitStanding standing, Actor actor) => VisitAccess.CanEditCosts(standing, actor);

    protected override async Task<VisitCostsForm> Filled(int id) => await Find(id) is { } visit ? VisitCostsForm.Of(visit) : new VisitCostsForm();
}
