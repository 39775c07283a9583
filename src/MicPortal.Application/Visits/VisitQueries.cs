using MicPortal.Application.Data;
using MicPortal.Application.Lists;
using MicPortal.Application.Plans;
using MicPortal.Application.Projects;
using MicPortal.Domain.Access;
using MicPortal.Domain.Common;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Partnerships;
using MicPortal.Domain.Projects;
using MicPortal.Domain.Visits;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Application.Visits;

/// <summary>What the pages about visits show, each read in as few queries as the page needs.</summary>
public sealed class VisitQueries(MicPortalDbContext db)
{
    /// <param name="now">Of what the reader has left only the title orders it.</param>
    private static ListSort<Visit>[] Sorts(IQueryable<int> now) =>
    [
        ListSort<Visit>.By("start", visit => now.Contains(visit.Id) ? visit.SortStart : (PartialDate?)null, visit => visit.Id, descendsFirst: true),
        ListSort<Visit>.By("title", visit => visit.SortTitle, visit => visit.Id),
    ];

    /// <summary>A page of the visits that the actor may see.</summary>
    public Task<Page<VisitRow>> List(VisitFilter filter, PageRequest request, Actor actor, DateOnly today, CancellationToken cancel)
    {
        var now = Now(actor, today);
        return Filtered(filter, actor, today).ReadPage(Sorts(now), request, ids => Rows(db.Visits.Where(visit => ids.Contains(visit.Id)), now, actor, today), cancel);
    }

    /// <summary>All of them by their first day, for a file; at most as many as a list counts.</summary>
    public Task<List<VisitRow>> Export(VisitFilter filter, Actor actor, DateOnly today, CancellationToken cancel)
    {
        var now = Now(actor, today);
        return Rows(Filtered(filter, actor, today).OrderByDescending(visit => now.Contains(visit.Id) ? visit.SortStart : (PartialDate?)null).ThenBy(visit => visit.Id).Take(PageRequest.CountLimit), now, actor, today).ToListAsync(cancel);
    }

    /// <summary>By which a list of one organisation's visits names it; null where there is none with this id.</summary>
    public Task<string?> NameOfParty(int id, CancellationToken cancel) => db.Organisations.Where(organisation => organisation.Id == id).Select(organisation => organisation.Name).SingleOrDefaultAsync(cancel);

    /// <summary>The projects that a visit of a partnership can serve: all who take part in it are parties of theirs.</summary>
    /// <param name="organisationIds">Who take part in the visit.</param>
    /// <param name="served">Those that it serves already.</param>
    public Task<List<VisitProject>> Projects(int partnershipId, IReadOnlyCollection<int> organisationIds, IReadOnlyCollection<int> served, Actor actor, CancellationToken cancel) =>
        db.Projects.VisibleTo(actor).Where(project => project.PartnershipId == partnershipId && project.Status != ProjectStatus.Cancelled
                && (served.Contains(project.Id) || project.Parties.Count(party => organisationIds.Contains(party.OrganisationId)) == organisationIds.Count))
            .OrderBy(project => project.SortTitle).Take(PageRequest.ChoiceLimit).Select(project => new VisitProject(project.Id, project.Title)).ToListAsync(cancel);

    /// <summary>Of these projects those that the actor may read.</summary>
    public async Task<List<VisitProject>> ProjectsRead(IReadOnlyCollection<int> projectIds, Actor actor, CancellationToken cancel) =>
        projectIds.Count == 0 ? [] : await db.Projects.VisibleTo(actor).Where(project => projectIds.Contains(project.Id)).OrderBy(project => project.SortTitle).Select(project => new VisitProject(project.Id, project.Title)).ToListAsync(cancel);

