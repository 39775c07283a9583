using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace MicPortal.Web.Setup;

/// <summary>
/// In which browser an account has signed in before: its tries are counted apart from those of its network address, so that
/// nobody shuts a whole town hall out by trying passwords from there (OWASP's "device cookies"). It opens nothing by itself.
/// </summary>
public sealed class KnownBrowsers(IDataProtectionProvider protection)
{
    public const string Cookie = "__Host-browser";

    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(365);

    private readonly ITimeLimitedDataProtector protector = protection.CreateProtector(nameof(KnownBrowsers)).ToTimeLimitedDataProtector();

    public bool Knows(HttpRequest request, string account)
    {
        try
        {
            return request.Cookies[Cookie] is { } known && protector.Unprotect(known) == account.ToUpperInvariant();
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    public void Remember(HttpResponse response, string account) =>
        response.Cookies.Append(Cookie, protector.Protect(account.ToUpperInvariant(), Lifetime), new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Strict, MaxAge = Lifetime, IsEssential = true });
}
