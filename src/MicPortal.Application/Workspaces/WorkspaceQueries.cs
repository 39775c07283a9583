using System.Linq.Expressions;
using MicPortal.Application.AccessRequests;
using MicPortal.Application.Agreements;
using MicPortal.Application.ConfirmationRounds;
using MicPortal.Application.ContactRequests;
using MicPortal.Application.Data;
using MicPortal.Application.History;
using MicPortal.Application.Mandates;
using MicPortal.Application.Members;
using MicPortal.Application.Needs;
using MicPortal.Application.Partnerships;
using MicPortal.Application.Plans;
using MicPortal.Application.Projects;
using MicPortal.Application.Strategies;
using MicPortal.Application.Visits;
using MicPortal.Application.WorkingGroups;
using MicPortal.Domain.Access;
using MicPortal.Domain.Agreements;
using MicPortal.Domain.Common;
using MicPortal.Domain.FollowUps;
using MicPortal.Domain.Mandates;
using MicPortal.Domain.Needs;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Partnerships;
using MicPortal.Domain.Plans;
using MicPortal.Domain.Projects;
using MicPortal.Domain.Strategies;
using MicPortal.Domain.Visits;
using MicPortal.Domain.WorkingGroups;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Application.Workspaces;

/// <summary>What waits for an organisation. It is computed at each visit and stored nowhere, so it cannot go stale.</summary>
public sealed class WorkspaceQueries(MicPortalDbContext db, TimeProvider clock)
{
    /// <summary>An answer that asks for nothing but to be read is shown for so long.</summary>
    private static readonly TimeSpan NewsLasts = TimeSpan.FromDays(90);

    private enum Subject
    {
        Partnership,
        Agreement,
        Membership,
        FollowUp,
        ContactRequest,
        AccessRequest,
        Council,
        Told,
        Project,
        Visit,
        Strategy,
        Need,
    }

    private enum Group
    {
        Own,
        Asked,
        Colleagues,
        Imported,
        Drafts,
        Record,
        Mandated,
    }

    private enum Mandated
    {
        No,
        Yes,
        WhereItBinds,
    }

    /// <summary>Four queries at most: the keys of all that waits, then what the shown rows say.</summary>
    /// <param name="side">Of a municipality of which the workspace is shown: also what that leads with.</param>
    /// <param name="withMandates">Also what waits for the municipalities whose mandates in force the actor's association holds.</param>
    public async Task<WaitingWork> Waiting(Actor actor, DateOnly today, CancellationToken cancel, bool withMandates = false, Side? side = null)
    {
        var organisationId = actor.ActingFor;
        var mandatesOf = withMandates && actor.AssociationId is { } association ? association : 0;
        var rows = await Rows(mandatesOf == 0 ? Keys(organisationId, today) : Keys(organisationId, today).Concat(MandatedKeys(mandatesOf, today)), side, actor, today).ToListAsync(cancel);
        var all = rows.FindAll(row => row.Waits is not null).ConvertAll(row => new WaitingKey { Kind = row.Waits!.Value, OrganisationId = row.OrganisationId, RecordId = row.RecordId, Since = row.Since });
        // When an agreement renews itself, ends or is to be reviewed, its own terms tell, and its dates when a council is new: they are read of all that may.
        var byTerms = all.Where(key => IsByTerms(key.Kind)).ToList();
        var others = all.Except(byTerms).OrderBy(key => WaitingItem.CanWait(key.Kind)).ThenBy(key => key.Since).ThenBy(key => key.RecordId).ToLookup(key => (GroupOf(key), key.OrganisationId));
        var shown = others.SelectMany(ToRead).Concat(byTerms).ToLookup(key => SubjectOf(key.Kind), key => key.RecordId);
        var partnerships = mandatesOf != 0 || shown[Subject.Partnership].Any() || shown[Subject.Project].Any() || shown[Subject.Visit].Any() || shown[Subject.Strategy].Any() || shown[Subject.Need].Any() ? await PartnershipFacts([.. shown[Subject.Partnership]], [.. shown[Subject.Project]], [.. shown[Subject.Visit]], [.. shown[Subject.Strategy]], [.. shown[Subject.Need]], organisationId, mandatesOf, today, cancel) : [];
        var agreements = shown[Subject.Agreement].Any() ? await AgreementFacts([.. shown[Subject.Agreement]], cancel) : [];
        var isAsked = shown[Subject.Membership].Any() || shown[Subject.FollowUp].Any() || shown[Subject.ContactRequest].Any() || shown[Subject.AccessRequest].Any() || shown[Subject.Council].Any() || shown[Subject.Told].Any() || all.Exists(key => key.Kind == WaitingKind.ConfirmForRound);
        var asked = isAsked ? await AskedFacts(actor, [.. shown[Subject.Membership]], [.. shown[Subject.FollowUp]], [.. shown[Subject.ContactRequest]], [.. shown[Subject.AccessRequest]], [.. shown[Subject.Told]], cancel) : AskedRead.Nothing;
        var keys = all.Except(byTerms)
            .Concat(byTerms.Select(key => key.Kind == WaitingKind.PresentToCouncil ? asked.Council?.Key(key.RecordId, today) : agreements.GetValueOrDefault(key.RecordId)?.KeyByTerms(key, today)).OfType<WaitingKey>())
            .OrderBy(key => WaitingItem.CanWait(key.Kind)).ThenBy(key => key.Since).ThenBy(key => key.RecordId).ToLookup(key => (GroupOf(key), key.OrganisationId));
        // Of one record several things may be new: one word says that all of them are read.
        var newest = all.Where(key => WaitingItem.IsNews(key.Kind)).ToLookup(key => (SubjectOf(key.Kind), key.OrganisationId, key.RecordId), key => key.Since);
        return new WaitingWork(
            Read(Group.Own, organisationId),
            Read(Group.Asked, organisationId),
            Read(Group.Colleagues, organisationId),
            Read(Group.Imported, organisationId),
            Read(Group.Drafts, organisationId),
            actor.Writes ? keys[(Group.Record, organisationId)].FirstOrDefault()?.RecordId : null)
        {
            Leading = [.. rows.Where(row => row.Leads is not null).OrderBy(row => row.Leads).ThenBy(row => row.Order).ThenBy(row => row.RecordId).Select(row => row.Leading())],
            Mandated = [.. partnerships.Values.SelectMany(partnership => partnership.Mandates, (partnership, mandate) => (Mandate: mandate, partnership.Parties.Find(party => party.OrganisationId == mandate.MunicipalityId)!.Name,
                    Partners: partnership.Parties.Where(party => party.OrganisationId != mandate.MunicipalityId && party.Answer is PartyAnswer.Accepted or PartyAnswer.None or PartyAnswer.Ended).Select(party => party.Name)))
                .GroupBy(one => (one.Mandate.MunicipalityId, one.Name)).OrderBy(given => given.Key.Name, StringComparer.CurrentCulture)
                .Select(given => new MandatedWork([.. given.GroupBy(one => (one.Mandate.Id, one.Mandate.From), one => one.Partners).OrderBy(one => one.Key.From).ThenBy(one => one.Key.Id)
                    .Select(one => new MandateHeld(one.Key.Id, one.Key.From, [.. one.SelectMany(partners => partners).Distinct().Order(StringComparer.CurrentCulture)]))], given.Key.Name, Read(Group.Mandated, given.Key.MunicipalityId)))],
        };

        Group GroupOf(WaitingKey key) => key.OrganisationId != organisationId ? Group.Mandated : key.Kind switch
        {
            WaitingKind.ConfirmImported => Group.Imported,
            WaitingKind.Draft => Group.Drafts,
            WaitingKind.CompleteRecord => Group.Record,
            var kind when !WaitingItem.IsFor(kind, actor) => Group.Colleagues,
            WaitingKind.AnswerPartnership or WaitingKind.ConfirmPaper or WaitingKind.AcceptMembership or WaitingKind.Reopen
                or WaitingKind.ConsentToInvitation or WaitingKind.AnswerInvitation or WaitingKind.AnswerNeed or WaitingKind.ConfirmForRound or WaitingKind.AnswerFollowUp or WaitingKind.AnswerContact or WaitingKind.AnswerJoinRequest or WaitingKind.VouchForAccess or WaitingKind.DecideAccess => Group.Asked,
            _ => Group.Own,
        };

        // Whether it is overdue, what is read of it tells: what has a day is read of all.
        static IEnumerable<WaitingKey> ToRead(IEnumerable<WaitingKey> ordered) => ordered.Where((key, place) => place < WaitingGroup.Shown || WaitingItem.HasDay(key.Kind));

        WaitingGroup Read(Group group, int whose)
        {
            // A draft may be deleted between the queries.
            var items = ToRead(keys[(group, whose)])
                .Select(key => Told(key, SubjectOf(key.Kind) switch
                {
                    Subject.Partnership => partnerships.GetValueOrDefault(key.RecordId)?.Item(key, asked.Memberships),
                    Subject.Membership => asked.Memberships.Find(membership => membership.Id == key.RecordId)?.Item(key),
                    Subject.FollowUp => asked.Memberships.Select(membership => membership.ItemOfFollowUp(key)).FirstOrDefault(item => item is not null),
                    Subject.Council => asked.Council?.Item(key, today),
                    Subject.Project => partnerships.Values.Select(partnership => partnership.ItemOfProject(key)).FirstOrDefault(item => item is not null),
                    Subject.Visit => partnerships.Values.Select(partnership => partnership.ItemOfVisit(key, today)).FirstOrDefault(item => item is not null),
                    Subject.Strategy => partnerships.Values.Select(partnership => partnership.ItemOfStrategy(key)).FirstOrDefault(item => item is not null),
                    Subject.Need => partnerships.Values.Select(partnership => partnership.ItemOfNeed(key)).FirstOrDefault(item => item is not null),
                    Subject.Told => asked.Told.Find(told => told.Id == key.RecordId && told.IsLink == (key.Kind is WaitingKind.ReadSisterEnding or WaitingKind.ReadSisterBeginning))?.Item(key),
                    Subject.AccessRequest => asked.Access.Find(request => request.Id == key.RecordId)?.Item(key),
                    Subject.ContactRequest => asked.Contacts.Find(contact => contact.Id == key.RecordId)?.Item(key),
                    _ => agreements.GetValueOrDefault(key.RecordId)?.Item(key, today),
                })).OfType<WaitingItem>().ToList();
            return new WaitingGroup([.. items.OrderBy(item => item.PressesSince is null).ThenBy(item => item.PressesSince).Take(WaitingGroup.Shown)], keys[(group, whose)].Count(), items.Count(item => item.IsOverdue));
        }

        WaitingItem? Told(WaitingKey key, WaitingItem? item)
        {
            if (item is not null)
            {
                item.OverdueSince = WaitingItem.HasDay(key.Kind) && item.Day < today ? item.Day : null;
                item.NewsUntil = newest[(SubjectOf(key.Kind), key.OrganisationId, key.RecordId)].Max();
            }

            return item;
        }
    }

    /// <summary>What waits and, for a municipality's workspace, what it leads with: in one query, because the page has eight.</summary>
    private IQueryable<WorkspaceRow> Rows(IQueryable<WaitingKey> keys, Side? side, Actor actor, DateOnly today)
    {
        LeadingKind? none = null;
        var waiting = keys.Select(key => new WorkspaceKey { Waits = key.Kind, Leads = none, OrganisationId = key.OrganisationId, RecordId = key.RecordId, Since = key.Since });
        if (side is null)
        {
            return waiting.Select(key => new WorkspaceRow { Waits = key.Waits, Leads = key.Leads, OrganisationId = key.OrganisationId, RecordId = key.RecordId, Since = key.Since });
        }

        var organisationId = actor.ActingFor;
        var (projects, points) = (OwnProjects(actor), Briefing.All.Count);
        var cancelled = db.CancelledProjects(null, actor, today);
        var (forAsker, forAnswer) = (db.Needs.WaitingForAsker().Select(need => need.Id), db.Needs.WaitingForAnswer().Select(need => need.Id));
        return from key in waiting.Concat(side == Side.North ? ToPrepare(organisationId, actor, today) : FirstAndAsked(organisationId))
               join priority in db.Priorities on key.Leads == LeadingKind.Priority ? key.RecordId : 0 equals priority.Id into priorities
               from priority in priorities.DefaultIfEmpty()
               join need in db.Needs on key.Leads == LeadingKind.Need || key.Leads == LeadingKind.Call ? key.RecordId : 0 equals need.Id into needs
               from need in needs.DefaultIfEmpty()
               join visit in db.Visits on key.Leads == LeadingKind.Visit ? key.RecordId : 0 equals visit.Id into visits
               from visit in visits.DefaultIfEmpty()
               join campaign in db.Projects on key.Leads == LeadingKind.Campaign ? key.RecordId : 0 equals campaign.Id into campaigns
               from campaign in campaigns.DefaultIfEmpty()
               select new WorkspaceRow
               {
                   Waits = key.Waits,
                   Leads = key.Leads,
                   OrganisationId = key.OrganisationId,
                   RecordId = key.RecordId,
                   Since = key.Since,
                   Title = priority!.Title ?? need!.Title ?? visit!.Title ?? campaign!.Title,
                   Language = priority.Language ?? need!.Language,
                   PartnershipId = (int?)need!.PartnershipId,
                   Number = (int?)priority.Number,
                   Day = (PartialDate?)visit!.SortStart ?? need.AnswerBy,
                   NeedKind = (NeedKind?)need.Kind,
                   NeedState = key.Leads != LeadingKind.Need && key.Leads != LeadingKind.Call ? null
                       : need.WithdrawnAt != null ? NeedState.Withdrawn
                       : forAsker.Contains(need.Id) ? NeedState.WaitsForAsker
                       : forAnswer.Contains(need.Id) ? NeedState.Waiting
                       : need.Addressees.Any(one => (one.Answer == NeedAnswer.Accepted || one.AgreedAt != null) && !cancelled.Contains(one.ProjectId ?? 0)) ? NeedState.Accepted
                       : need.Addressees.Any(one => one.Answer == NeedAnswer.Accepted || one.AgreedAt != null) ? NeedState.ProjectCancelled
                       : need.ClosedAt != null ? NeedState.Referred
                       : need.Partnership!.Stage == PartnershipStage.Ended ? NeedState.PartnershipEnded : NeedState.Left,
                   Other = key.Leads == LeadingKind.Call ? need.Organisation!.Name
                       : key.Leads == LeadingKind.Need ? need.Addressees.Min(one => one.Organisation!.Name)
                       : key.Leads == LeadingKind.Visit ? visit.Parties.Where(party => party.OrganisationId != organisationId).Min(party => party.Organisation!.Name)
                       : key.Leads == LeadingKind.Campaign ? campaign!.Parties.Where(party => party.OrganisationId != organisationId).Min(party => party.Organisation!.Name)
                       : null,
                   OtherCount = key.Leads == LeadingKind.Need ? need.Addressees.Count
                       : key.Leads == LeadingKind.Visit ? visit.Parties.Count - 1
                       : key.Leads == LeadingKind.Campaign ? campaign!.Parties.Count - 1
                       : 1,
                   Done = key.Leads == LeadingKind.Priority ? projects.Count(project => project.Status == ProjectStatus.Running && project.Codes.Contains(" " + ProjectPlan.PriorityCode + priority.Id + " "))
                       // Who hosts stays at home. One column holds the points of a participant, with commas between them.
                       : key.Leads == LeadingKind.Visit ? visit.Participants.Where(one => one.RemovedAt == null && one.OrganisationId != visit.HostId && ((string)(object)one.Briefed).Length > 0)
                           .Sum(one => ((string)(object)one.Briefed).Length - ((string)(object)one.Briefed).Replace(",", "").Length + 1)
                       : 0,
                   Of = key.Leads == LeadingKind.Visit ? visit.Participants.Count(one => one.RemovedAt == null && one.OrganisationId != visit.HostId) * points : 0,
               };
    }

    /// <summary>What it puts first, and what it asked for: what is open before what is answered, the latest first.</summary>
    private IQueryable<WorkspaceKey> FirstAndAsked(int organisationId)
    {
        WaitingKind? none = null;
        return db.Priorities.Where(priority => priority.MunicipalityId == organisationId && priority.EndedAt == null).OrderBy(priority => priority.Number).ThenBy(priority => priority.Id).Take(Leading.Most)
            .Select(priority => new WorkspaceKey { Waits = none, Leads = LeadingKind.Priority, OrganisationId = organisationId, RecordId = priority.Id, Since = priority.SaidAt })
            .Concat(db.Needs.Where(need => need.OrganisationId == organisationId && need.WithdrawnAt == null).OrderBy(need => need.ClosedAt != null).ThenByDescending(need => need.AskedAt).ThenBy(need => need.Id).Take(Leading.Most)
                .Select(need => new WorkspaceKey { Waits = none, Leads = LeadingKind.Need, OrganisationId = organisationId, RecordId = need.Id, Since = need.AskedAt }));
    }

