using System.Threading.RateLimiting;

namespace MicPortal.Web.Setup;

/// <summary>Forms that anybody may send, counted per network address once they are filled in as they should be.</summary>
public sealed class PublicFormLimits : IDisposable
{
    public const int PerHour = 10;

    private readonly PartitionedRateLimiter<string> limiter = PartitionedRateLimiter.Create<string, string>(address => RateLimitPartition.GetFixedWindowLimiter(
        address, _ => new FixedWindowRateLimiterOptions { PermitLimit = PerHour, Window = TimeSpan.FromHours(1) }));

    public bool Allows(string address)
    {
        using var one = limiter.AttemptAcquire(address);
        return one.IsAcquired;
    }

    public void Dispose() => limiter.Dispose();
}
