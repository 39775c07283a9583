using System.Net;
using MicPortal.Domain.Common;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Partnerships;
using MicPortal.Domain.Projects;
using MicPortal.Domain.Visits;
using MicPortal.TestSupport;
using Xunit;

namespace MicPortal.IntegrationTests.Visits;

public sealed class VisitPlanTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_project_that_who_changes_the_plan_does_not_see_stays_linked()
    {
        Municipality[] towns = [await portal.CreateMunicipality(), await portal.CreateMunicipality(side: Side.South), await portal.CreateMunicipality()];
        var partnership = await portal.CreatePartnership(towns);
        var shared = await portal.CreateProject(partnership);
        var others = Project.Open(partnership, [towns[0].Id, towns[2].Id], new ProjectPlan { Title = "Of the other two", Language = "en" }, PortalFixture.OfficerOf(towns[0]), portal.Now);
        await portal.InDatabase(db =>
        {
            db.Add(others);
            return db.SaveChangesAsync();
        });
        var visit = await portal.CreateVisit(partnership, plan: portal.VisitPlan(partnership) with { ProjectIds = [shared.Id, others.Id] });
        var form = await (await portal.SignIn(await portal.CreateUser(towns[1]))).Page($"/visits/{visit.Id}/edit");
        Assert.DoesNotContain("Of the other two", form.Text, StringComparison.Ordinal);

        await form.Post($"/visits/{visit.Id}/edit", ("Travellers", "7"));

        var changed = (await portal.ReadVisit(visit.Id)).CurrentVersion.Plan;
        Assert.Equal(7, changed.Travellers);
        Assert.Equal([shared.Id, others.Id], changed.ProjectIds);
    }

    [Fact]
    public async Task A_plan_is_entered_with_what_was_typed_kept_and_is_read_by_the_other_party_at_once()
    {
        var scene = await Scene();
        var url = $"/partnerships/{scene.Partnership.Id}/visits";
        var form = await scene.One.Page($"{url}/new");
        var wrong = await form.Post(url, Filled(scene, ("Purpose", ""), ("Travellers", "200"), ("Zone", ""), ("End.Day", "")));
        Assert.Equal(HttpStatusCode.BadRequest, wrong.Status);
        Assert.Equal(
            [
                "Say what the visit is for", "Choose the time zone of the place", "Last day: enter day, month and year of a real date between 1800 and 2200",
                "Enter how many people travel, from 1 to 60; with more, plan several visits",
            ],
            wrong.Errors);
        Assert.Equal(("Wells that quarters keep", "200"), (wrong.Value("Title"), wrong.Value("Travellers")));

        // The days are judged with the rest.
        var before = await wrong.Post(url, Filled(scene, ("End.Year", $"{portal.Today.Year - 1}"), ("Purpose", "")));
        Assert.Equal(["Say what the visit is for", "The last day is before the first"], before.Errors);
        Assert.Equal(["The hours are those of the host: choose a time zone of its country"], (await before.Post(url, Filled(scene, ("Zone", "Europe/Brussels")))).Errors);
        var sent = await before.Post(url, Filled(scene));

        Assert.Equal("The plan is entered. The other parties can read it now, and each is asked to approve it.", (await sent.Follow()).Message);
        var page = await scene.Other.Page(sent.Location!);
        Assert.Equal("Wells that quarters keep Being planned", page.Heading);
        Assert.Contains($"{scene.OneTown.Name} (Belgium) visiting {scene.OtherTown.Name}", page.Text, StringComparison.Ordinal);
        var stored = await portal.ReadVisit(int.Parse(sent.Location!.Split('/')[2], System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal((scene.OtherTown.Id, 4, "Africa/Maputo"), (stored.CurrentVersion.Plan.HostId, stored.CurrentVersion.Plan.Travellers, stored.CurrentVersion.Plan.Zone));
        var partnership = await scene.Other.Page($"/partnerships/{scene.Partnership.Id}");
        Assert.Equal("1 visit", partnership.One("#visits").TextContent);
        Assert.Contains("Wells that quarters keep", (await scene.Other.Page(partnership.One("#visits + p a").GetAttribute("href")!)).One("tbody").TextContent, StringComparison.Ordinal);
        Assert.Contains("planned the visit · Wells that quarters keep", partnership.One("ol.time").TextContent, StringComparison.Ordinal);
        Assert.Contains("planned the visit", (await scene.Other.Page($"{sent.Location}/history")).Text, StringComparison.Ordinal);
        Assert.Contains("visit “Wells that quarters keep”", (await scene.Other.Page("/south")).One("#lately + ul").TextContent, StringComparison.Ordinal);
        Assert.Contains("Approve the plan of the visit “Wells that quarters keep”", (await scene.Other.Page("/south")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_visit_of_days_that_are_past_is_recorded_as_one_that_took_place()
    {
        var scene = await Scene();
        var url = $"/partnerships/{scene.Partnership.Id}/visits";
        var form = await scene.One.Page($"{url}/new");
        Assert.Contains("Days in the past record a visit that took place.", form.Text, StringComparison.Ordinal);

        var sent = await form.Post(url, Filled(scene, [.. Dates("Start", -40), .. Dates("End", -36), .. Dates("ReportDue", 20)]));

        Assert.StartsWith("Its days are past, so it is entered as a visit that took place.", (await sent.Follow()).Message, StringComparison.Ordinal);
        Assert.Contains("Its days are past: once every party has approved it, it counts as a visit that took place.", (await scene.Other.Page(sent.Location!)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_hours_follow_the_host_to_another_country()
    {
        var scene = await Scene();
        var visit = await portal.CreateVisit(scene.Partnership);
        var url = $"/visits/{visit.Id}/edit";
        var (plan, form) = (visit.CurrentVersion.Plan, await scene.One.Page($"/visits/{visit.Id}/edit"));
        var other = plan.HostId == scene.OneTown.Id ? scene.OtherTown : scene.OneTown;

        Assert.Equal($"/visits/{visit.Id}", (await form.Post(url, ("HostId", $"{other.Id}"))).Location);

        var changed = (await portal.ReadVisit(visit.Id)).CurrentVersion.Plan;
        Assert.Equal((other.Id, other.CountryCode == "BE" ? "Europe/Brussels" : "Africa/Maputo"), (changed.HostId, changed.Zone));
        Assert.NotEqual(plan.Zone, changed.Zone);
    }

    [Fact]
    public async Task A_visit_before_the_first_contact_is_refused()
    {
        var scene = await Scene(firstContact: PartialDate.FromYear(2020));
        var url = $"/partnerships/{scene.Partnership.Id}/visits";

        var early = await (await scene.One.Page($"{url}/new")).Post(url, Filled(scene, ("Start.Year", "2019"), ("End.Year", "2019"), ("ReportDue.Year", "2020")));

        Assert.Equal(["The visit is before the first contact of the partnership"], early.Errors);
    }

    [Fact]
    public async Task Each_party_approves_the_same_plan_and_a_changed_one_again()
    {
        var scene = await Scene();
        var visit = await portal.CreateVisit(scene.Partnership);
        var url = $"/visits/{visit.Id}";

        await (await scene.One.Page($"{url}/endorsements/new")).Post($"{url}/endorsements");
        var withdrawal = await scene.One.Page($"{url}/endorsement-withdrawals/new");
        Assert.Equal(["Enter your reason"], (await withdrawal.Post($"{url}/endorsement-withdrawals")).Errors);
        await withdrawal.Post($"{url}/endorsement-withdrawals", ("Reason", "One day more"));
        Assert.Contains("Approval withdrawn on", (await scene.One.Page(url)).Text, StringComparison.Ordinal);
        Assert.Contains("“One day more”", (await scene.Other.Page(url)).Text, StringComparison.Ordinal);
        await (await scene.One.Page($"{url}/endorsements/new")).Post($"{url}/endorsements");
        var stale = await scene.Other.Page($"{url}/endorsements/new");
        await (await scene.One.Page($"{url}/edit")).Post($"{url}/edit", ("Place", "Metuge"));
        var refused = await stale.Post($"{url}/endorsements");
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains("Metuge", refused.Text, StringComparison.Ordinal);
        await refused.Post($"{url}/endorsements");
        var own = await scene.One.Page($"{url}/endorsements/new");
        Assert.Contains("Metuge", own.One("dd.diff").TextContent, StringComparison.Ordinal);
        await own.Post($"{url}/endorsements");

        Assert.Equal((VisitStatus.Agreed, 2), ((await portal.ReadVisit(visit.Id)).Status, (await portal.ReadVisit(visit.Id)).AgreedVersionNumber));
        Assert.DoesNotContain("Approve the plan of the visit", (await scene.Other.Page("/south")).Text, StringComparison.Ordinal);
        Assert.Contains("Pemba", (await scene.Other.Page($"{url}/versions/1")).Text, StringComparison.Ordinal);
        Assert.Contains("Metuge", (await scene.Other.Page($"{url}/changes?from=1&to=2")).One("ins").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_who_change_the_plan_at_once_keep_what_each_changed()
    {
        var scene = await Scene();
        var visit = await portal.CreateVisit(scene.Partnership);
        var url = $"/visits/{visit.Id}/edit";
        var late = await scene.Other.Page(url);
        await (await scene.One.Page(url)).Post(url, ("Place", "Theirs"));

        var met = await late.Post(url, ("Travellers", "7"));

        Assert.Equal(HttpStatusCode.Conflict, met.Status);
        await met.Post(url);
        var plan = (await portal.ReadVisit(visit.Id)).CurrentVersion.Plan;
        Assert.Equal(("Theirs", 7), (plan.Place, plan.Travellers));
    }

    [Fact]
    public async Task Costs_say_who_bears_them_and_what_is_absurd_is_said_at_its_line()
    {
        var scene = await Scene();
        var visit = await portal.CreateVisit(scene.Partnership);
        var url = $"/visits/{visit.Id}/costs";

        var added = await (await scene.Other.Page(url)).Post(url, ("Part", "add-cost"));
        var wrong = await added.Post(url, ("Costs[1].Kind", "Meals"), ("Costs[1].Amount", "-30"), ("Costs[1].Currency", "EUR"), ("Costs[1].Payer", "other"));
        Assert.Equal(["Enter an amount in EUR such as 1250 or 1250.50, above zero and at most 10,000,000,000", "Say who else bears the cost"], wrong.Errors);
        Assert.Equal("-30", wrong.Value("Costs[1].Amount"));
        Assert.Equal(["Enter an amount such as 1250 or 1250.50, above zero and at most 10,000,000,000", "“XXQ” is no currency in use; enter three letters such as EUR", "Say who else bears the cost"], (await wrong.Post(url, ("Costs[1].Amount", "99999999999999"), ("Costs[1].Currency", "XXQ"))).Errors);
        Assert.Equal(["Enter an amount such as 1250 or 1250.50, above zero and at most 10,000,000,000", "Say who else bears the cost", "“XXQ” is no currency in use; enter three letters such as EUR"], (await wrong.Post(url, ("Costs[1].Amount", ""), ("Costs[1].Currency", "XXQ"))).Errors.Order(StringComparer.Ordinal));
        // In dinar it would be right.
        Assert.Equal(["Say who else bears the cost", "“XXQ” is no currency in use; enter three letters such as EUR"], (await wrong.Post(url, ("Costs[1].Amount", "12.345"), ("Costs[1].Currency", "XXQ"))).Errors.Order(StringComparer.Ordinal));
        await wrong.Post(url, ("Costs[1].Amount", "30.50"), ("Costs[1].Currency", "mzn"), ("Costs[1].PayerName", "Committee"));

        Assert.Equal(new VisitCost(2, VisitCostKind.Meals, null, new Money(3050, "MZN"), null, "Committee"), (await portal.ReadVisit(visit.Id)).CurrentVersion.Plan.Costs[1]);
        Assert.Contains("Committee", (await scene.One.Page($"/visits/{visit.Id}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_postponed_with_a_reason_of_the_list_and_takes_place_on_new_days()
    {
        var scene = await Scene();
        var visit = await portal.CreateVisit(scene.Partnership, VisitStatus.Agreed);
        var url = $"/visits/{visit.Id}";

        var form = await scene.Other.Page($"{url}/postponements/new");
        Assert.Equal(["Leave it as it is"], form.Document.QuerySelectorAll("main form a").Select(link => link.TextContent));
        Assert.Equal(["Choose a reason"], (await form.Post($"{url}/postponements")).Errors);
        var other = await form.Post($"{url}/postponements", ("Reason", "Other"));
        Assert.Equal(["Say which other reason"], other.Errors);
        await other.Post($"{url}/postponements", ("Reason", "Elections"), ("ReasonText", "The council is new"));

        var page = await scene.One.Page(url);
        Assert.Contains("Postponed: elections or a new council", page.Text, StringComparison.Ordinal);
        Assert.Contains("“The council is new”", page.One("blockquote").TextContent, StringComparison.Ordinal);
        var edit = await scene.One.Page($"{url}/edit");
        Assert.Equal(["The visit is postponed: enter a new first day"], (await edit.Post($"{url}/edit", ("Place", "Metuge"))).Errors);
        await edit.Post($"{url}/edit", [.. Dates("Start", 100), .. Dates("End", 104), .. Dates("ReportDue", 160)]);
        Assert.Equal((VisitStatus.Planning, PartialDate.From(portal.Today.AddDays(100))), ((await portal.ReadVisit(visit.Id)).Status, (await portal.ReadVisit(visit.Id)).Start));
        Assert.Contains("Not all parties have approved the new plan yet", (await scene.One.Page(url)).One("p.lead").TextContent, StringComparison.Ordinal);

        // Another time for another reason, which corrects none.
        await (await scene.One.Page($"{url}/postponements/new")).Post($"{url}/postponements", ("Reason", "Funds"));
        var lines = (await scene.One.Page($"{url}/history")).Document.QuerySelectorAll("ol.time > li").Where(line => line.TextContent.Contains("postponed", StringComparison.Ordinal)).Select(line => line.TextContent).ToList();
        Assert.Contains("Reason: the money is missing", lines[0], StringComparison.Ordinal);
        Assert.DoesNotContain("elections or a new council", lines[0], StringComparison.Ordinal);
        Assert.Contains("Reason: elections or a new council", lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cancelled_visit_stays_with_its_reason()
    {
        var scene = await Scene();
        var visit = await portal.CreateVisit(scene.Partnership, VisitStatus.Agreed);
        var url = $"/visits/{visit.Id}";

        await (await scene.One.Page($"{url}/cancellations/new")).Post($"{url}/cancellations", ("Reason", "Funds"));

        Assert.Contains("Cancelled: the money is missing", (await scene.Other.Page(url)).Text, StringComparison.Ordinal);
        // Nothing is to begin on its days any more.
        var record = await scene.One.Page($"/partnerships/{scene.Partnership.Id}");
        Assert.Equal("1 visit", record.One("#visits").TextContent);
        Assert.DoesNotContain("is to begin on", record.Text, StringComparison.Ordinal);
        Assert.NotNull(record.Document.QuerySelector($"a[href='/visits?partnership={scene.Partnership.Id}']"));
        Assert.Equal(url, (await scene.One.Page($"{url}/edit")).Location);
        Assert.Equal((VisitStatus.Cancelled, VisitReason.Funds), ((await portal.ReadVisit(visit.Id)).Status, (await portal.ReadVisit(visit.Id)).Reason));
    }

    [Fact]
    public async Task A_visit_whose_days_are_over_is_not_postponed_but_may_not_have_taken_place()
    {
        var scene = await Scene();
        var visit = await portal.CreateVisit(scene.Partnership, VisitStatus.Agreed, portal.VisitPlan(scene.Partnership, startsInDays: -20));
        var url = $"/visits/{visit.Id}";

        var page = await scene.One.Page(url);

        Assert.Null(page.Document.QuerySelector($"a[href='{url}/postponements/new']"));
        Assert.Equal(url, (await scene.One.Page($"{url}/postponements/new")).Location);
        Assert.Equal("The visit did not take place", page.One($"a[href='{url}/cancellations/new']").TextContent);
        var form = await scene.One.Page($"{url}/cancellations/new");
        Assert.Equal("The visit did not take place", form.One("h1").TextContent);
        await form.Post($"{url}/cancellations", ("Reason", "Visas"));
        Assert.Equal(VisitStatus.Cancelled, (await portal.ReadVisit(visit.Id)).Status);
    }

    [Fact]
    public async Task An_approval_that_comes_too_late_is_told_that_the_visit_was_called_off()
    {
        var scene = await Scene();
        var visit = await portal.CreateVisit(scene.Partnership);
        var url = $"/visits/{visit.Id}";
        var open = await scene.Other.Page($"{url}/endorsements/new");
        Assert.Contains(visit.CurrentVersion.Plan.Purpose, open.Text, StringComparison.Ordinal);

        await (await scene.One.Page($"{url}/cancellations/new")).Post($"{url}/cancellations", ("Reason", "Funds"));
        var late = await open.Post($"{url}/endorsements");

        Assert.Equal(HttpStatusCode.BadRequest, late.Status);
        Assert.Equal(["The visit is cancelled"], late.Errors);
        Assert.Equal("Cancelled: the money is missing.", late.One(".next b").TextContent);
        Assert.Equal(url, late.One(".next ~ p a").GetAttribute("href"));
        Assert.Empty(late.Document.QuerySelectorAll("main form, main dl"));
        Assert.Empty((await portal.ReadVisit(visit.Id)).CurrentVersion.Endorsements);
    }

    /// <summary>Right, but for these fields.</summary>
    private (string Name, string? Value)[] Filled(VisitScene scene, params (string Name, string? Value)[] others) => [.. others, .. Right(scene).ExceptBy(others.Select(field => field.Name), field => field.Name)];

    private IEnumerable<(string Name, string? Value)> Right(VisitScene scene) =>
    [
        ("Title", "Wells that quarters keep"), ("Purpose", "To see how committees work"), ("HostId", $"{scene.OtherTown.Id}"), ("Place", "Pemba"), ("Zone", "Africa/Maputo"), ("Travellers", "4"),
        .. Dates("Start", 27), .. Dates("End", 30), .. Dates("ReportDue", 90),
    ];

    private (string Name, string? Value)[] Dates(string field, int days)
    {
        var day = portal.Today.AddDays(days);
        return [($"{field}.Day", $"{day.Day}"), ($"{field}.Month", $"{day.Month}"), ($"{field}.Year", $"{day.Year}")];
    }

    private async Task<VisitScene> Scene(PartialDate? firstContact = null)
    {
        var (one, other) = (await portal.CreateMunicipality(), await portal.CreateMunicipality(country: "MZ", side: Side.South));
        var partnership = await portal.CreatePartnership([one, other]);
        if (firstContact is not null)
        {
            await portal.Change(partnership, (stored, at) => stored.ChangeFacts(new PartnershipFacts(firstContact, []), PortalFixture.OfficerOf(one), at));
        }

        return new VisitScene(partnership, one, other, await portal.SignIn(await portal.CreateUser(one)), await portal.SignIn(await portal.CreateUser(other)));
    }

    private sealed record VisitScene(Partnership Partnership, Municipality OneTown, Municipality OtherTown, HttpClient One, HttpClient Other);
}
