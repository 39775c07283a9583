using System.Globalization;
using MicPortal.Application.Agreements;
using MicPortal.Application.History;
using MicPortal.Application.Mirrors;
using MicPortal.Application.Strategies;
using MicPortal.Domain.Access;
using MicPortal.Web.Forms;
using MicPortal.Web.Models;
using MicPortal.Web.Models.Lists;
using MicPortal.Web.Models.Strategies;
using Microsoft.AspNetCore.Mvc;

namespace MicPortal.Web.Controllers;

[Route("strategies/{id:int}")]
public sealed class StrategiesController(StrategyQueries strategies, AgreementQueries agreements, MirrorQueries mirrors, TimelineQueries timelines, StrategyCsv csv) : PortalController
{
    [HttpGet("/strategies")]
    public async Task<IActionResult> Index(StrategyListQuery query)
    {
        var page = await strategies.List(query.Filter, query.Page, Actor, Today, Cancel);
        return View(new StrategyList(query, page, ListLinks.Of(Request, page), await strategies.Countries(Actor, Today, Cancel)));
    }

    [HttpGet("/strategies.csv")]
    public async Task<IActionResult> Export(StrategyListQuery query) =>
        File(csv.Of(await strategies.Export(query.Filter, Actor, Today, Cancel)), CsvFile.ContentType, $"strategies-{Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}.csv");

    [HttpGet]
    public async Task<IActionResult> Details(int id) =>
        await Find(id) is { } page ? View(page with { Timeline = await timelines.OfStrategy(id, page.Strategy.ReadsUntil, Actor, Cancel), Standing = page.Strategy.Standing.YearsAreTaken ? await strategies.Standing(page.Strategy.PartnershipId, Actor, Cancel) : [] }) : NotFound();

    [HttpGet("versions/{number:int}")]
    public async Task<IActionResult> Version(int id, int number) =>
        await Find(id) is { } page && page.Strategy.Versions.Find(version => version.Number == number) is { } version ? View(new StrategyVersionText(page, version)) : NotFound();

    [HttpGet("changes")]
    public async Task<IActionResult> Changes(int id, int from, int to) =>
        await Find(id) is { } page && page.Strategy.Versions.Find(version => version.Number == from) is { } before && page.Strategy.Versions.Find(version => version.Number == to) is { } after
            ? View(new StrategyChanges(page, before, after))
            : NotFound();

    /// <summary>The text that stands on A4, its fixed words in both languages of the screens.</summary>
    [HttpGet("print")]
    public async Task<IActionResult> Print(int id) => await Find(id) is { } page ? View(new StrategyVersionText(page, page.Strategy.Agreed ?? page.Strategy.Current)) : NotFound();

    internal static async Task<StrategyPage> PageOf(StrategyDetails strategy, Actor actor, DateOnly today, AgreementQueries agreements, MirrorQueries mirrors, CancellationToken cancel) =>
        new(strategy, Timeline.None, actor)
        {
            Projects = strategy.ReadsUntil is null ? await mirrors.Projects(strategy.PartnershipId, actor, cancel) : [],
            Agreements = [.. (await agreements.OfPartnership(strategy.PartnershipId, actor, today, cancel)).Select(StrategyAgreement.Of)],
        };

    private async Task<StrategyPage?> Find(int id) => await strategies.Details(id, Actor, Today, Cancel) is { } strategy ? await PageOf(strategy, Actor, Today, agreements, mirrors, Cancel) : null;
}