    /// <summary>The next visits, what partners ask for or offer, and what runs at home, each the nearest first.</summary>
    private IQueryable<WorkspaceKey> ToPrepare(int organisationId, Actor actor, DateOnly today)
    {
        WaitingKind? none = null;
        DateTime? never = null;
        var (first, last) = (PartialDate.From(today), PartialDate.From(today.AddDays(Leading.VisitDays)));
        // Nothing is prepared with whom it has left, nor answered to who has left.
        var (left, gone) = (LeftBy(organisationId), db.PartiesThatLeft());
        var absent = db.Set<PartnershipParty>().Where(party => party.Answer != PartyAnswer.None && party.Answer != PartyAnswer.Accepted);
        // Found by the keys of its own: to look through all for those that it may see costs what the tables hold.
        var travels = db.Set<VisitParty>().Where(party => party.OrganisationId == organisationId).Select(party => party.VisitId);
        var asked = db.Set<NeedAddressee>().Where(one => one.OrganisationId == organisationId).Select(one => one.NeedId);
        return db.Visits.VisibleTo(actor).Where(visit => travels.Contains(visit.Id) && (visit.Status == VisitStatus.Planning || visit.Status == VisitStatus.Agreed) && visit.SortStart >= first && visit.SortStart <= last
                    && visit.Partnership!.Stage != PartnershipStage.Ended && !left.Contains(visit.PartnershipId)
                    // Nor a visit whose host has left, or of which one party is left.
                    && !gone.Any(place => place.PartnershipId == visit.PartnershipId && place.OrganisationId == visit.HostId)
                    && visit.Parties.Count(party => !gone.Any(place => place.PartnershipId == visit.PartnershipId && place.OrganisationId == party.OrganisationId)) > 1)
                .OrderBy(visit => visit.SortStart).ThenBy(visit => visit.Id).Take(Leading.Most)
                .Select(visit => new WorkspaceKey { Waits = none, Leads = LeadingKind.Visit, OrganisationId = organisationId, RecordId = visit.Id, Since = never })
            .Concat(db.Needs.VisibleTo(actor).Where(need => asked.Contains(need.Id) && need.ClosedAt == null && need.Partnership!.Stage != PartnershipStage.Ended
                    && !absent.Any(party => party.PartnershipId == need.PartnershipId && (party.OrganisationId == organisationId || party.OrganisationId == need.OrganisationId)))
                .OrderBy(need => need.AnswerBy).ThenBy(need => need.Id).Take(Leading.Most)
                .Select(need => new WorkspaceKey { Waits = none, Leads = LeadingKind.Call, OrganisationId = organisationId, RecordId = need.Id, Since = need.AskedAt }))
            .Concat(OwnProjects(actor).Where(project => project.Status == ProjectStatus.Running && project.Codes.Contains(" " + ProjectPlan.AwarenessCode + " "))
                .OrderBy(project => project.SortTitle).ThenBy(project => project.Id).Take(Leading.Most)
                .Select(project => new WorkspaceKey { Waits = none, Leads = LeadingKind.Campaign, OrganisationId = organisationId, RecordId = project.Id, Since = never }));
    }

    /// <summary>Ids of the partnerships that it has left.</summary>
    private IQueryable<int> LeftBy(int organisationId) => db.PartiesThatLeft().Where(party => party.OrganisationId == organisationId).Select(party => party.PartnershipId);

    /// <summary>In partnerships that go on, and that it has not left.</summary>
    private IQueryable<Project> OwnProjects(Actor actor)
    {
        var organisationId = actor.ActingFor;
        var left = LeftBy(organisationId);
        var own = db.Set<ProjectParty>().Where(party => party.OrganisationId == organisationId).Select(party => party.ProjectId);
        return db.Projects.VisibleTo(actor).Where(project => own.Contains(project.Id) && !left.Contains(project.PartnershipId) && project.Partnership!.Stage != PartnershipStage.Ended);
    }

    /// <summary>The last acts of others in the organisation's partnerships, in one query. What those did for which it carries on is its own.</summary>
    public Task<List<LatelyChanged>> Lately(Actor actor, CancellationToken cancel)
    {
        var (organisationId, since) = (actor.ActingFor, clock.GetUtcNow().UtcDateTime - LatelyChanged.Lasts);
        var (agreements, projects, visits, strategies, needs) = (db.Agreements.JointRecordsOf(actor), db.Projects.VisibleTo(actor), db.Visits.VisibleTo(actor), db.Strategies.VisibleTo(actor), db.Needs.VisibleTo(actor));
        var own = db.Set<PartnershipParty>().Where(party => party.OrganisationId == organisationId).Select(party => party.PartnershipId);
        var former = db.Municipalities.Where(town => town.SuccessorId == organisationId || town.SplitInto.Any(part => part.SuccessorId == organisationId)).Select(town => town.Id);
        var bound = db.Set<AgreementParty>().Where(party => party.OrganisationId == organisationId).Select(party => party.AgreementId);
        // Who has left is not among the partners any more, except for who had left before and does not read that.
        var gone = db.PartiesThatLeft();
        // Who has left a partnership that goes on without it reads no more of it.
        var hidden = db.Set<PartnershipParty>().Where(party => party.OrganisationId == organisationId && party.Answer == PartyAnswer.Ended && !db.Partnerships.Any(partnership => partnership.Id == party.PartnershipId && partnership.Stage == PartnershipStage.Ended));
        var all = db.AuditEntries.Where(entry => entry.At >= since && !hidden.Any(party => party.PartnershipId == entry.PartnershipId && entry.At > party.AnsweredAt));
        var seen = from party in db.Set<PartnershipParty>()
                   join entry in all on party.PartnershipId equals entry.PartnershipId
                   where party.OrganisationId == organisationId && party.Answer != PartyAnswer.NotOurs && party.Answer != PartyAnswer.WrongMunicipality
                       && entry.OrganisationId != null && entry.OrganisationId != organisationId && entry.Act != ActName.NewsRead && !former.Contains(entry.OrganisationId.Value)
                       && (party.OnlyInId == null || party.OnlyInId == (entry.FormerPartnershipId ?? entry.PartnershipId))
                       && (entry.RecordKind != nameof(Agreement) || agreements.Any(agreement => agreement.Id == entry.RecordId))
                       && (entry.RecordKind != nameof(Project) || projects.Any(project => project.Id == entry.RecordId))
                       && (entry.RecordKind != nameof(Visit) || visits.Any(visit => visit.Id == entry.RecordId))
                       && (entry.RecordKind != nameof(Strategy) || strategies.Any(strategy => strategy.Id == entry.RecordId))
                       && (entry.RecordKind != nameof(Need) || needs.Any(need => need.Id == entry.RecordId))
                   select entry;
        return (from line in seen.InLines(all)
                let entry = line.Last
                orderby entry.At descending, entry.Sequence descending
                select new LatelyChanged
                {
                    Act = entry.Act,
                    At = entry.At,
                    Role = entry.Role,
                    Organisation = entry.Organisation!.Name,
                    Mandated = entry.Mandate!.Association!.Name,
                    Version = entry.Version,
                    Times = line.Times,
                    Word = PartnershipVisibility.InvitationActs.Contains(entry.Act) ? entry.Word : null,
                    PartnershipId = entry.PartnershipId!.Value,
                    AgreementId = entry.RecordKind == nameof(Agreement) ? entry.RecordId : null,
                    ProjectId = entry.RecordKind == nameof(Project) ? entry.RecordId : null,
                    Project = projects.Where(project => entry.RecordKind == nameof(Project) && project.Id == entry.RecordId).Select(project => project.Title).FirstOrDefault(),
                    NeedId = entry.RecordKind == nameof(Need) ? entry.RecordId : null,
                    Need = needs.Where(need => entry.RecordKind == nameof(Need) && need.Id == entry.RecordId).Select(need => need.Title).FirstOrDefault(),
                    VisitId = entry.RecordKind == nameof(Visit) ? entry.RecordId : null,
                    Visit = visits.Where(visit => entry.RecordKind == nameof(Visit) && visit.Id == entry.RecordId).Select(visit => visit.Title).FirstOrDefault(),
                    StrategyId = entry.RecordKind == nameof(Strategy) ? entry.RecordId : null,
                    Strategy = strategies.Where(strategy => entry.RecordKind == nameof(Strategy) && strategy.Id == entry.RecordId).Select(strategy => strategy.Title).FirstOrDefault(),
                    Kind = (from agreement in db.Agreements
                            join version in db.Set<AgreementVersion>() on new { AgreementId = agreement.Id, Number = agreement.CurrentVersionNumber } equals new { version.AgreementId, version.Number }
                            where entry.RecordKind == nameof(Agreement) && agreement.Id == entry.RecordId
                            select (AgreementKind?)version.Kind).FirstOrDefault(),
                    // The organisation's own partnerships once more, or SQLite joins all parties to their organisations first.
                    Partners = db.Set<PartnershipParty>().Where(other => own.Contains(other.PartnershipId) && other.PartnershipId == entry.PartnershipId && other.OrganisationId != organisationId
                            && (!gone.Any(place => place.Id == other.Id) || gone.Any(mine => mine.PartnershipId == other.PartnershipId && mine.OrganisationId == organisationId && mine.LeftAt < other.LeftAt)))
                        .OrderBy(other => other.Organisation!.SortName).Select(other => other.Organisation!.Name).ToList(),
                    Bound = db.Set<AgreementParty>().Where(other => bound.Contains(other.AgreementId) && other.AgreementId == entry.RecordId && other.OrganisationId != organisationId)
                        .OrderBy(other => other.Organisation!.SortName).Select(other => other.Organisation!.Name).ToList(),
                }).Take(LatelyChanged.Most).AsSingleQuery().ToListAsync(cancel);
    }

    /// <summary>What waits for a party of one partnership beside that record and its agreements, of which its page tells by itself, the first before the others; and the open rounds in which it is asked about the record that it has accepted and not confirmed since. In one query, because the page has eight.</summary>
    public async Task<PartnershipWork> OfPartnership(int partnershipId, Actor actor, DateOnly today, CancellationToken cancel)
    {
        var organisationId = actor.PartyId;
        var own = new ActingParties(db.Set<PartnershipParty>().Where(party => party.PartnershipId == partnershipId && party.OrganisationId == organisationId), db.Set<AgreementParty>().Where(party => party.OrganisationId == organisationId));
        var rounds = db.ConfirmationRounds.Asking(organisationId, db).Where(round => db.Set<PartnershipParty>().Any(party => party.PartnershipId == partnershipId && party.OrganisationId == organisationId && party.Answer == PartyAnswer.Accepted && party.ConfirmedAt < round.CountsFrom));
        var waiting = Sources(organisationId, today).Where(source => source.IsHere).Select(source => source.Keys(own)).Aggregate(Queryable.Concat);
        var (ofProjects, ofStrategies, ofNeeds, ofVisits) = (KindsOf(Subject.Project), KindsOf(Subject.Strategy), KindsOf(Subject.Need), KindsOf(Subject.Visit));
        var rows = await Oldest(waiting).Concat(rounds.Select(round => new WaitingKey { Kind = WaitingKind.ConfirmForRound, OrganisationId = organisationId, RecordId = round.Id, Since = round.CountsFrom }))
            .Select(key => new
            {
                Key = key,
                Project = db.Projects.Where(project => ofProjects.Contains(key.Kind) && project.Id == key.RecordId).Select(project => project.Title).FirstOrDefault(),
                Strategy = db.Strategies.Where(strategy => ofStrategies.Contains(key.Kind) && strategy.Id == key.RecordId).Select(strategy => strategy.Title).FirstOrDefault(),
                Need = db.Needs.Where(need => ofNeeds.Contains(key.Kind) && need.Id == key.RecordId).Select(need => need.Title).FirstOrDefault(),
                Visit = db.Visits.Where(visit => ofVisits.Contains(key.Kind) && visit.Id == key.RecordId).Select(visit => visit.Title).FirstOrDefault(),
                Newcomer = db.Set<PartnershipInvitation>().Where(invitation => key.Kind == WaitingKind.ConsentToInvitation && invitation.PartnershipId == key.RecordId && invitation.JoinedAt == null && invitation.RefusedAt == null && !invitation.Consents.Any(consent => consent.OrganisationId == organisationId))
                    .Select(invitation => invitation.Organisation!.Name).Min(),
                Association = db.ConfirmationRounds.Where(round => key.Kind == WaitingKind.ConfirmForRound && round.Id == key.RecordId).SelectMany(round => db.Associations.Where(association => association.Id == round.AssociationId)).Select(association => association.Abbreviation).FirstOrDefault(),
                Deadline = db.ConfirmationRounds.Where(round => key.Kind == WaitingKind.ConfirmForRound && round.Id == key.RecordId).Select(round => (PartialDate?)round.Deadline).FirstOrDefault(),
                Text = db.ConfirmationRounds.Where(round => key.Kind == WaitingKind.ConfirmForRound && round.Id == key.RecordId).Select(round => round.Text).FirstOrDefault(),
            }).ToListAsync(cancel);
        return new PartnershipWork(
            [
                .. rows.Where(one => one.Key.Kind != WaitingKind.ConfirmForRound && WaitingItem.IsFor(one.Key.Kind, actor)).OrderBy(one => WaitingItem.CanWait(one.Key.Kind)).ThenBy(one => one.Key.Since).ThenBy(one => one.Key.RecordId).Select(one => new WaitingItem
                {
                    Kind = one.Key.Kind, RecordId = one.Key.RecordId, Since = one.Key.Since, Others = [], PartnershipId = partnershipId, Newcomers = one.Newcomer is null ? [] : [one.Newcomer], ProjectTitle = one.Project, StrategyTitle = one.Strategy, NeedTitle = one.Need, VisitTitle = one.Visit,
                }),
            ],
            [.. rows.Where(one => one.Key.Kind == WaitingKind.ConfirmForRound).Select(one => new RoundAsks(one.Key.RecordId, one.Association!, one.Deadline!.Value, one.Text, one.Key.Since!.Value)).OrderBy(round => round.Deadline).ThenBy(round => round.RoundId)]);
    }

    /// <summary>UTC; when the newest of what waits on the record to be read by the actor's organisation came; null where nothing does.</summary>
    public Task<DateTime?> NewestNews(NewsOf record, int id, Actor actor, DateOnly today, CancellationToken cancel)
    {
        var organisationId = actor.ActingFor;
        var own = Own(organisationId);
        var keys = record switch
        {
            NewsOf.Partnership => Refused(own).Concat(EndingsToRead(own)).Concat(PublicationsToRead(own)).Concat(ToReopen(own)).Concat(InvitationsEnded(organisationId)).Concat(ReportedAnswers(organisationId)),
            NewsOf.Agreement => NoticesToRead(own).Concat(WithdrawalsToRead(own)).Concat(Declined(own)).Concat(TakenBack(own))
                // The end is known since it came into force; that it was read before is no newer news.
                .Concat(EndedByTerms(own, today).Select(key => new WaitingKey { Kind = key.Kind, OrganisationId = key.OrganisationId, RecordId = key.RecordId, Since = db.Agreements.Where(one => one.Id == key.RecordId).Max(one => one.InForceAt) })),
            NewsOf.ContactRequest => ContactAnswersToRead(organisationId),
            NewsOf.FollowUp => FollowUpAnswers(organisationId),
            NewsOf.Mandate => MandatesGivenBack(organisationId, today).Concat(MandatesEnded(organisationId, today)),
            NewsOf.Membership => MembershipsEnded(organisationId),
            NewsOf.Need => NeedAnswersToRead(own, organisationId),
            _ => SistersThatLeft(organisationId).Concat(SistersAgain(organisationId)),
        };
        return keys.Where(key => key.RecordId == id).MaxAsync(key => key.Since, cancel);
    }

    private DateTime NewsSince => clock.GetUtcNow().UtcDateTime - NewsLasts;

    private IQueryable<AuditEntry> AgreementActs => db.AuditEntries.Where(entry => entry.RecordKind == nameof(Agreement));

    /// <summary>When an organisation said that it has read what is new on a record: news from before waits for it no longer.</summary>
    private IQueryable<AuditEntry> ReadBy(string recordKind) =>
        db.AuditEntries.Where(entry => entry.RecordKind == recordKind && entry.Act == ActName.NewsRead);

    private static bool IsByTerms(WaitingKind kind) => kind is WaitingKind.TacitRenewal or WaitingKind.EndingSoon or WaitingKind.ReadAgreementEnd or WaitingKind.ReviewDue or WaitingKind.PresentToCouncil;

    private static List<WaitingKind> KindsOf(Subject subject) => [.. Enum.GetValues<WaitingKind>().Where(kind => SubjectOf(kind) == subject)];

    private static Subject SubjectOf(WaitingKind kind) => kind switch
    {
        WaitingKind.AnswerPartnership or WaitingKind.ConfirmImported or WaitingKind.ConfirmAgain or WaitingKind.ConfirmForRound or WaitingKind.ReadRefusal or WaitingKind.ReadEnding or WaitingKind.ReadPublication or WaitingKind.Reopen
            or WaitingKind.ConsentToInvitation or WaitingKind.AnswerInvitation or WaitingKind.ReadInvitationEnd or WaitingKind.VouchForAccess or WaitingKind.AnswerJoinRequest or WaitingKind.TellJoinRequests or WaitingKind.ReadReportedAnswer => Subject.Partnership,
        WaitingKind.AcceptMembership or WaitingKind.ReadMembershipEnding => Subject.Membership,
        WaitingKind.AnswerFollowUp or WaitingKind.ReadFollowUpAnswer => Subject.FollowUp,
        WaitingKind.AnswerContact or WaitingKind.ReadContactAnswer => Subject.ContactRequest,
        WaitingKind.DecideAccess => Subject.AccessRequest,
        WaitingKind.PresentToCouncil => Subject.Council,
        WaitingKind.EndorseProject or WaitingKind.ReviseDeclinedProject or WaitingKind.FinishProject => Subject.Project,
        WaitingKind.EndorseStrategy or WaitingKind.ReviseDeclinedStrategy or WaitingKind.ChangeStrategyYears or WaitingKind.StrategyEnding => Subject.Strategy,
        WaitingKind.AnswerNeed or WaitingKind.AnswerProposal or WaitingKind.ReadNeedAnswer => Subject.Need,
        WaitingKind.EndorseVisit or WaitingKind.ReviseDeclinedVisit or WaitingKind.ReportVisit or WaitingKind.LearnFromVisit or WaitingKind.DoVisitFollowUp or WaitingKind.SayNewVisitDays => Subject.Visit,
        WaitingKind.ReadMandateReturn or WaitingKind.MandateEnding or WaitingKind.ReadMandateEnd or WaitingKind.ReadSisterEnding or WaitingKind.ReadSisterBeginning => Subject.Told,
        _ => Subject.Agreement,
    };

