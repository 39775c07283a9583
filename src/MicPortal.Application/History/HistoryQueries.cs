using System.Globalization;
using MicPortal.Application.Agreements;
using MicPortal.Application.Data;
using MicPortal.Application.Lists;
using MicPortal.Application.Needs;
using MicPortal.Application.Partnerships;
using MicPortal.Application.Projects;
using MicPortal.Application.Strategies;
using MicPortal.Application.Visits;
using MicPortal.Domain.Access;
using MicPortal.Domain.Agreements;
using MicPortal.Domain.Common;
using MicPortal.Domain.ConfirmationRounds;
using MicPortal.Domain.Mandates;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Partnerships;
using MicPortal.Domain.Priorities;
using MicPortal.Domain.Projects;
using MicPortal.Domain.Stakeholders;
using MicPortal.Domain.Strategies;
using MicPortal.Domain.Uploads;
using MicPortal.Domain.Visits;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Application.History;

/// <summary>The whole history of a record: each act with what it changed, the newest first, a page at a time. Who may read it, the page decides.</summary>
public sealed class HistoryQueries(MicPortalDbContext db)
{
    private const string User = nameof(User);

    /// <summary>The partnership's own acts, and those of its agreements, from the proposal on, and projects of which the reader or a member is a party.</summary>
    public Task<HistoryRows> OfPartnership(int id, Actor actor, PageRequest request, CancellationToken cancel) => Read(db.ActsOf(id, actor), 0, request, cancel);

    /// <param name="withDraft">What its drafting organisation did before it proposed is its own.</param>
    public Task<HistoryRows> OfAgreement(int id, bool withDraft, PageRequest request, CancellationToken cancel) =>
        Read(db.AuditEntries.Where(entry => entry.RecordKind == nameof(Agreement) && entry.RecordId == id && (withDraft || entry.PartnershipId != null)), 0, request, cancel);

    public Task<HistoryRows> OfProject(int id, DateTime? until, PageRequest request, CancellationToken cancel) => Read(EntriesOf(nameof(Project), id, until), 0, request, cancel);

    public Task<HistoryRows> OfVisit(int id, DateTime? until, PageRequest request, CancellationToken cancel) => Read(EntriesOf(nameof(Visit), id, until), 0, request, cancel);

    public Task<HistoryRows> OfStrategy(int id, DateTime? until, Actor actor, PageRequest request, CancellationToken cancel) =>
        Read(EntriesOf(nameof(Strategy), id, until).OfReadTexts(db, actor), 0, request, cancel);

    /// <param name="until">UTC; what came later is not for the reader.</param>
    private IQueryable<AuditEntry> EntriesOf(string kind, int id, DateTime? until) => db.AuditEntries.Where(entry => entry.RecordKind == kind && entry.RecordId == id && (until == null || entry.At <= until));

    /// <summary>Its record, its posts, what it offers, seeks and puts first, its stakeholders, its memberships, its mandates, who asked for access to it, and the accounts of its people.</summary>
    public Task<HistoryRows> OfMunicipality(int id, PageRequest request, CancellationToken cancel)
    {
        var memberships = db.Memberships.Where(membership => membership.MunicipalityId == id).Select(membership => membership.Id);
        var requests = db.AccessRequests.Where(asked => asked.MunicipalityId == id).Select(asked => asked.Id);
        var mandates = db.Mandates.Where(mandate => mandate.MunicipalityId == id).Select(mandate => mandate.Id);
        var positions = db.Positions.Where(position => position.MunicipalityId == id).Select(position => position.Id);
        var interests = db.Interests.Where(interest => interest.MunicipalityId == id).Select(interest => interest.Id);
        var stakeholders = db.Stakeholders.Where(stakeholder => stakeholder.MunicipalityId == id).Select(stakeholder => stakeholder.Id);
        var priorities = db.Priorities.Where(priority => priority.MunicipalityId == id).Select(priority => priority.Id);
        return Read(
            OfOrganisation(nameof(Municipality), id, memberships).Concat(db.AuditEntries.Where(entry => (entry.RecordKind == nameof(AccessRequest) && requests.Contains(entry.RecordId))
                || (entry.RecordKind == nameof(Mandate) && mandates.Contains(entry.RecordId))
                || (entry.RecordKind == nameof(Position) && positions.Contains(entry.RecordId)) || (entry.RecordKind == nameof(Interest) && interests.Contains(entry.RecordId)) || (entry.RecordKind == nameof(Stakeholder) && stakeholders.Contains(entry.RecordId))
                || (entry.RecordKind == nameof(Priority) && priorities.Contains(entry.RecordId)))),
            id, request, cancel);
    }