    /// <summary>Everything that the visit's page shows; null when the actor may not see it.</summary>
    /// <param name="versions">Also these of its plans, where there are such.</param>
    public async Task<VisitDetails?> Details(int id, Actor actor, DateOnly today, CancellationToken cancel, params int[] versions)
    {
        var (own, counts) = (actor.PartyId, Membership.CountsFor(actor.AssociationId ?? 0));
        var mandates = db.Mandates;
        var record = await db.Visits.VisibleTo(actor).Where(visit => visit.Id == id).Select(visit => new
        {
            visit.PartnershipId,
            visit.ConcurrencyToken,
            visit.Status,
            visit.IsDemo,
            visit.CurrentVersionNumber,
            visit.AgreedVersionNumber,
            visit.AgreedAt,
            visit.AgreedStart,
            visit.AgreedEnd,
            visit.ReportDue,
            visit.Reason,
            visit.ReasonText,
            PartnershipEndedAt = visit.Partnership!.EndedAt,
            visit.Partnership.FirstContact,
            ActorsAssociationHasParty = visit.Parties.Any(party => party.Organisation!.Memberships.AsQueryable().Any(counts)),
            Parties = visit.Parties.OrderBy(party => party.Organisation!.SortName).Select(party => new PlanPartyDetails(
                party.OrganisationId, party.Organisation!.Name, party.Organisation.CountryCode, party.Organisation is Municipality, party.Organisation.Memberships.AsQueryable().Any(counts))
            {
                DeclinedVersionNumber = party.DeclinedVersionNumber,
                DeclinedAt = party.DeclinedAt,
                DeclineReason = party.DeclineReason,
            }).ToList(),
            SlotCount = visit.Slots.Count(slot => slot.RemovedAt == null),
            Places = visit.Partnership.Parties.Select(party => new PartyPlace(party.OrganisationId, party.Answer, party.EndedOn, party.LeftAt)).ToList(),
            Versions = visit.Versions.OrderBy(version => version.Number).Select(version => new PlanVersionRow(
                version.Number,
                version.WrittenAt,
                version.AgreedAt,
                version.WrittenByOrganisationId,
                mandates.Where(mandate => mandate.Id == version.WrittenUnderMandateId).Select(mandate => mandate.Association!.Name).FirstOrDefault(),
                version.Endorsements.Any(endorsement => endorsement.WithdrawnAt == null && endorsement.Party.OrganisationId == own))).ToList(),
            Reports = visit.Reports.OrderBy(report => report.Id).Select(report => new VisitReportDetails(
                report.OrganisationId, report.Language, report.Done, report.Learned, report.Difficulties, report.Count, report.FiledAt, report.ChangedAt, report.TakenBackAt, report.TakeBackReason)).ToList(),
            HasLearned = visit.Learnings.Any(learning => learning.TakenBackAt == null),
        }).AsSingleQuery().SingleOrDefaultAsync(cancel);
        if (record is null)
        {
            return null;
        }

        var places = new PlanPlaces(record.Places, record.PartnershipEndedAt);
        var isParty = record.Parties.Exists(party => party.OrganisationId == own && actor.ActsFor(party.OrganisationId, record.PartnershipId));
        // Before all had approved a plan an association reads nothing through its members, nor through one that had left by then.
        var readers = record.Parties.Where(party => (isParty && party.OrganisationId == own) || (record.AgreedAt is not null && party.IsMemberOfActorsAssociation && places.HasSeen(party.OrganisationId, record.AgreedAt))).Select(party => party.OrganisationId).ToList();
        var (until, status, reason, reasonText) = (places.ReadsUntil(readers), record.Status, record.Reason, record.ReasonText);
        var plans = PlansRead.All(record.Versions, record.CurrentVersionNumber, record.AgreedVersionNumber);
        if (until is { } left)
        {
            var acts = await PlanActs.Read(db, nameof(Visit), id, left, [ActName.VisitPostponed, ActName.VisitCancelled], cancel);
            var (calledOffAt, cancelled) = (acts.Last(ActName.VisitPostponed, ActName.VisitCancelled), acts.HasBeenDone(ActName.VisitCancelled));
            plans = PlansRead.Until(left, record.Versions, cancelled ? record.CurrentVersionNumber : null, calledOffAt);
            status = cancelled ? VisitStatus.Cancelled : plans?.Agreed is not null ? VisitStatus.Agreed
                : calledOffAt is not null && plans?.Rows.Any(version => version.WrittenAt > calledOffAt) == false ? VisitStatus.Postponed : VisitStatus.Planning;
            if (acts.IsDoneLater(ActName.VisitPostponed, ActName.VisitCancelled))
            {
                (reason, reasonText) = (null, null);
            }
        }

        if (plans is null || (!isParty && until is not null && !plans.Rows.Any(version => version.AgreedAt <= until)))
        {
            return null;
        }

        var shown = plans.Shown(versions);
        var read = await db.Set<VisitVersion>().Where(version => version.VisitId == id && shown.Contains(version.Number)).Select(version => new VisitVersionDetails
        {
            Number = version.Number,
            Plan = version.Plan,
            Endorsements = version.Endorsements.Where(endorsement => until == null || endorsement.EndorsedAt <= until).OrderBy(endorsement => endorsement.Id).Select(endorsement => new VisitEndorsementDetails(
                endorsement.Party.OrganisationId, endorsement.EndorsedAt, mandates.Where(mandate => mandate.Id == endorsement.MandateId).Select(mandate => mandate.Association!.Name).FirstOrDefault())
            {
                WithdrawnAt = until == null || endorsement.WithdrawnAt <= until ? endorsement.WithdrawnAt : null,
                WithdrawalReason = until == null || endorsement.WithdrawnAt <= until ? endorsement.WithdrawalReason : null,
            }).ToList(),
        }).AsSingleQuery().ToListAsync(cancel);
        // Between the two queries a version may have come.
        if (read.Find(version => version.Number == plans.Current) is not { } current)
        {
            return null;
        }

        // Personal names leave the database for the parties alone, and not when their time has passed. Who has left reads nothing of people.
        var erased = PartialDate.From(VisitService.NamesUntil(today));
        var (named, kept) = (isParty && (current.Plan.End > erased || record.AgreedEnd is not { } lastDay || lastDay > erased), isParty);
        var people = until is not null ? [] : await db.Set<VisitParticipant>().Where(participant => participant.VisitId == id && participant.RemovedAt == null).OrderBy(participant => participant.Id).Select(participant => new ParticipantDetails(
            participant.Id, participant.OrganisationId, participant.Position, participant.Post, participant.HomeOrganisation, participant.HostColleague, participant.Briefed,
            named || (kept && participant.KeepsName) ? participant.Name : null, participant.KeepsName, participant.BesideId)).ToListAsync(cancel);
        var agreed = read.Find(version => version.Number == plans.Agreed);
        var (day, agreedStart, agreedEnd, reportDue) = until is { } seen ? (DateOnly.FromDateTime(seen), agreed?.Plan.Start, agreed?.Plan.End, agreed?.Plan.ReportDue) : (today, record.AgreedStart, record.AgreedEnd, record.ReportDue);
        var hasBegun = agreedStart is { } start && !start.CertainlyAfter(day);
        var reports = record.Reports.FindAll(report => until is null || (report.ChangedAt ?? report.FiledAt) <= until)
            .ConvertAll(report => report.TakenBackAt > until ? report with { TakenBackAt = null, TakeBackReason = null } : report);
        return new VisitDetails
        {
            Id = id,
            PartnershipId = record.PartnershipId,
            ConcurrencyToken = record.ConcurrencyToken,
            Status = status,
            IsDemo = record.IsDemo,
            AgreedAt = until is null || record.AgreedAt <= until ? record.AgreedAt : null,
            AgreedEnd = agreedEnd,
            ReportDue = reportDue,
            Reason = reason,
            ReasonText = reasonText,
            FirstContact = record.FirstContact,
            Current = current,
            Agreed = agreed,
            EndorsedBefore = read.Find(version => version.Number == plans.EndorsedBefore),
            Versions = plans.Rows,
            Places = places,
            ReadsUntil = until,
            VersionsRead = read,
            Parties = record.Parties,
            Participants = people,
            SlotCount = until is null ? record.SlotCount : 0,
            Reports = reports,
            Standing = new VisitStanding(
                status,
                record.PartnershipId,
                until is null ? record.AgreedAt is not null : record.AgreedAt <= until,
                plans.Agreed == plans.Current,
                hasBegun,
                agreedEnd?.HasPassed(day) == true,
                record.HasLearned || reports.Exists(report => report.TakenBackAt is null),
                [.. record.Parties.Select(party => party.Standing(current.EndorsementOf(party.OrganisationId) is not null, current.Number, places, until))],
                record.ActorsAssociationHasParty,
                record.PartnershipEndedAt is null)
            {
                WrittenById = plans.Rows.Single(version => version.Number == current.Number).WrittenByOrganisationId,
                HostHasLeft = places.HasLeft(current.Plan.HostId),
                DaysArePast = (agreed ?? current).Plan.End.HasPassed(day),
            },
        };
    }

