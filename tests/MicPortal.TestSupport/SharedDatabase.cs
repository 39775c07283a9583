using MicPortal.Application.Data;
using MicPortal.Data.Sqlite;
using MicPortal.Data.SqlServer;
using MicPortal.Web.Setup;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace MicPortal.TestSupport;

/// <summary>
/// One database for the whole test process, where a copy per test class cannot be had: migrated and filled once by the portal
/// itself, then used by one fixture after the other, each of which begins with the rows of the first day.
/// </summary>
public static class SharedDatabase
{
    /// <summary>Holds the connection string to an existing, empty database on SQL Server. It is filled, never created and never altered as a whole.</summary>
    public const string Server = "MICPORTAL_TEST_SQLSERVER";

    /// <summary>Holds the path of a SQLite file that is not there yet: the same way of working, to be tried without a server.</summary>
    public const string LocalFile = "MICPORTAL_TEST_SHARED_FILE";

    private static readonly SemaphoreSlim InUse = new(1);

    private static readonly Lazy<Task<IReadOnlyList<string>>> FirstDay = new(Make);

    public static bool IsWanted => Where is not null;

    private static TestDatabase? Where =>
        Environment.GetEnvironmentVariable(Server) is { } server ? new(TestDatabase.SqlServer, server, GiveBack)
        : Environment.GetEnvironmentVariable(LocalFile) is { } file ? TestDatabase.File(file, GiveBack)
        : null;

    /// <summary>Waits until no other fixture has it. A test that holds one fixture must not ask for a second.</summary>
    public static TestDatabase Take()
    {
        InUse.Wait();
        try
        {
            // A fixture's constructor cannot wait otherwise; xunit makes it outside its synchronisation context.
            Task.Run(Restore).GetAwaiter().GetResult();
            return Where!;
        }
        catch
        {
            GiveBack();
            throw;
        }
    }

    private static void GiveBack() => InUse.Release();

    private static async Task Restore()
    {
        var statements = await FirstDay.Value;
        await using var portal = PortalFixture.On(Where! with { GiveBack = () => { } });
        await portal.InDatabase(async db =>
        {
            // One connection for all: SQLite's switch for foreign keys is the connection's.
            await db.Database.OpenConnectionAsync();
            foreach (var statement in statements)
            {
                await db.Database.ExecuteSqlRawAsync(statement);
            }
        });
    }

    /// <returns>What brings the first day back.</returns>
    private static async Task<IReadOnlyList<string>> Make()
    {
        var database = Where! with { GiveBack = () => { } };
        await MigrateFromEmpty(database);
        await using var portal = PortalFixture.On(database);
        await using (var scope = portal.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<DatabasePreparation>().LoadDemoData(new Progress<string>(), CancellationToken.None);
        }

        await UnrelatedRows.Create(portal);
        return await portal.InDatabase(async db =>
        {
            var rows = TableRows.Of(db);
            foreach (var statement in rows.Keep)
            {
                await db.Database.ExecuteSqlRawAsync(statement);
            }

            return rows.Restore;
        });
    }

    /// <summary>Before the portal starts: on a server it refuses to with a migration missing.</summary>
    private static async Task MigrateFromEmpty(TestDatabase database)
    {
        var options = new DbContextOptionsBuilder<MicPortalDbContext>();
        _ = database.Provider == TestDatabase.SqlServer
            ? options.UseMicPortalSqlServer(database.ConnectionString, null)
            : options.UseMicPortalSqlite(database.ConnectionString);
        await using var db = new MicPortalDbContext(options.Options);
        var creator = db.GetService<IRelationalDatabaseCreator>();
        if (await creator.ExistsAsync() && await creator.HasTablesAsync())
        {
            throw new InvalidOperationException($"The database of {Server} or {LocalFile} has tables; the tests want an empty one.");
        }

        await db.Database.MigrateAsync();
    }
}
