using MicPortal.Domain.ConfirmationRounds;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Partnerships;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MicPortal.Application.Data.Configurations;

internal sealed class ConfirmationRoundConfiguration : IEntityTypeConfiguration<ConfirmationRound>
{
    public void Configure(EntityTypeBuilder<ConfirmationRound> round)
    {
        round.Property(r => r.Text).HasMaxLength(ConfirmationRound.TextLimit);
        round.HasOne<Association>().WithMany().HasForeignKey(r => r.AssociationId).OnDelete(DeleteBehavior.Restrict);
        round.HasMany(r => r.Results).WithOne().HasForeignKey(result => result.ConfirmationRoundId).OnDelete(DeleteBehavior.Cascade);
        round.HasIndex(r => r.AssociationId).IsUnique().HasFilter("[ClosedAt] IS NULL");
        round.HasIndex(r => new { r.AssociationId, r.OpenedAt, r.Id });
        round.IsAggregateRoot();
    }
}

internal sealed class ConfirmationRoundResultConfiguration : IEntityTypeConfiguration<ConfirmationRoundResult>
{
    public void Configure(EntityTypeBuilder<ConfirmationRoundResult> result)
    {
        result.ToTable("ConfirmationRoundResults");
        result.HasOne<Organisation>().WithMany().HasForeignKey(r => r.MunicipalityId).OnDelete(DeleteBehavior.Restrict);
        result.HasOne<Partnership>().WithMany().HasForeignKey(r => r.PartnershipId).OnDelete(DeleteBehavior.Restrict);
        result.HasIndex(r => r.ConfirmationRoundId);
    }
}
