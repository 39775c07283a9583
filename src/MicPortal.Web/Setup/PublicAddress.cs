using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace MicPortal.Web.Setup;

/// <summary>The portal's pages as prints, files and links to hand over name them: by the setting, or else by where the program listens.</summary>
public sealed class PublicAddress(IOptions<PortalOptions> options, IServer server)
{
    /// <param name="path">Begins with a slash.</param>
    public string Of(string path) => (options.Value.PublicBaseUrl ?? Listening(server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [])).TrimEnd('/') + path;

    /// <summary>The first address that a browser on this computer can open. Never what a request says of its host: a link to choose a password begins with it.</summary>
    public static string Listening(IEnumerable<string> addresses)
    {
        var first = addresses.Select(BindingAddress.Parse).FirstOrDefault(address => !address.IsUnixPipe && !address.IsNamedPipe);
        return first is null ? PortalOptions.DefaultUrl
            : first.Host is "*" or "+" or "0.0.0.0" or "[::]" ? $"{first.Scheme}://localhost:{first.Port}"
            : $"{first.Scheme}://{first.Host}:{first.Port}";
    }
}
