using MicPortal.Domain.Common;

namespace MicPortal.Domain.Organisations;

/// <summary>The body that decides, as it is since the last election: its seats, and how many of them women and members under 30 hold.</summary>
public sealed record Council
{
    public const int MostSeats = 1000;

    public Council(int seats, int? women, int? under30)
    {
        if (seats is < 1 or > MostSeats)
        {
            throw new DomainException("Municipalities.Errors.CouncilSeats", MostSeats) { Field = "CouncilSeats" };
        }

        if (!IsPart(women, seats))
        {
            throw new DomainException("Municipalities.Errors.CouncilPart", seats) { Field = "CouncilWomen" };
        }

        if (!IsPart(under30, seats))
        {
            throw new DomainException("Municipalities.Errors.CouncilPart", seats) { Field = "CouncilUnder30" };
        }

        (Seats, Women, Under30) = (seats, women, under30);
    }

    public int Seats { get; }

    public int? Women { get; }

    public int? Under30 { get; }

    /// <summary>Not said, or so many as there can be.</summary>
    public static bool IsPart(int? members, int seats) => members is null || (members >= 0 && members <= seats);
}
