using MicPortal.Application.Identity;
using MicPortal.Domain.Access;
using MicPortal.Web.Setup;
using Microsoft.Extensions.Options;

namespace MicPortal.Web.Models.Account;

/// <summary>Addresses at which the owners of accounts choose a password.</summary>
public sealed class PasswordLinks(Accounts accounts, IOptions<PortalOptions> portal)
{
    public async Task<string> For(PortalUser user, Actor by, CancellationToken cancel) =>
        $"{portal.Value.PublicBaseUrl.TrimEnd('/')}/account/set-password?userId={user.Id}&token={Uri.EscapeDataString(await accounts.PasswordToken(user, by, cancel))}";
}
