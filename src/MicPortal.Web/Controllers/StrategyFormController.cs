using MicPortal.Application.Strategies;
using MicPortal.Domain.Access;
using MicPortal.Domain.Common;
using MicPortal.Domain.Strategies;
using MicPortal.Web.Forms;
using MicPortal.Web.Resources;
using Microsoft.AspNetCore.Mvc;

namespace MicPortal.Web.Controllers;

/// <summary>A page with a form about one strategy, for people of its parties.</summary>
public abstract class StrategyFormController<TForm>(StrategyQueries strategies) : FormController<TForm>
    where TForm : class, IOnceForm
{
    private StrategyDetails? strategy;

    protected abstract string ViewName { get; }

    /// <summary>Whether it can be done as things stand.</summary>
    protected abstract bool IsTimely(StrategyStanding standing, Actor actor);

    /// <summary>Who may do it at all.</summary>
    protected virtual bool May(StrategyStanding standing, Actor actor) => actor.Writes && standing.PartyOf(actor) is not null;

    /// <summary>When there is nothing to do any more, the strategy's page says where things stand.</summary>
    protected async Task<IActionResult> ShowForm(int id)
    {
        var form = await Filled(id);
        var page = await Page(id, form);
        if (page is not ViewResult || IsTimely(strategy!.Standing, Actor))
        {
            return page;
        }

        TempData[Messages.Problem] = HttpContext.RequestServices.GetRequiredService<Texts>()["Strategies.Errors.NotNow"];
        return LocalRedirect($"/strategies/{id}");
    }

    protected override async Task<IActionResult> Page(int id, TForm form)
    {
        if (await Refusal(id) is { } refusal)
        {
            return refusal;
        }

        await Prepare(form, strategy!);
        ViewData[nameof(StrategyDetails)] = strategy;
        return View($"/Views/Strategies/{ViewName}.cshtml", form);
    }

    /// <summary>Gives the form, and its page, what depends on the strategy.</summary>
    protected virtual Task Prepare(TForm form, StrategyDetails strategy) => Task.CompletedTask;

    protected async Task<StrategyDetails?> Find(int id) => strategy ??= await strategies.Details(id, Actor, Today, Cancel);

    /// <summary>404 or 403; null when it may be tried.</summary>
    protected async Task<IActionResult?> Refusal(int id) => await Find(id) is not { } found ? NotFound() : May(found.Standing, Actor) ? null : Forbid();

    /// <summary>A party binds itself only in a partnership that it has accepted and that goes on. It may always withdraw and take back.</summary>
    protected void RequirePartnership()
    {
        if (strategy!.Standing is not { PartnershipGoesOn: true } standing || standing.PartyOf(Actor) is not { HasAccepted: true })
        {
            throw new DomainException("Agreements.Errors.PartnershipNotAccepted");
        }
    }
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
    public async Task<IActionResult> Create(int id, TForm form)
    {
        if (await Refusal(id) is { } refusal)
        {
            return refusal;
        }

        if (NeedsPartnership)
        {
            RequirePartnership();
        }

        return Done(await service.Act(id, form.FormId, (one, inForce) => Act(one, form, inForce), Actor, Cancel), DoneKey);
    }

    protected abstract void Act(Strategy strategy, TForm form, IReadOnlyCollection<StrategyYears> inForce);
}
