using MicPortal.Domain.Agreements;
using Xunit;
using static MicPortal.UnitTests.Example;

namespace MicPortal.UnitTests;

public class AgreementDifferenceTests
{
    [Fact]
    public void The_same_text_does_not_differ() => Assert.Empty(AgreementDifference.Between(Content(), Content()));

    [Fact]
    public void What_a_version_keeps_does_not_differ_from_what_was_written()
    {
        var content = Content() with
        {
            Themes = ["health", "culture", "health"],
            RenewalYears = 5,
            Texts = [Content().Texts[0] with { FullText = "Article 1\r\nArticle 2 ", Scope = " ", Contributions = new Dictionary<int, string> { [1] = "", [2] = "Time" } }],
        };
        var agreement = Proposed(content);

        Assert.Empty(AgreementDifference.Between(content, agreement.CurrentVersion.Content));
        Assert.False(agreement.Revise(content, PembaOfficer, At));
        var kept = agreement.CurrentVersion.Content;
        Assert.Equal((null, "culture,health"), (kept.RenewalYears, string.Join(',', kept.Themes)));
        Assert.Equal(("Article 1\nArticle 2", null, "Time"), (kept.Texts[0].FullText, kept.Texts[0].Scope, kept.Texts[0].Contributions.Values.Single()));
    }

    [Fact]
    public void Each_section_tells_what_it_was_and_what_it_is()
    {
        var before = Content() with { Themes = ["health"] };
        var after = before with
        {
            Kind = AgreementKind.Cooperation,
            Themes = ["health", "culture"],
            Start = Day(2026),
            Term = AgreementTerm.TacitlyRenewed,
            End = Day(2030),
            RenewalYears = 5,
            NoticeMonths = 6,
            ReviewMonths = 12,
            SignaturesToTakeEffect = 2,
            Texts = [before.Texts[0] with { Title = "Cooperation", Purpose = "Other", Scope = "Water", FullText = "Article 1", IsAuthentic = false }],
        };

        Assert.Equal(
            [
                new("Kind", null, null, AgreementKind.Twinning, AgreementKind.Cooperation),
                new("IsAuthentic", "en", null, true, false),
                new("Title", "en", null, "Twinning", "Cooperation"),
                new("Purpose", "en", null, "To work together", "Other"),
                new("Scope", "en", null, null, "Water"),
                new("FullText", "en", null, null, "Article 1"),
                new("Themes", null, null, "health", "culture,health"),
                new("Start", null, null, null, Day(2026)),
                new("Term", null, null, AgreementTerm.Open, AgreementTerm.TacitlyRenewed),
                new("End", null, null, null, Day(2030)),
                new("RenewalYears", null, null, null, 5),
                new("NoticeMonths", null, null, null, 6),
                new("ReviewMonths", null, null, null, 12),
                new AgreementDifference("SignaturesToTakeEffect", null, null, null, 2),
            ],
            AgreementDifference.Between(before, after));
    }

    [Fact]
    public void A_contribution_is_told_by_party_and_language()
    {
        var before = WithContributions(new() { [1] = "Time", [2] = "Rooms" });
        var after = WithContributions(new() { [1] = "Time and money" });

        Assert.Equal(
            [new AgreementDifference("Contributions", "en", 1, "Time", "Time and money"), new AgreementDifference("Contributions", "en", 2, "Rooms", null)],
            AgreementDifference.Between(before, after));
    }

    [Fact]
    public void A_language_that_comes_or_goes_is_told_part_by_part()
    {
        var italian = new AgreementText { Language = "it", IsAuthentic = true, Title = "Gemellaggio", Purpose = "Lavorare insieme" };
        var both = Content() with { Texts = [.. Content().Texts, italian] };

        Assert.Equal(
            [
                new("IsAuthentic", "it", null, null, true),
                new("Title", "it", null, null, "Gemellaggio"),
                new AgreementDifference("Purpose", "it", null, null, "Lavorare insieme"),
            ],
            AgreementDifference.Between(Content(), both));
        Assert.Equal(
            AgreementDifference.Between(Content(), both).Select(difference => difference with { Before = difference.After, After = null }),
            AgreementDifference.Between(both, Content()));
    }

    private static AgreementContent WithContributions(Dictionary<int, string> contributions) =>
        Content() with { Texts = [Content().Texts[0] with { Contributions = contributions }] };
}
