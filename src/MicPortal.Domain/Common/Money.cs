namespace MicPortal.Domain.Common;

/// <summary>An amount in the minor unit of its currency (cents; francs where there is none). Amounts of different currencies are never added.</summary>
/// <param name="Currency">ISO 4217.</param>
public readonly record struct Money(long Minor, string Currency)
{
    /// <summary>Ten thousand million of any currency's major unit: more is a slip of the finger.</summary>
    public const long MostMajor = 10_000_000_000;

    /// <summary>In the major unit: 12.50.</summary>
    public decimal Amount => Minor / Factor(Currency);

    /// <summary>Null when it is negative, absurdly large or has more decimals than the currency.</summary>
    public static Money? Of(decimal amount, string currency)
    {
        if (amount is < 0 or > MostMajor)
        {
            return null;
        }

        var minor = amount * Factor(currency);
        return minor == decimal.Truncate(minor) ? new Money((long)minor, currency) : null;
    }

    /// <summary>At a rate of so many of the other currency's major unit for one of this; rounded to its minor unit, halves away from zero.</summary>
    public Money At(decimal rate, string currency) =>
        new((long)decimal.Round(Amount * rate * Factor(currency), MidpointRounding.AwayFromZero), currency);

    private static decimal Factor(string currency) => Common.Currency.Decimals(currency) switch { 0 => 1m, 3 => 1000m, _ => 100m };
}