    /// <summary>Every kind of what waits, with what each list of them asks: one table for all, so that no list lacks a kind.</summary>
    /// <param name="organisationId">For what only an organisation itself finds; 0 for none.</param>
    private IEnumerable<Source> Sources(int organisationId, DateOnly today) =>
    [
        new(ToAnswer, Mandated.Yes, IsHere: false),
        new(Unconfirmed, Mandated.Yes, IsHere: false),
        new(Refused, Mandated.No, IsHere: false),
        new(ToEndorse, Mandated.WhereItBinds, IsHere: false),
        new(NeedsToAnswer, Mandated.Yes, IsHere: true),
        new(ProposalsToAnswer, Mandated.WhereItBinds, IsHere: true),
        new(acting => NeedAnswersToRead(acting, organisationId), Mandated.No, IsHere: true),
        new(ProjectsToEndorse, Mandated.WhereItBinds, IsHere: true),
        new(acting => VisitsToEndorse(acting, today), Mandated.WhereItBinds, IsHere: true),
        new(acting => StrategiesToEndorse(acting, today), Mandated.No, IsHere: true),
        new(ProjectsDeclined, Mandated.Yes, IsHere: true),
        new(acting => VisitsDeclined(acting, today), Mandated.Yes, IsHere: true),
        new(acting => StrategiesDeclined(acting, today), Mandated.Yes, IsHere: true),
        new(acting => StrategiesEnding(acting, today), Mandated.Yes, IsHere: true),
        new(StrategiesWithoutYears, Mandated.Yes, IsHere: true),
        new(acting => VisitsToReport(acting, today), Mandated.Yes, IsHere: true),
        new(acting => VisitsToLearnFrom(acting, today), Mandated.Yes, IsHere: true),
        new(acting => VisitFollowUpsToDo(acting, today), Mandated.Yes, IsHere: true),
        new(VisitsWithoutDays, Mandated.Yes, IsHere: true),
        new(acting => ProjectsToFinish(acting, today), Mandated.Yes, IsHere: true),
        new(JoinRequestsToAnswer, Mandated.Yes, IsHere: true),
        new(JoinRequestsToTell, Mandated.Yes, IsHere: true),
        new(WithdrawalsToRead, Mandated.No, IsHere: false),
        new(Returned, Mandated.Yes, IsHere: false),
        new(CorrectionsToAnswer, Mandated.WhereItBinds, IsHere: false),
        new(RemarksToAnswer, Mandated.Yes, IsHere: false),
        new(ToSign, Mandated.WhereItBinds, IsHere: false),
        new(PaperToConfirm, Mandated.WhereItBinds, IsHere: false),
        new(Declined, Mandated.Yes, IsHere: false),
        new(PaperObjectedTo, Mandated.WhereItBinds, IsHere: false),
        new(TakenBack, Mandated.No, IsHere: false),
        new(_ => MembershipsToAccept(organisationId), Mandated.No, IsHere: false),
        new(acting => ToConfirmAgain(acting, organisationId), Mandated.Yes, IsHere: false),
        new(_ => ToConfirmForRound(organisationId), Mandated.No, IsHere: false),
        new(_ => FollowUpsToAnswer(organisationId), Mandated.No, IsHere: false),
        new(_ => FollowUpAnswers(organisationId), Mandated.No, IsHere: false),
        new(acting => RenewingThemselves(acting, today), Mandated.WhereItBinds, IsHere: false),
        new(acting => EndingByTerms(acting, today), Mandated.Yes, IsHere: false),
        new(acting => EndedByTerms(acting, today), Mandated.No, IsHere: false),
        new(acting => ToReview(acting, today), Mandated.Yes, IsHere: false),
        new(NoticesToRead, Mandated.No, IsHere: false),
        new(EndingsToRead, Mandated.No, IsHere: false),
        new(PublicationsToRead, Mandated.No, IsHere: false),
        new(ToReopen, Mandated.WhereItBinds, IsHere: false),
        new(ToConsentTo, Mandated.No, IsHere: true),
        new(_ => ToJoin(organisationId), Mandated.No, IsHere: false),
        new(_ => InvitationsEnded(organisationId), Mandated.No, IsHere: false),
        new(_ => ContactsToAnswer(organisationId), Mandated.No, IsHere: false),
        new(_ => ContactAnswersToRead(organisationId), Mandated.No, IsHere: false),
        new(_ => AccessToVouchFor(organisationId), Mandated.No, IsHere: false),
        new(_ => MembershipsEnded(organisationId), Mandated.No, IsHere: false),
        new(_ => MandatesGivenBack(organisationId, today), Mandated.No, IsHere: false),
        new(_ => MandatesEnding(organisationId, today), Mandated.No, IsHere: false),
        new(_ => MandatesEnded(organisationId, today), Mandated.No, IsHere: false),
        new(_ => ReportedAnswers(organisationId), Mandated.No, IsHere: false),
        new(_ => SistersThatLeft(organisationId), Mandated.No, IsHere: false),
        new(_ => SistersAgain(organisationId), Mandated.No, IsHere: false),
        new(_ => AccessToDecide(organisationId), Mandated.No, IsHere: false),
        new(_ => NewCouncil(organisationId, today), Mandated.No, IsHere: false),
        new(Drafts, Mandated.Yes, IsHere: false),
        new(_ => Record(organisationId), Mandated.No, IsHere: false),
    ];

    /// <summary>Each kind has a limit of its own, so that many of one never hide another.</summary>
    private IQueryable<WaitingKey> Keys(int organisationId, DateOnly today)
    {
        var own = Own(organisationId);
        return Sources(organisationId, today).Select(source => Oldest(source.Keys(own))).Aggregate(Queryable.Concat);
    }

    /// <summary>The same for parties whose mandate the association holds: what it lets do. Who else joins, no mandate decides; a round, a letter, the record and what only asks to be read are the municipality's own.</summary>
    private IQueryable<WaitingKey> MandatedKeys(int associationId, DateOnly today)
    {
        var held = db.ActedFor(db.Mandates.Where(Mandate.InForceOn(today)), associationId);
        var (acting, binding) = (Under(held), Under(held.Where(party => party.Mandate.Binds)));
        return Sources(0, today).Where(source => source.Mandate != Mandated.No).Select(source => Oldest(source.Keys(source.Mandate == Mandated.WhereItBinds ? binding : acting))).Aggregate(Queryable.Concat);
    }

    private ActingParties Own(int organisationId) => new(
        db.Set<PartnershipParty>().Where(party => party.OrganisationId == organisationId),
        db.Set<AgreementParty>().Where(party => party.OrganisationId == organisationId));

    private ActingParties Under(IQueryable<MandatedParty> held)
    {
        var ids = held.Select(one => one.Party.Id);
        var parties = db.Set<PartnershipParty>().Where(party => ids.Contains(party.Id));
        return new(parties,
            from own in parties
            join agreement in db.Agreements on own.PartnershipId equals agreement.PartnershipId
            join party in db.Set<AgreementParty>() on new { AgreementId = agreement.Id, own.OrganisationId } equals new { party.AgreementId, party.OrganisationId }
            select party);
    }

    private static IQueryable<WaitingKey> Oldest(IQueryable<WaitingKey> keys) =>
        keys.OrderBy(key => key.Since).ThenBy(key => key.RecordId).Take(WaitingGroup.CountLimit + 1);

    /// <summary>Somebody has accepted it, with which it was asked; an imported record is asked about by who confirms it first.</summary>
    private IQueryable<WaitingKey> ToAnswer(ActingParties acting) =>
        from own in OwnParties(acting)
        where own.Party.Answer == PartyAnswer.None && own.Partnership.Stage == PartnershipStage.Exploring
        select new WaitingKey
        {
            Kind = WaitingKind.AnswerPartnership,
            OrganisationId = own.Party.OrganisationId,
            RecordId = own.Partnership.Id,
            Since = own.Partnership.Parties.Where(party => party.Answer == PartyAnswer.Accepted).Min(party => party.AnsweredAt),
        };

    private IQueryable<WaitingKey> Unconfirmed(ActingParties acting) =>
        from own in OwnParties(acting)
        where own.Party.Answer == PartyAnswer.None && own.Partnership.Stage == PartnershipStage.Unconfirmed
        select new WaitingKey { Kind = WaitingKind.ConfirmImported, OrganisationId = own.Party.OrganisationId, RecordId = own.Partnership.Id, Since = own.Partnership.OpenedAt };

    private IQueryable<WaitingKey> MembershipsToAccept(int organisationId) =>
        db.Memberships.Where(membership => membership.MunicipalityId == organisationId && membership.AcceptedAt == null && membership.EndedAt == null).Select(membership => new WaitingKey
        {
            Kind = WaitingKind.AcceptMembership,
            OrganisationId = organisationId,
            RecordId = membership.Id,
            Since = db.AuditEntries.Where(entry => entry.RecordKind == nameof(Membership) && entry.RecordId == membership.Id).Min(entry => (DateTime?)entry.At),
        });

    /// <param name="organisationId">Whose rounds ask instead; 0 for those of nobody.</param>
    private IQueryable<WaitingKey> ToConfirmAgain(ActingParties acting, int organisationId)
    {
        var before = clock.GetUtcNow().UtcDateTime.AddMonths(-Partnership.ConfirmationMonths);
        return from own in OwnParties(acting)
               where own.Party.Answer == PartyAnswer.Accepted && own.Partnership.Stage != PartnershipStage.Ended && own.Party.ConfirmedAt <= before
                   && !db.ConfirmationRounds.Asking(organisationId, db).Any(round => own.Party.ConfirmedAt < round.CountsFrom)
               select new WaitingKey { Kind = WaitingKind.ConfirmAgain, OrganisationId = own.Party.OrganisationId, RecordId = own.Partnership.Id, Since = own.Party.ConfirmedAt!.Value.AddMonths(Partnership.ConfirmationMonths) };
    }

    /// <summary>One for each partnership, however many rounds ask: a confirmation counts for all of them.</summary>
    private IQueryable<WaitingKey> ToConfirmForRound(int organisationId) =>
        from own in OwnParties(Own(organisationId))
        where own.Party.Answer == PartyAnswer.Accepted && own.Partnership.Stage != PartnershipStage.Ended
            && db.ConfirmationRounds.Asking(organisationId, db).Any(round => own.Party.ConfirmedAt < round.CountsFrom)
        select new WaitingKey
        {
            Kind = WaitingKind.ConfirmForRound,
            OrganisationId = organisationId,
            RecordId = own.Partnership.Id,
            Since = db.ConfirmationRounds.Asking(organisationId, db).Where(round => own.Party.ConfirmedAt < round.CountsFrom).Min(round => (DateTime?)round.OpenedAt),
        };

    /// <summary>What asks for something waits until it is answered; what does not is news.</summary>
    private IQueryable<WaitingKey> FollowUpsToAnswer(int organisationId)
    {
        var since = NewsSince;
        return db.FollowUps.Where(followUp => followUp.MunicipalityId == organisationId && followUp.AnsweredAt == null && (followUp.Kind != FollowUpKind.Fine || followUp.WrittenAt >= since)
                && db.Memberships.Where(Membership.Counts).Any(member => member.AssociationId == followUp.AssociationId && member.MunicipalityId == organisationId))
            .Select(followUp => new WaitingKey { Kind = WaitingKind.AnswerFollowUp, OrganisationId = organisationId, RecordId = followUp.Id, Since = followUp.WrittenAt });
    }

    /// <summary>News, until the association writes to the member again.</summary>
    private IQueryable<WaitingKey> FollowUpAnswers(int organisationId)
    {
        var since = NewsSince;
        var read = ReadBy(nameof(FollowUp)).Where(one => one.OrganisationId == organisationId);
        return db.FollowUps.Where(followUp => followUp.AssociationId == organisationId && followUp.AnsweredAt >= since && !read.Any(one => one.RecordId == followUp.Id)
                && !db.FollowUps.Any(later => later.AssociationId == organisationId && later.MunicipalityId == followUp.MunicipalityId && later.WrittenAt > followUp.AnsweredAt)
                && db.Memberships.Where(Membership.Counts).Any(member => member.AssociationId == organisationId && member.MunicipalityId == followUp.MunicipalityId))
            .Select(followUp => new WaitingKey { Kind = WaitingKind.ReadFollowUpAnswer, OrganisationId = organisationId, RecordId = followUp.Id, Since = followUp.AnsweredAt });
    }

    private IQueryable<WaitingKey> Refused(ActingParties acting)
    {
        var (since, read) = (NewsSince, ReadBy(nameof(Partnership)));
        return from own in OwnParties(acting)
               where own.Party.Answer == PartyAnswer.Accepted && own.Partnership.Parties.Any(party =>
                   (party.Answer == PartyAnswer.NotOurs || party.Answer == PartyAnswer.WrongMunicipality) && party.AnsweredAt >= since
                       && !read.Any(one => one.OrganisationId == own.Party.OrganisationId && one.RecordId == own.Partnership.Id && one.At >= party.AnsweredAt))
               select new WaitingKey
               {
                   Kind = WaitingKind.ReadRefusal,
                   OrganisationId = own.Party.OrganisationId,
                   RecordId = own.Partnership.Id,
                   Since = own.Partnership.Parties.Where(party => party.Answer == PartyAnswer.NotOurs || party.Answer == PartyAnswer.WrongMunicipality).Max(party => party.AnsweredAt),
               };
    }

    /// <summary>All that its party is bound by; how near the renewal is, <see cref="AgreementLife"/> says.</summary>
    private IQueryable<WaitingKey> RenewingThemselves(ActingParties acting, DateOnly today)
    {
        var inForce = db.Agreements.In(AgreementState.Signed, today);
        return from own in OwnAgreements(acting)
               where own.Version.Term == AgreementTerm.TacitlyRenewed && own.Agreement.EndsOn == null && own.Party.Signature != null && inForce.Any(one => one.Id == own.Agreement.Id)
                   && !own.Agreement.Terminations.Any(termination => termination.OrganisationId == own.Party.OrganisationId)
               select new WaitingKey { Kind = WaitingKind.TacitRenewal, OrganisationId = own.Party.OrganisationId, RecordId = own.Agreement.Id, Since = own.Agreement.InForceAt };
    }

    /// <summary>Until somebody has begun to renew it; how near the end is, <see cref="AgreementLife"/> says.</summary>
    private IQueryable<WaitingKey> EndingByTerms(ActingParties acting, DateOnly today)
    {
        var inForce = db.Agreements.In(AgreementState.Signed, today);
        // Of a month or a year that is known alone, the last day may lie beyond: it is looked at again.
        var soon = PartialDate.From(today.AddMonths(AgreementLife.EndingMonths));
        return from own in OwnAgreements(acting)
               where own.CanBind && own.Version.Term == AgreementTerm.Fixed && own.Version.End <= soon && own.Agreement.EndsOn == null && own.Party.Signature != null && inForce.Any(one => one.Id == own.Agreement.Id)
                   && !own.Agreement.Terminations.Any(termination => termination.OrganisationId == own.Party.OrganisationId)
                   && !own.Agreement.Later.Any(later => later.Link == AgreementLink.Renews && later.Status != AgreementStatus.Declined && (later.Status != AgreementStatus.Draft || later.DraftingOrganisationId == own.Party.OrganisationId))
               select new WaitingKey { Kind = WaitingKind.EndingSoon, OrganisationId = own.Party.OrganisationId, RecordId = own.Agreement.Id, Since = own.Agreement.InForceAt };
    }

    /// <summary>News, unless somebody has begun to renew it. Its end and when it was read are compared by <see cref="AgreementRead.KeyByTerms"/>: the key says when.</summary>
    private IQueryable<WaitingKey> EndedByTerms(ActingParties acting, DateOnly today)
    {
        var expired = db.Agreements.In(AgreementState.Expired, today);
        var (since, read) = (new ComparedDay(today.AddDays(-NewsLasts.Days)), ReadBy(nameof(Agreement)));
        return from own in OwnAgreements(acting)
               where own.CanBind && own.Version.Term == AgreementTerm.Fixed && (own.Version.End >= since.Day || own.Version.End == since.Month || own.Version.End == since.Year) && own.Party.Signature != null && expired.Any(one => one.Id == own.Agreement.Id)
                   && !own.Agreement.Later.Any(later => later.Link == AgreementLink.Renews && later.Status != AgreementStatus.Declined && (later.Status != AgreementStatus.Draft || later.DraftingOrganisationId == own.Party.OrganisationId))
               select new WaitingKey
               {
                   Kind = WaitingKind.ReadAgreementEnd,
                   OrganisationId = own.Party.OrganisationId,
                   RecordId = own.Agreement.Id,
                   Since = read.Where(one => one.RecordId == own.Agreement.Id && one.OrganisationId == own.Party.OrganisationId).Max(one => (DateTime?)one.At) ?? own.Agreement.InForceAt,
               };
    }

