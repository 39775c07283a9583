using MicPortal.Application.Data;
using MicPortal.Data.Sqlite;
using MicPortal.Data.SqlServer;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace MicPortal.IntegrationTests.Migrations;

public sealed class MigrationTests : IDisposable
{
    private static readonly Version FirstWithoutWalResetBug = new(3, 51, 3);

    private readonly string folder = Directory.CreateTempSubdirectory("micportal-migrations-").FullName;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        using (var db = Sqlite())
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearPool((Microsoft.Data.Sqlite.SqliteConnection)db.Database.GetDbConnection());
        }

        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void No_change_of_the_model_lacks_its_migration()
    {
        using var sqlite = Sqlite();
        using var server = SqlServer();

        Assert.False(sqlite.Database.HasPendingModelChanges(), "SQLite: run ./add-migration.sh");
        Assert.False(server.Database.HasPendingModelChanges(), "SQL Server: run ./add-migration.sh");
    }

    [Fact]
    public void Both_providers_have_the_same_migrations()
    {
        using var sqlite = Sqlite();
        using var server = SqlServer();

        var names = Names(sqlite);

        Assert.NotEmpty(names);
        Assert.Equal(names, Names(server));
    }

    [Fact]
    public async Task Sqlite_applies_every_migration_from_empty()
    {
        await using var db = Sqlite();
        var said = new List<string>();

        await SqliteMigration.Migrate(db, new Said(said), Cancel);

        Assert.Empty(await db.Database.GetPendingMigrationsAsync(Cancel));
        Assert.Contains(said, line => line.StartsWith("Migrating", StringComparison.Ordinal));
        Assert.Equal("1", await Pragma(db, "foreign_keys"));
        Assert.Equal("wal", await Pragma(db, "journal_mode"));
        Assert.Equal("2", await Pragma(db, "synchronous"));
    }

    [Fact]
    public async Task Sqlite_has_no_WAL_reset_bug()
    {
        await using var db = Sqlite();
        var version = await db.Database.SqlQuery<string>($"""SELECT sqlite_version() AS "Value" """).SingleAsync(Cancel);

        TestContext.Current.TestOutputHelper?.WriteLine($"SQLite {version}");
        Assert.True(Version.Parse(version) >= FirstWithoutWalResetBug, version);
    }

    [Fact]
    public async Task A_lock_left_by_a_killed_migration_does_not_block_the_next()
    {
        await using var db = Sqlite();
        await db.Database.ExecuteSqlAsync($"""CREATE TABLE "__EFMigrationsLock" ("Id" INTEGER NOT NULL CONSTRAINT "PK___EFMigrationsLock" PRIMARY KEY, "Timestamp" TEXT NOT NULL)""", Cancel);
        await db.Database.ExecuteSqlAsync($"""INSERT INTO "__EFMigrationsLock" VALUES (1, '2026-01-01 00:00:00+00:00')""", Cancel);
        var said = new List<string>();

        await SqliteMigration.Migrate(db, new Said(said), Cancel).WaitAsync(TimeSpan.FromSeconds(20), Cancel);

        Assert.Empty(await db.Database.GetPendingMigrationsAsync(Cancel));
        Assert.Contains(said, line => line.Contains("interrupted", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_second_process_waits_for_the_first_and_then_finds_nothing_to_do()
    {
        await using var db = Sqlite();
        var said = new List<string>();
        var holder = new FileStream(Path.Combine(folder, "portal.db.migrating"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);

        var second = SqliteMigration.Migrate(db, new Said(said), Cancel);
        await using (var first = Sqlite())
        {
            await first.Database.MigrateAsync(Cancel);
        }

        Assert.False(second.IsCompleted);
        await holder.DisposeAsync();
        await second;

        Assert.Equal(["Another process migrates the database; waiting for it."], said);
    }

    private static async Task<string> Pragma(MicPortalDbContext db, string name) =>
        await db.Database.SqlQueryRaw<string>($"""SELECT CAST("{name}" AS TEXT) AS "Value" FROM pragma_{name}""").SingleAsync(Cancel);

    private static List<string> Names(MicPortalDbContext db) => [.. db.Database.GetMigrations().Select(id => id[(id.IndexOf('_') + 1)..])];

    private static MicPortalDbContext SqlServer() =>
        new((DbContextOptions<MicPortalDbContext>)new DbContextOptionsBuilder<MicPortalDbContext>().UseMicPortalSqlServer("Server=nowhere", null).Options);

    private MicPortalDbContext Sqlite() =>
        new((DbContextOptions<MicPortalDbContext>)new DbContextOptionsBuilder<MicPortalDbContext>().UseMicPortalSqlite($"Data Source={folder}/portal.db").Options);

    private sealed class Said(List<string> lines) : IProgress<string>
    {
        public void Report(string value) => lines.Add(value);
    }
}
