using MicPortal.Application.Data;
using MicPortal.Application.Partnerships;
using MicPortal.Application.Plans;
using MicPortal.Application.Visits;
using MicPortal.Application.WorkingGroups;
using MicPortal.Domain.Access;
using MicPortal.Domain.Common;
using MicPortal.Domain.Partnerships;
using MicPortal.Domain.Visits;
using MicPortal.Domain.WorkingGroups;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Application.Participations;

/// <summary>Who took part in the visits that have begun and in the meetings of working groups, of those that the actor may see.</summary>
public sealed class ParticipationQueries(MicPortalDbContext db)
{
    public Task<ParticipationTown?> Town(int id, CancellationToken cancel) =>
        db.Municipalities.Where(town => town.Id == id).Select(town => new ParticipationTown(id, town.Name, town.IsDemo, town.SuccessorId)).SingleOrDefaultAsync(cancel);

    public Task<VisitParticipation> OfPartnership(int partnershipId, Actor actor, DateOnly today, CancellationToken cancel) =>
        Of(db.Visits.VisibleTo(actor).Where(visit => visit.PartnershipId == partnershipId), actor, today, cancel);

    public Task<VisitParticipation> OfOrganisation(int organisationId, Actor actor, DateOnly today, CancellationToken cancel) =>
        Of(db.Visits.VisibleTo(actor).Where(visit => visit.Parties.Any(party => party.OrganisationId == organisationId)), actor, today, cancel);

    public Task<List<MeetingParticipation>> MeetingsOfPartnership(int partnershipId, Actor actor, CancellationToken cancel) =>
        Meetings(db.WorkingGroups.Where(group => group.PartnershipId == partnershipId), null, actor, cancel);

    /// <summary>Its own groups' and those of its partners for a partnership with it; where it joined that later, from its joining on, and where it has left, up to its leaving.</summary>
    public Task<List<MeetingParticipation>> MeetingsOfOrganisation(int organisationId, Actor actor, CancellationToken cancel) =>
        Meetings(db.WorkingGroups.Where(group => db.Set<PartnershipParty>().Any(party => party.PartnershipId == group.PartnershipId && party.OrganisationId == organisationId)), organisationId, actor, cancel);

    /// <summary>Of visits of an association's members, which read them while they were that.</summary>
    /// <param name="memberIds">Of all through which it reads.</param>
    /// <param name="wasMember">By organisation and visit: whether it was one then.</param>
    /// <param name="readsUntil">UTC, by visit; what was reported later is not counted.</param>
    /// <param name="until">The last day of the year, or today.</param>
    public Task<VisitParticipation> OfVisits(IReadOnlyCollection<int> ids, IReadOnlyCollection<int> memberIds, Func<int, int, bool> wasMember, IReadOnlyDictionary<int, DateTime> readsUntil, DateOnly until, CancellationToken cancel) =>
        Of(db.Visits.Where(visit => ids.Contains(visit.Id)), db.VisitPlaces().Where(place => memberIds.Contains(place.OrganisationId)), wasMember, readsUntil, until, cancel);

    /// <summary>Counts of meetings are for who reads the joint record: where the reader has left, and all of an association's members in it, of those until then.</summary>
    /// <param name="organisationId">Of what this one joined or has left, no meeting that came before or later.</param>
    private async Task<List<MeetingParticipation>> Meetings(IQueryable<WorkingGroup> groups, int? organisationId, Actor actor, CancellationToken cancel)
    {
        var (joint, left, joined) = (db.Partnerships.JointRecordsOf(actor), db.PartiesThatLeft(), db.PartiesThatJoined());
        var read = await groups.Where(group => joint.Any(partnership => partnership.Id == group.PartnershipId))
            .Join(db.Set<GroupMeeting>().ReadBy(db, actor), group => group.Id, meeting => meeting.WorkingGroupId, (group, meeting) => new
            {
                group.MunicipalityId,
                group.Municipality!.Name,
                group.Municipality.SortName,
                meeting.HeldOn,
                meeting.Id,
                meeting.Count,
                Since = joined.Where(one => one.PartnershipId == group.PartnershipId && one.OrganisationId == organisationId).Select(one => one.At).FirstOrDefault(),
                Until = left.Where(party => party.PartnershipId == group.PartnershipId && party.OrganisationId == organisationId).Max(party => party.LeftAt),
            })
            .OrderBy(meeting => meeting.SortName).ThenBy(meeting => meeting.HeldOn).ThenBy(meeting => meeting.Id).ToListAsync(cancel);
        static bool WasParty(PartialDate heldOn, DateTime? since, DateTime? until) =>
            (since is not { } joinedAt || heldOn.Earliest >= DateOnly.FromDateTime(joinedAt)) && (until is not { } leftAt || heldOn.Latest <= DateOnly.FromDateTime(leftAt));
        return [.. read.Where(meeting => WasParty(meeting.HeldOn, meeting.Since, meeting.Until)).GroupBy(meeting => (meeting.MunicipalityId, meeting.Name)).Select(town => new MeetingParticipation(town.Key.MunicipalityId, town.Key.Name, [.. town.Select(meeting => meeting.Count)]))];
    }

