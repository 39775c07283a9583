using System.Globalization;
using MicPortal.Application.Agreements;
using MicPortal.Application.Data;
using MicPortal.Application.Partnerships;
using MicPortal.Application.Priorities;
using MicPortal.Application.Strategies;
using MicPortal.Domain.Partnerships;
using MicPortal.Domain.Strategies;
using MicPortal.Web.Forms;
using MicPortal.Web.Models.Strategies;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Web.Controllers;

/// <summary>The strategies of one partnership, and a new one, which the other parties read at once.</summary>
[Route("partnerships/{id:int}/strategies")]
public sealed class PartnershipStrategiesController(
    PartnershipQueries partnerships, StrategyQueries strategies, StrategyService service, AgreementQueries agreements, PriorityQueries priorities, MicPortalDbContext db) : FormController<NewStrategyForm>
{
    private PartnershipDetails? partnership;
    private StrategyFormChoices? choices;

    [HttpGet("")]
    public async Task<IActionResult> Index(int id) => await partnerships.JointRecord(id, Actor, Cancel) switch
    {
        null => NotFound(),
        { IsRead: false } => Forbid(),
        var found => View("/Views/Strategies/OfPartnership.cshtml", new PartnershipStrategies(found, await strategies.OfPartnership(id, Actor, Cancel), await Refusal(id) is null, partnership?.HasStrategiesOfOthers == true)),
    };

    [HttpGet("new")]
    public async Task<IActionResult> New(int id) => await Page(id, await Filled(id));

    [HttpPost("new")]
    public async Task<IActionResult> Create(int id, NewStrategyForm form)
    {
        if (await Refusal(id) is { } refusal)
        {
            return refusal;
        }

        form.Tidy(ModelState);
        var offered = await Choices(partnership!);
        var plan = form.ToPlan(null, offered);
        var url = await Once(form, async () =>
        {
            var under = await db.Partnerships.AsNoTracking().Include(p => p.Parties).SingleAsync(p => p.Id == id, Cancel);
            var strategy = Strategy.Propose(under, plan, await service.InForce(id, Actor, Cancel), Actor, Now);
            form.RequireNamed(strategy.Parties.Select(party => party.OrganisationId), offered);
            db.Add(strategy);
            await db.SaveChangesAsync(Cancel);
            return $"/strategies/{strategy.Id}";
        });
        return Done(url, "Strategies.Proposed");
    }

    protected override async Task<NewStrategyForm> Filled(int id)
    {
        var form = new NewStrategyForm { FormId = Guid.NewGuid(), Language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName };
        if (await Find(id) is { } found)
        {
            form.Named = (await Choices(found)).NamedKeys;
            form.Language = found.Parties.Find(party => party.OrganisationId == Actor.OrganisationId)?.Language ?? form.Language;
        }

        return form;
    }

    protected override async Task<IActionResult> Page(int id, NewStrategyForm form)
    {
        if (await Refusal(id) is { } refusal)
        {
            return refusal;
        }

        var offered = await Choices(partnership!);
        form.PrepareFor(offered.Parties.Select(party => party.OrganisationId));
        ViewData[nameof(PartnershipDetails)] = partnership;
        ViewData[nameof(StrategyFormChoices)] = offered;
        ViewData[nameof(StandingStrategy)] = await strategies.Standing(id, Actor, Cancel);
        return View("/Views/Strategies/New.cshtml", form);
    }

    private async Task<PartnershipDetails?> Find(int id) => partnership ??= await partnerships.Details(id, Actor, Cancel);

    private async Task<IActionResult?> Refusal(int id) =>
        await Find(id) is not { } found ? NotFound() : PartnershipAccess.CanEdit(found.Standing, Actor) ? null : Forbid();

    private async Task<StrategyFormChoices> Choices(PartnershipDetails found)
    {
        var parties = found.PartiesFor(Actor).Where(party => party.Answer == PartyAnswer.Accepted).ToList();
        return choices ??= StrategyFormChoices.Of(
            [.. parties.Select(party => new StrategyFormParty(party.OrganisationId, party.Name))],
            await priorities.Choices([.. parties.Select(party => party.OrganisationId)], Cancel),
            await agreements.OfPartnership(found.Id, Actor, Today, Cancel),
            null);
    }
}
