using MicPortal.Domain.Access;
using MicPortal.Domain.Common;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Partnerships;
using MicPortal.Domain.WorkingGroups;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.TestSupport;

public partial class PortalFixture
{
    public async Task<WorkingGroup> CreateWorkingGroup(Partnership partnership, Municipality town, string purpose = "Plans the work")
    {
        var group = WorkingGroup.Open(partnership, town.Id, new WorkingGroupFacts(purpose, "Every first Monday", "en", "Head of international relations", "group@town.example"), Officer(town.Id), Now);
        await InDatabase(db =>
        {
            db.Add(group);
            return db.SaveChangesAsync();
        });
        return group;
    }

    /// <summary>Held yesterday; a test changes by "with" what it is about.</summary>
    public MeetingContent Meeting() => new(PartialDate.From(Today.AddDays(-1)), "Town hall", new MeetingCount { All = 12, Women = 7 }, "en", "Everyone agreed.", "Dig two wells");

    public async Task<JoinRequest> Ask(WorkingGroup group, string name = "Chess club")
    {
        var request = JoinRequest.Ask(group.Id, name, "Chair", $"{Guid.NewGuid():N}@club.example", "We play abroad", Actor.Anonymous, Now);
        await InDatabase(db =>
        {
            db.Add(request);
            return db.SaveChangesAsync();
        });
        return request;
    }

    public Task<WorkingGroup> ReadWorkingGroup(int id) => InDatabase(db => Whole(db.WorkingGroups).SingleAsync(group => group.Id == id));

    /// <summary>As its town's acts would have changed it.</summary>
    public Task Change(WorkingGroup group, Action<WorkingGroup, DateTime> act) => InDatabase(async db =>
    {
        act(await Whole(db.WorkingGroups).SingleAsync(stored => stored.Id == group.Id), Now);
        await db.SaveChangesAsync();
    });

    private static IQueryable<WorkingGroup> Whole(IQueryable<WorkingGroup> groups) => groups
        .Include(group => group.Members).Include(group => group.Priorities.OrderBy(priority => priority.Rank)).Include(group => group.Meetings).AsSplitQuery();
}
