using MicPortal.Application.Agreements;
using MicPortal.Application.Data;
using MicPortal.Application.Needs;
using MicPortal.Application.Partnerships;
using MicPortal.Application.Plans;
using MicPortal.Application.Projects;
using MicPortal.Application.Strategies;
using MicPortal.Application.Visits;
using MicPortal.Domain.Access;
using MicPortal.Domain.Agreements;
using MicPortal.Domain.Common;
using MicPortal.Domain.FollowUps;
using MicPortal.Domain.Needs;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Partnerships;
using MicPortal.Domain.Projects;
using MicPortal.Domain.Strategies;
using MicPortal.Domain.Visits;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Application.History;

/// <summary>The latest of a record's history, for its own page; the whole of it is in <see cref="HistoryQueries"/>.</summary>
public sealed class TimelineQueries(MicPortalDbContext db)
{
    public const int Latest = 50;

    /// <summary>On a member's page, which has more to show.</summary>
    public const int LatestOfMember = 20;

    /// <summary>A partnership's own acts and those of its agreements, once they are shared, and projects, of which the reader or a member is a party.</summary>
    public Task<Timeline> OfPartnership(int id, Actor actor, CancellationToken cancel) => Entries(db.ActsOf(id, actor), cancel, isOfSeveral: true);

    /// <summary>What happened to an agreement; what its drafting organisation did before it proposed is its own.</summary>
    public Task<Timeline> OfAgreement(int id, bool withDraft, CancellationToken cancel) =>
        Entries(db.AuditEntries.Where(entry => entry.RecordKind == nameof(Agreement) && entry.RecordId == id && (withDraft || entry.PartnershipId != null)), cancel);

    public Task<Timeline> OfProject(int id, DateTime? until, CancellationToken cancel) => Entries(EntriesOf(nameof(Project), id, until), cancel);

    public Task<Timeline> OfVisit(int id, DateTime? until, CancellationToken cancel) => Entries(EntriesOf(nameof(Visit), id, until), cancel);

    public Task<Timeline> OfStrategy(int id, DateTime? until, Actor actor, CancellationToken cancel) => Entries(EntriesOf(nameof(Strategy), id, until).OfReadTexts(db, actor), cancel);

    /// <param name="until">UTC; what came later is not for the reader.</param>
    private IQueryable<AuditEntry> EntriesOf(string kind, int id, DateTime? until) => db.AuditEntries.Where(entry => entry.RecordKind == kind && entry.RecordId == id && (until == null || entry.At <= until));

    public Task<Timeline> OfNeed(int id, CancellationToken cancel) =>
        Entries(db.AuditEntries.Where(entry => entry.RecordKind == nameof(Need) && entry.RecordId == id && entry.Act != ActName.NewsRead), cancel);

