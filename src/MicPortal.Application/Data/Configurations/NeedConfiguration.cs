using MicPortal.Domain.Needs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MicPortal.Application.Data.Configurations;

internal sealed class NeedConfiguration : IEntityTypeConfiguration<Need>
{
    public void Configure(EntityTypeBuilder<Need> need)
    {
        need.Property(n => n.Title).HasMaxLength(Need.TitleLimit);
        need.Property(n => n.SortTitle).HasMaxLength(Need.TitleLimit);
        need.Property(n => n.Text).HasMaxLength(Need.TextLimit);
        need.Property(n => n.Language).HasMaxLength(8).IsUnicode(false);
        need.Property(n => n.WithdrawalReason).HasMaxLength(Need.ReasonLimit);
        need.HasOne(n => n.Partnership).WithMany().HasForeignKey(n => n.PartnershipId).OnDelete(DeleteBehavior.Restrict);
        need.HasOne(n => n.Organisation).WithMany().HasForeignKey(n => n.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        need.HasOne(n => n.Priority).WithMany().HasForeignKey(n => n.PriorityId).OnDelete(DeleteBehavior.Restrict);
        need.HasOne<Need>().WithMany().HasForeignKey(n => n.EarlierId).OnDelete(DeleteBehavior.Restrict);
        need.HasMany(n => n.Addressees).WithOne().HasForeignKey(a => a.NeedId).OnDelete(DeleteBehavior.Cascade);
        need.HasIndex(n => new { n.PartnershipId, n.AskedAt, n.Id });
        need.HasIndex(n => new { n.OrganisationId, n.ClosedAt });
        need.IsAggregateRoot();
    }
}

internal sealed class NeedAddresseeConfiguration : IEntityTypeConfiguration<NeedAddressee>
{
    public void Configure(EntityTypeBuilder<NeedAddressee> addressee)
    {
        addressee.ToTable("NeedAddressees");
        addressee.Ignore(a => a.WaitsForAsker);
        addressee.Property(a => a.Word).HasMaxLength(Need.WordLimit);
        addressee.HasOne(a => a.Organisation).WithMany().HasForeignKey(a => a.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        addressee.HasOne(a => a.Project).WithMany().HasForeignKey(a => a.ProjectId).OnDelete(DeleteBehavior.Restrict);
        addressee.HasIndex(a => new { a.NeedId, a.OrganisationId }).IsUnique();
        addressee.HasIndex(a => new { a.OrganisationId, a.NeedId });
    }
}
