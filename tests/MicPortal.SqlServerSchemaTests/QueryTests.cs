using System.Collections;
using System.Reflection;
using MicPortal.Application.Data;
using MicPortal.Application.Identity;
using Xunit;

namespace MicPortal.SqlServerSchemaTests;

/// <summary>
/// Calls every query method of the application on a SQL Server context that never connects, and validates each SQL on
/// the schema. A new method of a class named ...Queries is found by itself.
/// </summary>
public sealed class QueryTests(ITestOutputHelper output)
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    [Fact]
    public async Task Every_query_is_valid_on_SQL_Server()
    {
        await using var context = new OfflineSqlServer().CreateContext();
        using var schema = SqlServerSchema.OfMigrations(context);
        var before = schema.StatementCount;
        var methods = QueryMethods();
        var silent = new List<string>();
        foreach (var method in methods)
        {
            var name = $"{method.DeclaringType!.Name}.{method.Name}";
            var captured = await CapturedBy(method, rows: false);
            if (captured.Count == 0)
            {
                silent.Add(name);
            }

            foreach (var sql in captured.Concat(await CapturedBy(method, rows: true)))
            {
                schema.Add(sql);
            }
        }

        output.WriteLine($"Validated for SQL Server: {schema.StatementCount - before} statements of {methods.Count} query methods");
        Assert.NotEmpty(methods);
        Assert.Empty(silent);
        Assert.Empty(schema.Errors());
    }

    /// <summary>Public methods of the classes named ...Queries that give a task, a query or a stream; and the session's look-up.</summary>
    private static List<MethodInfo> QueryMethods() =>
    [
        .. typeof(MicPortalDbContext).Assembly.GetTypes()
            .Where(type => type.IsPublic && type.IsClass && type.Name.EndsWith("Queries", StringComparison.Ordinal))
            .SelectMany(type => type.GetMethods(Declared))
            .Where(method => Runs(method.ReturnType)),
        typeof(Sessions).GetMethod(nameof(Sessions.Find))!,
    ];

    private static bool Runs(Type type) =>
        typeof(Task).IsAssignableFrom(type) || typeof(IQueryable).IsAssignableFrom(type)
        || (type.IsGenericType && (type.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>) || type.GetGenericTypeDefinition() == typeof(ValueTask<>)));

    private async Task<IReadOnlyList<CapturedSql>> CapturedBy(MethodInfo method, bool rows)
    {
        var offline = new OfflineSqlServer(rows);
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

                if (rows)
                {
                    output.WriteLine($"{method.DeclaringType!.Name}.{method.Name} stopped at a made-up row: {cause.GetType().Name}: {cause.Message.Split('\n')[0]}");
                }
            }
        }

        return offline.Captured;
    }

    /// <summary>
    /// Nothing comes back from a server that is not there: a single record that must exist is missing. A made-up row may fit
    /// no rule of the domain, but a query that cannot be translated is always an error.
    /// </summary>
    private static bool IsOfTheMadeUpAnswer(Exception exception, bool rows) => rows
        ? !exception.Message.Contains("could not be translated", StringComparison.Ordinal)
        : exception is InvalidOperationException && exception.Message.StartsWith("Sequence contains no elements", StringComparison.Ordinal);

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
                await (Task)typeof(QueryTests).GetMethod(nameof(ReadAll), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(stream.GetGenericArguments()).Invoke(null, [result])!;
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
