using MicPortal.Application.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace MicPortal.Data.Sqlite;

public static class SqliteSetup
{
    /// <summary>Waiting for a lock blocks a thread, so the wait is short: seconds, for a command and for a lock.</summary>
    public const int TimeoutSeconds = 5;

    public static DbContextOptionsBuilder UseMicPortalSqlite(this DbContextOptionsBuilder options, string connectionString) =>
        options.UseSqlite(connectionString, sqlite => sqlite.MigrationsAssembly(typeof(SqliteSetup).Assembly).CommandTimeout(TimeoutSeconds))
            .AddInterceptors(new SqlitePragmas());
}

internal sealed class DesignTimeFactory : IDesignTimeDbContextFactory<MicPortalDbContext>
{
    public MicPortalDbContext CreateDbContext(string[] args) =>
        new((DbContextOptions<MicPortalDbContext>)new DbContextOptionsBuilder<MicPortalDbContext>().UseMicPortalSqlite("Data Source=design-time.db").Options);
}
