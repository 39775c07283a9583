using System.Net;
using MicPortal.Domain.Access;
using MicPortal.Domain.Needs;
using MicPortal.Domain.Organisations;
using MicPortal.TestSupport;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace MicPortal.IntegrationTests.Needs;

public sealed class NeedTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_need_is_asked_and_a_yes_makes_an_idea_that_names_the_priority()
    {
        var (south, north) = (await portal.CreateMunicipality(side: Side.South), await portal.CreateMunicipality());
        var partnership = await portal.CreatePartnership([south, north]);
        var priority = await portal.CreatePriority(south, "Water in every quarter");
        var (asker, other) = (await portal.SignIn(await portal.CreateUser(south)), await portal.SignIn(await portal.CreateUser(north)));
        var url = $"/partnerships/{partnership.Id}/needs";
        Assert.Contains("Nothing has been asked or offered yet", (await asker.Page(url)).Text, StringComparison.Ordinal);

        var sent = await (await asker.Page($"{url}/new")).Post($"{url}/new", ("Kind", "Need"), ("Title", "Wells that last"), ("Text", "Who keeps them?"), ("Priority", $"{priority.Id}"));

        var asked = await sent.Follow();
        Assert.Equal("They can read it now and are asked to answer.", asked.Message);
        Assert.Contains("Has not answered yet", asked.Text, StringComparison.Ordinal);
        Assert.Equal("Water in every quarter", asked.One($"a[href='/municipalities/{south.Id}/priorities#priority-{priority.Id}']").TextContent);
        Assert.Contains("Wells that last", (await other.Page(url)).One("tbody").TextContent, StringComparison.Ordinal);
        Assert.Contains("1 of 1 waits for an answer or a decision.", (await other.Page($"/partnerships/{partnership.Id}")).Text, StringComparison.Ordinal);
        var work = await other.Page("/north");
        Assert.Contains($"From {south.Name}", work.Text, StringComparison.Ordinal);
        Assert.Contains("An answer is wished by", work.Text, StringComparison.Ordinal);

        var answer = await other.Page($"{sent.Location}/answers/new");
        var wrong = await answer.Post($"{sent.Location}/answers/new", ("Answer", "Reframed"));
        Assert.Equal(["Say what you propose"], wrong.Errors);
        var project = await (await wrong.Post($"{sent.Location}/answers/new", ("Answer", "Accepted"), ("Word", "With pleasure"))).Follow();

        Assert.Equal("It is an idea for a project now. Complete it together.", project.Message);
        Assert.Contains("Water in every quarter", project.Text, StringComparison.Ordinal);
        Assert.Contains("Who keeps them?", project.Text, StringComparison.Ordinal);
        var closed = await asker.Page(sent.Location!);
        Assert.Equal("Wells that last Accepted", closed.Heading);
        Assert.Contains("With pleasure", closed.Text, StringComparison.Ordinal);
        Assert.Contains("accepted what was needed or offered", closed.One("ol.time").TextContent, StringComparison.Ordinal);
        Assert.Contains("accepted what was needed or offered", (await asker.Page($"/partnerships/{partnership.Id}/history")).Text, StringComparison.Ordinal);
        var mine = await asker.Page("/south");
        Assert.Contains($"{north.Name} (Belgium) answered: Wells that last", mine.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("answered: Wells", (await (await (await mine.Post($"{sent.Location}/readings")).Follow()).Follow()).One("main").TextContent, StringComparison.Ordinal);

        // Whoever opens the form again is told where it stands.
        Assert.Equal(sent.Location, (await other.Page($"{sent.Location}/answers/new")).Location);
        Assert.Contains("It has been answered already", (await wrong.Post($"{sent.Location}/answers/new", ("FormId", $"{Guid.NewGuid()}"), ("Answer", "Referred"), ("Word", "Others"))).Errors);
        Assert.Equal(1, await portal.InDatabase(db => db.Projects.CountAsync(one => one.PartnershipId == partnership.Id)));
    }

    [Fact]
    public async Task A_need_whose_project_was_cancelled_says_so_and_is_asked_again_here_or_of_another_partner()
    {
        var (south, north, friend) = (await portal.CreateMunicipality(side: Side.South), await portal.CreateMunicipality(), await portal.CreateMunicipality());
        var (partnership, other) = (await portal.CreatePartnership([south, north]), await portal.CreatePartnership([south, friend]));
        var need = await portal.CreateNeed(partnership, south.Id);
        await portal.Change(need, one => one.Accept(null, PortalFixture.OfficerOf(north), portal.Now));
        var project = (await portal.ReadNeed(need.Id)).Addressees.Single().ProjectId!.Value;
        var (asker, asked, third) = (await SignIn(south.Id), await SignIn(north.Id), await SignIn(friend.Id));
        var url = $"/partnerships/{partnership.Id}/needs/{need.Id}";
        // The project leads back to it.
        var came = await asked.Page($"/projects/{project}");
        Assert.Equal("Wells that last", came.One($".lead a[href='{url}']").TextContent);
        Assert.Contains($"from a need of {south.Name}", came.One("ol.time").TextContent, StringComparison.Ordinal);
        Assert.NotNull((await asked.Page($"/projects/{project}/history")).One("ol.time").QuerySelector($"a[href='{url}']"));
        Assert.Null((await asker.Page(url)).Document.QuerySelector("a[href*='earlier=']"));
        // Nor by the address, while something may come of it.
        var early = await asker.Page($"/partnerships/{partnership.Id}/needs/new?earlier={need.Id}");
        Assert.NotEqual("Wells that last", early.Value("Title"));
        Assert.Equal(HttpStatusCode.BadRequest, (await early.Send($"/partnerships/{partnership.Id}/needs/new", [.. early.Fields($"/partnerships/{partnership.Id}/needs/new").Where(field => field.Name is not ("Title" or "Text")), ("Kind", "Need"), ("Title", "Again"), ("Text", "Too early"), ("Earlier", $"{need.Id}")])).Status);
        await portal.InDatabase(async db =>
        {
            (await db.Projects.Include(one => one.Partnership!.Parties).Include(one => one.Parties).SingleAsync(one => one.Id == project)).Cancel("No money", Domain.Common.PartialDate.From(portal.Today), PortalFixture.OfficerOf(north), portal.Now);
            await db.SaveChangesAsync();
        });

        var page = await asker.Page(url);

        Assert.Equal("Wells that last Its project was cancelled", page.Heading);
        Assert.Contains("the project that came of it was cancelled", page.One(".next").TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.Document.QuerySelector($".town a[href='/projects/{project}']"));
        foreach (var list in new[] { "/needs?state=projectCancelled", $"/partnerships/{partnership.Id}/needs", "/south" })
        {
            Assert.Contains("Its project was cancelled", (await asker.Page(list)).One("main").TextContent, StringComparison.Ordinal);
        }

        Assert.Contains("its project was cancelled", (await asked.Page("/needs")).One("main").TextContent, StringComparison.OrdinalIgnoreCase);
        Assert.Null((await asked.Page(url)).Document.QuerySelector("a[href*='earlier=']"));
        Assert.NotNull(page.Document.QuerySelector($"a[href='/partnerships/{other.Id}/needs/new?earlier={need.Id}']"));
        var again = page.One(".next a").GetAttribute("href")!;
        Assert.Equal($"/partnerships/{partnership.Id}/needs/new?earlier={need.Id}", again);
        foreach (var (place, reader, sees) in new[] { (partnership.Id, asked, true), (other.Id, third, false) })
        {
            var form = await asker.Page($"/partnerships/{place}/needs/new?earlier={need.Id}");
            Assert.Equal(("Need", "Wells that last", "Who keeps them when we have built them?"), (form.Value("Kind"), form.Value("Title"), form.Value("Text")));
            var wrong = await form.Post($"/partnerships/{place}/needs/new", ("Title", ""));
            Assert.Equal(["Say in one line what it is"], wrong.Errors);
            var sent = await wrong.Post($"/partnerships/{place}/needs/new", ("Title", $"Wells, asked in {place}"));
            Assert.NotNull((await asker.Page(sent.Location!)).Document.QuerySelector($"a[href='{url}']"));
            Assert.Equal(sees, (await reader.Page(sent.Location!)).Document.QuerySelector($"a[href='{url}']") is not null);
        }

        Assert.Equal(2, (await asker.Page(url)).Document.QuerySelectorAll("main p > a[href*='/needs/']").Count(link => link.TextContent.StartsWith("Wells, asked in", StringComparison.Ordinal)));
        Assert.Equal(1, (await asked.Page(url)).Document.QuerySelectorAll("main p > a[href*='/needs/']").Count(link => link.TextContent.StartsWith("Wells, asked in", StringComparison.Ordinal)));
        // Nobody takes up what another asked.
        var ask = $"/partnerships/{partnership.Id}/needs/new";
        var foreign = await asked.Page($"{ask}?earlier={need.Id}");
        Assert.NotEqual("Wells that last", foreign.Value("Title"));
        Assert.Equal(["Only what came to nothing is asked once more: what waits for an answer, or has become a project, stands as it is"], (await foreign.Send(ask, [.. foreign.Fields(ask).Where(field => field.Name is not ("Title" or "Text")), ("Kind", "Need"), ("Title", "Taken"), ("Text", "Over"), ("Earlier", $"{need.Id}")])).Errors);
    }

    [Fact]
    public async Task Partnerships_in_which_it_may_be_asked_once_more_are_told_apart_and_who_left_lends_no_priority()
    {
        var (asker, other, third) = (await portal.CreateMunicipality(), await portal.CreateMunicipality(side: Side.South), await portal.CreateMunicipality());
        var partnership = await portal.CreatePartnership([asker, other, third]);
        var need = await portal.CreateNeed(partnership, asker.Id);
        await portal.CreatePartnership([asker, other], themes: ["water-sanitation"]);
        await portal.CreatePartnership([asker, other], themes: ["culture"]);
        await portal.CreatePartnership([asker, other, third]);
        await portal.CreatePriority(other, "Theirs");
        var priority = await portal.CreatePriority(third, "Of who leaves");
        var reader = await SignIn(asker.Id);
        var url = $"/partnerships/{partnership.Id}/needs";
        var late = await reader.Page($"{url}/new");
        Assert.Contains("Of who leaves", late.One("select[name=Priority]").TextContent, StringComparison.Ordinal);
        await portal.Change(need, one => one.Withdraw("Too early", PortalFixture.OfficerOf(asker), portal.Now));

        var names = (await reader.Page($"{url}/{need.Id}")).Document.QuerySelectorAll("main p > a[href*='/partnerships/'][href*='earlier=']").Select(link => link.TextContent).Where(name => name.Contains(other.Name, StringComparison.Ordinal)).ToList();
        Assert.Equal((3, 3), (names.Count, names.Distinct().Count()));
        Assert.Single(names, name => name.Contains("first contact: 2019, Culture", StringComparison.OrdinalIgnoreCase));
        Assert.Single(names, name => name.Contains(third.Name, StringComparison.Ordinal) && !name.Contains("2019", StringComparison.Ordinal));

        await portal.Change(partnership, (record, at) => record.EndPart(Domain.Common.PartialDate.From(portal.Today), "No more", PortalFixture.OfficerOf(third), at));
        var offered = (await reader.Page($"{url}/new")).One("select[name=Priority]").TextContent;
        Assert.Contains("Theirs", offered, StringComparison.Ordinal);
        Assert.DoesNotContain("Of who leaves", offered, StringComparison.Ordinal);
        Assert.Single((await late.Post($"{url}/new", ("Kind", "Need"), ("Title", "Late"), ("Text", "Too late"), ("Priority", $"{priority.Id}"))).Errors);
    }

    [Fact]
    public async Task What_was_referred_may_be_asked_again_and_who_is_not_of_the_project_learns_nothing_of_its_end()
    {
        var (asker, one, two) = (await portal.CreateMunicipality(), await portal.CreateMunicipality(side: Side.South), await portal.CreateMunicipality());
        var partnership = await portal.CreatePartnership([asker, one, two]);
        var (referred, cancelled) = (await portal.CreateNeed(partnership, asker.Id, title: "Referred by both"), await portal.CreateNeed(partnership, asker.Id, title: "Accepted by one"));
        foreach (var town in new[] { one, two })
        {
            await portal.Change(referred, need => need.Refer("The water board", PortalFixture.OfficerOf(town), portal.Now));
        }

        await portal.Change(cancelled, need => need.Refer("The water board", PortalFixture.OfficerOf(two), portal.Now));
        await portal.Change(cancelled, need => need.Accept(null, PortalFixture.OfficerOf(one), portal.Now).Cancel("No money", Domain.Common.PartialDate.From(portal.Today), PortalFixture.OfficerOf(one), portal.Now));
        var url = $"/partnerships/{partnership.Id}/needs";

        Assert.EndsWith($"earlier={referred.Id}", (await (await SignIn(asker.Id)).Page($"{url}/{referred.Id}")).One(".next a").GetAttribute("href"), StringComparison.Ordinal);
        var (party, outside) = (await SignIn(one.Id), await SignIn(two.Id));
        Assert.Equal("Accepted by one Its project was cancelled", (await party.Page($"{url}/{cancelled.Id}")).Heading);
        Assert.Equal("Accepted by one Accepted", (await outside.Page($"{url}/{cancelled.Id}")).Heading);
        Assert.DoesNotContain("cancelled", (await outside.Page("/needs?q=accepted+by+one")).One("tbody").TextContent, StringComparison.OrdinalIgnoreCase);
        Assert.Null((await outside.Page("/needs?state=projectCancelled")).Document.QuerySelector("tbody"));
    }

    [Fact]
    public async Task A_proposal_waits_for_the_asker_whose_yes_makes_the_idea()
    {
        var partnership = await portal.CreatePartnership();
        var (one, two) = (partnership.Parties.First().OrganisationId, partnership.Parties.Last().OrganisationId);
        var need = await portal.CreateNeed(partnership, one, NeedKind.Offer);
        var (asker, other) = (await SignIn(one), await SignIn(two));
        var url = $"/partnerships/{partnership.Id}/needs/{need.Id}";
        await (await other.Page($"{url}/answers/new")).Post($"{url}/answers/new", ("Answer", "Reframed"), ("Word", "Come to us instead"));
        Assert.Contains("proposes something else: Wells that last", (await (await asker.Page("/my-work")).Follow()).Text, StringComparison.Ordinal);
        var page = await asker.Page(url);
        Assert.Contains("Come to us instead", page.Text, StringComparison.Ordinal);

        var project = await (await page.Post($"{url}/consents/{two}")).Follow();

        Assert.Contains("Come to us instead", project.Text, StringComparison.Ordinal);
        Assert.Equal("Wells that last Accepted", (await other.Page(url)).Heading);
    }

    [Fact]
    public async Task What_is_withdrawn_with_a_reason_takes_no_answer_any_more_and_the_typed_words_stay()
    {
        var partnership = await portal.CreatePartnership();
        var (one, two) = (partnership.Parties.First().OrganisationId, partnership.Parties.Last().OrganisationId);
        var need = await portal.CreateNeed(partnership, one);
        var (asker, other) = (await SignIn(one), await SignIn(two));
        var url = $"/partnerships/{partnership.Id}/needs/{need.Id}";
        var answering = await other.Page($"{url}/answers/new");
        var form = await asker.Page($"{url}/withdrawals/new");
        Assert.Equal(HttpStatusCode.BadRequest, (await form.Post($"{url}/withdrawals/new")).Status);
        Assert.Contains("Solved by ourselves", (await (await form.Post($"{url}/withdrawals/new", ("Reason", "Solved by ourselves"))).Follow()).Text, StringComparison.Ordinal);

        var late = await answering.Post($"{url}/answers/new", ("Answer", "Referred"), ("Word", "Ask the water board"));

        Assert.Equal(["It has been withdrawn and needs no answer any more"], late.Errors);
        Assert.Equal("Ask the water board", late.Value("Word"));
        Assert.Null(Assert.Single((await portal.ReadNeed(need.Id)).Addressees).Answer);
    }

    [Fact]
    public async Task A_history_says_whether_it_was_a_need_or_an_offer_and_the_form_how_many_are_asked()
    {
        var towns = new[] { await portal.CreateMunicipality(), await portal.CreateMunicipality(side: Side.South), await portal.CreateMunicipality() };
        var (two, three) = (await portal.CreatePartnership([towns[0], towns[1]]), await portal.CreatePartnership(towns));
        var asker = await SignIn(towns[0].Id);
        Assert.Contains($"{towns[1].Name} will read it at once and is asked to answer", (await asker.Page($"/partnerships/{two.Id}/needs/new")).One(".lead").TextContent, StringComparison.Ordinal);
        Assert.Contains("will read it at once and are asked to answer", (await asker.Page($"/partnerships/{three.Id}/needs/new")).One(".lead").TextContent, StringComparison.Ordinal);
        var url = $"/partnerships/{two.Id}/needs/new";
        foreach (var kind in new[] { "Need", "Offer" })
        {
            var sent = await (await asker.Page(url)).Post(url, ("Kind", kind), ("Title", $"Of kind {kind}"), ("Text", "Two weeks"));
            await (await asker.Page($"{sent.Location}/withdrawals/new")).Post($"{sent.Location}/withdrawals/new", ("Reason", "Too early"));
        }

        var history = (await asker.Page($"/partnerships/{two.Id}/history")).Document.QuerySelectorAll("ol.time li").Select(line => line.TextContent).ToList();
        foreach (var (act, kind) in new[] { ("asked for help with a need", "Need"), ("withdrew a need", "Need"), ("made an offer", "Offer"), ("withdrew an offer", "Offer") })
        {
            Assert.Contains($"Of kind {kind}", Assert.Single(history, line => line.Contains(act, StringComparison.Ordinal)), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_is_wrong_is_said_at_its_field()
    {
        var partnership = await portal.CreatePartnership();
        var url = $"/partnerships/{partnership.Id}/needs/new";
        var page = await (await SignIn(partnership.Parties.First().OrganisationId)).Page(url);

        var wrong = await page.Post(url, ("AnswerBy.Day", ""), ("Text", new string('x', Need.TextLimit + 1)));

        Assert.Equal(
            [
                "Choose whether you need or offer it", "Say in one line what it is", "The text may have 2,000 characters; it has 1 too many",
                "Answer wished by: enter day, month and year of a real date between 1800 and 2200",
            ],
            wrong.Errors);
        var past = await wrong.Post(url, ("Kind", "Offer"), ("Title", "A course"), ("Text", "Two weeks"), ("AnswerBy.Day", "1"), ("AnswerBy.Year", $"{portal.Today.Year - 1}"));
        Assert.Equal(["This day has passed: choose a later one"], past.Errors);
        Assert.False(await portal.InDatabase(db => db.Needs.AnyAsync(need => need.PartnershipId == partnership.Id)));
    }

    [Fact]
    public async Task An_agency_asks_and_proposes_under_its_mandate_and_leaves_the_yes_to_the_municipality()
    {
        var (home, partner) = (await portal.CreateMunicipality(), await portal.CreateMunicipality(side: Side.South));
        var partnership = await portal.CreatePartnership([home, partner]);
        var agency = await portal.CreateAssociation();
        await portal.CreateMandate(home, agency, on: partnership);
        var need = await portal.CreateNeed(partnership, partner.Id);
        var staff = await portal.SignIn(await portal.CreateUser(agency));
        var url = $"/partnerships/{partnership.Id}/needs";
        Assert.Contains($"From {partner.Name}", (await staff.Page("/association")).Text, StringComparison.Ordinal);

        var page = await staff.Page($"{url}/{need.Id}/answers/new");

        Assert.DoesNotContain("We accept", page.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, (await page.Post($"{url}/{need.Id}/answers/new", ("Answer", "Reframed"), ("Word", "Otherwise"))).Status);
        Assert.Equal(NeedAnswer.Reframed, Assert.Single((await portal.ReadNeed(need.Id)).Addressees).Answer);
        var asking = await staff.Page($"{url}/new");
        var asked = await asking.Post($"{url}/new", ("Kind", "Offer"), ("Title", "A course"), ("Text", "Two weeks"));
        Assert.Equal(HttpStatusCode.Found, asked.Status);

        // Of a proposal in return it reads who says yes to it, and no order to do so itself.
        await (await (await SignIn(partner.Id)).Page($"{asked.Location}/answers/new")).Post($"{asked.Location}/answers/new", ("Answer", "Reframed"), ("Word", "One week"));
        var proposed = await staff.Page(asked.Location!);
        Assert.Contains($"{partner.Name} proposes something else; {home.Name} says yes to it or withdraws.", proposed.Text, StringComparison.Ordinal);
        Assert.Contains("Your mandate does not let you bind the municipality", proposed.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Say yes to it", proposed.Text, StringComparison.Ordinal);
        var officer = await (await SignIn(home.Id)).Page(asked.Location!);
        Assert.Contains("Say yes to it", officer.One(".next b").TextContent, StringComparison.Ordinal);
        Assert.NotNull(officer.Document.QuerySelector($"form[action='{asked.Location}/consents/{partner.Id}']"));
    }

    [Fact]
    public async Task It_passes_with_the_place_in_the_partnership_and_with_a_partnership_that_was_entered_twice()
    {
        var (one, two) = (await portal.CreateMunicipality(), await portal.CreateMunicipality(side: Side.South));
        var (first, second) = (await portal.CreatePartnership([one, two]), await portal.CreatePartnership([one, two]));
        var need = await portal.CreateNeed(first, one.Id);

        await portal.MergeDuplicates(first.Id, second.Id);

        Assert.Equal(second.Id, (await portal.ReadNeed(need.Id)).PartnershipId);
        Assert.Equal(HttpStatusCode.OK, (await (await SignIn(two.Id)).Page($"/partnerships/{second.Id}/needs/{need.Id}")).Status);
    }

    [Fact]
    public async Task Needs_are_visible_in_SQL_exactly_where_the_rule_lets_them_be()
    {
        var (first, second, third) = (await portal.CreateMunicipality(), await portal.CreateMunicipality(side: Side.South), await portal.CreateMunicipality());
        var (accepted, other) = (await portal.CreateAssociation(null, first), await portal.CreateAssociation());
        var partnership = await portal.CreatePartnership([first, second, third]);
        var elsewhere = await portal.CreatePartnership([first, second]);
        // The third is a party of the partnership and is not asked.
        var need = await portal.InDatabase(async db =>
        {
            var asked = Need.Ask(partnership, [second.Id], new NeedFacts(NeedKind.Need, "Wells", "Which?", "en", Domain.Common.PartialDate.From(portal.Today)), PortalFixture.OfficerOf(first), portal.Now);
            db.Add(asked);
            await db.SaveChangesAsync();
            return asked;
        });
        Actor[] askers =
        [
            Actor.Anonymous, PortalFixture.OfficerOf(first), PortalFixture.MayorsOfficeOf(second), PortalFixture.OfficerOf(third), new Actor(1, UserRole.AssociationStaff, accepted.Id), new Actor(1, UserRole.Administrator, null),
            new Actor(1, UserRole.AssociationStaff, other.Id).Under(1, first.Id, partnership.Id, binds: false), new Actor(1, UserRole.AssociationStaff, other.Id).Under(1, first.Id, elsewhere.Id, binds: true),
        ];
        var standing = new NeedStanding(partnership.Id, first.Id, true, [new(second.Id, false, false)]);
        foreach (var actor in askers)
        {
            var isVisible = await portal.InDatabase(db => Application.Needs.NeedVisibility.VisibleTo(db.Needs, actor).AnyAsync(one => one.Id == need.Id));
            Assert.True(NeedAccess.CanView(standing, actor) == isVisible, $"{actor}");
        }

        Assert.Equal(3, askers.Count(actor => NeedAccess.CanView(standing, actor)));
    }

    private async Task<HttpClient> SignIn(int organisationId) =>
        await portal.SignIn(await portal.CreateUser(await portal.InDatabase(db => db.Municipalities.SingleAsync(town => town.Id == organisationId))));
}
