using System.Text;
using MicPortal.Application.Members;
using MicPortal.Domain.Access;
using MicPortal.Domain.Agreements;
using MicPortal.Domain.Common;
using MicPortal.Domain.FollowUps;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Visits;
using MicPortal.TestSupport;
using Xunit;

namespace MicPortal.IntegrationTests.Members;

public sealed class MemberActivityTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Each_class_is_shown_filtered_and_sorted_alike()
    {
        var towns = new Dictionary<ActivityClass, Municipality>();
        foreach (var activity in Enum.GetValues<ActivityClass>())
        {
            towns[activity] = await portal.CreateMunicipality($"Classtown {activity}");
        }

        var partner = await portal.CreateMunicipality(side: Side.South);
        await portal.CreatePartnership([towns[ActivityClass.Dormant], partner]);
        portal.Clock.Advance(TimeSpan.FromDays(365 * 3));
        await portal.CreatePartnership([towns[ActivityClass.Active], partner]);
        // The furthest of several counts.
        await portal.CreatePartnership([towns[ActivityClass.Active], partner], begun: false);
        await portal.CreatePartnership([towns[ActivityClass.Exploring], partner], begun: false);
        await portal.CreateUser(towns[ActivityClass.None]);
        // What it has not published, an association that it has not accepted does not see.
        await portal.CreatePartnership([towns[ActivityClass.Unknown], partner]);
        await portal.CreateUser(towns[ActivityClass.Unknown]);
        var association = await portal.CreateAssociation(null, [.. towns.Values.Except([towns[ActivityClass.Unknown]])]);
        await portal.InDatabase(db =>
        {
            db.Add(Membership.List(association.Id, towns[ActivityClass.Unknown].Id, Actor.Portal, portal.Now));
            return db.SaveChangesAsync();
        });
        var staff = await portal.SignIn(await portal.CreateUser(association));

        Assert.Equal(towns.Values.Select(town => town.Name), Names(await staff.Page("/association?sort=class")));
        Assert.Equal(towns.Values.Reverse().Select(town => town.Name), Names(await staff.Page("/association?sort=-class")));
        foreach (var (activity, town) in towns)
        {
            var page = await staff.Page($"/association?class={activity}");
            Assert.Equal([town.Name], Names(page));
            Assert.Equal(
                activity switch { ActivityClass.None => "No activity", ActivityClass.Unknown => "Not known", ActivityClass.NotOnPortal => "Not on the portal", _ => activity.ToString() },
                page.One("td[data-label='Activity']").TextContent.Trim());
        }

        Assert.Equal(6, Names(await staff.Page("/association?class=nonsense")).Count);
    }

    [Fact]
    public async Task The_last_confirmation_and_what_ends_soon_stand_in_the_row()
    {
        var member = await portal.CreateMunicipality();
        var later = await portal.CreateMunicipality();
        var partner = await portal.CreateMunicipality(side: Side.South);
        var partnership = await portal.CreatePartnership([member, partner]);
        foreach (var end in new[] { portal.Today.AddMonths(5), portal.Today.AddMonths(7) })
        {
            await portal.CreateAgreement(partnership, AgreementStatus.Signed, PortalFixture.Content() with { Term = AgreementTerm.Fixed, End = PartialDate.From(end) });
        }

        var association = await portal.CreateAssociation(null, member, later);
        portal.Clock.Advance(TimeSpan.FromDays(4));
        await portal.CreatePartnership([later, partner]);
        var staff = await portal.SignIn(await portal.CreateUser(association));

        var page = await staff.Page("/association?sort=-confirmed");
        Assert.Equal([later.Name, member.Name], Names(page));
        var row = page.One($"a[href='/association/members/{member.Id}']").ParentElement!.ParentElement!.TextContent;
        Assert.Contains("2 signed1 ending within six months", row, StringComparison.Ordinal);
        Assert.Equal("1 ending within six months", Assert.Single(page.Document.QuerySelectorAll("td[data-label='Agreements'] .tag.wait")).TextContent);
        Assert.Equal([member.Name], Names(await staff.Page("/association?agreements=ending")));
        Assert.Equal("ending", (await staff.Page("/association?agreements=ending")).One("select[name=agreements] option[selected]").GetAttribute("value"));
        Assert.Contains("4 days ago", row, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_and_its_file_count_the_visit_reports_that_a_member_owes()
    {
        var (member, other) = (await portal.CreateMunicipality("Oweston"), await portal.CreateMunicipality("Punctualton"));
        var partnership = await portal.CreatePartnership([member, other]);
        foreach (var days in new[] { -400, -300, 10 })
        {
            var visit = await portal.CreateVisit(partnership, VisitStatus.Agreed, portal.VisitPlan(partnership, startsInDays: days));
            if (days < 0)
            {
                await portal.Change(visit, (stored, at) => stored.Report(new ReportContent("en", "Wells", "Much", null, new VisitCount { All = 4 }), PortalFixture.OfficerOf(other), at));
            }
        }

        // What nobody has agreed to is not theirs to count.
        await portal.CreateVisit(partnership, VisitStatus.Planning, portal.VisitPlan(partnership, startsInDays: -400));
        var staff = await portal.SignIn(await portal.CreateUser(await portal.CreateAssociation(null, member, other)));

        var page = await staff.Page("/association");
        Assert.Equal(["2", "none"], page.Document.QuerySelectorAll("td[data-label='Overdue visit reports']").Select(cell => cell.TextContent.Trim()));
        Assert.Equal(["Oweston", "Punctualton"], Names(page));
        var link = page.One("td[data-label='Overdue visit reports'] a");
        Assert.Equal("2 visit reports of Oweston are overdue", link.GetAttribute("aria-label"));
        Assert.Equal("2 visits", (await staff.Page(link.GetAttribute("href")!)).One("caption").TextContent);
        var lines = Encoding.UTF8.GetString(await staff.GetByteArrayAsync("/association/members.csv", TestContext.Current.CancellationToken)).TrimEnd().Split("\r\n");
        Assert.Contains(",Open follow-ups,Overdue visit reports,", lines[0], StringComparison.Ordinal);
        Assert.EndsWith($",0,2,http://localhost:5080/municipalities/{member.Id}", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_filtered_list_is_a_file_for_spreadsheets_in_the_readers_language()
    {
        var member = await portal.CreateMunicipality("=HYPERLINK(\"x\"), Été");
        var other = await portal.CreateMunicipality("Othertown");
        await portal.CreatePartnership([member, await portal.CreateMunicipality(side: Side.South)]);
        var association = await portal.CreateAssociation(null, member, other);
        await portal.WriteFollowUp(association, member, FollowUpKind.ToDo);
        var staff = await portal.SignIn(await portal.CreateUser(association));
        var link = (await staff.Page("/association?class=active&lang=fr")).One("a[href^='/association/members.csv']").GetAttribute("href")!;

        var response = await staff.GetAsync(link, TestContext.Current.CancellationToken);

        Assert.Equal("text/csv", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal(("attachment", $"members-{portal.Today:yyyy-MM-dd}.csv"), (response.Content.Headers.ContentDisposition!.DispositionType, response.Content.Headers.ContentDisposition.FileName));
        var bytes = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        Assert.Equal(Encoding.UTF8.Preamble.ToArray(), bytes[..3]);
        var lines = Encoding.UTF8.GetString(bytes[3..]).TrimEnd().Split("\r\n");
        Assert.StartsWith("Membre;Pays;Adhésion;", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("\"'=HYPERLINK(\"\"x\"\"), Été\";Belgique;", Assert.Single(lines[1..]), StringComparison.Ordinal);
        Assert.EndsWith($";{portal.Today:yyyy-MM-dd};{portal.Today:yyyy-MM-dd};1;0;http://localhost:5080/municipalities/{member.Id}", lines[1], StringComparison.Ordinal);
        Assert.Equal(3, Encoding.UTF8.GetString(await staff.GetByteArrayAsync("/association/members.csv", TestContext.Current.CancellationToken)).TrimEnd().Split("\r\n").Length);
    }

    [Fact]
    public async Task Another_associations_members_are_not_in_the_file()
    {
        var member = await portal.CreateMunicipality("Secrettown");
        await portal.CreateAssociation(null, member);
        var stranger = await portal.SignIn(await portal.CreateUser(await portal.CreateAssociation()));

        Assert.DoesNotContain("Secrettown", await stranger.GetStringAsync("/association/members.csv", TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private static List<string> Names(PortalPage page) => [.. page.Document.QuerySelectorAll("tbody th a").Select(link => link.TextContent)];
}
