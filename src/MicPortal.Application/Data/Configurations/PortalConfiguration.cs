using MicPortal.Application.History;
using MicPortal.Application.Identity;
using MicPortal.Application.ReferenceData;
using MicPortal.Application.Submissions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MicPortal.Application.Data.Configurations;

internal sealed class PortalUserConfiguration : IEntityTypeConfiguration<PortalUser>
{
    public void Configure(EntityTypeBuilder<PortalUser> user)
    {
        user.ToTable("Users");
        user.Property(u => u.Post).HasMaxLength(PortalUser.PostLimit);
        user.HasOne(u => u.Organisation).WithMany().HasForeignKey(u => u.OrganisationId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class PortalSessionConfiguration : IEntityTypeConfiguration<PortalSession>
{
    public void Configure(EntityTypeBuilder<PortalSession> session)
    {
        session.ToTable("Sessions");
        session.HasOne(s => s.User).WithMany().HasForeignKey(s => s.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class AuditEntryConfiguration : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> entry)
    {
        entry.HasKey(e => e.Sequence);
        entry.Property(e => e.RecordKind).HasMaxLength(40).IsUnicode(false);
        entry.Property(e => e.Word).HasMaxLength(AuditEntry.WordLimit);
        entry.HasOne(e => e.User).WithMany().HasForeignKey(e => e.UserId).OnDelete(DeleteBehavior.Restrict);
        entry.HasOne(e => e.Organisation).WithMany().HasForeignKey(e => e.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        entry.HasOne(e => e.Mandate).WithMany().HasForeignKey(e => e.MandateId).OnDelete(DeleteBehavior.Restrict);
        entry.HasIndex(e => new { e.RecordKind, e.RecordId, e.At });
        entry.HasIndex(e => new { e.PartnershipId, e.At });
    }
}

internal sealed class SubmittedFormConfiguration : IEntityTypeConfiguration<SubmittedForm>
{
    public void Configure(EntityTypeBuilder<SubmittedForm> form)
    {
        form.HasKey(f => new { f.Id, f.UserId });
        form.Property(f => f.ResultUrl).HasMaxLength(200);
        form.Property(f => f.Content).HasMaxLength(64);
    }
}

internal sealed class KeptFormConfiguration : IEntityTypeConfiguration<KeptForm>
{
    public void Configure(EntityTypeBuilder<KeptForm> form)
    {
        form.HasKey(f => new { f.UserId, f.Address });
        form.Property(f => f.Address).HasMaxLength(KeptForm.AddressLimit);
        form.HasOne<PortalUser>().WithMany().HasForeignKey(f => f.UserId).OnDelete(DeleteBehavior.Cascade);
        form.HasIndex(f => f.KeptAt);
    }
}

internal sealed class ReferenceDataLoadConfiguration : IEntityTypeConfiguration<ReferenceDataLoad>
{
    public void Configure(EntityTypeBuilder<ReferenceDataLoad> load)
    {
        load.HasKey(l => l.Name);
        load.Property(l => l.Name).HasMaxLength(100).IsUnicode(false);
        load.Property(l => l.Fingerprint).HasMaxLength(64).IsUnicode(false);
    }
}
