using System.Globalization;
using MicPortal.Domain.Access;
using MicPortal.Domain.Common;

namespace MicPortal.Domain.Visits;

/// <summary>Who takes part and what is done when: both change until the last moment, and nobody is asked again.</summary>
public sealed partial class Visit
{
    /// <summary>Who travel.</summary>
    public const int MostParticipants = VisitPlan.MostTravellers;

    /// <summary>Of the host, who work beside them.</summary>
    public const int MostColleagues = 120;
    public const int MostSlots = 150;

    private readonly List<VisitParticipant> participants = [];
    private readonly List<VisitSlot> slots = [];

    public IReadOnlyCollection<VisitParticipant> Participants => participants;

    public IReadOnlyCollection<VisitSlot> Slots => slots;

    public void AddParticipant(ParticipantContent content, Actor by, DateTime at)
    {
        RequirePlanning(by);
        GuardParty(content, null);
        GuardNumber(content, null);
        GuardBeside(content, null);
        if (content.Name is not null && content.OrganisationId != by.OrganisationId)
        {
            throw new DomainException("Visits.Errors.OtherPartysName") { Field = nameof(content.Name) };
        }

        GuardName(content, null, at);

        participants.Add(new VisitParticipant(content));
        Record(ActName.VisitParticipantAdded, by, at, word: Named(content.Post, content.OrganisationId));
    }

    public void ChangeParticipant(int id, ParticipantContent content, Actor by, DateTime at)
    {
        RequirePlanning(by);
        var participant = Participant(id);
        GuardParty(content, participant);
        GuardNumber(content, participant);
        GuardBeside(content, participant);
        GuardName(content, participant, at);
        // Nobody names another party's people, or makes them their own with the name.
        var meant = participant.OrganisationId == by.OrganisationId ? content : content with { Name = participant.Name, KeepsName = participant.KeepsName };
        if (meant.Name is not null && meant.OrganisationId != participant.OrganisationId)
        {
            throw new DomainException("Visits.Errors.NamedPartyStays") { Field = nameof(content.OrganisationId) };
        }

        // Whom the others work beside, they say; who it is says the party that gave the name.
        if ((meant.Post, meant.Position, meant.HomeOrganisation) != (participant.Post, participant.Position, participant.HomeOrganisation))
        {
            GuardNamed(participant, by);
        }

        if (meant.OrganisationId != participant.OrganisationId)
        {
            NameInWords(participant);
        }

        var named = Named(participant.Post, participant.OrganisationId);
        participant.Change(meant);
        Record(ActName.VisitParticipantChanged, by, at, word: named);
    }

    /// <summary>The row stays without its name.</summary>
    public void RemoveParticipant(int id, Actor by, DateTime at)
    {
        RequirePlanning(by);
        var participant = Participant(id);
        GuardNamed(participant, by);
        NameInWords(participant);
        participant.Remove(at);
        Record(ActName.VisitParticipantRemoved, by, at, word: Named(participant.Post, participant.OrganisationId));
    }

    public void AddSlot(SlotContent content, Actor by, DateTime at)
    {
        RequirePlanning(by);
        if (slots.Count(one => one.RemovedAt is null) >= MostSlots)
        {
            throw new DomainException("Visits.Errors.TooManySlots", MostSlots);
        }

        RequireNone(Wrong(content));
        slots.Add(new VisitSlot(content));
        Record(ActName.VisitSlotAdded, by, at, word: Named(content.Day, content.Text));
    }

    public void ChangeSlot(int id, SlotContent content, Actor by, DateTime at)
    {
        RequirePlanning(by);
        RequireNone(Wrong(content));
        var slot = Slot(id);
        var named = Named(slot.Day, slot.Text);
        slot.Change(content);
        Record(ActName.VisitSlotChanged, by, at, word: named);
    }

    /// <summary>Other parts on the same day and, all or in part, at the same time.</summary>
    public IEnumerable<VisitSlot> AtTheSameTime(SlotContent content, int? except) =>
        slots.Where(one => one.RemovedAt is null && one.Id != except && one.Day == content.Day && one.From < content.Until && content.From < one.Until);

    /// <summary>Those that would lie outside the days of such a plan, to which the schedule moves; in their order.</summary>
    public IEnumerable<VisitSlot> SlotsOutside(VisitPlan plan) =>
        slots.Where(slot => slot.RemovedAt is null && DayIn(plan, slot.Day) is var day && (day.CertainlyBefore(plan.Start) || plan.End.CertainlyBefore(day))).OrderBy(slot => slot.Day.Earliest).ThenBy(slot => slot.From);

    /// <summary>To which a part of the schedule on this day moves with the first day of such a plan.</summary>
    public PartialDate DayIn(VisitPlan plan, PartialDate day) => PartialDate.From(day.Earliest.AddDays(DaysTo(plan)));

    public void RemoveSlot(int id, Actor by, DateTime at)
    {
        RequirePlanning(by);
        var slot = Slot(id);
        slot.Remove(at);
        Record(ActName.VisitSlotRemoved, by, at, word: Named(slot.Day, slot.Text));
    }

