using System.Globalization;
using System.Net;
using MicPortal.Domain.Access;
using MicPortal.Domain.Common;
using MicPortal.Domain.ConfirmationRounds;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Partnerships;
using MicPortal.TestSupport;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace MicPortal.IntegrationTests.ConfirmationRounds;

public sealed class ConfirmationRoundTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const string Rounds = "/association/confirmation-rounds";

    [Fact]
    public async Task Opened_by_the_association_asked_in_the_members_workspace_confirmed_by_one_click_closed_and_kept()
    {
        var (association, member, partner, partnership) = await Scene();
        portal.Clock.Advance(TimeSpan.FromDays(3));
        var (staff, officer) = (await portal.SignIn(await portal.CreateUser(association)), await portal.SignIn(await portal.CreateUser(member)));
        var empty = await staff.Page(Rounds);
        Assert.Contains("has not opened a round yet", empty.One(".empty").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("still correct?", (await officer.Page("/north")).Text, StringComparison.Ordinal);

        var deadline = portal.Today.AddDays(60);
        var opened = await (await Open(staff, deadline, "We count your links.\nPlease look.")).Follow();
        Assert.Equal("The round is open. Your members find the question in their workspaces.", opened.Message);
        Assert.Contains("0 of 1 partnership confirmed so far.", opened.Text, StringComparison.Ordinal);
        Assert.Contains("Silent", Row(opened), StringComparison.Ordinal);

        var work = await officer.Page("/north");
        Assert.Contains($"Asked by TST: is it still correct? Partnership with {partner.Name} (Mozambique) by {Day(deadline)} We count your links. Please look.", work.Text, StringComparison.Ordinal);
        var page = await officer.Page($"/partnerships/{partnership.Id}");
        Assert.StartsWith("Asked by TST: is this record still correct?", page.One(".next b").TextContent, StringComparison.Ordinal);
        var confirmed = await (await page.Post($"/partnerships/{partnership.Id}/confirmations")).Follow();
        Assert.Equal("You have confirmed that the record is still correct.", confirmed.Message);
        Assert.DoesNotContain("is it still correct?", (await officer.Page("/north")).Text, StringComparison.Ordinal);

        var url = opened.Response.RequestMessage!.RequestUri!.AbsolutePath;
        var after = await staff.Page(url);
        Assert.Contains("1 of 1 partnership confirmed so far.", after.Text, StringComparison.Ordinal);
        var question = await staff.Page(after.One("a[href$='/closings/new']").GetAttribute("href")!);
        var closed = await (await question.Post($"{url}/closings")).Follow();
        Assert.Equal("The round is closed. Its result stays as it is now.", closed.Message);
        await question.Post($"{url}/closings");
        portal.Clock.Advance(TimeSpan.FromDays(400));
        var later = await (await portal.SignIn(await portal.CreateUser(association))).Page(url);
        Assert.Contains($"Closed on {Day(portal.Today.AddDays(-400))}: 1 of 1 partnership confirmed.", later.Text, StringComparison.Ordinal);
        Assert.Null(later.Document.QuerySelector("a[href$='/closings/new']"));
        Assert.Equal([ActName.ConfirmationRoundOpened, ActName.ConfirmationRoundClosed], await portal.InDatabase(db =>
            db.AuditEntries.Where(entry => entry.RecordKind == nameof(ConfirmationRound) && url.EndsWith("/" + entry.RecordId)).OrderBy(entry => entry.Sequence).Select(entry => entry.Act).ToListAsync()));
    }

    [Fact]
    public async Task What_was_found_stays_as_it_was_when_the_round_was_closed()
    {
        var (association, member, _, partnership) = await Scene();
        portal.Clock.Advance(TimeSpan.FromDays(3));
        var round = await portal.OpenRound(association);
        var staff = await portal.SignIn(await portal.CreateUser(association));
        var page = await staff.Page($"{Rounds}/{round.Id}/closings/new");
        await page.Post($"{Rounds}/{round.Id}/closings");

        await Change(partnership.Id, one => one.Confirm(PortalFixture.OfficerOf(member), portal.Now));

        var closed = await staff.Page($"{Rounds}/{round.Id}");
        Assert.Contains("0 of 1 partnership confirmed.", closed.Text, StringComparison.Ordinal);
        Assert.Contains("Silent", Row(closed), StringComparison.Ordinal);
        Assert.Single((await staff.Page($"{Rounds}/{round.Id}?show=silent")).Document.QuerySelectorAll("tbody tr"));
        Assert.Contains("No partnership has been confirmed", (await staff.Page($"{Rounds}/{round.Id}?show=confirmed")).One(".empty").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_accepted_members_and_what_they_have_accepted_and_what_goes_on_is_asked_about()
    {
        var (association, member, partner, _) = await Scene();
        var listed = await portal.CreateMunicipality();
        var left = await portal.CreateMunicipality();
        await List(association, listed, _ => { });
        await List(association, left, membership =>
        {
            membership.Accept(Actor.Portal, portal.Now);
            membership.End(Actor.Portal, portal.Now);
        });
        foreach (var town in new[] { listed, left })
        {
            await portal.CreatePartnership([town, partner]);
        }

        // One that the member has not answered, one that has ended.
        await portal.CreatePartnership([partner, member], accepted: false);
        var ended = await portal.CreatePartnership([member, partner], accepted: false);
        await Change(ended.Id, one => one.SayNotOurs(null, PortalFixture.OfficerOf(partner), portal.Now));
        portal.Clock.Advance(TimeSpan.FromDays(3));
        var round = await portal.OpenRound(association);

        var page = await (await portal.SignIn(await portal.CreateUser(association))).Page($"{Rounds}/{round.Id}");
        Assert.Equal([member.Name], page.Document.QuerySelectorAll("tbody th a").Select(link => link.TextContent));
        foreach (var town in new[] { listed, left })
        {
            Assert.DoesNotContain("is it still correct?", (await (await portal.SignIn(await portal.CreateUser(town))).Page("/north")).Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task One_confirmation_counts_for_every_round_and_stands_once_in_the_workspace()
    {
        var (association, member, _, partnership) = await Scene();
        var other = await portal.CreateAssociation("Second association", member);
        portal.Clock.Advance(TimeSpan.FromDays(400));
        var rounds = new[] { await portal.OpenRound(association), await portal.OpenRound(other) };
        var officer = await portal.SignIn(await portal.CreateUser(member));

        // Nor does the year that has passed ask a second time.
        Assert.Single((await officer.Page("/north")).Document.QuerySelectorAll(".todo li"));
        await (await officer.Page($"/partnerships/{partnership.Id}")).Post($"/partnerships/{partnership.Id}/confirmations");

        Assert.Empty((await officer.Page("/north")).Document.QuerySelectorAll(".todo li"));
        foreach (var (round, of) in rounds.Zip([association, other]))
        {
            Assert.Contains("1 of 1 partnership confirmed", (await (await portal.SignIn(await portal.CreateUser(of))).Page($"{Rounds}/{round.Id}")).Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task After_the_deadline_it_is_overdue_and_can_still_be_confirmed()
    {
        var (association, member, _, partnership) = await Scene();
        portal.Clock.Advance(TimeSpan.FromDays(3));
        var round = await portal.OpenRound(association);
        portal.Clock.Advance(TimeSpan.FromDays(70));
        var officer = await portal.SignIn(await portal.CreateUser(member));

        Assert.Contains($"overdue: the deadline was {Day(round.Deadline.Latest)}", (await officer.Page("/north")).Text, StringComparison.Ordinal);
        var page = await officer.Page($"/partnerships/{partnership.Id}");
        Assert.Contains("Overdue: the deadline was", page.Text, StringComparison.Ordinal);
        Assert.Contains("Open, past its deadline", (await (await portal.SignIn(await portal.CreateUser(association))).Page(Rounds)).Text, StringComparison.Ordinal);

        var confirmed = await (await page.Post($"/partnerships/{partnership.Id}/confirmations")).Follow();
        Assert.Equal("You have confirmed that the record is still correct.", confirmed.Message);
    }

    [Fact]
    public async Task A_mayors_office_is_told_what_waits_for_its_colleagues()
    {
        var (association, member, _, _) = await Scene();
        portal.Clock.Advance(TimeSpan.FromDays(3));
        await portal.OpenRound(association);

        var page = await (await portal.SignIn(await portal.CreateUser(member, UserRole.MayorsOffice))).Page("/north");

        Assert.Contains("Asked by TST: is it still correct?", page.Text, StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll(".todo .button"));
    }

    [Fact]
    public async Task An_association_has_one_open_round_and_another_one_after_closing_it()
    {
        var (association, _, _, _) = await Scene();
        var staff = await portal.SignIn(await portal.CreateUser(association));
        var form = await staff.Page($"{Rounds}/new");
        var second = await staff.Page($"{Rounds}/new");
        Assert.Equal(HttpStatusCode.Redirect, (await Send(form, portal.Today.AddDays(9))).Status);
        // The same form once more is the same round.
        Assert.Equal(HttpStatusCode.Redirect, (await Send(form, portal.Today.AddDays(9))).Status);

        var refused = await Send(second, portal.Today.AddDays(19), "Typed text");
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Equal(["A round is open already. Close it before you open the next one"], refused.Errors);
        Assert.Equal("Typed text", refused.Value("Text"));
        var list = await staff.Page(Rounds);
        Assert.DoesNotContain($"{Rounds}/new", list.Html, StringComparison.Ordinal);
        Assert.Contains("1 round", list.Text, StringComparison.Ordinal);

        var url = list.One("tbody th a").GetAttribute("href")!;
        await (await staff.Page($"{url}/closings/new")).Post($"{url}/closings");
        Assert.Equal(HttpStatusCode.Redirect, (await Send(second, portal.Today.AddDays(19))).Status);
        Assert.Equal(2, await portal.InDatabase(db => db.ConfirmationRounds.CountAsync(one => one.AssociationId == association.Id)));
    }

    [Fact]
    public async Task Where_there_is_nobody_to_ask_no_round_is_opened()
    {
        var association = await portal.CreateAssociation();
        var staff = await portal.SignIn(await portal.CreateUser(association));

        var list = await staff.Page(Rounds);
        Assert.Contains("Until then there is nobody to ask.", list.Text, StringComparison.Ordinal);
        Assert.DoesNotContain($"{Rounds}/new", list.Html, StringComparison.Ordinal);
        var refused = await Send(await staff.Page($"{Rounds}/new"), portal.Today.AddDays(9), "Typed text");
        Assert.Equal((HttpStatusCode.BadRequest, "Typed text"), (refused.Status, refused.Value("Text")));
        Assert.StartsWith("There is nobody to ask", Assert.Single(refused.Errors), StringComparison.Ordinal);
        Assert.Equal(0, await portal.InDatabase(db => db.ConfirmationRounds.CountAsync(one => one.AssociationId == association.Id)));
    }

    [Fact]
    public async Task An_open_round_stands_in_the_associations_workspace_and_leads_to_the_silent()
    {
        var (association, member, _, partnership) = await Scene();
        portal.Clock.Advance(TimeSpan.FromDays(3));
        var staff = await portal.SignIn(await portal.CreateUser(association));
        Assert.DoesNotContain("Yearly confirmation:", (await staff.Page("/association")).Text, StringComparison.Ordinal);
        var round = await portal.OpenRound(association);

        var work = await staff.Page("/association");
        Assert.Contains("Yearly confirmation: 0 of 1 partnership confirmed so far.", work.Text, StringComparison.Ordinal);
        var silent = await staff.Page(work.One($"a[href^='{Rounds}/{round.Id}']").GetAttribute("href")!);
        Assert.Contains("Silent", Row(silent), StringComparison.Ordinal);
        Assert.Contains("reminds them there at each visit", silent.Text, StringComparison.Ordinal);

        await Change(partnership.Id, one => one.Confirm(PortalFixture.OfficerOf(member), portal.Now));
        Assert.Contains("Yearly confirmation: 1 of 1 partnership confirmed so far.", (await staff.Page("/association")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_rounds_sent_at_once_make_one()
    {
        var (association, _, _, _) = await Scene();
        // Of one browser, the same sent twice is no second round.
        var (one, other) = (await portal.SignIn(await portal.CreateUser(association)), await portal.SignIn(await portal.CreateUser(association)));
        var forms = await Task.WhenAll(one.Page($"{Rounds}/new"), other.Page($"{Rounds}/new"));

        var answers = await Task.WhenAll(forms.Select(form => Send(form, portal.Today.AddDays(9))));

        Assert.Equal([HttpStatusCode.Redirect, HttpStatusCode.BadRequest], answers.Select(answer => answer.Status).Order());
        Assert.Equal(1, await portal.InDatabase(db => db.ConfirmationRounds.CountAsync(round => round.AssociationId == association.Id)));
    }

    [Theory]
    [InlineData("", "", "", "Enter the deadline")]
    [InlineData("31", "2", "2027", "Enter a real day, for example 31 3 2027")]
    [InlineData("", "3", "2027", "Give the day of the deadline, too")]
    [InlineData("24", "11", "2026", "The deadline must lie in the future")]
    [InlineData("1", "1", "2099", "The deadline may lie at most 12 months ahead")]
    public async Task A_deadline_is_a_day_within_a_year(string day, string month, string year, string error)
    {
        var association = await portal.CreateAssociation();
        var form = await (await portal.SignIn(await portal.CreateUser(association))).Page($"{Rounds}/new");

        var answer = await form.Post(Rounds, ("Deadline.Day", day), ("Deadline.Month", month), ("Deadline.Year", year), ("Text", "Kept as typed"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal(error, Assert.Single(answer.Errors));
        Assert.Equal(("Kept as typed", year), (answer.Value("Text"), answer.Value("Deadline.Year")));
        Assert.Equal(0, await portal.InDatabase(db => db.ConfirmationRounds.CountAsync(one => one.AssociationId == association.Id)));
    }

    [Fact]
    public async Task Another_associations_round_does_not_exist()
    {
        var (association, _, _, _) = await Scene();
        var round = await portal.OpenRound(association, "For our members alone");
        var stranger = await portal.SignIn(await portal.CreateUser(await portal.CreateAssociation()));

        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Page($"{Rounds}/{round.Id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Page($"{Rounds}/{round.Id}/print")).Status);
        var page = await stranger.Page(Rounds);
        Assert.Empty(page.Document.QuerySelectorAll("tbody"));
        Assert.Equal(HttpStatusCode.NotFound, (await (await stranger.Page($"{Rounds}/new")).Send($"{Rounds}/{round.Id}/closings", (await stranger.Page($"{Rounds}/new")).Fields(Rounds))).Status);
        Assert.Null(await portal.InDatabase(db => db.ConfirmationRounds.Where(one => one.Id == round.Id).Select(one => one.ClosedAt).SingleAsync()));
    }

    [Fact]
    public async Task The_print_has_every_row_its_date_and_the_records_address()
    {
        var partner = await portal.CreateMunicipality(side: Side.South);
        var members = new List<Municipality>();
        foreach (var number in Enumerable.Range(1, 23))
        {
            members.Add(await portal.CreateMunicipality($"Printtown {number:00}"));
            await portal.CreatePartnership([members[^1], partner]);
        }

        var association = await portal.CreateAssociation(null, [.. members]);
        portal.Clock.Advance(TimeSpan.FromDays(3));
        var round = await portal.OpenRound(association);
        var staff = await portal.SignIn(await portal.CreateUser(association));
        Assert.Equal(20, (await staff.Page($"{Rounds}/{round.Id}")).Document.QuerySelectorAll("tbody tr").Length);

        PortalPage print = null!;
        var commands = await portal.Commands.Of(async () => print = await staff.Page($"{Rounds}/{round.Id}/print"));

        Assert.InRange(commands.Count, 1, 8);
        Assert.Equal(members.Select(member => member.Name), print.Document.QuerySelectorAll("tbody th a").Select(link => link.TextContent));
        Assert.Contains($"As of {Day(portal.Today)} · http://localhost:5080{Rounds}/{round.Id}", print.Text, StringComparison.Ordinal);
        Assert.NotNull(print.Document.QuerySelector("button[data-print]"));
    }

    [Fact]
    public async Task A_closed_round_does_not_tell_of_a_partnership_that_the_association_does_not_see_any_more()
    {
        var (association, member, partner, _) = await Scene();
        portal.Clock.Advance(TimeSpan.FromDays(3));
        var round = await portal.OpenRound(association);
        var staff = await portal.SignIn(await portal.CreateUser(association));
        await (await staff.Page($"{Rounds}/{round.Id}/closings/new")).Post($"{Rounds}/{round.Id}/closings");

        await portal.InDatabase(async db =>
        {
            (await db.Memberships.SingleAsync(one => one.MunicipalityId == member.Id)).End(Actor.Portal, portal.Now);
            await db.SaveChangesAsync();
        });

        foreach (var page in new[] { await staff.Page($"{Rounds}/{round.Id}"), await staff.Page($"{Rounds}/{round.Id}/print") })
        {
            Assert.Contains("a partnership that you do not see any more", page.Text, StringComparison.Ordinal);
            Assert.DoesNotContain(partner.Name, page.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_round_about_many_partnerships_does_not_hide_a_newer_question()
    {
        var (association, member, _, _) = await Scene();
        foreach (var number in Enumerable.Range(1, 21))
        {
            await portal.CreatePartnership([member, await portal.CreateMunicipality($"Silenttown {number:00}", side: Side.South)]);
        }

        portal.Clock.Advance(TimeSpan.FromDays(3));
        await portal.OpenRound(association);
        portal.Clock.Advance(TimeSpan.FromDays(1));
        var asker = await portal.CreateMunicipality("Askertown", side: Side.South);
        await portal.CreatePartnership([asker, member], accepted: false);

        var work = await (await portal.SignIn(await portal.CreateUser(member))).Page("/north");

        Assert.Contains("Askertown", work.Document.QuerySelector(".todo li")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("23", work.Document.QuerySelector("h2")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_round_that_is_closed_is_not_closed_again()
    {
        var (association, _, _, _) = await Scene();
        portal.Clock.Advance(TimeSpan.FromDays(3));
        var round = await portal.OpenRound(association);
        var staff = await portal.SignIn(await portal.CreateUser(association));
        var question = await staff.Page($"{Rounds}/{round.Id}/closings/new");
        Assert.Contains("0 of 1 partnership is confirmed.", question.Text, StringComparison.Ordinal);
        // While one is open the form for another is not offered, also to who knows its address.
        var another = await staff.Page($"{Rounds}/new");
        Assert.Equal(Rounds, another.Location);
        Assert.Contains("Close it before you open the next one.", (await another.Follow()).Text, StringComparison.Ordinal);
        Assert.Contains("last confirmed ", (await staff.Page($"{Rounds}/{round.Id}")).One("tbody").TextContent, StringComparison.OrdinalIgnoreCase);
        await question.Post($"{Rounds}/{round.Id}/closings");
        var closedAt = await portal.InDatabase(db => db.ConfirmationRounds.Where(one => one.Id == round.Id).Select(one => one.ClosedAt).SingleAsync());

        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        await question.Post($"{Rounds}/{round.Id}/closings");

        Assert.Contains("last confirmed ", (await staff.Page($"{Rounds}/{round.Id}")).One("tbody").TextContent, StringComparison.OrdinalIgnoreCase);
        Assert.Equal($"{Rounds}/{round.Id}", (await staff.Page($"{Rounds}/{round.Id}/closings/new")).Location);
        Assert.Equal(closedAt, await portal.InDatabase(db => db.ConfirmationRounds.Where(one => one.Id == round.Id).Select(one => one.ClosedAt).SingleAsync()));
        Assert.Equal(1, await portal.InDatabase(db => db.Set<ConfirmationRoundResult>().CountAsync(one => one.ConfirmationRoundId == round.Id)));
    }

    [Fact]
    public async Task It_speaks_French()
    {
        var (association, member, partner, partnership) = await Scene();
        portal.Clock.Advance(TimeSpan.FromDays(3));
        var round = await portal.OpenRound(association);

        var page = await (await portal.SignIn(await portal.CreateUser(association))).Page($"{Rounds}/{round.Id}?lang=fr");
        Assert.Contains("Partenariats confirmés à ce jour : 0 sur 1.", page.Text, StringComparison.Ordinal);
        var officer = await portal.SignIn(await portal.CreateUser(member));
        Assert.Contains($"À la demande de TST : est-ce toujours exact ? Partenariat avec {partner.Name} (Mozambique)", (await officer.Page("/north?lang=fr")).Text, StringComparison.Ordinal);
        Assert.Contains("À la demande de TST : cette fiche est-elle toujours exacte ?", (await officer.Page($"/partnerships/{partnership.Id}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unconfirmed_record_says_so_in_the_lists()
    {
        var (association, member, partner, _) = await Scene(Publication.Existence);
        portal.Clock.Advance(TimeSpan.FromDays(400));

        foreach (var page in new[]
        {
            await portal.Anonymous().Page($"/partnerships?q={Uri.EscapeDataString(partner.Name)}"),
            await (await portal.SignIn(await portal.CreateUser(member))).Page("/north"),
            await (await portal.SignIn(await portal.CreateUser(association))).Page($"/association/members/{member.Id}"),
        })
        {
            Assert.Contains("not confirmed by every party for more than a year", page.One("table").TextContent, StringComparison.Ordinal);
        }
    }

    /// <summary>An association, its accepted member, and the member's partnership.</summary>
    private async Task<(Association Association, Municipality Member, Municipality Partner, Partnership Partnership)> Scene(Publication publication = Publication.Nothing)
    {
        var (member, partner) = (await portal.CreateMunicipality(), await portal.CreateMunicipality(side: Side.South));
        return (await portal.CreateAssociation(null, member), member, partner, await portal.CreatePartnership([member, partner], publication: publication));
    }

    private Task List(Association association, Municipality town, Action<Membership> then) => portal.InDatabase(async db =>
    {
        var membership = Membership.List(association.Id, town.Id, Actor.Portal, portal.Now);
        then(membership);
        db.Add(membership);
        await db.SaveChangesAsync();
    });

    private Task Change(int id, Action<Partnership> act) => portal.InDatabase(async db =>
    {
        act(await db.Partnerships.Include(one => one.Parties).SingleAsync(one => one.Id == id));
        await db.SaveChangesAsync();
    });

    private static async Task<PortalPage> Open(HttpClient staff, DateOnly deadline, string? text = null) => await Send(await staff.Page($"{Rounds}/new"), deadline, text);

    private static Task<PortalPage> Send(PortalPage form, DateOnly deadline, string? text = null) => form.Post(
        Rounds,
        ("Deadline.Day", deadline.Day.ToString(CultureInfo.InvariantCulture)),
        ("Deadline.Month", deadline.Month.ToString(CultureInfo.InvariantCulture)),
        ("Deadline.Year", deadline.Year.ToString(CultureInfo.InvariantCulture)),
        ("Text", text ?? ""));

    private static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    private static string Row(PortalPage page) => page.One("tbody tr").TextContent;
}
