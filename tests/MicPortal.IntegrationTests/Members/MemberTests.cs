using System.Globalization;
using System.Net;
using MicPortal.Domain.Agreements;
using MicPortal.Domain.Common;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Partnerships;
using MicPortal.TestSupport;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace MicPortal.IntegrationTests.Members;

public sealed class MemberTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_page_begins_with_figures_that_lead_to_whom_they_count()
    {
        var (association, accepted, listed) = await Members();
        await portal.CreatePartnership([accepted, await portal.CreateMunicipality(side: Side.South)]);
        await portal.CreateUser(listed);
        var page = await PageOf(association);

        Assert.Contains("2 members: 1 has accepted the membership, 1 has a partnership that you can see, 1 uses the portal.", page.Text, StringComparison.Ordinal);
        Assert.Contains("Listing a town gives you no access", page.Text, StringComparison.Ordinal);
        var client = await portal.SignIn(await portal.CreateUser(association));
        Assert.Equal([accepted.Name], Names(await client.Page(page.One("a[href='/association?membership=accepted']").GetAttribute("href")!)));
        Assert.Equal([accepted.Name], Names(await client.Page(page.One("a[href='/association?partnerships=with']").GetAttribute("href")!)));
        Assert.Equal([listed.Name], Names(await client.Page(page.One("a[href='/association?portal=on']").GetAttribute("href")!)));
    }

    [Fact]
    public async Task A_member_that_has_accepted_shows_all_but_drafts_and_one_that_is_only_listed_what_is_public()
    {
        var (association, accepted, listed) = await Members();
        foreach (var member in new[] { accepted, listed })
        {
            var partnership = await portal.CreatePartnership([member, await portal.CreateMunicipality(side: Side.South)]);
            await portal.CreateAgreement(partnership);
            await portal.CreateAgreement(partnership, AgreementStatus.Proposed);
            await portal.CreateAgreement(partnership, AgreementStatus.Proposed);
            await portal.CreateAgreement(partnership, AgreementStatus.Signed);
            await portal.CreatePartnership([member, await portal.CreateMunicipality(side: Side.South)], accepted: false);
        }

        var page = await PageOf(association);
        Assert.Equal(["Active", "1 active, 1 exploring", "1 signed, 2 proposed", "none", "today", "today"], Cells(page, accepted));
        Assert.Equal(["Not on the portal", "none", "none", "none", "never", "not shown to you"], Cells(page, listed));

        await portal.CreatePartnership([listed, await portal.CreateMunicipality(side: Side.South)], publication: Publication.Existence);
        Assert.Equal(["Active", "1 active", "none", "none", "today", "not shown to you"], Cells(await PageOf(association), listed));

        var open = await portal.CreatePartnership([listed, await portal.CreateMunicipality(side: Side.South)], publication: Publication.Agreement);
        await portal.CreateAgreement(open, AgreementStatus.Signed, publication: Publication.Agreement);
        await portal.CreateAgreement(open, AgreementStatus.Proposed);
        Assert.Equal(["Active", "2 active", "1 signed", "none", "today", "not shown to you"], Cells(await PageOf(association), listed));
    }

    [Fact]
    public async Task French_counts_as_French_does()
    {
        var (association, accepted, _) = await Members();
        var page = await PageOf(association, "?lang=fr");
        Assert.Contains("2 membres : 1 a accepté l’adhésion, 0 a un partenariat que vous pouvez voir, 0 utilise le portail.", page.Text, StringComparison.Ordinal);

        foreach (var _ in Enumerable.Range(0, 2))
        {
            await portal.CreatePartnership([accepted, await portal.CreateMunicipality(side: Side.South)]);
        }

        Assert.Equal("2 actifs", Cells(await PageOf(association, "?lang=fr"), accepted)[1]);
    }

    [Fact]
    public async Task The_last_activity_of_whom_the_association_does_not_follow_is_not_known()
    {
        var (former, follows, silent) = (await portal.CreateMunicipality("Formerville"), await portal.CreateMunicipality("Followville"), await portal.CreateMunicipality("Silentville"));
        var association = await portal.CreateAssociation(null, former, follows, silent);
        await portal.CreatePartnership([former, await portal.CreateMunicipality(side: Side.South)]);
        await portal.CreatePartnership([follows, await portal.CreateMunicipality(side: Side.South)]);
        await portal.InDatabase(async db =>
        {
            (await db.Memberships.SingleAsync(member => member.AssociationId == association.Id && member.MunicipalityId == former.Id)).End(PortalFixture.OfficerOf(former), portal.Now);
            await db.SaveChangesAsync();
        });

        Assert.Equal(["not shown to you"], Activity(await PageOf(association, "?membership=ended")));
        Assert.Equal(["today", "none on the portal"], Activity(await PageOf(association, "?sort=name")));

        static List<string> Activity(PortalPage page) => [.. page.Document.QuerySelectorAll("td[data-label='Last act of a party']").Select(cell => cell.TextContent.Trim().ToLowerInvariant())];
    }

    [Fact]
    public async Task Members_are_sorted_by_name_partnerships_and_last_activity()
    {
        var towns = new List<Municipality>();
        foreach (var name in new[] { "Bbb member", "Ccc member", "Aaa member" })
        {
            towns.Add(await portal.CreateMunicipality(name));
        }

        var association = await portal.CreateAssociation(null, [.. towns]);
        await portal.CreatePartnership([towns[1], await portal.CreateMunicipality(side: Side.South)]);
        await portal.CreatePartnership([towns[1], await portal.CreateMunicipality(side: Side.South)]);
        portal.Clock.Advance(TimeSpan.FromDays(2));
        await portal.CreatePartnership([towns[0], await portal.CreateMunicipality(side: Side.South)]);

        Assert.Equal(["Aaa member", "Bbb member", "Ccc member"], Names(await PageOf(association)));
        Assert.Equal(["Ccc member", "Bbb member", "Aaa member"], Names(await PageOf(association, "?sort=-name")));
        Assert.Equal(["Ccc member", "Bbb member", "Aaa member"], Names(await PageOf(association, "?sort=-partnerships")));
        Assert.Equal(["Aaa member", "Bbb member", "Ccc member"], Names(await PageOf(association, "?sort=partnerships")));
        Assert.Equal(["Bbb member", "Ccc member", "Aaa member"], Names(await PageOf(association, "?sort=-activity")));
        Assert.Equal(["Aaa member", "Ccc member", "Bbb member"], Names(await PageOf(association, "?sort=activity")));
    }

    [Fact]
    public async Task Members_are_filtered_by_name_stage_partnerships_membership_and_use()
    {
        var (association, accepted, listed) = await Members();
        await portal.CreatePartnership([accepted, await portal.CreateMunicipality(side: Side.South)], begun: false);
        await portal.CreateUser(accepted);

        Assert.Equal([accepted.Name], Names(await PageOf(association, $"?q={Uri.EscapeDataString(accepted.Name.ToUpperInvariant())}")));
        Assert.Equal([accepted.Name], Names(await PageOf(association, "?stage=exploring")));
        Assert.Empty(Names(await PageOf(association, "?stage=active")));
        Assert.Equal([listed.Name], Names(await PageOf(association, "?partnerships=without")));
        Assert.Equal([listed.Name], Names(await PageOf(association, "?membership=listed")));
        Assert.Equal([listed.Name], Names(await PageOf(association, "?portal=off")));
        var none = await PageOf(association, "?q=xyzzy");
        Assert.Contains("No member fits", none.One(".empty").TextContent, StringComparison.Ordinal);
        Assert.Equal(2, Names(await PageOf(association, "?stage=nonsense&portal=nonsense&sort=nonsense&after=nonsense")).Count);
    }

    [Theory]
    [InlineData("name")]
    [InlineData("-partnerships")]
    [InlineData("-activity")]
    public async Task Two_hundred_and_eighty_one_members_are_paged_without_loss_in_at_most_eight_commands(string sort)
    {
        var client = await portal.SignIn("staff@vvsg.example");
        var url = $"/association?sort={sort}";
        var names = new List<string>();
        while (url is not null)
        {
            PortalPage page = null!;
            var commands = await portal.Commands.Of(async () => page = await client.Page(url));
            Assert.InRange(commands.Count, 1, 8);
            names.AddRange(Names(page));
            url = page.Document.QuerySelector("a[rel=next]")?.GetAttribute("href");
        }

        var members = await portal.InDatabase(db => db.Memberships.CountAsync(member => member.Association!.Abbreviation == "VVSG"));
        Assert.True(members > 200);
        Assert.Equal(members, names.Count);
        Assert.Equal(members, names.Distinct().Count());
    }

    [Fact]
    public async Task A_members_page_shows_its_partnerships_and_since_when_it_is_a_member()
    {
        var (association, accepted, listed) = await Members();
        var south = await portal.CreateMunicipality(side: Side.South);
        await portal.CreateAgreement(await portal.CreatePartnership([accepted, south]), AgreementStatus.Endorsed);
        await portal.CreatePartnership([listed, south]);
        var client = await portal.SignIn(await portal.CreateUser(association));

        var page = await client.Page($"/association/members/{accepted.Id}");
        Assert.Equal(accepted.Name, page.Heading);
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"It accepted the membership on {portal.Today:d MMMM yyyy}."), page.Text, StringComparison.Ordinal);
        Assert.Equal([south.Name], Names(page));
        Assert.Contains("twinning, approved", page.Text, StringComparison.Ordinal);

        page = await client.Page($"/association/members/{listed.Id}");
        Assert.Contains("it has not accepted", page.Text, StringComparison.Ordinal);
        Assert.Empty(Names(page));
        Assert.Contains("no partnership that everyone can see", page.One(".empty").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_members_of_the_own_association_have_a_page()
    {
        var (association, _, _) = await Members();
        var (_, stranger, _) = await Members();
        var client = await portal.SignIn(await portal.CreateUser(association));

        Assert.Equal(HttpStatusCode.NotFound, (await client.Page($"/association/members/{stranger.Id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await client.Page("/association/members/99999999")).Status);
        Assert.DoesNotContain(stranger.Name, (await client.Page("/association")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_association_without_members_is_told_who_enters_them()
    {
        var page = await PageOf(await portal.CreateAssociation());

        Assert.Contains("lists no member here yet", page.One(".empty").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_partnership_with_a_sister_association_waits_and_is_listed_as_its_own()
    {
        var association = await portal.CreateAssociation();
        var sister = await portal.CreateAssociation();
        var partnership = await portal.CreatePartnership([sister, association], accepted: false);
        var client = await portal.SignIn(await portal.CreateUser(association));

        Assert.Equal($"/partnerships/{partnership.Id}/answer", (await client.Page("/association")).One(".todo a").GetAttribute("href"));
        Assert.Equal([sister.Name], Names(await client.Page("/association/partnerships")));
        var others = await PageOf(await portal.CreateAssociation());
        Assert.Null(others.Document.QuerySelector(".todo"));
    }

    [Fact]
    public async Task What_a_member_refused_is_told_as_the_members_word_and_is_no_ended_partnership()
    {
        var (association, accepted, _) = await Members();
        var south = await portal.CreateMunicipality(side: Side.South);
        var reported = await Report(association, accepted, south);
        await portal.Change(reported, (record, at) => record.SayNotOurs(null, PortalFixture.OfficerOf(accepted), at));

        var page = await (await portal.SignIn(await portal.CreateUser(association))).Page($"/association/members/{accepted.Id}");
        Assert.Equal("Not a partnership", page.One("tbody .tag").TextContent);
        Assert.Contains($"{accepted.Name} said: not ours", page.One("tbody").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("you said", page.Text, StringComparison.Ordinal);
        Assert.Equal("none", Cells(await PageOf(association), accepted)[1]);
        Assert.Empty(Names(await PageOf(association, "?stage=ended")));
        Assert.DoesNotContain("ended", (await (await portal.SignIn(await portal.CreateUser(accepted))).Page($"/municipalities/{accepted.Id}/council-presentations")).One("main").TextContent, StringComparison.Ordinal);
        Assert.Contains("you said: not ours", (await (await portal.SignIn(await portal.CreateUser(accepted))).Page("/north")).One("tbody").TextContent, StringComparison.Ordinal);
        Assert.Contains($"{accepted.Name} said: not ours", (await (await portal.SignIn(await portal.CreateUser(south))).Page("/south")).One("tbody").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_towns_answer_to_what_the_association_reported_stands_in_its_workspace_until_it_is_read()
    {
        var (association, accepted, _) = await Members();
        var south = await portal.CreateMunicipality("Answerbury", Side.South);
        var reported = await Report(association, accepted, south);
        var client = await portal.SignIn(await portal.CreateUser(association));
        Assert.DoesNotContain("that you reported", (await client.Page("/association")).Text, StringComparison.Ordinal);

        await portal.Change(reported, (record, at) => record.SayNotOurs(null, PortalFixture.OfficerOf(south), at));
        var page = await client.Page("/association");
        var row = page.Document.QuerySelectorAll(".todo li").Single(item => item.TextContent.Contains("the partnership that you reported", StringComparison.Ordinal));
        Assert.Contains("Answerbury: “not ours”", row.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("that you reported", (await (await portal.SignIn(await portal.CreateUser(await portal.CreateAssociation()))).Page("/association")).Text, StringComparison.Ordinal);
        await page.Post($"/partnerships/{reported.Id}/readings");
        Assert.DoesNotContain("that you reported", (await client.Page("/association")).Text, StringComparison.Ordinal);
        Assert.Equal(1, await portal.InDatabase(db => db.AuditEntries.CountAsync(entry => entry.RecordKind == nameof(Partnership) && entry.RecordId == reported.Id && entry.Act == ActName.NewsRead && entry.OrganisationId == association.Id)));
    }

    [Fact]
    public async Task What_an_association_or_an_administrator_does_is_no_act_of_a_party_and_a_hidden_history_is_not_said_to_be_empty()
    {
        var (association, accepted, listed) = await Members();
        var south = await portal.CreateMunicipality(side: Side.South);
        await portal.CreatePartnership([accepted, south]);
        await portal.CreatePartnership([listed, south], publication: Publication.Existence);
        portal.Clock.Advance(TimeSpan.FromDays(5));
        await Report(association, accepted, await portal.CreateMunicipality("Zzz unheard", Side.South));
        await portal.InDatabase(async db =>
        {
            foreach (var record in await db.Partnerships.Include(one => one.Parties).ThenInclude(party => party.Organisation).Where(one => one.Parties.Any(party => party.OrganisationId == accepted.Id)).ToListAsync())
            {
                record.FollowNames(new Domain.Access.Actor(null, Domain.Access.UserRole.Administrator, null), portal.Now);
            }

            await db.SaveChangesAsync();
        });

        var client = await portal.SignIn(await portal.CreateUser(association));
        Assert.Equal("5 days ago", Cells(await client.Page("/association"), accepted)[5]);
        Assert.Equal(["5 days ago", "none on the portal"], Activity(await client.Page($"/association/members/{accepted.Id}?sort=name")));
        Assert.Equal(["not shown to you"], Activity(await client.Page($"/association/members/{listed.Id}")));

        static List<string> Activity(PortalPage page) => [.. page.Document.QuerySelectorAll("td[data-label='Last act of a party']").Select(cell => cell.TextContent.Trim())];
    }

    [Fact]
    public async Task A_members_page_tells_what_happened_in_the_partnerships_that_the_association_reads()
    {
        var (association, accepted, listed) = await Members();
        var partner = await portal.CreateMunicipality("Timelineburg", Side.South);
        var partnership = await portal.CreatePartnership([accepted, partner]);
        var agreement = await portal.CreateAgreement(partnership, AgreementStatus.Proposed);
        var draft = await portal.CreateAgreement(partnership);
        await portal.CreatePartnership([listed, partner], publication: Publication.Existence);
        var client = await portal.SignIn(await portal.CreateUser(association));

        var page = await client.Page($"/association/members/{accepted.Id}");
        var lines = page.Document.QuerySelectorAll("h2 ~ ol.time").Last().QuerySelectorAll("li");
        Assert.Contains(lines, line => line.TextContent.Contains("proposed the agreement", StringComparison.Ordinal) && line.QuerySelector($"a[href='/agreements/{agreement.Id}']")?.TextContent == partner.Name);
        Assert.Contains(lines, line => line.TextContent.Contains("opened the partnership", StringComparison.Ordinal) && line.QuerySelector($"a[href='/partnerships/{partnership.Id}']")?.TextContent == partner.Name);
        Assert.Contains(lines, line => line.TextContent.Contains("accepted the membership", StringComparison.Ordinal) && line.QuerySelector("a") is null);
        Assert.DoesNotContain($"/agreements/{draft.Id}", page.Document.Body!.InnerHtml, StringComparison.Ordinal);

        // Whose membership does not count shows what is between the two alone.
        var unread = (await client.Page($"/association/members/{listed.Id}")).Document.QuerySelectorAll("h2 ~ ol.time").Last();
        Assert.Contains("listed a member", unread.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("the partnership", unread.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_members_page_keeps_the_words_of_a_party_that_is_no_member()
    {
        var member = await portal.CreateMunicipality();
        var association = await portal.CreateAssociation(null, member);
        var partner = await portal.CreateMunicipality(side: Side.South);
        var partnership = await portal.CreatePartnership([member, partner]);
        await portal.Change(partnership, (one, at) => one.EndPart(PartialDate.From(portal.Today), "Our own reason", PortalFixture.OfficerOf(member), at));
        await portal.Change(partnership, (one, at) => one.AddStatement("Their own reason", PortalFixture.OfficerOf(partner), at));

        var page = await (await portal.SignIn(await portal.CreateUser(association))).Page($"/association/members/{member.Id}");
        Assert.Contains("“Our own reason”", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Their own reason", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_member_uses_the_portal_once_somebody_has_opened_the_account()
    {
        var (association, accepted, _) = await Members();
        var user = await portal.CreateUser(accepted);
        await portal.InDatabase(db => db.Users.Where(one => one.Id == user.Id).ExecuteUpdateAsync(set => set.SetProperty(one => one.PasswordHash, (string?)null)));
        var client = await portal.SignIn(await portal.CreateUser(association));

        Assert.Contains("Nobody there uses the portal yet.", (await client.Page($"/association/members/{accepted.Id}")).Text, StringComparison.Ordinal);
        Assert.Empty(Names(await client.Page("/association?portal=on")));
    }

    [Fact]
    public async Task Whom_to_list_is_found_in_the_own_country_first_and_more_than_are_shown_is_said()
    {
        foreach (var number in Enumerable.Range(0, 10))
        {
            await portal.CreateMunicipality($"Manyville {number}", Side.South);
        }

        var own = await portal.CreateMunicipality("Old Manyville");
        var client = await portal.SignIn(await portal.CreateUser(await portal.CreateAssociation()));

        var page = await client.Page("/association/members/new?q=manyville");
        Assert.Equal("The first 10 municipalities", page.One("h2").TextContent);
        Assert.Equal(own.Name, page.Document.QuerySelectorAll(".todo li span").First().TextContent);
        Assert.Equal("1 municipality", (await client.Page("/association/members/new?q=old+manyville")).One("h2").TextContent);
    }

    private async Task<Partnership> Report(Association association, params Municipality[] parties)
    {
        var reported = Partnership.Report(association.Id, parties, null, PortalFixture.StaffOf(association), portal.Now);
        await portal.InDatabase(db =>
        {
            db.Add(reported);
            return db.SaveChangesAsync();
        });
        return reported;
    }

    private async Task<(Association Association, Municipality Accepted, Municipality Listed)> Members()
    {
        var accepted = await portal.CreateMunicipality();
        var listed = await portal.CreateMunicipality();
        var association = await portal.CreateAssociation(null, accepted);
        await portal.InDatabase(db =>
        {
            db.Add(Membership.List(association.Id, listed.Id, Domain.Access.Actor.Portal, portal.Now));
            return db.SaveChangesAsync();
        });
        return (association, accepted, listed);
    }

    private async Task<PortalPage> PageOf(Association association, string query = "") =>
        await (await portal.SignIn(await portal.CreateUser(association))).Page("/association" + query);

    private static List<string> Names(PortalPage page) => [.. page.Document.QuerySelectorAll("tbody th a").Select(link => link.TextContent)];

    private static List<string> Cells(PortalPage page, Municipality member) =>
        [.. page.One($"a[href='/association/members/{member.Id}']").ParentElement!.ParentElement!.QuerySelectorAll("td").Select(cell => cell.TextContent.Trim())];
}
