namespace MicPortal.Application.ReferenceData;

/// <summary>How far a reference data file has been loaded, so that an interrupted load goes on and a done one is skipped.</summary>
public sealed class ReferenceDataLoad
{
    /// <summary>The file's name.</summary>
    public required string Name { get; init; }

    /// <summary>SHA-256 of the file, hexadecimal.</summary>
    public required string Fingerprint { get; set; }

    public int Rows { get; set; }

    /// <summary>UTC.</summary>
    public DateTime? CompletedAt { get; set; }
}
