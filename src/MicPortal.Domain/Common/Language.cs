namespace MicPortal.Domain.Common;

/// <summary>The languages in which users write texts: ISO 639-1 codes. The screen names them.</summary>
public static class Language
{
    /// <summary>Languages of the fixed labels on a printed summary.</summary>
    public static readonly IReadOnlyList<string> OfPrint = ["en", "fr", "nl", "es", "pt", "it"];

    public static readonly IReadOnlyList<string> All =
    [
        "en", "fr", "nl", "es", "pt", "it", "de", "ar", "bg", "bs", "ca", "cs", "da", "el", "et", "eu", "fi", "gl", "ha", "he", "hr", "hu",
        "id", "ja", "ln", "lt", "lv", "mg", "mk", "ms", "nb", "ne", "pl", "ro", "ru", "rw", "sk", "sl", "sn", "so", "sq", "sr", "sv", "sw",
        "th", "tr", "uk", "ur", "vi", "wo", "xh", "yo", "zh", "zu",
    ];
}
