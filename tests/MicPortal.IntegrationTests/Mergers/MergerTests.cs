using System.Globalization;
using System.Net;
using MicPortal.Application.Mergers;
using MicPortal.Application.Submissions;
using MicPortal.Domain.Agreements;
using MicPortal.Domain.Common;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Projects;
using MicPortal.Domain.Visits;
using MicPortal.TestSupport;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace MicPortal.IntegrationTests.Mergers;

public sealed class MergerTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const string Action = "/admin/mergers";

    [Fact]
    public async Task Two_municipalities_become_a_new_one_that_carries_on_with_everything()
    {
        var (one, other, partner) = (await portal.CreateMunicipality("Oldbury"), await portal.CreateMunicipality("Newbury"), await portal.CreateMunicipality("Partnertown", Side.South));
        var association = await portal.CreateAssociation(null, one, other);
        var half = await portal.CreateAssociation(null, one);
        var partnership = await portal.CreatePartnership([one, partner]);
        var signed = await portal.CreateAgreement(partnership, AgreementStatus.Signed);
        var proposed = await portal.CreateAgreement(partnership, AgreementStatus.Proposed);
        var project = await portal.CreateProject(partnership, ProjectStatus.Running);
        var visit = await portal.CreateVisit(partnership, VisitStatus.Agreed);
        var stakeholder = await portal.CreateStakeholder(one);
        var role = await portal.CreateRole(partnership, stakeholder);
        var group = await portal.CreateWorkingGroup(partnership, one);
        await portal.AddRemark(proposed.Id, one.Id, "Of Oldbury");
        var scan = await portal.AddDocument(signed.Id, one.Id);
        var (position, interest, priority) = (await portal.CreatePosition(one), await portal.CreateInterest(other), await portal.CreatePriority(one));
        var need = await portal.CreateNeed(partnership, one.Id);
        var letter = await portal.CreateContactRequest(one, await portal.CreateMunicipality());
        var between = await portal.CreateContactRequest(one, other);
        var followUp = await portal.WriteFollowUp(association, one);
        var asked = await portal.CreateAccessRequest(other);
        var user = await portal.CreateUser(one);
        var officer = await portal.SignIn(user);
        var client = await Administrator();

        var chosen = await Choose(client, "oldbury", one, other);
        Assert.Equal(["Choose which one is there afterwards", "Enter a date; the day, or the day and the month, may stay empty", "Enter the reason and where it is published"], (await chosen.Post(Action)).Errors);
        var late = await chosen.Post(Action, ("Successor", "new"), ("NewName", "Bury"), ("On.Year", $"{portal.Today.Year + 1}"), ("Reason", "Decree 7"));
        Assert.Equal(["The date lies in the future. Record it on that day"], late.Errors);
        Assert.Equal("Decree 7", late.Value("Reason"));
        var preview = await late.Post(Action, ("On.Year", $"{portal.Today.Year - 1}"));
        Assert.Equal("Before the merger is recorded", preview.Heading);
        Assert.Contains($"Newbury and Oldbury became Bury, a new municipality ({portal.Today.Year - 1}).", preview.Text, StringComparison.Ordinal);
        Assert.Equal(["Partnerships", "0", "1"], Row(preview, "Partnerships"));
        Assert.Equal(["Projects", "0", "1"], Row(preview, "Projects"));
        Assert.Equal(["Visits", "0", "1"], Row(preview, "Visits"));
        Assert.Equal(["City Working Groups", "0", "1"], Row(preview, "City Working Groups"));
        Assert.Equal(["Accounts in use", "0", "1"], Row(preview, "Accounts in use"));
        Assert.Null(await portal.InDatabase(db => db.Municipalities.Where(town => town.Id == one.Id).Select(town => town.SuccessorId).SingleAsync()));
        var fields = preview.Fields(Action);
        var done = await preview.Post(Action);
        var page = await done.Follow();
        // Sent twice, it is done once.
        Assert.Equal(done.Location, (await client.PostAsync(Action, new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))), TestContext.Current.CancellationToken)).Headers.Location?.OriginalString);

        Assert.Equal("The merger is recorded. Old addresses lead here from now on.", page.Message);
        Assert.Equal("Bury", page.Heading);
        Assert.Contains($"Merger, {portal.Today.Year - 1}: carries on for Newbury and Oldbury. Decree 7", page.Text, StringComparison.Ordinal);
        var bury = await portal.InDatabase(db => db.Municipalities.SingleAsync(town => town.Name == "Bury" && town.CountryCode == "BE"));
        Assert.Equal(("BE", Side.North), (bury.CountryCode, bury.Side));

        // The joint records are the successor's, and what was signed keeps its name.
        Assert.Equal([bury.Id, partner.Id], (await portal.ReadPartnership(partnership.Id)).Parties.Select(party => party.OrganisationId).Order().Reverse());
        Assert.Equal("Oldbury", (await portal.ReadAgreement(signed.Id)).Parties.Single(party => party.OrganisationId == bury.Id).SignedAs);
        Assert.Equal([bury.Id, partner.Id], (await portal.ReadProject(project.Id)).AgreedVersion!.Plan.StaffTimes.Select(time => time.OrganisationId).Order().Reverse());
        Assert.Contains((await portal.ReadProject(project.Id)).Parties, party => party.OrganisationId == bury.Id);
        Assert.Contains((await portal.ReadVisit(visit.Id)).Parties, party => party.OrganisationId == bury.Id);
        Assert.Contains(bury.Id, new[] { (await portal.ReadVisit(visit.Id)).CurrentVersion.Plan.HostId, (await portal.ReadVisit(visit.Id)).CurrentVersion.Plan.Costs.Single().OrganisationId ?? 0 });
        Assert.Equal(bury.Id, Assert.Single(await portal.ReadRemarks(proposed.Id)).OrganisationId);
        Assert.Equal(bury.Id, Assert.Single(await portal.ReadDocuments(signed.Id), document => document.Id == scan).AddedByOrganisationId);
        await portal.InDatabase(async db =>
        {
            Assert.Equal(bury.Id, await db.Positions.Where(row => row.Id == position.Id).Select(row => row.MunicipalityId).SingleAsync());
            Assert.Equal(bury.Id, await db.Stakeholders.Where(row => row.Id == stakeholder.Id).Select(row => row.MunicipalityId).SingleAsync());
            Assert.Equal(bury.Id, await db.WorkingGroups.Where(row => row.Id == group.Id).Select(row => row.MunicipalityId).SingleAsync());
            Assert.Equal(bury.Id, await db.StakeholderRoles.Where(row => row.Id == role.Id).Select(row => row.OrganisationId).SingleAsync());
            Assert.Equal(bury.Id, await db.Priorities.Where(row => row.Id == priority.Id).Select(row => row.MunicipalityId).SingleAsync());
            Assert.Equal(bury.Id, await db.Needs.Where(row => row.Id == need.Id).Select(row => row.OrganisationId).SingleAsync());
            Assert.Equal(bury.Id, await db.Interests.Where(row => row.Id == interest.Id).Select(row => row.MunicipalityId).SingleAsync());
            Assert.Equal((bury.Id, ContactRequestStatus.Waiting), await db.ContactRequests.Where(row => row.Id == letter.Id).Select(row => ValueTuple.Create(row.FromMunicipalityId, row.Status)).SingleAsync());
            Assert.Equal(ContactRequestStatus.Withdrawn, await db.ContactRequests.Where(row => row.Id == between.Id).Select(row => row.Status).SingleAsync());
            Assert.Equal(bury.Id, await db.FollowUps.Where(row => row.Id == followUp.Id).Select(row => row.MunicipalityId).SingleAsync());
            Assert.Equal(bury.Id, await db.AccessRequests.Where(row => row.Id == asked.Id).Select(row => row.MunicipalityId).SingleAsync());
            // Both had accepted the one association; of the other the successor is asked.
            var memberships = await db.Memberships.Where(row => row.MunicipalityId == bury.Id && row.EndedAt == null).ToDictionaryAsync(row => row.AssociationId, row => row.AcceptedAt is not null);
            Assert.Equal(new Dictionary<int, bool> { [association.Id] = true, [half.Id] = false }, memberships);
            Assert.False(await db.Memberships.AnyAsync(row => (row.MunicipalityId == one.Id || row.MunicipalityId == other.Id) && row.EndedAt == null));
            Assert.Equal(1, await db.AuditEntries.CountAsync(entry => entry.Act == ActName.UserMoved && entry.RecordId == user.Id && entry.Word == "Oldbury → Bury"));
        });

        // Its people sign in again, and work for the successor.
        Assert.Contains("/account/sign-in", (await officer.Page("/my-work")).Location, StringComparison.Ordinal);
        var again = await portal.SignIn(user);
        Assert.Contains("Bury", (await again.Page($"/partnerships/{partnership.Id}")).Text, StringComparison.Ordinal);
        Assert.Contains("Formerly Oldbury", (await again.Page($"/partnerships/{partnership.Id}")).Text, StringComparison.Ordinal);
        var agreement = await again.Page($"/agreements/{signed.Id}");
        Assert.Contains("The party is today Bury", agreement.Text, StringComparison.Ordinal);
        Assert.Contains("Oldbury", (await again.Page($"/agreements/{signed.Id}/summary?lang=en")).Text, StringComparison.Ordinal);
        Assert.Contains("is carried on by another, to which this record passes", (await again.Page($"/agreements/{signed.Id}/history")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await again.Page($"/agreements/{signed.Id}/terminations/new")).Status);
        Assert.Contains("Oldbury", (await client.Page("/admin/mergers")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_old_address_leads_on_for_good_and_old_names_find_the_successor_alone()
    {
        var (one, other) = (await portal.CreateMunicipality("Upperham"), await portal.CreateMunicipality("Lowerham"));
        await Merge(one, other, into: other);
        var client = portal.Anonymous();

        var old = await client.Page($"/municipalities/{one.Id}?lang=fr");
        Assert.Equal((HttpStatusCode.MovedPermanently, $"/municipalities/{other.Id}?lang=fr"), (old.Status, old.Location));
        var below = await client.Page($"/municipalities/{one.Id}/access-requests/new");
        Assert.Equal((HttpStatusCode.PermanentRedirect, $"/municipalities/{other.Id}/access-requests/new"), (below.Status, below.Location));
        var found = await client.Page("/municipalities?q=upperham");
        Assert.Equal([$"/municipalities/{other.Id}"], found.Document.QuerySelectorAll("tbody th a").Select(link => link.GetAttribute("href")));
        Assert.DoesNotContain("\"name\":\"Upperham\"", (await client.Page("/organisations/suggest?q=upperham")).Html, StringComparison.Ordinal);
        Assert.Contains("Lowerham", (await client.Page("/organisations/suggest?q=upperham")).Html, StringComparison.Ordinal);
        var officer = await portal.SignIn(await portal.CreateUser(await portal.CreateMunicipality()));
        Assert.DoesNotContain("Upperham", (await officer.Page($"/partnerships/new?with={one.Id}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_partnership_that_goes_on_between_them_stands_in_the_way()
    {
        var (one, other) = (await portal.CreateMunicipality("Eastwick"), await portal.CreateMunicipality("Westwick"));
        await portal.CreatePartnership([one, other]);
        var client = await Administrator();
        var preview = await (await Choose(client, "eastwick", one, other)).Post(Action, ("Successor", $"{one.Id}"), ("On.Year", $"{portal.Today.Year - 1}"), ("Reason", "Decree"));

        Assert.Contains("Several of them are parties to 1 partnership that goes on.", preview.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Action, preview.Actions());
        // Nothing typed is lost on the way back.
        var back = await client.Page(preview.One(".next a.button").GetAttribute("href")!);
        Assert.Equal("Decree", back.Value("Reason"));
        Assert.Equal($"{portal.Today.Year - 1}", back.Value("On.Year"));
        await Assert.ThrowsAsync<DomainException>(() => Merge(one, other, into: one));
        Assert.Null(await portal.InDatabase(db => db.Municipalities.Where(town => town.Id == other.Id).Select(town => town.SuccessorId).SingleAsync()));
    }

    [Fact]
    public async Task The_same_partner_is_told_in_the_preview_and_leaves_two_of_the_same_parties()
    {
        var (one, other, partner) = (await portal.CreateMunicipality("Northbrook"), await portal.CreateMunicipality("Southbrook"), await portal.CreateMunicipality("Commontown", Side.South));
        var (first, second) = (await portal.CreatePartnership([one, partner]), await portal.CreatePartnership([other, partner]));
        var preview = await (await Choose(await Administrator(), "northbrook", one, other)).Post(Action, ("Successor", $"{one.Id}"), ("On.Year", $"{portal.Today.Year - 1}"), ("Reason", "Decree"));
        Assert.Contains("With 1 partner there will be more than one partnership of the same parties.", preview.Text, StringComparison.Ordinal);

        await preview.Post(Action);

        Assert.Equal((await portal.ReadPartnership(first.Id)).PartySet, (await portal.ReadPartnership(second.Id)).PartySet);
    }

    [Fact]
    public async Task Two_administrators_at_once_do_it_once()
    {
        var (one, other, third) = (await portal.CreateMunicipality("Firstby"), await portal.CreateMunicipality("Secondby"), await portal.CreateMunicipality("Thirdby"));
        var early = await (await Choose(await Administrator(), "firstby", one, other)).Post(Action, ("Successor", $"{other.Id}"), ("On.Year", $"{portal.Today.Year - 1}"), ("Reason", "Decree"));
        var choice = await Choose(await Administrator(), "firstby", one, third);
        var late = await choice.Post(Action, ("Successor", $"{third.Id}"), ("On.Year", $"{portal.Today.Year - 1}"), ("Reason", "Decree"));

        Assert.Equal(HttpStatusCode.Redirect, (await early.Post(Action)).Status);
        var refused = await late.Post(Action);
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Equal(["Firstby has a successor already"], refused.Errors);
        Assert.Contains("Firstby is no more: Secondby carries on for it.", refused.One(".next").TextContent, StringComparison.Ordinal);
        Assert.Equal($"/municipalities/{one.Id}", refused.One(".next a").GetAttribute("href"));
        Assert.Equal("Decree", refused.Value("Reason"));
        // Also before the preview.
        Assert.Equal(["Firstby has a successor already"], (await choice.Post(Action, ("Successor", $"{third.Id}"), ("On.Year", $"{portal.Today.Year - 1}"), ("Reason", "Decree"))).Errors);
        Assert.Equal(other.Id, await portal.InDatabase(db => db.Municipalities.Where(town => town.Id == one.Id).Select(town => town.SuccessorId).SingleAsync()));
    }

    [Fact]
    public async Task What_was_being_written_when_they_merged_comes_back_at_the_successors_address()
    {
        var (one, other, partner) = (await portal.CreateMunicipality("Writersham"), await portal.CreateMunicipality("Readersham"), await portal.CreateMunicipality(side: Side.South));
        var partnership = await portal.CreatePartnership([one, partner]);
        var user = await portal.CreateUser(one);
        var project = await portal.CreateProject(partnership);
        var budget = await (await portal.SignIn(user)).Page($"/projects/{project.Id}/budget");
        var (record, draft) = (await (await portal.SignIn(user)).Page($"/municipalities/{one.Id}/edit"), await (await portal.SignIn(user)).Page($"/partnerships/{partnership.Id}/agreements/new"));
        var writer = await portal.CreateUser(await portal.CreateMunicipality(side: Side.South));
        var opening = await (await portal.SignIn(await portal.CreateUser(await portal.CreateMunicipality()))).Page($"/partnerships/new?with={one.Id}");
        await portal.InDatabase(async db =>
        {
            db.KeptForms.Add(new KeptForm { UserId = writer.Id, Address = $"/municipalities/{one.Id}/contact-requests", Fields = "{\"Text\":[\"Dear colleagues\"]}", KeptAt = portal.Now });
            await db.SaveChangesAsync();
        });

        await Merge(one, other, into: other);

        // The sessions have ended: after signing in again the text stands at the address of the one that carries on.
        var back = await SignInAgain(await record.Post($"/municipalities/{one.Id}/edit", ("FormerNames", "Scribham")));
        Assert.Equal($"/municipalities/{other.Id}/edit?kept=true", back.Location);
        var form = await back.Follow();
        Assert.Equal((HttpStatusCode.OK, "Scribham"), (form.Status, form.Value("FormerNames")));
        Assert.Contains("Here is what you typed", form.Text, StringComparison.Ordinal);
        // What the party would bring is named by its id.
        var text = await (await SignInAgain(await draft.Post($"/partnerships/{partnership.Id}/agreements", ($"Texts[0].Contributions[{one.Id}]", "Two engineers")))).Follow();
        Assert.Equal("Two engineers", text.Value($"Texts[0].Contributions[{other.Id}]"));
        var money = await (await SignInAgain(await budget.Post($"/projects/{project.Id}/budget", ($"StaffTimes[{one.Id}].Days", "33"), ("Lines[0].Source", $"own-{one.Id}")))).Follow();
        Assert.Equal(("33", $"own-{other.Id}"), (money.Value($"StaffTimes[{other.Id}].Days"), money.Value("Lines[0].Source")));
        // What somebody else had kept of a letter to it, too.
        var letter = await (await portal.SignIn(writer)).Page($"/municipalities/{one.Id}/contact-requests?kept=true");
        Assert.Equal((HttpStatusCode.PermanentRedirect, $"/municipalities/{other.Id}/contact-requests?kept=true"), (letter.Status, letter.Location));
        Assert.Equal("Dear colleagues", (await letter.Follow()).Value("Text"));
        // Who was about to open a partnership with it opens one with the successor.
        var opened = await opening.Post($"/partnerships?with={one.Id}", ("Path", "PoliticalWill"), ("Aim", "Wells"), ("Publication", "Nothing"), ("Begun", "False"));
        Assert.Contains("Readersham", opened.Location is null ? opened.Text : (await opened.Follow()).Text, StringComparison.Ordinal);

        async Task<PortalPage> SignInAgain(PortalPage signIn)
        {
            Assert.Equal(HttpStatusCode.Unauthorized, signIn.Status);
            return await signIn.Post("/account/sign-in", ("Email", user.Email), ("Password", PortalFixture.Password));
        }
    }

    [Fact]
    public async Task What_a_partner_sends_from_a_form_that_was_open_when_they_merged_is_the_successors()
    {
        var (one, other, partner) = (await portal.CreateMunicipality("Openham"), await portal.CreateMunicipality("Nextham"), await portal.CreateMunicipality(side: Side.South));
        var partnership = await portal.CreatePartnership([one, partner]);
        var agreement = await portal.CreateAgreement(partnership, AgreementStatus.Proposed);
        var project = await portal.CreateProject(partnership);
        var client = await portal.SignIn(await portal.CreateUser(partner));
        var proposed = await client.Page($"/agreements/{agreement.Id}/edit");
        var budget = await client.Page($"/projects/{project.Id}/budget");
        var draft = await client.Page($"/partnerships/{partnership.Id}/agreements/new");

        await Merge(one, other, into: other);

        // A new record is saved as it was meant.
        var drafted = await draft.Post($"/partnerships/{partnership.Id}/agreements", ("Kind", "Twinning"), ("Texts[0].Title", "Wells"), ("Texts[0].Purpose", "Water"), ($"Texts[0].Contributions[{one.Id}]", "Two engineers"));
        Assert.Equal("The draft is saved. Propose it when it is ready.", (await drafted.Follow()).Message);
        var stored = (await portal.ReadAgreement(int.Parse(drafted.Location!.Split('/')[^1], CultureInfo.InvariantCulture))).CurrentVersion;
        Assert.Equal([(other.Id, "Two engineers")], stored.Texts.Single().Contributions.Select(contribution => (contribution.OrganisationId, contribution.Text)));
        // One that the merger has changed meets that change with all that was typed.
        var met = await proposed.Post($"/agreements/{agreement.Id}/edit", ($"Texts[0].Contributions[{one.Id}]", "Three engineers"));
        Assert.Equal((HttpStatusCode.Conflict, "Three engineers"), (met.Status, met.Value($"Texts[0].Contributions[{other.Id}]")));
        var money = await budget.Post($"/projects/{project.Id}/budget", ($"StaffTimes[{one.Id}].Days", "33"), ("Lines[0].Category", "Workshop"), ("Lines[0].Amount", "500"), ("Lines[0].Currency", "EUR"), ("Lines[0].Source", $"own-{one.Id}"));
        Assert.Equal((HttpStatusCode.Conflict, "33", $"own-{other.Id}"), (money.Status, money.Value($"StaffTimes[{other.Id}].Days"), money.Value("Lines[0].Source")));
        var saved = await money.Post($"/projects/{project.Id}/budget");
        Assert.Equal(HttpStatusCode.Redirect, saved.Status);
        // A remark on what the former one would bring, and an address that names it.
        Assert.Equal($"Contribution-{other.Id}", (await client.Page($"/agreements/{agreement.Id}/remarks/new?section=Contribution-{one.Id}")).Value("Section"));
        Assert.Equal(HttpStatusCode.OK, (await client.Page($"/partnerships/{partnership.Id}/agreements/new?organisation={one.Id}")).Status);
        Assert.Equal(3300, (await portal.ReadProject(project.Id)).CurrentVersion.Plan.StaffTimes.Single(time => time.OrganisationId == other.Id).Days);
    }

    [Fact]
    public async Task What_the_former_one_did_is_no_news_of_another_in_ones_work_and_who_acts_under_a_mandate_is_named()
    {
        var (one, other, partner) = (await portal.CreateMunicipality("Formerly"), await portal.CreateMunicipality("Latterly"), await portal.CreateMunicipality("Mandating", Side.South));
        var agency = await portal.CreateAssociation("Agency of Mandating");
        var partnership = await portal.CreatePartnership([one, partner]);
        var mandate = await portal.CreateMandate(partner, agency, on: partnership);
        await portal.Change(partnership, (record, at) => record.ChangeFacts(PortalFixture.Facts() with { FirstContact = PartialDate.FromYear(1999) }, PortalFixture.OfficerOf(one), at));
        await portal.Change(partnership, (record, at) => record.ChangeFacts(PortalFixture.Facts() with { FirstContact = PartialDate.FromYear(1998) }, PortalFixture.Under(mandate, partnership.Id), at));
        await Merge(one, other, into: other);

        var work = await (await portal.SignIn(await portal.CreateUser(other))).Page("/north");
        var lately = work.One("#lately + ul").TextContent;
        Assert.DoesNotContain("officer of Formerly", lately, StringComparison.Ordinal);
        Assert.Contains("An officer of Mandating accepted the partnership", lately, StringComparison.Ordinal);
        Assert.Contains("Agency of Mandating", lately, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_else_merges()
    {
        var client = await portal.SignIn(await portal.CreateUser(await portal.CreateMunicipality()));
        foreach (var url in new[] { "/admin/mergers", "/admin/mergers/new", "/admin/duplicates" })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await client.Page(url)).Status);
        }

        var empty = await (await Administrator()).Page("/admin/mergers/new?q=xyzzy");
        Assert.Contains("No municipality of this name that is not chosen already.", empty.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_member_that_merged_names_who_carries_on_and_its_membership_says_why_it_ended()
    {
        var (one, other, successor) = (await portal.CreateMunicipality("Formermember"), await portal.CreateMunicipality(), await portal.CreateMunicipality("Carrieronham"));
        var association = await portal.CreateAssociation(null, one);
        var membership = await portal.InDatabase(db => db.Memberships.Where(found => found.AssociationId == association.Id).Select(found => found.Id).SingleAsync());
        await using (var scope = portal.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<MergerService>().Merge(
                new Merger([one.Id, other.Id, successor.Id], successor.Id, null, PartialDate.FromYear(portal.Today.Year - 1), "Decree"), Domain.Access.Actor.Portal, TestContext.Current.CancellationToken);
        }

        var client = await portal.SignIn(await portal.CreateUser(association));
        var page = await client.Page($"/association/members/{one.Id}");
        Assert.Equal("Carrieronham", page.One($".lead a[href='/association/members/{successor.Id}']").TextContent);
        Assert.DoesNotContain("Nobody there uses the portal", page.Text, StringComparison.Ordinal);
        Assert.Contains("Formermember → Carrieronham", (await client.Page($"/memberships/{membership}/history")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_typed_stays_when_one_more_municipality_is_searched_for()
    {
        var (one, other, third) = (await portal.CreateMunicipality("Firstkeep"), await portal.CreateMunicipality("Secondkeep"), await portal.CreateMunicipality("Thirdkeep"));
        var client = await Administrator();
        var form = await Choose(client, "firstkeep", one, other);
        var found = await form.Post("/admin/mergers", ("Find", "thirdkeep"), ("Successor", "new"), ("NewName", "Allkeep"), ("On.Year", "2019"), ("Reason", "Law 12"));
        Assert.Equal(HttpStatusCode.OK, found.Status);
        Assert.Empty(found.Errors);
        Assert.Equal(("Allkeep", "Law 12"), (found.Value("NewName"), found.Value("Reason")));
        // Typed after the search.
        var three = await Press(found, "Add", third.Id, "Law 13");
        Assert.Equal(("Allkeep", "2019", "Law 13"), (three.Value("NewName"), three.Value("On.Year"), three.Value("Reason")));
        Assert.Contains("Thirdkeep", (await three.Post("/admin/mergers")).One("table").TextContent, StringComparison.Ordinal);

        var two = await Press(three, "Remove", third.Id, "Law 14");
        Assert.Equal((HttpStatusCode.OK, "Allkeep", "2019", "Law 14"), (two.Status, two.Value("NewName"), two.Value("On.Year"), two.Value("Reason")));
        Assert.Empty(two.Errors);
        Assert.Equal([$"{one.Id}", $"{other.Id}"], two.Document.QuerySelectorAll("#merger [name=Town]").Select(field => field.GetAttribute("value")));
        Assert.Equal("Law 15", (await Press(two, "Remove", other.Id, "Law 15")).Value("Reason"));
    }

    private static Task<PortalPage> Press(PortalPage page, string button, int id, string reason)
    {
        Assert.Equal("merger", page.One($"button[name={button}][value='{id}']").GetAttribute("form"));
        return page.Send(Action, [.. page.Fields(Action).Where(field => field.Name != "Reason"), ("Reason", reason), (button, $"{id}")]);
    }

    private async Task<HttpClient> Administrator() => await portal.SignIn(await portal.CreateAdministrator());

    private static string[] Row(PortalPage page, string label) =>
        [.. page.Document.QuerySelectorAll("tbody tr").Single(row => row.QuerySelector("th")!.TextContent == label).Children.Select(cell => cell.TextContent)];

    /// <summary>The form after the first was searched for and both were added.</summary>
    private static async Task<PortalPage> Choose(HttpClient client, string search, Municipality one, Municipality other)
    {
        var found = await client.Page($"/admin/mergers/new?Town={other.Id}&q={search}");
        return await client.Page(found.One($"a[href*='Town={one.Id}'].button").GetAttribute("href")!);
    }

    private async Task Merge(Municipality one, Municipality other, Municipality into)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<MergerService>().Merge(
            new Merger([one.Id, other.Id], into.Id, null, PartialDate.FromYear(portal.Today.Year - 1), "Decree"), Domain.Access.Actor.Portal, TestContext.Current.CancellationToken);
    }
}
