using System.CommandLine;
using System.Net.Mail;
using System.Security.Cryptography;
using MicPortal.Application.Data;
using MicPortal.Application.History;
using MicPortal.Application.Identity;
using MicPortal.Domain.Access;
using MicPortal.Domain.Common;
using MicPortal.Web.Setup;
using Microsoft.AspNetCore.Identity;

namespace MicPortal.Web.Commands;

internal sealed class CreateAdminCommand : Verb
{
    /// <summary>Without characters that are taken for another when read from paper.</summary>
    private const string PasswordCharacters = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private readonly Option<string> email = new("--email") { Description = "The administrator's address, with which they sign in.", Required = true };
    private readonly Option<bool> passwordFromInput = new("--password-stdin") { Description = $"Read the password from standard input (one line, at least {PasswordRules.ShortestLength} characters) instead of making one up." };

    public CreateAdminCommand(Func<string[], WebApplication> build)
        : base("create-admin", "Creates an administrator's account. Prints a generated password once, unless --password-stdin is given.", build)
    {
        Add(email);
        Add(passwordFromInput);
    }

    protected override async Task<int> Run(WebApplication app, ParseResult parsed, CancellationToken cancel)
    {
        var address = parsed.GetRequiredValue(email).Trim();
        if (!MailAddress.TryCreate(address, out var mail) || mail.Address != address)
        {
            throw new StartRefusedException($"'{address}' is not a mail address.");
        }

        var isGenerated = !parsed.GetValue(passwordFromInput);
        var password = isGenerated ? RandomNumberGenerator.GetString(PasswordCharacters, 20) : Console.In.ReadLine() ?? "";
        if (password.Length < PasswordRules.ShortestLength)
        {
            throw new StartRefusedException($"The password has {password.Length} characters; it needs {PasswordRules.ShortestLength}.");
        }

        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<DatabasePreparation>().ForUse(Progress, cancel);
        await Create(scope.ServiceProvider, address, password, cancel);
        Console.WriteLine($"Created the administrator {address}.");
        if (isGenerated)
        {
            Console.WriteLine($"Password, shown this once: {password}");
        }

        return CommandLine.Done;
    }

    private static async Task Create(IServiceProvider services, string address, string password, CancellationToken cancel)
    {
        var users = services.GetRequiredService<UserManager<PortalUser>>();
        if (await users.FindByEmailAsync(address) is not null)
        {
            throw new StartRefusedException($"There is an account for {address} already; nothing was changed.");
        }

        var db = services.GetRequiredService<MicPortalDbContext>();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var user = new PortalUser { UserName = address, Email = address, EmailConfirmed = true, Role = UserRole.Administrator, CreatedAt = services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime };
        var result = await users.CreateAsync(user, password);
        if (!result.Succeeded)
        {
            throw new StartRefusedException(string.Join(Environment.NewLine, result.Errors.Select(error => error.Description)));
        }

        db.AuditEntries.Add(new AuditEntry
        {
            At = services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime,
            Act = ActName.UserCreated,
            RecordKind = "User",
            RecordId = user.Id,
            Role = Actor.Portal.Role,
        });
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }
}