    /// <summary>All that its party is bound by and that say how often; when it is due, <see cref="AgreementReview.DueOn"/> says.</summary>
    private IQueryable<WaitingKey> ToReview(ActingParties acting, DateOnly today)
    {
        var inForce = db.Agreements.In(AgreementState.Signed, today);
        return from own in OwnAgreements(acting)
               where own.Version.ReviewMonths != null && own.Party.Signature != null && inForce.Any(one => one.Id == own.Agreement.Id)
                   && !own.Agreement.Terminations.Any(termination => termination.OrganisationId == own.Party.OrganisationId)
               select new WaitingKey { Kind = WaitingKind.ReviewDue, OrganisationId = own.Party.OrganisationId, RecordId = own.Agreement.Id, Since = own.Agreement.InForceAt };
    }

    private IQueryable<WaitingKey> NoticesToRead(ActingParties acting)
    {
        var (since, read) = (NewsSince, ReadBy(nameof(Agreement)));
        return from own in OwnAgreements(acting)
               where own.Agreement.Terminations.Any(termination => termination.OrganisationId != own.Party.OrganisationId && termination.GivenAt >= since
                       && !read.Any(one => one.OrganisationId == own.Party.OrganisationId && one.RecordId == own.Agreement.Id && one.At >= termination.GivenAt))
                   && !own.Agreement.Terminations.Any(termination => termination.OrganisationId == own.Party.OrganisationId)
                   && !own.Agreement.Statements.Any(statement => statement.OrganisationId == own.Party.OrganisationId)
               select new WaitingKey { Kind = WaitingKind.ReadNotice, OrganisationId = own.Party.OrganisationId, RecordId = own.Agreement.Id, Since = own.Agreement.Terminations.Max(termination => (DateTime?)termination.GivenAt) };
    }

    private IQueryable<WaitingKey> EndingsToRead(ActingParties acting)
    {
        var (since, read) = (NewsSince, ReadBy(nameof(Partnership)));
        return from own in OwnParties(acting)
               where own.Party.Answer == PartyAnswer.Accepted
                   && own.Partnership.Parties.Any(party => party.Answer == PartyAnswer.Ended && party.Path != null && party.ReopensAt == null && party.AnsweredAt >= since
                       && !read.Any(one => one.OrganisationId == own.Party.OrganisationId && one.RecordId == own.Partnership.Id && one.At >= party.AnsweredAt))
                   && !own.Partnership.Statements.Any(statement => statement.OrganisationId == own.Party.OrganisationId && !(statement.MadeAt < own.Partnership.ReopenedAt))
               select new WaitingKey
               {
                   Kind = WaitingKind.ReadEnding,
                   OrganisationId = own.Party.OrganisationId,
                   RecordId = own.Partnership.Id,
                   Since = own.Partnership.Parties.Where(party => party.Answer == PartyAnswer.Ended).Max(party => party.AnsweredAt),
               };
    }

    /// <summary>Until it has said itself how far, or that it has read it, or the news is old. Who is asked whether the partnership is theirs says how far with the answer, and who has left is told nothing of it.</summary>
    private IQueryable<WaitingKey> PublicationsToRead(ActingParties acting)
    {
        var (since, read) = (NewsSince, ReadBy(nameof(Partnership)));
        return from own in OwnParties(acting)
               where (own.Party.Answer == PartyAnswer.Accepted || own.Party.Answer == PartyAnswer.Ended || (own.Party.Answer == PartyAnswer.None && own.Partnership.Stage == PartnershipStage.Unconfirmed))
                   && (own.Party.LeftAt == null || own.Party.LeftAt >= own.Partnership.EndedAt)
                   && own.Partnership.Parties.Any(party => party.OrganisationId != own.Party.OrganisationId && party.PublicationNarrowedAt >= since
                       && (own.Party.PublicationSaidAt == null || own.Party.PublicationSaidAt < party.PublicationNarrowedAt)
                       && !read.Any(one => one.OrganisationId == own.Party.OrganisationId && one.RecordId == own.Partnership.Id && one.At >= party.PublicationNarrowedAt)
                       // Stored as words, which have no order.
                       && ((party.Publication == Publication.Nothing && own.Party.Publication != Publication.Nothing)
                           || (party.Publication == Publication.Existence && own.Party.Publication == Publication.Agreement)))
               select new WaitingKey { Kind = WaitingKind.ReadPublication, OrganisationId = own.Party.OrganisationId, RecordId = own.Partnership.Id, Since = own.Partnership.Parties.Where(party => party.OrganisationId != own.Party.OrganisationId).Max(party => party.PublicationNarrowedAt) };
    }

    /// <summary>Of who was in it until it ended. Who does not want it says only that it has read the question, which stays on the record.</summary>
    private IQueryable<WaitingKey> ToReopen(ActingParties acting)
    {
        var read = ReadBy(nameof(Partnership));
        return from own in OwnParties(acting)
               where own.Partnership.Stage == PartnershipStage.Ended && (own.Party.Answer == PartyAnswer.Accepted || own.Party.Answer == PartyAnswer.Ended) && own.Party.ReopensAt == null
                   && (own.Party.LeftAt == null || own.Party.LeftAt >= own.Partnership.EndedAt)
                   && own.Partnership.Parties.Any(party => party.ReopensAt != null && !read.Any(one => one.OrganisationId == own.Party.OrganisationId && one.RecordId == own.Partnership.Id && one.At >= party.ReopensAt))
               select new WaitingKey { Kind = WaitingKind.Reopen, OrganisationId = own.Party.OrganisationId, RecordId = own.Partnership.Id, Since = own.Partnership.Parties.Max(party => party.ReopensAt) };
    }

    private IQueryable<WaitingKey> ToConsentTo(ActingParties acting) =>
        from own in OwnParties(acting)
        where own.Party.Answer == PartyAnswer.Accepted && own.Partnership.Stage != PartnershipStage.Ended
            && own.Partnership.Invitations.Any(invitation => invitation.JoinedAt == null && invitation.RefusedAt == null && !invitation.Consents.Any(consent => consent.OrganisationId == own.Party.OrganisationId))
        select new WaitingKey
        {
            Kind = WaitingKind.ConsentToInvitation,
            OrganisationId = own.Party.OrganisationId,
            RecordId = own.Partnership.Id,
            Since = own.Partnership.Invitations.Where(invitation => invitation.JoinedAt == null && invitation.RefusedAt == null && !invitation.Consents.Any(consent => consent.OrganisationId == own.Party.OrganisationId)).Min(invitation => (DateTime?)invitation.InvitedAt),
        };

    private IQueryable<WaitingKey> ToJoin(int organisationId) =>
        from invitation in db.Set<PartnershipInvitation>()
        join partnership in db.Partnerships on invitation.PartnershipId equals partnership.Id
        where invitation.OrganisationId == organisationId && invitation.AskedAt != null && invitation.JoinedAt == null && invitation.RefusedAt == null && partnership.Stage != PartnershipStage.Ended
            && !partnership.Parties.Any(party => party.Answer == PartyAnswer.Accepted && !invitation.Consents.Any(consent => consent.OrganisationId == party.OrganisationId))
        select new WaitingKey { Kind = WaitingKind.AnswerInvitation, OrganisationId = organisationId, RecordId = partnership.Id, Since = invitation.AskedAt };

    /// <summary>Until it is invited again.</summary>
    private IQueryable<WaitingKey> InvitationsEnded(int organisationId)
    {
        var (since, read) = (NewsSince, ReadBy(nameof(Partnership)).Where(one => one.OrganisationId == organisationId));
        return from invitation in db.Set<PartnershipInvitation>()
               join partnership in db.Partnerships on invitation.PartnershipId equals partnership.Id
               where invitation.OrganisationId == organisationId && invitation.AskedAt != null && invitation.RefusedAt >= since && invitation.RefusedByOrganisationId != organisationId && partnership.SuccessorId == null
                   && !partnership.Invitations.Any(later => later.OrganisationId == organisationId && later.Id > invitation.Id && later.AskedAt != null)
                   && !read.Any(one => one.RecordId == partnership.Id && one.At >= invitation.RefusedAt)
               select new WaitingKey { Kind = WaitingKind.ReadInvitationEnd, OrganisationId = organisationId, RecordId = partnership.Id, Since = invitation.RefusedAt };
    }

    private IQueryable<WaitingKey> ContactsToAnswer(int organisationId) =>
        db.ContactRequests.Waiting(clock.GetUtcNow().UtcDateTime).Where(request => request.ToMunicipalityId == organisationId)
            .Select(request => new WaitingKey { Kind = WaitingKind.AnswerContact, OrganisationId = organisationId, RecordId = request.Id, Since = request.AskedAt });

    /// <summary>A yes until there is a partnership of the two.</summary>
    private IQueryable<WaitingKey> ContactAnswersToRead(int organisationId)
    {
        var (since, read) = (NewsSince, ReadBy(nameof(ContactRequest)).Where(one => one.OrganisationId == organisationId));
        return db.ContactRequests.Where(request => request.FromMunicipalityId == organisationId && request.ClosedAt >= since && !read.Any(one => one.RecordId == request.Id)
                && (request.Status == ContactRequestStatus.Answered || request.Status == ContactRequestStatus.Declined
                    || (request.Status == ContactRequestStatus.Accepted && !db.Partnerships.Any(partnership => partnership.PartySet == request.Pair && partnership.Stage != PartnershipStage.Ended
                        && partnership.Parties.All(party => party.Answer == PartyAnswer.None || party.Answer == PartyAnswer.Accepted)))))
            .Select(request => new WaitingKey { Kind = WaitingKind.ReadContactAnswer, OrganisationId = organisationId, RecordId = request.Id, Since = request.ClosedAt });
    }

    /// <summary>Since the version was proposed; a draft may have been written long before.</summary>
    private IQueryable<WaitingKey> ToEndorse(ActingParties acting)
    {
        var (keeping, asked) = (db.PartiesThatMayKeepApproval(), db.PartiesAskedAboutCorrection());
        return from own in OwnAgreements(acting)
               where own.Agreement.Status == AgreementStatus.Proposed && own.CanBind
                   && !own.Version.Endorsements.Any(endorsement => endorsement.AgreementPartyId == own.Party.Id && endorsement.WithdrawnAt == null)
                   // Without a party that has left the partnership it never comes about.
                   && own.Agreement.Parties.All(party => own.Agreement.Partnership!.Parties.Any(one => one.OrganisationId == party.OrganisationId && (one.Answer == PartyAnswer.Accepted || one.Answer == PartyAnswer.None)))
                   && own.Party.ReturnedVersionNumber != own.Version.Number && !keeping.Any(party => party.Id == own.Party.Id) && !asked.Any(party => party.Id == own.Party.Id)
               select new WaitingKey
               {
                   Kind = WaitingKind.Endorse,
                   OrganisationId = own.Party.OrganisationId,
                   RecordId = own.Agreement.Id,
                   Since = AgreementActs.Where(act => act.RecordId == own.Agreement.Id && (act.Act == ActName.AgreementProposed || act.Act == ActName.AgreementRevised || act.Act == ActName.AgreementCorrected)).Max(act => (DateTime?)act.At),
               };
    }

    /// <summary>Since the plan that lacks nothing was written.</summary>
    private IQueryable<WaitingKey> NeedsToAnswer(ActingParties acting) =>
        from own in OwnParties(acting)
        where own.Party.Answer == PartyAnswer.Accepted && own.Partnership.Stage != PartnershipStage.Ended
        join need in db.Needs on own.Partnership.Id equals need.PartnershipId
        where need.ClosedAt == null && need.Addressees.Any(one => one.OrganisationId == own.Party.OrganisationId && one.Answer == null)
            && own.Partnership.Parties.Any(party => party.OrganisationId == need.OrganisationId && (party.Answer == PartyAnswer.None || party.Answer == PartyAnswer.Accepted))
        select new WaitingKey { Kind = WaitingKind.AnswerNeed, OrganisationId = own.Party.OrganisationId, RecordId = need.Id, Since = need.AskedAt };

    /// <summary>Until it says yes or withdraws what it asked.</summary>
    private IQueryable<WaitingKey> ProposalsToAnswer(ActingParties acting) =>
        from own in OwnParties(acting)
        where own.Party.Answer == PartyAnswer.Accepted && own.Partnership.Stage != PartnershipStage.Ended
        join need in db.Needs on own.Partnership.Id equals need.PartnershipId
        where need.OrganisationId == own.Party.OrganisationId && need.ClosedAt == null && need.Addressees.Any(one => one.Answer == NeedAnswer.Reframed && one.AgreedAt == null)
        select new WaitingKey
        {
            Kind = WaitingKind.AnswerProposal,
            OrganisationId = own.Party.OrganisationId,
            RecordId = need.Id,
            Since = need.Addressees.Where(one => one.Answer == NeedAnswer.Reframed && one.AgreedAt == null).Min(one => one.AnsweredAt),
        };

    /// <summary>A yes, or who else can help, since the asker last read.</summary>
    private IQueryable<WaitingKey> NeedAnswersToRead(ActingParties acting, int organisationId)
    {
        var (since, read) = (NewsSince, ReadBy(nameof(Need)).Where(one => one.OrganisationId == organisationId));
        return db.Needs.Where(need => need.OrganisationId == organisationId && acting.Partnerships.Any(party => party.PartnershipId == need.PartnershipId)
                && need.Addressees.Any(one => (one.Answer == NeedAnswer.Accepted || one.Answer == NeedAnswer.Referred) && one.AnsweredAt >= since && !read.Any(entry => entry.RecordId == need.Id && entry.At >= one.AnsweredAt)))
            .Select(need => new WaitingKey
            {
                Kind = WaitingKind.ReadNeedAnswer,
                OrganisationId = organisationId,
                RecordId = need.Id,
                Since = need.Addressees.Where(one => one.Answer == NeedAnswer.Accepted || one.Answer == NeedAnswer.Referred).Max(one => one.AnsweredAt),
            });
    }

    /// <summary>Also what stands, for who is back among the others and had not approved it; since then. Who wrote what another does not want is to change it instead.</summary>
    private IQueryable<WaitingKey> ProjectsToEndorse(ActingParties acting) =>
        from own in OwnParties(acting)
        where own.Party.Answer == PartyAnswer.Accepted && own.Partnership.Stage != PartnershipStage.Ended
        join project in db.Projects on own.Partnership.Id equals project.PartnershipId
        where project.IsComplete && project.Status != ProjectStatus.Completed && project.Status != ProjectStatus.Cancelled
            && own.Partnership.Parties.Count(place => (place.Answer == PartyAnswer.None || place.Answer == PartyAnswer.Accepted) && project.Parties.Any(one => one.OrganisationId == place.OrganisationId)) > 1
        join party in db.Set<ProjectParty>() on new { ProjectId = project.Id, own.Party.OrganisationId } equals new { party.ProjectId, party.OrganisationId }
        join version in db.Set<ProjectVersion>() on new { ProjectId = project.Id, Number = project.CurrentVersionNumber } equals new { version.ProjectId, version.Number }
        where party.DeclinedVersionNumber == null || party.DeclinedVersionNumber != project.CurrentVersionNumber
        where version.WrittenByOrganisationId != own.Party.OrganisationId || project.AgreedVersionNumber == project.CurrentVersionNumber
            || !project.Parties.Any(decliner => decliner.DeclinedVersionNumber == project.CurrentVersionNumber && own.Partnership.Parties.Any(place => (place.Answer == PartyAnswer.None || place.Answer == PartyAnswer.Accepted) && place.OrganisationId == decliner.OrganisationId))
        where !version.Endorsements.Any(endorsement => endorsement.PartyId == party.Id && endorsement.WithdrawnAt == null)
        select new WaitingKey { Kind = WaitingKind.EndorseProject, OrganisationId = own.Party.OrganisationId, RecordId = project.Id, Since = own.Party.AnsweredAt > version.WrittenAt ? own.Party.AnsweredAt : version.WrittenAt };

