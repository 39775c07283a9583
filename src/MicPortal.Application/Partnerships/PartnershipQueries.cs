using MicPortal.Application.Agreements;
using MicPortal.Application.Data;
using MicPortal.Application.Lists;
using MicPortal.Application.Mandates;
using MicPortal.Application.Needs;
using MicPortal.Application.Plans;
using MicPortal.Application.Projects;
using MicPortal.Application.Stakeholders;
using MicPortal.Application.Strategies;
using MicPortal.Application.Visits;
using MicPortal.Application.WorkingGroups;
using MicPortal.Domain.Access;
using MicPortal.Domain.Agreements;
using MicPortal.Domain.Common;
using MicPortal.Domain.Mandates;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Partnerships;
using MicPortal.Domain.Projects;
using MicPortal.Domain.Visits;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Application.Partnerships;

/// <summary>What the pages about partnerships show, each read in as few queries as the page needs.</summary>
public sealed class PartnershipQueries(MicPortalDbContext db)
{
    private static readonly ListSort<Partnership>[] Sorts =
    [
        ListSort<Partnership>.By("name", partnership => partnership.SortName, partnership => partnership.Id),
        ListSort<Partnership>.By("since", partnership => partnership.FirstContact, partnership => partnership.Id, descendsFirst: true),
        ListSort<Partnership>.By("opened", partnership => partnership.OpenedAt, partnership => partnership.Id, descendsFirst: true),
    ];

    public Task<Page<PartnershipRow>> List(PartnershipFilter filter, PageRequest request, Actor actor, DateOnly today, CancellationToken cancel) =>
        Filtered(filter, actor, today).ReadPage(Sorts, request, ids => Rows(db.Partnerships.Where(partnership => ids.Contains(partnership.Id)), actor, today), cancel);

    /// <summary>Partnerships of exactly these organisations, which a second one would repeat.</summary>
    public Task<List<PartnershipRow>> OfSameParties(IEnumerable<int> organisationIds, Actor actor, DateOnly today, CancellationToken cancel)
    {
        var partySet = Partnership.PartySetOf(organisationIds);
        return Rows(db.Partnerships.VisibleTo(actor).Where(partnership => partnership.PartySet == partySet).OrderBy(partnership => partnership.Id), actor, today).ToListAsync(cancel);
    }

