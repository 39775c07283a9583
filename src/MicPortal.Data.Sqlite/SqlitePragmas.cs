using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace MicPortal.Data.Sqlite;

/// <summary>Settings that SQLite keeps per connection, or (the journal mode) that the file must have before the first write.</summary>
internal sealed class SqlitePragmas : DbConnectionInterceptor
{
    private static readonly string Statement =
        $"PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA busy_timeout = {SqliteSetup.TimeoutSeconds * 1000};";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Statement;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Statement;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
