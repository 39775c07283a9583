using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;

namespace MicPortal.Web.Setup;

internal static class ProxySetup
{
    /// <summary>
    /// Behind a proxy every visitor comes from its address. What X-Forwarded-For and X-Forwarded-Proto say is taken over from
    /// known proxies alone: anybody can send these headers.
    /// </summary>
    public static void AddKnownProxies(this IServiceCollection services) =>
        services.AddOptions<ForwardedHeadersOptions>().Configure<IOptions<PortalOptions>>((forwarded, portal) =>
        {
            var networks = portal.Value.ProxyNetworks.ToList();
            // With no network known the middleware would believe everybody.
            forwarded.ForwardedHeaders = networks.Count == 0 ? ForwardedHeaders.None : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            forwarded.ForwardLimit = null;
            forwarded.KnownProxies.Clear();
            forwarded.KnownIPNetworks.Clear();
            networks.ForEach(forwarded.KnownIPNetworks.Add);
        });
}
