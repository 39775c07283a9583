using MicPortal.TestSupport;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace MicPortal.IntegrationTests.AccessRequests;

/// <summary>Beside the other tests of requests, because the clock moves.</summary>
public sealed class AccessRequestExpiryTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_request_is_void_after_thirty_days()
    {
        var town = await portal.CreateMunicipality("Latetown");
        var form = await portal.Anonymous().Page($"/municipalities/{town.Id}/access-requests/new");
        await form.Post($"/municipalities/{town.Id}/access-requests", ("Post", "International relations"), ("Proof", "Switchboard +258 1, second floor"), ("Email", "office@latetown.example"));
        portal.Clock.Advance(TimeSpan.FromDays(31));
        var admin = await portal.SignIn(await portal.CreateAdministrator());
        var id = await portal.InDatabase(db => db.AccessRequests.Where(request => request.MunicipalityId == town.Id).Select(request => request.Id).SingleAsync());

        Assert.DoesNotContain("Latetown", (await admin.Page("/access-requests")).Text, StringComparison.Ordinal);
        var page = await admin.Page($"/access-requests/{id}");
        Assert.Contains("This request has expired.", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(page.Actions(), action => action.StartsWith("/access-requests", StringComparison.Ordinal));
    }
}
