using MicPortal.Application.Data;
using MicPortal.Application.History;
using MicPortal.Application.Partnerships;
using MicPortal.Application.Plans;
using MicPortal.Application.Submissions;
using MicPortal.Domain.Access;
using MicPortal.Domain.Agreements;
using MicPortal.Domain.Common;
using MicPortal.Domain.Needs;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Partnerships;
using MicPortal.Domain.Projects;
using MicPortal.Domain.Stakeholders;
using MicPortal.Domain.Strategies;
using MicPortal.Domain.Visits;
using MicPortal.Domain.WorkingGroups;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Application.Mergers;

/// <summary>
/// Municipalities that become one, or were one and entered twice, and one that becomes several: what the former ones had is their
/// successors', in one transaction (decisions 19 and 22 say what passes on, and what stays). Saves.
/// </summary>
public sealed class MergerService(MicPortalDbContext db, PlanService plans, TimeProvider clock)
{
    /// <summary>Runs in the caller's transaction, or in one of its own.</summary>
    public async Task<Municipality> Merge(Merger merger, Actor by, CancellationToken cancel, DateTime? when = null)
    {
        var at = when ?? clock.GetUtcNow().UtcDateTime;
        var ids = merger.Municipalities.Distinct().ToList();
        var towns = await db.Municipalities.Where(town => ids.Contains(town.Id)).OrderBy(town => town.Id).ToListAsync(cancel);
        if (towns.Count < 2 || towns.Count != ids.Count)
        {
            throw new DomainException("Mergers.Errors.Two");
        }

        await using var transaction = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancel) : null;
        var associations = await AssociationsOfAll(ids, cancel);
        var successor = towns.Find(town => town.Id == merger.SuccessorId);
        if (successor is null)
        {
            successor = Municipality.Form(merger.NewName ?? throw new DomainException("Mergers.Errors.SuccessorMissing") { Field = "Successor" }, towns, by, at);
            db.Add(successor);
            await db.SaveChangesAsync(cancel);
        }

        foreach (var former in towns.Where(town => town != successor))
        {
            former.BeSucceeded(successor, merger.On, merger.Reason, by, at);
            await PassJointRecords(former, successor, null, by, at, cancel);
            await PassMemberships([successor], former, associations, by, at, cancel);
            await PassRecords(successor, former, by, at, cancel);
            await PassUsers(successor, former, by, at, cancel);
            // The next of them meets what this one has passed on.
            await db.SaveChangesAsync(cancel);
        }

        if (transaction is not null)
        {
            await transaction.CommitAsync(cancel);
        }

