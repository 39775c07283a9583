using MicPortal.Application.Visits;
using MicPortal.Domain.Access;
using MicPortal.Domain.Visits;
using MicPortal.Web.Models.Plans;
using MicPortal.Web.Models.Visits;
using Microsoft.AspNetCore.Mvc;

namespace MicPortal.Web.Controllers;

[Route("visits/{id:int}/endorsements")]
public sealed class VisitEndorsementsController(VisitQueries visits, VisitService service) : VisitActController<PlanEndorsementForm>(visits, service)
{
    protected override string ViewName => "Endorse";

    protected override string DoneKey => "Projects.Endorse.Done";

    /// <summary>Also the mayor's office.</summary>
    protected override bool May(VisitStanding standing, Actor actor) => standing.PartyOf(actor) is not null;

    protected override bool IsTimely(VisitStanding standing, Actor actor) => VisitAccess.CanEndorse(standing, actor);

    protected override async Task Prepare(PlanEndorsementForm form, VisitDetails visit)
    {
        await base.Prepare(form, visit);
        ViewData[nameof(VisitFormChoices)] = Choices(visit, Actor, await Visits.ProjectsRead([.. visit.Plan.ProjectIds, .. visit.EndorsedBefore?.Plan.ProjectIds ?? []], Actor, Cancel));
    }

    protected override void Act(Visit visit, PlanEndorsementForm form) => visit.Endorse(form.VersionNumber, Actor, Now, form.AfterDecline);
}

[Route("visits/{id:int}/declines")]
public sealed class VisitDeclinesController(VisitQueries visits, VisitService service) : VisitActController<PlanDeclineForm>(visits, service)
{
    protected override string ViewName => "Decline";

    protected override string DoneKey => "Agreements.Decline.Done";

    /// <summary>Also the mayor's office.</summary>
    protected override bool May(VisitStanding standing, Actor actor) => standing.PartyOf(actor) is not null;

    protected override bool IsTimely(VisitStanding standing, Actor actor) => VisitAccess.CanDecline(standing, actor);

    protected override void Act(Visit visit, PlanDeclineForm form) => visit.Decline(form.VersionNumber, form.Reason!, Actor, Now);
}

[Route("visits/{id:int}/endorsement-withdrawals")]
public sealed class VisitEndorsementWithdrawalsController(VisitQueries visits, VisitService service) : VisitActController<PlanReasonForm>(visits, service)
{
    protected override string ViewName => "Withdraw";

    protected override string DoneKey => "Projects.Withdraw.Done";

    protected override bool NeedsPartnership => false;

    protected override bool May(VisitStanding standing, Actor actor) => standing.PartyOf(actor) is not null;

    protected override bool IsTimely(VisitStanding standing, Actor actor) => VisitAccess.CanWithdrawEndorsement(standing, actor);

    protected override void Act(Visit visit, PlanReasonForm form) => visit.WithdrawEndorsement(form.Reason!, Actor, Now);
}

[Route("visits/{id:int}/postponements")]
public sealed class VisitPostponementsController(VisitQueries visits, VisitService service) : VisitActController<VisitReasonForm>(visits, service)
{
    protected override string ViewName => "Postpone";

    protected override string DoneKey => "Visits.Postpone.Done";

    /// <summary>Nor need the party have accepted it; the visit says whether the partnership goes on.</summary>
    protected override bool NeedsPartnership => false;

    protected override bool IsTimely(VisitStanding standing, Actor actor) => VisitAccess.CanPostpone(standing, actor);

    protected override void Act(Visit visit, VisitReasonForm form) => visit.Postpone(Enum.Parse<VisitReason>(form.Reason!), form.ReasonText, Actor, Now);
}

[Route("visits/{id:int}/cancellations")]
public sealed class VisitCancellationsController(VisitQueries visits, VisitService service) : VisitActController<VisitReasonForm>(visits, service)
{
    protected override string ViewName => "Cancel";

    protected override string DoneKey => "Visits.Cancel.Done";

    /// <summary>Also where the partnership has ended meanwhile.</summary>
    protected override bool NeedsPartnership => false;

    protected override bool IsTimely(VisitStanding standing, Actor actor) => VisitAccess.CanCancel(standing, actor);

    protected override void Act(Visit visit, VisitReasonForm form) => visit.Cancel(Enum.Parse<VisitReason>(form.Reason!), form.ReasonText, Actor, Now);
}
