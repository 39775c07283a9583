using System.Globalization;
using MicPortal.Application.Projects;
using MicPortal.Domain.Access;
using MicPortal.Domain.Common;
using MicPortal.Domain.Projects;
using MicPortal.Web.Forms;
using MicPortal.Web.Models;
using MicPortal.Web.Models.Projects;
using MicPortal.Web.Resources;
using Microsoft.AspNetCore.Mvc;

namespace MicPortal.Web.Controllers;

/// <summary>What one side says of the work; nobody approves it, also after the end.</summary>
public abstract class ProjectReportController<TForm>(ProjectQueries projects, ProjectService service) : ProjectActController<TForm>(projects, service)
    where TForm : class, IOnceForm
{
    protected override bool NeedsPartnership => false;

    protected override bool IsTimely(ProjectStanding standing, Actor actor) => ProjectAccess.CanReport(standing, actor);
}

[Route("projects/{id:int}/notes")]
public sealed class ProjectNotesController(ProjectQueries projects, ProjectService service) : ProjectReportController<ProgressNoteForm>(projects, service)
{
    protected override string ViewName => "Note";

    protected override string DoneKey => "Projects.Note.Done";

    protected override async Task<ProgressNoteForm> Filled(int id) => new() { FormId = Guid.NewGuid(), Language = (await Find(id))?.Current.Plan.Language ?? CultureInfo.CurrentUICulture.TwoLetterISOLanguageName };

    protected override void Act(Project project, ProgressNoteForm form) => project.Note(form.Text!, form.Language!, Actor, Now);
}

[Route("projects/{id:int}/spendings")]
public sealed class ProjectSpendingsController(ProjectQueries projects, ProjectService service) : ProjectReportController<SpendingForm>(projects, service)
{
    private (string Key, object[] Arguments) done = ("Projects.Spend.Done", []);

    protected override string ViewName => "Spend";

    protected override string DoneKey => done.Key;

    protected override object[] DoneArguments => done.Arguments;

    protected override void Act(Project project, SpendingForm form)
    {
        var key = FormRules.Number(form.Line)!.Value;
        var planned = project.AgreedVersion?.Plan.Lines.FirstOrDefault(line => line.Key == key)?.Amount ?? throw new DomainException("Projects.Errors.LineUnknown") { Field = nameof(form.Line) };
        if (WrongAmount(form, planned.Currency) is { } wrong)
        {
            throw wrong;
        }

        var (amount, on) = (FormRules.Amount(form.Amount, planned.Currency)!.Value, form.On.Date!.Value);
        ViewData[nameof(RecordedSpending)] = project.RecordedAlready(key, amount, on, Actor, Now) is { } already ? new RecordedSpending(already.Id, already.Amount, already.On) : null;
        project.Spend(key, amount, on, form.Text, Actor, Now, form.Anyway);
        var over = project.SpentOn(key) - planned.Minor;
        done = over > 0 ? ("Projects.Spend.DoneOver", [ProjectWords.Amount(new Money(over, planned.Currency))]) : done;
    }

    protected override IEnumerable<DomainException> WrongBeside(SpendingForm form, ProjectDetails project)
    {
        if (project.Agreed?.Plan is not { } plan || plan.Lines.FirstOrDefault(line => line.Key == FormRules.Number(form.Line)) is not { } line)
        {
            yield break;
        }

        if (WrongAmount(form, line.Amount.Currency) is { } amount)
        {
            yield return amount;
        }

        if (form.On.Date is { } on && plan.SpentTooEarly(line, on, project.BegunOn) is { } early)
        {
            yield return early;
        }
    }

    /// <summary>How an amount is to be read, the currency of the line tells.</summary>
    private static DomainException? WrongAmount(SpendingForm form, string currency) =>
        FormRules.AmountError(form.Amount, currency) is { } wrong ? new DomainException(wrong.Key, wrong.Arguments) { Field = nameof(form.Amount) } : null;
}

[Route("projects/{id:int}/values")]
public sealed class ProjectValuesController(ProjectQueries projects, ProjectService service) : ProjectReportController<IndicatorValueForm>(projects, service)
{
    protected override string ViewName => "Measure";

    protected override string DoneKey => "Projects.Measure.Done";

    protected override void Act(Project project, IndicatorValueForm form) =>
        project.Measure(FormRules.Number(form.Indicator)!.Value, FormRules.Decimal(form.Value)!.Value, form.ToCount(), form.On.Date!.Value, Actor, Now);
}

[Route("projects/{id:int}/milestones")]
public sealed class ProjectMilestonesController(ProjectQueries projects, ProjectService service) : ProjectReportController<MilestoneReachedForm>(projects, service)
{
    protected override string ViewName => "Reach";

    protected override string DoneKey => "Projects.Reach.Done";

    protected override Task<MilestoneReachedForm> Filled(int id) => Task.FromResult(new MilestoneReachedForm { FormId = Guid.NewGuid(), On = DateInput.Of(PartialDate.From(Today)) });

    protected override void Act(Project project, MilestoneReachedForm form) => project.Reach(FormRules.Number(form.Milestone)!.Value, form.On.Date!.Value, Actor, Now);
}

/// <summary>What a party reported by mistake.</summary>
public abstract class ProjectReportWithdrawalsController(ProjectQueries projects, ProjectService service) : PortalController, IRecordController
{
    [HttpPost]
    public async Task<IActionResult> Create(int id, int reportId)
    {
        if (await projects.Details(id, Actor, Cancel) is not { } project)
        {
            return NotFound();
        }

        if (!ProjectAccess.CanReport(project.Standing, Actor))
        {
            return Forbid();
        }

        return Done(await service.Act(id, Guid.NewGuid(), one => TakeBack(one, reportId), Actor, Cancel, NeedsAllAgreed), "Projects.TakeBack.Done");
    }

    /// <summary>The plans that all approved before tell against which of their lines it was reported.</summary>
    protected virtual bool NeedsAllAgreed => true;

    protected abstract void TakeBack(Project project, int reportId);

    string IRecordController.RecordUrl(int id) => $"/projects/{id}#reports";
}

[Route("projects/{id:int}/notes/{reportId:int}/withdrawals")]
public sealed class ProjectNoteWithdrawalsController(ProjectQueries projects, ProjectService service) : ProjectReportWithdrawalsController(projects, service)
{
    protected override bool NeedsAllAgreed => false;

    protected override void TakeBack(Project project, int reportId) => project.TakeBackNote(reportId, Actor, Now);
}

[Route("projects/{id:int}/spendings/{reportId:int}/withdrawals")]
public sealed class ProjectSpendingWithdrawalsController(ProjectQueries projects, ProjectService service) : ProjectReportWithdrawalsController(projects, service)
{
    protected override void TakeBack(Project project, int reportId) => project.TakeBackSpending(reportId, Actor, Now);
}

[Route("projects/{id:int}/values/{reportId:int}/withdrawals")]
public sealed class ProjectValueWithdrawalsController(ProjectQueries projects, ProjectService service) : ProjectReportWithdrawalsController(projects, service)
{
    protected override void TakeBack(Project project, int reportId) => project.TakeBackValue(reportId, Actor, Now);
}

[Route("projects/{id:int}/milestones/{reportId:int}/withdrawals")]
public sealed class ProjectMilestoneWithdrawalsController(ProjectQueries projects, ProjectService service) : ProjectReportWithdrawalsController(projects, service)
{
    protected override void TakeBack(Project project, int reportId) => project.TakeBackMilestone(reportId, Actor, Now);
}
