using MicPortal.Web.Setup;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace MicPortal.TestSupport;

/// <summary>Migrated and filled once per test process, by the portal itself; each copy is a database of its own.</summary>
public static class TemplateDatabase
{
    private static readonly string Folder = Directory.CreateTempSubdirectory("micportal-tests-").FullName;

    /// <summary>Shared by all copies, whose rows name the template's files; their own names are random.</summary>
    public static string Documents { get; } = Path.Combine(Folder, "documents");

    private static readonly Lazy<Task<string>> Template = new(Make);

    static TemplateDatabase() => AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(Folder, true);

    public static TestDatabase Copy()
    {
        // A fixture's constructor cannot wait otherwise; xunit makes it outside its synchronisation context.
        var template = Task.Run(() => Template.Value).GetAwaiter().GetResult();
        var copy = NewFile();
        File.Copy(template, copy);
        return TestDatabase.File(copy, () => Delete(copy));
    }

    private static void Delete(string file)
    {
        foreach (var part in Directory.EnumerateFiles(Folder, $"{Path.GetFileName(file)}*"))
        {
            File.Delete(part);
        }
    }

    private static string NewFile() => Path.Combine(Folder, $"{Guid.NewGuid():N}.db");

    private static async Task<string> Make()
    {
        var file = NewFile();
        var made = Path.Combine(Folder, "template.db");
        await using var portal = PortalFixture.On(TestDatabase.File(file, () => { }));
        await using (var scope = portal.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<DatabasePreparation>().LoadDemoData(new Progress<string>(), CancellationToken.None);
        }

        await UnrelatedRows.Create(portal);
        // One file, without the log beside it.
        await portal.InDatabase(db => db.Database.ExecuteSqlAsync($"VACUUM INTO {made}"));
        return made;
    }
}
