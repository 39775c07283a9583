using System.Threading.RateLimiting;

namespace MicPortal.Web.Setup;

/// <summary>
/// Tries to sign in, counted per network address and account together: guessing from one place is slowed, and nobody can
/// lock somebody else out of an account. A browser in which the account has signed in before counts for itself.
/// </summary>
public sealed class SignInLimits : IDisposable
{
    public const int Tries = 10;
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    private readonly PartitionedRateLimiter<(string Address, string Account)> limiter =
        PartitionedRateLimiter.Create<(string Address, string Account), (string, string)>(key => RateLimitPartition.GetSlidingWindowLimiter(
            (key.Address, key.Account), _ => new SlidingWindowRateLimiterOptions { PermitLimit = Tries, Window = Window, SegmentsPerWindow = 5 }));

    private readonly PartitionedRateLimiter<string> addressLimiter =
        PartitionedRateLimiter.Create<string, string>(address => RateLimitPartition.GetSlidingWindowLimiter(
            address, _ => new SlidingWindowRateLimiterOptions { PermitLimit = Tries * 20, Window = Window, SegmentsPerWindow = 5 }));

    public bool Allows(string address, string account, bool fromKnownBrowser)
    {
        using var one = limiter.AttemptAcquire((fromKnownBrowser ? nameof(KnownBrowsers) : address, account.ToUpperInvariant()));
        if (fromKnownBrowser)
        {
            return one.IsAcquired;
        }

        using var all = addressLimiter.AttemptAcquire(address);
        return all.IsAcquired && one.IsAcquired;
    }

    public void Dispose()
    {
        limiter.Dispose();
        addressLimiter.Dispose();
    }
}
