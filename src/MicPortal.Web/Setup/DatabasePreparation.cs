using MicPortal.Application.Data;
using MicPortal.Application.Demo;
using MicPortal.Application.ReferenceData;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace MicPortal.Web.Setup;

/// <summary>What happens to the database before the portal serves, and what the verbs do with it.</summary>
public sealed class DatabasePreparation(
    MicPortalDbContext db,
    ReferenceDataLoader referenceData,
    DemoData demo,
    IOptions<DatabaseOptions> options,
    IHostEnvironment environment,
    TimeProvider clock)
{
    /// <summary>At start: a SQLite file is made ready; a database on SQL Server must be.</summary>
    public async Task ForServing(IProgress<string> progress, CancellationToken cancel)
    {
        await ForUse(progress, cancel);
        if (options.Value.IsSqlite)
        {
            await referenceData.LoadAsync(progress, cancel);
        }

        if (environment.IsDevelopment() && options.Value.IsSqlite)
        {
            await demo.CreateOnceAsync(clock.GetUtcNow().UtcDateTime, cancel);
        }

        if (environment.IsProduction() && await db.Users.AnyAsync(user => user.IsDemo, cancel))
        {
            throw new StartRefusedException(
                "The database holds demo accounts, whose password is public; a production start refuses it. "
                + "Point ConnectionStrings__Portal at a database without demo data, or set ASPNETCORE_ENVIRONMENT=Development to look at this one.");
        }
    }

    /// <summary>The schema is current: SQLite is migrated; SQL Server is migrated by its operator, once, never by several instances.</summary>
    public async Task ForUse(IProgress<string> progress, CancellationToken cancel)
    {
        if (options.Value.IsSqlite)
        {
            await DatabaseSetup.Migrate(db, options.Value, progress, cancel);
            return;
        }

        var pending = (await db.Database.GetPendingMigrationsAsync(cancel)).ToList();
        if (pending.Count > 0)
        {
            throw new StartRefusedException($"The database lacks {pending.Count} migration(s): {string.Join(", ", pending)}. Back it up, then run: dotnet MicPortal.Web.dll migrate");
        }
    }

    /// <summary>The schema and the reference data, on either provider.</summary>
    public async Task Migrate(IProgress<string> progress, CancellationToken cancel)
    {
        await DatabaseSetup.Migrate(db, options.Value, progress, cancel);
        await referenceData.LoadAsync(progress, cancel);
    }

    public async Task LoadDemoData(IProgress<string> progress, CancellationToken cancel)
    {
        if (environment.IsProduction())
        {
            throw new StartRefusedException("Demo data are not loaded in Production: their password is public. For a trial, set ASPNETCORE_ENVIRONMENT=Development.");
        }

        await ForUse(progress, cancel);
        await referenceData.LoadAsync(progress, cancel);
        await demo.CreateOnceAsync(clock.GetUtcNow().UtcDateTime, cancel);
    }
}
