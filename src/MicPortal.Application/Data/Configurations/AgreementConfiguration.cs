using MicPortal.Domain.Agreements;
using MicPortal.Domain.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MicPortal.Application.Data.Configurations;

internal sealed class AgreementConfiguration : IEntityTypeConfiguration<Agreement>
{
    public void Configure(EntityTypeBuilder<Agreement> agreement)
    {
        agreement.Property(a => a.DeclineReason).HasMaxLength(Agreement.ReasonLimit);
        agreement.Property(a => a.TakenBackReason).HasMaxLength(Agreement.ReasonLimit);
        agreement.Ignore(a => a.CurrentVersion);
        agreement.Ignore(a => a.HasSignature);
        agreement.Ignore(a => a.Life);
        agreement.Ignore(a => a.BoundParties);
        agreement.HasOne(a => a.Partnership).WithMany().HasForeignKey(a => a.PartnershipId).OnDelete(DeleteBehavior.Restrict);
        agreement.HasOne<Organisation>().WithMany().HasForeignKey(a => a.DraftingOrganisationId).OnDelete(DeleteBehavior.Restrict);
        agreement.HasMany(a => a.Parties).WithOne().HasForeignKey(p => p.AgreementId).OnDelete(DeleteBehavior.Cascade);
        agreement.HasMany(a => a.Versions).WithOne().HasForeignKey(v => v.AgreementId).OnDelete(DeleteBehavior.Cascade);
        agreement.HasMany(a => a.Terminations).WithOne().HasForeignKey(t => t.AgreementId).OnDelete(DeleteBehavior.Cascade);
        agreement.HasMany(a => a.Statements).WithOne().HasForeignKey(s => s.AgreementId).OnDelete(DeleteBehavior.Cascade);
        agreement.HasMany(a => a.Reviews).WithOne().HasForeignKey(r => r.AgreementId).OnDelete(DeleteBehavior.Cascade);
        agreement.HasOne(a => a.Earlier).WithMany(a => a.Later).HasForeignKey(a => a.EarlierId).OnDelete(DeleteBehavior.Restrict);
        agreement.HasMany(a => a.Documents).WithOne().HasForeignKey(d => d.AgreementId).OnDelete(DeleteBehavior.Cascade);
        agreement.HasMany(a => a.Remarks).WithOne().HasForeignKey(r => r.AgreementId).OnDelete(DeleteBehavior.Cascade);
        agreement.HasIndex(a => new { a.PartnershipId, a.Status });
        agreement.IsAggregateRoot();
    }
}

