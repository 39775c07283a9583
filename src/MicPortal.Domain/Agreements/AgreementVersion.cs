using MicPortal.Domain.Access;
using MicPortal.Domain.Common;
using MicPortal.Domain.Mandates;

namespace MicPortal.Domain.Agreements;

/// <summary>
/// One text of an agreement with its author and time. A draft has a working copy (number 0); from the proposal on each
/// version is immutable, and a change makes the next one.
/// </summary>
public sealed class AgreementVersion
{
    private readonly List<AgreementVersionText> texts = [];
    private readonly List<AgreementEndorsement> endorsements = [];
    private readonly List<AgreementCoSignatory> coSignatories = [];

    private AgreementVersion()
    {
    }

    internal AgreementVersion(int number, AgreementContent content, Actor by, DateTime at)
    {
        Number = number;
        Write(content, by, at);
    }

    public int Id { get; private set; }

    public int AgreementId { get; private set; }

    /// <summary>From 1; 0 for the working copy of a draft.</summary>
    public int Number { get; private set; }

    public AgreementKind Kind { get; private set; }

    public IReadOnlyList<string> Themes { get; private set; } = [];

    public PartialDate? Start { get; private set; }

    public AgreementTerm Term { get; private set; }

    public PartialDate? End { get; private set; }

    public int? RenewalYears { get; private set; }

    public int? NoticeMonths { get; private set; }

    public int? ReviewMonths { get; private set; }

    public int? SignaturesToTakeEffect { get; private set; }

    /// <summary>The fingerprints of the documents that hold the full text.</summary>
    public IReadOnlyList<string> FullTextDocuments { get; private set; } = [];

    /// <summary>UTC.</summary>
    public DateTime WrittenAt { get; private set; }

    public int? WrittenByUserId { get; private set; }

    public int? WrittenByOrganisationId { get; private set; }

    /// <summary>Under which it was written for the organisation.</summary>
    public int? MandateId { get; private set; }

    /// <summary>For queries.</summary>
    public Mandate? Mandate { get; private set; }

    /// <summary>The version of which its reviser holds it to be a correction only; null for an ordinary revision.</summary>
    public int? CorrectedNumber { get; private set; }

    /// <summary>What became of that.</summary>
    public CorrectionState? Correction { get; private set; }

    public IReadOnlyCollection<AgreementVersionText> Texts => texts;

    public IReadOnlyCollection<AgreementEndorsement> Endorsements => endorsements;

    public IReadOnlyCollection<AgreementCoSignatory> CoSignatories => coSignatories;

    public AgreementContent Content => new()
    {
        Kind = Kind,
        Themes = Themes,
        Start = Start,
        Term = Term,
        End = End,
        RenewalYears = RenewalYears,
        NoticeMonths = NoticeMonths,
        ReviewMonths = ReviewMonths,
        SignaturesToTakeEffect = SignaturesToTakeEffect,
        CoSignatories = [.. coSignatories.OrderBy(one => one.Id).Select(one => one.ToCoSignatory())],
        FullTextDocuments = FullTextDocuments,
        Texts = [.. texts.OrderByDescending(text => text.IsAuthentic).ThenBy(text => text.Id).ThenBy(text => text.Language, StringComparer.Ordinal).Select(text => text.ToText())],
    };

    /// <summary>The endorsement that a party has given to this version and not withdrawn.</summary>
    public AgreementEndorsement? EndorsementOf(AgreementParty party) =>
        endorsements.SingleOrDefault(endorsement => endorsement.AgreementParty == party && endorsement.WithdrawnAt is null);

    internal void Write(AgreementContent written, Actor by, DateTime at)
    {
        var content = written.Normal();
        Kind = content.Kind;
        Themes = content.Themes;
        Start = content.Start;
        Term = content.Term;
        End = content.End;
        RenewalYears = content.RenewalYears;
        NoticeMonths = content.NoticeMonths;
        ReviewMonths = content.ReviewMonths;
        SignaturesToTakeEffect = content.SignaturesToTakeEffect;
        FullTextDocuments = content.FullTextDocuments;
        WrittenAt = at;
        WrittenByUserId = by.UserId;
        WrittenByOrganisationId = by.OrganisationId;
        MandateId = by.MandateId;
        coSignatories.Clear();
        coSignatories.AddRange(content.CoSignatories.Select(one => new AgreementCoSignatory(one)));
        texts.Clear();
        texts.AddRange(content.Texts.Select(text => new AgreementVersionText(text)));
    }

    internal void BecomeFirst() => Number = 1;

    internal void AskAboutCorrectionOf(int number) => (CorrectedNumber, Correction) = (number, CorrectionState.Asked);

    internal void Settle(CorrectionState correction) => Correction = correction;

    /// <summary>Who declines or returns the text, or withdraws an approval, has not taken it for a correction.</summary>
    internal void GiveUpCorrection() => Correction = Correction == CorrectionState.Asked ? CorrectionState.Refused : Correction;

    /// <summary>What was recorded of the same paper stays recorded.</summary>
    internal void TakeCoSignaturesOf(AgreementVersion earlier)
    {
        foreach (var coSignatory in coSignatories)
        {
            if (earlier.coSignatories.Find(one => one.Name == coSignatory.Name) is { } same)
            {
                coSignatory.TakeSignatureOf(same);
            }
        }
    }

    internal void Add(AgreementEndorsement endorsement) => endorsements.Add(endorsement);

    internal void Pass(Func<int?, int?> passed)
    {
        WrittenByOrganisationId = passed(WrittenByOrganisationId);
        foreach (var contribution in texts.SelectMany(text => text.Contributions))
        {
            contribution.Pass(passed);
        }
    }
}

/// <summary>A version's text in one language.</summary>
public sealed class AgreementVersionText
{
    private readonly List<AgreementContribution> contributions = [];

    private AgreementVersionText()
    {
    }

    internal AgreementVersionText(AgreementText text)
    {
        Language = text.Language;
        IsAuthentic = text.IsAuthentic;
        Title = text.Title;
        Purpose = text.Purpose;
        Scope = text.Scope;
        FullText = text.FullText;
        contributions.AddRange(text.Contributions.OrderBy(pair => pair.Key).Select(pair => new AgreementContribution(pair.Key, pair.Value)));
    }

    public int Id { get; private set; }

    public int AgreementVersionId { get; private set; }

    public string Language { get; private set; } = "";

    public bool IsAuthentic { get; private set; }

    public string Title { get; private set; } = "";

    public string Purpose { get; private set; } = "";

    public string? Scope { get; private set; }

    public string? FullText { get; private set; }

    public IReadOnlyCollection<AgreementContribution> Contributions => contributions;

    internal AgreementText ToText() => new()
    {
        Language = Language,
        IsAuthentic = IsAuthentic,
        Title = Title,
        Purpose = Purpose,
        Scope = Scope,
        FullText = FullText,
        Contributions = contributions.ToDictionary(contribution => contribution.OrganisationId, contribution => contribution.Text),
    };
}

/// <summary>What one party brings, in the language of the text that it stands in.</summary>
public sealed class AgreementContribution
{
    private AgreementContribution()
    {
    }

    internal AgreementContribution(int organisationId, string text)
    {
        OrganisationId = organisationId;
        Text = text;
    }

    public int Id { get; private set; }

    public int AgreementVersionTextId { get; private set; }

    public int OrganisationId { get; private set; }

    public string Text { get; private set; } = "";

    internal void Pass(Func<int?, int?> passed) => OrganisationId = passed(OrganisationId)!.Value;
}