    /// <summary>Also what stands, before it is over, since the party is back. Who wrote what another does not want is to change it instead.</summary>
    private IQueryable<WaitingKey> VisitsToEndorse(ActingParties acting, DateOnly today)
    {
        var day = PartialDate.From(today);
        return from own in OwnParties(acting)
               where own.Party.Answer == PartyAnswer.Accepted && own.Partnership.Stage != PartnershipStage.Ended
               join visit in db.Visits on own.Partnership.Id equals visit.PartnershipId
               where (visit.Status == VisitStatus.Planning || visit.Status == VisitStatus.Agreed) && (visit.AgreedVersionNumber != visit.CurrentVersionNumber || visit.AgreedEnd >= day)
                   && own.Partnership.Parties.Count(place => (place.Answer == PartyAnswer.None || place.Answer == PartyAnswer.Accepted) && visit.Parties.Any(one => one.OrganisationId == place.OrganisationId)) > 1
               join party in db.Set<VisitParty>() on new { VisitId = visit.Id, own.Party.OrganisationId } equals new { party.VisitId, party.OrganisationId }
               join version in db.Set<VisitVersion>() on new { VisitId = visit.Id, Number = visit.CurrentVersionNumber } equals new { version.VisitId, version.Number }
               where own.Partnership.Parties.Any(place => (place.Answer == PartyAnswer.None || place.Answer == PartyAnswer.Accepted) && place.OrganisationId == version.HostId)
               where party.DeclinedVersionNumber == null || party.DeclinedVersionNumber != visit.CurrentVersionNumber
               where version.WrittenByOrganisationId != own.Party.OrganisationId || visit.AgreedVersionNumber == visit.CurrentVersionNumber
                   || !visit.Parties.Any(decliner => decliner.DeclinedVersionNumber == visit.CurrentVersionNumber && own.Partnership.Parties.Any(place => (place.Answer == PartyAnswer.None || place.Answer == PartyAnswer.Accepted) && place.OrganisationId == decliner.OrganisationId))
               where !version.Endorsements.Any(endorsement => endorsement.PartyId == party.Id && endorsement.WithdrawnAt == null)
               select new WaitingKey { Kind = WaitingKind.EndorseVisit, OrganisationId = own.Party.OrganisationId, RecordId = visit.Id, Since = own.Party.AnsweredAt > version.WrittenAt ? own.Party.AnsweredAt : version.WrittenAt };
    }

    /// <summary>Also what stands, before its years are over, since the party is back.</summary>
    private IQueryable<WaitingKey> StrategiesToEndorse(ActingParties acting, DateOnly today) =>
        from own in OwnParties(acting)
        where own.Party.Answer == PartyAnswer.Accepted && own.Partnership.Stage != PartnershipStage.Ended
        join strategy in db.Strategies on own.Partnership.Id equals strategy.PartnershipId
        where strategy.TakenBackAt == null && (strategy.AgreedVersionNumber == null || strategy.AgreedVersionNumber != strategy.CurrentVersionNumber || strategy.UntilYear >= today.Year)
            && own.Partnership.Parties.Count(place => (place.Answer == PartyAnswer.None || place.Answer == PartyAnswer.Accepted) && strategy.Parties.Any(one => one.OrganisationId == place.OrganisationId)) > 1
        join party in db.Set<StrategyParty>() on new { StrategyId = strategy.Id, own.Party.OrganisationId } equals new { party.StrategyId, party.OrganisationId }
        join version in db.Set<StrategyVersion>() on new { StrategyId = strategy.Id, Number = strategy.CurrentVersionNumber } equals new { version.StrategyId, version.Number }
        where !db.StrategiesWithTakenYears().Any(taken => taken == strategy.Id)
        where party.DeclinedVersionNumber == null || party.DeclinedVersionNumber != strategy.CurrentVersionNumber
        where !version.Endorsements.Any(endorsement => endorsement.PartyId == party.Id && endorsement.WithdrawnAt == null)
        select new WaitingKey { Kind = WaitingKind.EndorseStrategy, OrganisationId = own.Party.OrganisationId, RecordId = strategy.Id, Since = own.Party.AnsweredAt > version.WrittenAt ? own.Party.AnsweredAt : version.WrittenAt };

    private IQueryable<WaitingKey> ProjectsDeclined(ActingParties acting) =>
        PlansDeclined(acting, WaitingKind.ReviseDeclinedProject, db.Projects.Where(project => project.Status != ProjectStatus.Completed && project.Status != ProjectStatus.Cancelled));

    /// <summary>As long as the plan can be changed: before the agreed days are over.</summary>
    private IQueryable<WaitingKey> VisitsDeclined(ActingParties acting, DateOnly today)
    {
        var day = PartialDate.From(today);
        return PlansDeclined(acting, WaitingKind.ReviseDeclinedVisit, db.Visits.Where(visit => visit.Status == VisitStatus.Planning || (visit.Status == VisitStatus.Agreed && visit.AgreedEnd >= day)));
    }

    /// <summary>What it wrote and a party does not approve, also itself: until a changed plan is in front of the parties, the other approves after all, or the whole is given up.</summary>
    private IQueryable<WaitingKey> PlansDeclined<TPlan, TParty, TVersion, TEndorsement>(ActingParties acting, WaitingKind kind, IQueryable<PlannedRecord<TPlan, TParty, TVersion, TEndorsement>> records)
        where TPlan : IPlan<TPlan>
        where TParty : PlanParty
        where TVersion : PlanVersion<TPlan, TParty, TEndorsement>
        where TEndorsement : PlanEndorsement<TParty> =>
        from own in OwnParties(acting)
        where own.Party.Answer == PartyAnswer.Accepted && own.Partnership.Stage != PartnershipStage.Ended
        join record in records on own.Partnership.Id equals record.PartnershipId
        where (record.AgreedVersionNumber == null || record.AgreedVersionNumber != record.CurrentVersionNumber)
            && record.Versions.Any(version => version.Number == record.CurrentVersionNumber && version.WrittenByOrganisationId == own.Party.OrganisationId)
            && record.Parties.Any(party => party.DeclinedVersionNumber == record.CurrentVersionNumber && own.Partnership.Parties.Any(place => (place.Answer == PartyAnswer.None || place.Answer == PartyAnswer.Accepted) && place.OrganisationId == party.OrganisationId))
        select new WaitingKey
        {
            Kind = kind,
            OrganisationId = own.Party.OrganisationId,
            RecordId = record.Id,
            Since = record.Parties.Where(party => party.DeclinedVersionNumber == record.CurrentVersionNumber).Max(party => party.DeclinedAt),
        };

    /// <summary>What it wrote, and nobody can approve: since then another was approved for some of its years, or came from a record that became one with this.</summary>
    private IQueryable<WaitingKey> StrategiesWithoutYears(ActingParties acting) =>
        from own in OwnParties(acting)
        where own.Party.Answer == PartyAnswer.Accepted && own.Partnership.Stage != PartnershipStage.Ended
        join strategy in db.Strategies on own.Partnership.Id equals strategy.PartnershipId
        where strategy.TakenBackAt == null && (strategy.AgreedVersionNumber == null || strategy.AgreedVersionNumber != strategy.CurrentVersionNumber)
            && own.Partnership.Parties.Count(place => (place.Answer == PartyAnswer.None || place.Answer == PartyAnswer.Accepted) && strategy.Parties.Any(one => one.OrganisationId == place.OrganisationId)) > 1
        join version in db.Set<StrategyVersion>() on new { StrategyId = strategy.Id, Number = strategy.CurrentVersionNumber } equals new { version.StrategyId, version.Number }
        where version.WrittenByOrganisationId == own.Party.OrganisationId
            && db.StrategiesWithTakenYears().Any(taken => taken == strategy.Id)
        select new WaitingKey { Kind = WaitingKind.ChangeStrategyYears, OrganisationId = own.Party.OrganisationId, RecordId = strategy.Id, Since = version.WrittenAt };

    /// <summary>What it wrote and another declined, which was given up with that: news, until there is a later text, or one of another strategy, or its years are over.</summary>
    private IQueryable<WaitingKey> StrategiesDeclined(ActingParties acting, DateOnly today)
    {
        var (since, year) = (NewsSince, today.Year);
        var declines = db.AuditEntries.Where(entry => entry.RecordKind == nameof(Strategy) && entry.Act == ActName.StrategyDeclined);
        return from own in OwnParties(acting)
               where own.Party.Answer == PartyAnswer.Accepted && own.Partnership.Stage != PartnershipStage.Ended
               join strategy in db.Strategies on own.Partnership.Id equals strategy.PartnershipId
               join version in db.Set<StrategyVersion>() on strategy.Id equals version.StrategyId
               where version.WrittenByOrganisationId == own.Party.OrganisationId && version.UntilYear >= year && (version.TakenBackAt ?? strategy.TakenBackAt) >= since
                   && !db.Set<StrategyVersion>().Any(later => later.StrategyId == version.StrategyId && later.Number > version.Number)
                   && !db.Strategies.Any(other => other.PartnershipId == strategy.PartnershipId && other.Id != strategy.Id && other.Versions.Any(later => later.WrittenAt >= (version.TakenBackAt ?? strategy.TakenBackAt)))
                   && declines.Any(entry => entry.RecordId == strategy.Id && entry.Version == version.Number)
               select new WaitingKey { Kind = WaitingKind.ReviseDeclinedStrategy, OrganisationId = own.Party.OrganisationId, RecordId = strategy.Id, Since = version.TakenBackAt ?? strategy.TakenBackAt };
    }

    /// <summary>Its last year ends soon, and nothing that comes after it, or in its place, is on the way.</summary>
    private IQueryable<WaitingKey> StrategiesEnding(ActingParties acting, DateOnly today)
    {
        var soon = today.AddMonths(Strategy.EndingMonths);
        var (year, last) = (today.Year, soon is { Month: 12, Day: 31 } ? soon.Year : soon.Year - 1);
        return from own in OwnParties(acting)
               where own.Party.Answer == PartyAnswer.Accepted && own.Partnership.Stage != PartnershipStage.Ended
               join strategy in db.Strategies on own.Partnership.Id equals strategy.PartnershipId
               where strategy.AgreedVersionNumber != null && strategy.AgreedVersionNumber == strategy.CurrentVersionNumber && strategy.UntilYear >= year && strategy.UntilYear <= last
                   && strategy.Parties.Any(party => party.OrganisationId == own.Party.OrganisationId)
                   && !db.Strategies.Any(next => next.PartnershipId == own.Partnership.Id && next.TakenBackAt == null && next.FromYear > strategy.UntilYear)
               select new WaitingKey { Kind = WaitingKind.StrategyEnding, OrganisationId = own.Party.OrganisationId, RecordId = strategy.Id, Since = strategy.AgreedAt };
    }

    /// <summary>Since the first of them; the record is the partnership, under which the group is.</summary>
    private IQueryable<WaitingKey> JoinRequestsToAnswer(ActingParties acting) =>
        from own in OwnParties(acting)
        where own.Party.Answer == PartyAnswer.Accepted && own.Partnership.Stage != PartnershipStage.Ended
            && db.JoinRequests.Any(request => request.Status == JoinRequestStatus.Waiting && request.WorkingGroup!.PartnershipId == own.Partnership.Id && request.WorkingGroup.MunicipalityId == own.Party.OrganisationId && request.WorkingGroup.EndedAt == null)
        select new WaitingKey
        {
            Kind = WaitingKind.AnswerJoinRequest,
            OrganisationId = own.Party.OrganisationId,
            RecordId = own.Partnership.Id,
            Since = db.JoinRequests.Where(request => request.Status == JoinRequestStatus.Waiting && request.WorkingGroup!.PartnershipId == own.Partnership.Id && request.WorkingGroup.MunicipalityId == own.Party.OrganisationId && request.WorkingGroup.EndedAt == null)
                .Min(request => (DateTime?)request.AskedAt),
        };

    /// <summary>Who stayed tells those who asked, also once the partnership has ended.</summary>
    private IQueryable<WaitingKey> JoinRequestsToTell(ActingParties acting)
    {
        var requests = db.JoinRequests.ToTell(clock.GetUtcNow().UtcDateTime);
        return from own in OwnParties(acting)
               where own.Party.Answer == PartyAnswer.Accepted && requests.Any(request => request.WorkingGroup!.PartnershipId == own.Partnership.Id && request.WorkingGroup.MunicipalityId == own.Party.OrganisationId)
               select new WaitingKey
               {
                   Kind = WaitingKind.TellJoinRequests,
                   OrganisationId = own.Party.OrganisationId,
                   RecordId = own.Partnership.Id,
                   Since = requests.Where(request => request.WorkingGroup!.PartnershipId == own.Partnership.Id && request.WorkingGroup.MunicipalityId == own.Party.OrganisationId).Min(request => request.DecidedAt),
               };
    }

    /// <summary>From the day after the visit until the part is filed, also where the partnership has ended meanwhile.</summary>
    private IQueryable<WaitingKey> VisitsToReport(ActingParties acting, DateOnly today)
    {
        var day = PartialDate.From(today);
        return from own in OwnVisits(acting)
               where own.Visit.AgreedEnd < day && !own.Visit.Reports.Any(report => report.OrganisationId == own.OrganisationId && report.TakenBackAt == null)
               select new WaitingKey { Kind = WaitingKind.ReportVisit, OrganisationId = own.OrganisationId, RecordId = own.Visit.Id, Since = own.Visit.AgreedAt };
    }

    /// <summary>After three months, and once more after twelve; who said nothing for a year after that is not asked any more.</summary>
    private IQueryable<WaitingKey> VisitsToLearnFrom(ActingParties acting, DateOnly today)
    {
        var (three, twelve, last) = (PartialDate.From(today.AddMonths(-3)), PartialDate.From(today.AddMonths(-12)), PartialDate.From(today.AddMonths(-24)));
        return from own in OwnVisits(acting)
               where (own.Visit.AgreedEnd <= three && own.Visit.AgreedEnd > twelve && !own.Visit.Learnings.Any(learning => learning.OrganisationId == own.OrganisationId && learning.TakenBackAt == null))
                   || (own.Visit.AgreedEnd <= twelve && own.Visit.AgreedEnd > last && !own.Visit.Learnings.Any(learning => learning.OrganisationId == own.OrganisationId && learning.Months == 12 && learning.TakenBackAt == null))
               select new WaitingKey { Kind = WaitingKind.LearnFromVisit, OrganisationId = own.OrganisationId, RecordId = own.Visit.Id, Since = own.Visit.AgreedAt };
    }

    /// <summary>One for each visit, however many are past their day; also where the partnership has ended meanwhile.</summary>
    private IQueryable<WaitingKey> VisitFollowUpsToDo(ActingParties acting, DateOnly today)
    {
        var day = new ComparedDay(today);
        return from own in OwnVisits(acting)
               where own.Visit.Status == VisitStatus.Agreed
                   && own.Visit.FollowUps.Any(one => one.OrganisationId == own.OrganisationId && one.DoneAt == null && one.RemovedAt == null && one.Due < day.Day && one.Due != day.Month && one.Due != day.Year)
               select new WaitingKey
               {
                   Kind = WaitingKind.DoVisitFollowUp,
                   OrganisationId = own.OrganisationId,
                   RecordId = own.Visit.Id,
                   Since = own.Visit.FollowUps.Where(one => one.OrganisationId == own.OrganisationId && one.DoneAt == null && one.RemovedAt == null && one.Due < day.Day && one.Due != day.Month && one.Due != day.Year).Min(one => (DateTime?)one.AddedAt),
               };
    }

    /// <summary>Until any party says them by a changed plan, or it is cancelled.</summary>
    private IQueryable<WaitingKey> VisitsWithoutDays(ActingParties acting) =>
        from own in OwnVisits(acting)
        where own.GoesOn && own.Visit.Status == VisitStatus.Postponed
            && own.Visit.Partnership!.Parties.Count(place => (place.Answer == PartyAnswer.None || place.Answer == PartyAnswer.Accepted) && own.Visit.Parties.Any(one => one.OrganisationId == place.OrganisationId)) > 1
        select new WaitingKey
        {
            Kind = WaitingKind.SayNewVisitDays,
            OrganisationId = own.OrganisationId,
            RecordId = own.Visit.Id,
            Since = db.AuditEntries.Where(entry => entry.RecordKind == nameof(Visit) && entry.RecordId == own.Visit.Id && entry.Act == ActName.VisitPostponed).Max(entry => (DateTime?)entry.At),
        };

    /// <summary>Until it is completed, or a changed plan is in front of the parties.</summary>
    private IQueryable<WaitingKey> ProjectsToFinish(ActingParties acting, DateOnly today)
    {
        var day = new ComparedDay(today);
        return from own in OwnParties(acting)
               where own.Party.Answer == PartyAnswer.Accepted && own.Partnership.Stage != PartnershipStage.Ended
               join project in db.Projects on own.Partnership.Id equals project.PartnershipId
               where project.Status == ProjectStatus.Running && project.AgreedVersionNumber == project.CurrentVersionNumber && project.End < day.Day && project.End != day.Month && project.End != day.Year
                   && project.Parties.Any(party => party.OrganisationId == own.Party.OrganisationId)
               select new WaitingKey { Kind = WaitingKind.FinishProject, OrganisationId = own.Party.OrganisationId, RecordId = project.Id, Since = project.AgreedAt };
    }

    private IQueryable<OwnVisit> OwnVisits(ActingParties acting) =>
        from own in OwnParties(acting)
        where own.Party.LeftAt == null || own.Party.LeftAt >= own.Partnership.EndedAt
        join visit in db.Visits on own.Partnership.Id equals visit.PartnershipId
        join party in db.Set<VisitParty>() on new { VisitId = visit.Id, own.Party.OrganisationId } equals new { party.VisitId, party.OrganisationId }
        select new OwnVisit { OrganisationId = own.Party.OrganisationId, Visit = visit, GoesOn = own.Party.Answer == PartyAnswer.Accepted && own.Partnership.Stage != PartnershipStage.Ended };

