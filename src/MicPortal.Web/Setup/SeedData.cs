using MicPortal.Application.Demo;
using MicPortal.Application.ReferenceData;

namespace MicPortal.Web.Setup;

/// <summary>What is in the portal before anyone has written in it.</summary>
internal static class SeedData
{
    public static string DemoPassword => Application.Demo.DemoAccounts.Password;

    public static Task LoadReferenceData(IServiceProvider services, IProgress<string> progress, CancellationToken cancel) =>
        services.GetRequiredService<ReferenceDataLoader>().LoadAsync(progress, cancel);

    public static Task LoadDemoData(IServiceProvider services, CancellationToken cancel) =>
        services.GetRequiredService<DemoData>().CreateAsync(services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime, cancel);
}
