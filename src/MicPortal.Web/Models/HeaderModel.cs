namespace MicPortal.Web.Models;

/// <param name="OtherLanguageUrl">Null on the answer to a form: leaving it would lose what was typed.</param>
public sealed record HeaderModel(string? WorkUrl, string? Who, bool HasColleagues, string? OtherLanguageUrl, string OtherLanguageName, string Path)
{
    public bool IsCurrent(string url) => Path == url || Path.StartsWith(url + "/", StringComparison.Ordinal);
}
