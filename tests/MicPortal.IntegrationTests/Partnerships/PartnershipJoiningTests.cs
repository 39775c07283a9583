using System.Net;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Partnerships;
using MicPortal.TestSupport;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace MicPortal.IntegrationTests.Partnerships;

public sealed class PartnershipJoiningTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_parties_consent_first_then_the_newcomer_is_asked_and_joins()
    {
        var scene = await Scene("Joinham-on-test");
        var url = $"/partnerships/{scene.Partnership.Id}";

        var search = await scene.One.Page($"{url}/invitations/new?q=joinham-on-test");
        var sent = await search.Post($"{url}/invitations");
        var invitation = $"{url}/invitations/{scene.Newcomer.Id}";
        Assert.Equal(invitation, sent.Location);
        Assert.Equal(HttpStatusCode.NotFound, (await scene.New.Page(invitation)).Status);
        Assert.Contains("May another party join?", (await scene.Other.Page("/south")).Text, StringComparison.Ordinal);

        var page = await scene.Other.Page(invitation);
        Assert.Contains($"The consent of {scene.OtherTown.Name} is awaited.", page.One(".next").TextContent, StringComparison.Ordinal);
        var consented = await page.Post($"{invitation}/consents");
        Assert.Equal("You have consented.", (await consented.Follow()).Message);
        Assert.Equal(invitation, (await page.Post($"{invitation}/consents")).Location);

        Assert.Contains("You are invited to join the partnership of", (await scene.New.Page("/north")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await scene.New.Page(url)).Status);
        Assert.Equal($"{url}/joinings/new", (await scene.New.Page(invitation)).One(".next a.button").GetAttribute("href"));
        var form = await scene.New.Page($"{url}/joinings/new");
        var wrong = await form.Post($"{url}/joinings", ("Vision", "Typed"));
        Assert.Equal((HttpStatusCode.BadRequest, "Typed"), (wrong.Status, wrong.Value("Vision")));
        var joined = await wrong.Post($"{url}/joinings", ("Path", nameof(PathKind.LargeProject)), ("Project", "Their project"), ("Begun", "True"), ("Publication", nameof(Publication.Existence)));

        Assert.Equal(url, joined.Location);
        Assert.Contains("You have joined", (await joined.Follow()).Message, StringComparison.Ordinal);
        var stored = await portal.ReadPartnership(scene.Partnership.Id);
        Assert.Equal((3, 3, PartnershipStage.Active), (stored.Parties.Count, stored.PartySet.Split(',').Length, stored.Stage));
        Assert.Contains("joined the partnership", (await scene.One.Page(url)).One("ol.time").TextContent, StringComparison.Ordinal);
        Assert.Equal(scene.Partnership.Id, (await portal.InDatabase(db => db.Partnerships.SingleAsync(one => one.SortName.Contains("joinham on test")))).Id);
    }

    [Fact]
    public async Task A_refusal_needs_a_reason_and_ends_the_invitation()
    {
        var scene = await Scene("Refuseham");
        await portal.Change(scene.Partnership, (one, at) => one.Invite(scene.Newcomer, PortalFixture.OfficerOf(scene.OneTown), at));
        var invitation = $"/partnerships/{scene.Partnership.Id}/invitations/{scene.Newcomer.Id}";

        var empty = await (await scene.Other.Page(invitation)).Post($"{invitation}/refusals");
        Assert.Equal(HttpStatusCode.BadRequest, empty.Status);
        Assert.Equal(["Enter your reason"], empty.Errors);
        var refused = await empty.Post($"{invitation}/refusals", ("Reason", "Too far away"));

        Assert.Equal($"/partnerships/{scene.Partnership.Id}", refused.Location);
        Assert.Contains("“Too far away”", (await scene.One.Page(invitation)).One(".next").TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await scene.New.Page(invitation)).Status);
        Assert.DoesNotContain("May another party join?", (await scene.Other.Page("/south")).Text, StringComparison.Ordinal);
    }

    private async Task<JoiningScene> Scene(string newcomer)
    {
        var (one, other, third) = (await portal.CreateMunicipality(), await portal.CreateMunicipality(side: Side.South), await portal.CreateMunicipality(newcomer));
        return new JoiningScene(
            await portal.CreatePartnership([one, other]), one, other, third,
            await portal.SignIn(await portal.CreateUser(one)), await portal.SignIn(await portal.CreateUser(other)), await portal.SignIn(await portal.CreateUser(third)));
    }

    private sealed record JoiningScene(Partnership Partnership, Municipality OneTown, Municipality OtherTown, Municipality Newcomer, HttpClient One, HttpClient Other, HttpClient New);
}
