using MicPortal.Domain.Access;
using MicPortal.Domain.Common;
using MicPortal.Domain.Organisations;

namespace MicPortal.Domain.Partnerships;

/// <summary>The lasting link of two or more parties. It belongs to all of them on equal terms.</summary>
public sealed partial class Partnership : AggregateRoot
{
    public const int MostParties = 10;
    public const int WordLimit = 500;
    public const int SortNameLimit = 800;

    /// <summary>A confirmation is asked for again after so many months.</summary>
    public const int ConfirmationMonths = 12;

    private readonly List<PartnershipParty> parties = [];
    private readonly List<PartnershipTheme> themes = [];

    private Partnership()
    {
    }

    public PartnershipOrigin Origin { get; private set; }

    /// <summary>Where an imported record comes from, e.g. "wikidata-2017:3840"; unique.</summary>
    public string? SourceId { get; private set; }

    /// <summary>The association that reported it.</summary>
    public int? ReportedById { get; private set; }

    /// <summary>For queries.</summary>
    public Association? ReportedBy { get; private set; }

    public bool IsDemo { get; private set; }

    public PartnershipStage Stage { get; private set; }

    /// <summary>UTC; the act with which it ended. Null while it goes on.</summary>
    public DateTime? EndedAt { get; private set; }

    public PartialDate? FirstContact { get; private set; }

    /// <summary>What a demo record says of its history, from the seed; no party's text.</summary>
    public string? Note { get; private set; }

    /// <summary>The folded names of the parties in their order, as far as they fit, by which lists are ordered.</summary>
    public string SortName { get; private set; } = "";

    /// <summary>The parties' ids in ascending order, joined by commas: partnerships of the same parties share it.</summary>
    public string PartySet { get; private set; } = "";

    /// <summary>UTC; when the record came into the portal.</summary>
    public DateTime OpenedAt { get; private set; }

    /// <summary>UTC; when the first agreement came into force. That work has begun without one is what all parties say now.</summary>
    public DateTime? BegunAt { get; private set; }

    /// <summary>UTC; when the last party accepted, with which all had confirmed it. "Still correct" is the word of one. Null while one has not accepted, or says something else.</summary>
    public DateTime? ConfirmedAt { get; private set; }

    public IReadOnlyCollection<PartnershipParty> Parties => parties;

    public IReadOnlyCollection<PartnershipTheme> Themes => themes;

    public IEnumerable<string> ThemeCodes => themes.Select(theme => theme.Code).Order(StringComparer.Ordinal);

    private IEnumerable<PartnershipParty> Remaining => parties.Where(party => party.TakesPart);

    /// <summary>One party opens a partnership; it has accepted with that, the others are asked.</summary>
    public static Partnership Open(Organisation opener, IReadOnlyCollection<Organisation> others, OwnPart part, PartnershipFacts facts, Actor by, DateTime at, bool demo = false)
    {
        var partnership = WithParties([opener, .. others], Publication.Nothing);
        partnership.Origin = PartnershipOrigin.Opened;
        partnership.OpenedAt = at;
        partnership.IsDemo = demo;
        partnership.SetFacts(facts, at);
        partnership.PartyOf(opener.Id).Accept(part, by, at);
        partnership.FollowAnswers(at);
        partnership.Record(ActName.PartnershipOpened, by, at);
        return partnership;
    }

    /// <summary>A record from a public source: nothing is known but the parties, and each of them is asked.</summary>
    public static Partnership Import(string sourceId, IReadOnlyCollection<Organisation> organisations, DateTime at)
    {
        var partnership = WithParties(organisations, Publication.Existence);
        partnership.Origin = PartnershipOrigin.Imported;
        partnership.SourceId = sourceId;
        partnership.OpenedAt = at;
        partnership.FollowAnswers(at);
        return partnership;
    }

    /// <summary>
    /// An association knows of it: no party has said anything, and each of them is asked. Unlike what a public source says,
    /// it is not published before the parties say so.
    /// </summary>
    public static Partnership Report(int associationId, IReadOnlyCollection<Organisation> organisations, PartialDate? firstContact, Actor by, DateTime at)
    {
        var partnership = WithParties(organisations, Publication.Nothing);
        partnership.Origin = PartnershipOrigin.Reported;
        partnership.ReportedById = associationId;
        partnership.OpenedAt = at;
        partnership.SetFacts(new PartnershipFacts(firstContact, []), at);
        partnership.FollowAnswers(at);
        partnership.Record(ActName.PartnershipReported, by, at);
        return partnership;
    }

