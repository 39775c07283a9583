using System.Reflection;
using MicPortal.Application.AccessRequests;
using MicPortal.Application.Agreements;
using MicPortal.Application.Data;
using MicPortal.Application.Demo;
using MicPortal.Application.Identity;
using MicPortal.Application.Lists;
using MicPortal.Application.Map;
using MicPortal.Application.Organisations;
using MicPortal.Application.Partnerships;
using MicPortal.Application.ReferenceData;
using MicPortal.Application.Submissions;
using MicPortal.Domain.Organisations;
using Xunit;

namespace MicPortal.SqlServerSchemaTests;

/// <summary>
/// Calls every method of the application that uses the database on a SQL Server context that never connects, and validates
/// each SQL on the schema. A new class, and a new method, is found by itself.
/// </summary>
public sealed class QueryTests(ITestOutputHelper output)
{
    /// <summary>They load whole files and call the same domain and queries: their SQL is inserts, and they would need rows that make sense together.</summary>
    private static readonly Type[] BulkLoads = [typeof(ReferenceDataLoader), typeof(DemoData)];

    /// <summary>They find and write users through Identity's own store, whose SQL is not ours.</summary>
    private static readonly Type[] OnIdentity = [typeof(Accounts), typeof(AccessRequestService)];

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
            var captured = await QueryRunner.CapturedBy(method, rows: false, output.WriteLine);
            if (captured.Count == 0)
            {
                silent.Add(name);
            }

            foreach (var sql in captured.Concat(await QueryRunner.CapturedBy(method, rows: true, output.WriteLine)))
            {
                schema.Add(sql);
            }
        }

        output.WriteLine($"Validated for SQL Server: {schema.StatementCount - before} statements of {methods.Count} query methods");
        Assert.All(
            new[] { typeof(PartnershipQueries), typeof(OrganisationNames), typeof(FilterChoices), typeof(PublicRegister), typeof(PartnershipMap), typeof(AgreementService), typeof(MunicipalityService), typeof(SubmittedForms), typeof(Sessions), typeof(PartnershipVisibility) },
            type => Assert.Contains(methods, method => method.DeclaringType == type));
        Assert.Empty(silent);
        Assert.Empty(schema.Errors());
    }

    [Fact]
    public async Task Many_places_are_inserted_by_a_command_that_is_valid_on_SQL_Server()
    {
        var offline = new OfflineSqlServer();
        await using var context = offline.CreateContext();
        using var schema = SqlServerSchema.OfMigrations(context);
        await using var command = context.InsertOf(Enumerable.Range(1, 2).Select(number => Municipality.FromPlace($"sample:{number}", "Sample", "BE", Side.North, null, 50, 4, null, null)));

        offline.Capture(command);
        schema.Add(Assert.Single(offline.Captured));

        Assert.Contains("INSERT INTO [Organisations]", command.CommandText, StringComparison.Ordinal);
        Assert.Empty(schema.Errors());
    }

    [Fact]
    public async Task A_query_behind_a_count_or_a_first_row_is_reached()
    {
        var methods = typeof(PlantedQueries).GetMethods(Declared);

        var afterCount = await QueryRunner.CapturedBy(methods.Single(method => method.Name == nameof(PlantedQueries.Page)), rows: false, output.WriteLine);
        var afterRow = await QueryRunner.CapturedBy(methods.Single(method => method.Name == nameof(PlantedQueries.Details)), rows: true, output.WriteLine);
        var composed = await QueryRunner.CapturedBy(methods.Single(method => method.Name == nameof(PlantedQueries.VisibleTo)), rows: false, output.WriteLine);

        Assert.Contains(afterCount, sql => sql.Text.Contains("OFFSET", StringComparison.Ordinal));
        Assert.Contains(afterCount, sql => sql.Declarations.Contains("@filter_Stage varchar(40)", StringComparison.Ordinal));
        Assert.Contains(afterRow, sql => sql.Text.Contains("[PartnershipThemes]", StringComparison.Ordinal));
        Assert.Contains(composed, sql => sql.Text.Contains("[PartnershipParties]", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_query_that_cannot_be_translated_is_found()
    {
        var method = typeof(PlantedQueries).GetMethod(nameof(PlantedQueries.Untranslatable))!;

        await Assert.ThrowsAsync<InvalidOperationException>(() => QueryRunner.CapturedBy(method, rows: false, output.WriteLine));
    }

    /// <summary>Of public classes that are given the database, and of public extensions of queries: the methods that give a task, a query or a stream.</summary>
    private static List<MethodInfo> QueryMethods() =>
    [
        .. typeof(MicPortalDbContext).Assembly.GetTypes()
            .Where(type => type.IsPublic && type.IsClass && !BulkLoads.Contains(type) && !OnIdentity.Contains(type))
            .SelectMany(type => type.GetMethods(Declared).Where(method => Runs(method.ReturnType) && !method.IsGenericMethod && (method.IsStatic ? IsOnDatabase(method) : type.GetConstructors().Any(IsOnDatabase)))),
    ];

    private static bool IsOnDatabase(MethodBase method) =>
        method.GetParameters().Any(parameter => parameter.ParameterType == typeof(MicPortalDbContext) || typeof(IQueryable).IsAssignableFrom(parameter.ParameterType));

    private static bool Runs(Type type) =>
        typeof(Task).IsAssignableFrom(type) || typeof(IQueryable).IsAssignableFrom(type)
        || (type.IsGenericType && (type.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>) || type.GetGenericTypeDefinition() == typeof(ValueTask<>)));
}