    public async Task<PartnershipDetails?> Details(int id, Actor actor, CancellationToken cancel)
    {
        var counts = Membership.CountsFor(actor.AssociationId ?? 0);
        var invited = db.OpenInvitations();
        // A mandate is for one record.
        var ownId = actor.MandatedPartnershipId is null ? actor.ActingFor : 0;
        var (visible, projects, visits, strategies, needs, groups, partyId) = (db.Agreements.VisibleTo(actor), db.Projects.VisibleTo(actor), db.Visits.VisibleTo(actor), db.Strategies.VisibleTo(actor), db.Needs.VisibleTo(actor), db.WorkingGroups.VisibleTo(db, actor), actor.PartyId);
        var (projectsNow, visitsNow, strategiesNow) = (db.ProjectPlaces().ReadToday(db, id, actor), db.VisitPlaces().ReadToday(db, id, actor), db.StrategyPlaces().ReadToday(db, id, actor));
        var (strategy, waiting) = (StrategyQueries.Brief(db, strategiesNow, actor), needs.Waiting());
        // Of the others' own parts, who had left one of two records that became one reads nothing.
        var joined = db.PartiesThatJoined();
        var outside = db.Set<PartnershipParty>().Where(party => party.PartnershipId == id && party.OrganisationId == partyId && party.OnlyInId != null);
        // Nor who has left, of what they say since.
        var left = db.LeftBy(actor);
        var later = db.AuditEntries.Where(entry => entry.PartnershipId == id && entry.Act == ActName.PartnershipOwnPartChanged && left.Any(place => place.PartnershipId == id && place.LeftAt < entry.At));
        var statements = db.Set<PartnershipStatement>().Where(statement => statement.PartnershipId == id && (statement.OrganisationId == partyId || !outside.Any()) && !db.Partnerships.Any(one => one.Id == id && statement.MadeAt < one.ReopenedAt)
            && db.Set<PartnershipParty>().Any(party => party.PartnershipId == id && (party.Answer == PartyAnswer.Ended || party.Answer == PartyAnswer.CarriedOn)));
        var details = await db.Partnerships.VisibleTo(actor).Where(partnership => partnership.Id == id).Select(partnership => new PartnershipDetails
        {
            Id = partnership.Id,
            ConcurrencyToken = partnership.ConcurrencyToken,
            Origin = partnership.Origin,
            SourceId = partnership.SourceId,
            ReportedById = partnership.ReportedById,
            ReportedBy = partnership.ReportedBy!.Name,
            IsDemo = partnership.IsDemo,
            Stage = partnership.Stage,
            EndedAt = partnership.EndedAt,
            FirstContact = partnership.FirstContact,
            Note = partnership.Note,
            OpenedAt = partnership.OpenedAt,
            BegunAt = partnership.BegunAt,
            ReopenedAt = partnership.ReopenedAt,
            Invitations = partnership.Invitations.Where(invitation => invitation.JoinedAt == null && invitation.RefusedAt == null
                    && (invitation.OrganisationId == partyId ? invitation.AskedAt != null : !db.Set<PartnershipParty>().Any(party => party.PartnershipId == id && party.OrganisationId == partyId && party.Answer == PartyAnswer.Ended && (party.OnlyInId != null || party.AnsweredAt < invitation.InvitedAt)))).OrderBy(invitation => invitation.Id)
                .Select(invitation => new InvitationInBrief(invitation.OrganisationId, invitation.Organisation!.Name, invitation.AskedAt,
                    invitation.AskedAt == null || db.Set<PartnershipParty>().Any(party => party.PartnershipId == invitation.PartnershipId && party.Answer == PartyAnswer.Accepted && !invitation.Consents.Any(consent => consent.OrganisationId == party.OrganisationId)))).ToList(),
            DuplicateId = db.Partnerships.Where(other => other.PresentParties != null && other.PresentParties == partnership.PresentParties && other.PartySet == partnership.PartySet && other.Id != id && other.Parties.Any(party => party.OrganisationId == ownId)
                && !db.PartnershipDifferences.Any(difference => (difference.FirstId == id && difference.SecondId == other.Id) || (difference.FirstId == other.Id && difference.SecondId == id))).Min(other => (int?)other.Id),
            WorkingGroupCount = groups.Count(group => group.PartnershipId == id && group.EndedAt == null),
            NeedCount = needs.Count(need => need.PartnershipId == id),
            OpenNeedCount = waiting.Count(need => need.PartnershipId == id),
            LeftNeedCount = needs.Count(need => need.PartnershipId == id && need.ClosedAt == null) - waiting.Count(need => need.PartnershipId == id),
            Strategies = strategies.Where(strategy => strategy.PartnershipId == partnership.Id && (strategy.TakenBackAt == null || !strategiesNow.Contains(strategy.Id))).OrderByDescending(strategy => strategiesNow.Contains(strategy.Id) ? strategy.FromYear : 0).ThenByDescending(strategy => strategy.Id).Select(strategy).ToList(),
            HasStrategiesOfOthers = db.Strategies.Any(strategy => strategy.PartnershipId == id && strategy.AgreedVersionNumber != null && !strategies.Any(one => one.Id == strategy.Id)),
            ProjectCount = projects.Count(project => project.PartnershipId == id),
            FirstBegun = projects.Where(project => project.PartnershipId == id && projectsNow.Contains(project.Id)).Select(project => project.BegunOn).Where(begun => begun != null).OrderBy(begun => begun).FirstOrDefault(),
            VisitCount = visits.Count(visit => visit.PartnershipId == id),
            LatestVisit = visits.Where(visit => visit.PartnershipId == id && visitsNow.Contains(visit.Id) && visit.Status == VisitStatus.Agreed).Select(visit => visit.AgreedStart).OrderByDescending(start => start).FirstOrDefault(),
            Themes = partnership.Themes.OrderBy(theme => theme.Code).Select(theme => theme.Code).ToList(),
            // To the endings that there are, not to those before a reopening.
            Statements = statements.Where(statement => statement.PartnershipId == partnership.Id).OrderBy(statement => statement.MadeAt).ThenBy(statement => statement.Id).Select(statement => new StatementDetails(statement.OrganisationId, statement.Text, statement.MadeAt)).ToList(),
            // Another party may know of what is signed without it where all who signed would let everyone read it.
            AgreementsOfOthers = db.Agreements.Count(agreement => agreement.PartnershipId == id && agreement.Status == AgreementStatus.Signed && (!agreement.IsOnPaper || agreement.InForceAt != null)
                && !visible.Any(one => one.Id == agreement.Id)
                && !agreement.Parties.Any(bound => db.Set<PartnershipParty>().Any(party => party.PartnershipId == id && party.OrganisationId == bound.OrganisationId && party.Publication != Publication.Agreement))),
            ActorsAssociationHasMember = partnership.Parties.Any(party => party.Organisation!.Memberships.AsQueryable().Any(counts)),
            // The id once more: without it SQLite joins all parties of all partnerships to their organisations first.
            Parties = partnership.Parties.Where(party => party.PartnershipId == id).OrderBy(party => party.Organisation!.SortName).Select(party => new PartyDetails
            {
                OrganisationId = party.OrganisationId,
                Name = party.Organisation!.Name,
                IsAssociation = party.Organisation is Association,
                CountryCode = party.Organisation!.CountryCode,
                Population = party.Organisation is Municipality ? ((Municipality)party.Organisation).Population : null,
                Languages = party.Organisation is Municipality ? ((Municipality)party.Organisation).Languages : null,
                HasUsers = db.Users.Any(user => user.OrganisationId == party.OrganisationId && user.DisabledAt == null),
                IsMemberOfActorsAssociation = party.Organisation!.Memberships.AsQueryable().Any(counts),
                FormerNames = party.FormerNames,
                CameBySplit = party.SplitFromId != null,
                KnowsOneRecord = party.OnlyInId != null,
                HasSister = db.SplitSuccessors.Any(one => one.MunicipalityId == party.SplitFromId && one.Successor!.SuccessorId == null
                    && !db.Set<PartnershipParty>().Any(other => other.PartnershipId == id && other.OrganisationId == one.SuccessorId)),
                Answer = party.Answer,
                AnsweredAt = party.AnsweredAt,
                LeftAt = party.LeftAt,
                JoinedAt = joined.Where(one => one.PartnershipId == id && one.OrganisationId == party.OrganisationId).Select(one => one.At).FirstOrDefault(),
                ConfirmedAt = party.ConfirmedAt,
                Word = party.OrganisationId != partyId && outside.Any() ? null : party.Word,
                EndedOn = party.EndedOn,
                Path = party.OrganisationId != partyId && outside.Any() ? null : party.Path,
                PathDetail = party.OrganisationId != partyId && outside.Any() ? null : party.PathDetail,
                IsSaidLater = party.OrganisationId != partyId && later.Any(entry => entry.OrganisationId == party.OrganisationId),
                Publication = party.Publication,
                PublicationSaidAt = party.PublicationSaidAt,
                PublicationNarrowedAt = party.PublicationNarrowedAt,
                SaysBegun = party.SaysBegun,
                SaysBegunAt = party.SaysBegunAt,
                ReopensAt = party.ReopensAt,
                Mandates = db.Mandates.Where(mandate => mandate.MunicipalityId == party.OrganisationId && mandate.RevokedAt == null && mandate.Partnerships.Any(one => one.PartnershipId == id))
                    .OrderBy(mandate => mandate.Id).Select(mandate => new PartyMandate(mandate.Association!.Name, mandate.From, mandate.Until,
                        db.Set<PartnershipParty>().Any(one => one.PartnershipId == id && one.OrganisationId == mandate.AssociationId) || invited.Any(one => one.PartnershipId == id && one.OrganisationId == mandate.AssociationId))).ToList(),
                Demanding = db.StakeholderRoles.Where(role => role.PartnershipId == id && role.OrganisationId == party.OrganisationId && role.DemandedIt && role.EndedAt == null && role.StakeholderId != null)
                    .OrderBy(role => role.Id).Select(role => new StakeholderName(role.StakeholderId!.Value, role.Stakeholder!.Name) { IsOutOfDirectory = role.Stakeholder.EndedAt != null }).ToList(),
                Visions = party.Visions.OrderByDescending(vision => vision.IsAuthoritative).Select(vision => new VisionText(vision.Language, vision.Text)).ToList(),
            }).ToList(),
        }).AsSingleQuery().SingleOrDefaultAsync(cancel);
        if (details?.Parties.Exists(party => party.OrganisationId == partyId && party.KnowsOneRecord) == true)
        {
            details.Parties.FindAll(party => party.OrganisationId != partyId).ForEach(party => party.Visions.Clear());
        }

        details?.Parties.FindAll(party => party.IsSaidLater).ForEach(party => party.Visions.Clear());

        if (details?.Stage == PartnershipStage.Active)
        {
            details.WorkDates.AddRange(await WorkDates(id).ToListAsync(cancel));
        }

        return details;
    }