    /// <summary>What happened between an association and its member, and in those of the member's partnerships that the association reads.</summary>
    public async Task<MemberTimeline> OfMember(int associationId, int municipalityId, Actor actor, CancellationToken cancel)
    {
        var partnerships = db.Partnerships.JointRecordsOf(actor).Where(partnership => partnership.Parties.Any(party => party.OrganisationId == municipalityId)).Select(partnership => partnership.Id);
        var agreements = db.Agreements.JointRecordsOf(actor).Where(agreement => partnerships.Contains(agreement.PartnershipId)).Select(agreement => agreement.Id);
        var projects = db.Projects.VisibleTo(actor).Where(project => partnerships.Contains(project.PartnershipId)).Select(project => project.Id);
        var visits = db.Visits.VisibleTo(actor).Where(visit => partnerships.Contains(visit.PartnershipId)).Select(visit => visit.Id);
        var strategies = db.Strategies.VisibleTo(actor).Where(strategy => partnerships.Contains(strategy.PartnershipId)).Select(strategy => strategy.Id);
        var needs = db.Needs.VisibleTo(actor).Where(need => partnerships.Contains(need.PartnershipId)).Select(need => need.Id);
        var memberships = db.Memberships.Where(membership => membership.AssociationId == associationId && membership.MunicipalityId == municipalityId).Select(membership => membership.Id);
        var followUps = db.FollowUps.Where(followUp => followUp.AssociationId == associationId && followUp.MunicipalityId == municipalityId).Select(followUp => followUp.Id);
        var members = db.Memberships.Where(Membership.CountsFor(associationId)).Select(membership => membership.MunicipalityId);
        var seen = db.AuditEntries.Where(entry => entry.PartnershipId != null && partnerships.Contains(entry.PartnershipId.Value) && (entry.RecordKind != nameof(Agreement) || agreements.Contains(entry.RecordId)) && (entry.RecordKind != nameof(Project) || projects.Contains(entry.RecordId)) && (entry.RecordKind != nameof(Visit) || visits.Contains(entry.RecordId)) && (entry.RecordKind != nameof(Strategy) || strategies.Contains(entry.RecordId)) && (entry.RecordKind != nameof(Need) || needs.Contains(entry.RecordId)))
            .OfReadTexts(db, actor)
            .Concat(db.AuditEntries.Where(entry => entry.RecordKind == nameof(Membership) && memberships.Contains(entry.RecordId)))
            .Concat(db.AuditEntries.Where(entry => entry.RecordKind == nameof(FollowUp) && followUps.Contains(entry.RecordId)))
            .Where(entry => entry.Act != ActName.NewsRead
                && ((entry.RecordKind != nameof(Project) && entry.RecordKind != nameof(Visit) && entry.RecordKind != nameof(Strategy)) || !db.PartiesThatLeft().Any(party => party.PartnershipId == entry.PartnershipId && party.OrganisationId == municipalityId && party.LeftAt < entry.At))
                && !db.Set<PartnershipParty>().Any(party => party.PartnershipId == entry.PartnershipId && party.OrganisationId == municipalityId && party.OnlyInId != null && party.OnlyInId != (entry.FormerPartnershipId ?? entry.PartnershipId)))
            .WithoutNewcomers(db, db.Set<PartnershipParty>().Where(party => party.OrganisationId == municipalityId));
        var read = await (from line in seen.InLines(db.AuditEntries)
                          let entry = line.Last
                          orderby entry.At descending, entry.Sequence descending
                          select new
                          {
                              entry.PartnershipId,
                              ShowsWords = entry.PartnershipId == null || entry.OrganisationId == null || entry.OrganisationId == associationId || members.Contains(entry.OrganisationId ?? 0),
                              Entry = new TimelineEntry(entry.Act, entry.At, entry.Role, entry.OrganisationId, entry.Organisation!.Name, entry.Version, entry.Word, entry.RecordKind, entry.RecordId)
                              {
                                  Mandated = entry.Mandate!.Association!.Name,
                                  Times = line.Times,
                                  Changes = entry.Act == ActName.PartnershipFactsChanged || entry.Act == ActName.PartnershipAccepted || entry.Act == ActName.PartnershipPublicationSaid ? entry.Changes : null,
                              },
                          }).Take(LatestOfMember + 1).ToListAsync(cancel);
        var ids = read.Where(row => row.PartnershipId is not null).Select(row => row.PartnershipId!.Value).Distinct().ToList();
        var others = (await db.Set<PartnershipParty>().Where(party => ids.Contains(party.PartnershipId) && party.OrganisationId != municipalityId)
            .OrderBy(party => party.Organisation!.SortName).ThenBy(party => party.Id).Select(party => new { party.PartnershipId, party.Organisation!.Name }).ToListAsync(cancel))
            .ToLookup(party => party.PartnershipId, party => party.Name);
        return new MemberTimeline(
            [.. read.Take(LatestOfMember).Select(row => new MemberTimelineEntry((row.ShowsWords ? row.Entry : row.Entry.WithoutOwnWords()).WithoutPeople(), row.PartnershipId, row.PartnershipId is { } id ? [.. others[id]] : []))],
            read.Count > LatestOfMember);
    }

