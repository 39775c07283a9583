using MicPortal.Application.Strategies;
using MicPortal.Domain.Common;
using MicPortal.Domain.Strategies;
using MicPortal.Web.Forms;
using MicPortal.Web.Models.Plans;
using MicPortal.Web.Resources;
using Microsoft.AspNetCore.Mvc;

namespace MicPortal.Web.Controllers;

/// <summary>A page with a form about one strategy, for people of its parties.</summary>
public abstract class StrategyFormController<TForm>(StrategyQueries strategies) : PlanFormController<TForm, StrategyDetails, StrategyStanding>("Strategies", "/strategies")
    where TForm : class, IOnceForm
{
    protected StrategyQueries Strategies => strategies;

    protected override Task<StrategyDetails?> Read(int id) => strategies.Details(id, Actor, Today, Cancel);

    protected override StrategyStanding StandingOf(StrategyDetails details) => details.Standing;

    protected override int CurrentOf(StrategyDetails details) => details.Current.Number;
}

/// <summary>An act that stands beside what another does at the same moment.</summary>
public abstract class StrategyActController<TForm>(StrategyQueries strategies, StrategyService service) : StrategyFormController<TForm>(strategies)
    where TForm : class, IOnceForm
{
    protected abstract string DoneKey { get; }

    /// <summary>Only in a partnership that goes on.</summary>
    protected virtual bool NeedsPartnership => false;

    [HttpGet("")]
    [HttpGet("new")]
    public Task<IActionResult> New(int id) => ShowForm(id);

    [HttpPost("")]
    public Task<IActionResult> Create(int id, TForm form) =>
        Try(id, NeedsPartnership, async () =>
        {
            try
            {
                return Done(await service.Act(id, form.FormId, (one, inForce) => Act(one, form, inForce), Actor, Cancel), DoneKey);
            }
            catch (DomainException)
            {
                // Of what a colleague gave up meanwhile nothing in the form is wrong.
                if (await Strategies.GivenUp(id, (form as IPlanVersionForm)?.VersionNumber ?? 0, Actor, Cancel) is not { } givenUp)
                {
                    throw;
                }

                var texts = HttpContext.RequestServices.GetRequiredService<Texts>();
                var typed = form is PlanReasonForm { Reason: { } reason } ? $" {texts["Plans.Decline.Typed"]} {texts["Words.Said", reason]}" : "";
                TempData[Messages.Problem] = texts[$"Strategies.GivenUp.{givenUp.Act}", givenUp.By] + typed;
                return LocalRedirect($"/strategies/{id}");
            }
        });

    protected abstract void Act(Strategy strategy, TForm form, IReadOnlyCollection<StrategyYears> inForce);
}
