using System.Collections;
using System.Reflection;
using MicPortal.Domain.Common;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.SqlServerSchemaTests;

/// <summary>Calls a query method with samples of its arguments and gives back the SQL that it would have sent.</summary>
internal static class QueryRunner
{
    public static async Task<IReadOnlyList<CapturedSql>> CapturedBy(MethodInfo method, bool rows, Action<string> say)
    {
        var offline = new OfflineSqlServer(rows);
        var said = new HashSet<string>();
        foreach (var arguments in Samples.ArgumentLists(method.GetParameters()))
        {
            await using var db = offline.CreateContext();
            try
            {
                var instance = method.IsStatic ? null : Samples.Create(method.DeclaringType!, db);
                await Finish(method.Invoke(instance, [.. arguments.Select((argument, index) => Samples.OnContext(method.GetParameters()[index].ParameterType, argument, db))]));
            }
            catch (Exception exception)
            {
                var cause = exception is TargetInvocationException { InnerException: { } inner } ? inner : exception;
                if (!IsOfTheMadeUpAnswer(cause, rows))
                {
                    throw new InvalidOperationException($"{method.DeclaringType!.Name}.{method.Name}({string.Join(", ", arguments)}): {cause.Message}", cause);
                }

                var stop = $"{method.DeclaringType!.Name}.{method.Name} stopped at a made-up row: {cause.GetType().Name}: {cause.Message.Split('\n')[0]}";
                if (rows && said.Add(stop))
                {
                    say(stop);
                }
            }
        }

        return offline.Captured;
    }

    /// <summary>
    /// Nothing comes back from a server that is not there: a single record that must exist is missing, and nothing that is saved was
    /// saved. A made-up row may fit no rule of the domain, but a query that cannot be translated is always an error.
    /// </summary>
    private static bool IsOfTheMadeUpAnswer(Exception exception, bool rows) => rows
        ? !exception.Message.Contains("could not be translated", StringComparison.Ordinal)
        : exception is DomainException or DbUpdateException
            || exception is InvalidOperationException && exception.Message.StartsWith("Sequence contains no elements", StringComparison.Ordinal);

    private static async Task Finish(object? result)
    {
        switch (result)
        {
            case Task task:
                await task;
                await Finish(task.GetType().GetProperty("Result")?.GetValue(task));
                break;
            case IQueryable query:
                foreach (var _ in (IEnumerable)query)
                {
                }

                break;
            case not null when result.GetType().GetInterfaces().FirstOrDefault(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>)) is { } stream:
                await (Task)typeof(QueryRunner).GetMethod(nameof(ReadAll), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(stream.GetGenericArguments()).Invoke(null, [result])!;
                break;
            case not null when result.GetType() is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(ValueTask<>):
                await Finish(type.GetMethod("AsTask")!.Invoke(result, null));
                break;
        }
    }

    private static async Task ReadAll<T>(IAsyncEnumerable<T> stream)
    {
        await foreach (var _ in stream)
        {
        }
    }
}
