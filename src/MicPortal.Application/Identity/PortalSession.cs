namespace MicPortal.Application.Identity;

/// <summary>One signed-in browser. The cookie holds only its id; ending the row ends the session at once.</summary>
public sealed class PortalSession
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);

    public Guid Id { get; init; }

    public int UserId { get; init; }

    /// <summary>For queries.</summary>
    public PortalUser? User { get; init; }

    /// <summary>UTC.</summary>
    public DateTime CreatedAt { get; init; }

    /// <summary>UTC.</summary>
    public DateTime ExpiresAt { get; init; }

    /// <summary>UTC; signed out, or ended by a change of password, role or organisation.</summary>
    public DateTime? EndedAt { get; set; }
}