    /// <summary>Its record, its memberships, the mandates that it holds, its rounds, its uploads, and the accounts of its people; a follow-up is for the two who write it alone.</summary>
    public Task<HistoryRows> OfAssociation(int id, PageRequest request, CancellationToken cancel)
    {
        var memberships = db.Memberships.Where(membership => membership.AssociationId == id).Select(membership => membership.Id);
        var mandates = db.Mandates.Where(mandate => mandate.AssociationId == id).Select(mandate => mandate.Id);
        var rounds = db.ConfirmationRounds.Where(round => round.AssociationId == id).Select(round => round.Id);
        var uploads = db.Uploads.Where(upload => upload.AssociationId == id).Select(upload => upload.Id);
        var sisters = db.SisterLinks.Where(link => link.FirstAssociationId == id || link.SecondAssociationId == id).Select(link => link.Id);
        return Read(
            OfOrganisation(nameof(Association), id, memberships).Concat(db.AuditEntries.Where(entry => (entry.RecordKind == nameof(SisterLink) && sisters.Contains(entry.RecordId)) || (entry.RecordKind == nameof(ConfirmationRound) && rounds.Contains(entry.RecordId))
                || (entry.RecordKind == nameof(Mandate) && mandates.Contains(entry.RecordId)) || (entry.RecordKind == nameof(Upload) && uploads.Contains(entry.RecordId)))),
            id, request, cancel);
    }

    public Task<HistoryRows> OfMembership(int id, PageRequest request, CancellationToken cancel) =>
        Read(db.AuditEntries.Where(entry => entry.RecordKind == nameof(Membership) && entry.RecordId == id), 0, request, cancel);

    public Task<HistoryRows> OfUser(int id, PageRequest request, CancellationToken cancel) =>
        Read(db.AuditEntries.Where(entry => entry.RecordKind == User && entry.RecordId == id), 0, request, cancel);

    /// <summary>Null when the reader may not see the agreement.</summary>
    public Task<AgreementHead?> HeadOfAgreement(int id, Actor actor, CancellationToken cancel)
    {
        var (own, counts) = (actor.PartyId, Membership.CountsFor(actor.AssociationId ?? 0));
        return db.Agreements.VisibleTo(actor).Where(agreement => agreement.Id == id).Select(agreement => new AgreementHead
        {
            Id = agreement.Id,
            PartnershipId = agreement.PartnershipId,
            DraftingOrganisationId = agreement.DraftingOrganisationId,
            ActorsAssociationHasParty = agreement.Parties.Any(party => party.Organisation!.Memberships.AsQueryable().Any(counts)),
            Titles = agreement.Versions.Where(version => version.Number == agreement.CurrentVersionNumber).SelectMany(version => version.Texts)
                .OrderByDescending(text => text.IsAuthentic).ThenBy(text => text.Id).Select(text => new AgreementTitle(text.Language, text.Title)).ToList(),
            Parties = agreement.Parties.OrderByDescending(party => party.OrganisationId == own).ThenBy(party => party.Organisation!.SortName)
                .Select(party => new HistoryParty(party.Id, party.OrganisationId, party.Organisation!.Name) { SignatureId = party.Signature == null ? null : party.Signature.Id, IsMemberOfActorsAssociation = party.Organisation!.Memberships.AsQueryable().Any(counts) }).ToList(),
        }).AsSplitQuery().SingleOrDefaultAsync(cancel);
    }