    /// <summary>For a page beside the partnership's own; null where the actor does not see the partnership at all.</summary>
    public Task<JointRecord?> JointRecord(int id, Actor actor, CancellationToken cancel)
    {
        var (joint, own, left, counts) = (db.Partnerships.JointRecordsOf(actor), actor.PartyId, db.PartiesThatLeft(), Membership.CountsFor(actor.AssociationId ?? 0));
        return db.Partnerships.VisibleTo(actor).Where(partnership => partnership.Id == id).Select(partnership => new JointRecord(
            id,
            joint.Any(one => one.Id == partnership.Id),
            partnership.IsDemo,
            partnership.FirstContact,
            partnership.Parties.Where(party => party.PartnershipId == id).OrderByDescending(party => party.OrganisationId == own).ThenBy(party => party.Organisation!.SortName)
                .Select(party => new JointRecordParty(party.OrganisationId, party.Organisation!.Name, left.Any(one => one.Id == party.Id))).ToList(),
            partnership.Parties.Any(party => party.OrganisationId == own || party.Organisation!.Memberships.AsQueryable().Any(counts))
                && partnership.Parties.Where(party => party.OrganisationId == own || party.Organisation!.Memberships.AsQueryable().Any(counts)).All(party => left.Any(one => one.Id == party.Id)))).AsSingleQuery().SingleOrDefaultAsync(cancel);
    }

