using MicPortal.Application.Demo;
using MicPortal.Application.Identity;
using MicPortal.Domain.Common;
using Microsoft.AspNetCore.Identity;

namespace MicPortal.Web.Setup;

/// <summary>Twelve characters or more, no rules of composition, and none of the passwords that everyone guesses first.</summary>
public sealed class PasswordRules : IPasswordValidator<PortalUser>
{
    public const int ShortestLength = 12;

    /// <summary>Folded, so that case and marks make no difference.</summary>
    private static readonly string[] Guessed =
    [
        "password", "passwort", "motdepasse", "contrasena", "senha", "wachtwoord", "qwerty", "azerty", "qwertz", "123456", "abcdef", "letmein",
        "welcome", "bienvenue", "iloveyou", "municipality", "municipalite", "jumelage", "twinning", "micportal", "administrator",
    ];

    public Task<IdentityResult> ValidateAsync(UserManager<PortalUser> manager, PortalUser user, string? password)
    {
        var rest = Guessed.Aggregate(Letters(password), (text, guess) => text.Replace(guess, "", StringComparison.Ordinal));
        var name = Letters(user.Email?.Split('@')[0]);
        // The one password that is printed at every start in Development.
        var isKnown = !user.IsDemo && Letters(password) == Letters(DemoAccounts.Password);
        return Task.FromResult(isKnown || rest.Distinct().Count() < 5 || (name.Length > 3 && rest == name) || Letters(password) == Letters(user.Email)
            ? IdentityResult.Failed(new IdentityError { Code = "GuessedPassword", Description = "The password is too easy to guess." })
            : IdentityResult.Success);
    }

    private static string Letters(string? text) => FoldedText.Fold(text ?? "").Replace(" ", "", StringComparison.Ordinal);
}
