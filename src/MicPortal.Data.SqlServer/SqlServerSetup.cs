using MicPortal.Application.Data;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace MicPortal.Data.SqlServer;

public static class SqlServerSetup
{
    /// <returns>What is wrong with it; null when it can be understood.</returns>
    public static string? WrongConnectionString(string text)
    {
        try
        {
            return new SqlConnectionStringBuilder(text).DataSource.Length == 0 ? "it names no server." : null;
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException)
        {
            return exception.Message;
        }
    }

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
