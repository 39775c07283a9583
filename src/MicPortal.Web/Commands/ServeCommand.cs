using System.CommandLine;
using MicPortal.Web.Setup;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace MicPortal.Web.Commands;

internal sealed class ServeCommand(Func<string[], WebApplication> build)
    : Verb("MicPortal.Web", "MIC Portal. Without a verb it serves the portal; settings such as --urls http://localhost:8080 may follow.", build)
{
    protected override async Task<int> Run(WebApplication app, ParseResult parsed, CancellationToken cancel)
    {
        ValidateAddresses(app.Configuration["urls"]);
        await using (var scope = app.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<DatabasePreparation>().ForServing(Progress, cancel);
        }

        // Null in tests, whose server has no addresses.
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses;
        if (addresses?.Count == 0 && UsesNoAddress(app.Configuration))
        {
            addresses.Add(PortalOptions.DefaultUrl);
        }

        await app.StartAsync(cancel);
        Console.WriteLine($"MIC Portal ({app.Environment.EnvironmentName}) is ready at {string.Join(", ", addresses ?? [])}");
        if (app.Environment.IsDevelopment())
        {
            await using var scope = app.Services.CreateAsyncScope();
            await DemoAccounts.Print(scope.ServiceProvider, cancel);
        }

        await app.WaitForShutdownAsync(cancel);
        return CommandLine.Done;
    }

    private static void ValidateAddresses(string? urls)
    {
        try
        {
            foreach (var url in (urls ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            {
                BindingAddress.Parse(url);
            }
        }
        catch (FormatException exception)
        {
            throw new StartRefusedException($"--urls or ASPNETCORE_URLS is '{urls}': {exception.Message}", exception);
        }
    }

    /// <summary>A default in appsettings.json would win over ASPNETCORE_URLS, so it stands here.</summary>
    private static bool UsesNoAddress(IConfiguration configuration) =>
        configuration["urls"] is null && configuration["http_ports"] is null && configuration["https_ports"] is null
        && !configuration.GetSection("Kestrel:Endpoints").Exists();
}
