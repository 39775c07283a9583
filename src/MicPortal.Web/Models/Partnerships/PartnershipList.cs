using MicPortal.Application.Lists;
using MicPortal.Application.Partnerships;
using MicPortal.Domain.Agreements;
using MicPortal.Domain.Partnerships;
using MicPortal.Web.Models.Lists;

namespace MicPortal.Web.Models.Partnerships;

/// <summary>The address of a list of partnerships; what it does not understand it leaves out.</summary>
public sealed record PartnershipListQuery : ListQuery
{
    /// <summary>Any part of a name, a country or a theme.</summary>
    public string? Q { get; init; }

    public string? Country { get; init; }

    public string? Kind { get; init; }

    public string? Stage { get; init; }

    public string? Theme { get; init; }

    public string? Confirmation { get; init; }

    /// <summary>The id of an association whose members are meant.</summary>
    public int? Association { get; init; }

    public bool IsFiltered => Association is not null || new[] { Country, Kind, Stage, Theme, Confirmation }.Any(value => !string.IsNullOrEmpty(value));

    public PartnershipFilter Filter => new(
        Q,
        string.IsNullOrEmpty(Country) ? null : Country.ToUpperInvariant(),
        Value<AgreementKind>(Kind),
        Value<PartnershipState>(Stage),
        string.IsNullOrEmpty(Theme) ? null : Theme,
        Value<Confirmation>(Confirmation))
    {
        Association = Association,
    };

    private static T? Value<T>(string? text)
        where T : struct, Enum => Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value) ? value : null;
}

public sealed record PartnershipList(PartnershipListQuery Query, Page<PartnershipRow> Page, ListLinks Links, IReadOnlyList<string> Countries, IReadOnlyList<AssociationChoice> Associations);
