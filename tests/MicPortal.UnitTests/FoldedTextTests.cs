using CsCheck;
using MicPortal.Domain.Access;
using MicPortal.Domain.Common;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Partnerships;
using Xunit;

namespace MicPortal.UnitTests;

public class FoldedTextTests
{
    [Theory]
    [InlineData("São Tomé", "sao tome")]
    [InlineData("Łódź", "lodz")]
    [InlineData("Đà Nẵng", "da nang")]
    [InlineData("Reggio nell'Emilia", "reggio nellemilia")]
    [InlineData("Reggio nell’Emilia", "reggio nellemilia")]
    [InlineData("İzmir", "izmir")]
    [InlineData("ızmır", "izmir")]
    [InlineData("Tórshavn, Færøerne", "torshavn faeroerne")]
    [InlineData("Gießen", "giessen")]
    [InlineData("  Saint-Étienne--du   Rouvray ", "saint etienne du rouvray")]
    [InlineData("Kragujevac (Крагујевац)", "kragujevac крагујевац")]
    [InlineData("Nukuʻalofa", "nukualofa")]
    [InlineData("Ｔｏｋｙｏ ２３", "tokyo 23")]
    [InlineData("—", "")]
    [InlineData("", "")]
    public void Text_loses_marks_case_and_punctuation(string text, string folded) => Assert.Equal(folded, FoldedText.Fold(text));

    [Theory]
    [InlineData("وجدة")]
    [InlineData("日照")]
    [InlineData("reggio emilia")]
    public void Text_that_has_nothing_to_fold_stays(string text) => Assert.Equal(text, FoldedText.Fold(text));

    [Fact]
    public void Half_a_surrogate_pair_does_no_harm() => Assert.Equal("a b", FoldedText.Fold("a\ud800b"));

    [Fact]
    public void Folding_again_changes_nothing() =>
        Gen.String.Sample(text => FoldedText.Fold(FoldedText.Fold(text)) == FoldedText.Fold(text), iter: 20_000);

    [Fact]
    public void Every_character_folds_to_something_that_stays()
    {
        var unstable = Enumerable.Range(0, 0x30000).Where(code => code is < 0xD800 or > 0xDFFF).Select(char.ConvertFromUtf32)
            .Where(text => FoldedText.Fold(FoldedText.Fold(text)) != FoldedText.Fold(text)).ToList();
        Assert.Empty(unstable);
    }

    [Fact]
    public void What_is_folded_has_no_capital_and_no_needless_blank() =>
        Gen.String.Sample(text =>
        {
            var folded = FoldedText.Fold(text);
            Assert.Equal(folded.Trim(), folded);
            Assert.DoesNotContain("  ", folded, StringComparison.Ordinal);
            Assert.Equal(folded.ToLowerInvariant(), folded);
        }, iter: 20_000);

    [Theory]
    [InlineData("short", 10, "short")]
    [InlineData("two words", 4, "two")]
    [InlineData("a\U00010428b", 2, "a")]
    public void A_folded_text_is_cut_to_its_column_and_never_within_a_letter(string folded, int limit, string expected) =>
        Assert.Equal(expected, FoldedText.Cut(folded, limit));

    [Fact]
    public void The_longest_names_whose_letters_become_several_fit_their_columns()
    {
        var (sharp, salutation) = (new string('ß', Organisation.NameLimit), new string('\uFDFA', Organisation.NameLimit));
        var towns = Enumerable.Range(0, Partnership.MostParties).Select(index => Example.Town(index + 1, sharp, "DE", Side.North)).ToList();
        towns[0].Complete(new MunicipalityProfile { Name = sharp, LocalName = salutation, FormerNames = new string('\uFDFA', Municipality.NamesLimit) }, Actor.Portal, DateTime.UnixEpoch);

        Assert.Equal((new string('s', Organisation.SortNameLimit), Organisation.SearchNamesLimit), (towns[0].SortName, towns[0].SearchNames.Length));
        Assert.Equal(Partnership.SortNameLimit, Partnership.Import("test:1", towns, DateTime.UnixEpoch).SortName.Length);
    }
}
