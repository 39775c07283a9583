using System.Net;
using MicPortal.Application.Mergers;
using MicPortal.Domain.Access;
using MicPortal.Domain.Agreements;
using MicPortal.Domain.Common;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Partnerships;
using MicPortal.Domain.Strategies;
using MicPortal.Domain.WorkingGroups;
using MicPortal.TestSupport;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace MicPortal.IntegrationTests.Mergers;

public sealed class DuplicatePartnershipTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const string Index = "/admin/duplicate-partnerships";
    private const string Reason = "Both name the same council decision";

    [Fact]
    public async Task An_imported_record_and_the_one_that_the_towns_opened_become_one()
    {
        var (one, other) = (await portal.CreateMunicipality("Twiceham"), await portal.CreateMunicipality("Oncestead", Side.South));
        var imported = await portal.ImportPartnership(one, other);
        var opened = await portal.CreatePartnership([one, other], accepted: false);
        await portal.Change(imported, (record, at) => record.Accept(PortalFixture.Part(Publication.Existence, vision: "Of the imported one"), PortalFixture.Facts("health"), PortalFixture.OfficerOf(other), at));
        var signed = await portal.CreateAgreement(opened, AgreementStatus.Signed);
        var draft = await portal.CreateAgreement(opened, AgreementStatus.Draft, PortalFixture.Content("Only drafted"));
        await portal.AddDocument(signed.Id, one.Id);
        await portal.CreateProject(opened);
        var group = await portal.CreateWorkingGroup(await portal.ReadPartnership(imported.Id), other);
        var role = await portal.CreateRole(imported, await portal.CreateStakeholder(other));
        var client = await Administrator();
        var url = $"{Index}/{imported.Id}/{opened.Id}";

        Assert.Contains(url, await Listed(client));
        var pair = await client.Page(url);
        Assert.Equal("Oncestead and Twiceham: one partnership, or two?", pair.Heading);
        Assert.Equal(["Twiceham", "Has not answered yet", "Confirmed"], Row(pair, "Twiceham"));
        Assert.Equal(["Oncestead", "Confirmed", "Has not answered yet"], Row(pair, "Oncestead"));
        Assert.Equal(["Agreements that came into force", "0", "1"], Row(pair, "Agreements that came into force"));
        Assert.Equal(["Drafts and proposals", "0", "1"], Row(pair, "Drafts and proposals"));
        Assert.Equal(["Projects", "0", "1"], Row(pair, "Projects"));
        Assert.Equal(["Documents", "0", "1"], Row(pair, "Documents"));
        // Twiceham has said "nothing" of the one; Oncestead has said of the other that it exists.
        Assert.Contains("Afterwards everyone sees: nothing of it.", pair.Text, StringComparison.Ordinal);
        Assert.Contains("Who confirmed either has confirmed the one that goes on: Oncestead and Twiceham.", pair.Text, StringComparison.Ordinal);
        Assert.Equal(["Choose which record goes on", "Enter how you know that they are one"], (await pair.Post($"{url}/merges")).Errors);
        var wrong = await pair.Post($"{url}/merges", ("Reason", Reason));
        Assert.Equal(Reason, wrong.Value("Reason"));
        var fields = wrong.Fields($"{url}/merges");
        var done = await wrong.Post($"{url}/merges", ("GoesOn", $"{opened.Id}"));

        var list = await done.Follow();
        Assert.Equal("The two records are one.", list.Message);
        Assert.DoesNotContain(url, await Listed(client));
        var kept = await portal.ReadPartnership(opened.Id);
        Assert.All(kept.Parties, party => Assert.Equal(PartyAnswer.Accepted, party.Answer));
        Assert.Equal(["health", "water-sanitation"], kept.ThemeCodes);
        Assert.Equal(opened.Id, (await portal.ReadWorkingGroup(group.Id)).PartnershipId);
        Assert.Equal(opened.Id, await portal.InDatabase(db => db.StakeholderRoles.Where(one => one.Id == role.Id).Select(one => one.PartnershipId).SingleAsync()));
        Assert.Equal("Of the imported one", Assert.Single(kept.PartyOf(other.Id).Visions).Text);
        Assert.Equal([opened.Id, opened.Id], await portal.InDatabase(db => db.Agreements.Where(agreement => agreement.Id == signed.Id || agreement.Id == draft.Id).Select(agreement => agreement.PartnershipId).ToListAsync()));
        // A later import finds that it has the record already.
        var former = await portal.ReadPartnership(imported.Id);
        Assert.Equal((imported.SourceId, opened.Id, Reason), (former.SourceId, former.SuccessorId, former.SuccessionReason));
        Assert.Equal(1, await portal.InDatabase(db => db.AuditEntries.CountAsync(entry => entry.Act == ActName.PartnershipFoundTwice && entry.RecordId == imported.Id && entry.Role == UserRole.Administrator && entry.Word == Reason)));

        // Sent twice, it is done once; sent anew, it is refused in words.
        var again = await client.PostAsync($"{url}/merges", new FormUrlEncodedContent(fields.Where(field => field.Name != "GoesOn").Append(("GoesOn", $"{opened.Id}")).Select(field => KeyValuePair.Create(field.Item1, field.Item2))), TestContext.Current.CancellationToken);
        Assert.Equal(Index, again.Headers.Location?.OriginalString);
        Assert.Contains("One of the two has been merged already", (await client.Page(url)).Text, StringComparison.Ordinal);
        Assert.DoesNotContain($"{url}/merges", (await client.Page(url)).Actions());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Everything_that_was_said_in_the_one_stands_in_the_other_whichever_was_entered_first(bool firstGoesOn)
    {
        var (one, other, left) = (await portal.CreateMunicipality(), await portal.CreateMunicipality(side: Side.South), await portal.CreateMunicipality());
        var (asked, waits, refused) = (await portal.CreateMunicipality(), await portal.CreateMunicipality(), await portal.CreateMunicipality());
        var first = await portal.CreatePartnership(firstGoesOn ? [one, other] : [one, other, left]);
        var second = await portal.CreatePartnership(firstGoesOn ? [one, other, left] : [one, other]);
        var (former, successor) = firstGoesOn ? (second, first) : (first, second);
        foreach (var party in new[] { one, left })
        {
            await portal.Change(former, (record, at) => record.ChangeOwnPart(PortalFixture.Part(vision: $"Of {party.Name}"), PortalFixture.OfficerOf(party), at));
        }

        await portal.Change(former, (record, at) => record.EndPart(PartialDate.FromYear(2025), "No more", PortalFixture.OfficerOf(left), at));
        await portal.Change(former, (record, at) => record.AddStatement("A pity", PortalFixture.OfficerOf(other), at));
        foreach (var newcomer in new[] { asked, waits, refused })
        {
            await portal.Change(former, (record, at) => record.Invite(newcomer, PortalFixture.OfficerOf(one), at));
        }

        await portal.Change(former, (record, at) => record.ConsentToInvitation(asked.Id, PortalFixture.OfficerOf(other), at));
        await portal.Change(former, (record, at) => record.RefuseInvitation(refused.Id, "Too far", PortalFixture.OfficerOf(other), at));
        var agreement = await portal.CreateAgreement(former, AgreementStatus.Signed, between: [one, other]);
        await portal.AddDocument(agreement.Id, one.Id);
        await portal.CreateMandate(one, await portal.CreateAssociation(), on: former);
        var before = await Rows();

        await portal.MergeDuplicates(former.Id, successor.Id);

        Assert.Equal(before, await Rows());
        var kept = await portal.ReadPartnership(successor.Id);
        Assert.Equal([$"Of {one.Name}"], kept.PartyOf(one.Id).Visions.Select(vision => vision.Text));
        Assert.Equal((PartyAnswer.Ended, $"Of {left.Name}"), (kept.PartyOf(left.Id).Answer, Assert.Single(kept.PartyOf(left.Id).Visions).Text));
        Assert.Equal("A pity", Assert.Single(kept.Statements).Text);
        var invitations = kept.Invitations.ToDictionary(invitation => invitation.OrganisationId);
        Assert.Equal((2, true), (invitations[asked.Id].Consents.Count, invitations[asked.Id].AskedAt is not null));
        Assert.Equal((1, false), (invitations[waits.Id].Consents.Count, invitations[waits.Id].AskedAt is not null));
        Assert.Equal([refused.Id], (await portal.ReadPartnership(former.Id)).Invitations.Select(invitation => invitation.OrganisationId));
        Assert.Equal(successor.Id, (await portal.InDatabase(db => db.Agreements.SingleAsync(stored => stored.Id == agreement.Id))).PartnershipId);

        // In both records; one's vision stands in both afterwards, as its word there and as the kept record's.
        Task<string> Rows() => portal.InDatabase(async db =>
        {
            int[] ids = [first.Id, second.Id];
            var parties = db.Set<PartnershipParty>().Where(party => ids.Contains(party.PartnershipId));
            var invited = db.Set<PartnershipInvitation>().Where(invitation => ids.Contains(invitation.PartnershipId));
            var agreements = db.Agreements.Where(stored => ids.Contains(stored.PartnershipId));
            return $"{await parties.CountAsync()} parties, {await parties.Where(party => party.Answer == PartyAnswer.Ended).SumAsync(party => party.Visions.Count)} visions of those that have left, "
                + $"{await db.Set<PartnershipStatement>().CountAsync(statement => ids.Contains(statement.PartnershipId))} statements, "
                + $"{await invited.CountAsync()} invitations with {await invited.SumAsync(invitation => invitation.Consents.Count)} consents, "
                + $"{await agreements.CountAsync()} agreements with {await agreements.SumAsync(stored => stored.Versions.Count)} versions and {await agreements.SumAsync(stored => stored.Documents.Count)} documents, "
                + $"{await db.Mandates.CountAsync(mandate => mandate.Partnerships.Any(named => ids.Contains(named.PartnershipId)))} mandates";
        });
    }

    [Fact]
    public async Task The_parties_read_one_page_one_list_and_the_history_of_both()
    {
        var (one, other) = (await portal.CreateMunicipality("Doubleton"), await portal.CreateMunicipality("Singlebury", Side.South));
        var association = await portal.CreateAssociation(null, one);
        var (former, successor) = (await portal.CreatePartnership([one, other], publication: Publication.Agreement), await portal.CreatePartnership([one, other], publication: Publication.Agreement));
        var agreement = await portal.CreateAgreement(former, AgreementStatus.Signed, PortalFixture.Content("Of the former record"));
        var proposed = await portal.CreateAgreement(former, AgreementStatus.Proposed, PortalFixture.Content("Open in the former record"));
        var officer = await portal.SignIn(await portal.CreateUser(one));
        var staff = await portal.SignIn(await portal.CreateUser(association));
        var told = await officer.Page($"/partnerships/{former.Id}");
        Assert.Equal($"/partnerships/{successor.Id}", told.One("#duplicate a").GetAttribute("href"));
        Assert.Contains("ask the administrator to merge them", told.Text, StringComparison.Ordinal);
        // To who is no party the page says nothing of it.
        Assert.Null((await staff.Page($"/partnerships/{former.Id}")).Document.QuerySelector("#duplicate"));
        Assert.Null((await portal.Anonymous().Page($"/partnerships/{former.Id}")).Document.QuerySelector("#duplicate"));

        var project = await portal.CreateProject(former);
        var strategy = await portal.CreateStrategy(former);
        await portal.MergeDuplicates(former.Id, successor.Id, Reason);

        Assert.Equal(successor.Id, (await portal.ReadProject(project.Id)).PartnershipId);
        Assert.Equal(successor.Id, (await portal.ReadStrategy(strategy.Id)).PartnershipId);
        Assert.Contains(project.Title, (await officer.Page($"/partnerships/{successor.Id}")).One("#projects + table").TextContent, StringComparison.Ordinal);
        foreach (var client in new[] { officer, staff, portal.Anonymous() })
        {
            var old = await client.Page($"/partnerships/{former.Id}?as=public");
            Assert.Equal((HttpStatusCode.MovedPermanently, $"/partnerships/{successor.Id}?as=public"), (old.Status, old.Location));
            var rows = (await client.Page("/partnerships?q=doubleton")).Document.QuerySelectorAll("tbody th a").Select(link => link.GetAttribute("href"));
            Assert.Equal([$"/partnerships/{successor.Id}"], rows);
            Assert.Contains("Of the former record", (await client.Page($"/partnerships/{successor.Id}")).Text, StringComparison.Ordinal);
        }

        var page = await officer.Page($"/partnerships/{successor.Id}");
        Assert.Null(page.Document.QuerySelector("#duplicate"));
        Assert.Contains("merged into it another record of the same partnership", page.Text, StringComparison.Ordinal);
        Assert.Contains(Reason, page.Text, StringComparison.Ordinal);
        var history = await officer.Page($"/partnerships/{successor.Id}/history");
        Assert.Equal(2, history.Text.Split("opened the partnership").Length - 1);
        Assert.Contains("the agreement passed to the one that goes on", (await officer.Page($"/agreements/{proposed.Id}/history")).Text, StringComparison.Ordinal);
        Assert.Contains($"/partnerships/{successor.Id}", (await officer.Page($"/agreements/{agreement.Id}")).Html, StringComparison.Ordinal);
        Assert.DoesNotContain($"/partnerships/{former.Id}\"", (await officer.Page("/my-work")).Html, StringComparison.Ordinal);
        Assert.DoesNotContain($"/partnerships/{former.Id}\"", (await officer.Page($"/municipalities/{one.Id}")).Html, StringComparison.Ordinal);
        Assert.DoesNotContain($"/partnerships/{former.Id}\"", (await staff.Page($"/association/members/{one.Id}")).Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await officer.Page($"/partnerships/{successor.Id}/agreements/new")).Status);
    }

    [Fact]
    public async Task What_an_association_does_not_read_it_does_not_read_after_a_merger_either()
    {
        var (member, other) = (await portal.CreateMunicipality(), await portal.CreateMunicipality(side: Side.South));
        var association = await portal.CreateAssociation(null, member);
        var former = await portal.ImportPartnership(member, other);
        await portal.Change(former, (record, at) => record.Accept(PortalFixture.Part(vision: "For the parties alone"), PortalFixture.Facts(), PortalFixture.OfficerOf(other), at));
        var successor = await portal.CreatePartnership([member, other], accepted: false);
        await portal.MergeDuplicates(former.Id, successor.Id, Reason);

        var officer = await (await portal.SignIn(await portal.CreateUser(member))).Page($"/partnerships/{successor.Id}/history");
        var staff = await (await portal.SignIn(await portal.CreateUser(association))).Page($"/partnerships/{successor.Id}/history");

        Assert.Contains("For the parties alone", officer.Text, StringComparison.Ordinal);
        Assert.Contains("merged into it another record", staff.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("For the parties alone", staff.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_old_address_tells_nobody_that_there_is_a_record_and_leads_on_in_one_step()
    {
        var (one, other) = (await portal.CreateMunicipality(), await portal.CreateMunicipality(side: Side.South));
        var (first, second, third) = (await portal.CreatePartnership([one, other], publication: Publication.Existence), await portal.CreatePartnership([one, other]), await portal.CreatePartnership([one, other]));
        var newcomer = await portal.CreateMunicipality();
        await portal.Change(second, (record, at) => record.Invite(newcomer, PortalFixture.OfficerOf(one), at));
        await portal.Change(second, (record, at) => record.ConsentToInvitation(newcomer.Id, PortalFixture.OfficerOf(other), at));
        await portal.MergeDuplicates(first.Id, second.Id);
        await portal.MergeDuplicates(second.Id, third.Id);
        var officer = await portal.SignIn(await portal.CreateUser(one));

        foreach (var id in new[] { first.Id, second.Id })
        {
            var old = await officer.Page($"/partnerships/{id}/edit");
            Assert.Equal((HttpStatusCode.MovedPermanently, $"/partnerships/{third.Id}/edit"), (old.Status, old.Location));
            foreach (var client in new[] { portal.Anonymous(), await Administrator(), await portal.SignIn(await portal.CreateUser(await portal.CreateMunicipality())) })
            {
                var (page, unknown) = (await client.Page($"/partnerships/{id}"), await client.Page("/partnerships/99999999"));
                Assert.Equal((HttpStatusCode.NotFound, unknown.Text), (page.Status, page.Text));
            }
        }

        // A newcomer that is asked finds its invitation.
        var asked = await portal.SignIn(await portal.CreateUser(newcomer));
        Assert.Equal($"/partnerships/{third.Id}/invitations/{newcomer.Id}", (await asked.Page($"/partnerships/{second.Id}/invitations/{newcomer.Id}")).Location);
        Assert.Equal(HttpStatusCode.OK, (await asked.Page($"/partnerships/{third.Id}/invitations/{newcomer.Id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await asked.Page($"/partnerships/{third.Id}")).Status);
    }

    [Fact]
    public async Task A_form_that_lay_open_arrives_at_the_record_that_goes_on()
    {
        var (one, other) = (await portal.CreateMunicipality(), await portal.CreateMunicipality(side: Side.South));
        var (former, successor) = (await portal.CreatePartnership([one, other]), await portal.CreatePartnership([one, other], accepted: false));
        var officer = await portal.SignIn(await portal.CreateUser(other));
        var page = await officer.Page($"/partnerships/{former.Id}/edit");
        await portal.MergeDuplicates(former.Id, successor.Id);

        var sent = await page.Post($"/partnerships/{former.Id}/edit", ("Vision", "Typed for long"));

        Assert.Equal((HttpStatusCode.PermanentRedirect, $"/partnerships/{successor.Id}/edit"), (sent.Status, sent.Location));
        // An invalid one, too, of which the page would be shown again.
        Assert.Equal(HttpStatusCode.PermanentRedirect, (await page.Post($"/partnerships/{former.Id}/edit", ("Vision", new string('x', OwnPart.VisionLimit + 1)))).Status);
    }

    [Fact]
    public async Task What_was_kept_and_what_is_sent_after_the_sign_in_had_ended_is_found_at_the_record_that_goes_on()
    {
        var (one, other) = (await portal.CreateMunicipality(), await portal.CreateMunicipality(side: Side.South));
        var (former, successor) = (await portal.CreatePartnership([one, other]), await portal.CreatePartnership([one, other]));
        var (keeper, late, stranger) = (await portal.CreateUser(one), await portal.CreateUser(other), await portal.CreateUser(await portal.CreateMunicipality()));
        var (old, now) = ($"/partnerships/{former.Id}/agreements", $"/partnerships/{successor.Id}/agreements");
        var (client, unseen) = (await portal.SignIn(keeper), await portal.SignIn(stranger));
        var (open, elsewhere) = (await client.Page($"{old}/new"), await unseen.Page($"/partnerships/new?with={one.Id}"));
        await open.Post(old, ("Texts[0].Purpose", "Kept before"), ("Keep", "later"));
        var form = await (await portal.SignIn(late)).Page($"{old}/new");

        await portal.MergeDuplicates(former.Id, successor.Id);

        Assert.Contains("You left this form on", (await client.Page($"{now}/new")).One("div.next").TextContent, StringComparison.Ordinal);
        Assert.Equal("Kept before", (await client.Page($"{now}?kept=true")).Value("Texts[0].Purpose"));
        // From a window that was open since before.
        await open.Post(old, ("Texts[0].Purpose", "Kept after"), ("Keep", "quietly"));
        Assert.Equal("Kept after", (await client.Page($"{now}?kept=true")).Value("Texts[0].Purpose"));
        Assert.Equal(1, await portal.InDatabase(db => db.KeptForms.CountAsync(kept => kept.UserId == keeper.Id)));
        await portal.InDatabase(db => db.Sessions.Where(session => session.UserId == late.Id).ExecuteUpdateAsync(set => set.SetProperty(session => session.EndedAt, portal.Now)));
        var signIn = await form.Post(old, ("Texts[0].Purpose", "Sent too late"));
        Assert.Equal(HttpStatusCode.Unauthorized, signIn.Status);
        var back = await (await signIn.Post("/account/sign-in", ("Email", late.Email), ("Password", PortalFixture.Password))).Follow();
        Assert.Equal((HttpStatusCode.MovedPermanently, $"{now}?kept=true"), (back.Status, back.Location));
        Assert.Equal("Sent too late", (await back.Follow()).Value("Texts[0].Purpose"));
        // To who sees neither record, the answer does not tell of the other one.
        var told = await elsewhere.Send(old, [("__RequestVerificationToken", elsewhere.Value("__RequestVerificationToken")!), ("Keep", "later")]);
        Assert.DoesNotContain($"{successor.Id}", told.Location ?? told.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_acceptance_that_comes_after_the_merger_with_an_accepted_record_stands_in_the_form_that_changes_it()
    {
        var (one, other) = (await portal.CreateMunicipality(), await portal.CreateMunicipality(side: Side.South));
        var (former, successor) = (await portal.CreatePartnership([one, other], accepted: false), await portal.CreatePartnership([one, other]));
        var officer = await portal.SignIn(await portal.CreateUser(other));
        var form = await officer.Page($"/partnerships/{former.Id}/acceptances/new");
        await portal.MergeDuplicates(former.Id, successor.Id);

        var late = await form.Send($"/partnerships/{successor.Id}/acceptances", [.. form.Fields($"/partnerships/{former.Id}/acceptances").Where(field => field.Item1 is not ("Vision" or "Path" or "Aim" or "Begun" or "Publication")),
            ("Path", nameof(PathKind.PoliticalWill)), ("Aim", "Better water"), ("Begun", "False"), ("Publication", nameof(Publication.Nothing)), ("Vision", "Typed for long")]);

        Assert.Equal((HttpStatusCode.Redirect, $"/partnerships/{successor.Id}/edit?kept=true"), (late.Status, late.Location));
        var edit = await late.Follow();
        Assert.Contains("Your organisation has accepted this partnership meanwhile. Nothing was saved; what you typed stands here", edit.Text, StringComparison.Ordinal);
        Assert.Equal("Typed for long", edit.Value("Vision"));
        // An invalid one, of which the page would be shown again, too.
        var invalid = await form.Send($"/partnerships/{successor.Id}/acceptances", [.. form.Fields($"/partnerships/{former.Id}/acceptances")]);
        Assert.Equal((HttpStatusCode.Redirect, $"/partnerships/{successor.Id}/edit?kept=true"), (invalid.Status, invalid.Location));
        // The address of the form itself is refused as before.
        Assert.Equal(HttpStatusCode.Forbidden, (await officer.Page($"/partnerships/{successor.Id}/acceptances/new")).Status);
    }

    [Fact]
    public async Task An_administrator_reads_how_much_an_unpublished_record_has_and_not_what()
    {
        var (one, other) = (await portal.CreateMunicipality("Hushham"), await portal.CreateMunicipality("Quietbury", Side.South));
        var hidden = await portal.CreatePartnership([one, other], themes: "gender-equality");
        await portal.Change(hidden, (record, at) => record.ChangeOwnPart(PortalFixture.Part(vision: "Secret vision"), PortalFixture.OfficerOf(one), at));
        await portal.CreateAgreement(hidden, AgreementStatus.Proposed, PortalFixture.Content("Secret title"));
        var open = await portal.CreatePartnership([one, other], publication: Publication.Existence, themes: "culture");
        var client = await Administrator();

        var pair = await client.Page($"{Index}/{open.Id}/{hidden.Id}");

        Assert.Equal(["Themes", "culture", "not shown: not everyone sees this record"], Row(pair, "Themes").Select((text, index) => index == 1 ? text.ToLowerInvariant() : text));
        Assert.Equal("not shown: not everyone sees this record", Row(pair, "First contact")[2]);
        Assert.Contains("2019", Row(pair, "First contact")[1], StringComparison.Ordinal);
        Assert.Equal(["Drafts and proposals", "0", "1"], Row(pair, "Drafts and proposals"));
        foreach (var secret in new[] { "Secret", "Gender", "Services that both towns plan" })
        {
            Assert.DoesNotContain(secret, pair.Html, StringComparison.Ordinal);
        }

        Assert.Equal([$"/partnerships/{open.Id}"], pair.Document.QuerySelectorAll("thead a").Select(link => link.GetAttribute("href")));
        Assert.Equal(HttpStatusCode.NotFound, (await client.Page($"/partnerships/{hidden.Id}")).Status);
    }

    [Fact]
    public async Task After_a_merger_of_towns_each_record_says_which_town_it_named()
    {
        var (former, successor, partner) = (await portal.CreateMunicipality("Oldham"), await portal.CreateMunicipality("Newham"), await portal.CreateMunicipality("Farham", Side.South));
        var (one, other) = (await portal.ImportPartnership(former, partner), await portal.ImportPartnership(successor, partner));
        await using (var scope = portal.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<MergerService>().Merge(new Merger([former.Id, successor.Id], successor.Id, null, PartialDate.FromYear(2020), "Decree"), Actor.Portal, TestContext.Current.CancellationToken);
        }

        var pair = await (await Administrator()).Page($"{Index}/{one.Id}/{other.Id}");

        Assert.Contains("In this record as Oldham, now Newham", Row(pair, "Newham")[1], StringComparison.Ordinal);
        Assert.DoesNotContain("now Newham", Row(pair, "Newham")[2], StringComparison.Ordinal);
        Assert.DoesNotContain("In this record as", string.Concat(Row(pair, "Farham")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_record_that_others_have_left_is_not_said_to_be_of_the_same_parties()
    {
        Municipality[] towns = [await portal.CreateMunicipality(), await portal.CreateMunicipality(side: Side.South), await portal.CreateMunicipality(), await portal.CreateMunicipality(side: Side.South)];
        var (two, four) = (await portal.CreatePartnership(towns[..2]), await portal.CreatePartnership(towns));
        foreach (var leaver in towns[2..])
        {
            await portal.Change(four, (record, at) => record.EndPart(PartialDate.FromYear(2026), "No more", PortalFixture.OfficerOf(leaver), at));
        }

        var officer = await portal.SignIn(await portal.CreateUser(towns[0]));

        Assert.Null((await officer.Page($"/partnerships/{two.Id}")).Document.QuerySelector("#duplicate"));
        Assert.Null((await officer.Page($"/partnerships/{four.Id}")).Document.QuerySelector("#duplicate"));
    }

    [Fact]
    public async Task Two_that_are_told_apart_are_not_offered_again_neither_to_their_parties()
    {
        var (one, other) = (await portal.CreateMunicipality(), await portal.CreateMunicipality(side: Side.South));
        var (first, second) = (await portal.CreatePartnership([one, other]), await portal.CreatePartnership([one, other]));
        var (client, officer) = (await Administrator(), await portal.SignIn(await portal.CreateUser(one)));
        Assert.NotNull((await officer.Page($"/partnerships/{second.Id}")).Document.QuerySelector("#duplicate"));
        var url = $"{Index}/{first.Id}/{second.Id}";
        var pair = await client.Page(url);

        // Of two that are no candidates nothing is noted.
        var third = await portal.CreatePartnership([one, await portal.CreateMunicipality()]);
        Assert.Equal($"{Index}/{first.Id}/{third.Id}", (await pair.Send($"{Index}/{first.Id}/{third.Id}/differences", [.. pair.Fields($"{url}/differences")])).Location);
        Assert.False(await portal.InDatabase(db => db.PartnershipDifferences.AnyAsync(difference => difference.SecondId == third.Id)));

        var clicks = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => pair.Post($"{url}/differences")));
        Assert.All(clicks, click => Assert.Equal(HttpStatusCode.Redirect, click.Status));
        var done = await clicks[0].Follow();
        Assert.Equal("Noted: they are two partnerships.", done.Message);
        await pair.Post($"{url}/differences");

        Assert.DoesNotContain(url, await Listed(client));
        Assert.Equal(1, await portal.InDatabase(db => db.PartnershipDifferences.CountAsync(difference => difference.FirstId == first.Id && difference.SecondId == second.Id)));
        Assert.Contains("Somebody has said that these are two partnerships.", (await client.Page(url)).Text, StringComparison.Ordinal);
        Assert.Null((await officer.Page($"/partnerships/{second.Id}")).Document.QuerySelector("#duplicate"));
    }

    [Fact]
    public async Task Only_the_parties_that_are_in_it_now_count_and_what_has_ended_is_no_candidate()
    {
        var (one, other, left) = (await portal.CreateMunicipality(), await portal.CreateMunicipality(side: Side.South), await portal.CreateMunicipality());
        var (two, three) = (await portal.CreatePartnership([one, other]), await portal.CreatePartnership([one, other, left]));
        var ended = await portal.CreatePartnership([one, other]);
        await portal.Change(ended, (record, at) => record.EndPart(PartialDate.FromYear(2020), "Done", PortalFixture.OfficerOf(one), at));
        var client = await Administrator();
        var before = await Listed(client);
        Assert.DoesNotContain($"{Index}/{two.Id}/{three.Id}", before);
        Assert.DoesNotContain($"{Index}/{two.Id}/{ended.Id}", before);

        await portal.Change(three, (record, at) => record.EndPart(PartialDate.FromYear(2025), "No more", PortalFixture.OfficerOf(left), at));

        Assert.Contains($"{Index}/{two.Id}/{three.Id}", await Listed(client));
        Assert.Contains("as a party that has left", (await client.Page($"{Index}/{two.Id}/{three.Id}")).Text, StringComparison.Ordinal);
        await portal.MergeDuplicates(three.Id, two.Id);
        Assert.Equal((PartyAnswer.Ended, "No more"), (await portal.ReadPartnership(two.Id)).Parties.Where(party => party.OrganisationId == left.Id).Select(party => (party.Answer, party.Word)).Single());
        Assert.Equal($"/partnerships/{two.Id}", (await (await portal.SignIn(await portal.CreateUser(left))).Page($"/partnerships/{three.Id}")).Location);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Who_had_left_one_of_the_two_reads_nothing_that_was_said_in_the_other(bool itsRecordGoesOn)
    {
        var (one, other, left) = (await portal.CreateMunicipality(), await portal.CreateMunicipality(side: Side.South), await portal.CreateMunicipality("Lefton"));
        var association = await portal.CreateAssociation(null, left);
        var (known, unknown) = (await portal.CreatePartnership([one, other, left]), await portal.CreatePartnership([one, other]));
        await portal.Change(known, (record, at) => record.ChangeOwnPart(PortalFixture.Part(vision: "Said before all three"), PortalFixture.OfficerOf(other), at));
        var strategy = await portal.CreateStrategy(known);
        await portal.Change(known, (record, at) => record.EndPart(PartialDate.FromYear(2025), "No more", PortalFixture.OfficerOf(left), at));
        await portal.Change(unknown, (record, at) => record.ChangeOwnPart(PortalFixture.Part(vision: "Said between the two"), PortalFixture.OfficerOf(one), at));
        var group = await portal.CreateWorkingGroup(unknown, one);
        var agreement = await portal.CreateAgreement(known, AgreementStatus.Signed);
        var (successor, former) = itsRecordGoesOn ? (known, unknown) : (unknown, known);

        await portal.MergeDuplicates(former.Id, successor.Id, Reason);

        foreach (var reader in new[] { await portal.CreateUser(left), await portal.CreateUser(association) })
        {
            var client = await portal.SignIn(reader);
            var page = await client.Page($"/partnerships/{successor.Id}");
            Assert.DoesNotContain("Said ", page.Text, StringComparison.Ordinal);
            var history = await client.Page($"/partnerships/{successor.Id}/history");
            Assert.Contains("No more", history.Text, StringComparison.Ordinal);
            Assert.Equal(reader.OrganisationId == left.Id, history.Text.Contains("Said before all three", StringComparison.Ordinal));
            Assert.DoesNotContain("Said between the two", history.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("working group", history.Text, StringComparison.OrdinalIgnoreCase);
            Assert.Equal(HttpStatusCode.Forbidden, (await client.Page($"/partnerships/{successor.Id}/roles")).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await client.Page($"/partnerships/{successor.Id}/working-groups/{group.Id}")).Status);
            Assert.DoesNotContain("Said ", (await client.Page($"/agreements/{agreement.Id}/summary")).Text, StringComparison.Ordinal);
        }

        // What it may not read no path leads to.
        var crumbs = (await (await portal.SignIn(await portal.CreateUser(left))).Page($"/strategies/{strategy.Id}")).One("nav.crumbs");
        Assert.Contains("Joint strategies", crumbs.TextContent, StringComparison.Ordinal);
        Assert.Null(crumbs.QuerySelector("a[href$='/strategies']"));
        var party = await (await portal.SignIn(await portal.CreateUser(one))).Page($"/partnerships/{successor.Id}/history");
        Assert.Contains("Said before all three", party.Text, StringComparison.Ordinal);
        Assert.Contains("Said between the two", party.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await (await portal.SignIn(await portal.CreateUser(other))).Page($"/partnerships/{successor.Id}/working-groups/{group.Id}")).Status);
    }

    [Fact]
    public async Task What_cannot_be_merged_is_said_before_and_refused_after()
    {
        var (one, other) = (await portal.CreateMunicipality(), await portal.CreateMunicipality(side: Side.South));
        var record = await portal.CreatePartnership([one, other]);
        var strangers = await portal.CreatePartnership();
        var client = await Administrator();

        await Refused(strangers.Id, "The same parties are not in both");
        await Refused(record.Id, "It is one and the same record");
        var ended = await portal.CreatePartnership([one, other]);
        await portal.Change(ended, (partnership, at) => partnership.EndPart(PartialDate.FromYear(2020), "Done", PortalFixture.OfficerOf(one), at));
        await Refused(ended.Id, "One of the two has ended: what began again later is a partnership of its own");
        var merged = await portal.CreatePartnership([one, other]);
        await portal.MergeDuplicates(merged.Id, record.Id);
        await Refused(merged.Id, "One of the two has been merged already");
        Assert.Equal(HttpStatusCode.NotFound, (await client.Page($"{Index}/{record.Id}/99999999")).Status);

        async Task Refused(int id, string words)
        {
            var url = $"{Index}/{record.Id}/{id}";
            var page = await client.Page(url);
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.Contains(words, page.Text, StringComparison.Ordinal);
            Assert.DoesNotContain($"{url}/merges", page.Actions());
            // Nor does it say who is in the records.
            Assert.DoesNotContain(one.Name, page.Text, StringComparison.Ordinal);
            // As it was sent from a page that lay open.
            var form = (await client.Page((await Listed(client))[0]!)).Document.QuerySelector("form[action$=merges]")!;
            var sent = await client.PostAsync($"{url}/merges", new FormUrlEncodedContent(
            [
                KeyValuePair.Create("FormId", $"{Guid.NewGuid()}"), KeyValuePair.Create("GoesOn", $"{record.Id}"), KeyValuePair.Create("Reason", Reason),
                KeyValuePair.Create("__RequestVerificationToken", form.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!),
            ]), TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.BadRequest, sent.StatusCode);
            Assert.Contains(words, await sent.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_mandate_follows_and_lets_nobody_act_for_two()
    {
        var (one, other) = (await portal.CreateMunicipality(), await portal.CreateMunicipality(side: Side.South));
        var agency = await portal.CreateAssociation();
        var (former, successor, third) = (await portal.CreatePartnership([one, other]), await portal.CreatePartnership([one, other]), await portal.CreatePartnership([one, other]));
        await portal.CreateMandate(one, agency, on: former);
        await portal.CreateMandate(other, agency, on: third);
        await portal.MergeDuplicates(former.Id, successor.Id);
        var staff = await portal.SignIn(await portal.CreateUser(agency));

        Assert.Equal((HttpStatusCode.MovedPermanently, $"/partnerships/{successor.Id}/edit"), await Answer($"/partnerships/{former.Id}/edit"));
        Assert.Equal((HttpStatusCode.OK, null), await Answer($"/partnerships/{successor.Id}/edit"));
        Assert.Contains("the agency acts for two", await TwoMandates(), StringComparison.Ordinal);

        async Task<(HttpStatusCode, string?)> Answer(string url)
        {
            var page = await staff.Page(url);
            return (page.Status, page.Location);
        }

        async Task<string> TwoMandates()
        {
            var page = await (await Administrator()).Page($"{Index}/{successor.Id}/{third.Id}");
            Assert.Contains("An association acts under mandates for one party in the one record and for another in the other.", page.Text, StringComparison.Ordinal);
            var refused = await Assert.ThrowsAsync<DomainException>(() => portal.MergeDuplicates(third.Id, successor.Id));
            Assert.Null((await portal.ReadPartnership(third.Id)).SuccessorId);
            return refused.Key == "DuplicatePartnerships.Errors.Mandates" ? "the agency acts for two" : refused.Key;
        }
    }

    [Fact]
    public async Task Of_two_administrators_at_once_one_merges()
    {
        var (one, other) = (await portal.CreateMunicipality(), await portal.CreateMunicipality(side: Side.South));
        var (first, second) = (await portal.CreatePartnership([one, other]), await portal.CreatePartnership([one, other]));
        var url = $"{Index}/{first.Id}/{second.Id}";
        var pages = new[] { await (await Administrator()).Page(url), await (await Administrator()).Page(url) };

        var answers = await Task.WhenAll(pages[0].Post($"{url}/merges", ("GoesOn", $"{first.Id}"), ("Reason", Reason)), pages[1].Post($"{url}/merges", ("GoesOn", $"{second.Id}"), ("Reason", Reason)));

        Assert.Single(answers, answer => answer.Status == HttpStatusCode.Redirect);
        Assert.Single(answers, answer => answer.Status is HttpStatusCode.BadRequest or HttpStatusCode.Conflict);
        Assert.Single([await portal.ReadPartnership(first.Id), await portal.ReadPartnership(second.Id)], record => record.SuccessorId is not null);
    }

    [Fact]
    public async Task Who_waits_for_a_group_of_the_record_that_ends_waits_in_the_other_and_is_answered()
    {
        var (one, other) = (await portal.CreateMunicipality(), await portal.CreateMunicipality(side: Side.South));
        var (first, second) = (await portal.CreatePartnership([one, other]), await portal.CreatePartnership([one, other]));
        var request = await portal.Ask(await portal.CreateWorkingGroup(second, one), "Rowing club");
        var url = $"{Index}/{first.Id}/{second.Id}";
        await (await (await Administrator()).Page(url)).Post($"{url}/merges", ("GoesOn", $"{first.Id}"), ("Reason", Reason));
        var officer = await portal.SignIn(await portal.CreateUser(one));

        Assert.NotEmpty((await officer.Page("/north")).Document.QuerySelectorAll($"a[href='/partnerships/{first.Id}/working-groups']"));
        var asked = $"/partnerships/{first.Id}/working-groups/{request.WorkingGroupId}/join-requests/{request.Id}";
        await (await officer.Page(asked)).Post($"{asked}/acceptances");
        Assert.Equal(JoinRequestStatus.Accepted, await portal.InDatabase(db => db.JoinRequests.Where(stored => stored.Id == request.Id).Select(stored => stored.Status).SingleAsync()));
    }

    [Fact]
    public async Task It_leaves_the_figures_the_rounds_and_the_presentation_to_the_council()
    {
        var (one, other) = (await portal.CreateMunicipality(), await portal.CreateMunicipality(side: Side.South));
        var association = await portal.CreateAssociation(null, one);
        var (former, successor) = (await portal.CreatePartnership([one, other]), await portal.CreatePartnership([one, other]));
        var round = await portal.OpenRound(association);
        var (client, officer, staff) = (await Administrator(), await portal.SignIn(await portal.CreateUser(one)), await portal.SignIn(await portal.CreateUser(association)));
        var before = await Total();
        Assert.Contains($"/partnerships/{former.Id}\"", (await staff.Page($"/association/confirmation-rounds/{round.Id}")).Html, StringComparison.Ordinal);

        await portal.MergeDuplicates(former.Id, successor.Id);

        Assert.Equal(before - 1, await Total());
        var asked = (await staff.Page($"/association/confirmation-rounds/{round.Id}")).Html;
        Assert.DoesNotContain($"/partnerships/{former.Id}\"", asked, StringComparison.Ordinal);
        Assert.Contains($"/partnerships/{successor.Id}\"", asked, StringComparison.Ordinal);
        // Nobody has ended anything.
        Assert.DoesNotContain("ended", (await officer.Page($"/municipalities/{one.Id}/council-presentations")).Text, StringComparison.OrdinalIgnoreCase);

        async Task<int> Total() => (await client.Page("/admin")).Document.QuerySelectorAll("tbody td").Sum(cell => int.Parse(cell.TextContent, System.Globalization.NumberStyles.AllowThousands, System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Joint_strategies_that_share_years_are_told_before_and_who_proposed_one_is_to_change_its_years()
    {
        var (one, other) = (await portal.CreateMunicipality("Yearham"), await portal.CreateMunicipality("Yearwick", Side.South));
        var (former, successor) = (await portal.CreatePartnership([one, other]), await portal.CreatePartnership([one, other]));
        var proposed = await portal.CreateStrategy(former);
        await portal.CreateStrategy(successor, StrategyState.InForce);
        var (client, officer) = (await Administrator(), await portal.SignIn(await portal.CreateUser(one)));
        Assert.DoesNotContain("Its years are taken", (await officer.Page("/north")).Text, StringComparison.Ordinal);

        var pair = await client.Page($"{Index}/{former.Id}/{successor.Id}");
        await portal.MergeDuplicates(former.Id, successor.Id, Reason);

        Assert.Contains("Joint strategies share years", pair.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(proposed.Title, pair.Html, StringComparison.Ordinal);
        Assert.Contains($"Its years are taken: the joint strategy “{proposed.Title}”", (await officer.Page("/north")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Its years are taken", (await (await portal.SignIn(await portal.CreateUser(other))).Page("/south")).Text, StringComparison.Ordinal);
    }

    private async Task<HttpClient> Administrator() => await portal.SignIn(await portal.CreateAdministrator());

    private static string[] Row(PortalPage page, string head) =>
        [.. page.Document.QuerySelectorAll("tbody tr").Single(row => row.QuerySelector("th")!.TextContent.Trim() == head).Children.Select(cell => cell.TextContent.Trim())];

    private static async Task<List<string?>> Listed(HttpClient client)
    {
        var found = new List<string?>();
        for (var url = Index; url is not null;)
        {
            var page = await client.Page(url);
            found.AddRange(page.Document.QuerySelectorAll(".todo a").Select(link => link.GetAttribute("href")));
            url = page.Document.QuerySelector("a[rel=next]")?.GetAttribute("href");
        }

        return found;
    }
}
