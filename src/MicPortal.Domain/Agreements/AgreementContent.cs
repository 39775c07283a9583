using MicPortal.Domain.Common;
using MicPortal.Domain.Partnerships;

namespace MicPortal.Domain.Agreements;

/// <summary>The whole text that a party endorses, as a draft is written and a version is made from it.</summary>
public sealed record AgreementContent
{
    public const int MostReviewMonths = 240;
    public const int MostRenewalYears = 50;
    public const int MostNoticeMonths = 60;

    public required AgreementKind Kind { get; init; }

    public IReadOnlyList<string> Themes { get; init; } = [];

    /// <summary>Null: it begins with the signature that brings it into force.</summary>
    public PartialDate? Start { get; init; }

    public AgreementTerm Term { get; init; } = AgreementTerm.Open;

    /// <summary>For a fixed or tacitly renewed term.</summary>
    public PartialDate? End { get; init; }

    /// <summary>Tacitly renewed by so many years.</summary>
    public int? RenewalYears { get; init; }

    /// <summary>Unless notice is given so many months before the end.</summary>
    public int? NoticeMonths { get; init; }

    public int? ReviewMonths { get; init; }

    /// <summary>In force from so many signatures; null: from the last one.</summary>
    public int? SignaturesToTakeEffect { get; init; }

    /// <summary>Who signs beside the parties.</summary>
    public IReadOnlyList<CoSignatory> CoSignatories { get; init; } = [];

    public required IReadOnlyList<AgreementText> Texts { get; init; }

    /// <summary>
    /// The fingerprints of the documents that hold the full text. Who approves the version approves these very files. They
    /// change by the acts on documents alone; a form for the text leaves them as they are.
    /// </summary>
    public IReadOnlyList<string> FullTextDocuments { get; init; } = [];

    /// <summary>
    /// As a version keeps it: without what its term does not use, blank parts or the browser's line ends. Two contents
    /// that say the same are the same then.
    /// </summary>
    public AgreementContent Normal() => this with
    {
        Themes = [.. Themes.Distinct().Order(StringComparer.Ordinal)],
        RenewalYears = Term == AgreementTerm.TacitlyRenewed ? RenewalYears : null,
        NoticeMonths = Term == AgreementTerm.TacitlyRenewed ? NoticeMonths : null,
        CoSignatories = [.. CoSignatories.Where(one => !string.IsNullOrWhiteSpace(one.Name)).Select(one => new CoSignatory(one.Name.Trim(), string.IsNullOrWhiteSpace(one.Description) ? null : one.Description.Trim()))],
        Texts = [.. Texts.Select(text => text.Normal())],
        FullTextDocuments = [.. FullTextDocuments.Distinct().Order(StringComparer.Ordinal)],
    };

    /// <summary>Throws what is certainly wrong with it for an agreement between these organisations.</summary>
    public void Guard(IReadOnlyCollection<int> organisationIds)
    {
        if (Texts.Count == 0)
        {
            throw new DomainException("Agreements.Errors.NoText") { Field = "Texts" };
        }

        if (Texts.Select(text => text.Language).Distinct().Count() != Texts.Count)
        {
            throw new DomainException("Agreements.Errors.LanguageTwice") { Field = "Texts" };
        }

        if (!Texts.Any(text => text.IsAuthentic))
        {
            throw new DomainException("Agreements.Errors.NoAuthenticText") { Field = "Texts" };
        }

        if (Term == AgreementTerm.Open ? End is not null : End is null)
        {
            throw new DomainException("Agreements.Errors.EndAndTermDiffer") { Field = "End" };
        }

        if (Start is { } start && End is { } end && end.CertainlyBefore(start))
        {
            throw new DomainException("Agreements.Errors.EndBeforeStart") { Field = "End" };
        }

        if (Term == AgreementTerm.TacitlyRenewed && RenewalYears is null)
        {
            throw new DomainException("Agreements.Errors.RenewalYearsMissing") { Field = "RenewalYears" };
        }

        if (SignaturesToTakeEffect is { } needed && (needed < 2 || needed > organisationIds.Count))
        {
            throw new DomainException("Agreements.Errors.SignaturesToTakeEffect", 2, organisationIds.Count) { Field = "SignaturesToTakeEffect" };
        }

        if (CoSignatories.Count > CoSignatory.Most || CoSignatories.Select(one => one.Name).Distinct().Count() != CoSignatories.Count)
        {
            throw new DomainException("Agreements.Errors.CoSignatories", CoSignatory.Most) { Field = "CoSignatories" };
        }

        if (Themes.FirstOrDefault(code => !Theme.IsKnown(code)) is { } unknown)
        {
            throw new DomainException("Partnerships.Errors.UnknownTheme", unknown) { Field = "Themes" };
        }

        if (Texts.Any(text => text.Contributions.Keys.Except(organisationIds).Any()))
        {
            throw new DomainException("Agreements.Errors.ContributionOfStranger") { Field = "Texts" };
        }
    }
}

/// <summary>The agreement's text in one language.</summary>
public sealed record AgreementText
{
    public const int TitleLimit = 200;
    public const int PurposeLimit = 800;
    public const int ScopeLimit = 800;
    public const int ContributionLimit = 500;
    public const int FullTextLimit = 20_000;

    /// <summary>ISO 639-1.</summary>
    public required string Language { get; init; }

    /// <summary>Authentic, or a translation. Never made by a machine.</summary>
    public required bool IsAuthentic { get; init; }

    public required string Title { get; init; }

    public required string Purpose { get; init; }

    public string? Scope { get; init; }

    public string? FullText { get; init; }

    /// <summary>What each party brings, by organisation id.</summary>
    public IReadOnlyDictionary<int, string> Contributions { get; init; } = new Dictionary<int, string>();

    internal AgreementText Normal() => this with
    {
        Title = Title.Trim(),
        Purpose = Normal(Purpose) ?? "",
        Scope = Normal(Scope),
        FullText = Normal(FullText),
        Contributions = Contributions.Where(contribution => Normal(contribution.Value) is not null).ToDictionary(contribution => contribution.Key, contribution => Normal(contribution.Value)!),
    };

    private static string? Normal(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim().ReplaceLineEndings("\n");
}

/// <summary>The instrument; each is shown under each country's own word (jumelage, gemellaggio, stedenband).</summary>
public enum AgreementKind
{
    Contact,
    LetterOfIntent,
    Friendship,
    ProjectPartnership,
    Cooperation,
    Twinning,
    Amendment,
}

public enum AgreementTerm
{
    Open,
    Fixed,
    TacitlyRenewed,
}
