using MicPortal.Domain.Common;

namespace MicPortal.Domain.Uploads;

/// <summary>A municipality that a row may mean.</summary>
/// <param name="FoldedNames">Its name first, then its local and former names.</param>
public sealed record UploadPlace(int Id, string Name, string CountryCode, string? Province, IReadOnlyList<string> FoldedNames)
{
    /// <summary>
    /// Those of that name in the country. Who bears the name now is meant before who bore it once; a province in brackets
    /// behind the name tells several apart.
    /// </summary>
    public static IReadOnlyList<UploadPlace> Named(string written, string countryCode, IEnumerable<UploadPlace> places)
    {
        var there = places.Where(place => place.CountryCode == countryCode).ToList();
        if (Of(FoldedText.Fold(written), there) is { Count: > 0 } found)
        {
            return found;
        }

        return InBrackets(written) is var (name, province)
            ? [.. Of(FoldedText.Fold(name), there).Where(place => place.Province is { } of && FoldedText.Fold(of) == FoldedText.Fold(province))]
            : [];
    }

    /// <summary>The folded names by which a cell may be meant.</summary>
    public static IEnumerable<string> Keys(string written)
    {
        yield return FoldedText.Fold(written);
        if (InBrackets(written) is var (name, _))
        {
            yield return FoldedText.Fold(name);
        }
    }

    private static List<UploadPlace> Of(string folded, List<UploadPlace> places)
    {
        if (folded.Length == 0)
        {
            return [];
        }

        var now = places.FindAll(place => place.FoldedNames[0] == folded);
        return now.Count > 0 ? now : places.FindAll(place => place.FoldedNames.Contains(folded));
    }

    private static (string Name, string Province)? InBrackets(string written) =>
        written.EndsWith(')') && written.LastIndexOf('(') is > 0 and var open ? (written[..open], written[(open + 1)..^1]) : null;
}