    private Task<VisitParticipation> Of(IQueryable<Visit> visits, Actor actor, DateOnly day, CancellationToken cancel)
    {
        var own = actor.PartyId;
        var members = db.MemberIds(actor);
        return Of(visits, db.VisitPlaces().Where(place => place.OrganisationId == own || members.Contains(place.OrganisationId)), (_, _) => false, new Dictionary<int, DateTime>(), day, cancel);
    }

    /// <summary>Of a visit that all through whom it is read have left, neither who takes part nor what was reported later is counted.</summary>
    private async Task<VisitParticipation> Of(IQueryable<Visit> visits, IQueryable<PlanPlace> readers, Func<int, int, bool> wasMember, IReadOnlyDictionary<int, DateTime> readsUntil, DateOnly day, CancellationToken cancel)
    {
        var left = db.PartiesThatLeft();
        var until = PartialDate.From(day);
        var begun = visits.Where(visit => visit.Status == VisitStatus.Agreed && visit.AgreedStart <= until).Select(visit => visit.Id);
        var parties = await db.Set<VisitParty>().Where(party => begun.Contains(party.VisitId)).OrderBy(party => party.Organisation!.SortName).ThenBy(party => party.Id)
            .Select(party => new { party.VisitId, party.OrganisationId, party.Organisation!.Name }).ToListAsync(cancel);
        if (parties.Count == 0)
        {
            return new VisitParticipation(0, []);
        }

        var counts = (await db.Set<VisitReport>().Where(report => report.TakenBackAt == null && begun.Contains(report.VisitId)
                && readers.Any(reader => reader.RecordId == report.VisitId && !left.Any(place => place.PartnershipId == reader.PartnershipId && place.OrganisationId == reader.OrganisationId && place.LeftAt < (report.ChangedAt ?? report.FiledAt)))).OrderBy(report => report.Id).Select(report => new { report.VisitId, report.OrganisationId, report.Count, At = report.ChangedAt ?? report.FiledAt }).ToListAsync(cancel))
            .Where(report => !readsUntil.TryGetValue(report.VisitId, out var end) || report.At <= end).ToLookup(report => (report.OrganisationId, wasMember(report.OrganisationId, report.VisitId)), report => report.Count);
        var listed = (await db.Set<VisitParticipant>().Where(participant => participant.RemovedAt == null && begun.Contains(participant.VisitId)
                && readers.Any(reader => reader.RecordId == participant.VisitId && !left.Any(place => place.PartnershipId == reader.PartnershipId && place.OrganisationId == reader.OrganisationId)))
            .GroupBy(participant => new { participant.OrganisationId, participant.VisitId, participant.Position }).Select(group => new { group.Key.OrganisationId, group.Key.VisitId, group.Key.Position, People = group.Count() }).ToListAsync(cancel))
            .ToLookup(one => (one.OrganisationId, wasMember(one.OrganisationId, one.VisitId)), one => new ParticipationPosition(one.Position, one.People));
        return new VisitParticipation(
            parties.Select(party => party.VisitId).Distinct().Count(),
            [
                .. parties.GroupBy(party => (Side: (party.OrganisationId, WasMember: wasMember(party.OrganisationId, party.VisitId)), party.Name))
                    .Select(party => new OrganisationParticipation(party.Key.Side.OrganisationId, party.Key.Name, party.Key.Side.WasMember, party.Count(), [.. counts[party.Key.Side]], [.. listed[party.Key.Side]])),
            ]);
    }
}

public sealed record ParticipationTown(int Id, string Name, bool IsDemo, int? SuccessorId);
