using MicPortal.Domain.Agreements;
using MicPortal.Domain.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MicPortal.Application.Data.Configurations;

internal sealed class AgreementRemarkConfiguration : IEntityTypeConfiguration<AgreementRemark>
{
    public void Configure(EntityTypeBuilder<AgreementRemark> remark)
    {
        remark.ToTable("AgreementRemarks");
        remark.Property(r => r.Text).HasMaxLength(AgreementRemark.TextLimit);
        // Answering and closing at the same moment: the second is done again on what the first has left.
        remark.Property(r => r.ClosedAt).IsConcurrencyToken();
        remark.Property(r => r.LastWordAt).IsConcurrencyToken();
        remark.HasOne<Organisation>().WithMany().HasForeignKey(r => r.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        remark.HasOne<Organisation>().WithMany().HasForeignKey(r => r.ContributionOf).OnDelete(DeleteBehavior.Restrict);
        remark.HasOne(r => r.Mandate).WithMany().HasForeignKey(r => r.MandateId).OnDelete(DeleteBehavior.Restrict);
        remark.HasMany(r => r.Answers).WithOne().HasForeignKey(a => a.AgreementRemarkId).OnDelete(DeleteBehavior.Cascade);
        remark.HasIndex(r => new { r.AgreementId, r.ClosedAt });
    }
}

internal sealed class AgreementRemarkAnswerConfiguration : IEntityTypeConfiguration<AgreementRemarkAnswer>
{
    public void Configure(EntityTypeBuilder<AgreementRemarkAnswer> answer)
    {
        answer.ToTable("AgreementRemarkAnswers");
        answer.Property(a => a.Text).HasMaxLength(AgreementRemark.TextLimit);
        answer.HasOne(a => a.Mandate).WithMany().HasForeignKey(a => a.MandateId).OnDelete(DeleteBehavior.Restrict);
        answer.HasOne<Organisation>().WithMany().HasForeignKey(a => a.OrganisationId).OnDelete(DeleteBehavior.Restrict);
    }
}
