namespace MicPortal.Web.Models.KeptForms;

public sealed record KeptFormList(IReadOnlyList<KeptFormRow> Forms);

/// <param name="Title">Of the page; null where a form came from an expired sign-in, and its page did not say.</param>
/// <param name="At">UTC.</param>
/// <param name="Longest">Of what was written, by which it is known; null where nothing was written but chosen.</param>
public sealed record KeptFormRow(string Address, string? Title, DateTime At, string? Longest);
