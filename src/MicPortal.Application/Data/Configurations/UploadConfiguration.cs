using MicPortal.Domain.Organisations;
using MicPortal.Domain.Uploads;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MicPortal.Application.Data.Configurations;

internal sealed class UploadConfiguration : IEntityTypeConfiguration<Upload>
{
    public void Configure(EntityTypeBuilder<Upload> upload)
    {
        upload.Property(u => u.FileName).HasMaxLength(Upload.FileNameLimit);
        upload.HasOne<Association>().WithMany().HasForeignKey(u => u.AssociationId).OnDelete(DeleteBehavior.Restrict);
        upload.HasMany(u => u.Rows).WithOne().HasForeignKey(row => row.UploadId).OnDelete(DeleteBehavior.Cascade);
        upload.HasIndex(u => new { u.AssociationId, u.UploadedAt, u.Id });
        upload.IsAggregateRoot();
    }
}

internal sealed class UploadRowConfiguration : IEntityTypeConfiguration<UploadRow>
{
    public void Configure(EntityTypeBuilder<UploadRow> row)
    {
        row.ToTable("UploadRows");
        row.Property(r => r.Municipality).HasMaxLength(UploadRow.CellLimit);
        row.Property(r => r.Country).HasMaxLength(UploadRow.CellLimit);
        row.Property(r => r.MemberSince).HasMaxLength(UploadRow.CellLimit);
        row.Property(r => r.Partner).HasMaxLength(UploadRow.CellLimit);
        row.Property(r => r.PartnerCountry).HasMaxLength(UploadRow.CellLimit);
        row.Property(r => r.FirstContact).HasMaxLength(UploadRow.CellLimit);
        row.HasIndex(r => new { r.UploadId, r.Number }).IsUnique();
    }
}
