using MicPortal.Application.Agreements;
using MicPortal.Application.ContactRequests;
using MicPortal.Application.Data;
using MicPortal.Application.History;
using MicPortal.Application.Lists;
using MicPortal.Application.Organisations;
using MicPortal.Application.Partnerships;
using MicPortal.Application.Projects;
using MicPortal.Application.ReferenceData;
using MicPortal.Application.Workspaces;
using MicPortal.Domain.Common;
using MicPortal.Domain.Partnerships;
using MicPortal.Web.Forms;
using MicPortal.Web.Models;
using MicPortal.Web.Models.Lists;
using MicPortal.Web.Models.Partnerships;
using MicPortal.Web.Resources;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Web.Controllers;

[Route("partnerships")]
public sealed class PartnershipsController(
    MicPortalDbContext db,
    PartnershipQueries partnerships,
    AgreementQueries agreements,
    ProjectQueries projects,
    OrganisationNames organisations,
    ContactRequestQueries contacts,
    TimelineQueries timelines,
    WorkspaceQueries workspace,
    CountryDirectory countries,
    FilterChoices choices,
    Dates dates,
    Texts texts,
    Words words) : FormController<PartnershipForm>
{
    [AllowAnonymous]
    [HttpGet]
    public async Task<IActionResult> Index(PartnershipListQuery query)
    {
        // The address that the form for a new one is sent to, opened by itself, shows the form.
        if (Request.Query.ContainsKey("with"))
        {
            return LocalRedirect($"/partnerships/new{Request.QueryString}");
        }

        var text = FoldedText.Fold(query.Q ?? "");
        var filter = query.Filter with { TextCountries = [.. countries.Find(text)], TextThemes = words.ThemesFoundBy(text), Words = SearchWord.Of(text, countries.Find, words.ThemesFoundBy) };
        var page = await partnerships.List(filter, query.Page, Actor, Today, Cancel);
        return View(new PartnershipList(query, page, ListLinks.Of(Request, page), await choices.Countries(Cancel), await choices.Associations(Cancel)));
    }

    /// <param name="as">"public": as everyone sees it.</param>
    [AllowAnonymous]
    [HttpGet("{id:int}")]
    public async Task<IActionResult> Details(int id, string? @as)
    {
        var reader = ReaderAs(@as);
        if (await partnerships.Details(id, reader, Cancel) is not { } partnership)
        {
            return NotFound();
        }

        var rows = await agreements.OfPartnership(id, reader, Today, Cancel);
        var readsHistory = PartnershipAccess.CanReadHistory(partnership.Standing, reader);
        var timeline = readsHistory
            ? await timelines.OfPartnership(id, reader, Cancel)
            : Timeline.None;
        // Under a mandate that was read before, a page sends eight commands at most, and a round asks the municipality itself.
        var own = partnership.Standing.PartyOf(reader) is null || reader.MandateId is not null ? PartnershipWork.None
            : await workspace.OfPartnership(id, reader, Today, Cancel);
        return View(new PartnershipPage(partnership, rows, timeline, reader)
        {
            IsPreview = reader != Actor,
            Projects = readsHistory ? await projects.OfPartnership(id, reader, Cancel) : [],
            Waiting = own.Waiting,
            Rounds = PartnershipAccess.CanEdit(partnership.Standing, reader) ? own.Rounds : [],
        });
    }

    /// <summary>Without ?with= the step before: whom to open it with.</summary>
    /// <param name="with">The parties that were chosen.</param>
    /// <param name="pick">The one that was chosen from the suggestions.</param>
    /// <param name="contact">The contact request that it follows: what it was about, and when it was written, stand in the form.</param>
    [HttpGet("new")]
    public async Task<IActionResult> New([FromQuery] List<int> with, string? q, int? pick, int? contact)
    {
        var picked = (pick is { } chosen ? [.. with, chosen] : with).Where(other => other != Actor.OrganisationId).Distinct().ToList();
        if (picked.Count > 0)
        {
            var request = contact is { } id ? await contacts.Details(id, Actor, Cancel) : null;
            return await Page(0, new PartnershipForm
            {
                FormId = Guid.NewGuid(),
                With = picked,
                VisionLanguage = await OwnLanguage(),
                Publication = nameof(Publication.Nothing),
                Themes = request is null ? [] : [request.Theme],
                FirstContact = DateInput.Of(request is null ? null : PartialDate.From(dates.DayOf(request.AskedAt))),
            });
        }

        // Also where nothing was typed, which the framework reads as null.
        return CanOpen ? View("Search", new PartnerSearch(q ?? (Request.Query.ContainsKey(nameof(q)) ? "" : null), await Others(q, []))) : Forbid();
    }

    [HttpPost]
    public async Task<IActionResult> Create(PartnershipForm form)
    {
        if (!CanOpen)
        {
            return Forbid();
        }

        return Done(await Once(form, () => Open(form)), "Partnerships.Opened");
    }

    protected override Task<PartnershipForm> Filled(int id) => Task.FromResult(new PartnershipForm());

    protected override async Task<IActionResult> Page(int id, PartnershipForm form)
    {
        if (!CanOpen)
        {
            return Forbid();
        }

        var ownIsChosen = form.With.Remove(Actor.OrganisationId!.Value);
        var others = await organisations.Of(form.With, Cancel);
        if (others.Count == 0)
        {
            return View("Search", new PartnerSearch(null, []));
        }

        // What a button added is judged at once.
        if (ModelState.IsValid && form.With.Count >= Partnership.MostParties)
        {
            ModelState.AddModelError(nameof(form.With), texts["Partnerships.Errors.TooManyParties", Partnership.MostParties]);
        }

        if (ownIsChosen && ModelState.IsValid)
        {
            ModelState.AddModelError(nameof(form.Find), texts["Partnerships.Errors.PartyTwice"]);
        }

        if (form.Search && string.IsNullOrWhiteSpace(form.Find) && ModelState.IsValid)
        {
            ModelState.AddModelError(nameof(form.Find), texts["Partnerships.Errors.PartnerMissing"]);
        }

        return View("New", new PartnershipFormPage(form, others, await Others(form.Find, form.With), await partnerships.OfSameParties([.. form.With, Actor.OrganisationId!.Value], Actor, Today, Cancel)));
    }

    private async Task<List<OrganisationName>> Others(string? text, List<int> with) =>
        (await organisations.Find(text, Cancel)).FindAll(one => one.Id != Actor.OrganisationId && !with.Contains(one.Id));

    private bool CanOpen => Actor is { Writes: true, OrganisationId: not null };

    private async Task<string> Open(PartnershipForm form)
    {
        if (!form.Another && (await partnerships.OfSameParties([.. form.With, Actor.OrganisationId!.Value], Actor, Today, Cancel)).Count > 0)
        {
            throw new DomainException("Partnerships.Errors.SamePartiesExist") { Field = nameof(form.Another) };
        }

        var parties = await db.Organisations.Where(organisation => organisation.Id == Actor.OrganisationId || (form.With.Contains(organisation.Id) && organisation.SuccessorId == null)).ToListAsync(Cancel);
        var others = parties.Where(party => party.Id != Actor.OrganisationId).ToList();
        if (form.With.Contains(Actor.OrganisationId!.Value))
        {
            throw new DomainException("Partnerships.Errors.PartyTwice") { Field = nameof(form.With) };
        }

        if (others.Count != form.With.Distinct().Count())
        {
            throw new DomainException("Partnerships.Errors.UnknownParty") { Field = nameof(form.With) };
        }

        var partnership = Partnership.Open(parties.Single(party => party.Id == Actor.OrganisationId), others, form.OwnPart(), form.Facts(), Actor, Now);
        db.Partnerships.Add(partnership);
        await db.SaveChangesAsync(Cancel);
        return $"/partnerships/{partnership.Id}";
    }

    /// <summary>The language that the own municipality works in.</summary>
    private async Task<string> OwnLanguage()
    {
        var own = await db.Municipalities.Where(municipality => municipality.Id == Actor.OrganisationId)
            .Select(municipality => new { municipality.Languages, municipality.CountryCode }).SingleOrDefaultAsync(Cancel);
        return own?.Languages.FirstOrDefault() ?? countries.DefaultLanguage(own?.CountryCode);
    }
}
