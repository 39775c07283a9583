using MicPortal.Domain.Organisations;

namespace MicPortal.Domain.Countries;

/// <summary>A country or territory of ISO 3166-1 with its UN M49 region.</summary>
public sealed class Country
{
    /// <summary>ISO 3166-1 alpha-2, upper case; XK for Kosovo.</summary>
    public required string Code { get; init; }

    /// <summary>M49 and ISO numeric code, three digits; empty where there is none.</summary>
    public required string NumericCode { get; init; }

    /// <summary>M49 region: Africa, Americas, Asia, Europe, Oceania; empty for Antarctica.</summary>
    public required string Region { get; init; }

    public required string Subregion { get; init; }

    /// <summary>On the OECD DAC list of recipients of official development assistance for 2024 flows.</summary>
    public required bool IsOdaRecipient { get; init; }

    /// <summary>DAC income group: LDC, LIC (low income, not LDC), LMIC, UMIC; empty for non-recipients.</summary>
    public required string DacGroup { get; init; }

    public List<CountryName> Names { get; init; } = [];

    public Side Side => IsOdaRecipient ? Side.South : Side.North;
}

public sealed class CountryName
{
    public required string CountryCode { get; init; }

    /// <summary>ISO 639-1.</summary>
    public required string Language { get; init; }

    public required string Name { get; init; }
}
