using MicPortal.Domain.Common;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MicPortal.Application.Data.Configurations;

internal static class AggregateRootConfiguration
{
    /// <summary>The token is the portal's own on both providers: a row version on SQLite loses updates silently.</summary>
    public static void IsAggregateRoot<T>(this EntityTypeBuilder<T> root)
        where T : AggregateRoot
    {
        root.Property(r => r.ConcurrencyToken).IsConcurrencyToken();
        root.Ignore(r => r.Acts);
    }
}
