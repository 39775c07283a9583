using System.Text.Json;
using System.Text.Json.Serialization;
using MicPortal.Domain.Common;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Plans;
using MicPortal.Domain.Projects;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace MicPortal.Application.Data.Configurations;

internal sealed class ProjectConfiguration : IEntityTypeConfiguration<Project>
{
    public void Configure(EntityTypeBuilder<Project> project)
    {
        project.Property(p => p.Title).HasMaxLength(ProjectPlan.TitleLimit);
        project.Property(p => p.SortTitle).HasMaxLength(ProjectPlan.TitleLimit);
        project.Property(p => p.SearchText).HasMaxLength(Project.SearchTextLimit);
        project.Property(p => p.Codes).HasMaxLength(Project.CodesLimit);
        project.Property(p => p.CancelReason).HasMaxLength(Project.ReasonLimit);
        project.Ignore(p => p.CurrentVersion);
        project.Ignore(p => p.AgreedVersion);
        project.Ignore(p => p.HasEnded);
        project.HasOne(p => p.Partnership).WithMany().HasForeignKey(p => p.PartnershipId).OnDelete(DeleteBehavior.Restrict);
        project.HasMany(p => p.Parties).WithOne().HasForeignKey(p => p.ProjectId).OnDelete(DeleteBehavior.Cascade);
        project.HasMany(p => p.Versions).WithOne().HasForeignKey(v => v.ProjectId).OnDelete(DeleteBehavior.Cascade);
        project.HasMany(p => p.Notes).WithOne().HasForeignKey(n => n.ProjectId).OnDelete(DeleteBehavior.Cascade);
        project.HasMany(p => p.Spendings).WithOne().HasForeignKey(s => s.ProjectId).OnDelete(DeleteBehavior.Cascade);
        project.HasMany(p => p.Values).WithOne().HasForeignKey(v => v.ProjectId).OnDelete(DeleteBehavior.Cascade);
        project.HasMany(p => p.Reached).WithOne().HasForeignKey(r => r.ProjectId).OnDelete(DeleteBehavior.Cascade);
        project.HasIndex(p => new { p.PartnershipId, p.Status });
        project.HasIndex(p => new { p.SortTitle, p.Id });
        project.HasIndex(p => new { p.Start, p.Id });
        project.IsAggregateRoot();
    }
}

internal sealed class ProjectPartyConfiguration : IEntityTypeConfiguration<ProjectParty>
{
    public void Configure(EntityTypeBuilder<ProjectParty> party)
    {
        party.ToTable("ProjectParties");
        party.Property(p => p.DeclineReason).HasMaxLength(PlanParty.ReasonLimit);
        party.HasOne(p => p.Organisation).WithMany().HasForeignKey(p => p.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        party.HasIndex(p => new { p.ProjectId, p.OrganisationId }).IsUnique();
        party.HasIndex(p => new { p.OrganisationId, p.ProjectId });
    }
}

internal sealed class ProjectVersionConfiguration : IEntityTypeConfiguration<ProjectVersion>
{
    public void Configure(EntityTypeBuilder<ProjectVersion> version)
    {
        version.ToTable("ProjectVersions");
        version.Property(v => v.Plan).HasConversion<PlanConverter, PlanComparer>();
        version.HasMany(v => v.Endorsements).WithOne().HasForeignKey(e => e.VersionId).OnDelete(DeleteBehavior.Cascade);
        version.HasIndex(v => new { v.ProjectId, v.Number }).IsUnique();
    }

    /// <summary>A plan is read and written whole, and never changes: one column of JSON holds it.</summary>
    private sealed class PlanConverter() : ValueConverter<ProjectPlan, string>(plan => JsonSerializer.Serialize(plan, Json), text => JsonSerializer.Deserialize<ProjectPlan>(text, Json)!);

    private sealed class PlanComparer() : ValueComparer<ProjectPlan>((one, other) => ReferenceEquals(one, other), plan => plan.Title.GetHashCode(StringComparison.Ordinal), plan => plan);

    internal static readonly JsonSerializerOptions Json = new() { IgnoreReadOnlyProperties = true, Converters = { new JsonStringEnumConverter(), new DateConverter() } };

    private sealed class DateConverter : JsonConverter<PartialDate>
    {
        public override PartialDate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => PartialDate.FromValue(reader.GetInt32());

        public override void Write(Utf8JsonWriter writer, PartialDate value, JsonSerializerOptions options) => writer.WriteNumberValue(value.Value);
    }
}

internal sealed class ProjectEndorsementConfiguration : IEntityTypeConfiguration<ProjectEndorsement>
{
    public void Configure(EntityTypeBuilder<ProjectEndorsement> endorsement)
    {
        endorsement.ToTable("ProjectEndorsements");
        endorsement.Property(e => e.WithdrawalReason).HasMaxLength(Project.ReasonLimit);
        // No action: SQL Server allows one cascade path from the project, and the version is it.
        endorsement.HasOne(e => e.Party).WithMany().HasForeignKey(e => e.PartyId).OnDelete(DeleteBehavior.ClientCascade);
        endorsement.HasIndex(e => new { e.VersionId, e.PartyId }).IsUnique().HasFilter("[WithdrawnAt] IS NULL");
    }
}

internal sealed class ProgressNoteConfiguration : IEntityTypeConfiguration<ProgressNote>
{
    public void Configure(EntityTypeBuilder<ProgressNote> note)
    {
        note.ToTable("ProgressNotes");
        note.Property(n => n.Text).HasMaxLength(ProgressNote.TextLimit);
        note.Property(n => n.Language).HasMaxLength(8).IsUnicode(false);
        note.HasOne<Organisation>().WithMany().HasForeignKey(n => n.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        note.HasIndex(n => n.ProjectId);
    }
}

internal sealed class ProjectSpendingConfiguration : IEntityTypeConfiguration<ProjectSpending>
{
    public void Configure(EntityTypeBuilder<ProjectSpending> spending)
    {
        spending.ToTable("ProjectSpendings");
        spending.Ignore(s => s.Amount);
        spending.Property(s => s.Currency).HasMaxLength(3).IsUnicode(false);
        spending.Property(s => s.Text).HasMaxLength(ProjectSpending.TextLimit);
        spending.HasOne<Organisation>().WithMany().HasForeignKey(s => s.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        spending.HasIndex(s => s.ProjectId);
    }
}

internal sealed class IndicatorValueConfiguration : IEntityTypeConfiguration<IndicatorValue>
{
    public void Configure(EntityTypeBuilder<IndicatorValue> value)
    {
        value.ToTable("IndicatorValues");
        value.Property(v => v.Value).HasPrecision(18, 4);
        value.HasOne<Organisation>().WithMany().HasForeignKey(v => v.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        value.HasIndex(v => v.ProjectId);
    }
}

internal sealed class MilestoneReachedConfiguration : IEntityTypeConfiguration<MilestoneReached>
{
    public void Configure(EntityTypeBuilder<MilestoneReached> reached)
    {
        reached.ToTable("MilestonesReached");
        reached.HasOne<Organisation>().WithMany().HasForeignKey(r => r.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        reached.HasIndex(r => new { r.ProjectId, r.MilestoneKey }).IsUnique().HasFilter("[TakenBackAt] IS NULL");
    }
}