    /// <param name="isOfSeveral">The entries name the project, visit or strategy that they are about.</param>
    private async Task<Timeline> Entries(IQueryable<AuditEntry> entries, CancellationToken cancel, bool isOfSeveral = false)
    {
        // One more than is shown tells that there are older ones.
        var read = await (from line in entries.InLines(db.AuditEntries)
                          let entry = line.Last
                          orderby entry.At descending, entry.Sequence descending
                          select new TimelineEntry(entry.Act, entry.At, entry.Role, entry.OrganisationId, entry.Organisation!.Name, entry.Version, entry.Word, entry.RecordKind, entry.RecordId)
                          {
                              Mandated = entry.Mandate!.Association!.Name,
                              Times = line.Times,
                              Changes = entry.Act == ActName.PartnershipFactsChanged || entry.Act == ActName.PartnershipAccepted || entry.Act == ActName.PartnershipPublicationSaid ? entry.Changes : null,
                              Project = db.Projects.Where(project => isOfSeveral && entry.RecordKind == nameof(Project) && project.Id == entry.RecordId).Select(project => project.Title).FirstOrDefault(),
                              Visit = db.Visits.Where(visit => isOfSeveral && entry.RecordKind == nameof(Visit) && visit.Id == entry.RecordId).Select(visit => visit.Title).FirstOrDefault(),
                              Strategy = db.Strategies.Where(strategy => isOfSeveral && entry.RecordKind == nameof(Strategy) && strategy.Id == entry.RecordId).Select(strategy => strategy.Title).FirstOrDefault(),
                          }).Take(Latest + 1).ToListAsync(cancel);
        return read.Count <= Latest ? new Timeline(read, false) : new Timeline(read[..Latest], true);
    }
}

/// <param name="HasOlder">There is more than is shown.</param>
public sealed record Timeline(IReadOnlyList<TimelineEntry> Entries, bool HasOlder)
{
    public static readonly Timeline None = new([], false);
}

/// <param name="HasOlder">There is more than is shown.</param>
public sealed record MemberTimeline(IReadOnlyList<MemberTimelineEntry> Entries, bool HasOlder);

/// <param name="PartnershipId">Null for what is between the association and its member.</param>
/// <param name="Partners">The other parties of the partnership.</param>
public sealed record MemberTimelineEntry(TimelineEntry Entry, int? PartnershipId, IReadOnlyList<string> Partners);

/// <param name="Organisation">For whom; null for what the portal did.</param>
public sealed record TimelineEntry(ActName Act, DateTime At, UserRole Role, int? OrganisationId, string? Organisation, int? Version, string? Word, string RecordKind, int RecordId)
{
    /// <summary>Who acted for the organisation under its mandate.</summary>
    public string? Mandated { get; init; }

    /// <summary>How many such acts there were on that day, where there were more.</summary>
    public int Times { get; init; }

    /// <summary>The title of the project that it is about, where that is not the page's own record.</summary>
    public string? Project { get; init; }

    /// <summary>The title of the visit that it is about, where that is not the page's own record.</summary>
    public string? Visit { get; init; }

    /// <summary>The title of the strategy that it is about, where that is not the page's own record.</summary>
    public string? Strategy { get; init; }

    /// <summary>Of an act that may have changed the facts of a partnership, or who sees it: what changed, as JSON.</summary>
    internal string? Changes { get; init; }

    public IReadOnlyList<RecordedRow> Rows => RecordedRow.Read(Changes);

    /// <summary>Without who takes part in a visit, and its schedule.</summary>
    public TimelineEntry WithoutPeople() => Act.NamesPeople() ? this with { Word = null } : this;

    /// <summary>Without what the party says of its own. Whom it invites is no word of its own, nor is a part of the plan.</summary>
    public TimelineEntry WithoutOwnWords() => this with { Word = Act.NamesItsSubject() ? Word : null, Changes = Act == ActName.PartnershipPublicationSaid ? null : Changes };
}

