using System.Globalization;
using MicPortal.Application.Data;
using MicPortal.Application.Visits;
using MicPortal.Domain.Access;
using MicPortal.Domain.Common;
using MicPortal.Domain.Visits;
using MicPortal.Web.Forms;
using MicPortal.Web.Models.Plans;
using MicPortal.Web.Models.Visits;
using Microsoft.AspNetCore.Mvc;

namespace MicPortal.Web.Controllers;

/// <summary>What one side says of the visit; nobody approves it, also where the partnership has ended meanwhile.</summary>
public abstract class VisitOutcomeController<TForm>(VisitQueries visits, VisitService service) : VisitActController<TForm>(visits, service)
    where TForm : class, IOnceForm
{
    protected override string Section => "#report";

    protected override bool NeedsPartnership => false;

    protected override bool IsTimely(VisitStanding standing, Actor actor) => VisitAccess.CanReport(standing, actor);

    protected async Task<string> LanguageOf(int id) => (await Find(id))?.Plan.Language ?? CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
}

/// <summary>The own part of the report, filed or written anew.</summary>
[Route("visits/{id:int}/reports")]
public sealed class VisitReportsController(VisitQueries visits, VisitService service) : VisitOutcomeController<VisitReportForm>(visits, service)
{
    private bool isNew;

    protected override string ViewName => "Report";

    protected override string DoneKey => isNew ? "Visits.Report.Done" : "Forms.NothingChanged";

    protected override async Task<VisitReportForm> Filled(int id) => (await Find(id))?.ReportOf(Actor.OrganisationId) is { } own ? VisitReportForm.Of(own)
        : new VisitReportForm { FormId = Guid.NewGuid(), Language = await LanguageOf(id) };

    protected override void Act(Visit visit, VisitReportForm form)
    {
        var own = visit.Reports.FirstOrDefault(report => report.OrganisationId == Actor.OrganisationId && !report.IsGone);
        if ((own is null ? Guid.Empty : VisitReportForm.TokenOf(own.FiledAt, own.ChangedAt)) != form.ConcurrencyToken)
        {
            // Beside nothing all of it stands as it was sent.
            form.AsRead = own is null ? "" : form.AsRead;
            throw new ChangedMeanwhileException(own is null ? "Visits.Errors.ReportTakenBack" : null);
        }

        isNew = visit.Report(form.ToContent(), Actor, Now);
    }
}

[Route("visits/{id:int}/learning")]
public sealed class VisitLearningsController(VisitQueries visits, VisitService service) : VisitOutcomeController<LearningForm>(visits, service)
{
    private bool isNew;

    protected override string ViewName => "Learn";

    protected override string DoneKey => isNew ? "Visits.Learning.Done" : "Forms.NothingChanged";

    /// <summary>As it was answered, where it was.</summary>
    protected override async Task<LearningForm> Filled(int id)
    {
        var visit = await Find(id);
        return LearningForm.Of(MonthsDue(visit?.AgreedEnd), visit is null ? null : await Own(visit), await LanguageOf(id));
    }

    protected override void Act(Visit visit, LearningForm form)
    {
        var months = MonthsDue(visit.AgreedEnd);
        var own = visit.Learnings.FirstOrDefault(one => one.OrganisationId == Actor.OrganisationId && one.Months == months && !one.IsGone);
        if (visit.AgreedEnd is not null && LearningForm.TokenOf(months, own?.WrittenAt) != form.ConcurrencyToken)
        {
            var key = form.Months != LearningForm.Typed(months) ? "Visits.Errors.LearningDueAnew" : own is null ? "Visits.Errors.LearningTakenBack" : null;
            // Beside nothing all of it stands as it was sent.
            (form.Months, form.AsRead) = (LearningForm.Typed(months), own is null ? "" : form.AsRead);
            throw new ChangedMeanwhileException(key, months);
        }

        isNew = visit.Learn(months, form.Text!, form.Language!, Actor, Now);
    }

    private async Task<LearningDetails?> Own(VisitDetails visit) =>
        (await Visits.Outcome(visit.Id, Actor, [], visit.ReadsUntil, Cancel)).LearningsOf(Actor.OrganisationId).FirstOrDefault(one => one.Months == MonthsDue(visit.AgreedEnd));

    /// <summary>The last time that has come is the one that is answered.</summary>
    private int MonthsDue(PartialDate? end) => end is { } last ? Visit.LearningMonthsDue(last, Today).LastOrDefault() : 0;
}

/// <summary>What the own side said of the visit by mistake.</summary>
public abstract class VisitAccountWithdrawalsController(VisitQueries visits, VisitService service) : VisitOutcomeController<PlanReasonForm>(visits, service)
{
    private bool isThere;

    protected override string ViewName => "TakeBack";

    protected override bool IsTimely(VisitStanding standing, Actor actor) => isThere && base.IsTimely(standing, actor);

    protected override async Task Prepare(PlanReasonForm form, VisitDetails visit)
    {
        var learned = (await Visits.Outcome(visit.Id, Actor, [], visit.ReadsUntil, Cancel)).LearningsOf(Actor.OrganisationId).Select(one => one.Months).ToList();
        isThere = IsThere(visit, learned);
        ViewData[nameof(VisitTakeBack)] = About(learned);
    }

    /// <param name="learned">After how many months the own side has said what it learned.</param>
    protected abstract VisitTakeBack About(IReadOnlyList<int> learned);

    protected abstract bool IsThere(VisitDetails visit, IReadOnlyList<int> learned);
}

[Route("visits/{id:int}/reports/withdrawals")]
public sealed class VisitReportWithdrawalsController(VisitQueries visits, VisitService service) : VisitAccountWithdrawalsController(visits, service)
{
    protected override string DoneKey => "Visits.TakeBack.Report.Done";