    /// <summary>By day and hour, on the days of the plan that stands.</summary>
    public Task<List<SlotDetails>> Slots(int id, CancellationToken cancel) =>
        db.Set<VisitSlot>().Where(slot => slot.VisitId == id && slot.RemovedAt == null).OrderBy(slot => slot.Day).ThenBy(slot => slot.From).ThenBy(slot => slot.Id)
            .Select(slot => new SlotDetails(slot.Id, slot.Day, slot.From, slot.Until, slot.Text, slot.Place, slot.With, false)).ToListAsync(cancel);

    /// <summary>With the latest ones that were removed, so that a calendar that has them drops them.</summary>
    public async Task<List<SlotDetails>> CalendarSlots(VisitDetails visit, CancellationToken cancel)
    {
        var removed = await db.Set<VisitSlot>().Where(slot => slot.VisitId == visit.Id && slot.RemovedAt != null).OrderByDescending(slot => slot.RemovedAt).ThenBy(slot => slot.Id).Take(Visit.MostSlots)
            .Select(slot => new SlotDetails(slot.Id, slot.Day, slot.From, slot.Until, slot.Text, slot.Place, slot.With, true)).ToListAsync(cancel);
        return [.. await Slots(visit.Id, cancel), .. removed];
    }

    /// <summary>How often the visit was changed, in whatever way.</summary>
    public Task<int> Changes(int id, CancellationToken cancel) => db.AuditEntries.CountAsync(entry => entry.RecordKind == nameof(Visit) && entry.RecordId == id, cancel);

