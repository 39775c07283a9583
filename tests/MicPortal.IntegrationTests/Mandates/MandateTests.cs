using System.Net;
using MicPortal.Domain.Access;
using MicPortal.Domain.Agreements;
using MicPortal.Domain.Common;
using MicPortal.Domain.Mandates;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Partnerships;
using MicPortal.TestSupport;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace MicPortal.IntegrationTests.Mandates;

public sealed class MandateTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private sealed record Scene(Municipality Home, Municipality Partner, Association Agency, Partnership Partnership, Partnership Other, HttpClient Officer, HttpClient Staff);

    [Fact]
    public async Task An_officer_gives_a_mandate_and_takes_it_back()
    {
        var scene = await Create();
        Assert.Contains("/mandates", (await scene.Officer.Page("/north")).Html, StringComparison.Ordinal);
        Assert.Contains("Nobody acts for your municipality.", (await scene.Officer.Page("/mandates")).Text, StringComparison.Ordinal);
        var form = await scene.Officer.Page("/mandates/new");

        var given = await (await form.Post("/mandates", ("Association", $"{scene.Agency.Id}"), ("Partnerships", $"{scene.Partnership.Id}"), ("Basis", "Council, no. 14/2026"))).Follow();

        Assert.Equal("The mandate is given.", given.Message);
        Assert.Equal("Agency acts for Hometown in force", given.Heading);
        var stored = await Stored(scene);
        Assert.Equal((scene.Home.Id, scene.Agency.Id, false, null, "Council, no. 14/2026"), (stored.MunicipalityId, stored.AssociationId, stored.Binds, stored.Until, stored.Basis));
        Assert.Equal([scene.Partnership.Id], stored.Partnerships.Select(one => one.PartnershipId));
        Assert.Contains("Hometown", (await scene.Staff.Page("/mandates")).Text, StringComparison.Ordinal);
        Assert.Contains("Municipalities have given you mandates.", (await scene.Staff.Page("/association")).Text, StringComparison.Ordinal);
        var partner = await portal.SignIn(await portal.CreateUser(scene.Partner));
        Assert.Contains("Agency acts for Hometown under a mandate since", (await partner.Page($"/partnerships/{scene.Partnership.Id}")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Agency acts for", (await partner.Page($"/partnerships/{scene.Other.Id}")).Text, StringComparison.Ordinal);

        var revoke = await scene.Officer.Page($"/mandates/{stored.Id}/revocations/new");
        Assert.Equal(["Say why"], (await revoke.Post($"/mandates/{stored.Id}/revocations")).Errors);
        var revoked = await (await revoke.Post($"/mandates/{stored.Id}/revocations", ("Reason", "Our own office does it"))).Follow();

        Assert.Contains("Our own office does it", revoked.Text, StringComparison.Ordinal);
        Assert.Equal("Agency acted for Hometown ended", revoked.Heading);
        Assert.DoesNotContain("until it is revoked", revoked.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("until it is revoked", (await scene.Officer.Page("/mandates")).Text, StringComparison.Ordinal);
        Assert.Equal("Our own office does it", (await Stored(scene)).RevocationReason);
        Assert.Contains("Our own office does it", (await scene.Staff.Page($"/mandates/{stored.Id}")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Agency acts for", (await partner.Page($"/partnerships/{scene.Partnership.Id}")).Text, StringComparison.Ordinal);
        var history = await scene.Officer.Page($"/municipalities/{scene.Home.Id}/history");
        Assert.Contains("gave a mandate", history.Text, StringComparison.Ordinal);
        Assert.Contains("revoked a mandate", history.Text, StringComparison.Ordinal);
        Assert.Equal([ActName.MandateGiven, ActName.MandateRevoked], await portal.InDatabase(db =>
            db.AuditEntries.Where(entry => entry.RecordKind == nameof(Mandate) && entry.RecordId == stored.Id).OrderBy(entry => entry.Sequence).Select(entry => entry.Act).ToListAsync()));
    }

    [Fact]
    public async Task A_form_that_cannot_be_a_mandate_comes_back_as_it_was_typed()
    {
        var scene = await Create();
        var stranger = await portal.CreatePartnership();
        var form = await scene.Officer.Page("/mandates/new");

        var empty = await form.Post("/mandates", ("From.Day", ""), ("From.Month", ""), ("From.Year", ""));
        Assert.Equal(HttpStatusCode.BadRequest, empty.Status);
        Assert.Equal(
            ["Choose at least one of your partnerships", "Choose who acts", "Give the first day with day, month and year", "Say where it stands in writing"], empty.Errors.Distinct().Order(StringComparer.Ordinal));
        // Another's partnership is no choice, whatever is sent.
        var forged = await Send(scene.Officer, "/mandates", [.. FromToday(), ("Association", $"{scene.Agency.Id}"), ("Partnerships", $"{stranger.Id}"), ("Basis", "Council")]);
        Assert.Equal((HttpStatusCode.BadRequest, "Council"), (forged.Status, forged.Value("Basis")));
        Assert.Contains("Choose at least one of your partnerships", forged.Errors);
        // A municipality cannot act for another.
        var town = await Send(scene.Officer, "/mandates", [.. FromToday(), ("Association", $"{scene.Partner.Id}"), ("Partnerships", $"{scene.Partnership.Id}"), ("Basis", "Council")]);
        Assert.Contains("Choose who acts", town.Errors);
        Assert.False(await portal.InDatabase(db => db.Mandates.AnyAsync(mandate => mandate.MunicipalityId == scene.Home.Id)));
    }

    [Fact]
    public async Task Nobody_acts_for_two_parties_of_a_partnership()
    {
        var scene = await Create();
        await portal.CreateMandate(scene.Partner, scene.Agency, on: scene.Partnership);
        var form = await scene.Officer.Page("/mandates/new");

        var refused = await form.Post("/mandates", ("Association", $"{scene.Agency.Id}"), ("Partnerships", $"{scene.Partnership.Id}"), ("Basis", "Council"));

        Assert.Contains("This association is a party to one of these partnerships, or acts for another party of it. Choose another one.", refused.Errors);
        Assert.False(await portal.InDatabase(db => db.Mandates.AnyAsync(mandate => mandate.MunicipalityId == scene.Home.Id)));
    }

    [Fact]
    public async Task Only_officers_give_and_revoke_and_only_the_two_sides_read()
    {
        var scene = await Create();
        var mandate = await portal.CreateMandate(scene.Home, scene.Agency, on: scene.Partnership);
        var mayor = await portal.SignIn(await portal.CreateUser(scene.Home, UserRole.MayorsOffice));
        var partner = await portal.SignIn(await portal.CreateUser(scene.Partner));

        foreach (var (client, list, details, give, revoke) in new[]
        {
            (mayor, HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.Forbidden, HttpStatusCode.Forbidden),
            (scene.Staff, HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.Forbidden, HttpStatusCode.Forbidden),
            (partner, HttpStatusCode.OK, HttpStatusCode.NotFound, HttpStatusCode.OK, HttpStatusCode.NotFound),
        })
        {
            Assert.Equal(list, (await client.Page("/mandates")).Status);
            Assert.Equal(details, (await client.Page($"/mandates/{mandate.Id}")).Status);
            Assert.Equal(give, (await client.Page("/mandates/new")).Status);
            Assert.Equal(revoke, (await client.Page($"/mandates/{mandate.Id}/revocations/new")).Status);
            Assert.Equal(revoke, (await Send(client, $"/mandates/{mandate.Id}/revocations", ("Reason", "Forged"))).Status);
        }

        Assert.Null((await Stored(scene)).RevokedAt);
    }

    [Fact]
    public async Task Under_a_mandate_the_agency_works_on_its_record_and_each_act_says_for_whom()
    {
        var scene = await Create();
        var agreement = await portal.CreateAgreement(scene.Partnership, AgreementStatus.Proposed);
        var mandate = await portal.CreateMandate(scene.Home, scene.Agency, on: scene.Partnership);

        var page = await scene.Staff.Page($"/partnerships/{scene.Partnership.Id}");
        Assert.Contains("You act for Hometown", page.Text, StringComparison.Ordinal);
        var form = await scene.Staff.Page($"/agreements/{agreement.Id}/remarks/new");
        Assert.Contains("You act for Hometown", form.Text, StringComparison.Ordinal);
        var written = await (await form.Post($"/agreements/{agreement.Id}/remarks", ("Section", "Purpose"), ("Text", "Which services?"))).Follow();
        Assert.Equal(HttpStatusCode.OK, written.Status);
        var edit = await scene.Staff.Page($"/partnerships/{scene.Partnership.Id}/edit");
        Assert.Equal(HttpStatusCode.Redirect, (await edit.Post($"/partnerships/{scene.Partnership.Id}/edit", ("Vision", "Written by the agency"))).Status);

        var remark = Assert.Single(await portal.ReadRemarks(agreement.Id));
        Assert.Equal((scene.Home.Id, mandate.Id, UserRole.Mandated), (remark.OrganisationId, remark.MandateId, remark.Role));
        var acts = await portal.InDatabase(db => db.AuditEntries.Where(entry => entry.PartnershipId == scene.Partnership.Id && entry.MandateId != null).ToListAsync());
        Assert.All(acts, act => Assert.Equal((mandate.Id, scene.Home.Id, UserRole.Mandated), (act.MandateId, act.OrganisationId, act.Role)));
        Assert.Equal([ActName.PartnershipOwnPartChanged, ActName.AgreementRemarked], acts.Select(act => act.Act).Order());
        var partner = await portal.SignIn(await portal.CreateUser(scene.Partner));
        foreach (var url in new[] { $"/agreements/{agreement.Id}", $"/agreements/{agreement.Id}/history", $"/partnerships/{scene.Partnership.Id}", $"/partnerships/{scene.Partnership.Id}/history" })
        {
            Assert.Contains("The staff of Agency for Hometown", (await partner.Page(url)).Text, StringComparison.Ordinal);
        }

        Assert.Equal("Written by the agency", (await portal.ReadPartnership(scene.Partnership.Id)).Parties.Single(party => party.OrganisationId == scene.Home.Id).Visions.Single().Text);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task It_approves_and_signs_only_where_the_mandate_says_so(bool binds)
    {
        var scene = await Create();
        var agreement = await portal.CreateAgreement(scene.Partnership, AgreementStatus.Proposed);
        var mandate = await portal.CreateMandate(scene.Home, scene.Agency, binds, on: scene.Partnership);
        var page = await scene.Staff.Page($"/agreements/{agreement.Id}");
        Assert.Equal(binds, page.Html.Contains($"/agreements/{agreement.Id}/endorsements", StringComparison.Ordinal));

        // Whatever is sent, the mandate decides.
        var yesterday = portal.Today.AddDays(-1);
        var answer = await Send(scene.Staff, $"/agreements/{agreement.Id}/endorsements", ("VersionNumber", "1"), ("Decisions[0].Body", "Council"), ("Decisions[0].Reference", "14/2026"),
            ("Decisions[0].Date.Day", $"{yesterday.Day}"), ("Decisions[0].Date.Month", $"{yesterday.Month}"), ("Decisions[0].Date.Year", $"{yesterday.Year}"));

        var endorsements = (await portal.ReadAgreement(agreement.Id)).CurrentVersion.Endorsements;
        if (binds)
        {
            Assert.Equal(HttpStatusCode.Redirect, answer.Status);
            Assert.Equal((mandate.Id, UserRole.Mandated), (endorsements.Single().MandateId, endorsements.Single().Role));
            Assert.Contains("recorded by the staff of Agency under a mandate", (await scene.Officer.Page($"/agreements/{agreement.Id}")).Text, StringComparison.Ordinal);
            Assert.Contains("staff of Agency, under a mandate", (await scene.Officer.Page($"/agreements/{agreement.Id}/summary?lang=en")).Text, StringComparison.Ordinal);
        }
        else
        {
            Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
            Assert.Contains("The mandate does not let you bind the municipality: it approves, signs, gives notice and ends its part itself.", answer.Errors);
            Assert.Empty(endorsements);
            Assert.Equal(HttpStatusCode.Forbidden, (await scene.Staff.Page($"/partnerships/{scene.Partnership.Id}/endings/new")).Status);
            Assert.Equal(HttpStatusCode.Forbidden, (await scene.Staff.Page($"/partnerships/{scene.Partnership.Id}/paper-agreements/new")).Status);
        }
    }

    [Fact]
    public async Task It_reaches_nothing_else_of_the_municipality()
    {
        var scene = await Create();
        var draft = await portal.CreateAgreement(scene.Other, AgreementStatus.Proposed);
        await portal.CreateMandate(scene.Home, scene.Agency, binds: true, on: scene.Partnership);

        foreach (var url in new[] { $"/partnerships/{scene.Other.Id}", $"/partnerships/{scene.Other.Id}/edit", $"/partnerships/{scene.Other.Id}/history", $"/partnerships/{scene.Other.Id}/publication", $"/agreements/{draft.Id}", $"/agreements/{draft.Id}/endorsements/new" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await scene.Staff.Page(url)).Status);
        }

        foreach (var url in new[] { "/mandates/new", "/north", $"/municipalities/{scene.Home.Id}/edit", $"/municipalities/{scene.Home.Id}/history", $"/municipalities/{scene.Home.Id}/positions/new", $"/municipalities/{scene.Home.Id}/interests/new", "/contact-requests" })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await scene.Staff.Page(url)).Status);
        }

        // Its own colleagues, not the municipality's; and a new partnership is its own.
        var officer = await portal.CreateUser(scene.Home);
        Assert.DoesNotContain(officer.Email!, (await scene.Staff.Page("/colleagues")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("You act for", (await scene.Staff.Page("/partnerships/new")).Text, StringComparison.Ordinal);
        // An agreement's draft that another organisation writes stays that one's.
        var theirs = await portal.CreateAgreement(await portal.CreatePartnership([scene.Partner, scene.Home]), AgreementStatus.Draft);
        await portal.CreateMandate(scene.Home, scene.Agency, on: (await portal.ReadPartnership(theirs.PartnershipId)));
        Assert.Equal(HttpStatusCode.OK, (await scene.Staff.Page($"/partnerships/{theirs.PartnershipId}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await scene.Staff.Page($"/agreements/{theirs.Id}")).Status);
    }

    [Fact]
    public async Task Nobody_else_acts_under_it()
    {
        var scene = await Create();
        await portal.CreateMandate(scene.Home, scene.Agency, on: scene.Partnership);
        var other = await portal.CreateAssociation();
        await portal.CreateMandate(scene.Home, other, on: scene.Other);

        foreach (var user in new[] { await portal.CreateUser(other), await portal.CreateUser(scene.Agency, UserRole.Officer), await portal.CreateUser(await portal.CreateMunicipality()), await portal.CreateAdministrator() })
        {
            var client = await portal.SignIn(user);
            Assert.Equal(HttpStatusCode.NotFound, (await client.Page($"/partnerships/{scene.Partnership.Id}?mandate=1&actingFor={scene.Home.Id}")).Status);
        }
    }

    [Theory]
    [InlineData("revoked")]
    [InlineData("expired")]
    [InlineData("to come")]
    public async Task Without_a_mandate_in_force_the_record_is_a_strangers_and_an_open_form_is_refused_in_words(string why)
    {
        var scene = await Create();
        var agreement = await portal.CreateAgreement(scene.Partnership, AgreementStatus.Proposed);
        var mandate = await portal.CreateMandate(scene.Home, scene.Agency, on: scene.Partnership);
        var form = await scene.Staff.Page($"/agreements/{agreement.Id}/remarks/new");
        var button = await scene.Staff.Page($"/partnerships/{scene.Partnership.Id}/edit");
        if (why == "revoked")
        {
            await portal.Revoke(mandate);
        }
        else
        {
            await portal.InDatabase(db => why == "expired"
                ? db.Mandates.Where(one => one.Id == mandate.Id).ExecuteUpdateAsync(set => set.SetProperty(one => one.From, PartialDate.From(portal.Today.AddDays(-5))).SetProperty(one => one.Until, PartialDate.From(portal.Today.AddDays(-1))))
                : db.Mandates.Where(one => one.Id == mandate.Id).ExecuteUpdateAsync(set => set.SetProperty(one => one.From, PartialDate.From(portal.Today.AddDays(1)))));
        }

        Assert.Equal(HttpStatusCode.NotFound, (await scene.Staff.Page($"/partnerships/{scene.Partnership.Id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await scene.Staff.Page($"/agreements/{agreement.Id}/remarks/new")).Status);
        foreach (var send in new[]
        {
            () => form.Post($"/agreements/{agreement.Id}/remarks", ("Section", "Purpose"), ("Text", "Which services?")),
            () => button.Post($"/partnerships/{scene.Partnership.Id}/edit", ("Vision", "Too late")),
        })
        {
            var answer = await send();
            Assert.Equal((HttpStatusCode.Redirect, $"/mandates/{mandate.Id}"), (answer.Status, answer.Location));
            Assert.Contains("is not in force. Nothing was saved.", (await answer.Follow()).Text, StringComparison.Ordinal);
        }

        Assert.Empty(await portal.ReadRemarks(agreement.Id));
        Assert.DoesNotContain((await portal.ReadPartnership(scene.Partnership.Id)).Parties, party => party.Visions.Any(vision => vision.Text == "Too late"));
    }

    [Fact]
    public async Task With_the_membership_the_associations_mandate_ends()
    {
        var scene = await Create();
        var association = await portal.CreateAssociation(null, scene.Home);
        var mandate = await portal.CreateMandate(scene.Home, association, on: scene.Partnership);
        var another = await portal.CreateMandate(scene.Home, scene.Agency, on: scene.Partnership);
        var membership = await portal.InDatabase(db => db.Memberships.Where(one => one.AssociationId == association.Id).Select(one => one.Id).SingleAsync());
        var staff = await portal.SignIn(await portal.CreateUser(association));
        Assert.Contains("You act for", (await staff.Page($"/partnerships/{scene.Partnership.Id}")).Text, StringComparison.Ordinal);

        await (await scene.Officer.Page($"/memberships/{membership}")).Post($"/memberships/{membership}/endings");

        Assert.Equal(HttpStatusCode.NotFound, (await staff.Page($"/partnerships/{scene.Partnership.Id}")).Status);
        Assert.Contains("with the membership", (await staff.Page($"/mandates/{mandate.Id}")).Text, StringComparison.Ordinal);
        Assert.Null(await portal.InDatabase(db => db.Mandates.Where(one => one.Id == another.Id).Select(one => one.RevokedAt).SingleAsync()));
    }

    [Fact]
    public async Task Who_becomes_a_party_itself_acts_for_itself()
    {
        var scene = await Create();
        await portal.CreateMandate(scene.Home, scene.Agency, on: scene.Partnership);
        await portal.InDatabase(async db =>
        {
            var row = await db.Partnerships.Include(one => one.Parties).ThenInclude(party => party.Organisation).SingleAsync(one => one.Id == scene.Partnership.Id);
            var agency = await db.Organisations.SingleAsync(one => one.Id == scene.Agency.Id);
            row.Invite(agency, PortalFixture.OfficerOf(scene.Home), portal.Now);
            row.ConsentToInvitation(agency.Id, PortalFixture.OfficerOf(scene.Partner), portal.Now);
            row.Join(PortalFixture.Part(), [.. row.Parties.Select(party => party.Organisation!), agency], new Actor(null, UserRole.AssociationStaff, agency.Id), portal.Now);
            await db.SaveChangesAsync();
        });

        var page = await scene.Staff.Page($"/partnerships/{scene.Partnership.Id}");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.DoesNotContain("You act for", page.Text, StringComparison.Ordinal);
    }

    private async Task<Scene> Create()
    {
        var (home, partner) = (await portal.CreateMunicipality("Hometown"), await portal.CreateMunicipality(side: Side.South));
        var agency = await portal.CreateAssociation("Agency");
        return new(
            home, partner, agency, await portal.CreatePartnership([home, partner]), await portal.CreatePartnership([home, await portal.CreateMunicipality()]),
            await portal.SignIn(await portal.CreateUser(home)), await portal.SignIn(await portal.CreateUser(agency)));
    }

    /// <summary>Fields with a valid token, whether or not a page offers the form.</summary>
    private static async Task<PortalPage> Send(HttpClient client, string url, params (string Name, string Value)[] fields)
    {
        var page = await client.Page("/account/sign-in");
        return await page.Send(url, [("__RequestVerificationToken", page.Value("__RequestVerificationToken")!), ("FormId", $"{Guid.NewGuid()}"), .. fields]);
    }

    private (string, string)[] FromToday() => [("From.Day", $"{portal.Today.Day}"), ("From.Month", $"{portal.Today.Month}"), ("From.Year", $"{portal.Today.Year}")];

    private Task<Mandate> Stored(Scene scene) => portal.InDatabase(db => db.Mandates.Include(mandate => mandate.Partnerships).SingleAsync(mandate => mandate.MunicipalityId == scene.Home.Id));
}
