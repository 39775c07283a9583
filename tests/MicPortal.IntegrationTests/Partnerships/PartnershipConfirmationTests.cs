using MicPortal.Domain.Common;
using MicPortal.Domain.Organisations;
using MicPortal.TestSupport;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace MicPortal.IntegrationTests.Partnerships;

public sealed class PartnershipConfirmationTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task After_a_year_the_workspace_asks_and_one_click_confirms_for_all_to_see()
    {
        var (one, other) = (await portal.CreateMunicipality("Stilltown"), await portal.CreateMunicipality("Correctville", Side.South));
        var partnership = await portal.CreatePartnership([one, other], publication: Domain.Partnerships.Publication.Existence);
        var url = $"/partnerships/{partnership.Id}";
        Assert.DoesNotContain("Is it still correct?", (await (await portal.SignIn(await portal.CreateUser(one))).Page("/north")).Text, StringComparison.Ordinal);
        portal.Clock.Advance(TimeSpan.FromDays(400));
        var officer = await portal.SignIn(await portal.CreateUser(one));

        var work = await officer.Page("/north");
        Assert.Contains("Is it still correct? Partnership with Correctville (Mozambique)", work.Text, StringComparison.Ordinal);
        Assert.Contains("due 35 days ago: a year after you last confirmed it", work.Text, StringComparison.Ordinal);
        Assert.Contains("It came 35 days ago.", work.Text, StringComparison.Ordinal);
        var page = await officer.Page(url);
        Assert.Equal(2, page.Text.Split("To be confirmed again").Length - 1);
        Assert.Equal("Still correct", page.One(".next button").TextContent);
        Assert.Empty(page.Document.QuerySelectorAll($".town form[action='{url}/confirmations']"));
        // Where an agreement waits, too: the button stands in the own town's column.
        await portal.CreateAgreement(partnership, Domain.Agreements.AgreementStatus.Proposed);
        Assert.NotNull((await officer.Page(url)).One($".town form[action='{url}/confirmations']"));
        // What others wait for stands first, however old the other is.
        Assert.Collection(
            (await officer.Page("/north")).Document.QuerySelectorAll(".todo li"),
            row => Assert.StartsWith("Approve version 1", row.TextContent.Trim(), StringComparison.Ordinal),
            row => Assert.StartsWith("Is it still correct?", row.TextContent.Trim(), StringComparison.Ordinal));
        var colleague = await portal.SignIn(await portal.CreateUser(other));
        await (await colleague.Page($"{url}/edit")).Post($"{url}/edit", ("FirstContact.Year", "2016"));
        var unread = await (await page.Post($"{url}/confirmations")).Follow();
        Assert.Null(unread.Message);
        Assert.NotEmpty(unread.Errors);
        var due = await officer.Page(url);
        var confirmed = await (await due.Post($"{url}/confirmations")).Follow();
        await due.Post($"{url}/confirmations");
        Assert.DoesNotContain($"{url}/confirmations", confirmed.Actions());

        Assert.Equal("You have confirmed that the record is still correct.", confirmed.Message);
        Assert.DoesNotContain("Is it still correct?", (await officer.Page("/north")).Text, StringComparison.Ordinal);
        Assert.Equal(1, (await portal.Anonymous().Page(url)).Text.Split("To be confirmed again").Length - 1);
        Assert.Equal(1, await portal.InDatabase(db => db.AuditEntries.CountAsync(entry => entry.Act == ActName.PartnershipConfirmed && entry.RecordId == partnership.Id)));
        Assert.Equal(portal.Now, (await portal.ReadPartnership(partnership.Id)).PartyOf(one.Id).ConfirmedAt);
    }
}
