using MicPortal.Application.Data;
using MicPortal.Application.Demo;
using MicPortal.Application.Identity;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;

namespace MicPortal.TestSupport;

/// <summary>
/// The whole portal on a database file of its own, a copy of <see cref="TemplateDatabase"/>, or in its turn on the
/// <see cref="SharedDatabase"/>: the reference data, the demo data and <see cref="UnrelatedRows"/> are always there, and nothing else.
/// One per test class, as its class fixture.
/// </summary>
public partial class PortalFixture : WebApplicationFactory<Program>
{
    /// <summary>Of every account: the demo data's and those that <see cref="CreateUser"/> makes.</summary>
    public const string Password = DemoAccounts.Password;

    /// <summary>When every test begins.</summary>
    public static readonly DateTimeOffset Start = new(2026, 11, 24, 10, 0, 0, TimeSpan.Zero);

    private readonly TestDatabase database;
    private int addresses;

    public PortalFixture()
        : this(SharedDatabase.IsWanted ? SharedDatabase.Take() : TemplateDatabase.Copy())
    {
    }

    /// <summary>On a database of its own: a second portal beside the class's, or one that needs a file.</summary>
    protected PortalFixture(TestDatabase database)
    {
        this.database = database;
        ClientOptions.BaseAddress = new Uri("https://portal.example");
        ClientOptions.AllowAutoRedirect = false;
    }

    /// <inheritdoc cref="PortalFixture(TestDatabase)"/>
    public static PortalFixture On(TestDatabase database) => new(database);

    /// <summary>The portal's clock; it stands still until a test moves it.</summary>
    public FakeTimeProvider Clock { get; } = new(Start);

    /// <summary>Every command that the portal sends to its database.</summary>
    public SqlCommands Commands { get; } = new();

    public DateTime Now => Clock.GetUtcNow().UtcDateTime;

    public DateOnly Today => DateOnly.FromDateTime(Now);

    public async Task<T> InDatabase<T>(Func<MicPortalDbContext, Task<T>> read)
    {
        await using var scope = Services.CreateAsyncScope();
        return await read(scope.ServiceProvider.GetRequiredService<MicPortalDbContext>());
    }

    /// <summary>A new record.</summary>
    public Task Save(object record) => InDatabase(db =>
    {
        db.Add(record);
        return db.SaveChangesAsync();
    });

    public async Task InDatabase(Func<MicPortalDbContext, Task> write)
    {
        await using var scope = Services.CreateAsyncScope();
        await write(scope.ServiceProvider.GetRequiredService<MicPortalDbContext>());
    }

    /// <summary>A new browser that nobody has signed in with.</summary>
    public HttpClient Anonymous() => CreateClient();

    /// <summary>A new browser at this network address.</summary>
    public HttpClient From(string address)
    {
        var client = Anonymous();
        client.DefaultRequestHeaders.Add(RemoteAddress.Header, address);
        return client;
    }

    public Task<HttpClient> SignIn(PortalUser user) => SignIn(user.Email!);

    /// <summary>A new browser, signed in through the page for it.</summary>
    public async Task<HttpClient> SignIn(string email, string password = Password)
    {
        // From an address of its own, or the many signings-in of a test run would meet the limit for one address.
        var address = Interlocked.Increment(ref addresses);
        var client = From($"10.0.{address / 250}.{(address % 250) + 1}");
        var page = await client.Page("/account/sign-in");
        var answer = await page.Post("/account/sign-in", ("Email", email), ("Password", password));
        if (answer.Location is null)
        {
            throw new InvalidOperationException($"{email} could not sign in: {answer.Status}, {string.Join(" / ", answer.Errors)}");
        }

        return client;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Test");
        builder.UseStaticWebAssets();
        // As in Development: a service that outlives what it needs does not start.
        builder.UseDefaultServiceProvider(services => services.ValidateScopes = services.ValidateOnBuild = true);
        builder.UseSetting("Database:Provider", database.Provider);
        builder.UseSetting("ConnectionStrings:Portal", database.ConnectionString);
        builder.UseSetting("Documents:Folder", TemplateDatabase.Documents);
        builder.UseSetting("Serilog:MinimumLevel:Default", "Warning");
        builder.ConfigureTestServices(services =>
        {
            services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock));
            services.AddSingleton<IStartupFilter, RemoteAddress>();
            services.ConfigureDbContext<MicPortalDbContext>(options => options.AddInterceptors(Commands));
            // The portal's own number of rounds would only slow the tests down.
            services.Configure<PasswordHasherOptions>(options => options.IterationCount = 1000);
        });
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
        {
            database.GiveBack();
        }
    }
}
