using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Xunit;

namespace MicPortal.IntegrationTests.Start;

public sealed class HealthTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("micportal-health-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Ready_needs_the_database_and_live_does_not()
    {
        await using var portal = new WebApplicationFactory<Program>().WithWebHostBuilder(host => host
            .UseEnvironment("Production").UseSetting("Portal:PublicBaseUrl", "https://portal.example.org").UseSetting("ConnectionStrings:Portal", $"Data Source={folder}/data/portal.db;Pooling=False"));
        using var client = portal.CreateClient(new WebApplicationFactoryClientOptions { BaseAddress = new Uri("https://localhost") });

        Assert.Equal(HttpStatusCode.OK, (await Get(client, "/health/live")).StatusCode);
        var ready = await Get(client, "/health/ready");
        Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
        Assert.Equal("text/plain", ready.Content.Headers.ContentType?.MediaType);

        Directory.Move(Path.Combine(folder, "data"), Path.Combine(folder, "gone"));
        Assert.Equal(HttpStatusCode.OK, (await Get(client, "/health/live")).StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await Get(client, "/health/ready")).StatusCode);

        Directory.Move(Path.Combine(folder, "gone"), Path.Combine(folder, "data"));
        Assert.Equal(HttpStatusCode.OK, (await Get(client, "/health/ready")).StatusCode);
    }

    private static Task<HttpResponseMessage> Get(HttpClient client, string path) => client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
}
