using MicPortal.Application.Data;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Data.Sqlite;

/// <summary>
/// Migrates at start, and survives a process that was killed while it migrated. EF Core guards a migration with a row in
/// __EFMigrationsLock; a killed process leaves the row, and every later start would wait for it for ever. The portal
/// guards with a lock on a file beside the database, which the operating system releases with the process. Whoever
/// holds it knows that a row left in the table has no owner.
/// </summary>
public static class SqliteMigration
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    public static async Task Migrate(MicPortalDbContext db, IProgress<string> progress, CancellationToken cancel)
    {
        var file = SqliteFile.PathIn(db.Database.GetConnectionString()!);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        if (!(await db.Database.GetPendingMigrationsAsync(cancel)).Any())
        {
            return;
        }

        await using var held = await Hold($"{file}.migrating", progress, cancel);
        var pending = (await db.Database.GetPendingMigrationsAsync(cancel)).ToList();
        if (pending.Count == 0)
        {
            return;
        }

        await RemoveLeftLock(db, progress, cancel);
        progress.Report($"Migrating {file}: {string.Join(", ", pending)}");
        await db.Database.MigrateAsync(cancel);
    }

    /// <summary>The file stays: deleting it would let two processes hold two files of the same name.</summary>
    private static async Task<FileStream> Hold(string path, IProgress<string> progress, CancellationToken cancel)
    {
        for (var waited = TimeSpan.Zero; ; waited += Pause)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (File.Exists(path) && waited < LongestWait)
            {
                if (waited == TimeSpan.Zero)
                {
                    progress.Report("Another process migrates the database; waiting for it.");
                }

                await Task.Delay(Pause, cancel);
            }
        }
    }

    private static async Task RemoveLeftLock(MicPortalDbContext db, IProgress<string> progress, CancellationToken cancel)
    {
        var hasTable = await db.Database
            .SqlQuery<int>($"""SELECT COUNT(*) AS "Value" FROM sqlite_master WHERE type = 'table' AND name = '__EFMigrationsLock'""")
            .SingleAsync(cancel) > 0;
        if (hasTable && await db.Database.ExecuteSqlAsync($"""DELETE FROM "__EFMigrationsLock" """, cancel) > 0)
        {
            progress.Report("An earlier migration was interrupted; its lock is removed.");
        }
    }
}
