using MicPortal.Domain.Access;
using MicPortal.Domain.Common;
using MicPortal.Domain.ConfirmationRounds;
using Xunit;

namespace MicPortal.UnitTests;

public sealed class ConfirmationRoundTests
{
    private static readonly Actor Staff = new(51, UserRole.AssociationStaff, 5);

    [Theory]
    [InlineData(2026, 3, null, "ConfirmationRounds.Errors.DeadlineNeedsDay")]
    [InlineData(2026, 3, 4, "ConfirmationRounds.Errors.DeadlineTooEarly")]
    [InlineData(2027, 3, 5, "ConfirmationRounds.Errors.DeadlineTooLate")]
    public void The_deadline_is_a_day_within_a_year(int year, int month, int? day, string error)
    {
        var broken = Assert.Throws<DomainException>(() => Open(Example.Day(year, month, day)));

        Assert.Equal((error, "Deadline"), (broken.Key, broken.Field));
    }

    [Fact]
    public void It_is_overdue_from_the_day_after_its_deadline()
    {
        var deadline = Example.Day(2027, 3, 4);
        Assert.Equal(deadline, Open(deadline).Deadline);

        Assert.False(ConfirmationRound.IsOverdue(deadline, new DateOnly(2027, 3, 4)));
        Assert.True(ConfirmationRound.IsOverdue(deadline, new DateOnly(2027, 3, 5)));
    }

    [Fact]
    public void Closed_once_it_keeps_what_was_found_then()
    {
        var round = Open(Example.Day(2026, 5, 1));
        round.Close([new ConfirmationFound(1, 7, Example.At), new ConfirmationFound(2, 7, null)], Staff, Example.At.AddDays(3));
        round.Close([], Staff, Example.At.AddDays(4));

        Assert.Equal(Example.At.AddDays(3), round.ClosedAt);
        Assert.Equal([(1, 7, Example.At), (2, 7, (DateTime?)null)], round.Results.Select(result => (result.MunicipalityId, result.PartnershipId, result.ConfirmedAt)));
        Assert.Equal([ActName.ConfirmationRoundOpened, ActName.ConfirmationRoundClosed], round.Acts.Select(act => act.Name));
    }

    [Fact]
    public void What_was_confirmed_on_the_day_of_the_opening_counts() =>
        Assert.Equal(Example.At.Date, Open(Example.Day(2026, 5, 1)).CountsFrom);

    private static ConfirmationRound Open(PartialDate deadline) => ConfirmationRound.Open(5, deadline, null, DateOnly.FromDateTime(Example.At), Staff, Example.At);
}
