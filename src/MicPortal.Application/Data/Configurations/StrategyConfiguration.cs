using System.Text.Json;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Plans;
using MicPortal.Domain.Strategies;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace MicPortal.Application.Data.Configurations;

internal sealed class StrategyConfiguration : IEntityTypeConfiguration<Strategy>
{
    public void Configure(EntityTypeBuilder<Strategy> strategy)
    {
        strategy.Property(s => s.Title).HasMaxLength(StrategyPlan.TitleLimit);
        strategy.Property(s => s.SortTitle).HasMaxLength(StrategyPlan.TitleLimit);
        strategy.Property(s => s.Language).HasMaxLength(2);
        strategy.Property(s => s.AgreementKeys).HasMaxLength(Strategy.AgreementKeysLimit);
        strategy.Property(s => s.TakeBackReason).HasMaxLength(Strategy.ReasonLimit);
        strategy.Ignore(s => s.CurrentVersion);
        strategy.Ignore(s => s.AgreedVersion);
        strategy.HasOne(s => s.Partnership).WithMany().HasForeignKey(s => s.PartnershipId).OnDelete(DeleteBehavior.Restrict);
        strategy.HasOne<Organisation>().WithMany().HasForeignKey(s => s.ProposedByOrganisationId).OnDelete(DeleteBehavior.Restrict);
        strategy.HasOne<Organisation>().WithMany().HasForeignKey(s => s.DeclinedByOrganisationId).OnDelete(DeleteBehavior.Restrict);
        strategy.HasMany(s => s.Parties).WithOne().HasForeignKey(p => p.StrategyId).OnDelete(DeleteBehavior.Cascade);
        strategy.HasMany(s => s.Versions).WithOne().HasForeignKey(v => v.StrategyId).OnDelete(DeleteBehavior.Cascade);
        strategy.HasIndex(s => new { s.PartnershipId, s.FromYear });
        strategy.HasIndex(s => new { s.SortTitle, s.Id });
        strategy.HasIndex(s => new { s.FromYear, s.Id });
        strategy.IsAggregateRoot();
    }
}

internal sealed class StrategyPartyConfiguration : IEntityTypeConfiguration<StrategyParty>
{
    public void Configure(EntityTypeBuilder<StrategyParty> party)
    {
        party.ToTable("StrategyParties");
        party.Property(p => p.DeclineReason).HasMaxLength(PlanParty.ReasonLimit);
        party.HasOne(p => p.Organisation).WithMany().HasForeignKey(p => p.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        party.HasIndex(p => new { p.StrategyId, p.OrganisationId }).IsUnique();
        party.HasIndex(p => new { p.OrganisationId, p.StrategyId });
    }
}

internal sealed class StrategyVersionConfiguration : IEntityTypeConfiguration<StrategyVersion>
{
    public void Configure(EntityTypeBuilder<StrategyVersion> version)
    {
        version.ToTable("StrategyVersions");
        version.Property(v => v.Plan).HasConversion<PlanConverter, PlanComparer>();
        version.HasMany(v => v.Endorsements).WithOne().HasForeignKey(e => e.VersionId).OnDelete(DeleteBehavior.Cascade);
        version.HasIndex(v => new { v.StrategyId, v.Number }).IsUnique();
    }

    /// <summary>As a project's plan.</summary>
    private sealed class PlanConverter() : ValueConverter<StrategyPlan, string>(plan => JsonSerializer.Serialize(plan, ProjectVersionConfiguration.Json), text => JsonSerializer.Deserialize<StrategyPlan>(text, ProjectVersionConfiguration.Json)!);

    private sealed class PlanComparer() : ValueComparer<StrategyPlan>((one, other) => ReferenceEquals(one, other), plan => plan.Title.GetHashCode(StringComparison.Ordinal), plan => plan);
}

internal sealed class StrategyEndorsementConfiguration : IEntityTypeConfiguration<StrategyEndorsement>
{
    public void Configure(EntityTypeBuilder<StrategyEndorsement> endorsement)
    {
        endorsement.ToTable("StrategyEndorsements");
        endorsement.Property(e => e.Reference).HasMaxLength(StrategyDecision.ReferenceLimit);
        endorsement.Property(e => e.WithdrawalReason).HasMaxLength(Strategy.ReasonLimit);
        // No action: SQL Server allows one cascade path from the strategy, and the version is it.
        endorsement.HasOne(e => e.Party).WithMany().HasForeignKey(e => e.PartyId).OnDelete(DeleteBehavior.ClientCascade);
        endorsement.HasIndex(e => new { e.VersionId, e.PartyId }).IsUnique().HasFilter("[WithdrawnAt] IS NULL");
    }
}
