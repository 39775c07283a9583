using MicPortal.Application.Data;
using MicPortal.Application.Lists;
using MicPortal.Application.Partnerships;
using MicPortal.Application.Plans;
using MicPortal.Domain.Access;
using MicPortal.Domain.Common;
using MicPortal.Domain.Partnerships;
using MicPortal.Domain.WorkingGroups;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Application.WorkingGroups;

public static class WorkingGroupVisibility
{
    /// <summary>Who sees the partnership sees its groups: they are open.</summary>
    public static IQueryable<WorkingGroup> VisibleTo(this IQueryable<WorkingGroup> groups, MicPortalDbContext db, Actor actor)
    {
        var partnerships = db.Partnerships.WhollyVisibleTo(actor);
        return groups.Where(group => partnerships.Any(partnership => partnership.Id == group.PartnershipId));
    }

    /// <summary>Who was refused with the end of a group and is to be told, as long as the address is kept.</summary>
    /// <param name="now">UTC.</param>
    internal static IQueryable<JoinRequest> ToTell(this IQueryable<JoinRequest> requests, DateTime now)
    {
        var until = WorkingGroupService.AddressesUntil(now);
        return requests.Where(request => request.IsToBeTold && request.Email != "" && request.DecidedAt > until);
    }

    /// <summary>What was recorded later is not for who has left the partnership.</summary>
    internal static IQueryable<GroupMeeting> ReadBy(this IQueryable<GroupMeeting> meetings, MicPortalDbContext db, Actor actor)
    {
        var (left, groups) = (db.LeftBy(actor), db.WorkingGroups);
        return meetings.Where(meeting => !groups.Any(group => group.Id == meeting.WorkingGroupId && left.Any(party => party.PartnershipId == group.PartnershipId && party.LeftAt < meeting.RecordedAt)));
    }
}

/// <summary>What the pages about working groups show.</summary>
public sealed class WorkingGroupQueries(MicPortalDbContext db, TimeProvider clock)
{
    private static readonly ListSort<WorkingGroup>[] Sorts =
    [
        // The list's own, because an index has it: by town all groups are looked through.
        ListSort<WorkingGroup>.By("opened", group => group.OpenedAt, group => group.Id, descendsFirst: true),
        ListSort<WorkingGroup>.By("town", group => group.Municipality!.SortName, group => group.Id),
    ];

    private static readonly ListSort<GroupMeeting>[] MeetingSorts = [ListSort<GroupMeeting>.By("held", meeting => meeting.HeldOn, meeting => meeting.Id, descendsFirst: true)];

    /// <summary>What waits has no answer and comes first, with those who are to be told of theirs.</summary>
    private static readonly ListSort<JoinRequest>[] RequestSorts = [ListSort<JoinRequest>.By("answered", request => request.IsToBeTold ? null : request.DecidedAt, request => request.Id)];

    /// <summary>A page of the groups that the actor may see.</summary>
    public Task<Page<WorkingGroupRow>> List(WorkingGroupFilter filter, PageRequest request, Actor actor, CancellationToken cancel) =>
        Filtered(filter, actor).ReadPage(Sorts, request, ids => Rows(db.WorkingGroups.Where(group => ids.Contains(group.Id)), actor), cancel);

    /// <summary>All of them, for a file; at most as many as a list counts.</summary>
    public Task<List<WorkingGroupRow>> Export(WorkingGroupFilter filter, Actor actor, CancellationToken cancel) =>
        Rows(Filtered(filter, actor).OrderBy(group => group.Municipality!.SortName).ThenBy(group => group.Id).Take(PageRequest.CountLimit), actor).ToListAsync(cancel);

    /// <summary>Those of a partnership that the actor may see, with their priorities, the ones that work first.</summary>
    public Task<List<GroupOfPartnership>> OfPartnership(int partnershipId, Actor actor, CancellationToken cancel)
    {
        var toTell = db.JoinRequests.ToTell(clock.GetUtcNow().UtcDateTime);
        return db.WorkingGroups.VisibleTo(db, actor).Where(group => group.PartnershipId == partnershipId).OrderBy(group => group.EndedAt != null).ThenBy(group => group.Id).Select(group => new GroupOfPartnership(
            group.Id, group.MunicipalityId, group.Language, group.Coordinator, group.EndedAt, db.JoinRequests.Count(request => request.WorkingGroupId == group.Id && request.Status == JoinRequestStatus.Waiting),
            toTell.Count(request => request.WorkingGroupId == group.Id),
            group.Priorities.Where(priority => priority.RemovedAt == null).OrderBy(priority => priority.Rank)
                .Select(priority => new GroupPriorityRow(priority.Id, priority.Title, priority.Text, priority.Theme, priority.Rank)).ToList())).AsSingleQuery().ToListAsync(cancel);
    }

