using MicPortal.Web.Models.Agreements;
using Xunit;

namespace MicPortal.IntegrationTests.Agreements;

public sealed class WordDiffTests
{
    private static readonly System.Text.UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    [Fact]
    public void A_long_text_is_shortened_between_its_changes_at_a_blank()
    {
        var unchanged = string.Join(' ', Enumerable.Repeat("water", 200));

        var parts = WordDiff.Between($"old {unchanged} old", $"new {unchanged} new");

        var stayed = Assert.Single(parts, part => part.Kind == WordDiff.PartKind.Stayed);
        Assert.Contains("water […] water", stayed.Text, StringComparison.Ordinal);
        Assert.InRange(stayed.Text.Length, 200, 400);
    }

    [Fact]
    public void A_text_without_blanks_is_shortened_between_whole_letters()
    {
        // 𠮷 is one letter of two halves.
        var unchanged = string.Concat(Enumerable.Repeat("水𠮷", 300));

        var parts = WordDiff.Between($"旧 {unchanged}\n旧", $"新 {unchanged}\n新");

        Assert.Contains(parts, part => part.Text.Contains("[…]", StringComparison.Ordinal));
        // Throws at half a letter.
        Assert.All(parts, part => Strict.GetBytes(part.Text));
    }
}
