using System.Net;
using MicPortal.Domain.Agreements;
using MicPortal.Domain.Common;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Partnerships;
using MicPortal.Domain.Projects;
using MicPortal.Domain.Visits;
using MicPortal.TestSupport;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace MicPortal.IntegrationTests.Mirrors;

public sealed class MirrorTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Who_may_not_read_all_projects_is_told_of_those_that_it_may_read()
    {
        var towns = new[] { await portal.CreateMunicipality(), await portal.CreateMunicipality(side: Side.South), await portal.CreateMunicipality() };
        var (two, three) = (await portal.CreatePartnership([towns[0], towns[1]]), await portal.CreatePartnership(towns));
        await portal.CreatePriority(towns[0], "Water in every quarter");
        var (member, staff) = (await portal.SignIn(await portal.CreateUser(towns[0])), await portal.SignIn(await portal.CreateUser(await portal.CreateAssociation(null, towns[0]))));
        var (all, read) = ("Published priorities that no project names: 1 of 1.", "Published priorities that no project that you may read names: 1 of 1.");

        Assert.Contains(all, (await member.Page($"/partnerships/{two.Id}/mirrors")).Text, StringComparison.Ordinal);
        Assert.Contains(all, (await member.Page($"/partnerships/{three.Id}/mirrors")).Text, StringComparison.Ordinal);
        Assert.Contains(read, (await (await portal.SignIn(await portal.CreateUser(towns[1]))).Page($"/partnerships/{three.Id}/mirrors")).Text, StringComparison.Ordinal);
        Assert.Contains(read, (await staff.Page($"/partnerships/{two.Id}/mirrors")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_signature_is_that_of_the_partnerships_page_whoever_has_signed_since()
    {
        var demo = await portal.InDatabase(db => db.Agreements.SingleAsync(agreement => agreement.Status == AgreementStatus.Endorsed && agreement.Parties.Any(party => party.Signature != null) && agreement.IsDemo));
        Assert.Contains("First signature:", (await (await portal.SignIn("officer@herent.example")).Page($"/partnerships/{demo.PartnershipId}/mirrors")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_mirrors_say_what_the_records_of_the_partnership_say()
    {
        var (one, other) = (await portal.CreateMunicipality(), await portal.CreateMunicipality(side: Side.South));
        var partnership = await portal.CreatePartnership([one, other]);
        var plan = PortalFixture.Plan(partnership);
        await portal.CreateProject(partnership, ProjectStatus.Running, plan with { Sectors = ["14030"] });
        await portal.CreateProject(partnership, ProjectStatus.Running, plan with
        {
            Title = "Computers",
            Sectors = ["11220"],
            Approaches = [ProjectApproach.GoodsTransfer, ProjectApproach.TechnicalAssistance],
            Priorities = [new ServedPriority(one.Id, null), new ServedPriority(other.Id, null)],
            Lines = [new BudgetLine(1, BudgetCategory.Equipment, null, new Money(150_000, "EUR"), FundSource.OwnBudget, one.Id, null, null)],
        });
        var half = await portal.CreateProject(partnership, ProjectStatus.Idea, plan with { Title = "Half an idea", Priorities = [], Lines = [] });
        foreach (var (start, host) in new[] { (-90, one.Id), (-60, other.Id), (-30, other.Id), (10, one.Id) })
        {
            await portal.CreateVisit(partnership, VisitStatus.Agreed, portal.VisitPlan(partnership, "Visit", start) with { HostId = host });
        }

        var reader = await portal.SignIn(await portal.CreateUser(other));
        var page = await reader.Page($"/partnerships/{partnership.Id}/mirrors");

        var towns = page.Document.QuerySelectorAll(".town").Take(2).ToList();
        Assert.Equal([other.Name, one.Name], towns.Select(town => town.QuerySelector("h3")!.TextContent));
        Assert.Equal(["Of the projects in which it takes part, those that serve one of its priorities: 1 of 3.", "Of the projects in which it takes part, those that serve one of its priorities: 0 of 3."], towns.Select(town => town.QuerySelector("p")!.TextContent));
        Assert.Contains("Water for all quarters", towns[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("none of its priorities: 1 of 3.", page.Text, StringComparison.Ordinal);
        Assert.Contains("not said yet: 1 of 3.", page.Text, StringComparison.Ordinal);
        Assert.Equal("One project followed another. Of what followed, begun in another field than the one before: 1.", page.One("#fields + p").TextContent);
        Assert.Equal(2, page.Document.QuerySelectorAll("#fields ~ ol li").Length);
        // The visit of next week has not begun.
        Assert.Equal([$"{other.Name} 2 of 3", $"{one.Name} 1 of 3"], page.Document.QuerySelectorAll("#direction + table tbody tr").Select(row => row.TextContent.Replace("\n", "", StringComparison.Ordinal).Trim()));
        Assert.Contains("build capacity: 3 of 3. Projects that transfer goods: 1 of 3.", page.One("#goods + p").TextContent, StringComparison.Ordinal);
        // 1,500 of the workshop; 64,000 MZN at 0.015625 and 1,500 of the computers.
        Assert.Equal("4,000.00\u00A0EUR planned in 2 projects", page.One("#goods ~ table caption").TextContent);
        Assert.Equal(["1,500.00\u00A0EUR · 38%", "2,500.00\u00A0EUR · 63%"], page.Document.QuerySelectorAll("#goods ~ table td").Select(cell => cell.TextContent.Trim()));
        Assert.Contains($"First project begun: {portal.Today.AddDays(-20):d MMMM yyyy}", page.Text, StringComparison.Ordinal);
        Assert.Contains($"/partnerships/{partnership.Id}/mirrors", (await reader.Page($"/partnerships/{partnership.Id}")).Html, StringComparison.Ordinal);

        // An association reads nothing of a project before there is a plan that all approved.
        var staff = await (await portal.SignIn(await portal.CreateUser(await portal.CreateAssociation(null, other)))).Page($"/partnerships/{partnership.Id}/mirrors");
        Assert.Contains("none of its priorities: 1 of 2.", staff.Text, StringComparison.Ordinal);
        Assert.DoesNotContain($"/projects/{half.Id}\"", staff.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_nothing_is_recorded_the_mirrors_say_so()
    {
        var (one, other) = (await portal.CreateMunicipality(), await portal.CreateMunicipality());
        var partnership = await portal.CreatePartnership([one, other]);

        var page = await (await portal.SignIn(await portal.CreateUser(one))).Page($"/partnerships/{partnership.Id}/mirrors");

        Assert.Contains("There is no project that you may read.", page.One("#priorities + .empty").TextContent, StringComparison.Ordinal);
        Assert.Equal("No project that you may read has begun.", page.One("#fields + p").TextContent);
        Assert.Equal("No visit that you may read has begun.", page.One("#direction + p").TextContent);
        Assert.Equal("No money is planned in the projects that you may read.", page.One("#goods + p").TextContent);
    }

    [Fact]
    public async Task Others_read_no_mirrors()
    {
        var (one, other) = (await portal.CreateMunicipality(), await portal.CreateMunicipality(side: Side.South));
        var (open, hidden) = (await portal.CreatePartnership([one, other], publication: Publication.Agreement), await portal.CreatePartnership([one, other]));
        var stranger = await portal.SignIn(await portal.CreateUser(await portal.CreateMunicipality()));

        Assert.Equal([HttpStatusCode.Forbidden, HttpStatusCode.NotFound], [(await stranger.Page($"/partnerships/{open.Id}/mirrors")).Status, (await stranger.Page($"/partnerships/{hidden.Id}/mirrors")).Status]);
        Assert.DoesNotContain("/mirrors", (await stranger.Page($"/partnerships/{open.Id}")).Html, StringComparison.Ordinal);
    }
}
