using System.Net;
using MicPortal.Domain.Agreements;
using MicPortal.Domain.Common;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Partnerships;
using MicPortal.TestSupport;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace MicPortal.IntegrationTests.Agreements;

public sealed class AgreementReviewTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task An_agreement_that_ended_by_its_terms_stays_in_the_workspace_until_it_is_read()
    {
        var (town, other) = (await portal.CreateMunicipality(), await portal.CreateMunicipality(side: Side.South));
        var agreement = await portal.CreateAgreement(await portal.CreatePartnership([town, other]), AgreementStatus.Signed, PortalFixture.Content() with { Term = AgreementTerm.Fixed, End = PartialDate.From(portal.Today.AddDays(3)) });
        var user = await portal.CreateUser(town);
        Assert.Contains("Ends soon:", (await (await portal.SignIn(user)).Page("/north")).Text, StringComparison.Ordinal);

        portal.Clock.Advance(TimeSpan.FromDays(4));
        var client = await portal.SignIn(user);
        var page = await client.Page("/north");
        Assert.DoesNotContain("Ends soon:", page.Text, StringComparison.Ordinal);
        var row = Assert.Single(page.Document.QuerySelectorAll(".todo li"), item => item.TextContent.Contains("Has ended:", StringComparison.Ordinal));
        Assert.Contains("renew it or let it be", row.TextContent, StringComparison.Ordinal);
        Assert.Equal($"/agreements/{agreement.Id}/renewals/new", row.QuerySelector("a")!.GetAttribute("href"));
        Assert.Equal(HttpStatusCode.OK, (await client.Page($"/agreements/{agreement.Id}/renewals/new")).Status);
        await page.Post($"/agreements/{agreement.Id}/readings");
        Assert.DoesNotContain("Has ended:", (await client.Page("/north")).Text, StringComparison.Ordinal);
        Assert.Equal(1, await portal.InDatabase(db => db.AuditEntries.CountAsync(entry => entry.RecordKind == nameof(Agreement) && entry.RecordId == agreement.Id && entry.Act == ActName.NewsRead)));
    }

    [Fact]
    public async Task A_review_that_is_due_waits_for_each_party_until_that_one_has_recorded_it()
    {
        var towns = await TwoTowns.Of(portal, Publication.Agreement);
        var agreement = await towns.Agreement(AgreementStatus.Signed, PortalFixture.Content() with { ReviewMonths = 12, Start = PartialDate.From(portal.Today.AddMonths(-12).AddDays(-40)) });
        var url = $"/agreements/{agreement.Id}/reviews";
        var (one, other) = (await towns.Officer(towns.One), await towns.Officer(towns.Other));
        var due = portal.Today.AddMonths(-12).AddDays(-40).AddMonths(12);

        var row = Row(await one.Page("/north"), $"{url}/new")!;
        Assert.Equal("Review: twinning with Betatown (Mozambique)", row.QuerySelector("a")!.TextContent);
        Assert.Contains($"review due on {due:d MMMM yyyy}", row.TextContent, StringComparison.Ordinal);
        Assert.Contains($"Your own review was due on {due:d MMMM yyyy}.", (await one.Page($"/agreements/{agreement.Id}")).Text, StringComparison.Ordinal);
        // A mayor's office reads that it waits for its officers.
        var mayors = await (await towns.MayorsOffice(towns.One)).Page("/north");
        Assert.Null(Row(mayors, $"{url}/new"));
        Assert.Contains("Review: twinning", mayors.Text, StringComparison.Ordinal);

        var done = await (await one.Page($"{url}/new")).Post(url, ("Outcome", nameof(ReviewOutcome.ToBeAmended)), ("Word", "More youth in it"));
        Assert.Equal($"/agreements/{agreement.Id}", done.Location);
        var page = await done.Follow();
        Assert.StartsWith("Your review is recorded. Next: draft the amendment", page.Message, StringComparison.Ordinal);
        Assert.Contains($"{portal.Today:d MMMM yyyy}: something should be amended", page.One(".town").TextContent, StringComparison.Ordinal);
        Assert.Contains($"{portal.Today.AddMonths(12):MMMM yyyy}", page.One(".next").TextContent, StringComparison.Ordinal);
        Assert.Contains("reviewed the agreement", page.One(".time").TextContent, StringComparison.Ordinal);
        Assert.Null(Row(await one.Page("/north"), $"{url}/new"));
        Assert.NotNull(Row(await other.Page("/south"), $"{url}/new"));
        Assert.Contains("More youth in it", (await other.Page($"/agreements/{agreement.Id}")).Text, StringComparison.Ordinal);
        // The text is published; what a party says of it is not.
        Assert.DoesNotContain("More youth in it", (await portal.Anonymous().Page($"/agreements/{agreement.Id}")).Text, StringComparison.Ordinal);
        var stored = Assert.Single((await portal.ReadAgreement(agreement.Id)).Reviews);
        Assert.Equal((towns.One.Id, ReviewOutcome.ToBeAmended, PartialDate.From(portal.Today)), (stored.OrganisationId, stored.Outcome, stored.ReviewedOn));
    }

    [Fact]
    public async Task What_is_wrong_with_a_review_is_said_at_its_field_and_an_ended_agreement_has_none()
    {
        var towns = await TwoTowns.Of(portal);
        var agreement = await towns.Agreement(AgreementStatus.Signed);
        var url = $"/agreements/{agreement.Id}/reviews";
        var officer = await towns.Officer(towns.One);

        var empty = await (await officer.Page($"{url}/new")).Post(url, ("ReviewedOn.Day", ""), ("ReviewedOn.Month", ""), ("ReviewedOn.Year", ""), ("Word", "Typed"));
        Assert.Equal(HttpStatusCode.BadRequest, empty.Status);
        Assert.Equal(["Enter a date; the day, or the day and the month, may stay empty", "Select what came of the review"], empty.Errors);
        Assert.Equal("Typed", empty.Value("Word"));
        var early = await empty.Post(url, ("ReviewedOn.Year", "2001"), ("Outcome", nameof(ReviewOutcome.NothingToChange)));
        Assert.Equal(["The date of the review lies before the agreement took effect"], early.Errors);
        Assert.Empty((await portal.ReadAgreement(agreement.Id)).Reviews);

        await portal.Change(agreement, (one, at) => one.Terminate(PartialDate.From(portal.Today), "No more", false, PortalFixture.OfficerOf(towns.One), at));
        Assert.Equal($"/agreements/{agreement.Id}", (await officer.Page($"{url}/new")).Location);
    }

    [Fact]
    public async Task An_end_within_six_months_waits_until_somebody_begins_to_renew()
    {
        var towns = await TwoTowns.Of(portal);
        var end = portal.Today.AddMonths(5);
        var agreement = await towns.Agreement(AgreementStatus.Signed, PortalFixture.Content() with { Term = AgreementTerm.Fixed, End = PartialDate.From(end) });
        var later = await towns.Agreement(AgreementStatus.Signed, PortalFixture.Content() with { Term = AgreementTerm.Fixed, End = PartialDate.From(portal.Today.AddMonths(7)) });
        var url = $"/agreements/{agreement.Id}/renewals/new";
        var (one, other) = (await towns.Officer(towns.One), await towns.Officer(towns.Other));

        var row = Row(await one.Page("/north"), url)!;
        Assert.Equal("Ends soon: twinning with Betatown (Mozambique)", row.QuerySelector("a")!.TextContent);
        Assert.Contains($"ends on {end:d MMMM yyyy}, unless it is renewed", row.TextContent, StringComparison.Ordinal);
        Assert.Null(Row(await one.Page("/north"), $"/agreements/{later.Id}/renewals/new"));
        Assert.Contains($"It ends on {end:d MMMM yyyy}, unless it is renewed before.", (await one.Page($"/agreements/{agreement.Id}")).One(".next").TextContent, StringComparison.Ordinal);

        // The draft of one is nothing that the other sees.
        var draft = (await portal.ReadAgreement(agreement.Id)).DraftNext(AgreementLink.Renews, towns.Partnership, PortalFixture.Content(), PortalFixture.OfficerOf(towns.One), portal.Now);
        await portal.InDatabase(db =>
        {
            db.Add(draft);
            return db.SaveChangesAsync();
        });
        Assert.Null(Row(await one.Page("/north"), url));
        Assert.NotNull(Row(await other.Page("/south"), url));
        await portal.Change(draft, (record, at) => record.Propose(PortalFixture.OfficerOf(towns.One), at));
        Assert.Null(Row(await other.Page("/south"), url));
    }

    private static AngleSharp.Dom.IElement? Row(PortalPage page, string url) =>
        page.Document.QuerySelectorAll(".todo li").SingleOrDefault(row => row.QuerySelector("a")!.GetAttribute("href") == url);
}
