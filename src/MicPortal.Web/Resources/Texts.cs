using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using MicPortal.Domain.Common;
using Microsoft.AspNetCore.Html;
using Microsoft.Extensions.Localization;

namespace MicPortal.Web.Resources;

/// <summary>
/// The texts of the screen, from Texts.resx (English) and Texts.fr.resx. Keys begin with the feature's noun.
/// A key that is missing is a defect and throws, so that no page ever shows a raw key.
/// </summary>
public sealed partial class Texts(IStringLocalizer<Texts> localizer, HtmlEncoder encoder)
{
    public string this[string key, params object?[] arguments]
    {
        get
        {
            var text = localizer[key];
            if (text.ResourceNotFound)
            {
                throw new MissingTextException(key);
            }

            return arguments.Length == 0 ? text.Value : string.Format(CultureInfo.CurrentCulture, IsFrench ? Elided(text.Value, arguments) : text.Value, arguments);
        }
    }

    /// <summary>
    /// The form of a counted text: keys end in ".one" and ".other"; {0} is the count, further arguments follow.
    /// French uses the singular for 0 and 1 (CLDR plural rules), English for 1 only. A singular without the count says "un" or "une" in a word, which 0 is not.
    /// </summary>
    public string Counted(string key, long count, params object?[] arguments)
    {
        var singular = count == 1 || (IsFrench && count == 0 && localizer[$"{key}.one"].Value.Contains("{0", StringComparison.Ordinal));
        return this[$"{key}.{(singular ? "one" : "other")}", [count, .. arguments]];
    }

    /// <summary>"First contact: 1975". A question has its own mark.</summary>
    public string Labelled(string label, string said) => label.EndsWith('?') ? $"{label} {said}" : this["Words.Labelled", label, said];

    /// <summary>A text with markup in its arguments: the text and plain arguments are encoded, <see cref="IHtmlContent"/> stays.</summary>
    public IHtmlContent Html(string key, params object[] arguments) =>
        new HtmlFormattableString(CultureInfo.CurrentCulture, encoder.Encode(this[key]), arguments);

    public bool Has(string key) => !localizer[key].ResourceNotFound;

    private static bool IsFrench => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "fr";

    /// <summary>Before a name that begins with a vowel, "de" and "que" lose theirs: d’Aalst, qu’Oujda. Before an h they keep it, as before most foreign names.</summary>
    private static string Elided(string text, object?[] arguments) => Elidable().Replace(text, match =>
        arguments.ElementAtOrDefault(int.Parse(match.Groups["number"].ValueSpan, CultureInfo.InvariantCulture)) is string name
        && FoldedText.Fold(name) is [var first, ..] && "aeiou".Contains(first, StringComparison.Ordinal)
            ? $"{match.Groups["word"].Value[..^1]}’{match.Groups["place"].Value}" : match.Value);

    [GeneratedRegex(@"\b(?<word>[Dd]e|[Qq]ue) (?<place>\{(?<number>\d)\})")]
    private static partial Regex Elidable();
}

public sealed class MissingTextException(string key) : Exception($"No text for the key '{key}' in Resources/Texts.resx.");
