namespace MicPortal.Web.Models;

/// <summary>A form that its user left without sending it.</summary>
/// <param name="Address">Where it is sent to.</param>
/// <param name="At">UTC.</param>
public sealed record LeftForm(string Address, DateTime At);
