using MicPortal.Application.Agreements;
using MicPortal.Application.Mirrors;
using MicPortal.Application.Strategies;
using MicPortal.Domain.Access;
using MicPortal.Domain.Common;
using MicPortal.Domain.Strategies;
using MicPortal.Web.Models;
using MicPortal.Web.Models.Plans;
using MicPortal.Web.Models.Strategies;
using Microsoft.AspNetCore.Mvc;

namespace MicPortal.Web.Controllers;

[Route("strategies/{id:int}/endorsements")]
public sealed class StrategyEndorsementsController(StrategyQueries strategies, StrategyService service, AgreementQueries agreements, MirrorQueries mirrors) : StrategyActController<StrategyEndorsementForm>(strategies, service)
{
    protected override string ViewName => "Endorse";

    protected override string DoneKey => "Strategies.Endorse.Done";

    protected override bool NeedsPartnership => true;

    /// <summary>Also the mayor's office; nobody under a mandate.</summary>
    protected override bool May(StrategyStanding standing, Actor actor) => StrategyAccess.Decides(standing, actor);

    protected override bool IsTimely(StrategyStanding standing, Actor actor) => StrategyAccess.CanEndorse(standing, actor);

    /// <summary>A mayor's office decides now.</summary>
    protected override async Task<StrategyEndorsementForm> Filled(int id)
    {
        var isMayor = Actor.Role == UserRole.MayorsOffice;
        return new()
        {
            FormId = Guid.NewGuid(),
            VersionNumber = (await Find(id))?.Current.Number ?? 0,
            DecidedBy = isMayor ? nameof(StrategyDecider.Mayor) : null,
            On = isMayor ? DateInput.Of(PartialDate.From(Today)) : new DateInput(),
        };
    }

    protected override async Task Prepare(StrategyEndorsementForm form, StrategyDetails strategy)
    {
        await base.Prepare(form, strategy);
        ViewData[nameof(StrategyPage)] = await StrategiesController.PageOf(strategy, Actor, Today, agreements, mirrors, Cancel);
    }

    protected override void Act(Strategy strategy, StrategyEndorsementForm form, IReadOnlyCollection<StrategyYears> inForce) => strategy.Endorse(form.VersionNumber, form.ToDecision(), inForce, Actor, Now);
}

[Route("strategies/{id:int}/endorsement-withdrawals")]
public sealed class StrategyEndorsementWithdrawalsController(StrategyQueries strategies, StrategyService service) : StrategyActController<PlanReasonForm>(strategies, service)
{
    protected override string ViewName => "Withdraw";

    protected override string DoneKey => "Projects.Withdraw.Done";

    protected override bool May(StrategyStanding standing, Actor actor) => StrategyAccess.Decides(standing, actor);

    protected override bool IsTimely(StrategyStanding standing, Actor actor) => StrategyAccess.CanWithdrawEndorsement(standing, actor);

    protected override void Act(Strategy strategy, PlanReasonForm form, IReadOnlyCollection<StrategyYears> inForce) => strategy.WithdrawEndorsement(form.Reason!, Actor, Now);
}

/// <summary>Of the proposal, by who made it.</summary>
[Route("strategies/{id:int}/withdrawals")]
public sealed class StrategyWithdrawalsController(StrategyQueries strategies, StrategyService service) : StrategyActController<PlanReasonForm>(strategies, service)
{
    protected override string ViewName => "TakeBack";

    protected override string DoneKey => "Strategies.TakeBack.Done";

    protected override bool IsTimely(StrategyStanding standing, Actor actor) => StrategyAccess.CanTakeBack(standing, actor);

    protected override void Act(Strategy strategy, PlanReasonForm form, IReadOnlyCollection<StrategyYears> inForce) => strategy.TakeBack(form.Reason!, inForce, Actor, Now);
}

/// <summary>Of what another party proposed, or of what stands without this one.</summary>
[Route("strategies/{id:int}/declines")]
public sealed class StrategyDeclinesController(StrategyQueries strategies, StrategyService service) : StrategyActController<PlanDeclineForm>(strategies, service)
{
    protected override string ViewName => "Decline";

    protected override string DoneKey => "Agreements.Decline.Done";

    protected override bool NeedsPartnership => true;

    /// <summary>Also the mayor's office; nobody under a mandate.</summary>
    protected override bool May(StrategyStanding standing, Actor actor) => StrategyAccess.Decides(standing, actor);

    protected override bool IsTimely(StrategyStanding standing, Actor actor) => StrategyAccess.CanDecline(standing, actor);

    protected override void Act(Strategy strategy, PlanDeclineForm form, IReadOnlyCollection<StrategyYears> inForce) => strategy.Decline(form.VersionNumber, form.Reason!, inForce, Actor, Now);
}
