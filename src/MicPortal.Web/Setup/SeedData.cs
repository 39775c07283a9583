namespace MicPortal.Web.Setup;

/// <summary>MERGE: the one place that calls the loaders of the application, one line each.</summary>
internal static class SeedData
{
    /// <summary>MERGE: <c>DemoData.Password</c>.</summary>
    public static string? DemoPassword => null;

    /// <summary>MERGE: <c>services.GetRequiredService&lt;ReferenceDataLoader&gt;().Load(progress, cancel)</c>.</summary>
    public static Task LoadReferenceData(IServiceProvider services, IProgress<string> progress, CancellationToken cancel) => Task.CompletedTask;

    /// <summary>MERGE: <c>services.GetRequiredService&lt;DemoData&gt;().Load(cancel)</c>.</summary>
    public static Task LoadDemoData(IServiceProvider services, CancellationToken cancel) => Task.CompletedTask;
}
