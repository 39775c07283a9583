using MicPortal.Domain.Access;
using MicPortal.Domain.Agreements;
using MicPortal.Domain.Common;
using MicPortal.Domain.Needs;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Visits;
using MicPortal.TestSupport;
using Xunit;

namespace MicPortal.IntegrationTests.Workspaces;

/// <summary>What waits for a party in one partnership, on the partnership's page.</summary>
public sealed class PartnershipWorkTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_partnership_tells_whatever_waits_in_it_for_its_reader_and_nothing_of_another()
    {
        var (one, other) = (await portal.CreateMunicipality(), await portal.CreateMunicipality(side: Side.South));
        var (partnership, another) = (await portal.CreatePartnership([one, other]), await portal.CreatePartnership([other, await portal.CreateMunicipality()]));
        var reader = await portal.SignIn(await portal.CreateUser(other));
        var url = $"/partnerships/{partnership.Id}";
        Assert.DoesNotContain("Approve", (await reader.Page(url)).One(".next").TextContent, StringComparison.Ordinal);

        var strategy = await portal.CreateStrategy(partnership);
        var page = await reader.Page(url);
        Assert.Contains("Approve the joint strategy “Water that stays”", page.One(".next b").TextContent, StringComparison.Ordinal);
        Assert.Equal($"/strategies/{strategy.Id}/endorsements/new", page.One(".next a.button").GetAttribute("href"));
        Assert.DoesNotContain("Also waits", page.One(".next").TextContent, StringComparison.Ordinal);
        Assert.Equal(["Approve the joint strategy", "Nothing is agreed in writing yet."], page.Document.QuerySelectorAll(".next b").Select(step => step.TextContent.Split(" “")[0]));
        Assert.Equal([$"/strategies/{strategy.Id}/endorsements/new", $"{url}/agreements/new"], page.Document.QuerySelectorAll(".next a.button").Select(step => step.GetAttribute("href")));

        await portal.CreateVisit(partnership);
        await portal.CreateVisit(partnership, VisitStatus.Agreed, portal.VisitPlan(partnership, "Long over", startsInDays: -80));
        await portal.Save(Need.Ask(partnership, [other.Id], new NeedFacts(NeedKind.Need, "Wells that last", "Which?", "en", PartialDate.From(portal.Today)), PortalFixture.OfficerOf(one), portal.Now));
        await portal.Ask(await portal.CreateWorkingGroup(partnership, other));
        var told = (await reader.Page(url)).One(".next").TextContent;
        foreach (var words in new[] { "Approve the joint strategy", "Approve the plan of the visit “Water engineers at work”", "Report on the visit “Long over”", "Answer the need or offer “Wells that last”", "Answer who asks to join your working group", "Also waits for you here" })
        {
            Assert.Contains(words, told, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("Water that stays", (await reader.Page($"/partnerships/{another.Id}")).One(".next").TextContent, StringComparison.Ordinal);
        var mayor = (await (await portal.SignIn(await portal.CreateUser(other, UserRole.MayorsOffice))).Page(url)).One(".next").TextContent;
        Assert.Contains("Approve the joint strategy", mayor, StringComparison.Ordinal);
        Assert.DoesNotContain("asks to join", mayor, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_to_write_a_declined_plan_anew_is_not_asked_to_approve_it_as_it_is()
    {
        var (one, other) = (await portal.CreateMunicipality(), await portal.CreateMunicipality(side: Side.South));
        var partnership = await portal.CreatePartnership([one, other]);
        var project = await portal.CreateProject(partnership, plan: PortalFixture.Plan(partnership, "Wells"));
        var writer = await portal.SignIn(await portal.CreateUser(one));
        var url = $"/partnerships/{partnership.Id}";
        Assert.Contains("Approve the plan of “Wells”", (await writer.Page(url)).One(".next").TextContent, StringComparison.Ordinal);
        var decline = await (await portal.SignIn(await portal.CreateUser(other))).Page($"/projects/{project.Id}/declines/new");
        await decline.Post($"/projects/{project.Id}/declines", ("Reason", "Too far for us"));

        var told = (await writer.Page(url)).One(".next").TextContent;

        Assert.Contains("The plan of “Wells” was declined: write it anew", told, StringComparison.Ordinal);
        Assert.DoesNotContain("Approve the plan of “Wells”", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_much_that_waits_the_first_is_named_and_who_acts_under_a_mandate_is_not_told_that_nothing_waits()
    {
        var (one, other) = (await portal.CreateMunicipality(), await portal.CreateMunicipality(side: Side.South));
        var partnership = await portal.CreatePartnership([one, other]);
        await portal.CreateAgreement(partnership, status: AgreementStatus.Signed);
        var url = $"/partnerships/{partnership.Id}";
        var reader = await portal.SignIn(await portal.CreateUser(other));
        var agency = await portal.CreateAssociation();
        await portal.CreateMandate(other, agency, on: partnership);
        var staff = await portal.SignIn(await portal.CreateUser(agency, UserRole.AssociationStaff));
        Assert.Contains("Nothing of this partnership waits", (await reader.Page(url)).Text, StringComparison.Ordinal);
        var newcomer = await portal.CreateMunicipality();
        await portal.Change(partnership, (record, at) => record.Invite(newcomer, PortalFixture.OfficerOf(one), at));
        Assert.Contains($"Say whether {newcomer.Name} may join", (await reader.Page(url)).One(".next b").TextContent, StringComparison.Ordinal);
        await portal.Change(partnership, (record, at) => record.ConsentToInvitation(newcomer.Id, PortalFixture.OfficerOf(other), at));
        Assert.Contains("Nothing of this partnership waits", (await reader.Page(url)).Text, StringComparison.Ordinal);

        for (var number = 1; number <= 7; number++)
        {
            await portal.CreateProject(partnership, plan: PortalFixture.Plan(partnership, $"Waits {number}"));
        }

        var told = (await reader.Page(url)).One(".next").TextContent;
        Assert.Equal(6, told.Split("“Waits ").Length - 1);
        Assert.Contains("And more", told, StringComparison.Ordinal);
        Assert.DoesNotContain("Nothing of this partnership waits", (await staff.Page(url)).Text, StringComparison.Ordinal);

        var (first, second) = (await portal.CreateAgreement(partnership, AgreementStatus.Proposed), await portal.CreateAgreement(partnership, AgreementStatus.Proposed));
        var next = (await reader.Page(url)).One(".next");
        Assert.Single(new[] { first, second }, agreement => next.QuerySelector("a.button")!.GetAttribute("href") == $"/agreements/{agreement.Id}");
        Assert.Equal(2, next.TextContent.Split("waits for your approval").Length - 1);
    }
}
