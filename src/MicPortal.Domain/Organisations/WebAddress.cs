namespace MicPortal.Domain.Organisations;

public static class WebAddress
{
    /// <summary>An address that a page may link to: http or https, with a host, and no name before it that looks like another.</summary>
    public static bool IsValid(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps) && address.Host.Length > 0 && address.UserInfo.Length == 0;
}
