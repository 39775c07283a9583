using MicPortal.Domain.Agreements;
using MicPortal.Domain.Common;
using Xunit;
using static MicPortal.UnitTests.Example;

namespace MicPortal.UnitTests;

public class AgreementReviewTests
{
    [Fact]
    public void Each_party_records_its_own_review_and_the_text_stays_as_it_is()
    {
        var agreement = Signed();
        agreement.TakeActs();

        agreement.RecordReview(Day(2026, 3, 4), ReviewOutcome.ToBeAmended, "More youth", ReggioOfficer, At);
        agreement.RecordReview(Day(2026, 3), ReviewOutcome.NothingToChange, null, PembaOfficer, At);

        Assert.Equal([(Reggio.Id, ReviewOutcome.ToBeAmended, "More youth"), (Pemba.Id, ReviewOutcome.NothingToChange, null)], agreement.Reviews.Select(review => (review.OrganisationId, review.Outcome, review.Word)));
        Assert.Equal([(ActName.AgreementReviewed, "More youth"), (ActName.AgreementReviewed, null)], agreement.Acts.Select(act => (act.Name, act.Word)));
        Assert.Equal(1, agreement.CurrentVersionNumber);
    }

    [Fact]
    public void A_review_is_of_what_is_in_force_and_lies_neither_before_it_nor_ahead()
    {
        Assert.Equal("Agreements.Errors.NotInForce", KeyOf(() => Endorsed().RecordReview(Day(2026), ReviewOutcome.NothingToChange, null, ReggioOfficer, At)));
        Assert.Equal("Agreements.Errors.ReviewBeforeItBegan", KeyOf(() => Signed().RecordReview(Day(2026, 3, 3), ReviewOutcome.NothingToChange, null, ReggioOfficer, At)));
        Assert.Equal("Agreements.Errors.ReviewInFuture", KeyOf(() => Signed().RecordReview(Day(2026, 3, 6), ReviewOutcome.NothingToChange, null, ReggioOfficer, At)));
        Assert.Equal("Agreements.Errors.NotAParty", KeyOf(() => Signed().RecordReview(Day(2026, 3, 4), ReviewOutcome.NothingToChange, null, StrangeOfficer, At)));
        var left = Signed();
        left.Terminate(Day(2030), "No more", false, ReggioOfficer, At);
        Assert.Equal("Agreements.Errors.NotInForce", KeyOf(() => left.RecordReview(Day(2026, 3, 4), ReviewOutcome.NothingToChange, null, ReggioOfficer, At)));
    }

    [Theory]
    [InlineData(null, 20240304, null, null)]
    [InlineData(12, null, null, null)]
    // Ahead, and not due yet.
    [InlineData(36, 20240304, null, "2027-03-04")]
    // Due for the first time, and, where nobody recorded one for years, the last time that it was.
    [InlineData(24, 20240304, null, "2026-03-04")]
    [InlineData(12, 20000000, null, "2025-12-31")]
    // After the party's own last one.
    [InlineData(12, 20000000, 20250600, "2026-06-30")]
    public void A_review_is_due_whole_intervals_after_the_last_one_or_the_beginning(int? months, int? from, int? last, string? expected) =>
        Assert.Equal(
            expected is null ? null : DateOnly.Parse(expected, System.Globalization.CultureInfo.InvariantCulture),
            AgreementReview.DueOn(months, Date(from), Date(last), new DateOnly(2026, 3, 4)));

    [Theory]
    [InlineData(20260904, "2026-09-04")]
    [InlineData(20260905, null)]
    [InlineData(20260800, "2026-08-31")]
    [InlineData(20260900, null)]
    [InlineData(20260303, null)]
    public void An_agreed_end_is_near_for_six_months(int end, string? expected)
    {
        var life = Signed().Life with { Term = AgreementTerm.Fixed, End = PartialDate.FromValue(end) };

        Assert.Equal(expected is null ? null : DateOnly.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), life.NearEnd(new DateOnly(2026, 3, 4)));
        Assert.Null((life with { EndsOn = Day(2026, 6) }).NearEnd(new DateOnly(2026, 3, 4)));
    }

    private static PartialDate? Date(int? value) => value is { } known ? PartialDate.FromValue(known) : null;
}