internal sealed class AgreementPartyConfiguration : IEntityTypeConfiguration<AgreementParty>
{
    public void Configure(EntityTypeBuilder<AgreementParty> party)
    {
        party.ToTable("AgreementParties");
        party.Property(p => p.PaperObjection).HasMaxLength(Agreement.ReasonLimit);
        party.HasOne(p => p.Organisation).WithMany().HasForeignKey(p => p.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        party.HasOne(p => p.Signature).WithOne().HasForeignKey<AgreementSignature>(s => s.AgreementPartyId).OnDelete(DeleteBehavior.Cascade);
        party.HasIndex(p => new { p.AgreementId, p.OrganisationId }).IsUnique();
        party.HasIndex(p => new { p.OrganisationId, p.AgreementId });
    }
}

internal sealed class AgreementTerminationConfiguration : IEntityTypeConfiguration<AgreementTermination>
{
    public void Configure(EntityTypeBuilder<AgreementTermination> termination)
    {
        termination.ToTable("AgreementTerminations");
        termination.Property(t => t.Reason).HasMaxLength(Agreement.ReasonLimit);
        termination.HasOne<Organisation>().WithMany().HasForeignKey(t => t.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        termination.HasIndex(t => new { t.AgreementId, t.OrganisationId }).IsUnique();
    }
}

internal sealed class AgreementStatementConfiguration : IEntityTypeConfiguration<AgreementStatement>
{
    public void Configure(EntityTypeBuilder<AgreementStatement> statement)
    {
        statement.ToTable("AgreementStatements");
        statement.Property(s => s.Text).HasMaxLength(AgreementStatement.TextLimit);
        statement.HasOne<Organisation>().WithMany().HasForeignKey(s => s.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        statement.HasIndex(s => s.AgreementId);
    }
}

internal sealed class AgreementReviewConfiguration : IEntityTypeConfiguration<AgreementReview>
{
    public void Configure(EntityTypeBuilder<AgreementReview> review)
    {
        review.ToTable("AgreementReviews");
        review.Property(r => r.Word).HasMaxLength(AgreementReview.WordLimit);
        review.HasOne<Organisation>().WithMany().HasForeignKey(r => r.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        review.HasIndex(r => new { r.AgreementId, r.OrganisationId });
    }
}

internal sealed class AgreementSignatureConfiguration : IEntityTypeConfiguration<AgreementSignature>
{
    public void Configure(EntityTypeBuilder<AgreementSignature> signature)
    {
        signature.ToTable("AgreementSignatures");
        signature.Property(s => s.SignatoryTitle).HasMaxLength(SignatureGiven.TitleLimit);
        signature.Property(s => s.Place).HasMaxLength(SignatureGiven.PlaceLimit);
    }
}

internal sealed class AgreementVersionConfiguration : IEntityTypeConfiguration<AgreementVersion>
{
    public void Configure(EntityTypeBuilder<AgreementVersion> version)
    {
        version.ToTable("AgreementVersions");
        version.Ignore(v => v.Content);
        version.HasMany(v => v.Texts).WithOne().HasForeignKey(t => t.AgreementVersionId).OnDelete(DeleteBehavior.Cascade);
        version.HasMany(v => v.CoSignatories).WithOne().HasForeignKey(c => c.AgreementVersionId).OnDelete(DeleteBehavior.Cascade);
        version.HasMany(v => v.Endorsements).WithOne().HasForeignKey(e => e.AgreementVersionId).OnDelete(DeleteBehavior.Cascade);
        version.HasOne(v => v.Mandate).WithMany().HasForeignKey(v => v.MandateId).OnDelete(DeleteBehavior.Restrict);
        version.HasIndex(v => new { v.AgreementId, v.Number }).IsUnique();
    }
}

internal sealed class AgreementVersionTextConfiguration : IEntityTypeConfiguration<AgreementVersionText>
{
    public void Configure(EntityTypeBuilder<AgreementVersionText> text)
    {
        text.ToTable("AgreementVersionTexts");
        text.Property(t => t.Language).HasMaxLength(8).IsUnicode(false);
        text.Property(t => t.Title).HasMaxLength(AgreementText.TitleLimit);
        text.Property(t => t.Purpose).HasMaxLength(AgreementText.PurposeLimit);
        text.Property(t => t.Scope).HasMaxLength(AgreementText.ScopeLimit);
        text.Property(t => t.FullText);
        text.HasMany(t => t.Contributions).WithOne().HasForeignKey(c => c.AgreementVersionTextId).OnDelete(DeleteBehavior.Cascade);
        text.HasIndex(t => new { t.AgreementVersionId, t.Language }).IsUnique();
    }
}

internal sealed class AgreementCoSignatoryConfiguration : IEntityTypeConfiguration<AgreementCoSignatory>
{
    public void Configure(EntityTypeBuilder<AgreementCoSignatory> coSignatory)
    {
        coSignatory.ToTable("AgreementCoSignatories");
        coSignatory.Property(c => c.Name).HasMaxLength(CoSignatory.NameLimit);
        coSignatory.Property(c => c.Description).HasMaxLength(CoSignatory.DescriptionLimit);
        coSignatory.HasOne(c => c.Signature).WithOne().HasForeignKey<AgreementCoSignature>(s => s.AgreementCoSignatoryId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class AgreementCoSignatureConfiguration : IEntityTypeConfiguration<AgreementCoSignature>
{
    public void Configure(EntityTypeBuilder<AgreementCoSignature> signature)
    {
        signature.ToTable("AgreementCoSignatures");
        signature.Property(s => s.SignatoryTitle).HasMaxLength(SignatureGiven.TitleLimit);
        signature.Property(s => s.Place).HasMaxLength(SignatureGiven.PlaceLimit);
    }
}

internal sealed class AgreementContributionConfiguration : IEntityTypeConfiguration<AgreementContribution>
{
    public void Configure(EntityTypeBuilder<AgreementContribution> contribution)
    {
        contribution.ToTable("AgreementContributions");
        contribution.Property(c => c.Text).HasMaxLength(AgreementText.ContributionLimit);
        contribution.HasOne<Organisation>().WithMany().HasForeignKey(c => c.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        contribution.HasIndex(c => new { c.AgreementVersionTextId, c.OrganisationId }).IsUnique();
    }
}

internal sealed class AgreementEndorsementConfiguration : IEntityTypeConfiguration<AgreementEndorsement>
{
    public void Configure(EntityTypeBuilder<AgreementEndorsement> endorsement)
    {
        endorsement.ToTable("AgreementEndorsements");
        endorsement.Property(e => e.WithdrawalReason).HasMaxLength(Agreement.ReasonLimit);
        // No action: SQL Server allows one cascade path from the agreement, and the version is it.
        endorsement.HasOne(e => e.AgreementParty).WithMany().HasForeignKey(e => e.AgreementPartyId).OnDelete(DeleteBehavior.ClientCascade);
        endorsement.HasOne(e => e.Mandate).WithMany().HasForeignKey(e => e.MandateId).OnDelete(DeleteBehavior.Restrict);
        endorsement.HasMany(e => e.Decisions).WithOne().HasForeignKey(d => d.AgreementEndorsementId).OnDelete(DeleteBehavior.Cascade);
        endorsement.HasIndex(e => new { e.AgreementVersionId, e.AgreementPartyId }).IsUnique().HasFilter("[WithdrawnAt] IS NULL");
    }
}

internal sealed class AgreementDecisionConfiguration : IEntityTypeConfiguration<AgreementDecision>
{
    public void Configure(EntityTypeBuilder<AgreementDecision> decision)
    {
        decision.ToTable("AgreementDecisions");
        decision.Property(d => d.Reference).HasMaxLength(DecisionTaken.ReferenceLimit);
    }
}