    /// <summary>Null when the partnership has no such group that the actor may see.</summary>
    public Task<WorkingGroupDetails?> Details(int partnershipId, int id, Actor actor, CancellationToken cancel)
    {
        var (meetings, toTell) = (db.Set<GroupMeeting>().ReadBy(db, actor), db.JoinRequests.ToTell(clock.GetUtcNow().UtcDateTime));
        return db.WorkingGroups.VisibleTo(db, actor).Where(group => group.Id == id && group.PartnershipId == partnershipId).Select(group => new WorkingGroupDetails
        {
            Id = group.Id,
            ConcurrencyToken = group.ConcurrencyToken,
            PartnershipId = group.PartnershipId,
            MunicipalityId = group.MunicipalityId,
            Municipality = group.Municipality!.Name,
            IsDemo = group.IsDemo,
            Facts = new WorkingGroupFacts(group.Purpose, group.Joining, group.Language, group.Coordinator, group.CoordinatorEmail),
            OpenedAt = group.OpenedAt,
            EndedAt = group.EndedAt,
            EndReason = group.EndReason,
            Waiting = db.JoinRequests.Count(request => request.WorkingGroupId == id && request.Status == JoinRequestStatus.Waiting),
            ToTell = toTell.Count(request => request.WorkingGroupId == id),
            MeetingCount = meetings.Count(meeting => meeting.WorkingGroupId == id),
            LastMeeting = meetings.Where(meeting => meeting.WorkingGroupId == id).Max(meeting => (PartialDate?)meeting.HeldOn),
            Members = group.Members.Where(member => member.WorkingGroupId == id && member.LeftAt == null).OrderBy(member => member.Id).Select(member => new MemberRow(member.Id, member.StakeholderId, member.Name, member.Post, db.Stakeholders.Any(stakeholder => stakeholder.Id == member.StakeholderId && stakeholder.EndedAt != null))).ToList(),
            Priorities = group.Priorities.Where(priority => priority.WorkingGroupId == id && priority.RemovedAt == null).OrderBy(priority => priority.Rank)
                .Select(priority => new GroupPriorityRow(priority.Id, priority.Title, priority.Text, priority.Theme, priority.Rank)).ToList(),
        }).AsSplitQuery().SingleOrDefaultAsync(cancel);
    }

    /// <summary>By their day, the last first.</summary>
    public Task<Page<MeetingRow>> Meetings(int groupId, PageRequest request, Actor actor, CancellationToken cancel) =>
        db.Set<GroupMeeting>().ReadBy(db, actor).Where(meeting => meeting.WorkingGroupId == groupId).ReadPage(MeetingSorts, request, ids => Meetings(db.Set<GroupMeeting>().Where(meeting => ids.Contains(meeting.Id))), cancel);

    /// <summary>All of them, for a file; at most as many as a list counts.</summary>
    public Task<List<MeetingRow>> Meetings(int groupId, Actor actor, CancellationToken cancel) =>
        Meetings(db.Set<GroupMeeting>().ReadBy(db, actor).Where(meeting => meeting.WorkingGroupId == groupId).OrderByDescending(meeting => meeting.HeldOn).ThenByDescending(meeting => meeting.Id).Take(PageRequest.CountLimit)).ToListAsync(cancel);

    public Task<MeetingDetails?> Meeting(int groupId, int id, Actor actor, CancellationToken cancel) =>
        db.Set<GroupMeeting>().ReadBy(db, actor).Where(meeting => meeting.Id == id && meeting.WorkingGroupId == groupId)
            .Select(meeting => new MeetingDetails(meeting.Id, new MeetingContent(meeting.HeldOn, meeting.Place, meeting.Count, meeting.Language, meeting.Minutes, meeting.Decisions), meeting.ChangedAt)).SingleOrDefaultAsync(cancel);

    /// <summary>What the group of a party in a partnership ranks, to be named by a project.</summary>
    public async Task<ILookup<int, GroupPriorityRow>> Priorities(int partnershipId, CancellationToken cancel) =>
        (await db.WorkingGroups.Where(group => group.PartnershipId == partnershipId && group.EndedAt == null)
            .SelectMany(group => group.Priorities.Where(priority => priority.RemovedAt == null), (group, priority) => new { group.MunicipalityId, Row = new GroupPriorityRow(priority.Id, priority.Title, priority.Text, priority.Theme, priority.Rank) }).ToListAsync(cancel))
            .OrderBy(one => one.Row.Rank).ToLookup(one => one.MunicipalityId, one => one.Row);

