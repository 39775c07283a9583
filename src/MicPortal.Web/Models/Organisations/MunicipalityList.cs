using MicPortal.Application.Lists;
using MicPortal.Application.Organisations;
using MicPortal.Application.ReferenceData;
using MicPortal.Domain.Organisations;
using MicPortal.Web.Models.Lists;

namespace MicPortal.Web.Models.Organisations;

/// <summary>The address of a list of municipalities; what it does not understand it leaves out.</summary>
public sealed record MunicipalityListQuery : ListQuery
{
    public const string WithPartnerships = "yes";

    /// <summary>Any part of a name, or the name of a country.</summary>
    public string? Q { get; init; }

    public string? Country { get; init; }

    /// <summary>A region of UN M49: africa, americas, asia, europe, oceania.</summary>
    public string? Region { get; init; }

    public string? Side { get; init; }

    /// <summary>The id of an association whose members are meant.</summary>
    public int? Association { get; init; }

    public string? Partnerships { get; init; }

    public bool IsFiltered => Association is not null || new[] { Country, Region, Side, Partnerships }.Any(value => !string.IsNullOrEmpty(value));

    public MunicipalityFilter Filter(CountryDirectory countries) => new(
        Q,
        string.IsNullOrEmpty(Country) ? null : Country.ToUpperInvariant(),
        Enum.TryParse<Side>(Side, ignoreCase: true, out var side) && Enum.IsDefined(side) ? side : null,
        Association,
        Partnerships == WithPartnerships)
    {
        TextCountries = [.. countries.Named(Q ?? "")],
        RegionCountries = countries.Regions.FirstOrDefault(region => region.Equals(Region, StringComparison.OrdinalIgnoreCase)) is { } known ? [.. countries.CodesOfRegion(known)] : null,
    };
}

/// <param name="Named">Those that bear just the name that was searched for, unless the list begins with them.</param>
public sealed record MunicipalityList(MunicipalityListQuery Query, Page<MunicipalityRow> Page, IReadOnlyList<OrganisationName> Named, ListLinks Links, IReadOnlyList<string> Countries, IReadOnlyList<AssociationChoice> Associations);