    /// <summary>Signatures, and the starts of agreements in force, of all agreements, the beginnings and completions of all projects, the days of agreed visits, the meetings of working groups, and the days on which a strategy was endorsed by all: when they worked is no secret of those who see the record.</summary>
    private IQueryable<PartialDate> WorkDates(int id)
    {
        var agreements = db.Agreements.Where(agreement => agreement.PartnershipId == id);
        return agreements.Where(agreement => !agreement.IsOnPaper || agreement.InForceAt != null)
            .SelectMany(agreement => agreement.Parties.Where(party => party.Signature != null)).Select(party => party.Signature!.Date)
            .Concat(agreements.Where(agreement => agreement.InForceAt != null)
                .SelectMany(agreement => agreement.Versions.Where(version => version.Number == agreement.CurrentVersionNumber && version.Start != null)).Select(version => version.Start!.Value))
            .Concat(db.Projects.Where(project => project.PartnershipId == id && project.BegunOn != null).Select(project => project.BegunOn!.Value))
            .Concat(db.Projects.Where(project => project.PartnershipId == id && project.Status == ProjectStatus.Completed && project.EndedOn != null).Select(project => project.EndedOn!.Value))
            .Concat(db.Visits.Where(visit => visit.PartnershipId == id && visit.AgreedStart != null).Select(visit => visit.AgreedStart!.Value))
            // What has begun counts to its last day.
            .Concat(db.Visits.Where(visit => visit.PartnershipId == id && visit.AgreedEnd != null).Select(visit => visit.AgreedEnd!.Value))
            .Concat(db.WorkingGroups.Where(group => group.PartnershipId == id).SelectMany(group => group.Meetings).Select(meeting => meeting.HeldOn))
            .Concat(db.Strategies.Where(strategy => strategy.PartnershipId == id).SelectMany(strategy => strategy.Versions).Where(version => version.AgreedOn != null).Select(version => version.AgreedOn!.Value));
    }

