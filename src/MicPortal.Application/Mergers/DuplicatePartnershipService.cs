using MicPortal.Application.Data;
using MicPortal.Application.Submissions;
using MicPortal.Domain.Access;
using MicPortal.Domain.Common;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Application.Mergers;

/// <summary>A partnership that was entered twice becomes one record (decision 21 says what becomes of what). Saves.</summary>
public sealed class DuplicatePartnershipService(MicPortalDbContext db, DuplicatePartnershipQueries duplicates, TimeProvider clock)
{
    /// <summary>In the caller's transaction, or in one of its own. Whoever changed either record at the same moment stops it.</summary>
    public async Task Merge(int formerId, int successorId, string reason, DateOnly today, Actor by, CancellationToken cancel)
    {
        var at = clock.GetUtcNow().UtcDateTime;
        await using var transaction = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancel) : null;
        var partnerships = await db.Partnerships.Where(partnership => partnership.Id == formerId || partnership.Id == successorId)
            .Include(partnership => partnership.Parties).ThenInclude(party => party.Visions)
            .Include(partnership => partnership.Parties).ThenInclude(party => party.Organisation)
            .Include(partnership => partnership.Themes)
            .Include(partnership => partnership.Statements)
            .Include(partnership => partnership.Invitations).ThenInclude(invitation => invitation.Consents)
            .AsSplitQuery().ToListAsync(cancel);
        if (partnerships.Find(partnership => partnership.Id == formerId) is not { } former || partnerships.Find(partnership => partnership.Id == successorId) is not { } successor)
        {
            throw new DomainException("DuplicatePartnerships.Errors.Gone");
        }

        var agreements = await db.Agreements.Where(agreement => agreement.PartnershipId == formerId).ToListAsync(cancel);
        var projects = await db.Projects.Where(project => project.PartnershipId == formerId).ToListAsync(cancel);
        var visits = await db.Visits.Where(visit => visit.PartnershipId == formerId).ToListAsync(cancel);
        var roles = await db.StakeholderRoles.Where(role => role.PartnershipId == formerId).ToListAsync(cancel);
        var groups = await db.WorkingGroups.Where(group => group.PartnershipId == formerId).ToListAsync(cancel);
        var needs = await db.Needs.Where(need => need.PartnershipId == formerId).ToListAsync(cancel);
        var mandates = await db.Mandates.Where(mandate => mandate.RevokedAt == null && mandate.Partnerships.Any(one => one.PartnershipId == formerId)).Include(mandate => mandate.Partnerships).ToListAsync(cancel);
        former.BeSucceeded(successor, reason, [.. partnerships.SelectMany(partnership => partnership.Parties).Select(party => party.Organisation!).DistinctBy(organisation => organisation.Id)], by, at);
        if (await duplicates.HaveOneForTwo(formerId, successorId, today, cancel))
        {
            throw new DomainException("DuplicatePartnerships.Errors.Mandates");
        }

        agreements.ForEach(agreement => agreement.PassTo(successor, by, at));
        projects.ForEach(project => project.PassTo(successor, by, at));
        visits.ForEach(visit => visit.PassTo(successor, by, at));
        roles.ForEach(role => role.PassTo(successor, by, at));
        groups.ForEach(group => group.PassTo(successor, by, at));
        needs.ForEach(need => need.PassTo(successor, by, at));
        mandates.ForEach(mandate => mandate.Follow(formerId, successorId, by, at));
        await PassHistory(formerId, successorId, cancel);
        await KeptForms.Pass(db, $"/partnerships/{formerId}/", $"/partnerships/{successorId}/", cancel);
        await db.SaveChangesAsync(cancel);
        if (transaction is not null)
        {
            await transaction.CommitAsync(cancel);
        }
    }

    /// <summary>A part of a merger, in its transaction.</summary>
    public async Task PassHistory(int formerId, int successorId, CancellationToken cancel)
    {
        // What was done in the former one stands in the history of the partnership from now on; what and whose it is stays as it was written.
        await db.AuditEntries.Where(entry => entry.PartnershipId == formerId).ExecuteUpdateAsync(set => set.SetProperty(entry => entry.FormerPartnershipId, entry => entry.FormerPartnershipId ?? formerId).SetProperty(entry => entry.PartnershipId, successorId), cancel);
        // Old addresses lead on in one step.
        await db.Partnerships.Where(partnership => partnership.SuccessorId == formerId).ExecuteUpdateAsync(set => set.SetProperty(partnership => partnership.SuccessorId, successorId), cancel);
    }
}
