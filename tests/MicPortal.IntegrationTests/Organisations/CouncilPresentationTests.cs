using System.Net;
using MicPortal.Domain.Access;
using MicPortal.Domain.Agreements;
using MicPortal.Domain.Common;
using MicPortal.Domain.Organisations;
using MicPortal.TestSupport;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace MicPortal.IntegrationTests.Organisations;

public sealed class CouncilPresentationTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task After_an_election_the_new_council_waits_to_be_told_until_it_was()
    {
        var (own, other) = (await portal.CreateMunicipality("Ourtown"), await portal.CreateMunicipality("Theirtown", Side.South));
        var partnership = await portal.CreatePartnership([own, other]);
        await portal.CreateAgreement(partnership, AgreementStatus.Signed, PortalFixture.Content() with { Term = AgreementTerm.Fixed, End = PartialDate.FromYear(2044) });
        var election = portal.Today.AddDays(1);
        await Elects(own, PartialDate.From(election));
        var url = $"/municipalities/{own.Id}/council-presentations";
        var user = await portal.CreateUser(own);
        Assert.Null(Row(await (await portal.SignIn(user)).Page("/north"), url));

        portal.Clock.Advance(TimeSpan.FromDays(3));
        var officer = await portal.SignIn(user);
        var row = Row(await officer.Page("/north"), url)!;
        Assert.Equal("Present your partnerships to the new council", row.QuerySelector("a")!.TextContent);
        Assert.Contains($"local election: {election:d MMMM yyyy}", row.TextContent, StringComparison.Ordinal);

        var page = await officer.Page(url);
        var text = string.Join(' ', page.One("main").TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("Our municipality has one partnership.", text, StringComparison.Ordinal);
        Assert.Contains("Theirtown (Mozambique)", text, StringComparison.Ordinal);
        Assert.Contains("“Twinning agreement”. In force since", text, StringComparison.Ordinal);
        Assert.Contains("until 2044.", text, StringComparison.Ordinal);
        Assert.Contains("A lasting link between the towns", text, StringComparison.Ordinal);
        Assert.Contains($"As of {portal.Today:d MMMM yyyy}, from", text, StringComparison.Ordinal);

        // Another next election does not make the one that was undone.
        await Elects(own, PartialDate.FromYear(portal.Today.Year + 5));
        Assert.NotNull(Row(await officer.Page("/north"), url));
        var stale = await page.Post(url);
        Assert.Equal(HttpStatusCode.Conflict, stale.Status);
        var done = await (await officer.Page(url)).Post(url);
        Assert.Equal(url, done.Location);
        Assert.Contains($"last presented to the council: {portal.Today:d MMMM yyyy}", (await done.Follow()).Text, StringComparison.Ordinal);
        Assert.Null(Row(await officer.Page("/north"), url));
        Assert.Equal(PartialDate.From(portal.Today), await portal.InDatabase(db => db.Municipalities.Where(town => town.Id == own.Id).Select(town => town.PresentedToCouncilOn).SingleAsync()));
        Assert.Contains("recorded that the partnerships were presented to the council", (await officer.Page($"/municipalities/{own.Id}/history")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_nobody_else_has_accepted_is_no_partnership_yet_and_told_in_a_sentence()
    {
        var own = await portal.CreateMunicipality("Hopeful");
        var officer = await portal.SignIn(await portal.CreateUser(own));
        var url = $"/municipalities/{own.Id}/council-presentations";
        await portal.CreatePartnership([own, await portal.CreateMunicipality("Silentville", Side.South)], accepted: false);
        var alone = await officer.Page(url);
        Assert.Contains("no partnership that another party has accepted", alone.One(".lead").TextContent, StringComparison.Ordinal);
        Assert.Contains("One more is proposed to Silentville, and not answered yet.", alone.Text, StringComparison.Ordinal);
        Assert.Null(alone.Document.QuerySelector("main form"));

        await portal.CreatePartnership([own, await portal.CreateMunicipality("Heardville", Side.South)]);
        await portal.CreatePartnership([own, await portal.CreateMunicipality("Muteville", Side.South)], accepted: false);

        var page = await officer.Page(url);
        Assert.StartsWith("Our municipality has one partnership.", page.One(".lead").TextContent, StringComparison.Ordinal);
        Assert.Equal(["Heardville (Mozambique)"], page.Document.QuerySelectorAll("section.whole h2").Select(heading => heading.TextContent.Trim()));
        Assert.Contains("2 more are proposed to Muteville and Silentville, and not answered yet.", page.Text, StringComparison.Ordinal);
        Assert.Contains("2 autres sont proposés à Muteville et Silentville, sans réponse à ce jour.", (await officer.Page($"{url}?lang=fr")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_year_later_nobody_is_reminded_and_who_has_no_partnership_never_is()
    {
        var (own, alone) = (await portal.CreateMunicipality(), await portal.CreateMunicipality());
        await portal.CreatePartnership([own, await portal.CreateMunicipality(side: Side.South)]);
        await Elects(own, PartialDate.From(portal.Today.AddDays(1)));
        await Elects(alone, PartialDate.From(portal.Today.AddDays(1)));
        portal.Clock.Advance(TimeSpan.FromDays(20));

        Assert.Contains("new council", (await (await portal.SignIn(await portal.CreateUser(own))).Page("/north")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("new council", (await (await portal.SignIn(await portal.CreateUser(alone))).Page("/north")).Text, StringComparison.Ordinal);
        portal.Clock.Advance(TimeSpan.FromDays(360));
        Assert.DoesNotContain("new council", (await (await portal.SignIn(await portal.CreateUser(own))).Page("/north")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mayors_office_prints_the_page_and_its_officer_records_and_what_is_wrong_is_said()
    {
        var own = await portal.CreateMunicipality();
        var url = $"/municipalities/{own.Id}/council-presentations";
        var mayor = await portal.SignIn(await portal.CreateUser(own, UserRole.MayorsOffice));
        var officer = await portal.SignIn(await portal.CreateUser(own));

        var read = await mayor.Page(url);
        Assert.Contains("There is nothing to present", read.One(".empty").TextContent, StringComparison.Ordinal);
        Assert.Null(read.Document.QuerySelector("main form"));
        Assert.NotNull(read.Document.QuerySelector("[data-print]"));
        // Who has nothing to present is not asked when it was.
        Assert.Null((await officer.Page(url)).Document.QuerySelector("main form"));
        await portal.CreatePartnership([own, await portal.CreateMunicipality()]);
        var empty = await (await officer.Page(url)).Post(url, ("PresentedOn.Day", ""), ("PresentedOn.Month", ""), ("PresentedOn.Year", ""));
        Assert.Equal(["Enter a date; the day, or the day and the month, may stay empty"], empty.Errors);
        var ahead = await empty.Post(url, ("PresentedOn.Year", $"{portal.Today.Year + 1}"));
        Assert.Equal(["The day of the presentation lies in the future"], ahead.Errors);
        Assert.Null(await portal.InDatabase(db => db.Municipalities.Where(town => town.Id == own.Id).Select(town => town.PresentedToCouncilOn).SingleAsync()));
    }

    [Fact]
    public async Task What_others_did_lately_in_ones_partnerships_stands_in_ones_work_and_what_is_none_of_ones_business_does_not()
    {
        var (own, other, third) = (await portal.CreateMunicipality("Ourtown"), await portal.CreateMunicipality("Theirtown", Side.South), await portal.CreateMunicipality("Thirdtown", Side.South));
        var old = await portal.CreatePartnership([own, other]);
        portal.Clock.Advance(TimeSpan.FromDays(31));
        var partnership = await portal.CreatePartnership([own, other, third]);
        await portal.Change(partnership, (record, at) => record.ChangeFacts(PortalFixture.Facts() with { FirstContact = PartialDate.FromYear(1999) }, PortalFixture.OfficerOf(own), at));
        await portal.Change(old, (record, at) => record.Confirm(PortalFixture.OfficerOf(other), at));
        // Between the others alone, and a draft of theirs.
        await portal.CreateAgreement(partnership, AgreementStatus.Signed, between: [other, third]);
        var agreement = await portal.CreateAgreement(partnership, AgreementStatus.Proposed, between: [own, other]);
        await portal.Change(agreement, (record, at) => record.Decline("Not now", PortalFixture.OfficerOf(other), at));

        var page = await (await portal.SignIn(await portal.CreateUser(own))).Page("/north");
        var lines = page.Document.QuerySelectorAll("#lately + ul li").Select(line => string.Join(' ', line.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).ToList();

        Assert.Equal("An officer of Theirtown declined version 1 · twinning with Theirtown · today", lines[0]);
        Assert.Contains("An officer of Theirtown confirmed that the record is still correct · partnership with Theirtown · today", lines);
        Assert.Contains("An officer of Thirdtown accepted the partnership · partnership with Theirtown and Thirdtown · today", lines);
        Assert.DoesNotContain(lines, line => line.Contains("Ourtown", StringComparison.Ordinal) || line.Contains("signature", StringComparison.Ordinal));
        // The older partnership was accepted more than thirty days ago.
        Assert.Equal(4, lines.Count);
        Assert.Equal($"/agreements/{agreement.Id}", page.One("#lately + ul a").GetAttribute("href"));
    }

    private static AngleSharp.Dom.IElement? Row(PortalPage page, string url) =>
        page.Document.QuerySelectorAll(".todo li").SingleOrDefault(row => row.QuerySelector("a")!.GetAttribute("href") == url);

    private Task Elects(Municipality town, PartialDate election) => portal.InDatabase(async db =>
    {
        var stored = await db.Municipalities.SingleAsync(one => one.Id == town.Id);
        stored.Complete(new MunicipalityProfile { Name = stored.Name, NextElection = election }, Actor.Portal, portal.Now);
        await db.SaveChangesAsync();
    });
}
