using MicPortal.Application.Data;
using MicPortal.Application.History;
using MicPortal.Application.Submissions;
using MicPortal.Domain.Access;
using MicPortal.Domain.Common;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Application.Identity;

/// <summary>
/// Makes and ends accounts. A new one has no password: whoever made it hands over a link, good for once and for some
/// days, with which its owner chooses one.
/// </summary>
public sealed class Accounts(MicPortalDbContext db, UserManager<PortalUser> users, Sessions sessions, SubmittedForms submitted, TimeProvider clock)
{
    private static readonly TimeSpan SameClick = TimeSpan.FromMinutes(1);

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Runs in the caller's transaction, or in one of its own.</summary>
    public async Task<PortalUser> Create(NewAccount account, Actor by, CancellationToken cancel)
    {
        if (await users.FindByEmailAsync(account.Email) is not null)
        {
            throw new DomainException("Accounts.Errors.EmailTaken") { Field = "Email" };
        }

        var user = new PortalUser
        {
            UserName = account.Email,
            Email = account.Email,
            Role = account.Role,
            OrganisationId = account.OrganisationId,
            Post = account.Post,
            OfficeFrom = account.OfficeFrom,
            OfficeUntil = account.OfficeUntil,
            CreatedByUserId = by.UserId,
            CreatedAt = Now,
        };
        await using var transaction = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancel) : null;
        var result = await users.CreateAsync(user);
        if (!result.Succeeded)
        {
            throw new DomainException("Accounts.Errors.EmailInvalid") { Field = "Email" };
        }

        await Record(ActName.UserCreated, user, by, cancel);
        if (transaction is not null)
        {
            await transaction.CommitAsync(cancel);
        }

