using MicPortal.Domain.FollowUps;
using MicPortal.Domain.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MicPortal.Application.Data.Configurations;

internal sealed class FollowUpConfiguration : IEntityTypeConfiguration<FollowUp>
{
    public void Configure(EntityTypeBuilder<FollowUp> followUp)
    {
        followUp.Property(f => f.Text).HasMaxLength(FollowUp.TextLimit);
        followUp.Property(f => f.Answer).HasMaxLength(FollowUp.TextLimit);
        followUp.HasOne<Association>().WithMany().HasForeignKey(f => f.AssociationId).OnDelete(DeleteBehavior.Restrict);
        followUp.HasOne<Municipality>().WithMany().HasForeignKey(f => f.MunicipalityId).OnDelete(DeleteBehavior.Restrict);
        followUp.HasIndex(f => new { f.AssociationId, f.MunicipalityId, f.WrittenAt });
        followUp.HasIndex(f => new { f.MunicipalityId, f.AnsweredAt });
        followUp.IsAggregateRoot();
    }
}