    /// <summary>What came of the visit. Who may read whose words, the page decides.</summary>
    public async Task<VisitOutcome> Outcome(int id, Actor actor, IReadOnlyList<int> projectIds, DateTime? until, CancellationToken cancel)
    {
        var learnings = await db.Set<VisitLearning>().Where(learning => learning.VisitId == id && (until == null || learning.WrittenAt <= until)).OrderBy(learning => learning.Months).ThenBy(learning => learning.Id)
            .Select(learning => new LearningDetails(
                learning.OrganisationId, learning.Months, learning.Language, learning.Text, learning.WrittenAt,
                until == null || learning.TakenBackAt <= until ? learning.TakenBackAt : null, until == null || learning.TakenBackAt <= until ? learning.TakeBackReason : null)).ToListAsync(cancel);
        var followUps = await db.Set<VisitFollowUp>().Where(followUp => followUp.VisitId == id && (followUp.RemovedAt == null || followUp.RemovedAt > until) && (until == null || (followUp.ChangedAt ?? followUp.AddedAt) <= until)).OrderBy(followUp => followUp.Due).ThenBy(followUp => followUp.Id)
            .Select(followUp => new FollowUpRow(followUp.Id, followUp.Text, followUp.Post, followUp.OrganisationId, followUp.Due, until == null || followUp.DoneAt <= until ? followUp.DoneAt : null)).ToListAsync(cancel);
        return new VisitOutcome(learnings, followUps, await ProjectsRead(projectIds, actor, cancel));
    }

    /// <summary>Codes of the countries of the parties of what a list shows: what it offers to choose from.</summary>
    public Task<List<string>> Countries(Actor actor, DateOnly today, CancellationToken cancel) =>
        db.VisitsListedFor(actor, today).SelectMany(visit => visit.Parties).Where(party => party.Organisation!.CountryCode != null).Select(party => party.Organisation!.CountryCode!).Distinct().ToListAsync(cancel);

