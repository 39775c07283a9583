using MicPortal.Domain.Common;

namespace MicPortal.Application.Uploads;

/// <summary>The columns of a file, by what their headings may be: English or French, in any order and spelling of letters.</summary>
public static class UploadColumns
{
    public const string Municipality = nameof(Municipality);
    public const string Country = nameof(Country);
    public const string MemberSince = nameof(MemberSince);
    public const string Partner = nameof(Partner);
    public const string PartnerCountry = nameof(PartnerCountry);
    public const string FirstContact = nameof(FirstContact);

    public static readonly IReadOnlyList<string> All = [Municipality, Country, MemberSince, Partner, PartnerCountry, FirstContact];

    /// <summary>The first of each language is the template's.</summary>
    private static readonly Dictionary<string, (string[] English, string[] French)> Headings = new()
    {
        [Municipality] = (["Municipality", "Town", "City", "Member"], ["Municipalité", "Commune", "Collectivité", "Ville", "Membre"]),
        [Country] = (["Country code", "Country"], ["Code du pays", "Code pays", "Pays"]),
        [MemberSince] = (["Member since"], ["Membre depuis", "Adhérent depuis"]),
        [Partner] = (["Partner", "Partner town", "Partner municipality"], ["Partenaire", "Municipalité partenaire", "Commune partenaire", "Ville partenaire"]),
        [PartnerCountry] = (["Partner’s country", "Partners country", "Partner country", "Partner country code"], ["Pays du partenaire", "Pays partenaire", "Code du pays du partenaire"]),
        [FirstContact] = (["Year of first contact", "First contact"], ["Année du premier contact", "Premier contact"]),
    };

    private static readonly Dictionary<string, string> ByHeading = Headings
        .SelectMany(column => column.Value.English.Concat(column.Value.French), (column, heading) => (Heading: FoldedText.Fold(heading), column.Key))
        .DistinctBy(pair => pair.Heading).ToDictionary(pair => pair.Heading, pair => pair.Key);

    /// <summary>As the template writes it.</summary>
    public static string Heading(string column, string language) => (language == "fr" ? Headings[column].French : Headings[column].English)[0];

    /// <summary>Null for a heading of none of them: its column is left alone.</summary>
    public static string? Of(string heading) => ByHeading.GetValueOrDefault(FoldedText.Fold(heading));
}
