using MicPortal.Domain.Agreements;
using MicPortal.Domain.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MicPortal.Application.Data.Configurations;

internal sealed class AgreementDocumentConfiguration : IEntityTypeConfiguration<AgreementDocument>
{
    public void Configure(EntityTypeBuilder<AgreementDocument> document)
    {
        document.ToTable("AgreementDocuments");
        document.Property(d => d.Name).HasMaxLength(DocumentName.Limit);
        document.Property(d => d.Fingerprint).HasMaxLength(AgreementDocument.FingerprintLength).IsUnicode(false);
        document.Property(d => d.StorageName).HasMaxLength(AgreementDocument.StorageNameLength).IsUnicode(false);
        document.Property(d => d.WithdrawalReason).HasMaxLength(Agreement.ReasonLimit);
        document.HasOne<Organisation>().WithMany().HasForeignKey(d => d.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        document.HasOne(d => d.Mandate).WithMany().HasForeignKey(d => d.MandateId).OnDelete(DeleteBehavior.Restrict);
        document.HasOne(d => d.Filing).WithOne().HasForeignKey<AgreementFiling>(f => f.AgreementDocumentId).OnDelete(DeleteBehavior.Cascade);
        document.HasIndex(d => d.StorageName).IsUnique();
    }
}

internal sealed class AgreementFilingConfiguration : IEntityTypeConfiguration<AgreementFiling>
{
    public void Configure(EntityTypeBuilder<AgreementFiling> filing)
    {
        filing.ToTable("AgreementFilings");
        filing.Property(f => f.Reference).HasMaxLength(DecisionTaken.ReferenceLimit);
        filing.Property(f => f.SignatoryTitle).HasMaxLength(SignatureGiven.TitleLimit);
        filing.Property(f => f.Place).HasMaxLength(SignatureGiven.PlaceLimit);
    }
}