    /// <summary>Null when the reader may not see the partnership.</summary>
    public Task<PartnershipHead?> HeadOfPartnership(int id, Actor actor, CancellationToken cancel)
    {
        var (own, counts) = (actor.PartyId, Membership.CountsFor(actor.AssociationId ?? 0));
        return db.Partnerships.VisibleTo(actor).Where(partnership => partnership.Id == id).Select(partnership => new PartnershipHead
        {
            Id = partnership.Id,
            ImportedAt = partnership.Origin == PartnershipOrigin.Imported ? partnership.OpenedAt : null,
            Parties = partnership.Parties.Where(party => party.PartnershipId == id).OrderByDescending(party => party.OrganisationId == own).ThenBy(party => party.Organisation!.SortName)
                .Select(party => new HistoryParty(party.Id, party.OrganisationId, party.Organisation!.Name) { IsMemberOfActorsAssociation = party.Organisation!.Memberships.AsQueryable().Any(counts) }).ToList(),
            FormerRows = (from party in db.Set<PartnershipParty>()
                          join former in db.Partnerships on party.PartnershipId equals former.Id
                          where former.SuccessorId == partnership.Id
                          select new HistoryParty(party.Id, party.OrganisationId, party.Organisation!.Name)).ToList(),
        }).AsSingleQuery().SingleOrDefaultAsync(cancel);
    }

    /// <summary>The titles of projects that the reader sees.</summary>
    public Task<Dictionary<int, string>> ProjectTitles(IReadOnlyCollection<int> projectIds, CancellationToken cancel) =>
        db.Projects.Where(project => projectIds.Contains(project.Id)).ToDictionaryAsync(project => project.Id, project => project.Title, cancel);

    public Task<Dictionary<int, string>> VisitTitles(IReadOnlyCollection<int> visitIds, CancellationToken cancel) =>
        db.Visits.Where(visit => visitIds.Contains(visit.Id)).ToDictionaryAsync(visit => visit.Id, visit => visit.Title, cancel);

    public Task<Dictionary<int, string>> StrategyTitles(IReadOnlyCollection<int> strategyIds, CancellationToken cancel) =>
        db.Strategies.Where(strategy => strategyIds.Contains(strategy.Id)).ToDictionaryAsync(strategy => strategy.Id, strategy => strategy.Title, cancel);

    /// <summary>The titles of agreements that the reader sees, in each of their languages.</summary>
    public Task<Dictionary<int, List<AgreementTitle>>> Titles(IReadOnlyCollection<int> agreementIds, CancellationToken cancel) =>
        db.Agreements.Where(agreement => agreementIds.Contains(agreement.Id)).Select(agreement => new
        {
            agreement.Id,
            Titles = agreement.Versions.Where(version => version.Number == agreement.CurrentVersionNumber).SelectMany(version => version.Texts)
                .OrderByDescending(text => text.IsAuthentic).ThenBy(text => text.Id).Select(text => new AgreementTitle(text.Language, text.Title)).ToList(),
        }).AsSingleQuery().ToDictionaryAsync(agreement => agreement.Id, agreement => agreement.Titles, cancel);

    private IQueryable<AuditEntry> OfOrganisation(string kind, int id, IQueryable<int> memberships)
    {
        var users = db.Users.Where(user => user.OrganisationId == id).Select(user => user.Id);
        return db.AuditEntries.Where(entry => entry.RecordKind == kind && entry.RecordId == id)
            .Concat(db.AuditEntries.Where(entry => entry.RecordKind == nameof(Membership) && memberships.Contains(entry.RecordId)))
            .Concat(db.AuditEntries.Where(entry => entry.RecordKind == User && users.Contains(entry.RecordId)));
    }

