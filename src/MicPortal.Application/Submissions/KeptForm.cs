namespace MicPortal.Application.Submissions;

/// <summary>What a user typed into a form and has not sent. It is that user's alone: no colleague sees it.</summary>
public sealed class KeptForm
{
    public const int AddressLimit = 200;

    /// <summary>Of the fields, in UTF-8.</summary>
    public const int MostBytes = 64 * 1024;

    public const int LifetimeDays = 30;

    /// <summary>The oldest goes for one more.</summary>
    public const int MostPerUser = 50;

    public int UserId { get; init; }

    /// <summary>Where the form is sent to; there is one per user and address.</summary>
    public required string Address { get; init; }

    /// <summary>Of a form that takes effect once: where that one was sent after all, nothing is kept any more.</summary>
    public Guid? FormId { get; init; }

    /// <summary>Names and values, as JSON.</summary>
    public required string Fields { get; init; }

    /// <summary>UTC.</summary>
    public DateTime KeptAt { get; init; }
}
