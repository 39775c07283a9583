using System.Net;
using MicPortal.Domain.Access;
using MicPortal.Domain.Common;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Partnerships;
using MicPortal.Domain.WorkingGroups;
using MicPortal.TestSupport;
using MicPortal.Web.Setup;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace MicPortal.IntegrationTests.WorkingGroups;

public sealed class WorkingGroupTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_town_opens_its_group_with_a_coordinator_and_everyone_who_sees_the_partnership_sees_it()
    {
        var (one, _, partnership, url) = await Public();
        var officer = await portal.SignIn(await portal.CreateUser(one));
        Assert.Contains("Your town has no working group for this partnership yet.", (await officer.Page(url)).Text, StringComparison.Ordinal);

        var late = await officer.Page($"{url}/new");
        var empty = await (await officer.Page($"{url}/new")).Post($"{url}/new", ("Purpose", "To plan together"), ("CoordinatorEmail", "nobody"));
        Assert.Equal(HttpStatusCode.BadRequest, empty.Status);
        Assert.Equal(["Name the post that coordinates the group", "Enter an e-mail address, such as name@town.example", "Say how to join"], empty.Errors);
        Assert.Equal("To plan together", empty.Value("Purpose"));
        var opened = await (await empty.Post($"{url}/new", ("Coordinator", "Head of twinning"), ("CoordinatorEmail", "twinning@town.example"), ("Joining", "Every Monday"))).Follow();
        Assert.StartsWith("The working group is open.", opened.Message, StringComparison.Ordinal);
        var twice = await late.Post($"{url}/new", ("Coordinator", "x"), ("Purpose", "x"), ("Joining", "x"));
        Assert.Equal("Your town has a working group for this partnership already", Assert.Single(twice.Errors));

        var group = await Only(partnership);
        var again = await officer.Page($"{url}/new");
        Assert.Equal($"{url}/{group}", again.Location);
        Assert.Contains("Your town has a working group for this partnership already", (await again.Follow()).Text, StringComparison.Ordinal);
        // Who belongs to the town is not offered to ask it.
        var mayor = await portal.SignIn(await portal.CreateUser(one, UserRole.MayorsOffice));
        Assert.Null((await mayor.Page($"{url}/{group}")).Document.QuerySelector("a[href$='/join-requests/new']"));
        var shown = await portal.Anonymous().Page($"{url}/{group}");
        Assert.Contains("Head of twinning", shown.Text, StringComparison.Ordinal);
        Assert.Contains("Every Monday", shown.Text, StringComparison.Ordinal);
        Assert.NotNull(shown.Document.QuerySelector($"a[href='{url}/{group}/join-requests/new']"));
        Assert.Contains("opened a working group", (await officer.Page($"/partnerships/{partnership.Id}")).Text, StringComparison.Ordinal);
        Assert.Contains("1 working group", (await portal.Anonymous().Page($"/partnerships/{partnership.Id}")).Text, StringComparison.Ordinal);

        var edit = await officer.Page($"{url}/{group}/edit");
        Assert.Contains("To plan better", (await (await edit.Post($"{url}/{group}/edit", ("Purpose", "To plan better"))).Follow()).Text, StringComparison.Ordinal);
        var end = await officer.Page($"{url}/{group}/endings/new");
        Assert.Equal(["Enter your reason"], (await end.Post($"{url}/{group}/endings")).Errors);
        Assert.Equal("The group has ended.", (await (await end.Post($"{url}/{group}/endings", ("Reason", "All is done"))).Follow()).Message);
        Assert.Equal($"{url}/{group}", (await portal.Anonymous().Page($"{url}/{group}/join-requests/new")).Location);
        Assert.DoesNotContain("All is done", (await portal.Anonymous().Page($"{url}/{group}")).Text, StringComparison.Ordinal);
        Assert.Contains("All is done", (await officer.Page($"{url}/{group}")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await officer.Page($"{url}/{group}/edit")).Status);
        Assert.Contains("Former group of", (await officer.Page(url)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Members_are_organisations_of_the_directory_or_others_each_once()
    {
        var (one, other, partnership, url) = await Public();
        var group = await portal.CreateWorkingGroup(partnership, one);
        var committee = await portal.CreateStakeholder(one, "Committee of one");
        var theirs = await portal.CreateStakeholder(other, "Committee of the other");
        var officer = await portal.SignIn(await portal.CreateUser(one));
        var address = $"{url}/{group.Id}/members";
        var form = await officer.Page($"{address}/new");

        Assert.Equal(["Choose an organisation of the directory, or name another"], (await form.Post(address)).Errors);
        Assert.Equal(["Choose an organisation of the directory or name another, not both"], (await form.Post(address, ("StakeholderId", $"{committee.Id}"), ("Name", "Other"))).Errors);
        Assert.Equal(["Choose an organisation of your directory"], (await form.Send(address, [.. form.Fields(address).Where(field => field.Name is "FormId" or "__RequestVerificationToken"), ("StakeholderId", $"{theirs.Id}")])).Errors);
        var added = await (await form.Post(address, ("StakeholderId", $"{committee.Id}"), ("Post", "Chair"))).Follow();
        Assert.Equal(("The member has been added.", "Committee of one"), (added.Message, added.One($"a[href='/stakeholders/{committee.Id}']").TextContent));
        Assert.Equal(["This member is listed already"], (await (await officer.Page($"{address}/new")).Post(address, ("StakeholderId", $"{committee.Id}"))).Errors);

        var member = (await portal.ReadWorkingGroup(group.Id)).Members.Single();
        Assert.Equal("The member has been taken away.", (await (await added.Post($"{address}/{member.Id}/removals")).Follow()).Message);
        Assert.NotNull((await portal.ReadWorkingGroup(group.Id)).Members.Single().LeftAt);
    }

    [Fact]
    public async Task Anybody_asks_to_join_and_the_town_accepts_or_refuses_with_a_reason()
    {
        var (one, _, partnership, url) = await Public();
        var group = await portal.CreateWorkingGroup(partnership, one);
        var address = $"{url}/{group.Id}/join-requests";
        var anyone = portal.Anonymous();
        var form = await anyone.Page($"{address}/new");

        var empty = await form.Post($"{address}/new", ("Word", "We play chess"), ("Email", "chess"));
        Assert.Equal(["Say for which organisation or group you ask, or write “resident”", "Enter an e-mail address, such as name@town.example"], empty.Errors);
        Assert.Equal("We play chess", empty.Value("Word"));
        var sent = await (await empty.Post($"{address}/new", ("Name", "Chess club"), ("Email", "office@chess.example"))).Follow();
        Assert.Equal("Thank you. One request per address is kept until it is answered. The coordinator answers by email.", sent.Message);
        // A second one is not kept, which the form says to everyone, and the thanks are the same.
        Assert.Contains("One request per address is kept until it is answered; a second one meanwhile is not.", form.Text, StringComparison.Ordinal);
        Assert.Equal(sent.Message, (await (await form.Post($"{address}/new", ("Name", "Chess club"), ("Email", "office@chess.example"), ("Word", "Again"))).Follow()).Message);
        Assert.Equal(1, await portal.InDatabase(db => db.JoinRequests.CountAsync(request => request.WorkingGroupId == group.Id)));
        Assert.DoesNotContain("office@chess.example", (await anyone.Page($"{url}/{group.Id}")).Html, StringComparison.Ordinal);

        var officer = await portal.SignIn(await portal.CreateUser(one));
        var waiting = await officer.Page("/my-work").Led();
        Assert.Contains("somebody asks to join", waiting.Text, StringComparison.Ordinal);
        Assert.Contains("1 request to join waits for an answer", (await officer.Page(url)).Text, StringComparison.Ordinal);
        var list = await officer.Page(address);
        var request = await officer.Page(list.One("ul.todo a").GetAttribute("href")!);
        Assert.Contains("office@chess.example", request.Text, StringComparison.Ordinal);
        var accepted = await (await request.Post($"{address}/{Id(request)}/acceptances")).Follow();
        Assert.Equal("The request is accepted, and the member is listed.", accepted.Message);
        Assert.Contains("Chess club", (await anyone.Page($"{url}/{group.Id}")).Text, StringComparison.Ordinal);
        Assert.Contains("This request has been answered already", (await (await request.Post($"{address}/{Id(request)}/acceptances")).Follow()).Text, StringComparison.Ordinal);

        var second = await portal.Ask(group, "Swimming club");
        var both = await officer.Page(address);
        Assert.Equal(["Swimming club", "Chess club"], both.Document.QuerySelectorAll("ul.todo a").Select(link => link.TextContent));
        Assert.Equal("Chess club", both.One("h2 + ul.todo a").TextContent);
        var refusal = await officer.Page($"{address}/{second.Id}");
        Assert.Equal(["Enter your reason"], (await refusal.Post($"{address}/{second.Id}/refusals")).Errors);
        Assert.Equal("The request is refused.", (await (await refusal.Post($"{address}/{second.Id}/refusals", ("Reason", "Not of the town"))).Follow()).Message);
        Assert.DoesNotContain("Swimming club", (await anyone.Page($"{url}/{group.Id}")).Text, StringComparison.Ordinal);
        Assert.Equal((JoinRequestStatus.Refused, "Not of the town"), await portal.InDatabase(db => db.JoinRequests.Where(one => one.Id == second.Id).Select(one => ValueTuple.Create(one.Status, one.Reason)).SingleAsync()));
        Assert.DoesNotContain("somebody asks to join", (await officer.Page("/my-work").Led()).Text, StringComparison.Ordinal);
        // Whoever has to tell them still finds them.
        var answered = await officer.Page(address);
        Assert.Equal(["Chess club", "Swimming club"], answered.Document.QuerySelectorAll("h2 + ul.todo a").Select(link => link.TextContent).Order());
        Assert.Contains("office@chess.example", (await officer.Page(answered.Document.QuerySelectorAll("h2 + ul.todo a").Single(link => link.TextContent == "Chess club").GetAttribute("href")!)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_residents_who_belong_to_no_organisation_can_join()
    {
        var (one, _, partnership, url) = await Public();
        var group = await portal.CreateWorkingGroup(partnership, one);
        var officer = await portal.SignIn(await portal.CreateUser(one));
        var address = $"{url}/{group.Id}/join-requests";
        for (var i = 0; i < 2; i++)
        {
            var request = await portal.Ask(group, "resident");
            var accepted = await (await officer.Page($"{address}/{request.Id}")).Post($"{address}/{request.Id}/acceptances");
            Assert.Equal("The request is accepted, and the member is listed.", (await accepted.Follow()).Message);
        }

        Assert.Equal(["resident", "resident"], (await portal.ReadWorkingGroup(group.Id)).Members.Select(member => member.Name));
    }

    [Fact]
    public async Task A_flood_of_requests_is_answered_clearly_and_kept_in_pages()
    {
        var (one, _, partnership, url) = await Public();
        var group = await portal.CreateWorkingGroup(partnership, one);
        await portal.InDatabase(db =>
        {
            db.AddRange(Enumerable.Range(0, JoinRequest.MostWaiting).Select(number => JoinRequest.Ask(group.Id, $"Club {number}", null, $"club{number}@flood.example", "Us too", Actor.Anonymous, portal.Now)));
            return db.SaveChangesAsync();
        });
        // Counted by its address, beside the other tests' visitors.
        var flood = portal.Anonymous();
        flood.DefaultRequestHeaders.Add(RemoteAddress.Header, "10.9.1.1");
        var form = await flood.Page($"{url}/{group.Id}/join-requests/new");
        var answers = new List<PortalPage>();
        for (var number = 0; number <= PublicFormLimits.PerHour; number++)
        {
            answers.Add(await form.Post($"{url}/{group.Id}/join-requests/new", ("Name", "One more"), ("Email", $"more{number}@flood.example"), ("Word", "Us too")));
        }

        Assert.Equal("Too many requests wait for an answer just now. Write to the coordinator, or ask again later.", Assert.Single(answers[0].Errors));
        Assert.Equal(HttpStatusCode.TooManyRequests, answers[^1].Status);
        Assert.Equal("One more", answers[^1].Value("Name"));
        Assert.Equal(JoinRequest.MostWaiting, await portal.InDatabase(db => db.JoinRequests.CountAsync(request => request.WorkingGroupId == group.Id)));
        var list = await (await portal.SignIn(await portal.CreateUser(one))).Page($"{url}/{group.Id}/join-requests");
        Assert.Equal(20, list.Document.QuerySelectorAll("ul.todo li").Length);
        Assert.Contains("100 requests to join wait for an answer", list.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_request_of_an_address_is_kept_however_it_is_written_and_whoever_asked_is_answered_also_when_the_group_has_ended()
    {
        var (one, _, partnership, url) = await Public();
        var group = await portal.CreateWorkingGroup(partnership, one);
        var visitor = portal.Anonymous();
        visitor.DefaultRequestHeaders.Add(RemoteAddress.Header, "10.9.1.2");
        var form = await visitor.Page($"{url}/{group.Id}/join-requests/new");
        foreach (var address in new[] { "rowers@ask.example", "Rowers@Ask.example" })
        {
            await form.Post($"{url}/{group.Id}/join-requests/new", ("Name", "Rowing club"), ("Email", address), ("Word", "Us too"));
        }

        var request = await portal.InDatabase(db => db.JoinRequests.SingleAsync(asked => asked.WorkingGroupId == group.Id));
        var officer = await portal.SignIn(await portal.CreateUser(one));
        Assert.Contains("they are refused, with your reason", (await officer.Page($"{url}/{group.Id}/endings/new")).One(".next").TextContent, StringComparison.Ordinal);
        await portal.Change(group, (ended, at) => ended.End("Its work is done", [], PortalFixture.OfficerOf(one), at));

        Assert.Equal($"{url}/{group.Id}", (await visitor.Page($"{url}/{group.Id}/join-requests/new")).Location);
        var late = await form.Post($"{url}/{group.Id}/join-requests/new", ("Name", "Chess club"), ("Email", "chess@ask.example"), ("Word", "Us too"));
        Assert.StartsWith("Your request was not sent", (await late.Follow()).Message, StringComparison.Ordinal);
        Assert.Equal($"{url}/{group.Id}/join-requests", (await officer.Page($"{url}/{group.Id}")).One($".next a").GetAttribute("href"));
        var page = await officer.Page($"{url}/{group.Id}/join-requests/{request.Id}");
        Assert.Contains("The group has ended and takes no members any more.", page.Text, StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll("form[action$='/acceptances']"));
        await page.Post($"{url}/{group.Id}/join-requests/{request.Id}/refusals", ("Reason", "Too late"));
        Assert.Equal(JoinRequestStatus.Refused, await portal.InDatabase(db => db.JoinRequests.Where(asked => asked.Id == request.Id).Select(asked => asked.Status).SingleAsync()));
    }

    [Fact]
    public async Task With_the_end_of_a_group_those_who_wait_are_refused_with_its_reason_and_the_town_reads_whom_to_tell()
    {
        var (one, _, partnership, url) = await Public();
        var group = await portal.CreateWorkingGroup(partnership, one);
        var request = await portal.Ask(group);
        var officer = await portal.SignIn(await portal.CreateUser(one));
        Assert.Contains("asks to join", (await (await officer.Page("/my-work")).Follow()).Text, StringComparison.Ordinal);

        var end = await officer.Page($"{url}/{group.Id}/endings/new");
        await end.Post($"{url}/{group.Id}/endings", ("Reason", "All is done"));

        Assert.Equal((JoinRequestStatus.Refused, "All is done"), await portal.InDatabase(async db => await db.JoinRequests.Where(asked => asked.Id == request.Id).Select(asked => new ValueTuple<JoinRequestStatus, string?>(asked.Status, asked.Reason)).SingleAsync()));
        var page = await officer.Page($"{url}/{group.Id}");
        Assert.Contains("1 person who asked to join was refused because the group or the partnership ended, and is to be told", page.One(".next").TextContent, StringComparison.Ordinal);
        Assert.Contains("Chess club", (await officer.Page(page.One($"main p a[href$='/join-requests']").GetAttribute("href")!)).Text, StringComparison.Ordinal);
        Assert.Contains(request.Email, (await officer.Page($"{url}/{group.Id}/join-requests/{request.Id}")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("asks to join", (await (await officer.Page("/my-work")).Follow()).Text, StringComparison.Ordinal);
        var visitor = await portal.Anonymous().Page($"{url}/{group.Id}");
        Assert.Contains("It ended on", visitor.Text, StringComparison.Ordinal);
        Assert.Null(visitor.Document.QuerySelector("a[href*='/join-requests']"));
    }

    [Fact]
    public async Task A_group_whose_town_has_left_takes_nobody_and_says_so()
    {
        var one = await portal.CreateMunicipality();
        var partnership = await portal.CreatePartnership([one, await portal.CreateMunicipality(), await portal.CreateMunicipality()], publication: Publication.Agreement);
        var url = $"/partnerships/{partnership.Id}/working-groups";
        var group = await portal.CreateWorkingGroup(partnership, one);
        await portal.Ask(group);
        var visitor = portal.Anonymous();
        Assert.NotNull((await visitor.Page($"{url}/{group.Id}")).Document.QuerySelector("a[href$='/join-requests/new']"));
        await portal.Change(partnership, (stored, at) => stored.EndPart(PartialDate.From(portal.Today), "No more", PortalFixture.OfficerOf(one), at));

        var page = await visitor.Page($"{url}/{group.Id}");

        Assert.Contains($"{one.Name} takes part in the partnership no more: its group takes no new members.", page.Text, StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector("a[href$='/join-requests/new']"));
        Assert.Empty(Rows(await visitor.Page($"/working-groups?q={Uri.EscapeDataString(one.Name)}&state=working")));
        Assert.Contains("Ended", (await visitor.Page($"/working-groups?q={Uri.EscapeDataString(one.Name)}&state=ended")).One("tbody tr").TextContent, StringComparison.Ordinal);
        Assert.Equal($"{url}/{group.Id}", (await visitor.Page($"{url}/{group.Id}/join-requests/new")).Location);
        var officer = await portal.SignIn(await portal.CreateUser(one));
        Assert.DoesNotContain("request to join", (await officer.Page($"{url}/{group.Id}")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("request to join", (await officer.Page(url)).Text, StringComparison.Ordinal);
        Assert.Equal(1, await portal.InDatabase(db => db.JoinRequests.CountAsync(asked => asked.WorkingGroupId == group.Id && asked.Status == JoinRequestStatus.Waiting)));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(2)]
    public async Task Who_waits_for_a_group_is_refused_with_the_leaving_of_its_town_which_reads_so_beforehand(int parties)
    {
        var one = await portal.CreateMunicipality();
        var other = await portal.CreateMunicipality();
        var partnership = await portal.CreatePartnership(parties == 3 ? [one, other, await portal.CreateMunicipality()] : [one, other], publication: Publication.Agreement);
        var (own, others, unrelated) = (await portal.CreateWorkingGroup(partnership, one), await portal.CreateWorkingGroup(partnership, other), await portal.CreateWorkingGroup(await portal.CreatePartnership([one, other]), one));
        var officer = await portal.SignIn(await portal.CreateUser(one));
        var url = $"/partnerships/{partnership.Id}/endings";
        Assert.DoesNotContain("request to join", (await officer.Page($"{url}/new")).Text, StringComparison.Ordinal);
        foreach (var group in new[] { own, others, unrelated })
        {
            await portal.Ask(group);
        }

        var form = await officer.Page($"{url}/new");

        Assert.Contains("1 request to join waits for an answer", form.Text, StringComparison.Ordinal);
        Assert.Contains("Chess club", (await officer.Page(form.One("main .next a").GetAttribute("href")!)).Text, StringComparison.Ordinal);
        Assert.Contains("1 request to join waits", (await form.Post(url, ("Reason", "No more"))).Text, StringComparison.Ordinal);
        await form.Post(url, ("Reason", "No more"), ("Ended.Year", $"{portal.Today.Year}"));
        var stored = await portal.InDatabase(db => db.JoinRequests.Where(asked => new[] { own.Id, others.Id, unrelated.Id }.Contains(asked.WorkingGroupId)).ToDictionaryAsync(asked => asked.WorkingGroupId, asked => (asked.Status, asked.Reason)));
        Assert.Equal((JoinRequestStatus.Refused, "No more"), stored[own.Id]);
        Assert.Equal((JoinRequestStatus.Waiting, null), stored[unrelated.Id]);
        // With two there is no partnership left, and nobody is taken into the group of the town that stayed: it reads whom to tell.
        Assert.Equal(parties == 2 ? (JoinRequestStatus.Refused, "No more") : (JoinRequestStatus.Waiting, null), stored[others.Id]);
        Assert.Equal(parties == 2, form.Text.Contains("whoever waits to join one is refused, with your reason", StringComparison.Ordinal));
        var stayed = await portal.SignIn(await portal.CreateUser(other));
        var theirs = $"/partnerships/{partnership.Id}/working-groups/{others.Id}";
        Assert.Equal(parties == 2, (await stayed.Page(theirs)).Text.Contains("The partnership has ended: the group takes no new members.", StringComparison.Ordinal));
        Assert.NotNull((await stayed.Page(theirs)).Document.QuerySelector($"a[href='{theirs}/join-requests']"));
        var requests = await stayed.Page($"{theirs}/join-requests");
        Assert.Contains("@club.example", (await stayed.Page(requests.One("ul.todo a").GetAttribute("href")!)).Text, StringComparison.Ordinal);
        Assert.Equal(parties == 2, (await stayed.Page("/my-work").Led()).Text.Contains("Tell who asked to join", StringComparison.Ordinal));
        Assert.Equal(parties == 2, (await stayed.Page($"/partnerships/{partnership.Id}")).Text.Contains("Tell who asked to join your working group of the refusal", StringComparison.Ordinal));
        Assert.Equal(parties == 2, requests.Text.Contains("1 person who asked to join was refused because the group or the partnership ended, and is to be told", StringComparison.Ordinal));
        Assert.DoesNotContain("Tell who asked to join", (await officer.Page("/my-work").Led()).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await officer.Page($"/partnerships/{partnership.Id}/working-groups/{own.Id}/join-requests")).Status);
    }

    [Fact]
    public async Task Who_stays_is_asked_to_tell_who_was_refused_with_the_end_until_an_officer_says_that_they_were_told()
    {
        var (one, other) = (await portal.CreateMunicipality(), await portal.CreateMunicipality());
        var partnership = await portal.CreatePartnership([one, other]);
        var group = await portal.CreateWorkingGroup(partnership, other);
        List<JoinRequest> asked = [await portal.Ask(group, "Chess club"), await portal.Ask(group, "Rowing club")];
        await (await (await portal.SignIn(await portal.CreateUser(one))).Page($"/partnerships/{partnership.Id}/endings/new")).Post($"/partnerships/{partnership.Id}/endings", ("Reason", "No more"), ("Ended.Year", $"{portal.Today.Year}"));
        var user = await portal.CreateUser(other);
        var officer = await portal.SignIn(user);
        var list = await officer.Page((await officer.Page((await officer.Page("/my-work").Led()).One($"a[href='/partnerships/{partnership.Id}/working-groups']").GetAttribute("href")!)).One("main a[href$='/join-requests']").GetAttribute("href")!);
        Assert.All(asked, request => Assert.Contains($"Tell them: {request.Email}", list.Text, StringComparison.Ordinal));

        var told = await (await list.Post($"/partnerships/{partnership.Id}/working-groups/{group.Id}/join-requests/tellings")).Follow();

        Assert.Equal("It is recorded that they were told.", told.Message);
        Assert.DoesNotContain("Tell them", told.Text, StringComparison.Ordinal);
        Assert.Equal(2, told.Document.QuerySelectorAll(".todo .due").Count(line => line.TextContent.Contains("They were told on", StringComparison.Ordinal)));
        Assert.Contains("They were told on", (await officer.Page($"/partnerships/{partnership.Id}/working-groups/{group.Id}/join-requests/{asked[0].Id}")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Tell who asked to join", (await officer.Page("/my-work").Led()).Text, StringComparison.Ordinal);
        var acts = await portal.InDatabase(db => db.AuditEntries.Where(entry => entry.RecordKind == nameof(JoinRequest) && entry.Act == ActName.JoinRequestTold && asked.Select(request => request.Id).Contains(entry.RecordId)).Select(entry => entry.UserId).ToListAsync());
        Assert.Equal([user.Id, user.Id], acts);
        // Once no address is left, nobody can be told.
        await portal.InDatabase(db => db.JoinRequests.Where(request => request.WorkingGroupId == group.Id).ExecuteUpdateAsync(set => set.SetProperty(request => request.IsToBeTold, true)));
        Assert.Contains("Tell who asked to join", (await officer.Page("/my-work").Led()).Text, StringComparison.Ordinal);
        await portal.InDatabase(db => db.JoinRequests.Where(request => request.WorkingGroupId == group.Id).ExecuteUpdateAsync(set => set.SetProperty(request => request.Email, "")));
        Assert.DoesNotContain("Tell who asked to join", (await officer.Page("/my-work").Led()).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_says_without_a_word_that_it_is_not_theirs_ends_the_partnership_and_who_waits_is_told_so()
    {
        var (one, other) = (await portal.CreateMunicipality(), await portal.CreateMunicipality());
        var partnership = await portal.CreatePartnership([one, other], accepted: false);
        var group = await portal.CreateWorkingGroup(partnership, one);
        var request = await portal.Ask(group);
        var url = $"/partnerships/{partnership.Id}/answer";
        var answer = await (await portal.SignIn(await portal.CreateUser(other))).Page(url);

        Assert.Equal(HttpStatusCode.Redirect, (await answer.Post(url, ("Answer", nameof(PartyAnswer.NotOurs)))).Status);

        var told = await (await portal.SignIn(await portal.CreateUser(one))).Page($"/partnerships/{partnership.Id}/working-groups/{group.Id}/join-requests/{request.Id}");
        Assert.Contains("@club.example", told.Text, StringComparison.Ordinal);
        Assert.Contains("The partnership has ended.", told.One("dl.facts").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_group_of_a_town_that_left_is_told_as_ended_and_the_others_are_for_a_partnership_without_it()
    {
        var (one, leaver, third) = (await portal.CreateMunicipality(), await portal.CreateMunicipality(), await portal.CreateMunicipality(side: Side.South));
        var partnership = await portal.CreatePartnership([one, leaver, third], publication: Publication.Agreement);
        var (stays, left) = (await portal.CreateWorkingGroup(partnership, one), await portal.CreateWorkingGroup(partnership, leaver));
        foreach (var (group, town) in new[] { (stays, one), (left, leaver) })
        {
            await portal.Change(group, (stored, at) => stored.AddPriority(new PriorityContent("Wells", null, "water-sanitation"), PortalFixture.OfficerOf(town), at));
        }

        var url = $"/partnerships/{partnership.Id}/working-groups";
        Assert.Contains($"Also of {leaver.Name}, number 1", (await portal.Anonymous().Page(url)).Text, StringComparison.Ordinal);
        await portal.Change(stays, (stored, at) => stored.Meet(portal.Meeting() with { HeldOn = PartialDate.From(portal.Today.AddDays(-9)) }, PortalFixture.OfficerOf(one), at.AddDays(-8)));
        await portal.Change(partnership, (stored, at) => stored.EndPart(PartialDate.From(portal.Today.AddDays(-5)), "No more", PortalFixture.OfficerOf(leaver), at.AddDays(-5)));
        await portal.Change(stays, (stored, at) => stored.Meet(portal.Meeting(), PortalFixture.OfficerOf(one), at));
        var visitor = portal.Anonymous();

        var compared = await visitor.Page(url);
        Assert.Contains("No theme is among the priorities of more than one town", compared.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Also of", compared.Text, StringComparison.Ordinal);
        Assert.Equal([leaver.Name], compared.Document.QuerySelectorAll(".town").Where(town => town.TextContent.Contains("Ended", StringComparison.Ordinal)).Select(town => town.QuerySelector("h2")!.TextContent));
        Assert.Contains($"{leaver.Name} takes part in the partnership no more: its group takes no new members.", (await visitor.Page($"{url}/{left.Id}")).Text, StringComparison.Ordinal);
        Assert.StartsWith($"For the partnership with {third.Name}", (await visitor.Page($"{url}/{stays.Id}")).One("p.lead").TextContent, StringComparison.Ordinal);
        var list = $"?q={Uri.EscapeDataString(leaver.Name)}";
        var rows = (await visitor.Page($"/working-groups{list}")).Document.QuerySelectorAll("tbody tr").ToDictionary(row => row.QuerySelector("a")!.TextContent, row => row.QuerySelector("td")!.TextContent);
        Assert.Equal(third.Name, rows[one.Name]);
        Assert.Contains(one.Name, rows[leaver.Name], StringComparison.Ordinal);
        var file = (await visitor.GetStringAsync($"/working-groups.csv{list}", TestContext.Current.CancellationToken)).Split('\n');
        Assert.Contains($"{portal.Today.AddDays(-5):yyyy-MM-dd}", Assert.Single(file, line => line.Contains($"{url}/{left.Id}", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.DoesNotContain($"{portal.Today.AddDays(-5):yyyy-MM-dd}", Assert.Single(file, line => line.Contains($"{url}/{stays.Id}", StringComparison.Ordinal)), StringComparison.Ordinal);

        // Of the later meeting the leaver reads nothing.
        var (gone, there) = (await portal.SignIn(await portal.CreateUser(leaver)), await portal.SignIn(await portal.CreateUser(third)));
        Assert.Equal("1 meeting", (await gone.Page($"{url}/{stays.Id}")).One("#meetings").TextContent);
        Assert.Contains("(1 meeting)", (await gone.Page($"{url}/{stays.Id}")).Text, StringComparison.Ordinal);
        Assert.Equal("2 meetings", (await there.Page($"{url}/{stays.Id}")).One("#meetings").TextContent);
    }

    [Fact]
    public async Task A_priority_stands_once_in_a_ranking()
    {
        var (one, _, partnership, url) = await Public();
        var group = await portal.CreateWorkingGroup(partnership, one);
        foreach (var title in new[] { "Clean water", "Music" })
        {
            await portal.Change(group, (stored, at) => stored.AddPriority(new PriorityContent(title, null, "culture"), PortalFixture.OfficerOf(one), at));
        }

        var officer = await portal.SignIn(await portal.CreateUser(one));
        var address = $"{url}/{group.Id}/priorities";
        var twice = await (await officer.Page($"{address}/new")).Post(address, ("Title", "CLEAN WATER"), ("Theme", "culture"), ("Text", "In every quarter"));
        Assert.Equal(["The group has this priority already"], twice.Errors);
        Assert.Equal("In every quarter", twice.Value("Text"));
        var music = (await portal.ReadWorkingGroup(group.Id)).Priorities.Single(priority => priority.Title == "Music").Id;
        var edit = await officer.Page($"{address}/{music}");
        Assert.Equal(["The group has this priority already"], (await edit.Post($"{address}/{music}", ("Title", "Clean water"))).Errors);
        Assert.Equal(HttpStatusCode.Found, (await edit.Post($"{address}/{music}", ("Text", "For all"))).Status);
    }

    [Fact]
    public async Task A_meeting_does_not_lie_before_the_first_contact()
    {
        var (one, _, partnership, url) = await Public();
        await portal.Change(partnership, (stored, at) => stored.ChangeFacts(new PartnershipFacts(PartialDate.FromYear(2000), []), PortalFixture.OfficerOf(one), at));
        var group = await portal.CreateWorkingGroup(partnership, one);
        var form = await (await portal.SignIn(await portal.CreateUser(one))).Page($"{url}/{group.Id}/meetings/new");

        var wrong = await form.Post($"{url}/{group.Id}/meetings/new", ("HeldOn.Day", "1"), ("HeldOn.Month", "1"), ("HeldOn.Year", "1900"), ("All", "9"));

        Assert.Equal(["This day lies before the first contact of the partnership"], wrong.Errors);
    }

    [Fact]
    public async Task A_meeting_counts_its_people_and_its_minutes_are_for_the_parties()
    {
        var (one, other, partnership, url) = await Public();
        var group = await portal.CreateWorkingGroup(partnership, one);
        var officer = await portal.SignIn(await portal.CreateUser(one));
        var address = $"{url}/{group.Id}/meetings";
        var form = await officer.Page($"{address}/new");
        (string, string?)[] day = [("HeldOn.Day", "3"), ("HeldOn.Month", "2"), ("HeldOn.Year", $"{portal.Today.Year}")];
        (string, string?)[] tomorrow = [("HeldOn.Day", $"{portal.Today.AddDays(2).Day}"), ("HeldOn.Month", $"{portal.Today.AddDays(2).Month}"), ("HeldOn.Year", $"{portal.Today.AddDays(2).Year}")];

        Assert.Equal(["The meeting lies in the future. Record it once it has been held.", "10 is more than the 9 in all"], (await form.Post($"{address}/new", [.. tomorrow, ("All", "9"), ("Women", "10")])).Errors);
        var far = await form.Post($"{address}/new", [.. day, ("All", "9"), ("Minutes", new string('x', 5_000_000))]);
        Assert.Contains("too many", Assert.Single(far.Errors), StringComparison.Ordinal);
        var women = await form.Post($"{address}/new", [.. day, ("All", "9"), ("Women", "12"), ("Minutes", "We met <script>alert(1)</script>")]);
        Assert.Equal(["12 is more than the 9 in all"], women.Errors);
        Assert.Equal("We met <script>alert(1)</script>", women.Value("Minutes"));
        Assert.Equal(["How many people were there: Enter a whole number from 1 to 2000", "Women: Enter a whole number from 0 to 2000"], (await form.Post($"{address}/new", [.. day, ("All", "999999999"), ("Women", "-1")])).Errors.Select(error => error.Replace("\u00a0", "", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal)));
        Assert.Equal("The meeting is recorded.", (await (await women.Post($"{address}/new", ("Women", "5"), ("Decisions", "Dig wells\nWrite to them"))).Follow()).Message);

        var id = (await portal.ReadWorkingGroup(group.Id)).Meetings.Single().Id;
        var partner = await portal.SignIn(await portal.CreateUser(other));
        var shown = await partner.Page($"{address}/{id}");
        Assert.Contains("We met <script>alert(1)</script>", shown.Text, StringComparison.Ordinal);
        Assert.Equal(["Dig wells", "Write to them"], shown.Document.QuerySelectorAll("dd li").Select(line => line.TextContent));
        Assert.Equal(HttpStatusCode.Forbidden, (await partner.Page($"{address}/{id}/edit")).Status);
        Assert.Contains("9 people, of whom 5 women", (await partner.Page(address)).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Dig wells", (await portal.Anonymous().Page($"{url}/{group.Id}")).Text, StringComparison.Ordinal);
        Assert.Contains("1 meeting", (await portal.Anonymous().Page($"{url}/{group.Id}")).Text, StringComparison.Ordinal);
        var file = await partner.GetStringAsync($"{address}.csv", TestContext.Current.CancellationToken);
        Assert.Contains($"{portal.Today.Year}-02-03", file, StringComparison.Ordinal);

        var edit = await officer.Page($"{address}/{id}/edit");
        await edit.Post($"{address}/{id}/edit", ("Minutes", "# Title\n\n**All** agreed"));
        var changed = await partner.Page($"{address}/{id}");
        Assert.Equal(("Title", "All"), (changed.One("main h3").TextContent, changed.One("main strong").TextContent));
        await portal.Change(group, (stored, at) => stored.End("Done", [], PortalFixture.OfficerOf(one), at));
        Assert.Equal(HttpStatusCode.OK, (await officer.Page($"{address}/{id}/edit")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await officer.Page($"{address}/new")).Status);
    }

    [Fact]
    public async Task A_meeting_that_was_entered_by_mistake_is_taken_off_and_counts_nowhere()
    {
        var (one, other, partnership, url) = await Public();
        var group = await portal.CreateWorkingGroup(partnership, one);
        await portal.Change(group, (stored, at) => stored.Meet(portal.Meeting(), PortalFixture.OfficerOf(one), at));
        await portal.Change(group, (stored, at) => stored.End("Done", [], PortalFixture.OfficerOf(one), at));
        var (officer, partner) = (await portal.SignIn(await portal.CreateUser(one)), await portal.SignIn(await portal.CreateUser(other)));
        var meeting = $"{url}/{group.Id}/meetings/{(await portal.ReadWorkingGroup(group.Id)).Meetings.Single().Id}";
        var participation = $"/partnerships/{partnership.Id}/participation";
        Assert.Contains("12 people", (await partner.Page(participation)).Text, StringComparison.Ordinal);

        var taken = await (await officer.Page($"{meeting}/edit")).Post($"{meeting}/removals");

        Assert.Equal("The meeting has been taken off.", (await taken.Follow()).Message);
        Assert.Empty((await portal.ReadWorkingGroup(group.Id)).Meetings);
        Assert.Equal(HttpStatusCode.NotFound, (await partner.Page(meeting)).Status);
        Assert.DoesNotContain("12 people", (await partner.Page(participation)).Text, StringComparison.Ordinal);
        var history = (await partner.Page($"/partnerships/{partnership.Id}/history")).Text;
        Assert.Contains("took off a meeting of its working group", history, StringComparison.Ordinal);
        Assert.Contains("Taken off: 23 November 2026", history, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Groups_rank_their_priorities_which_the_partnership_compares_and_a_project_names()
    {
        var (one, other, partnership, url) = await Public();
        var group = await portal.CreateWorkingGroup(partnership, one);
        var theirs = await portal.CreateWorkingGroup(partnership, other);
        await portal.Change(theirs, (stored, at) => stored.AddPriority(new PriorityContent("Clean taps", null, "water-sanitation"), PortalFixture.OfficerOf(other), at));
        var officer = await portal.SignIn(await portal.CreateUser(one));
        var address = $"{url}/{group.Id}/priorities";
        Assert.Equal(["Name the priority", "Choose the theme"], (await (await officer.Page($"{address}/new")).Post(address)).Errors);
        foreach (var (title, theme) in new[] { ("Music", "culture"), ("Wells", "water-sanitation") })
        {
            await (await officer.Page($"{address}/new")).Post(address, ("Title", title), ("Theme", theme));
        }

        var ids = (await portal.ReadWorkingGroup(group.Id)).Priorities.ToDictionary(priority => priority.Title, priority => priority.Id);
        var page = await officer.Page($"{url}/{group.Id}");
        Assert.Equal(["Down", "Up"], page.Document.QuerySelectorAll("form[action$='/moves'] button").Select(button => button.FirstChild!.TextContent));
        await page.Post($"{address}/{ids["Wells"]}/moves", ("up", "true"));
        await (await officer.Page($"{address}/new")).Post(address, ("Title", "Paths"), ("Theme", "culture"));
        // The one in the middle moves either way.
        Assert.Equal(["Down", "Up", "Down", "Up"], (await officer.Page($"{url}/{group.Id}")).Document.QuerySelectorAll("form[action$='/moves'] button").Select(button => button.FirstChild!.TextContent));
        await portal.Change(group, (stored, at) => stored.RemovePriority(stored.Priorities.Single(one => one.Title == "Paths").Id, PortalFixture.OfficerOf(one), at));
        Assert.Equal([("Wells", 1), ("Music", 2)], (await portal.ReadWorkingGroup(group.Id)).Priorities.Where(priority => priority.RemovedAt == null).OrderBy(priority => priority.Rank).Select(priority => (priority.Title, priority.Rank)));
        var visitor = portal.Anonymous();
        Assert.Equal("See the groups, and how to join", (await visitor.Page($"/partnerships/{partnership.Id}")).One($"a[href='{url}']").TextContent);
        var listed = await visitor.Page((await visitor.Page($"/municipalities/{one.Id}")).One("#working-groups + p a").GetAttribute("href")!);
        Assert.NotNull(listed.Document.QuerySelector($"tbody a[href='{url}/{group.Id}']"));
        Assert.NotNull((await visitor.Page("/")).Document.QuerySelector("main a[href='/working-groups']"));
        Assert.Null((await visitor.Page($"/municipalities/{(await portal.CreateMunicipality()).Id}")).Document.QuerySelector("#working-groups"));
        var compared = await visitor.Page(url);
        Assert.Matches("Among the priorities of more than one town: water[^.]+\\.", compared.Text);
        Assert.DoesNotContain("town: culture", compared.Text, StringComparison.Ordinal);
        Assert.Contains($"Also of {other.Name}, number 1", compared.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("number 2", compared.Text, StringComparison.Ordinal);

        var projects = $"/partnerships/{partnership.Id}/projects";
        var clean = (await portal.ReadWorkingGroup(theirs.Id)).Priorities.Single().Id;
        var idea = await officer.Page($"{projects}/new");
        // Beside what it says of the strategy: a group's priority alone would leave that open.
        Assert.Equal(["Say whether it serves a priority or none"], (await idea.Post(projects, ("Title", "Wells together"), ($"Priorities[{one.Id}].GroupPriority", $"{ids["Wells"]}"))).Errors);
        var project = await (await idea.Post(projects, ("Title", "Wells together"), ($"Priorities[{one.Id}].Serves", "None"), ($"Priorities[{one.Id}].GroupPriority", $"{ids["Wells"]}"), ($"Priorities[{other.Id}].Serves", "Priority"), ($"Priorities[{other.Id}].GroupPriority", $"{clean}"), ($"Priorities[{other.Id}].Text", "Taps for all"))).Follow();
        Assert.Equal(["Clean taps", "Wells"], project.Document.QuerySelectorAll($"dd a[href='{url}']").Select(link => link.TextContent).Order());
        Assert.Contains("Taps for all", project.Text, StringComparison.Ordinal);
        var stored = await portal.InDatabase(db => db.Projects.Include(one => one.Versions).SingleAsync(stored => stored.PartnershipId == partnership.Id));
        Assert.Equal([("Taps for all", "Clean taps"), (null, "Wells")], stored.CurrentVersion.Plan.Priorities.Select(priority => (priority.Priority, priority.Group?.Title)).OrderBy(priority => priority.Title));
        Assert.Contains("Wells", (await officer.Page($"/partnerships/{partnership.Id}/mirrors")).One("#priorities + .towns").TextContent, StringComparison.Ordinal);
        // What the group has taken away since may stay, and may not be chosen anew.
        var taken = await officer.Page($"{address}/{ids["Wells"]}");
        Assert.Contains("Projects that name it keep its words.", taken.One("details").TextContent, StringComparison.Ordinal);
        await taken.Post($"{address}/{ids["Wells"]}/removals");
        var edit = await officer.Page($"/projects/{stored.Id}/edit");
        Assert.Equal($"{ids["Wells"]}", edit.Value($"Priorities[{one.Id}].GroupPriority"));
        await edit.Post($"/projects/{stored.Id}/edit", ("Objectives", "Wells that last"));
        Assert.Equal("Wells", (await portal.ReadProject(stored.Id)).CurrentVersion.Plan.Priorities.Single(priority => priority.OrganisationId == one.Id).Group?.Title);
        Assert.Equal([("Music", 1)], (await portal.ReadWorkingGroup(group.Id)).Priorities.Where(priority => priority.RemovedAt is null).Select(priority => (priority.Title, priority.Rank)));
        Assert.Equal(["Choose a priority of the list that stands now"], (await idea.Send(projects, [.. idea.Fields(projects).Where(field => field.Name is "__RequestVerificationToken" or "Language"), ("FormId", $"{Guid.NewGuid()}"), ("Title", "Once more"), ($"Priorities[{one.Id}].Serves", "None"), ($"Priorities[{one.Id}].GroupPriority", $"{ids["Wells"]}")])).Errors);
    }

    [Fact]
    public async Task The_list_shows_groups_of_partnerships_that_its_reader_sees_filtered_sorted_and_as_a_file()
    {
        var (one, _, partnership, _) = await Public();
        var hidden = await portal.CreatePartnership([one, await portal.CreateMunicipality("Hiddentown")]);
        var group = await portal.CreateWorkingGroup(partnership, one);
        await portal.Change(group, (stored, at) => stored.End("Done", [], PortalFixture.OfficerOf(one), at));
        await portal.CreateWorkingGroup(hidden, one);

        var q = $"q={Uri.EscapeDataString(one.Name)}";
        Assert.Single(Rows(await portal.Anonymous().Page($"/working-groups?{q}")));
        var officer = await portal.SignIn(await portal.CreateUser(one));
        Assert.Equal(2, Rows(await officer.Page($"/working-groups?{q}&sort=-opened")).Count);
        Assert.Single(Rows(await officer.Page($"/working-groups?{q}&state=ended&country=be")));
        Assert.Empty(Rows(await officer.Page($"/working-groups?{q}&country=mz")));
        var countries = (await officer.Page("/working-groups")).Document.QuerySelectorAll("select[name=country] option").Select(one => one.GetAttribute("value")!.ToUpperInvariant()).ToList();
        Assert.Contains("RS", countries);
        // It has partnerships that everyone may see, and no group.
        Assert.DoesNotContain("US", countries);
        Assert.Contains("Hiddentown", await officer.GetStringAsync("/working-groups.csv?state=working", TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.DoesNotContain("Hiddentown", await portal.Anonymous().GetStringAsync("/working-groups.csv", TestContext.Current.CancellationToken), StringComparison.Ordinal);
        // One partnership does not show the group of another.
        Assert.Equal(HttpStatusCode.NotFound, (await officer.Page($"/partnerships/{hidden.Id}/working-groups/{group.Id}")).Status);
    }

    [Fact]
    public async Task The_country_of_a_new_group_is_among_the_choices_at_once()
    {
        var town = await portal.CreateMunicipality(country: "IS");
        var partnership = await portal.CreatePartnership([town, await portal.CreateMunicipality()], publication: Publication.Existence);
        var officer = await portal.SignIn(await portal.CreateUser(town));
        Assert.DoesNotContain("IS", await Offered());

        await (await officer.Page($"/partnerships/{partnership.Id}/working-groups/new")).Post($"/partnerships/{partnership.Id}/working-groups/new", ("Purpose", "Wells"), ("Joining", "Write to us"), ("Coordinator", "Clerk"));

        Assert.Contains("IS", await Offered());

        async Task<List<string>> Offered() => [.. (await portal.Anonymous().Page("/working-groups")).Document.QuerySelectorAll("select[name=country] option").Select(option => option.GetAttribute("value")!.ToUpperInvariant())];
    }

    [Fact]
    public async Task What_was_answered_stands_in_pages_below_what_waits()
    {
        var (one, _, partnership, url) = await Public();
        var group = await portal.CreateWorkingGroup(partnership, one);
        var requests = Enumerable.Range(0, 23).Select(number => JoinRequest.Ask(group.Id, $"Refused club {number:00}", null, $"club{number}@refused.example", "Us too", Actor.Anonymous, portal.Now)).ToList();
        requests.ForEach(request => request.Refuse("Full", PortalFixture.OfficerOf(one), portal.Now));
        await portal.InDatabase(db =>
        {
            db.AddRange(requests);
            return db.SaveChangesAsync();
        });

        var officer = await portal.SignIn(await portal.CreateUser(one));
        var first = await officer.Page($"{url}/{group.Id}/join-requests");
        var second = await officer.Page(first.One("a[rel=next]").GetAttribute("href")!);

        Assert.Equal((20, 3), (Named(first).Count, Named(second).Count));
        Assert.Equal(requests.Select(request => request.Name).Order(), Named(first).Concat(Named(second)).Order());

        static List<string> Named(PortalPage page) => [.. System.Text.RegularExpressions.Regex.Matches(page.One("main").TextContent, "Refused club [0-9]{2}").Select(found => found.Value).Distinct()];
    }

    [Fact]
    public async Task A_partnership_is_dormant_in_SQL_and_by_the_rule_counted_from_meetings()
    {
        var (one, other) = (await portal.CreateMunicipality(), await portal.CreateMunicipality());
        foreach (var (months, state) in new[] { (25, PartnershipState.Dormant), (23, PartnershipState.Active) })
        {
            var partnership = await portal.CreatePartnership([one, other]);
            var group = await portal.CreateWorkingGroup(partnership, one);
            await portal.InDatabase(async db =>
            {
                await db.Set<PartnershipParty>().Where(party => party.PartnershipId == partnership.Id).ExecuteUpdateAsync(set => set.SetProperty(party => party.SaysBegunAt, (DateTime?)null));
                await db.Partnerships.Where(stored => stored.Id == partnership.Id).ExecuteUpdateAsync(set => set.SetProperty(stored => stored.Stage, PartnershipStage.Active));
            });
            await portal.Change(group, (stored, at) => stored.Meet(portal.Meeting() with { HeldOn = PartialDate.From(portal.Today.AddMonths(-months)) }, PortalFixture.OfficerOf(one), at));
            var sql = await portal.InDatabase(db => Application.Partnerships.PartnershipStates.In(db.Partnerships, PartnershipState.Dormant, portal.Today, db).AnyAsync(stored => stored.Id == partnership.Id));
            Assert.Equal(state == PartnershipState.Dormant, sql);
            var details = await portal.InDatabase(db => new Application.Partnerships.PartnershipQueries(db).Details(partnership.Id, PortalFixture.OfficerOf(one), CancellationToken.None));
            Assert.Equal(state, details!.State(portal.Today));
        }
    }

    private async Task<(Municipality One, Municipality Other, Partnership Partnership, string Url)> Public()
    {
        var (one, other) = (await portal.CreateMunicipality(), await portal.CreateMunicipality(side: Side.South));
        var partnership = await portal.CreatePartnership([one, other], publication: Publication.Agreement);
        return (one, other, partnership, $"/partnerships/{partnership.Id}/working-groups");
    }

    private Task<int> Only(Partnership partnership) => portal.InDatabase(db => db.WorkingGroups.Where(group => group.PartnershipId == partnership.Id).Select(group => group.Id).SingleAsync());

    private static string Id(PortalPage request) => request.Actions().Single(action => action.EndsWith("/acceptances", StringComparison.Ordinal)).Split('/')[^2];

    private static List<string> Rows(PortalPage page) => [.. page.Document.QuerySelectorAll("tbody th a").Select(link => link.TextContent)];
}

internal static class LedPages
{
    /// <summary>On to where the page leads.</summary>
    public static async Task<PortalPage> Led(this Task<PortalPage> page) => await (await page).Follow();
}