    /// <summary>Until that party approves again, or the text is revised.</summary>
    private IQueryable<WaitingKey> WithdrawalsToRead(ActingParties acting)
    {
        var (since, read) = (NewsSince, ReadBy(nameof(Agreement)));
        return from own in OwnAgreements(acting)
               where own.Agreement.Status == AgreementStatus.Proposed
                   && db.Set<AgreementEndorsement>().Any(endorsement => endorsement.AgreementVersionId == own.Version.Id && endorsement.AgreementPartyId == own.Party.Id && endorsement.WithdrawnAt == null)
                   && own.Agreement.Parties.Any(party => party.Id != own.Party.Id
                       && db.Set<AgreementEndorsement>().Any(endorsement => endorsement.AgreementVersionId == own.Version.Id && endorsement.AgreementPartyId == party.Id && endorsement.WithdrawnAt >= since
                           && !read.Any(one => one.OrganisationId == own.Party.OrganisationId && one.RecordId == own.Agreement.Id && one.At >= endorsement.WithdrawnAt))
                       && !db.Set<AgreementEndorsement>().Any(endorsement => endorsement.AgreementVersionId == own.Version.Id && endorsement.AgreementPartyId == party.Id && endorsement.WithdrawnAt == null))
               select new WaitingKey
               {
                   Kind = WaitingKind.ReadWithdrawal,
                   OrganisationId = own.Party.OrganisationId,
                   RecordId = own.Agreement.Id,
                   Since = db.Set<AgreementEndorsement>().Where(endorsement => endorsement.AgreementVersionId == own.Version.Id).Max(endorsement => endorsement.WithdrawnAt),
               };
    }

    private IQueryable<WaitingKey> Returned(ActingParties acting) =>
        from own in OwnAgreements(acting)
        where own.Agreement.Status == AgreementStatus.Proposed && own.CanBind && own.Party.ReturnedVersionNumber == own.Version.Number
            && !own.Version.Endorsements.Any(endorsement => endorsement.AgreementPartyId == own.Party.Id && endorsement.WithdrawnAt == null)
        select new WaitingKey { Kind = WaitingKind.Returned, OrganisationId = own.Party.OrganisationId, RecordId = own.Agreement.Id, Since = own.Party.ReturnedAt };

    private IQueryable<WaitingKey> CorrectionsToAnswer(ActingParties acting)
    {
        var asked = db.PartiesAskedAboutCorrection();
        return from own in OwnAgreements(acting)
               where own.CanBind && asked.Any(party => party.Id == own.Party.Id)
                   && own.Agreement.Parties.All(party => own.Agreement.Partnership!.Parties.Any(one => one.OrganisationId == party.OrganisationId && (one.Answer == PartyAnswer.Accepted || one.Answer == PartyAnswer.None)))
               select new WaitingKey { Kind = WaitingKind.AnswerCorrection, OrganisationId = own.Party.OrganisationId, RecordId = own.Agreement.Id, Since = own.Version.WrittenAt };
    }

    private IQueryable<WaitingKey> RemarksToAnswer(ActingParties acting) =>
        from own in OwnAgreements(acting)
        where (own.Agreement.Status == AgreementStatus.Proposed || own.Agreement.Status == AgreementStatus.Endorsed) && own.CanBind
            && !own.Agreement.Parties.Any(party => party.Signature != null)
            && own.Agreement.Remarks.Any(remark => remark.ClosedAt == null && remark.LastWordOrganisationId != own.Party.OrganisationId)
        select new WaitingKey
        {
            Kind = WaitingKind.AnswerRemarks,
            OrganisationId = own.Party.OrganisationId,
            RecordId = own.Agreement.Id,
            Since = own.Agreement.Remarks.Where(remark => remark.ClosedAt == null && remark.LastWordOrganisationId != own.Party.OrganisationId).Min(remark => (DateTime?)remark.LastWordAt),
        };

    private IQueryable<WaitingKey> ToSign(ActingParties acting) =>
        from own in OwnAgreements(acting)
        where (own.Agreement.Status == AgreementStatus.Endorsed || own.Agreement.Status == AgreementStatus.Signed) && own.Party.Signature == null && own.CanBind
        select new WaitingKey
        {
            Kind = WaitingKind.Sign,
            OrganisationId = own.Party.OrganisationId,
            RecordId = own.Agreement.Id,
            Since = own.Version.Endorsements.Where(endorsement => endorsement.WithdrawnAt == null).Max(endorsement => (DateTime?)endorsement.EndorsedAt),
        };

    private IQueryable<WaitingKey> PaperToConfirm(ActingParties acting) =>
        from own in OwnAgreements(acting)
        where own.Agreement.IsOnPaper && own.Agreement.Status == AgreementStatus.Signed && own.Party.PaperConfirmedAt == null && own.Party.PaperObjection == null && own.CanBind
        select new WaitingKey { Kind = WaitingKind.ConfirmPaper, OrganisationId = own.Party.OrganisationId, RecordId = own.Agreement.Id, Since = own.Version.WrittenAt };

    /// <summary>While it can be revised; where it cannot, the reason is news. Who does not mean to says that it has read it.</summary>
    private IQueryable<WaitingKey> Declined(ActingParties acting)
    {
        var (since, read) = (NewsSince, ReadBy(nameof(Agreement)));
        return from own in OwnAgreements(acting)
               where own.Agreement.Status == AgreementStatus.Declined && own.Agreement.DeclinedByOrganisationId != own.Party.OrganisationId
                   && AgreementActs.Any(act => act.RecordId == own.Agreement.Id && act.Act == ActName.AgreementDeclined
                       && !read.Any(one => one.OrganisationId == own.Party.OrganisationId && one.RecordId == own.Agreement.Id && one.At >= act.At)
                       && !AgreementActs.Any(later => later.RecordId == act.RecordId && later.Act == ActName.AgreementDeclined && later.At > act.At))
                   && ((own.CanBind && !own.Agreement.Parties.Any(party => party.Signature != null))
                       || AgreementActs.Any(act => act.RecordId == own.Agreement.Id && act.Act == ActName.AgreementDeclined && act.At >= since))
               select new WaitingKey
               {
                   Kind = WaitingKind.ReviseDeclined,
                   OrganisationId = own.Party.OrganisationId,
                   RecordId = own.Agreement.Id,
                   Since = AgreementActs.Where(act => act.RecordId == own.Agreement.Id && act.Act == ActName.AgreementDeclined).Max(act => (DateTime?)act.At),
               };
    }

    /// <summary>The record can be corrected until all have confirmed it.</summary>
    private IQueryable<WaitingKey> PaperObjectedTo(ActingParties acting) =>
        from own in OwnAgreements(acting)
        where own.Agreement.IsOnPaper && own.Agreement.Status == AgreementStatus.Signed && own.Agreement.DraftingOrganisationId == own.Party.OrganisationId && own.CanBind && own.Agreement.Parties.Any(party => party.PaperObjection != null)
        select new WaitingKey
        {
            Kind = WaitingKind.CorrectPaper,
            OrganisationId = own.Party.OrganisationId,
            RecordId = own.Agreement.Id,
            Since = AgreementActs.Where(act => act.RecordId == own.Agreement.Id && act.Act == ActName.AgreementPaperDisputed).Max(act => (DateTime?)act.At),
        };

    /// <summary>News for the parties that were asked, or had answered.</summary>
    private IQueryable<WaitingKey> TakenBack(ActingParties acting)
    {
        var (since, read) = (NewsSince, ReadBy(nameof(Agreement)));
        return from own in OwnAgreements(acting)
               where own.Agreement.Status == AgreementStatus.TakenBack && own.Agreement.DraftingOrganisationId != own.Party.OrganisationId && own.Agreement.TakenBackAt >= since
                   && !read.Any(one => one.OrganisationId == own.Party.OrganisationId && one.RecordId == own.Agreement.Id && one.At >= own.Agreement.TakenBackAt)
               select new WaitingKey { Kind = WaitingKind.ReadTakenBack, OrganisationId = own.Party.OrganisationId, RecordId = own.Agreement.Id, Since = own.Agreement.TakenBackAt };
    }

    private IQueryable<WaitingKey> Drafts(ActingParties acting) =>
        from own in OwnAgreements(acting)
        where own.Agreement.Status == AgreementStatus.Draft && own.Agreement.DraftingOrganisationId == own.Party.OrganisationId
            && !db.Partnerships.Any(partnership => partnership.Id == own.Agreement.PartnershipId && partnership.Stage == PartnershipStage.Ended)
        select new WaitingKey { Kind = WaitingKind.Draft, OrganisationId = own.Party.OrganisationId, RecordId = own.Agreement.Id, Since = own.Version.WrittenAt };

    /// <summary>Requests that wait for a partner's first account, and of which the organisation has said nothing.</summary>
    private IQueryable<PartnersRequest> Unvouched(int organisationId) =>
        db.AccessRequests.Waiting(clock.GetUtcNow().UtcDateTime).Where(request => !request.Vouches.Any(vouch => vouch.OrganisationId == organisationId)).ByPartnershipsOf(db, organisationId);

    private IQueryable<WaitingKey> AccessToVouchFor(int organisationId) =>
        from asked in Unvouched(organisationId)
        group asked by asked.PartnershipId into asked
        select new WaitingKey { Kind = WaitingKind.VouchForAccess, OrganisationId = organisationId, RecordId = asked.Key, Since = asked.Min(one => (DateTime?)one.AskedAt) };

    /// <summary>News, until the municipality has given another mandate.</summary>
    private IQueryable<WaitingKey> MandatesGivenBack(int organisationId, DateOnly today)
    {
        var (since, read) = (NewsSince, ReadBy(nameof(Mandate)).Where(one => one.OrganisationId == organisationId));
        return db.Mandates.Where(mandate => mandate.MunicipalityId == organisationId && mandate.IsGivenBack && mandate.RevokedAt >= since && !read.Any(one => one.RecordId == mandate.Id)
                && !db.Mandates.Any(later => later.MunicipalityId == organisationId && later.GivenAt > mandate.RevokedAt && later.RevokedAt == null && (later.Until == null || later.Until >= PartialDate.From(today))))
            .Select(mandate => new WaitingKey { Kind = WaitingKind.ReadMandateReturn, OrganisationId = organisationId, RecordId = mandate.Id, Since = mandate.RevokedAt });
    }

    /// <summary>Of those that it gave or holds and that nothing later between the two replaces.</summary>
    private IQueryable<Mandate> MandatesUntil(int organisationId) => db.Mandates.Where(mandate => (mandate.MunicipalityId == organisationId || mandate.AssociationId == organisationId) && mandate.RevokedAt == null && mandate.Until != null
        && !db.Mandates.Any(later => later.MunicipalityId == mandate.MunicipalityId && later.AssociationId == mandate.AssociationId && later.Id > mandate.Id && later.RevokedAt == null && (later.Until == null || later.Until > mandate.Until)));

    private IQueryable<WaitingKey> MandatesEnding(int organisationId, DateOnly today)
    {
        var (day, soon) = (PartialDate.From(today), PartialDate.From(today.AddDays(Mandate.EndingDays)));
        return MandatesUntil(organisationId).Where(mandate => mandate.Until >= day && mandate.Until <= soon)
            .Select(mandate => new WaitingKey { Kind = WaitingKind.MandateEnding, OrganisationId = organisationId, RecordId = mandate.Id, Since = mandate.GivenAt });
    }

    private IQueryable<WaitingKey> MandatesEnded(int organisationId, DateOnly today)
    {
        var (day, since, read) = (PartialDate.From(today), PartialDate.From(today.AddDays(-NewsLasts.Days)), ReadBy(nameof(Mandate)).Where(one => one.OrganisationId == organisationId));
        return MandatesUntil(organisationId).Where(mandate => mandate.Until < day && mandate.Until >= since && !read.Any(one => one.RecordId == mandate.Id))
            .Select(mandate => new WaitingKey { Kind = WaitingKind.ReadMandateEnd, OrganisationId = organisationId, RecordId = mandate.Id, Since = mandate.GivenAt });
    }

    /// <summary>What parties said, or said last, to what an association reported.</summary>
    private IQueryable<WaitingKey> ReportedAnswers(int organisationId)
    {
        var (since, read) = (NewsSince, ReadBy(nameof(Partnership)).Where(one => one.OrganisationId == organisationId));
        return db.Partnerships.Where(partnership => partnership.ReportedById == organisationId && partnership.SuccessorId == null && partnership.Parties.Any(party => party.Answer != PartyAnswer.None && party.Answer != PartyAnswer.CarriedOn && party.OrganisationId != organisationId
                && party.AnsweredAt >= since && !read.Any(one => one.RecordId == partnership.Id && one.At >= party.AnsweredAt)))
            .Select(partnership => new WaitingKey { Kind = WaitingKind.ReadReportedAnswer, OrganisationId = organisationId, RecordId = partnership.Id, Since = partnership.Parties.Max(party => party.AnsweredAt) });
    }

    /// <summary>Until it has said that it has read it, or the association lists the municipality anew. What passed on to a successor nobody ended.</summary>
    private IQueryable<WaitingKey> MembershipsEnded(int organisationId)
    {
        var (since, read) = (NewsSince, ReadBy(nameof(Membership)).Where(one => one.OrganisationId == organisationId));
        var ended = db.AuditEntries.MembershipEndings().Where(entry => entry.OrganisationId != null && entry.OrganisationId != organisationId);
        return db.Memberships.Where(membership => (membership.AssociationId == organisationId || membership.MunicipalityId == organisationId) && membership.EndedAt >= since
                && ended.Any(one => one.RecordId == membership.Id) && !read.Any(one => one.RecordId == membership.Id)
                && !db.Memberships.Any(later => later.AssociationId == membership.AssociationId && later.MunicipalityId == membership.MunicipalityId && later.Id > membership.Id))
            .Select(membership => new WaitingKey { Kind = WaitingKind.ReadMembershipEnding, OrganisationId = organisationId, RecordId = membership.Id, Since = membership.EndedAt });
    }

    private IQueryable<WaitingKey> SistersThatLeft(int organisationId)
    {
        var (since, read) = (NewsSince, ReadBy(nameof(SisterLink)).Where(one => one.OrganisationId == organisationId));
        return db.SisterLinks.Where(link => (link.FirstAssociationId == organisationId || link.SecondAssociationId == organisationId) && link.EndedByAssociationId != organisationId && link.EndedAt >= since
                && !read.Any(one => one.RecordId == link.Id && one.At >= link.EndedAt))
            .Select(link => new WaitingKey { Kind = WaitingKind.ReadSisterEnding, OrganisationId = organisationId, RecordId = link.Id, Since = link.EndedAt });
    }

    /// <summary>An administrator has begun the link again, to which each says anew what it shares.</summary>
    private IQueryable<WaitingKey> SistersAgain(int organisationId)
    {
        var (since, read) = (NewsSince, ReadBy(nameof(SisterLink)).Where(one => one.OrganisationId == organisationId));
        var acts = db.AuditEntries.Where(entry => entry.RecordKind == nameof(SisterLink));
        return from link in db.SisterLinks
               where (link.FirstAssociationId == organisationId || link.SecondAssociationId == organisationId) && link.EndedAt == null && acts.Any(ended => ended.RecordId == link.Id && ended.Act == ActName.SisterLinkEnded)
               let begun = acts.Where(made => made.RecordId == link.Id && made.Act == ActName.SisterLinkMade).Max(made => (DateTime?)made.At)
               where begun >= since && !read.Any(one => one.RecordId == link.Id && one.At >= begun)
               select new WaitingKey { Kind = WaitingKind.ReadSisterBeginning, OrganisationId = organisationId, RecordId = link.Id, Since = begun };
    }

    private IQueryable<WaitingKey> AccessToDecide(int organisationId) =>
        db.AccessRequests.DecidedByAssociation(db, organisationId).Waiting(clock.GetUtcNow().UtcDateTime)
            .Select(request => new WaitingKey { Kind = WaitingKind.DecideAccess, OrganisationId = organisationId, RecordId = request.Id, Since = request.AskedAt });

    /// <summary>Of a municipality that has something to present; whether the council is new, <see cref="Municipality.NewCouncil"/> says.</summary>
    private IQueryable<WaitingKey> NewCouncil(int organisationId, DateOnly today)
    {
        var day = PartialDate.From(today);
        var own = OwnParties(Own(organisationId)).Where(party => party.Party.Answer == PartyAnswer.Accepted && party.Partnership.Stage != PartnershipStage.Ended);
        DateTime? none = null;
        return db.Municipalities.Where(municipality => municipality.Id == organisationId && (municipality.NextElection < day || municipality.LastElection != null) && own.Any())
            .Select(municipality => new WaitingKey { Kind = WaitingKind.PresentToCouncil, OrganisationId = organisationId, RecordId = municipality.Id, Since = none });
    }

    private IQueryable<WaitingKey> Record(int organisationId)
    {
        DateTime? now = clock.GetUtcNow().UtcDateTime;
        return db.Municipalities.Where(municipality => municipality.Id == organisationId && municipality.IsPlace)
            .Select(municipality => new WaitingKey { Kind = WaitingKind.CompleteRecord, OrganisationId = organisationId, RecordId = municipality.Id, Since = now });
    }

    private IQueryable<OwnParty> OwnParties(ActingParties acting) =>
        from party in acting.Partnerships
        join partnership in db.Partnerships on party.PartnershipId equals partnership.Id
        where partnership.SuccessorId == null
        select new OwnParty { Party = party, Partnership = partnership };

    private IQueryable<OwnAgreement> OwnAgreements(ActingParties acting) =>
        from party in acting.Agreements
        join agreement in db.Agreements on party.AgreementId equals agreement.Id
        join version in db.Set<AgreementVersion>() on new { AgreementId = agreement.Id, Number = agreement.CurrentVersionNumber } equals new { version.AgreementId, version.Number }
        select new OwnAgreement
        {
            Party = party,
            Agreement = agreement,
            Version = version,
            CanBind = agreement.Partnership!.Stage != PartnershipStage.Ended
                && agreement.Partnership.Parties.Any(own => own.OrganisationId == party.OrganisationId && own.Answer == PartyAnswer.Accepted),
        };

