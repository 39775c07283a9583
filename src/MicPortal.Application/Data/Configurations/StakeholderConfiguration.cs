using MicPortal.Domain.Organisations;
using MicPortal.Domain.Stakeholders;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MicPortal.Application.Data.Configurations;

internal sealed class StakeholderConfiguration : IEntityTypeConfiguration<Stakeholder>
{
    public void Configure(EntityTypeBuilder<Stakeholder> stakeholder)
    {
        stakeholder.Property(s => s.Name).HasMaxLength(Stakeholder.NameLimit);
        stakeholder.Property(s => s.SortName).HasMaxLength(Stakeholder.NameLimit);
        stakeholder.Property(s => s.SortKind).HasMaxLength(Stakeholder.NameLimit + 2);
        stakeholder.Property(s => s.Does).HasMaxLength(Stakeholder.DoesLimit);
        stakeholder.Property(s => s.Language).HasMaxLength(8).IsUnicode(false);
        stakeholder.Property(s => s.ContactPost).HasMaxLength(Stakeholder.PostLimit);
        stakeholder.Property(s => s.ContactEmail).HasMaxLength(Stakeholder.EmailLimit);
        stakeholder.Property(s => s.Website).HasMaxLength(Organisation.WebsiteLimit);
        stakeholder.HasOne(s => s.Municipality).WithMany().HasForeignKey(s => s.MunicipalityId).OnDelete(DeleteBehavior.Restrict);
        stakeholder.HasIndex(s => new { s.MunicipalityId, s.SortKind, s.Id });
        stakeholder.HasIndex(s => new { s.MunicipalityId, s.SortName, s.Id });
        stakeholder.IsAggregateRoot();
    }
}

internal sealed class StakeholderRoleConfiguration : IEntityTypeConfiguration<StakeholderRole>
{
    public void Configure(EntityTypeBuilder<StakeholderRole> role)
    {
        role.Property(r => r.Name).HasMaxLength(Stakeholder.NameLimit);
        role.Property(r => r.Text).HasMaxLength(StakeholderRole.TextLimit);
        role.Property(r => r.Language).HasMaxLength(8).IsUnicode(false);
        role.HasOne(r => r.Partnership).WithMany().HasForeignKey(r => r.PartnershipId).OnDelete(DeleteBehavior.Restrict);
        role.HasOne(r => r.Project).WithMany().HasForeignKey(r => r.ProjectId).OnDelete(DeleteBehavior.Restrict);
        role.HasOne(r => r.Organisation).WithMany().HasForeignKey(r => r.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        role.HasOne(r => r.Stakeholder).WithMany().HasForeignKey(r => r.StakeholderId).OnDelete(DeleteBehavior.Restrict);
        role.HasIndex(r => new { r.PartnershipId, r.OrganisationId });
        role.HasIndex(r => r.StakeholderId);
        role.IsAggregateRoot();
    }
}
