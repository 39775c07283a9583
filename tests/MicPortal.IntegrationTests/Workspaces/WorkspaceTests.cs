using System.Net;
using AngleSharp.Dom;
using MicPortal.Application.Workspaces;
using MicPortal.Domain.Access;
using MicPortal.Domain.Agreements;
using MicPortal.Domain.Common;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Partnerships;
using MicPortal.TestSupport;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace MicPortal.IntegrationTests.Workspaces;

public sealed class WorkspaceTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Theory]
    [InlineData("/north")]
    [InlineData("/south")]
    [InlineData("/association")]
    [InlineData("/association/partnerships")]
    [InlineData("/association/members/1")]
    [InlineData("/admin")]
    [InlineData("/my-work")]
    public async Task Who_is_not_signed_in_is_led_to_the_sign_in(string area)
    {
        var page = await portal.Anonymous().Page(area);

        Assert.Equal(HttpStatusCode.Redirect, page.Status);
        Assert.Contains("/account/sign-in", page.Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_invitation_waits_since_another_invited_and_not_since_the_partys_own()
    {
        var (one, other) = (await portal.CreateMunicipality(), await portal.CreateMunicipality(side: Side.South));
        var (first, second) = (await portal.CreateMunicipality(), await portal.CreateMunicipality());
        var partnership = await portal.CreatePartnership([one, other]);
        await portal.Change(partnership, (record, at) => record.Invite(first, PortalFixture.OfficerOf(one), at.AddDays(-9)));
        await portal.Change(partnership, (record, at) => record.Invite(second, PortalFixture.OfficerOf(other), at.AddDays(-2)));
        await using var scope = portal.Services.CreateAsyncScope();

        var work = await scope.ServiceProvider.GetRequiredService<WorkspaceQueries>().Waiting(PortalFixture.OfficerOf(one), portal.Today, TestContext.Current.CancellationToken);

        Assert.Equal(portal.Now.AddDays(-2), Assert.Single(work.Asked.Items, item => item.Kind == WaitingKind.ConsentToInvitation).Since);
        // Of whom its own party has invited, it is not asked.
        var task = Assert.Single((await (await portal.SignIn(await portal.CreateUser(one))).Page("/north")).Document.QuerySelectorAll("main a"), link => link.GetAttribute("href") == $"/partnerships/{partnership.Id}#invitations" && link.TextContent.StartsWith("May", StringComparison.Ordinal));
        Assert.Equal($"May {second.Name} join? Partnership with {other.Name} (Mozambique)", task.TextContent);
    }

    [Theory]
    [InlineData("/north", "North")]
    [InlineData("/south", "South")]
    [InlineData("/association", "Association")]
    [InlineData("/association/partnerships", "Association")]
    [InlineData("/association/members/1", "Association")]
    [InlineData("/admin", "Admin")]
    public async Task Another_roles_area_answers_403(string area, string owner)
    {
        var users = new[]
        {
            ("North", await portal.CreateUser(await portal.CreateMunicipality())),
            ("North", await portal.CreateUser(await portal.CreateMunicipality(), UserRole.MayorsOffice)),
            ("South", await portal.CreateUser(await portal.CreateMunicipality(side: Side.South))),
            ("Association", await portal.CreateUser(await portal.CreateAssociation())),
            ("Admin", await portal.CreateAdministrator()),
        };

        foreach (var (role, user) in users.Where(user => user.Item1 != owner))
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await (await portal.SignIn(user)).Page(area)).Status);
        }
    }

    [Fact]
    public async Task My_work_leads_everyone_to_their_own_workspace()
    {
        Assert.Equal("/north", (await (await portal.SignIn(await portal.CreateUser(await portal.CreateMunicipality()))).Page("/my-work")).Location);
        Assert.Equal("/south", (await (await portal.SignIn(await portal.CreateUser(await portal.CreateMunicipality(side: Side.South)))).Page("/my-work")).Location);
        Assert.Equal("/association", (await (await portal.SignIn(await portal.CreateUser(await portal.CreateAssociation()))).Page("/my-work")).Location);
        Assert.Equal("/admin", (await (await portal.SignIn(await portal.CreateAdministrator())).Page("/my-work")).Location);
    }

    [Fact]
    public async Task An_empty_workspace_says_what_to_do_first()
    {
        var page = await WorkspaceOf(await portal.CreateMunicipality());

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("Nothing waits for you.", page.Text, StringComparison.Ordinal);
        Assert.Contains("has no partnership here yet", page.One(".empty").TextContent, StringComparison.Ordinal);
        Assert.Equal("/partnerships/new", page.One("section a.button").GetAttribute("href"));
        Assert.Empty(page.Document.QuerySelectorAll(".todo"));
    }

    [Fact]
    public async Task A_partnership_that_another_party_opened_waits_until_it_is_answered()
    {
        var (north, south) = await Towns();
        var partnership = await portal.CreatePartnership([north, south], accepted: false);
        var url = $"/partnerships/{partnership.Id}/answer";

        Assert.Null(Row(await WorkspaceOf(north), url));
        var page = await WorkspaceOf(south);
        Assert.Equal($"Answer: partnership with {north.Name} (Belgium)", Row(page, url)!.QuerySelector("a")!.TextContent);
        Assert.Equal($"asked by {north.Name}, today", Row(page, url)!.QuerySelector(".due")!.TextContent);

        await Change(partnership, record => record.Accept(PortalFixture.Part(), PortalFixture.Facts(), PortalFixture.OfficerOf(south), portal.Now));
        Assert.Null(Row(await WorkspaceOf(south), url));
    }

    [Fact]
    public async Task An_imported_record_stands_apart_and_last_until_a_party_confirms_it()
    {
        var (north, south) = await Towns();
        var imported = await portal.ImportPartnership(north, south);
        await portal.CreateAgreement(await portal.CreatePartnership([north, south]), AgreementStatus.Proposed);
        var url = $"/partnerships/{imported.Id}/answer";

        var page = await WorkspaceOf(south);
        Assert.Contains("One thing waits for you.", page.Text, StringComparison.Ordinal);
        Assert.Equal(["Waiting for you (1)", "What your municipality puts first", "What you asked for or offered, and the answers", "Your partnerships", "Records to confirm (1)"], Headings(page));
        Assert.Equal(url, page.Document.QuerySelectorAll(".todo a").Last().GetAttribute("href"));

        await Change(imported, record => record.Accept(PortalFixture.Part(), PortalFixture.Facts(), PortalFixture.OfficerOf(north), portal.Now));
        page = await WorkspaceOf(south);
        Assert.Equal($"confirmed by {north.Name}, today", Row(page, url)!.QuerySelector(".due")!.TextContent);
        Assert.Equal(["Waiting for you (1)", "What others ask of you (1)", "What your municipality puts first", "What you asked for or offered, and the answers", "Your partnerships"], Headings(page));
        Assert.DoesNotContain(Headings(await WorkspaceOf(north)), heading => heading.StartsWith("Records to confirm", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(PartyAnswer.NotOurs, "“not ours”")]
    [InlineData(PartyAnswer.WrongMunicipality, "“wrong municipality”")]
    public async Task Anothers_refusal_is_told_to_who_opened_until_the_other_thinks_again(PartyAnswer answer, string words)
    {
        var (north, south) = await Towns();
        var partnership = await portal.CreatePartnership([north, south], accepted: false);
        var url = $"/partnerships/{partnership.Id}";
        await Change(partnership, record =>
        {
            if (answer == PartyAnswer.NotOurs)
            {
                record.SayNotOurs(null, PortalFixture.OfficerOf(south), portal.Now);
            }
            else
            {
                record.SayWrongMunicipality(null, PortalFixture.OfficerOf(south), portal.Now);
            }
        });

        Assert.Equal($"{south.Name}: {words}, today", Row(await WorkspaceOf(north), url)!.QuerySelector(".due")!.TextContent);
        Assert.Null(Row(await WorkspaceOf(south), url));

        await Change(partnership, record => record.Accept(PortalFixture.Part(), PortalFixture.Facts(), PortalFixture.OfficerOf(south), portal.Now));
        Assert.Null(Row(await WorkspaceOf(north), url));
    }

    [Fact]
    public async Task A_refusal_is_news_for_ninety_days()
    {
        var (north, south) = await Towns();
        var partnership = await portal.CreatePartnership([north, south], accepted: false);
        await Change(partnership, record => record.SayNotOurs(null, PortalFixture.OfficerOf(south), portal.Now));

        portal.Clock.Advance(TimeSpan.FromDays(89));
        Assert.NotNull(Row(await WorkspaceOf(north), $"/partnerships/{partnership.Id}"));
        portal.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Null(Row(await WorkspaceOf(north), $"/partnerships/{partnership.Id}"));
    }

    [Fact]
    public async Task A_proposed_version_waits_for_each_party_until_it_has_endorsed_that_version()
    {
        var (north, south) = await Towns();
        var agreement = await portal.CreateAgreement(await portal.CreatePartnership([north, south]), AgreementStatus.Proposed);
        var url = $"/agreements/{agreement.Id}/endorsements/new";

        var row = Row(await WorkspaceOf(south), url)!;
        Assert.Equal($"Approve version 1: twinning with {north.Name} (Belgium)", row.QuerySelector("a")!.TextContent);
        Assert.Equal("“Twinning agreement” · proposed today", row.QuerySelector(".due")!.TextContent);
        Assert.NotNull(Row(await WorkspaceOf(north), url));

        await Change(agreement, record => record.Endorse(1, [portal.Decision()], PortalFixture.OfficerOf(south), portal.Now));
        Assert.Null(Row(await WorkspaceOf(south), url));
        Assert.NotNull(Row(await WorkspaceOf(north), url));
    }

    [Fact]
    public async Task A_version_newer_than_the_endorsed_one_says_so()
    {
        var (north, south) = await Towns();
        var agreement = await portal.CreateAgreement(await portal.CreatePartnership([north, south]), AgreementStatus.Proposed);
        await Change(agreement, record => record.Endorse(1, [portal.Decision()], PortalFixture.OfficerOf(south), portal.Now));
        await Change(agreement, record => record.Revise(PortalFixture.Content(purpose: "Another purpose"), PortalFixture.OfficerOf(north), portal.Now));

        var row = Row(await WorkspaceOf(south), $"/agreements/{agreement.Id}/endorsements/new")!;
        Assert.StartsWith("Approve version 2", row.QuerySelector("a")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("“Twinning agreement” · changed since you approved version 1 · proposed today", row.QuerySelector(".due")!.TextContent);
        Assert.Equal("See what changed and approve", row.QuerySelector(".button")!.TextContent);
        Assert.Equal("“Twinning agreement” · proposed today", Row(await WorkspaceOf(north), $"/agreements/{agreement.Id}/endorsements/new")!.QuerySelector(".due")!.TextContent);
    }

    [Fact]
    public async Task A_withdrawn_endorsement_waits_again()
    {
        var (north, south) = await Towns();
        var agreement = await portal.CreateAgreement(await portal.CreatePartnership([north, south]), AgreementStatus.Endorsed);
        var url = $"/agreements/{agreement.Id}/endorsements/new";
        Assert.Null(Row(await WorkspaceOf(south), url));

        await Change(agreement, record => record.WithdrawEndorsement("The council asks for more time", PortalFixture.OfficerOf(south), portal.Now));

        Assert.NotNull(Row(await WorkspaceOf(south), url));
        Assert.Null(Row(await WorkspaceOf(north), url));
        // Who has approved is told, until the other approves again.
        var told = Row(await WorkspaceOf(north), $"/agreements/{agreement.Id}")!.TextContent;
        Assert.Contains("An approval is withdrawn", told, StringComparison.Ordinal);
        Assert.Contains($"withdrawn by {south.Name}, today", told, StringComparison.Ordinal);
        await Change(agreement, record => record.Endorse(1, [portal.Decision()], PortalFixture.OfficerOf(south), portal.Now));
        Assert.Null(Row(await WorkspaceOf(north), $"/agreements/{agreement.Id}"));
    }

    [Fact]
    public async Task A_signature_waits_once_all_have_endorsed_until_it_is_recorded()
    {
        var (north, south) = await Towns();
        var agreement = await portal.CreateAgreement(await portal.CreatePartnership([north, south]), AgreementStatus.Endorsed);
        var url = $"/agreements/{agreement.Id}/signatures/new";
        Assert.Equal("“Twinning agreement” · approved by all parties, today", Row(await WorkspaceOf(south), url)!.QuerySelector(".due")!.TextContent);

        await Change(agreement, record => record.RecordSignature(1, portal.Signature(), PortalFixture.OfficerOf(south), portal.Now));

        Assert.Null(Row(await WorkspaceOf(south), url));
        Assert.NotNull(Row(await WorkspaceOf(north), url));
    }

    [Fact]
    public async Task A_paper_waits_to_be_confirmed_and_an_objection_waits_for_who_recorded_it()
    {
        var (north, south) = await Towns();
        var paper = await portal.CreatePaper(await portal.CreatePartnership([north, south]));
        var url = $"/agreements/{paper.Id}";
        Assert.Equal($"“Twinning agreement” · from a paper; recorded here by {north.Name} today", Row(await WorkspaceOf(south), url)!.QuerySelector(".due")!.TextContent);
        Assert.Null(Row(await WorkspaceOf(north), url));

        await Change(paper, record => record.DisputePaper("The year is wrong", PortalFixture.OfficerOf(south), portal.Now));
        Assert.Null(Row(await WorkspaceOf(south), url));
        Assert.Equal($"“Twinning agreement” · {south.Name} says that it is not what was signed, today", Row(await WorkspaceOf(north), url + "/edit")!.QuerySelector(".due")!.TextContent);

        await Change(paper, record => record.Revise(PortalFixture.Content(purpose: "As it was signed"), PortalFixture.OfficerOf(north), portal.Now));
        Assert.Null(Row(await WorkspaceOf(north), url + "/edit"));
        Assert.NotNull(Row(await WorkspaceOf(south), url));

        await Change(paper, record => record.ConfirmPaper(2, PortalFixture.OfficerOf(south), portal.Now));
        Assert.Null(Row(await WorkspaceOf(south), url));
    }

    [Fact]
    public async Task A_declined_agreement_waits_for_the_others_until_one_revises_it()
    {
        var (north, south) = await Towns();
        var agreement = await portal.CreateAgreement(await portal.CreatePartnership([north, south]), AgreementStatus.Declined);
        var url = $"/agreements/{agreement.Id}";
        Assert.Equal($"“Twinning agreement” · declined by {south.Name}, today", Row(await WorkspaceOf(north), url)!.QuerySelector(".due")!.TextContent);
        Assert.Null(Row(await WorkspaceOf(south), url));

        await Change(agreement, record => record.Revise(PortalFixture.Content(purpose: "A smaller purpose"), PortalFixture.OfficerOf(north), portal.Now));
        Assert.Null(Row(await WorkspaceOf(north), url));
    }

    [Fact]
    public async Task What_was_declined_and_can_no_longer_be_revised_is_news_for_ninety_days()
    {
        var (north, south) = await Towns();
        var partnership = await portal.CreatePartnership([north, south]);
        var revisable = await portal.CreateAgreement(partnership, AgreementStatus.Declined);
        var asked = await portal.CreatePartnership([north, south], accepted: false);
        var ended = await portal.CreateAgreement(asked, AgreementStatus.Declined);
        await Change(asked, record => record.SayEnded(PartialDate.FromYear(2020), null, PortalFixture.OfficerOf(south), portal.Now));
        string[] urls = [$"/agreements/{revisable.Id}", $"/agreements/{ended.Id}"];

        portal.Clock.Advance(TimeSpan.FromDays(89));
        var page = await WorkspaceOf(north);
        Assert.All(urls, url => Assert.NotNull(Row(page, url)));
        portal.Clock.Advance(TimeSpan.FromDays(2));
        page = await WorkspaceOf(north);
        Assert.Equal([true, false], urls.Select(url => Row(page, url) is not null));
    }

    [Fact]
    public async Task A_paper_that_a_third_party_has_confirmed_is_corrected_and_asks_all_again()
    {
        var (north, south) = await Towns();
        var third = await portal.CreateMunicipality(side: Side.South);
        var paper = await portal.CreatePaper(await portal.CreatePartnership([north, south, third]));
        await Change(paper, record => record.DisputePaper("The year is wrong", PortalFixture.OfficerOf(south), portal.Now));
        await Change(paper, record => record.ConfirmPaper(1, PortalFixture.OfficerOf(third), portal.Now));
        var url = $"/agreements/{paper.Id}";
        Assert.NotNull(Row(await WorkspaceOf(north), $"{url}/edit"));
        Assert.Null(Row(await WorkspaceOf(third), url));

        var officer = await portal.SignIn(await portal.CreateUser(north));
        var saved = await (await officer.Page($"{url}/edit")).Post($"{url}/edit", ("Texts[0].Purpose", "As it was signed"));

        Assert.Equal(url, saved.Location);
        Assert.Null(Row(await WorkspaceOf(north), $"{url}/edit"));
        Assert.NotNull(Row(await WorkspaceOf(south), url));
        Assert.NotNull(Row(await WorkspaceOf(third), url));
    }

    [Fact]
    public async Task Drafts_are_their_drafters_alone_and_do_not_count_as_waiting()
    {
        var (north, south) = await Towns();
        var agreement = await portal.CreateAgreement(await portal.CreatePartnership([north, south]));
        var url = $"/agreements/{agreement.Id}/edit";

        var page = await WorkspaceOf(north);
        Assert.NotNull(Row(page, url));
        Assert.Contains("Nothing waits for you.", page.Text, StringComparison.Ordinal);
        Assert.Contains("twinning, draft", page.Text, StringComparison.Ordinal);
        Assert.Null(Row(await WorkspaceOf(south), url));
        Assert.DoesNotContain("draft", (await WorkspaceOf(south)).Text, StringComparison.Ordinal);

        await Change(agreement, record => record.Propose(PortalFixture.OfficerOf(north), portal.Now));
        Assert.Null(Row(await WorkspaceOf(north), url));
    }

    [Fact]
    public async Task A_municipality_that_is_still_a_bare_place_is_asked_to_complete_its_record()
    {
        var place = await portal.InDatabase(db => db.Municipalities.FirstAsync(municipality => municipality.IsPlace && municipality.Side == Side.South));

        Assert.NotNull((await WorkspaceOf(place)).Document.QuerySelector($"a[href='/municipalities/{place.Id}/edit']"));
        Assert.Null((await WorkspaceOf(place, UserRole.MayorsOffice)).Document.QuerySelector($"a[href='/municipalities/{place.Id}/edit']"));
        var complete = await portal.CreateMunicipality(side: Side.South);
        Assert.Null((await WorkspaceOf(complete)).Document.QuerySelector($"a[href='/municipalities/{complete.Id}/edit']"));
    }

    [Fact]
    public async Task The_mayors_office_is_offered_what_it_may_do_and_reads_the_rest()
    {
        var (north, south) = await Towns();
        var partnership = await portal.CreatePartnership([north, south]);
        var proposed = await portal.CreateAgreement(partnership, AgreementStatus.Proposed);
        var endorsed = await portal.CreateAgreement(partnership, AgreementStatus.Endorsed);
        var draft = await portal.CreateAgreement(partnership);
        var paper = await portal.CreatePaper(partnership);
        await Change(paper, record => record.DisputePaper("The year is wrong", PortalFixture.OfficerOf(south), portal.Now));
        var opened = await portal.CreatePartnership([south, north], accepted: false);

        var page = await WorkspaceOf(north, UserRole.MayorsOffice);

        Assert.Equal(["Waiting for you (2)", "Waiting for your officers (2)", "To prepare", "Your partnerships", "Your drafts (1)", "The steps to an agreement"], Headings(page));
        Assert.NotNull(Row(page, $"/agreements/{proposed.Id}/endorsements/new")!.QuerySelector(".button"));
        Assert.NotNull(Row(page, $"/agreements/{endorsed.Id}/signatures/new")!.QuerySelector(".button"));
        Assert.Null(Row(page, $"/partnerships/{opened.Id}")!.QuerySelector(".button"));
        Assert.Null(Row(page, $"/agreements/{paper.Id}")!.QuerySelector(".button"));
        Assert.Null(Row(page, $"/agreements/{draft.Id}")!.QuerySelector(".button"));
        Assert.DoesNotContain(page.Document.QuerySelectorAll("main a").Select(link => link.GetAttribute("href")), url => url is "/partnerships/new" || url!.EndsWith("/answer", StringComparison.Ordinal) || url.EndsWith("/edit", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_waits_stands_with_the_oldest_first()
    {
        var (north, south) = await Towns();
        var first = await portal.CreatePartnership([north, south], accepted: false);
        portal.Clock.Advance(TimeSpan.FromDays(3));
        var second = await portal.CreateAgreement(await portal.CreatePartnership([south, north]), AgreementStatus.Proposed);
        portal.Clock.Advance(TimeSpan.FromDays(2));
        var third = await portal.CreatePartnership([await portal.CreateMunicipality(side: Side.South), south, north], accepted: false);

        // The Northern workspace has all in one list, so the order shows across kinds.
        var page = await WorkspaceOf(north);
        Assert.Equal([$"/agreements/{second.Id}/endorsements/new", $"/partnerships/{third.Id}/answer"], Links(page));
        Assert.Contains("2 things wait for you. The oldest came 2 days ago.", page.Text, StringComparison.Ordinal);

        page = await WorkspaceOf(south);
        Assert.Equal([$"/agreements/{second.Id}/endorsements/new", $"/partnerships/{first.Id}/answer", $"/partnerships/{third.Id}/answer"], Links(page));
        Assert.Contains("3 things wait for you. The oldest came 5 days ago.", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task French_counts_as_French_does()
    {
        var (north, south) = await Towns();
        await portal.CreatePartnership([north, south], accepted: false);
        Assert.Contains("Une tâche vous attend. Elle est arrivée aujourd’hui.", (await WorkspaceOf(south, query: "?lang=fr")).Text, StringComparison.Ordinal);
        Assert.Contains("1 partenariat ", (await WorkspaceOf(south, query: "?lang=fr")).Text, StringComparison.Ordinal);

        await portal.CreateAgreement(await portal.CreatePartnership([north, south]), AgreementStatus.Endorsed);
        var page = await WorkspaceOf(south, query: "?lang=fr");
        Assert.Contains("2 tâches vous attendent.", page.Text, StringComparison.Ordinal);
        Assert.Contains("2 partenariats ", page.Text, StringComparison.Ordinal);
        Assert.Contains("Enregistrer votre signature : jumelage avec", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_partnership_shows_with_whom_its_stage_its_last_activity_and_its_agreements()
    {
        var (north, south) = await Towns();
        var partnership = await portal.CreatePartnership([north, south]);
        portal.Clock.Advance(TimeSpan.FromDays(4));
        await portal.CreateAgreement(partnership, AgreementStatus.Signed, PortalFixture.Content() with { Term = AgreementTerm.Fixed, End = PartialDate.FromYear(portal.Today.Year + 2) });
        portal.Clock.Advance(TimeSpan.FromDays(12));
        var draft = await portal.CreateAgreement(partnership);

        var page = await WorkspaceOf(south);

        var cells = page.One("tbody tr").Children.Select(cell => string.Join(' ', cell.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).ToList();
        Assert.Equal([$"{north.Name} Belgium", "Active", "12 days ago", "twinning, signed"], cells);
        Assert.Null(page.Document.QuerySelector($"a[href='/agreements/{draft.Id}']"));
        Assert.DoesNotContain(UnrelatedRows.NorthernTown, page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain(UnrelatedRows.SouthernTown, page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_everyone_sees_of_an_imported_record_is_no_activity_of_it()
    {
        var (own, other) = (await portal.CreateMunicipality(), await portal.CreateMunicipality(side: Side.South));
        var association = await portal.CreateAssociation(null, own);
        var active = await portal.CreatePartnership([own, await portal.CreateMunicipality("Livelyville", Side.South)]);
        portal.Clock.Advance(TimeSpan.FromDays(2));
        await portal.Change(await portal.ImportPartnership(own, other), (record, at) => record.Publish(Publication.Nothing, null, PortalFixture.OfficerOf(own), at));
        await portal.Change(active, (record, at) => record.Publish(Publication.Existence, null, PortalFixture.OfficerOf(own), at));

        var page = await WorkspaceOf(own);

        Assert.Equal(["2 days ago", "none on the portal"], page.Document.QuerySelectorAll("td[data-label='Last act of a party']").Select(cell => cell.TextContent.Trim()));
        var members = await (await portal.SignIn(await portal.CreateUser(association, UserRole.AssociationStaff))).Page("/association");
        Assert.Equal("2 days ago", members.One("td[data-label='Last act of a party']").TextContent.Trim());
    }

    [Fact]
    public async Task Partnerships_are_ordered_by_the_last_activity_or_by_the_others_name_and_paged()
    {
        var own = await portal.CreateMunicipality("Mmm own town");
        var others = new List<Municipality>();
        foreach (var name in new[] { "Zzz town", "Aaa town", "Éee town" })
        {
            portal.Clock.Advance(TimeSpan.FromDays(1));
            others.Add(await portal.CreateMunicipality(name, Side.South));
            await portal.CreatePartnership([own, others[^1]]);
        }

        Assert.Equal(["Éee town", "Aaa town", "Zzz town"], Names(await WorkspaceOf(own)));
        Assert.Equal(["Aaa town", "Éee town", "Zzz town"], Names(await WorkspaceOf(own, query: "?sort=name")));
        Assert.Equal(["Zzz town", "Éee town", "Aaa town"], Names(await WorkspaceOf(own, query: "?sort=-name")));

        foreach (var number in Enumerable.Range(0, 20))
        {
            await portal.CreatePartnership([own, await portal.CreateMunicipality($"Town {number:00}", Side.South)]);
        }

        var client = await portal.SignIn(await portal.CreateUser(own));
        foreach (var sort in new[] { "activity", "-activity", "name", "-name" })
        {
            var first = await client.Page($"/north?sort={sort}");
            var second = await client.Page(first.One("a[rel=next]").GetAttribute("href")!);
            Assert.Equal(20, Names(first).Count);
            Assert.Equal(3, Names(second).Count);
            Assert.Equal(23, Names(first).Concat(Names(second)).Distinct().Count());
        }
    }

    [Fact]
    public async Task A_thousand_partnerships_take_as_many_commands_as_one_and_all_waiting_kinds_stay_within_eight()
    {
        var (north, south) = await Towns();
        var partnership = await portal.CreatePartnership([north, south]);
        await portal.CreateAgreement(partnership, AgreementStatus.Proposed);
        await portal.CreatePartnership([north, south], accepted: false);
        var client = await portal.SignIn(await portal.CreateUser(south));
        await client.Page("/south");
        var few = await portal.Commands.Of(() => client.Page("/south"));

        for (var number = 0; number < 500; number++)
        {
            await portal.CreatePartnership([north, south], accepted: false);
            await portal.ImportPartnership(north, south);
        }

        PortalPage page = null!;
        var many = await portal.Commands.Of(async () => page = await client.Page("/south"));

        Assert.Equal(few.Count, many.Count);
        Assert.InRange(many.Count, 1, 8);
        Assert.Contains("What others ask of you (more than 100)", Headings(page));
        Assert.Contains("Records to confirm (more than 100)", Headings(page));
        Assert.Equal("1,002 partnerships", page.One("caption").TextContent);
        Assert.Contains("Waiting for you (1)", Headings(page));
    }

    [Fact]
    public async Task What_partnerships_agreements_associations_and_other_towns_ask_is_read_within_eight_commands()
    {
        var (north, south) = await Towns();
        var partnership = await portal.CreatePartnership([north, south]);
        await portal.CreatePartnership([north, south], accepted: false);
        await portal.CreateAgreement(partnership, AgreementStatus.Proposed);
        var association = await portal.CreateAssociation(null, south);
        portal.Clock.Advance(TimeSpan.FromDays(3));
        await portal.OpenRound(association);
        await portal.WriteFollowUp(association, south);
        await portal.CreateContactRequest(await portal.CreateMunicipality("Lettertown"), south);
        var client = await portal.SignIn(await portal.CreateUser(south));
        // What the portal reads once for all pages, it has read then.
        await client.Page("/south");

        PortalPage page = null!;
        var commands = await portal.Commands.Of(async () => page = await client.Page("/south"));

        Assert.InRange(commands.Count, 1, 8);
        Assert.Equal(5, page.Document.QuerySelectorAll(".todo li").Length);
        Assert.Contains("Lettertown", page.Text, StringComparison.Ordinal);
        Assert.Contains("TST asks you a question", page.Text, StringComparison.Ordinal);
        Assert.Contains("Asked by TST", page.Text, StringComparison.Ordinal);
    }

    private async Task<(Municipality North, Municipality South)> Towns() => (await portal.CreateMunicipality(), await portal.CreateMunicipality(side: Side.South));

    private async Task<PortalPage> WorkspaceOf(Municipality municipality, UserRole role = UserRole.Officer, string query = "") =>
        await (await portal.SignIn(await portal.CreateUser(municipality, role))).Page((municipality.Side == Side.North ? "/north" : "/south") + query);

    /// <summary>What waits with this address; null when nothing does.</summary>
    private static IElement? Row(PortalPage page, string url) => page.Document.QuerySelectorAll(".todo li").SingleOrDefault(row => row.QuerySelector("a")!.GetAttribute("href") == url);

    private static List<string?> Links(PortalPage page) => [.. page.Document.QuerySelectorAll(".todo li").Select(row => row.QuerySelector("a")!.GetAttribute("href"))];

    /// <summary>Without what others did lately, which waits for nobody.</summary>
    private static List<string> Headings(PortalPage page) => [.. page.Document.QuerySelectorAll("h2:not(#lately)").Select(heading => heading.TextContent)];

    private static List<string> Names(PortalPage page) => [.. page.Document.QuerySelectorAll("tbody th a").Select(link => link.TextContent)];

    private Task Change(Partnership partnership, Action<Partnership> act) => portal.InDatabase(async db =>
    {
        act(await db.Partnerships.Include(record => record.Parties).ThenInclude(party => party.Visions).Include(record => record.Themes)
            .AsSplitQuery().SingleAsync(record => record.Id == partnership.Id));
        await db.SaveChangesAsync();
    });

    private Task Change(Agreement agreement, Action<Agreement> act) => portal.InDatabase(async db =>
    {
        act(await db.Agreements.Include(record => record.Parties).ThenInclude(party => party.Signature)
            .Include(record => record.Versions).ThenInclude(version => version.Texts).ThenInclude(text => text.Contributions)
            .Include(record => record.Versions).ThenInclude(version => version.Endorsements).ThenInclude(endorsement => endorsement.Decisions)
            .AsSplitQuery().SingleAsync(record => record.Id == agreement.Id));
        await db.SaveChangesAsync();
    });
}