    private IQueryable<Visit> Filtered(VisitFilter filter, Actor actor, DateOnly today)
    {
        var (now, own, day) = (Now(actor, today), actor.PartyId, PartialDate.From(today));
        // By what is not told of it nobody finds what they have left.
        var visits = filter.AsksOfToday ? db.Visits.Where(visit => now.Contains(visit.Id)) : db.VisitsListedFor(actor, today);
        visits = filter.State switch
        {
            VisitState.Planning => visits.Where(visit => visit.Status == VisitStatus.Planning && visit.Partnership!.Stage != PartnershipStage.Ended),
            VisitState.Coming => visits.Where(visit => visit.AgreedStart > day),
            VisitState.Under => visits.Where(visit => visit.AgreedStart <= day && visit.AgreedEnd >= day),
            VisitState.Over => visits.Where(visit => visit.AgreedEnd < day),
            VisitState.Postponed => visits.Where(visit => visit.Status == VisitStatus.Postponed && visit.Partnership!.Stage != PartnershipStage.Ended),
            VisitState.Ended => visits.Where(visit => (visit.Status == VisitStatus.Planning || visit.Status == VisitStatus.Postponed) && visit.Partnership!.Stage == PartnershipStage.Ended),
            VisitState.Cancelled => visits.Where(visit => visit.Status == VisitStatus.Cancelled),
            _ => visits,
        };
        visits = filter.Direction switch
        {
            VisitDirection.Hosting => visits.Where(visit => visit.HostId == own),
            VisitDirection.Travelling => visits.Where(visit => visit.HostId != own && visit.Parties.Any(party => party.OrganisationId == own)),
            _ => visits,
        };
        if (filter.ReportOverdue)
        {
            var (late, left) = (filter.PartyId, db.PartiesThatLeft());
            visits = visits.Where(visit => visit.ReportDue < day && visit.Parties.Any(party => (late == null || party.OrganisationId == late) && !visit.Reports.Any(report => report.OrganisationId == party.OrganisationId && report.TakenBackAt == null)
                && !left.Any(place => place.PartnershipId == visit.PartnershipId && place.OrganisationId == party.OrganisationId)));
        }

        if (filter.PartyId is { } partyId)
        {
            visits = visits.Where(visit => visit.Parties.Any(party => party.OrganisationId == partyId));
        }

        if (filter.PartnershipId is { } partnershipId)
        {
            visits = visits.Where(visit => visit.PartnershipId == partnershipId);
        }

        if (filter.Country is { } country)
        {
            visits = visits.Where(visit => visit.Parties.Any(party => party.Organisation!.CountryCode == country));
        }

        if (filter.Year is { } first)
        {
            var after = PartialDate.FromYear(first.Year + 1);
            visits = visits.Where(visit => visit.SortStart < after && (visit.AgreedEnd ?? visit.End) >= first);
        }

        if (filter.Text is { } text && FoldedText.Fold(text) is { Length: > 0 } folded)
        {
            visits = visits.Where(visit => visit.SortTitle.Contains(folded) || visit.Parties.Any(party => party.Organisation!.SearchNames.Contains(folded)));
        }

        return visits;
    }

    /// <summary>Ids of those of a list that the actor reads as they are today.</summary>
    private IQueryable<int> Now(Actor actor, DateOnly today) => db.VisitPlaces().Present(db).ListedFor(db, actor, today);

    private IQueryable<VisitRow> Rows(IQueryable<Visit> visits, IQueryable<int> now, Actor actor, DateOnly today)
    {
        var (own, day, ids, left) = (actor.PartyId, PartialDate.From(today), visits.Select(visit => visit.Id), db.PartiesThatLeft());
        return visits.Select(visit => new VisitRow
        {
            Id = visit.Id,
            Title = visit.Title,
            ReaderLeft = now.Contains(visit.Id) ? null : visit.Parties.Any(party => party.OrganisationId == own) ? LeftReader.Own : LeftReader.Member,
            IsDemo = visit.IsDemo,
            State = (visit.Status == VisitStatus.Planning || visit.Status == VisitStatus.Postponed) && visit.Partnership!.Stage == PartnershipStage.Ended ? VisitState.Ended
                : visit.Status == VisitStatus.Planning ? VisitState.Planning : visit.Status == VisitStatus.Postponed ? VisitState.Postponed : visit.Status == VisitStatus.Cancelled ? VisitState.Cancelled
                : visit.AgreedStart > day ? VisitState.Coming : visit.AgreedEnd >= day ? VisitState.Under : VisitState.Over,
            Start = visit.SortStart,
            End = visit.AgreedEnd ?? visit.End,
            ReportDue = visit.ReportDue,
            HostId = visit.HostId,
            ChangedPlanWaits = visit.AgreedVersionNumber != null && visit.AgreedVersionNumber != visit.CurrentVersionNumber && visit.Partnership!.EndedAt == null
                && visit.Parties.Count(party => !left.Any(place => place.PartnershipId == visit.PartnershipId && place.OrganisationId == party.OrganisationId)) > 1
                && !visit.Parties.Any(party => party.DeclinedVersionNumber == visit.CurrentVersionNumber && !left.Any(place => place.PartnershipId == visit.PartnershipId && place.OrganisationId == party.OrganisationId)),
            // The ids once more, or SQLite joins all parties to their organisations first.
            Parties = visit.Parties.Where(party => ids.Contains(party.VisitId)).OrderByDescending(party => party.OrganisationId == own).ThenBy(party => party.Organisation!.SortName)
                .Select(party => new VisitRowParty(party.OrganisationId, party.Organisation!.Name)).ToList(),
            Left = left.Where(place => place.PartnershipId == visit.PartnershipId).Select(place => place.OrganisationId).ToList(),
            Reported = visit.Reports.Where(report => report.TakenBackAt == null).Select(report => report.OrganisationId).ToList(),
            ReportsAreDue = visit.ReportDue < day,
        }).AsSingleQuery();
    }
}