    /// <param name="mandatesOf">The association of which the mandates in force are read with their partnerships; 0 for none.</param>
    private Task<Dictionary<int, PartnershipRead>> PartnershipFacts(List<int> ids, List<int> projectIds, List<int> visitIds, List<int> strategyIds, List<int> needIds, int organisationId, int mandatesOf, DateOnly today, CancellationToken cancel)
    {
        var (unvouched, since, read, toTell) = (Unvouched(organisationId), NewsSince, ReadBy(nameof(Partnership)), db.JoinRequests.ToTell(clock.GetUtcNow().UtcDateTime));
        var held = db.ActedFor(db.Mandates.Where(Mandate.InForceOn(today)), mandatesOf);
        var mandated = held.Select(one => one.Party.PartnershipId);
        var under = db.Projects.Where(project => projectIds.Contains(project.Id)).Select(project => project.PartnershipId).Concat(db.Visits.Where(visit => visitIds.Contains(visit.Id)).Select(visit => visit.PartnershipId))
            .Concat(db.Strategies.Where(strategy => strategyIds.Contains(strategy.Id)).Select(strategy => strategy.PartnershipId))
            .Concat(db.Needs.Where(need => needIds.Contains(need.Id)).Select(need => need.PartnershipId));
        // One list: where several are alternatives, SQLite may read all partnerships instead.
        var wanted = db.Partnerships.Where(partnership => ids.Contains(partnership.Id)).Select(partnership => partnership.Id).Concat(under);
        wanted = mandatesOf == 0 ? wanted : wanted.Concat(mandated);
        return db.Partnerships.Where(partnership => wanted.Contains(partnership.Id)).Select(partnership => new PartnershipRead
        {
            Id = partnership.Id,
            Origin = partnership.Origin,
            EndedAt = partnership.EndedAt,
            ReportedBy = partnership.ReportedBy!.Name,
            // The ids once more, or SQLite joins all parties to their organisations first.
            Parties = partnership.Parties.Where(party => wanted.Contains(party.PartnershipId)).OrderBy(party => party.Organisation!.SortName)
                .Select(party => new PartnershipPartyRead(party.OrganisationId, party.Organisation!.Name, party.Organisation.CountryCode, party.Answer, party.ReopensAt != null, party.PublicationNarrowedAt != null, party.ConfirmedAt,
                    party.Answer == PartyAnswer.Ended && party.AnsweredAt >= since && !read.Any(entry => entry.OrganisationId == organisationId && entry.RecordId == party.PartnershipId && entry.At >= party.AnsweredAt),
                    party.LeftAt,
                    unvouched.Where(request => request.PartnershipId == party.PartnershipId && request.MunicipalityId == party.OrganisationId).Min(request => (int?)request.Id),
                    unvouched.Where(request => request.PartnershipId == party.PartnershipId && request.MunicipalityId == party.OrganisationId).OrderBy(request => request.Id).Select(request => request.Post).FirstOrDefault(),
                    toTell.Count(request => request.WorkingGroup!.PartnershipId == party.PartnershipId && request.WorkingGroup.MunicipalityId == party.OrganisationId))).ToList(),
            Projects = db.Projects.Where(project => project.PartnershipId == partnership.Id && projectIds.Contains(project.Id))
                .Select(project => new ProjectRead(project.Id, project.Title, project.CurrentVersionNumber, project.End, project.Parties.Select(party => new PlanPartyRead(party.OrganisationId,
                    db.Set<ProjectVersion>().Where(version => version.ProjectId == party.ProjectId && version.Endorsements.Any(one => one.PartyId == party.Id && one.WithdrawnAt == null)).Max(version => (int?)version.Number))).ToList())).ToList(),
            Visits = db.Visits.Where(visit => visit.PartnershipId == partnership.Id && visitIds.Contains(visit.Id))
                .Select(visit => new VisitRead(visit.Id, visit.Title, visit.CurrentVersionNumber, visit.ReportDue, visit.AgreedEnd, visit.Parties.Select(party => new PlanPartyRead(party.OrganisationId,
                    db.Set<VisitVersion>().Where(version => version.VisitId == party.VisitId && version.Endorsements.Any(one => one.PartyId == party.Id && one.WithdrawnAt == null)).Max(version => (int?)version.Number))).ToList(),
                    visit.FollowUps.Where(one => one.DoneAt == null && one.RemovedAt == null).Select(one => new VisitFollowUpRead(one.OrganisationId, one.Due)).ToList())).ToList(),
            Strategies = db.Strategies.Where(strategy => strategy.PartnershipId == partnership.Id && strategyIds.Contains(strategy.Id))
                .Select(strategy => new StrategyRead(strategy.Id, strategy.Title, strategy.CurrentVersionNumber, strategy.UntilYear, strategy.Parties.Select(party => new PlanPartyRead(party.OrganisationId,
                    db.Set<StrategyVersion>().Where(version => version.StrategyId == party.StrategyId && version.TakenBackAt == null && version.Endorsements.Any(one => one.PartyId == party.Id && one.WithdrawnAt == null)).Max(version => (int?)version.Number))).ToList())).ToList(),
            Needs = db.Needs.Where(need => need.PartnershipId == partnership.Id && needIds.Contains(need.Id))
                .Select(need => new NeedRead(need.Id, need.Title, need.AnswerBy, need.OrganisationId, need.Addressees.Where(one => one.Answer != null && (one.Answer != NeedAnswer.Reframed || one.AgreedAt == null)).Select(one => one.OrganisationId).ToList())).ToList(),
            Newcomers = partnership.Invitations.Where(invitation => invitation.JoinedAt == null && invitation.RefusedAt == null && !invitation.Consents.Any(consent => consent.OrganisationId == organisationId))
                .OrderBy(invitation => invitation.Id).Select(invitation => invitation.Organisation!.Name).ToList(),
            Mandates = held.Where(one => one.Party.PartnershipId == partnership.Id).Select(one => new MandateRead(one.Mandate.Id, one.Mandate.MunicipalityId, one.Mandate.From)).ToList(),
        }).AsSingleQuery().ToDictionaryAsync(partnership => partnership.Id, cancel);
    }

    /// <summary>What is asked and answered outside the records: few rows, in one query. Of an association the members that have answered it.</summary>
    private async Task<AskedRead> AskedFacts(Actor actor, List<int> membershipIds, List<int> followUpIds, List<int> contactIds, List<int> accessIds, List<int> toldIds, CancellationToken cancel)
    {
        var organisationId = actor.ActingFor;
        Expression<Func<Membership, MembershipRead>> read = membership => new MembershipRead
        {
            Id = membership.Id,
            MunicipalityId = membership.MunicipalityId,
            Municipality = membership.Municipality!.Name,
            Association = membership.Association!.Name,
            Abbreviation = membership.Association.Abbreviation,
            Counts = membership.AcceptedAt != null && membership.EndedAt == null,
            IsAccepted = membership.AcceptedAt != null,
            EndReason = membership.EndReason,
            Rounds = db.ConfirmationRounds.Where(round => round.AssociationId == membership.AssociationId && round.ClosedAt == null)
                .Select(round => new RoundAsks(round.Id, "", round.Deadline, round.Text, round.CountsFrom)).ToList(),
            FollowUps = db.FollowUps.Where(followUp => followUpIds.Contains(followUp.Id) && followUp.AssociationId == membership.AssociationId && followUp.MunicipalityId == membership.MunicipalityId)
                .Select(followUp => new WaitingFollowUp(followUp.Id, followUp.Kind, followUp.Answer ?? followUp.Text)).ToList(),
        };
        if (actor.AssociationId is not null)
        {
            var association = await db.Associations.Where(association => association.Id == organisationId).Select(association => new
            {
                Memberships = db.Memberships.Where(membership => membership.AssociationId == association.Id && (membershipIds.Contains(membership.Id)
                    || (membership.EndedAt == null && db.FollowUps.Any(followUp => followUpIds.Contains(followUp.Id) && followUp.MunicipalityId == membership.MunicipalityId))))
                    .OrderBy(membership => membership.Id).Select(read).ToList(),
                // By one key each, as below.
                ToldAsFirst = (from link in db.SisterLinks
                               join sister in db.Associations on link.SecondAssociationId equals sister.Id
                               where link.FirstAssociationId == association.Id && toldIds.Contains(link.Id)
                               select new ToldRead(link.Id, sister.Name, link.EndReason, null, true)).ToList(),
                ToldAsSecond = (from link in db.SisterLinks
                                join sister in db.Associations on link.FirstAssociationId equals sister.Id
                                where link.SecondAssociationId == association.Id && toldIds.Contains(link.Id)
                                select new ToldRead(link.Id, sister.Name, link.EndReason, null, true)).ToList(),
                Mandates = db.Mandates.Where(mandate => mandate.AssociationId == association.Id && toldIds.Contains(mandate.Id))
                    .Select(mandate => new ToldRead(mandate.Id, mandate.Municipality!.Name, null, mandate.Until, false)).ToList(),
                Access = db.AccessRequests.Where(request => accessIds.Contains(request.Id) && request.Municipality!.CountryCode == association.CountryCode)
                    .Select(request => new AccessRead(request.Id, request.Municipality!.Name, request.Municipality.CountryCode, request.Post)).ToList(),
            }).AsSingleQuery().SingleAsync(cancel);
            return new AskedRead(association.Memberships, [], null, [.. association.ToldAsFirst, .. association.ToldAsSecond, .. association.Mandates]) { Access = association.Access };
        }

        // By the keys of one row each, or SQLite cannot join them.
        var municipality = await db.Municipalities.Where(municipality => municipality.Id == organisationId).Select(municipality => new
        {
            Council = new CouncilRead(municipality.NextElection, municipality.LastElection, municipality.PresentedToCouncilOn),
            Memberships = db.Memberships.Where(membership => membership.MunicipalityId == municipality.Id && (membership.EndedAt == null || membershipIds.Contains(membership.Id))).OrderBy(membership => membership.Id).Select(read).ToList(),
            Received = db.ContactRequests.Where(request => request.ToMunicipalityId == municipality.Id && contactIds.Contains(request.Id))
                .Select(request => new ContactRead(request.Id, request.FromMunicipality!.Name, request.FromMunicipality.CountryCode, request.Theme, request.Status)).ToList(),
            Sent = db.ContactRequests.Where(request => request.FromMunicipalityId == municipality.Id && contactIds.Contains(request.Id))
                .Select(request => new ContactRead(request.Id, request.ToMunicipality!.Name, request.ToMunicipality.CountryCode, request.Theme, request.Status)).ToList(),
            Told = db.Mandates.Where(mandate => mandate.MunicipalityId == municipality.Id && toldIds.Contains(mandate.Id))
                .Select(mandate => new ToldRead(mandate.Id, mandate.Association!.Name, mandate.RevocationReason, mandate.Until, false)).ToList(),
        }).AsSingleQuery().SingleAsync(cancel);
        return new AskedRead(municipality.Memberships, [.. municipality.Received, .. municipality.Sent], municipality.Council, municipality.Told);
    }

    private Task<Dictionary<int, AgreementRead>> AgreementFacts(List<int> ids, CancellationToken cancel) =>
        (from agreement in db.Agreements
         join version in db.Set<AgreementVersion>() on new { AgreementId = agreement.Id, Number = agreement.CurrentVersionNumber } equals new { version.AgreementId, version.Number }
         where ids.Contains(agreement.Id)
         select new AgreementRead
         {
             Id = agreement.Id,
             Kind = version.Kind,
             Life = new AgreementLife
             {
                 Status = agreement.Status,
                 IsInForce = agreement.InForceAt != null,
                 Term = version.Term,
                 End = version.End,
                 RenewalYears = version.RenewalYears,
                 NoticeMonths = version.NoticeMonths,
                 EndsOn = agreement.EndsOn,
                 IsRenewed = false,
             },
             Start = version.Start,
             SignaturesToTakeEffect = version.SignaturesToTakeEffect,
             ReviewMonths = version.ReviewMonths,
             DraftingOrganisationId = agreement.DraftingOrganisationId,
             DeclinedByOrganisationId = agreement.DeclinedByOrganisationId,
             VersionNumber = agreement.CurrentVersionNumber,
             Titles = version.Texts.OrderByDescending(text => text.IsAuthentic).ThenBy(text => text.Id).Select(text => new AgreementTitle(text.Language, text.Title)).ToList(),
             Parties = agreement.Parties.Where(party => ids.Contains(party.AgreementId)).OrderBy(party => party.Organisation!.SortName)
                .Select(party => new AgreementPartyRead(party.OrganisationId, party.Organisation!.Name, party.Organisation.CountryCode, party.Signature == null ? null : party.Signature.Date, party.PaperObjection != null,
                    db.Set<AgreementTermination>().Any(termination => termination.AgreementId == party.AgreementId && termination.OrganisationId == party.OrganisationId),
                    db.Set<AgreementReview>().Where(review => review.AgreementId == party.AgreementId && review.OrganisationId == party.OrganisationId).Max(review => (PartialDate?)review.ReviewedOn),
                    db.Set<AgreementRemark>().Count(remark => remark.AgreementId == party.AgreementId && remark.ClosedAt == null && remark.LastWordOrganisationId != party.OrganisationId),
                    db.Set<AgreementVersion>().Where(one => one.AgreementId == party.AgreementId && one.Endorsements.Any(endorsement => endorsement.AgreementPartyId == party.Id && endorsement.WithdrawnAt == null)).Max(one => (int?)one.Number))).ToList(),
             Withdrawals = version.Endorsements.Where(endorsement => endorsement.WithdrawnAt != null).Select(endorsement => endorsement.AgreementParty.OrganisationId).ToList(),
         }).AsSingleQuery().ToDictionaryAsync(agreement => agreement.Id, cancel);

    /// <summary>A kind of what waits.</summary>
    /// <param name="Mandate">Whether an association that holds a party's mandate finds it, too.</param>
    /// <param name="IsHere">The page of a partnership names it beside what it tells of the record and its agreements by itself.</param>
    private sealed record Source(Func<ActingParties, IQueryable<WaitingKey>> Keys, Mandated Mandate, bool IsHere);

    /// <summary>As which parties somebody works: an organisation's own, or those whose mandates an association holds.</summary>
    private sealed record ActingParties(IQueryable<PartnershipParty> Partnerships, IQueryable<AgreementParty> Agreements);

    private sealed class OwnParty
    {
        public required PartnershipParty Party { get; init; }

        public required Partnership Partnership { get; init; }
    }

    private sealed class OwnVisit
    {
        public required int OrganisationId { get; init; }

        public required Visit Visit { get; init; }

        /// <summary>The organisation has accepted the partnership, and that has not ended.</summary>
        public required bool GoesOn { get; init; }
    }

    private sealed class OwnAgreement
    {
        public required AgreementParty Party { get; init; }

        public required Agreement Agreement { get; init; }

        public required AgreementVersion Version { get; init; }

        /// <summary>The organisation has accepted the partnership, and that goes on.</summary>
        public required bool CanBind { get; init; }
    }

    private sealed class WaitingKey
    {
        public required WaitingKind Kind { get; init; }

        /// <summary>For whom it waits.</summary>
        public required int OrganisationId { get; init; }

        public required int RecordId { get; init; }

        public required DateTime? Since { get; init; }
    }

    /// <summary>What waits, or what the workspace leads with: one of the two kinds is there.</summary>
    private sealed class WorkspaceKey
    {
        public required WaitingKind? Waits { get; init; }

        public required LeadingKind? Leads { get; init; }

        public required int OrganisationId { get; init; }

        public required int RecordId { get; init; }

        public required DateTime? Since { get; init; }
    }

    /// <summary>The same with what is said of what the workspace leads with.</summary>
    private sealed class WorkspaceRow
    {
        public required WaitingKind? Waits { get; init; }

        public required LeadingKind? Leads { get; init; }

        public required int OrganisationId { get; init; }

        public required int RecordId { get; init; }

        public required DateTime? Since { get; init; }

        public string? Title { get; init; }

        public string? Language { get; init; }

        public int? PartnershipId { get; init; }

        public int? Number { get; init; }

        public PartialDate? Day { get; init; }

        public NeedKind? NeedKind { get; init; }

        public NeedState? NeedState { get; init; }

        public string? Other { get; init; }

        public int OtherCount { get; init; }

        public int Done { get; init; }

        public int Of { get; init; }

        /// <summary>Among those of its kind: of needs what is open first, then the latest.</summary>
        public (bool IsClosed, long Rank) Order => Leads switch
        {
            LeadingKind.Priority => (false, Number ?? 0),
            LeadingKind.Need => (NeedState is not (Needs.NeedState.Waiting or Needs.NeedState.WaitsForAsker), -(Since?.Ticks ?? 0)),
            _ => (false, Day?.Value ?? 0),
        };

        public Leading Leading() => new(Leads!.Value, RecordId, Title ?? "")
        {
            Language = Language,
            PartnershipId = PartnershipId,
            Other = Other,
            MoreOthers = OtherCount - 1,
            Since = Since,
            Day = Day,
            Number = Done,
            Of = Of,
            NeedKind = NeedKind,
            NeedState = NeedState,
        };
    }

