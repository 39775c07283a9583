using System.Net;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Partnerships;
using MicPortal.TestSupport;
using Xunit;

namespace MicPortal.IntegrationTests.Partnerships;

public sealed class PartnershipAnswerTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private static readonly (string, string?)[] Acceptance =
        [("Path", nameof(PathKind.PoliticalWill)), ("Aim", "Better water"), ("Vision", "Our own words"), ("Begun", "True"), ("Publication", nameof(Publication.Nothing))];

    [Fact]
    public async Task Accepting_adds_the_own_path_and_vision_and_corrects_the_facts()
    {
        var (one, other) = await Towns();
        var partnership = await portal.CreatePartnership([one, other], accepted: false);
        var officer = await portal.SignIn(await portal.CreateUser(other));

        var question = await officer.Page($"/partnerships/{partnership.Id}/answer");
        Assert.Contains("Services that both towns plan and pay for", question.Text, StringComparison.Ordinal);
        var choice = await question.Post($"/partnerships/{partnership.Id}/answer", ("Answer", nameof(PartyAnswer.Accepted)));
        var form = await choice.Follow();
        Assert.Equal("2019", form.Value("FirstContact.Year"));
        Assert.Contains("Services that both towns plan and pay for", form.Text, StringComparison.Ordinal);
        var page = await (await form.Post($"/partnerships/{partnership.Id}/acceptances", [.. Acceptance, ("FirstContact.Year", "2017")])).Follow();

        Assert.Equal("You have accepted the partnership.", page.Message);
        Assert.Contains("First contact: 2019, now 2017", page.Text, StringComparison.Ordinal);
        var stored = await portal.ReadPartnership(partnership.Id);
        Assert.Equal((PartnershipStage.Active, 20170000), (stored.Stage, stored.FirstContact!.Value.Value));
        var (own, theirs) = (stored.PartyOf(other.Id), stored.PartyOf(one.Id));
        Assert.Equal((PathKind.PoliticalWill, "Better water", "Our own words"), (own.Path, own.PathDetail, own.Visions.Single().Text));
        Assert.Equal("Services that both towns plan and pay for", theirs.PathDetail);
    }

    [Fact]
    public async Task Of_an_imported_record_the_question_says_who_has_confirmed_it()
    {
        var (one, other) = await Towns();
        var partnership = await portal.ImportPartnership(one, other);
        var officer = await portal.SignIn(await portal.CreateUser(other));
        Assert.Contains("no party has confirmed it", (await officer.Page($"/partnerships/{partnership.Id}/answer")).One(".lead").TextContent, StringComparison.Ordinal);

        await portal.Change(partnership, (record, at) => record.Accept(new OwnPart(PathKind.PoliticalWill, "To learn", null, "en", Publication.Existence, true), new PartnershipFacts(null, []), PortalFixture.OfficerOf(one), at));

        Assert.Equal($"It was imported from Wikidata as of 2017, and confirmed by {one.Name}.", (await officer.Page($"/partnerships/{partnership.Id}/answer")).One(".lead").TextContent);
    }

    [Theory]
    [InlineData(PartyAnswer.Ended, "You have said that the partnership ended. The other parties find it here.", PartnershipStage.Ended)]
    [InlineData(PartyAnswer.NotOurs, "You have said that there is no such partnership. The other parties find it here.", PartnershipStage.Ended)]
    [InlineData(PartyAnswer.WrongMunicipality, "You have said that another municipality is meant. The other parties find it here.", PartnershipStage.Ended)]
    public async Task The_other_answers_serve_an_imported_record(PartyAnswer answer, string message, PartnershipStage stage)
    {
        var (one, other) = await Towns();
        var partnership = await portal.ImportPartnership(one, other);
        var url = $"/partnerships/{partnership.Id}/answer";
        var form = await (await portal.SignIn(await portal.CreateUser(other))).Page(url);

        var page = await (await form.Post(url, ("Answer", $"{answer}"), ("Ended.Year", answer == PartyAnswer.Ended ? "2004" : ""), ("Word", "As the archive says"))).Follow();

        Assert.Equal(message, page.Message);
        var stored = await portal.ReadPartnership(partnership.Id);
        Assert.Equal((stage, answer, "As the archive says"), (stored.Stage, stored.PartyOf(other.Id).Answer, stored.PartyOf(other.Id).Word));
        var publicPage = await portal.Anonymous().Page($"/partnerships/{partnership.Id}");
        Assert.Equal(answer == PartyAnswer.Ended ? HttpStatusCode.OK : HttpStatusCode.NotFound, publicPage.Status);
        Assert.DoesNotContain("As the archive says", publicPage.Text, StringComparison.Ordinal);
        var told = await (await portal.SignIn(await portal.CreateUser(one))).Page($"/partnerships/{partnership.Id}");
        Assert.Contains("As the archive says", told.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_association_reads_its_members_words_and_not_those_of_the_other_party()
    {
        var (member, stranger) = await Towns();
        var association = await portal.CreateAssociation("Association of near towns", member);
        var partnership = await portal.CreatePartnership([member, stranger], accepted: false);
        var url = $"/partnerships/{partnership.Id}/answer";
        await (await (await portal.SignIn(await portal.CreateUser(stranger))).Page(url)).Post(url, ("Answer", nameof(PartyAnswer.NotOurs)), ("Word", "Said in confidence"));

        var page = await (await portal.SignIn(await portal.CreateUser(association, Domain.Access.UserRole.AssociationStaff))).Page($"/partnerships/{partnership.Id}");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.NotEmpty(page.Document.QuerySelectorAll(".time li"));
        Assert.DoesNotContain("Said in confidence", page.Text, StringComparison.Ordinal);
        Assert.Contains("Said in confidence", (await (await portal.SignIn(await portal.CreateUser(member))).Page($"/partnerships/{partnership.Id}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_without_its_parts_is_asked_for_again()
    {
        var (one, other) = await Towns();
        var partnership = await portal.ImportPartnership(one, other);
        var url = $"/partnerships/{partnership.Id}/answer";
        var form = await (await portal.SignIn(await portal.CreateUser(other))).Page(url);

        Assert.Equal(["Choose your answer"], (await form.Post(url)).Errors);
        var word = await form.Post(url, ("Answer", nameof(PartyAnswer.Accepted)), ("Word", "With joy"));
        Assert.Equal(["Leave this empty with yes: on the next page you write your own part"], word.Errors);
        Assert.Equal("With joy", word.Value("Word"));
        var ended = await form.Post(url, ("Answer", nameof(PartyAnswer.Ended)), ("Word", "Long ago"));
        Assert.Equal("Long ago", ended.Value("Word"));
        Assert.Equal(["Enter a date; the day, or the day and the month, may stay empty"], ended.Errors);
        Assert.Equal(["The end cannot lie in the future. Enter when it ended"], (await form.Post(url, ("Answer", nameof(PartyAnswer.Ended)), ("Ended.Year", "2099"))).Errors);
        Assert.Equal(PartyAnswer.None, (await portal.ReadPartnership(partnership.Id)).PartyOf(other.Id).Answer);
    }

    [Fact]
    public async Task Who_has_no_say_is_refused_and_a_stranger_learns_nothing()
    {
        var (one, other) = await Towns();
        var (hidden, known) = (await portal.CreatePartnership([one, other], accepted: false), await portal.ImportPartnership(one, other));
        var (mayor, stranger) = (await portal.SignIn(await portal.CreateUser(other, Domain.Access.UserRole.MayorsOffice)), await portal.SignIn(await portal.CreateUser(await portal.CreateMunicipality("Thirdtown"))));

        foreach (var page in new[] { "answer", "acceptances/new", "edit" })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await mayor.Page($"/partnerships/{hidden.Id}/{page}")).Status);
            Assert.Equal(HttpStatusCode.Forbidden, (await stranger.Page($"/partnerships/{known.Id}/{page}")).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.Page($"/partnerships/{hidden.Id}/{page}")).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.Page($"/partnerships/99999999/{page}")).Status);
        }
    }

    [Fact]
    public async Task The_second_of_two_editors_sees_what_both_changed_keeps_what_the_other_alone_did_and_can_save_then()
    {
        var (one, other) = await Towns();
        var partnership = await portal.CreatePartnership([one, other]);
        var url = $"/partnerships/{partnership.Id}/edit";
        var (first, second) = (await (await portal.SignIn(await portal.CreateUser(one))).Page(url), await (await portal.SignIn(await portal.CreateUser(one))).Page(url));

        await first.Post(url, ("Vision", "What the first wrote"), ("FirstContact.Year", "2001"));
        var conflict = await second.Post(url, ("Vision", "What the second wrote"), ("Publication", nameof(Publication.Existence)));

        Assert.Equal(HttpStatusCode.Conflict, conflict.Status);
        Assert.Equal("What the second wrote", conflict.Value("Vision"));
        Assert.Equal(
            [("Your vision of the partnership", "What the second wrote"), ("What may everyone see?", "That the partnership exists, with its themes and dates")],
            conflict.Document.QuerySelectorAll("table tbody tr").Select(row => (row.Children[0].TextContent, row.Children[2].TextContent)));
        Assert.Equal("2001", conflict.Value("FirstContact.Year"));

        await conflict.Post(url);
        var stored = await portal.ReadPartnership(partnership.Id);
        Assert.Equal(("What the second wrote", Publication.Existence, "2001"), (stored.PartyOf(one.Id).Visions.Single().Text, stored.PartyOf(one.Id).Publication, stored.FirstContact.ToString()));
    }

    [Fact]
    public async Task What_another_has_saved_already_is_no_conflict()
    {
        var (one, other) = await Towns();
        var partnership = await portal.CreatePartnership([one, other]);
        var url = $"/partnerships/{partnership.Id}/edit";
        var (first, second) = (await (await portal.SignIn(await portal.CreateUser(one))).Page(url), await (await portal.SignIn(await portal.CreateUser(other))).Page(url));

        await first.Post(url, ("FirstContact.Year", "2001"));
        var same = await second.Post(url, ("FirstContact.Year", "2001"));

        Assert.Equal("Saved.", (await same.Follow()).Message);
    }

    private async Task<(Municipality One, Municipality Other)> Towns() => (await portal.CreateMunicipality("Neartown"), await portal.CreateMunicipality("Fartown", Side.South));
}
