using System.CommandLine;
using MicPortal.Web.Setup;

namespace MicPortal.Web.Commands;

internal sealed class DemoCommand(Func<string[], WebApplication> build)
    : Verb("demo", "Loads the demo data, with accounts whose password is public. Refused in Production.", build)
{
    protected override async Task<int> Run(WebApplication app, ParseResult parsed, CancellationToken cancel)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<DatabasePreparation>().LoadDemoData(Progress, cancel);
        Console.WriteLine("The demo data are loaded.");
        await DemoAccounts.Print(scope.ServiceProvider, cancel);
        return CommandLine.Done;
    }
}
