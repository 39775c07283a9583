using MicPortal.Application.Data;
using MicPortal.Application.Visits;
using MicPortal.Domain.Access;
using MicPortal.Domain.Common;
using MicPortal.Domain.Visits;
using MicPortal.Web.Forms;
using MicPortal.Web.Models;
using MicPortal.Web.Models.Visits;
using Microsoft.AspNetCore.Mvc;

namespace MicPortal.Web.Controllers;

[Route("visits/{id:int}/participants")]
public sealed class VisitParticipantsController(VisitQueries visits, VisitService service) : VisitActController<ParticipantForm>(visits, service)
{
    protected override string ViewName => "Participant";

    protected override string DoneKey => "Visits.Participant.Added";

    protected override string Section => "#people";

    protected override string SectionAfter(ParticipantForm form) => form.Another ? "/participants/new" : Section;

    protected override bool IsTimely(VisitStanding standing, Actor actor) => VisitAccess.CanArrange(standing, actor);

    /// <summary>Mostly one enters one's own people.</summary>
    protected override Task<ParticipantForm> Filled(int id) => Task.FromResult(new ParticipantForm { FormId = Guid.NewGuid(), OrganisationId = Actor.OrganisationId is { } own ? VisitPlanFields.KeyOf(own) : null });

    protected override Task Prepare(ParticipantForm form, VisitDetails visit)
    {
        ViewData[nameof(VisitFormChoices)] = Choices(visit, Actor, []);
        return Task.CompletedTask;
    }

    protected override void Act(Visit visit, ParticipantForm form) => visit.AddParticipant(form.ToContent(), Actor, Now);
}

/// <summary>A row of the visit, changed in a form of its own.</summary>
public abstract class VisitRowController<TForm>(VisitQueries visits, VisitService service, MicPortalDbContext db, string rowName) : VisitFormController<TForm>(visits)
    where TForm : class, IComparedForm
{
    protected abstract string DoneKey { get; }

    /// <summary>Where the row stands.</summary>
    protected abstract string UrlOf(int id);

    /// <summary>Only in a partnership that goes on.</summary>
    protected virtual bool NeedsPartnership => true;

    protected int RowId => FormRules.Number(RouteData.Values[rowName] as string) ?? 0;

    [HttpGet]
    public Task<IActionResult> Edit(int id) => ShowForm(id);

    [HttpPost]
    public Task<IActionResult> Edit(int id, TForm form) => Try(id, NeedsPartnership, async () => Done(
        await Once(form, async () =>
        {
            var visit = await service.Load(id, Actor, Cancel);
            // Before the rules: what they refuse may be what another saved meanwhile, which the form does not say yet.
            if (visit.ConcurrencyToken != form.ConcurrencyToken)
            {
                throw new ChangedMeanwhileException();
            }

            Change(visit, form);
            await db.SaveChangesAsync(Cancel);
            return UrlOf(id);
        }),
        DoneKey));

    protected override bool IsTimely(VisitStanding standing, Actor actor) => VisitAccess.CanArrange(standing, actor);

    protected override async Task<IActionResult?> Refusal(int id) => await base.Refusal(id) ?? (await HasRow(id) ? null : NotFound());

    protected abstract Task<bool> HasRow(int id);

    protected abstract void Change(Visit visit, TForm form);
}

[Route("visits/{id:int}/participants/{participantId:int}")]
public sealed class VisitParticipantEditsController(VisitQueries visits, VisitService service, MicPortalDbContext db) : VisitRowController<ParticipantForm>(visits, service, db, "participantId")
{
    protected override string ViewName => "Participant";

    protected override string DoneKey => "Visits.Saved";

    protected override string UrlOf(int id) => $"/visits/{id}#people";

    protected override async Task<bool> HasRow(int id) => (await Find(id))!.Participants.Exists(one => one.Id == RowId);

    protected override async Task<ParticipantForm> Filled(int id) =>
        await Find(id) is { } visit && visit.Participants.Find(one => one.Id == RowId) is { } participant ? ParticipantForm.Of(participant, visit.ConcurrencyToken, participant.OrganisationId == Actor.OrganisationId) : new ParticipantForm();

