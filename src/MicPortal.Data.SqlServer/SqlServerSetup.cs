using MicPortal.Application.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace MicPortal.Data.SqlServer;

public static class SqlServerSetup
{
    /// <param name="maxBatchSize">Commands per round trip; null for the provider's own.</param>
    public static DbContextOptionsBuilder UseMicPortalSqlServer(this DbContextOptionsBuilder options, string connectionString, int? maxBatchSize) =>
        options.UseSqlServer(connectionString, server =>
        {
            server.MigrationsAssembly(typeof(SqlServerSetup).Assembly);
            if (maxBatchSize is { } size)
            {
                server.MaxBatchSize(size);
            }
        }).ReplaceService<IModelCustomizer, SqlServerModel>();
}

internal sealed class DesignTimeFactory : IDesignTimeDbContextFactory<MicPortalDbContext>
{
    public MicPortalDbContext CreateDbContext(string[] args) =>
        new((DbContextOptions<MicPortalDbContext>)new DbContextOptionsBuilder<MicPortalDbContext>().UseMicPortalSqlServer("Server=design-time", null).Options);
}
