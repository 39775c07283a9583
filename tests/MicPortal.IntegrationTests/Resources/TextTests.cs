using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using MicPortal.Domain.Common;
using MicPortal.TestSupport;
using Xunit;

namespace MicPortal.IntegrationTests.Resources;

public sealed partial class TextTests
{
    private static readonly Dictionary<string, string> English = Read("Texts.resx");
    private static readonly Dictionary<string, string> French = Read("Texts.fr.resx");

    private static readonly IReadOnlyList<TextUse> Named = TextsInUse.Named(English.Keys);
    private static readonly IReadOnlyList<TextUse> Composed = TextsInUse.Composed(English.Keys);

    [Fact]
    public void English_and_French_have_the_same_texts_and_none_is_empty()
    {
        Assert.True(English.Count > 100, "Hardly any texts were read.");
        Assert.Equal(English.Keys.Order(StringComparer.Ordinal), French.Keys.Order(StringComparer.Ordinal));
        None(English.Concat(French).Where(text => string.IsNullOrWhiteSpace(text.Value)).Select(text => text.Key));
    }

    [Fact]
    public void A_text_and_its_translation_have_the_same_arguments()
    {
        // The one of a counted text may say "one" in words.
        var different = English.Keys.Where(key => !key.EndsWith(".one", StringComparison.Ordinal) && !Arguments(English[key]).SetEquals(Arguments(French[key])));

        None(different);
    }

    [Fact]
    public void A_counted_text_has_both_its_forms()
    {
        string[] counted = [.. English.Keys.Where(key => key.EndsWith(".one", StringComparison.Ordinal)).Select(key => key[..^".one".Length])];

        Assert.NotEmpty(counted);
        None(counted.Where(key => !English.ContainsKey($"{key}.other")));
        None(English.Keys.Where(key => key.EndsWith(".other", StringComparison.Ordinal)).Select(key => key[..^".other".Length]).Where(key => key.Length > 0 && !English.ContainsKey($"{key}.one") && !IsAChoice(key)));
    }

    [Fact]
    public void Every_format_of_a_text_is_well_formed()
    {
        foreach (var (key, text) in English.Concat(French).Where(text => Arguments(text.Value).Count > 0))
        {
            var arguments = Enumerable.Range(0, Arguments(text).Max() + 1).Select(number => (object)number).ToArray();
            try
            {
                _ = string.Format(CultureInfo.InvariantCulture, text, arguments);
            }
            catch (FormatException exception)
            {
                Assert.Fail($"{key}: {exception.Message}");
            }
        }
    }

    [Fact]
    public void Every_text_that_the_source_names_exists()
    {
        var missing = Named.Where(use => !use.Keys(English).Any()).Select(use => $"{use.File}: {use.Key}").ToList();

        Assert.True(Named.Count > 100, "Hardly any uses were found.");
        None(missing);
    }

    [Fact]
    public void Every_text_that_the_source_composes_exists_for_every_value()
    {
        var unknown = Composed.Where(use => !ComposedTexts.All.ContainsKey(use.Key)).Select(use => $"{use.File}: say in ComposedTexts which values {use.Key} takes").Distinct().ToList();
        var missing = Composed.Where(use => ComposedTexts.All.ContainsKey(use.Key))
            .SelectMany(use => ComposedTexts.Of(use.Key))
            .Concat(TextsInUse.Choices)
            .Distinct().Where(key => !English.ContainsKey(key) && !English.ContainsKey($"{key}.one")).ToList();

        None(unknown);
        None(missing);
    }

    [Fact]
    public void Every_text_is_used()
    {
        var used = Named.SelectMany(use => use.Keys(English))
            .Concat(Composed.Where(use => ComposedTexts.All.ContainsKey(use.Key)).SelectMany(use => ComposedTexts.Of(use.Key)))
            .Concat(TextsInUse.Choices).Concat(ComposedTexts.Otherwise)
            .SelectMany(key => new[] { key, $"{key}.one", $"{key}.other" }).ToHashSet();

        None(English.Keys.Where(key => !used.Contains(key)));
    }

    [Fact]
    public void Every_act_has_a_line_in_the_timeline()
    {
        None(Enum.GetNames<ActName>().Select(act => $"Timeline.{act}").Where(key => !English.ContainsKey(key)));
    }

    [Fact]
    public void French_is_typeset_as_French()
    {
        IEnumerable<string> wrong = French.Where(text => text.Value.Contains('\'') || NoSpaceBefore().IsMatch(text.Value) || BreakingSpaceBefore().IsMatch(text.Value)).Select(text => $"{text.Key}: {text.Value}");

        None(wrong);
    }

    /// <summary>Names them all; the runner would show the first few.</summary>
    private static void None(IEnumerable<string> wrong)
    {
        var lines = string.Join(Environment.NewLine, wrong);
        Assert.True(lines.Length == 0, lines);
    }

    private static bool IsAChoice(string key) => TextsInUse.Choices.Any(choice => choice.StartsWith(key + ".", StringComparison.Ordinal));

    private static HashSet<int> Arguments(string text) =>
        [.. Placeholder().Matches(text).Select(match => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture))];

    private static Dictionary<string, string> Read(string file) => XDocument.Load(Repository.PathOf($"src/MicPortal.Web/Resources/{file}"))
        .Root!.Elements("data").ToDictionary(text => text.Attribute("name")!.Value, text => text.Element("value")!.Value);

    [GeneratedRegex(@"\{(\d)(?::[^}]*)?\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex("[^\u00a0\u202f\\s/?!.:][?!;](\\s|$)|«[^\u00a0\u202f]|[^\u00a0\u202f]»|\\p{L}:(\\s|$)")]
    private static partial Regex NoSpaceBefore();

    [GeneratedRegex(" [:;?!»]|« ")]
    private static partial Regex BreakingSpaceBefore();
}
