namespace MicPortal.Application.Submissions;

/// <summary>A creating form that was sent: its random id and what came of it. A repeat leads to the same result.</summary>
public sealed class SubmittedForm
{
    public Guid Id { get; init; }

    public int UserId { get; init; }

    public required string ResultUrl { get; init; }

    /// <summary>A digest of what was sent.</summary>
    public required string Content { get; init; }

    /// <summary>UTC.</summary>
    public DateTime SubmittedAt { get; init; }
}
