namespace MicPortal.Domain.Organisations;

/// <summary>How large a municipality is, by its inhabitants.</summary>
public enum SizeClass
{
    Under10000,
    Under50000,
    Under200000,
    Under1000000,
    Million,
}

public static class SizeClasses
{
    /// <summary>From the first to below the second number of inhabitants.</summary>
    public static (int From, int Below) Bounds(this SizeClass size) => size switch
    {
        SizeClass.Under10000 => (0, 10_000),
        SizeClass.Under50000 => (10_000, 50_000),
        SizeClass.Under200000 => (50_000, 200_000),
        SizeClass.Under1000000 => (200_000, 1_000_000),
        _ => (1_000_000, int.MaxValue),
    };
}
