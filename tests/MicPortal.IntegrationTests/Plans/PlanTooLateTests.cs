using System.Net;
using MicPortal.Domain.Access;
using MicPortal.Domain.Common;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Partnerships;
using MicPortal.Domain.Projects;
using MicPortal.Domain.Visits;
using MicPortal.TestSupport;
using Xunit;

namespace MicPortal.IntegrationTests.Plans;

/// <summary>A plan is answered when a colleague has answered it, it was declined, or there is nothing to answer any more.</summary>
public sealed class PlanTooLateTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Theory]
    [InlineData("projects")]
    [InlineData("visits")]
    public async Task Who_approves_after_a_colleague_is_told_how_the_version_in_front_of_the_parties_stands(string kind)
    {
        var scene = await Scene(kind);
        await scene.Revise();
        var late = await (await portal.SignIn(await portal.CreateUser(scene.All[1]))).Page($"{scene.Url}/endorsements/new");
        await (await scene.Other.Page($"{scene.Url}/endorsements/new")).Post($"{scene.Url}/endorsements");

        var told = await late.Post($"{scene.Url}/endorsements");

        Assert.Equal(HttpStatusCode.BadRequest, told.Status);
        Assert.Equal(["Your organisation has approved this version already"], told.Errors);
        Assert.Contains($"The approval of {scene.All[0].Name} is awaited: version 2.", told.One(".next").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("ll parties have approved", told.Text, StringComparison.Ordinal);
        Assert.Equal([$"{scene.Url}/endorsement-withdrawals/new", scene.Url], told.Document.QuerySelectorAll(".next ~ p a").Select(link => link.GetAttribute("href")));
        Assert.Empty(told.Document.QuerySelectorAll("main form"));

        await (await scene.Writer.Page($"{scene.Url}/declines/new")).Post($"{scene.Url}/declines", ("Reason", "Our mayor wants less"));
        Assert.Contains($"Version 2 is not approved by {scene.All[0].Name}.", (await late.Post($"{scene.Url}/endorsements")).One(".next").TextContent, StringComparison.Ordinal);

        await portal.Change(scene.Partnership, (record, at) => record.EndPart(PartialDate.From(portal.Today), "No more", PortalFixture.OfficerOf(scene.All[0]), at));
        Assert.Contains("The partnership has ended", (await late.Post($"{scene.Url}/endorsements")).One(".next").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("projects")]
    [InlineData("visits")]
    public async Task Who_approves_what_a_colleague_has_declined_meanwhile_reads_why_first(string kind)
    {
        var scene = await Scene(kind);
        await scene.Revise();
        var page = await scene.Other.Page($"{scene.Url}/endorsements/new");
        await (await scene.Other.Page($"{scene.Url}/declines/new")).Post($"{scene.Url}/declines", ("Reason", "Our mayor wants less"));

        var told = await page.Post($"{scene.Url}/endorsements");

        Assert.StartsWith("A colleague has declined this version for your organisation meanwhile", Assert.Single(told.Errors), StringComparison.Ordinal);
        Assert.Contains("Our mayor wants less", told.One(".next").TextContent, StringComparison.Ordinal);
        Assert.Contains($"Version 2 is not approved by {scene.All[1].Name}.", (await scene.Writer.Page($"{scene.Url}/endorsements/new")).One(".next").TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, (await told.Post($"{scene.Url}/endorsements")).Status);
        Assert.Empty((await scene.Writer.Page($"{scene.Url}/endorsements/new")).Document.QuerySelectorAll(".next"));
    }

    [Theory]
    [InlineData("projects")]
    [InlineData("visits")]
    public async Task Who_declines_too_late_finds_the_reason_typed_and_what_can_be_done(string kind)
    {
        var scene = await Scene(kind);
        await scene.Revise();
        var late = await scene.Other.Page($"{scene.Url}/declines/new");
        await (await scene.Other.Page($"{scene.Url}/endorsements/new")).Post($"{scene.Url}/endorsements");

        var told = await late.Post($"{scene.Url}/declines", ("Reason", "Too far for us"));

        Assert.Equal(HttpStatusCode.BadRequest, told.Status);
        Assert.Equal(["You have approved this version: it can no longer be declined"], told.Errors);
        Assert.Contains("Too far for us", told.One("blockquote").TextContent, StringComparison.Ordinal);
        Assert.Contains($"The approval of {scene.All[0].Name} is awaited: version 2.", told.One(".next").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("If you decline", told.Text, StringComparison.Ordinal);
        Assert.Equal([$"{scene.Url}/endorsement-withdrawals/new", scene.Url], told.Document.QuerySelectorAll(".next ~ p a").Select(link => link.GetAttribute("href")));
        Assert.Empty(told.Document.QuerySelectorAll("main form"));
        Assert.Empty((await late.Post($"{scene.Url}/declines", ("Reason", ""))).Errors);

        await (await scene.Other.Page($"{scene.Url}/endorsement-withdrawals/new")).Post($"{scene.Url}/endorsement-withdrawals", ("Reason", "Too far"));
        await (await scene.Other.Page($"{scene.Url}/declines/new")).Post($"{scene.Url}/declines", ("Reason", "A colleague's"));
        var declined = await late.Post($"{scene.Url}/declines", ("Reason", "Too far for us"));
        Assert.Contains($"Version 2 is not approved by {scene.All[1].Name}.", declined.One(".next").TextContent, StringComparison.Ordinal);
        Assert.Equal([scene.Url], declined.Document.QuerySelectorAll(".next ~ p a").Select(link => link.GetAttribute("href")));

        await scene.Cancel();
        Assert.Contains("Cancelled: ", (await late.Post($"{scene.Url}/declines", ("Reason", "Too far for us"))).One(".next").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("projects")]
    [InlineData("visits")]
    public async Task Who_wrote_what_another_declined_has_one_task_and_may_approve_it_all_the_same(string kind)
    {
        var scene = await Scene(kind);
        await scene.Revise();
        await (await scene.Writer.Page($"{scene.Url}/endorsements/new")).Post($"{scene.Url}/endorsements");
        await (await scene.Other.Page($"{scene.Url}/declines/new")).Post($"{scene.Url}/declines", ("Reason", "Too far for us"));
        await (await scene.Writer.Page($"{scene.Url}/endorsement-withdrawals/new")).Post($"{scene.Url}/endorsement-withdrawals", ("Reason", "They are right"));

        Assert.Equal([scene.Url], Tasks(await scene.Writer.Page("/north"), scene.Url));
        var box = (await scene.Writer.Page($"/partnerships/{scene.Partnership.Id}")).One(".next").TextContent;
        Assert.Contains("was declined: write it anew", box, StringComparison.Ordinal);
        Assert.DoesNotContain("Approve the plan", box, StringComparison.Ordinal);
        var page = await scene.Writer.Page(scene.Url);
        Assert.Equal($"{scene.Url}/edit", page.One(".next a").GetAttribute("href"));
        Assert.Contains("Approve it after all", page.One($"a[href='{scene.Url}/endorsements/new']").TextContent, StringComparison.Ordinal);

        await (await scene.Other.Page($"{scene.Url}/endorsements/new")).Post($"{scene.Url}/endorsements");
        Assert.Equal([$"{scene.Url}/endorsements/new"], Tasks(await scene.Writer.Page("/north"), scene.Url));
    }

    [Theory]
    [InlineData("projects")]
    [InlineData("visits")]
    public async Task The_mayors_office_of_who_wrote_a_plan_declines_it_and_the_officer_is_to_change_it(string kind)
    {
        var scene = await Scene(kind);
        await scene.Revise();
        var mayor = await portal.SignIn(await portal.CreateUser(scene.All[0], UserRole.MayorsOffice));
        Assert.Equal([$"{scene.Url}/endorsements/new"], Tasks(await mayor.Page("/north"), scene.Url));

        await (await mayor.Page((await mayor.Page(scene.Url)).One("a[href$='/declines/new']").GetAttribute("href")!)).Post($"{scene.Url}/declines", ("Reason", "Our council wants less"));

        Assert.Equal([], Tasks(await mayor.Page("/north"), $"{scene.Url}/endorsements/new"));
        Assert.Equal([scene.Url], Tasks(await scene.Writer.Page("/north"), scene.Url));
        var page = await scene.Writer.Page(scene.Url);
        Assert.Contains($"Version 2 is not approved by {scene.All[0].Name}.", page.One(".next:not(.calm)").TextContent, StringComparison.Ordinal);
        Assert.Equal($"{scene.Url}/edit", page.One(".next a").GetAttribute("href"));
        // The other party is still asked, as it was.
        Assert.Equal([$"{scene.Url}/endorsements/new"], Tasks(await scene.Other.Page("/south"), scene.Url));
    }

    private static IEnumerable<string?> Tasks(PortalPage page, string url) => page.Document.QuerySelectorAll($".todo a[href^='{url}']").Select(link => link.GetAttribute("href")).Distinct();

    /// <summary>A project or a visit of two, of which a plan stands.</summary>
    private async Task<LateScene> Scene(string kind)
    {
        Municipality[] all = [await portal.CreateMunicipality(), await portal.CreateMunicipality(side: Side.South)];
        var partnership = await portal.CreatePartnership(all);
        var (writer, other) = (await portal.SignIn(await portal.CreateUser(all[0])), await portal.SignIn(await portal.CreateUser(all[1])));
        if (kind == "projects")
        {
            var project = await portal.CreateProject(partnership, ProjectStatus.Planned);
            return new LateScene(
                partnership, all, writer, other, $"/projects/{project.Id}",
                () => portal.Change(project, (plan, at) => plan.Revise(plan.CurrentVersion.Plan with { Title = "Other wells" }, null, PortalFixture.OfficerOf(all[0]), at)),
                () => portal.Change(project, (plan, at) => plan.Cancel("No rain", PartialDate.From(portal.Today), PortalFixture.OfficerOf(all[0]), at)));
        }

        var visit = await portal.CreateVisit(partnership, VisitStatus.Agreed);
        return new LateScene(
            partnership, all, writer, other, $"/visits/{visit.Id}",
            () => portal.Change(visit, (plan, at) => plan.Revise(plan.CurrentVersion.Plan with { Title = "Other wells" }, null, PortalFixture.OfficerOf(all[0]), at)),
            () => portal.Change(visit, (plan, at) => plan.Cancel(VisitReason.Funds, null, PortalFixture.OfficerOf(all[0]), at)));
    }

    private sealed record LateScene(Partnership Partnership, Municipality[] All, HttpClient Writer, HttpClient Other, string Url, Func<Task> Revise, Func<Task> Cancel);
}