    protected override Task Prepare(ParticipantForm form, VisitDetails visit)
    {
        ViewData[nameof(ParticipantDetails)] = visit.Participants.Find(one => one.Id == RowId);
        ViewData[nameof(VisitFormChoices)] = Choices(visit, Actor, []);
        return Task.CompletedTask;
    }

    protected override void Change(Visit visit, ParticipantForm form) => visit.ChangeParticipant(RowId, form.ToContent(), Actor, Now);
}

[Route("visits/{id:int}/participants/{participantId:int}/removals")]
public sealed class VisitParticipantRemovalsController(VisitQueries visits, VisitService service) : VisitButtonController(visits, service)
{
    protected override string Section => "#people";

    [HttpPost]
    public Task<IActionResult> Create(int id, int participantId) => Press(id, visit => visit.RemoveParticipant(participantId, Actor, Now), "Visits.Participant.Removed");

    protected override bool IsTimely(VisitStanding standing, Actor actor) => VisitAccess.CanArrange(standing, actor);
}

[Route("visits/{id:int}/slots")]
public sealed class VisitSlotsController(VisitQueries visits, VisitService service) : VisitActController<SlotForm>(visits, service)
{
    private string? meets;

    protected override string ViewName => "Slot";

    protected override string DoneKey => meets is null ? "Visits.Slot.Added" : "Visits.Slot.AddedBeside";

    protected override object[] DoneArguments => meets is null ? [] : [meets];

    protected override string Section => "/schedule";

    protected override bool IsTimely(VisitStanding standing, Actor actor) => VisitAccess.CanArrange(standing, actor);

    /// <summary>After what is there already.</summary>
    protected override async Task<SlotForm> Filled(int id)
    {
        var form = new SlotForm { FormId = Guid.NewGuid() };
        if (await Find(id) is { } visit)
        {
            var last = (await Visits.Slots(id, Cancel)).LastOrDefault();
            form.Day = DateInput.Of(last?.Day ?? visit.StandingVersion.Plan.Start);
            form.From = last is null ? null : SlotForm.Typed(last.Until);
        }

        return form;
    }

    protected override IEnumerable<DomainException> WrongBeside(SlotForm form, VisitDetails visit) => form.Outside(visit.StandingVersion.Plan);

    protected override void Act(Visit visit, SlotForm form)
    {
        var content = form.ToContentIn(visit);
        meets = visit.AtTheSameTime(content, null).FirstOrDefault()?.Text;
        visit.AddSlot(content, Actor, Now);
    }
}

[Route("visits/{id:int}/slots/{slotId:int}")]
public sealed class VisitSlotEditsController(VisitQueries visits, VisitService service, MicPortalDbContext db) : VisitRowController<SlotForm>(visits, service, db, "slotId")
{
    private List<SlotDetails>? slots;

    protected override string ViewName => "Slot";

    protected override string DoneKey => "Visits.Saved";

    protected override string UrlOf(int id) => $"/visits/{id}/schedule";

    protected override async Task<bool> HasRow(int id) => await Slot(id) is not null;

    protected override async Task<SlotForm> Filled(int id) => await Find(id) is { } visit && await Slot(id) is { } slot ? SlotForm.Of(slot, visit.ConcurrencyToken) : new SlotForm();

    protected override async Task Prepare(SlotForm form, VisitDetails visit) => ViewData[nameof(SlotDetails)] = await Slot(visit.Id);

    protected override IEnumerable<DomainException> WrongBeside(SlotForm form, VisitDetails visit) => form.Outside(visit.StandingVersion.Plan);

    protected override void Change(Visit visit, SlotForm form) => visit.ChangeSlot(RowId, form.ToContentIn(visit), Actor, Now);

    private async Task<SlotDetails?> Slot(int id) => (slots ??= await Visits.Slots(id, Cancel)).Find(slot => slot.Id == RowId);
}

[Route("visits/{id:int}/slots/{slotId:int}/removals")]
public sealed class VisitSlotRemovalsController(VisitQueries visits, VisitService service) : VisitButtonController(visits, service)
{
    protected override string Section => "/schedule";

    [HttpPost]
    public Task<IActionResult> Create(int id, int slotId) => Press(id, visit => visit.RemoveSlot(slotId, Actor, Now), "Visits.Slot.Removed");

    protected override bool IsTimely(VisitStanding standing, Actor actor) => VisitAccess.CanArrange(standing, actor);
}
