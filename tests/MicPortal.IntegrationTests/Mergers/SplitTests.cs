using System.Net;
using MicPortal.Application.Mergers;
using MicPortal.Domain.Access;
using MicPortal.Domain.Agreements;
using MicPortal.Domain.Common;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Partnerships;
using MicPortal.Domain.Projects;
using MicPortal.Domain.Visits;
using MicPortal.TestSupport;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace MicPortal.IntegrationTests.Mergers;

public sealed class SplitTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const string Action = "/admin/splits";

    [Fact]
    public async Task One_becomes_several_and_each_thing_goes_to_who_carries_it_on()
    {
        var (whole, there, partner) = (await portal.CreateMunicipality("Wholeham"), await portal.CreateMunicipality("Thereham"), await portal.CreateMunicipality("Faraway", Side.South));
        var association = await portal.CreateAssociation(null, whole, there);
        var (seen, hidden) = (await portal.CreatePartnership([whole, partner], publication: Publication.Existence), await portal.CreatePartnership([whole, await portal.CreateMunicipality("Hiddenpartner", Side.South)]));
        var signed = await portal.CreateAgreement(seen, AgreementStatus.Signed);
        var draft = await portal.CreateAgreement(seen, AgreementStatus.Draft);
        var (position, interest) = (await portal.CreatePosition(whole), await portal.CreateInterest(whole));
        var letter = await portal.CreateContactRequest(whole, await portal.CreateMunicipality());
        var followUp = await portal.WriteFollowUp(association, whole);
        var asked = await portal.CreateAccessRequest(whole);
        var mandate = await portal.CreateMandate(whole, await portal.CreateAssociation(), on: hidden);
        var user = await portal.CreateUser(whole);
        var officer = await portal.SignIn(user);
        var client = await Administrator();

        var found = await client.Page("/admin/splits/new?q=wholeham");
        var whole1 = await client.Page(found.One($"a[href*='Town={whole.Id}'].button").GetAttribute("href")!);
        // What was typed before a part is searched for stays.
        var more = await whole1.Post(Action, ("Find", "thereham"), ("NewNames", "Typedham"), ("Reason", "Law 8"));
        Assert.Equal((HttpStatusCode.OK, "Law 8"), (more.Status, more.Value("Reason")));
        more.One($"button[name=Add][value='{there.Id}']");
        var typed = await more.Send(Action, [.. more.Fields(Action), ("Add", $"{there.Id}")]);
        Assert.Equal(("Typedham", "Law 8"), (typed.Value("NewNames"), typed.Value("Reason")));
        var chosen = await client.Page($"/admin/splits/new?Town={whole.Id}&Part={there.Id}");
        Assert.Equal(["Name at least two that carry on", "Enter a date; the day, or the day and the month, may stay empty", "Enter the reason and where it is published"], (await chosen.Post(Action)).Errors);
        var late = await chosen.Post(Action, ("NewNames", "Newham\r\nOtherham"), ("On.Year", $"{portal.Today.Year + 1}"), ("Reason", "Law 9"));
        Assert.Equal(["The date lies in the future. Record it on that day"], late.Errors);
        Assert.Equal(("Law 9", "Newham\nOtherham"), (late.Value("Reason"), late.Value("NewNames")!.ReplaceLineEndings("\n")));

        var preview = await late.Post(Action, ("On.Year", $"{portal.Today.Year - 1}"));
        Assert.Equal("Before the split is recorded", preview.Heading);
        Assert.Contains($"Wholeham split ({portal.Today.Year - 1}) into Thereham, Newham and Otherham.", preview.Text, StringComparison.Ordinal);
        // Of what is not published an administrator reads how many, and no word.
        Assert.Contains("1 more partnership is not published and goes to the lead.", preview.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Hiddenpartner", preview.Html, StringComparison.Ordinal);
        Assert.Contains("Faraway", preview.One($"label[for='Place-{seen.Id}']").TextContent, StringComparison.Ordinal);
        var leaderless = await preview.Post(Action, ($"Place[{seen.Id}]", "new:Newham"));
        Assert.Equal(["Choose who carries on the rest"], leaderless.Errors);
        Assert.Equal("new:Newham", leaderless.Value($"Place[{seen.Id}]"));
        var done = await leaderless.Post(Action, ("Lead", $"{there.Id}"));
        Assert.Equal($"/municipalities/{whole.Id}", done.Location);
        var page = await done.Follow();
        // Sent twice, it is done once.
        Assert.Equal(done.Location, (await leaderless.Post(Action, ("Lead", $"{there.Id}"))).Location);

        // Its page stays and names all who carry on.
        Assert.Equal((HttpStatusCode.OK, "Wholeham", "The split is recorded. This page stays and names who carries on."), (page.Status, page.Heading, page.Message));
        Assert.Contains($"Split ({portal.Today.Year - 1}) into Newham, Otherham and Thereham. Law 9", page.Text, StringComparison.Ordinal);
        var (formed, other) = (await Named("Newham"), await Named("Otherham"));
        Assert.Equal(new[] { formed.Id, other.Id, there.Id }.Select(id => $"/municipalities/{id}"), page.Document.QuerySelectorAll("main .todo a").Select(link => link.GetAttribute("href")));
        Assert.Equal(("BE", Side.North, null), (formed.CountryCode, formed.Side, formed.Population));
        var anonymous = portal.Anonymous();
        Assert.Contains("Since a split", (await anonymous.Page($"/municipalities/{formed.Id}")).Text, StringComparison.Ordinal);
        var below = await anonymous.Page($"/municipalities/{whole.Id}/access-requests/new");
        Assert.Equal((HttpStatusCode.PermanentRedirect, $"/municipalities/{there.Id}/access-requests/new"), (below.Status, below.Location));
        var search = await anonymous.Page("/municipalities?q=wholeham");
        Assert.Equal(new[] { formed.Id, other.Id, there.Id }.Select(id => $"/municipalities/{id}"), search.Document.QuerySelectorAll("tbody th a").Select(link => link.GetAttribute("href")));
        Assert.Contains("3 successors", (await client.Page("/admin/mergers")).Text, StringComparison.Ordinal);
        Assert.Contains("recorded that the municipality split", (await client.Page($"/municipalities/{whole.Id}/history")).Text, StringComparison.Ordinal);

        // The joint records are where they were assigned, and the rest is the lead's.
        Assert.Equal([partner.Id, formed.Id], (await portal.ReadPartnership(seen.Id)).Parties.Select(party => party.OrganisationId).Order());
        Assert.Contains((await portal.ReadPartnership(hidden.Id)).Parties, party => party.OrganisationId == there.Id && party.SplitFromId == whole.Id);
        Assert.Equal("Wholeham", (await portal.ReadAgreement(signed.Id)).Parties.Single(party => party.OrganisationId == formed.Id).SignedAs);
        Assert.Equal(formed.Id, (await portal.ReadAgreement(draft.Id)).DraftingOrganisationId);
        await portal.InDatabase(async db =>
        {
            Assert.Equal(there.Id, await db.Positions.Where(row => row.Id == position.Id).Select(row => row.MunicipalityId).SingleAsync());
            Assert.Equal(there.Id, await db.Interests.Where(row => row.Id == interest.Id).Select(row => row.MunicipalityId).SingleAsync());
            Assert.Equal(there.Id, await db.ContactRequests.Where(row => row.Id == letter.Id).Select(row => row.FromMunicipalityId).SingleAsync());
            Assert.Equal(there.Id, await db.FollowUps.Where(row => row.Id == followUp.Id).Select(row => row.MunicipalityId).SingleAsync());
            Assert.Equal(there.Id, await db.AccessRequests.Where(row => row.Id == asked.Id).Select(row => row.MunicipalityId).SingleAsync());
            Assert.NotNull(await db.Mandates.Where(row => row.Id == mandate.Id).Select(row => row.RevokedAt).SingleAsync());
            Assert.Equal(there.Id, await db.Users.Where(row => row.Id == user.Id).Select(row => row.OrganisationId).SingleAsync());
            // Each is listed and accepts for itself; what one had accepted stays.
            var memberships = await db.Memberships.Where(row => row.AssociationId == association.Id && row.EndedAt == null).ToDictionaryAsync(row => row.MunicipalityId, row => row.AcceptedAt is not null);
            Assert.Equal(new Dictionary<int, bool> { [there.Id] = true, [formed.Id] = false, [other.Id] = false }.OrderBy(pair => pair.Key), memberships.OrderBy(pair => pair.Key));
        });

        // Who got nothing sees nothing.
        var nobody = await portal.SignIn(await portal.CreateUser(other));
        Assert.Equal(HttpStatusCode.NotFound, (await nobody.Page($"/partnerships/{hidden.Id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await nobody.Page($"/agreements/{signed.Id}")).Status);
        Assert.Contains("/account/sign-in", (await officer.Page("/my-work")).Location, StringComparison.Ordinal);
        var lead = await portal.SignIn(user);
        Assert.Contains("Formerly Wholeham", (await lead.Page($"/partnerships/{hidden.Id}")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await lead.Page($"/agreements/{draft.Id}")).Status);
        var heir = await portal.SignIn(await portal.CreateUser(formed));
        Assert.Contains("is carried on by another, to which this record passes", (await heir.Page($"/partnerships/{seen.Id}")).Text, StringComparison.Ordinal);
        // Print says who signed, as it was.
        Assert.Contains("Wholeham", (await heir.Page($"/agreements/{signed.Id}/summary?lang=en")).Text, StringComparison.Ordinal);
        // What was assigned is not passed on.
        Assert.Equal(HttpStatusCode.Forbidden, (await heir.Page($"/partnerships/{seen.Id}/passings/new")).Status);
    }

    [Fact]
    public async Task The_lead_passes_a_partnership_on_to_a_sister_and_sees_it_no_more()
    {
        var (whole, lead, sister, partner) = (await portal.CreateMunicipality("Passham"), await portal.CreateMunicipality("Leadham"), await portal.CreateMunicipality("Sisterham"), await portal.CreateMunicipality("Overseas", Side.South));
        var partnership = await portal.CreatePartnership([whole, partner]);
        var agreement = await portal.CreateAgreement(partnership, AgreementStatus.Signed);
        var project = await portal.CreateProject(partnership, ProjectStatus.Running);
        var visit = await portal.CreateVisit(partnership, VisitStatus.Agreed);
        var group = await portal.CreateWorkingGroup(partnership, whole);
        var role = await portal.CreateRole(partnership, await portal.CreateStakeholder(whole));
        var own = await portal.CreatePartnership([lead, partner]);
        await Split(whole, lead, sister);
        var url = $"/partnerships/{partnership.Id}/passings";
        var officer = await portal.SignIn(await portal.CreateUser(lead));
        var form = await officer.Page((await officer.Page($"/partnerships/{partnership.Id}")).One("a[href$='/passings/new']").GetAttribute("href")!);
        Assert.Contains("Overseas", form.One(".lead").TextContent, StringComparison.Ordinal);
        Assert.Equal(["Choose one of the other successors", "Enter the reason"], (await form.Post(url)).Errors);
        // Not the mayor's, not the partner's, not of what the lead had itself.
        Assert.Equal(HttpStatusCode.Forbidden, (await (await portal.SignIn(await portal.CreateUser(lead, UserRole.MayorsOffice))).Page($"{url}/new")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await portal.SignIn(await portal.CreateUser(partner))).Page($"{url}/new")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await officer.Page($"/partnerships/{own.Id}/passings/new")).Status);
        var sisters = await portal.SignIn(await portal.CreateUser(sister));
        Assert.Equal(HttpStatusCode.NotFound, (await sisters.Page($"/partnerships/{partnership.Id}")).Status);
        var stranger = await form.Send(url, [.. form.Fields(url).Where(field => field.Name is not ("Reason" or "Successor")), ("Successor", $"{partner.Id}"), ("Reason", "They know the wells")]);
        Assert.Equal(["Choose one of the other successors"], stranger.Errors);
        Assert.Equal("They know the wells", stranger.Value("Reason"));
        var mandate = await portal.CreateMandate(lead, await portal.CreateAssociation(), on: partnership);
        Assert.Equal(["A mandate names this partnership. Revoke it first"], (await stranger.Post(url, ("Successor", $"{sister.Id}"))).Errors);
        await portal.Revoke(mandate);
        // Nor what the lead alone has read.
        var draft = await portal.CreateAgreement(await portal.ReadPartnership(partnership.Id), AgreementStatus.Draft, PortalFixture.Content("Of the lead alone"), between: [lead, partner]);
        var drafted = await stranger.Post(url, ("Successor", $"{sister.Id}"));
        Assert.Equal(["You have a draft in this partnership that you have not proposed. Propose it or delete it first"], drafted.Errors);
        Assert.Equal("They know the wells", drafted.Value("Reason"));
        var before = await officer.Page($"{url}/new");
        Assert.Equal("Of the lead alone", before.One($"main .next a[href='/agreements/{draft.Id}']").TextContent);
        Assert.DoesNotContain(url, before.Actions());
        Assert.Equal(lead.Id, (await portal.ReadAgreement(draft.Id)).DraftingOrganisationId);
        Assert.Equal(HttpStatusCode.NotFound, (await sisters.Page($"/agreements/{draft.Id}")).Status);
        await (await officer.Page($"/agreements/{draft.Id}/deletions/new")).Post($"/agreements/{draft.Id}/deletions");
        Assert.False(await portal.InDatabase(db => db.Agreements.AnyAsync(one => one.Id == draft.Id)));

        var (second, colleague) = (await officer.Page($"{url}/new"), await (await portal.SignIn(await portal.CreateUser(lead))).Page($"/partnerships/{partnership.Id}/edit"));
        var done = await stranger.Post(url, ("Successor", $"{sister.Id}"));

        Assert.Equal("/my-work", done.Location);
        // What comes too late, from another window or a colleague, is refused in words, and what was written can be copied.
        const string Told = "Your municipality has passed this partnership on after the split. Nothing was saved.";
        foreach (var (late, text) in new[] { (await second.Post(url, ("Successor", $"{sister.Id}"), ("Reason", "Once more")), "Once more"), (await colleague.Post($"/partnerships/{partnership.Id}/edit", ("Vision", "Too late")), "Too late") })
        {
            Assert.Equal((HttpStatusCode.Forbidden, Told), (late.Status, late.One("main .lead").TextContent));
            Assert.Contains(text, late.Document.QuerySelectorAll("blockquote").Select(quote => quote.TextContent));
        }

        var unwritten = await second.Post(url, ("Successor", $"{sister.Id}"));
        Assert.Equal((HttpStatusCode.Redirect, "/my-work"), (unwritten.Status, unwritten.Location));
        Assert.Contains(Told, (await officer.Page("/north")).Text, StringComparison.Ordinal);
        // Who had no part in it is told nothing of it.
        var unknown = await portal.SignIn(await portal.CreateUser(await portal.CreateMunicipality()));
        var forged = await (await unknown.Page("/account/password")).Send($"/partnerships/{partnership.Id}/edit", [("__RequestVerificationToken", (await unknown.Page("/account/password")).Value("__RequestVerificationToken")!)]);
        Assert.Equal(HttpStatusCode.NotFound, forged.Status);
        Assert.Equal(HttpStatusCode.NotFound, (await officer.Page($"/partnerships/{partnership.Id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await officer.Page($"{url}/new")).Status);
        Assert.Equal([sister.Id, partner.Id], (await portal.ReadPartnership(partnership.Id)).Parties.Select(party => party.OrganisationId).Order());
        Assert.Equal("Passham", (await portal.ReadAgreement(agreement.Id)).Parties.Single(party => party.OrganisationId == sister.Id).SignedAs);
        var theirs = await sisters.Page($"/partnerships/{partnership.Id}");
        Assert.Contains("An officer of Leadham passed its place on to another successor after a split “Leadham → Sisterham: They know the wells”", theirs.Text, StringComparison.Ordinal);
        // The lead is there as before: its name is no former one, and nobody carries it on.
        Assert.Contains("Formerly Passham", theirs.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("and Leadham", theirs.Text, StringComparison.Ordinal);
        var passed = await sisters.Page($"/agreements/{agreement.Id}/history");
        Assert.Contains("An officer of Leadham passed its place in the agreement on to another successor after a split", passed.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("An officer of Leadham recorded", passed.Text, StringComparison.Ordinal);
        Assert.Equal([sister.Id, partner.Id], (await portal.ReadProject(project.Id)).Parties.Select(party => party.OrganisationId).Order());
        Assert.Equal(sister.Id, (await portal.ReadWorkingGroup(group.Id)).MunicipalityId);
        Assert.Equal(sister.Id, await portal.InDatabase(db => db.StakeholderRoles.Where(row => row.Id == role.Id).Select(row => row.OrganisationId).SingleAsync()));
        Assert.Equal([sister.Id, partner.Id], (await portal.ReadVisit(visit.Id)).Parties.Select(party => party.OrganisationId).Order());
        Assert.Contains("An officer of Leadham passed its place in the project on to another successor after a split", (await sisters.Page($"/projects/{project.Id}/history")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await officer.Page($"/projects/{project.Id}")).Status);
        Assert.Null(theirs.Document.QuerySelector("a[href$='/passings/new']"));
        Assert.Equal(HttpStatusCode.Forbidden, (await sisters.Page($"{url}/new")).Status);
        // What the former one did is its own, and no news of others.
        var work = await sisters.Page("/north");
        Assert.DoesNotContain("An officer of Passham", work.Text, StringComparison.Ordinal);
        Assert.Contains("An officer of Leadham passed its place on", work.Text, StringComparison.Ordinal);
        Assert.Contains("An officer of Leadham passed its place in the agreement on", work.Text, StringComparison.Ordinal);
        var partners = await (await portal.SignIn(await portal.CreateUser(partner))).Page("/south");
        Assert.DoesNotContain("to which this record passes:", partners.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_place_is_not_passed_on_to_a_sister_that_is_a_party_already()
    {
        var (whole, lead, sister, partner) = (await portal.CreateMunicipality("Allham"), await portal.CreateMunicipality("Firstham"), await portal.CreateMunicipality("Beside"), await portal.CreateMunicipality(side: Side.South));
        var partnership = await portal.CreatePartnership([whole, sister, partner]);
        await Split(whole, lead, sister);
        var url = $"/partnerships/{partnership.Id}/passings";
        var officer = await portal.SignIn(await portal.CreateUser(lead));

        Assert.Null((await officer.Page($"/partnerships/{partnership.Id}")).Document.QuerySelector("a[href$='/passings/new']"));
        var page = await officer.Page($"{url}/new");
        Assert.Contains("There is no other successor to whom you could pass it: each is a party to this partnership already", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(url, page.Actions());
    }

    [Fact]
    public async Task Previews_count_a_merged_record_no_more_and_none_as_its_own_twin()
    {
        var (one, other, partner, third) = (await portal.CreateMunicipality(), await portal.CreateMunicipality(), await portal.CreateMunicipality(side: Side.South), await portal.CreateMunicipality(side: Side.South));
        var (former, successor) = (await portal.CreatePartnership([one, partner]), await portal.CreatePartnership([one, partner]));
        await portal.MergeDuplicates(former.Id, successor.Id);
        await portal.CreatePartnership([one, other, third]);
        await using var scope = portal.Services.CreateAsyncScope();
        var queries = scope.ServiceProvider.GetRequiredService<MergerQueries>();

        var (seen, unseen) = await queries.Places(one.Id, new Actor(null, UserRole.Administrator, null), TestContext.Current.CancellationToken);
        Assert.Equal(2, seen.Count + unseen);
        var part = Assert.Single(await queries.Parts([one.Id], TestContext.Current.CancellationToken));
        Assert.Equal((2, 0), (part.Partnerships, part.EndedPartnerships));
        Assert.Equal(0, await queries.Twins([one.Id, other.Id], TestContext.Current.CancellationToken));
        await portal.CreatePartnership([other, partner]);
        Assert.Equal(1, await queries.Twins([one.Id, other.Id], TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_place_of_one_that_had_left_is_history_and_the_partnership_goes_on()
    {
        var (one, other, partner) = (await portal.CreateMunicipality("Leftham"), await portal.CreateMunicipality("Stayham"), await portal.CreateMunicipality("Thirdham", Side.South));
        var partnership = await portal.CreatePartnership([one, other, partner]);
        var bilateral = await portal.CreateAgreement(partnership, AgreementStatus.Signed, between: [one, partner]);
        var draft = await portal.CreateAgreement(partnership, AgreementStatus.Draft, between: [partner, one, other]);
        await portal.Change(partnership, (record, at) => record.EndPart(PartialDate.FromYear(portal.Today.Year - 2), "No staff", PortalFixture.OfficerOf(one), at));
        await using (var scope = portal.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<MergerService>().Merge(
                new Merger([one.Id, other.Id], other.Id, null, PartialDate.FromYear(portal.Today.Year - 1), "Decree"), Actor.Portal, TestContext.Current.CancellationToken);
        }

        var page = await (await portal.SignIn(await portal.CreateUser(other))).Page($"/partnerships/{partnership.Id}");
        Assert.Contains("Leftham", page.Text, StringComparison.Ordinal);
        Assert.Contains("“No staff”", page.Text, StringComparison.Ordinal);
        Assert.Equal(PartyAnswer.CarriedOn, (await portal.ReadPartnership(partnership.Id)).PartyOf(one.Id).Answer);
        Assert.Equal(PartyAnswer.Accepted, (await portal.ReadPartnership(partnership.Id)).PartyOf(other.Id).Answer);
        // A draft that names both is not proposed any more: nobody would answer for the one that is no more.
        var text = await (await portal.SignIn(await portal.CreateUser(partner))).Page($"/agreements/{draft.Id}");
        Assert.DoesNotContain($"/municipalities/{one.Id}/access-requests/new", text.Html, StringComparison.Ordinal);
        Assert.DoesNotContain($"/agreements/{draft.Id}/proposals", text.Actions());
        Assert.Contains("Leftham has left the partnership", text.Text, StringComparison.Ordinal);
        Assert.Equal(AgreementStatus.Draft, (await portal.ReadAgreement(draft.Id)).Status);
        // What it had signed with the third binds the successor.
        Assert.Equal("Leftham", (await portal.ReadAgreement(bilateral.Id)).Parties.Single(party => party.OrganisationId == other.Id).SignedAs);
    }

    [Fact]
    public async Task A_lead_that_is_a_party_beside_the_former_one_stands_in_the_way()
    {
        var (whole, lead, sister) = (await portal.CreateMunicipality("Blockham"), await portal.CreateMunicipality("Blockedham"), await portal.CreateMunicipality("Freeham"));
        await portal.CreatePartnership([whole, lead]);
        var client = await Administrator();
        var form = await client.Page($"/admin/splits/new?Town={whole.Id}&Part={lead.Id}&Part={sister.Id}");
        var preview = await form.Post(Action, ("On.Year", $"{portal.Today.Year - 1}"), ("Reason", "Law"));

        var refused = await preview.Post(Action, ("Lead", $"{lead.Id}"));
        Assert.Equal((HttpStatusCode.BadRequest, "Before the split is recorded"), (refused.Status, refused.Heading));
        Assert.Equal(["Both are parties to a partnership that goes on. One of them ends its part first"], refused.Errors);
        Assert.Null(await portal.InDatabase(db => db.Municipalities.Where(town => town.Id == whole.Id).Select(town => town.SuccessorId).SingleAsync()));
        // With another lead it can be done.
        Assert.Equal($"/municipalities/{whole.Id}", (await refused.Post(Action, ("Lead", $"{sister.Id}"))).Location);
    }

    [Fact]
    public async Task What_an_administrator_does_not_see_is_not_assigned()
    {
        var (whole, lead, sister) = (await portal.CreateMunicipality("Secretham"), await portal.CreateMunicipality("Secretlead"), await portal.CreateMunicipality("Secretsister"));
        var hidden = await portal.CreatePartnership([whole, await portal.CreateMunicipality(side: Side.South)]);
        await using var scope = portal.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<MergerService>().Split(
            new Split(whole.Id, [lead.Id, sister.Id], [], new SplitPart(lead.Id, null), new Dictionary<int, SplitPart> { [hidden.Id] = new(sister.Id, null) }, PartialDate.FromYear(portal.Today.Year - 1), "Law"),
            new Actor(null, UserRole.Administrator, null), TestContext.Current.CancellationToken);

        Assert.Contains((await portal.ReadPartnership(hidden.Id)).Parties, party => party.OrganisationId == lead.Id);
    }

    [Fact]
    public async Task What_cannot_be_chosen_is_said_as_it_is()
    {
        var (whole, part, another, over) = (await portal.CreateMunicipality(), await portal.CreateMunicipality(), await portal.CreateMunicipality(), await portal.CreateMunicipality());
        await Split(over, part, another);
        var association = await portal.CreateAssociation();
        var client = await Administrator();
        (string, string)[] typed = [("On.Year", $"{portal.Today.Year - 1}"), ("Reason", "Law")];
        async Task<PortalPage> Sent(int town, params int[] parts)
        {
            var page = await client.Page($"/admin/splits/new?Town={whole.Id}&Part={part.Id}&Part={another.Id}");
            return await page.Send(Action, [.. page.Fields(Action).Where(field => field.Item1 is not ("Town" or "Part" or "On.Year" or "Reason")), .. typed, ("Town", $"{town}"), .. parts.Select(id => ("Part", $"{id}"))]);
        }

        Assert.Equal(["It is no municipality, or has a successor already"], (await Sent(over.Id, part.Id, another.Id)).Errors);
        Assert.Equal(["It is no municipality, or has a successor already"], (await Sent(association.Id, part.Id, another.Id)).Errors);
        Assert.Equal(["One of those that carry on is no municipality, or has a successor already"], (await Sent(whole.Id, part.Id, association.Id)).Errors);
        var form = await client.Page($"/admin/splits/new?Town={whole.Id}&Part={part.Id}");
        // One name, whatever its letters' case, is one; with the part that is there they are two.
        var preview = await form.Post(Action, [("NewNames", "Onceformed\r\nONCEFORMED"), .. typed]);
        Assert.DoesNotContain("ONCEFORMED", preview.Text, StringComparison.Ordinal);
        var forged = await preview.Send(Action, [.. preview.Fields(Action), ("Place[abc]", "x")]);
        Assert.Equal(["Choose who carries on the rest"], forged.Errors);
    }

    [Fact]
    public async Task Two_administrators_at_once_do_it_once_and_nobody_else_does()
    {
        var (whole, lead, sister) = (await portal.CreateMunicipality("Onceham"), await portal.CreateMunicipality("Oncelead"), await portal.CreateMunicipality("Oncesister"));
        var url = $"/admin/splits/new?Town={whole.Id}&Part={lead.Id}&Part={sister.Id}";
        (string, string?)[] typed = [("On.Year", $"{portal.Today.Year - 1}"), ("Reason", "Law")];
        var early = await (await (await Administrator()).Page(url)).Post(Action, typed);
        var late = await (await (await Administrator()).Page(url)).Post(Action, typed);
        Assert.Equal(HttpStatusCode.Redirect, (await early.Post(Action, ("Lead", $"{lead.Id}"))).Status);
        var refused = await late.Post(Action, ("Lead", $"{sister.Id}"));
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Equal(["Onceham has a successor already"], refused.Errors);
        Assert.Contains("Onceham is no more: Oncelead and Oncesister carry on for it.", refused.One(".next").TextContent, StringComparison.Ordinal);
        Assert.Equal("Law", refused.Value("Reason"));
        Assert.Equal(lead.Id, await portal.InDatabase(db => db.Municipalities.Where(town => town.Id == whole.Id).Select(town => town.SuccessorId).SingleAsync()));

        var officer = await portal.SignIn(await portal.CreateUser(lead));
        Assert.Equal(HttpStatusCode.Forbidden, (await officer.Page("/admin/splits/new")).Status);
    }

    [Fact]
    public async Task What_was_typed_stays_when_a_part_or_the_whole_is_taken_away()
    {
        var (whole, lead, sister) = (await portal.CreateMunicipality("Keepwhole"), await portal.CreateMunicipality("Keeplead"), await portal.CreateMunicipality("Keepsister"));
        var form = await (await Administrator()).Page($"/admin/splits/new?Town={whole.Id}&Part={lead.Id}");

        var found = await form.Post(Action, ("Find", "keepsister"), ("NewNames", "Keepnew"), ("Reason", "Law 1"));
        var added = await Press(found, "Add", sister, "Law 2");
        var removed = await Press(added, "Remove", lead, "Law 3");
        var none = await Press(removed, "Remove", whole, "Law 4");

        Assert.Equal([$"{lead.Id}", $"{sister.Id}"], added.Document.QuerySelectorAll("#split [name=Part]").Select(field => field.GetAttribute("value")));
        Assert.Equal([$"{sister.Id}"], removed.Document.QuerySelectorAll("#split [name=Part]").Select(field => field.GetAttribute("value")));
        Assert.Equal(("Law 2", "Law 3", "Law 4"), (added.Value("Reason"), removed.Value("Reason"), none.Value("Reason")));
        Assert.All([added, removed, none], page => Assert.Equal((HttpStatusCode.OK, "Keepnew"), (page.Status, page.Value("NewNames"))));
        Assert.All([added, removed, none], page => Assert.Empty(page.Errors));

        static Task<PortalPage> Press(PortalPage page, string button, Municipality town, string reason)
        {
            Assert.Equal("split", page.One($"button[name={button}][value='{town.Id}']").GetAttribute("form"));
            return page.Send(Action, [.. page.Fields(Action).Where(field => field.Name != "Reason"), ("Reason", reason), (button, $"{town.Id}")]);
        }
    }

    private async Task<HttpClient> Administrator() => await portal.SignIn(await portal.CreateAdministrator());

    private Task<Municipality> Named(string name) => portal.InDatabase(db => db.Municipalities.SingleAsync(town => town.Name == name && town.CountryCode == "BE"));

    private async Task Split(Municipality whole, Municipality lead, Municipality sister)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<MergerService>().Split(
            new Split(whole.Id, [lead.Id, sister.Id], [], new SplitPart(lead.Id, null), new Dictionary<int, SplitPart>(), PartialDate.FromYear(portal.Today.Year - 1), "Law"), Actor.Portal, TestContext.Current.CancellationToken);
    }
}
