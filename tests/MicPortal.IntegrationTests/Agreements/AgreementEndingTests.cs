using System.Net;
using MicPortal.Domain.Agreements;
using MicPortal.Domain.Common;
using MicPortal.Domain.Partnerships;
using MicPortal.TestSupport;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace MicPortal.IntegrationTests.Agreements;

public sealed class AgreementEndingTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Notice_and_the_others_statement_stand_side_by_side_with_their_dates()
    {
        var towns = await TwoTowns.Of(portal);
        var agreement = await towns.Agreement(AgreementStatus.Signed);
        var url = $"/agreements/{agreement.Id}";
        var other = await towns.Officer(towns.Other);

        var given = await GiveNotice(await towns.Officer(towns.One), agreement, ("LastDay.Day", "31"), ("LastDay.Month", "12"), ("LastDay.Year", "2040"), ("Reason", "Our council decided so"));
        Assert.Equal(url, given.Location);
        Assert.Equal("Your notice is recorded; the other parties read your reason.", (await given.Follow()).Message);

        Assert.Contains("Read the notice", (await other.Page("/south")).Text, StringComparison.Ordinal);
        var page = await other.Page(url);
        Assert.Contains("In force until 31 December 2040. Alphaville has given notice; its last day: 31 December 2040.", page.One(".next").TextContent, StringComparison.Ordinal);
        Assert.Equal($"{url}/statements/new", page.One(".next a.button").GetAttribute("href"));
        var stated = await (await other.Page($"{url}/statements/new")).Post($"{url}/statements", ("Text", "We regret it"));

        page = await stated.Follow();
        Assert.Equal("Your statement stands in the record.", page.Message);
        var columns = page.Document.QuerySelectorAll(".town").Select(column => column.TextContent).ToList();
        Assert.Contains("We regret it", columns[0], StringComparison.Ordinal);
        Assert.Contains($"{portal.Today:d MMMM yyyy}", columns[0], StringComparison.Ordinal);
        Assert.Contains("Our council decided so", columns[1], StringComparison.Ordinal);
        Assert.DoesNotContain("Read the notice", (await other.Page("/south")).Text, StringComparison.Ordinal);
        var printed = (await other.Page($"{url}/summary?lang=en")).Document.QuerySelectorAll(".parts > div").Select(part => part.TextContent).ToList();
        Assert.Contains(printed, part => part.Contains("Notice", StringComparison.Ordinal) && part.Contains("Our council decided so", StringComparison.Ordinal));
        Assert.Contains(printed, part => part.Contains("Statement", StringComparison.Ordinal) && part.Contains("We regret it", StringComparison.Ordinal));
        var stored = await portal.ReadAgreement(agreement.Id);
        Assert.Equal((20401231, 1, 1), (stored.EndsOn!.Value.Value, stored.Terminations.Count, stored.Statements.Count));
    }

    [Fact]
    public async Task Who_gives_notice_reads_before_that_it_is_final_and_that_amendments_need_their_own()
    {
        var towns = await TwoTowns.Of(portal);
        var agreement = await towns.Agreement(AgreementStatus.Signed);
        var officer = await towns.Officer(towns.One);
        const string OfTheirOwn = "Its amendments are agreements of their own: give notice for each of them too.";
        var before = await officer.Page($"/agreements/{agreement.Id}/terminations/new");
        Assert.Contains("A notice cannot be taken back.", before.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(OfTheirOwn, before.Text, StringComparison.Ordinal);

        await portal.CreateNext(agreement, towns.Partnership, AgreementLink.Amends);

        Assert.Contains(OfTheirOwn, (await officer.Page($"/agreements/{agreement.Id}/terminations/new")).Text, StringComparison.Ordinal);
        Assert.Null((await officer.Page($"/agreements/{agreement.Id}/renewals/new")).Document.QuerySelector("select[name=Kind] option[value=Amendment]"));
        // A proposal that amends nothing offers no amendment; that would be refused.
        var proposal = await towns.Agreement(AgreementStatus.Proposed);
        Assert.Null((await officer.Page($"/agreements/{proposal.Id}/edit")).Document.QuerySelector("select[name=Kind] option[value=Amendment]"));
    }

    [Fact]
    public async Task Past_its_last_day_it_is_terminated_wherever_it_stands()
    {
        var towns = await TwoTowns.Of(portal, Publication.Agreement);
        var agreement = await towns.Agreement(AgreementStatus.Signed);
        await portal.Change(agreement, (one, at) => one.Terminate(PartialDate.From(portal.Today), "No more", false, PortalFixture.OfficerOf(towns.One), at));
        var before = await portal.Anonymous().Page($"/agreements/{agreement.Id}");
        portal.Clock.Advance(TimeSpan.FromDays(1));

        var page = await portal.Anonymous().Page($"/agreements/{agreement.Id}");

        Assert.Contains("Signed", before.Heading, StringComparison.Ordinal);
        Assert.Contains("Terminated", page.Heading, StringComparison.Ordinal);
        Assert.DoesNotContain("No more", page.Text, StringComparison.Ordinal);
        Assert.Contains("Terminated", (await portal.Anonymous().Page($"/partnerships/{towns.Partnership.Id}")).One("tbody tr").TextContent, StringComparison.Ordinal);
        Assert.Contains("terminated", (await (await towns.Officer(towns.One)).Page("/north")).One("tbody tr").TextContent, StringComparison.Ordinal);
        var print = await portal.Anonymous().Page($"/agreements/{agreement.Id}/summary?lang=nl");
        Assert.Contains("Opgezegd; laatste dag:", print.One(".state").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "", "Enter a date; the day, or the day and the month, may stay empty", "Enter your reason")]
    [InlineData("2019", "No more", "The last day lies before the agreement took effect", null)]
    [InlineData("19xx", "No more", "Enter a real date between 1800 and 2200; the day, or the day and the month, may stay empty", null)]
    public async Task What_is_wrong_with_a_notice_is_said_at_its_field(string year, string reason, string message, string? another)
    {
        var towns = await TwoTowns.Of(portal);
        var agreement = await towns.Agreement(AgreementStatus.Signed);

        var answer = await GiveNotice(await towns.Officer(towns.One), agreement, ("LastDay.Year", year), ("Reason", reason));

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal(another is null ? [message] : [message, another], answer.Errors);
        Assert.Equal((year, reason), (answer.Value("LastDay.Year"), answer.Value("Reason")));
        Assert.Empty((await portal.ReadAgreement(agreement.Id)).Terminations);
    }

    [Fact]
    public async Task What_renews_itself_warns_each_party_and_an_early_day_is_warned_of_and_not_forbidden()
    {
        var towns = await TwoTowns.Of(portal);
        var end = portal.Today.AddMonths(8);
        var noticeBy = $"{end.AddMonths(-6):d MMMM yyyy}";
        var agreement = await towns.Agreement(AgreementStatus.Signed, PortalFixture.Content() with { Term = AgreementTerm.TacitlyRenewed, End = PartialDate.From(end), RenewalYears = 2, NoticeMonths = 6 });
        var (one, other) = (await towns.Officer(towns.One), await towns.Officer(towns.Other));

        Assert.Contains($"unless notice is given by {noticeBy}", (await one.Page("/north")).Text, StringComparison.Ordinal);
        Assert.Contains($"unless notice is given by {noticeBy}", (await other.Page("/south")).Text, StringComparison.Ordinal);
        Assert.Contains($"It renews itself for 2 years after {end:d MMMM yyyy}. Whoever does not want that gives notice by {noticeBy}.", (await one.Page($"/agreements/{agreement.Id}")).Text, StringComparison.Ordinal);
        var early = await GiveNotice(one, agreement, ("LastDay.Day", "1"), ("Reason", "No more"));
        Assert.Equal(["The last day is earlier than the agreed time of notice allows. Change it, or tick here if you leave all the same"], early.Errors);
        Assert.Equal("#Anyway", early.One(".govuk-error-summary li a").GetAttribute("href"));

        var done = await early.Post($"/agreements/{agreement.Id}/terminations", ("Anyway", "true"));

        Assert.Equal($"/agreements/{agreement.Id}", done.Location);
        Assert.Equal(new DateOnly(end.Year, end.Month, 1), (await portal.ReadAgreement(agreement.Id)).EndsOn!.Value.Earliest);
        Assert.DoesNotContain("unless notice is given by", (await one.Page("/north")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_warning_comes_six_months_before_the_last_day_for_a_notice()
    {
        var towns = await TwoTowns.Of(portal);
        await towns.Agreement(AgreementStatus.Signed, PortalFixture.Content() with { Term = AgreementTerm.TacitlyRenewed, End = PartialDate.From(portal.Today.AddMonths(13)), RenewalYears = 2, NoticeMonths = 6 });
        var officer = await portal.CreateUser(towns.One);
        Assert.DoesNotContain("Renews itself", (await (await portal.SignIn(officer)).Page("/north")).Text, StringComparison.Ordinal);

        portal.Clock.Advance(TimeSpan.FromDays(31));

        Assert.Contains("Renews itself", (await (await portal.SignIn(officer)).Page("/north")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Notice_is_possible_where_the_partnership_has_ended_and_what_remains_in_force_is_said()
    {
        var towns = await TwoTowns.Of(portal);
        var agreement = await towns.Agreement(AgreementStatus.Signed);
        await portal.Change(towns.Partnership, (one, at) => one.EndPart(PartialDate.From(portal.Today), "No more", PortalFixture.OfficerOf(towns.Other), at));
        var officer = await towns.Officer(towns.One);

        Assert.Contains("1 agreement remains in force.", (await officer.Page($"/partnerships/{towns.Partnership.Id}")).Text, StringComparison.Ordinal);
        Assert.Contains("The partnership has ended; this agreement stays in force.", (await officer.Page($"/agreements/{agreement.Id}")).Text, StringComparison.Ordinal);
        var given = await GiveNotice(officer, agreement, ("LastDay.Year", "2040"), ("Reason", "With the partnership"));

        Assert.Equal($"/agreements/{agreement.Id}", given.Location);
        Assert.NotNull((await portal.ReadAgreement(agreement.Id)).EndsOn);
    }

    [Fact]
    public async Task Both_parties_may_give_notice_at_the_same_moment()
    {
        var towns = await TwoTowns.Of(portal);
        var agreement = await towns.Agreement(AgreementStatus.Signed);
        var (one, other) = (await towns.Officer(towns.One), await towns.Officer(towns.Other));
        var forms = await Task.WhenAll(one.Page($"/agreements/{agreement.Id}/terminations/new"), other.Page($"/agreements/{agreement.Id}/terminations/new"));

        var answers = await Task.WhenAll(forms.Select(form => form.Post($"/agreements/{agreement.Id}/terminations", ("LastDay.Year", "2040"), ("Reason", "No more"))));

        Assert.All(answers, answer => Assert.Equal($"/agreements/{agreement.Id}", answer.Location));
        Assert.Equal(2, (await portal.ReadAgreement(agreement.Id)).Terminations.Count);
    }

    [Fact]
    public async Task A_renewal_takes_the_place_of_the_earlier_one_once_it_is_in_force()
    {
        var towns = await TwoTowns.Of(portal, Publication.Agreement);
        var earlier = await towns.Agreement(AgreementStatus.Signed, PortalFixture.Content("The old one"));
        var url = $"/agreements/{earlier.Id}";
        var officer = await towns.Officer(towns.One);
        var form = await officer.Page($"{url}/renewals/new");
        Assert.Equal("The old one", form.Value("Texts[0].Title"));

        var drafted = await form.Post($"{url}/renewals", ("Texts[0].Title", "The new one"));
        var id = int.Parse(drafted.Location!.Split('/')[^1], System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal("The old one", (await drafted.Follow()).One($".facts a[href='{url}']").TextContent);
        Assert.DoesNotContain("The new one", (await (await towns.Officer(towns.Other)).Page(url)).Text, StringComparison.Ordinal);
        Assert.Contains("Signed", (await officer.Page(url)).Heading, StringComparison.Ordinal);
        await Bring(id, towns);

        var page = await portal.Anonymous().Page(url);
        Assert.Contains("Renewed", page.Heading, StringComparison.Ordinal);
        Assert.Equal($"/agreements/{id}", page.One(".next a.button").GetAttribute("href"));
        Assert.Equal($"The new one in force from {portal.Today:d MMMM yyyy}", page.One($".facts dd:has(a[href='/agreements/{id}'])").TextContent);
        Assert.Contains("recorded what brought a renewal into force", (await officer.Page(url)).One("ol.time").TextContent, StringComparison.Ordinal);
        Assert.Contains("Renouvelle", (await portal.Anonymous().Page($"/agreements/{id}/summary?lang=fr")).One(".facts").TextContent, StringComparison.Ordinal);
        Assert.Contains("Renouvelé par", (await portal.Anonymous().Page($"{url}/summary?lang=fr")).One(".facts").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_amendment_is_one_of_its_own_and_leaves_the_earlier_one_in_force()
    {
        var towns = await TwoTowns.Of(portal);
        var earlier = await towns.Agreement(AgreementStatus.Signed);
        var url = $"/agreements/{earlier.Id}/amendments";
        var form = await (await towns.Officer(towns.Other)).Page($"{url}/new");
        Assert.Equal(nameof(AgreementKind.Amendment), form.Value("Kind"));

        Assert.Equal(("", ""), (form.Value("Texts[0].Title") ?? "", form.Value("Texts[0].Purpose") ?? ""));

        var wrong = await form.Post(url, ("Kind", nameof(AgreementKind.Twinning)), ("Texts[0].Title", "An amendment"), ("Texts[0].Purpose", "Two more schools take part"));
        Assert.Equal(["What amends an agreement is an amendment: leave this kind"], wrong.Errors);
        var drafted = await wrong.Post(url, ("Kind", nameof(AgreementKind.Amendment)), ("Texts[0].Title", "First amendment"));
        var id = int.Parse(drafted.Location!.Split('/')[^1], System.Globalization.CultureInfo.InvariantCulture);
        await Bring(id, towns);

        var page = await (await towns.Officer(towns.One)).Page($"/agreements/{earlier.Id}");
        Assert.Contains("Signed", page.Heading, StringComparison.Ordinal);
        Assert.Equal("First amendment", page.One($".facts a[href='/agreements/{id}']").TextContent);
    }

    [Fact]
    public async Task A_renewal_is_invalid_as_any_draft_is_and_keeps_what_was_typed()
    {
        var towns = await TwoTowns.Of(portal);
        var earlier = await towns.Agreement(AgreementStatus.Signed);
        var url = $"/agreements/{earlier.Id}/renewals";

        var answer = await (await (await towns.Officer(towns.One)).Page($"{url}/new")).Post(url, ("Texts[0].Title", ""), ("Texts[0].Purpose", "Typed"));

        Assert.Equal((HttpStatusCode.BadRequest, "Typed"), (answer.Status, answer.Value("Texts[0].Purpose")));
        Assert.Equal(["Enter the title"], answer.Errors);
        Assert.False(await portal.InDatabase(db => db.Agreements.AnyAsync(agreement => agreement.EarlierId == earlier.Id)));
    }

    [Fact]
    public async Task What_has_not_begun_leads_back_to_its_page()
    {
        var towns = await TwoTowns.Of(portal);
        var proposed = await towns.Agreement(AgreementStatus.Proposed);
        var officer = await towns.Officer(towns.One);

        foreach (var verb in new[] { "terminations", "statements", "renewals", "amendments" })
        {
            Assert.Equal($"/agreements/{proposed.Id}", (await officer.Page($"/agreements/{proposed.Id}/{verb}/new")).Location);
        }
    }

    private static async Task<PortalPage> GiveNotice(HttpClient client, Agreement agreement, params (string, string?)[] fields) =>
        await (await client.Page($"/agreements/{agreement.Id}/terminations/new")).Post($"/agreements/{agreement.Id}/terminations", fields);

    /// <summary>Proposed, approved and signed by both, through the pages.</summary>
    private async Task Bring(int id, TwoTowns towns)
    {
        var agreement = await portal.ReadAgreement(id);
        var drafter = agreement.DraftingOrganisationId == towns.One.Id ? towns.One : towns.Other;
        await portal.Change(agreement, (one, at) => one.Propose(PortalFixture.OfficerOf(drafter), at));
        foreach (var town in new[] { towns.One, towns.Other })
        {
            await (await (await towns.MayorsOffice(town)).Page($"/agreements/{id}/endorsements/new")).Post($"/agreements/{id}/endorsements");
        }

        foreach (var town in new[] { towns.One, towns.Other })
        {
            await (await (await towns.Officer(town)).Page($"/agreements/{id}/signatures/new"))
                .Post($"/agreements/{id}/signatures", ("SignatoryTitle", "Mayor"), ("Date.Day", $"{portal.Today.Day}"), ("Date.Month", $"{portal.Today.Month}"), ("Date.Year", $"{portal.Today.Year}"));
        }
    }
}