    protected override VisitTakeBack About(IReadOnlyList<int> learned) => new("reports/withdrawals", "Visits.TakeBack.Report", "Visits.TakeBack.Report.Lead") { Learned = learned };

    protected override bool IsThere(VisitDetails visit, IReadOnlyList<int> learned) => visit.ReportOf(Actor.OrganisationId) is not null;

    protected override void Act(Visit visit, PlanReasonForm form) => visit.TakeBackReport(form.Reason!, Actor, Now);
}

[Route("visits/{id:int}/learning/{months:int}/withdrawals")]
public sealed class VisitLearningWithdrawalsController(VisitQueries visits, VisitService service) : VisitAccountWithdrawalsController(visits, service)
{
    protected override string DoneKey => "Visits.TakeBack.Learning.Done";

    protected override VisitTakeBack About(IReadOnlyList<int> learned) => new($"learning/{Months}/withdrawals", "Visits.TakeBack.Learning", "Visits.TakeBack.Learning.Lead", Months);

    private int Months => FormRules.Number(RouteData.Values["months"] as string) ?? 0;

    protected override bool IsThere(VisitDetails visit, IReadOnlyList<int> learned) => learned.Contains(Months);

    protected override void Act(Visit visit, PlanReasonForm form) => visit.TakeBackLearning(Months, form.Reason!, Actor, Now);
}

[Route("visits/{id:int}/follow-ups")]
public sealed class VisitFollowUpsController(VisitQueries visits, VisitService service) : VisitOutcomeController<VisitFollowUpForm>(visits, service)
{
    protected override string ViewName => "FollowUp";

    protected override string DoneKey => "Visits.FollowUp.Added";

    protected override string Section => "#follow-ups";

    protected override Task Prepare(VisitFollowUpForm form, VisitDetails visit)
    {
        ViewData[nameof(VisitFormChoices)] = Choices(visit, Actor, []);
        return Task.CompletedTask;
    }

    protected override void Act(Visit visit, VisitFollowUpForm form) => visit.AddFollowUp(form.Text!, form.Post!, FormRules.Number(form.OrganisationId)!.Value, form.Due.Date!.Value, Actor, Now);
}

[Route("visits/{id:int}/follow-ups/{followUpId:int}")]
public sealed class VisitFollowUpEditsController(VisitQueries visits, VisitService service, MicPortalDbContext db) : VisitRowController<VisitFollowUpForm>(visits, service, db, "followUpId")
{
    private FollowUpRow? followUp;

    protected override string ViewName => "FollowUp";

    protected override string DoneKey => "Visits.Saved";

    protected override bool NeedsPartnership => false;

    protected override string UrlOf(int id) => $"/visits/{id}#follow-ups";

    protected override bool IsTimely(VisitStanding standing, Actor actor) => VisitAccess.CanReport(standing, actor);

    protected override async Task<bool> HasRow(int id) => await FollowUp(id) is not null;

    protected override async Task<VisitFollowUpForm> Filled(int id) => await Find(id) is { } visit && await FollowUp(id) is { } row ? VisitFollowUpForm.Of(row, visit.ConcurrencyToken) : new VisitFollowUpForm();

    protected override async Task Prepare(VisitFollowUpForm form, VisitDetails visit)
    {
        ViewData[nameof(FollowUpRow)] = await FollowUp(visit.Id);
        ViewData[nameof(VisitFormChoices)] = Choices(visit, Actor, []);
    }

    protected override void Change(Visit visit, VisitFollowUpForm form) => visit.ChangeFollowUp(RowId, form.Text!, form.Post!, FormRules.Number(form.OrganisationId)!.Value, form.Due.Date!.Value, Actor, Now);

    private async Task<FollowUpRow?> FollowUp(int id) => followUp ??= await Find(id) is { } visit ? (await Visits.Outcome(id, Actor, [], visit.ReadsUntil, Cancel)).FollowUps.Find(one => one.Id == RowId) : null;
}

/// <summary>A button on one of what follows.</summary>
public abstract class VisitFollowUpButtonController(VisitQueries visits, VisitService service) : VisitButtonController(visits, service)
{
    protected override string Section => "#follow-ups";

    protected override bool IsTimely(VisitStanding standing, Actor actor) => VisitAccess.CanReport(standing, actor);
}

[Route("visits/{id:int}/follow-ups/{followUpId:int}/completions")]
public sealed class VisitFollowUpCompletionsController(VisitQueries visits, VisitService service) : VisitFollowUpButtonController(visits, service)
{
    [HttpPost]
    public Task<IActionResult> Create(int id, int followUpId) => Press(id, visit => visit.FinishFollowUp(followUpId, Actor, Now), "Visits.FollowUp.Finished");
}

/// <summary>What was said to be done is not.</summary>
[Route("visits/{id:int}/follow-ups/{followUpId:int}/completion-withdrawals")]
public sealed class VisitFollowUpCompletionWithdrawalsController(VisitQueries visits, VisitService service) : VisitFollowUpButtonController(visits, service)
{
    [HttpPost]
    public Task<IActionResult> Create(int id, int followUpId) => Press(id, visit => visit.ReopenFollowUp(followUpId, Actor, Now), "Visits.FollowUp.Reopened");
}

[Route("visits/{id:int}/follow-ups/{followUpId:int}/removals")]
public sealed class VisitFollowUpRemovalsController(VisitQueries visits, VisitService service) : VisitFollowUpButtonController(visits, service)
{
    [HttpPost]
    public Task<IActionResult> Create(int id, int followUpId) => Press(id, visit => visit.RemoveFollowUp(followUpId, Actor, Now), "Visits.FollowUp.Removed");
}
