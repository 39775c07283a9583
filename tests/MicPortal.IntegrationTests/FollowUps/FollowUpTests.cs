using System.Globalization;
using System.Net;
using MicPortal.Domain.Access;
using MicPortal.Domain.Common;
using MicPortal.Domain.FollowUps;
using MicPortal.Domain.Organisations;
using MicPortal.TestSupport;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace MicPortal.IntegrationTests.FollowUps;

public sealed class FollowUpTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Written_by_the_association_found_in_the_workspace_answered_once_and_dated_on_both_sides()
    {
        var (association, member) = await Scene();
        var (staff, officer) = (await portal.SignIn(await portal.CreateUser(association)), await portal.SignIn(await portal.CreateUser(member)));
        var form = await staff.Page($"/association/members/{member.Id}/follow-ups/new");
        var url = $"/association/members/{member.Id}/follow-ups";

        var sent = await form.Post(url, ("Kind", "Question"), ("Text", "Why is it quiet?\nTell us."));
        var written = await sent.Follow();
        Assert.Equal("Your follow-up is in the member’s workspace.", written.Message);
        // A double click writes once.
        Assert.Equal(sent.Location, (await form.Post(url, ("Kind", "Question"), ("Text", "Why is it quiet?\nTell us."))).Location);
        Assert.Contains("Waits for an answer", written.Heading, StringComparison.Ordinal);
        Assert.Contains("1 follow-up open", (await staff.Page("/association")).Text, StringComparison.Ordinal);

        var work = await officer.Page("/north");
        Assert.Contains("TST asks you a question today Why is it quiet? Tell us. Answer", work.Text, StringComparison.Ordinal);
        var page = await officer.Page(work.One(".todo a").GetAttribute("href")!);
        var answers = $"{sent.Location}/answers";
        var empty = await page.Post(answers);
        Assert.Equal((HttpStatusCode.BadRequest, "Write your answer"), (empty.Status, Assert.Single(empty.Errors)));
        portal.Clock.Advance(TimeSpan.FromDays(2));
        var again = await portal.SignIn(await portal.CreateUser(member));
        var second = await again.Page(sent.Location!);
        var answered = await (await (await again.Page(sent.Location!)).Post(answers, ("Answer", "The coordinator has left."))).Follow();
        Assert.Equal("Your answer is sent.", answered.Message);
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"answered on {portal.Today:d MMMM yyyy}"), answered.Text, StringComparison.Ordinal);
        var late = await second.Post(answers, ("Answer", "Another answer"));
        Assert.Equal((HttpStatusCode.BadRequest, "This has been answered already"), (late.Status, Assert.Single(late.Errors)));

        Assert.DoesNotContain("asks you a question", (await again.Page("/north")).Text, StringComparison.Ordinal);
        var news = await (await portal.SignIn(await portal.CreateUser(association))).Page("/association");
        Assert.Contains($"{member.Name} has answered your follow-up today The coordinator has left. Read the answer", news.Text, StringComparison.Ordinal);
        Assert.Equal(sent.Location, news.One(".todo a").GetAttribute("href"));
        var read = await (await portal.SignIn(await portal.CreateUser(association))).Page(sent.Location!);
        Assert.Contains("The coordinator has left.", read.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("follow-up open", (await (await portal.SignIn(await portal.CreateUser(association))).Page("/association")).Text, StringComparison.Ordinal);
        var stored = await portal.InDatabase(db => db.FollowUps.SingleAsync(one => one.AssociationId == association.Id));
        Assert.Equal(("The coordinator has left.", portal.Now), (stored.Answer, stored.AnsweredAt));
        await news.Post($"{sent.Location}/readings");
        Assert.DoesNotContain("has answered your follow-up", (await (await portal.SignIn(await portal.CreateUser(association))).Page("/association")).Text, StringComparison.Ordinal);
        Assert.Equal([ActName.FollowUpWritten, ActName.FollowUpAnswered, ActName.NewsRead], await portal.InDatabase(db =>
            db.AuditEntries.Where(entry => entry.RecordKind == nameof(FollowUp) && entry.RecordId == stored.Id).OrderBy(entry => entry.Sequence).Select(entry => entry.Act).ToListAsync()));
    }

    [Fact]
    public async Task Both_sides_find_it_again_on_their_pages_of_the_membership()
    {
        var (association, member) = await Scene();
        var followUp = await portal.WriteFollowUp(association, member, FollowUpKind.ToDo, "Name your coordinator");
        var membership = await portal.InDatabase(db => db.Memberships.Where(one => one.MunicipalityId == member.Id).Select(one => one.Id).SingleAsync());

        foreach (var page in new[]
        {
            await (await portal.SignIn(await portal.CreateUser(association))).Page($"/association/members/{member.Id}"),
            await (await portal.SignIn(await portal.CreateUser(member))).Page($"/memberships/{membership}"),
            await (await portal.SignIn(await portal.CreateUser(member, UserRole.MayorsOffice))).Page($"/memberships/{membership}"),
        })
        {
            Assert.Contains("Name your coordinator", page.Text, StringComparison.Ordinal);
            Assert.NotNull(page.Document.QuerySelector($"a[href='/follow-ups/{followUp.Id}']"));
        }
    }

    [Fact]
    public async Task Nobody_else_reads_it()
    {
        var (association, member) = await Scene();
        var followUp = await portal.WriteFollowUp(association, member, text: "For your eyes alone");
        var sister = await portal.CreateAssociation(null, member);
        var partner = await portal.CreateMunicipality(side: Side.South);
        await portal.CreatePartnership([member, partner]);

        foreach (var user in new[] { await portal.CreateUser(sister), await portal.CreateUser(partner), await portal.CreateAdministrator() })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await (await portal.SignIn(user)).Page($"/follow-ups/{followUp.Id}")).Status);
        }

        Assert.DoesNotContain("For your eyes alone", (await (await portal.SignIn(await portal.CreateUser(sister))).Page($"/association/members/{member.Id}")).Html, StringComparison.Ordinal);
        var anonymous = await portal.Anonymous().Page($"/follow-ups/{followUp.Id}");
        Assert.StartsWith("/account/sign-in", new Uri(new Uri("https://portal.example"), anonymous.Location).PathAndQuery, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mayors_office_reads_and_does_not_answer()
    {
        var (association, member) = await Scene();
        var followUp = await portal.WriteFollowUp(association, member);
        var mayor = await portal.SignIn(await portal.CreateUser(member, UserRole.MayorsOffice));
        var officer = await portal.SignIn(await portal.CreateUser(member));

        var page = await mayor.Page($"/follow-ups/{followUp.Id}");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.DoesNotContain($"/follow-ups/{followUp.Id}/answers", page.Actions());
        Assert.Contains($"/follow-ups/{followUp.Id}/answers", (await officer.Page($"/follow-ups/{followUp.Id}")).Actions());
        Assert.Contains("asks you a question", (await mayor.Page("/north")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_member_that_has_not_accepted_is_not_written_to()
    {
        var (association, _) = await Scene();
        var listed = await portal.CreateMunicipality();
        await portal.InDatabase(db =>
        {
            db.Add(Membership.List(association.Id, listed.Id, Actor.Portal, portal.Now));
            return db.SaveChangesAsync();
        });
        var staff = await portal.SignIn(await portal.CreateUser(association));

        Assert.Contains("once it has accepted the membership", (await staff.Page($"/association/members/{listed.Id}")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await staff.Page($"/association/members/{listed.Id}/follow-ups/new")).Status);
    }

    [Fact]
    public async Task After_the_membership_has_ended_both_read_it_and_nobody_adds_to_it()
    {
        var (association, member) = await Scene();
        var followUp = await portal.WriteFollowUp(association, member);
        var (staff, officer) = (await portal.SignIn(await portal.CreateUser(association)), await portal.SignIn(await portal.CreateUser(member)));
        var page = await officer.Page($"/follow-ups/{followUp.Id}");
        var form = await staff.Page($"/association/members/{member.Id}/follow-ups/new");
        await portal.InDatabase(async db =>
        {
            (await db.Memberships.SingleAsync(one => one.MunicipalityId == member.Id)).End(Actor.Portal, portal.Now);
            await db.SaveChangesAsync();
        });

        Assert.DoesNotContain("asks you a question", (await officer.Page("/north")).Text, StringComparison.Ordinal);
        Assert.Contains("The membership has ended", (await officer.Page($"/follow-ups/{followUp.Id}")).Text, StringComparison.Ordinal);
        Assert.Contains("Left without an answer", (await officer.Page($"/follow-ups/{followUp.Id}")).Heading, StringComparison.Ordinal);
        Assert.DoesNotContain("follow-up open", (await staff.Page("/association?membership=ended")).Text, StringComparison.Ordinal);
        // Both still find it.
        var membership = (await officer.Page($"/municipalities/{member.Id}")).One("a[href^='/memberships/']").GetAttribute("href")!;
        Assert.NotNull((await officer.Page(membership)).Document.QuerySelector($"a[href='/follow-ups/{followUp.Id}']"));
        Assert.Null((await portal.Anonymous().Page($"/municipalities/{member.Id}")).Document.QuerySelector($"a[href='/associations/{association.Id}']"));
        Assert.Equal([member.Name], (await staff.Page("/association?membership=ended")).Document.QuerySelectorAll("tbody th a").Select(link => link.TextContent));
        var former = await staff.Page($"/association/members/{member.Id}");
        Assert.Contains("Former member: the membership ended on", former.Text, StringComparison.Ordinal);
        Assert.Contains("Left without an answer", former.Text, StringComparison.Ordinal);
        Assert.NotNull(former.Document.QuerySelector($"a[href='/follow-ups/{followUp.Id}']"));
        Assert.Null(former.Document.QuerySelector("a[href$='/follow-ups/new']"));
        Assert.Equal(HttpStatusCode.Forbidden, (await page.Post($"/follow-ups/{followUp.Id}/answers", ("Answer", "Too late"))).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await form.Post($"/association/members/{member.Id}/follow-ups", ("Kind", "Fine"), ("Text", "Too late"))).Status);
        Assert.Null(await portal.InDatabase(db => db.FollowUps.Where(one => one.Id == followUp.Id).Select(one => one.Answer).SingleAsync()));
    }

    [Fact]
    public async Task That_all_is_well_asks_for_nothing_and_is_news_for_three_months()
    {
        var (association, member) = await Scene();
        await portal.WriteFollowUp(association, member, FollowUpKind.Fine);

        Assert.Contains("TST writes to you: all is well", (await (await portal.SignIn(await portal.CreateUser(member))).Page("/north")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("follow-up open", (await (await portal.SignIn(await portal.CreateUser(association))).Page("/association")).Text, StringComparison.Ordinal);
        portal.Clock.Advance(TimeSpan.FromDays(91));
        Assert.DoesNotContain("all is well", (await (await portal.SignIn(await portal.CreateUser(member))).Page("/north")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_missing_or_too_long_is_said_at_its_field_and_kept()
    {
        var (association, member) = await Scene();
        var staff = await portal.SignIn(await portal.CreateUser(association));
        var url = $"/association/members/{member.Id}/follow-ups";
        var form = await staff.Page($"{url}/new");

        var empty = await form.Post(url);
        Assert.Equal(["Choose what it is", "Write what you want to say"], empty.Errors);
        var text = new string('x', FollowUp.TextLimit + 1);
        var tooLong = await form.Post(url, ("Kind", "ToDo"), ("Text", text));
        Assert.Equal((HttpStatusCode.BadRequest, text, "ToDo"), (tooLong.Status, tooLong.Value("Text"), tooLong.Value("Kind")));
        Assert.Equal(0, await portal.InDatabase(db => db.FollowUps.CountAsync(one => one.AssociationId == association.Id)));
    }

    [Fact]
    public async Task It_speaks_French()
    {
        var (association, member) = await Scene();
        var followUp = await portal.WriteFollowUp(association, member);
        var officer = await portal.SignIn(await portal.CreateUser(member));

        Assert.Contains("TST vous pose une question", (await officer.Page("/north?lang=fr")).Text, StringComparison.Ordinal);
        var page = await officer.Page($"/follow-ups/{followUp.Id}");
        Assert.Contains($"Seuls TST et {member.Name} lisent ceci.", page.Text, StringComparison.Ordinal);
        Assert.Contains("En attente de réponse", page.Heading, StringComparison.Ordinal);
    }

    private async Task<(Association Association, Municipality Member)> Scene()
    {
        var member = await portal.CreateMunicipality();
        return (await portal.CreateAssociation(null, member), member);
    }
}
