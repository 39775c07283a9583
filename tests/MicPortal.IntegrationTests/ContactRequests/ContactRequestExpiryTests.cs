using MicPortal.Domain.Organisations;
using MicPortal.TestSupport;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace MicPortal.IntegrationTests.ContactRequests;

/// <summary>Beside the other tests of requests, because the clock moves.</summary>
public sealed class ContactRequestExpiryTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Without_an_answer_a_request_is_void_after_half_a_year_and_another_may_be_written()
    {
        var (one, other) = (await portal.CreateMunicipality(), await portal.CreateMunicipality());
        var request = await portal.CreateContactRequest(one, other);
        var (writers, readers) = (await portal.CreateUser(one), await portal.CreateUser(other));
        portal.Clock.Advance(TimeSpan.FromDays(ContactRequest.LifetimeDays + 1));
        var (writer, reader) = (await portal.SignIn(writers), await portal.SignIn(readers));

        Assert.DoesNotContain("writes to you", (await reader.Page("/north")).Text, StringComparison.Ordinal);
        var page = await reader.Page($"/contact-requests/{request.Id}");
        Assert.Contains("Void: no answer in time", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain($"/contact-requests/{request.Id}/answers", page.Actions());

        var form = await writer.Page($"/municipalities/{other.Id}/contact-requests/new");
        Assert.NotNull((await form.Post($"/municipalities/{other.Id}/contact-requests", ("Theme", "health"), ("Text", "Once more"), ("Language", "en"))).Location);
        Assert.Equal(
            [ContactRequestStatus.Lapsed, ContactRequestStatus.Waiting],
            await portal.InDatabase(db => db.ContactRequests.Where(one => one.Pair == request.Pair).OrderBy(one => one.Id).Select(one => one.Status).ToListAsync()));
    }
}
