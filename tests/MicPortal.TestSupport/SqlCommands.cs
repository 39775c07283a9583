using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace MicPortal.TestSupport;

/// <summary>The commands that a page sends to the database, to be counted and read.</summary>
public sealed class SqlCommands : DbCommandInterceptor
{
    private readonly ConcurrentQueue<string> texts = [];
    private (string Text, Func<Task> Act)? before;

    /// <summary>What the action sends; nothing else may use the portal meanwhile.</summary>
    public async Task<IReadOnlyList<string>> Of(Func<Task> action)
    {
        texts.Clear();
        await action();
        return [.. texts];
    }

    /// <summary>Does something once, before the next command with this text in it: what someone else does between two queries of a page.</summary>
    public void Before(string text, Func<Task> act) => before = (text, act);

    public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        texts.Enqueue(command.CommandText);
        if (before is { } once && command.CommandText.Contains(once.Text, StringComparison.Ordinal))
        {
            before = null;
            await once.Act();
        }

        return await base.ReaderExecutingAsync(command, eventData, result, cancellationToken);
    }

    public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
    {
        texts.Enqueue(command.CommandText);
        return base.ReaderExecuting(command, eventData, result);
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        texts.Enqueue(command.CommandText);
        return base.NonQueryExecutingAsync(command, eventData, result, cancellationToken);
    }

    public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<object> result, CancellationToken cancellationToken = default)
    {
        texts.Enqueue(command.CommandText);
        return base.ScalarExecutingAsync(command, eventData, result, cancellationToken);
    }
}
