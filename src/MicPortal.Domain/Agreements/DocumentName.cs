using System.Globalization;
using System.Text;

namespace MicPortal.Domain.Agreements;

/// <summary>The name of a file as it is shown and handed out again: without a path, and without characters that deceive.</summary>
public static class DocumentName
{
    public const int Limit = 120;

    private const string NotInNames = "\"<>|:*?";

    /// <summary>Extensions by format; the first is the one that a name gets.</summary>
    private static readonly IReadOnlyDictionary<DocumentFormat, string[]> Extensions = new Dictionary<DocumentFormat, string[]>
    {
        [DocumentFormat.Pdf] = [".pdf"],
        [DocumentFormat.Jpeg] = [".jpg", ".jpeg"],
        [DocumentFormat.Png] = [".png"],
        [DocumentFormat.Odt] = [".odt"],
        [DocumentFormat.Docx] = [".docx"],
    };

    /// <summary>For the field that takes a file.</summary>
    public static string Accepted { get; } = string.Join(',', Extensions.Values.SelectMany(extensions => extensions));

    /// <summary>The format that a name promises; null for any other.</summary>
    public static DocumentFormat? Promises(string? name)
    {
        var extension = ExtensionOf(Shown(name));
        return Extensions.Where(pair => pair.Value.Contains(extension)).Select(pair => (DocumentFormat?)pair.Key).FirstOrDefault();
    }

    /// <summary>
    /// What stands behind the last slash, composed, without control and format characters: a right-to-left override makes
    /// "fdp.exe" of "exe.pdf". The extension stays when the rest is cut.
    /// </summary>
    /// <param name="without">What the file is called when nothing of its name is left.</param>
    public static string Clean(string? name, string without = "document")
    {
        var shown = Shown(name);
        var extension = ExtensionOf(shown);
        var stem = shown[..^extension.Length].Trim('.', ' ');
        stem = Cut(stem.Length > 0 ? stem : without, Limit - extension.Length);
        return stem + extension;
    }

    private static string Shown(string? name)
    {
        var last = (name ?? "")[((name ?? "").LastIndexOfAny(['/', '\\']) + 1)..];
        var kept = new StringBuilder();
        foreach (var rune in last.EnumerateRunes())
        {
            // Half a surrogate pair comes as the replacement character.
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned || rune == Rune.ReplacementChar)
            {
                continue;
            }

            kept.Append(Rune.IsWhiteSpace(rune) ? " " : rune.IsBmp && NotInNames.Contains((char)rune.Value, StringComparison.Ordinal) ? "-" : rune.ToString());
        }

        return string.Join(' ', kept.ToString().Normalize(NormalizationForm.FormC).Split(' ', StringSplitOptions.RemoveEmptyEntries)).TrimEnd('.', ' ');
    }

    private static string ExtensionOf(string name) =>
        name.LastIndexOf('.') is var dot and >= 0 && Extensions.Values.Any(extensions => extensions.Contains(name[dot..].ToLowerInvariant())) ? name[dot..].ToLowerInvariant() : "";

    private static string Cut(string text, int limit) =>
        text.Length <= limit ? text : text[..(char.IsHighSurrogate(text[limit - 1]) ? limit - 1 : limit)].TrimEnd();
}
