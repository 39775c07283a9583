using MicPortal.Application.ReferenceData;
using MicPortal.Domain.Agreements;
using MicPortal.Domain.Common;

namespace MicPortal.Web.Resources;

/// <summary>A party's own word for a kind of agreement: jumelage, gemellaggio, stedenband, Städtepartnerschaft.</summary>
public static class KindWords
{
    private static readonly Dictionary<AgreementKind, string> German = new()
    {
        [AgreementKind.Contact] = "Kontakt",
        [AgreementKind.LetterOfIntent] = "Absichtserklärung",
        [AgreementKind.Friendship] = "Städtefreundschaft",
        [AgreementKind.ProjectPartnership] = "Projektpartnerschaft",
        [AgreementKind.Cooperation] = "Zusammenarbeit",
        [AgreementKind.Twinning] = "Städtepartnerschaft",
        [AgreementKind.Amendment] = "Zusatzvereinbarung",
    };

    /// <summary>Null where the word is not known; none is made up.</summary>
    public static string? In(string? language, AgreementKind kind, CountryDirectory countries) =>
        language is null ? null
        : language == "de" ? German[kind]
        : Language.OfPrint.Contains(language) ? new SummaryLabels(language, countries).Kind(kind)
        : null;
}
