using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace MicPortal.Data.Sqlite;

/// <summary>Settings that SQLite keeps per connection, or (the journal mode) that the file must have before the first write.</summary>
internal sealed class SqlitePragmas : DbConnectionInterceptor
{
    private static readonly string PerConnection = $"PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA busy_timeout = {SqliteSetup.TimeoutSeconds * 1000};";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = StatementFor(connection);
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = StatementFor(connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>
    /// EF Core looks for a database over a connection that only reads. The journal mode of a file that has another one,
    /// such as a restored backup, cannot be set there.
    /// </summary>
    private static string StatementFor(DbConnection connection) =>
        new SqliteConnectionStringBuilder(connection.ConnectionString).Mode == SqliteOpenMode.ReadOnly ? PerConnection : "PRAGMA journal_mode = WAL; " + PerConnection;
}
