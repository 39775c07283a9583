using MicPortal.Application.Projects;
using MicPortal.Domain.Access;
using MicPortal.Domain.Common;
using MicPortal.Domain.Projects;
using MicPortal.Web.Forms;
using MicPortal.Web.Models;
using MicPortal.Web.Models.Plans;
using MicPortal.Web.Models.Projects;
using Microsoft.AspNetCore.Mvc;

namespace MicPortal.Web.Controllers;

[Route("projects/{id:int}/endorsements")]
public sealed class ProjectEndorsementsController(ProjectQueries projects, ProjectService service) : ProjectActController<PlanEndorsementForm>(projects, service)
{
    protected override string ViewName => "Endorse";

    protected override string DoneKey => "Projects.Endorse.Done";

    /// <summary>Also the mayor's office.</summary>
    protected override bool May(ProjectStanding standing, Actor actor) => standing.PartyOf(actor) is not null;

    protected override bool IsTimely(ProjectStanding standing, Actor actor) => ProjectAccess.CanEndorse(standing, actor);

    protected override void Act(Project project, PlanEndorsementForm form) => project.Endorse(form.VersionNumber, Actor, Now, form.AfterDecline);
}

[Route("projects/{id:int}/declines")]
public sealed class ProjectDeclinesController(ProjectQueries projects, ProjectService service) : ProjectActController<PlanDeclineForm>(projects, service)
{
    protected override string ViewName => "Decline";

    protected override string DoneKey => "Agreements.Decline.Done";

    /// <summary>Also the mayor's office.</summary>
    protected override bool May(ProjectStanding standing, Actor actor) => standing.PartyOf(actor) is not null;

    protected override bool IsTimely(ProjectStanding standing, Actor actor) => ProjectAccess.CanDecline(standing, actor);

    protected override void Act(Project project, PlanDeclineForm form) => project.Decline(form.VersionNumber, form.Reason!, Actor, Now);
}

[Route("projects/{id:int}/endorsement-withdrawals")]
public sealed class ProjectEndorsementWithdrawalsController(ProjectQueries projects, ProjectService service) : ProjectActController<PlanReasonForm>(projects, service)
{
    protected override string ViewName => "Withdraw";

    protected override string DoneKey => "Projects.Withdraw.Done";

    protected override bool NeedsPartnership => false;

    protected override bool May(ProjectStanding standing, Actor actor) => standing.PartyOf(actor) is not null;

    protected override bool IsTimely(ProjectStanding standing, Actor actor) => ProjectAccess.CanWithdrawEndorsement(standing, actor);

    protected override void Act(Project project, PlanReasonForm form) => project.WithdrawEndorsement(form.Reason!, Actor, Now);
}

[Route("projects/{id:int}/beginnings")]
public sealed class ProjectBeginningsController(ProjectQueries projects, ProjectService service) : ProjectActController<ProjectDayForm>(projects, service)
{
    protected override string ViewName => "Begin";

    protected override string DoneKey => "Projects.Begin.Done";

    protected override bool IsTimely(ProjectStanding standing, Actor actor) => ProjectAccess.CanBegin(standing, actor);

    /// <summary>The planned day, where it has come.</summary>
    protected override async Task<ProjectDayForm> Filled(int id) => new()
    {
        FormId = Guid.NewGuid(),
        On = DateInput.Of((await Find(id))?.Agreed?.Plan.Start is { } start && !start.CertainlyAfter(Today) ? start : PartialDate.From(Today)),
    };

    protected override void Act(Project project, ProjectDayForm form) => project.Begin(form.On.Date!.Value, Actor, Now);
}

/// <summary>The day on which it began, or was completed, was another one.</summary>
[Route("projects/{id:int}/day-corrections")]
public sealed class ProjectDayCorrectionsController(ProjectQueries projects, ProjectService service) : ProjectActController<ProjectDaysForm>(projects, service)
{
    protected override string ViewName => "CorrectDays";

    protected override string DoneKey => "Projects.CorrectDays.Done";

    protected override bool IsTimely(ProjectStanding standing, Actor actor) => ProjectAccess.CanCorrectDays(standing, actor);

    protected override async Task<ProjectDaysForm> Filled(int id) =>
        await Find(id) is { } project ? new() { FormId = Guid.NewGuid(), ConcurrencyToken = ProjectDaysForm.TokenOf(project.BegunOn, project.EndedOn), On = DateInput.Of(project.BegunOn), CompletedOn = DateInput.Of(project.EndedOn) } : new();

    protected override void Act(Project project, ProjectDaysForm form)
    {
        if (form.ConcurrencyToken != ProjectDaysForm.TokenOf(project.BegunOn, project.EndedOn))
        {
            throw new ChangedMeanwhileException();
        }

        project.CorrectDays(form.On.Date!.Value, form.CompletedOn.Date, Actor, Now, form.Anyway);
    }
}

[Route("projects/{id:int}/completions")]
public sealed class ProjectCompletionsController(ProjectQueries projects, ProjectService service) : ProjectActController<ProjectDayForm>(projects, service)
{
    protected override string ViewName => "Complete";

    protected override string DoneKey => "Projects.Complete.Done";

    protected override bool IsTimely(ProjectStanding standing, Actor actor) => ProjectAccess.CanComplete(standing, actor);

    protected override Task<ProjectDayForm> Filled(int id) => Task.FromResult(new ProjectDayForm { FormId = Guid.NewGuid(), On = DateInput.Of(PartialDate.From(Today)) });

    protected override void Act(Project project, ProjectDayForm form) => project.Complete(form.On.Date!.Value, Actor, Now, form.Anyway);
}

[Route("projects/{id:int}/completion-withdrawals")]
public sealed class ProjectCompletionWithdrawalsController(ProjectQueries projects, ProjectService service) : ProjectActController<PlanReasonForm>(projects, service)
{
    protected override string ViewName => "GoOn";

    protected override string DoneKey => "Projects.GoOn.Done";

    protected override bool IsTimely(ProjectStanding standing, Actor actor) => ProjectAccess.CanTakeBackCompletion(standing, actor);

    protected override void Act(Project project, PlanReasonForm form) => project.TakeBackCompletion(form.Reason!, Actor, Now);
}

[Route("projects/{id:int}/cancellations")]
public sealed class ProjectCancellationsController(ProjectQueries projects, ProjectService service) : ProjectActController<ProjectCancellationForm>(projects, service)
{
    protected override string ViewName => "Cancel";

    protected override string DoneKey => "Projects.Cancel.Done";

    /// <summary>Also where the partnership has ended meanwhile.</summary>
    protected override bool NeedsPartnership => false;

    protected override bool IsTimely(ProjectStanding standing, Actor actor) => ProjectAccess.CanCancel(standing, actor);

    protected override Task<ProjectCancellationForm> Filled(int id) => Task.FromResult(new ProjectCancellationForm { FormId = Guid.NewGuid(), On = DateInput.Of(PartialDate.From(Today)) });

    protected override void Act(Project project, ProjectCancellationForm form) => project.Cancel(form.Reason!, form.On.Date!.Value, Actor, Now);
}
