using System.CommandLine;
using MicPortal.Web.Setup;

namespace MicPortal.Web.Commands;

internal sealed class MigrateCommand(Func<string[], WebApplication> build)
    : Verb("migrate", "Brings the database up to date: the schema, then the reference data. Safe to repeat.", build)
{
    protected override async Task<int> Run(WebApplication app, ParseResult parsed, CancellationToken cancel)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<DatabasePreparation>().Migrate(Progress, cancel);
        Console.WriteLine("The database is up to date.");
        return CommandLine.Done;
    }
}
