using System.Net;
using MicPortal.Domain.Access;
using MicPortal.Domain.Agreements;
using MicPortal.Domain.Common;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Partnerships;
using MicPortal.TestSupport;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace MicPortal.IntegrationTests.Partnerships;

public sealed class PartnershipEndingTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_part_ends_with_a_reason_the_other_states_its_view_and_both_open_it_again()
    {
        var (one, other) = (await portal.CreateMunicipality("Endville"), await portal.CreateMunicipality("Stateton", Side.South));
        var partnership = await portal.CreatePartnership([one, other]);
        var agreement = await portal.CreateAgreement(partnership, AgreementStatus.Signed, PortalFixture.Content("Still in force"));
        var url = $"/partnerships/{partnership.Id}";
        var (officer, partner) = (await portal.SignIn(await portal.CreateUser(one)), await portal.SignIn(await portal.CreateUser(other)));

        var form = await officer.Page($"{url}/endings/new");
        Assert.Contains("1 agreement is in force and stays so", form.Text, StringComparison.Ordinal);
        Assert.Equal($"/agreements/{agreement.Id}", form.One("main li a[href^='/agreements']").GetAttribute("href"));
        var ended = await form.Post($"{url}/endings", ("Ended.Year", "2026"), ("Reason", "No colleague is left"));
        Assert.Equal("Your part has ended; the other parties read your reason.", (await ended.Follow()).Message);
        Assert.Equal(PartnershipStage.Ended, (await portal.ReadPartnership(partnership.Id)).Stage);

        Assert.Contains("Ended by Endville: partnership with Endville (Belgium)", (await partner.Page("/south")).Text, StringComparison.Ordinal);
        await (await partner.Page($"{url}/statements/new")).Post($"{url}/statements", ("Text", "We would go on"));
        var page = await officer.Page(url);
        var columns = page.Document.QuerySelectorAll(".town").Select(column => column.TextContent).ToList();
        Assert.Contains("No colleague is left", columns[0], StringComparison.Ordinal);
        Assert.Contains("We would go on", columns[1], StringComparison.Ordinal);
        Assert.DoesNotContain("Ended by ", (await partner.Page("/south")).Text, StringComparison.Ordinal);

        var hasty = await (await (await partner.Page(url)).Post($"{url}/reopenings")).Follow();
        var read = await officer.Page(url);
        var back = await (await hasty.Post($"{url}/reopenings/withdrawals")).Follow();
        Assert.Equal("You no longer ask to open it again.", back.Message);
        Assert.DoesNotContain("Open it again?", (await officer.Page("/north")).Text, StringComparison.Ordinal);
        Assert.Contains("no longer asks to open the partnership again", (await officer.Page(url)).One("ol.time").TextContent, StringComparison.Ordinal);
        await hasty.Post($"{url}/reopenings/withdrawals");
        // Who read the question agrees to nothing once it is taken back; and who read none does not agree unread.
        var gone = await (await read.Post($"{url}/reopenings")).Follow();
        Assert.Contains("The question has been taken back", gone.Text, StringComparison.Ordinal);
        Assert.All((await portal.ReadPartnership(partnership.Id)).Parties, party => Assert.Null(party.ReopensAt));
        Assert.Equal(1, await portal.InDatabase(db => db.AuditEntries.CountAsync(entry => entry.PartnershipId == partnership.Id && entry.Act == ActName.PartnershipReopeningTakenBack)));
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        var unasked = await officer.Page(url);
        var asked = await (await partner.Page(url)).Post($"{url}/reopenings");
        Assert.Equal("Your partners find your question in their workspaces.", (await asked.Follow()).Message);
        Assert.Contains("Open it again? Partnership with Stateton", (await officer.Page("/north")).Text, StringComparison.Ordinal);
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        await (await officer.Page("/north")).Post($"{url}/readings");
        Assert.DoesNotContain("Open it again?", (await officer.Page("/north")).Text, StringComparison.Ordinal);
        page = await officer.Page(url);
        Assert.Contains("Another party has asked meanwhile", (await (await unasked.Post($"{url}/reopenings")).Follow()).Text, StringComparison.Ordinal);
        Assert.Contains("Stateton would like to open the partnership again.", page.One(".next").TextContent, StringComparison.Ordinal);
        var agreed = await page.Post($"{url}/reopenings");

        Assert.Contains("It is open again once all who took part agree", page.One(".next").TextContent, StringComparison.Ordinal);
        Assert.Equal("The partnership is open again.", (await agreed.Follow()).Message);
        Assert.Equal($"{url}", (await page.Post($"{url}/reopenings")).Location);
        Assert.Equal(PartnershipStage.Active, (await portal.ReadPartnership(partnership.Id)).Stage);
        var after = await officer.Page(url);
        Assert.All(after.Document.QuerySelectorAll(".town"), column => Assert.Contains("Confirmed", column.TextContent, StringComparison.Ordinal));
        Assert.DoesNotContain("We would go on", after.One(".towns").TextContent, StringComparison.Ordinal);
        Assert.Contains("We would go on", after.One("ol.time").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "", "Enter a date; the day, or the day and the month, may stay empty", "Enter your reason")]
    [InlineData("2099", "No more", "The end cannot lie in the future. Enter when it ended", null)]
    [InlineData("2018", "No more", "The end lies before the first contact", null)]
    public async Task What_is_wrong_with_an_ending_is_said_at_its_field(string year, string reason, string message, string? another)
    {
        var partnership = await portal.CreatePartnership();
        var officer = await portal.SignIn(await portal.CreateUser(await Opener(partnership)));
        var url = $"/partnerships/{partnership.Id}/endings";

        var answer = await (await officer.Page($"{url}/new")).Post(url, ("Ended.Year", year), ("Reason", reason));

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal(another is null ? [message] : [message, another], answer.Errors);
        Assert.Equal((year, reason), (answer.Value("Ended.Year"), answer.Value("Reason")));
        Assert.NotEqual(PartnershipStage.Ended, (await portal.ReadPartnership(partnership.Id)).Stage);
    }

    [Fact]
    public async Task Of_three_one_leaves_and_the_others_go_on_without_it()
    {
        Municipality[] towns = [await portal.CreateMunicipality(), await portal.CreateMunicipality(), await portal.CreateMunicipality("Leavington")];
        var partnership = await portal.CreatePartnership(towns, publication: Publication.Existence);
        var url = $"/partnerships/{partnership.Id}";
        var leaving = await portal.SignIn(await portal.CreateUser(towns[2]));

        var form = await leaving.Page($"{url}/endings/new");
        Assert.Contains("The other parties go on without you.", form.Text, StringComparison.Ordinal);
        await form.Post($"{url}/endings", ("Ended.Year", "2026"), ("Reason", "No more"));

        var page = await portal.Anonymous().Page(url);
        Assert.Contains("Active", page.Heading, StringComparison.Ordinal);
        Assert.Contains("Ended its part: 2026", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("No more", page.Text, StringComparison.Ordinal);
        Assert.Equal("You have ended your part in this partnership.", (await leaving.Page(url)).One(".next b").TextContent);
        // What the others do afterwards is no news of its own.
        portal.Clock.Advance(TimeSpan.FromDays(1));
        await portal.Change(partnership, (record, at) => record.Confirm(PortalFixture.OfficerOf(towns[0]), at));
        var work = await (await portal.SignIn(await portal.CreateUser(towns[2]))).Page("/north");
        Assert.Contains("you ended your part", work.One("table.list").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("confirmed that the record", work.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_ends_its_part_reads_of_its_own_agreements_that_stay_in_force_and_not_of_others()
    {
        Municipality[] towns = [await portal.CreateMunicipality(), await portal.CreateMunicipality(), await portal.CreateMunicipality()];
        var partnership = await portal.CreatePartnership(towns);
        var own = await portal.CreateAgreement(partnership, AgreementStatus.Signed, between: towns[1..]);
        await portal.CreateAgreement(partnership, AgreementStatus.Signed, between: towns[..2]);

        var form = await (await portal.SignIn(await portal.CreateUser(towns[2]))).Page($"/partnerships/{partnership.Id}/endings/new");

        Assert.Contains("1 agreement is in force and stays so", form.Text, StringComparison.Ordinal);
        Assert.Equal([$"/agreements/{own.Id}"], form.Document.QuerySelectorAll("main li a[href^='/agreements']").Select(link => link.GetAttribute("href")!));
    }

    [Fact]
    public async Task What_has_been_read_leaves_the_list_and_comes_back_with_the_next_news()
    {
        Municipality[] towns = [await portal.CreateMunicipality(), await portal.CreateMunicipality("Firstleaver"), await portal.CreateMunicipality("Nextleaver"), await portal.CreateMunicipality()];
        var partnership = await portal.CreatePartnership(towns);
        var url = $"/partnerships/{partnership.Id}";
        await portal.Change(partnership, (record, at) => record.EndPart(PartialDate.FromYear(2026), "No more", PortalFixture.OfficerOf(towns[1]), at));
        portal.Clock.Advance(TimeSpan.FromHours(1));
        var (officer, mayor) = (await portal.SignIn(await portal.CreateUser(towns[0])), await portal.SignIn(await portal.CreateUser(towns[0], UserRole.MayorsOffice)));
        Assert.DoesNotContain($"{url}/readings", (await mayor.Page("/north")).Html, StringComparison.Ordinal);

        var work = await officer.Page("/north");
        Assert.Contains("Part ended by Firstleaver: the partnership with ", work.Text, StringComparison.Ordinal);
        Assert.Contains("part ended by Firstleaver, ", work.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Ended by ", work.Text, StringComparison.Ordinal);
        var read = await work.Post($"{url}/readings");
        Assert.Equal("/my-work", read.Location);
        // Once more, or of what has no news, it says and records nothing.
        Assert.Equal("/my-work", (await work.Post($"{url}/readings")).Location);
        Assert.Equal(1, await portal.InDatabase(db => db.AuditEntries.CountAsync(entry => entry.PartnershipId == partnership.Id && entry.Act == ActName.NewsRead)));

        Assert.DoesNotContain("ended by ", (await officer.Page("/north")).Text, StringComparison.Ordinal);
        Assert.Contains("read what another party said", (await officer.Page(url)).One("ol.time").TextContent, StringComparison.Ordinal);
        var other = await (await portal.SignIn(await portal.CreateUser(towns[3]))).Page("/north");
        Assert.Contains("Part ended by Firstleaver: ", other.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("read what another party said", other.Text, StringComparison.Ordinal);
        portal.Clock.Advance(TimeSpan.FromHours(1));
        await portal.Change(partnership, (record, at) => record.EndPart(PartialDate.FromYear(2026), "Nor we", PortalFixture.OfficerOf(towns[2]), at));
        // Who left before is known to have left, and the partnership does not go on with it.
        Assert.Contains($"Part ended by Nextleaver: the partnership with {towns[3].Name} (", (await officer.Page("/north")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_joint_work_for_two_years_it_is_dormant_in_lists_filters_and_words_and_a_confirmation_does_not_wake_it()
    {
        var (one, other) = (await portal.CreateMunicipality("Sleepford"), await portal.CreateMunicipality("Dozeham", Side.South));
        var association = await portal.CreateAssociation(null, one);
        var partnership = await portal.CreatePartnership([one, other], publication: Publication.Existence);
        var url = $"/partnerships/{partnership.Id}";
        var begun = portal.Today;
        portal.Clock.Advance(portal.Now.AddMonths(24).AddDays(-1) - portal.Now);
        Assert.Contains("Active", (await portal.Anonymous().Page(url)).Heading, StringComparison.Ordinal);
        portal.Clock.Advance(TimeSpan.FromDays(1));
        await portal.Change(partnership, (record, at) => record.Confirm(PortalFixture.OfficerOf(one), at));

        var page = await portal.Anonymous().Page(url);

        Assert.Contains("Dormant", page.Heading, StringComparison.Ordinal);
        Assert.StartsWith($"No joint work since {begun:d MMMM yyyy}. Last confirmed today.", page.One(".lead").TextContent, StringComparison.Ordinal);
        Assert.Contains("Dormant", (await portal.Anonymous().Page("/partnerships?q=sleepford&stage=dormant")).One("tbody tr").TextContent, StringComparison.Ordinal);
        Assert.NotNull((await portal.Anonymous().Page("/partnerships?q=sleepford&stage=active")).One(".empty"));
        Assert.Contains("Dormant", (await portal.Anonymous().Page($"/municipalities/{one.Id}")).One("tbody tr").TextContent, StringComparison.Ordinal);
        Assert.Contains("Dormant", (await (await portal.SignIn(await portal.CreateUser(one))).Page("/north")).One("tbody tr").TextContent, StringComparison.Ordinal);
        var staff = await portal.SignIn(await portal.CreateUser(association));
        Assert.Contains("1 dormant", (await staff.Page("/association?stage=dormant")).One("tbody tr").TextContent, StringComparison.Ordinal);
        Assert.NotNull((await staff.Page("/association?stage=active")).One(".empty"));

        await portal.CreateAgreement(partnership, AgreementStatus.Signed);
        Assert.Contains("Active", (await portal.Anonymous().Page(url)).Heading, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_that_lay_open_lays_nothing_aside_that_came_after_it()
    {
        Municipality[] towns = [await portal.CreateMunicipality(), await portal.CreateMunicipality(side: Side.South)];
        var partnership = await portal.CreatePartnership(towns);
        await portal.Change(partnership, (one, at) => one.EndPart(PartialDate.FromYear(2026), "No more", PortalFixture.OfficerOf(towns[1]), at));
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        var officer = await portal.SignIn(await portal.CreateUser(towns[0]));
        var (url, old) = ($"/partnerships/{partnership.Id}/readings", await officer.Page("/north"));
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        await portal.Change(partnership, (one, at) => one.Reopen(PortalFixture.OfficerOf(towns[1]), at));
        portal.Clock.Advance(TimeSpan.FromMinutes(1));

        var late = await (await old.Post(url)).Follow();
        var told = late.Location is null ? late : await late.Follow();
        Assert.Contains("Something new has come meanwhile", told.Text, StringComparison.Ordinal);
        // Nor what only says that it was shown.
        foreach (var until in new[] { "", "no number", $"{DateTime.MaxValue.Ticks}" })
        {
            Assert.Equal("/my-work", (await old.Post(url, ("until", until))).Location);
        }

        Assert.Equal(0, await Readings());
        Assert.Equal("/my-work", (await (await officer.Page("/north")).Post(url)).Location);
        Assert.Equal(1, await Readings());

        Task<int> Readings() => portal.InDatabase(db => db.AuditEntries.CountAsync(entry => entry.RecordKind == nameof(Partnership) && entry.RecordId == partnership.Id && entry.Act == ActName.NewsRead));
    }

    private Task<Organisation> Opener(Partnership partnership) => portal.InDatabase(async db => (await db.Organisations.FindAsync(partnership.Parties.First().OrganisationId))!);
}
