using MicPortal.Application.Workspaces;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Visits;
using MicPortal.TestSupport;
using Xunit;

namespace MicPortal.IntegrationTests.Workspaces;

/// <summary>Many acts of one kind, by one post, on one record and one day are one line.</summary>
public sealed class LatelyTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Acts_of_one_kind_on_one_day_are_one_line_and_hide_no_other()
    {
        var (one, other) = (await portal.CreateMunicipality(), await portal.CreateMunicipality(side: Side.South));
        var partnership = await portal.CreatePartnership([one, other]);
        var visit = await portal.CreateVisit(partnership, VisitStatus.Agreed);
        var second = await portal.CreateVisit(partnership, VisitStatus.Agreed, portal.VisitPlan(partnership, "Another visit"));
        var person = new ParticipantContent(one.Id, VisitPosition.Official, "Engineer", null, null, [], null, false);
        foreach (var count in Enumerable.Range(0, 2 * LatelyChanged.Most))
        {
            await portal.Change(visit, (record, at) => record.AddParticipant(person, PortalFixture.OfficerOf(one), at));
        }

        await portal.Change(second, (record, at) => record.AddParticipant(person, PortalFixture.OfficerOf(one), at));
        await portal.Change(visit, (record, at) => record.AddParticipant(person with { OrganisationId = other.Id }, PortalFixture.OfficerOf(other), at));
        await portal.Change(visit, (record, at) => record.AddParticipant(person, PortalFixture.OfficerOf(one), at.AddDays(-1)));

        var lately = Lines(await (await portal.SignIn(await portal.CreateUser(other))).Page("/south"), "#lately + ul li");
        Assert.Equal(
            [$"An officer of {one.Name} entered 20 participants of a visit · visit “Water engineers at work” · today", $"An officer of {one.Name} entered a participant of a visit · visit “Another visit” · today", $"An officer of {one.Name} entered a participant of a visit · visit “Water engineers at work” · yesterday"],
            lately.Where(line => line.Contains("participant", StringComparison.Ordinal)).OrderByDescending(line => line.Contains("today", StringComparison.Ordinal)).ThenByDescending(line => line.Contains("20", StringComparison.Ordinal)));
        Assert.Contains(lately, line => line.Contains("planned the visit · visit “Another visit”", StringComparison.Ordinal));

        var reader = await portal.SignIn(await portal.CreateUser(other));
        foreach (var url in new[] { $"/partnerships/{partnership.Id}", $"/visits/{visit.Id}" })
        {
            var timeline = Lines(await reader.Page(url), "ol.time li");
            Assert.Single(timeline, line => line.Contains($"An officer of {one.Name} entered 20 participants", StringComparison.Ordinal));
            Assert.Single(timeline, line => line.Contains($"An officer of {other.Name} entered a participant", StringComparison.Ordinal));
            // On its own page nobody needs to be told that it is about a visit.
            Assert.Equal(url.StartsWith("/partnerships", StringComparison.Ordinal), timeline.Exists(line => line.Contains("participants of a visit", StringComparison.Ordinal)));
            Assert.Single(timeline, line => line.Contains($"An officer of {one.Name} planned the visit", StringComparison.Ordinal) && (url.StartsWith("/visits", StringComparison.Ordinal) || line.Contains("Another visit", StringComparison.Ordinal)));
        }

        var staff = await portal.SignIn(await portal.CreateUser(await portal.CreateAssociation(null, one)));
        Assert.Single(Lines(await staff.Page($"/association/members/{one.Id}"), "ol.time li"), line => line.Contains("entered 20 participants", StringComparison.Ordinal));
        // The history tells each.
        Assert.True(Lines(await reader.Page($"/visits/{visit.Id}/history"), "ol.time li").Count(line => line.Contains("entered a participant", StringComparison.Ordinal) && !line.Contains("of a visit", StringComparison.Ordinal)) >= 20);
    }

    [Fact]
    public async Task What_somebody_said_with_an_act_stands_for_itself()
    {
        var (one, other) = (await portal.CreateMunicipality(), await portal.CreateMunicipality(side: Side.South));
        var partnership = await portal.CreatePartnership([one, other]);
        var visit = await portal.CreateVisit(partnership);
        foreach (var reason in new[] { "Too early", "Too late" })
        {
            await portal.Change(visit, (record, at) => record.Endorse(1, PortalFixture.OfficerOf(one), at));
            await portal.Change(visit, (record, at) => record.WithdrawEndorsement(reason, PortalFixture.OfficerOf(one), at));
        }

        var lately = Lines(await (await portal.SignIn(await portal.CreateUser(other))).Page("/south"), "#lately + ul li");
        Assert.True(lately.Count > 0, (await (await portal.SignIn(await portal.CreateUser(other))).Page("/south")).Text);
        Assert.Equal(2, lately.Count(line => line.Contains("withdrew the approval of version 1", StringComparison.Ordinal)));
        Assert.Single(lately, line => line.Contains("approved version 1 of the plan of a visit (2 times that day)", StringComparison.Ordinal));
        var timeline = Lines(await (await portal.SignIn(await portal.CreateUser(other))).Page($"/visits/{visit.Id}"), "ol.time li");
        Assert.Single(timeline, line => line.Contains("Too early", StringComparison.Ordinal));
        Assert.Single(timeline, line => line.Contains("Too late", StringComparison.Ordinal));
    }

    private static List<string> Lines(PortalPage page, string selector) => [.. page.Document.QuerySelectorAll(selector).Select(line => string.Join(' ', line.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))];
}