    /// <param name="organisationId">Whose history it is: of a membership the other side is named.</param>
    private async Task<HistoryRows> Read(IQueryable<AuditEntry> entries, int organisationId, PageRequest request, CancellationToken cancel)
    {
        var count = await entries.Take(PageRequest.CountLimit + 1).CountAsync(cancel);
        var (backwards, page) = (request.Before is not null, entries);
        if (Cursor(request.Before ?? request.After) is var (at, sequence))
        {
            page = backwards
                ? entries.Where(entry => entry.At > at || (entry.At == at && entry.Sequence > sequence))
                : entries.Where(entry => entry.At < at || (entry.At == at && entry.Sequence < sequence));
        }
        else if (request.Before != PageRequest.LastPage)
        {
            (backwards, request) = (false, request with { After = null });
        }

        var ordered = backwards ? page.OrderBy(entry => entry.At).ThenBy(entry => entry.Sequence) : page.OrderByDescending(entry => entry.At).ThenByDescending(entry => entry.Sequence);
        var read = await ordered.Take(PageRequest.Size + 1).Select(entry => new HistoryEntry
        {
            Sequence = entry.Sequence,
            At = entry.At,
            Act = entry.Act,
            Role = entry.Role,
            OrganisationId = entry.OrganisationId,
            Organisation = entry.Organisation!.Name,
            Mandated = entry.Mandate!.Association!.Name,
            Post = entry.User!.Post,
            AccountMadeAt = entry.User!.CreatedAt,
            AccountMadeBy = db.Users.Where(creator => creator.Id == entry.User!.CreatedByUserId).Select(creator => creator.Post).FirstOrDefault(),
            Version = entry.Version,
            Word = entry.Word,
            RecordKind = entry.RecordKind,
            RecordId = entry.RecordId,
            Subject = entry.RecordKind == User ? db.Users.Where(user => user.Id == entry.RecordId).Select(user => user.Post).FirstOrDefault()
                : entry.RecordKind == nameof(Mandate) ? db.Mandates.Where(mandate => mandate.Id == entry.RecordId).Select(mandate => mandate.MunicipalityId == organisationId ? mandate.Association!.Name : mandate.Municipality!.Name).FirstOrDefault()
                : entry.RecordKind == nameof(AccessRequest) ? db.AccessRequests.Where(asked => asked.Id == entry.RecordId).Select(asked => asked.Post).FirstOrDefault()
                : entry.RecordKind == nameof(SisterLink)
                    ? db.Associations.Where(sister => sister.Id != organisationId && db.SisterLinks.Any(link => link.Id == entry.RecordId && (link.FirstAssociationId == sister.Id || link.SecondAssociationId == sister.Id))).Select(sister => sister.Name).FirstOrDefault()
                : entry.RecordKind == nameof(Membership) && organisationId != 0
                    ? db.Memberships.Where(membership => membership.Id == entry.RecordId).Select(membership => membership.MunicipalityId == organisationId ? membership.Association!.Name : membership.Municipality!.Name).FirstOrDefault()
                : null,
            Changes = entry.Changes,
        }).ToListAsync(cancel);
        var more = read.Count > PageRequest.Size;
        var rows = read.Take(PageRequest.Size).ToList();
        if (backwards)
        {
            rows.Reverse();
        }

        var isLast = request.Before == PageRequest.LastPage;
        return new HistoryRows(
            rows,
            count,
            rows.Count > 0 && (backwards ? more : request.After is not null) ? Cursor(rows[0]) : null,
            rows.Count > 0 && (backwards ? !isLast : more) ? Cursor(rows[^1]) : null);
    }

    private static string Cursor(HistoryEntry entry) => string.Create(CultureInfo.InvariantCulture, $"{entry.At.Ticks}-{entry.Sequence}");

    /// <summary>Null for a cursor that nobody wrote: the page begins at the newest.</summary>
    private static (DateTime At, long Sequence)? Cursor(string? text) =>
        text?.Split('-') is [var ticks, var sequence]
        && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at <= DateTime.MaxValue.Ticks
        && long.TryParse(sequence, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? (new DateTime(at, DateTimeKind.Utc), number) : null;
}

/// <param name="Count">Exact up to <see cref="PageRequest.CountLimit"/>; one more means "more than".</param>
/// <param name="Newer">The cursor of the page before; null on the first.</param>
/// <param name="Older">The cursor of the page behind; null on the last.</param>
public sealed record HistoryRows(IReadOnlyList<HistoryEntry> Entries, int Count, string? Newer, string? Older);

/// <summary>An act as its history shows it. What is personal in it stands in a column of its own, and is not read.</summary>
public sealed record HistoryEntry
{
    public required long Sequence { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; init; }

