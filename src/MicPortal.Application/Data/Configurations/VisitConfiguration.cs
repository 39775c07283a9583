using System.Text.Json;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Plans;
using MicPortal.Domain.Visits;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace MicPortal.Application.Data.Configurations;

internal sealed class VisitConfiguration : IEntityTypeConfiguration<Visit>
{
    public void Configure(EntityTypeBuilder<Visit> visit)
    {
        visit.Property(v => v.Title).HasMaxLength(VisitPlan.TitleLimit);
        visit.Property(v => v.SortTitle).HasMaxLength(VisitPlan.TitleLimit);
        visit.Property(v => v.ReasonText).HasMaxLength(Visit.ReasonLimit);
        visit.Ignore(v => v.CurrentVersion);
        visit.Ignore(v => v.AgreedVersion);
        visit.HasOne(v => v.Partnership).WithMany().HasForeignKey(v => v.PartnershipId).OnDelete(DeleteBehavior.Restrict);
        visit.HasOne<Organisation>().WithMany().HasForeignKey(v => v.HostId).OnDelete(DeleteBehavior.Restrict);
        visit.HasMany(v => v.Parties).WithOne().HasForeignKey(p => p.VisitId).OnDelete(DeleteBehavior.Cascade);
        visit.HasMany(v => v.Versions).WithOne().HasForeignKey(v => v.VisitId).OnDelete(DeleteBehavior.Cascade);
        visit.HasMany(v => v.Participants).WithOne().HasForeignKey(p => p.VisitId).OnDelete(DeleteBehavior.Cascade);
        visit.HasMany(v => v.Slots).WithOne().HasForeignKey(s => s.VisitId).OnDelete(DeleteBehavior.Cascade);
        visit.HasMany(v => v.Reports).WithOne().HasForeignKey(r => r.VisitId).OnDelete(DeleteBehavior.Cascade);
        visit.HasMany(v => v.Learnings).WithOne().HasForeignKey(l => l.VisitId).OnDelete(DeleteBehavior.Cascade);
        visit.HasMany(v => v.FollowUps).WithOne().HasForeignKey(f => f.VisitId).OnDelete(DeleteBehavior.Cascade);
        visit.HasIndex(v => new { v.PartnershipId, v.Status });
        visit.HasIndex(v => new { v.SortTitle, v.Id });
        visit.HasIndex(v => new { v.SortStart, v.Id });
        visit.IsAggregateRoot();
    }
}

internal sealed class VisitPartyConfiguration : IEntityTypeConfiguration<VisitParty>
{
    public void Configure(EntityTypeBuilder<VisitParty> party)
    {
        party.ToTable("VisitParties");
        party.Property(p => p.DeclineReason).HasMaxLength(PlanParty.ReasonLimit);
        party.HasOne(p => p.Organisation).WithMany().HasForeignKey(p => p.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        party.HasIndex(p => new { p.VisitId, p.OrganisationId }).IsUnique();
        party.HasIndex(p => new { p.OrganisationId, p.VisitId });
    }
}

internal sealed class VisitVersionConfiguration : IEntityTypeConfiguration<VisitVersion>
{
    public void Configure(EntityTypeBuilder<VisitVersion> version)
    {
        version.ToTable("VisitVersions");
        version.Property(v => v.Plan).HasConversion<PlanConverter, PlanComparer>();
        version.HasMany(v => v.Endorsements).WithOne().HasForeignKey(e => e.VersionId).OnDelete(DeleteBehavior.Cascade);
        version.HasIndex(v => new { v.VisitId, v.Number }).IsUnique();
    }

    /// <summary>As a project's plan.</summary>
    private sealed class PlanConverter() : ValueConverter<VisitPlan, string>(plan => JsonSerializer.Serialize(plan, ProjectVersionConfiguration.Json), text => JsonSerializer.Deserialize<VisitPlan>(text, ProjectVersionConfiguration.Json)!);

