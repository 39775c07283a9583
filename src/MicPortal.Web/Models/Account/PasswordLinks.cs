using MicPortal.Application.Identity;
using MicPortal.Domain.Access;
using MicPortal.Web.Setup;

namespace MicPortal.Web.Models.Account;

/// <summary>Addresses at which the owners of accounts choose a password.</summary>
public sealed class PasswordLinks(Accounts accounts, PublicAddress address)
{
    public async Task<string> For(PortalUser user, Actor by, CancellationToken cancel) => Of(user, await accounts.PasswordToken(user, by, cancel));

    /// <summary>By a button, of which a double click is one.</summary>
    public async Task<string> Once(PortalUser user, Guid formId, Actor by, CancellationToken cancel) => Of(user, await accounts.PasswordTokenOnce(user, formId, by, cancel));

    private string Of(PortalUser user, string token) => address.Of($"/account/set-password?userId={user.Id}&token={Uri.EscapeDataString(token)}");
}