    private static IQueryable<MeetingRow> Meetings(IQueryable<GroupMeeting> meetings) => meetings.Select(meeting => new MeetingRow
    {
        Id = meeting.Id,
        HeldOn = meeting.HeldOn,
        Place = meeting.Place,
        Count = meeting.Count,
        HasMinutes = meeting.Minutes != null,
        Decisions = meeting.Decisions,
        Language = meeting.Language,
    });

    /// <summary>Those that wait, the oldest first, and then those that were answered, as long as the address of who asked is kept: somebody may still have to be told.</summary>
    public Task<Page<JoinRequestRow>> Requests(int groupId, PageRequest request, CancellationToken cancel)
    {
        var until = WorkingGroupService.AddressesUntil(clock.GetUtcNow().UtcDateTime);
        return db.JoinRequests.Where(one => one.WorkingGroupId == groupId && (one.Status == JoinRequestStatus.Waiting || one.DecidedAt > until)).ReadPage(RequestSorts, request, ids => Requests(db.JoinRequests.Where(one => ids.Contains(one.Id))), cancel);
    }

    public Task<JoinRequestRow?> Request(int groupId, int id, CancellationToken cancel) => Requests(db.JoinRequests.Where(one => one.Id == id && one.WorkingGroupId == groupId)).SingleOrDefaultAsync(cancel);

    private IQueryable<JoinRequestRow> Requests(IQueryable<JoinRequest> requests)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var (until, unanswered) = (WorkingGroupService.AddressesUntil(now), WorkingGroupService.UnansweredUntil(now));
        return requests.Select(one => new JoinRequestRow
        {
            Id = one.Id,
            Name = one.Name,
            Post = one.Post,
            Email = one.DecidedAt <= until || (one.DecidedAt == null && (one.WorkingGroup!.EndedAt <= until || one.AskedAt <= unanswered)) ? "" : one.Email,
            Word = one.Word,
            Status = one.Status,
            AskedAt = one.AskedAt,
            DecidedAt = one.DecidedAt,
            Reason = one.Reason,
            IsToBeTold = one.IsToBeTold,
            ToldAt = one.ToldAt,
        });
    }

    private IQueryable<WorkingGroup> Filtered(WorkingGroupFilter filter, Actor actor)
    {
        var groups = db.WorkingGroups.VisibleTo(db, actor);
        if (filter.HasEnded is { } ended)
        {
            var working = Working(groups);
            groups = groups.Where(group => working.Contains(group.Id) != ended);
        }

        if (filter.Country is { } country)
        {
            groups = groups.Where(group => group.Municipality!.CountryCode == country);
        }

        if (filter.Text is { } text && FoldedText.Fold(text) is { Length: > 0 } folded)
        {
            groups = groups.Where(group => db.Set<PartnershipParty>().Any(party => party.PartnershipId == group.PartnershipId && party.Organisation!.SearchNames.Contains(folded)));
        }

        return groups;
    }

    /// <summary>Ids of those that have not ended, of towns that take part in a partnership that goes on.</summary>
    private IQueryable<int> Working(IQueryable<WorkingGroup> groups)
    {
        var left = db.PartiesThatLeft();
        return groups.Where(group => group.EndedAt == null && group.Partnership!.EndedAt == null
            && !left.Any(party => party.PartnershipId == group.PartnershipId && party.OrganisationId == group.MunicipalityId)).Select(group => group.Id);
    }

    private IQueryable<WorkingGroupRow> Rows(IQueryable<WorkingGroup> groups, Actor actor)
    {
        var (ids, working, left, meetings) = (groups.Select(group => group.PartnershipId), Working(groups), db.PartiesThatLeft(), db.Set<GroupMeeting>().ReadBy(db, actor));
        return groups.Select(group => new WorkingGroupRow
        {
            Id = group.Id,
            PartnershipId = group.PartnershipId,
            Municipality = group.Municipality!.Name,
            CountryCode = group.Municipality.CountryCode,
            IsDemo = group.IsDemo,
            Coordinator = group.Coordinator,
            Language = group.Language,
            OpenedAt = group.OpenedAt,
            EndedAt = group.EndedAt ?? left.Where(party => party.PartnershipId == group.PartnershipId && party.OrganisationId == group.MunicipalityId).Max(party => party.LeftAt) ?? group.Partnership!.EndedAt,
            IsWorking = working.Contains(group.Id),
            MemberCount = group.Members.Count(member => member.LeftAt == null),
            LastMeeting = meetings.Where(meeting => meeting.WorkingGroupId == group.Id).Max(meeting => (PartialDate?)meeting.HeldOn),
            // The ids once more, or SQLite joins all parties to their organisations first.
            Others = group.Partnership!.Parties.Where(party => ids.Contains(party.PartnershipId) && party.OrganisationId != group.MunicipalityId).OrderBy(party => party.Organisation!.SortName)
                .Select(party => new GroupPartner(party.Organisation!.Name, party.Answer == PartyAnswer.None || party.Answer == PartyAnswer.Accepted)).ToList(),
        }).AsSingleQuery();
    }
}