    /// <summary>What a filter finds is found once, by its own index, and not asked of every partnership.</summary>
    private IQueryable<Partnership> Filtered(PartnershipFilter filter, Actor actor, DateOnly today)
    {
        var (partnerships, parties, themes) = (db.Partnerships.VisibleTo(actor), db.Set<PartnershipParty>(), db.Set<PartnershipTheme>());
        var text = FoldedText.Fold(filter.Text ?? "");
        if (text.Length > 0)
        {
            var named = db.Organisations.Where(organisation => organisation.SearchNames.Contains(text) || filter.TextCountries.Contains(organisation.CountryCode)).Select(organisation => organisation.Id);
            var found = parties.Where(party => named.Contains(party.OrganisationId)).Select(party => party.PartnershipId);
            if (filter.TextThemes.Count > 0)
            {
                found = found.Union(themes.Where(theme => filter.TextThemes.Contains(theme.Code)).Select(theme => theme.PartnershipId));
            }

            // "Reggio Emilia and Pemba", "Pemba Italy", "Pemba water": each word a part of a name or of a theme, or the beginning of a country's.
            if (filter.Words.Count > 1)
            {
                found = found.Union(filter.Words.Select(FoundBy).Aggregate((one, other) => one.Intersect(other)));
            }

            partnerships = partnerships.Where(partnership => found.Contains(partnership.Id));
        }

        IQueryable<int> FoundBy(SearchWord word)
        {
            var found = parties.Where(party => party.Organisation!.SearchNames.Contains(word.Text) || word.Countries.Contains(party.Organisation.CountryCode)).Select(party => party.PartnershipId);
            return word.Themes.Count == 0 ? found : found.Union(themes.Where(theme => word.Themes.Contains(theme.Code)).Select(theme => theme.PartnershipId));
        }

        if (filter.Party is { } organisationId)
        {
            var found = parties.Where(party => party.OrganisationId == organisationId).Select(party => party.PartnershipId);
            partnerships = partnerships.Where(partnership => found.Contains(partnership.Id));
        }

        if (filter.Association is { } associationId)
        {
            partnerships = partnerships.OfMembersOf(associationId, db);
        }

        if (filter.Country is { } country)
        {
            var found = parties.Where(party => party.Organisation!.CountryCode == country).Select(party => party.PartnershipId);
            partnerships = partnerships.Where(partnership => found.Contains(partnership.Id));
        }

        if (filter.State is { } state)
        {
            partnerships = partnerships.In(state, today, db);
        }

        if (filter.Theme is { } code)
        {
            var found = themes.Where(theme => theme.Code == code).Select(theme => theme.PartnershipId);
            partnerships = partnerships.Where(partnership => found.Contains(partnership.Id));
        }

        if (filter.Kind is { } kind)
        {
            var found = db.Agreements.VisibleTo(actor).Where(agreement => agreement.Versions.Any(version => version.Number == agreement.CurrentVersionNumber && version.Kind == kind))
                .Select(agreement => agreement.PartnershipId);
            partnerships = partnerships.Where(partnership => found.Contains(partnership.Id));
        }

        return filter.Confirmation switch
        {
            Confirmation.Confirmed => partnerships.Confirmed(),
            Confirmation.Imported => partnerships.Where(partnership => partnership.Stage == PartnershipStage.Unconfirmed),
            _ => partnerships,
        };
    }

    private IQueryable<PartnershipRow> Rows(IQueryable<Partnership> partnerships, Actor actor, DateOnly today) => Rows(partnerships, db.Partnerships.In(PartnershipState.Dormant, today, db), actor.PartyId);

    private static IQueryable<PartnershipRow> Rows(IQueryable<Partnership> partnerships, IQueryable<Partnership> dormant, int own) => partnerships.Select(partnership => new PartnershipRow
    {
        Id = partnership.Id,
        Stage = partnership.Stage,
        IsDormant = dormant.Any(one => one.Id == partnership.Id),
        Origin = partnership.Origin,
        IsDemo = partnership.IsDemo,
        FirstContact = partnership.FirstContact,
        OldestConfirmation = partnership.Parties.Where(party => party.Answer == PartyAnswer.Accepted).Min(party => party.ConfirmedAt),
        Themes = partnership.Themes.OrderBy(theme => theme.Code).Select(theme => theme.Code).ToList(),
        Parties = partnership.Parties.OrderByDescending(party => party.OrganisationId == own).ThenBy(party => party.Organisation!.SortName)
            .Select(party => new PartyName(party.OrganisationId, party.Organisation!.Name, party.Organisation.CountryCode, party.Answer)).ToList(),
    }).AsSplitQuery();
}

