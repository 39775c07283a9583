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
        var listed = await (await search.Post("/association/members")).Follow();
        Assert.All(await Task.WhenAll(search.Post("/association/members"), search.Post("/association/members")), answer => Assert.Equal(HttpStatusCode.Redirect, answer.Status));
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
