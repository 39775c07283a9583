using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace MicPortal.IntegrationTests.Budgets;

/// <summary>
/// How much SQLite works: the instructions of its virtual machine, in hundreds (a shorter command counts none). Unlike a time, the number does not depend on the
/// machine and on what else it does.
/// </summary>
public sealed class SqlSteps : DbConnectionInterceptor
{
    private const int Hundred = 100;

    private long hundreds;

    /// <summary>What the action costs; nothing else may use the portal meanwhile.</summary>
    public async Task<long> Of(Func<Task> action)
    {
        Interlocked.Exchange(ref hundreds, 0);
        await action();
        return Interlocked.Read(ref hundreds);
    }

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Count(connection);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Count(connection);
        return Task.CompletedTask;
    }

    private void Count(DbConnection connection) => raw.sqlite3_progress_handler(((SqliteConnection)connection).Handle, Hundred, Step, null);

    private int Step(object? data)
    {
        Interlocked.Increment(ref hundreds);
        return 0;
    }
}