    public required ActName Act { get; init; }

    public required UserRole Role { get; init; }

    public required int? OrganisationId { get; init; }

    /// <summary>For whom; null for what the portal did.</summary>
    public required string? Organisation { get; init; }

    /// <summary>Who acted for the organisation under its mandate.</summary>
    public required string? Mandated { get; init; }

    /// <summary>What the one who acted does there; null for what nobody with an account did.</summary>
    public required string? Post { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime? AccountMadeAt { get; init; }

    /// <summary>The post of who made the account that acted; null where the portal or its operator did.</summary>
    public required string? AccountMadeBy { get; init; }

    public required int? Version { get; init; }

    /// <summary>What the actor said with it.</summary>
    public required string? Word { get; init; }

    public required string RecordKind { get; init; }

    public required int RecordId { get; init; }

    /// <summary>The post of the account or of who asked for one; the other side of a membership.</summary>
    public required string? Subject { get; init; }

    internal string? Changes { get; init; }

    /// <summary>The reader does not see what this party says of its own.</summary>
    public bool HidesOwnWords { get; init; }

    /// <summary>Who takes part in a visit and its schedule are told on the visit's own pages alone, and there to nobody who has left.</summary>
    private bool HidesPeople { get; init; }

    public IReadOnlyList<RecordedRow> Rows => [.. RecordedRow.Read(Changes).Where(row => !(HidesOwnWords && IsOwnPart(row)) && !(HidesPeople && IsOfPeople(row)) && !(MovesSchedule && row.Entity == nameof(VisitSlot)))];

    /// <inheritdoc cref="TimelineEntry.WithoutOwnWords"/>
    public HistoryEntry WithoutOwnWords() => Act.NamesItsSubject() ? this : this with { Word = null };

    /// <inheritdoc cref="TimelineEntry.WithoutPeople"/>
    public HistoryEntry WithoutPeople() => this with { Word = Act.NamesPeople() ? null : Word, HidesPeople = true };

    /// <summary>The agreement or the plan that became another with the act: the version before it can be compared.</summary>
    public bool MadeVersion => Act is ActName.AgreementRevised or ActName.AgreementCorrected or ActName.AgreementPaperCorrected or ActName.ProjectRevised or ActName.VisitRevised && Version > 1;

    /// <summary>With the days of the plan, all parts of the schedule alike.</summary>
    private bool MovesSchedule => Act is ActName.VisitRevised or ActName.VisitEndorsed or ActName.PlanStandsWithoutParty;

    private static bool IsOfPeople(RecordedRow row) => row.Entity is nameof(VisitParticipant) or nameof(VisitSlot);

    private static bool IsOwnPart(RecordedRow row) => row.Entity is nameof(PartnershipParty) or nameof(PartyVision) or nameof(AgreementRemark) or nameof(AgreementRemarkAnswer);
}

/// <param name="RowId">Of the party in its record.</param>
public sealed record HistoryParty(int RowId, int OrganisationId, string Name)
{
    public int? SignatureId { get; init; }

    public bool IsMemberOfActorsAssociation { get; init; }
}

/// <summary>What the page about a partnership's history needs of it.</summary>
public sealed class PartnershipHead
{
    public required int Id { get; init; }

    /// <summary>UTC; null for one that was opened in the portal.</summary>
    public required DateTime? ImportedAt { get; init; }

    public required List<HistoryParty> Parties { get; init; }

    /// <summary>Of the parties in records of the same partnership that was entered twice.</summary>
    public required List<HistoryParty> FormerRows { get; init; }
}

/// <summary>What the page about an agreement's history needs of it.</summary>
public sealed class AgreementHead
{
    public required int Id { get; init; }

    public required int PartnershipId { get; init; }

    public required int DraftingOrganisationId { get; init; }

    public required bool ActorsAssociationHasParty { get; init; }

    public required List<AgreementTitle> Titles { get; init; }

    public required List<HistoryParty> Parties { get; init; }
}
