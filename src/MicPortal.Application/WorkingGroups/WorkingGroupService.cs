using MicPortal.Application.Data;
using MicPortal.Domain.Access;
using MicPortal.Domain.Common;
using MicPortal.Domain.Partnerships;
using MicPortal.Domain.WorkingGroups;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Application.WorkingGroups;

/// <summary>What reaches beyond one group: one for a town and partnership, and asking to join.</summary>
public sealed class WorkingGroupService(MicPortalDbContext db, TimeProvider clock)
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>With its members and priorities; its meetings are read one at a time.</summary>
    /// <param name="meetingId">Also this one.</param>
    public async Task<WorkingGroup> Load(int partnershipId, int id, CancellationToken cancel, int meetingId = 0) =>
        await db.WorkingGroups.Include(group => group.Partnership).Include(group => group.Members).Include(group => group.Priorities).Include(group => group.Meetings.Where(meeting => meeting.Id == meetingId))
            .AsSplitQuery().SingleOrDefaultAsync(group => group.Id == id && group.PartnershipId == partnershipId, cancel) ?? throw new DbUpdateConcurrencyException();

    /// <summary>To join the group, which nobody has answered.</summary>
    public Task<List<JoinRequest>> Waiting(int id, CancellationToken cancel) => db.JoinRequests.Where(request => request.WorkingGroupId == id && request.Status == JoinRequestStatus.Waiting).ToListAsync(cancel);

    /// <summary>Who asked to join the group and was refused with its end, or the partnership's, has been told. Does not save.</summary>
    public async Task SayTold(int id, Actor by, CancellationToken cancel) =>
        (await db.JoinRequests.ToTell(Now).Where(request => request.WorkingGroupId == id).ToListAsync(cancel)).ForEach(request => request.SayTold(by, Now));

    /// <summary>The actor's town ends its part in the partnership, and nobody could answer for its groups any more, nor take anybody into another's where the partnership so ends: who waits is refused with the reason of that. In the transaction of the leaving, before it is saved.</summary>
    /// <param name="partnership">With its parties, as they are now.</param>
    public async Task FollowLeaving(Partnership partnership, Actor by, CancellationToken cancel)
    {
        var (own, reason, hasEnded) = (by.OrganisationId ?? 0, partnership.PartyOf(by.OrganisationId ?? 0).Word, partnership.Stage == PartnershipStage.Ended);
        (await db.JoinRequests.Where(request => request.Status == JoinRequestStatus.Waiting && request.WorkingGroup!.PartnershipId == partnership.Id && (hasEnded || request.WorkingGroup.MunicipalityId == own)).ToListAsync(cancel))
            .ForEach(request => request.RefuseWithEnd(reason, by, Now));
    }

    /// <summary>Does not save.</summary>
    public async Task<WorkingGroup> Open(int partnershipId, int municipalityId, WorkingGroupFacts facts, Actor by, CancellationToken cancel)
    {
        if (await db.WorkingGroups.AnyAsync(group => group.PartnershipId == partnershipId && group.MunicipalityId == municipalityId && group.EndedAt == null, cancel))
        {
            throw new DomainException("WorkingGroups.Errors.OneIsOpen");
        }

        var partnership = await db.Partnerships.AsNoTracking().Include(one => one.Parties).SingleAsync(one => one.Id == partnershipId, cancel);
        var group = WorkingGroup.Open(partnership, municipalityId, facts, by, Now);
        db.Add(group);
        return group;
    }

    /// <summary>Asked again while the first request waits, it is the same request. Saves.</summary>
    public async Task Ask(int groupId, string name, string? post, string email, string word, Actor by, CancellationToken cancel)
    {
        // On SQLite a transaction waits for the other of two that were sent at once.
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var waiting = db.JoinRequests.Where(request => request.WorkingGroupId == groupId && request.Status == JoinRequestStatus.Waiting);
        var folded = email.ToLowerInvariant();
        if (!await waiting.AnyAsync(request => request.Email == folded, cancel))
        {
            if (await waiting.CountAsync(request => request.Email != "", cancel) >= JoinRequest.MostWaiting)
            {
                throw new DomainException("WorkingGroups.Errors.TooManyWait");
            }

            db.Add(JoinRequest.Ask(groupId, name, post, email, word, by, Now));
            await db.SaveChangesAsync(cancel);
        }

        await transaction.CommitAsync(cancel);
    }

    /// <summary>Addresses go when their time has passed; that nothing else of the row goes needs no act.</summary>
    public Task<int> EraseAddresses(CancellationToken cancel)
    {
        var (until, unanswered) = (AddressesUntil(Now), UnansweredUntil(Now));
        return db.JoinRequests.Where(request => request.Email != "" && (request.DecidedAt <= until || (request.DecidedAt == null && (request.WorkingGroup!.EndedAt <= until || request.AskedAt <= unanswered))))
            .ExecuteUpdateAsync(set => set.SetProperty(request => request.Email, ""), cancel);
    }

    /// <summary>UTC; of requests that were answered by then, addresses are no longer shown.</summary>
    public static DateTime AddressesUntil(DateTime now) => now.AddMonths(-JoinRequest.AddressMonths);

    /// <summary>UTC; of requests that were made by then and have no answer, addresses are no longer shown.</summary>
    public static DateTime UnansweredUntil(DateTime now) => now.AddMonths(-JoinRequest.UnansweredMonths);
}
