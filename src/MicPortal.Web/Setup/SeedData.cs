using MicPortal.Application.ReferenceData;

namespace MicPortal.Web.Setup;

/// <summary>MERGE: the one place that calls the loaders of the application, one line each.</summary>
internal static class SeedData
{
    /// <summary>MERGE: <c>DemoData.Password</c>.</summary>
    public static string? DemoPassword => null;

    public static Task LoadReferenceData(IServiceProvider services, IProgress<string> progress, CancellationToken cancel) =>
        services.GetRequiredService<ReferenceDataLoader>().LoadAsync(progress, cancel);

    /// <summary>MERGE: <c>services.GetRequiredService&lt;DemoData&gt;().Load(cancel)</c>.</summary>
    public static Task LoadDemoData(IServiceProvider services, CancellationToken cancel) => Task.CompletedTask;
}
