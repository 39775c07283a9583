using MicPortal.Domain.Access;
using MicPortal.Domain.Common;

namespace MicPortal.Domain.Agreements;

/// <summary>The parties look at an agreement again from time to time, each for itself. It changes nothing of the text.</summary>
public sealed partial class Agreement
{
    private readonly List<AgreementReview> reviews = [];

    public IReadOnlyCollection<AgreementReview> Reviews => reviews;

    /// <summary>The party has looked at it, at the agreed time or at any other.</summary>
    /// <param name="word">What it says with it.</param>
    public void RecordReview(PartialDate reviewedOn, ReviewOutcome outcome, string? word, Actor by, DateTime at)
    {
        var party = PartyOf(by);
        Require(InForceAt is not null && BoundParties.Contains(party), "Agreements.Errors.NotInForce");
        Require(Life.On(DateOnly.FromDateTime(at)) == AgreementState.Signed, "Agreements.Errors.HasEnded");
        if (reviewedOn.IsInFuture(at))
        {
            throw new DomainException("Agreements.Errors.ReviewInFuture") { Field = "ReviewedOn" };
        }

        if (EffectiveFrom is { } from && reviewedOn.CertainlyBefore(from))
        {
            throw new DomainException("Agreements.Errors.ReviewBeforeItBegan") { Field = "ReviewedOn" };
        }

        reviews.Add(new AgreementReview(party.OrganisationId, reviewedOn, outcome, word, at));
        Record(ActName.AgreementReviewed, by, at, CurrentVersionNumber, word);
    }
}

/// <summary>That one party has looked at the agreement again, and what came of it.</summary>
public sealed class AgreementReview
{
    public const int WordLimit = 500;

    private AgreementReview()
    {
    }

    internal AgreementReview(int organisationId, PartialDate reviewedOn, ReviewOutcome outcome, string? word, DateTime at)
    {
        OrganisationId = organisationId;
        ReviewedOn = reviewedOn;
        Outcome = outcome;
        Word = word;
        RecordedAt = at;
    }

    public int Id { get; private set; }

    public int AgreementId { get; private set; }

    public int OrganisationId { get; private set; }

    public PartialDate ReviewedOn { get; private set; }

    public ReviewOutcome Outcome { get; private set; }

    public string? Word { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime RecordedAt { get; private set; }

    internal void Pass(Func<int?, int?> passed) => OrganisationId = passed(OrganisationId)!.Value;

    /// <summary>
    /// The day on which a party's review is due, or was due last: whole intervals after its own last one, or after the agreement took
    /// effect. Null where none is agreed, or it is not in force.
    /// </summary>
    public static DateOnly? DueOn(int? everyMonths, PartialDate? effectiveFrom, PartialDate? lastReview, DateOnly today)
    {
        if (everyMonths is not { } months || (lastReview ?? effectiveFrom) is not { } from)
        {
            return null;
        }

        var due = from.Latest.AddMonths(months);
        // What nobody recorded for years was due each time; the last time is what is asked about.
        for (var terms = 2; from.Latest.AddMonths(terms * months) is var next && next <= today; terms++)
        {
            due = next;
        }

        return due;
    }
}

public enum ReviewOutcome
{
    /// <summary>It stands as it is.</summary>
    NothingToChange,

    /// <summary>The party holds that something should be amended; an amendment is an agreement of its own.</summary>
    ToBeAmended,
}
