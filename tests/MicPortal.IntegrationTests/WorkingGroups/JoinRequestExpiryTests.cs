using MicPortal.Application.WorkingGroups;
using MicPortal.Domain.WorkingGroups;
using MicPortal.TestSupport;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace MicPortal.IntegrationTests.WorkingGroups;

/// <summary>Beside the other tests of groups, because the clock moves.</summary>
public sealed class JoinRequestExpiryTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_address_of_who_asked_is_erased_six_months_after_the_answer_and_is_in_no_history()
    {
        var town = await portal.CreateMunicipality();
        var partnership = await portal.CreatePartnership([town, await portal.CreateMunicipality()]);
        var group = await portal.CreateWorkingGroup(partnership, town);
        var ended = await portal.CreateWorkingGroup(await portal.CreatePartnership([town, await portal.CreateMunicipality()]), town);
        var (refused, waiting, unanswered, later) = (await portal.Ask(group, "Refused club"), await portal.Ask(group, "Waiting club"), await portal.Ask(ended, "Unanswered club"), await portal.Ask(group, "Later club"));
        await Refuse(refused);
        await portal.Change(ended, (one, at) => one.End("No members left", [], PortalFixture.OfficerOf(town), at));
        portal.Clock.Advance(TimeSpan.FromDays(1));
        await Refuse(later);
        var url = $"/partnerships/{partnership.Id}/working-groups/{group.Id}/join-requests/{refused.Id}";
        var decided = portal.Now.AddDays(-1);
        portal.Clock.Advance(decided.AddMonths(JoinRequest.AddressMonths) - portal.Now - TimeSpan.FromHours(1));

        Assert.Contains(refused.Email, (await Page(url)).Text, StringComparison.Ordinal);
        await Erase();
        Assert.Equal([refused.Email, waiting.Email, unanswered.Email, later.Email], await Addresses());

        portal.Clock.Advance(TimeSpan.FromHours(1));
        // Also before the service of the day has run.
        var page = await Page(url);
        Assert.DoesNotContain(refused.Email, page.Html, StringComparison.Ordinal);
        Assert.Contains("Erased 6 months after the answer", page.Text, StringComparison.Ordinal);
        Assert.Contains("Refused club", page.Text, StringComparison.Ordinal);
        await Erase();
        Assert.Equal(["", waiting.Email, "", later.Email], await Addresses());
        portal.Clock.Advance(waiting.AskedAt.AddMonths(JoinRequest.UnansweredMonths) - portal.Now - TimeSpan.FromHours(1));
        await Erase();
        Assert.Equal(waiting.Email, (await Addresses())[1]);
        portal.Clock.Advance(TimeSpan.FromHours(1));
        var asked = $"{url[..url.LastIndexOf('/')]}/{waiting.Id}";
        Assert.Contains("Erased 12 months after the request, which nobody answered", (await Page(asked)).Text, StringComparison.Ordinal);
        await Erase();
        Assert.Equal(["", "", "", ""], await Addresses());
        Assert.Contains("Erased 6 months after the answer", (await Page(url)).Text, StringComparison.Ordinal);
        var history = await portal.InDatabase(db => db.AuditEntries.Where(entry => entry.RecordKind == nameof(JoinRequest) && entry.RecordId == refused.Id).Select(entry => new { entry.Changes, entry.Word }).ToListAsync());
        Assert.Equal(2, history.Count);
        Assert.DoesNotContain(history, entry => $"{entry.Changes}{entry.Word}".Contains(refused.Email, StringComparison.Ordinal));

        async Task Erase()
        {
            await using var scope = portal.Services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<WorkingGroupService>().EraseAddresses(TestContext.Current.CancellationToken);
        }

        Task<List<string>> Addresses()
        {
            int[] ids = [refused.Id, waiting.Id, unanswered.Id, later.Id];
            return portal.InDatabase(db => db.JoinRequests.Where(one => ids.Contains(one.Id)).OrderBy(one => one.Id).Select(one => one.Email).ToListAsync());
        }

        async Task<PortalPage> Page(string address) => await (await portal.SignIn(await portal.CreateUser(town))).Page(address);

        Task Refuse(JoinRequest request) => portal.InDatabase(async db =>
        {
            (await db.JoinRequests.SingleAsync(one => one.Id == request.Id)).Refuse("Not of the town", PortalFixture.OfficerOf(town), portal.Now);
            await db.SaveChangesAsync();
        });
    }
}
