using System.Globalization;
using System.Text;

namespace MicPortal.Domain.Common;

/// <summary>
/// Text as it is searched and sorted: lower case, without marks, letters that do not decompose mapped to their Latin
/// base, everything but letters and digits one blank. The same function folds the data and what is typed.
/// </summary>
public static class FoldedText
{
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var rune in WellFormed(text).Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.SpacingCombiningMark
                || rune.Value is 0x2BB or 0x2BC or 0x2019 or '\'')
            {
                continue;
            }

            if (Mapped(rune) is { } mapped)
            {
                folded.Append(mapped);
            }
            else if (Rune.IsLetterOrDigit(rune))
            {
                folded.Append(Rune.ToLowerInvariant(rune).ToString());
            }
            else if (folded.Length > 0 && folded[^1] != ' ')
            {
                folded.Append(' ');
            }
        }

        return folded.ToString().TrimEnd();
    }

    /// <summary>As much of a folded text as a column holds: a letter may become several ("ß", "ﷺ").</summary>
    public static string Cut(string folded, int limit) =>
        folded.Length <= limit ? folded : folded[..(char.IsHighSurrogate(folded[limit - 1]) ? limit - 1 : limit)].TrimEnd();

    /// <summary>Half a surrogate pair and U+FFFE cannot be normalised; they become the replacement character.</summary>
    private static string WellFormed(string text) =>
        text.Any(character => char.IsSurrogate(character) || character == '\uFFFE')
            ? string.Concat(text.EnumerateRunes().Select(rune => rune.Value == 0xFFFE ? "\uFFFD" : rune.ToString()))
            : text;

    private static string? Mapped(Rune rune) => rune.Value switch
    {
        'ł' or 'Ł' => "l",
        'ø' or 'Ø' => "o",
        'đ' or 'Đ' or 'ð' or 'Ð' or 'ɗ' or 'Ɗ' => "d",
        'ß' or 'ẞ' => "ss",
        'æ' or 'Æ' => "ae",
        'œ' or 'Œ' => "oe",
        'þ' or 'Þ' => "th",
        'ı' or 'İ' => "i",
        'ħ' or 'Ħ' => "h",
        'ŋ' or 'Ŋ' => "ng",
        'ə' or 'Ə' => "e",
        'ɓ' or 'Ɓ' => "b",
        'ƙ' or 'Ƙ' => "k",
        'ŧ' or 'Ŧ' => "t",
        _ => null,
    };
}
