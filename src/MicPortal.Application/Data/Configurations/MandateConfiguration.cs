using MicPortal.Domain.Mandates;
using MicPortal.Domain.Partnerships;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MicPortal.Application.Data.Configurations;

internal sealed class MandateConfiguration : IEntityTypeConfiguration<Mandate>
{
    public void Configure(EntityTypeBuilder<Mandate> mandate)
    {
        mandate.Property(m => m.Basis).HasMaxLength(Mandate.BasisLimit);
        mandate.Property(m => m.RevocationReason).HasMaxLength(Mandate.ReasonLimit);
        mandate.HasOne(m => m.Municipality).WithMany().HasForeignKey(m => m.MunicipalityId).OnDelete(DeleteBehavior.Restrict);
        mandate.HasOne(m => m.Association).WithMany().HasForeignKey(m => m.AssociationId).OnDelete(DeleteBehavior.Restrict);
        mandate.HasMany(m => m.Partnerships).WithOne().HasForeignKey(p => p.MandateId).OnDelete(DeleteBehavior.Cascade);
        mandate.IsAggregateRoot();
    }
}

internal sealed class MandatePartnershipConfiguration : IEntityTypeConfiguration<MandatePartnership>
{
    public void Configure(EntityTypeBuilder<MandatePartnership> partnership)
    {
        partnership.ToTable("MandatePartnerships");
        partnership.HasKey(p => new { p.MandateId, p.PartnershipId });
        partnership.HasOne<Partnership>().WithMany().HasForeignKey(p => p.PartnershipId).OnDelete(DeleteBehavior.Restrict);
    }
}