    private VisitParticipant Participant(int id) =>
        participants.SingleOrDefault(one => one.Id == id && one.RemovedAt is null) ?? throw new DomainException("Visits.Errors.ParticipantUnknown");

    /// <summary>The post and for whom, and never the name, which is erased in time.</summary>
    private string Named(string post, int organisationId) => string.Join(", ", new[] { post, Parties.Single(party => party.OrganisationId == organisationId).Organisation?.Name }.OfType<string>());

    private static string Named(PartialDate day, string text) => string.Create(CultureInfo.InvariantCulture, $"{day.Earliest:yyyy-MM-dd}, {text}");

    private VisitSlot Slot(int id) => slots.SingleOrDefault(one => one.Id == id && one.RemovedAt is null) ?? throw new DomainException("Visits.Errors.SlotUnknown");

    private void RequirePlanning(Actor by)
    {
        PartyOf(by);
        RequireOpen();
    }

    /// <summary>Nobody new takes part for who has left; who was entered before stays.</summary>
    private void GuardParty(ParticipantContent content, VisitParticipant? self)
    {
        if (!IsParty(content.OrganisationId))
        {
            throw new DomainException("Plans.Errors.NotAParty") { Field = nameof(content.OrganisationId) };
        }

        Require(content.OrganisationId == self?.OrganisationId || !HasLeft(content.OrganisationId), "Plans.Errors.PartyHasLeft", nameof(content.OrganisationId));
    }

    /// <summary>The delegation is limited; the host's colleagues, who stay at home, do not count with it. Who is counted already may change.</summary>
    private void GuardNumber(ParticipantContent content, VisitParticipant? self)
    {
        var host = CurrentVersion.Plan.HostId;
        if (self is not null && self.OrganisationId == host == (content.OrganisationId == host))
        {
            return;
        }

        var (ofHost, most) = content.OrganisationId == host ? (true, MostColleagues) : (false, MostParticipants);
        if (participants.Count(one => one != self && one.RemovedAt is null && one.OrganisationId == host == ofHost) >= most)
        {
            throw new DomainException(ofHost ? "Visits.Errors.TooManyColleagues" : "Visits.Errors.TooManyParticipants", most);
        }
    }

    /// <summary>With another host, those who were to stay at home travel.</summary>
    private void GuardDelegation(VisitPlan plan)
    {
        if (participants.Count(one => one.RemovedAt is null && one.OrganisationId != plan.HostId) is > MostParticipants and var travellers)
        {
            throw new DomainException("Visits.Errors.DelegationOfHost", travellers, MostParticipants) { Field = nameof(VisitPlan.HostId) };
        }
    }

    private static void GuardNamed(VisitParticipant participant, Actor by) =>
        Require(participant.Name is null || participant.OrganisationId == by.OrganisationId, "Visits.Errors.NamedByOther", nameof(ParticipantContent.Post));

    /// <summary>Not of people who are no longer to be named, and of each once; posts alone may well be the same.</summary>
    private void GuardName(ParticipantContent content, VisitParticipant? self, DateTime at)
    {
        Require(content.Name is not { } name || !participants.Exists(one => one != self && one.RemovedAt is null && one.OrganisationId == content.OrganisationId && one.Position == content.Position && FoldedText.Fold(one.Name ?? "") == FoldedText.Fold(name)),
            "Visits.Errors.ParticipantTwice", nameof(content.Name));
        if (content is { Name: not null, KeepsName: false } && (AgreedEnd ?? End).Latest.AddMonths(VisitParticipant.NameMonths) <= DateOnly.FromDateTime(at))
        {
            throw new DomainException("Visits.Errors.NameTooLate", VisitParticipant.NameMonths) { Field = nameof(content.Name) };
        }
    }

    /// <summary>A colleague of another party that has not left, or the one that was chosen before.</summary>
    private void GuardBeside(ParticipantContent content, VisitParticipant? self)
    {
        if (content.BesideId is { } id && !participants.Exists(one => one.Id == id && one != self && one.RemovedAt is null && one.OrganisationId != content.OrganisationId && (id == self?.BesideId || !HasLeft(one.OrganisationId))))
        {
            throw new DomainException("Visits.Errors.BesideUnknown") { Field = nameof(content.BesideId) };
        }
    }

    /// <summary>Who is no longer a colleague of the other side stays as a post, with those who were to work beside that post.</summary>
    private void NameInWords(VisitParticipant colleague) => participants.Where(one => one.BesideId == colleague.Id && one.RemovedAt is null).ToList().ForEach(one => one.PutInWords(colleague));

    private IEnumerable<DomainException> Wrong(SlotContent content)
    {
        if (StandingPlan.SlotOutside(content.Day) is { } outside)
        {
            yield return outside;
        }

        if (content.Until <= content.From)
        {
            yield return new DomainException("Visits.Errors.UntilBeforeFrom") { Field = nameof(content.Until) };
        }
    }