/// <param name="Text">Any part of a name of a party.</param>
public sealed record WorkingGroupFilter(string? Text = null, string? Country = null, bool? HasEnded = null);

public sealed class WorkingGroupRow : IListRow
{
    public required int Id { get; init; }

    public required int PartnershipId { get; init; }

    public required string Municipality { get; init; }

    public required string? CountryCode { get; init; }

    public required bool IsDemo { get; init; }

    public required string Coordinator { get; init; }

    public required string Language { get; init; }

    public required DateTime OpenedAt { get; init; }

    /// <summary>UTC; when its town ended it, or left the partnership, or that ended.</summary>
    public required DateTime? EndedAt { get; init; }

    /// <summary>It has not ended, and its town takes part in a partnership that goes on.</summary>
    public required bool IsWorking { get; init; }

    public required int MemberCount { get; init; }

    public required PartialDate? LastMeeting { get; init; }

    /// <summary>The other parties of the partnership.</summary>
    public required List<GroupPartner> Others { get; init; }

    /// <summary>With whom it is: of a group at work, who takes part in the partnership.</summary>
    public IEnumerable<string> Partners => Others.Where(other => other.TakesPart || !IsWorking).Select(other => other.Name);
}

public sealed record GroupPartner(string Name, bool TakesPart);

/// <param name="Waiting">Requests that nobody has answered.</param>
/// <param name="ToTell">Requests that were refused with its end, and who asked is to be told.</param>
public sealed record GroupOfPartnership(int Id, int MunicipalityId, string Language, string Coordinator, DateTime? EndedAt, int Waiting, int ToTell, List<GroupPriorityRow> Priorities);

public sealed record GroupPriorityRow(int Id, string Title, string? Text, string Theme, int Rank);

/// <param name="IsOutOfDirectory">It was taken out of its town's directory.</param>
public sealed record MemberRow(int Id, int? StakeholderId, string Name, string? Post, bool IsOutOfDirectory);

public sealed class WorkingGroupDetails
{
    public required int Id { get; init; }

    public required Guid ConcurrencyToken { get; init; }

    public required int PartnershipId { get; init; }

    public required int MunicipalityId { get; init; }

    public required string Municipality { get; init; }

    public required bool IsDemo { get; init; }

    public required WorkingGroupFacts Facts { get; init; }

    public required DateTime OpenedAt { get; init; }

    public required DateTime? EndedAt { get; init; }

    public required string? EndReason { get; init; }

    /// <summary>Requests that nobody has answered.</summary>
    public required int Waiting { get; init; }

    /// <summary>Requests that were refused with its end, and who asked is to be told.</summary>
    public required int ToTell { get; init; }

    public required int MeetingCount { get; init; }

    public required PartialDate? LastMeeting { get; init; }

    public required List<MemberRow> Members { get; init; }

    /// <summary>The most important first.</summary>
    public required List<GroupPriorityRow> Priorities { get; init; }

    /// <summary>Neither it nor the partnership has ended, and its town takes part in that.</summary>
    public bool TakesMembers(PartnershipDetails partnership) => EndedAt is null && partnership.TakesPart(MunicipalityId);
}

public sealed class JoinRequestRow : IListRow
{
    public required int Id { get; init; }

    public required string Name { get; init; }

    public required string? Post { get; init; }

    /// <summary>Empty once its time has passed.</summary>
    public required string Email { get; init; }

    public required string Word { get; init; }

    public required JoinRequestStatus Status { get; init; }

    public required DateTime AskedAt { get; init; }

    public required DateTime? DecidedAt { get; init; }

    public required string? Reason { get; init; }

    /// <summary>Refused with the end of the group, and who asked is to be told.</summary>
    public required bool IsToBeTold { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime? ToldAt { get; init; }
}

public sealed class MeetingRow : IListRow
{
    public required int Id { get; init; }

    public required PartialDate HeldOn { get; init; }

    public required string? Place { get; init; }

    public required MeetingCount Count { get; init; }

    public required bool HasMinutes { get; init; }

    public required string? Decisions { get; init; }

    public required string Language { get; init; }
}

/// <param name="ChangedAt">UTC.</param>
public sealed record MeetingDetails(int Id, MeetingContent Content, DateTime? ChangedAt);