        return user;
    }

    /// <summary>What the link for setting a password carries. Each new one, each use, and each change of the password makes the earlier ones void.</summary>
    public async Task<string> PasswordToken(PortalUser user, Actor by, CancellationToken cancel)
    {
        Judge(await users.UpdateSecurityStampAsync(user));
        await Record(ActName.UserLinkMade, user, by, cancel);
        return await users.GeneratePasswordResetTokenAsync(user);
    }

    /// <summary>The same by a button: pressed twice, it makes one link, which both answers carry while it holds.</summary>
    /// <param name="formId">Of the button.</param>
    public async Task<string> PasswordTokenOnce(PortalUser user, Guid formId, Actor by, CancellationToken cancel)
    {
        var (made, result) = ("", $"/colleagues#{Guid.NewGuid():N}");
        var first = await submitted.Once(formId, by.UserId!.Value, async () =>
        {
            // As it is now that nobody else changes it.
            await db.Entry(user).ReloadAsync(cancel);
            made = await PasswordToken(user, by, cancel);
            return result;
        }, cancel);
        if (first == result)
        {
            return made;
        }

        var since = Now - SameClick;
        var last = await db.AuditEntries.Where(entry => entry.RecordKind == "User" && entry.RecordId == user.Id && (entry.Act == ActName.UserLinkMade || entry.Act == ActName.UserPasswordChanged || entry.Act == ActName.UserDisabled))
            .OrderByDescending(entry => entry.Sequence).FirstOrDefaultAsync(cancel);
        // Sent again when another link was made, or this one was used, it makes none in silence.
        if (last is null || last.Act != ActName.UserLinkMade || last.UserId != by.UserId || last.At < since
            || await users.FindByIdAsync($"{user.Id}") is not { } fresh)
        {
            throw new DomainException("Accounts.Errors.LinkMadeAlready");
        }

        await db.Entry(fresh).ReloadAsync(cancel);
        return await users.GeneratePasswordResetTokenAsync(fresh);
    }

    /// <summary>Whether a link still lets somebody choose a password.</summary>
    public async Task<bool> IsLinkValid(int userId, string? token) =>
        token is { Length: > 0 } && await users.FindByIdAsync($"{userId}") is { DisabledAt: null } user
        && await users.VerifyUserTokenAsync(user, users.Options.Tokens.PasswordResetTokenProvider, UserManager<PortalUser>.ResetPasswordTokenPurpose, token);

    /// <summary>By a link. Ends every session of the user.</summary>
    public async Task SetPassword(int userId, string token, string password, CancellationToken cancel)
    {
        if (await users.FindByIdAsync($"{userId}") is not { DisabledAt: null } user)
        {
            throw new DomainException("Accounts.Errors.LinkVoid");
        }

        Judge(await users.ResetPasswordAsync(user, token, password));
        await Changed(user, cancel);
    }

    /// <summary>By the user, who knows the present one. Ends every session of the user, also this one.</summary>
    public async Task ChangePassword(int userId, string present, string password, CancellationToken cancel)
    {
        var user = await users.FindByIdAsync($"{userId}") ?? throw new DomainException("Accounts.Errors.LinkVoid");
        Judge(await users.ChangePasswordAsync(user, present, password));
        await Changed(user, cancel);
    }

    /// <summary>The account stays, for what it did; nobody signs in with it any more.</summary>
    public async Task Disable(int userId, Actor by, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var (user, now) = (await db.Users.SingleAsync(one => one.Id == userId, cancel), Now);
        // Of two clicks at once the one that finds it in use has ended it.
        if (await db.Users.Where(one => one.Id == userId && one.DisabledAt == null).ExecuteUpdateAsync(set => set.SetProperty(one => one.DisabledAt, now), cancel) == 1)
        {
            await Record(ActName.UserDisabled, user, by, cancel);
            await sessions.EndAllOf(userId, cancel);
            await transaction.CommitAsync(cancel);
        }
    }

    /// <summary>How long its owner is in office. Nothing ends by it: the administrator is reminded when the last day has passed.</summary>
    public async Task SayOffice(int userId, PartialDate? from, PartialDate? until, Actor by, CancellationToken cancel)
    {
        var user = await db.Users.SingleAsync(one => one.Id == userId, cancel);
        if (user.OfficeFrom != from || user.OfficeUntil != until)
        {
            (user.OfficeFrom, user.OfficeUntil) = (from, until);
            await Record(ActName.UserOfficeSaid, user, by, cancel);
        }
    }

    private static void Judge(IdentityResult result)
    {
        if (!result.Succeeded)
        {
            throw result.Errors.First().Code switch
            {
                nameof(IdentityErrorDescriber.InvalidToken) => new DomainException("Accounts.Errors.LinkVoid"),
                nameof(IdentityErrorDescriber.PasswordMismatch) => new DomainException("Accounts.Errors.PresentWrong") { Field = "Present" },
                nameof(IdentityErrorDescriber.ConcurrencyFailure) => new DomainException("Forms.SameMoment"),
                nameof(IdentityErrorDescriber.PasswordTooShort) => new DomainException("Accounts.Errors.PasswordShort") { Field = "Password" },
                _ => new DomainException("Accounts.Errors.PasswordGuessed") { Field = "Password" },
            };
        }
    }

    private async Task Changed(PortalUser user, CancellationToken cancel)
    {
        await Record(ActName.UserPasswordChanged, user, new Actor(user.Id, user.Role, user.OrganisationId), cancel);
        await sessions.EndAllOf(user.Id, cancel);
    }

    private Task Record(ActName act, PortalUser user, Actor by, CancellationToken cancel)
    {
        db.AuditEntries.Add(new AuditEntry { At = Now, Act = act, RecordKind = "User", RecordId = user.Id, UserId = by.UserId, Role = by.Role, OrganisationId = by.OrganisationId });
        return db.SaveChangesAsync(cancel);
    }
}

/// <param name="Post">What its owner does, not who they are.</param>
/// <param name="OfficeFrom">The first day in office, where it is known.</param>
/// <param name="OfficeUntil">The last one.</param>
public sealed record NewAccount(string Email, string Post, UserRole Role, int? OrganisationId, PartialDate? OfficeFrom = null, PartialDate? OfficeUntil = null);
