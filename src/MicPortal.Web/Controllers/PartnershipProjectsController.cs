using System.Globalization;
using MicPortal.Application.Data;
using MicPortal.Application.Partnerships;
using MicPortal.Application.Priorities;
using MicPortal.Application.WorkingGroups;
using MicPortal.Domain.Partnerships;
using MicPortal.Domain.Projects;
using MicPortal.Web.Forms;
using MicPortal.Web.Models.Projects;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Web.Controllers;

/// <summary>An idea of a project, which the other parties read at once.</summary>
[Route("partnerships/{id:int}/projects")]
public sealed class PartnershipProjectsController(PartnershipQueries partnerships, WorkingGroupQueries groups, PriorityQueries priorities, MicPortalDbContext db) : FormController<NewProjectForm>
{
    private PartnershipDetails? partnership;

    [HttpGet("")]
    [HttpGet("new")]
    public async Task<IActionResult> New(int id) => await Page(id, await Filled(id));

    [HttpPost("")]
    public async Task<IActionResult> Create(int id, NewProjectForm form)
    {
        if (await Refusal(id) is { } refusal)
        {
            return refusal;
        }

        var url = await Once(form, async () =>
        {
            var under = await db.Partnerships.AsNoTracking().Include(p => p.Parties).SingleAsync(p => p.Id == id, Cancel);
            var parties = TakingPart(form);
            form.Offer(await priorities.Choices(parties, Cancel), await groups.Priorities(id, Cancel), null);
            form.RequireOffered(null);
            var plan = form.ApplyTo(new ProjectPlan { Title = form.Title!, Language = form.Language! });
            // What was said of a party that was not ticked is nobody's.
            var project = Project.Open(under, parties, plan with { Priorities = [.. plan.Priorities.Where(priority => parties.Contains(priority.OrganisationId))] }, Actor, Now);
            db.Add(project);
            await db.SaveChangesAsync(Cancel);
            return $"/projects/{project.Id}";
        });
        return Done(url, "Projects.Opened");
    }

    protected override async Task<NewProjectForm> Filled(int id)
    {
        var form = new NewProjectForm { FormId = Guid.NewGuid(), Language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName };
        if (await Find(id) is { } found)
        {
            form.Language = found.Parties.Find(party => party.OrganisationId == Actor.OrganisationId)?.Language ?? form.Language;
            form.Parties = [.. Others(found).Select(party => ProjectIdeaForm.KeyOf(party.OrganisationId))];
        }

        return form;
    }

    protected override async Task<IActionResult> Page(int id, NewProjectForm form)
    {
        if (await Refusal(id) is { } refusal)
        {
            return refusal;
        }

        var found = partnership!;
        var parties = found.PartiesFor(Actor).Where(IsLeft).ToList();
        form.PrepareFor(parties.Select(party => party.OrganisationId));
        form.Offer(await priorities.Choices([.. parties.Select(party => party.OrganisationId)], Cancel), await groups.Priorities(id, Cancel), null);
        ViewData[nameof(PartnershipDetails)] = found;
        ViewData[nameof(ProjectFormParties)] = new ProjectFormParties([.. parties.Select(party => new ProjectFormParty(party.OrganisationId, party.Name))]);
        return View("/Views/Projects/New.cshtml", form);
    }

    private async Task<PartnershipDetails?> Find(int id) => partnership ??= await partnerships.Details(id, Actor, Cancel);

    private async Task<IActionResult?> Refusal(int id) =>
        await Find(id) is not { } found ? NotFound() : PartnershipAccess.CanEdit(found.Standing, Actor) ? null : Forbid();

    private static bool IsLeft(PartyDetails party) => party.Answer is PartyAnswer.None or PartyAnswer.Accepted;

    private IEnumerable<PartyDetails> Others(PartnershipDetails found) => found.Parties.Where(party => IsLeft(party) && party.OrganisationId != Actor.OrganisationId);

    /// <summary>The own party, and those that were chosen; with one other party there is no choice.</summary>
    private List<int> TakingPart(NewProjectForm form)
    {
        var others = Others(partnership!).Select(party => party.OrganisationId).ToList();
        return [Actor.OrganisationId!.Value, .. form.Parties.Count == 0 && others.Count == 1 ? others : form.Parties.Select(key => FormRules.Number(key) ?? 0)];
    }
}
