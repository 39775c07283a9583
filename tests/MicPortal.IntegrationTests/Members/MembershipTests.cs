using System.Net;
using MicPortal.Domain.Access;
using MicPortal.Domain.Common;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Partnerships;
using MicPortal.TestSupport;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace MicPortal.IntegrationTests.Members;

public sealed class MembershipTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Listed_by_the_association_accepted_by_the_town_it_opens_the_joint_records_until_either_ends_it()
    {
        var (town, other) = (await portal.CreateMunicipality("Membertown"), await portal.CreateMunicipality(side: Side.South));
        var association = await portal.CreateAssociation("Association of towns");
        var (staff, officer) = (await portal.SignIn(await portal.CreateUser(association)), await portal.SignIn(await portal.CreateUser(town)));
        var partnership = await portal.CreatePartnership([town, other], publication: Publication.Nothing);

        var search = await staff.Page("/association/members/new?q=membertown");
        var (form, same) = ($"/association/members/{town.Id}/memberships", await staff.Page(search.One($"a[href='/association/members/{town.Id}/memberships/new']").GetAttribute("href")!));
        var listing = await staff.Page(form);
        var listed = await (await listing.Post(form)).Follow();
        Assert.All(await Task.WhenAll(listing.Post(form), same.Post(form)), answer => Assert.Equal(HttpStatusCode.Redirect, answer.Status));
        Assert.Equal("The municipality is listed, and asked to accept.", listed.Message);
        Assert.Equal(HttpStatusCode.NotFound, (await staff.Page($"/partnerships/{partnership.Id}")).Status);
        Assert.Equal(1, await portal.InDatabase(db => db.Memberships.CountAsync(membership => membership.AssociationId == association.Id)));
        var id = await portal.InDatabase(db => db.Memberships.Where(membership => membership.AssociationId == association.Id).Select(membership => membership.Id).SingleAsync());

        var work = await officer.Page("/north");
        Assert.Contains("Association of towns lists you as its member", work.Text, StringComparison.Ordinal);
        var page = await officer.Page($"/memberships/{id}");
        var accepted = await (await page.Post($"/memberships/{id}/acceptances")).Follow();
        Assert.Equal("You have accepted the membership.", accepted.Message);
        Assert.Equal(HttpStatusCode.OK, (await staff.Page($"/partnerships/{partnership.Id}")).Status);
        Assert.DoesNotContain("lists you as its member", (await officer.Page("/north")).Text, StringComparison.Ordinal);

        var (ending, theirs) = (await staff.Page($"/memberships/{id}/endings/new"), await officer.Page($"/memberships/{id}/endings/new"));
        var empty = await ending.Post($"/memberships/{id}/endings");
        Assert.Equal((HttpStatusCode.BadRequest, "Say why"), (empty.Status, empty.Errors.Single()));
        Assert.Equal(HttpStatusCode.OK, (await staff.Page($"/partnerships/{partnership.Id}")).Status);
        var ended = await (await empty.Post($"/memberships/{id}/endings", ("Reason", "It left our union"))).Follow();
        Assert.Equal("The membership is ended.", ended.Message);
        Assert.Contains("“It left our union”", (await officer.Page($"/memberships/{id}")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await staff.Page($"/partnerships/{partnership.Id}")).Status);
        var again = await theirs.Post($"/memberships/{id}/endings", ("Reason", "So do we"));
        Assert.Equal((HttpStatusCode.BadRequest, "This membership has ended", "So do we"), (again.Status, again.Errors.Single(), again.Value("Reason")));
        var over = await officer.Page($"/memberships/{id}/endings/new");
        Assert.Equal($"/memberships/{id}", over.Location);
        Assert.Equal("It has ended already.", (await over.Follow()).Message);
        var late = await (await page.Post($"/memberships/{id}/acceptances")).Follow();
        Assert.Contains("This membership has ended", late.Text, StringComparison.Ordinal);
        Assert.Equal([ActName.MembershipListed, ActName.MembershipAccepted, ActName.MembershipEnded], await portal.InDatabase(db =>
            db.AuditEntries.Where(entry => entry.RecordKind == nameof(Membership) && entry.RecordId == id).OrderBy(entry => entry.Sequence).Select(entry => entry.Act).ToListAsync()));
    }

    [Fact]
    public async Task Since_when_it_is_a_member_is_said_with_the_listing_and_corrected_by_the_association_alone()
    {
        var town = await portal.CreateMunicipality("Sinceville");
        var association = await portal.CreateAssociation("Association since");
        var (staff, officer) = (await portal.SignIn(await portal.CreateUser(association)), await portal.SignIn(await portal.CreateUser(town)));
        var form = $"/association/members/{town.Id}/memberships";
        var page = await staff.Page(form);
        var (wrong, early) = (await page.Post(form, ("Since.Month", "3")), await page.Post(form, ("Since.Year", $"{portal.Now.Year + 1}")));
        Assert.Equal((HttpStatusCode.BadRequest, "3"), (wrong.Status, wrong.Value("Since.Month")));
        Assert.Equal((HttpStatusCode.BadRequest, "“Member since” lies in the future"), (early.Status, early.Errors.Single()));
        Assert.False(await portal.InDatabase(db => db.Memberships.AnyAsync(membership => membership.AssociationId == association.Id)));

        var listed = await (await page.Post(form, ("Since.Month", "3"), ("Since.Year", "1994"))).Follow();
        Assert.Contains("Member since March 1994.", listed.Text, StringComparison.Ordinal);
        var id = await portal.InDatabase(db => db.Memberships.Where(membership => membership.AssociationId == association.Id).Select(membership => membership.Id).SingleAsync());
        var membership = await staff.Page($"/memberships/{id}");
        var correction = await staff.Page(membership.One("a[href$='/dates/new']").GetAttribute("href")!);
        Assert.Equal(("3", "1994"), (correction.Value("Since.Month"), correction.Value("Since.Year")));
        var corrected = await (await correction.Post($"/memberships/{id}/dates", ("Since.Month", ""), ("Since.Year", "1995"))).Follow();
        Assert.Equal("The date is saved.", corrected.Message);
        Assert.Contains("Member since 1995, says Association since.", (await officer.Page($"/memberships/{id}")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await officer.Page($"/memberships/{id}/dates/new")).Status);
        Assert.Empty((await officer.Page($"/memberships/{id}")).Document.QuerySelectorAll("a[href$='/dates/new']"));
        var history = await officer.Page($"/memberships/{id}/history");
        Assert.Contains("said since when it is a member", history.Text, StringComparison.Ordinal);
        Assert.Contains("1995", history.Text, StringComparison.Ordinal);
        Assert.Equal(PartialDate.FromYear(1995), await portal.InDatabase(db => db.Memberships.Where(one => one.Id == id).Select(one => one.Since).SingleAsync()));
    }

    [Fact]
    public async Task The_last_day_of_the_membership_is_said_with_its_end_and_lies_neither_ahead_nor_before_it_began()
    {
        var town = await portal.CreateMunicipality("Lastdayville");
        var association = await portal.CreateAssociation("Association of last days", town);
        var staff = await portal.SignIn(await portal.CreateUser(association));
        var id = await portal.InDatabase(db => db.Memberships.Where(membership => membership.AssociationId == association.Id).Select(membership => membership.Id).SingleAsync());
        var (form, page) = ($"/memberships/{id}/endings", await staff.Page($"/memberships/{id}/endings/new"));
        var unaccepted = await page.Post(form, ("LastDay.Day", ""), ("LastDay.Month", ""), ("LastDay.Year", $"{portal.Now.Year - 1}"), ("Reason", "It leaves"));
        Assert.Equal((HttpStatusCode.BadRequest, "The last day lies before the day on which the municipality accepted. Leave it empty, or let the association say the first day as well", "It leaves"), (unaccepted.Status, unaccepted.Errors.Single(), unaccepted.Value("Reason")));
        Assert.Contains("before the day on which the municipality accepted", unaccepted.One("#LastDay-error").TextContent, StringComparison.Ordinal);
        await (await staff.Page($"/memberships/{id}/dates")).Post($"/memberships/{id}/dates", ("Since.Year", "2001"));
        Assert.Equal($"{portal.Now.Year}", page.Value("LastDay.Year"));

        var ahead = await page.Post(form, ("LastDay.Day", "31"), ("LastDay.Month", "12"), ("LastDay.Year", $"{portal.Now.Year + 1}"), ("Reason", "It leaves"));
        var before = await page.Post(form, ("LastDay.Day", ""), ("LastDay.Month", ""), ("LastDay.Year", "2000"), ("Reason", "It leaves"));
        Assert.Equal((HttpStatusCode.BadRequest, "The last day lies in the future: end the membership when it has come", "It leaves"), (ahead.Status, ahead.Errors.Single(), ahead.Value("Reason")));
        Assert.Equal((HttpStatusCode.BadRequest, "The last day lies before the day since when it is a member"), (before.Status, before.Errors.Single()));
        var tomorrow = portal.Today.AddDays(1);
        var next = await page.Post(form, ("LastDay.Day", $"{tomorrow.Day}"), ("LastDay.Month", $"{tomorrow.Month}"), ("LastDay.Year", $"{tomorrow.Year}"), ("Reason", "It leaves"));
        Assert.Equal((HttpStatusCode.BadRequest, "The last day lies in the future: end the membership when it has come"), (next.Status, next.Errors.Single()));
        Assert.Contains("Today (24 November 2026) or earlier", page.Text, StringComparison.Ordinal);
        var since = await (await staff.Page($"/memberships/{id}/dates")).Post($"/memberships/{id}/dates", ("Since.Day", $"{tomorrow.Day}"), ("Since.Month", $"{tomorrow.Month}"), ("Since.Year", $"{tomorrow.Year}"));
        Assert.Equal(["“Member since” lies in the future"], since.Errors);
        Assert.Null(await portal.InDatabase(db => db.Memberships.Where(one => one.Id == id).Select(one => one.EndedAt).SingleAsync()));

        await page.Post(form, ("LastDay.Day", ""), ("LastDay.Month", "6"), ("LastDay.Year", "2019"), ("Reason", "It leaves"));
        Assert.Contains("Association of last days ended it. End of the membership: June 2019.", (await staff.Page($"/memberships/{id}")).Text, StringComparison.Ordinal);
        Assert.Contains("Former member (end of the membership: June 2019).", (await staff.Page($"/association/members/{town.Id}")).Text, StringComparison.Ordinal);
        Assert.Contains("In 2019, one municipality", (await staff.Page("/association/years/2019")).Text, StringComparison.Ordinal);
        Assert.Contains("In 2020, no municipality", (await staff.Page("/association/years/2020")).Text, StringComparison.Ordinal);
        Assert.Equal(PartialDate.FromValue(20190600), await portal.InDatabase(db => db.Memberships.Where(one => one.Id == id).Select(one => one.LastDay).SingleAsync()));
    }

    [Fact]
    public async Task Who_has_accepted_was_a_member_then()
    {
        await using var portal = new PortalFixture();
        var association = await portal.CreateAssociation("Association of early dates", await portal.CreateMunicipality());
        var id = await portal.InDatabase(db => db.Memberships.Where(membership => membership.AssociationId == association.Id).Select(membership => membership.Id).SingleAsync());
        var accepted = portal.Today;
        portal.Clock.Advance(TimeSpan.FromDays(5));
        var form = await (await portal.SignIn(await portal.CreateUser(association))).Page($"/memberships/{id}/dates/new");
        (string, string?)[] On(DateOnly day) => [("Since.Day", $"{day.Day}"), ("Since.Month", $"{day.Month}"), ("Since.Year", $"{day.Year}")];

        var late = await form.Post($"/memberships/{id}/dates", On(accepted.AddDays(1)));
        Assert.Equal((HttpStatusCode.BadRequest, "“Member since” lies after the day on which the municipality accepted"), (late.Status, late.Errors.Single()));
        Assert.Equal(HttpStatusCode.Redirect, (await late.Post($"/memberships/{id}/dates", On(accepted))).Status);
        Assert.Equal(PartialDate.From(accepted), await portal.InDatabase(db => db.Memberships.Where(one => one.Id == id).Select(one => one.Since).SingleAsync()));
    }

    [Fact]
    public async Task The_date_of_one_that_has_ended_stands_and_what_can_be_done_is_said()
    {
        var association = await portal.CreateAssociation("Association of old dates", await portal.CreateMunicipality());
        var staff = await portal.SignIn(await portal.CreateUser(association));
        var id = await portal.InDatabase(db => db.Memberships.Where(membership => membership.AssociationId == association.Id).Select(membership => membership.Id).SingleAsync());
        var form = await staff.Page($"/memberships/{id}/dates/new");
        await (await staff.Page($"/memberships/{id}/endings/new")).Post($"/memberships/{id}/endings", ("Reason", "No fee"));

        var opened = await staff.Page($"/memberships/{id}/dates/new");
        var late = await form.Post($"/memberships/{id}/dates", ("Since.Year", "1999"));

        Assert.All([opened, late], page => Assert.Equal($"/memberships/{id}", page.Location));
        Assert.Contains("This membership has ended: its dates stand. If the municipality is a member again, list it anew.", (await opened.Follow()).Text, StringComparison.Ordinal);
        Assert.Null(await portal.InDatabase(db => db.Memberships.Where(one => one.Id == id).Select(one => one.Since).SingleAsync()));
    }

    [Theory]
    [InlineData(true, "Take the listing back", "Unheard association took the listing back on 24 November 2026.", "The listing is taken back.", "took the listing of a member back")]
    [InlineData(false, "We are not a member", "Unheardville said on 24 November 2026 that it is not a member.", "You have said that you are not a member.", "said that it is not a member")]
    public async Task What_was_never_accepted_ends_without_a_last_day_and_by_whom_is_said(bool byAssociation, string title, string ended, string told, string history)
    {
        var town = await portal.CreateMunicipality("Unheardville");
        var association = await portal.CreateAssociation("Unheard association");
        var membership = Membership.List(association.Id, town.Id, PortalFixture.StaffOf(association), portal.Now);
        await portal.InDatabase(db =>
        {
            db.Add(membership);
            return db.SaveChangesAsync();
        });
        var client = await portal.SignIn(byAssociation ? await portal.CreateUser(association) : await portal.CreateUser(town));
        var url = $"/memberships/{membership.Id}/endings";

        var page = await client.Page((await client.Page($"/memberships/{membership.Id}")).One($"a[href='{url}/new']").GetAttribute("href")!);
        Assert.Equal((title, title), (page.Heading, page.One("button.warning").TextContent));
        Assert.Empty(page.Document.QuerySelectorAll("[name^=LastDay]"));
        // Forged.
        var done = await page.Send(url, [.. page.Fields(url).Where(field => field.Name != "Reason"), ("Reason", "A mistake"), ("LastDay.Year", "2020")]);

        var after = await done.Follow();
        Assert.Equal(told, after.Message);
        Assert.Contains(ended, after.Text, StringComparison.Ordinal);
        Assert.Null(await portal.InDatabase(db => db.Memberships.Where(one => one.Id == membership.Id).Select(one => one.LastDay).SingleAsync()));
        var staff = await portal.SignIn(await portal.CreateUser(association));
        var former = (await staff.Page($"/association/members/{town.Id}")).Text;
        Assert.Contains("No longer listed (since 24 November 2026; the membership was never accepted).", former, StringComparison.Ordinal);
        Assert.Contains(history, former, StringComparison.Ordinal);
        Assert.Contains("no longer listed", (await staff.Page("/association?membership=ended")).One("table.list").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_side_that_did_not_end_it_finds_that_in_its_workspace_until_it_has_read_it(bool byAssociation)
    {
        var town = await portal.CreateMunicipality("Leftburg");
        var association = await portal.CreateAssociation("Union of left towns", town);
        var (staff, officer) = (await portal.SignIn(await portal.CreateUser(association)), await portal.SignIn(await portal.CreateUser(town)));
        var id = await portal.InDatabase(db => db.Memberships.Where(membership => membership.AssociationId == association.Id).Select(membership => membership.Id).SingleAsync());
        var (ending, told) = byAssociation ? (staff, officer) : (officer, staff);
        var (ended, work) = byAssociation ? ("Union of left towns has ended the membership", "/north") : ("Leftburg has ended the membership", "/association");
        await (await ending.Page($"/memberships/{id}/endings/new")).Post($"/memberships/{id}/endings", ("Reason", "No fee since 2024"));

        var page = await told.Page(work);
        Assert.Contains(ended, page.Text, StringComparison.Ordinal);
        Assert.Contains("“No fee since 2024”", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("has ended the membership", (await ending.Page(byAssociation ? "/association" : "/north")).Text, StringComparison.Ordinal);
        await page.Post($"/memberships/{id}/readings");
        Assert.DoesNotContain(ended, (await told.Page(work)).Text, StringComparison.Ordinal);
        Assert.Equal(1, await portal.InDatabase(db => db.AuditEntries.CountAsync(entry => entry.RecordKind == nameof(Membership) && entry.RecordId == id && entry.Act == ActName.NewsRead)));

        // A second click says nothing new.
        await page.Post($"/memberships/{id}/readings");
        Assert.Equal(1, await portal.InDatabase(db => db.AuditEntries.CountAsync(entry => entry.RecordKind == nameof(Membership) && entry.RecordId == id && entry.Act == ActName.NewsRead)));
    }

    [Fact]
    public async Task Nobody_else_sees_it_and_an_association_cannot_accept_for_its_member()
    {
        var town = await portal.CreateMunicipality();
        var association = await portal.CreateAssociation();
        var membership = Membership.List(association.Id, town.Id, PortalFixture.OfficerOf(association), portal.Now);
        await portal.InDatabase(db =>
        {
            db.Add(membership);
            return db.SaveChangesAsync();
        });
        var (mayor, staff, stranger) = (await portal.SignIn(await portal.CreateUser(town, UserRole.MayorsOffice)), await portal.SignIn(await portal.CreateUser(association)), await portal.SignIn(await portal.CreateUser(await portal.CreateMunicipality())));

        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Page($"/memberships/{membership.Id}")).Status);
        Assert.DoesNotContain($"/memberships/{membership.Id}/acceptances", (await mayor.Page($"/memberships/{membership.Id}")).Actions());
        var page = await staff.Page($"/memberships/{membership.Id}");
        var forged = await page.Send($"/memberships/{membership.Id}/acceptances", page.Fields("/account/sign-out").Where(field => field.Name == "__RequestVerificationToken"));
        Assert.Equal(HttpStatusCode.Forbidden, forged.Status);
    }
}
