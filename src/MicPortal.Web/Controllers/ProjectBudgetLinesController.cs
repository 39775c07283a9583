using MicPortal.Application.Data;
using MicPortal.Application.Projects;
using MicPortal.Domain.Access;
using MicPortal.Domain.Common;
using MicPortal.Domain.Projects;
using MicPortal.Web.Models.Projects;
using MicPortal.Web.Resources;
using Microsoft.AspNetCore.Mvc;

namespace MicPortal.Web.Controllers;

/// <summary>Many lines at once, pasted from a spreadsheet: first shown as the budget that they make, then saved as a version of the plan.</summary>
[Route("projects/{id:int}/budget/lines")]
public sealed class ProjectBudgetLinesController(ProjectQueries projects, ProjectService service, PastedLines pasted, MicPortalDbContext db, Words words) : ProjectFormController<ProjectPasteForm>(projects)
{
    protected override string ViewName => "Paste";

    [HttpGet]
    public Task<IActionResult> Edit(int id) => ShowForm(id);

    [HttpPost]
    public Task<IActionResult> Edit(int id, ProjectPasteForm form) => Try(id, needsPartnership: true, async () =>
    {
        var (found, lines) = ((await Find(id))!, pasted.Read(form.Text));
        if (form.Shown != form.Mark)
        {
            ViewData[nameof(ProjectPlan)] = Guarded(form.ApplyTo(found.Current.Plan, int.MaxValue - ProjectPlan.MostLines, lines, [.. found.Parties], pasted.Names), found, lines);
            form.Shown = form.Mark;
            ModelState.Remove(nameof(form.Shown));
            return await Page(id, form);
        }

        var (done, number) = ("Forms.SentTwice", 0);
        var url = await Once(form, async () =>
        {
            var project = await service.Load(id, Actor, Cancel);
            done = project.Revise(Guarded(form.ApplyTo(project.CurrentVersion.Plan, project.NextKey, lines, [.. found.Parties], pasted.Names), found, lines), found.FirstContact, Actor, Now) ? VersionSaved(project) : "Agreements.NothingChanged";
            number = project.CurrentVersionNumber;
            db.Expect(project, form.ConcurrencyToken);
            await db.SaveChangesAsync(Cancel);
            return $"/projects/{id}";
        });
        return Done(url, done, number);
    });

    protected override bool IsTimely(ProjectStanding standing, Actor actor) => ProjectAccess.CanEdit(standing, actor);

    protected override async Task<ProjectPasteForm> Filled(int id) => await Find(id) is { } project ? ProjectPasteForm.Of(project) : new ProjectPasteForm();

    /// <summary>What the lines that are there and the new ones are together; throws what no row alone can tell.</summary>
    private ProjectPlan Guarded(ProjectPlan plan, ProjectDetails project, IReadOnlyList<PastedLine> lines)
    {
        if (plan.Lines.Count > ProjectPlan.MostLines)
        {
            throw new DomainException("Projects.Errors.PastedTooManyTogether", plan.Lines.Count, ProjectPlan.MostLines) { Field = nameof(ProjectPasteForm.Text) };
        }

        RequireNothingOfLeft(plan, project, lines);
        return plan.Lines.FirstOrDefault(line => line.Amount.Currency != plan.Currency && line.Rate is null) is { } rateless
            ? throw new DomainException("Projects.Errors.RateMissing", rateless.Amount.Currency, plan.Currency!) { Field = nameof(ProjectPasteForm.Currency) }
            : plan;
    }

    /// <summary>What is pasted for who has left is said by its row; what was there of it is put right in the budget, to which the page leads then.</summary>
    private void RequireNothingOfLeft(ProjectPlan plan, ProjectDetails project, IReadOnlyList<PastedLine> lines)
    {
        var left = project.Parties.Where(party => project.Places.HasLeft(party.OrganisationId)).ToList();
        var pastedFor = lines.SelectMany(row => left.Where(party => row.Line.Source == $"{BudgetLineForm.OwnBudget}{party.OrganisationId}").Select(party => new DomainException("Projects.Errors.PastedOfLeft", row.Number, party.Name) { Field = nameof(ProjectPasteForm.Text) })).ToList();
        if (pastedFor is [var first, .. var others])
        {
            throw new DomainException(first.Key, [.. first.Arguments]) { Field = first.Field, Others = others };
        }

        if (plan.OfLeft(project.Current.Plan, project.Places.HasLeft).Any())
        {
            ViewData[ProjectPasteForm.LeadsToBudget] = true;
            var had = left.Where(party => plan.Lines.Any(line => line.OrganisationId == party.OrganisationId) || plan.StaffTimes.Any(time => time.OrganisationId == party.OrganisationId)).Select(party => party.Name);
            throw new DomainException("Projects.Errors.PastedBesideLeft", words.List(had)) { Field = nameof(ProjectPasteForm.Text) };
        }
    }
}