/// <summary>How a visit stands on a day.</summary>
public enum VisitState
{
    Planning,
    Coming,

    /// <summary>Under way.</summary>
    Under,
    Over,
    Postponed,

    /// <summary>Its partnership ended before it could be agreed.</summary>
    Ended,
    Cancelled,
}

/// <summary>Of the reader's organisation.</summary>
public enum VisitDirection
{
    Hosting,
    Travelling,
}

/// <param name="Country">Of a party.</param>
/// <param name="Text">Part of the title or of a party's name.</param>
/// <param name="Year">In which it is, all or in part.</param>
/// <param name="ReportOverdue">A party has not filed its part in time: the one of <paramref name="PartyId"/>, where there is such.</param>
/// <param name="PartyId">Of one organisation.</param>
public sealed record VisitFilter(VisitState? State, string? Country, string? Text, PartialDate? Year, VisitDirection? Direction, bool ReportOverdue, int? PartnershipId, int? PartyId = null)
{
    /// <summary>Of more than the words of its title, and who takes part.</summary>
    internal bool AsksOfToday => State is not null || Year is not null || Direction is not null || ReportOverdue;
}

public sealed class VisitRow : IListRow
{
    public required int Id { get; init; }

    /// <summary>Of the plan that stands, as its days and its host: the one by which they travel; while there is none, the current one.</summary>
    public required string Title { get; init; }

    /// <summary>Null where the reader reads what it says today, and otherwise nothing is told beside the title and the parties.</summary>
    public required LeftReader? ReaderLeft { get; init; }

    public required bool IsDemo { get; init; }

    public required VisitState State { get; init; }

    public required PartialDate Start { get; init; }

    public required PartialDate End { get; init; }

    public required PartialDate? ReportDue { get; init; }

    public required int HostId { get; init; }

    /// <summary>Not all have approved the plan as it is now, and they may.</summary>
    public required bool ChangedPlanWaits { get; init; }

    public required List<VisitRowParty> Parties { get; init; }

    /// <summary>Who has left the partnership.</summary>
    public required List<int> Left { get; init; }

    /// <summary>Who has filed its part.</summary>
    public required List<int> Reported { get; init; }

    /// <summary>The day until which they were to be filed has passed.</summary>
    public required bool ReportsAreDue { get; init; }

    /// <summary>Another host is to be chosen, by those who remain.</summary>
    public bool HostHasLeft => State is VisitState.Planning or VisitState.Coming or VisitState.Postponed && Left.Contains(HostId) && Parties.Count(party => !Left.Contains(party.OrganisationId)) > 1;

    public VisitRowParty? Host => Parties.Find(party => party.OrganisationId == HostId);

    /// <summary>Before it is over those who still take part, unless none of them does.</summary>
    public IReadOnlyList<VisitRowParty> Visitors
    {
        get
        {
            var all = Parties.FindAll(party => party.OrganisationId != HostId);
            var staying = State is VisitState.Over or VisitState.Cancelled ? all : all.FindAll(party => !Left.Contains(party.OrganisationId));
            return staying.Count == 0 ? all : staying;
        }
    }

    /// <summary>Those who have not filed their part in time; who has left is not asked for it.</summary>
    public IEnumerable<string> Overdue => Parties.Where(party => ReportsAreDue && !Left.Contains(party.OrganisationId) && !Reported.Contains(party.OrganisationId)).Select(party => party.Name);
}

public sealed record VisitRowParty(int OrganisationId, string Name);

public sealed class VisitDetails
{
    public required int Id { get; init; }

    public required int PartnershipId { get; init; }

    public required Guid ConcurrencyToken { get; init; }

    public required VisitStatus Status { get; init; }

    public required bool IsDemo { get; init; }

    /// <summary>UTC; when there was a plan first that all had approved.</summary>
    public required DateTime? AgreedAt { get; init; }

