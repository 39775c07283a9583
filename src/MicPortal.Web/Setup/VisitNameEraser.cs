using MicPortal.Application.Visits;
using MicPortal.Web.Resources;

namespace MicPortal.Web.Setup;

/// <summary>Names of participants go when their time has passed: at start, and once a day. Until it has run, no page shows them either.</summary>
internal sealed class VisitNameEraser(IServiceScopeFactory scopes, TimeProvider clock, ILogger<VisitNameEraser> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var daily = new PeriodicTimer(TimeSpan.FromDays(1), clock);
        do
        {
            await Erase(stoppingToken);
        }
        while (await daily.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>A database that cannot be written now is tried again the next day.</summary>
    private async Task Erase(CancellationToken cancel)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<VisitService>().EraseNames(scope.ServiceProvider.GetRequiredService<Dates>().Today, cancel);
        }
        catch (Exception failed) when (failed is not OperationCanceledException)
        {
            logger.LogWarning(failed, "Names of participants in past visits were not erased today");
        }
    }
}
