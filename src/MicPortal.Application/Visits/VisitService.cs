using MicPortal.Application.Data;
using MicPortal.Application.Submissions;
using MicPortal.Domain.Access;
using MicPortal.Domain.Visits;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Application.Visits;

/// <summary>Acts on a visit. Two parties that approve, arrange or report at the same moment are both right: the second is done again, once, on what the first has left.</summary>
public sealed class VisitService(MicPortalDbContext db, SubmittedForms forms)
{
    /// <summary>As an act needs it: what belongs to it, and its plans from the one that stands on.</summary>
    public async Task<Visit> Load(int id, Actor actor, CancellationToken cancel)
    {
        var visit = await db.Visits.VisibleTo(actor).Include(visit => visit.Partnership!.Parties).Include(visit => visit.Parties).ThenInclude(party => party.Organisation).Include(visit => visit.Participants).Include(visit => visit.Slots)
            .Include(visit => visit.Reports).Include(visit => visit.Learnings).Include(visit => visit.FollowUps)
            .AsSplitQuery().SingleOrDefaultAsync(visit => visit.Id == id, cancel) ?? throw new DbUpdateConcurrencyException();
        var standing = visit.AgreedVersionNumber ?? visit.CurrentVersionNumber;
        await db.Entry(visit).Collection(one => one.Versions).Query().Where(version => version.Number >= standing).Include(version => version.Endorsements).LoadAsync(cancel);
        return visit;
    }

    /// <summary>Once for a form.</summary>
    /// <param name="section">Of the visit's page, where the result stands.</param>
    /// <returns>The address of the visit.</returns>
    public async Task<string> Act(int id, Guid formId, Action<Visit> act, Actor by, CancellationToken cancel, string section = "")
    {
        try
        {
            return await Once();
        }
        catch (DbUpdateException conflict) when (conflict is DbUpdateConcurrencyException || conflict.Entries.Any(entry => entry.Entity is VisitEndorsement or VisitReport or VisitLearning))
        {
            db.ChangeTracker.Clear();
            return await Once();
        }

        async Task<string> Once()
        {
            var visit = await Load(id, by, cancel);
            return await forms.Once(formId, by.UserId!.Value, async () =>
            {
                act(visit);
                await db.SaveChangesAsync(cancel);
                return $"/visits/{id}{section}";
            }, cancel);
        }
    }

    /// <summary>
    /// Names that no consent keeps go when their time has passed; that nothing else of the row goes needs no act. What one side alone has planned
    /// moves no agreed day forward, and a plan that nobody agreed to counts from the day on which it was written.
    /// </summary>
    public Task<int> EraseNames(DateOnly today, CancellationToken cancel)
    {
        var until = Domain.Common.PartialDate.From(NamesUntil(today));
        var written = NamesUntil(today).ToDateTime(TimeOnly.MinValue);
        return db.Set<VisitParticipant>().Where(participant => participant.Name != null && !participant.KeepsName && db.Visits.Any(visit => visit.Id == participant.VisitId && visit.End <= until
                && (visit.AgreedEnd != null ? visit.AgreedEnd <= until : !visit.Versions.Any(version => version.WrittenAt > written))))
            .ExecuteUpdateAsync(set => set.SetProperty(participant => participant.Name, (string?)null), cancel);
    }

    /// <summary>Of visits that ended on this day or before, names are no longer shown.</summary>
    public static DateOnly NamesUntil(DateOnly today) => today.AddMonths(-VisitParticipant.NameMonths);
}
