namespace MicPortal.Web.Models;

/// <summary>Where a record stands, and the one thing that its reader can do next.</summary>
/// <param name="Sentence">Where things stand.</param>
/// <param name="More">Who has done what, or what follows.</param>
public sealed record NextStep(string Sentence, string? More)
{
    public string? Url { get; init; }

    /// <summary>What the reader can do; null: nothing.</summary>
    public string? Label { get; init; }

    /// <summary>What waits beside it, each with its address; null where that is the page itself.</summary>
    public IReadOnlyList<(string Text, string? Url)> Also { get; init; } = [];

    /// <summary>There is more than these.</summary>
    public bool HasMore { get; init; }

    /// <summary>Done by the click itself, which sends what was read; null: a link.</summary>
    public (string Name, string Value)? Sends { get; init; }

    /// <summary>Otherwise it is an invitation, or waits for others.</summary>
    public bool WaitsForReader { get; init; }

    /// <summary>Nothing is to be done or awaited, which no paper needs to say.</summary>
    public bool IsIdle { get; init; }
}
