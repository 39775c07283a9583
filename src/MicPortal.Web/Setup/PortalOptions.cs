using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Mail;
using Microsoft.Extensions.Options;

namespace MicPortal.Web.Setup;

/// <summary>Section <c>Portal</c>.</summary>
public sealed record PortalOptions
{
    public const string Section = "Portal";

    /// <summary>Where the program listens without a setting.</summary>
    public const string DefaultUrl = "http://localhost:5080";

    /// <summary>The address that people reach the portal at; see <see cref="PublicAddress"/>.</summary>
    public string? PublicBaseUrl { get; init; }

    /// <summary>Where people reach who runs the portal: an e-mail address or a page; shown where somebody is told to ask. Null: not told.</summary>
    public string? Contact { get; init; }

    /// <summary>Of <see cref="Contact"/>, as a link.</summary>
    public string? ContactUrl => string.IsNullOrWhiteSpace(Contact) ? null : IsMail(Contact) ? $"mailto:{Contact}" : Contact;

    /// <summary>IANA name of the zone in which "today" is reckoned.</summary>
    public string TimeZone { get; init; } = "Europe/Brussels";

    /// <summary>Addresses or networks of the reverse proxies before the portal, separated by commas; only what these say of a visitor's address is believed.</summary>
    public string KnownProxies { get; init; } = "";

    public TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(TimeZone);

    /// <summary>Of valid options.</summary>
    public IEnumerable<IPNetwork> ProxyNetworks => Proxies.Select(proxy => Network(proxy)!.Value);

    internal IEnumerable<string> WrongProxies => Proxies.Where(proxy => Network(proxy) is null);

    internal static bool IsMail(string? text) => text?.Split('@') is [{ Length: > 0 }, { Length: > 0 }] && MailAddress.TryCreate(text, out var address) && address.Address == text;

    internal static bool IsWeb(string text, [NotNullWhen(true)] out Uri? url) =>
        Uri.TryCreate(text, UriKind.Absolute, out url) && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps);

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

        if (options.PublicBaseUrl is { } address && !(PortalOptions.IsWeb(address, out var url) && url.Query.Length == 0 && url.Fragment.Length == 0))
        {
            failures.Add($"Portal__PublicBaseUrl is '{options.PublicBaseUrl}'; use an address such as https://portal.example.org.");
        }

        if (options.ContactUrl is { } contact && !PortalOptions.IsMail(options.Contact) && !PortalOptions.IsWeb(contact, out _))
        {
            failures.Add($"Portal__Contact is '{options.Contact}'; use an e-mail address, or the address of a page such as https://association.example/portal.");
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
