using MicPortal.Domain.Access;
using MicPortal.Domain.Common;
using MicPortal.Domain.Partnerships;
using MicPortal.Domain.Stakeholders;
using MicPortal.Domain.WorkingGroups;
using Xunit;

namespace MicPortal.UnitTests;

public sealed class WorkingGroupTests
{
    private static readonly DateTime Now = new(2026, 3, 4, 10, 0, 0, DateTimeKind.Utc);
    private static readonly Actor Officer = new(1, UserRole.Officer, 1);

    [Theory]
    [InlineData(10, 11, null, null, "Women")]
    [InlineData(10, null, 11, null, "UnderThirty")]
    [InlineData(10, 10, 10, 11, "CivilSociety")]
    public void No_part_of_those_present_is_more_than_the_whole(int all, int? women, int? young, int? civil, string field)
    {
        var broken = Assert.Single(new MeetingCount { All = all, Women = women, UnderThirty = young, CivilSociety = civil }.Wrong());
        Assert.Equal((field, "Plans.Errors.PartMoreThanAll"), (broken.Field, broken.Key));
    }

    [Fact]
    public void Civil_society_and_councillors_together_are_no_more_than_the_whole()
    {
        Assert.Empty(new MeetingCount { All = 10, CivilSociety = 6, Councillors = 4, Women = 10, UnderThirty = 10 }.Wrong());
        Assert.Equal(["CivilSociety", "Councillors"], new MeetingCount { All = 10, CivilSociety = 6, Councillors = 5 }.Wrong().Select(wrong => wrong.Field));
    }

    [Fact]
    public void The_council_demands_nothing_and_who_is_meant_is_named()
    {
        RoleContent Of(RoleHolder holder, bool demands = false, string? name = null) => new(null, holder, null, name, "Text", "en", demands);
        Assert.Equal("StakeholderRoles.Errors.CouncilDemands", Key(() => StakeholderRole.Add(1, 1, Of(RoleHolder.Council, demands: true), Officer, Now)));
        Assert.Equal("StakeholderRoles.Errors.StakeholderMissing", Key(() => StakeholderRole.Add(1, 1, Of(RoleHolder.Stakeholder), Officer, Now)));
        Assert.Equal("StakeholderRoles.Errors.NameMissing", Key(() => StakeholderRole.Add(1, 1, Of(RoleHolder.Other), Officer, Now)));
        var role = StakeholderRole.Add(1, 1, Of(RoleHolder.Other, demands: true, name: "Fishermen"), Officer, Now);
        role.Change(Of(RoleHolder.Council, name: "Fishermen"), Officer, Now);
        Assert.Null(role.Name);
        role.End(Officer, Now);
        Assert.Equal("StakeholderRoles.Errors.HasEnded", Key(() => role.Change(Of(RoleHolder.Council), Officer, Now)));
    }

    [Fact]
    public void Only_the_officers_of_its_own_town_run_a_group_that_works()
    {
        var standing = new PartnershipStanding(PartnershipStage.Active, [new(1, PartyAnswer.Accepted, Publication.Agreement), new(2, PartyAnswer.Accepted, Publication.Agreement)], ActorsAssociationHasMember: false);
        Assert.True(WorkingGroupAccess.CanRun(standing, 1, false, Officer));
        Assert.False(WorkingGroupAccess.CanRun(standing, 1, true, Officer));
        Assert.False(WorkingGroupAccess.CanRun(standing, 2, false, Officer));
        Assert.False(WorkingGroupAccess.CanRun(standing, 1, false, new Actor(1, UserRole.MayorsOffice, 1)));
        Assert.False(WorkingGroupAccess.CanRun(standing with { Stage = PartnershipStage.Ended }, 1, false, Officer));
    }

    [Fact]
    public void With_its_end_a_group_refuses_those_who_wait_and_a_priority_stands_in_it_once()
    {
        var group = WorkingGroup.Open(Example.Opened(), Example.Reggio.Id, new WorkingGroupFacts("Plans", "Mondays", "en", "Head", null), Example.ReggioOfficer, Now);
        group.AddPriority(new PriorityContent("Água limpa", null, "culture"), Example.ReggioOfficer, Now);
        Assert.Equal("WorkingGroups.Errors.PriorityTwice", Key(() => group.AddPriority(new PriorityContent("agua LIMPA", null, "economy"), Example.ReggioOfficer, Now)));
        var request = JoinRequest.Ask(1, "Chess club", null, "chess@club.example", "Us too", Actor.Anonymous, Now);

        group.End("All is done", [request], Example.ReggioOfficer, Now);

        Assert.Equal((JoinRequestStatus.Refused, "All is done", Now), (request.Status, request.Reason, request.DecidedAt));
        Assert.Equal([ActName.JoinRequestAsked, ActName.JoinRequestRefused], request.Acts.Select(act => act.Name));
    }

    private static string Key(Action act) => Assert.Throws<DomainException>(act).Key;
}
