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

    public TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(TimeZone);
}

internal sealed class PortalOptionsValidator : IValidateOptions<PortalOptions>
{
    public ValidateOptionsResult Validate(string? name, PortalOptions options)
    {
        var failures = new List<string>();
        if (!Uri.TryCreate(options.PublicBaseUrl, UriKind.Absolute, out var url) || (url.Scheme != Uri.UriSchemeHttp && url.Scheme != Uri.UriSchemeHttps)
            || url.Query.Length > 0 || url.Fragment.Length > 0)
        {
            failures.Add($"Portal__PublicBaseUrl is '{options.PublicBaseUrl}'; use an address such as https://portal.example.org.");
        }

        if (!TimeZoneInfo.TryFindSystemTimeZoneById(options.TimeZone, out var zone) || !zone.HasIanaId)
        {
            failures.Add($"Portal__TimeZone is '{options.TimeZone}'; use an IANA name such as Europe/Brussels.");
        }

        return failures.Count > 0 ? ValidateOptionsResult.Fail(failures) : ValidateOptionsResult.Success;
    }
}
