using System.Data.Common;
using MicPortal.Application.Data;
using MicPortal.Data.SqlServer;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace MicPortal.SqlServerSchemaTests;

/// <summary>One command as it would have gone to the server.</summary>
/// <param name="Declarations">Its parameters as a procedure declares them: <c>@id int, @name nvarchar(200)</c>.</param>
internal sealed record CapturedSql(string Text, string Declarations);

/// <summary>
/// A context on SQL Server that never connects: opening and executing are suppressed, each command is captured.
/// Every reading finds nothing, or (<paramref name="rows"/>) one made-up row, so that code behind a first result runs too.
/// </summary>
internal sealed class OfflineSqlServer(bool rows = false)
{
    private readonly List<CapturedSql> captured = [];

    public IReadOnlyList<CapturedSql> Captured => captured;

    public MicPortalDbContext CreateContext() => new(
        (DbContextOptions<MicPortalDbContext>)new DbContextOptionsBuilder<MicPortalDbContext>()
            .UseMicPortalSqlServer("Server=offline;Database=offline", null)
            .AddInterceptors(new Connections(), new Transactions(), new Commands(this, rows))
            .Options);

    public void Capture(DbCommand command) =>
        captured.Add(new CapturedSql(command.CommandText, string.Join(", ", command.Parameters.Cast<SqlParameter>().Select(Declaration))));

    private static string Declaration(SqlParameter parameter)
    {
        var type = parameter.SqlDbType.ToString().ToLowerInvariant();
        var size = type switch
        {
            "nvarchar" or "varchar" or "varbinary" => parameter.Size is -1 or 0 or > 8000 ? "(max)" : $"({parameter.Size})",
            "nchar" or "char" or "binary" => $"({Math.Max(parameter.Size, 1)})",
            "decimal" => $"({(parameter.Precision == 0 ? 18 : parameter.Precision)}, {parameter.Scale})",
            _ => "",
        };
        return $"{(parameter.ParameterName.StartsWith('@') ? "" : "@")}{parameter.ParameterName} {type}{size}";
    }

    private sealed class Connections : DbConnectionInterceptor
    {
        public override InterceptionResult ConnectionOpening(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) =>
            InterceptionResult.Suppress();

        public override ValueTask<InterceptionResult> ConnectionOpeningAsync(DbConnection connection, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) =>
            ValueTask.FromResult(InterceptionResult.Suppress());
    }

    private sealed class Transactions : DbTransactionInterceptor
    {
        public override InterceptionResult<DbTransaction> TransactionStarting(DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result) =>
            InterceptionResult<DbTransaction>.SuppressWithResult(new NoTransaction(connection));

        public override ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result, CancellationToken cancellationToken = default) =>
            ValueTask.FromResult(InterceptionResult<DbTransaction>.SuppressWithResult(new NoTransaction(connection)));

        public override ValueTask<InterceptionResult> CreatingSavepointAsync(DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) =>
            ValueTask.FromResult(InterceptionResult.Suppress());

        public override ValueTask<InterceptionResult> RollingBackToSavepointAsync(DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) =>
            ValueTask.FromResult(InterceptionResult.Suppress());

        public override ValueTask<InterceptionResult> ReleasingSavepointAsync(DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) =>
            ValueTask.FromResult(InterceptionResult.Suppress());

        private sealed class NoTransaction(DbConnection connection) : DbTransaction
        {
            public override System.Data.IsolationLevel IsolationLevel => System.Data.IsolationLevel.ReadCommitted;

            protected override DbConnection DbConnection => connection;

            public override void Commit()
            {
            }

            public override void Rollback()
            {
            }
        }
    }

    private sealed class Commands(OfflineSqlServer offline, bool rows) : DbCommandInterceptor
    {
        public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
        {
            offline.Capture(command);
            return InterceptionResult<DbDataReader>.SuppressWithResult(MadeUpReader.For(command.CommandText, rows));
        }

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) =>
            ValueTask.FromResult(ReaderExecuting(command, eventData, result));

        public override InterceptionResult<object> ScalarExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<object> result)
        {
            offline.Capture(command);
            return InterceptionResult<object>.SuppressWithResult(0);
        }

        public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<object> result, CancellationToken cancellationToken = default) =>
            ValueTask.FromResult(ScalarExecuting(command, eventData, result));

        public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result)
        {
            offline.Capture(command);
            return InterceptionResult<int>.SuppressWithResult(0);
        }

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
            ValueTask.FromResult(NonQueryExecuting(command, eventData, result));
    }
}
