namespace MicPortal.Web.Models;

/// <param name="Role">Of the user; empty for who is not signed in.</param>
/// <param name="Organisation">That they act for; null for who acts for none.</param>
/// <param name="OtherLanguageUrl">Null on the answer to a form: leaving it would lose what was typed.</param>
public sealed record HeaderModel(string? WorkUrl, string Role, string? Organisation, bool HasColleagues, string? OtherLanguageUrl, string OtherLanguageName, string Path)
{
    /// <summary>In ViewData: the page that may be opened in the other language instead of the answer to a form, which has nothing to lose.</summary>
    public const string OpenedAnew = nameof(OpenedAnew);

    /// <summary>Pages that are reached from "My work", and lie below no area of it.</summary>
    private static readonly string[] WorkPages = ["/mandates", "/colleagues", "/interests", "/contact-requests", "/access-requests", "/memberships", "/follow-ups"];

    /// <summary>One name, so that the line holds it: where there is a role alone, the role.</summary>
    public string Who => Organisation is { Length: > 0 } ? Organisation : Role;

    public bool IsCurrent(string url) => IsBelow(url) || (url == WorkUrl && WorkPages.Any(IsBelow));

    private bool IsBelow(string url) => Path == url || Path.StartsWith(url + "/", StringComparison.Ordinal);
}
