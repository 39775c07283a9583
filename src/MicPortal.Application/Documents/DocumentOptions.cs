namespace MicPortal.Application.Documents;

/// <summary>Section <c>Documents</c>.</summary>
public sealed record DocumentOptions
{
    public const string Section = "Documents";

    public const int MostMegabytes = 200;

    /// <summary>Where the files lie, outside the web root; absolute once the settings are read.</summary>
    public string Folder { get; set; } = "App_Data/documents";

    /// <summary>The largest file that is taken.</summary>
    public int MaxMegabytes { get; init; } = 10;

    public long MaxBytes => MaxMegabytes * 1024L * 1024;
}
