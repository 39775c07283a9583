using System.Net;
using MicPortal.Domain.Common;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Partnerships;
using MicPortal.Domain.Visits;
using MicPortal.Domain.WorkingGroups;
using MicPortal.TestSupport;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace MicPortal.IntegrationTests.Participations;

public sealed class ParticipationTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Two_sides_that_report_different_numbers_of_one_visit_are_both_shown_and_not_added()
    {
        var scene = await Scene();
        var visit = await Begun(scene.Partnership, "Wells");
        await Report(visit, scene.One, new VisitCount { All = 5, Women = 2, Councillors = 1 });
        await Report(visit, scene.Other, new VisitCount { All = 9, Women = 4, UnderThirty = 3, Interpreters = 1 });
        await portal.Change(visit, (one, at) => one.AddParticipant(new ParticipantContent(scene.One.Id, VisitPosition.CivilSociety, "Teacher", null, null, [], null, false), PortalFixture.OfficerOf(scene.One), at));
        var reader = await portal.SignIn(await portal.CreateUser(scene.Other));

        foreach (var url in new[] { $"/visits/{visit.Id}", $"/visits/{visit.Id}/report", $"/partnerships/{scene.Partnership.Id}/participation" })
        {
            var page = await reader.Page(url);
            var towns = page.Document.QuerySelectorAll(".town:has(caption)");
            Assert.Equal([scene.Other.Name, scene.One.Name], towns.Select(town => town.QuerySelector("h2, h3")!.TextContent));
            Assert.Equal(["9 people, as counted by this side", "5 people, as counted by this side"], towns.Select(town => town.QuerySelector("caption")!.TextContent));
            Assert.Equal(["Women|4 of 9", "Under 30|3 of 9", "Councillors|not counted", "Civil society|not counted", "Youth representatives|not counted", "Interpreters|1 of 9"], Rows(towns[0]));
            Assert.Equal(["Women|2 of 5", "Under 30|not counted", "Councillors|1 of 5", "Civil society|not counted", "Youth representatives|not counted"], Rows(towns[1]));
            Assert.Equal(3, towns[0].QuerySelectorAll("svg[aria-hidden=true]").Length);
            Assert.Contains("Civil society: 1", towns[1].TextContent, StringComparison.Ordinal);
            Assert.DoesNotContain("of 14", string.Concat(towns.Select(town => town.TextContent)), StringComparison.Ordinal);
        }

        Assert.Contains($"/partnerships/{scene.Partnership.Id}/participation", (await reader.Page($"/partnerships/{scene.Partnership.Id}")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_visits_that_have_begun_count_and_what_one_report_left_empty_is_said()
    {
        var scene = await Scene();
        var (first, second) = (await Begun(scene.Partnership, "First"), await Begun(scene.Partnership, "Second"));
        await Report(first, scene.One, new VisitCount { All = 5, Women = 2 });
        await Report(second, scene.One, new VisitCount { All = 7 });
        await portal.CreateVisit(scene.Partnership, VisitStatus.Agreed, portal.VisitPlan(scene.Partnership, "Next month"));
        await portal.CreateVisit(scene.Partnership, VisitStatus.Planning, portal.VisitPlan(scene.Partnership, "Never agreed", -40));
        var page = await (await portal.SignIn(await portal.CreateUser(scene.One))).Page($"/partnerships/{scene.Partnership.Id}/participation");

        Assert.StartsWith("Counted for 2 visits that have begun.", page.One("p.lead").TextContent, StringComparison.Ordinal);
        var towns = page.Document.QuerySelectorAll(".town");
        Assert.Contains("Parts of reports filed: 2 of 2.", towns[0].TextContent, StringComparison.Ordinal);
        Assert.Equal("Women|2 of 5 counted in 1 of 2 parts of reports", Rows(towns[0])[0]);
        Assert.Contains("Parts of reports filed: 0 of 2.", towns[1].TextContent, StringComparison.Ordinal);
        Assert.Contains("nobody is counted yet", towns[1].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_sees_a_published_partnership_and_not_its_joint_record_reads_no_numbers()
    {
        var (one, other) = (await portal.CreateMunicipality(), await portal.CreateMunicipality(side: Side.South));
        var (open, hidden) = (await portal.CreatePartnership([one, other], publication: Publication.Agreement), await portal.CreatePartnership([one, other]));
        var visit = await Begun(open, "Published partnership");
        await Report(visit, one, new VisitCount { All = 5, Women = 2 });
        var stranger = await portal.SignIn(await portal.CreateUser(await portal.CreateMunicipality()));
        var staff = await portal.SignIn(await portal.CreateUser(await portal.CreateAssociation(null, one)));

        Assert.Equal([HttpStatusCode.Forbidden, HttpStatusCode.NotFound], [(await stranger.Page($"/partnerships/{open.Id}/participation")).Status, (await stranger.Page($"/partnerships/{hidden.Id}/participation")).Status]);
        Assert.Contains("that you may read has begun", (await stranger.Page($"/municipalities/{one.Id}/participation")).One(".empty").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("/participation", (await stranger.Page($"/municipalities/{one.Id}")).Html, StringComparison.Ordinal);
        Assert.Contains("2 of 5", (await staff.Page($"/partnerships/{open.Id}/participation")).Text, StringComparison.Ordinal);
        Assert.Contains($"/municipalities/{one.Id}/participation", (await staff.Page($"/municipalities/{one.Id}")).Html, StringComparison.Ordinal);
        Assert.Contains("2 of 5", (await staff.Page($"/municipalities/{one.Id}/participation")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_town_adds_up_its_own_numbers_and_those_of_its_partners_and_a_partner_reads_of_its_own_visits_alone()
    {
        var scene = await Scene();
        var third = await portal.CreateMunicipality(side: Side.South);
        var (first, second) = (await Begun(scene.Partnership, "First"), await Begun(await portal.CreatePartnership([scene.One, third]), "Second"));
        await Report(first, scene.One, new VisitCount { All = 5, Women = 2 });
        await Report(first, scene.Other, new VisitCount { All = 11, Women = 6 });
        await Report(second, scene.One, new VisitCount { All = 4, Women = 1 });
        await Report(second, third, new VisitCount { All = 20, Women = 9 });
        var url = $"/municipalities/{scene.One.Id}/participation";

        var towns = (await (await portal.SignIn(await portal.CreateUser(scene.One))).Page(url)).Document.QuerySelectorAll(".town");
        Assert.Equal([scene.One.Name, "Partners"], towns.Select(town => town.QuerySelector("h2")!.TextContent));
        Assert.Equal(["Women|3 of 9", "Women|15 of 31"], towns.Select(town => Rows(town)[0]));
        towns = (await (await portal.SignIn(await portal.CreateUser(third))).Page(url)).Document.QuerySelectorAll(".town");
        Assert.Equal(["Women|1 of 4", "Women|9 of 20"], towns.Select(town => Rows(town)[0]));
    }

    [Fact]
    public async Task An_associations_year_counts_the_visits_of_its_members_that_began_in_it()
    {
        var scene = await Scene();
        var staff = await portal.SignIn(await portal.CreateUser(await portal.CreateAssociation(null, scene.One)));
        var start = portal.Today.AddDays(-30);
        var strangers = await Scene();
        var (visit, strange, old) = (await Begun(scene.Partnership, "Counted"), await Begun(strangers.Partnership, "Of strangers"), await Begun(scene.Partnership, "Of years ago", -1000));
        await Report(visit, scene.One, new VisitCount { All = 5, Women = 2 });
        await Report(visit, scene.Other, new VisitCount { All = 11, Women = 6 });
        await Report(strange, strangers.One, new VisitCount { All = 333, Women = 222 });
        await Report(old, scene.One, new VisitCount { All = 444, Women = 3 });

        var page = await staff.Page($"/association/years/{start.Year}");
        var towns = page.Document.QuerySelectorAll(".town");
        Assert.Equal(["Members in visits", "Their partners in these visits"], towns.Select(town => town.QuerySelector("h2")!.TextContent));
        Assert.Equal(["Women|2 of 5", "Women|6 of 11"], towns.Select(town => Rows(town)[0]));
        Assert.Contains($"In {start.Year}, one visit of your members began.", page.Text, StringComparison.Ordinal);
        var csv = await staff.GetStringAsync(new Uri($"/association/years/{start.Year}.csv", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Contains($"Members in visits: Women,,{start.Year},2\r\n", csv, StringComparison.Ordinal);
        Assert.Contains($"Their partners in these visits: People counted,,{start.Year},11\r\n", csv, StringComparison.Ordinal);
        // Nobody counted them, which is not none.
        Assert.Contains($"Members in visits: Under 30,,{start.Year},\r\n", csv, StringComparison.Ordinal);
        Assert.Contains("no visit of your members has begun", (await staff.Page("/association/years/1991")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_members_that_share_a_visit_the_people_of_who_had_left_the_association_are_its_partners()
    {
        var scene = await Scene();
        var association = await portal.CreateAssociation(null, scene.One, scene.Other);
        var start = portal.Today.AddDays(-30);
        var visit = await Begun(scene.Partnership, "Shared");
        await Report(visit, scene.One, new VisitCount { All = 5, Women = 2 });
        await Report(visit, scene.Other, new VisitCount { All = 11, Women = 6 });
        var staff = await portal.SignIn(await portal.CreateUser(association));
        async Task<string[]> Women() => [.. (await staff.Page($"/association/years/{start.Year}")).Document.QuerySelectorAll(".town").Select(town => Rows(town)).Where(rows => rows.Count > 0).Select(rows => rows[0])];

        async Task LastDay(DateOnly day)
        {
            await portal.InDatabase(db => db.Memberships.Where(one => one.AssociationId == association.Id && one.MunicipalityId == scene.Other.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(one => one.EndedAt, portal.Now).SetProperty(one => one.LastDay, PartialDate.From(day))));
        }

        Assert.Equal("Women|8 of 16", (await Women())[0]);
        await LastDay(start.AddDays(1));
        Assert.Equal("Women|8 of 16", (await Women())[0]);
        await LastDay(start.AddDays(-1));
        Assert.Equal(["Women|2 of 5", "Women|6 of 11"], await Women());
    }

    [Fact]
    public async Task Meetings_of_working_groups_are_counted_beside_visits_and_never_with_them()
    {
        var scene = await Scene();
        await Report(await Begun(scene.Partnership, "Wells"), scene.One, new VisitCount { All = 5, Women = 2 });
        var (own, theirs) = (await portal.CreateWorkingGroup(scene.Partnership, scene.One), await portal.CreateWorkingGroup(scene.Partnership, scene.Other));
        await Met(own, scene.One, new MeetingCount { All = 12, Women = 7, CivilSociety = 4 });
        await Met(own, scene.One, new MeetingCount { All = 20, Women = 9 });
        await Met(theirs, scene.Other, new MeetingCount { All = 8, UnderThirty = 3 });
        // Another partnership's, which the reader of the first does not see.
        var third = await portal.CreateMunicipality(side: Side.South);
        var second = await portal.CreatePartnership([scene.One, third]);
        await Met(await portal.CreateWorkingGroup(second, scene.One), scene.One, new MeetingCount { All = 100, Women = 50 });
        var (one, other) = (await portal.SignIn(await portal.CreateUser(scene.One)), await portal.SignIn(await portal.CreateUser(scene.Other)));

        foreach (var (reader, url) in new[] { (one, $"/partnerships/{scene.Partnership.Id}/participation"), (other, $"/municipalities/{scene.One.Id}/participation") })
        {
            var towns = (await reader.Page(url)).Document.QuerySelectorAll(".town");
            Assert.Equal("Women|2 of 5", Rows(towns[0])[0]);
            Assert.StartsWith("In 2 meetings of working groups: 32 people in all.", towns[0].QuerySelector("p:has(+ ul)")!.TextContent, StringComparison.Ordinal);
            Assert.Equal(["Women: 16 of 32", "Under 30: not counted", "Councillors: not counted", "Civil society: 4 of 12 counted in 1 of 2 meetings"], Lines(towns[0]));
            Assert.Equal(["Women: not counted", "Under 30: 3 of 8", "Councillors: not counted", "Civil society: not counted"], Lines(towns[1]));
        }

        var all = (await one.Page($"/municipalities/{scene.One.Id}/participation")).Document.QuerySelectorAll(".town");
        Assert.Equal("Women: 66 of 132", Lines(all[0])[0]);
        // No visit has begun there, and a meeting was held.
        var meetingsAlone = await one.Page($"/partnerships/{second.Id}/participation");
        Assert.Contains("No visit that you may read has begun.", meetingsAlone.One("p.lead").TextContent, StringComparison.Ordinal);
        Assert.Equal(scene.One.Name, Assert.Single(meetingsAlone.Document.QuerySelectorAll(".town h2")).TextContent);
        Assert.Empty(meetingsAlone.Document.QuerySelectorAll(".town table"));
        var stranger = await portal.SignIn(await portal.CreateUser(await portal.CreateMunicipality()));
        Assert.Contains("that you may read has begun", (await stranger.Page($"/municipalities/{scene.One.Id}/participation")).One(".empty").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Meetings_count_for_who_has_left_the_partnership_up_to_its_leaving()
    {
        var (leaver, stays, third) = (await portal.CreateMunicipality(), await portal.CreateMunicipality(side: Side.South), await portal.CreateMunicipality());
        var partnership = await portal.CreatePartnership([leaver, stays, third]);
        var group = await portal.CreateWorkingGroup(partnership, stays);
        await portal.Change(group, (one, at) => one.Meet(portal.Meeting() with { HeldOn = PartialDate.From(portal.Today.AddDays(-50)), Count = new MeetingCount { All = 12 } }, PortalFixture.OfficerOf(stays), at.AddDays(-50)));
        await portal.Change(partnership, (record, at) => record.EndPart(PartialDate.From(portal.Today.AddDays(-40)), "No more", PortalFixture.OfficerOf(leaver), at.AddDays(-40)));
        await portal.Change(group, (one, at) => one.Meet(portal.Meeting() with { Count = new MeetingCount { All = 20 } }, PortalFixture.OfficerOf(stays), at));
        var (left, there) = (await portal.SignIn(await portal.CreateUser(leaver)), await portal.SignIn(await portal.CreateUser(third)));

        async Task<string> Counted(HttpClient reader, Municipality town) => (await reader.Page($"/municipalities/{town.Id}/participation")).One("p:has(+ ul)").TextContent;

        // With the leaver there was one meeting, whoever reads it; of the other the leaver reads no more.
        Assert.StartsWith("In one meeting of working groups: 12 people in all.", await Counted(left, leaver), StringComparison.Ordinal);
        Assert.StartsWith("In one meeting of working groups: 12 people in all.", await Counted(there, leaver), StringComparison.Ordinal);
        Assert.StartsWith("In one meeting of working groups: 12 people in all.", await Counted(left, stays), StringComparison.Ordinal);
        Assert.StartsWith("In 2 meetings of working groups: 32 people in all.", await Counted(there, stays), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Meetings_count_for_who_joined_the_partnership_from_its_joining_on()
    {
        var (one, other, newcomer) = (await portal.CreateMunicipality(), await portal.CreateMunicipality(side: Side.South), await portal.CreateMunicipality());
        var partnership = await portal.CreatePartnership([one, other]);
        var group = await portal.CreateWorkingGroup(partnership, one);
        await portal.Change(group, (stored, at) => stored.Meet(portal.Meeting() with { HeldOn = PartialDate.From(portal.Today.AddDays(-50)), Count = new MeetingCount { All = 12 } }, PortalFixture.OfficerOf(one), at.AddDays(-50)));
        await portal.Change(partnership, (record, at) => record.Invite(newcomer, PortalFixture.OfficerOf(one), at.AddDays(-42)));
        await portal.Change(partnership, (record, at) => record.ConsentToInvitation(newcomer.Id, PortalFixture.OfficerOf(other), at.AddDays(-41)));
        await portal.Change(partnership, (record, at) => record.Join(PortalFixture.Part(), [one, other, newcomer], PortalFixture.OfficerOf(newcomer), at.AddDays(-40)));
        await portal.Change(group, (stored, at) => stored.Meet(portal.Meeting() with { Count = new MeetingCount { All = 20 } }, PortalFixture.OfficerOf(one), at));
        var reader = await portal.SignIn(await portal.CreateUser(newcomer));

        async Task<string> With(Municipality town) => (await reader.Page($"/municipalities/{town.Id}/participation")).One("p:has(+ ul)").TextContent;

        Assert.StartsWith("In one meeting of working groups: 20 people in all.", await With(newcomer), StringComparison.Ordinal);
        Assert.StartsWith("In 2 meetings of working groups: 32 people in all.", await With(other), StringComparison.Ordinal);
    }

    private Task Met(WorkingGroup group, Municipality town, MeetingCount count) =>
        portal.Change(group, (one, at) => one.Meet(portal.Meeting() with { Count = count }, PortalFixture.OfficerOf(town), at));

    private static List<string> Lines(AngleSharp.Dom.IElement town) =>
        [.. town.QuerySelectorAll("li").Select(item => string.Join(' ', item.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))];

    private async Task<ParticipationScene> Scene()
    {
        var (one, other) = (await portal.CreateMunicipality(), await portal.CreateMunicipality(side: Side.South));
        return new ParticipationScene(await portal.CreatePartnership([one, other]), one, other);
    }

    private Task<Visit> Begun(Partnership partnership, string title, int startsInDays = -30) => portal.CreateVisit(partnership, VisitStatus.Agreed, portal.VisitPlan(partnership, title, startsInDays));

    private Task Report(Visit visit, Municipality by, VisitCount count) =>
        portal.Change(visit, (one, at) => one.Report(new ReportContent("en", "Done", "Learned", null, count), PortalFixture.OfficerOf(by), at));

    private static List<string> Rows(AngleSharp.Dom.IElement town) =>
        [.. town.QuerySelectorAll("tbody tr").Select(row => string.Join('|', row.Children.Select(cell => string.Join(' ', cell.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))))];

    private sealed record ParticipationScene(Partnership Partnership, Municipality One, Municipality Other);
}
