using MicPortal.Application.Data;
using MicPortal.Data.Sqlite;
using MicPortal.Data.SqlServer;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Options;

namespace MicPortal.Web.Setup;

/// <summary>Section <c>Database</c>, and the connection string <c>Portal</c>.</summary>
public sealed record DatabaseOptions
{
    public const string Section = "Database";
    public const string Sqlite = "Sqlite";
    public const string SqlServer = "SqlServer";

    public string Provider { get; init; } = Sqlite;

    /// <summary>SQL Server: commands per round trip; null for the provider's own.</summary>
    public int? MaxBatchSize { get; init; }

    public string ConnectionString { get; set; } = "";

    public bool IsSqlite => Provider.Equals(Sqlite, StringComparison.OrdinalIgnoreCase);

    public bool IsSqlServer => Provider.Equals(SqlServer, StringComparison.OrdinalIgnoreCase);
}

/// <summary>The only place of the web project that names a provider.</summary>
public static class DatabaseSetup
{
    private const string ConnectionName = "Portal";
    private const string DefaultSqlite = "Data Source=App_Data/portal.db";

    public static IServiceCollection AddPortalDatabase(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        services.AddOptions<PortalOptions>().Bind(configuration.GetSection(PortalOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<PortalOptions>, PortalOptionsValidator>();
        services.AddOptions<DatabaseOptions>()
            .Bind(configuration.GetSection(DatabaseOptions.Section))
            .Configure(options => options.ConnectionString = ConnectionString(options, configuration.GetConnectionString(ConnectionName), environment))
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<DatabaseOptions>, DatabaseOptionsValidator>();
        services.AddDbContext<MicPortalDbContext>((provider, context) => Use(context, provider.GetRequiredService<IOptions<DatabaseOptions>>().Value));
        services.AddScoped<DatabasePreparation>();
        return services;
    }

    /// <summary>Brings the schema up to date: SQLite at every start, SQL Server only when the operator says so.</summary>
    internal static async Task Migrate(MicPortalDbContext db, DatabaseOptions options, IProgress<string> progress, CancellationToken cancel)
    {
        if (!options.IsSqlite)
        {
            progress.Report("Migrating the database on SQL Server.");
            await db.Database.MigrateAsync(cancel);
            return;
        }

        try
        {
            await SqliteMigration.Migrate(db, progress, cancel);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StartRefusedException($"The database file of ConnectionStrings__{ConnectionName} cannot be written: {exception.Message}", exception);
        }
    }

    private static void Use(DbContextOptionsBuilder context, DatabaseOptions options)
    {
        // Each SQL statement is a detail; the verbs report their progress themselves. A count that stops at a limit needs no order.
        context.ConfigureWarnings(events => events.Ignore(CoreEventId.RowLimitingOperationWithoutOrderByWarning).Log(
            (RelationalEventId.CommandExecuted, LogLevel.Debug), (RelationalEventId.MigrationApplying, LogLevel.Debug), (RelationalEventId.AcquiringMigrationLock, LogLevel.Debug)));
        if (options.IsSqlite)
        {
            context.UseMicPortalSqlite(options.ConnectionString);
        }
        else
        {
            context.UseMicPortalSqlServer(options.ConnectionString, options.MaxBatchSize);
        }
    }

    private static string ConnectionString(DatabaseOptions options, string? configured, IHostEnvironment environment)
    {
        if (!options.IsSqlite)
        {
            return configured ?? "";
        }

        try
        {
            return SqliteFile.AbsoluteBelow(environment.ContentRootPath, string.IsNullOrWhiteSpace(configured) ? DefaultSqlite : configured);
        }
        catch (ArgumentException exception)
        {
            throw new StartRefusedException($"ConnectionStrings__{ConnectionName} is not a connection string of SQLite: {exception.Message}", exception);
        }
    }

    private sealed class DatabaseOptionsValidator : IValidateOptions<DatabaseOptions>
    {
        public ValidateOptionsResult Validate(string? name, DatabaseOptions options)
        {
            var failures = new List<string>();
            if (!options.IsSqlite && !options.IsSqlServer)
            {
                failures.Add($"Database__Provider is '{options.Provider}'; use {DatabaseOptions.Sqlite} or {DatabaseOptions.SqlServer}.");
            }

            if (options.IsSqlServer && string.IsNullOrWhiteSpace(options.ConnectionString))
            {
                failures.Add($"ConnectionStrings__{ConnectionName} is empty; SQL Server needs a connection string.");
            }

            else if (options.IsSqlServer && SqlServerSetup.WrongConnectionString(options.ConnectionString) is { } wrong)
            {
                failures.Add($"ConnectionStrings__{ConnectionName} is not a connection string of SQL Server: {wrong}");
            }

            if (options.MaxBatchSize is < 1 or > 1000)
            {
                failures.Add($"Database__MaxBatchSize is {options.MaxBatchSize}; use 1 to 1000, or leave it out.");
            }

            return failures.Count > 0 ? ValidateOptionsResult.Fail(failures) : ValidateOptionsResult.Success;
        }
    }
}
