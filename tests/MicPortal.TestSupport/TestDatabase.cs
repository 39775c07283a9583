namespace MicPortal.TestSupport;

/// <summary>The database of one fixture, until the fixture gives it back.</summary>
/// <param name="Provider">As the setting Database__Provider names it.</param>
public sealed record TestDatabase(string Provider, string ConnectionString, Action GiveBack)
{
    public const string Sqlite = "Sqlite";
    public const string SqlServer = "SqlServer";

    /// <summary>A file that nobody else uses, and that may not be there yet.</summary>
    public static TestDatabase File(string path, Action giveBack) => new(Sqlite, $"Data Source={path};Pooling=False", giveBack);
}
