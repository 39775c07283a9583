using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace MicPortal.TestSupport;

/// <summary>The portal on a port, for real browsers: over plain http on localhost, where they take its secure cookies.</summary>
public class PortalServer : PortalFixture
{
    public PortalServer()
        : base(TemplateDatabase.Copy())
    {
        UseKestrel(0);
        StartServer();
        Address = new UriBuilder(Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()) { Host = "localhost" }.Uri;
    }

    public Uri Address { get; }
}
