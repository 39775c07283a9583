using System.Net;
using MicPortal.Domain.Access;
using MicPortal.Domain.Common;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Partnerships;
using MicPortal.TestSupport;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace MicPortal.IntegrationTests.ContactRequests;

public sealed class ContactRequestTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Written_about_an_offer_it_lands_in_the_others_workspace_and_a_yes_opens_the_partnership()
    {
        var (one, other) = (await portal.CreateMunicipality("Askton"), await portal.CreateMunicipality("Offerville", Side.South));
        var interest = await portal.CreateInterest(other, InterestKind.Offers, "youth", "A council of the young");
        var (writer, reader) = (await portal.SignIn(await portal.CreateUser(one)), await portal.SignIn(await portal.CreateUser(other)));

        var page = await writer.Page($"/municipalities/{other.Id}");
        var form = await writer.Page(page.One("#interests ~ ul a:not(.due a)").GetAttribute("href")!);
        Assert.Equal($"{interest.Id}", form.Value("Interest"));
        var sent = await (await form.Post($"/municipalities/{other.Id}/contact-requests", ("Text", "How did you begin?"), ("Language", "en"))).Follow();
        Assert.Equal("Your request is in their workspace. The answer will stand in yours.", sent.Message);
        Assert.Contains("Offerville has not answered yet.", sent.Text, StringComparison.Ordinal);

        var work = await reader.Page("/south");
        Assert.Contains("Askton (Belgium) writes to you youth · asked today", work.Text, StringComparison.Ordinal);
        var request = await reader.Page(work.One("a[href^='/contact-requests/']").GetAttribute("href")!);
        Assert.Contains("Offerville offersA council of the young", request.Text, StringComparison.Ordinal);
        Assert.Equal("How did you begin?", request.One("blockquote").TextContent);
        var id = await IdOf(one, other);
        var accepted = await request.Post($"/contact-requests/{id}/answers", ("Answer", "Yes"), ("Word", "Gladly"));
        Assert.Equal($"/partnerships/new?with={one.Id}&contact={id}", accepted.Location);
        var opening = await accepted.Follow();
        Assert.Equal(("24", "11", "2026"), (opening.Value("FirstContact.Day"), opening.Value("FirstContact.Month"), opening.Value("FirstContact.Year")));
        Assert.Equal(["youth"], opening.Fields($"/partnerships?with={one.Id}").Where(field => field.Name == "Themes").Select(field => field.Value));

        Assert.Contains("Offerville (Mozambique) answered your contact request yes to a partnership, today", (await writer.Page("/north")).Text, StringComparison.Ordinal);
        Assert.Contains("Gladly", (await writer.Page($"/contact-requests/{id}")).Text, StringComparison.Ordinal);
        var opened = await opening.Post($"/partnerships?with={one.Id}", ("Path", nameof(PathKind.PoliticalWill)), ("Aim", "To learn from each other"), ("Begun", "False"));
        var after = await writer.Page("/north");
        Assert.DoesNotContain("answered your contact request", after.Text, StringComparison.Ordinal);
        Assert.Contains($"{opened.Location}/answer", after.Html, StringComparison.Ordinal);
        Assert.Equal(opened.Location, (await writer.Page($"/contact-requests/{id}")).One(".next a").GetAttribute("href"));
        Assert.Equal([ActName.ContactAsked, ActName.ContactAccepted], await ActsOf(id));
    }

    [Fact]
    public async Task It_keeps_what_it_was_about_whatever_the_line_says_now()
    {
        var (one, other) = (await portal.CreateMunicipality(), await portal.CreateMunicipality("Offerville", Side.South));
        var interest = await portal.CreateInterest(other, InterestKind.Offers, "youth", "A council of the young");
        var request = await portal.CreateContactRequest(one, other, about: interest);
        await portal.InDatabase(async db =>
        {
            (await db.Interests.SingleAsync(line => line.Id == interest.Id)).Change(new(InterestKind.Seeks, "waste", "Des bacs à compost", null, "fr"), PortalFixture.OfficerOf(other), portal.Now);
            await db.SaveChangesAsync();
        });

        foreach (var town in new[] { one, other })
        {
            var page = await (await portal.SignIn(await portal.CreateUser(town))).Page($"/contact-requests/{request.Id}");
            Assert.Contains("Offerville offersA council of the young", page.Text, StringComparison.Ordinal);
            Assert.Equal("en", page.One("dd[lang]").GetAttribute("lang"));
            Assert.Contains("youth", page.Text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("Reply", "Call our office", "answered today", ContactRequestStatus.Answered)]
    [InlineData("No", "Not this year", "declined today", ContactRequestStatus.Declined)]
    public async Task The_sender_reads_the_answer_and_may_then_write_anew(string answer, string word, string due, ContactRequestStatus status)
    {
        var (one, other) = (await portal.CreateMunicipality(), await portal.CreateMunicipality());
        var request = await portal.CreateContactRequest(one, other);
        var (writer, reader) = (await portal.SignIn(await portal.CreateUser(one)), await portal.SignIn(await portal.CreateUser(other)));
        var page = await reader.Page($"/contact-requests/{request.Id}");

        var answered = await (await page.Post($"/contact-requests/{request.Id}/answers", ("Answer", answer), ("Word", word))).Follow();

        Assert.Equal("Your answer stands in their workspace.", answered.Message);
        Assert.DoesNotContain("writes to you", (await reader.Page("/north")).Text, StringComparison.Ordinal);
        var news = await writer.Page("/north");
        Assert.Contains(due, news.Text, StringComparison.Ordinal);
        await news.Post($"/contact-requests/{request.Id}/readings");
        var after = await writer.Page("/north");
        Assert.Equal("It has left your list; the record keeps it.", after.Message);
        Assert.DoesNotContain("answered your contact request", after.Text, StringComparison.Ordinal);
        Assert.Contains(word, (await writer.Page($"/contact-requests/{request.Id}")).Text, StringComparison.Ordinal);
        Assert.Equal(status, (await Stored(request.Id)).Status);
        var late = await page.Post($"/contact-requests/{request.Id}/answers", ("FormId", $"{Guid.NewGuid()}"), ("Answer", "No"), ("Word", "After all"));
        Assert.Equal(["This request is answered already, or was taken back"], late.Errors);
        Assert.Equal(("What you had written", "After all"), (late.One("#typed").TextContent, late.One("#typed + .said").TextContent));
        Assert.Null((await reader.Page($"/contact-requests/{request.Id}")).Document.QuerySelector("#typed"));
        Assert.NotNull((await (await writer.Page($"/municipalities/{other.Id}/contact-requests/new")).Post($"/municipalities/{other.Id}/contact-requests", ("Theme", "health"), ("Text", "Once more"), ("Language", "en"))).Location);
    }

    [Fact]
    public async Task A_reply_and_a_no_need_a_word_and_what_was_typed_is_kept()
    {
        var (one, other) = (await portal.CreateMunicipality(), await portal.CreateMunicipality());
        var request = await portal.CreateContactRequest(one, other);
        var page = await (await portal.SignIn(await portal.CreateUser(other))).Page($"/contact-requests/{request.Id}");

        var answer = await page.Post($"/contact-requests/{request.Id}/answers", ("Answer", "No"));

        Assert.Equal((HttpStatusCode.BadRequest, "No"), (answer.Status, answer.Value("Answer")));
        Assert.Equal(["Add a few words"], answer.Errors);
        Assert.Equal(ContactRequestStatus.Waiting, (await Stored(request.Id)).Status);
    }

    [Fact]
    public async Task What_is_wrong_in_a_request_is_said_at_its_field_and_what_was_typed_is_kept()
    {
        var (one, other) = (await portal.CreateMunicipality(), await portal.CreateMunicipality());
        var page = await (await portal.SignIn(await portal.CreateUser(one))).Page($"/municipalities/{other.Id}/contact-requests/new");

        var answer = await page.Post($"/municipalities/{other.Id}/contact-requests", ("Text", new string('x', ContactRequest.TextLimit + 1)));

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal(2, answer.Errors.Count);
        Assert.Equal("Choose what it is about, or a theme", answer.Errors[0]);
        Assert.Equal(ContactRequest.TextLimit + 1, answer.Value("Text")!.Length);
    }

    [Fact]
    public async Task An_offer_of_another_town_or_one_that_was_taken_off_is_not_what_it_is_about()
    {
        var (one, other, third) = (await portal.CreateMunicipality(), await portal.CreateMunicipality(), await portal.CreateMunicipality());
        var (foreign, ended) = (await portal.CreateInterest(third), await portal.CreateInterest(other));
        await portal.CreateInterest(other);
        var page = await (await portal.SignIn(await portal.CreateUser(one))).Page($"/municipalities/{other.Id}/contact-requests/new");
        await portal.InDatabase(async db =>
        {
            (await db.Interests.SingleAsync(interest => interest.Id == ended.Id)).End(PortalFixture.OfficerOf(other), portal.Now);
            await db.SaveChangesAsync();
        });

        foreach (var interest in new[] { foreign.Id, ended.Id })
        {
            var fields = page.Fields($"/municipalities/{other.Id}/contact-requests").Where(field => field.Name is not ("Interest" or "Text"));
            var answer = await page.Send($"/municipalities/{other.Id}/contact-requests", [.. fields, ("Interest", $"{interest}"), ("Text", "About it")]);
            Assert.Equal(["This has been taken off their page meanwhile: choose another line, or a theme"], answer.Errors);
        }
    }

    [Fact]
    public async Task Of_a_pair_one_request_is_open_at_a_time_whoever_wrote_it()
    {
        var (one, other) = (await portal.CreateMunicipality("Firstville"), await portal.CreateMunicipality("Secondville"));
        var (writer, reader) = (await portal.SignIn(await portal.CreateUser(one)), await portal.SignIn(await portal.CreateUser(other)));
        var stale = await reader.Page($"/municipalities/{one.Id}/contact-requests/new");
        var request = await portal.CreateContactRequest(one, other);

        foreach (var (client, town) in new[] { (writer, other), (reader, one) })
        {
            var page = await client.Page($"/municipalities/{town.Id}/contact-requests/new");
            Assert.Equal($"/contact-requests/{request.Id}", page.One(".next a").GetAttribute("href"));
            Assert.DoesNotContain(page.Actions(), action => action.StartsWith("/municipalities/", StringComparison.Ordinal));
            Assert.Equal($"/contact-requests/{request.Id}", (await client.Page($"/municipalities/{town.Id}")).One("a[href^='/contact-requests/']").GetAttribute("href"));
        }

        var late = await stale.Post($"/municipalities/{one.Id}/contact-requests", ("Theme", "health"), ("Text", "Typed before"), ("Language", "en"));
        Assert.Equal(["A contact request between you is open already"], late.Errors);
        var back = await (await (await writer.Page($"/contact-requests/{request.Id}")).Post($"/contact-requests/{request.Id}/withdrawals")).Follow();
        Assert.Equal("The request is taken back.", back.Message);
        Assert.NotNull((await stale.Post($"/municipalities/{one.Id}/contact-requests", ("Theme", "health"), ("Text", "Typed before"), ("Language", "en"))).Location);
    }

    [Fact]
    public async Task Sent_twice_at_once_it_is_one_request()
    {
        var (one, other) = (await portal.CreateMunicipality(), await portal.CreateMunicipality());
        var officer = await portal.SignIn(await portal.CreateUser(one));
        var form = await officer.Page($"/municipalities/{other.Id}/contact-requests/new");
        var url = $"/municipalities/{other.Id}/contact-requests";

        var answers = await Task.WhenAll(form.Post(url, ("Theme", "health"), ("Text", "Hello"), ("Language", "en")), form.Post(url, ("Theme", "health"), ("Text", "Hello"), ("Language", "en")));

        Assert.All(answers, answer => Assert.Equal($"/contact-requests/{IdOf(one, other).Result}", answer.Location));
    }

    [Fact]
    public async Task Written_by_both_at_once_it_is_one_request_and_the_other_keeps_what_was_typed()
    {
        var towns = new[] { await portal.CreateMunicipality(), await portal.CreateMunicipality() };
        var forms = new List<PortalPage>();
        foreach (var (own, other) in new[] { (towns[0], towns[1]), (towns[1], towns[0]) })
        {
            forms.Add(await (await portal.SignIn(await portal.CreateUser(own))).Page($"/municipalities/{other.Id}/contact-requests/new"));
        }

        var answers = await Task.WhenAll(
            forms[0].Post($"/municipalities/{towns[1].Id}/contact-requests", ("Theme", "health"), ("Text", "We have a long letter"), ("Language", "en")),
            forms[1].Post($"/municipalities/{towns[0].Id}/contact-requests", ("Theme", "health"), ("Text", "We have a long letter"), ("Language", "en")));

        Assert.Equal([HttpStatusCode.Redirect, HttpStatusCode.BadRequest], answers.Select(answer => answer.Status).Order());
        var late = answers.Single(answer => answer.Status == HttpStatusCode.BadRequest);
        Assert.Equal(["A contact request between you is open already"], late.Errors);
        Assert.Contains("We have a long letter", late.Text, StringComparison.Ordinal);
        Assert.Equal(1, await portal.InDatabase(db => db.ContactRequests.CountAsync(request => request.Pair == ContactRequest.PairOf(towns[0].Id, towns[1].Id))));
    }

    [Fact]
    public async Task A_yes_is_told_though_an_earlier_partnership_has_ended()
    {
        var (one, other) = (await portal.CreateMunicipality(), await portal.CreateMunicipality());
        var ended = await portal.CreatePartnership([one, other], accepted: false);
        await portal.InDatabase(async db =>
        {
            (await db.Partnerships.Include(record => record.Parties).SingleAsync(record => record.Id == ended.Id)).SayNotOurs(null, PortalFixture.OfficerOf(other), portal.Now);
            await db.SaveChangesAsync();
        });
        var request = await portal.CreateContactRequest(one, other);
        var reader = await portal.SignIn(await portal.CreateUser(other));

        await (await reader.Page($"/contact-requests/{request.Id}")).Post($"/contact-requests/{request.Id}/answers", ("Answer", "Yes"), ("Word", "Gladly"));

        Assert.Contains("answered your contact request", (await (await portal.SignIn(await portal.CreateUser(one))).Page("/north")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_a_partner_the_page_leads_to_the_partnership_and_an_ended_one_is_no_partner()
    {
        var (one, partner, former) = (await portal.CreateMunicipality(), await portal.CreateMunicipality(), await portal.CreateMunicipality());
        var officer = await portal.SignIn(await portal.CreateUser(one));
        var stale = await officer.Page($"/municipalities/{partner.Id}/contact-requests/new");
        var partnership = await portal.CreatePartnership([partner, one], accepted: false);
        await portal.Change(await portal.CreatePartnership([one, former]), (record, at) => record.EndPart(PartialDate.FromYear(2026), "No more", PortalFixture.OfficerOf(former), at));

        var page = await officer.Page($"/municipalities/{partner.Id}/contact-requests/new");

        Assert.Equal($"/partnerships/{partnership.Id}", page.One(".next a").GetAttribute("href"));
        Assert.Equal(["There is a record of a partnership with this municipality already"], (await stale.Post($"/municipalities/{partner.Id}/contact-requests", ("Theme", "health"), ("Text", "Hello"), ("Language", "en"))).Errors);
        Assert.Contains($"/municipalities/{former.Id}/contact-requests", (await officer.Page($"/municipalities/{former.Id}/contact-requests/new")).Actions());
    }

    [Fact]
    public async Task A_town_without_users_is_told_of_before_and_the_request_waits_there()
    {
        var (one, place) = (await portal.CreateMunicipality(), await portal.CreateMunicipality("Silentville"));
        var officer = await portal.SignIn(await portal.CreateUser(one));

        var form = await officer.Page($"/municipalities/{place.Id}/contact-requests/new");
        Assert.Contains("Nobody of Silentville uses the portal yet. Your request waits there for 180 days.", form.Text, StringComparison.Ordinal);
        var sent = await (await form.Post($"/municipalities/{place.Id}/contact-requests", ("Theme", "health"), ("Text", "Hello"), ("Language", "en"))).Follow();
        Assert.Contains("Nobody at Silentville uses the portal yet. It lapses on", sent.Text, StringComparison.Ordinal);

        Assert.Contains("writes to you", (await (await portal.SignIn(await portal.CreateUser(place))).Page("/north")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_two_municipalities_alone_read_it_and_only_officers_answer()
    {
        var (one, other) = (await portal.CreateMunicipality(), await portal.CreateMunicipality());
        var request = await portal.CreateContactRequest(one, other, "A secret letter");
        var (url, association) = ($"/contact-requests/{request.Id}", await portal.CreateAssociation(null, one, other));

        foreach (var reader in new[] { await portal.CreateUser(one), await portal.CreateUser(other), await portal.CreateUser(other, UserRole.MayorsOffice) })
        {
            Assert.Contains("A secret letter", (await (await portal.SignIn(reader)).Page(url)).Text, StringComparison.Ordinal);
        }

        foreach (var stranger in new[] { await portal.CreateUser(association), await portal.CreateAdministrator(), await portal.CreateUser(await portal.CreateMunicipality()) })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await (await portal.SignIn(stranger)).Page(url)).Status);
        }

        var mayor = await (await portal.SignIn(await portal.CreateUser(other, UserRole.MayorsOffice))).Page(url);
        Assert.DoesNotContain($"{url}/answers", mayor.Actions());
        Assert.Equal(HttpStatusCode.Forbidden, (await mayor.Send($"{url}/answers", [.. mayor.Fields("/account/sign-out"), ("Answer", "No"), ("Word", "No")])).Status);
        Assert.Contains("Waiting for your officers", (await (await portal.SignIn(await portal.CreateUser(other, UserRole.MayorsOffice))).Page("/north")).Text, StringComparison.Ordinal);
        var list = (await (await portal.SignIn(await portal.CreateUser(one))).Page("/contact-requests"));
        Assert.Equal("1 contact request", list.One("caption").TextContent);
        Assert.DoesNotContain(UnrelatedRows.LetterText, list.Html, StringComparison.Ordinal);
    }

    private Task<int> IdOf(Municipality one, Municipality other) =>
        portal.InDatabase(db => db.ContactRequests.Where(request => request.FromMunicipalityId == one.Id && request.ToMunicipalityId == other.Id).Select(request => request.Id).SingleAsync());

    private Task<ContactRequest> Stored(int id) => portal.InDatabase(db => db.ContactRequests.SingleAsync(request => request.Id == id));

    private Task<List<ActName>> ActsOf(int id) => portal.InDatabase(db =>
        db.AuditEntries.Where(entry => entry.RecordKind == nameof(ContactRequest) && entry.RecordId == id).OrderBy(entry => entry.Sequence).Select(entry => entry.Act).ToListAsync());
}
