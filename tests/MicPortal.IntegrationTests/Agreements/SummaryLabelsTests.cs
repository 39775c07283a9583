using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using MicPortal.Domain.Common;
using MicPortal.Domain.Partnerships;
using MicPortal.Web.Models.Agreements;
using MicPortal.Web.Resources;
using QRCoder;
using Xunit;

namespace MicPortal.IntegrationTests.Agreements;

public sealed partial class SummaryLabelsTests
{
    private static readonly Dictionary<string, string> English = Labels("en");

    public static TheoryData<string> OtherLanguages => [.. Language.OfPrint.Except(["en"])];

    [Theory]
    [MemberData(nameof(OtherLanguages))]
    public void Every_label_exists_in_the_language_with_the_same_places_for_arguments(string language)
    {
        var labels = Labels(language);

        Assert.Equal(English.Keys.Order(StringComparer.Ordinal), labels.Keys.Order(StringComparer.Ordinal));
        Assert.All(labels, label =>
        {
            Assert.NotEmpty(label.Value);
            Assert.Equal(Places(English[label.Key]), Places(label.Value));
        });
    }

    [Theory]
    [InlineData("en")]
    [InlineData("fr")]
    public void Themes_and_kinds_of_agreement_have_the_names_that_the_screens_use(string language)
    {
        var screen = Set(new ResourceManager(typeof(Texts)), language);
        var labels = Labels(language);
        var named = labels.Where(label => label.Key.StartsWith("Themes.", StringComparison.Ordinal)).ToDictionary(label => label.Key, label => label.Value)
            .Concat(labels.Where(label => label.Key.StartsWith("Kind.", StringComparison.Ordinal)).ToDictionary(label => $"Agreements.{label.Key}", label => label.Value)).ToList();

        Assert.True(named.Count >= 27, $"{named.Count} names");
        Assert.All(named, name => Assert.Equal(screen[name.Key], name.Value));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("fr")]
    public void What_stands_on_the_screens_and_on_the_print_has_the_same_words_on_both(string language)
    {
        var screen = Set(new ResourceManager(typeof(Texts)), language);
        var labels = Labels(language);
        (string Label, string Text)[] same =
        [
            ("Authentic", "Agreements.Authentic"), ("Translation", "Agreements.Translation"), ("Draft", "Agreements.PartyState.Draft"), ("Demo", "Words.Demo"),
            ("Purpose", "Agreements.Section.Purpose"), ("Scope", "Agreements.Section.Scope"), ("FullText", "Agreements.Section.FullText"), ("Brings", "Agreements.Brings"),
            ("KindLabel", "Agreements.Section.Kind"), ("Themes", "Agreements.Section.Themes"), ("NoThemes", "Agreements.NoThemes"), ("Start", "Agreements.Section.Start"),
            ("Duration", "Agreements.Section.Term"), ("Review", "Agreements.Section.ReviewMonths"), ("Review.None", "Agreements.NoReview"), ("CameAbout", "Partnerships.CameAbout"),
            .. Enum.GetNames<PathKind>().Select(path => ($"Path.{path}", $"Partnerships.PathShort.{path}")),
        ];

        Assert.All(same, both => Assert.Equal(screen[both.Text], labels[both.Label]));
    }

    [Fact]
    public void The_path_of_a_QR_code_draws_its_dark_modules_and_no_other()
    {
        const string address = "https://portal.example.org/agreements/27";
        using var data = QRCodeGenerator.GenerateQrCode(address, QRCodeGenerator.ECCLevel.M);
        var expected = data.ModuleMatrix.SelectMany((row, y) => row.Cast<bool>().Select((dark, x) => (dark, x, y))).Where(module => module.dark).Select(module => (module.x, module.y));

        var code = QrCode.Of(address);

        Assert.Equal(data.ModuleMatrix.Count, code.Size);
        var drawn = Run().Matches(code.Path).SelectMany(run => Enumerable.Range(Number(run, 1), Number(run, 3)).Select(x => (x, Number(run, 2))));
        Assert.Equal(expected.Order(), drawn.Order());

        static int Number(Match run, int group) => int.Parse(run.Groups[group].Value, CultureInfo.InvariantCulture);
    }

    private static Dictionary<string, string> Labels(string language) => Set(new ResourceManager(typeof(SummaryLabels)), language);

    private static Dictionary<string, string> Set(ResourceManager resources, string language) =>
        resources.GetResourceSet(language == "en" ? CultureInfo.InvariantCulture : CultureInfo.GetCultureInfo(language), createIfNotExists: true, tryParents: false)!
            .Cast<DictionaryEntry>().ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!);

    private static IEnumerable<string> Places(string text) => Place().Matches(text).Select(match => match.Value).Distinct().Order(StringComparer.Ordinal);

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Place();

    [GeneratedRegex(@"M(\d+) (\d+)h(\d+)v1H\1z")]
    private static partial Regex Run();
}
