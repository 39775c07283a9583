using MicPortal.Domain.Access;
using MicPortal.Domain.Common;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Partnerships;
using MicPortal.Domain.Priorities;
using MicPortal.Domain.Projects;

namespace MicPortal.Domain.Needs;

/// <summary>
/// What one party of a partnership needs, or offers, and asks the others about. Each of them answers once: it accepts, and there is
/// an idea of a project; it proposes something else, to which the asker says yes or withdraws; or it refers to who can help.
/// </summary>
public sealed partial class Need : AggregateRoot
{
    public const int TitleLimit = 160;
    public const int TextLimit = 2000;
    public const int WordLimit = 2000;
    public const int ReasonLimit = 500;
    public const int MostYears = 2;

    private readonly List<NeedAddressee> addressees = [];

    private Need()
    {
    }

    public int PartnershipId { get; private set; }

    /// <summary>For acts that open a project, and for queries.</summary>
    public Partnership? Partnership { get; private set; }

    /// <summary>Whose it is.</summary>
    public int OrganisationId { get; private set; }

    /// <summary>For queries.</summary>
    public Organisation? Organisation { get; private set; }

    public NeedKind Kind { get; private set; }

    public string Title { get; private set; } = "";

    /// <summary>Folded, for sorting and searching.</summary>
    public string SortTitle { get; private set; } = "";

    public string Text { get; private set; } = "";

    /// <summary>ISO 639-1: of title and text.</summary>
    public string Language { get; private set; } = "";

    /// <summary>Of the asker or of one that is asked: from which it comes.</summary>
    public int? PriorityId { get; private set; }

    public Priority? Priority { get; private set; }

    /// <summary>The asker's own, of this partnership or another, of which nothing came: it is asked once more.</summary>
    public int? EarlierId { get; private set; }

