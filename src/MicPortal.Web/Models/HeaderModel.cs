namespace MicPortal.Web.Models;

public sealed record HeaderModel(string? WorkUrl, string? Who, string OtherLanguageUrl, string OtherLanguageName, string Path)
{
    public bool IsCurrent(string url) => Path == url || Path.StartsWith(url + "/", StringComparison.Ordinal);
}
