using MicPortal.Application.Lists;
using MicPortal.Application.Organisations;
using MicPortal.Domain.Access;
using MicPortal.Domain.Organisations;
using MicPortal.Web.Models.Lists;

namespace MicPortal.Web.Models.Interests;

/// <summary>The address of the partner search; what it does not understand it leaves out.</summary>
public sealed record InterestListQuery : ListQuery
{
    /// <summary>Any part of a line, of a municipality's name or of a theme's, or a country.</summary>
    public string? Q { get; init; }

    public string? Kind { get; init; }

    public string? Theme { get; init; }

    public string? Language { get; init; }

    public string? Country { get; init; }

    public string? Size { get; init; }

    public bool IsFiltered => new[] { Kind, Theme, Language, Country, Size }.Any(value => !string.IsNullOrEmpty(value));

    internal InterestFilter Filter => new(
        Q,
        Named<InterestKind>(Kind),
        string.IsNullOrEmpty(Theme) ? null : Theme,
        string.IsNullOrEmpty(Language) ? null : Language,
        string.IsNullOrEmpty(Country) ? null : Country.ToUpperInvariant(),
        Named<SizeClass>(Size));

    private static T? Named<T>(string? text)
        where T : struct, Enum => Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value) ? value : null;
}

public sealed record InterestList(InterestListQuery Query, Page<PartnerRow> Page, ListLinks Links, InterestChoices Choices, Actor Actor)
{
    /// <summary>So many lines of a municipality are shown; its page has all.</summary>
    public const int LinesShown = 3;
}
