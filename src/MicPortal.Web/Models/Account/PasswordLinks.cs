using MicPortal.Application.Identity;
using MicPortal.Domain.Access;
using MicPortal.Web.Setup;

namespace MicPortal.Web.Models.Account;

/// <summary>Addresses at which the owners of accounts choose a password.</summary>
public sealed class PasswordLinks(Accounts accounts, PublicAddress address)
{
    public async Task<string> For(PortalUser user, Actor by, CancellationToken cancel) =>
        address.Of($"/account/set-password?userId={user.Id}&token={Uri.EscapeDataString(await accounts.PasswordToken(user, by, cancel))}");
}