    /// <summary>The day by which an answer is wished.</summary>
    public PartialDate AnswerBy { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime AskedAt { get; private set; }

    public bool IsDemo { get; private set; }

    /// <summary>UTC; null while somebody's word is still to come.</summary>
    public DateTime? ClosedAt { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime? WithdrawnAt { get; private set; }

    public string? WithdrawalReason { get; private set; }

    public IReadOnlyCollection<NeedAddressee> Addressees => addressees;

    /// <param name="earlierId">The asker's own, of which nothing came, that it asks once more.</param>
    public static Need Ask(Partnership partnership, IReadOnlyCollection<int> organisationIds, NeedFacts facts, Actor by, DateTime at, int? earlierId = null)
    {
        var own = partnership.Parties.SingleOrDefault(party => party.OrganisationId == by.OrganisationId) ?? throw new DomainException("Plans.Errors.NotAParty");
        Require(own.Answer == PartyAnswer.Accepted, "Agreements.Errors.PartnershipNotAccepted");
        var asked = organisationIds.Distinct().ToList();
        Require(asked.Count > 0 && !asked.Contains(own.OrganisationId), "Needs.Errors.NobodyAsked", "Addressees");
        foreach (var organisationId in asked)
        {
            Require(partnership.Parties.Any(party => party.OrganisationId == organisationId), "Plans.Errors.NotOfPartnership");
            Require(partnership.TakesPart(organisationId), "Plans.Errors.PartyHasLeft");
            Require(partnership.PartyOf(organisationId).Answer == PartyAnswer.Accepted, "Needs.Errors.NotAccepted", "Addressees");
        }

        // Over everywhere: at UTC-12 a day ends last.
        Require(!facts.AnswerBy.HasPassed(DateOnly.FromDateTime(at.AddHours(-12))), "Needs.Errors.DayPassed", nameof(AnswerBy));
        if (facts.AnswerBy.Latest > DateOnly.FromDateTime(at).AddYears(MostYears))
        {
            throw new DomainException("Needs.Errors.DayTooFar", MostYears) { Field = nameof(AnswerBy) };
        }

        var need = new Need
        {
            PartnershipId = partnership.Id,
            OrganisationId = own.OrganisationId,
            Kind = facts.Kind,
            Title = facts.Title,
            SortTitle = FoldedText.Cut(FoldedText.Fold(facts.Title), TitleLimit),
            Text = facts.Text,
            Language = facts.Language,
            PriorityId = facts.PriorityId,
            EarlierId = earlierId,
            AnswerBy = facts.AnswerBy,
            AskedAt = at,
            IsDemo = partnership.IsDemo,
        };
        need.addressees.AddRange(asked.Select(id => new NeedAddressee(id)));
        need.Record(facts.Kind == NeedKind.Offer ? ActName.NeedOffered : ActName.NeedAsked, by, at, word: need.Title);
        return need;
    }

    /// <returns>The idea of a project of the two, which all of it read at once.</returns>
    public Project Accept(string? word, Actor by, DateTime at)
    {
        by.RequireBinding();
        var addressee = Answering(by);
        var project = OpenProject(addressee.OrganisationId, Text, by, at);
        addressee.Say(NeedAnswer.Accepted, word, at);
        addressee.BecomeProject(project);
        return Answered(project, ActName.NeedAccepted, by, at);
    }

    /// <summary>It would do something else, or do it otherwise.</summary>
    public void Reframe(string proposal, Actor by, DateTime at)
    {
        Answering(by).Say(NeedAnswer.Reframed, proposal, at);
        Record(ActName.NeedReframed, by, at, word: Title);
    }

    /// <param name="toWhom">Who can help instead, in words.</param>
    public void Refer(string toWhom, Actor by, DateTime at)
    {
        Answering(by).Say(NeedAnswer.Referred, toWhom, at);
        FollowAnswers(at);
        Record(ActName.NeedReferred, by, at, word: Title);
    }

    /// <summary>The asker says yes to what another proposed.</summary>
    /// <returns>The idea of a project of the two.</returns>
    public Project Agree(int organisationId, Actor by, DateTime at)
    {
        by.RequireBinding();
        RequireOpen();
        Require(by.OrganisationId == OrganisationId, "Needs.Errors.NotYours");
        var addressee = addressees.SingleOrDefault(one => one.OrganisationId == organisationId && one.WaitsForAsker) ?? throw new DomainException("Needs.Errors.NothingProposed");
        var project = OpenProject(organisationId, addressee.Word!, by, at);
        addressee.BeAgreed(at);
        addressee.BecomeProject(project);
        return Answered(project, ActName.NeedAgreed, by, at);
    }

    public void Withdraw(string reason, Actor by, DateTime at)
    {
        Require(by.OrganisationId == OrganisationId, "Needs.Errors.NotYours");
        RequireOpen();
        (WithdrawnAt, WithdrawalReason, ClosedAt) = (at, reason, at);
        Record(Kind == NeedKind.Offer ? ActName.NeedOfferWithdrawn : ActName.NeedWithdrawn, by, at, word: Title);
    }

    /// <summary>The asker has read what was answered and asks for nothing more.</summary>
    public void ReadAnswers(Actor by, DateTime at) => Record(ActName.NewsRead, by, at);

    private NeedAddressee Answering(Actor by)
    {
        RequireOpen();
        var addressee = addressees.SingleOrDefault(one => one.OrganisationId == by.OrganisationId) ?? throw new DomainException("Needs.Errors.NotAsked");
        Require(addressee.Answer is null, "Needs.Errors.AnsweredAlready");
        Require(Partnership!.TakesPart(OrganisationId), "Needs.Errors.AskerHasLeft");
        return addressee;
    }

    private void RequireOpen()
    {
        Require(WithdrawnAt is null, "Needs.Errors.Withdrawn");
        Require(ClosedAt is null, "Needs.Errors.AnsweredAlready");
    }

    private Project OpenProject(int organisationId, string objectives, Actor by, DateTime at)
    {
        int[] parties = [OrganisationId, organisationId];
        var plan = new ProjectPlan { Title = Title, Language = Language, Objectives = objectives };
        return Project.Open(Partnership!, parties, Priority is { } priority && parties.Contains(priority.MunicipalityId) ? plan with { Priorities = [new ServedPriority(priority.MunicipalityId, priority.Title, priority.Id)] } : plan, by, at);
    }

    private Project Answered(Project project, ActName act, Actor by, DateTime at)
    {
        FollowAnswers(at);
        Record(act, by, at, word: Title);
        return project;
    }

    private void FollowAnswers(DateTime at) => ClosedAt = addressees.TrueForAll(one => one.Answer is not null && !one.WaitsForAsker) ? at : null;
}

public enum NeedKind
{
    Need,
    Offer,
}

public enum NeedAnswer
{
    Accepted,
    Reframed,
    Referred,
}

/// <param name="AnswerBy">A whole day.</param>
public sealed record NeedFacts(NeedKind Kind, string Title, string Text, string Language, PartialDate AnswerBy, int? PriorityId = null);

/// <summary>A party that is asked, and what it answers.</summary>
public sealed class NeedAddressee
{
    private NeedAddressee()
    {
    }

    internal NeedAddressee(int organisationId) => OrganisationId = organisationId;

    public int Id { get; private set; }

    public int NeedId { get; private set; }

    public int OrganisationId { get; private set; }

    /// <summary>For queries.</summary>
    public Organisation? Organisation { get; private set; }

    /// <summary>Null until it answers, which it does once.</summary>
    public NeedAnswer? Answer { get; private set; }

    /// <summary>What it proposes, or to whom it refers; beside a yes what it wants to say.</summary>
    public string? Word { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime? AnsweredAt { get; private set; }

    /// <summary>UTC; when the asker said yes to the proposal.</summary>
    public DateTime? AgreedAt { get; private set; }

    /// <summary>The idea that came of it.</summary>
    public int? ProjectId { get; private set; }

    public Project? Project { get; private set; }

    /// <summary>To say yes to the proposal, or to withdraw.</summary>
    public bool WaitsForAsker => Answer == NeedAnswer.Reframed && AgreedAt is null;

    internal void Say(NeedAnswer answer, string? word, DateTime at) => (Answer, Word, AnsweredAt) = (answer, word, at);

    internal void BeAgreed(DateTime at) => AgreedAt = at;

    internal void BecomeProject(Project project) => Project = project;

    internal void Pass(Func<int, int> passed) => OrganisationId = passed(OrganisationId);
}
