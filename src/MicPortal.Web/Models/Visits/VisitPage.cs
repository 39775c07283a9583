using MicPortal.Application.History;
using MicPortal.Application.Participations;
using MicPortal.Application.Visits;
using MicPortal.Domain.Access;
using MicPortal.Domain.Visits;

namespace MicPortal.Web.Models.Visits;

/// <summary>A visit's page, and what its reader may do there.</summary>
public sealed record VisitPage(VisitDetails Visit, Timeline Timeline, Actor Actor, DateOnly Today)
{
    private readonly VisitStanding standing = Visit.Standing;

    public VisitOutcome Outcome { get; init; } = new([], [], []);

    /// <summary>By day and hour.</summary>
    public IReadOnlyList<SlotDetails> Slots { get; init; } = [];

    /// <summary>Groups may part; whoever plans one day for all sees that two of its parts meet.</summary>
    public IEnumerable<SlotDetails> AtTheSameTime(SlotDetails slot) => Slots.Where(other => other.Id != slot.Id && other.Day == slot.Day && other.From < slot.Until && slot.From < other.Until);

    public bool IsParty => standing.PartyOf(Actor) is not null;

    public bool HasLeft => standing.PartyOf(Actor) is { HasLeft: true };

    public bool CanEdit => VisitAccess.CanEdit(standing, Actor);

    public bool CanEditCosts => VisitAccess.CanEditCosts(standing, Actor);

    public bool CanArrange => VisitAccess.CanArrange(standing, Actor);

    public bool CanEndorse => VisitAccess.CanEndorse(standing, Actor);

    public bool IsAsked => standing.IsAsked(Actor);

    public bool CanDecline => VisitAccess.CanDecline(standing, Actor);

    public bool CanApproveAfterAll => standing.CanApproveAfterAll(Actor);

    public bool CanWithdrawEndorsement => VisitAccess.CanWithdrawEndorsement(standing, Actor);

    public bool CanPostpone => VisitAccess.CanPostpone(standing, Actor);

    public bool CanCancel => VisitAccess.CanCancel(standing, Actor);

    public bool CanReport => VisitAccess.CanReport(standing, Actor);

    public VisitReportDetails? OwnReport => Visit.ReportOf(Actor.OrganisationId);

    /// <summary>The reader's side has answered, and nothing later is asked: it may say it anew.</summary>
    public bool HasLearned => CanReport && LearningDue is null && Outcome.LearningsOf(Actor.OrganisationId).Any();

    /// <summary>After how many months the reader's side is to say what it learned: the last time that has come; null once it has answered that, and where it is not asked.</summary>
    public int? LearningDue => CanReport && Visit.AgreedEnd is { } end && Domain.Visits.Visit.LearningMonthsDue(end, Today).Select(months => (int?)months).LastOrDefault() is { } last
        && Outcome.LearningsOf(Actor.OrganisationId).All(learning => learning.Months != last) ? last : null;

    public IEnumerable<ParticipantDetails> ParticipantsOf(int organisationId) => Visit.Participants.Where(participant => participant.OrganisationId == organisationId);

    public Participation ParticipationOf(int organisationId, VisitReportDetails report) =>
        Participation.Of(1, [report.Count], ParticipantsOf(organisationId).Select(participant => new ParticipationPosition(participant.Position, 1)));

    /// <summary>The parties' own words are read by the parties, and by an association of who wrote them.</summary>
    public bool SeesOwnWordsOf(int? organisationId) => IsParty || Visit.Parties.Exists(party => party.OrganisationId == organisationId && party.IsMemberOfActorsAssociation);

    public Timeline History => Timeline with { Entries = [.. Timeline.Entries.Select(entry => SeesOwnWordsOf(entry.OrganisationId) ? entry : entry.WithoutOwnWords()).Select(entry => Visit.ReadsUntil is null ? entry : entry.WithoutPeople())] };

    /// <summary>The plan from which the changes are shown: the one by which they travel, while another is in front of the parties.</summary>
    public VisitVersionDetails? Before => Visit.ChangedPlanWaits ? Visit.Agreed : null;
}

/// <summary>A plan to be read.</summary>
public sealed record VisitVersionText(VisitDetails Visit, VisitVersionDetails Version, IReadOnlyList<VisitProject> Projects)
{
    /// <summary>How many that the visit serves the reader may not read.</summary>
    public int HiddenProjects => Plan.ProjectIds.Count(id => !Projects.Any(project => project.Id == id));

    public VisitPlan Plan => Version.Plan;
}

/// <summary>What changed from one plan to another.</summary>
/// <param name="Projects">Of both plans, those that the reader may read.</param>
public sealed record VisitChanges(VisitDetails Visit, VisitVersionDetails Before, VisitVersionDetails After, IReadOnlyList<VisitProject> Projects)
{
    public IReadOnlyList<VisitDifference> Differences => VisitDifference.Between(Before.Plan, After.Plan);
}

/// <summary>What a form about a plan offers: the parties, the reader's own first, and the partnership's projects.</summary>
public sealed record VisitFormChoices(IReadOnlyList<VisitFormParty> Parties, IReadOnlyList<VisitProject> Projects);

/// <param name="HasLeft">It is named where the plan names it, and offered for nothing new.</param>
public sealed record VisitFormParty(int OrganisationId, string Name, string? CountryCode, bool HasLeft = false)
{
    public string Key => VisitPlanFields.KeyOf(OrganisationId);
}