/// <param name="Text">Any part of a name of either town, a country or a theme; the latter two come resolved.</param>
public sealed record PartnershipFilter(
    string? Text = null,
    string? Country = null,
    AgreementKind? Kind = null,
    PartnershipState? State = null,
    string? Theme = null,
    Confirmation? Confirmation = null)
{
    /// <summary>An organisation that is a party.</summary>
    public int? Party { get; init; }

    /// <summary>An association that lists a party as its member, accepted or not.</summary>
    public int? Association { get; init; }

    /// <summary>Countries whose name the text begins.</summary>
    public IReadOnlyList<string?> TextCountries { get; init; } = [];

    /// <summary>Themes whose name, in the reader's language, the text is part of.</summary>
    public IReadOnlyList<string> TextThemes { get; init; } = [];

    /// <summary>The words of a text that has several.</summary>
    public IReadOnlyList<SearchWord> Words { get; init; } = [];
}

/// <param name="Text">Folded.</param>
/// <param name="Countries">Those whose name has a word that begins with it.</param>
/// <param name="Themes">Those of whose name, in the reader's language, it is a part.</param>
public sealed record SearchWord(string Text, IReadOnlyList<string?> Countries, IReadOnlyList<string> Themes)
{
    /// <summary>Each costs a look at every name.</summary>
    public const int Most = 5;

    public static IReadOnlyList<SearchWord> Of(string? text, Func<string, IReadOnlyList<string>> countries, Func<string, IReadOnlyList<string>> themes) =>
        [.. FoldedText.Fold(text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Except(["and", "et", "&", "-"]).Take(Most).Select(word => new SearchWord(word, [.. countries(word)], themes(word)))];
}

public enum Confirmation
{
    /// <summary>Every party has accepted it.</summary>
    Confirmed,

    /// <summary>Imported, and confirmed by no side.</summary>
    Imported,
}

public sealed class PartnershipRow : IListRow
{
    public required int Id { get; init; }

    public required PartnershipStage Stage { get; init; }

    public required bool IsDormant { get; init; }

    public PartnershipState State => JointWork.StateOf(Stage, IsDormant);

    public required PartnershipOrigin Origin { get; init; }

    public required bool IsDemo { get; init; }

    public required PartialDate? FirstContact { get; init; }

    /// <summary>UTC; of the party that has confirmed it least lately. Null: none has accepted it.</summary>
    public required DateTime? OldestConfirmation { get; init; }

    public required List<string> Themes { get; init; }

    public required List<PartyName> Parties { get; init; }

    /// <summary>Nothing has ended: a party says that it is not theirs.</summary>
    public bool IsRefused => PartnershipStates.IsRefused(Stage, Parties.Select(party => party.Answer));
}

public sealed record PartyName(int OrganisationId, string Name, string? CountryCode, PartyAnswer Answer);

public sealed record VisionText(string Language, string Text);

public sealed class PartnershipDetails
{
    /// <summary>Those that work.</summary>
    public int WorkingGroupCount { get; init; }
    /// <summary>Needs and offers of which the reader is one who asks or is asked.</summary>
    public int NeedCount { get; init; }

    /// <summary>Of them, those that somebody can still answer.</summary>
    public int OpenNeedCount { get; init; }

    /// <summary>Of them, those that nobody answers any more: a party has left.</summary>
    public int LeftNeedCount { get; init; }

    /// <summary>That the reader may see and that were not taken back, the latest years first; what the reader has left last.</summary>
    public List<StrategyInBrief> Strategies { get; init; } = [];

    /// <summary>There is one that its parties have approved, of which the reader is no party.</summary>
    public bool HasStrategiesOfOthers { get; init; }

    /// <summary>That the reader may see.</summary>
    public int ProjectCount { get; init; }

