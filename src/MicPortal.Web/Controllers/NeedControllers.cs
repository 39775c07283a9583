using System.Globalization;
using MicPortal.Application.Data;
using MicPortal.Application.History;
using MicPortal.Application.Needs;
using MicPortal.Application.Partnerships;
using MicPortal.Application.Priorities;
using MicPortal.Domain.Common;
using MicPortal.Domain.Needs;
using MicPortal.Domain.Partnerships;
using MicPortal.Domain.Projects;
using MicPortal.Web.Forms;
using MicPortal.Web.Models;
using MicPortal.Web.Models.Lists;
using MicPortal.Web.Models.Needs;
using MicPortal.Web.Resources;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Web.Controllers;

/// <summary>What the parties of a partnership need and offer; a party asks the others.</summary>
[Route("partnerships/{id:int}/needs")]
public sealed class PartnershipNeedsController(MicPortalDbContext db, PartnershipQueries partnerships, NeedQueries needs, PriorityQueries priorities) : FormController<NeedForm>
{
    private const int DaysToAnswer = 30;

    private PartnershipDetails? partnership;

    /// <summary>For its parties; an association of theirs reads none of it.</summary>
    [HttpGet("")]
    public async Task<IActionResult> Index(int id, ListQuery query)
    {
        if (await Find(id) is not { } found || found.Standing.PartyOf(Actor) is null)
        {
            return NotFound();
        }

        var page = await needs.List(new NeedFilter(PartnershipId: id), query.Page, Actor, Today, Cancel);
        return View("/Views/Needs/OfPartnership.cshtml", new PartnershipNeeds(found, page, ListLinks.Of(Request, page), Actor));
    }

    [HttpGet("new")]
    public async Task<IActionResult> New(int id) => await Page(id, await Filled(id));

    [HttpPost("new")]
    public async Task<IActionResult> Create(int id, NeedForm form)
    {
        if (await Refusal(id) is { } refusal)
        {
            return refusal;
        }

        var url = await Once(form, async () =>
        {
            var under = await db.Partnerships.AsNoTracking().Include(one => one.Parties).SingleAsync(one => one.Id == id, Cancel);
            var facts = form.Facts;
            if (facts.PriorityId is { } chosen && !(await Priorities()).Exists(one => one.Id == chosen))
            {
                throw new DomainException("Needs.Errors.PriorityGone") { Field = nameof(form.Priority) };
            }

            var earlier = form.Earlier is null ? null : await Earlier(form.Earlier) ?? throw new DomainException("Needs.Errors.NotInVain");
            var need = Need.Ask(under, Asked(form), facts, Actor, Now, earlier?.Id);
            db.Add(need);
            await db.SaveChangesAsync(Cancel);
            return $"/partnerships/{id}/needs/{need.Id}";
        });
        return Done(url, "Needs.Asked");
    }

    protected override async Task<NeedForm> Filled(int id)
    {
        var form = new NeedForm { FormId = Guid.NewGuid(), Language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName, AnswerBy = DateInput.Of(PartialDate.From(Today.AddDays(DaysToAnswer))) };
        if (await Find(id) is { } found)
        {
            form.Language = found.Parties.Find(party => party.OrganisationId == Actor.OrganisationId)?.Language ?? form.Language;
            form.Addressees = [.. Others(found).Select(party => Key(party.OrganisationId)!)];
        }

        if (await Earlier(Request.Query["earlier"]) is { } earlier)
        {
            (form.Earlier, form.Kind, form.Title, form.Text, form.Language, form.Priority) = (Key(earlier.Id), $"{earlier.Kind}", earlier.Title, earlier.Text, earlier.Language, Key(earlier.Priority?.Id));
        }

        return form;
    }

    protected override async Task<IActionResult> Page(int id, NeedForm form) =>
        await Refusal(id) ?? View("/Views/Needs/New.cshtml", new NeedFormPage(form, partnership!, [.. Others(partnership!)], await Priorities()) { Earlier = await Earlier(form.Earlier) });

    /// <summary>What is asked once more; null where it is not the actor's, or something may still come of it.</summary>
    private async Task<NeedDetails?> Earlier(string? key) => FormRules.Number(key) is { } id && await needs.Asked(id, Actor, Today, Cancel) is { CameToNothing: true } asked ? asked : null;

    private static string? Key(int? id) => id?.ToString(CultureInfo.InvariantCulture);

    private async Task<PartnershipDetails?> Find(int id) => partnership ??= await partnerships.Details(id, Actor, Cancel);

