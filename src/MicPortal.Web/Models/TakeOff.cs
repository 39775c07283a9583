namespace MicPortal.Web.Models;

/// <summary>Something is taken off a list: asked first, also without JavaScript.</summary>
/// <param name="Action">To which the answer is sent.</param>
/// <param name="Question">What opens it.</param>
/// <param name="Text">What becomes of it then.</param>
public sealed record TakeOff(string Action, string Question, string Text)
{
    /// <summary>Of which of several; for who does not see the page.</summary>
    public string? Name { get; init; }
}