    public required PartialDate? AgreedEnd { get; init; }

    public required PartialDate? ReportDue { get; init; }

    public required VisitReason? Reason { get; init; }

    public required string? ReasonText { get; init; }

    /// <summary>Of the partnership.</summary>
    public required PartialDate? FirstContact { get; init; }

    public required VisitVersionDetails Current { get; init; }

    /// <summary>The plan by which they travel; null while there is none.</summary>
    public required VisitVersionDetails? Agreed { get; init; }

    /// <summary>The latest plan before the current one that the reader's organisation has approved.</summary>
    public required VisitVersionDetails? EndorsedBefore { get; init; }

    /// <summary>All of them, the oldest first.</summary>
    public required IReadOnlyList<PlanVersionRow> Versions { get; init; }

    public required List<VisitVersionDetails> VersionsRead { get; init; }

    public required List<PlanPartyDetails> Parties { get; init; }

    /// <summary>Who takes part, in the order in which they were entered.</summary>
    public required List<ParticipantDetails> Participants { get; init; }

    public required int SlotCount { get; init; }

    /// <summary>Also those that were taken back.</summary>
    public required List<VisitReportDetails> Reports { get; init; }

    /// <summary>UTC; the reader has left, and reads nothing that came later. Null: all of it.</summary>
    public required DateTime? ReadsUntil { get; init; }

    /// <summary>The day whose state the reader sees.</summary>
    public DateOnly SeenOn(DateOnly today) => ReadsUntil is { } until ? DateOnly.FromDateTime(until) : today;

    public required PlanPlaces Places { get; init; }

    public required VisitStanding Standing { get; init; }

    public VisitPlan Plan => Current.Plan;

    /// <summary>Those of its parties that have not left the partnership.</summary>
    public IReadOnlyList<int> TakingPart => [.. Parties.Where(party => !Places.HasLeft(party.OrganisationId)).Select(party => party.OrganisationId)];

    /// <summary>What is to be taken as it stands: the plan by which they travel; while there is none, the one in front of the parties.</summary>
    public VisitVersionDetails StandingVersion => Agreed ?? Current;

    /// <summary>Who travels by the plan that stands: before the visit is over those who still take part, unless none of them does.</summary>
    public IReadOnlyList<PlanPartyDetails> Visitors
    {
        get
        {
            var all = Parties.FindAll(party => party.OrganisationId != StandingVersion.Plan.HostId);
            var staying = all.FindAll(party => Counts(party.OrganisationId));
            return staying.Count == 0 ? all : staying;
        }
    }

    /// <summary>Who works beside whom: before the visit is over those who still take part.</summary>
    /// <returns>Each with the other's post.</returns>
    public IEnumerable<(ParticipantDetails One, string Beside)> Pairs =>
        from one in Participants
        let other = Participants.Find(other => other.Id == one.BesideId)
        let beside = other?.Post ?? one.HostColleague
        where beside is not null && Counts(one.OrganisationId) && Counts(other?.OrganisationId ?? StandingVersion.Plan.HostId)
        select (one, beside);

    /// <summary>It takes part, or was to when the visit was over.</summary>
    private bool Counts(int organisationId) => Status == VisitStatus.Cancelled || Standing.IsOver || !Places.HasLeft(organisationId);

    /// <summary>How all who took part had approved the one that stands; null while there is none.</summary>
    public PlanApprovals? Approvals => Agreed is { } agreed ? PlanApprovals.Of(Parties.Select(party => (party.OrganisationId, party.Name, agreed.EndorsementOf(party.OrganisationId)?.EndorsedAt)), Places, Versions.Single(version => version.Number == agreed.Number).AgreedAt) : null;

    /// <summary>Another plan than the one that stands is in front of the parties, who can approve it.</summary>
    public bool ChangedPlanWaits => Agreed is not null && Agreed.Number != Current.Number && Places.CanApprove(Parties.Select(party => party.OrganisationId), ReadsUntil);

    /// <summary>What the page shows as the plan: the one in front of the parties, and where nobody can approve that any more, the one that stands.</summary>
    public VisitVersionDetails ShownVersion => ChangedPlanWaits ? Current : StandingVersion;