    /// <summary>It is there and has not left, whether or not it has answered.</summary>
    public bool TakesPart(int organisationId) => Remaining.Any(party => party.OrganisationId == organisationId);

    /// <summary>It left while the partnership went on without it, and stays away when the others end it later. With the act that ends the partnership nobody leaves the others.</summary>
    public bool HasLeft(int organisationId) => parties.Exists(party => party.OrganisationId == organisationId && party.LeftAt is { } left && (EndedAt is null || left < EndedAt));

    public PartnershipParty PartyOf(int organisationId) =>
        parties.SingleOrDefault(party => party.OrganisationId == organisationId) ?? throw new DomainException("Partnerships.Errors.NotAParty");

    /// <summary>The party says that the partnership is theirs, adding its own path and vision, and corrects the facts.</summary>
    public void Accept(OwnPart part, PartnershipFacts facts, Actor by, DateTime at)
    {
        var party = PartyToAnswer(by);
        party.Accept(part, by, at);
        SetFacts(facts, at);
        FollowAnswers(at);
        Record(ActName.PartnershipAccepted, by, at);
    }

    /// <summary>The party says that its part ended. Final, until all reopen.</summary>
    public void SayEnded(PartialDate ended, string? word, Actor by, DateTime at)
    {
        by.RequireBinding();
        GuardEnd(ended, at);
        Answer(PartyAnswer.Ended, ActName.PartnershipSaidEnded, word, by, at).EndedOn = ended;
    }

    /// <summary>The party says that there is no such partnership: the record leaves the public list.</summary>
    public void SayNotOurs(string? word, Actor by, DateTime at)
    {
        by.RequireBinding();
        Answer(PartyAnswer.NotOurs, ActName.PartnershipSaidNotOurs, word, by, at);
    }

    /// <summary>The party says that another municipality, often of the same name, is meant.</summary>
    public void SayWrongMunicipality(string? word, Actor by, DateTime at)
    {
        by.RequireBinding();
        Answer(PartyAnswer.WrongMunicipality, ActName.PartnershipSaidWrongMunicipality, word, by, at);
    }

    /// <summary>"Still correct", by one click. A second one on the same day says nothing new.</summary>
    public void Confirm(Actor by, DateTime at)
    {
        var party = AcceptedPartyOf(by);
        if (Stage == PartnershipStage.Ended)
        {
            throw new DomainException("Partnerships.Errors.HasEnded");
        }

        if (party.ConfirmedAt?.Date != at.Date)
        {
            party.ConfirmedAt = at;
            Record(ActName.PartnershipConfirmed, by, at);
        }
    }

    /// <summary>The party's last confirmation is so old that it is asked again.</summary>
    public static bool IsConfirmationDue(DateTime confirmedAt, DateTime now) => confirmedAt.AddMonths(ConfirmationMonths) <= now;

    /// <summary>First contact and themes are facts: any party that has accepted writes them.</summary>
    public void ChangeFacts(PartnershipFacts facts, Actor by, DateTime at)
    {
        AcceptedPartyOf(by);
        if (facts.FirstContact == FirstContact && ThemeCodes.ToHashSet().SetEquals(facts.Themes))
        {
            return;
        }

        SetFacts(facts, at);
        Record(ActName.PartnershipFactsChanged, by, at);
    }

    /// <summary>A party's path, vision and publication are its own: the others cannot change them.</summary>
    public void ChangeOwnPart(OwnPart part, Actor by, DateTime at)
    {
        var party = AcceptedPartyOf(by);
        if (party.OwnPart == (part.Vision is null ? part with { VisionLanguage = "" } : part))
        {
            return;
        }

        party.SetOwnPart(part, at);
        FollowAnswers(at);
        Record(ActName.PartnershipOwnPartChanged, by, at);
    }

    /// <summary>An agreement of the partnership has come into force, which begins it.</summary>
    public void BeginByAgreement(Actor by, DateTime at)
    {
        if (BegunAt is null)
        {
            BegunAt = at;
            FollowAnswers(at);
            Record(ActName.PartnershipBegun, by, at);
        }
    }

    /// <summary>A party has another name now, and with it the partnership another place in the lists. Needs the parties' organisations.</summary>
    public void FollowNames(Actor by, DateTime at)
    {
        SortName = SortNameOf(parties.Select(party => party.Organisation!));
        Record(ActName.PartnershipPartyRenamed, by, at);
    }

    /// <summary>For demo records: what the seed tells of the history.</summary>
    public void MarkAsDemo(string? note)
    {
        IsDemo = true;
        Note = note;
    }

