using MicPortal.Application.Agreements;
using MicPortal.Application.History;
using MicPortal.Application.Members;
using MicPortal.Application.Organisations;
using MicPortal.Application.Projects;
using MicPortal.Application.Strategies;
using MicPortal.Application.Visits;
using MicPortal.Domain.Agreements;
using MicPortal.Domain.Common;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Partnerships;
using MicPortal.Web.Forms;
using MicPortal.Web.Models.History;
using MicPortal.Web.Models.Lists;
using MicPortal.Web.Models.Projects;
using MicPortal.Web.Models.Strategies;
using MicPortal.Web.Models.Visits;
using MicPortal.Web.Resources;
using Microsoft.AspNetCore.Mvc;

namespace MicPortal.Web.Controllers;

/// <summary>What happened to a record, act by act, for who sees more of it than everyone does.</summary>
public sealed class HistoriesController(
    HistoryQueries histories, AgreementQueries agreements, OrganisationQueries organisations, MembershipQueries memberships, ProjectQueries projects, VisitQueries visits, StrategyQueries strategies, Texts texts, Words words) : PortalController
{
    [HttpGet("/partnerships/{id:int}/history")]
    public async Task<IActionResult> Partnership(int id, ListQuery query)
    {
        if (await histories.HeadOfPartnership(id, Actor, Cancel) is not { } partnership)
        {
            return NotFound();
        }

        var isParty = partnership.Parties.Exists(party => Actor.ActsFor(party.OrganisationId, id));
        if (!isParty && !partnership.Parties.Exists(party => party.IsMemberOfActorsAssociation))
        {
            return Forbid();
        }

        var rows = await histories.OfPartnership(id, Actor, query.Page, Cancel);
        var unseen = partnership.Parties.Where(party => !isParty && !party.IsMemberOfActorsAssociation).Select(party => (int?)party.OrganisationId).ToList();
        rows = rows with
        {
            Entries = [.. rows.Entries.Select(entry => entry.RecordKind == nameof(Agreement) || !unseen.Contains(entry.OrganisationId) ? entry : entry.WithoutOwnWords())
                .Select(entry => entry.WithoutPeople() with { HidesOwnWords = HidesOwnWords(entry, isParty, unseen) })],
        };
        var named = rows.Entries.Where(entry => entry.RecordKind == nameof(Agreement)).Select(entry => entry.RecordId).Distinct().ToList();
        var projectIds = rows.Entries.Where(entry => entry.RecordKind == nameof(Project)).Select(entry => entry.RecordId).Distinct().ToList();
        var visitIds = rows.Entries.Where(entry => entry.RecordKind == nameof(Visit)).Select(entry => entry.RecordId).Distinct().ToList();
        var strategyIds = rows.Entries.Where(entry => entry.RecordKind == nameof(Strategy)).Select(entry => entry.RecordId).Distinct().ToList();
        return View("Details", Show([new("/partnerships", texts["Partnerships.Title"], false), new($"/partnerships/{id}", words.List(partnership.Parties.Select(party => party.Name)))], rows) with
        {
            Owners = partnership.Parties.Concat(partnership.FormerRows).ToDictionary(party => $"{nameof(PartnershipParty)} {party.RowId}", party => party.Name),
            Titles = named.Count == 0 ? [] : await histories.Titles(named, Cancel),
            VisitTitles = visitIds.Count == 0 ? [] : await histories.VisitTitles(visitIds, Cancel),
            StrategyTitles = strategyIds.Count == 0 ? [] : await histories.StrategyTitles(strategyIds, Cancel),
            ProjectTitles = projectIds.Count == 0 ? [] : await histories.ProjectTitles(projectIds, Cancel),
            Parties = partnership.Parties,
            ImportedAt = rows.Older is null ? partnership.ImportedAt : null,
        });
    }

    [HttpGet("/agreements/{id:int}/history")]
    public async Task<IActionResult> Agreement(int id, ListQuery query)
    {
        if (await histories.HeadOfAgreement(id, Actor, Cancel) is not { } agreement)
        {
            return NotFound();
        }

        if (!agreement.ActorsAssociationHasParty && !agreement.Parties.Exists(party => Actor.ActsFor(party.OrganisationId, agreement.PartnershipId)))
        {
            return Forbid();
        }

        var isParty = agreement.Parties.Exists(party => Actor.ActsFor(party.OrganisationId, agreement.PartnershipId));
        var unseen = agreement.Parties.Where(party => !isParty && !party.IsMemberOfActorsAssociation).Select(party => (int?)party.OrganisationId).ToList();
        var rows = await histories.OfAgreement(id, Actor.ActsFor(agreement.DraftingOrganisationId, agreement.PartnershipId), query.Page, Cancel);
        rows = rows with { Entries = [.. rows.Entries.Select(entry => entry with { HidesOwnWords = HidesOwnWords(entry, isParty, unseen) })] };
        var made = rows.Entries.Where(entry => entry.MadeVersion).SelectMany(entry => new[] { entry.Version!.Value - 1, entry.Version.Value }).Distinct().ToList();
        return View("Details", Show(
            [
                new("/partnerships", texts["Partnerships.Title"], false),
                new($"/partnerships/{agreement.PartnershipId}", words.List(agreement.Parties.Select(party => party.Name))),
                new($"/agreements/{id}", words.Title(agreement.Titles)),
            ],
            rows) with
        {
            Owners = agreement.Parties.Where(party => party.SignatureId is not null).ToDictionary(party => $"{nameof(AgreementSignature)} {party.SignatureId}", party => party.Name),
            Versions = made.Count == 0 ? [] : await agreements.Texts(id, made, Cancel),
            Parties = agreement.Parties,
        });
    }

    /// <summary>A project's reports and its parties' reasons are the parties' own words.</summary>
    [HttpGet("/projects/{id:int}/history")]
    public async Task<IActionResult> Project(int id, ListQuery query)
    {
        if (await projects.Details(id, Actor, Cancel) is not { } project)
        {
            return NotFound();
        }

        var page = new ProjectPage(project, Timeline.None, Actor);
        var rows = await histories.OfProject(id, project.ReadsUntil, query.Page, Cancel);
        return View("Details", Show(
            [
                new("/partnerships", texts["Partnerships.Title"], false),
                new($"/partnerships/{project.PartnershipId}", words.List(project.PartiesFor(Actor).Select(party => party.Name))),
                new($"/projects/{id}", project.Title),
            ],
            rows with { Entries = [.. rows.Entries.Select(entry => page.SeesOwnWordsOf(entry.OrganisationId) ? entry : entry.WithoutOwnWords())] }) with
        {
            Origin = project.Origin,
        });
    }

    /// <summary>Why it was called off are a party's own words.</summary>
    [HttpGet("/visits/{id:int}/history")]
    public async Task<IActionResult> Visit(int id, ListQuery query)
    {
        if (await visits.Details(id, Actor, Today, Cancel) is not { } visit)
        {
            return NotFound();
        }

        var page = new VisitPage(visit, Timeline.None, Actor, Today);
        var rows = await histories.OfVisit(id, visit.ReadsUntil, query.Page, Cancel);
        return View("Details", Show(
            [
                new("/partnerships", texts["Partnerships.Title"], false),
                new($"/partnerships/{visit.PartnershipId}", words.List(visit.PartiesFor(Actor).Select(party => party.Name))),
                new($"/visits/{id}", visit.Title),
            ],
            rows with { Entries = [.. rows.Entries.Select(entry => page.SeesOwnWordsOf(entry.OrganisationId) ? entry : entry.WithoutOwnWords()).Select(entry => visit.ReadsUntil is null ? entry : entry.WithoutPeople())] }));
    }

    /// <summary>Why it was taken back, or an approval withdrawn, are a party's own words.</summary>
    [HttpGet("/strategies/{id:int}/history")]
    public async Task<IActionResult> Strategy(int id, ListQuery query)
    {
        if (await strategies.Details(id, Actor, Today, Cancel) is not { } strategy)
        {
            return NotFound();
        }

        var page = new StrategyPage(strategy, Timeline.None, Actor);
        var rows = await histories.OfStrategy(id, strategy.ReadsUntil, Actor, query.Page, Cancel);
        return View("Details", Show(
            [
                new("/partnerships", texts["Partnerships.Title"], false),
                new($"/partnerships/{strategy.PartnershipId}", words.List(strategy.Parties.Select(party => party.Name))),
                new($"/strategies/{id}", strategy.Title),
            ],
            rows with { Entries = [.. rows.Entries.Select(entry => page.SeesOwnWordsOf(entry.OrganisationId) ? entry : entry with { Word = null })] }));
    }

    [HttpGet("/municipalities/{id:int}/history")]
    public async Task<IActionResult> Municipality(int id, ListQuery query) =>
        await organisations.Municipality(id, Cancel) is not { } municipality ? NotFound()
        : !MunicipalityAccess.CanReadHistory(id, Actor) ? Forbid()
        : View("Details", Show([new("/municipalities", texts["Municipalities.Title"], false), new($"/municipalities/{id}", municipality.Name)], await histories.OfMunicipality(id, query.Page, Cancel)));

    [HttpGet("/associations/{id:int}/history")]
    public async Task<IActionResult> Association(int id, ListQuery query) =>
        await organisations.Association(id, Actor, Cancel) is not { } association ? NotFound()
        : !AssociationAccess.CanReadHistory(id, Actor) ? Forbid()
        : View("Details", Show([new("/associations", texts["Associations.Title"], false), new($"/associations/{id}", association.Name)], await histories.OfAssociation(id, query.Page, Cancel)));

    /// <summary>For its two sides.</summary>
    [HttpGet("/memberships/{id:int}/history")]
    public async Task<IActionResult> Membership(int id, ListQuery query) =>
        await memberships.Details(id, Actor, Cancel) is not { } membership ? NotFound()
        : View("Details", Show(
            [new("/my-work", texts["Layout.MyWork"], false), new($"/memberships/{id}", texts["Memberships.Title", membership.Municipality, membership.Association])],
            await histories.OfMembership(id, query.Page, Cancel)));

    /// <summary>An answer to a remark is read with that remark alone, on the agreement's page; what a record took over is of several parties.</summary>
    private static bool HidesOwnWords(HistoryEntry entry, bool isParty, List<int?> unseen) =>
        unseen.Contains(entry.OrganisationId) || (!isParty && entry.Act is ActName.AgreementRemarkAnswered or ActName.PartnershipTookOverDuplicate);

    private HistoryPage Show(IReadOnlyList<HistoryCrumb> crumbs, HistoryRows rows) => new(crumbs, rows, Request);
}