        return successor;
    }

    /// <summary>That all of them have accepted, each for itself: the successor is a member without being asked.</summary>
    private Task<List<int>> AssociationsOfAll(IReadOnlyCollection<int> ids, CancellationToken cancel) =>
        db.Memberships.Where(Membership.Counts).Where(membership => ids.Contains(membership.MunicipalityId))
            .GroupBy(membership => membership.AssociationId).Where(group => group.Count() == ids.Count).Select(group => group.Key).ToListAsync(cancel);

    /// <summary>
    /// A municipality becomes several. Of the partnerships, each goes to whom it is assigned, as far as who records the split sees it; the rest, and all that is
    /// not joint, is the lead's. Each is listed where the former one was a member, and accepts for itself.
    /// </summary>
    public async Task<Municipality> Split(Split split, Actor by, CancellationToken cancel, DateTime? when = null)
    {
        var at = when ?? clock.GetUtcNow().UtcDateTime;
        var former = await db.Municipalities.Include(town => town.SplitInto).SingleOrDefaultAsync(town => town.Id == split.MunicipalityId, cancel) ?? throw new DomainException("Splits.Errors.Missing");
        var existing = await db.Municipalities.Where(town => split.Existing.Contains(town.Id)).OrderBy(town => town.Id).ToListAsync(cancel);
        if (existing.Count != split.Existing.Count)
        {
            throw new DomainException("Splits.Errors.PartGone");
        }

        await using var transaction = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancel) : null;
        var formed = split.NewNames.Select(name => Municipality.FormPart(name, former, by, at)).ToList();
        if (formed.Count > 0)
        {
            db.AddRange(formed);
            await db.SaveChangesAsync(cancel);
        }

        List<Municipality> parts = [.. existing, .. formed];
        Municipality Named(SplitPart part) => (part.Id is { } id ? existing.Find(town => town.Id == id) : formed.Find(town => town.Name == part.NewName))
            ?? throw new DomainException("Splits.Errors.LeadMissing") { Field = "Lead" };
        var lead = Named(split.Lead);
        former.Split(parts, lead, split.On, split.Reason, by, at);
        var assigned = split.Assigned.Keys.ToList();
        var seen = await db.Partnerships.VisibleTo(by).Where(partnership => assigned.Contains(partnership.Id)).Select(partnership => partnership.Id).ToListAsync(cancel);
        await PassJointRecords(former, lead, seen.ToDictionary(id => id, id => Named(split.Assigned[id])), by, at, cancel);
        await PassMemberships(parts, former, [], by, at, cancel);
        await PassRecords(lead, former, by, at, cancel);
        await PassUsers(lead, former, by, at, cancel);
        await db.SaveChangesAsync(cancel);
        if (transaction is not null)
        {
            await transaction.CommitAsync(cancel);
        }

        return former;
    }

    /// <summary>The lead of a split passes its place in a partnership on to another that carries on for the former municipality, with its agreements and projects there.</summary>
    public async Task PassOn(int partnershipId, int sisterId, string reason, Actor by, CancellationToken cancel)
    {
        var at = clock.GetUtcNow().UtcDateTime;
        var partnership = (await Partnerships(db.Partnerships.VisibleTo(by).Where(one => one.Id == partnershipId)).SingleOrDefaultAsync(cancel)) ?? throw new DomainException("PartnershipPassings.Errors.NotFromSplit");
        var party = partnership.PartyOf(by.OrganisationId ?? 0);
        var sister = await db.SplitSuccessors.Where(one => one.MunicipalityId == party.SplitFromId && one.SuccessorId == sisterId && sisterId != party.OrganisationId && one.Successor!.SuccessorId == null)
            .Select(one => one.Successor).SingleOrDefaultAsync(cancel)
            ?? throw new DomainException("PartnershipPassings.Errors.SisterMissing") { Field = "Successor" };
        var today = PartialDate.From(DateOnly.FromDateTime(at));
        // Who acts under a mandate of the lead would keep sight of what is not the lead's any more.
        if (await db.Mandates.AnyAsync(mandate => mandate.MunicipalityId == party.OrganisationId && mandate.RevokedAt == null && (mandate.Until == null || mandate.Until >= today) && mandate.Partnerships.Any(one => one.PartnershipId == partnershipId), cancel))
        {
            throw new DomainException("PartnershipPassings.Errors.UnderMandate");
        }

        // What its drafter alone has read, nobody else gets unseen; and who is no party drafts nothing.
        if (await db.Agreements.AnyAsync(agreement => agreement.PartnershipId == partnershipId && agreement.Status == AgreementStatus.Draft && agreement.DraftingOrganisationId == party.OrganisationId, cancel))
        {
            throw new DomainException("PartnershipPassings.Errors.Drafts");
        }

        var lead = (Municipality)party.Organisation!;
        partnership.PassOn(sister, lead, [.. partnership.Parties.Select(one => one.Organisation!), sister], reason, by, at);
        foreach (var agreement in await Agreements([partnershipId], lead).ToListAsync(cancel))
        {
            agreement.PassOn(sister, lead, by, at);
        }

        foreach (var project in await Projects([partnershipId], lead).ToListAsync(cancel))
        {
            project.PassOn(sister, lead, by, at);
        }

        foreach (var visit in await Visits([partnershipId], lead).ToListAsync(cancel))
        {
            visit.PassOn(sister, lead, by, at);
        }

        foreach (var strategy in await Strategies([partnershipId], lead).ToListAsync(cancel))
        {
            strategy.PassOn(sister, lead, by, at);
        }

        (await Roles([partnershipId], lead).ToListAsync(cancel)).ForEach(role => role.PassOn(sister, lead, by, at));
        (await Groups([partnershipId], lead).ToListAsync(cancel)).ForEach(group => group.PassOn(sister, lead, by, at));
        foreach (var need in await Needs([partnershipId], lead).ToListAsync(cancel))
        {
            need.PassOn(sister, lead, by, at);
        }

        await db.SaveChangesAsync(cancel);
    }

    /// <param name="assigned">The heirs of single partnerships; null where one carries on alone.</param>
    private async Task PassJointRecords(Municipality former, Municipality lead, Dictionary<int, Municipality>? assigned, Actor by, DateTime at, CancellationToken cancel)
    {
        var own = db.Set<PartnershipParty>().Where(party => party.OrganisationId == former.Id).Select(party => party.PartnershipId);
        var invited = db.Set<PartnershipInvitation>().Where(invitation => invitation.OrganisationId == former.Id).Select(invitation => invitation.PartnershipId);
        var passed = new Dictionary<int, Municipality>();
        var ofBoth = new List<Partnership>();
        foreach (var partnership in await Partnerships(db.Partnerships.Where(partnership => partnership.SuccessorId == null && (own.Contains(partnership.Id) || invited.Contains(partnership.Id)))).ToListAsync(cancel))
        {
            var successor = assigned?.GetValueOrDefault(partnership.Id) ?? lead;
            if (partnership.Parties.Any(party => party.OrganisationId == successor.Id))
            {
                ofBoth.Add(partnership);
            }

            if (partnership.PassTo(successor, former, [.. partnership.Parties.Select(party => party.Organisation!), successor], by, at, maySplit: assigned is not null && successor == lead))
            {
                passed.Add(partnership.Id, successor);
            }
        }

        foreach (var agreement in await Agreements([.. passed.Keys], former).ToListAsync(cancel))
        {
            agreement.PassTo(passed[agreement.PartnershipId], former, by, at);
        }

        foreach (var project in await Projects([.. passed.Keys], former).ToListAsync(cancel))
        {
            project.PassTo(passed[project.PartnershipId], former, by, at);
        }

        foreach (var visit in await Visits([.. passed.Keys], former).ToListAsync(cancel))
        {
            visit.PassTo(passed[visit.PartnershipId], former, by, at);
        }

        foreach (var strategy in await Strategies([.. passed.Keys], former).ToListAsync(cancel))
        {
            strategy.PassTo(passed[strategy.PartnershipId], former, by, at);
        }

        // The successor, that had left, is back: what it had approved before counts.
        foreach (var partnership in ofBoth)
        {
            await plans.FollowPlaces(partnership, by, at, cancel);
        }

        (await Roles([.. passed.Keys], former).ToListAsync(cancel)).ForEach(role => role.PassTo(passed[role.PartnershipId], former, by, at));
        (await Groups([.. passed.Keys], former).ToListAsync(cancel)).ForEach(group => group.PassTo(passed[group.PartnershipId], former, by, at));
        foreach (var need in await Needs([.. passed.Keys], former).ToListAsync(cancel))
        {
            need.PassTo(passed[need.PartnershipId], former, by, at);
        }
    }

    private static IQueryable<Partnership> Partnerships(IQueryable<Partnership> partnerships) => partnerships
        .Include(partnership => partnership.Parties).ThenInclude(party => party.Organisation)
        .Include(partnership => partnership.Parties).ThenInclude(party => party.Visions)
        .Include(partnership => partnership.Statements)
        .Include(partnership => partnership.Invitations).ThenInclude(invitation => invitation.Consents)
        .AsSplitQuery();

    private IQueryable<Agreement> Agreements(List<int> passed, Municipality former) =>
        db.Agreements.Where(agreement => passed.Contains(agreement.PartnershipId) && agreement.Parties.Any(party => party.OrganisationId == former.Id))
            .Include(agreement => agreement.Parties).ThenInclude(party => party.Signature)
            .Include(agreement => agreement.Terminations).Include(agreement => agreement.Statements)
            .Include(agreement => agreement.Remarks).ThenInclude(remark => remark.Answers)
            .Include(agreement => agreement.Documents)
            .Include(agreement => agreement.Reviews)
            .Include(agreement => agreement.Versions).ThenInclude(version => version.Texts).ThenInclude(text => text.Contributions)
            .AsSplitQuery();

    private IQueryable<Project> Projects(List<int> passed, Municipality former) =>
        db.Projects.Where(project => passed.Contains(project.PartnershipId) && project.Parties.Any(party => party.OrganisationId == former.Id))
            .Include(project => project.Parties).Include(project => project.Versions)
            .Include(project => project.Notes).Include(project => project.Spendings).Include(project => project.Values).Include(project => project.Reached)
            .AsSplitQuery();

    private IQueryable<Need> Needs(List<int> passed, Municipality former) =>
        db.Needs.Where(need => passed.Contains(need.PartnershipId) && (need.OrganisationId == former.Id || need.Addressees.Any(one => one.OrganisationId == former.Id))).Include(need => need.Addressees);

    private IQueryable<Visit> Visits(List<int> passed, Municipality former) =>
        db.Visits.Where(visit => passed.Contains(visit.PartnershipId) && visit.Parties.Any(party => party.OrganisationId == former.Id))
            .Include(visit => visit.Parties).Include(visit => visit.Versions).Include(visit => visit.Participants)
            .Include(visit => visit.Reports).Include(visit => visit.Learnings).Include(visit => visit.FollowUps)
            .AsSplitQuery();

    private IQueryable<Strategy> Strategies(List<int> passed, Municipality former) =>
        db.Strategies.Where(strategy => passed.Contains(strategy.PartnershipId) && strategy.Parties.Any(party => party.OrganisationId == former.Id))
            .Include(strategy => strategy.Parties).Include(strategy => strategy.Versions).AsSplitQuery();

    private IQueryable<WorkingGroup> Groups(List<int> passed, Municipality former) => db.WorkingGroups.Where(group => passed.Contains(group.PartnershipId) && group.MunicipalityId == former.Id);

    private IQueryable<StakeholderRole> Roles(List<int> passed, Municipality former) => db.StakeholderRoles.Where(role => passed.Contains(role.PartnershipId) && role.OrganisationId == former.Id);

    /// <summary>
    /// A membership lets an association read: the successor is listed in the former one's place, and accepts for itself, unless all of
    /// those that became one had accepted; so is each of several. Where one is listed already, that stays as it is.
    /// </summary>
    private async Task PassMemberships(IReadOnlyCollection<Municipality> successors, Municipality former, IReadOnlyCollection<int> associations, Actor by, DateTime at, CancellationToken cancel)
    {
        var ids = successors.Select(successor => successor.Id).ToList();
        var listed = await db.Memberships.Where(membership => ids.Contains(membership.MunicipalityId) && membership.EndedAt == null).Select(membership => ValueTuple.Create(membership.AssociationId, membership.MunicipalityId)).ToListAsync(cancel);
        foreach (var membership in await db.Memberships.Where(membership => membership.MunicipalityId == former.Id && membership.EndedAt == null).ToListAsync(cancel))
        {
            membership.PassOn(former, successors, by, at);
            foreach (var next in ids.Where(id => !listed.Contains((membership.AssociationId, id))).Select(id => Membership.List(membership.AssociationId, id, by, at, membership.Since)))
            {
                if (associations.Contains(membership.AssociationId))
                {
                    next.Accept(by, at);
                }

                db.Add(next);
            }
        }
    }

    private async Task PassRecords(Municipality successor, Municipality former, Actor by, DateTime at, CancellationToken cancel)
    {
        (await db.FollowUps.Where(followUp => followUp.MunicipalityId == former.Id).ToListAsync(cancel)).ForEach(followUp => followUp.PassTo(successor, former, by, at));
        (await db.Positions.Where(position => position.MunicipalityId == former.Id && position.EndedAt == null).ToListAsync(cancel)).ForEach(position => position.PassTo(successor, former, by, at));
        (await db.Interests.Where(interest => interest.MunicipalityId == former.Id && interest.EndedAt == null).ToListAsync(cancel)).ForEach(interest => interest.PassTo(successor, former, by, at));
        (await db.Stakeholders.Where(stakeholder => stakeholder.MunicipalityId == former.Id && stakeholder.EndedAt == null).ToListAsync(cancel)).ForEach(stakeholder => stakeholder.PassTo(successor, former, by, at));
        var last = await db.Priorities.Where(priority => priority.MunicipalityId == successor.Id && priority.EndedAt == null).MaxAsync(priority => (int?)priority.Number, cancel) ?? 0;
        (await db.Priorities.Where(priority => priority.MunicipalityId == former.Id && priority.EndedAt == null).ToListAsync(cancel)).ForEach(priority => priority.PassTo(successor, former, last, by, at));
        (await db.AccessRequests.Where(request => request.MunicipalityId == former.Id && request.Status == AccessRequestStatus.Waiting).ToListAsync(cancel)).ForEach(request => request.PassTo(successor, former, by, at));
        await KeptForms.Pass(db, $"/municipalities/{former.Id}/", $"/municipalities/{successor.Id}/", cancel);
        // Whom it lets act for it, the successor says anew.
        (await db.Mandates.Where(mandate => mandate.MunicipalityId == former.Id && mandate.RevokedAt == null).ToListAsync(cancel)).ForEach(mandate => mandate.Revoke(Succession.Word(former, successor), by, at));
        var open = await db.ContactRequests.Where(request => request.ClosedAt == null && (request.FromMunicipalityId == successor.Id || request.ToMunicipalityId == successor.Id))
            .Select(request => request.FromMunicipalityId == successor.Id ? request.ToMunicipalityId : request.FromMunicipalityId).ToListAsync(cancel);
        foreach (var request in await db.ContactRequests.Where(request => request.FromMunicipalityId == former.Id || request.ToMunicipalityId == former.Id).ToListAsync(cancel))
        {
            request.PassTo(successor, former, open.Contains(request.FromMunicipalityId == former.Id ? request.ToMunicipalityId : request.FromMunicipalityId), by, at);
        }
    }

    /// <summary>Whose account is in use works for the successor, after signing in again; who has left stays where they were.</summary>
    private async Task PassUsers(Municipality successor, Municipality former, Actor by, DateTime at, CancellationToken cancel)
    {
        var users = db.Users.Where(user => user.OrganisationId == former.Id && user.DisabledAt == null);
        var ids = await users.Select(user => user.Id).ToListAsync(cancel);
        await db.Sessions.Where(session => ids.Contains(session.UserId) && session.EndedAt == null).ExecuteUpdateAsync(set => set.SetProperty(session => session.EndedAt, at), cancel);
        await users.ExecuteUpdateAsync(set => set.SetProperty(user => user.OrganisationId, (int?)successor.Id), cancel);
        db.AuditEntries.AddRange(ids.Select(id => new AuditEntry
        {
            At = at,
            Act = ActName.UserMoved,
            RecordKind = "User",
            RecordId = id,
            UserId = by.UserId,
            Role = by.Role,
            OrganisationId = by.OrganisationId,
            Word = Succession.Word(former, successor),
        }));
    }
}

/// <param name="Municipalities">All of them, also the one that goes on.</param>
/// <param name="SuccessorId">The one of them that goes on; null where a new one is formed.</param>
/// <param name="On">Null: they were one, entered twice.</param>
public sealed record Merger(IReadOnlyCollection<int> Municipalities, int? SuccessorId, string? NewName, PartialDate? On, string Reason);

/// <param name="MunicipalityId">The one that splits.</param>
/// <param name="Existing">Those of the parts that are there already, each once.</param>
/// <param name="NewNames">Those that are formed, each once.</param>
/// <param name="Lead">Carries on what is not assigned to another.</param>
/// <param name="Assigned">Partnerships that go to another than the lead, or, as well, to it.</param>
public sealed record Split(int MunicipalityId, IReadOnlyCollection<int> Existing, IReadOnlyCollection<string> NewNames, SplitPart Lead, IReadOnlyDictionary<int, SplitPart> Assigned, PartialDate On, string Reason);

/// <summary>One of the parts: one that is there, or one that is formed.</summary>
public sealed record SplitPart(int? Id, string? NewName);
