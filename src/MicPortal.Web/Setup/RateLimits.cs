using System.Threading.RateLimiting;

namespace MicPortal.Web.Setup;

/// <summary>Limits of forms that anybody may send, counted per network address.</summary>
internal static class RateLimits
{
    public const string PublicForms = nameof(PublicForms);

    public const int PerHour = 10;

    public static void AddPortalRateLimits(this IServiceCollection services) => services.AddRateLimiter(options =>
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.AddPolicy(PublicForms, context => RateLimitPartition.GetFixedWindowLimiter(
            context.Connection.RemoteIpAddress?.ToString() ?? "", _ => new FixedWindowRateLimiterOptions { PermitLimit = PerHour, Window = TimeSpan.FromHours(1) }));
    });
}
