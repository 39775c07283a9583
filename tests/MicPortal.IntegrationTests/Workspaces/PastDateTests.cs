using AngleSharp.Dom;
using MicPortal.Application.Workspaces;
using MicPortal.Domain.Access;
using MicPortal.Domain.Common;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Projects;
using MicPortal.Domain.Visits;
using MicPortal.TestSupport;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace MicPortal.IntegrationTests.Workspaces;

/// <summary>Days of visits and projects that have come without anybody saying what became of them.</summary>
public sealed class PastDateTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task What_follows_from_a_visit_waits_past_its_day_for_the_side_whose_post_is_responsible()
    {
        var (one, other) = await Towns();
        var partnership = await portal.CreatePartnership([one, other]);
        var visit = await portal.CreateVisit(partnership, VisitStatus.Agreed, portal.VisitPlan(partnership, startsInDays: -80));
        var (first, second) = (portal.Today.AddDays(-40), portal.Today.AddDays(-3));
        await portal.Change(visit, (record, at) =>
        {
            record.AddFollowUp("Send the rules", "Head of wells", other.Id, PartialDate.From(second), PortalFixture.OfficerOf(one), at);
            record.AddFollowUp("Translate them", "Head of wells", other.Id, PartialDate.From(first), PortalFixture.OfficerOf(one), at);
            record.AddFollowUp("Read them", "Head of wells", other.Id, PartialDate.FromYear(portal.Today.Year), PortalFixture.OfficerOf(one), at);
            record.AddFollowUp("Answer", "Engineer", one.Id, PartialDate.From(portal.Today), PortalFixture.OfficerOf(one), at);
        });
        var url = $"/visits/{visit.Id}#follow-ups";

        var row = Row(await WorkspaceOf(other), url);
        Assert.Equal($"Do what follows from the visit “Water engineers at work”, with {one.Name} (Belgium)", row!.QuerySelector("a")!.TextContent);
        Assert.Equal($"2 things are past their dates, the first since {first.Day} {Month(first)} {first.Year}", row.QuerySelector(".due")!.TextContent);
        Assert.NotNull((await (await portal.SignIn(await portal.CreateUser(other))).Page($"/visits/{visit.Id}")).One("#follow-ups"));
        Assert.Null(Row(await WorkspaceOf(one), url));

        var stored = (await portal.ReadVisit(visit.Id)).FollowUps;
        await portal.Change(visit, (record, at) => record.FinishFollowUp(stored.Single(followUp => followUp.Text == "Translate them").Id, PortalFixture.OfficerOf(one), at));
        Assert.Equal($"one thing is past its date: it was due by {second.Day} {Month(second)} {second.Year}", Row(await WorkspaceOf(other), url)!.QuerySelector(".due")!.TextContent);
        await portal.Change(visit, (record, at) => record.FinishFollowUp(stored.Single(followUp => followUp.Text == "Send the rules").Id, PortalFixture.OfficerOf(one), at));
        Assert.Null(Row(await WorkspaceOf(other), url));
    }

    [Fact]
    public async Task What_is_overdue_stands_first_and_is_counted_however_many_wait()
    {
        var (one, other) = await Towns();
        var partnership = await portal.CreatePartnership([one, other]);
        foreach (var number in Enumerable.Range(1, WaitingGroup.Shown))
        {
            await portal.CreateVisit(partnership, VisitStatus.Agreed, portal.VisitPlan(partnership, $"Lately {number}", -12) with { Costs = [] });
        }

        Assert.DoesNotContain("overdue", (await WorkspaceOf(other)).Text, StringComparison.Ordinal);
        await portal.CreateVisit(partnership, VisitStatus.Agreed, portal.VisitPlan(partnership, "Long ago", -80) with { Costs = [] });
        var page = await WorkspaceOf(other);

        Assert.Contains("Long ago", page.Document.QuerySelector(".todo a")!.TextContent, StringComparison.Ordinal);
        Assert.StartsWith("overdue since", page.One(".todo strong").TextContent, StringComparison.Ordinal);
        Assert.EndsWith(" 1 is overdue.", page.One(".lead").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_confirmation_that_is_due_is_overdue_and_stands_below_what_others_wait_for()
    {
        var (one, other) = await Towns();
        var stale = await portal.CreatePartnership([one, other]);
        await portal.InDatabase(db => db.Set<Domain.Partnerships.PartnershipParty>().Where(party => party.PartnershipId == stale.Id && party.OrganisationId == one.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(party => party.ConfirmedAt, portal.Now.AddMonths(-30)), TestContext.Current.CancellationToken));
        var partnership = await portal.CreatePartnership([one, await portal.CreateMunicipality()]);
        await portal.CreateVisit(partnership, VisitStatus.Agreed, portal.VisitPlan(partnership, "Long ago", -80) with { Costs = [] });

        var page = await WorkspaceOf(one);

        Assert.EndsWith(" 2 are overdue.", page.One(".lead").TextContent, StringComparison.Ordinal);
        var late = page.Document.QuerySelectorAll(".todo strong").Select(due => due.TextContent).ToList();
        Assert.StartsWith("overdue since", late[0], StringComparison.Ordinal);
        Assert.Contains("a year after you last confirmed it", late[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_running_project_waits_past_its_end_until_it_is_completed_or_its_plan_is_changed()
    {
        var (one, other) = await Towns();
        var partnership = await portal.CreatePartnership([one, other]);
        var end = PartialDate.From(portal.Today.AddDays(-1));
        var late = await portal.CreateProject(partnership, ProjectStatus.Running, PortalFixture.Plan(partnership) with { End = end });
        var prolonged = await portal.CreateProject(partnership, ProjectStatus.Running, PortalFixture.Plan(partnership) with { End = end });
        var thisYear = await portal.CreateProject(partnership, ProjectStatus.Running, PortalFixture.Plan(partnership) with { End = PartialDate.FromYear(portal.Today.Year) });
        var planned = await portal.CreateProject(partnership, ProjectStatus.Planned, PortalFixture.Plan(partnership) with { End = end });
        string Url(Project project) => $"/projects/{project.Id}#acts";

        foreach (var town in new[] { one, other })
        {
            var page = await WorkspaceOf(town);
            var row = Row(page, Url(late));
            Assert.Equal($"Has “Wells that quarters keep”, with {(town == one ? $"{other.Name} (Mozambique)" : $"{one.Name} (Belgium)")}, been completed, or does it go on?", row!.QuerySelector("a")!.TextContent);
            Assert.Contains("its plan ended on", row.QuerySelector(".due")!.TextContent, StringComparison.Ordinal);
            Assert.NotNull(Row(page, Url(prolonged)));
            Assert.Null(Row(page, Url(thisYear)));
            Assert.Null(Row(page, Url(planned)));
        }

        Assert.NotEmpty((await (await portal.SignIn(await portal.CreateUser(one))).Page($"/projects/{late.Id}")).Document.QuerySelectorAll($"section:has(#acts) a[href='/projects/{late.Id}/completions/new']"));
        var mayors = await (await portal.SignIn(await portal.CreateUser(one, UserRole.MayorsOffice))).Page("/north");
        Assert.Contains(mayors.Document.QuerySelectorAll("section:has(h2)"), section => section.TextContent.Contains("been completed, or does it go on?", StringComparison.Ordinal) && section.QuerySelector("h2")!.TextContent.StartsWith("Waiting for your officers", StringComparison.Ordinal));
        await portal.Change(late, (record, at) => record.Complete(PartialDate.From(portal.Today), PortalFixture.OfficerOf(one), at));
        await portal.Change(prolonged, (record, at) => record.Revise(record.CurrentVersion.Plan with { End = PartialDate.FromYear(portal.Today.Year + 1) }, null, PortalFixture.OfficerOf(one), at));
        Assert.Null(Row(await WorkspaceOf(other), Url(late)));
        Assert.Null(Row(await WorkspaceOf(other), Url(prolonged)));
    }

    [Fact]
    public async Task A_postponed_visit_waits_for_new_days_with_each_side()
    {
        var (one, other) = await Towns();
        var partnership = await portal.CreatePartnership([one, other]);
        var visit = await portal.CreateVisit(partnership, VisitStatus.Postponed);
        var url = $"/visits/{visit.Id}/edit";

        var row = Row(await WorkspaceOf(other), url);
        Assert.Equal($"Say new days for the visit “Water engineers at work”, with {one.Name} (Belgium)", row!.QuerySelector("a")!.TextContent);
        Assert.Equal("postponed today, without new days", row.QuerySelector(".due")!.TextContent);
        Assert.NotNull(Row(await WorkspaceOf(one), url));

        var days = portal.VisitPlan(partnership, startsInDays: 90);
        await portal.Change(visit, (record, at) => record.Revise(record.CurrentVersion.Plan with { Start = days.Start, End = days.End, ReportDue = days.ReportDue }, null, PortalFixture.OfficerOf(one), at));
        Assert.Null(Row(await WorkspaceOf(one), url));
        Assert.Null(Row(await WorkspaceOf(other), url));
        Assert.NotNull(Row(await WorkspaceOf(other), $"/visits/{visit.Id}/endorsements/new"));
    }

    [Fact]
    public async Task Who_said_after_three_months_what_was_learned_is_asked_again_after_twelve()
    {
        var (one, other) = await Towns();
        var partnership = await portal.CreatePartnership([one, other]);
        var recent = await portal.CreateVisit(partnership, VisitStatus.Agreed, portal.VisitPlan(partnership, startsInDays: -120));
        var older = await portal.CreateVisit(partnership, VisitStatus.Agreed, portal.VisitPlan(partnership, startsInDays: -400));
        foreach (var visit in new[] { recent, older })
        {
            await portal.Change(visit, (record, at) => record.Learn(3, "We ask first", "en", PortalFixture.OfficerOf(one), at));
        }

        var page = await WorkspaceOf(one);
        Assert.Null(Row(page, $"/visits/{recent.Id}/learning/new"));
        Assert.NotNull(Row(page, $"/visits/{older.Id}/learning/new"));
        await portal.Change(older, (record, at) => record.Learn(12, "It lasts", "en", PortalFixture.OfficerOf(one), at));
        Assert.Null(Row(await WorkspaceOf(one), $"/visits/{older.Id}/learning/new"));
    }

    private async Task<(Municipality One, Municipality Other)> Towns() => (await portal.CreateMunicipality(), await portal.CreateMunicipality(side: Side.South, country: "MZ"));

    private async Task<PortalPage> WorkspaceOf(Municipality town) => await (await portal.SignIn(await portal.CreateUser(town))).Page($"/{town.Side}".ToLowerInvariant());

    private static string Month(DateOnly day) => day.ToString("MMMM", System.Globalization.CultureInfo.GetCultureInfo("en-GB"));

    private static IElement? Row(PortalPage page, string url) => page.Document.QuerySelectorAll(".todo li").SingleOrDefault(row => row.QuerySelector("a")!.GetAttribute("href") == url);
}