    /// <summary>From the first day of the plan that stands; none for a first plan, which does from the beginning.</summary>
    private int DaysTo(VisitPlan plan) => plan.Start.Earliest.DayNumber - SortStart.Earliest.DayNumber;

    private void ShiftSchedule(int days)
    {
        foreach (var slot in slots.Where(slot => slot.RemovedAt is null))
        {
            slot.Move(days);
        }
    }
}

/// <param name="OrganisationId">The party for which the person takes part.</param>
/// <param name="Post">What the person does at home: "Head of water services".</param>
/// <param name="HomeOrganisation">Where, unless it is the party itself: a committee, a utility, a school.</param>
/// <param name="HostColleague">The post of the colleague beside whom the visitor works.</param>
/// <param name="Briefed">Of <see cref="Briefing.All"/>: what the person has been told.</param>
/// <param name="Name">Personal: for the parties alone, and not for ever.</param>
/// <param name="KeepsName">The person has consented that the name is kept.</param>
public sealed record ParticipantContent(
    int OrganisationId, VisitPosition Position, string Post, string? HomeOrganisation, string? HostColleague, IReadOnlyList<string> Briefed, string? Name, bool KeepsName)
{
    /// <summary>The participant of another party beside whom the person works, where that colleague is entered too.</summary>
    public int? BesideId { get; init; }
}

public enum VisitPosition
{
    Councillor,
    Official,
    TechnicalStaff,
    CivilSociety,
    YouthRepresentative,
    Interpreter,
}

/// <summary>What a participant should have been told before leaving (seed: as much briefing as possible in preparation for working in a developmental context).</summary>
public static class Briefing
{
    public static readonly IReadOnlyList<string> All = ["purpose", "counterparts", "municipality", "customs", "travel-papers", "insurance", "health", "safety", "learning"];
}

/// <summary>Somebody who travels, or a colleague on the spot.</summary>
public sealed class VisitParticipant : IGone
{
    public const int PostLimit = 120;
    public const int HomeOrganisationLimit = 200;
    public const int NameLimit = 120;

    /// <summary>A name is erased so long after the visit, unless it is kept with consent.</summary>
    public const int NameMonths = 24;

    private VisitParticipant()
    {
    }

    internal VisitParticipant(ParticipantContent content) => Change(content);

    public int Id { get; private set; }

    public int VisitId { get; private set; }

    public int OrganisationId { get; private set; }

    public VisitPosition Position { get; private set; }

    public string Post { get; private set; } = "";

    public string? HomeOrganisation { get; private set; }

    public string? HostColleague { get; private set; }

    /// <summary>The participant beside whom the person works; null where the colleague is a post in words, or none.</summary>
    public int? BesideId { get; private set; }

    public IReadOnlyList<string> Briefed { get; private set; } = [];

    public string? Name { get; private set; }

    public bool KeepsName { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime? RemovedAt { get; private set; }

    public bool IsGone => RemovedAt is not null;

    internal void Change(ParticipantContent content) =>
        (OrganisationId, Position, Post, HomeOrganisation, HostColleague, BesideId, Briefed, Name, KeepsName) =
        (content.OrganisationId, content.Position, content.Post, content.HomeOrganisation, content.BesideId is null ? content.HostColleague : null, content.BesideId, [.. Briefing.All.Where(content.Briefed.Contains)], content.Name, content.KeepsName && content.Name is not null);

    internal void EraseName() => (Name, KeepsName) = (null, false);

    internal void Remove(DateTime at) => (RemovedAt, Name, KeepsName) = (at, null, false);

    internal void PutInWords(VisitParticipant colleague) => (BesideId, HostColleague) = (null, colleague.Post);

    internal void Pass(Func<int, int> passed) => OrganisationId = passed(OrganisationId);
}

/// <param name="From">In minutes of the day at the place.</param>
/// <param name="Until">In minutes of the day.</param>
/// <param name="With">Posts, a service or an organisation.</param>
public sealed record SlotContent(PartialDate Day, int From, int Until, string Text, string? Place, string? With);

/// <summary>A part of the schedule.</summary>
public sealed class VisitSlot
{
    public const int TextLimit = 200;
    public const int MinutesOfDay = 24 * 60;

    private VisitSlot()
    {
    }

    internal VisitSlot(SlotContent content) => Change(content);

    public int Id { get; private set; }

    public int VisitId { get; private set; }

    public PartialDate Day { get; private set; }

    /// <summary>In minutes of the day at the place.</summary>
    public int From { get; private set; }

    public int Until { get; private set; }

    public string Text { get; private set; } = "";

    public string? Place { get; private set; }

    public string? With { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime? RemovedAt { get; private set; }

    internal void Change(SlotContent content) =>
        (Day, From, Until, Text, Place, With) = (content.Day, content.From, content.Until, content.Text, content.Place, content.With);

    internal void Move(int days) => Day = PartialDate.From(Day.Earliest.AddDays(days));

    internal void Remove(DateTime at) => RemovedAt = at;
}
