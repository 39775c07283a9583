using System.Data.Common;

namespace MicPortal.Data.Sqlite;

/// <summary>The file behind a connection string.</summary>
public static class SqliteFile
{
    private static readonly string[] Keys = ["Data Source", "DataSource", "Filename"];

    /// <summary>Makes the file's path absolute, below <paramref name="folder"/> where it was relative.</summary>
    public static string AbsoluteBelow(string folder, string connectionString)
    {
        var builder = new DbConnectionStringBuilder { ConnectionString = connectionString };
        if (Keys.FirstOrDefault(builder.ContainsKey) is not { } key || string.IsNullOrWhiteSpace((string)builder[key]))
        {
            throw new ArgumentException("it names no file: Data Source is missing.");
        }

        if (builder[key] is ":memory:")
        {
            throw new ArgumentException("a database in memory is empty for every connection; name a file.");
        }

        builder[key] = Path.GetFullPath((string)builder[key], folder);
        return builder.ConnectionString;
    }

    public static string PathIn(string connectionString)
    {
        var builder = new DbConnectionStringBuilder { ConnectionString = connectionString };
        return (string)builder[Keys.First(builder.ContainsKey)];
    }
}
