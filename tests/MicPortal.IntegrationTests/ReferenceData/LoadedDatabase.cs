using MicPortal.Application.ReferenceData;

namespace MicPortal.IntegrationTests.ReferenceData;

/// <summary>The reference data and nothing else, loaded once per test process; each copy is a database of its own.</summary>
public static class LoadedDatabase
{
    private static readonly Lazy<Task<PortalDatabase>> Loaded = new(Load);

    public static async Task<PortalDatabase> Copy() => new(await Loaded.Value);

    private static async Task<PortalDatabase> Load()
    {
        var database = new PortalDatabase();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => database.Dispose();
        await using var db = database.Open();
        await new ReferenceDataLoader(db, TimeProvider.System).LoadAsync();
        return database;
    }
}