    private async Task<IActionResult?> Refusal(int id) =>
        await Find(id) is not { } found ? NotFound() : PartnershipAccess.CanEdit(found.Standing, Actor) ? null : Forbid();

    /// <summary>Of all that take part: what one offers may come from another's.</summary>
    private Task<List<PriorityChoice>> Priorities() => priorities.Choices([.. partnership!.Parties.Select(party => party.OrganisationId).Where(partnership.TakesPart)], Cancel);

    private IEnumerable<PartyDetails> Others(PartnershipDetails found) => found.Parties.Where(party => party.Answer == PartyAnswer.Accepted && party.OrganisationId != Actor.OrganisationId);

    /// <summary>With one other party there is no choice.</summary>
    private List<int> Asked(NeedForm form)
    {
        var others = Others(partnership!).Select(party => party.OrganisationId).ToList();
        return others.Count == 1 ? others : [.. form.Addressees.Select(key => FormRules.Number(key) ?? 0)];
    }
}

/// <summary>One need or offer, under the partnership, so that a mandate for that reaches it; and the list of all.</summary>
[Route("partnerships/{id:int}/needs/{needId:int}")]
public sealed class NeedsController(PartnershipQueries partnerships, NeedQueries needs, TimelineQueries timelines, NeedCsv csv) : PortalController
{
    [HttpGet("/needs")]
    public async Task<IActionResult> Index(NeedListQuery query)
    {
        var page = await needs.List(query.Filter, query.Page, Actor, Today, Cancel);
        return View("/Views/Needs/Index.cshtml", new NeedList(query, page, ListLinks.Of(Request, page)));
    }

    [HttpGet("/needs.csv")]
    public async Task<IActionResult> Export(NeedListQuery query) =>
        File(csv.Of(await needs.Export(query.Filter, Actor, Today, Cancel)), CsvFile.ContentType, $"needs-{Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}.csv");

    [HttpGet]
    public async Task<IActionResult> Details(int id, int needId)
    {
        if (await needs.Details(needId, id, Actor, Today, Cancel) is not { } need || await partnerships.Details(id, Actor, Cancel) is not { } partnership)
        {
            return NotFound();
        }

        var page = new NeedPage(need, partnership, await timelines.OfNeed(needId, Cancel), Actor);
        return View("/Views/Needs/Details.cshtml", page.IsAskedInVain ? page with { Elsewhere = await needs.Elsewhere(id, Actor, Cancel) } : page);
    }
}

/// <summary>A page with a form about one need or offer.</summary>
public abstract class NeedFormController<TForm>(PartnershipQueries partnerships, NeedQueries needs) : FormController<TForm>
    where TForm : class, IOnceForm
{
    private (NeedDetails Need, PartnershipDetails Partnership)? found;

    protected int NeedId => FormRules.Number(RouteData.Values["needId"] as string) ?? 0;

    /// <summary>Who may do it at all.</summary>
    protected abstract bool May(NeedDetails need);

    /// <summary>Whether it can be done as things stand.</summary>
    protected abstract bool IsTimely(NeedDetails need, PartnershipDetails partnership);

    protected abstract IActionResult Show(TForm form, NeedDetails need, PartnershipDetails partnership);

    protected override async Task<IActionResult> Page(int id, TForm form) => await Refusal(id) ?? Show(form, found!.Value.Need, found.Value.Partnership);

    /// <summary>When there is nothing to do any more, the page says where things stand.</summary>
    protected async Task<IActionResult> ShowForm(int id)
    {
        var page = await Page(id, await Filled(id));
        if (page is not ViewResult || IsTimely(found!.Value.Need, found.Value.Partnership))
        {
            return page;
        }

        TempData[Messages.Problem] = HttpContext.RequestServices.GetRequiredService<Texts>()["Needs.Errors.NotNow"];
        return LocalRedirect($"/partnerships/{id}/needs/{NeedId}");
    }

    /// <summary>404 or 403; null when it may be tried.</summary>
    protected async Task<IActionResult?> Refusal(int id)
    {
        if (found is null && await needs.Details(NeedId, id, Actor, Today, Cancel) is { } need && await partnerships.Details(id, Actor, Cancel) is { } partnership)
        {
            found = (need, partnership);
        }

        return found is not { } there ? NotFound() : May(there.Need) ? null : Forbid();
    }
}

[Route("partnerships/{id:int}/needs/{needId:int}/answers")]
public sealed class NeedAnswersController(PartnershipQueries partnerships, NeedQueries needs, NeedService service) : NeedFormController<NeedAnswerForm>(partnerships, needs)
{
    [HttpGet("new")]
    public Task<IActionResult> New(int id, int needId) => ShowForm(id);

