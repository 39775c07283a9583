using MicPortal.Application.Visits;
using MicPortal.Application.WorkingGroups;
using MicPortal.Web.Resources;

namespace MicPortal.Web.Setup;

/// <summary>Names of participants and addresses of who asked to join a working group go when their time has passed: at start, and once a day. Until it has run, no page shows them either.</summary>
internal sealed class PersonalDataEraser(IServiceScopeFactory scopes, TimeProvider clock, ILogger<PersonalDataEraser> logger) : BackgroundService
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
            await scope.ServiceProvider.GetRequiredService<WorkingGroupService>().EraseAddresses(cancel);
        }
        catch (Exception failed) when (failed is not OperationCanceledException)
        {
            logger.LogWarning(failed, "Names and addresses whose time has passed were not all erased today");
        }
    }
}
