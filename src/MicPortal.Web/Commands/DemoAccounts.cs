using MicPortal.Application.Data;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Web.Commands;

internal static class DemoAccounts
{
    public static async Task Print(IServiceProvider services, CancellationToken cancel)
    {
        var accounts = await services.GetRequiredService<MicPortalDbContext>().Users
            .Where(user => user.IsDemo)
            .OrderBy(user => user.Id)
            .Select(user => new { user.Email, user.Role, Organisation = user.Organisation!.Name })
            .ToListAsync(cancel);
        if (accounts.Count == 0)
        {
            return;
        }

        Console.WriteLine();
        Console.WriteLine($"Demo accounts, all with the password {Application.Demo.DemoAccounts.Password}");
        var width = accounts.Max(account => account.Email?.Length ?? 0);
        foreach (var account in accounts)
        {
            Console.WriteLine($"  {account.Email?.PadRight(width)}  {account.Role,-16}  {account.Organisation}");
        }

        Console.WriteLine();
    }
}