    private sealed record ContactRead(int Id, string Other, string? CountryCode, string Theme, ContactRequestStatus Status)
    {
        public WaitingItem Item(WaitingKey key) => new()
        {
            Kind = key.Kind,
            RecordId = Id,
            Since = key.Since,
            Theme = Theme,
            ContactStatus = Status,
            Others = [new WaitingParty(Other, CountryCode, null, true)],
        };
    }

    private sealed class PartnershipRead
    {
        public required int Id { get; init; }

        public required PartnershipOrigin Origin { get; init; }

        /// <summary>UTC.</summary>
        public required DateTime? EndedAt { get; init; }

        public required string? ReportedBy { get; init; }

        public required List<PartnershipPartyRead> Parties { get; init; }

        public required List<MandateRead> Mandates { get; init; }

        /// <summary>Whom another party would let join, and the organisation has not said yes.</summary>
        public required List<string> Newcomers { get; init; }

        public required List<ProjectRead> Projects { get; init; }

        public required List<VisitRead> Visits { get; init; }

        public required List<StrategyRead> Strategies { get; init; }

        public required List<NeedRead> Needs { get; init; }

        /// <summary>Null where it is another partnership's.</summary>
        public WaitingItem? ItemOfNeed(WaitingKey key)
        {
            if (Needs.Find(need => need.Id == key.RecordId) is not { } found)
            {
                return null;
            }

            // Of what one asked those who have answered, of what one is asked who asks.
            var others = found.OrganisationId == key.OrganisationId ? found.AnsweredBy : [found.OrganisationId];
            return new WaitingItem
            {
                Kind = key.Kind,
                RecordId = key.RecordId,
                Since = key.Since,
                NeedTitle = found.Title,
                PartnershipId = Id,
                Day = key.Kind == WaitingKind.AnswerNeed ? found.AnswerBy.Latest : null,
                Others = [.. Parties.Where(party => others.Contains(party.OrganisationId)).Select(party => new WaitingParty(party.Name, party.CountryCode, null, true))],
            };
        }

        /// <summary>Null where it is another partnership's.</summary>
        public WaitingItem? ItemOfProject(WaitingKey key) => Projects.Find(project => project.Id == key.RecordId) is not { } found ? null : new WaitingItem
        {
            Kind = key.Kind,
            RecordId = key.RecordId,
            Since = key.Since,
            ProjectTitle = found.Title,
            VersionNumber = found.VersionNumber,
            EndorsedVersionNumber = found.Parties.Find(party => party.OrganisationId == key.OrganisationId)?.EndorsedVersionNumber,
            Day = key.Kind == WaitingKind.FinishProject ? found.End?.Latest : null,
            Others = OthersOf(key, Present(found.Parties)),
        };

        /// <summary>Null where it is another partnership's.</summary>
        public WaitingItem? ItemOfVisit(WaitingKey key, DateOnly today)
        {
            if (Visits.Find(visit => visit.Id == key.RecordId) is not { } found)
            {
                return null;
            }

            var late = key.Kind == WaitingKind.DoVisitFollowUp ? found.FollowUps.FindAll(one => one.OrganisationId == key.OrganisationId && one.Due.HasPassed(today)) : [];
            return new WaitingItem
            {
                Kind = key.Kind,
                RecordId = key.RecordId,
                Since = key.Since,
                VisitTitle = found.Title,
                VersionNumber = found.VersionNumber,
                Number = late.Count,
                Day = key.Kind switch
                {
                    WaitingKind.ReportVisit => found.ReportDue?.Latest,
                    WaitingKind.DoVisitFollowUp => late.Count == 0 ? null : late.Min(one => one.Due.Latest),
                    _ => found.AgreedEnd?.Latest,
                },
                EndorsedVersionNumber = found.Parties.Find(party => party.OrganisationId == key.OrganisationId)?.EndorsedVersionNumber,
                Others = OthersOf(key, found.Parties),
            };
        }

        /// <summary>Null where it is another partnership's.</summary>
        public WaitingItem? ItemOfStrategy(WaitingKey key) => Strategies.Find(strategy => strategy.Id == key.RecordId) is not { } found ? null : new WaitingItem
        {
            Kind = key.Kind,
            RecordId = key.RecordId,
            Since = key.Since,
            StrategyTitle = found.Title,
            VersionNumber = found.VersionNumber,
            Day = key.Kind == WaitingKind.StrategyEnding ? new DateOnly(found.UntilYear, 12, 31) : null,
            EndorsedVersionNumber = found.Parties.Find(party => party.OrganisationId == key.OrganisationId)?.EndorsedVersionNumber,
            Others = OthersOf(key, Present(found.Parties)),
        };

        /// <summary>Who has left approves nothing.</summary>
        private IReadOnlyList<WaitingParty> OthersOf(WaitingKey key, List<PlanPartyRead> parties) =>
        [
            .. Parties.Where(party => parties.Exists(one => one.OrganisationId == party.OrganisationId) && party.OrganisationId != key.OrganisationId
                    && (key.Kind is not (WaitingKind.EndorseProject or WaitingKind.EndorseVisit or WaitingKind.EndorseStrategy or WaitingKind.ReviseDeclinedProject or WaitingKind.ReviseDeclinedVisit or WaitingKind.ReviseDeclinedStrategy) || party.Answer is PartyAnswer.None or PartyAnswer.Accepted))
                .Select(party => new WaitingParty(party.Name, party.CountryCode, null, false)),
        ];

        /// <summary>Those that take part in the partnership, unless none does.</summary>
        private List<PlanPartyRead> Present(List<PlanPartyRead> parties)
        {
            var present = parties.FindAll(party => Parties.Exists(place => place.OrganisationId == party.OrganisationId && place.Answer is PartyAnswer.None or PartyAnswer.Accepted));
            return present.Count > 1 ? present : parties;
        }

        public WaitingItem Item(WaitingKey key, IEnumerable<MembershipRead> memberships) => Item(key, Parties.FindAll(party => party.OrganisationId != key.OrganisationId), memberships);

        private WaitingItem Item(WaitingKey key, List<PartnershipPartyRead> others, IEnumerable<MembershipRead> memberships) => new()
        {
            Kind = key.Kind,
            RecordId = Id,
            Since = key.Since,
            Origin = Origin,
            ReportedBy = ReportedBy,
            Newcomers = key.Kind == WaitingKind.ConsentToInvitation ? Newcomers : [],
            Number = key.Kind == WaitingKind.TellJoinRequests ? Parties.Find(party => party.OrganisationId == key.OrganisationId)?.ToTell ?? 0 : 0,
            // Its day has come when it waits.
            Day = key is { Kind: WaitingKind.ConfirmAgain, Since: { } due } ? DateOnly.FromDateTime(due) : null,
            Others = [.. others.Where(party => key.Kind switch
            {
                WaitingKind.VouchForAccess => party.AccessRequestId is not null,
                // Whoever has left invites nobody.
                WaitingKind.AnswerInvitation or WaitingKind.ReadInvitationEnd => party.Answer == PartyAnswer.Accepted,
                // Who left before that is no news, as long as the partnership goes on.
                WaitingKind.ReadEnding => party.TakesPart || party.IsNews || !others.Exists(other => other.TakesPart),
                _ => true,
            }).Select(party => new WaitingParty(party.Name, party.CountryCode, party.Answer, Spoke(key.Kind, party, others)))],
            Access = key.Kind == WaitingKind.VouchForAccess && others.Find(party => party.AccessRequestId is not null) is { AccessRequestId: { } request } asked ? (request, asked.AskingPost ?? "") : null,
            Rounds = key.Kind == WaitingKind.ConfirmForRound
                ? [.. memberships.SelectMany(membership => membership.Asking).Where(round => Parties.Exists(party => party.OrganisationId == key.OrganisationId && party.ConfirmedAt < round.CountsFrom)).OrderBy(round => round.Deadline).ThenBy(round => round.RoundId)]
                : [],
        };

        private bool Spoke(WaitingKind kind, PartnershipPartyRead party, List<PartnershipPartyRead> others) => kind switch
        {
            // Who had left before did not end what ended with others.
            WaitingKind.ReadEnding => party.Answer == PartyAnswer.Ended && (party.LeftAt >= EndedAt || !others.Exists(other => other.Answer == PartyAnswer.Ended && other.LeftAt >= EndedAt)),
            WaitingKind.ReadPublication => party.HasNarrowed,
            _ => party.Reopens,
        };
    }

    private sealed record AccessRead(int Id, string Municipality, string? CountryCode, string Post)
    {
        public WaitingItem Item(WaitingKey key) => new() { Kind = key.Kind, RecordId = Id, Since = key.Since, Access = (Id, Post), Others = [new WaitingParty(Municipality, CountryCode, null, true)] };
    }

    private sealed record AskedRead(List<MembershipRead> Memberships, List<ContactRead> Contacts, CouncilRead? Council, List<ToldRead> Told)
    {
        /// <summary>Of an association: what it may decide.</summary>
        public List<AccessRead> Access { get; init; } = [];

        public static AskedRead Nothing { get; } = new([], [], null, []);
    }

    /// <summary>A mandate, or a sister's link, and with whom it is.</summary>
    private sealed record ToldRead(int Id, string Other, string? Reason, PartialDate? Until, bool IsLink)
    {
        public WaitingItem Item(WaitingKey key) => new() { Kind = key.Kind, RecordId = Id, Since = key.Since, Reason = Reason, Day = Until?.Latest, Others = [new WaitingParty(Other, null, null, true)] };
    }

    private sealed record CouncilRead(PartialDate? NextElection, PartialDate? LastElection, PartialDate? PresentedOn)
    {
        /// <summary>Since the election; null where no council is new.</summary>
        public WaitingKey? Key(int municipalityId, DateOnly today) => Election(today) is { } day
            ? new() { Kind = WaitingKind.PresentToCouncil, OrganisationId = municipalityId, RecordId = municipalityId, Since = day.Latest.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc) }
            : null;

        public WaitingItem Item(WaitingKey key, DateOnly today) => new() { Kind = key.Kind, RecordId = key.RecordId, Since = key.Since, Election = Election(today), Others = [] };

        private PartialDate? Election(DateOnly today) => Municipality.NewCouncil(NextElection, LastElection, PresentedOn, today);
    }

    private sealed class MembershipRead
    {
        public required int Id { get; init; }

        public required int MunicipalityId { get; init; }

        public required string Municipality { get; init; }

        public required string Association { get; init; }

        public required string Abbreviation { get; init; }

        /// <summary>Accepted, and not ended.</summary>
        public required bool Counts { get; init; }

        public required bool IsAccepted { get; init; }

        public required string? EndReason { get; init; }

        public required List<RoundAsks> Rounds { get; init; }

        public required List<WaitingFollowUp> FollowUps { get; init; }

        public IEnumerable<RoundAsks> Asking => Counts ? Rounds.Select(round => round with { Association = Abbreviation }) : [];

        /// <summary>The other side stands in it.</summary>
        public WaitingItem Item(WaitingKey key) => Item(key, key.OrganisationId == MunicipalityId ? Association : Municipality, null);

        /// <summary>Null where the follow-up belongs to another membership.</summary>
        public WaitingItem? ItemOfFollowUp(WaitingKey key) => FollowUps.Find(followUp => followUp.Id == key.RecordId) is { } found
            ? Item(key, key.Kind == WaitingKind.ReadFollowUpAnswer ? Municipality : Abbreviation, found)
            : null;

        private WaitingItem Item(WaitingKey key, string other, WaitingFollowUp? followUp) =>
            new() { Kind = key.Kind, RecordId = key.RecordId, Since = key.Since, Others = [new WaitingParty(other, null, null, true)], Reason = EndReason, Listing = IsAccepted ? null : key.OrganisationId == MunicipalityId ? "TakenBack" : "Refused", FollowUp = followUp };
    }

    private sealed class AgreementRead
    {
        public required int Id { get; init; }

        public required AgreementKind Kind { get; init; }

        public required AgreementLife Life { get; init; }

        public required PartialDate? Start { get; init; }

        public required int? SignaturesToTakeEffect { get; init; }

        public required int? ReviewMonths { get; init; }

        public required int DraftingOrganisationId { get; init; }

        public required int? DeclinedByOrganisationId { get; init; }

        public required int VersionNumber { get; init; }

        public required List<AgreementTitle> Titles { get; init; }

        public required List<AgreementPartyRead> Parties { get; init; }

        /// <summary>Who has withdrawn an approval of the version that stands.</summary>
        public required List<int> Withdrawals { get; init; }

        private PartialDate? EffectiveFrom => AgreementLife.EffectiveFrom(
            Start, Parties.Select(party => party.SignedOn).OfType<PartialDate>(), SignaturesToTakeEffect ?? Parties.Count);

        /// <summary>Since the warning began, or since the day came; null while it has not.</summary>
        public WaitingKey? KeyByTerms(WaitingKey key, DateOnly today)
        {
            var since = key.Kind switch
            {
                WaitingKind.TacitRenewal => Life.NextRenewal(today) is { } renewal && renewal.IsNear(today) ? renewal.WarnsFrom : null,
                WaitingKind.EndingSoon => Life.NearEnd(today)?.AddMonths(-AgreementLife.EndingMonths),
                WaitingKind.ReadAgreementEnd => DayOf(key, today)?.AddDays(1) is { } over && over.AddDays(NewsLasts.Days) >= today && !(key.Since >= over.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc)) ? over : null,
                _ => DayOf(key, today) is { } due && due <= today ? due : (DateOnly?)null,
            };
            return since is { } day ? new() { Kind = key.Kind, OrganisationId = key.OrganisationId, RecordId = Id, Since = day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc) } : null;
        }

        private DateOnly? DayOf(WaitingKey key, DateOnly today) => key.Kind switch
        {
            WaitingKind.EndingSoon => Life.NearEnd(today),
            WaitingKind.ReadAgreementEnd => Life.End?.Latest,
            WaitingKind.ReviewDue => AgreementReview.DueOn(ReviewMonths, EffectiveFrom, Parties.Find(party => party.OrganisationId == key.OrganisationId)?.LastReview, today),
            _ => null,
        };

        public WaitingItem Item(WaitingKey key, DateOnly today) => Item(key, Parties.Single(party => party.OrganisationId == key.OrganisationId), today);

        private WaitingItem Item(WaitingKey key, AgreementPartyRead own, DateOnly today) => new()
        {
            Kind = key.Kind,
            RecordId = Id,
            Since = key.Since,
            Renewal = key.Kind == WaitingKind.TacitRenewal ? Life.NextRenewal(today) : null,
            Day = DayOf(key, today),
            AgreementKind = Kind,
            Titles = Titles,
            VersionNumber = VersionNumber,
            EndorsedVersionNumber = own.EndorsedVersionNumber,
            Number = own.OpenRemarks,
            Others = [.. Parties.Where(party => party != own).Select(party => new WaitingParty(party.Name, party.CountryCode, null, Spoke(key.Kind, party)))],
        };

        private bool Spoke(WaitingKind kind, AgreementPartyRead party) => kind switch
        {
            WaitingKind.ConfirmPaper or WaitingKind.ReadTakenBack => party.OrganisationId == DraftingOrganisationId,
            WaitingKind.ReviseDeclined => party.OrganisationId == DeclinedByOrganisationId,
            WaitingKind.CorrectPaper => party.HasObjected,
            WaitingKind.ReadNotice => party.HasGivenNotice,
            WaitingKind.ReadWithdrawal => Withdrawals.Contains(party.OrganisationId),
            _ => false,
        };
    }

    /// <param name="EndorsedVersionNumber">The latest that it has endorsed.</param>
    private sealed record PlanPartyRead(int OrganisationId, int? EndorsedVersionNumber);

    private sealed record VisitRead(int Id, string Title, int VersionNumber, PartialDate? ReportDue, PartialDate? AgreedEnd, List<PlanPartyRead> Parties, List<VisitFollowUpRead> FollowUps);

    private sealed record VisitFollowUpRead(int OrganisationId, PartialDate Due);

    private sealed record NeedRead(int Id, string Title, PartialDate AnswerBy, int OrganisationId, List<int> AnsweredBy);

    private sealed record StrategyRead(int Id, string Title, int VersionNumber, int UntilYear, List<PlanPartyRead> Parties);

    private sealed record ProjectRead(int Id, string Title, int VersionNumber, PartialDate? End, List<PlanPartyRead> Parties);

    /// <param name="IsNews">It has ended its part, which the organisation has not read.</param>
    /// <param name="LeftAt">UTC.</param>
    /// <param name="ToTell">Requests to join its working group that were refused with the end of it, and who asked is to be told.</param>
    private sealed record PartnershipPartyRead(
        int OrganisationId, string Name, string? CountryCode, PartyAnswer Answer, bool Reopens, bool HasNarrowed, DateTime? ConfirmedAt, bool IsNews, DateTime? LeftAt, int? AccessRequestId, string? AskingPost, int ToTell)
    {
        public bool TakesPart => Answer is PartyAnswer.None or PartyAnswer.Accepted;
    }

    private sealed record MandateRead(int Id, int MunicipalityId, PartialDate From);

    /// <param name="OpenRemarks">In which another party had the last word.</param>
    private sealed record AgreementPartyRead(
        int OrganisationId, string Name, string? CountryCode, PartialDate? SignedOn, bool HasObjected, bool HasGivenNotice, PartialDate? LastReview, int OpenRemarks, int? EndorsedVersionNumber);
}
