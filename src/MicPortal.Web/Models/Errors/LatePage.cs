namespace MicPortal.Web.Models.Errors;

/// <param name="Told">Why it is not taken any more.</param>
/// <param name="Url">Where the reader goes on.</param>
public sealed record LatePage(string Told, string Url);
