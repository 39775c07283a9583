using System.Globalization;
using System.Resources;
using MicPortal.Application.ReferenceData;
using MicPortal.Domain.Agreements;
using MicPortal.Domain.Common;

namespace MicPortal.Web.Resources;

/// <summary>
/// The fixed labels of the printed summary, with its dates, numbers and names, in one of <see cref="Language.OfPrint"/>:
/// a mayor reads the print in a language that the screens do not have yet.
/// </summary>
public sealed class SummaryLabels(string language, CountryDirectory countries)
{
    private static readonly ResourceManager Resources = new(typeof(SummaryLabels));

    private readonly CultureInfo culture = CultureInfo.GetCultureInfo(language switch { "en" => "en-GB", "pt" => "pt-PT", _ => language });

    public string Language => language;

    public string this[string key, params object?[] arguments]
    {
        get
        {
            var text = Resources.GetString(key, culture) ?? throw new MissingTextException(key);
            return arguments.Length == 0 ? text : string.Format(culture, text, arguments);
        }
    }

    /// <summary>The form of a counted text, as in <see cref="Texts.Counted"/>.</summary>
    public string Counted(string key, long count, params object?[] arguments) =>
        this[$"{key}.{(count == 1 || (language == "fr" && count == 0) ? "one" : "other")}", [count, .. arguments]];

    public string Kind(AgreementKind kind) => this[$"Kind.{kind}"];

    public string Country(string? code) => countries.Name(code, language);

    public string Date(DateOnly day) => day.ToString(this[day.Day == 1 ? "Format.FirstDay" : "Format.Day"], culture);

    public string Date(PartialDate date) => (date.Month, date.Day) switch
    {
        (null, _) => date.Year.ToString(CultureInfo.InvariantCulture),
        (_, null) => date.Earliest.ToString(this["Format.Month"], culture),
        _ => Date(date.Earliest),
    };
}
