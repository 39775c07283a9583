using MicPortal.Domain.Priorities;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MicPortal.Application.Data.Configurations;

internal sealed class PriorityConfiguration : IEntityTypeConfiguration<Priority>
{
    public void Configure(EntityTypeBuilder<Priority> priority)
    {
        priority.Property(p => p.Title).HasMaxLength(Priority.TitleLimit);
        priority.Property(p => p.Text).HasMaxLength(Priority.TextLimit);
        priority.Property(p => p.Language).HasMaxLength(8).IsUnicode(false);
        priority.Property(p => p.Sector).HasMaxLength(Priority.SectorLimit).IsUnicode(false);
        priority.Property(p => p.SourceTitle).HasMaxLength(Priority.SourceTitleLimit);
        priority.Property(p => p.SourceAddress).HasMaxLength(Priority.SourceAddressLimit);
        priority.Property(p => p.SortTitle).HasMaxLength(Priority.TitleLimit);
        priority.Property(p => p.SearchText).HasMaxLength(Priority.SearchTextLimit);
        priority.HasOne(p => p.Municipality).WithMany().HasForeignKey(p => p.MunicipalityId).OnDelete(DeleteBehavior.Restrict);
        priority.HasIndex(p => new { p.MunicipalityId, p.Number });
        priority.HasIndex(p => new { p.SortTitle, p.Id });
        priority.HasIndex(p => new { p.SaidAt, p.Id });
        priority.IsAggregateRoot();
    }
}