    /// <summary>When the first of them began; of none that the reader has left.</summary>
    public PartialDate? FirstBegun { get; init; }

    /// <summary>That the reader may see.</summary>
    public int VisitCount { get; init; }

    /// <summary>The first day of the latest of them, or of the next; of none that was postponed or cancelled, or that the reader has left.</summary>
    public PartialDate? LatestVisit { get; init; }

    public required int Id { get; init; }

    public required Guid ConcurrencyToken { get; init; }

    public required PartnershipOrigin Origin { get; init; }

    public required string? SourceId { get; init; }

    public required int? ReportedById { get; init; }

    /// <summary>The association's name.</summary>
    public required string? ReportedBy { get; init; }

    public required bool IsDemo { get; init; }

    /// <summary>UTC; null while it goes on.</summary>
    public required DateTime? EndedAt { get; init; }

    public required PartnershipStage Stage { get; init; }

    public required PartialDate? FirstContact { get; init; }

    public required string? Note { get; init; }

    public required DateTime OpenedAt { get; init; }

    public required DateTime? BegunAt { get; init; }

    public required DateTime? ReopenedAt { get; init; }

    /// <summary>Another record of the same parties, of which nobody has said that it is another partnership; for the parties alone.</summary>
    public required int? DuplicateId { get; init; }

    /// <summary>Open ones; for the parties alone.</summary>
    public required List<InvitationInBrief> Invitations { get; init; }

    /// <summary>Of signatures and of agreements' starts; read where the partnership is active.</summary>
    public List<PartialDate> WorkDates { get; } = [];

    /// <summary>Of the parties about an ending, the oldest first; read where a party has ended its part.</summary>
    public required List<StatementDetails> Statements { get; init; }

    public required List<string> Themes { get; init; }

    /// <summary>Signed ones that the reader does not read, and of which another party may know; for the parties alone.</summary>
    public required int AgreementsOfOthers { get; init; }

    public required bool ActorsAssociationHasMember { get; init; }

    public required List<PartyDetails> Parties { get; init; }

    public PartnershipStanding Standing => new(Stage, [.. Parties.Select(party => new PartyStanding(party.OrganisationId, party.Answer, party.Publication, party.ReopensAt is not null, party.CameBySplit, party.KnowsOneRecord, HasLeft(party.OrganisationId)))], ActorsAssociationHasMember) { ActorsAssociationKnowsOneRecord = Parties.Where(party => party.IsMemberOfActorsAssociation).All(party => party.KnowsOneRecord), Id = Id, IsImported = Origin == PartnershipOrigin.Imported, ReportedById = ReportedById };

    /// <summary>The parties that let everyone see the least; none where all say the same.</summary>
    public IReadOnlyList<PartyDetails> LeastOpen => Parties.Select(party => party.Publication).Distinct().Count() == 1 ? [] : Parties.FindAll(party => party.Publication == Parties.Min(one => one.Publication));

    public PartialDate? LastJointWork(DateOnly today) => JointWork.Last(WorkDates, Parties.Select(party => party.SaysBegunAt).OfType<DateTime>(), today);

    public PartnershipState State(DateOnly today) => JointWork.StateOf(Stage, JointWork.IsDormant(Stage, LastJointWork(today), today));

    /// <summary><see cref="Partnership.HasLeft"/>.</summary>
    public bool HasLeft(int? organisationId) => Parties.Exists(party => party.OrganisationId == organisationId && party.LeftAt is { } left && (EndedAt is null || left < EndedAt));

    /// <summary>It has not left the partnership, which goes on.</summary>
    public bool TakesPart(int organisationId) => Stage != PartnershipStage.Ended && Parties.Exists(party => party.OrganisationId == organisationId && party.Answer is PartyAnswer.None or PartyAnswer.Accepted);

    /// <summary>It joined when the reader's organisation had left, and is none of those whom that one knew.</summary>
    public bool JoinedWithout(int? organisationId, PartyDetails party) => party.JoinedAt > ReadsUntil(organisationId);

