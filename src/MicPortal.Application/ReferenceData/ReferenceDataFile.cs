using System.Security.Cryptography;
using CsvHelper;

namespace MicPortal.Application.ReferenceData;

/// <summary>A file of reference data that the portal carries in itself; NOTICE says where each comes from.</summary>
public sealed record ReferenceDataFile(string Name)
{
    public static readonly ReferenceDataFile Countries = new("countries.csv");
    public static readonly ReferenceDataFile Sectors = new("dac-sectors.csv");
    public static readonly ReferenceDataFile Goals = new("sdg-goals.csv");
    public static readonly ReferenceDataFile Targets = new("sdg-targets.csv");
    public static readonly ReferenceDataFile Municipalities = new("municipalities.csv");
    public static readonly ReferenceDataFile OtherNames = new("municipality-names.csv");
    public static readonly ReferenceDataFile Partnerships = new("partnerships-north-south.csv");
    public static readonly ReferenceDataFile BelgianMunicipalities = new("belgium-municipalities.csv");

    /// <summary>The outline of the land, TopoJSON of Natural Earth at 1:110 million.</summary>
    public static readonly ReferenceDataFile Land = new("land-110m.json");

    private static readonly CsvReaderOptions Options = new()
    {
        Separator = ',',
        FieldCountMismatch = CsvFieldCountHandling.Throw,
        MalformedData = CsvMalformedDataHandling.Throw,
    };

    /// <summary>SHA-256, hexadecimal.</summary>
    public string Fingerprint()
    {
        using var stream = Open();
        return Convert.ToHexString(SHA256.HashData(stream));
    }

    public IEnumerable<ReferenceDataRow> Rows()
    {
        using var csv = CsvReader.Create(Open(), Options, leaveOpen: false);
        var row = new ReferenceDataRow(csv);
        while (csv.Read())
        {
            yield return row;
        }
    }

    public Stream Open() =>
        typeof(ReferenceDataFile).Assembly.GetManifestResourceStream($"MicPortal.Application.ReferenceData.Files.{Name}")
        ?? throw new InvalidOperationException($"The reference data file {Name} is not in the assembly.");
}

/// <summary>The row that the reader stands at: read it before the next one. The files hold invariant numbers.</summary>
public sealed class ReferenceDataRow(CsvReader csv)
{
    public string this[string column] => csv.GetString(column);

    public string? Optional(string column) => csv.GetString(column) is { Length: > 0 } text ? text : null;

    public double Number(string column) => csv.Parse<double>(column);

    public int? WholeNumber(string column) => Optional(column) is null ? null : csv.Parse<int>(column);
}