    private static Partnership WithParties(IReadOnlyCollection<Organisation> organisations, Publication publication)
    {
        if (organisations.Select(organisation => organisation.Id).Distinct().Count() != organisations.Count)
        {
            throw new DomainException("Partnerships.Errors.PartyTwice") { Field = "With" };
        }

        if (organisations.Count < 2)
        {
            throw new DomainException("Partnerships.Errors.PartyAlone") { Field = "With" };
        }

        if (organisations.Count > MostParties)
        {
            throw new DomainException("Partnerships.Errors.TooManyParties", MostParties) { Field = "With" };
        }

        var partnership = new Partnership
        {
            SortName = SortNameOf(organisations),
            PartySet = PartySetOf(organisations.Select(organisation => organisation.Id)),
        };
        partnership.parties.AddRange(organisations.Select(organisation => new PartnershipParty(organisation.Id, publication)));
        return partnership;
    }

    private static string SortNameOf(IEnumerable<Organisation> organisations) =>
        FoldedText.Cut(string.Join(' ', organisations.Select(organisation => organisation.SortName).Order(StringComparer.Ordinal)), SortNameLimit);

    /// <summary>The canonical text of a set of parties.</summary>
    public static string PartySetOf(IEnumerable<int> organisationIds) => string.Join(',', organisationIds.Distinct().Order());

    private PartnershipParty Answer(PartyAnswer answer, ActName act, string? word, Actor by, DateTime at)
    {
        var party = PartyToAnswer(by);
        party.SetAnswer(answer, word, by, at);
        FollowAnswers(at);
        Record(act, by, at, word: word);
        return party;
    }

    private PartnershipParty PartyToAnswer(Actor by)
    {
        var party = PartyOf(by.OrganisationId ?? 0);
        return party.Answer is PartyAnswer.Accepted or PartyAnswer.Ended
            ? throw new DomainException("Partnerships.Errors.AlreadyAnswered")
            : party;
    }

    private PartnershipParty AcceptedPartyOf(Actor by)
    {
        var party = PartyOf(by.OrganisationId ?? 0);
        return party.Answer == PartyAnswer.Accepted ? party : throw new DomainException("Partnerships.Errors.NotAccepted");
    }

    private void SetFacts(PartnershipFacts facts, DateTime at)
    {
        if (facts.FirstContact?.IsInFuture(at) == true)
        {
            throw new DomainException("Partnerships.Errors.FirstContactInFuture") { Field = "FirstContact" };
        }

        if (facts.Themes.FirstOrDefault(code => !Theme.IsKnown(code)) is { } unknown)
        {
            throw new DomainException("Partnerships.Errors.UnknownTheme", unknown) { Field = "Themes" };
        }

        FirstContact = facts.FirstContact;
        themes.RemoveAll(theme => !facts.Themes.Contains(theme.Code));
        themes.AddRange(facts.Themes.Distinct().Except(ThemeCodes.ToList()).Select(code => new PartnershipTheme(code)));
    }

    /// <summary>The stage follows from what the parties said and whether work has begun.</summary>
    private void FollowAnswers(DateTime at)
    {
        var remaining = Remaining.ToList();
        var accepted = remaining.Where(party => party.Answer == PartyAnswer.Accepted).ToList();
        ConfirmedAt = accepted.Count > 1 && parties.All(party => party.Answer is PartyAnswer.Accepted or PartyAnswer.Ended or PartyAnswer.CarriedOn) ? ConfirmedAt ?? at : null;
        Stage = remaining.Count < 2 || SuccessorId is not null ? PartnershipStage.Ended
            : accepted.Count == 0 ? PartnershipStage.Unconfirmed
            : accepted.Count == remaining.Count && (BegunAt is not null || accepted.All(party => party.SaysBegun)) ? PartnershipStage.Active
            : PartnershipStage.Exploring;
        EndedAt = Stage == PartnershipStage.Ended ? EndedAt ?? at : null;
        PresentParties = Stage == PartnershipStage.Ended ? null : PartySetOf(remaining.Select(party => party.OrganisationId));
    }
}

public enum PartnershipOrigin
{
    Opened,
    Imported,
    Reported,
}

public enum PartnershipStage
{
    Unconfirmed,
    Exploring,
    Active,
    Ended,
}

/// <summary>What any party may write and correct.</summary>
public sealed record PartnershipFacts(PartialDate? FirstContact, IReadOnlyCollection<string> Themes);

public sealed class PartnershipTheme
{
    private PartnershipTheme()
    {
    }

    internal PartnershipTheme(string code) => Code = code;

    public int Id { get; private set; }

    public int PartnershipId { get; private set; }

    public string Code { get; private set; } = "";
}
