using MicPortal.Application.Agreements;
using MicPortal.Application.Data;
using MicPortal.Application.Priorities;
using MicPortal.Application.Strategies;
using MicPortal.Domain.Access;
using MicPortal.Domain.Strategies;
using MicPortal.Web.Models.Strategies;
using Microsoft.AspNetCore.Mvc;

namespace MicPortal.Web.Controllers;

/// <summary>A revised text is a new version, which all approve.</summary>
[Route("strategies/{id:int}/edit")]
public sealed class StrategyEditsController(StrategyQueries strategies, StrategyService service, AgreementQueries agreements, PriorityQueries priorities, MicPortalDbContext db) : StrategyFormController<StrategyEditForm>(strategies)
{
    private StrategyFormChoices? choices;

    protected override string ViewName => "Edit";

    [HttpGet]
    public Task<IActionResult> Edit(int id) => ShowForm(id);

    [HttpPost]
    public Task<IActionResult> Edit(int id, StrategyEditForm form) => Try(id, needsPartnership: true, async () =>
    {
        form.Tidy(ModelState);
        var found = (await Find(id))!;
        var offered = await Choices(found);
        var plan = form.ToPlan(found.Current.Plan, offered);
        var inForce = (await service.InForce(found.PartnershipId, Actor, Cancel)).FindAll(years => years.StrategyId != id);
        var (done, number) = ("Forms.SentTwice", 0);
        var url = await Once(form, async () =>
        {
            var strategy = await service.Load(id, Actor, Cancel);
            form.RequireNamed(strategy.NewcomerIds, offered);
            done = strategy.Revise(plan, found.FirstContact, inForce, Actor, Now) ? "Projects.VersionSaved" : "Agreements.NothingChanged";
            number = strategy.CurrentVersionNumber;
            db.Expect(strategy, form.ConcurrencyToken);
            await db.SaveChangesAsync(Cancel);
            return $"/strategies/{id}";
        });
        return Done(url, done, number);
    });

    protected override bool IsTimely(StrategyStanding standing, Actor actor) => StrategyAccess.CanRevise(standing, actor);

    protected override async Task<StrategyEditForm> Filled(int id) => await Find(id) is { } strategy ? StrategyEditForm.Of(strategy, await Choices(strategy)) : new StrategyEditForm();

    protected override async Task Prepare(StrategyEditForm form, StrategyDetails strategy)
    {
        var offered = await Choices(strategy);
        form.PrepareFor(offered.Parties.Select(party => party.OrganisationId));
        ViewData[nameof(StrategyFormChoices)] = offered;
        ViewData[nameof(StandingStrategy)] = (await Strategies.Standing(strategy.PartnershipId, Actor, Cancel)).FindAll(standing => standing.Id != strategy.Id);
    }

    private async Task<StrategyFormChoices> Choices(StrategyDetails strategy)
    {
        StrategyFormParty[] parties = [.. strategy.Parties.Select(party => new StrategyFormParty(party.OrganisationId, party.Name, strategy.Places.HasLeft(party.OrganisationId))), .. strategy.Newcomers.Select(newcomer => new StrategyFormParty(newcomer.OrganisationId, newcomer.Name))];
        return choices ??= StrategyFormChoices.Of(
            parties,
            await priorities.Choices([.. parties.Where(party => !party.HasLeft).Select(party => party.OrganisationId)], Cancel),
            await agreements.OfPartnership(strategy.PartnershipId, Actor, Today, Cancel),
            strategy.Current.Plan);
    }
}