    /// <summary>Nobody travels to who has left: before its first day, another host is to be chosen.</summary>
    public bool HostHasLeft => Status == VisitStatus.Agreed && ReadsUntil is null && Standing is { HasBegun: false, PartnershipGoesOn: true, IsLeftAlone: false } && Places.HasLeft(StandingVersion.Plan.HostId);

    /// <summary>Who has said that it does not approve the plan in front of the parties.</summary>
    public IEnumerable<string> DeclinedBy => Parties.Where(party => Standing.IsDeclinedBy(party.OrganisationId)).Select(party => party.Name);

    /// <summary>Of the plan that stands, as its days and its host: the head of each page about the visit.</summary>
    public string Title => StandingVersion.Plan.Title;

    /// <summary>A later plan, which was in front of the parties when the visit was called off, or since when nobody can approve it; null where there is none.</summary>
    public int? WaitedNumber => Versions[^1].Number > ShownVersion.Number ? Versions[^1].Number : null;

    /// <summary>In the order in which a reader sees them: their own first.</summary>
    public IEnumerable<PlanPartyDetails> PartiesFor(Actor actor) => Parties.OrderByDescending(party => party.OrganisationId == actor.OrganisationId);

    /// <summary>"" for an organisation that is none of them.</summary>
    public string NameOf(int? organisationId) => Parties.Find(party => party.OrganisationId == organisationId)?.Name ?? "";

    /// <summary>The posts beside which somebody works: the colleague's, and of those who are to work beside the person.</summary>
    public IEnumerable<string> Beside(ParticipantDetails participant) =>
        Participants.Where(other => other.Id == participant.BesideId || other.BesideId == participant.Id).Select(other => other.Post).Prepend(participant.HostColleague).OfType<string>().Distinct();

    public VisitReportDetails? ReportOf(int? organisationId) => Reports.Find(report => report.OrganisationId == organisationId && report.TakenBackAt is null);
}

public sealed class VisitVersionDetails
{
    public required int Number { get; init; }

    public required VisitPlan Plan { get; init; }

    /// <summary>Also those that were withdrawn.</summary>
    public required List<VisitEndorsementDetails> Endorsements { get; init; }

    public VisitEndorsementDetails? EndorsementOf(int organisationId) => Endorsements.Find(one => one.OrganisationId == organisationId && one.WithdrawnAt is null);

    /// <summary>The last one, where the party has not approved again.</summary>
    public VisitEndorsementDetails? WithdrawalOf(int organisationId) => EndorsementOf(organisationId) is not null ? null : Endorsements.FindLast(one => one.OrganisationId == organisationId && one.WithdrawnAt is not null);
}

/// <param name="UnderMandateOf">The association whose staff approved for the party.</param>
public sealed record VisitEndorsementDetails(int OrganisationId, DateTime EndorsedAt, string? UnderMandateOf)
{
    public DateTime? WithdrawnAt { get; init; }

    public string? WithdrawalReason { get; init; }
}

/// <param name="Name">Null for who is no party, and when its time has passed.</param>
public sealed record ParticipantDetails(
    int Id, int OrganisationId, VisitPosition Position, string Post, string? HomeOrganisation, string? HostColleague, IReadOnlyList<string> Briefed, string? Name, bool KeepsName, int? BesideId);

/// <param name="From">In minutes of the day at the place.</param>
public sealed record SlotDetails(int Id, PartialDate Day, int From, int Until, string Text, string? Place, string? With, bool IsRemoved);

public sealed record VisitReportDetails(int OrganisationId, string Language, string Done, string Learned, string? Difficulties, VisitCount Count, DateTime FiledAt, DateTime? ChangedAt, DateTime? TakenBackAt, string? TakeBackReason);

/// <param name="Learnings">Also those that were taken back.</param>
public sealed record VisitOutcome(List<LearningDetails> Learnings, List<FollowUpRow> FollowUps, List<VisitProject> Projects)
{
    /// <summary>What a party learned, and stands to.</summary>
    public IEnumerable<LearningDetails> LearningsOf(int? organisationId) => Learnings.Where(learning => learning.OrganisationId == organisationId && learning.TakenBackAt is null);
}

public sealed record LearningDetails(int OrganisationId, int Months, string Language, string Text, DateTime WrittenAt, DateTime? TakenBackAt, string? TakeBackReason);

public sealed record FollowUpRow(int Id, string Text, string Post, int OrganisationId, PartialDate Due, DateTime? DoneAt);

public sealed record VisitProject(int Id, string Title);
