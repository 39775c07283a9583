using MicPortal.Application.Data;
using MicPortal.Application.Lists;
using MicPortal.Application.Needs;
using MicPortal.Application.Plans;
using MicPortal.Domain.Access;
using MicPortal.Domain.Common;
using MicPortal.Domain.Needs;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Partnerships;
using MicPortal.Domain.Projects;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Application.Projects;

/// <summary>What the pages about projects show, each read in as few queries as the page needs.</summary>
public sealed class ProjectQueries(MicPortalDbContext db)
{
    /// <summary>Different themes and sectors of plans; whoever sees more projects than have these finds the other sectors by their code.</summary>
    private const int MostCodesRead = 2_000;

    /// <param name="now">Of what the reader has left only the title orders it.</param>
    private static ListSort<Project>[] Sorts(IQueryable<int> now) =>
    [
        ListSort<Project>.By("start", project => now.Contains(project.Id) ? project.Start : null, project => project.Id, descendsFirst: true),
        ListSort<Project>.By("title", project => project.SortTitle, project => project.Id),
    ];

    /// <summary>A page of the projects that the actor may see.</summary>
    public Task<Page<ProjectRow>> List(ProjectFilter filter, PageRequest request, Actor actor, DateOnly today, CancellationToken cancel)
    {
        var now = Now(actor, today);
        return Filtered(filter, actor, today).ReadPage(Sorts(now), request, ids => Rows(db.Projects.Where(project => ids.Contains(project.Id)), now, actor), cancel);
    }

    /// <summary>All of them by title, for a file; at most as many as a list counts.</summary>
    public async Task<List<ProjectFileRow>> Export(ProjectFilter filter, Actor actor, DateOnly today, CancellationToken cancel)
    {
        var projects = Filtered(filter, actor, today).OrderBy(project => project.SortTitle).ThenBy(project => project.Id).Take(PageRequest.CountLimit);
        var now = Now(actor, today);
        var rows = await Rows(projects, now, actor).AsSingleQuery().ToListAsync(cancel);
        var (own, served) = (actor.PartyId, new Dictionary<int, List<ProjectFilePriority>>());
        // Of each plan only the priorities are kept: ten thousand whole plans are many.
        await foreach (var one in (from project in projects
                                   join version in db.Set<ProjectVersion>() on new { ProjectId = project.Id, Number = project.AgreedVersionNumber ?? project.CurrentVersionNumber } equals new { version.ProjectId, version.Number }
                                   where now.Contains(project.Id)
                                   select new { project.Id, version.Plan, Parties = project.Parties.OrderByDescending(party => party.OrganisationId == own).ThenBy(party => party.Organisation!.SortName).ThenBy(party => party.OrganisationId).Select(party => new { party.OrganisationId, party.Organisation!.Name }).ToList() }).AsSingleQuery().AsAsyncEnumerable().WithCancellation(cancel))
        {
            served[one.Id] = [.. one.Parties.SelectMany(party => one.Plan.Priorities.Where(priority => priority.OrganisationId == party.OrganisationId), (party, priority) => new ProjectFilePriority(party.Name, priority))];
        }

        return [.. rows.Select(row => new ProjectFileRow(row, served.GetValueOrDefault(row.Id, [])))];
    }

