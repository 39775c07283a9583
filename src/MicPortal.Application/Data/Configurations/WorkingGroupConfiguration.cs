using MicPortal.Domain.Stakeholders;
using MicPortal.Domain.WorkingGroups;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MicPortal.Application.Data.Configurations;

internal sealed class WorkingGroupConfiguration : IEntityTypeConfiguration<WorkingGroup>
{
    public void Configure(EntityTypeBuilder<WorkingGroup> group)
    {
        group.Property(g => g.Purpose).HasMaxLength(WorkingGroup.PurposeLimit);
        group.Property(g => g.Joining).HasMaxLength(WorkingGroup.JoiningLimit);
        group.Property(g => g.Language).HasMaxLength(8).IsUnicode(false);
        group.Property(g => g.Coordinator).HasMaxLength(WorkingGroup.PostLimit);
        group.Property(g => g.CoordinatorEmail).HasMaxLength(WorkingGroup.EmailLimit);
        group.Property(g => g.EndReason).HasMaxLength(WorkingGroup.ReasonLimit);
        group.HasOne(g => g.Partnership).WithMany().HasForeignKey(g => g.PartnershipId).OnDelete(DeleteBehavior.Restrict);
        group.HasOne(g => g.Municipality).WithMany().HasForeignKey(g => g.MunicipalityId).OnDelete(DeleteBehavior.Restrict);
        group.HasMany(g => g.Members).WithOne().HasForeignKey(m => m.WorkingGroupId).OnDelete(DeleteBehavior.Cascade);
        group.HasMany(g => g.Meetings).WithOne().HasForeignKey(m => m.WorkingGroupId).OnDelete(DeleteBehavior.Cascade);
        group.HasMany(g => g.Priorities).WithOne().HasForeignKey(p => p.WorkingGroupId).OnDelete(DeleteBehavior.Cascade);
        group.HasIndex(g => new { g.PartnershipId, g.MunicipalityId });
        group.HasIndex(g => new { g.OpenedAt, g.Id });
        group.IsAggregateRoot();
    }
}

internal sealed class WorkingGroupMemberConfiguration : IEntityTypeConfiguration<WorkingGroupMember>
{
    public void Configure(EntityTypeBuilder<WorkingGroupMember> member)
    {
        member.ToTable("WorkingGroupMembers");
        member.Property(m => m.Name).HasMaxLength(WorkingGroupMember.NameLimit);
        member.Property(m => m.Post).HasMaxLength(WorkingGroup.PostLimit);
        member.HasOne<Stakeholder>().WithMany().HasForeignKey(m => m.StakeholderId).OnDelete(DeleteBehavior.Restrict);
        member.HasIndex(m => m.WorkingGroupId);
    }
}

internal sealed class GroupMeetingConfiguration : IEntityTypeConfiguration<GroupMeeting>
{
    public void Configure(EntityTypeBuilder<GroupMeeting> meeting)
    {
        meeting.ToTable("GroupMeetings");
        meeting.Property(m => m.Place).HasMaxLength(GroupMeeting.PlaceLimit);
        meeting.Property(m => m.Language).HasMaxLength(8).IsUnicode(false);
        meeting.Property(m => m.Minutes).HasMaxLength(GroupMeeting.MinutesLimit);
        meeting.Property(m => m.Decisions).HasMaxLength(GroupMeeting.DecisionsLimit);
        meeting.ComplexProperty(m => m.Count);
        meeting.HasQueryFilter(m => m.RemovedAt == null);
        meeting.HasIndex(m => new { m.WorkingGroupId, m.HeldOn, m.Id });
    }
}

internal sealed class GroupPriorityConfiguration : IEntityTypeConfiguration<GroupPriority>
{
    public void Configure(EntityTypeBuilder<GroupPriority> priority)
    {
        priority.ToTable("GroupPriorities");
        priority.Property(p => p.Title).HasMaxLength(GroupPriority.TitleLimit);
        priority.Property(p => p.Text).HasMaxLength(GroupPriority.TextLimit);
        priority.Property(p => p.Theme).HasMaxLength(40).IsUnicode(false);
        priority.HasIndex(p => p.WorkingGroupId);
    }
}

internal sealed class JoinRequestConfiguration : IEntityTypeConfiguration<JoinRequest>
{
    public void Configure(EntityTypeBuilder<JoinRequest> request)
    {
        request.Property(r => r.Name).HasMaxLength(WorkingGroupMember.NameLimit);
        request.Property(r => r.Post).HasMaxLength(WorkingGroup.PostLimit);
        request.Property(r => r.Email).HasMaxLength(WorkingGroup.EmailLimit);
        request.Property(r => r.Word).HasMaxLength(JoinRequest.WordLimit);
        request.Property(r => r.Reason).HasMaxLength(WorkingGroup.ReasonLimit);
        request.HasOne(r => r.WorkingGroup).WithMany().HasForeignKey(r => r.WorkingGroupId).OnDelete(DeleteBehavior.Restrict);
        request.HasIndex(r => new { r.WorkingGroupId, r.DecidedAt, r.Id });
        request.IsAggregateRoot();
    }
}
