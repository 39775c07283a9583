namespace MicPortal.Web.Models.Errors;

/// <param name="Told">Why it is not taken any more.</param>
/// <param name="Url">Where the reader goes on.</param>
/// <param name="Typed">What was written.</param>
public sealed record LatePage(string Told, string Url, IReadOnlyList<string> Typed);

/// <summary>The record that a refusal is about.</summary>
public sealed record LinkedRecord(string Url, string Name);