    /// <summary>Sectors of the projects that the actor may see, by code: what a list of them offers to choose from.</summary>
    public async Task<List<string>> Sectors(Actor actor, DateOnly today, CancellationToken cancel)
    {
        var now = Now(actor, today);
        return [
            .. (await db.Projects.Where(project => now.Contains(project.Id)).Select(project => project.Codes).Distinct().OrderBy(codes => codes).Take(MostCodesRead).ToListAsync(cancel))
                .SelectMany(codes => codes.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Where(code => code.All(char.IsAsciiDigit)).Distinct().Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>Codes of the countries of the parties of what a list shows: what it offers to choose from.</summary>
    public Task<List<string>> Countries(Actor actor, DateOnly today, CancellationToken cancel) =>
        db.ProjectsListedFor(actor, today).SelectMany(project => project.Parties).Where(party => party.Organisation!.CountryCode != null).Select(party => party.Organisation!.CountryCode!).Distinct().ToListAsync(cancel);

    private IQueryable<Project> Filtered(ProjectFilter filter, Actor actor, DateOnly today)
    {
        var now = Now(actor, today);
        // By what is not told of it nobody finds what they have left.
        var projects = filter.AsksOfToday ? db.Projects.Where(project => now.Contains(project.Id)) : db.ProjectsListedFor(actor, today);
        if (filter.Status is { } status)
        {
            projects = projects.Where(project => project.Status == status && (project.Partnership!.Stage != PartnershipStage.Ended || status == ProjectStatus.Completed || status == ProjectStatus.Cancelled));
        }

        if (filter.PartnershipEnded)
        {
            projects = projects.Where(project => project.Partnership!.Stage == PartnershipStage.Ended && project.Status != ProjectStatus.Completed && project.Status != ProjectStatus.Cancelled);
        }

        if (filter.Country is { } country)
        {
            projects = projects.Where(project => project.Parties.Any(party => party.Organisation!.CountryCode == country));
        }

        if (filter.PartnershipId is { } partnershipId)
        {
            projects = projects.Where(project => project.PartnershipId == partnershipId);
        }

        if (filter.Theme is { } theme)
        {
            projects = projects.Where(project => project.Codes.Contains(" " + theme + " "));
        }

        if (filter.Sector is { } sector)
        {
            projects = projects.Where(project => project.Codes.Contains(" " + sector + " "));
        }

        if (filter.ServesNone)
        {
            projects = projects.Where(project => project.Codes.Contains(" " + ProjectPlan.NoPriorityCode + " "));
        }

        if (filter.Year is { } first)
        {
            var after = PartialDate.FromYear(first.Year + 1);
            projects = projects.Where(project => project.Start < after && (project.End == null || project.End >= first));
        }

        if (filter.Text is { } text && FoldedText.Fold(text) is { Length: > 0 } folded)
        {
            // A sector is found by its code, or by how its code begins.
            var code = folded.All(char.IsAsciiDigit) ? " " + folded : null;
            projects = projects.Where(project => project.SortTitle.Contains(folded) || project.Parties.Any(party => party.Organisation!.SearchNames.Contains(folded))
                || (now.Contains(project.Id) && (project.SearchText.Contains(folded) || (code != null && project.Codes.Contains(code)))));
        }

        return projects;
    }

    /// <summary>Of one partnership, what goes on first, of that what has begun, and what the reader has left last, in no order of today; at most as many as a page shows.</summary>
    public Task<List<ProjectRow>> OfPartnership(int partnershipId, Actor actor, CancellationToken cancel)
    {
        var now = db.ProjectPlaces().ReadToday(db, partnershipId, actor);
        return Rows(db.Projects.VisibleTo(actor).Where(project => project.PartnershipId == partnershipId)
            .OrderBy(project => !now.Contains(project.Id) ? 3 : project.Status == ProjectStatus.Completed || project.Status == ProjectStatus.Cancelled ? 2 : project.Status == ProjectStatus.Running ? 0 : 1).ThenByDescending(project => project.Id).Take(PageRequest.Size), now, actor).ToListAsync(cancel);
    }

    /// <summary>Everything that the project's page shows; null when the actor may not see it.</summary>
    /// <param name="versions">Also these of its plans, where there are such.</param>
    public async Task<ProjectDetails?> Details(int id, Actor actor, CancellationToken cancel, params int[] versions)
    {
        var (own, counts) = (actor.PartyId, Membership.CountsFor(actor.AssociationId ?? 0));
        var (mandates, needs, parties, priorities) = (db.Mandates, db.Needs.VisibleTo(actor), db.Set<ProjectParty>(), db.Priorities);
        var record = await db.Projects.VisibleTo(actor).Where(project => project.Id == id).Select(project => new
        {
            project.PartnershipId,
            project.ConcurrencyToken,
            project.Status,
            project.IsDemo,
            project.CurrentVersionNumber,
            project.IsComplete,
            project.AgreedVersionNumber,
            project.AgreedAt,
            project.BegunOn,
            project.CancelReason,
            project.EndedOn,
            PartnershipEndedAt = project.Partnership!.EndedAt,
            project.Partnership.FirstContact,
            Origins = (from answer in db.Set<NeedAddressee>()
                       join need in needs on answer.NeedId equals need.Id
                       where answer.ProjectId == project.Id
                       select new ProjectOrigin(need.Id, need.PartnershipId, need.Organisation!.Name, need.Kind, need.Title, need.Language)).ToList(),
            ActorsAssociationHasParty = project.Parties.Any(party => party.Organisation!.Memberships.AsQueryable().Any(counts)),
            Parties = project.Parties.OrderBy(party => party.Organisation!.SortName).Select(party => new PlanPartyDetails(
                party.OrganisationId, party.Organisation!.Name, party.Organisation.CountryCode, party.Organisation is Municipality, party.Organisation.Memberships.AsQueryable().Any(counts))
            {
                DeclinedVersionNumber = party.DeclinedVersionNumber,
                DeclinedAt = party.DeclinedAt,
                DeclineReason = party.DeclineReason,
            }).ToList(),
            Places = project.Partnership.Parties.Select(party => new PartyPlace(party.OrganisationId, party.Answer, party.EndedOn, party.LeftAt)).ToList(),
            Reached = project.Reached.OrderBy(one => one.Id).Select(one => new MilestoneReachedDetails(one.Id, one.MilestoneKey, one.On, one.OrganisationId, one.WrittenAt, one.TakenBackAt)).ToList(),
            Versions = project.Versions.OrderBy(version => version.Number).Select(version => new PlanVersionRow(
                version.Number,
                version.WrittenAt,
                version.AgreedAt,
                version.WrittenByOrganisationId,
                mandates.Where(mandate => mandate.Id == version.WrittenUnderMandateId).Select(mandate => mandate.Association!.Name).FirstOrDefault(),
                version.Endorsements.Any(endorsement => endorsement.WithdrawnAt == null && endorsement.Party.OrganisationId == own))).ToList(),
        }).AsSingleQuery().SingleOrDefaultAsync(cancel);
        if (record is null)
        {
            return null;
        }

        var places = new PlanPlaces(record.Places, record.PartnershipEndedAt);
        var isParty = record.Parties.Exists(party => actor.ActsFor(party.OrganisationId, record.PartnershipId));
        // Before all had approved a plan an association reads nothing through its members, nor through one that had left by then.
        var readers = record.Parties.Where(party => (isParty && party.OrganisationId == own) || (record.AgreedVersionNumber is not null && party.IsMemberOfActorsAssociation && places.HasSeen(party.OrganisationId, record.AgreedAt))).Select(party => party.OrganisationId).ToList();
        var (until, status, begunOn, endedOn) = (places.ReadsUntil(readers), record.Status, record.BegunOn, record.EndedOn);
        var plans = PlansRead.All(record.Versions, record.CurrentVersionNumber, record.AgreedVersionNumber);
        if (until is { } left)
        {
            var acts = await PlanActs.Read(
                db, nameof(Project), id, left, [ActName.ProjectBegun, ActName.ProjectDaysCorrected, ActName.ProjectCompleted, ActName.ProjectCompletionTakenBack, ActName.ProjectCancelled], cancel);
            var isCompleted = acts.Last(ActName.ProjectCompleted) is { } completed && !(acts.Last(ActName.ProjectCompletionTakenBack) > completed);
            var ended = isCompleted || acts.HasBeenDone(ActName.ProjectCancelled);
            // What has ended shows the plan in force.
            plans = PlansRead.Until(left, record.Versions, ended ? record.Versions.FindLast(version => version.AgreedAt <= left)?.Number : null, null);
            status = isCompleted ? ProjectStatus.Completed : ended ? ProjectStatus.Cancelled : acts.HasBeenDone(ActName.ProjectBegun) ? ProjectStatus.Running : plans?.Agreed is null ? ProjectStatus.Idea : ProjectStatus.Planned;
            (begunOn, endedOn) = (acts.Day(nameof(Project.BegunOn)) ?? begunOn, acts.Day(nameof(Project.EndedOn)) ?? endedOn);
        }

        if (plans is null || (!isParty && plans.Agreed is null))
        {
            return null;
        }

        var shown = plans.Shown(versions);
        var read = await db.Set<ProjectVersion>().Where(version => version.ProjectId == id && shown.Contains(version.Number)).Select(version => new ProjectVersionDetails
        {
            Number = version.Number,
            Plan = version.Plan,
            EndedPriorities = (from party in parties
                               join priority in priorities on party.OrganisationId equals priority.MunicipalityId
                               where party.ProjectId == version.ProjectId && priority.EndedAt != null
                               select priority.Id).ToList(),
            Endorsements = version.Endorsements.Where(endorsement => until == null || endorsement.EndorsedAt <= until).OrderBy(endorsement => endorsement.Id).Select(endorsement => new ProjectEndorsementDetails(
                endorsement.Party.OrganisationId, endorsement.EndorsedAt, endorsement.Role, mandates.Where(mandate => mandate.Id == endorsement.MandateId).Select(mandate => mandate.Association!.Name).FirstOrDefault())
            {
                WithdrawnAt = until == null || endorsement.WithdrawnAt <= until ? endorsement.WithdrawnAt : null,
                WithdrawalReason = until == null || endorsement.WithdrawnAt <= until ? endorsement.WithdrawalReason : null,
            }).ToList(),
        }).AsSingleQuery().ToListAsync(cancel);
        // Between the two queries a version may have come.
        if (read.Find(version => version.Number == plans.Current) is not { } current)
        {
            return null;
        }

        return new ProjectDetails
        {
            Id = id,
            PartnershipId = record.PartnershipId,
            ConcurrencyToken = record.ConcurrencyToken,
            Status = status,
            IsDemo = record.IsDemo,
            AgreedAt = until is null || record.AgreedAt <= until ? record.AgreedAt : null,
            BegunOn = status is ProjectStatus.Idea or ProjectStatus.Planned ? null : begunOn,
            CancelReason = status == ProjectStatus.Cancelled ? record.CancelReason : null,
            EndedOn = status is ProjectStatus.Completed or ProjectStatus.Cancelled ? endedOn : null,
            FirstContact = record.FirstContact,
            Origin = record.Origins.FirstOrDefault(),
            Current = current,
            Agreed = read.Find(version => version.Number == plans.Agreed),
            EndorsedBefore = read.Find(version => version.Number == plans.EndorsedBefore),
            Reached = [.. record.Reached.Where(one => until is null || one.WrittenAt <= until).Select(one => until is null || one.TakenBackAt <= until ? one : one with { TakenBackAt = null })],
            Versions = plans.Rows,
            Places = places,
            ReadsUntil = until,
            VersionsRead = read,
            Parties = record.Parties,
            Standing = new ProjectStanding(
                status,
                record.PartnershipId,
                plans.Agreed is not null,
                plans.Agreed == plans.Current,
                record.IsComplete,
                [.. record.Parties.Select(party => party.Standing(current.EndorsementOf(party.OrganisationId) is not null, current.Number, places, until))],
                record.ActorsAssociationHasParty,
                record.PartnershipEndedAt is null)
            {
                WrittenById = plans.Rows.Single(version => version.Number == current.Number).WrittenByOrganisationId,
            },
        };
    }

    /// <summary>What each side says of the work, the latest first. Who may read it, the page decides.</summary>
    /// <param name="until">UTC; what came later is not for the reader.</param>
    /// <param name="known">Plans that are read already.</param>
    /// <param name="reached">Keys of milestones.</param>
    /// <param name="versions">Numbers of those in which is looked for what no known plan has.</param>
    public async Task<ProjectReports> Reports(int id, DateTime? until, IReadOnlyList<ProjectPlan> known, IReadOnlyList<int> reached, IReadOnlyList<int> versions, CancellationToken cancel)
    {
        var notes = await db.Set<ProgressNote>().Where(note => note.ProjectId == id && (until == null || note.WrittenAt <= until)).OrderByDescending(note => note.Id).Take(ProjectReports.Shown)
            .Select(note => new ProgressNoteDetails(note.Id, note.OrganisationId, note.Language, note.Text, note.WrittenAt, until == null || note.TakenBackAt <= until ? note.TakenBackAt : null)).ToListAsync(cancel);
        var spendings = await db.Set<ProjectSpending>().Where(spending => spending.ProjectId == id && (until == null || spending.WrittenAt <= until)).OrderByDescending(spending => spending.On).ThenByDescending(spending => spending.Id)
            .Select(spending => new SpendingDetails(spending.Id, spending.OrganisationId, spending.LineKey, spending.Minor, spending.Currency, spending.On, spending.Text, until == null || spending.TakenBackAt <= until ? spending.TakenBackAt : null)).ToListAsync(cancel);
        var values = await db.Set<IndicatorValue>().Where(value => value.ProjectId == id && (until == null || value.WrittenAt <= until)).OrderByDescending(value => value.On).ThenByDescending(value => value.Id)
            .Select(value => new IndicatorValueDetails(value.Id, value.OrganisationId, value.IndicatorKey, value.Value, value.On, value.People, value.Women, value.Men, value.Youth, until == null || value.TakenBackAt <= until ? value.TakenBackAt : null)).ToListAsync(cancel);
        var plans = known;
        if (spendings.Exists(spending => plans.All(plan => plan.Lines.All(line => line.Key != spending.LineKey)))
            || values.Exists(value => plans.All(plan => plan.Indicators.All(indicator => indicator.Key != value.IndicatorKey)))
            || reached.Any(key => plans.All(plan => plan.Milestones.All(milestone => milestone.Key != key))))
        {
            plans = [.. plans, .. await db.Set<ProjectVersion>().Where(version => version.ProjectId == id && version.AgreedAt != null && versions.Contains(version.Number)).OrderByDescending(version => version.Number).Select(version => version.Plan).ToListAsync(cancel)];
        }

        // On a line of a plan that came between the queries, the next reader finds it.
        spendings.RemoveAll(spending => plans.All(plan => plan.Lines.All(line => line.Key != spending.LineKey)));
        return new ProjectReports(notes, spendings, values, plans);
    }

    /// <summary>Ids of those of a list that the actor reads as they are today.</summary>
    private IQueryable<int> Now(Actor actor, DateOnly today) => db.ProjectPlaces().Present(db).ListedFor(db, actor, today);

    private IQueryable<ProjectRow> Rows(IQueryable<Project> projects, IQueryable<int> now, Actor actor)
    {
        var (own, ids, left) = (actor.PartyId, projects.Select(project => project.Id), db.PartiesThatLeft());
        return projects.Select(project => new ProjectRow
        {
            Id = project.Id,
            PartnershipId = project.PartnershipId,
            Title = project.Title,
            Left = now.Contains(project.Id) ? null : project.Parties.Any(party => party.OrganisationId == own) ? LeftReader.Own : LeftReader.Member,
            Status = project.Status,
            IsDemo = project.IsDemo,
            Start = project.Start,
            End = project.End,
            BegunOn = project.BegunOn,
            IsAgreed = project.AgreedVersionNumber != null,
            WaitsForOthers = project.AgreedVersionNumber != project.CurrentVersionNumber && project.Partnership!.EndedAt == null
                && project.Parties.Count(party => !left.Any(place => place.PartnershipId == project.PartnershipId && place.OrganisationId == party.OrganisationId)) > 1
                && !project.Parties.Any(party => party.DeclinedVersionNumber == project.CurrentVersionNumber && !left.Any(place => place.PartnershipId == project.PartnershipId && place.OrganisationId == party.OrganisationId)),
            PartnershipEnded = project.Partnership!.Stage == PartnershipStage.Ended,
            ServesNone = project.Codes.Contains(" " + ProjectPlan.NoPriorityCode + " "),
            // The ids once more, or SQLite joins all parties to their organisations first.
            Parties = project.Parties.Where(party => ids.Contains(party.ProjectId)).OrderByDescending(party => party.OrganisationId == own).ThenBy(party => party.Organisation!.SortName).Select(party => party.Organisation!.Name).ToList(),
        });
    }
}

/// <param name="Country">Of a party.</param>
/// <param name="Text">Part of the title, of a priority that it serves or of a party's name, or the code of a sector, as typed.</param>
/// <param name="Year">In which the work is planned, all or in part.</param>
public sealed record ProjectFilter(ProjectStatus? Status, string? Country, string? Text, string? Theme, PartialDate? Year)
{
    /// <summary>A DAC code.</summary>
    public string? Sector { get; init; }

    public int? PartnershipId { get; init; }

    /// <summary>Only those that serve no party's priority, as each says.</summary>
    public bool ServesNone { get; init; }

    /// <summary>Only what an ended partnership left undone.</summary>
    public bool PartnershipEnded { get; init; }

    /// <summary>Of more than the words of its title, and who takes part.</summary>
    internal bool AsksOfToday => Status is not null || PartnershipEnded || Theme is not null || Sector is not null || ServesNone || Year is not null;
}

/// <summary>A project in a file, with what the plan that stands says of their priorities.</summary>
public sealed record ProjectFileRow(ProjectRow Row, IReadOnlyList<ProjectFilePriority> Priorities);

public sealed record ProjectFilePriority(string Party, ServedPriority Priority);

public sealed class ProjectRow : IListRow
{
    public required int Id { get; init; }

    public required int PartnershipId { get; init; }

    public required string Title { get; init; }

    /// <summary>Null where the reader reads what it says today, and otherwise nothing is told beside the title and the parties.</summary>
    public required LeftReader? Left { get; init; }

    public required ProjectStatus Status { get; init; }

    public required bool IsDemo { get; init; }

    public required PartialDate? Start { get; init; }

    public required PartialDate? End { get; init; }

    public required PartialDate? BegunOn { get; init; }

    /// <summary>All parties have approved a plan.</summary>
    public required bool IsAgreed { get; init; }

    /// <summary>Not all have approved the plan as it is now, and they may.</summary>
    public required bool WaitsForOthers { get; init; }

    /// <summary>Beside the plan by which the work goes on another waits for approval.</summary>
    public bool ChangedPlanWaits => this is { Left: null, IsAgreed: true, WaitsForOthers: true, Status: ProjectStatus.Planned or ProjectStatus.Running };

    public required bool PartnershipEnded { get; init; }

    /// <summary>Of who takes part no priority, as each says.</summary>
    public required bool ServesNone { get; init; }

    public required List<string> Parties { get; init; }
}

public sealed class ProjectDetails
{
    public required int Id { get; init; }

    public required int PartnershipId { get; init; }

    public required Guid ConcurrencyToken { get; init; }

    public required ProjectStatus Status { get; init; }

    public required bool IsDemo { get; init; }

    /// <summary>UTC; when there was a plan first that all had approved.</summary>
    public required DateTime? AgreedAt { get; init; }

    public required PartialDate? BegunOn { get; init; }

    public required string? CancelReason { get; init; }

    public required PartialDate? EndedOn { get; init; }

    /// <summary>Of the partnership.</summary>
    public required PartialDate? FirstContact { get; init; }

    /// <summary>Null where it came from none, or from one that the reader does not see.</summary>
    public required ProjectOrigin? Origin { get; init; }

    public required ProjectVersionDetails Current { get; init; }

    /// <summary>The plan by which the work goes on; null while there is none.</summary>
    public required ProjectVersionDetails? Agreed { get; init; }

    /// <summary>The latest plan before the current one that the reader's organisation has approved.</summary>
    public required ProjectVersionDetails? EndorsedBefore { get; init; }

    /// <summary>All of them, the oldest first.</summary>
    public required IReadOnlyList<PlanVersionRow> Versions { get; init; }

    public required List<ProjectVersionDetails> VersionsRead { get; init; }

    /// <summary>Also what was taken back.</summary>
    public required IReadOnlyList<MilestoneReachedDetails> Reached { get; init; }

    public required IReadOnlyList<PlanPartyDetails> Parties { get; init; }

    /// <summary>UTC; the reader has left, and reads nothing that came later. Null: all of it.</summary>
    public required DateTime? ReadsUntil { get; init; }

    public required PlanPlaces Places { get; init; }

    public required ProjectStanding Standing { get; init; }

    /// <summary>While the reader took part.</summary>
    public bool PartnershipEnded => ReadsUntil is null && !Standing.PartnershipGoesOn;

    /// <summary>The plan by which the work goes on; while there is none, the current one.</summary>
    public ProjectVersionDetails StandingVersion => Agreed ?? Current;

    /// <summary>How all who took part had approved the one by which the work goes on; null while there is none.</summary>
    public PlanApprovals? Approvals => Agreed is { } agreed ? PlanApprovals.Of(Parties.Select(party => (party.OrganisationId, party.Name, agreed.EndorsementOf(party.OrganisationId)?.EndorsedAt)), Places, Versions.Single(version => version.Number == agreed.Number).AgreedAt) : null;

    /// <summary>Another plan than the one that stands is in front of the parties, who can approve it.</summary>
    public bool ChangedPlanWaits => Agreed is not null && Agreed.Number != Current.Number && Places.CanApprove(Parties.Select(party => party.OrganisationId), ReadsUntil);

    /// <summary>What the page shows as the plan: the one in front of the parties, and where nobody can approve that any more, the one that stands.</summary>
    public ProjectVersionDetails ShownVersion => ChangedPlanWaits ? Current : StandingVersion;

    /// <summary>Who has said that it does not approve the plan in front of the parties.</summary>
    public IEnumerable<string> DeclinedBy => Parties.Where(party => Standing.IsDeclinedBy(party.OrganisationId)).Select(party => party.Name);

    public string Title => StandingVersion.Plan.Title;

    /// <summary>Of the versions that were read, the latest first.</summary>
    public IReadOnlyList<ProjectPlan> PlansRead => [.. VersionsRead.OrderByDescending(version => version.Number).Select(version => version.Plan)];

    /// <summary>A later plan, which was in front of the parties when the project ended, or since when nobody can approve it; null where there is none.</summary>
    public int? WaitedNumber => Versions[^1].Number > ShownVersion.Number ? Versions[^1].Number : null;

    /// <summary>Milestones of the plan by which the work goes on of which nobody says that they are reached.</summary>
    public IReadOnlyList<Milestone> Unreached => [.. Agreed?.Plan.Milestones.Where(milestone => !Reached.Any(one => one.MilestoneKey == milestone.Key && one.TakenBackAt is null)) ?? []];

    /// <summary>In the order in which a reader sees them: their own first.</summary>
    public IEnumerable<PlanPartyDetails> PartiesFor(Actor actor) => Parties.OrderByDescending(party => party.OrganisationId == actor.OrganisationId);

    /// <summary>"" for an organisation that is none of them.</summary>
    public string NameOf(int? organisationId) => Parties.FirstOrDefault(party => party.OrganisationId == organisationId)?.Name ?? "";
}

/// <summary>The need or offer from which it came.</summary>
/// <param name="Organisation">Whose it is.</param>
public sealed record ProjectOrigin(int NeedId, int PartnershipId, string Organisation, NeedKind Kind, string Title, string Language);

public sealed class ProjectVersionDetails
{
    public required int Number { get; init; }

    public required ProjectPlan Plan { get; init; }

    /// <summary>Ids of those that the parties have taken off their lists, which the plan may name.</summary>
    public List<int> EndedPriorities { get; init; } = [];

    /// <summary>Also those that were withdrawn.</summary>
    public required List<ProjectEndorsementDetails> Endorsements { get; init; }

    public ProjectEndorsementDetails? EndorsementOf(int organisationId) => Endorsements.Find(one => one.OrganisationId == organisationId && one.WithdrawnAt is null);

    /// <summary>The last one, where the party has not approved again.</summary>
    public ProjectEndorsementDetails? WithdrawalOf(int organisationId) => EndorsementOf(organisationId) is null ? Endorsements.FindLast(one => one.OrganisationId == organisationId) : null;
}

/// <param name="UnderMandateOf">The association whose staff approved it for the party.</param>
public sealed record ProjectEndorsementDetails(int OrganisationId, DateTime EndorsedAt, UserRole Role, string? UnderMandateOf)
{
    /// <summary>UTC.</summary>
    public DateTime? WithdrawnAt { get; init; }

    public string? WithdrawalReason { get; init; }
}

/// <param name="Notes">The latest of both sides.</param>
/// <param name="Plans">Those that were read, the latest first, and where something was said of what none of them has, all that all had approved.</param>
public sealed record ProjectReports(List<ProgressNoteDetails> Notes, List<SpendingDetails> Spendings, List<IndicatorValueDetails> Values, IReadOnlyList<ProjectPlan> Plans)
{
    /// <summary>Of the notes.</summary>
    public const int Shown = 20;

    /// <summary>In all, in each currency; also on lines that the plan has no more.</summary>
    public IReadOnlyList<Money> Spent => [.. Spendings.Where(spending => spending.TakenBackAt is null).GroupBy(spending => spending.Currency).OrderBy(currency => currency.Key, StringComparer.Ordinal).Select(currency => new Money(currency.Sum(spending => spending.Minor), currency.Key))];

    /// <summary>In the minor unit of its currency, by the key of the line; what was taken back is not in it.</summary>
    public IReadOnlyDictionary<int, long> SpentByLine => Spendings.Where(spending => spending.TakenBackAt is null).GroupBy(spending => spending.LineKey).ToDictionary(line => line.Key, line => line.Sum(spending => spending.Minor));

    /// <summary>Of all plans, by their keys, in the words that they had last.</summary>
    public IReadOnlyDictionary<int, BudgetLine> Lines { get; } = Plans.SelectMany(plan => plan.Lines).DistinctBy(line => line.Key).ToDictionary(line => line.Key);

    /// <summary>Indicators that were measured, and which such a plan does not have.</summary>
    public IReadOnlyList<Indicator> IndicatorsOutside(ProjectPlan plan) =>
        [.. Plans.SelectMany(other => other.Indicators).DistinctBy(one => one.Key).Where(one => Values.Exists(value => value.IndicatorKey == one.Key) && plan.Indicators.All(other => other.Key != one.Key)).OrderBy(one => one.Key)];

    /// <summary>Milestones that were reached, and which such a plan does not have.</summary>
    public IReadOnlyList<Milestone> MilestonesOutside(ProjectPlan plan, IReadOnlyList<MilestoneReachedDetails> reached) =>
        [.. Plans.SelectMany(other => other.Milestones).DistinctBy(one => one.Key).Where(one => reached.Any(said => said.MilestoneKey == one.Key) && plan.Milestones.All(other => other.Key != one.Key))];

    /// <summary>Lines on which was spent, and which such a plan does not have.</summary>
    public IEnumerable<BudgetLine> Outside(ProjectPlan plan) => Lines.Values.Where(line => SpentByLine.ContainsKey(line.Key) && plan.Lines.All(other => other.Key != line.Key)).OrderBy(line => line.Key);
}

public sealed record ProgressNoteDetails(int Id, int OrganisationId, string Language, string Text, DateTime WrittenAt, DateTime? TakenBackAt);

public sealed record SpendingDetails(int Id, int OrganisationId, int LineKey, long Minor, string Currency, PartialDate On, string? Text, DateTime? TakenBackAt);

public sealed record IndicatorValueDetails(int Id, int OrganisationId, int IndicatorKey, decimal Value, PartialDate On, int? People, int? Women, int? Men, int? Youth, DateTime? TakenBackAt);

public sealed record MilestoneReachedDetails(int Id, int MilestoneKey, PartialDate On, int OrganisationId, DateTime WrittenAt, DateTime? TakenBackAt);
