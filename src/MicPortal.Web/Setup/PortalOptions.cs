using System.Net;
using Microsoft.Extensions.Options;

namespace MicPortal.Web.Setup;

/// <summary>Section <c>Portal</c>.</summary>
public sealed record PortalOptions
{
    public const string Section = "Portal";

    /// <summary>The address that people reach the portal at; links in mails and prints begin with it.</summary>
    public string PublicBaseUrl { get; init; } = "http://localhost:5080";

    /// <summary>IANA name of the zone in which "today" is reckoned.</summary>
    public string TimeZone { get; init; } = "Europe/Brussels";

    /// <summary>Addresses or networks of the reverse proxies before the portal, separated by commas; only what these say of a visitor's address is believed.</summary>
    public string KnownProxies { get; init; } = "";

    public TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(TimeZone);

    /// <summary>Of valid options.</summary>
    public IEnumerable<IPNetwork> ProxyNetworks => Proxies.Select(proxy => Network(proxy)!.Value);

    internal IEnumerable<string> WrongProxies => Proxies.Where(proxy => Network(proxy) is null);

    private string[] Proxies => KnownProxies.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static IPNetwork? Network(string text) =>
        IPNetwork.TryParse(text, out var network) ? network
        : IPAddress.TryParse(text, out var address) ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
        : null;
}

internal sealed class PortalOptionsValidator(IConfiguration configuration, IHostEnvironment environment) : IValidateOptions<PortalOptions>
{
    public ValidateOptionsResult Validate(string? name, PortalOptions options)
    {
        var failures = new List<string>();
        if (environment.IsProduction() && configuration[$"{PortalOptions.Section}:{nameof(PortalOptions.PublicBaseUrl)}"] is null)
        {
            failures.Add("Portal__PublicBaseUrl is not set; prints and password links begin with it: use an address such as https://portal.example.org.");
        }

        if (!Uri.TryCreate(options.PublicBaseUrl, UriKind.Absolute, out var url) || (url.Scheme != Uri.UriSchemeHttp && url.Scheme != Uri.UriSchemeHttps)
            || url.Query.Length > 0 || url.Fragment.Length > 0)
        {
            failures.Add($"Portal__PublicBaseUrl is '{options.PublicBaseUrl}'; use an address such as https://portal.example.org.");
        }

        if (!TimeZoneInfo.TryFindSystemTimeZoneById(options.TimeZone, out var zone) || !zone.HasIanaId)
        {
            failures.Add($"Portal__TimeZone is '{options.TimeZone}'; use an IANA name such as Europe/Brussels.");
        }

        failures.AddRange(options.WrongProxies.Select(proxy =>
            $"Portal__KnownProxies names '{proxy}'; use addresses or networks separated by commas, such as 10.0.0.5, 192.168.0.0/24."));
        return failures.Count > 0 ? ValidateOptionsResult.Fail(failures) : ValidateOptionsResult.Success;
    }
}