    /// <summary>UTC; the reader's organisation has left, and all of its members that are parties. Null: one takes part, or none is a party.</summary>
    public DateTime? ReadsUntil(int? organisationId) => Parties.FindAll(party => party.OrganisationId == organisationId || party.IsMemberOfActorsAssociation) is { Count: > 0 } readers && readers.TrueForAll(reader => HasLeft(reader.OrganisationId))
        ? readers.Max(reader => reader.LeftAt) : null;

    /// <summary>The reader's own town first.</summary>
    public IEnumerable<PartyDetails> PartiesFor(Actor actor) => Parties.OrderByDescending(party => party.OrganisationId == actor.OrganisationId);
}

public sealed class PartyDetails
{
    public required int OrganisationId { get; init; }

    public required string Name { get; init; }

    public required bool IsAssociation { get; init; }

    public required string? CountryCode { get; init; }

    public required int? Population { get; init; }

    /// <summary>Its working language first; null for an association.</summary>
    public required IReadOnlyList<string>? Languages { get; init; }

    public string? Language => Languages?.FirstOrDefault();

    /// <summary>Somebody of it has an account.</summary>
    public required bool HasUsers { get; init; }

    public required bool IsMemberOfActorsAssociation { get; init; }

    /// <summary>The names that it bore before a merger, between bars.</summary>
    public required string? FormerNames { get; init; }

    /// <summary>It may pass the place on to another that carries on for who had it.</summary>
    public required bool CameBySplit { get; init; }

    /// <summary>It had left one of two records that became one, and never was in the other.</summary>
    public required bool KnowsOneRecord { get; init; }

    /// <summary>Another is there that carries on for who had the place, and is no party.</summary>
    public required bool HasSister { get; init; }

    public required PartyAnswer Answer { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime? AnsweredAt { get; init; }

    /// <summary>UTC; since when it does not take part any more.</summary>
    public required DateTime? LeftAt { get; init; }

    /// <summary>UTC; of who joined those who were there, since when it is known to have had a place: who comes back had one before. Null for who has been there from the beginning.</summary>
    public required DateTime? JoinedAt { get; init; }

    /// <summary>UTC; when it last said that the record is correct.</summary>
    public required DateTime? ConfirmedAt { get; init; }

    public required string? Word { get; init; }

    public required PartialDate? EndedOn { get; init; }

    public required PathKind? Path { get => IsSaidLater ? null : field; init; }

    public required string? PathDetail { get => IsSaidLater ? null : field; init; }

    public required Publication Publication { get; init; }

    /// <summary>UTC; null: it has said nothing.</summary>
    public required DateTime? PublicationSaidAt { get; init; }

    /// <summary>UTC; when it last said that less may be seen than before.</summary>
    public required DateTime? PublicationNarrowedAt { get; init; }

    public required bool SaysBegun { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime? SaysBegunAt { get; init; }

    /// <summary>UTC; when it asked, or agreed, to open the ended partnership again.</summary>
    public required DateTime? ReopensAt { get; init; }

    /// <summary>Under which others act for it, now or later; for who sees the joint record.</summary>
    public required List<PartyMandate> Mandates { get; init; }

    /// <summary>Organisations of the town's directory that demanded the partnership.</summary>
    public required List<StakeholderName> Demanding { get; init; }

    public required List<VisionText> Visions { get; init; }

    /// <summary>It has said something else of its own since the reader left, who reads neither.</summary>
    public bool IsSaidLater { get; init; }
}

/// <param name="IsSuspended">The association is a party itself, or is invited to be one: it does not act for another here.</param>
public sealed record PartyMandate(string Association, PartialDate From, PartialDate? Until, bool IsSuspended)
{
    public bool IsInForce(DateOnly today) => Mandate.StateOn(today, From, Until, null) == MandateState.InForce;
}

/// <param name="IsRead">The actor reads the history and the parties' own texts, and not only that there is a partnership.</param>
/// <param name="Parties">The actor's own first.</param>
/// <param name="HasLeft">The reader's organisation has, and all of its members that are parties, and what the records say as a whole is not for it.</param>
public sealed record JointRecord(int Id, bool IsRead, bool IsDemo, PartialDate? FirstContact, List<JointRecordParty> Parties, bool HasLeft);

/// <param name="HasLeft">It left the others; when all end the partnership together, nobody does.</param>
public sealed record JointRecordParty(int OrganisationId, string Name, bool HasLeft);
