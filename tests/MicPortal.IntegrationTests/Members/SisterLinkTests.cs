using System.Net;
using MicPortal.Domain.Access;
using MicPortal.Domain.Agreements;
using MicPortal.Domain.Common;
using MicPortal.Domain.Organisations;
using MicPortal.TestSupport;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace MicPortal.IntegrationTests.Members;

public sealed class SisterLinkTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Members_are_seen_once_both_share_them_and_no_longer_when_one_takes_it_back()
    {
        var (member, listed) = (await portal.CreateMunicipality("Membertown"), await portal.CreateMunicipality("Listedtown"));
        var (one, other) = (await portal.CreateAssociation("First association", member), await portal.CreateAssociation("Second association"));
        await portal.InDatabase(db =>
        {
            db.Add(Membership.List(one.Id, listed.Id, PortalFixture.StaffOf(one), portal.Now));
            return db.SaveChangesAsync();
        });
        var partnership = await portal.CreatePartnership([member, await portal.CreateMunicipality("Secret partner", Side.South)]);
        var agreement = await portal.CreateAgreement(partnership, AgreementStatus.Signed);
        await portal.LinkSisters(other, one);
        var (staff, sisters) = (await portal.SignIn(await portal.CreateUser(one)), await portal.SignIn(await portal.CreateUser(other)));

        var first = await Share(staff, other, SisterSharing.Members);
        Assert.Equal("It is said what your sister association may see.", first.Message);
        Assert.Contains("Neither sees more than everyone does", first.Text, StringComparison.Ordinal);
        var asked = await sisters.Page($"/association/sisters/{one.Id}");
        Assert.Contains("We share nothing. TST shares its members and their numbers.", asked.One(".lead").TextContent, StringComparison.Ordinal);
        Assert.Empty(asked.Document.QuerySelectorAll("tbody tr"));

        var both = await Share(sisters, one, SisterSharing.Members);
        Assert.Equal("Membertown", both.One("tbody th a").TextContent);
        Assert.Equal(["1", "0", "0", "1"], both.Document.QuerySelectorAll("tbody td").Select(cell => cell.TextContent));
        Assert.DoesNotContain("Listedtown", both.Text, StringComparison.Ordinal);
        // Numbers open no record.
        Assert.DoesNotContain("Secret partner", both.Html, StringComparison.Ordinal);
        Assert.Equal([HttpStatusCode.NotFound, HttpStatusCode.NotFound], [(await sisters.Page($"/partnerships/{partnership.Id}")).Status, (await sisters.Page($"/agreements/{agreement.Id}")).Status]);
        var membership = await portal.InDatabase(db => db.Memberships.SingleAsync(stored => stored.AssociationId == one.Id && stored.MunicipalityId == member.Id));
        var officer = await portal.SignIn(await portal.CreateUser(member));
        Assert.Contains("the numbers are seen by Second association.", (await officer.Page($"/memberships/{membership.Id}")).Text, StringComparison.Ordinal);

        var asking = await portal.InDatabase(db => db.Memberships.SingleAsync(stored => stored.AssociationId == one.Id && stored.MunicipalityId == listed.Id));
        Assert.Contains("Once you accept, it shares with its sister", (await (await portal.SignIn(await portal.CreateUser(listed))).Page($"/memberships/{asking.Id}")).Text, StringComparison.Ordinal);

        await Share(staff, other, SisterSharing.Nothing);
        Assert.Empty((await sisters.Page($"/association/sisters/{one.Id}")).Document.QuerySelectorAll("tbody tr"));
        Assert.DoesNotContain("the numbers are seen", (await officer.Page($"/memberships/{membership.Id}")).Text, StringComparison.Ordinal);
        foreach (var (client, own, sister) in new[] { (staff, one, "Second association"), (sisters, other, "First association") })
        {
            var history = await client.Page($"/associations/{own.Id}/history");
            Assert.Equal(3, history.Document.QuerySelectorAll(".time li").Count(line => line.TextContent.Contains("said what the sister association may see", StringComparison.Ordinal) && line.TextContent.Contains(sister, StringComparison.Ordinal)));
        }
    }

    [Fact]
    public async Task An_administrator_says_which_two_are_sisters_once_and_that_opens_nothing()
    {
        var (one, other) = (await portal.CreateAssociation("Eastern association"), await portal.CreateAssociation("Western association"));
        var administrator = await portal.SignIn(await portal.CreateAdministrator());
        var form = await administrator.Page("/admin/sister-links");

        var empty = await form.Post("/admin/sister-links");
        var same = await form.Post("/admin/sister-links", ("One", $"{one.Id}"), ("Other", $"{one.Id}"));
        var made = await (await form.Post("/admin/sister-links", ("One", $"{other.Id}"), ("Other", $"{one.Id}"))).Follow();
        var again = await made.Post("/admin/sister-links", ("One", $"{one.Id}"), ("Other", $"{other.Id}"));

        Assert.Equal("Choose two different associations", Assert.Single(empty.Errors));
        Assert.Equal(("Choose two different associations", $"{one.Id}"), (Assert.Single(same.Errors), same.Value("One")));
        Assert.Contains("Eastern association · Western association", made.Text, StringComparison.Ordinal);
        Assert.Equal("These two are sisters already", Assert.Single(again.Errors));
        var link = await portal.InDatabase(db => db.SisterLinks.SingleAsync(stored => stored.FirstAssociationId == one.Id));
        Assert.Equal((other.Id, SisterSharing.Nothing, SisterSharing.Nothing), (link.SecondAssociationId, link.FirstShares, link.SecondShares));
        var staff = await portal.SignIn(await portal.CreateUser(one));
        Assert.Contains("Western association", (await staff.Page("/association/sisters")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_no_sister_is_not_found_what_is_missing_is_said_and_a_stale_form_conflicts()
    {
        var (one, other, stranger) = (await portal.CreateAssociation(), await portal.CreateAssociation(), await portal.CreateAssociation());
        await portal.LinkSisters(one, other);
        var staff = await portal.SignIn(await portal.CreateUser(one));

        Assert.Equal(HttpStatusCode.NotFound, (await staff.Page($"/association/sisters/{stranger.Id}")).Status);
        Assert.Contains("has no sister association", (await (await portal.SignIn(await portal.CreateUser(stranger))).Page("/association/sisters")).One(".empty").TextContent, StringComparison.Ordinal);
        var page = await staff.Page($"/association/sisters/{other.Id}");
        Assert.Equal(["Select what it may see"], (await page.Post($"/association/sisters/{other.Id}", ("Shares", null))).Errors);
        await portal.InDatabase(async db =>
        {
            (await db.SisterLinks.SingleAsync(link => link.FirstAssociationId == one.Id)).Share(SisterSharing.Members, PortalFixture.StaffOf(other), portal.Now);
            await db.SaveChangesAsync();
        });
        Assert.Equal(HttpStatusCode.Conflict, (await page.Post($"/association/sisters/{other.Id}", ("Shares", nameof(SisterSharing.Members)))).Status);
        var stored = await portal.InDatabase(db => db.SisterLinks.SingleAsync(link => link.FirstAssociationId == one.Id));
        Assert.Equal((SisterSharing.Nothing, SisterSharing.Members), (stored.FirstShares, stored.SecondShares));
        Assert.Equal("SisterLinks.Errors.NotASister", Assert.Throws<DomainException>(() => stored.Share(SisterSharing.Members, PortalFixture.StaffOf(stranger), portal.Now)).Key);
    }

    [Fact]
    public async Task An_old_form_does_not_end_what_has_ended_and_begun_again()
    {
        var (one, other) = (await portal.CreateAssociation(), await portal.CreateAssociation());
        await portal.LinkSisters(one, other);
        var staff = await portal.SignIn(await portal.CreateUser(one));
        var url = $"/association/sisters/{other.Id}/endings";
        var old = await staff.Page($"{url}/new");
        await portal.InDatabase(async db =>
        {
            (await db.SisterLinks.SingleAsync(link => link.FirstAssociationId == one.Id)).End("A mistake", PortalFixture.StaffOf(other), portal.Now);
            await db.SaveChangesAsync();
            (await db.SisterLinks.SingleAsync(link => link.FirstAssociationId == one.Id)).BeginAgain(Actor.Portal, portal.Now);
            await db.SaveChangesAsync();
        });

        var late = await old.Post(url, ("Reason", "Of the link before"));

        Assert.Equal((HttpStatusCode.Conflict, "Of the link before"), (late.Status, late.Value("Reason")));
        Assert.Null((await portal.InDatabase(db => db.SisterLinks.SingleAsync(link => link.FirstAssociationId == one.Id))).EndedAt);
        // Read, and sent again, it is meant.
        Assert.Equal(HttpStatusCode.Redirect, (await late.Post(url)).Status);
        Assert.NotNull((await portal.InDatabase(db => db.SisterLinks.SingleAsync(link => link.FirstAssociationId == one.Id))).EndedAt);
    }

    [Fact]
    public async Task One_of_the_two_leaves_the_other_is_told_and_an_administrator_begins_it_again()
    {
        var member = await portal.CreateMunicipality("Numbertown");
        var (one, other, stranger) = (await portal.CreateAssociation("Leaving association", member), await portal.CreateAssociation("Left association"), await portal.CreateAssociation());
        await portal.LinkSisters(one, other);
        var (staff, sisters) = (await portal.SignIn(await portal.CreateUser(one)), await portal.SignIn(await portal.CreateUser(other)));
        await Share(staff, other, SisterSharing.Members);
        await Share(sisters, one, SisterSharing.Members);
        var url = $"/association/sisters/{other.Id}/endings";
        Assert.Equal(HttpStatusCode.NotFound, (await (await portal.SignIn(await portal.CreateUser(stranger))).Page($"{url}/new")).Status);
        Assert.Equal(1, (await staff.Page($"/association/sisters/{other.Id}")).Document.QuerySelectorAll($"a[href='{url}/new']").Length);
        var form = await staff.Page($"{url}/new");
        Assert.Equal(["Say why"], (await form.Post(url)).Errors);

        var done = await (await form.Post(url, ("Reason", "The common programme is over"))).Follow();

        Assert.Equal("You and Left association are sister associations no longer.", done.Message);
        Assert.Contains("We left on", done.Text, StringComparison.Ordinal);
        Assert.Contains("has no sister association", done.One(".empty").TextContent, StringComparison.Ordinal);
        var work = await sisters.Page("/association");
        var row = work.Document.QuerySelectorAll(".todo li").Single(item => item.QuerySelector("a")!.GetAttribute("href") == "/association/sisters#ended");
        Assert.Contains("Leaving association is no longer your sister association", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("The common programme is over", row.TextContent, StringComparison.Ordinal);
        var read = row.QuerySelector("form")!.GetAttribute("action")!;
        Assert.StartsWith("/sister-links/", read, StringComparison.Ordinal);
        await work.Post(read);
        await work.Post(read);
        Assert.DoesNotContain("is no longer your sister association", (await sisters.Page("/association")).Text, StringComparison.Ordinal);
        Assert.Equal(1, await portal.InDatabase(db => db.AuditEntries.CountAsync(entry => entry.RecordKind == nameof(SisterLink) && entry.Act == ActName.NewsRead && entry.OrganisationId == other.Id)));
        Assert.Contains("TST left on", (await sisters.Page("/association/sisters")).Text, StringComparison.Ordinal);
        foreach (var (client, sister) in new[] { (staff, other), (sisters, one) })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await client.Page($"/association/sisters/{sister.Id}")).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await client.Page($"/association/sisters/{sister.Id}/endings/new")).Status);
        }

        foreach (var (client, own, sister) in new[] { (staff, one, "Left association"), (sisters, other, "Leaving association") })
        {
            Assert.DoesNotContain(sister, (await portal.Anonymous().Page($"/associations/{own.Id}")).Text, StringComparison.Ordinal);
            var line = (await client.Page($"/associations/{own.Id}/history")).Document.QuerySelectorAll(".time li").Single(entry => entry.TextContent.Contains("ended the link", StringComparison.Ordinal));
            Assert.Contains(sister, line.TextContent, StringComparison.Ordinal);
            Assert.Contains("The common programme is over", line.TextContent, StringComparison.Ordinal);
        }

        var administrator = await portal.SignIn(await portal.CreateAdministrator());
        var list = await administrator.Page("/admin/sister-links");
        Assert.DoesNotContain("Leaving association · Left association", list.One("main").TextContent, StringComparison.Ordinal);
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.Redirect, (await list.Post("/admin/sister-links", ("One", $"{one.Id}"), ("Other", $"{other.Id}"))).Status);
        var link = await portal.InDatabase(db => db.SisterLinks.SingleAsync(stored => stored.FirstAssociationId == one.Id && stored.SecondAssociationId == other.Id));
        Assert.Equal((null, SisterSharing.Nothing, SisterSharing.Nothing), (link.EndedAt, link.FirstShares, link.SecondShares));
        Assert.DoesNotContain("/association/sisters#ended", (await sisters.Page("/association")).Html, StringComparison.Ordinal);
        foreach (var (client, sister) in new[] { (staff, "Left association"), (sisters, "Leaving association") })
        {
            var told = await client.Page("/association");
            Assert.Contains($"{sister} is your sister association again", told.Text, StringComparison.Ordinal);
            Assert.Equal("/my-work", (await told.Post(read)).Location);
            Assert.DoesNotContain("is your sister association again", (await client.Page("/association")).Text, StringComparison.Ordinal);
        }

        Assert.Contains("Neither sees more than everyone does", (await sisters.Page($"/association/sisters/{one.Id}")).Text, StringComparison.Ordinal);
    }

    private static async Task<PortalPage> Share(HttpClient staff, Association sister, SisterSharing shares) =>
        await (await (await staff.Page($"/association/sisters/{sister.Id}")).Post($"/association/sisters/{sister.Id}", ("Shares", shares.ToString()))).Follow();
}
