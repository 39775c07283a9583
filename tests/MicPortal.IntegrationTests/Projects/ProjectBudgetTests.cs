using System.Net;
using MicPortal.Domain.Common;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Projects;
using MicPortal.TestSupport;
using Xunit;

namespace MicPortal.IntegrationTests.Projects;

public sealed class ProjectBudgetTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_line_that_a_button_adds_becomes_a_version_and_the_page_says_who_contributes_what()
    {
        var (one, other) = (await portal.CreateMunicipality(), await portal.CreateMunicipality(side: Side.South));
        var project = await portal.CreateProject(await portal.CreatePartnership([one, other]));
        var client = await portal.SignIn(await portal.CreateUser(one));
        var url = $"/projects/{project.Id}/budget";

        var added = await (await client.Page(url)).Post(url, ("Part", "add-line"));
        Assert.Equal(HttpStatusCode.OK, added.Status);
        // One goes on writing in the new line.
        Assert.Equal("Lines[2].Category", added.One("[autofocus]").GetAttribute("name"));
        Assert.Null(added.One("button[value='add-line']").GetAttribute("formaction"));
        var wrong = await added.Post(url, ("Lines[2].Category", "Training"), ("Lines[2].Amount", "-5"), ("Lines[2].Currency", "XXX"), ($"StaffTimes[{one.Id}].Days", "many"));
        Assert.Equal(
            ["Enter days as 12 or 12.5, at most 20,000", "Enter an amount such as 1250 or 1250.50, above zero and at most 10,000,000,000", "“XXX” is no currency in use; enter three letters such as EUR", "Choose whose money it is"],
            wrong.Errors);
        Assert.Equal("-5", wrong.Value("Lines[2].Amount"));
        var rateless = await wrong.Post(url, ("Lines[2].Currency", "ZAR"), ("Lines[2].Amount", "12 000,50"), ("Lines[2].Source", "Programme"), ("Lines[2].SourceName", "Demo programme"), ($"StaffTimes[{one.Id}].Days", "25.5"));
        Assert.Equal(["Enter the rate from ZAR to EUR (how much EUR is 1 ZAR), with its date and who published it"], rateless.Errors);
        var thousands = await rateless.Post(url, ("Lines[2].Amount", "1,250,50"));
        Assert.StartsWith("Enter an amount in ZAR", thousands.Errors[0], StringComparison.Ordinal);
        var saved = await thousands.Post(url, ("Lines[2].Amount", "12000,50"), ("Lines[2].Rate", "0,05"), ("Lines[2].RateDate.Year", "2025"), ("Lines[2].RateSource", "Reserve Bank"));

        Assert.Equal($"/projects/{project.Id}", saved.Location);
        var stored = await portal.ReadProject(project.Id);
        var line = stored.CurrentVersion.Plan.Lines.Single(line => line.Category == BudgetCategory.Training);
        Assert.Equal((2, new Money(1_200_050, "ZAR"), 0.05m), (stored.CurrentVersionNumber, line.Amount, line.Rate!.Rate));
        Assert.Equal([1, 2], stored.CurrentVersion.Plan.Lines.Select(line => line.Key).Order().Take(2));
        var page = await client.Page($"/projects/{project.Id}");
        Assert.Contains("25.5 days", page.Text, StringComparison.Ordinal);
        Assert.Contains("61 days", page.Text, StringComparison.Ordinal);
        // 1,500 + 1,000 + 600.03 EUR, of which 1,000 for equipment.
        Assert.Contains("3,100.03 EUR", page.Text, StringComparison.Ordinal);
        Assert.Contains("32%", page.Text, StringComparison.Ordinal);

        var removed = await (await client.Page(url)).Post(url, ("Part", "remove-line-0"));
        Assert.Equal("Equipment", removed.Value("Lines[0].Category"));
        await removed.Post(url);
        Assert.Equal(2, (await portal.ReadProject(project.Id)).CurrentVersion.Plan.Lines.Count);
        Assert.DoesNotContain((await portal.ReadProject(project.Id)).CurrentVersion.Plan.Lines, left => left.Key == 1);
    }

    [Fact]
    public async Task Of_two_who_change_the_lines_at_once_each_line_follows_by_what_it_is()
    {
        var (one, other) = (await portal.CreateMunicipality(), await portal.CreateMunicipality(side: Side.South));
        var project = await portal.CreateProject(await portal.CreatePartnership([one, other]));
        var url = $"/projects/{project.Id}/budget";
        var (first, second) = (await portal.SignIn(await portal.CreateUser(one)), await portal.SignIn(await portal.CreateUser(other)));
        var typing = await (await second.Page(url)).Post(url, ("Part", "add-line"));
        // One takes out the first line and adds another; meanwhile the other changes the second and adds one, too.
        var shorter = await (await (await first.Page(url)).Post(url, ("Part", "remove-line-0"))).Post(url, ("Part", "add-line"));
        await shorter.Post(url, ("Lines[1].Category", "Training"), ("Lines[1].Amount", "700"), ("Lines[1].Source", "Programme"), ("Lines[1].SourceName", "Demo programme"));

        var met = await typing.Post(url, ("Lines[1].Amount", "80000"), ("Lines[2].Category", "Pilot"), ("Lines[2].Amount", "90"), ("Lines[2].Source", $"own-{one.Id}"));

        Assert.Equal(HttpStatusCode.Conflict, met.Status);
        Assert.Equal(
            [("2", "Equipment", "80000"), ("3", "Training", "700"), ("", "Pilot", "90")],
            Enumerable.Range(0, 3).Select(index => (met.Value($"Lines[{index}].Key") ?? "", met.Value($"Lines[{index}].Category")!, met.Value($"Lines[{index}].Amount")!)));
        Assert.Empty(met.Document.QuerySelectorAll("[name='Lines[3].Category']"));
        await met.Post(url);
        var lines = (await portal.ReadProject(project.Id)).CurrentVersion.Plan.Lines;
        Assert.Equal([(2, BudgetCategory.Equipment, 8_000_000), (3, BudgetCategory.Training, 70_000), (4, BudgetCategory.Pilot, 9_000)], lines.Select(line => (line.Key, line.Category, line.Amount.Minor)));
    }

    [Fact]
    public async Task Of_two_who_begin_an_empty_budget_at_once_each_keeps_what_the_other_wrote()
    {
        var (one, other) = (await portal.CreateMunicipality(), await portal.CreateMunicipality(side: Side.South));
        var partnership = await portal.CreatePartnership([one, other]);
        var project = await portal.CreateProject(partnership, ProjectStatus.Idea, PortalFixture.Plan(partnership, "Nothing reckoned yet") with { Currency = null, StaffTimes = [], Lines = [] });
        var url = $"/projects/{project.Id}/budget";
        var (first, second) = (await portal.SignIn(await portal.CreateUser(one)), await portal.SignIn(await portal.CreateUser(other)));
        var typing = await second.Page(url);
        await (await (await first.Page(url)).Post(url, ("Part", "add-line"))).Post(url, ("Currency", "EUR"), ("Lines[0].Category", "Training"), ("Lines[0].Amount", "1200"), ("Lines[0].Currency", "EUR"), ("Lines[0].Source", $"own-{one.Id}"));

        var met = await typing.Post(url, ($"StaffTimes[{other.Id}].Days", "12"));
        Assert.Equal(HttpStatusCode.Conflict, met.Status);
        Assert.Equal(("EUR", "1200"), (met.Value("Currency"), met.Value("Lines[0].Amount")));
        await met.Post(url);

        var plan = (await portal.ReadProject(project.Id)).CurrentVersion.Plan;
        Assert.Equal(("EUR", 1, 1200), (plan.Currency, plan.Lines.Count, plan.StaffTimes.Single().Days));
    }

    [Fact]
    public async Task A_line_that_one_took_out_while_the_other_changed_it_is_said_to_be_gone_and_saving_puts_it_back()
    {
        var (one, other) = (await portal.CreateMunicipality(), await portal.CreateMunicipality(side: Side.South));
        var project = await portal.CreateProject(await portal.CreatePartnership([one, other]));
        var url = $"/projects/{project.Id}/budget";
        var (first, second) = (await portal.SignIn(await portal.CreateUser(one)), await portal.SignIn(await portal.CreateUser(other)));
        var typing = await second.Page(url);
        await (await (await first.Page(url)).Post(url, ("Part", "remove-line-0"))).Post(url);

        var met = await typing.Post(url, ("Lines[0].Amount", "1700"));

        Assert.Equal(HttpStatusCode.Conflict, met.Status);
        var row = met.One("main table tbody tr").QuerySelectorAll("td").Select(cell => cell.TextContent.Replace('\u00a0', ' ')).ToList();
        Assert.Equal(2, row.Count);
        Assert.Contains("taken out meanwhile; it was: Workshops · Hall and meals · 1,500.00 EUR", row[0], StringComparison.Ordinal);
        Assert.Contains("Workshops · Hall and meals · 1,700.00 EUR", row[1], StringComparison.Ordinal);
        Assert.Equal(("Equipment", "Workshop", "Hall and meals", "1700"), (met.Value("Lines[0].Category"), met.Value("Lines[1].Category"), met.Value("Lines[1].Text"), met.Value("Lines[1].Amount")));
        Assert.Equal("taken out meanwhile; saving puts it back", met.One("#line-2 .tag").TextContent);
        Assert.Empty(met.Document.QuerySelectorAll("#line-1 .tag"));
        await met.Post(url);
        Assert.Equal([("Equipment", 6_400_000L), ("Workshop", 170_000L)], (await portal.ReadProject(project.Id)).CurrentVersion.Plan.Lines.Select(line => ($"{line.Category}", line.Amount.Minor)));
    }

    [Fact]
    public async Task What_two_wrote_at_once_and_cannot_stand_together_is_said_at_its_field()
    {
        var (one, other) = (await portal.CreateMunicipality(), await portal.CreateMunicipality(side: Side.South));
        var project = await portal.CreateProject(await portal.CreatePartnership([one, other]));
        var url = $"/projects/{project.Id}/budget";
        var (first, second) = (await portal.SignIn(await portal.CreateUser(one)), await portal.SignIn(await portal.CreateUser(other)));
        var typing = await (await second.Page(url)).Post(url, ("Part", "add-line"));
        var shorter = await (await (await first.Page(url)).Post(url, ("Part", "remove-line-0"))).Post(url, ("Part", "remove-line-0"));
        Assert.Equal($"/projects/{project.Id}", (await shorter.Post(url, ("Currency", ""), ($"StaffTimes[{other.Id}].DayRate", ""))).Location);

        // A line in the project's currency, which the other has taken out.
        var met = await typing.Post(url, ("Lines[2].Category", "Pilot"), ("Lines[2].Amount", "90"), ("Lines[2].Source", $"own-{one.Id}"));

        Assert.Equal((HttpStatusCode.Conflict, "90"), (met.Status, met.Value("Lines[0].Amount")));
        Assert.Contains("Enter the currency in which the whole is reckoned", met.Errors);
        Assert.Equal($"/projects/{project.Id}", (await met.Post(url, ("Currency", "EUR"))).Location);
    }

    [Fact]
    public async Task Each_side_says_what_it_spent_measured_and_did_and_takes_back_only_its_own()
    {
        var (one, other) = (await portal.CreateMunicipality(), await portal.CreateMunicipality(side: Side.South));
        var project = await portal.CreateProject(await portal.CreatePartnership([one, other]), ProjectStatus.Running);
        var (first, second) = (await portal.SignIn(await portal.CreateUser(one)), await portal.SignIn(await portal.CreateUser(other)));
        var url = $"/projects/{project.Id}";

        var spend = await first.Page($"{url}/spendings/new");
        Assert.Equal(["“1.234” may be thousands or decimals: write 1234, or 1.23"], (await spend.Post($"{url}/spendings", ("Line", "1"), ("Amount", "1.234"), ("On.Year", "2025"))).Errors);
        var early = await spend.Post($"{url}/spendings", ("Line", "1"), ("Amount", "400"), ("On.Year", "2023"));
        Assert.Equal((HttpStatusCode.BadRequest, "400"), (early.Status, early.Value("Amount")));
        Assert.Equal(["The day is before the project’s start"], early.Errors);
        // With what is wrong with the amount, whichever of the two the form or the project tells.
        Assert.Equal(["“1.234” may be thousands or decimals: write 1234, or 1.23", "The day is before the project’s start"], (await spend.Post($"{url}/spendings", ("Line", "1"), ("Amount", "1.234"), ("On.Year", "2023"))).Errors);
        Assert.Equal(2, (await spend.Post($"{url}/spendings", ("Line", "1"), ("Amount", "much"), ("On.Year", "2023"))).Errors.Count);
        Assert.Equal(2, (await spend.Post($"{url}/spendings", ("Line", "1"), ("Amount", "1.234"), ("On.Year", "2090"))).Errors.Count);
        Assert.Equal(["Enter a day that is not in the future"], (await spend.Post($"{url}/spendings", ("Line", "1"), ("Amount", "400"), ("On.Year", "2090"))).Errors);
        Assert.Empty((await portal.ReadProject(project.Id)).Spendings);
        await spend.Post($"{url}/spendings", ("Line", "1"), ("Amount", "400"), ("On.Year", "2025"));
        var page = await second.Page(url);
        Assert.Contains("400.00\u00A0EUR", page.One("#budget ~ table").TextContent, StringComparison.Ordinal);
        var spendingId = (await portal.ReadProject(project.Id)).Spendings.Single().Id;
        Assert.Empty(page.Document.QuerySelectorAll("form[action*=spendings]"));
        await (await first.Page(url)).Post($"{url}/spendings/{spendingId}/withdrawals");
        Assert.NotNull((await portal.ReadProject(project.Id)).Spendings.Single().TakenBackAt);

        var measure = await second.Page($"{url}/values/new");
        Assert.Equal(["11 is more than the 10 in all"], (await measure.Post($"{url}/values", ("Indicator", "1"), ("Value", "3"), ("On.Year", "2025"), ("People", "10"), ("Women", "11"))).Errors);
        await measure.Post($"{url}/values", ("Indicator", "1"), ("Value", "3"), ("On.Year", "2025"), ("People", "10"), ("Women", "6"));
        Assert.Contains("10 people, 6 women", (await first.Page(url)).Text, StringComparison.Ordinal);

        var reach = await second.Page($"{url}/milestones/new");
        await reach.Post($"{url}/milestones", ("Milestone", "1"));
        Assert.Contains("reached:", (await first.Page(url)).Text, StringComparison.Ordinal);
        Assert.Equal(other.Id, (await portal.ReadProject(project.Id)).Reached.Single().OrganisationId);

        var note = await second.Page($"{url}/notes/new");
        Assert.Equal(["Write how the work goes"], (await note.Post($"{url}/notes")).Errors);
        await note.Post($"{url}/notes", ("Text", "Three quarters have begun"));
        Assert.Contains("Three quarters have begun", (await first.Page(url)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Spending_over_a_line_or_on_the_line_of_another_is_taken_and_said()
    {
        var (one, other) = (await portal.CreateMunicipality(), await portal.CreateMunicipality(side: Side.South));
        var project = await portal.CreateProject(await portal.CreatePartnership([one, other]), ProjectStatus.Running);
        var (first, second) = (await portal.SignIn(await portal.CreateUser(one)), await portal.SignIn(await portal.CreateUser(other)));
        var url = $"/projects/{project.Id}/spendings";
        var form = await first.Page($"{url}/new");
        Assert.Null(form.Document.QuerySelector("[name=Anyway]"));

        // The line has 1,500 EUR, from the budget of the first.
        Assert.Equal("The spending is recorded.", (await (await form.Post(url, ("Line", "1"), ("Amount", "1.499,50"), ("On.Year", "2025"))).Follow()).Message);
        var over = await (await (await second.Page($"{url}/new")).Post(url, ("Line", "1"), ("Amount", "320.50"), ("On.Year", "2025"))).Follow();
        Assert.Equal("The spending is recorded. The line is now overspent by 320.00 EUR.", over.Message);
        var page = await first.Page($"/projects/{project.Id}");
        Assert.Contains("over by 320.00 EUR", page.One("#budget ~ table").TextContent, StringComparison.Ordinal);
        var rows = page.Document.QuerySelectorAll("#reports ~ table tbody tr").Select(row => row.TextContent).ToList();
        Assert.Contains($"from the own budget of {one.Name}", rows[0], StringComparison.Ordinal);
        Assert.DoesNotContain("from the own budget", rows[1], StringComparison.Ordinal);

        var asked = await (await first.Page($"{url}/new")).Post(url, ("Line", "1"), ("Amount", "150 000"), ("On.Month", "6"), ("On.Year", "2025"));
        Assert.StartsWith("With this, more than 10 times what the line has would be spent.", Assert.Single(asked.Errors), StringComparison.Ordinal);
        Assert.Equal(2, (await portal.ReadProject(project.Id)).Spendings.Count);
        await asked.Post(url, ("Anyway", "true"));
        Assert.Equal(15_182_000, (await portal.ReadProject(project.Id)).SpentOn(1));
    }

    [Fact]
    public async Task Who_goes_back_to_put_an_amount_right_is_told_what_is_recorded_already_and_where_to_take_it_back()
    {
        var (one, other) = (await portal.CreateMunicipality(), await portal.CreateMunicipality(side: Side.South));
        var project = await portal.CreateProject(await portal.CreatePartnership([one, other]), ProjectStatus.Running);
        var client = await portal.SignIn(await portal.CreateUser(one));
        var url = $"/projects/{project.Id}/spendings";
        (string, string?)[] spent = [("Line", "1"), ("On.Year", "2025")];
        var form = await client.Page($"{url}/new");
        await form.Post(url, [.. spent, ("Amount", "400")]);

        // A browser fetches the form anew and fills it in, or keeps the page with its id.
        foreach (var back in new[] { await client.Page($"{url}/new"), form })
        {
            var asked = await back.Post(url, [.. spent, ("Amount", "40")]);
            Assert.StartsWith("You recorded another amount on this line for this day a moment ago.", Assert.Single(asked.Errors), StringComparison.Ordinal);
            Assert.Contains("Recorded already: 400.00 EUR, 2025.", asked.Text, StringComparison.Ordinal);
        }

        var corrected = await (await client.Page($"{url}/new")).Post(url, [.. spent, ("Amount", "40")]);
        Assert.Equal(40_000, (await portal.ReadProject(project.Id)).SpentOn(1));
        var there = corrected.One("a[href*='#spending-']").GetAttribute("href")!;
        var record = await client.Page(there);
        await record.Post(record.One(there[there.IndexOf('#', StringComparison.Ordinal)..] + " form").GetAttribute("action")!);
        Assert.Equal("The spending is recorded.", (await (await corrected.Post(url)).Follow()).Message);
        Assert.Equal(4_000, (await portal.ReadProject(project.Id)).SpentOn(1));
        // Both were spent.
        var both = await (await client.Page($"{url}/new")).Post(url, [.. spent, ("Amount", "50")]);
        await both.Post(url, ("Anyway", "true"));
        Assert.Equal(9_000, (await portal.ReadProject(project.Id)).SpentOn(1));
    }

    [Fact]
    public async Task Indicators_and_milestones_are_part_of_the_plan_and_keep_their_values()
    {
        var (one, other) = (await portal.CreateMunicipality(), await portal.CreateMunicipality(side: Side.South));
        var project = await portal.CreateProject(await portal.CreatePartnership([one, other]), ProjectStatus.Running);
        await portal.Change(project, (stored, at) => stored.Measure(1, 5, null, PartialDate.FromYear(2025), PortalFixture.OfficerOf(one), at));
        var client = await portal.SignIn(await portal.CreateUser(other));
        var url = $"/projects/{project.Id}/results";

        var added = await (await (await client.Page(url)).Post(url, ("Part", "add-indicator"))).Post(url, ("Part", "add-milestone"));
        var wrong = await added.Post(url, ("Indicators[1].Text", "Wells in use"), ("Indicators[1].Target", "many"), ("Milestones[1].Text", "Too late"), ("Milestones[1].Date.Year", "2150"));
        Assert.Equal(["Enter a number such as 12 or 12.5, not below zero"], wrong.Errors);
        Assert.Equal("Milestones[1].Text", added.One("[autofocus]").GetAttribute("name"));
        // Thousands or decimals: asked, here as for money.
        var asked = await wrong.Post(url, ("Indicators[1].Target", "12,500"), ("Indicators[1].Baseline", "4.800"));
        Assert.Equal(["Before: “4.800” may be thousands or decimals: write 4800, or 4.8", "Target: “12,500” may be thousands or decimals: write 12500, or 12.5"], asked.Errors);
        var outside = await asked.Post(url, ("Indicators[1].Target", "40"), ("Indicators[1].Baseline", "4,8125"));
        Assert.Equal(["The milestone lies outside the project’s dates"], outside.Errors);
        await outside.Post(url, ("Milestones[1].Date.Year", "2026"), ($"Milestones[1].Responsible[{other.Id}]", "Head of wells"));

        var stored = await portal.ReadProject(project.Id);
        Assert.Equal((2, 1), (stored.CurrentVersionNumber, stored.AgreedVersionNumber));
        // Lines, indicators and milestones never share a new number.
        Assert.Equal([1, 3], stored.CurrentVersion.Plan.Indicators.Select(indicator => indicator.Key));
        Assert.Equal(4.8125m, stored.CurrentVersion.Plan.Indicators[1].Baseline);
        // What was three decimals stands in the form as such, not as thousands.
        await (await client.Page(url)).Post(url, ("Indicators[1].Baseline", "4.1250"));
        Assert.Equal("4.1250", (await client.Page(url)).Value("Indicators[1].Baseline"));
        var measured = await (await client.Page($"/projects/{project.Id}/values/new")).Post($"/projects/{project.Id}/values", ("Indicator", "1"), ("Value", "12,500"), ("On.Year", "2025"));
        Assert.Equal(["“12,500” may be thousands or decimals: write 12500, or 12.5"], measured.Errors);
        var page = await client.Page($"/projects/{project.Id}");
        Assert.Contains("Responsible", page.Text, StringComparison.Ordinal);
        Assert.Contains("Until all have approved the new version, the work goes on by version 1.", page.Text, StringComparison.Ordinal);
    }
}
