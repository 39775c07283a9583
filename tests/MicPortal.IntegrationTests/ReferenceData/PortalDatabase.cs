using MicPortal.Application.Data;
using MicPortal.Application.Identity;
using MicPortal.Data.Sqlite;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace MicPortal.IntegrationTests.ReferenceData;

/// <summary>A migrated SQLite file of its own, empty or as another is, and the services that write into it.</summary>
public sealed class PortalDatabase : IDisposable
{
    private readonly string path = Path.Combine(Path.GetTempPath(), $"micportal-{Guid.NewGuid():N}.db");
    private readonly ServiceProvider services;

    public PortalDatabase(PortalDatabase? other = null)
    {
        if (other is not null)
        {
            File.Copy(other.path, path);
        }

        var collection = new ServiceCollection();
        collection.AddLogging();
        collection.AddDbContext<MicPortalDbContext>(options => options.UseMicPortalSqlite($"Data Source={path};Pooling=False"));
        collection.AddIdentityCore<PortalUser>().AddEntityFrameworkStores<MicPortalDbContext>();
        // The portal's own number of rounds would only slow the tests down.
        collection.Configure<PasswordHasherOptions>(options => options.IterationCount = 1000);
        services = collection.BuildServiceProvider();
        using var db = Open();
        db.Database.Migrate();
    }

    public MicPortalDbContext Open() => services.CreateScope().ServiceProvider.GetRequiredService<MicPortalDbContext>();

    public AsyncServiceScope Scope() => services.CreateAsyncScope();

    public IServiceScopeFactory Scopes => services.GetRequiredService<IServiceScopeFactory>();

    public void Dispose()
    {
        services.Dispose();
        foreach (var file in new[] { path, path + "-wal", path + "-shm" })
        {
            File.Delete(file);
        }
    }
}
