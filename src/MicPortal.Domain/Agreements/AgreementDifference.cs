namespace MicPortal.Domain.Agreements;

/// <summary>One thing in which two texts of an agreement differ.</summary>
/// <param name="Section">The section's name as in the resources: Title, Purpose, Themes, ...</param>
/// <param name="Language">The language of the text, null for what stands in all languages.</param>
/// <param name="OrganisationId">Whose contribution it is.</param>
/// <param name="Before">Null: was not there.</param>
/// <param name="After">Null: is no longer there.</param>
public sealed record AgreementDifference(string Section, string? Language, int? OrganisationId, object? Before, object? After)
{
    /// <summary>What changed from one text to another, in the order of the page; empty when nothing of substance did.</summary>
    public static IReadOnlyList<AgreementDifference> Between(AgreementContent before, AgreementContent after)
    {
        (before, after) = (before.Normal(), after.Normal());
        var found = new List<AgreementDifference>();
        Compare(nameof(AgreementContent.Kind), before.Kind, after.Kind);
        foreach (var language in before.Texts.Concat(after.Texts).Select(text => text.Language).Distinct())
        {
            CompareTexts(language, before.Texts.SingleOrDefault(text => text.Language == language), after.Texts.SingleOrDefault(text => text.Language == language));
        }

        Compare(nameof(AgreementContent.FullTextDocuments), string.Join(',', before.FullTextDocuments), string.Join(',', after.FullTextDocuments));
        Compare(nameof(AgreementContent.Themes), string.Join(',', before.Themes), string.Join(',', after.Themes));
        Compare(nameof(AgreementContent.Start), before.Start, after.Start);
        Compare(nameof(AgreementContent.Term), before.Term, after.Term);
        Compare(nameof(AgreementContent.End), before.End, after.End);
        Compare(nameof(AgreementContent.RenewalYears), before.RenewalYears, after.RenewalYears);
        Compare(nameof(AgreementContent.NoticeMonths), before.NoticeMonths, after.NoticeMonths);
        Compare(nameof(AgreementContent.ReviewMonths), before.ReviewMonths, after.ReviewMonths);
        Compare(nameof(AgreementContent.SignaturesToTakeEffect), before.SignaturesToTakeEffect, after.SignaturesToTakeEffect);
        Compare(nameof(AgreementContent.CoSignatories), Joined(before.CoSignatories), Joined(after.CoSignatories));
        return found;

        static string? Joined(IReadOnlyList<CoSignatory> all) => all.Count == 0 ? null : string.Join("; ", all);

        void Compare(string section, object? one, object? other, string? language = null, int? organisationId = null)
        {
            if (!Equals(one, other))
            {
                found.Add(new AgreementDifference(section, language, organisationId, one, other));
            }
        }

        void CompareTexts(string language, AgreementText? one, AgreementText? other)
        {
            Compare(nameof(AgreementText.IsAuthentic), one?.IsAuthentic, other?.IsAuthentic, language);
            Compare(nameof(AgreementText.Title), one?.Title, other?.Title, language);
            Compare(nameof(AgreementText.Purpose), one?.Purpose, other?.Purpose, language);
            Compare(nameof(AgreementText.Scope), one?.Scope, other?.Scope, language);
            foreach (var organisationId in (one?.Contributions.Keys ?? []).Union(other?.Contributions.Keys ?? []).Order())
            {
                Compare(nameof(AgreementText.Contributions), one?.Contributions.GetValueOrDefault(organisationId), other?.Contributions.GetValueOrDefault(organisationId), language, organisationId);
            }

            Compare(nameof(AgreementText.FullText), one?.FullText, other?.FullText, language);
        }
    }
}