    private sealed class PlanComparer() : ValueComparer<VisitPlan>((one, other) => ReferenceEquals(one, other), plan => plan.Title.GetHashCode(StringComparison.Ordinal), plan => plan);
}

internal sealed class VisitEndorsementConfiguration : IEntityTypeConfiguration<VisitEndorsement>
{
    public void Configure(EntityTypeBuilder<VisitEndorsement> endorsement)
    {
        endorsement.ToTable("VisitEndorsements");
        endorsement.Property(e => e.WithdrawalReason).HasMaxLength(Visit.ReasonLimit);
        // No action: SQL Server allows one cascade path from the visit, and the version is it.
        endorsement.HasOne(e => e.Party).WithMany().HasForeignKey(e => e.PartyId).OnDelete(DeleteBehavior.ClientCascade);
        endorsement.HasIndex(e => new { e.VersionId, e.PartyId }).IsUnique().HasFilter("[WithdrawnAt] IS NULL");
    }
}

internal sealed class VisitParticipantConfiguration : IEntityTypeConfiguration<VisitParticipant>
{
    public void Configure(EntityTypeBuilder<VisitParticipant> participant)
    {
        participant.ToTable("VisitParticipants");
        participant.Property(p => p.Post).HasMaxLength(VisitParticipant.PostLimit);
        participant.Property(p => p.HomeOrganisation).HasMaxLength(VisitParticipant.HomeOrganisationLimit);
        participant.Property(p => p.HostColleague).HasMaxLength(VisitParticipant.PostLimit);
        participant.Property(p => p.Name).HasMaxLength(VisitParticipant.NameLimit);
        participant.HasOne<Organisation>().WithMany().HasForeignKey(p => p.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        participant.HasOne<VisitParticipant>().WithMany().HasForeignKey(p => p.BesideId).OnDelete(DeleteBehavior.ClientSetNull);
        participant.HasIndex(p => p.VisitId);
    }
}

internal sealed class VisitSlotConfiguration : IEntityTypeConfiguration<VisitSlot>
{
    public void Configure(EntityTypeBuilder<VisitSlot> slot)
    {
        slot.ToTable("VisitSlots");
        slot.Property(s => s.Text).HasMaxLength(VisitSlot.TextLimit);
        slot.Property(s => s.Place).HasMaxLength(VisitPlan.PlaceLimit);
        slot.Property(s => s.With).HasMaxLength(VisitSlot.TextLimit);
        slot.HasIndex(s => s.VisitId);
    }
}

internal sealed class VisitReportConfiguration : IEntityTypeConfiguration<VisitReport>
{
    public void Configure(EntityTypeBuilder<VisitReport> report)
    {
        report.ToTable("VisitReports");
        report.Property(r => r.Language).HasMaxLength(8).IsUnicode(false);
        report.Property(r => r.Done).HasMaxLength(VisitReport.TextLimit);
        report.Property(r => r.Learned).HasMaxLength(VisitReport.TextLimit);
        report.Property(r => r.Difficulties).HasMaxLength(VisitReport.TextLimit);
        report.ComplexProperty(r => r.Count);
        report.HasOne<Organisation>().WithMany().HasForeignKey(r => r.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        report.Property(r => r.TakeBackReason).HasMaxLength(Visit.ReasonLimit);
        report.HasIndex(r => new { r.VisitId, r.OrganisationId }).IsUnique().HasFilter("[TakenBackAt] IS NULL");
    }
}

internal sealed class VisitLearningConfiguration : IEntityTypeConfiguration<VisitLearning>
{
    public void Configure(EntityTypeBuilder<VisitLearning> learning)
    {
        learning.ToTable("VisitLearnings");
        learning.Property(l => l.Text).HasMaxLength(VisitLearning.TextLimit);
        learning.Property(l => l.Language).HasMaxLength(8).IsUnicode(false);
        learning.HasOne<Organisation>().WithMany().HasForeignKey(l => l.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        learning.Property(l => l.TakeBackReason).HasMaxLength(Visit.ReasonLimit);
        learning.HasIndex(l => new { l.VisitId, l.OrganisationId, l.Months }).IsUnique().HasFilter("[TakenBackAt] IS NULL");
    }
}

internal sealed class VisitFollowUpConfiguration : IEntityTypeConfiguration<VisitFollowUp>
{
    public void Configure(EntityTypeBuilder<VisitFollowUp> followUp)
    {
        followUp.ToTable("VisitFollowUps");
        followUp.Property(f => f.Text).HasMaxLength(VisitFollowUp.TextLimit);
        followUp.Property(f => f.Post).HasMaxLength(VisitFollowUp.PostLimit);
        followUp.HasOne<Organisation>().WithMany().HasForeignKey(f => f.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        followUp.HasIndex(f => f.VisitId);
    }
}
