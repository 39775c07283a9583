using System.Net;
using MicPortal.Application.Mergers;
using MicPortal.Application.Submissions;
using MicPortal.Domain.Access;
using MicPortal.Domain.Agreements;
using MicPortal.Domain.Common;
using MicPortal.Domain.Mandates;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Partnerships;
using MicPortal.TestSupport;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
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
        Assert.Equal("For Hometown, by mandate (0)", Sections(await scene.Staff.Page("/association")).Single().QuerySelector("h2")!.TextContent);
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
    public async Task A_second_mandate_of_the_same_scope_waits_until_the_first_has_ended()
    {
        var scene = await Create();
        var first = await portal.CreateMandate(scene.Home, scene.Agency, until: PartialDate.From(portal.Today.AddDays(30)), on: [scene.Partnership, scene.Other]);
        var form = await scene.Officer.Page("/mandates/new");
        var next = portal.Today.AddDays(31);
        (string, string?)[] same = [("Association", $"{scene.Agency.Id}"), ("Partnerships", $"{scene.Partnership.Id}"), ("Basis", "Council, no. 15/2026")];

        var twice = await form.Post("/mandates", same);

        Assert.Equal(["There is such a mandate already in these days. Revoke it first, or let the new one begin after it ends"], twice.Errors);
        Assert.Equal("Council, no. 15/2026", twice.Value("Basis"));
        Assert.Equal(1, await Given());
        // What binds is more, and what begins afterwards is another time.
        Assert.Equal(HttpStatusCode.Redirect, (await (await scene.Officer.Page("/mandates/new")).Post("/mandates", [.. same, ("Binds", "true")])).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await twice.Post("/mandates", ("From.Day", $"{next.Day}"), ("From.Month", $"{next.Month}"), ("From.Year", $"{next.Year}"))).Status);
        Assert.Equal(3, await Given());
        await portal.Revoke(first);
        Assert.Equal(HttpStatusCode.BadRequest, (await (await scene.Officer.Page("/mandates/new")).Post("/mandates", [.. same, ("Binds", "true")])).Status);

        Task<int> Given() => portal.InDatabase(db => db.Mandates.CountAsync(mandate => mandate.MunicipalityId == scene.Home.Id));
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
            Assert.Equal(answer.Errors, (await (await scene.Staff.Page($"/agreements/{(await portal.CreatePaper(scene.Partnership)).Id}/paper-withdrawals/new")).Follow()).Errors);
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

    [Fact]
    public async Task Both_sides_are_told_before_a_mandate_ends_by_its_date_and_afterwards_until_they_have_read_it()
    {
        var scene = await Create();
        var mandate = await portal.CreateMandate(scene.Home, scene.Agency, until: PartialDate.From(portal.Today.AddDays(70)), on: scene.Partnership);
        var sides = new[] { (await portal.CreateUser(scene.Home), "/north", "Agency"), (await portal.CreateUser(scene.Agency), "/association", "Hometown") };
        foreach (var (user, work, _) in sides)
        {
            var client = await portal.SignIn(user);
            Assert.DoesNotContain($"/mandates/{mandate.Id}\">The mandate with", (await client.Page(work)).Html, StringComparison.Ordinal);
        }

        portal.Clock.Advance(TimeSpan.FromDays(11));
        foreach (var (user, work, other) in sides)
        {
            var client = await portal.SignIn(user);
            Assert.Equal($"The mandate with {other} ends soon", (await client.Page(work)).One($".todo a[href='/mandates/{mandate.Id}']").TextContent);
        }

        portal.Clock.Advance(TimeSpan.FromDays(61));
        foreach (var (user, work, other) in sides)
        {
            var client = await portal.SignIn(user);
            var page = await client.Page(work);
            Assert.Equal($"The mandate with {other} has ended: nobody acts under it any more", page.One($".todo a[href='/mandates/{mandate.Id}']").TextContent);
            await page.Post($"/mandates/{mandate.Id}/readings");
            Assert.DoesNotContain("has ended: nobody", (await client.Page(work)).Text, StringComparison.Ordinal);
        }

        Assert.Equal(2, await portal.InDatabase(db => db.AuditEntries.CountAsync(entry => entry.RecordKind == nameof(Mandate) && entry.RecordId == mandate.Id && entry.Act == ActName.NewsRead)));
    }

    [Fact]
    public async Task A_form_that_was_kept_and_is_opened_after_the_mandate_had_ended_says_so_and_shows_what_was_written()
    {
        var scene = await Create();
        var agreement = await portal.CreateAgreement(scene.Partnership, AgreementStatus.Proposed);
        var mandate = await portal.CreateMandate(scene.Home, scene.Agency, on: scene.Partnership);
        var url = $"/agreements/{agreement.Id}/remarks";
        await portal.InDatabase(async db =>
        {
            var userId = await db.Users.Where(user => user.OrganisationId == scene.Agency.Id).Select(user => user.Id).SingleAsync();
            db.KeptForms.Add(new KeptForm { UserId = userId, Address = url, Fields = "{\"Section\":[\"Purpose\"],\"Text\":[\"Which services are meant?\"]}", KeptAt = portal.Now });
            await db.SaveChangesAsync();
        });
        Assert.Equal("Which services are meant?", (await scene.Staff.Page($"{url}?kept=true")).Value("Text"));
        await portal.Revoke(mandate);

        var late = await scene.Staff.Page($"{url}?kept=true");
        Assert.Equal(HttpStatusCode.Forbidden, late.Status);
        Assert.Contains("is not in force. Nothing was saved.", late.Text, StringComparison.Ordinal);
        Assert.Equal("Which services are meant?", late.One("blockquote").TextContent);
        Assert.Equal($"/mandates/{mandate.Id}", late.One("main .lead + p a").GetAttribute("href"));

        // Where nothing was kept, that is said at the mandate; without the word the record is a stranger's.
        Assert.Equal($"/mandates/{mandate.Id}", (await scene.Staff.Page($"/partnerships/{scene.Partnership.Id}/edit?kept=true")).Location);
        Assert.Equal(HttpStatusCode.NotFound, (await scene.Staff.Page(url)).Status);
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
            Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
            Assert.Contains("is not in force. Nothing was saved.", answer.Text, StringComparison.Ordinal);
            Assert.Equal($"/mandates/{mandate.Id}", answer.One("main .lead + p a").GetAttribute("href"));
            Assert.Contains(answer.Document.QuerySelectorAll("blockquote").Select(text => text.TextContent), text => text is "Which services?" or "Too late");
        }

        // A mandate that is over tells nothing of a record that its holder does not see; who is a party reads as before.
        var isOver = why != "to come";
        foreach (var url in new[] { "/mandates", $"/mandates/{mandate.Id}" })
        {
            var (held, given) = (await scene.Staff.Page(url), await scene.Officer.Page(url));
            Assert.Equal(isOver, !held.Html.Contains($"/partnerships/{scene.Partnership.Id}\"", StringComparison.Ordinal));
            Assert.Equal(isOver, !held.Html.Contains(scene.Partner.Name, StringComparison.Ordinal));
            Assert.Equal(isOver, held.Text.Contains("1 partnership that you do not see any more", StringComparison.Ordinal));
            Assert.Contains($"/partnerships/{scene.Partnership.Id}\"", given.Html, StringComparison.Ordinal);
            Assert.DoesNotContain("do not see any more", given.Text, StringComparison.Ordinal);
        }

        Assert.Contains(isOver ? "as long as the mandate lasted" : "those to come as well", (await scene.Staff.Page($"/mandates/{mandate.Id}")).Text, StringComparison.Ordinal);
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

        await (await scene.Officer.Page($"/memberships/{membership}/endings/new")).Post($"/memberships/{membership}/endings", ("Reason", "We leave"));

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

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_waits_under_a_mandate_stands_in_the_workspace_of_who_acts(bool binds)
    {
        var scene = await Create();
        var agreement = await portal.CreateAgreement(scene.Partnership, AgreementStatus.Proposed);
        var elsewhere = await portal.CreateAgreement(scene.Other, AgreementStatus.Proposed);
        await Remark(agreement, scene.Partner);
        var mandate = await portal.CreateMandate(scene.Home, scene.Agency, binds, on: scene.Partnership);
        // Of another municipality, with nothing to do.
        var quiet = await portal.CreateMunicipality("Quiettown");
        await portal.CreateMandate(quiet, scene.Agency, binds: true, on: await portal.CreatePartnership([quiet, await portal.CreateMunicipality()]));

        // The first page that names a country reads them all, once.
        await scene.Staff.Page("/municipalities");
        PortalPage page = null!;
        var commands = await portal.Commands.Of(async () => page = await scene.Staff.Page("/association"));

        Assert.InRange(commands.Count, 1, 8);
        var sections = Sections(page);
        Assert.Equal([$"For Hometown, by mandate ({(binds ? 2 : 1)})", "For Quiettown, by mandate (0)"], sections.Select(section => section.QuerySelector("h2")!.TextContent));
        Assert.Equal([$"/mandates/{mandate.Id}"], sections[0].QuerySelectorAll("p.small a").Select(link => link.GetAttribute("href")));
        Assert.StartsWith($"With {scene.Partner.Name}: by mandate since", sections[0].QuerySelector("p.small a")!.TextContent, StringComparison.Ordinal);
        string[] expected = binds ? [$"/agreements/{agreement.Id}#remarks", $"/agreements/{agreement.Id}/endorsements/new"] : [$"/agreements/{agreement.Id}#remarks"];
        Assert.Equal(expected, sections[0].QuerySelectorAll(".todo li > div:first-child > a").Select(link => link.GetAttribute("href")!).Order(StringComparer.Ordinal));
        Assert.Contains("Nothing that the mandate lets you do waits for Quiettown.", sections[1].TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain($"/agreements/{elsewhere.Id}", page.Html, StringComparison.Ordinal);
        Assert.StartsWith(binds ? "Staff, TST. 2 things wait for you." : "Staff, TST. One thing waits for you.", page.One(".lead").TextContent, StringComparison.Ordinal);
        // Each leads to where it is done.
        foreach (var link in sections[0].QuerySelectorAll(".todo li > div:first-child > a"))
        {
            Assert.Contains("You act for Hometown", (await scene.Staff.Page(link.GetAttribute("href")!)).Text, StringComparison.Ordinal);
        }

        // The municipality's own people still see all of it.
        var own = await scene.Officer.Page("/north");
        Assert.Contains($"/agreements/{agreement.Id}/endorsements/new", own.Html, StringComparison.Ordinal);
        Assert.Contains($"/agreements/{elsewhere.Id}/endorsements/new", own.Html, StringComparison.Ordinal);

        await portal.Revoke(mandate);
        page = await scene.Staff.Page("/association");
        Assert.Equal(["For Quiettown, by mandate (0)"], Sections(page).Select(section => section.QuerySelector("h2")!.TextContent));
        Assert.DoesNotContain($"/agreements/{agreement.Id}", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_mandate_of_a_municipality_is_named_and_news_is_the_municipalitys_own_to_read()
    {
        var scene = await Create();
        await portal.Change(scene.Partnership, (one, at) => one.Publish(Publication.Agreement, null, PortalFixture.OfficerOf(scene.Home), at));
        await portal.Change(scene.Partnership, (one, at) => one.Publish(Publication.Agreement, null, PortalFixture.OfficerOf(scene.Partner), at));
        await portal.Change(scene.Partnership, (one, at) => one.Publish(Publication.Nothing, null, PortalFixture.OfficerOf(scene.Partner), at.AddMinutes(1)));
        var first = await portal.CreateMandate(scene.Home, scene.Agency, daysAgo: 3, on: scene.Partnership);
        var second = await portal.CreateMandate(scene.Home, scene.Agency, on: scene.Other);

        var section = Sections(await scene.Staff.Page("/association")).Single();

        Assert.Equal([$"/mandates/{first.Id}", $"/mandates/{second.Id}"], section.QuerySelectorAll("p.small a").Select(link => link.GetAttribute("href")));
        Assert.Equal("For Hometown, by mandate (0)", section.QuerySelector("h2")!.TextContent);
        Assert.Contains("Everyone sees less", (await scene.Officer.Page("/north")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Where_the_association_is_a_party_or_invited_the_mandate_says_that_it_does_not_act(bool joins)
    {
        var scene = await Create();
        var mandate = await portal.CreateMandate(scene.Home, scene.Agency, on: [scene.Partnership, scene.Other]);
        await portal.Change(scene.Partnership, (one, at) => one.Invite(scene.Agency, PortalFixture.OfficerOf(scene.Home), at));
        Assert.DoesNotContain("does not act", (await scene.Officer.Page($"/mandates/{mandate.Id}")).Text, StringComparison.Ordinal);
        await portal.Change(scene.Partnership, (one, at) => one.ConsentToInvitation(scene.Agency.Id, PortalFixture.OfficerOf(scene.Partner), at));
        if (joins)
        {
            var form = await scene.Staff.Page($"/partnerships/{scene.Partnership.Id}/joinings/new");
            await form.Post($"/partnerships/{scene.Partnership.Id}/joinings", ("Path", nameof(PathKind.LargeProject)), ("Project", "Their project"), ("Begun", "True"), ("Publication", nameof(Publication.Existence)));
            Assert.Equal(3, (await portal.ReadPartnership(scene.Partnership.Id)).Parties.Count);
        }

        foreach (var client in new[] { scene.Officer, scene.Staff })
        {
            var notes = (await client.Page($"/mandates/{mandate.Id}")).Document.QuerySelectorAll("main li").Where(item => item.TextContent.Contains("Agency does not act for Hometown here", StringComparison.Ordinal));
            Assert.Equal($"/partnerships/{scene.Partnership.Id}", Assert.Single(notes).QuerySelector("a")!.GetAttribute("href"));
        }

        Assert.Contains("but does not act under it here", (await scene.Officer.Page($"/partnerships/{scene.Partnership.Id}")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("does not act", (await scene.Officer.Page($"/partnerships/{scene.Other.Id}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_elses_mandate_fills_a_workspace()
    {
        var scene = await Create();
        var agreement = await portal.CreateAgreement(scene.Partnership, AgreementStatus.Proposed);
        await portal.CreateMandate(scene.Home, await portal.CreateAssociation(), binds: true, on: scene.Partnership);
        var toCome = await portal.CreateMandate(scene.Home, scene.Agency, binds: true, on: scene.Partnership);
        await portal.InDatabase(db => db.Mandates.Where(one => one.Id == toCome.Id).ExecuteUpdateAsync(set => set.SetProperty(one => one.From, PartialDate.From(portal.Today.AddDays(1)))));

        var page = await scene.Staff.Page("/association");

        Assert.Empty(Sections(page));
        Assert.Contains("None of your mandates is in force on a partnership.", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain($"/agreements/{agreement.Id}", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_acts_gives_the_mandate_back_once_and_the_municipality_is_told()
    {
        var scene = await Create();
        var mandate = await portal.CreateMandate(scene.Home, scene.Agency, on: scene.Partnership);
        var url = $"/mandates/{mandate.Id}/returns";
        Assert.Equal(1, (await scene.Staff.Page($"/mandates/{mandate.Id}")).Document.QuerySelectorAll($"a[href='{url}/new']").Length);
        Assert.DoesNotContain("returns", (await scene.Officer.Page($"/mandates/{mandate.Id}")).Html, StringComparison.Ordinal);
        foreach (var (client, status) in new[]
        {
            (scene.Officer, HttpStatusCode.Forbidden),
            (await portal.SignIn(await portal.CreateUser(scene.Home, UserRole.MayorsOffice)), HttpStatusCode.Forbidden),
            (await portal.SignIn(await portal.CreateUser(await portal.CreateAssociation())), HttpStatusCode.NotFound),
            (await portal.SignIn(await portal.CreateUser(scene.Partner)), HttpStatusCode.NotFound),
        })
        {
            Assert.Equal(status, (await client.Page($"{url}/new")).Status);
            Assert.Equal(status, (await Send(client, url, ("Reason", "Forged"))).Status);
        }

        Assert.Null((await Stored(scene)).RevokedAt);
        var form = await scene.Staff.Page($"{url}/new");
        Assert.Equal($"/mandates/{mandate.Id}", form.One("form.text > a").GetAttribute("href"));
        Assert.Equal(["Say why"], (await form.Post(url)).Errors);
        var done = await (await form.Post(url, ("Reason", "We have no staff for it"))).Follow();

        Assert.Equal("The mandate is given back. The municipality reads why in its workspace.", done.Message);
        Assert.Contains("Given back by Agency on", done.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("returns", done.Html, StringComparison.Ordinal);
        var stored = await Stored(scene);
        Assert.Equal((true, "We have no staff for it"), (stored.IsGivenBack, stored.RevocationReason));
        Assert.Equal(HttpStatusCode.NotFound, (await scene.Staff.Page($"/partnerships/{scene.Partnership.Id}")).Status);
        var again = await Send(scene.Staff, url, ("Reason", "Once more"));
        Assert.Equal(HttpStatusCode.BadRequest, again.Status);
        Assert.Contains("The mandate has ended already", again.Errors);
        Assert.Equal("We have no staff for it", (await Stored(scene)).RevocationReason);

        var work = await scene.Officer.Page("/north");
        var row = work.Document.QuerySelectorAll(".todo li").Single(item => item.QuerySelector("a")!.GetAttribute("href") == $"/mandates/{mandate.Id}");
        Assert.Contains("Agency gives its mandate back", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("We have no staff for it", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("gave a mandate back", (await scene.Officer.Page($"/municipalities/{scene.Home.Id}/history")).Text, StringComparison.Ordinal);
        Assert.Contains("We have no staff for it", (await scene.Officer.Page($"/mandates/{mandate.Id}")).Text, StringComparison.Ordinal);
        var gone = await scene.Staff.Page($"{url}/new");
        Assert.Equal($"/mandates/{mandate.Id}", gone.Location);
        Assert.Contains("The mandate has ended already", (await gone.Follow()).Text, StringComparison.Ordinal);
        var news = await portal.SignIn(await portal.CreateUser(scene.Home));
        await (await news.Page("/north")).Post($"/mandates/{mandate.Id}/readings");
        Assert.DoesNotContain("gives its mandate back", (await news.Page("/north")).Text, StringComparison.Ordinal);
        await portal.InDatabase(db => db.AuditEntries.Where(entry => entry.RecordKind == nameof(Mandate) && entry.Act == ActName.NewsRead).ExecuteDeleteAsync());
        Assert.Contains("gives its mandate back", (await news.Page("/north")).Text, StringComparison.Ordinal);
        // Whoever says anew who acts has read it.
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        await portal.CreateMandate(scene.Home, await portal.CreateAssociation(), on: scene.Partnership);
        Assert.DoesNotContain($"/mandates/{mandate.Id}\"", (await scene.Officer.Page("/north")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_was_open_when_the_municipality_merged_is_refused_in_words()
    {
        var scene = await Create();
        var agreement = await portal.CreateAgreement(scene.Partnership, AgreementStatus.Proposed);
        var mandate = await portal.CreateMandate(scene.Home, scene.Agency, on: scene.Partnership);
        var remark = await scene.Staff.Page($"/agreements/{agreement.Id}/remarks/new");
        var edit = await scene.Staff.Page($"/partnerships/{scene.Partnership.Id}/edit");
        await using (var scope = portal.Services.CreateAsyncScope())
        {
            var another = await portal.CreateMunicipality();
            await scope.ServiceProvider.GetRequiredService<MergerService>().Merge(new Merger([scene.Home.Id, another.Id], another.Id, null, PartialDate.FromYear(2020), "Decree"), Actor.Portal, CancellationToken.None);
        }

        foreach (var send in new[]
        {
            () => remark.Post($"/agreements/{agreement.Id}/remarks", ("Section", "Purpose"), ("Text", "Which services?")),
            () => edit.Post($"/partnerships/{scene.Partnership.Id}/edit", ("Vision", "Too late")),
        })
        {
            var answer = await send();
            Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
            Assert.Contains("The mandate of Hometown of", answer.Text, StringComparison.Ordinal);
        }

        Assert.Empty(await portal.ReadRemarks(agreement.Id));
        // Who never had one is told nothing.
        var stranger = await portal.SignIn(await portal.CreateUser(await portal.CreateAssociation()));
        Assert.Equal(HttpStatusCode.NotFound, (await Send(stranger, $"/partnerships/{scene.Partnership.Id}/edit", ("Vision", "Forged"))).Status);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_correction_is_offered_only_to_who_may_bind_and_a_version_says_for_whom_it_was_written(bool binds)
    {
        var scene = await Create();
        var agreement = await portal.CreateAgreement(scene.Partnership, AgreementStatus.Proposed);
        await portal.InDatabase(async db =>
        {
            var stored = await db.Agreements.Include(one => one.Parties).Include(one => one.Versions).ThenInclude(version => version.Endorsements).SingleAsync(one => one.Id == agreement.Id);
            stored.Endorse(1, [new DecisionTaken(DecidingBody.Council, "1/2026", PartialDate.FromYear(2026))], PortalFixture.OfficerOf(scene.Partner), portal.Now);
            await db.SaveChangesAsync();
        });
        await portal.CreateMandate(scene.Home, scene.Agency, binds, on: scene.Partnership);
        var form = await scene.Staff.Page($"/agreements/{agreement.Id}/edit");

        Assert.Equal(binds ? 1 : 0, form.Document.QuerySelectorAll("input[type=checkbox][name=IsCorrection]").Length);
        Assert.Equal(HttpStatusCode.Redirect, (await form.Post($"/agreements/{agreement.Id}/edit", ("Texts[0].Purpose", "Written by the agency"))).Status);

        var partner = await portal.SignIn(await portal.CreateUser(scene.Partner));
        foreach (var url in new[] { $"/agreements/{agreement.Id}", $"/agreements/{agreement.Id}/versions/2", $"/agreements/{agreement.Id}/changes?from=1&to=2" })
        {
            Assert.Contains("written by the staff of Agency for Hometown, under a mandate", (await partner.Page(url)).Text, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("under a mandate", (await partner.Page($"/agreements/{agreement.Id}/versions/1")).One(".lead").TextContent, StringComparison.Ordinal);
    }

    private static List<AngleSharp.Dom.IElement> Sections(PortalPage page) =>
        [.. page.Document.QuerySelectorAll("section").Where(section => section.QuerySelector("h2")?.TextContent.Contains("by mandate", StringComparison.Ordinal) == true)];

    private Task Remark(Agreement agreement, Municipality by) => portal.InDatabase(async db =>
    {
        var stored = await db.Agreements.Include(one => one.Parties).Include(one => one.Versions).ThenInclude(version => version.Texts).Include(one => one.Remarks).SingleAsync(one => one.Id == agreement.Id);
        stored.Remark(1, new RemarkSubject(RemarkSection.Purpose), "Which services?", PortalFixture.OfficerOf(by), portal.Now);
        await db.SaveChangesAsync();
    });

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
