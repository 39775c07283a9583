using MicPortal.Domain.Access;
using MicPortal.Domain.Common;

namespace MicPortal.Domain.ConfirmationRounds;

/// <summary>
/// An association asks its accepted members, once a year, whether their partnerships are still correct. Each answers by
/// the "still correct" of the partnership itself, which counts for every open round. Closing keeps what was found.
/// </summary>
public sealed class ConfirmationRound : AggregateRoot
{
    public const int TextLimit = 500;

    /// <summary>The deadline lies at most so far ahead.</summary>
    public const int MostMonths = 12;

    private readonly List<ConfirmationRoundResult> results = [];

    private ConfirmationRound()
    {
    }

    public int AssociationId { get; private set; }

    /// <summary>A day. After it the round is overdue; nothing is blocked.</summary>
    public PartialDate Deadline { get; private set; }

    /// <summary>What the association tells its members.</summary>
    public string? Text { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime OpenedAt { get; private set; }

    /// <summary>UTC; what was confirmed on the day of the opening counts: a party says it once a day.</summary>
    public DateTime CountsFrom { get; private set; }

    /// <summary>UTC; null while it is open.</summary>
    public DateTime? ClosedAt { get; private set; }

    /// <summary>What was found at its closing; nothing before.</summary>
    public IReadOnlyCollection<ConfirmationRoundResult> Results => results;

    /// <param name="today">In the portal's zone.</param>
    public static ConfirmationRound Open(int associationId, PartialDate deadline, string? text, DateOnly today, Actor by, DateTime at)
    {
        if (deadline.Day is null)
        {
            throw new DomainException("ConfirmationRounds.Errors.DeadlineNeedsDay") { Field = nameof(Deadline) };
        }

        if (deadline.Latest <= today)
        {
            throw new DomainException("ConfirmationRounds.Errors.DeadlineTooEarly") { Field = nameof(Deadline) };
        }

        if (deadline.Latest > today.AddMonths(MostMonths))
        {
            throw new DomainException("ConfirmationRounds.Errors.DeadlineTooLate", MostMonths) { Field = nameof(Deadline) };
        }

        var round = new ConfirmationRound { AssociationId = associationId, Deadline = deadline, Text = text, OpenedAt = at, CountsFrom = at.Date };
        round.Record(ActName.ConfirmationRoundOpened, by, at);
        return round;
    }

    /// <summary>With what was found; a second click finds it closed.</summary>
    public void Close(IEnumerable<ConfirmationFound> found, Actor by, DateTime at)
    {
        if (ClosedAt is null)
        {
            ClosedAt = at;
            results.AddRange(found.Select(one => new ConfirmationRoundResult(one)));
            Record(ActName.ConfirmationRoundClosed, by, at);
        }
    }

    /// <summary>Its deadline has passed.</summary>
    public static bool IsOverdue(PartialDate deadline, DateOnly today) => deadline.CertainlyBefore(PartialDate.From(today));
}

/// <summary>Where a member stood with one of its partnerships when the round was closed.</summary>
public sealed class ConfirmationRoundResult
{
    private ConfirmationRoundResult()
    {
    }

    internal ConfirmationRoundResult(ConfirmationFound found) =>
        (MunicipalityId, PartnershipId, ConfirmedAt, LastConfirmedAt) = (found.MunicipalityId, found.PartnershipId, found.ConfirmedAt, found.LastConfirmedAt);

    public int Id { get; private set; }

    public int ConfirmationRoundId { get; private set; }

    public int MunicipalityId { get; private set; }

    public int PartnershipId { get; private set; }

    /// <summary>UTC; null for who kept silent.</summary>
    public DateTime? ConfirmedAt { get; private set; }

    /// <summary>UTC; also from before the round.</summary>
    public DateTime? LastConfirmedAt { get; private set; }
}

/// <param name="ConfirmedAt">UTC; since the round opened. Null: it has not.</param>
/// <param name="LastConfirmedAt">UTC; also from before it.</param>
public sealed record ConfirmationFound(int MunicipalityId, int PartnershipId, DateTime? ConfirmedAt, DateTime? LastConfirmedAt = null);
