using MicPortal.Domain.Organisations;
using MicPortal.Domain.Partnerships;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MicPortal.Application.Data.Configurations;

internal sealed class PartnershipConfiguration : IEntityTypeConfiguration<Partnership>
{
    public void Configure(EntityTypeBuilder<Partnership> partnership)
    {
        partnership.Property(p => p.SourceId).HasMaxLength(60).IsUnicode(false);
        partnership.Property(p => p.SortName).HasMaxLength(Partnership.SortNameLimit);
        partnership.Property(p => p.PartySet).HasMaxLength(200).IsUnicode(false);
        partnership.Property(p => p.PresentParties).HasMaxLength(200).IsUnicode(false);
        partnership.Property(p => p.SuccessionReason).HasMaxLength(Partnership.SuccessionReasonLimit);
        partnership.Property(p => p.Note).HasMaxLength(500);
        partnership.Ignore(p => p.ThemeCodes);
        partnership.HasMany(p => p.Parties).WithOne().HasForeignKey(p => p.PartnershipId).OnDelete(DeleteBehavior.Cascade);
        partnership.HasMany(p => p.Statements).WithOne().HasForeignKey(s => s.PartnershipId).OnDelete(DeleteBehavior.Cascade);
        partnership.HasMany(p => p.Invitations).WithOne().HasForeignKey(i => i.PartnershipId).OnDelete(DeleteBehavior.Cascade);
        partnership.HasMany(p => p.Themes).WithOne().HasForeignKey(t => t.PartnershipId).OnDelete(DeleteBehavior.Cascade);
        partnership.HasOne(p => p.ReportedBy).WithMany().HasForeignKey(p => p.ReportedById).OnDelete(DeleteBehavior.Restrict);
        partnership.HasOne<Partnership>().WithMany().HasForeignKey(p => p.SuccessorId).OnDelete(DeleteBehavior.Restrict);
        partnership.HasIndex(p => p.SourceId).IsUnique();
        partnership.HasIndex(p => p.PartySet);
        partnership.HasIndex(p => new { p.PresentParties, p.Id }).HasFilter("[PresentParties] IS NOT NULL");
        partnership.HasIndex(p => p.SuccessorId).HasFilter("[SuccessorId] IS NOT NULL");
        partnership.HasIndex(p => new { p.SortName, p.Id });
        partnership.HasIndex(p => new { p.Stage, p.SortName, p.Id });
        partnership.HasIndex(p => new { p.ConfirmedAt, p.Id });
        partnership.HasIndex(p => new { p.SortName, p.Id }, "IX_Partnerships_Confirmed").HasFilter("[ConfirmedAt] IS NOT NULL");
        partnership.HasIndex(p => new { p.FirstContact, p.Id });
        partnership.HasIndex(p => new { p.OpenedAt, p.Id });
        partnership.IsAggregateRoot();
    }
}

internal sealed class PartnershipDifferenceConfiguration : IEntityTypeConfiguration<PartnershipDifference>
{
    public void Configure(EntityTypeBuilder<PartnershipDifference> difference)
    {
        difference.HasOne<Partnership>().WithMany().HasForeignKey(d => d.FirstId).OnDelete(DeleteBehavior.Restrict);
        difference.HasOne<Partnership>().WithMany().HasForeignKey(d => d.SecondId).OnDelete(DeleteBehavior.Restrict);
        difference.HasIndex(d => new { d.SecondId, d.FirstId }).IsUnique();
        difference.IsAggregateRoot();
    }
}

internal sealed class PartnershipPartyConfiguration : IEntityTypeConfiguration<PartnershipParty>
{
    public void Configure(EntityTypeBuilder<PartnershipParty> party)
    {
        party.ToTable("PartnershipParties");
        party.Property(p => p.Word).HasMaxLength(Partnership.WordLimit);
        party.Property(p => p.FormerNames).HasMaxLength(PartnershipParty.FormerNamesLimit);
        party.Property(p => p.PathDetail).HasMaxLength(OwnPart.PathDetailLimit);
        party.HasOne(p => p.Organisation).WithMany().HasForeignKey(p => p.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        party.HasOne<Municipality>().WithMany().HasForeignKey(p => p.SplitFromId).OnDelete(DeleteBehavior.Restrict);
        party.HasMany(p => p.Visions).WithOne().HasForeignKey(v => v.PartnershipPartyId).OnDelete(DeleteBehavior.Cascade);
        party.HasIndex(p => new { p.PartnershipId, p.OrganisationId }).IsUnique();
        party.HasIndex(p => new { p.OrganisationId, p.PartnershipId });
    }
}

internal sealed class PartnershipStatementConfiguration : IEntityTypeConfiguration<PartnershipStatement>
{
    public void Configure(EntityTypeBuilder<PartnershipStatement> statement)
    {
        statement.ToTable("PartnershipStatements");
        statement.Property(s => s.Text).HasMaxLength(PartnershipStatement.TextLimit);
        statement.HasOne<Organisation>().WithMany().HasForeignKey(s => s.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        statement.HasIndex(s => s.PartnershipId);
    }
}

internal sealed class PartnershipInvitationConfiguration : IEntityTypeConfiguration<PartnershipInvitation>
{
    public void Configure(EntityTypeBuilder<PartnershipInvitation> invitation)
    {
        invitation.ToTable("PartnershipInvitations");
        invitation.Property(i => i.Refusal).HasMaxLength(Partnership.WordLimit);
        invitation.Ignore(i => i.IsOpen);
        invitation.HasOne(i => i.Organisation).WithMany().HasForeignKey(i => i.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        invitation.HasMany(i => i.Consents).WithOne().HasForeignKey(c => c.PartnershipInvitationId).OnDelete(DeleteBehavior.Cascade);
        invitation.HasIndex(i => new { i.PartnershipId, i.OrganisationId }).IsUnique().HasFilter("[JoinedAt] IS NULL AND [RefusedAt] IS NULL");
        invitation.HasIndex(i => i.OrganisationId);
    }
}

internal sealed class PartnershipConsentConfiguration : IEntityTypeConfiguration<PartnershipConsent>
{
    public void Configure(EntityTypeBuilder<PartnershipConsent> consent)
    {
        consent.ToTable("PartnershipConsents");
        consent.HasOne<Organisation>().WithMany().HasForeignKey(c => c.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        consent.HasIndex(c => new { c.PartnershipInvitationId, c.OrganisationId }).IsUnique();
    }
}

internal sealed class PartyVisionConfiguration : IEntityTypeConfiguration<PartyVision>
{
    public void Configure(EntityTypeBuilder<PartyVision> vision)
    {
        vision.ToTable("PartyVisions");
        vision.Property(v => v.Language).HasMaxLength(8).IsUnicode(false);
        vision.Property(v => v.Text).HasMaxLength(OwnPart.VisionLimit);
        vision.HasIndex(v => new { v.PartnershipPartyId, v.Language }).IsUnique();
    }
}

internal sealed class PartnershipThemeConfiguration : IEntityTypeConfiguration<PartnershipTheme>
{
    public void Configure(EntityTypeBuilder<PartnershipTheme> theme)
    {
        theme.ToTable("PartnershipThemes");
        theme.Property(t => t.Code).HasMaxLength(40).IsUnicode(false);
        theme.HasIndex(t => new { t.PartnershipId, t.Code }).IsUnique();
        theme.HasIndex(t => new { t.Code, t.PartnershipId });
    }
}
