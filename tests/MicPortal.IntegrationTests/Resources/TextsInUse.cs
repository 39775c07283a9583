using System.Text.RegularExpressions;
using MicPortal.Application.Data;
using MicPortal.Domain.Common;
using MicPortal.TestSupport;
using MicPortal.Web.Resources;

namespace MicPortal.IntegrationTests.Resources;

/// <summary>A text that a source file names; in a composed one a star stands for what is put in.</summary>
/// <param name="IsExact">The call takes a whole key; elsewhere the beginning of keys may be handed on.</param>
internal sealed record TextUse(string File, string Key, bool IsExact)
{
    /// <summary>The texts that it can mean: itself, its counted forms, or those that begin with it.</summary>
    public IEnumerable<string> Keys(IReadOnlyDictionary<string, string> texts) =>
        texts.ContainsKey(Key) ? [Key]
        : texts.ContainsKey($"{Key}.one") ? [Key]
        : IsExact ? []
        : texts.Keys.Where(key => key.StartsWith($"{Key}.", StringComparison.Ordinal));
}

/// <summary>The keys in the source: whatever is written like one, with the first word of a text that there is.</summary>
internal static partial class TextsInUse
{
    private static readonly IReadOnlyDictionary<string, string> Sources = Repository.Sources("src", ".cs", ".cshtml");

    public static IReadOnlyList<TextUse> Named(IEnumerable<string> texts)
    {
        var firstWords = FirstWords(texts);
        return
        [
            .. Sources.SelectMany(source => Key().Matches(source.Value)
                .Select(match => new TextUse(source.Key, match.Groups[2].Value, match.Groups[1].Length > 0))
                .Where(use => firstWords.Contains(use.Key.Split('.')[0]))),
        ];
    }

    /// <summary>Put together from a key and a value.</summary>
    public static IReadOnlyList<TextUse> Composed(IEnumerable<string> texts)
    {
        var firstWords = FirstWords(texts);
        return
        [
            .. Sources.SelectMany(source => ComposedKey().Matches(source.Value)
                .Select(match => new TextUse(source.Key, Hole().Replace(match.Groups[1].Value, "*"), true))
                .Where(use => firstWords.Contains(use.Key.Split('.')[0]))),
        ];
    }

    /// <summary>One for each value of an enumeration: <see cref="Words.Choices"/>.</summary>
    public static IReadOnlyList<string> Choices { get; } =
    [
        .. Sources.Values.SelectMany(source => ChoicesOf().Matches(source).SelectMany(match => Values(match.Groups[1].Value).Select(value => $"{match.Groups[2].Value}.{value}"))),
    ];

    private static HashSet<string> FirstWords(IEnumerable<string> texts) => [.. texts.Select(key => key.Split('.')[0])];

    private static string[] Values(string enumeration) =>
        new[] { typeof(AggregateRoot).Assembly, typeof(MicPortalDbContext).Assembly, typeof(Texts).Assembly }.SelectMany(assembly => assembly.GetTypes())
            .Single(type => type.IsEnum && type.Name == enumeration.Split('.')[^1]).GetEnumNames();

    [GeneratedRegex("""((?:\bT|[tT]exts)\[|\bHtml\(|Exception\(|Counted\()?(?<!\$)"([A-Z]\w*(?:\.[A-Za-z0-9-]+)+)(?=")""")]
    private static partial Regex Key();

    [GeneratedRegex("""\$"([A-Z]\w*\.(?:[\w.-]|\{[^{}]*\})*\{[^{}]*\}[\w.]*)(?=")""")]
    private static partial Regex ComposedKey();

    [GeneratedRegex(@"\{[^{}]*\}")]
    private static partial Regex Hole();

    [GeneratedRegex("""Choices<([\w.]{2,})>\("([^"]+)"\)""")]
    private static partial Regex ChoicesOf();
}