    [HttpPost("new")]
    public async Task<IActionResult> Create(int id, int needId, NeedAnswerForm form)
    {
        if (await Refusal(id) is { } refusal)
        {
            return refusal;
        }

        var answer = Enum.Parse<NeedAnswer>(form.Answer!);
        return Done(await service.Act(needId, id, form.FormId, need => Answer(need, answer, form.Word), Actor, Cancel), $"Needs.Done.{answer}");
    }

    protected override Task<NeedAnswerForm> Filled(int id) => Task.FromResult(new NeedAnswerForm { FormId = Guid.NewGuid() });

    protected override bool May(NeedDetails need) => Actor.Writes && need.Standing.AddresseeOf(Actor) is not null;

    protected override bool IsTimely(NeedDetails need, PartnershipDetails partnership) => NeedAccess.CanAnswer(need.Standing, partnership.Standing, Actor);

    protected override IActionResult Show(NeedAnswerForm form, NeedDetails need, PartnershipDetails partnership) =>
        View("/Views/Needs/Answer.cshtml", new NeedAnswerPage(form, need, partnership, Actor.Binds));

    private Project? Answer(Need need, NeedAnswer answer, string? word)
    {
        // It answers only in a partnership that it has accepted and that goes on.
        if (need.Partnership!.Stage == PartnershipStage.Ended || need.Partnership.PartyOf(Actor.OrganisationId ?? 0).Answer != PartyAnswer.Accepted)
        {
            throw new DomainException("Agreements.Errors.PartnershipNotAccepted");
        }

        switch (answer)
        {
            case NeedAnswer.Accepted: return need.Accept(word, Actor, Now);
            case NeedAnswer.Reframed: need.Reframe(word!, Actor, Now); return null;
            default: need.Refer(word!, Actor, Now); return null;
        }
    }
}

/// <summary>The asker says yes to a proposal.</summary>
[Route("partnerships/{id:int}/needs/{needId:int}/consents/{organisationId:int}")]
public sealed class NeedConsentsController(PartnershipQueries partnerships, NeedQueries needs, NeedService service) : PortalController, IRecordController
{
    [HttpPost]
    public async Task<IActionResult> Create(int id, int needId, int organisationId)
    {
        if (await needs.Details(needId, id, Actor, Today, Cancel) is not { } need || await partnerships.Details(id, Actor, Cancel) is not { } partnership)
        {
            return NotFound();
        }

        // What was said meanwhile the domain tells.
        if (!Actor.Binds || !NeedAccess.IsAsker(need.Standing, Actor) || !PartnershipAccess.CanEdit(partnership.Standing, Actor))
        {
            return Forbid();
        }

        return Done(await service.Act(needId, id, Guid.NewGuid(), one => one.Agree(organisationId, Actor, Now), Actor, Cancel), "Needs.Done.Accepted");
    }

    [NonAction]
    public string RecordUrl(int id) => $"/partnerships/{id}/needs";
}

[Route("partnerships/{id:int}/needs/{needId:int}/withdrawals")]
public sealed class NeedWithdrawalsController(PartnershipQueries partnerships, NeedQueries needs, NeedService service) : NeedFormController<NeedWithdrawalForm>(partnerships, needs)
{
    [HttpGet("new")]
    public Task<IActionResult> New(int id, int needId) => ShowForm(id);

    [HttpPost("new")]
    public async Task<IActionResult> Create(int id, int needId, NeedWithdrawalForm form) => await Refusal(id) ?? Done(await service.Act(needId, id, form.FormId, need =>
    {
        need.Withdraw(form.Reason!, Actor, Now);
        return null;
    }, Actor, Cancel), "Needs.Done.Withdrawn");

    protected override Task<NeedWithdrawalForm> Filled(int id) => Task.FromResult(new NeedWithdrawalForm { FormId = Guid.NewGuid() });

    protected override bool May(NeedDetails need) => Actor.Writes && NeedAccess.IsAsker(need.Standing, Actor);

    protected override bool IsTimely(NeedDetails need, PartnershipDetails partnership) => NeedAccess.CanWithdraw(need.Standing, partnership.Standing, Actor);

    protected override IActionResult Show(NeedWithdrawalForm form, NeedDetails need, PartnershipDetails partnership) =>
        View("/Views/Needs/Withdraw.cshtml", new NeedWithdrawalPage(form, need, partnership));
}
